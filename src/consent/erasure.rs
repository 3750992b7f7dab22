//! Somebody asks to be forgotten: what was made of their works goes at once, the masters and the keys when it is due.
//!
//! The wish and the withdrawal are one deed. Each step after it is one deed too, and finds what is still to be done: a
//! kill in between is made good at the next start.

use std::collections::BTreeSet;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::catalogue::participant::Person;
use crate::catalogue::work::Work;
use crate::clock::{Clock, Timestamp};
use crate::consent::audit::{Actor, Entry};
use crate::consent::fact::WithdrawalFact;
use crate::consent::ledger::sealed::erasing::{Barred, Erasure, alone_and_with_others, files_of};
use crate::consent::ledger::sealed::erasures::{ErasureRow, erasure, erasures_of, running};
use crate::consent::ledger::sealed::papers::papers;
use crate::consent::ledger::{Checked, Deed, Ledger, may_close};
use crate::consent::record::Voice;
use crate::consent::withdrawal::closes_nothing;
use crate::error::{Error, Result};
use crate::id::{Id, Sha256Digest};
use crate::storage::journal::{Journal, Lock, is_named};
use crate::storage::media_store::MediaStore;
use crate::storage::vault::KeySlot;

/// Held by whoever erases.
const ALONE: &str = "erasure.lock";

/// What somebody asks for.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Who is to be forgotten.
    pub person: Id<Person>,
    /// Who says so: the person, a guardian in office, a relative after death.
    pub voice: Voice,
    /// Works to erase although others are in them, beside those in which the person is alone.
    pub with_others: Vec<Id<Work>>,
    /// How it reached us: `self_service`, `in_person` …
    pub channel: &'static str,
    /// After how many days masters and keys go; 0: at once.
    pub days: u32,
}

/// What was promised.
#[derive(Clone, Debug)]
pub struct Promise {
    /// Which erasure.
    pub erasure: Id<Erasure>,
    /// When masters and keys go.
    pub due: Timestamp,
    /// The slugs of the works of which everything goes.
    pub works: Vec<String>,
    /// The slugs of works that stay, closed for this person, since others are in them.
    pub kept: Vec<String>,
    /// The entry in the audit log, for the receipt.
    pub entry: Entry,
}

/// What one step took away. It names nobody.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certificate {
    /// The number of the erasure.
    pub erasure: String,
    /// `derivatives` or `masters`.
    pub step: String,
    /// When it was asked for (RFC 3339).
    pub asked_at: String,
    /// When this was done.
    pub done_at: String,
    /// The numbers of the works.
    pub works: Vec<String>,
    /// How many files of the works went.
    pub files: usize,
    /// How many bytes they had.
    pub bytes: i64,
    /// How many keys were destroyed; what they sealed is unreadable in every copy.
    pub keys_destroyed: usize,
    /// The number of its entry in the audit log.
    pub audit_entry: i64,
    /// The hash of that entry.
    pub audit_hash: String,
}

impl Certificate {
    /// As it is given to the person, in German and English. Of the first step it says that the erasure still runs: what
    /// certifies it comes with the last.
    #[must_use]
    pub fn text(&self) -> String {
        if self.step == "derivatives" {
            return self.first_step();
        }
        let Self { erasure, asked_at, done_at, files, bytes, keys_destroyed, .. } = self;
        let (works, entry, hash) = (self.works.len(), self.audit_entry, &self.audit_hash);
        format!(
            "Bescheinigung über die Löschung {erasure}\n\
             Verlangt am {asked_at}, gelöscht am {done_at}.\n\
             Gelöscht: {files} Dateien ({bytes} Bytes) von {works} Werken; zerstörte Schlüssel: {keys_destroyed}.\n\
             Was mit diesen Schlüsseln verschlossen war (Name, Kontakt, Geburtsdatum, Belege), kann niemand mehr lesen,\n\
             auch nicht in Sicherungskopien. Ohne Namen bleibt stehen, was wann erlaubt und widerrufen wurde (DSGVO Art. 17 (3) e).\n\
             Eintrag im Protokoll: {entry}:{hash}\n\n\
             Certificate of erasure {erasure}\n\
             Asked for at {asked_at}, erased at {done_at}.\n\
             Erased: {files} files ({bytes} bytes) of {works} works; keys destroyed: {keys_destroyed}.\n\
             What these keys sealed (name, contact, birth date, evidence) nobody can read any more, not in backups either.\n\
             What was allowed and taken back, and when, stays without a name (GDPR Art. 17 (3) (e)).\n\
             Entry in the audit log: {entry}:{hash}\n"
        )
    }

