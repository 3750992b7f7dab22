//! Does what is to be done with files, one job after the other: takes it, gives signs of life, ends it.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use super::child::took_too_long;
use super::encoding::{Encoder, lacks_room};
use super::job::{Fault, Job, Kind, State, Step};
use super::jobs_store::{self as jobs, Held, IN_THE_BACKGROUND, SOON};
use super::made_store;
use super::receiving::{Receiver, receive};
use crate::clock::Timestamp;
use crate::error::{Error, Kind as ErrorKind, Result};
use crate::id::{Id, Token};
use crate::storage::journal::Journal;
use crate::storage::workbench::Workbench;

/// How often a worker gives a sign of life.
const SIGN_OF_LIFE: Duration = Duration::from_secs(2);
/// How often somebody who has nothing to do looks whether there is something.
const LOOK_AGAIN: Duration = Duration::from_millis(500);
/// How long a worker waits after trouble of its own, such as a database that does not answer.
const AFTER_TROUBLE: Duration = Duration::from_secs(5);
/// How often what took no part any more is taken away.
const TIDY: Duration = Duration::from_mins(10);

/// A worker. Several may work on one library, in one process or on several machines.
pub struct Worker {
    encoder: Encoder,
    name: String,
}

/// A job in somebody's hands.
pub struct Hold<'a> {
    held: &'a Held,
    worker: &'a str,
    at: Mutex<(Step, u64)>,
}

impl Hold<'_> {
    /// Which job.
    #[must_use]
    pub fn job(&self) -> Id<Job> {
        self.held.id
    }

    /// In whose hands.
    #[must_use]
    pub fn worker(&self) -> &str {
        self.worker
    }

    /// Says how far it is: the step, and parts of a thousand of it.
    pub fn tell(&self, step: Step, done: u64) {
        *self.at.lock().unwrap_or_else(PoisonError::into_inner) = (step, done);
    }

    fn told(&self) -> (Step, u64) {
        *self.at.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What came of a job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// With what.
    pub subject: String,
    /// How it stands now.
    pub state: State,
    /// Why it was not done.
    pub why: Option<String>,
}

impl Worker {
    /// A worker with a name of its own.
    ///
    /// # Errors
    /// `Internal` when the machine gives no randomness.
    pub fn new(encoder: Encoder) -> Result<Self> {
        let name = format!("{}-{}", std::process::id(), &Token::new()?.reveal()[..8]);
        Ok(Self { encoder, name })
    }

    /// Asks for all that is missing, and in the background for what was made by another recipe.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer.
    pub async fn ask_for_all(&self, again: bool) -> Result<usize> {
        let mut tx = self.encoder.ledger.database.write().await?;
        let as_whom = ("system", SOON, IN_THE_BACKGROUND);
        let count =
            made_store::ask_for_all(&mut tx, self.encoder.profile, again, as_whom, self.now()).await?;
        tx.commit().await?;
        Ok(count)
    }

    /// Works for as long as it is polled; where it does not encode it only looks into what came in.
    pub async fn keep_working(&self, encodes: bool) {
        let looking = self.lane(Kind::Look);
        let encoding = async {
            if encodes {
                self.lane(Kind::Encode).await;
            }
        };
        let tidying = async {
            loop {
                if let Err(error) = self.tidy().await {
                    tracing::warn!(error = %error.chain(), "what took no part any more could not be taken away");
                }
                tokio::time::sleep(TIDY).await;
            }
        };
        tokio::join!(looking, encoding, tidying);
    }

    /// Works until nothing is to be done now; what came of each job is handed to `told`.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer.
    pub async fn until_idle(&self, mut told: impl FnMut(Outcome)) -> Result<()> {
        loop {
            let mut any = false;
            for kind in [Kind::Look, Kind::Encode] {
                while let Some(outcome) = self.one(kind).await? {
                    any = true;
                    told(outcome);
                }
            }
            if !any {
                return Ok(());
            }
        }
    }

    async fn lane(&self, kind: Kind) {
        loop {
            match self.one(kind).await {
                Ok(Some(_)) => {}
                Ok(None) => tokio::time::sleep(LOOK_AGAIN).await,
                Err(error) => {
                    tracing::warn!(error = %error.chain(), "no job could be taken or ended");
                    tokio::time::sleep(AFTER_TROUBLE).await;
                }
            }
        }
    }

    fn now(&self) -> Timestamp {
        self.encoder.clock.now()
    }

