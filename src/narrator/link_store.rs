//! Rows of the links by which people come to the page of their own story.

use crate::catalogue::participant::Person;
use crate::clock::Timestamp;
use crate::consent::ledger::{Deed, closes_until, speaks_themself};
use crate::consent::record::{Capacity, Voice};
use crate::error::{Error, Result};
use crate::id::{Id, Token};
use crate::language::Language;
use crate::narrator::standing::{Ends, NarratorLink, Standing};
use crate::storage::database::Tx;
use crate::{row, rows, run};

/// How long a link is an address: thirty days.
const DAYS: i64 = 30;
const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// A link as it is made.
#[derive(Clone, Debug)]
pub struct NewLink {
    /// Which.
    pub id: Id<NarratorLink>,
    /// Whose story.
    pub subject: Id<Person>,
    /// Whose link, and in which capacity.
    pub voice: Voice,
    /// In which language the page opens.
    pub language: Language,
    /// The first instant at which it opens nothing, unless the holder's office ends before: [`add`] says when.
    pub until: Timestamp,
}

impl NewLink {
    /// To the page about `subject`, for whoever `voice` is, for thirty days from `now` at the most.
    ///
    /// # Errors
    /// `Internal` when the system has no randomness.
    pub fn of(subject: Id<Person>, voice: Voice, language: Language, now: Timestamp) -> Result<Self> {
        Ok(Self { id: Id::new(now)?, subject, voice, language, until: now.plus_millis(DAYS * DAY_MS) })
    }
}

/// A link as a list shows it; the secret itself is not kept.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Which.
    pub id: Id<NarratorLink>,
    /// The key of the person whose story it is.
    pub subject: String,
    /// In which capacity it is used, and by whom: the key.
    pub capacity: Capacity,
    /// The key of the person whose link it is.
    pub holder: String,
    /// In which language.
    pub language: Language,
    /// Until when.
    pub until: Timestamp,
    /// Since when it opens nothing.
    pub revoked_at: Option<Timestamp>,
}

const ADD: &str = "insert into narrator_link (id, token_sha256, subject_id, declarant, declarant_id, language, \
     created_at, until_ms, revoked_at) values ($1, $2, $3, $4, $5, $6, $7, $8, null)";
const BY_TOKEN: &str = "select id, subject_id, declarant, declarant_id, language, until_ms from narrator_link \
     where token_sha256 = $1 and revoked_at is null and until_ms > $2";
const WORKS: &str = "select distinct work_id from appearance where person_id = $1 order by work_id";
const OF_AGE: &str = "select count(*) from person where id = $1 and adult_from = $2";
const LIST: &str = "select l.id, s.key, l.declarant, h.key, l.language, l.until_ms, l.revoked_at \
     from narrator_link l join person s on s.id = l.subject_id join person h on h.id = l.declarant_id \
     order by l.created_at, l.id";
const REVOKE: &str =
    "update narrator_link set revoked_at = $2 where id = $1 and revoked_at is null returning subject_id";
const OF_TOKEN: &str = "select id from narrator_link where token_sha256 = $1";
const ALIVE: &str = "select l.id, l.declarant, l.declarant_id, h.key, l.language, l.created_at, l.until_ms \
     from narrator_link l join person h on h.id = l.declarant_id where l.subject_id = $1 and l.revoked_at is null \
     and l.until_ms > $2 order by l.created_at desc, l.id";

/// Keeps a new link and the digest of its token, and enters into the audit log whose link to whose story was made. When
/// it opens nothing any more: what a card or letter says.
///
/// # Errors
/// `Gone` when the person was erased, `Unavailable` when the database does not answer.
pub async fn add(deed: &mut Deed, link: &NewLink, token: &Token) -> Result<Ends> {
    let (capacity, holder) = (link.voice.capacity.as_str(), link.voice.by.text());
    let (id, digest, subject) = (link.id.text(), token.digest().to_string(), link.subject.text());
    let now = deed.now();
    let ends = link.until.min(closes_until(deed.tx(), link.subject, link.voice, now).await?);
    if ends <= now {
        return Err(Error::refused("They may not speak for this person any more, so no link is made."));
    }
    // When an office ends is asked at every visit: it may be prolonged.
    let (language, until, now) = (link.language.tag(), link.until.millis(), now.millis());
    run!(deed.tx(), ADD, &id, digest, subject, capacity, &holder, language, now, until)?;
    deed.enter("narrator_link", &id, Some(link.subject), &(capacity, &holder, until)).await?;
    ends_at(deed.tx(), (link.subject, link.voice), ends).await
}

