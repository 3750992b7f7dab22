//! The schools' room: clips with a beginning and an end, the pages that may frame them, and links for a class.

pub mod clip;
pub mod frame;
pub mod link_store;
