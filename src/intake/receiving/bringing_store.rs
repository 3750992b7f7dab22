//! Reads what a file that came in may become part of, and writes the single rows that it adds to a work.

use crate::catalogue::edition::{Edition, ORIGINAL};
use crate::catalogue::work::Work;
use crate::error::Result;
use crate::id::Id;
use crate::storage::database::Tx;

/// A work that a file may be for.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Target {
    id: String,
    /// Its address.
    pub slug: String,
    /// `film` or `oral_history`.
    pub kind: String,
    /// `draft`, `published` or `retired`.
    pub state: String,
    /// JSON list of tags.
    pub languages: String,
    /// Its current version.
    pub media_version: i64,
}

impl Target {
    /// Which.
    ///
    /// # Errors
    /// `Invalid` when the row was not written by us.
    pub fn id(&self) -> Result<Id<Work>> {
        self.id.parse()
    }

    /// Whether nobody has published it.
    #[must_use]
    pub fn is_draft(&self) -> bool {
        self.state == "draft"
    }
}

const TARGET: &str = "select id, slug, kind, state, languages, media_version from work where id = $1";
const TARGETS: &str = "select id, slug, kind, state, languages, media_version from work where state <> 'retired' \
    order by added_at desc, id desc limit 500";
const FREE: &str = "select count(*) from work where slug = $1";
const FREE_FORMER: &str = "select count(*) from former_slug where slug = $1";
const EDITION: &str = "select id from edition where work_id = $1 and media_version = $2 and key = $3";
const PARTS: &str = "select max(part) from rendition where edition_id = $1 and quality = 'full'";
const ATTESTED: &str = "select count(*) from roster_attestation where work_id = $1 and media_version = $2";
const BROUGHT: &str = "select id, part, playable, width from rendition where edition_id = $1 and retired_at is null \
    and quality in ('full', 'progressive', 'small') order by part, case quality when 'progressive' then 0 when 'full' then 1 else 2 end, quality";
const TITLE: &str = "insert into work_part (work_id, part, titles) values ($1, $2, $3) \
    on conflict (work_id, part) do update set titles = excluded.titles";
const ALT: &str = "insert into work_text (work_id, field, language, text, title_key) values ($1, 'poster_alt', $2, $3, null) \
    on conflict (work_id, field, language) do update set text = excluded.text";
const CAPTIONS: &str =
    "delete from transcript where edition_id = $1 and part = $2 and language = $3 and kind = 'captions'";

/// The work with this id.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn target(tx: &mut Tx, work: Id<Work>) -> Result<Option<Target>> {
    crate::row!(tx, Target, TARGET, work.text())
}

/// Works that a file may be for, the latest first.
///
/// # Errors
/// As [`target`].
pub async fn targets(tx: &mut Tx) -> Result<Vec<Target>> {
    crate::rows!(tx, Target, TARGETS)
}

/// Whether no work is or was at this address.
///
/// # Errors
/// As [`target`].
pub async fn is_free(tx: &mut Tx, slug: &str) -> Result<bool> {
    let now = crate::row!(&mut *tx, (i64,), FREE, slug)?;
    let before = crate::row!(tx, (i64,), FREE_FORMER, slug)?;
    Ok(now == Some((0,)) && before == Some((0,)))
}

/// The original of the current version.
///
/// # Errors
/// As [`target`].
pub async fn original(tx: &mut Tx, of: &Target) -> Result<Option<Id<Edition>>> {
    let found = crate::row!(tx, (String,), EDITION, &of.id, of.media_version, ORIGINAL)?;
    found.map(|(id,)| id.parse()).transpose()
}

/// How many parts an edition has.
///
/// # Errors
/// As [`target`].
pub async fn parts(tx: &mut Tx, edition: Id<Edition>) -> Result<u32> {
    let found = crate::row!(tx, (Option<i64>,), PARTS, edition.text())?;
    Ok(found.and_then(|(last,)| last).and_then(|last| u32::try_from(last).ok()).unwrap_or(0))
}

/// A file of a work.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Brought {
    /// Which.
    pub id: String,
    /// Of which part.
    pub part: i64,
    /// Whether a browser plays it as it is.
    pub playable: bool,
    /// Pixels; none for sound.
    pub width: Option<i64>,
}

/// The files of the original of the current version, by part, what is best to look at first.
///
/// # Errors
/// As [`target`].
pub async fn brought(tx: &mut Tx, of: &Target) -> Result<Vec<Brought>> {
    match original(tx, of).await? {
        Some(edition) => crate::rows!(tx, Brought, BROUGHT, edition.text()),
        None => Ok(vec![]),
    }
}

/// Whether somebody attested who is in the current version.
///
/// # Errors
/// As [`target`].
pub async fn is_attested(tx: &mut Tx, of: &Target) -> Result<bool> {
    Ok(crate::row!(tx, (i64,), ATTESTED, &of.id, of.media_version)?.is_some_and(|(count,)| count > 0))
}

/// Gives a part its title.
///
/// # Errors
/// As [`target`].
pub async fn part_title(tx: &mut Tx, work: Id<Work>, part: u32, titles: &str) -> Result<()> {
    crate::run!(tx, TITLE, work.text(), i64::from(part), titles).map(drop)
}

/// Says what is to be seen in the picture of a work.
///
/// # Errors
/// As [`target`].
pub async fn poster_alt(tx: &mut Tx, work: Id<Work>, language: &str, text: &str) -> Result<()> {
    crate::run!(tx, ALT, work.text(), language, text).map(drop)
}

/// Takes the captions of a part in a language away, in the place of which others come.
///
/// # Errors
/// As [`target`].
pub async fn drop_captions(tx: &mut Tx, edition: Id<Edition>, part: u32, language: &str) -> Result<()> {
    crate::run!(tx, CAPTIONS, edition.text(), i64::from(part), language).map(drop)
}
