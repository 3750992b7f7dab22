//! Remembers the records of works that were asked for lately; one is good only for the epoch it was read with.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::consent::decision::LEEWAY_MS;
use crate::consent::ledger::{self, Snapshot};
use crate::error::Result;
use crate::id::Id;
use crate::storage::database::Tx;

/// Most records that are remembered (some kilobytes each).
const MOST: usize = 2_000;

#[derive(Debug, Default)]
pub(super) struct Memory(Mutex<HashMap<Id<Work>, Arc<Snapshot>>>);

impl Memory {
    /// The record of `work` as `tx` sees it, and when it first was or will be public.
    pub(super) async fn snapshot(&self, tx: &mut Tx, work: Id<Work>) -> Result<Option<Arc<Snapshot>>> {
        let Some((epoch, _)) = ledger::epoch(tx, work).await? else { return Ok(None) };
        if let Some(known) = self.known(work, epoch) {
            return Ok(Some(known));
        }
        let Some(read) = ledger::snapshot(tx, work).await?.map(Arc::new) else { return Ok(None) };
        self.keep(&read);
        Ok(Some(read))
    }

    fn known(&self, work: Id<Work>, epoch: i64) -> Option<Arc<Snapshot>> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.get(&work).filter(|snapshot| snapshot.epoch == epoch).cloned()
    }

    fn keep(&self, read: &Arc<Snapshot>) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let work = read.record.work;
        if known.len() >= MOST && !known.contains_key(&work) {
            let any = known.keys().next().copied();
            any.and_then(|any| known.remove(&any));
        }
        known.insert(work, Arc::clone(read));
    }
}

/// Whether a work was public before `now`, and may be said to have been. The door opens a second late, and until then
/// it never was.
pub(super) fn was_public(snapshot: &Snapshot, now: Timestamp) -> bool {
    !snapshot.silent && snapshot.public_since.is_some_and(|since| since.plus_millis(LEEWAY_MS) < now)
}