    fn first_step(&self) -> String {
        let Self { erasure, asked_at, done_at, files, bytes, .. } = self;
        let (works, entry, hash) = (self.works.len(), self.audit_entry, &self.audit_hash);
        format!(
            "Die Löschung {erasure} läuft.\n\
             Verlangt am {asked_at}. Was aus den Originalen gemacht war, ist seit {done_at} gelöscht:\n\
             {files} Dateien ({bytes} Bytes) von {works} Werken. Die Bescheinigung folgt, wenn auch die Originale gelöscht sind.\n\
             Eintrag im Protokoll: {entry}:{hash}\n\n\
             Erasure {erasure} is running.\n\
             Asked for at {asked_at}. What was made of the originals was erased at {done_at}:\n\
             {files} files ({bytes} bytes) of {works} works. The certificate follows when the originals are erased too.\n\
             Entry in the audit log: {entry}:{hash}\n"
        )
    }
}

/// Writes down the wish, with a withdrawal of everything. When this returns nothing of the person's is shown any more.
///
/// # Errors
/// `Refused` when the one who asks may not speak for the person; then the withdrawal alone is written down, and counts
/// once the ledger knows of their office.
pub async fn ask(ledger: &Ledger, actor: Actor, asked: &Asked, now: Timestamp) -> Result<Promise> {
    let mut deed = Deed::begin(ledger, actor, now).await?;
    if let Some(idle) = take_everything_back(&mut deed, asked).await? {
        deed.commit().await?;
        return Err(Error::refused(idle));
    }
    let (erasure, due, works, kept) = promise(&mut deed, asked).await?;
    let entry = deed.commit().await?.last()?;
    let slugs = |works: Vec<(Id<Work>, String)>| works.into_iter().map(|(_, slug)| slug).collect();
    Ok(Promise { erasure, due, works: slugs(works), kept: slugs(kept), entry })
}

/// Withdraws everything within a deed: nothing of the person's is shown from then on. Why it closes nothing and nothing
/// is to be erased, when the one who asks may not speak for the person: a no is kept all the same.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn take_everything_back(deed: &mut Deed, asked: &Asked) -> Result<Option<String>> {
    let (now, voice) = (deed.now(), asked.voice);
    let idle = !may_close(deed.tx(), asked.person, voice, now).await?;
    let fact = WithdrawalFact {
        source_id: None,
        subject: asked.person,
        voice,
        work: None,
        uses: None,
        effective: now,
        received: now,
        channel: asked.channel,
    };
    deed.withdraw(&fact).await?;
    Ok(idle.then(|| {
        format!("{} Nothing is erased until it is asked for again then.", closes_nothing(voice.capacity))
    }))
}

/// The erasure, when it is due, the works of which everything goes, and those that stay closed.
type Promised = (Id<Erasure>, Timestamp, Vec<(Id<Work>, String)>, Vec<(Id<Work>, String)>);

/// Writes down within a deed what goes, and when, of somebody who took everything back.
///
/// # Errors
/// `Refused` when the one who asks may not speak for the person now.
pub async fn promise(deed: &mut Deed, asked: &Asked) -> Result<Promised> {
    let now = deed.now();
    if !may_close(deed.tx(), asked.person, asked.voice, now).await? {
        return Err(idle_now());
    }
    let (mut erased, others) = alone_and_with_others(deed.tx(), asked.person).await?;
    let (named, kept): (Vec<_>, Vec<_>) =
        others.into_iter().partition(|(work, _)| asked.with_others.contains(work));
    erased.extend(named);
    let due = due_in(asked.days, now);
    let works: Vec<Id<Work>> = erased.iter().map(|(work, _)| *work).collect();
    let erasure = deed.ask_erasure((asked.person, asked.voice), &works, due, true).await?;
    Ok((erasure, due, erased, kept))
}

