//! A quick look for the busiest question: may anyone have this file? Nothing is read again while nobody commits.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use crate::catalogue::rendition::Rendition;
use crate::catalogue::rendition_store::{Held, find_rendition};
use crate::clock::Timestamp;
use crate::consent::decision::{Answer, LEEWAY_MS, Permit, Sealed};
use crate::consent::ledger::Snapshot;
use crate::error::Result;
use crate::id::Id;
use crate::playback::door::{Door, public_answer, unknown};
use crate::storage::database::Database;
use crate::storage::pulse::{Beat, Pulse};

/// Most files that are remembered.
const MOST: usize = 2_000;

/// Feels for commits on behalf of everybody who asks at the same time.
#[derive(Default)]
pub(super) struct Heart {
    arrived: AtomicU64,
    seat: tokio::sync::Mutex<Seat>,
}

#[derive(Default)]
struct Seat {
    pulse: Option<Pulse>,
    /// The last look: the number of the last asker who had come before it began, and what it found.
    last: Option<(u64, Beat)>,
}

impl Heart {
    /// A beat that was felt after this call began. Whoever waits while another looks shares the next look.
    async fn beat(&self, database: &Database) -> Result<Beat> {
        let number = self.arrived.fetch_add(1, Ordering::SeqCst) + 1;
        let mut seat = self.seat.lock().await;
        if let Some((covers, beat)) = &seat.last
            && *covers >= number
        {
            return Ok(beat.clone());
        }
        let covers = self.arrived.load(Ordering::SeqCst);
        // Taken out while it is asked: after an error, or when the asker goes away, the next one opens another.
        let mut pulse = match seat.pulse.take() {
            Some(pulse) => pulse,
            None => Pulse::open(database).await?,
        };
        let beat = pulse.beat().await?;
        seat.pulse = Some(pulse);
        seat.last = Some((covers, beat.clone()));
        Ok(beat)
    }
}

/// Files asked for lately, each with all that was read for it and the beat that was felt before.
#[derive(Default)]
pub(super) struct Glances(Mutex<HashMap<Id<Rendition>, Arc<Glance>>>);

struct Glance {
    beat: Beat,
    held: Sealed<Held>,
    snapshot: Arc<Snapshot>,
    permit: Mutex<Option<(Permit, Timestamp)>>,
}

impl Glance {
    /// The answer at `now`. A permit given at an instant was asked a second after it and holds from there until it
    /// ends; whoever asks at least two seconds later gets it again without a new decision.
    fn answer(&self, now: Timestamp) -> Answer {
        let mut given = self.permit.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((permit, at)) = &*given
            && at.plus_millis(2 * LEEWAY_MS) <= now
            && now.plus_millis(LEEWAY_MS) < permit.not_after()
        {
            return Answer::Permit(permit.clone());
        }
        let answer = public_answer(&self.snapshot, now);
        match &answer {
            Answer::Permit(permit) if given.as_ref().is_none_or(|(held, at)| held != permit || *at > now) => {
                *given = Some((permit.clone(), now));
            }
            Answer::Permit(_) => {}
            Answer::Refusal(_) => *given = None,
        }
        answer
    }
}

impl Glances {
    fn known(&self, id: Id<Rendition>, beat: &Beat) -> Option<Arc<Glance>> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.get(&id).filter(|glance| glance.beat == *beat).cloned()
    }

    fn keep(&self, id: Id<Rendition>, glance: &Arc<Glance>) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST {
            known.clear();
        }
        known.insert(id, Arc::clone(glance));
    }
}

impl Door {
    /// The file with this id, and whether anyone may have it, as of a moment after this call began.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer; then nothing may be served.
    pub async fn public_rendition(&self, id: Id<Rendition>) -> Result<Option<(Sealed<Held>, Answer)>> {
        self.in_time()?;
        let beat = self.heart.beat(&self.database).await?;
        if let Some(glance) = self.glances.known(id, &beat) {
            return Ok(Some((glance.held.clone(), glance.answer(self.clock.now()))));
        }
        // First the beat, then the snapshot: what is committed between them changes the next beat.
        let mut tx = self.database.read().await?;
        let Some(held) = find_rendition(&mut tx, id).await? else { return Ok(None) };
        let Some(snapshot) = self.memory.snapshot(&mut tx, held.work()).await? else {
            return Ok(Some((held, unknown())));
        };
        let glance = Arc::new(Glance { beat, held, snapshot, permit: Mutex::default() });
        self.glances.keep(id, &glance);
        Ok(Some((glance.held.clone(), glance.answer(self.clock.now()))))
    }
}
