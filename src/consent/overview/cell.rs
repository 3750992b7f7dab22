//! One person and one use: what this person alone would let through, as if everybody else had agreed to everything.

use std::collections::BTreeSet;

use crate::catalogue::participant::Person;
use crate::clock::Timestamp;
use crate::consent::clearance::entitled;
use crate::consent::decision::{Decision, boundaries, decide};
use crate::consent::record::{Attestation, Cut, Interval, Licence, Reason, Record, Territory, Use};
use crate::id::Id;

/// How a person stands to a use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Yes, everywhere.
    Yes,
    /// Yes, in some places only.
    Places,
    /// No consent is needed.
    Waived,
    /// A no stands.
    No,
    /// A yes whose evidence is missing, or that was not explicit.
    Unproven,
    /// A yes whose time is over.
    Ended,
    /// A yes whose time has not begun.
    Later,
    /// A yes to other uses or places.
    Elsewhere,
    /// Somebody whose yes is needed was not asked, or is not known.
    NotAsked,
}

/// A cell of the matrix of people and uses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Which use.
    pub use_: Use,
    /// How the person stands to it.
    pub state: State,
    /// Where it is allowed, when it is not everywhere.
    pub places: BTreeSet<Territory>,
    /// When that changes; none: as far as anybody knows never.
    pub until: Option<Timestamp>,
    /// What stands in the way; empty when nothing does.
    pub reasons: BTreeSet<Reason>,
}

/// How `person` stands to every use at `at`.
#[must_use]
pub fn row(record: &Record, person: Id<Person>, at: Timestamp) -> Vec<Cell> {
    let alone = alone(record, person);
    Use::ALL.into_iter().map(|use_| cell(&alone, person, use_, at)).collect()
}

/// The record as if this person were the only one in the work, and nothing but this person's word stood in the way.
fn alone(record: &Record, person: Id<Person>) -> Record {
    let licence = |use_| Licence { use_, territories: vec![Territory::world()], during: Interval::ALWAYS };
    let original = Cut {
        id: Id::derived("as it was made"),
        original: true,
        media_version: record.media_version,
        approved: None,
        checked: None,
        edits: BTreeSet::new(),
        removes: std::collections::BTreeMap::new(),
    };
    let of = |subject: Id<Person>| subject == person;
    Record {
        work: record.work,
        published: true,
        media_version: record.media_version,
        attestations: vec![Attestation { media_version: record.media_version, at: Timestamp::MIN }],
        appearances: record.appearances.iter().filter(|a| of(a.person)).cloned().collect(),
        people: record.people.iter().filter(|(id, _)| of(**id)).map(|(id, p)| (*id, p.clone())).collect(),
        declarations: record.declarations.iter().filter(|d| of(d.subject)).cloned().collect(),
        withdrawals: record.withdrawals.iter().filter(|w| of(w.subject)).cloned().collect(),
        holds: Vec::new(),
        embargoes: Vec::new(),
        restrictions: Vec::new(),
        licences: Use::ALL.map(licence).to_vec(),
        editions: vec![original],
        names: Vec::new(),
    }
}

fn cell(alone: &Record, person: Id<Person>, use_: Use, at: Timestamp) -> Cell {
    let (state, places, reasons) = standing(alone, person, use_, at);
    let until =
        boundaries(alone, &entitled(use_)).into_iter().filter(|instant| *instant > at).find(|instant| {
            let (later, there, _) = standing(alone, person, use_, *instant);
            (later, &there) != (state, &places)
        });
    Cell { use_, state, places, until: until.filter(|until| *until < Timestamp::MAX), reasons }
}

type Standing = (State, BTreeSet<Territory>, BTreeSet<Reason>);

fn standing(alone: &Record, person: Id<Person>, use_: Use, at: Timestamp) -> Standing {
    let reasons = match answer(alone, use_, None, at) {
        Ok(()) if is_waived(alone, person) => return (State::Waived, BTreeSet::new(), BTreeSet::new()),
        Ok(()) => return (State::Yes, BTreeSet::new(), BTreeSet::new()),
        Err(reasons) => reasons,
    };
    let named = alone.declarations.iter().flat_map(|d| &d.scopes).filter(|s| s.use_ == use_);
    let named: BTreeSet<&Territory> = named.flat_map(|s| &s.territories).collect();
    let open = named.into_iter().filter(|place| answer(alone, use_, Some(place), at).is_ok());
    let places: BTreeSet<Territory> = open.cloned().collect();
    let state = if places.is_empty() { of_reasons(&reasons) } else { State::Places };
    (state, places, reasons)
}

/// Whether this person lets `use_` through in `place` at `at`, or every reason why not.
fn answer(
    alone: &Record,
    use_: Use,
    place: Option<&Territory>,
    at: Timestamp,
) -> Result<(), BTreeSet<Reason>> {
    match decide(alone, use_, &entitled(use_), place, at) {
        Decision::Allow(_) | Decision::AllowRedacted { .. } => Ok(()),
        // Whether the person could be cut out is a question of the work.
        Decision::Deny(reasons) => {
            Err(reasons.into_iter().filter(|r| !matches!(r, Reason::NotRedactable(_))).collect())
        }
    }
}

fn is_waived(alone: &Record, person: Id<Person>) -> bool {
    alone.appearances.iter().filter(|a| a.person == person).all(|a| a.waiver.is_some())
}

/// The one word for many reasons: a no outweighs what is missing, and what is missing what is only over.
fn of_reasons(reasons: &BTreeSet<Reason>) -> State {
    let weight = |reason: &Reason| match reason {
        Reason::Refused(_)
        | Reason::Invalidated(_)
        | Reason::Withdrawn(_)
        | Reason::GuardianWithdrew(_)
        | Reason::ChildDissent(_)
        | Reason::PosthumousClosed(_) => (4, State::No),
        Reason::EvidenceMissing(_) | Reason::NotExplicit(_) => (2, State::Unproven),
        Reason::Expired(_) | Reason::MajorityReaffirmationOverdue(_) => (1, State::Ended),
        Reason::NotYetValid(_) => (0, State::Later),
        Reason::NoScopeForUse(_) | Reason::TerritoryNotCovered(_) => (1, State::Elsewhere),
        _ => (3, State::NotAsked),
    };
    reasons.iter().map(weight).max().map_or(State::NotAsked, |(_, state)| state)
}
