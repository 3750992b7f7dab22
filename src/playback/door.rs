//! Asks the decision on behalf of a viewer, a second before and a second after now.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::participant::Person;
use crate::catalogue::work::Work;
use crate::clock::Clock;
use crate::consent::decision::{Answer, Permit, Refusal};
use crate::consent::record::{Reason, ShownName, Use};
use crate::error::Result;
use crate::id::Id;
use crate::storage::database::{Database, Tx};
use crate::viewer::Viewer;

/// The door. Cloning it is cheap.
#[derive(Clone)]
pub struct Door {
    database: Database,
    clock: Clock,
}

impl Door {
    /// A door to the works in `database`.
    #[must_use]
    pub fn new(database: Database, clock: Clock) -> Self {
        Self { database, clock }
    }

    /// May anyone see this work? Permitted while both `catalogue` and `public_stream` are; the permit is for
    /// `public_stream`.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer; then nothing may be served.
    pub async fn public(&self, tx: &mut Tx, work: Id<Work>) -> Result<Answer> {
        self.ask(tx, work, Use::PublicStream, &Viewer::Anyone).await
    }

    /// May `viewer` make this use of this work?
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer; then nothing may be served.
    #[expect(clippy::unused_async, reason = "the ledger is being built")]
    pub async fn ask(&self, _tx: &mut Tx, _work: Id<Work>, _use_: Use, _viewer: &Viewer) -> Result<Answer> {
        let _ = (&self.database, &self.clock);
        Ok(Answer::Refusal(Refusal::new(BTreeSet::from([Reason::SnapshotUnavailable]), false)))
    }

    /// How everybody in the work is named under `permit`, the unnamed included.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer.
    #[expect(clippy::unused_async, reason = "the ledger is being built")]
    pub async fn shown_names(
        &self,
        _tx: &mut Tx,
        _permit: &Permit,
    ) -> Result<BTreeMap<Id<Person>, ShownName>> {
        Ok(BTreeMap::new())
    }
}
