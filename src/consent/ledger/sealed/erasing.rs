//! Erasure as rows written: who asked for what, what was done of it, what is blanked, and what must not come back.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::catalogue::participant::Person;
use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::consent::ledger::deed::Deed;
use crate::consent::record::Voice;
use crate::error::{Error, Result};
use crate::id::{Id, Sha256Digest};
use crate::storage::database::Tx;
use crate::storage::vault::KeySlot;

/// The noun that `Id<Erasure>` names: that somebody asked to be forgotten.
#[derive(Clone, Copy, Debug)]
pub enum Erasure {}

/// Works in which nobody else can be recognised.
const ALONE_IN: &str = "select distinct w.id, w.slug from appearance a join work w on w.id = a.work_id \
    where a.person_id = $1 and not exists (select 1 from appearance o where o.work_id = a.work_id \
    and o.person_id <> $1 and o.waiver_basis is null) order by w.slug";
const OTHERS_IN: &str = "select distinct w.id, w.slug from appearance a join work w on w.id = a.work_id \
    where a.person_id = $1 and exists (select 1 from appearance o where o.work_id = a.work_id \
    and o.person_id <> $1 and o.waiver_basis is null) order by w.slug";
const ASK: &str = "insert into erasure (id, person_id, works, asked_at, due_at, asked_by, forgets, declarant, declarant_id) \
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const BAR: &str = "insert into erased (erasure_id, kind, value) values ($1, $2, $3) on conflict (kind, value, erasure_id) do nothing";
const NOT_AWAITED: &str = "delete from upload_file where sha256 = $1";
const STEP: &str = "insert into erasure_step (erasure_id, step, at_ms, certificate) values ($1, $2, $3, $4)";
const BARRED: &str = "select count(*) from erased e where e.kind = $1 and e.value = $2 \
    and not exists (select 1 from erasure_step c where c.erasure_id = e.erasure_id and c.step = 'cancelled')";
const DERIVED: &str = "select r.sha256, r.length_bytes from rendition r join edition e on e.id = r.edition_id \
    where e.work_id = $1 and not (e.kind = 'original' and r.quality = 'full') union \
    select p.sha256, p.length_bytes from poster p join edition e on e.id = p.edition_id where e.work_id = $1";
const MASTERS: &str = "select distinct r.sha256, r.length_bytes from rendition r \
    join edition e on e.id = r.edition_id where e.work_id = $1";
const DROP_DERIVED: [&str; 4] = [
    "delete from rendition where edition_id in (select id from edition where work_id = $1) \
     and (quality <> 'full' or edition_id not in (select id from edition where kind = 'original'))",
    "delete from poster where edition_id in (select id from edition where work_id = $1)",
    "delete from transcript where edition_id in (select id from edition where work_id = $1)",
    "delete from chapter where edition_id in (select id from edition where work_id = $1)",
];
/// What is left of a work: its address, and what was declared.
const BLANK_WORK: [&str; 7] = [
    "delete from rendition where edition_id in (select id from edition where work_id = $1)",
    "delete from work_text where work_id = $1",
    "delete from work_part where work_id = $1",
    "delete from work_organisation where work_id = $1",
    "delete from work_theme where work_id = $1",
    "delete from work_place where work_id = $1",
    "delete from display_name where work_id = $1",
];
const RETIRE: &str = "update work set state = 'retired', sort_key = '', year = null, recorded = null, broadcast = null, \
    source_digest = null, embed_hosts = null, languages = '[\"zxx\"]' where id = $1";
const SLUGS: &str =
    "select slug from work where id = $1 union select slug from former_slug where work_id = $1";
const KEY_OF: &str = "select key from person where id = $1";
const BLANK_PERSON: [&str; 2] =
    ["delete from display_name where person_id = $1", "delete from person_page where person_id = $1"];