    /// Takes a job and does it; none when nothing is to be done now.
    async fn one(&self, kind: Kind) -> Result<Option<Outcome>> {
        let database = &self.encoder.ledger.database;
        if !jobs::waits(&mut database.read().await?, kind, self.now()).await? {
            return Ok(None);
        }
        let mut tx = database.write().await?;
        let taken = jobs::claim(&mut tx, kind, &self.name, self.now()).await?;
        tx.commit().await?;
        let Some(held) = taken else { return Ok(None) };
        let hold = Hold { held: &held, worker: &self.name, at: Mutex::new((Step::Looking, 0)) };
        let done = tokio::select! {
            done = self.work(&hold) => done,
            lost = self.live(&hold) => Err(lost),
        };
        Ok(Some(self.ended(&held, done).await?))
    }

    async fn work(&self, hold: &Hold<'_>) -> Result<()> {
        match hold.held.kind {
            Kind::Encode => self.encoder.encode(hold.held.subject.parse()?, hold).await,
            Kind::Look => self.look(hold).await,
        }
    }

    /// Looks into what came in. What was looked into before is passed over, so a kill before the end is no harm.
    async fn look(&self, hold: &Hold<'_>) -> Result<()> {
        let Encoder { ledger, media, clock, .. } = self.encoder.clone();
        receive(&Receiver { ledger, media, clock }, hold.held.subject.parse()?).await?;
        let mut tx = self.encoder.ledger.database.write().await?;
        jobs::done(&mut tx, hold.job(), &self.name, self.now()).await?;
        tx.commit().await
    }

    /// Gives signs of life until the job is not ours any more. One that cannot be given is no reason to stop before the
    /// lease is over: the end of the job asks anyway.
    async fn live(&self, hold: &Hold<'_>) -> Error {
        loop {
            tokio::time::sleep(SIGN_OF_LIFE).await;
            let told = async {
                let mut tx = self.encoder.ledger.database.write().await?;
                let ours = jobs::tell(&mut tx, hold.job(), &self.name, hold.told(), self.now()).await?;
                tx.commit().await?;
                Ok::<_, Error>(ours)
            };
            match told.await {
                Ok(true) => {}
                Ok(false) => return Error::conflict("This job was called off, or somebody else does it."),
                Err(error) => tracing::debug!(error = %error.chain(), "no sign of life could be given"),
            }
        }
    }

    async fn ended(&self, held: &Held, done: Result<()>) -> Result<Outcome> {
        let subject = held.subject.clone();
        let Err(error) = done else {
            tracing::info!(job = %held.id, kind = held.kind.as_str(), "done");
            return Ok(Outcome { subject, state: State::Done, why: None });
        };
        let fault = fault(&error);
        // What the disk or a child say may hold paths: they go to the log, and our own sentence to the page.
        tracing::warn!(job = %held.id, kind = held.kind.as_str(), fault = fault.as_str(), error = %error.chain(), "not done");
        let detail = if fault == Fault::Trouble { "" } else { error.message() };
        let mut tx = self.encoder.ledger.database.write().await?;
        let state = jobs::fail(&mut tx, held, &self.name, fault, detail, self.now()).await?;
        tx.commit().await?;
        Ok(Outcome { subject, state, why: Some(error.message().to_owned()) })
    }

    /// Takes away what took no part any more for a day, and what a worker that was killed left on its bench.
    async fn tidy(&self) -> Result<()> {
        let Encoder { ledger, media, data, .. } = &self.encoder;
        let on = media.clone();
        crate::storage::blocking::blocking(move || Workbench::sweep(&on)).await?;
        let over = made_store::over(&mut ledger.database.read().await?, self.now()).await?;
        if over.is_empty() {
            return Ok(());
        }
        let mut journal = Journal::begin(data, &ledger.database, media, || ()).await?;
        for (_, sha256) in &over {
            journal.announce(*sha256).await?;
        }
        let mut tx = ledger.database.write().await?;
        for (id, _) in &over {
            made_store::drop_row(&mut tx, id).await?;
        }
        tx.commit().await?;
        journal.settle(&ledger.database, media).await
    }
}

fn fault(error: &Error) -> Fault {
    match error.kind() {
        _ if lacks_room(error) => Fault::NoRoom,
        _ if took_too_long(error) => Fault::TooLong,
        ErrorKind::Unavailable if error.message().contains("is missing") => Fault::ProgramMissing,
        _ => Fault::of(error),
    }
}
