//! Makes an edition: from the master of the current version, everything that an edition has, in one deed.

use std::collections::BTreeMap;
use std::fs::{self, DirBuilder, File};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use super::edition_store::{self as store, Making, Subject};
use super::plan::{Plan, plan};
use super::producing::{Made, Producer};
use crate::catalogue::accession_store::{self, EditionRow, RenditionRow, TranscriptRow};
use crate::catalogue::edition::Edition;
use crate::clock::Clock;
use crate::consent::audit::Actor;
use crate::consent::ledger::{Deed, Ledger};
use crate::consent::record::Use;
use crate::error::{Error, Result};
use crate::id::{Id, Sha256Digest};
use crate::intake::deposit::row;
use crate::intake::jobs_store::SOON;
use crate::intake::made_store;
use crate::intake::progress::{Progress, Step};
use crate::storage::blocking::blocking;
use crate::storage::journal::{Journal, Lock};
use crate::storage::media_store::{MediaStore, Stored};

/// Held by the one who makes editions.
const ALONE: &str = "editions.lock";
/// How often a making gives a sign of life.
const SIGN_OF_LIFE: Duration = Duration::from_secs(1);

/// Makes editions.
#[derive(Clone)]
pub struct Maker {
    /// Rows.
    pub ledger: Ledger,
    /// Bytes.
    pub media: MediaStore,
    /// The time.
    pub clock: Clock,
    /// The library's own folder, for journal and locks.
    pub data: PathBuf,
}

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Order {
    /// Of which work, by its slug.
    pub slug: String,
    /// The key of the edition; without one the next free `cut-1`, `cut-2` …
    pub name: Option<String>,
    /// Only what is closed for this use; without one all that is closed for any.
    pub only: Option<Use>,
    /// Who asks.
    pub actor: Actor,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ready {
    /// The edition.
    pub edition: Id<Edition>,
    /// Its key.
    pub key: String,
    /// Whether it was there before, made of the same.
    pub was_there: bool,
}

impl Maker {
    /// Takes away what a making that was killed left on the bench, unless somebody is making something now.
    ///
    /// # Errors
    /// What the disk says.
    pub fn sweep_when_idle(data: &Path, media: &MediaStore) -> Result<()> {
        if let Some(_alone) = Lock::if_free(data, ALONE)? {
            swept(&media.bench())?;
        }
        Ok(())
    }

    /// Makes the edition that `order` asks for, one at a time: `waiting` is called when another is being made. The
    /// same passages of the same master give the edition that is there.
    ///
    /// # Errors
    /// `Missing` when there is no such work, `Invalid` when nothing is closed in it or it cannot be made, `Conflict`
    /// when its key is another edition's or the work changed meanwhile.
    pub async fn make(&self, order: &Order, progress: &Progress, waiting: impl FnOnce()) -> Result<Ready> {
        let _alone = Lock::of(&self.data, ALONE, waiting).await?;
        let bench = self.media.bench();
        cleared(&bench).await?;
        let (subject, plan) = self.planned(order).await?;
        let recipe = subject.recipe(&plan);
        let mut tx = self.ledger.database.write().await?;
        store::interrupted(&mut tx).await?;
        if let Some((edition, key)) = store::made(&mut tx, &subject, recipe).await? {
            tx.commit().await?;
            return Ok(Ready { edition, key, was_there: true });
        }
        let key = free_key(order.name.as_deref(), &store::keys(&mut tx, &subject).await?)?;
        let making = store::begin(&mut tx, &subject, recipe, &order.actor.text(), self.clock.now()).await?;
        tx.commit().await?;
        let made = self.watched(order, &subject, &plan, &key, making, progress).await;
        cleared(&bench).await?;
        if let Err(e) = &made {
            let mut tx = self.ledger.database.write().await?;
            store::fail(&mut tx, making, e.message(), self.clock.now()).await?;
            tx.commit().await?;
        }
        Ok(Ready { edition: made?, key, was_there: false })
    }

    /// Whether there is anything to make by `order`, and it can be planned.
    ///
    /// # Errors
    /// As [`Maker::make`], before anything is made.
    pub async fn could_make(&self, order: &Order) -> Result<()> {
        self.planned(order).await.map(drop)
    }

    async fn planned(&self, order: &Order) -> Result<(Subject, Plan)> {
        let mut tx = self.ledger.database.read().await?;
        let subject = store::subject(&mut tx, &order.slug, order.only).await?.ok_or_else(|| {
            Error::missing(format!("There is no work “{}”. “digitales works” lists them.", order.slug))
        })?;
        let plan = plan(&subject.passages, &subject.lengths())?;
        Ok((subject, plan))
    }

    /// Makes it, and writes down how far it is for whoever looks.
    async fn watched(
        &self,
        order: &Order,
        subject: &Subject,
        plan: &Plan,
        key: &str,
        making: Id<Making>,
        progress: &Progress,
    ) -> Result<Id<Edition>> {
        let told = Mutex::new((Step::Measuring, 0));
        let tell = |step: Step, done: u64| {
            *told.lock().unwrap_or_else(PoisonError::into_inner) = (step, done);
            progress.tell(&subject.slug, step, done);
        };
        let bringing = self.bring(order, subject, plan, key, making, &tell);
        let living = async {
            loop {
                tokio::time::sleep(SIGN_OF_LIFE).await;
                let (step, done) = *told.lock().unwrap_or_else(PoisonError::into_inner);
                self.tell(making, step, done).await;
            }
        };
        tokio::select! {
            made = bringing => made,
            () = living => Err(Error::internal("a sign of life that ends")),
        }
    }

    /// A sign of life that cannot be given is no reason to stop.
    async fn tell(&self, making: Id<Making>, step: Step, done: u64) {
        let told = async {
            let mut tx = self.ledger.database.write().await?;
            store::tell(&mut tx, making, word(step), done, self.clock.now()).await?;
            tx.commit().await
        };
        if let Err(error) = told.await {
            tracing::debug!(error = %error.chain(), "how far an edition is could not be written down");
        }
    }

    async fn bring(
        &self,
        order: &Order,
        subject: &Subject,
        plan: &Plan,
        key: &str,
        making: Id<Making>,
        tell: &(dyn Fn(Step, u64) + Sync),
    ) -> Result<Id<Edition>> {
        let bench = self.media.bench();
        DirBuilder::new().recursive(true).mode(0o700).create(&bench)?;
        let producer = Producer { media: &self.media, subject, plan, bench: &bench, tell };
        let made = producer.everything().await?;
        tell(Step::Writing, 0);
        let mut journal = Journal::begin(&self.data, &self.ledger.database, &self.media, || ()).await?;
        let written = self.written(order, subject, plan, key, making, made, &journal).await;
        let settled = journal.settle(&self.ledger.database, &self.media).await;
        let edition = written?;
        settled.and(Ok(edition))
    }

    /// Bytes first, then the rows that name them.
    #[expect(clippy::too_many_arguments, reason = "one call, and each stands for itself")]
    async fn written(
        &self,
        order: &Order,
        subject: &Subject,
        plan: &Plan,
        key: &str,
        making: Id<Making>,
        made: Made,
        journal: &Journal,
    ) -> Result<Id<Edition>> {
        let (scripts, posters) = (made.scripts.clone(), made.posters.clone());
        let renditions = self.kept(made, journal).await?;
        let now = self.clock.now();
        let mut deed = Deed::begin(&self.ledger, order.actor, now).await?;
        let today = store::subject(deed.tx(), &order.slug, order.only).await?;
        let same = today.is_some_and(|today| {
            today.work == subject.work
                && super::plan::plan(&today.passages, &today.lengths())
                    .is_ok_and(|new| today.recipe(&new) == subject.recipe(plan))
        });
        if !same {
            return Err(Error::conflict(
                "The work was changed while its edition was being made. Make it again.",
            ));
        }
        let edition = Id::<Edition>::new(now)?;
        let unsigned = unsigned(edition);
        let (work, version) = (subject.work, subject.media_version);
        accession_store::insert_edition(deed.tx(), work, version, key, &unsigned, &plan.edits).await?;
        accession_store::renditions(deed.tx(), edition, &renditions, now).await?;
        accession_store::transcripts(deed.tx(), edition, &scripts, now).await?;
        accession_store::posters(deed.tx(), edition, &posters, now).await?;
        made_store::ask(deed.tx(), edition, (&order.actor.text(), SOON), now).await?;
        store::done(deed.tx(), making, edition, now).await?;
        deed.enter("edition", &edition.text(), None, &subject.recipe(plan).to_string()).await?;
        deed.touch(work);
        deed.commit().await?;
        Ok(edition)
    }

    /// Keeps the bytes of all files and pictures; the rows of the files.
    async fn kept(&self, made: Made, journal: &Journal) -> Result<Vec<RenditionRow>> {
        let mut renditions = made.kept;
        for file in made.files {
            let stored = self.keep(&file.path, journal).await?;
            let part = u32::try_from(file.part).unwrap_or(1);
            renditions.push(row(part, file.quality, &file.media, stored));
        }
        for (sha256, bytes) in made.pictures {
            journal.announce(sha256).await?;
            self.media.put(std::io::Cursor::new(bytes)).await?;
        }
        Ok(renditions)
    }

    async fn keep(&self, path: &Path, journal: &Journal) -> Result<Stored> {
        let path = path.to_owned();
        let file = tokio::task::spawn_blocking(move || File::open(path)).await.map_err(Error::internal)??;
        self.media.put_announced(file, journal.announcer()?).await
    }
}

/// The row of a cut that nobody has signed.
fn unsigned(edition: Id<Edition>) -> EditionRow {
    EditionRow {
        id: edition.text(),
        kind: "cut".to_owned(),
        cut_of: None,
        approved_by: None,
        approved_at: None,
        checked_by: None,
        checked_at: None,
    }
}

/// The key that was wished for, when it is free; else the next number.
fn free_key(wished: Option<&str>, taken: &std::collections::BTreeSet<String>) -> Result<String> {
    let Some(wished) = wished else {
        let numbered = (1..=u32::MAX).map(|n| format!("cut-{n}")).find(|key| !taken.contains(key));
        return numbered.ok_or_else(|| Error::internal("more cuts than numbers"));
    };
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if wished.is_empty() || wished.len() > 40 || !wished.chars().all(plain) {
        return Err(Error::invalid(
            "A name of an edition has a–z, 0–9 and hyphens, at most 40. It holds nobody's name.",
        ));
    }
    if taken.contains(wished) {
        return Err(Error::conflict(format!(
            "There is an edition “{wished}” of other passages already, and a recorded edition never changes. Take another name."
        )));
    }
    Ok(wished.to_owned())
}

fn word(step: Step) -> &'static str {
    match step {
        Step::Cutting => "cutting",
        Step::Encoding => "encoding",
        Step::Picturing => "picturing",
        Step::Writing => "writing",
        Step::Looking | Step::Waiting | Step::Keeping | Step::Measuring => "measuring",
    }
}

/// Gigabytes may lie there, and nobody waits for their unlinking.
async fn cleared(bench: &Path) -> Result<()> {
    let bench = bench.to_owned();
    blocking(move || swept(&bench)).await
}

fn swept(bench: &Path) -> Result<()> {
    match fs::remove_dir_all(bench) {
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => Err(e.into()),
        _ => Ok(()),
    }
}

/// Words by part and language, for the row of a transcript.
pub(super) fn script_row(of: &TranscriptRow, vtt: String) -> TranscriptRow {
    TranscriptRow { sha256: Sha256Digest::of(vtt.as_bytes()).to_string(), vtt, ..of.clone() }
}

/// For each part its own.
pub(super) type ByPart<T> = BTreeMap<i64, T>;
