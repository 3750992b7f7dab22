//! Writes one work: its rows, its files, its people and its events, in one deed. All of it, or nothing.

mod cuts;
mod events;
mod old_papers;

pub(super) use events::is_new;

use std::collections::{BTreeMap, BTreeSet};

use super::deposit::{Deposited, Stopped};
use super::describe::description;
use super::facts;
use super::format::work::{FileQuality, RenditionEntry, TranscriptEntry, WorkFile};
use super::jobs_store::SOON;
use super::made_store;
use super::prepare::Prepared;
use super::when;
use crate::catalogue::accession_store::{self as store, Known, RenditionRow, TranscriptRow};
use crate::catalogue::edition::ORIGINAL;
use crate::catalogue::participant::Person;
use crate::catalogue::transcript::Read;
use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::consent::ledger::sealed::erasing::{Barred, is_barred};
use crate::consent::ledger::{Deed, Waived};
use crate::error::{Error, Kind, Result};
use crate::id::{Id, Sha256Digest};
use crate::language::Language;
use crate::storage::journal::Journal;

/// What is told of a work that was erased.
pub(super) const ERASED: &str =
    "This work was erased at the wish of its person and must not come back. Take its folder away.";
/// What is told of a file that was erased.
pub(super) const ERASED_FILE: &str = "This file was erased at the wish of its person and must not come back.";
const WAIVED: &str = "Two people at the desk said that nobody need ask this person, and this file says otherwise or gives \
    other grounds. What was said at the desk stands. To settle it, write here the waiver that the desk shows.";
const ENDED: &str = "An officer wrote down that the consent of this person is needed after all, and this file says that it is not. \
    What was said at the desk stands. To settle it, take the waiver out of this file.";
const LAPSED: &str = "The master is another now, and what two people at the desk said of the last one, that nobody need ask this \
    person, says nothing of this one. Look at it anew: ask the person, or propose it at the desk again. To settle it \
    here, take the waiver of the last master out of this file where it stands in it.";
const LESS: &str = "This file shows less of this person than the name that was written down at the desk, so the file counts. To settle \
    it the other way, write that name here and then down at the desk once more.";
const NAMED: &str = "How this person is named was said by themself, written down at the desk, or shown less by this file before, and \
    this file says otherwise. What is shown least stands. To settle it, write here the names that the desk shows; to show \
    more, ask the person and write it down at the desk.";

/// What an import did with a work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was not here.
    New,
    /// It was here, and these parts of it changed.
    Changed(Vec<String>),
    /// It was here as it is.
    Unchanged,
    /// Something in its folder stops it; it is as it was before.
    Refused,
}

/// A work on its way into rows.
pub(super) struct Accession<'a> {
    pub file: &'a WorkFile,
    pub prepared: &'a Prepared,
    pub deposited: &'a Deposited,
    pub fingerprint: &'a str,
    /// Things to know that came up while writing: field and sentence.
    pub notes: Vec<(String, String)>,
    /// Digests whose rows go, to be announced before the deed is done.
    pub gone: Vec<String>,
    /// Who need not be asked in the last master, and must in this one.
    lapsed: BTreeSet<Id<Person>>,
}

impl<'a> Accession<'a> {
    /// An accession of which nothing is written yet.
    pub fn new(
        file: &'a WorkFile,
        prepared: &'a Prepared,
        deposited: &'a Deposited,
        fingerprint: &'a str,
    ) -> Self {
        let (notes, gone, lapsed) = (Vec::new(), Vec::new(), BTreeSet::new());
        Self { file, prepared, deposited, fingerprint, notes, gone, lapsed }
    }
}

