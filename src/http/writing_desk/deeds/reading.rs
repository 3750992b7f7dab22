//! What the forms of a work have in common: closed words, uses, days, voices, and what is proposed to another officer.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::accounts::four_eyes;
use crate::accounts::proposal::{SHORTEST_NOTE, What};
use crate::catalogue::participant::Person;
use crate::clock::{Timestamp, end_of_berlin_day};
use crate::consent::record::{Use, Voice};
use crate::error::Result;
use crate::http::App;
use crate::http::accounts::SignedIn;
use crate::http::accounts::caller::naming;
use crate::http::writing_desk::faults::Found;
use crate::http::writing_desk::form::Typed;
use crate::http::writing_desk::shown::OnWork;
use crate::id::Id;

/// Why a work is held.
pub const CAUSES: &[&str] = &["dispute", "safeguarding", "takedown_review", "court_order", "integrity"];
/// On which ground no consent is needed.
pub const GROUNDS: &[&str] = &[
    "kug_23_1_1",
    "kug_23_1_2",
    "kug_23_1_3",
    "kug_23_1_4",
    "not_identifiable",
    "public_official_statement",
];

/// The uses that were ticked; none ticked: every use.
pub fn uses(typed: &Typed) -> Option<BTreeSet<Use>> {
    let ticked: BTreeSet<Use> = Use::ALL.into_iter().filter(|use_| typed.is("uses", use_.as_str())).collect();
    (!ticked.is_empty()).then_some(ticked)
}

/// One word of a closed list.
pub fn word(typed: &Typed, name: &str, list: &[&'static str]) -> Option<&'static str> {
    list.iter().copied().find(|word| typed.is(name, word))
}

/// `SUBJECT CAPACITY BY`, as the choice of voices sends it.
pub fn subject_and_voice(text: &str) -> Option<(Id<Person>, Voice)> {
    let (subject, voice) = text.split_once(' ')?;
    Some((subject.parse().ok()?, voice.parse().ok()?))
}

/// The same, when it is a voice in this work.
pub fn voice(on: &OnWork, text: &str, now: Timestamp) -> Option<(Id<Person>, Voice)> {
    let (subject, voice) = subject_and_voice(text)?;
    on.voices(subject, now).ok()?.contains(&voice).then_some((subject, voice))
}

/// The end of the day in a field; `empty` when nothing is typed, a fault when it cannot be read or has passed.
pub fn end_of(typed: &Typed, field: &str, empty: Timestamp, now: Timestamp, found: &mut Found) -> Timestamp {
    match (typed.of(field), typed.of(field).parse::<Date>()) {
        ("", _) => empty,
        (_, Ok(day)) => {
            let end = end_of_berlin_day(day);
            found.unless(end > now, field, "write-fault-past");
            end
        }
        (_, Err(_)) => {
            found.add(field, "write-fault-day");
            empty
        }
    }
}

/// A reason that somebody else can follow; `field` is the id of the field in which it is written.
pub fn note(typed: &Typed, field: &str, found: &mut Found) -> String {
    let note = typed.of("note");
    found.unless(note.chars().count() >= SHORTEST_NOTE, field, "write-fault-note");
    note.to_owned()
}

/// Proposes it; where somebody else will answer.
pub async fn proposed(
    app: &App,
    who: &SignedIn,
    on: &OnWork,
    what: What,
    person: Option<Id<Person>>,
) -> Result<String> {
    let about = (Some(on.work()), person);
    let (id, entry) = four_eyes::propose(&app.ledger, who.account.id, what, about, app.clock.now()).await?;
    Ok(naming(&format!("/{}/desk/proposals/{id}", on.v.lang()), Some(&entry)))
}