/// Who comes in by this token; nobody when it is unknown, revoked, past its end, or of somebody who may not speak for
/// the person any more.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn opened(tx: &mut Tx, token: &Token, now: Timestamp) -> Result<Option<Standing>> {
    type Row = (String, String, String, String, String, i64);
    let found = row!(tx, Row, BY_TOKEN, token.digest().to_string(), now.millis())?;
    let Some((id, subject, capacity, holder, language, until)) = found else { return Ok(None) };
    let subject: Id<Person> = subject.parse()?;
    let voice = Voice { capacity: capacity.parse()?, by: holder.parse()? };
    let ends = closes_until(tx, subject, voice, now).await?;
    if ends <= now {
        return Ok(None);
    }
    let works = rows!(tx, (String,), WORKS, subject.text())?;
    let works = works.into_iter().map(|(id,)| id.parse()).collect::<Result<_>>()?;
    let until = ends.min(Timestamp::from_millis(until));
    let ends = ends_at(tx, (subject, voice), until).await?;
    let themself = voice.capacity != Capacity::Own || speaks_themself(tx, subject, now).await?;
    let (id, language) = (id.parse()?, language.parse()?);
    Ok(Some(Standing::of_link(id, (subject, voice), language, ends, (works, themself))))
}

/// That a link of `voice` about `subject` ends at `at`, and whether a guardian's does because the child is of age then.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn ends_at(tx: &mut Tx, (subject, voice): (Id<Person>, Voice), at: Timestamp) -> Result<Ends> {
    let of_age = voice.capacity == Capacity::Guardian
        && row!(tx, (i64,), OF_AGE, subject.text(), at.millis())?.is_some_and(|(many,)| many > 0);
    Ok(Ends { at, of_age })
}

/// Every link that was ever made.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn list(tx: &mut Tx) -> Result<Vec<Listed>> {
    type Row = (String, String, String, String, String, i64, Option<i64>);
    let listed = |(id, subject, capacity, holder, language, until, revoked): Row| {
        Ok(Listed {
            id: id.parse()?,
            subject,
            capacity: capacity.parse()?,
            holder,
            language: language.parse()?,
            until: Timestamp::from_millis(until),
            revoked_at: revoked.map(Timestamp::from_millis),
        })
    };
    rows!(tx, Row, LIST)?.into_iter().map(listed).collect()
}

/// A link that opens something.
#[derive(Clone, Debug)]
pub struct Alive {
    /// Which.
    pub id: Id<NarratorLink>,
    /// Whose link, and in which capacity.
    pub voice: Voice,
    /// The key of whose link it is.
    pub holder: String,
    /// In which language.
    pub language: Language,
    /// Since when.
    pub made: Timestamp,
    /// Until when.
    pub until: Timestamp,
}

/// The links to the page about `subject` that open it at `now`, the newest first.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn alive(tx: &mut Tx, subject: Id<Person>, now: Timestamp) -> Result<Vec<Alive>> {
    type Row = (String, String, String, String, String, i64, i64);
    let mut all = Vec::new();
    for (id, capacity, by, holder, language, made, until) in
        rows!(tx, Row, ALIVE, subject.text(), now.millis())?
    {
        let voice = Voice { capacity: capacity.parse()?, by: by.parse()? };
        let ends = closes_until(tx, subject, voice, now).await?;
        if ends > now {
            let (made, until) = (Timestamp::from_millis(made), ends.min(Timestamp::from_millis(until)));
            all.push(Alive { id: id.parse()?, voice, holder, language: language.parse()?, made, until });
        }
    }
    Ok(all)
}

/// Ends a link by its id and enters that into the audit log; whether it was alive.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn revoke(deed: &mut Deed, id: Id<NarratorLink>) -> Result<bool> {
    let now = deed.now().millis();
    let Some((subject,)) = row!(deed.tx(), (String,), REVOKE, id.text(), now)? else { return Ok(false) };
    deed.enter("narrator_link_end", &id.text(), Some(subject.parse()?), &now).await?;
    Ok(true)
}

/// The link with this token, alive or not.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn of_token(tx: &mut Tx, token: &Token) -> Result<Option<Id<NarratorLink>>> {
    row!(tx, (String,), OF_TOKEN, token.digest().to_string())?.map(|(id,)| id.parse()).transpose()
}

/// What stands for the language of whoever was forgotten (BCP 47: undetermined).
const FORGOTTEN: &str = "und";
const CONTACT_LANGUAGE: &str = "select contact_language from person where id = $1";

/// In which language somebody wants to be written to.
///
/// # Errors
/// `Missing` when nobody has this id, `Gone` when the person was forgotten.
pub async fn contact_language(tx: &mut Tx, person: Id<Person>) -> Result<Language> {
    let found = row!(tx, (String,), CONTACT_LANGUAGE, person.text())?;
    let (tag,) = found.ok_or_else(|| Error::missing("Nobody is known by this id."))?;
    if tag == FORGOTTEN {
        return Err(Error::gone("This person was forgotten; nobody writes to them any more."));
    }
    tag.parse()
}
