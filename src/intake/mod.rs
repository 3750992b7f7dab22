//! How works come in: files read and checked, media probed and made small, everything written whole or not at all.

pub mod check;
pub mod finding;
pub mod folder;
pub mod format;
mod shape;
pub mod source;
pub mod when;
