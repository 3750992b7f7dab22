//! A deed: everything that is written together, with its effects, in one transaction.

use std::collections::{BTreeMap, BTreeSet};

use super::lines;
use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::consent::audit::{Actor, Entry};
use crate::error::{Error, Result};
use crate::id::Id;
use crate::storage::database::{Database, Tx};
use crate::storage::vault::{Keeping, KeySlot, NewKeys, Vault};

/// The ledger of a library: where it stands, and the keys to what is sealed in it.
#[derive(Clone, Debug)]
pub struct Ledger {
    /// Its rows.
    pub database: Database,
    /// Its keys.
    pub vault: Vault,
}

/// What a deed left in the audit log, once it is true.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Committed {
    /// Its entries, in order; a receipt names the last.
    pub entries: Vec<Entry>,
}

impl Committed {
    /// The first entry: what was done, before all that follows from it.
    ///
    /// # Errors
    /// `Internal` when the deed left none.
    pub fn first(&self) -> Result<Entry> {
        self.entries.first().copied().ok_or_else(|| Error::internal("a deed that left no entry"))
    }

    /// The last entry.
    ///
    /// # Errors
    /// `Internal` when the deed left none.
    pub fn last(&self) -> Result<Entry> {
        self.entries.last().copied().ok_or_else(|| Error::internal("a deed that left no entry"))
    }
}

/// What one deed writes. The ledger is written through its methods only; [`Deed::commit`] raises the epoch of every
/// work that was touched and rebuilds its clearance lines before anything becomes true. Dropped, it leaves no trace.
#[must_use]
pub struct Deed {
    pub(super) tx: Tx,
    pub(super) now: Timestamp,
    pub(super) keys: NewKeys,
    /// The log’s own slot, once it is known.
    pub(super) log_slot: Option<Id<KeySlot>>,
    pub(super) keeping: Vec<Keeping>,
    pub(super) ledger: Ledger,
    pub(super) actor: Actor,
    /// What it left in the audit log so far.
    pub(super) entered: Vec<Entry>,
    /// Salts by their slots, read once.
    pub(super) salts: BTreeMap<Id<KeySlot>, [u8; 32]>,
    pub(super) rehearsed: bool,
    touched: BTreeSet<Id<Work>>,
    all: bool,
}

/// The number of the lock under which PostgreSQL does one deed after the other, as SQLite does by itself.
const ONE_AT_A_TIME: &str = "select pg_advisory_xact_lock(7106)";
const EVERY_WORK: &str = "select id from work order by id";

impl Deed {
    /// Begins a deed of `actor` at `now`; it waits for the one before it.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer.
    pub async fn begin(ledger: &Ledger, actor: Actor, now: Timestamp) -> Result<Self> {
        Self::on(ledger, actor, now, false).await
    }

    /// Begins a deed that will never be committed, to see whether it could be.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer.
    pub async fn rehearse(ledger: &Ledger, now: Timestamp) -> Result<Self> {
        Self::on(ledger, Actor::System, now, true).await
    }

    async fn on(ledger: &Ledger, actor: Actor, now: Timestamp, rehearsed: bool) -> Result<Self> {
        let mut tx = ledger.database.write().await?;
        if let Tx::Postgres(c) = &mut tx {
            sqlx::query(ONE_AT_A_TIME).execute(&mut **c).await?;
        }
        Ok(Self {
            tx,
            now,
            keys: ledger.vault.new_keys(),
            log_slot: None,
            keeping: Vec::new(),
            ledger: ledger.clone(),
            actor,
            entered: Vec::new(),
            salts: BTreeMap::new(),
            rehearsed,
            touched: BTreeSet::new(),
            all: false,
        })
    }

    /// The transaction, for rows that stand beside the ledger. What the decision reads is not written through it.
    pub fn tx(&mut self) -> &mut Tx {
        &mut self.tx
    }

    /// How many entries it left in the audit log so far.
    #[must_use]
    pub fn entries(&self) -> usize {
        self.entered.len()
    }

    /// When the deed is done.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// Says that something was changed that decides about `work`.
    pub fn touch(&mut self, work: Id<Work>) {
        self.touched.insert(work);
    }

    /// Says that something was changed that decides about every work.
    pub fn touch_all(&mut self) {
        self.all = true;
    }

    /// Raises the epochs, rebuilds the clearance lines and makes it all true at once.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer; then nothing was written. `Internal` for a rehearsal.
    pub async fn commit(mut self) -> Result<Committed> {
        if self.rehearsed {
            return Err(Error::internal("a rehearsal is never committed"));
        }
        if self.all {
            let every = crate::rows!(&mut self.tx, (String,), EVERY_WORK)?;
            for (id,) in every {
                self.touched.insert(id.parse()?);
            }
        }
        let touched = std::mem::take(&mut self.touched);
        if !touched.is_empty() {
            let places = lines::known_places(&mut self.tx).await?;
            for work in touched {
                lines::rebuild(&mut self.tx, (work, step()?), &places, self.now).await?;
                self.recall(work).await?;
            }
        }
        // Keys first, then the rows that name them.
        let _keeping = self.keys.keep().await?;
        self.tx.commit().await?;
        Ok(Committed { entries: self.entered })
    }
}

/// How far an epoch is raised: at random, so that the number of a deed that was rolled back never comes again with
/// another meaning.
fn step() -> Result<i64> {
    let mut random = [0_u8; 4];
    getrandom::fill(&mut random).map_err(|e| Error::internal(e.to_string()))?;
    Ok(1 + i64::from(u32::from_le_bytes(random)))
}
