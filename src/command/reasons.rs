//! Reasons why something stays closed, as parts of a line at the terminal. The sentences are the desk's, in English.

use crate::consent::record::Reason;
use crate::http::reasons::{Telling, sentence};
use crate::http::words::Words;

/// A reason why a class of a school sees nothing.
pub(super) fn for_a_school(reason: &Reason) -> String {
    told(reason, "the school's territory", "the school")
}

/// A reason as a person says it, without saying whom it is about.
pub(super) fn in_words(reason: &Reason) -> String {
    told(reason, "the whole world", "the public")
}

/// The sentence without its capital and its full stop.
fn told(reason: &Reason, place: &str, asker: &str) -> String {
    let words = Words::of("en").unwrap_or_else(|| Words::negotiate(None));
    let telling = Telling { who: &|_| "somebody in it".to_owned(), place, asker };
    let sentence = sentence(words, reason, &telling);
    let mut letters = sentence.trim_end_matches('.').chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
