//! The deeds behind the forms of a work: each reads what was typed, is done in one transaction, and says where to go.

mod closing;
mod doing;
mod limits;
mod opening;
mod passage;
pub mod reading;

pub use doing::{FORMS, done};
pub use limits::{BASES, REASONS, during};
pub use reading::{CAUSES, GROUNDS, end_of, note, word};
