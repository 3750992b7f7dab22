//! Watches what is running: whatever would be refused now is ended, within 250 ms of any process's commit.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::Notify;

use super::door::Door;
use super::severer::Severer;
use crate::catalogue::work::Work;
use crate::consent::decision::{Answer, LEEWAY_MS, Permit};
use crate::consent::record::Use;
use crate::error::{Error, Result};
use crate::id::Id;
use crate::storage::pulse::{Beat, Pulse};
use crate::viewer::Viewer;

/// How often commits are felt for while something runs.
const EVERY: Duration = Duration::from_millis(100);
/// How long what runs goes on while the database cannot be asked.
const BLIND_AT_MOST: Duration = Duration::from_secs(1);

/// The register of running answers. Clones are the same register.
#[derive(Clone, Default)]
pub struct Watch(Arc<Register>);

#[derive(Default)]
struct Register {
    airing: Mutex<Airings>,
    arrived: Notify,
}

#[derive(Default)]
struct Airings {
    next: u64,
    running: HashMap<u64, Airing>,
}

/// One running answer.
#[derive(Clone)]
struct Airing {
    permit: Permit,
    viewer: Viewer,
    severer: Severer,
    /// Whether it was asked for again since it was registered: something may have been committed in between.
    seen: bool,
}

/// Keeps an answer on the register until it is dropped, when the answer has ended.
#[must_use = "an answer that is off the register is not watched"]
pub struct Guard {
    watch: Watch,
    number: u64,
}

impl Drop for Guard {
    fn drop(&mut self) {
        self.watch.airings().running.remove(&self.number);
    }
}

impl Watch {
    /// Puts a running answer on the register: `severer` ends it as soon as `viewer` would be refused.
    pub fn register(&self, permit: Permit, viewer: Viewer, severer: Severer) -> Guard {
        let mut airings = self.airings();
        let number = airings.next;
        airings.next += 1;
        airings.running.insert(number, Airing { permit, viewer, severer, seen: false });
        drop(airings);
        self.0.arrived.notify_one();
        Guard { watch: self.clone(), number }
    }

    /// How many answers are running.
    #[must_use]
    pub fn running(&self) -> usize {
        self.airings().running.len()
    }

    fn airings(&self) -> MutexGuard<'_, Airings> {
        self.0.airing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Completes when something is running.
    async fn something_runs(&self) {
        while self.running() == 0 {
            self.0.arrived.notified().await;
        }
    }

    fn due(&self, due: impl Fn(&Airing) -> bool) -> Vec<(u64, Airing)> {
        let airings = self.airings();
        airings.running.iter().filter(|(_, a)| due(a)).map(|(number, a)| (*number, a.clone())).collect()
    }

    fn go_on(&self, number: u64, permit: &Permit) {
        if let Some(airing) = self.airings().running.get_mut(&number) {
            airing.permit = permit.clone();
            airing.seen = true;
        }
    }

    fn sever_all(&self) {
        for airing in self.airings().running.values() {
            airing.severer.sever();
        }
    }
}

/// What the watch remembers from one look to the next.
#[derive(Default)]
struct Watching {
    pulse: Option<Pulse>,
    beat: Option<Beat>,
}

impl Door {
    /// Watches what is running, for as long as it is polled. When the database cannot be asked for a second,
    /// everything that runs is ended.
    pub async fn keep_watch(&self) {
        let mut watching = Watching::default();
        let mut last_seen = tokio::time::Instant::now();
        loop {
            if self.watch().running() == 0 {
                self.watch().something_runs().await;
                last_seen = tokio::time::Instant::now();
            }
            tokio::time::sleep(EVERY).await;
            let patience = BLIND_AT_MOST.saturating_sub(last_seen.elapsed());
            let looked = tokio::time::timeout(patience, self.look(&mut watching)).await;
            match looked.unwrap_or_else(|_| Err(Error::unavailable("The database does not answer."))) {
                Ok(()) => last_seen = tokio::time::Instant::now(),
                Err(error) => {
                    watching = Watching::default();
                    tracing::warn!(error = %error.chain(), "running answers cannot be watched");
                    if last_seen.elapsed() >= BLIND_AT_MOST {
                        self.watch().sever_all();
                        last_seen = tokio::time::Instant::now();
                    }
                }
            }
        }
    }

    /// Asks again for everything that is running when somebody committed, and otherwise for what is new on the
    /// register or near the end of its permit.
    async fn look(&self, watching: &mut Watching) -> Result<()> {
        let pulse = match &mut watching.pulse {
            Some(pulse) => pulse,
            none => none.insert(Pulse::open(&self.database).await?),
        };
        // First the beat, then the snapshot: what is committed between them is found by the next look.
        let beat = pulse.beat().await?;
        let committed = watching.beat.as_ref() != Some(&beat);
        let soon = self.clock.now().plus_millis(LEEWAY_MS);
        let due = self.watch().due(|a| committed || !a.seen || a.permit.not_after() <= soon);
        if !due.is_empty() {
            self.look_at(due).await?;
        }
        watching.beat = Some(beat);
        Ok(())
    }

    async fn look_at(&self, due: Vec<(u64, Airing)>) -> Result<()> {
        let mut tx = self.database.read_for_watch().await?;
        let mut answers: HashMap<(Id<Work>, Use, Viewer), Answer> = HashMap::new();
        for (number, airing) in due {
            let question = (airing.permit.work(), airing.permit.use_(), airing.viewer.clone());
            let answer = match answers.get(&question) {
                Some(answer) => answer.clone(),
                None => self.ask_again(&mut tx, &airing.permit, &airing.viewer).await?,
            };
            match &answer {
                Answer::Permit(again) if again.edition() == airing.permit.edition() => {
                    self.watch().go_on(number, again);
                }
                _ => airing.severer.sever(),
            }
            answers.insert(question, answer);
        }
        Ok(())
    }
}
