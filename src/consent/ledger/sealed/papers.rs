//! Evidence with its file, and what is sealed about a person, as rows.

use sqlx::FromRow;

use crate::catalogue::participant::Person;
use crate::clock::Timestamp;
use crate::consent::fact::Evidence;
use crate::consent::ledger::deed::{Deed, Ledger};
use crate::consent::paper::Paper;
use crate::error::{Error, Result};
use crate::id::{Id, Sha256Digest};
use crate::storage::blocking::blocking;
use crate::storage::database::Tx;
use crate::storage::vault::{KeySlot, Purpose};

const ADD: &str = "insert into evidence_file (evidence_id, about, work_id, key_slot, ciphertext_sha256, length_bytes, \
    media_type) values ($1, $2, $3, $4, $5, $6, $7)";
const HELD: &str = "select e.id, e.kind, f.about, f.work_id, f.key_slot, f.ciphertext_sha256, f.media_type, \
    (select k.result from evidence_check k where k.evidence_id = e.id order by k.checked_at desc limit 1) as result \
    from evidence_file f join evidence e on e.id = f.evidence_id join key_slot s on s.id = f.key_slot \
    where s.shredded_at is null and ($1 is null or e.id = $1) and ($2 is null or f.about = $2) order by e.id";
const DESTROYED: &str = "select count(*) from evidence_file f join key_slot s on s.id = f.key_slot \
    where f.evidence_id = $1 and s.shredded_at is not null";
const HELD_NAMES: &str = "select f.evidence_id from evidence_file f join key_slot s on s.id = f.key_slot \
    where s.shredded_at is null";
const ROUND: &str = "insert into evidence_round (at_ms, files, wrong) values ($1, $2, $3)";
const LAST_ROUND: &str = "select max(at_ms) from evidence_round";
const PROFILE: &str = "select key_slot, sealed_profile from person where id = $1";
const SET_PROFILE: &str = "update person set sealed_profile = $2 where id = $1";

/// A piece of evidence whose file is kept.
#[derive(Clone, Debug, FromRow)]
pub struct PaperRow {
    id: String,
    kind: String,
    about: Option<String>,
    work_id: Option<String>,
    key_slot: String,
    ciphertext_sha256: String,
    /// What the bytes are.
    pub media_type: String,
    /// What the last look found, as the tables write it.
    pub result: Option<String>,
}

impl PaperRow {
    /// Which evidence.
    ///
    /// # Errors
    /// `Internal` when the row cannot be understood.
    pub fn id(&self) -> Result<Id<Evidence>> {
        self.id.parse()
    }

    /// Who is in it.
    ///
    /// # Errors
    /// `Internal` when the row cannot be understood.
    pub fn about(&self) -> Result<Option<Id<Person>>> {
        self.about.as_deref().map(str::parse).transpose()
    }

    /// The slot of its key.
    ///
    /// # Errors
    /// `Internal` when the row cannot be understood.
    pub fn slot(&self) -> Result<Id<KeySlot>> {
        self.key_slot.parse()
    }

    /// What its ciphertext must be.
    ///
    /// # Errors
    /// `Internal` when the row cannot be understood.
    pub fn sha256(&self) -> Result<Sha256Digest> {
        self.ciphertext_sha256.parse()
    }

    /// The name of its file.
    #[must_use]
    pub fn file(&self) -> String {
        self.id.clone()
    }

    /// What its ciphertext is bound to, so that two files cannot be exchanged.
    #[must_use]
    pub fn bound_to(&self) -> String {
        bound_to(&self.id, &self.kind, self.work_id.as_deref())
    }
}

fn bound_to(id: &str, kind: &str, work: Option<&str>) -> String {
    format!("evidence {id} {kind} {}", work.unwrap_or("-"))
}

impl Deed {
    /// Seals the file of a piece of evidence under a key of its own; it is on the disk before the deed comes true.
    pub(in crate::consent::ledger) async fn keep_paper(
        &mut self,
        id: Id<Evidence>,
        kind: &str,
        paper: &Paper,
    ) -> Result<()> {
        let slot = self.key_slot(Purpose::Evidence).await?;
        let work = paper.work.map(Id::text);
        let name = bound_to(&id.text(), kind, work.as_deref());
        let sealed = self.ledger.vault.seal_file(slot, name, paper.bytes().to_vec()).await?;
        let (sealed, sha256) = blocking(move || {
            let sha256 = Sha256Digest::of(&sealed);
            Ok((sealed, sha256))
        })
        .await?;
        let length = i64::try_from(sealed.len()).map_err(Error::internal)?;
        crate::run!(
            &mut self.tx,
            ADD,
            id.text(),
            paper.about.map(Id::text),
            work,
            slot.text(),
            sha256.to_string(),
            length,
            paper.media_type()
        )?;
        self.keys.add_file(id.text(), sealed);
        Ok(())
    }

    /// Writes down that every ciphertext was read anew.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer.
    pub async fn evidence_round(&mut self, files: usize, wrong: usize) -> Result<()> {
        let [files, wrong] = [files, wrong].map(|count| i64::try_from(count).unwrap_or(i64::MAX));
        crate::run!(&mut self.tx, ROUND, self.now.millis(), files, wrong)?;
        Ok(())
    }

    /// Keeps what is sealed about a person; none: nothing any more.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer.
    pub async fn seal_profile(&mut self, person: Id<Person>, sealed: Option<&str>) -> Result<()> {
        crate::run!(&mut self.tx, SET_PROFILE, person.text(), sealed)?;
        self.enter("profile", &person.text(), Some(person), &sealed).await?;
        Ok(())
    }

    /// The vault, for what is sealed within this deed.
    #[must_use]
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }
}

/// Every piece of evidence with a file whose key is there; of this id only, or about this person only.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn papers(
    tx: &mut Tx,
    id: Option<Id<Evidence>>,
    about: Option<Id<Person>>,
) -> Result<Vec<PaperRow>> {
    crate::rows!(tx, PaperRow, HELD, id.map(Id::text), about.map(Id::text))
}

/// Whether this evidence had a file whose key was destroyed: it proves nothing any more, whatever is said of it.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn was_destroyed(tx: &mut Tx, evidence: Id<Evidence>) -> Result<bool> {
    Ok(crate::row!(tx, (i64,), DESTROYED, evidence.text())?.is_some_and(|(count,)| count > 0))
}

/// The names of all files of evidence that must be there.
pub(super) async fn held_files(tx: &mut Tx) -> Result<Vec<String>> {
    Ok(crate::rows!(tx, (String,), HELD_NAMES)?.into_iter().map(|(id,)| id).collect())
}

/// When all ciphertexts were last read anew.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn last_round(tx: &mut Tx) -> Result<Option<Timestamp>> {
    let found = crate::row!(tx, (Option<i64>,), LAST_ROUND)?;
    Ok(found.and_then(|(at,)| at).map(Timestamp::from_millis))
}

/// The slot of a person, and what is sealed under it.
///
/// # Errors
/// `Missing` for nobody.
pub async fn sealed_profile(tx: &mut Tx, person: Id<Person>) -> Result<(Id<KeySlot>, Option<String>)> {
    let found = crate::row!(tx, (String, Option<String>), PROFILE, person.text())?;
    let (slot, sealed) = found.ok_or_else(|| Error::missing("There is no such person."))?;
    Ok((slot.parse()?, sealed))
}
