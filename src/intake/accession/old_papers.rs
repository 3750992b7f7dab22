//! Keeps the old papers of a work's file, by the same deed as the desk and the command line. They open nothing.

use super::events::is_new;
use super::{Accession, refused};
use crate::catalogue::participant::Person;
use crate::catalogue::work::Work;
use crate::consent::audit::commitment;
use crate::consent::fact::EvidenceFact;
use crate::consent::ledger::Deed;
use crate::consent::ledger::desk::old_papers::forms;
use crate::consent::ledger::sealed::papers::sealed_profile;
use crate::consent::mapping;
use crate::consent::old_paper::{OldForm, OldPaperFact};
use crate::consent::paper::Paper;
use crate::error::Result;
use crate::id::{Id, Sha256Digest};
use crate::intake::deposit::Stopped;
use crate::intake::facts;
use crate::intake::format::old_paper::{OldFormEntry, OldPaperEntry};
use crate::intake::prepare::Scan;
use crate::intake::when;
use crate::storage::blocking::blocking;

impl Accession<'_> {
    /// Keeps every old paper that is not recorded yet; one that is must be unchanged, its scan too.
    pub(super) async fn old_papers(
        &self,
        deed: &mut Deed,
        work: Id<Work>,
        added: &mut Vec<String>,
    ) -> Result<(), Stopped> {
        for (i, (entry, scan)) in self.file.old_paper.iter().zip(&self.prepared.scans).enumerate() {
            let (source, field) = (format!("old_paper {}", entry.id), format!("old_paper[{i}]"));
            let person = facts::person(deed.tx(), &entry.person).await?;
            let form = form_of(deed, entry, &field).await?;
            let recorded = as_recorded(deed, (person, entry), &form, scan.as_ref()).await?;
            if is_new(deed, &work.text(), &source, &recorded, &field).await? {
                let paper = match scan {
                    Some(scan) => Some(paper_of(scan, (person, work), &field).await?),
                    None => None,
                };
                let fact = fact(deed, (person, work), entry, (form, paper)).await?;
                mapping::put(deed, &fact).await.map_err(|e| refused(e, field))?;
                added.push(source);
            }
        }
        Ok(())
    }
}

/// The scan as a paper, when it is what it was when it was looked at.
async fn paper_of(
    scan: &Scan,
    (person, work): (Id<Person>, Id<Work>),
    field: &str,
) -> Result<Paper, Stopped> {
    let (path, sha256) = (scan.path.clone(), scan.sha256);
    let bytes = blocking(move || Ok(std::fs::read(path)?)).await?;
    if Sha256Digest::of(&bytes) != sha256 {
        let told = "The scan was changed while it was brought in. Import it again.";
        return Err(Stopped::Fault(format!("{field}.scan"), told.to_owned()));
    }
    Paper::new(bytes, Some(person), Some(work)).map_err(|e| refused(e, format!("{field}.scan")))
}

/// The form with its words: those that stand here, else those that are kept under its name.
async fn form_of(deed: &mut Deed, entry: &OldPaperEntry, field: &str) -> Result<OldForm, Stopped> {
    let OldFormEntry { name, language, words } = entry.form.clone();
    let language = language.parse()?;
    if let Some(words) = words {
        return Ok(OldForm { name, language, words }.tidied()?);
    }
    let kept = forms(deed.tx()).await?.into_iter().map(|(_, form)| form);
    let found = kept.into_iter().find(|form| form.name == name && form.language == language);
    found.ok_or_else(|| {
        let told = format!("No form “{name}” in “{language}” is kept yet. Write here what is printed on it.");
        Stopped::Fault(format!("{field}.form.words"), told)
    })
}

/// The entry as it is known again: the words of its form and the digest of its scan stand in it, and what was written
/// in by hand only as a commitment under the person's own salt, which goes when they are forgotten.
async fn as_recorded(
    deed: &mut Deed,
    (person, entry): (Id<Person>, &OldPaperEntry),
    form: &OldForm,
    scan: Option<&Scan>,
) -> Result<OldPaperEntry> {
    let mut entry = entry.clone();
    entry.form.words = Some(form.words.clone());
    if let Some(added) = &entry.added {
        let (slot, _) = sealed_profile(deed.tx(), person).await?;
        let salt = deed.ledger().vault.salt(slot).await?;
        entry.added = Some(commitment(&salt, added.trim().as_bytes()).to_string());
    }
    entry.scan = scan.map(|scan| scan.sha256.to_string());
    Ok(entry)
}

async fn fact(
    deed: &mut Deed,
    (person, work): (Id<Person>, Id<Work>),
    entry: &OldPaperEntry,
    (form, paper): (OldForm, Option<Paper>),
) -> Result<OldPaperFact> {
    Ok(OldPaperFact {
        person,
        work,
        voice: facts::voice(deed.tx(), entry.by, entry.declarant.as_deref(), &entry.person).await?,
        form,
        signed: entry.signed.as_deref().map(str::parse).transpose()?,
        added: entry.added.clone(),
        evidence: EvidenceFact {
            kind: "release_form",
            seen_by: entry.seen_by.clone(),
            seen_at: when::start(&entry.seen_at)?,
            paper,
        },
    })
}