impl Accession<'_> {
    /// Writes everything and commits.
    pub async fn write(&mut self, mut deed: Deed, journal: &Journal) -> Result<Outcome, Stopped> {
        let outcome = self.stage(&mut deed).await?;
        for sha256 in &self.gone {
            journal.announce(sha256.parse::<Sha256Digest>()?).await?;
        }
        deed.commit().await?;
        Ok(outcome)
    }

    /// Writes everything into a deed, which comes true only when it is committed.
    pub async fn stage(&mut self, deed: &mut Deed) -> Result<Outcome, Stopped> {
        let known = self.known(deed).await?;
        self.not_erased(deed, known.as_ref()).await?;
        let before = match &known {
            Some(known) => Some(store::described(deed.tx(), known.id).await?),
            None => None,
        };
        let (work, media_version) = self.work(deed, known.as_ref()).await?;
        self.people(deed, work).await?;
        deed.last_words(work, &description(self.file)?.last_words).await?;
        let mut recorded = self.events(deed, work).await?;
        self.old_papers(deed, work, &mut recorded).await?;
        self.files(deed, work, media_version).await?;
        self.roster(deed, work, media_version).await?;
        store::source_digest(deed.tx(), work, self.fingerprint).await?;
        let after = store::described(deed.tx(), work).await?;
        deed.touch(work);
        Ok(match before {
            None => Outcome::New,
            Some(before) => outcome(&before, &after, recorded),
        })
    }

    /// Refuses what was erased: within the deed, so that no erasure comes between.
    async fn not_erased(&self, deed: &mut Deed, known: Option<&Known>) -> Result<(), Stopped> {
        let mut what: Vec<_> = known.iter().map(|known| Barred::Work(known.id)).collect();
        what.extend(addresses(self.file).map(Barred::Slug));
        for what in what {
            if is_barred(deed.tx(), &what).await? {
                return Err(Stopped::Fault("slug".to_owned(), ERASED.to_owned()));
            }
        }
        let renditions = self.deposited.renditions.iter();
        let renditions = renditions.map(|(edition, row)| (rendition(self.file, edition, row), &row.sha256));
        let posters = self.deposited.posters.iter().map(|row| ("poster".to_owned(), &row.sha256));
        for (field, sha256) in renditions.chain(posters) {
            if is_barred(deed.tx(), &Barred::File(sha256.parse()?)).await? {
                return Err(Stopped::Fault(field, ERASED_FILE.to_owned()));
            }
        }
        Ok(())
    }

    /// The work that is here already: at this address, at one it had, or at one that the file says it had.
    async fn known(&self, deed: &mut Deed) -> Result<Option<Known>, Stopped> {
        for slug in addresses(self.file) {
            if let Some(known) = store::work_at(deed.tx(), slug).await? {
                return Ok(Some(known));
            }
        }
        Ok(None)
    }

    async fn work(&mut self, deed: &mut Deed, known: Option<&Known>) -> Result<(Id<Work>, i64), Stopped> {
        let description = description(self.file)?;
        let now = deed.now();
        let (id, version) = match known {
            None => {
                self.twins(deed).await?;
                (Id::<Work>::new(now)?, 1)
            }
            Some(known) => {
                store::move_to(deed.tx(), known, &description.slug).await?;
                (known.id, self.version(deed, known).await?)
            }
        };
        store::put(deed.tx(), id, &description, now.millis()).await?;
        description.write(deed.tx(), id).await?;
        for (i, slug) in self.file.former_slugs.iter().enumerate() {
            if let Some(other) = store::former_slug(deed.tx(), id, slug).await? {
                let told = format!(
                    "“{slug}” is or was the address of the work “{other}”, and this folder is another work, “{}”. If the \
                     two are one, this work came in twice: give “{other}” an address that is new to the library, put \
                     former_slugs = [\"{slug}\"] beside it, and keep the twin “{}” in a folder of its own with state = \"draft\".",
                    self.file.slug, self.file.slug
                );
                return Err(Stopped::Fault(format!("former_slugs[{i}]"), told));
            }
        }
        Ok((id, version))
    }

    /// Says of a new work whose master is another's that a rename without `former_slugs` looks so.
    async fn twins(&mut self, deed: &mut Deed) -> Result<()> {
        for (_, sha256) in self.full(ORIGINAL) {
            for other in store::works_of_master(deed.tx(), &sha256).await? {
                let told = format!(
                    "This is a new work, but its film or sound is the one of “{other}”. If it is “{other}” at another \
                     address, do not import it so: write former_slugs = [\"{other}\"] first."
                );
                self.notes.push(("slug".to_owned(), told));
            }
        }
        Ok(())
    }

    /// The version of the master: the next one when the original's full files are others.
    async fn version(&mut self, deed: &mut Deed, known: &Known) -> Result<i64> {
        let there = store::full_digests(deed.tx(), known.id, known.media_version, ORIGINAL).await?;
        if there == self.full(ORIGINAL) {
            return Ok(known.media_version);
        }
        store::raise_media_version(deed.tx(), known.id).await?;
        self.lapsed = deed.lapse_waivers(known.id).await?;
        Ok(known.media_version + 1)
    }

    /// The full files that are brought for an edition, by part.
    fn full(&self, key: &str) -> Vec<(i64, String)> {
        let rows =
            self.deposited.renditions.iter().filter(|(edition, row)| edition == key && row.quality == "full");
        let mut full: Vec<(i64, String)> = rows.map(|(_, row)| (row.part, row.sha256.clone())).collect();
        full.sort_unstable();
        full
    }

    async fn people(&mut self, deed: &mut Deed, work: Id<Work>) -> Result<(), Stopped> {
        let mut appearances = Vec::new();
        let mut names: BTreeMap<&str, _> = BTreeMap::new();
        for entry in &self.file.participant {
            let fact = facts::appearance(deed.tx(), entry).await?;
            // Somebody in two roles is named once; the first entry with names says how.
            if !entry.names.is_empty() && !names.contains_key(entry.person.as_str()) {
                let facts = entry.names.iter().map(|n| facts::display_name(fact.person, n));
                names.insert(&entry.person, facts.collect::<Result<Vec<_>>>()?);
            }
            appearances.push(fact);
        }
        let names: Vec<_> = names.into_values().flatten().collect();
        let waived = deed.appearances(work, &appearances).await.map_err(|e| refused(e, "participant"))?;
        let named = deed.display_names(work, &names).await.map_err(|e| refused(e, "participant"))?;
        for (i, appearance) in appearances.iter().enumerate() {
            let person = &appearance.person;
            let lapsed = self.lapsed.contains(person) && appearance.waiver.is_none();
            let waiver = match waived.get(&(*person, appearance.role.to_owned())) {
                Some(Waived::Stands) => Some(WAIVED),
                Some(Waived::Ended) => Some(ENDED),
                Some(Waived::Lapsed) => Some(LAPSED),
                None => lapsed.then_some(LAPSED),
            };
            let less = named.yields.contains(person).then_some(LESS);
            let names = named.stands.contains(person).then_some(NAMED).or(less);
            for (of, told) in [("waiver", waiver), ("names", names)] {
                self.notes.extend(told.map(|told| (format!("participant[{i}].{of}"), told.to_owned())));
            }
        }
        Ok(())
    }

    async fn files(&mut self, deed: &mut Deed, work: Id<Work>, version: i64) -> Result<(), Stopped> {
        let now = deed.now();
        for (key, edition) in self.editions(deed, work, version).await? {
            let renditions = self.deposited.renditions.iter().filter(|(of, _)| *of == key);
            let renditions: Vec<_> = renditions.map(|(_, row)| row.clone()).collect();
            self.gone.extend(store::renditions(deed.tx(), edition, &renditions, now).await?);
            let words = self
                .file
                .transcript
                .iter()
                .zip(&self.prepared.transcripts)
                .filter(|(entry, _)| entry.edition == key);
            let words: Vec<TranscriptRow> =
                words.map(|(entry, read)| words_row(entry, read)).collect::<Result<_>>()?;
            store::transcripts(deed.tx(), edition, &words, now).await?;
            made_store::ask(deed.tx(), edition, ("import", SOON), now).await?;
            if key == ORIGINAL {
                self.gone.extend(store::posters(deed.tx(), edition, &self.deposited.posters, now).await?);
            }
        }
        Ok(())
    }

    /// Attests the list of people, unless the attestation was for a master that is another by now.
    async fn roster(&mut self, deed: &mut Deed, work: Id<Work>, version: i64) -> Result<(), Stopped> {
        let Some(roster) = &self.file.roster else { return Ok(()) };
        let at = when::start(&roster.attested_at)?;
        let before = store::last_attested_before(deed.tx(), work, version).await?;
        if before.is_some_and(|before| at.millis() <= before) {
            let told = "The master is another now. Somebody must look again whether everybody in it is listed; until \
                        “attested_at” is later, the work stays closed.";
            self.notes.push(("roster.attested_at".to_owned(), told.to_owned()));
            return Ok(());
        }
        deed.attest_roster(work, &roster.attested_by, at, None).await.map_err(|e| refused(e, "roster"))
    }
}

