//! What the post says: plain text, in words that the pages' languages hold.

use crate::clock::Timestamp;
use crate::consent::audit::Logged;
use crate::consent::ledger::Recall;
use crate::language::Language;
use crate::narrator::standing::Ends;
use crate::post::letter::Kind;

/// A letter as it is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// For a mail.
    pub subject: String,
    /// The lines.
    pub body: String,
}

/// What a letter to somebody in a work is made of.
#[derive(Clone, Debug)]
pub struct Content {
    /// What it is about.
    pub kind: Kind,
    /// In which language.
    pub language: Language,
    /// The path of the page behind their link, and when it opens nothing any more.
    pub link: Option<(String, Ends)>,
    /// What was done.
    pub done: Option<Done>,
}

/// What somebody did, for their receipt.
#[derive(Clone, Debug)]
pub struct Done {
    /// Its entry in the audit log.
    pub entry: Logged,
    /// The first instant at which nothing is shown any more, when they set one for later.
    pub end: Option<Timestamp>,
}

/// Whoever knows the words. None of what it writes names a reason or a work's title.
pub trait Writes: Send + Sync {
    /// To a partner: what must stop, which file, until when to answer, and where. Names no person.
    fn recall(&self, recall: &Recall) -> Text;
    /// To whoever keeps the head of the audit log for us.
    fn head(&self, head: &Logged) -> Text;
    /// To somebody in the works, or who speaks for them: names neither the library nor a work.
    fn letter(&self, content: &Content) -> Text;
}
