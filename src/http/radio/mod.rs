//! The radio partners' door: the interface for their programs, and the desk for people.

pub mod api;
pub mod caller;
pub mod desk;
pub mod files;
mod recalls;
pub mod sheet;
