//! A work's record as a JSON file: what [`super::decision::decide`] reads, to be decided on without a database.
//! `docs/consent-snapshot.md` documents every field.

pub mod format;
mod reading;
mod words;
mod writing;

pub use format::{Snapshot, schema_text};
pub use reading::read;
pub use words::{Day, Instant, Place};
pub(crate) use writing::edit;
pub use writing::write;
