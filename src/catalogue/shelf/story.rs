//! One work by its address: which it is, what its page says when it is gone, its words and who is in it.

use std::collections::BTreeMap;

use super::{Among, among, json_list, kept, texts_of};
use crate::catalogue::participant::{Person, Role};
use crate::catalogue::transcript::{Cues, Point, Transcript};
use crate::catalogue::work::{Work, title_key};
use crate::consent::decision::Permit;
use crate::consent::ledger::sealed::words::name_of_last_words;
use crate::error::{Error, Result};
use crate::id::Id;
use crate::language::Texts;
use crate::storage::database::Tx;
use crate::storage::vault::Vault;
use crate::{row, rows};

/// The work at an address. Where it is now is told to a permit alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Which work.
    pub id: Id<Work>,
    slug: String,
}

impl Found {
    /// Whether it is at the address that was asked for, rather than that it was there once.
    #[must_use]
    pub fn is_at(&self, asked: &str) -> bool {
        self.slug == asked
    }

    /// Where it is now, for a permit for it.
    #[must_use]
    pub fn slug(&self, permit: &Permit) -> Option<&str> {
        (permit.work() == self.id).then_some(self.slug.as_str())
    }
}

/// What the page of a work says when the work is gone.
#[derive(Clone, Debug, Default)]
pub struct Tombstone {
    /// Its person chose silence: then there never was such a page.
    pub silent: bool,
    /// The words its person chose.
    pub words: Texts,
}

/// A person in a work.
#[derive(Clone, Debug)]
pub struct Appearance {
    /// Who; never leaves.
    pub person: Id<Person>,
    /// What the person does in the work.
    pub role: Role,
    /// MARC relator codes that are shown.
    pub credits: Vec<String>,
}

const BY_SLUG: &str = "select id, slug from work where slug = $1";
const BY_ID: &str = "select id, slug from work where id = $1";
const BY_FORMER_SLUG: &str =
    "select w.id, w.slug from former_slug f join work w on w.id = f.work_id where f.slug = $1";
/// `$1` the key of a title.
pub const TITLED: &str =
    "select id, slug from work where id in (select work_id from work_text where title_key = $1) order by id";
const SILENCE: &str = "select tombstone_silent from work where id = $1";
const LAST_WORDS: &str = "select language, text from work_text where work_id = $1 and field = 'tombstone'";
const APPEARANCES: &str =
    "select person_id, role, credits from appearance where work_id = $1 order by position, person_id";
const WORDS: &str = "select id, vtt, contents from transcript where edition_id = $1";
const HANDLES: Among = among!("select person_id, shown, handle from person_page where person_id in", "");

/// The work with this slug, id or former slug. A name with a NUL in it is no work's, and not for every engine to ask.
///
/// # Errors
/// As the database.
pub async fn find(tx: &mut Tx, name: &str) -> Result<Option<Found>> {
    if name.contains('\0') {
        return Ok(None);
    }
    for sql in [BY_SLUG, BY_ID, BY_FORMER_SLUG] {
        if let Some((id, slug)) = row!(tx, (String, String), sql, name)? {
            return Ok(Some(Found { id: kept(&id)?, slug }));
        }
    }
    Ok(None)
}

/// The works with this title in any language, as a person writes it: capitals, accents, quotes and points do not matter.
///
/// # Errors
/// As the database.
pub async fn titled(tx: &mut Tx, title: &str) -> Result<Vec<Found>> {
    let key = title_key(title);
    if key.is_empty() {
        return Ok(Vec::new());
    }
    let found = rows!(tx, (String, String), TITLED, key)?;
    found.into_iter().map(|(id, slug)| Ok(Found { id: kept(&id)?, slug })).collect()
}

/// What the page of a work that is gone says; nothing of it once one of those in it was forgotten.
///
/// # Errors
/// As the database, and the vault.
pub async fn tombstone(tx: &mut Tx, vault: &Vault, work: Id<Work>) -> Result<Tombstone> {
    let silent = row!(tx, (bool,), SILENCE, work.text())?.is_some_and(|(silent,)| silent);
    let mut words = Vec::new();
    for (language, sealed) in rows!(tx, (String, String), LAST_WORDS, work.text())? {
        let opened = vault.unseal_words(&name_of_last_words(work, &language), &sealed).await?;
        words.extend(opened.map(|text| (language, text)));
    }
    Ok(Tombstone { silent, words: texts_of(words)? })
}

/// Everybody in the work, in the order in which they are credited.
///
/// # Errors
/// As the database.
pub async fn appearances(tx: &mut Tx, permit: &Permit) -> Result<Vec<Appearance>> {
    let found = rows!(tx, (String, String, String), APPEARANCES, permit.work().text())?;
    let appearance = |(person, role, credits): &(String, String, String)| {
        let credits = serde_json::from_str(credits).unwrap_or_default();
        Ok(Appearance { person: kept(person)?, role: kept(role)?, credits })
    };
    found.iter().map(appearance).collect()
}

/// What a transcript says.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// The words.
    pub cues: Cues,
    /// What is told when, where there is an index.
    pub contents: Vec<Point>,
}

/// The words of every transcript of the permitted edition.
///
/// # Errors
/// As the database; `Invalid` for words that no hand of ours wrote.
pub async fn words(tx: &mut Tx, permit: &Permit) -> Result<BTreeMap<Id<Transcript>, Words>> {
    let found = rows!(tx, (String, String, Option<String>), WORDS, permit.edition().text())?;
    let read = |(id, vtt, contents): (String, String, Option<String>)| {
        let contents = contents.map(|json| serde_json::from_str(&json)).transpose();
        let contents = contents.map_err(Error::internal)?.unwrap_or_default();
        Ok((kept(&id)?, Words { cues: Cues::from_vtt(&vtt)?, contents }))
    };
    found.into_iter().map(read).collect()
}

/// The addresses of the public pages of these people, by person and shown name.
///
/// # Errors
/// As the database.
pub async fn person_handles(
    tx: &mut Tx,
    people: impl IntoIterator<Item = Id<Person>>,
) -> Result<BTreeMap<(Id<Person>, String), String>> {
    let sql = HANDLES.on(tx);
    let found = rows!(tx, (String, String, String), sql, json_list(people))?;
    found.into_iter().map(|(person, shown, handle)| Ok(((kept(&person)?, shown), handle))).collect()
}
