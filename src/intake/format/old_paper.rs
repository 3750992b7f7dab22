//! Papers from before this library, as a work's file writes them. They open nothing.

use serde::{Deserialize, Serialize};

use super::consent::DeclarantWord;

/// A paper of then, as it came. It opens nothing: two officers read at the desk what it allows today, or the person is
/// asked anew.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OldPaperEntry {
    /// Unique among the old papers of the work, never reused. It holds nobody's name.
    pub id: String,
    /// Key of the person it is about.
    pub person: String,
    /// Who signed it: "own" or "guardian".
    #[serde(default = "own")]
    pub by: DeclarantWord,
    /// Key of the guardian of that time who signed.
    pub declarant: Option<String>,
    /// What is printed on it.
    pub form: OldFormEntry,
    /// The day, month or year that stands on it: 2004-07-15, 2004-07 or 2004. Without it nothing can be read in the paper.
    pub signed: Option<String>,
    /// What was written in by hand, or crossed out. It is sealed.
    pub added: Option<String>,
    /// The scan, inside this folder. It is sealed. Without it the paper must lie in the office.
    pub scan: Option<String>,
    /// Who has seen the paper: an office or initials, no private name.
    pub seen_by: String,
    /// The day it was seen.
    pub seen_at: String,
}

/// A form of then, the same on every copy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OldFormEntry {
    /// What it is called here: lower case letters, digits, hyphens.
    pub name: String,
    /// In which language it is printed (BCP 47).
    pub language: String,
    /// The printed words, letter by letter. They may be left out where another paper of this form has them, or
    /// once a form of this name and language is kept.
    pub words: Option<String>,
}

const fn own() -> DeclarantWord {
    DeclarantWord::Own
}
