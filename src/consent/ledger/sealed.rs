//! What is sealed, as rows: slots of keys, evidence with its file, profiles, free words, and what was erased.

pub mod erasing;
pub mod erasures;
pub mod keys;
pub mod papers;
pub mod wishes;
pub mod words;
