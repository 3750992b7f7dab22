//! A copy of the library that can be put back: rows, files and keys apart, and the noes that came after it.

pub mod checking;
pub mod closed_store;
pub mod dump;
pub mod files;
pub mod keys;
pub mod left_store;
pub mod manifest;
pub mod mirror;
pub mod noes;
pub mod noes_store;
pub mod putting_back;
pub mod replaying;
pub mod taking;

/// Told how far something is: what is being done, how much of it is done, and of how much.
pub type Progress = dyn Fn(&'static str, u64, u64) + Send + Sync;
