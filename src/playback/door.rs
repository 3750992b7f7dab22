//! Asks the decision on behalf of a viewer, a second before and a second after now.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::glance::{Glances, Heart};
use super::memory::{Memory, was_public};
use super::watch::Watch;
use crate::catalogue::participant::Person;
use crate::catalogue::work::Work;
use crate::clock::{Clock, Timestamp, kernel};
use crate::consent::decision::{Answer, Decision, LEEWAY_MS, Permit, Refusal, around, decide, shown_name};
use crate::consent::ledger::Snapshot;
use crate::consent::ledger::asker::{Asker, asker};
use crate::consent::record::{Reason, ShownName, Stop, Use};
use crate::error::{Error, Result};
use crate::id::Id;
use crate::storage::database::{Database, Tx};
use crate::viewer::Viewer;

/// The door. Cloning it is cheap.
#[derive(Clone)]
pub struct Door {
    pub(super) database: Database,
    pub(super) clock: Clock,
    pub(super) memory: Arc<Memory>,
    pub(super) heart: Arc<Heart>,
    pub(super) glances: Arc<Glances>,
    watch: Watch,
    synchronised_only: bool,
}

impl Door {
    /// A door to the works in `database`. What runs is watched only while [`Door::keep_watch`] runs.
    #[must_use]
    pub fn new(database: Database, clock: Clock) -> Self {
        Self {
            database,
            clock,
            memory: Arc::default(),
            heart: Arc::default(),
            glances: Arc::default(),
            watch: Watch::default(),
            synchronised_only: false,
        }
    }

    /// Denies everything while the machine's clock is not synchronised, when `only` is set.
    #[must_use]
    pub fn only_while_synchronised(mut self, only: bool) -> Self {
        self.synchronised_only = only;
        self
    }

    /// Whether the clock may be trusted to decide.
    ///
    /// # Errors
    /// `Unavailable` when it must be synchronised and is not.
    pub fn in_time(&self) -> Result<()> {
        if self.synchronised_only && kernel::is_synchronised() == Some(false) {
            return Err(Error::unavailable(
                "The clock of this machine is not synchronised. Try again later.",
            ));
        }
        Ok(())
    }

    /// Where running answers are registered.
    #[must_use]
    pub fn watch(&self) -> &Watch {
        &self.watch
    }

    /// May anyone see this work? Permitted while both `catalogue` and `public_stream` are; the permit is for
    /// `public_stream`. `tx` is the one snapshot of the whole request.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer; then nothing may be served.
    pub async fn public(&self, tx: &mut Tx, work: Id<Work>) -> Result<Answer> {
        self.in_time()?;
        let Some(snapshot) = self.memory.snapshot(tx, work).await? else { return Ok(unknown()) };
        Ok(public_answer(&snapshot, self.clock.now()))
    }

    /// May `viewer` make this use of this work? For what anyone may see ask [`Door::public`].
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer; then nothing may be served.
    pub async fn ask(&self, tx: &mut Tx, work: Id<Work>, use_: Use, viewer: &Viewer) -> Result<Answer> {
        self.in_time()?;
        let Some(snapshot) = self.memory.snapshot(tx, work).await? else { return Ok(unknown()) };
        let now = self.clock.now();
        let answer = match asker(tx, viewer, work).await? {
            Some(asker) => weigh(&snapshot, use_, &asker, now),
            None => Err(BTreeSet::from([Reason::AgreementInactive])),
        };
        Ok(match answer {
            Ok(permit) => Answer::Permit(permit),
            Err(reasons) => Answer::Refusal(refused(&snapshot, &[use_], reasons, now)),
        })
    }

    /// May somebody who works here know what this work is? While its master may be kept, or while staff may see what
    /// anyone may. The permit is for `preserve` or for `public_stream`.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer; then nothing may be shown.
    pub async fn staff(&self, tx: &mut Tx, work: Id<Work>, viewer: &Viewer) -> Result<Answer> {
        self.in_time()?;
        let Some(snapshot) = self.memory.snapshot(tx, work).await? else { return Ok(unknown()) };
        let now = self.clock.now();
        let Some(asker) = asker(tx, viewer, work).await? else {
            let reasons = BTreeSet::from([Reason::AgreementInactive]);
            return Ok(Answer::Refusal(refused(&snapshot, &[Use::Preserve], reasons, now)));
        };
        Ok(match weigh(&snapshot, Use::Preserve, &asker, now) {
            Ok(permit) => Answer::Permit(permit),
            Err(_) => listed_and_played(&snapshot, &asker, now),
        })
    }