/// The address of a work, then those that it had.
pub(super) fn addresses(file: &WorkFile) -> impl Iterator<Item = &str> {
    std::iter::once(&file.slug).chain(&file.former_slugs).map(String::as_str)
}

/// The field that brings a rendition, or that it was made from.
fn rendition(file: &WorkFile, edition: &str, row: &RenditionRow) -> String {
    let brings = |quality| {
        let same = |entry: &RenditionEntry| {
            (entry.edition.as_str(), i64::from(entry.part), entry.quality) == (edition, row.part, quality)
        };
        file.rendition.iter().position(same)
    };
    let small = (row.quality == "small").then(|| brings(FileQuality::Small)).flatten();
    let at = small.or_else(|| brings(FileQuality::Full));
    at.map_or_else(|| "rendition".to_owned(), |i| format!("rendition[{i}].file"))
}

fn words_row(entry: &TranscriptEntry, read: &Read) -> Result<TranscriptRow> {
    let vtt = read.cues.to_vtt();
    let contents = (!read.index.is_empty()).then(|| serde_json::to_string(&read.index));
    let checked_at = entry.checked.as_ref().map(|signed| when::start(&signed.at)).transpose()?;
    Ok(TranscriptRow {
        part: entry.part.into(),
        language: entry.language.parse::<Language>()?.tag().to_owned(),
        kind: entry.kind.as_str(),
        original: entry.original,
        made: entry.made.as_str(),
        checked_by: entry.checked.as_ref().map(|signed| signed.by.clone()),
        checked_at: checked_at.map(Timestamp::millis),
        contents: contents.transpose().map_err(Error::internal)?,
        sha256: Sha256Digest::of(vtt.as_bytes()).to_string(),
        vtt,
    })
}

type Areas = BTreeMap<&'static str, Vec<String>>;

fn outcome(before: &Areas, after: &Areas, recorded: Vec<String>) -> Outcome {
    let mut changed: Vec<String> = after
        .iter()
        .filter(|(area, rows)| before.get(*area) != Some(rows))
        .map(|(area, _)| (*area).to_owned())
        .collect();
    changed.extend(recorded);
    if changed.is_empty() { Outcome::Unchanged } else { Outcome::Changed(changed) }
}

/// What the ledger refuses is about the folder; what it cannot do is trouble.
pub(super) fn refused(e: Error, field: impl Into<String>) -> Stopped {
    match e.kind() {
        Kind::Invalid | Kind::Conflict | Kind::Missing | Kind::Refused => {
            Stopped::Fault(field.into(), e.message().to_owned())
        }
        _ => Stopped::Trouble(e),
    }
}
