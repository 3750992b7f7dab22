//! The import: a library or single works, read, checked, brought in. Each work whole or not at all.

use std::path::{Path, PathBuf};

use super::accession::{Accession, ERASED, Outcome, addresses};
use super::deposit::{Depot, Stopped};
use super::finding::{Finding, Findings};
use super::foundation::{self, StoppedIn};
use super::prepare::{fingerprint, prepare};
use super::progress::{Progress, Step};
use super::reading::{self, Reading, WorkFolder};
use crate::catalogue::accession_store as store;
use crate::clock::Clock;
use crate::consent::audit::Actor;
use crate::consent::ledger::sealed::erasing::{Barred, is_barred};
use crate::consent::ledger::{Deed, Ledger};
use crate::error::{Error, Result};
use crate::storage::journal::{Journal, Lock};
use crate::storage::media_store::MediaStore;

/// The lock of the import that is running.
const ALONE: &str = "import.lock";

/// What an import works on.
pub struct Importer {
    /// Rows.
    pub ledger: Ledger,
    /// Bytes.
    pub media: MediaStore,
    /// The time.
    pub clock: Clock,
    /// The library's own folder, for the journal and for what is being made.
    pub data: PathBuf,
}

/// What an import found and did.
#[derive(Debug, Default)]
pub struct Report {
    /// All that is wrong or worth knowing, by file and line.
    pub findings: Vec<Finding>,
    /// What changed in library, people and partners.
    pub foundation: Vec<String>,
    /// What was done with each work, by its address.
    pub works: Vec<(String, Outcome)>,
}

impl Report {
    /// Whether something was not brought in, or could not be.
    #[must_use]
    pub fn is_faulty(&self) -> bool {
        self.findings.iter().any(|f| f.stops) || self.works.iter().any(|(_, o)| *o == Outcome::Refused)
    }
}

impl Importer {
    /// Brings `folder` in, one import at a time: `waiting` is called when there is another, whose end is then waited
    /// for. A fault in the library's own files stops everything, one in a work's folder that work.
    ///
    /// # Errors
    /// `Missing` when there is nothing to bring in, `Unavailable` when something that is needed does not answer.
    pub async fn import(&self, folder: &Path, progress: &Progress, waiting: impl FnOnce()) -> Result<Report> {
        let _alone = Lock::of(&self.data, ALONE, waiting).await?;
        let mut reading = self.read(folder).await?;
        let mut report = Report { findings: std::mem::take(&mut reading.findings), ..Report::default() };
        if report.findings.iter().any(|f| f.stops) {
            for work in &mut reading.works {
                report.works.push((work.title().to_owned(), Outcome::Refused));
                report.findings.append(&mut work.findings);
            }
            report.findings.sort();
            return Ok(report);
        }
        if !self.lay_foundation(&reading, &mut report).await? {
            return Ok(report);
        }
        let bench = self.bench()?;
        let count = reading.works.len();
        for (i, work) in reading.works.iter_mut().enumerate() {
            progress.at(i, count);
            let outcome = self.bring(work, &bench, progress).await?;
            report.works.push((work.title().to_owned(), outcome));
            report.findings.append(&mut work.findings);
        }
        drop(std::fs::remove_dir_all(&bench));
        report.findings.sort();
        Ok(report)
    }

    pub(super) async fn read(&self, folder: &Path) -> Result<Reading> {
        let mut tx = self.ledger.database.read().await?;
        let here = store::references(&mut tx).await?;
        drop(tx);
        let (folder, now) = (folder.to_owned(), self.clock.now());
        tokio::task::spawn_blocking(move || reading::read(&folder, &here, now))
            .await
            .map_err(Error::internal)?
    }

    /// A folder for what is being made; what a killed import left there goes.
    fn bench(&self) -> Result<PathBuf> {
        let bench = self.data.join("import");
        drop(std::fs::remove_dir_all(&bench));
        std::fs::create_dir_all(&bench)?;
        Ok(bench)
    }