    /// Asks again what `permit` was given for.
    pub(super) async fn ask_again(&self, tx: &mut Tx, permit: &Permit, viewer: &Viewer) -> Result<Answer> {
        if permit.use_() == Use::PublicStream {
            self.public(tx, permit.work()).await
        } else {
            self.ask(tx, permit.work(), permit.use_(), viewer).await
        }
    }

    /// How everybody in the work is named under `permit`, the unnamed included.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer; then nobody may be named.
    pub async fn shown_names(&self, tx: &mut Tx, permit: &Permit) -> Result<BTreeMap<Id<Person>, ShownName>> {
        let Some(snapshot) = self.memory.snapshot(tx, permit.work()).await? else {
            return Ok(BTreeMap::new());
        };
        let record = &snapshot.record;
        let [before, after] = around(self.clock.now());
        let name = |person| {
            let early = shown_name(record, permit, person, before);
            let late = shown_name(record, permit, person, after);
            if early == late { late } else { ShownName::Unnamed }
        };
        Ok(record.appearances.iter().map(|a| (a.person, name(a.person))).collect())
    }
}

/// Whether anyone may see a work at `now`: both `catalogue` and `public_stream` are permitted.
pub(super) fn public_answer(snapshot: &Snapshot, now: Timestamp) -> Answer {
    listed_and_played(snapshot, &Asker::anyone(), now)
}

fn listed_and_played(snapshot: &Snapshot, asker: &Asker, now: Timestamp) -> Answer {
    let listed = weigh(snapshot, Use::Catalogue, asker, now);
    let played = weigh(snapshot, Use::PublicStream, asker, now);
    match (listed, played) {
        (Ok(listed), Ok(played)) => Answer::Permit(played.narrowed(listed.not_after())),
        (listed, played) => {
            let reasons = [listed.err(), played.err()].into_iter().flatten().flatten().collect();
            Answer::Refusal(refused(snapshot, &[Use::Catalogue, Use::PublicStream], reasons, now))
        }
    }
}

fn refused(snapshot: &Snapshot, uses: &[Use], reasons: BTreeSet<Reason>, now: Timestamp) -> Refusal {
    Refusal::new(reasons, was_public(snapshot, now)).by_order(only_orders(snapshot, uses, now))
}

/// Whether `uses` are held about `now`, and by nothing but orders.
fn only_orders(snapshot: &Snapshot, uses: &[Use], now: Timestamp) -> bool {
    let applies = |stop: &&Stop| {
        around(now).iter().any(|at| stop.during.contains(*at))
            && stop.uses.as_ref().is_none_or(|of| uses.iter().any(|use_| of.contains(use_)))
    };
    let held = snapshot.record.holds.iter().filter(applies).count();
    held > 0 && held == snapshot.orders.iter().filter(applies).count()
}

pub(super) fn unknown() -> Answer {
    Answer::Refusal(Refusal::new(BTreeSet::from([Reason::SnapshotUnavailable]), false))
}

/// The decision a second before and a second after now: a permit when both open the same edition, so that closing is
/// never late and opening at most a second.
fn weigh(snapshot: &Snapshot, use_: Use, asker: &Asker, now: Timestamp) -> Result<Permit, BTreeSet<Reason>> {
    let place = asker.territory.as_ref().filter(|_| !use_.is_public());
    let at = |at| match decide(&snapshot.record, use_, &asker.audience, place, at) {
        Decision::Allow(permit) | Decision::AllowRedacted { permit, .. } => Ok(permit),
        Decision::Deny(reasons) => Err(reasons),
    };
    let [before, after] = around(now).map(at);
    match (before, after) {
        (Ok(_), Ok(_)) if asker.until <= now.plus_millis(LEEWAY_MS) => {
            Err(BTreeSet::from([Reason::AgreementInactive]))
        }
        (Ok(before), Ok(after)) if before.edition() == after.edition() => Ok(after.narrowed(asker.until)),
        (Ok(_), Ok(_)) => Err(BTreeSet::from([Reason::RenditionMissing])),
        (before, after) => Err([before.err(), after.err()].into_iter().flatten().flatten().collect()),
    }
}
