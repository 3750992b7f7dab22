//! The dry run: everything an import does in the database, in deeds that are never committed, and no byte kept.

use std::path::Path;

use super::accession::Accession;
use super::deposit::rehearse;
use super::finding::Findings;
use super::foundation;
use super::importing::{Importer, Report, noted, settled, told_of};
use super::prepare::{fingerprint, prepare};
use super::progress::{Progress, Step};
use super::reading::{Reading, WorkFolder};
use crate::consent::ledger::Deed;
use crate::error::Result;

impl Importer {
    /// Says all that is wrong in `folder` and writes nothing. What shows only when a film is decoded to its end, such as
    /// that it is cut off, is left to the import.
    ///
    /// # Errors
    /// `Missing` when there is nothing to bring in, `Unavailable` when something that is needed does not answer.
    pub async fn dry_run(&self, folder: &Path, progress: &Progress) -> Result<Report> {
        let mut reading = self.read(folder).await?;
        let mut report = Report { findings: std::mem::take(&mut reading.findings), ..Report::default() };
        let sound = !report.is_faulty() && self.rehearse_foundation(&reading, &mut report).await?;
        let mut works = std::mem::take(&mut reading.works);
        let count = works.len();
        for (i, work) in works.iter_mut().enumerate() {
            progress.at(i, count);
            progress.tell(work.title(), Step::Looking, 0);
            if self.unchanged(work).await?.is_none() {
                self.rehearse(&reading, work, sound).await?;
            }
            report.findings.append(&mut work.findings);
        }
        report.findings.sort();
        Ok(report)
    }

    async fn rehearse_foundation(&self, reading: &Reading, report: &mut Report) -> Result<bool> {
        let mut deed = Deed::rehearse(&self.ledger, self.clock.now()).await?;
        match foundation::stage(reading, &mut deed).await {
            Ok(laid) => {
                report.findings.extend(noted(reading, laid.notes));
                Ok(true)
            }
            Err(stopped) => {
                report.findings.push(told_of(reading, stopped)?);
                Ok(false)
            }
        }
    }

    /// One work, on the foundation that would be laid before it, unless that is not `sound`.
    async fn rehearse(&self, reading: &Reading, work: &mut WorkFolder, sound: bool) -> Result<()> {
        let Some(prepared) = prepare(work).await?.filter(|_| sound) else { return Ok(()) };
        let Some(read) = &work.read else { return Ok(()) };
        let file = &read.file;
        let deposited = rehearse(file, &prepared).await?;
        let fingerprint = fingerprint(&work.folder, file).await?;
        let mut accession = Accession::new(file, &prepared, &deposited, &fingerprint);
        let mut deed = Deed::rehearse(&self.ledger, self.clock.now()).await?;
        let done = match foundation::stage(reading, &mut deed).await {
            Ok(_) => accession.stage(&mut deed).await,
            Err(foundation::StoppedIn(_, stopped)) => Err(stopped),
        };
        drop(deed);
        let mut findings = Findings::new(&read.source);
        for (field, message) in accession.notes {
            findings.note(field, message);
        }
        settled(done, &mut findings)?;
        let mut found = findings.all;
        work.findings.append(&mut found);
        Ok(())
    }
}