const FORGET: &str = "update person set key = $2, sealed_profile = null, age_fact = 'unknown', adult_from = null, \
    capable_from = null, reaffirm_until = null, represented = false, contact_language = 'und' where id = $1";
const SLOTS: &str =
    "select key_slot from person where id = $1 union select key_slot from evidence_file where about = $1";
/// Words for when a work is gone that nobody can read without this slot.
const DROP_LAST_WORDS: &str =
    "delete from work_text where field = 'tombstone' and text like '%' || $1 || '%'";
const SHRED: &str = "update key_slot set shredded_at = $2 where id = $1 and shredded_at is null";

/// What must not come back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Barred<'a> {
    /// A work by its id.
    Work(Id<Work>),
    /// A work by its address.
    Slug(&'a str),
    /// Bytes.
    File(Sha256Digest),
}

impl Barred<'_> {
    fn row(&self) -> (&'static str, String) {
        match self {
            Self::Work(id) => ("work", id.text()),
            Self::Slug(slug) => ("slug", (*slug).to_owned()),
            Self::File(sha256) => ("file", sha256.to_string()),
        }
    }
}

impl Deed {
    /// Writes down that `voice` asked that a person be forgotten with these works; or, unless it `forgets` them, that
    /// the originals of these works go.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer.
    pub async fn ask_erasure(
        &mut self,
        (person, voice): (Id<Person>, Voice),
        works: &[Id<Work>],
        due: Timestamp,
        forgets: bool,
    ) -> Result<Id<Erasure>> {
        let id = Id::<Erasure>::new(self.now)?;
        let list = crate::consent::ledger::reading::json(
            works.iter().map(|id| id.text()).collect::<Vec<_>>().iter().map(String::as_str),
        );
        let (asked_by, now) = (self.actor.text(), self.now.millis());
        crate::run!(
            &mut self.tx,
            ASK,
            id.text(),
            person.text(),
            &list,
            now,
            due.millis(),
            asked_by,
            forgets,
            voice.capacity.as_str(),
            voice.by.text()
        )?;
        for work in works {
            self.bar(id, &Barred::Work(*work)).await?;
            for (slug,) in crate::rows!(&mut self.tx, (String,), SLUGS, work.text())? {
                self.bar(id, &Barred::Slug(&slug)).await?;
            }
        }
        self.enter("erasure", &id.text(), Some(person), &(list, due.millis(), forgets)).await?;
        Ok(id)
    }

    /// Writes down that this must not come back.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer.
    pub async fn bar(&mut self, erasure: Id<Erasure>, what: &Barred<'_>) -> Result<()> {
        let (kind, value) = what.row();
        crate::run!(&mut self.tx, BAR, erasure.text(), kind, &value)?;
        if matches!(what, Barred::File(_)) {
            // Nor does it stay for an upload that nobody has looked into yet.
            crate::run!(&mut self.tx, NOT_AWAITED, value)?;
        }
        Ok(())
    }

    /// Writes down what was done of an erasure, with its certificate.
    ///
    /// # Errors
    /// `Conflict` when that step was done already.
    pub async fn erasure_step(&mut self, erasure: Id<Erasure>, step: &str, certificate: &str) -> Result<()> {
        crate::run!(&mut self.tx, STEP, erasure.text(), step, self.now.millis(), certificate)?;
        Ok(())
    }

    /// Takes the rows of everything that was made of a work's master: files, stills, words.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer.
    pub async fn drop_derivatives(&mut self, work: Id<Work>) -> Result<()> {
        for sql in DROP_DERIVED {
            crate::run!(&mut self.tx, sql, work.text())?;
        }
        self.touch(work);
        Ok(())
    }

    /// Takes everything of a work but its address and what was declared about it.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer.
    pub async fn blank_work(&mut self, work: Id<Work>) -> Result<()> {
        self.drop_derivatives(work).await?;
        for sql in BLANK_WORK {
            crate::run!(&mut self.tx, sql, work.text())?;
        }
        crate::run!(&mut self.tx, RETIRE, work.text())?;
        Ok(())
    }