/// When what is asked for at `now` with so many days to think it over is done.
pub(super) fn due_in(days: u32, now: Timestamp) -> Timestamp {
    now.plus_millis(i64::from(days) * 24 * 60 * 60 * 1000)
}

/// Whoever asks for an erasure may not speak for the person.
pub(super) fn idle_now() -> Error {
    Error::refused(
        "Whoever asked for this may not speak for the person any more, so nothing is erased. What they took back stays so.",
    )
}

/// Writes down within a deed that the originals of `works` go after `days` at the wish of `voice`, who withdrew `person`
/// from them: those in which nobody else can be recognised, each by itself. The person is not forgotten. That they are
/// to be forgotten, with these works, is another wish: it may be taken back while this one stands.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn ask_for_works(
    deed: &mut Deed,
    (person, voice): (Id<Person>, Voice),
    works: &BTreeSet<Id<Work>>,
    days: u32,
) -> Result<()> {
    let due = due_in(days, deed.now());
    let (alone, _) = alone_and_with_others(deed.tx(), person).await?;
    let mut going = BTreeSet::new();
    for row in erasures_of(deed.tx(), person).await? {
        if !row.forgets || row.masters.is_some() {
            going.extend(row.works()?);
        }
    }
    for (work, _) in alone.into_iter().filter(|(work, _)| works.contains(work) && !going.contains(work)) {
        deed.ask_erasure((person, voice), &[work], due, false).await?;
    }
    Ok(())
}

/// Does what was promised.
pub struct Eraser {
    /// Rows and keys.
    pub ledger: Ledger,
    /// Bytes.
    pub media: MediaStore,
    /// The time.
    pub clock: Clock,
    /// The library's own folder.
    pub data: PathBuf,
}

impl Eraser {
    /// Does every step that is due, one process at a time; the certificates of what was done now. What cannot be done
    /// keeps nothing else waiting and stands in the log; it is tried again.
    ///
    /// # Errors
    /// `Unavailable` when disk or database do not answer and nothing could be done.
    pub async fn due(&self) -> Result<Vec<Certificate>> {
        if self.open().await?.is_empty() {
            return Ok(Vec::new());
        }
        let _alone = Lock::of(&self.data, ALONE, || {}).await?;
        let (mut done, mut changed, mut fault) = (Vec::new(), false, None);
        for row in self.open().await? {
            if let Err(e) = self.steps(&row, &mut done, &mut changed).await {
                tracing::error!(error = %e.chain(), "an erasure that is due could not be carried out");
                fault = Some(e);
            }
        }
        if changed {
            self.ledger.database.scrub().await?;
        }
        fault.filter(|_| done.is_empty()).map_or(Ok(done), Err)
    }

    /// The steps of one erasure that are due.
    async fn steps(&self, row: &ErasureRow, done: &mut Vec<Certificate>, changed: &mut bool) -> Result<()> {
        if row.derivatives.is_none() {
            done.extend(self.step(row, false, changed).await?);
        }
        if row.due() <= self.clock.now() {
            done.extend(self.step(row, true, changed).await?);
        }
        Ok(())
    }

    /// Erasures with a step to do now.
    async fn open(&self) -> Result<Vec<ErasureRow>> {
        let mut rows = running(&mut self.ledger.database.read().await?).await?;
        let now = self.clock.now();
        rows.retain(|row| row.derivatives.is_none() || row.due() <= now);
        Ok(rows)
    }

