//! The radio partners' room: broadcast files that say until when they may be used, and who may fetch them.

pub mod ascii;
pub mod bext;
pub mod cleared_store;
pub mod desk;
pub mod loudness;
pub mod pack;
pub mod pack_store;
pub mod partner_store;
pub mod piece;
pub mod riff;
