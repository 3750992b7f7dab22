//! How works come in: files read and checked, media probed and made small, everything written whole or not at all.

pub mod check;
pub mod child;
pub mod encode;
pub mod finding;
pub mod folder;
pub mod format;
pub mod journal;
pub mod playable;
pub mod poster;
pub mod probe;
mod shape;
pub mod sniff;
pub mod source;
pub mod when;
