//! How works come in: files read and checked, media probed and made small, everything written whole or not at all.

pub mod finding;
pub mod source;
mod shape;
pub mod format;
pub mod when;
pub mod folder;
pub mod check;
pub mod reading;

pub mod sniff;
pub mod child;
pub mod playable;
pub mod probe;
pub mod encode;
pub mod poster;
pub mod prepare;

pub mod progress;
pub mod journal;
pub mod deposit;
pub mod describe;
mod facts;
pub mod accession;
mod foundation;
pub mod importing;
pub mod beginning;