    /// Bytes that no row names any more go when the deed is true; the journal remembers them until then. Nothing is
    /// done of a wish that was taken back since it was read.
    async fn step(&self, row: &ErasureRow, masters: bool, changed: &mut bool) -> Result<Option<Certificate>> {
        let mut journal = Journal::begin(&self.data, &self.ledger.database, &self.media, || {}).await?;
        let mut deed = Deed::begin(&self.ledger, Actor::System, self.clock.now()).await?;
        let asked = row.id()?;
        if erasure(deed.tx(), asked).await?.is_none() {
            return Ok(None);
        }
        let mut files: Vec<(Sha256Digest, i64)> = Vec::new();
        for work in row.works()? {
            files.extend(files_of(deed.tx(), work, masters).await?);
        }
        files.sort_unstable();
        files.dedup();
        for (sha256, _) in &files {
            journal.announce(*sha256).await?;
        }
        for work in row.works()? {
            if masters { deed.blank_work(work).await? } else { deed.drop_derivatives(work).await? }
        }
        let files = bar_unnamed(&mut deed, asked, files).await?;
        let (keys, papers) =
            if masters && row.forgets { self.keys(&mut deed, row).await? } else { (Vec::new(), Vec::new()) };
        let certificate = certificate(&mut deed, row, masters, &files, keys.len()).await?;
        deed.commit().await?;
        *changed = true;
        // Keys first: the certificate says that they are destroyed. The upkeep tries again what fails of them; bytes go
        // in any case.
        let destroyed = self.destroy(keys, papers).await;
        journal.settle(&self.ledger.database, &self.media).await?;
        destroyed?;
        Ok(Some(certificate))
    }

    /// Destroys keys and takes away sealed files.
    async fn destroy(&self, keys: Vec<Id<KeySlot>>, papers: Vec<String>) -> Result<()> {
        for key in keys {
            self.ledger.vault.shred(key).await?;
        }
        for paper in papers {
            self.ledger.vault.remove_file(paper).await?;
        }
        Ok(())
    }

    /// Forgets the person: the slots to shred and the files of evidence to take away once the deed is true.
    async fn keys(&self, deed: &mut Deed, row: &ErasureRow) -> Result<(Vec<Id<KeySlot>>, Vec<String>)> {
        let mut files = Vec::new();
        for paper in papers(deed.tx(), None, Some(row.person()?)).await? {
            deed.check_evidence(paper.id()?, Checked::Missing, "an erasure").await?;
            files.push(paper.file());
        }
        Ok((deed.forget_person(row.id()?, row.person()?).await?, files))
    }
}

/// Bars the files that no row names any more, and says which; what another work still shows stays.
async fn bar_unnamed(
    deed: &mut Deed,
    erasure: Id<Erasure>,
    files: Vec<(Sha256Digest, i64)>,
) -> Result<Vec<(Sha256Digest, i64)>> {
    let mut gone = Vec::new();
    for (sha256, length) in files {
        if !is_named(deed.tx(), sha256).await? {
            deed.bar(erasure, &Barred::File(sha256)).await?;
            gone.push((sha256, length));
        }
    }
    Ok(gone)
}

async fn certificate(
    deed: &mut Deed,
    row: &ErasureRow,
    masters: bool,
    files: &[(Sha256Digest, i64)],
    keys_destroyed: usize,
) -> Result<Certificate> {
    let step = if masters { "masters" } else { "derivatives" };
    let (id, now) = (row.id()?, deed.now());
    let mut told = Certificate {
        erasure: id.text(),
        step: step.to_owned(),
        asked_at: row.asked().to_string(),
        done_at: now.to_string(),
        works: row.works()?.into_iter().map(Id::text).collect(),
        files: files.len(),
        bytes: files.iter().map(|(_, length)| length).sum(),
        keys_destroyed,
        ..Certificate::default()
    };
    let entry = deed.enter("erasure_step", &format!("{id}/{step}"), None, &told).await?;
    (told.audit_entry, told.audit_hash) = (entry.number, entry.hash.to_string());
    deed.erasure_step(id, step, &serde_json::to_string(&told).map_err(Error::internal)?).await?;
    Ok(told)
}

/// The certificates of every step that was done of an erasure, the first first.
///
/// # Errors
/// `Missing` when there is no such erasure, or it was taken back.
pub async fn certificates(ledger: &Ledger, asked: Id<Erasure>) -> Result<Vec<Certificate>> {
    let row = erasure(&mut ledger.database.read().await?, asked).await?;
    let row = row.ok_or_else(|| Error::missing("There is no such erasure, or it was taken back."))?;
    let steps = [row.derivatives, row.masters].into_iter().flatten();
    steps.map(|told| serde_json::from_str(&told).map_err(Error::internal)).collect()
}
