//! Where in a life an instant falls: minor, adult, dead; and who holds an office for the person.

use crate::catalogue::participant::Person;
use crate::clock::Timestamp;
use crate::consent::record::{Age, PersonFacts};
use crate::id::Id;

/// Where in a life `at` falls.
pub(super) struct Life {
    /// Has died.
    pub(super) dead: bool,
    /// Is not yet 18.
    pub(super) minor: bool,
    /// Is not yet of the age of insight.
    pub(super) young: bool,
    majority: Option<Timestamp>,
    died: Option<Timestamp>,
}

/// An office with its real end.
pub(super) struct Office {
    pub(super) guardian: Id<Person>,
    from: Timestamp,
    pub(super) until: Timestamp,
}

impl Office {
    /// Whether it is held at `at`.
    pub(super) fn running(&self, at: Timestamp) -> bool {
        self.from <= at && at < self.until
    }
}

impl Life {
    pub(super) fn of(facts: &PersonFacts, at: Timestamp) -> Self {
        let birthdays = match facts.age {
            Age::Born(birthdays) => Some(birthdays),
            Age::Adult | Age::Unknown => None,
        };
        Self {
            dead: facts.died.is_some_and(|died| died <= at),
            minor: birthdays.is_some_and(|b| at < b.adult_from),
            young: birthdays.is_some_and(|b| at < b.capable_from),
            majority: birthdays.map(|b| b.adult_from),
            died: facts.died,
        }
    }

    /// Every office, ended at the latest by the 18th birthday (but for a Betreuer's) and by death.
    pub(super) fn offices<'f>(&self, facts: &'f PersonFacts) -> impl Iterator<Item = Office> + use<'f> {
        let (majority, died) = (self.majority, self.died);
        facts.guardianships.iter().filter_map(move |g| {
            let mut until = g.office.until;
            if let Some(majority) = majority.filter(|_| !g.for_adult) {
                until = until.min(majority);
            }
            if let Some(died) = died {
                until = until.min(died);
            }
            (g.office.from < until).then_some(Office { guardian: g.guardian, from: g.office.from, until })
        })
    }
}
