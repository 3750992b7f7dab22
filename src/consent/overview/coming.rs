//! What comes by itself: birthdays that change whose word counts, and the ends of what was agreed.

use std::collections::BTreeSet;

use jiff::Span;

use crate::catalogue::participant::Person;
use crate::clock::{Timestamp, start_of_berlin_day};
use crate::consent::record::{Age, Declaration, Record, Use, Voice};
use crate::id::Id;

/// Something that comes by itself.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Coming {
    /// When.
    pub at: Timestamp,
    /// What.
    pub what: What,
}

/// What can come by itself.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// A child becomes old enough to be asked.
    Insight(Id<Person>),
    /// Somebody turns 18.
    Majority(Id<Person>),
    /// The yes from before the 18th birthday stops counting.
    Reaffirmation(Id<Person>),
    /// A voice's yes about somebody ends, for these uses.
    YesEnds(Id<Person>, Voice, BTreeSet<Use>),
    /// Somebody's responsibility for somebody ends.
    OfficeEnds(Id<Person>, Id<Person>),
    /// An embargo ends.
    EmbargoEnds,
    /// A hold ends.
    HoldEnds,
    /// A licence ends, for this use.
    LicenceEnds(Use),
}

/// The instant `months` months after `at`, at the beginning of a day in Berlin.
#[must_use]
pub fn months_after(at: Timestamp, months: i32) -> Timestamp {
    at.berlin_day().checked_add(Span::new().months(months)).map_or(Timestamp::MAX, start_of_berlin_day)
}

/// What comes after `now` and before `until`, in order.
#[must_use]
pub fn coming(record: &Record, now: Timestamp, until: Timestamp) -> Vec<Coming> {
    let all = birthdays(record).chain(ends(record)).chain(limits(record));
    let within: BTreeSet<Coming> = all.filter(|coming| now < coming.at && coming.at < until).collect();
    within.into_iter().collect()
}

/// Whether `at` is a birthday of somebody in the work, or follows from one. Such a day is shown as its month: a birth
/// date is nobody's business.
#[must_use]
pub fn is_birthday(record: &Record, at: Timestamp) -> bool {
    birthdays(record).any(|coming| coming.at == at)
}

fn birthdays(record: &Record) -> impl Iterator<Item = Coming> + '_ {
    let known = record.people.iter().filter_map(|(person, facts)| match facts.age {
        Age::Born(birthdays) => Some((*person, birthdays)),
        Age::Adult | Age::Unknown => None,
    });
    known.flat_map(|(person, b)| {
        [
            Coming { at: b.capable_from, what: What::Insight(person) },
            Coming { at: b.adult_from, what: What::Majority(person) },
            Coming { at: b.reaffirm_until, what: What::Reaffirmation(person) },
        ]
    })
}

/// The ends of the yeses at the heads of their chains, and of offices.
fn ends(record: &Record) -> impl Iterator<Item = Coming> + '_ {
    let is_head = |d: &&Declaration| {
        let chain = record.declarations.iter().filter(|o| o.subject == d.subject && o.voice == d.voice);
        d.word.is_yes() && chain.map(|o| o.version).max() == Some(d.version)
    };
    let yeses = record.declarations.iter().filter(is_head).flat_map(|d| {
        let days: BTreeSet<Timestamp> = d.scopes.iter().map(|s| s.during.until).collect();
        days.into_iter().map(|at| {
            let uses = d.scopes.iter().filter(|s| s.during.until == at).map(|s| s.use_).collect();
            Coming { at, what: What::YesEnds(d.subject, d.voice, uses) }
        })
    });
    let offices = record.people.iter().flat_map(|(person, facts)| {
        let end = |g: &crate::consent::record::Guardianship| Coming {
            at: g.office.until,
            what: What::OfficeEnds(*person, g.guardian),
        };
        facts.guardianships.iter().map(end)
    });
    yeses.chain(offices)
}

fn limits(record: &Record) -> impl Iterator<Item = Coming> + '_ {
    let embargoes = record.embargoes.iter().map(|e| Coming { at: e.during.until, what: What::EmbargoEnds });
    let holds = record.holds.iter().map(|h| Coming { at: h.during.until, what: What::HoldEnds });
    let licences =
        record.licences.iter().map(|l| Coming { at: l.during.until, what: What::LicenceEnds(l.use_) });
    embargoes.chain(holds).chain(licences)
}
