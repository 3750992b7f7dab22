//! Rows of letters to people in the works and those who speak for them.

use crate::catalogue::participant::Person;
use crate::clock::Timestamp;
use crate::consent::ledger::closes_until;
use crate::consent::record::Voice;
use crate::error::Result;
use crate::id::Id;
use crate::language::Language;
use crate::narrator::link_store::ends_at;
use crate::narrator::standing::{Ends, NarratorLink};
use crate::post::letter::Kind;
use crate::storage::database::Tx;
use crate::{row, rows, run};

/// A letter as it was asked for.
#[derive(Clone, Debug)]
pub struct Letter {
    /// Which.
    pub id: Id<Letter>,
    /// What it is about.
    pub kind: Kind,
    /// Who gets it.
    pub reader: Id<Person>,
    /// Whose story it is about.
    pub subject: Id<Person>,
    /// The link in it.
    pub link: Option<Id<NarratorLink>>,
    /// What was done: its number in the audit log.
    pub entry: Option<i64>,
    /// In which language.
    pub language: Language,
    /// When it was asked for.
    pub asked: Timestamp,
}

/// Somebody to whom a letter about their 18th birthday may be due.
#[derive(Clone, Debug)]
pub struct Young {
    /// Who.
    pub person: Id<Person>,
    /// From when on they are an adult.
    pub adult: Timestamp,
    /// Until when a yes from before counts.
    pub reaffirm: Timestamp,
    /// In which language to write.
    pub language: Language,
    /// Whether they said yes themselves since they are an adult.
    pub said_yes: bool,
}

const ADD: &str = "insert into letter (id, kind, reader_id, subject_id, link_id, entry, language, asked_at) \
    values ($1, $2, $3, $4, $5, $6, $7, $8)";
const ONE: &str =
    "select id, kind, reader_id, subject_id, link_id, entry, language, asked_at from letter where id = $1";
const KEY: &str = "select key from person where id = $1";
const OF_DEED: &str = "select count(*) from letter where kind = 'done' and reader_id = $1 and entry = $2";
const OF_STAGE: &str = "select count(*) from letter where kind = $1 and subject_id = $2";
/// An erased person gets nothing, and whoever asked to be forgotten only what they ask for themselves; nobody who died.
const MAY_GET: &str = "select count(*) from person p join key_slot k on k.id = p.key_slot \
    where p.id = $1 and k.shredded_at is null and p.died_at is null and ($2 = 'done' or not exists \
      (select 1 from erasure e where e.person_id = p.id and e.forgets and not exists \
        (select 1 from erasure_step c where c.erasure_id = e.id and c.step = 'cancelled')))";
const LINK: &str = "select declarant, declarant_id, until_ms from narrator_link where id = $1 and revoked_at is null and until_ms > $2";
const YOUNG: &str = "select p.id, p.adult_from, p.reaffirm_until, p.contact_language, \
    case when exists (select 1 from consent_record c where c.subject_id = p.id and c.declarant = 'own' \
      and c.state in ('given', 'renewed') and c.given_at >= p.adult_from) then 1 else 0 end \
    from person p where p.age_fact = 'born' and p.adult_from <= $1 + 15897600000 and p.reaffirm_until > $1 \
    and exists (select 1 from appearance a where a.person_id = p.id) order by p.adult_from, p.id";

/// Keeps a letter.
///
/// # Errors
/// `Conflict` when it was written before, of those that are written once.
pub async fn add(tx: &mut Tx, letter: &Letter) -> Result<()> {
    let (id, kind, language) = (letter.id.text(), letter.kind.as_str(), letter.language.tag());
    let (reader, subject, link) = (letter.reader.text(), letter.subject.text(), letter.link.map(Id::text));
    run!(tx, ADD, id, kind, reader, subject, link, letter.entry, language, letter.asked.millis())?;
    Ok(())
}

/// A letter by its id.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn find(tx: &mut Tx, id: &str) -> Result<Option<Letter>> {
    type Row = (String, String, String, String, Option<String>, Option<i64>, String, i64);
    let read = |(id, kind, reader, subject, link, entry, language, asked): Row| {
        Ok(Letter {
            id: id.parse()?,
            kind: kind.parse()?,
            reader: reader.parse()?,
            subject: subject.parse()?,
            link: link.map(|id| id.parse()).transpose()?,
            entry,
            language: language.parse()?,
            asked: Timestamp::from_millis(asked),
        })
    };
    row!(tx, Row, ONE, id)?.map(read).transpose()
}

/// The key of whoever gets a letter.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn reader_key(tx: &mut Tx, letter: &Letter) -> Result<Option<String>> {
    Ok(row!(tx, (String,), KEY, letter.reader.text())?.map(|(key,)| key))
}

/// Whether `reader` gets a letter about the deed with this number already.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn told_of(tx: &mut Tx, reader: Id<Person>, entry: i64) -> Result<bool> {
    Ok(row!(tx, (i64,), OF_DEED, reader.text(), entry)?.is_some_and(|(count,)| count > 0))
}

/// Whether a letter of this kind about `subject` was written.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn written(tx: &mut Tx, kind: Kind, subject: Id<Person>) -> Result<bool> {
    Ok(row!(tx, (i64,), OF_STAGE, kind.as_str(), subject.text())?.is_some_and(|(count,)| count > 0))
}

/// Whether somebody may get a letter of this kind.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn may_get(tx: &mut Tx, reader: Id<Person>, kind: Kind) -> Result<bool> {
    Ok(row!(tx, (i64,), MAY_GET, reader.text(), kind.as_str())?.is_some_and(|(count,)| count > 0))
}

/// When the link of a letter opens nothing any more; none when it opens nothing now.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn opens_until(tx: &mut Tx, letter: &Letter, now: Timestamp) -> Result<Option<Ends>> {
    let Some(link) = letter.link else { return Ok(None) };
    let found = row!(tx, (String, String, i64), LINK, link.text(), now.millis())?;
    let Some((capacity, holder, until)) = found else { return Ok(None) };
    let voice = Voice { capacity: capacity.parse()?, by: holder.parse()? };
    let ends = closes_until(tx, letter.subject, voice, now).await?;
    if ends <= now {
        return Ok(None);
    }
    ends_at(tx, (letter.subject, voice), ends.min(Timestamp::from_millis(until))).await.map(Some)
}

/// Everybody in a work whose 18th birthday is near, or was within the time in which a yes from before counts.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn young(tx: &mut Tx, now: Timestamp) -> Result<Vec<Young>> {
    type Row = (String, i64, i64, String, i32);
    let read = |(person, adult, reaffirm, language, said_yes): Row| {
        Ok(Young {
            person: person.parse()?,
            adult: Timestamp::from_millis(adult),
            reaffirm: Timestamp::from_millis(reaffirm),
            language: language.parse()?,
            said_yes: said_yes == 1,
        })
    };
    rows!(tx, Row, YOUNG, now.millis())?.into_iter().map(read).collect()
}
