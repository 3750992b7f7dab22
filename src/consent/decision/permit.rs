//! The two answers: a permit that opens bytes, and a refusal that carries its reasons.

use std::collections::BTreeSet;

use crate::catalogue::edition::Edition;
use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::consent::record::{Interval, Reason, Territory, Use};
use crate::id::Id;

/// A second: how far the door looks to either side of now.
pub const LEEWAY_MS: i64 = 1_000;

/// The two instants around `now` at which everything is asked.
#[must_use]
pub fn around(now: Timestamp) -> [Timestamp; 2] {
    [now.plus_millis(-LEEWAY_MS), now.plus_millis(LEEWAY_MS)]
}

/// “This edition of this work may be used for this, until then.” Only the decision makes one.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct Permit {
    work: Id<Work>,
    edition: Id<Edition>,
    use_: Use,
    territory: Option<Territory>,
    not_after: Timestamp,
}

/// A row of the clearance line: from when to when one edition may be used.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Line {
    /// Of which work.
    pub work: Id<Work>,
    /// For which use.
    pub use_: Use,
    /// Where; the world for the public uses.
    pub territory: Territory,
    /// From when to when.
    pub during: Interval,
    /// Which edition.
    pub edition: Id<Edition>,
}

/// From when to when anyone may see a work: its lines for `catalogue` and for `public_stream` overlap.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PublicLine {
    /// Which work.
    pub work: Id<Work>,
    /// From when to when.
    pub during: Interval,
    /// Which edition may be played.
    pub edition: Id<Edition>,
}

impl Permit {
    pub(super) fn minted(
        work: Id<Work>,
        edition: Id<Edition>,
        use_: Use,
        territory: Option<Territory>,
        not_after: Timestamp,
    ) -> Self {
        Self { work, edition, use_, territory, not_after }
    }

    /// For a row of a list: from its clearance line and `now`, when the line holds a second before and after.
    #[must_use]
    pub fn listed(line: &Line, now: Timestamp) -> Option<Self> {
        let open = around(now).into_iter().all(|at| line.during.contains(at));
        let place = (!line.use_.is_public()).then(|| line.territory.clone());
        open.then(|| Self::minted(line.work, line.edition, line.use_, place, line.during.until))
    }

    /// For a row of a public list: its line holds a second before and after `now`. The permit is for `public_stream`.
    #[must_use]
    pub fn listed_public(line: &PublicLine, now: Timestamp) -> Option<Self> {
        let open = around(now).into_iter().all(|at| line.during.contains(at));
        open.then(|| Self::minted(line.work, line.edition, Use::PublicStream, None, line.during.until))
    }

    /// The same permit, ending no later than `not_after`.
    pub fn narrowed(mut self, not_after: Timestamp) -> Self {
        self.not_after = self.not_after.min(not_after);
        self
    }

    /// Of which work.
    #[must_use]
    pub fn work(&self) -> Id<Work> {
        self.work
    }

    /// Which edition it opens, and any silent edition made of that one.
    #[must_use]
    pub fn edition(&self) -> Id<Edition> {
        self.edition
    }

    /// For which use.
    #[must_use]
    pub fn use_(&self) -> Use {
        self.use_
    }

    /// Where it was asked; nowhere for the public.
    #[must_use]
    pub fn territory(&self) -> Option<&Territory> {
        self.territory.as_ref()
    }

    /// The next instant at which the answer could change. Nothing derived from this permit may live longer.
    #[must_use]
    pub fn not_after(&self) -> Timestamp {
        self.not_after
    }
}

/// “No.” Outside, every refusal with the same [`Refusal::answer`] looks alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    reasons: BTreeSet<Reason>,
    was_public: bool,
    by_order: bool,
}

/// What the outside learns of a refusal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was public and is not any more: 410.
    Gone,
    /// It was public, and a court or an authority ordered that it is not: 451.
    Blocked,
    /// There is no such thing, or nothing we may admit to: 404.
    Missing,
}

impl Refusal {
    /// A refusal for `reasons` of a work that `was_public` or not.
    #[must_use]
    pub fn new(mut reasons: BTreeSet<Reason>, was_public: bool) -> Self {
        if reasons.is_empty() {
            reasons.insert(Reason::SnapshotUnavailable);
        }
        Self { reasons, was_public, by_order: false }
    }

    /// Whether all holds that apply are a court's or an authority's orders.
    #[must_use]
    pub fn by_order(mut self, all: bool) -> Self {
        self.by_order = all;
        self
    }

    /// Every reason; they stay in the house.
    #[must_use]
    pub fn reasons(&self) -> &BTreeSet<Reason> {
        &self.reasons
    }

    /// Whether it was public before and no hold applies.
    #[must_use]
    pub fn was_public(&self) -> bool {
        self.was_public && !self.reasons.contains(&Reason::Hold)
    }

    /// What the outside learns: gone when it was public before and no hold applies; blocked when it was public before
    /// and nothing but orders stops it; else that nothing is there.
    #[must_use]
    pub fn answer(&self) -> Outcome {
        let no = |reason: &Reason| *reason != Reason::Hold && !reason.is_the_askers() && !reason.follows();
        let ordered = || self.by_order && !self.reasons.iter().any(no);
        match self.was_public {
            true if self.was_public() => Outcome::Gone,
            true if ordered() => Outcome::Blocked,
            _ => Outcome::Missing,
        }
    }
}

/// The answer of the door.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Yes.
    Permit(Permit),
    /// No.
    Refusal(Refusal),
}

impl Answer {
    /// The permit, or the refusal as an error to return early with.
    ///
    /// # Errors
    /// The refusal.
    pub fn permit(self) -> Result<Permit, Refusal> {
        match self {
            Self::Permit(permit) => Ok(permit),
            Self::Refusal(refusal) => Err(refusal),
        }
    }
}
