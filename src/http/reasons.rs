//! Reasons why something stays closed, in sentences: one source for the desk and the command line. The words stand in
//! `web/locales`.

use crate::catalogue::participant::Person;
use crate::consent::record::Reason;
use crate::http::words::Words;
use crate::id::Id;

/// For whom, where and about whom a reason is told.
pub struct Telling<'a> {
    /// What somebody is called: a key at the desk, “somebody in it” elsewhere.
    pub who: &'a dyn Fn(Id<Person>) -> String,
    /// The place that was asked for.
    pub place: &'a str,
    /// Who asks.
    pub asker: &'a str,
}

/// The reason as a sentence.
#[must_use]
pub fn sentence(words: &Words, reason: &Reason, telling: &Telling<'_>) -> String {
    let who = reason.person().map_or_else(String::new, telling.who);
    let values = [("who", who.as_str()), ("place", telling.place), ("asker", telling.asker)];
    words.say_of(&format!("over-reason-{}", kebab(reason.name())), &values)
}

/// `NoScopeForUse` as messages are called: `no-scope-for-use`.
fn kebab(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 4);
    for c in name.chars() {
        if c.is_ascii_uppercase() && !out.is_empty() {
            out.push('-');
        }
        out.push(c.to_ascii_lowercase());
    }
    out
}
