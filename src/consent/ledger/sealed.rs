//! What is sealed, as rows: slots of keys, evidence with its file, profiles.

pub mod keys;
pub mod papers;
