//! Slots of keys as rows: what each is for, since when, and when its key was destroyed.

use super::papers::held_files;
use crate::clock::Timestamp;
use crate::consent::ledger::deed::{Deed, Ledger};
use crate::error::Result;
use crate::id::Id;
use crate::storage::database::Tx;
use crate::storage::vault::{KeySlot, Purpose};

const ADD: &str =
    "insert into key_slot (id, purpose, created_at) values ($1, $2, $3) on conflict (id) do nothing";
const OWN: &str = "select id from key_slot where purpose = $1";
const HELD: &str = "select id from key_slot where shredded_at is null order by id";

impl Deed {
    /// Makes a key and the slot of it. The key seals at once and is kept when the deed is committed, not before.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer.
    pub async fn key_slot(&mut self, purpose: Purpose) -> Result<Id<KeySlot>> {
        let slot = self.keys.make(purpose, self.now)?;
        crate::run!(&mut self.tx, ADD, slot.text(), purpose.as_str(), self.now.millis())?;
        Ok(slot)
    }

    /// The slot of the audit log's own salt, made with the first entry.
    pub(in crate::consent::ledger) async fn log_slot(&mut self) -> Result<Id<KeySlot>> {
        if let Some(slot) = self.log_slot {
            return Ok(slot);
        }
        let purpose = Purpose::Audit;
        let slot = if let Some((slot,)) = crate::row!(&mut self.tx, (String,), OWN, purpose.as_str())? {
            slot.parse()?
        } else {
            let (slot, keeping) = self.ledger.vault.own_slot(purpose).await?;
            crate::run!(&mut self.tx, ADD, slot.text(), purpose.as_str(), self.now.millis())?;
            self.keeping.push(keeping);
            slot
        };
        self.log_slot = Some(slot);
        Ok(slot)
    }
}

/// The one slot of the library for `purpose`, made when there is none yet.
///
/// # Errors
/// What disk or database say.
pub async fn own_slot(ledger: &Ledger, purpose: Purpose, now: Timestamp) -> Result<Id<KeySlot>> {
    let found = crate::row!(&mut ledger.database.read().await?, (String,), OWN, purpose.as_str())?;
    if let Some((slot,)) = found {
        return slot.parse();
    }
    let (slot, _keeping) = ledger.vault.own_slot(purpose).await?;
    let mut tx = ledger.database.write().await?;
    crate::run!(&mut tx, ADD, slot.text(), purpose.as_str(), now.millis())?;
    tx.commit().await?;
    Ok(slot)
}

/// Every slot whose key was not destroyed.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn held_slots(tx: &mut Tx) -> Result<Vec<Id<KeySlot>>> {
    crate::rows!(tx, (String,), HELD)?.into_iter().map(|(id,)| id.parse()).collect()
}

/// Slots whose key should be there and is not: what was sealed under it cannot be read.
///
/// # Errors
/// What disk or database say.
pub async fn lost_keys(ledger: &Ledger, tx: &mut Tx) -> Result<Vec<Id<KeySlot>>> {
    let mut lost = Vec::new();
    for slot in held_slots(tx).await? {
        if !ledger.vault.exists(slot).await? {
            lost.push(slot);
        }
    }
    Ok(lost)
}

/// Takes away keys and sealed files that a kill left without a row, or that a kill or the disk left beside a row which
/// says that they are destroyed; how many.
///
/// # Errors
/// What disk or database say.
pub async fn sweep_keys(ledger: &Ledger) -> Result<usize> {
    let Some(quiet) = ledger.vault.quiet().await? else { return Ok(0) };
    let mut tx = ledger.database.read().await?;
    let (held, files) = (held_slots(&mut tx).await?, held_files(&mut tx).await?);
    drop(tx);
    ledger.vault.sweep(quiet, held.into_iter().collect(), files.into_iter().collect()).await
}