    async fn lay_foundation(&self, reading: &Reading, report: &mut Report) -> Result<bool> {
        let deed = Deed::begin(&self.ledger, Actor::Import, self.clock.now()).await?;
        match foundation::write(reading, deed).await {
            Ok(laid) => {
                report.findings.extend(noted(reading, laid.notes));
                report.foundation = laid.changed;
            }
            Err(stopped) => {
                report.findings.push(told_of(reading, stopped)?);
                for work in &reading.works {
                    report.works.push((work.title().to_owned(), Outcome::Refused));
                }
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The fingerprint of a work's folder when it is what was imported last.
    pub(super) async fn unchanged(&self, work: &WorkFolder) -> Result<Option<()>> {
        let Some(read) = work.read.as_ref().filter(|_| !work.is_stopped()) else { return Ok(None) };
        let mut tx = self.ledger.database.read().await?;
        let Some(known) = store::work_at(&mut tx, &read.file.slug).await? else { return Ok(None) };
        let now = fingerprint(&work.folder, &read.file).await?;
        Ok((known.slug == read.file.slug && known.source_digest.as_deref() == Some(&now)).then_some(()))
    }

    /// Brings one work in. The journal is ours for as long as its bytes are on their way: between two works
    /// broadcast files are made.
    async fn bring(&self, work: &mut WorkFolder, bench: &Path, progress: &Progress) -> Result<Outcome> {
        progress.tell(work.title(), Step::Looking, 0);
        if self.unchanged(work).await?.is_some() {
            return Ok(Outcome::Unchanged);
        }
        let Some(prepared) = prepare(work).await? else { return Ok(Outcome::Refused) };
        let Some(read) = &work.read else { return Ok(Outcome::Refused) };
        let file = &read.file;
        if self.is_erased(file).await? {
            let mut findings = Findings::new(&read.source);
            findings.fault("slug", ERASED);
            let mut found = findings.all;
            work.findings.append(&mut found);
            return Ok(Outcome::Refused);
        }
        let fingerprint = fingerprint(&work.folder, file).await?;
        let waits = || progress.tell(&file.slug, Step::Waiting, 0);
        let mut journal = Journal::begin(&self.data, &self.ledger.database, &self.media, waits).await?;
        let mut depot =
            Depot { database: &self.ledger.database, media: &self.media, journal: &journal, bench, progress };
        let known = self.known(file).await?;
        let deposited = depot.deposit(file, &prepared, known).await;
        let (done, notes) = match deposited {
            Err(stopped) => (Err(stopped), Vec::new()),
            Ok(deposited) => {
                progress.tell(&file.slug, Step::Writing, 0);
                let deed = Deed::begin(&self.ledger, Actor::Import, self.clock.now()).await?;
                let mut accession = Accession::new(file, &prepared, &deposited, &fingerprint);
                (accession.write(deed, &journal).await, accession.notes)
            }
        };
        let mut findings = Findings::new(&read.source);
        for (field, message) in notes {
            findings.note(field, message);
        }
        let outcome = settled(done, &mut findings)?;
        let mut found = findings.all;
        work.findings.append(&mut found);
        journal.settle(&self.ledger.database, &self.media).await?;
        Ok(outcome)
    }

    /// Whether a work of this address was erased, before anything is kept of it; the deed asks again.
    async fn is_erased(&self, file: &super::format::work::WorkFile) -> Result<bool> {
        let mut tx = self.ledger.database.read().await?;
        for slug in addresses(file) {
            if is_barred(&mut tx, &Barred::Slug(slug)).await? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    async fn known(
        &self,
        file: &super::format::work::WorkFile,
    ) -> Result<Option<crate::id::Id<crate::catalogue::work::Work>>> {
        let mut tx = self.ledger.database.read().await?;
        for slug in addresses(file) {
            if let Some(known) = store::work_at(&mut tx, slug).await? {
                return Ok(Some(known.id));
            }
        }
        Ok(None)
    }
}

/// What `people.toml` says otherwise than it stands, by line.
pub(super) fn noted(reading: &Reading, notes: Vec<(String, String)>) -> Vec<Finding> {
    let Some(read) = &reading.people else { return Vec::new() };
    let mut findings = Findings::new(&read.source);
    for (field, message) in notes {
        findings.note(field, message);
    }
    findings.all
}

/// What stopped the library's own files, by file and line; our own trouble stays trouble.
pub(super) fn told_of(reading: &Reading, StoppedIn(file, stopped): StoppedIn) -> Result<Finding> {
    let (field, message) = match stopped {
        Stopped::Trouble(e) => return Err(e),
        Stopped::Fault(field, message) => (field, message),
    };
    let sources = [
        reading.library.as_ref().map(|r| &r.source),
        reading.people.as_ref().map(|r| &r.source),
        reading.partners.as_ref().map(|r| &r.source),
    ];
    let source = sources.into_iter().flatten().find(|s| s.file == file);
    let line = source.map_or(0, |s| s.line_of(&field));
    Ok(Finding { file: file.to_owned(), line, field, message, stops: true })
}

/// A fault in the folder is told and the work refused; our own trouble ends the import.
pub(super) fn settled(done: Result<Outcome, Stopped>, findings: &mut Findings<'_>) -> Result<Outcome> {
    match done {
        Ok(outcome) => Ok(outcome),
        Err(Stopped::Trouble(e)) => Err(e),
        Err(Stopped::Fault(field, message)) => {
            findings.fault(field, message);
            Ok(Outcome::Refused)
        }
    }
}
