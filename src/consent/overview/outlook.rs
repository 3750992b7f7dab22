//! What the world gets of a work now, use by use and place by place, and what changes next.

use std::collections::BTreeSet;

use crate::catalogue::edition::Edition;
use crate::clock::Timestamp;
use crate::consent::clearance::{Places, entitled};
use crate::consent::decision::{Audience, LEEWAY_MS, Line};
use crate::consent::record::{Territory, Use};
use crate::id::Id;

/// One use in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlook {
    /// Which use.
    pub use_: Use,
    /// Where; the world for uses that know no place.
    pub place: Territory,
    /// Which edition opens now.
    pub now: Option<Id<Edition>>,
    /// What changes next.
    pub next: Option<Change>,
}

/// An instant at which what opens becomes another edition, or nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// When.
    pub at: Timestamp,
    /// What opens before.
    pub from: Option<Id<Edition>>,
    /// What opens from then on.
    pub to: Option<Id<Edition>>,
}

/// What `lines` (of one work) open at `now`, for every use in every place where somebody may ask. A use for which
/// there is no organisation stands there once, in no place.
#[must_use]
pub fn outlooks(lines: &[Line], places: &Places, now: Timestamp) -> Vec<Outlook> {
    let mut all = Vec::new();
    for use_ in Use::ALL {
        for place in places_of(use_, places) {
            let next = changes(lines, use_, &place, now).into_iter().next();
            all.push(Outlook { use_, now: opens(lines, use_, &place, now), place, next });
        }
    }
    all
}

fn places_of(use_: Use, places: &Places) -> BTreeSet<Territory> {
    match entitled(use_) {
        Audience::Organisation { kind, .. } => {
            places.iter().filter(|(of, _)| *of == kind).map(|(_, place)| place.clone()).collect()
        }
        Audience::Public | Audience::Staff { .. } => BTreeSet::from([Territory::world()]),
    }
}

/// The edition that opens a second before `now` and a second after, as the door asks.
fn opens(lines: &[Line], use_: Use, place: &Territory, now: Timestamp) -> Option<Id<Edition>> {
    let at = |at| edition(lines, use_, place, at);
    at(now.plus_millis(-LEEWAY_MS)).filter(|early| at(now.plus_millis(LEEWAY_MS)) == Some(*early))
}

fn edition(lines: &[Line], use_: Use, place: &Territory, at: Timestamp) -> Option<Id<Edition>> {
    of(lines, use_, place).find(|line| line.during.contains(at)).map(|line| line.edition)
}

fn of<'a>(lines: &'a [Line], use_: Use, place: &'a Territory) -> impl Iterator<Item = &'a Line> {
    lines.iter().filter(move |line| line.use_ == use_ && line.territory == *place)
}

/// Every change of what opens after `now`, in order.
#[must_use]
pub fn changes(lines: &[Line], use_: Use, place: &Territory, now: Timestamp) -> Vec<Change> {
    let ends = of(lines, use_, place).flat_map(|line| [line.during.from, line.during.until]);
    let ends: BTreeSet<Timestamp> = ends.filter(|at| *at > now && *at < Timestamp::MAX).collect();
    let change = |at: Timestamp| Change {
        at,
        from: edition(lines, use_, place, at.plus_millis(-1)),
        to: edition(lines, use_, place, at),
    };
    ends.into_iter().map(change).filter(|change| change.from != change.to).collect()
}