    /// Takes everything of a person but their number and what they declared, and says which slots are to be shredded
    /// once this is true. Their key is barred.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer.
    pub async fn forget_person(
        &mut self,
        erasure: Id<Erasure>,
        person: Id<Person>,
    ) -> Result<Vec<Id<KeySlot>>> {
        let id = person.text();
        if let Some((key,)) = crate::row!(&mut self.tx, (String,), KEY_OF, &id)? {
            let value = self.masked(&key).await?;
            crate::run!(&mut self.tx, BAR, erasure.text(), "person", value)?;
        }
        for sql in BLANK_PERSON {
            crate::run!(&mut self.tx, sql, &id)?;
        }
        crate::run!(&mut self.tx, FORGET, &id, format!("erased-{id}"))?;
        let mut slots = Vec::new();
        for (slot,) in crate::rows!(&mut self.tx, (String,), SLOTS, &id)? {
            crate::run!(&mut self.tx, DROP_LAST_WORDS, &slot)?;
            crate::run!(&mut self.tx, SHRED, &slot, self.now.millis())?;
            slots.push(slot.parse()?);
        }
        self.touch_works_of(person).await?;
        Ok(slots)
    }

    /// Refuses the key of somebody who was erased.
    pub(in crate::consent::ledger) async fn not_erased(&mut self, key: &str) -> Result<()> {
        let value = self.masked(key).await?;
        let found = crate::row!(&mut self.tx, (i64,), BARRED, "person", value)?;
        if found.is_none_or(|(count,)| count == 0) {
            return Ok(());
        }
        Err(Error::refused(format!(
            "The person “{key}” was erased at their own wish and must not come back. Take the entry out of people.toml."
        )))
    }

    /// A person's key as the list of the erased keeps it: nobody can tell it without the library's keys.
    async fn masked(&mut self, key: &str) -> Result<String> {
        let slot = self.log_slot().await?;
        let salt = self.salt(slot).await?;
        let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(&salt).map_err(Error::internal)?;
        mac.update(b"an erased person's key: ");
        mac.update(key.as_bytes());
        Ok(Sha256Digest::from_bytes(mac.finalize().into_bytes().into()).to_string())
    }
}

/// The works in which `person` appears, with their slugs: those in which nobody else can be recognised, and the others.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn alone_and_with_others(
    tx: &mut Tx,
    person: Id<Person>,
) -> Result<(Vec<(Id<Work>, String)>, Vec<(Id<Work>, String)>)> {
    let read = |rows: Vec<(String, String)>| {
        rows.into_iter().map(|(id, slug)| Ok((id.parse()?, slug))).collect::<Result<Vec<_>>>()
    };
    let alone = crate::rows!(tx, (String, String), ALONE_IN, person.text())?;
    let others = crate::rows!(tx, (String, String), OTHERS_IN, person.text())?;
    Ok((read(alone)?, read(others)?))
}

/// Whether this must not come back.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn is_barred(tx: &mut Tx, what: &Barred<'_>) -> Result<bool> {
    let (kind, value) = what.row();
    Ok(crate::row!(tx, (i64,), BARRED, kind, value)?.is_some_and(|(count,)| count > 0))
}

/// The files of a work with their lengths: what was made of its master, or all of them.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn files_of(tx: &mut Tx, work: Id<Work>, masters_too: bool) -> Result<Vec<(Sha256Digest, i64)>> {
    let mut files = crate::rows!(tx, (String, i64), DERIVED, work.text())?;
    if masters_too {
        files.extend(crate::rows!(tx, (String, i64), MASTERS, work.text())?);
    }
    let mut files = files
        .into_iter()
        .map(|(sha256, length)| Ok((sha256.parse()?, length)))
        .collect::<Result<Vec<_>>>()?;
    files.sort_unstable();
    files.dedup();
    Ok(files)
}
