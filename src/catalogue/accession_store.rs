//! Writes what the catalogue holds: works and what belongs to them, collections, vocabularies, settings. All of it
//! inside the deed that changes the ledger too, so that a work is there whole or not at all.

mod describing;
mod files;
mod library;
mod listing;
mod posters;

use super::edition::Edition;
use super::work::Work;
use crate::error::Result;
use crate::id::Id;
use crate::storage::database::Tx;

pub use describing::{Description, described};
pub use files::{
    EditionRow, RenditionRow, TranscriptRow, add_rendition, add_transcript, edition, full_digests,
    insert_edition, kept_small, renditions, transcripts, works_of_master,
};
pub use library::{CollectionRow, collection, place, setting, theme};
pub use listing::{Kept, KeptFile, kept};
pub use posters::{PosterRow, posters};

const BY_SLUG: &str = "select id, slug, media_version, source_digest from work where slug = $1";
const BY_FORMER: &str = "select w.id, w.slug, w.media_version, w.source_digest from work w \
    join former_slug f on f.work_id = w.id where f.slug = $1";
const PUT: &str = "insert into work (id, slug, kind, state, languages, year, recorded, broadcast, licence_uri, embed_hosts, \
    may_be_cut, suitable_from_age, tombstone_silent, sort_key, added_at) \
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) on conflict (id) do update set \
    slug = excluded.slug, kind = excluded.kind, state = excluded.state, languages = excluded.languages, \
    year = excluded.year, recorded = excluded.recorded, broadcast = excluded.broadcast, \
    licence_uri = excluded.licence_uri, embed_hosts = excluded.embed_hosts, may_be_cut = excluded.may_be_cut, \
    suitable_from_age = excluded.suitable_from_age, tombstone_silent = excluded.tombstone_silent, \
    sort_key = excluded.sort_key";
const KEEP_SLUG: &str =
    "insert into former_slug (slug, work_id) values ($1, $2) on conflict (slug) do nothing";
const DROP_SLUG: &str = "delete from former_slug where slug = $1 and work_id = $2";
const SLUG_TAKEN: &str =
    "select w.slug from former_slug f join work w on w.id = f.work_id where f.slug = $1 and f.work_id <> $2";
const DIGEST: &str = "update work set source_digest = $2 where id = $1";
const RAISE: &str = "update work set media_version = media_version + 1 where id = $1";
const RECORDED: &str = "select digest from recorded_event where scope = $1 and source_id = $2";
const RECORD: &str = "insert into recorded_event (scope, source_id, digest) values ($1, $2, $3)";
const LAST_ATTESTED: &str =
    "select max(attested_at) from roster_attestation where work_id = $1 and media_version < $2";
const EDITION_SIGNED: &str =
    "select max(approved_at) from edition where work_id = $1 and key = $2 and media_version < $3";
const KEYS: &str = "select key from person";
const THEMES: &str = "select id from theme";
const PLACES: &str = "select id from place";
const NOTICES: &str = "select series, version, language from notice";
const NOTICE: &str = "select id from notice where series = $1 and version = $2 and language = $3";

/// A work that is here already.
#[derive(Clone, Debug)]
pub struct Known {
    /// Which.
    pub id: Id<Work>,
    /// Its address now.
    pub slug: String,
    /// Which version of its master is current.
    pub media_version: i64,
    /// What was imported last.
    pub source_digest: Option<String>,
}

/// The work at an address, or one that was there before.
///
/// # Errors
/// Those of the database.
pub async fn work_at(tx: &mut Tx, slug: &str) -> Result<Option<Known>> {
    type Row = (String, String, i64, Option<String>);
    let found = match crate::row!(tx, Row, BY_SLUG, slug)? {
        Some(row) => Some(row),
        None => crate::row!(tx, Row, BY_FORMER, slug)?,
    };
    found
        .map(|(id, slug, media_version, source_digest)| {
            Ok(Known { id: id.parse()?, slug, media_version, source_digest })
        })
        .transpose()
}

/// Writes a work's own row: a new one, added `now`, or the one that is here, whose day of arrival stays.
///
/// # Errors
/// `Conflict` when its address is taken.
pub async fn put(tx: &mut Tx, id: Id<Work>, d: &Description, now: i64) -> Result<()> {
    crate::run!(
        tx,
        PUT,
        id.text(),
        &d.slug,
        d.kind,
        d.state,
        &d.languages,
        d.year.as_deref(),
        d.recorded.as_deref(),
        d.broadcast.as_deref(),
        &d.licence_uri,
        d.embed_hosts.as_deref(),
        d.may_be_cut,
        d.suitable_from_age,
        d.tombstone_silent,
        &d.sort_key,
        now
    )
    .map(drop)
}

/// Moves a work to the address `slug`, if that is another; the one that it leaves goes on leading to it.
///
/// # Errors
/// Those of the database.
pub async fn move_to(tx: &mut Tx, known: &Known, slug: &str) -> Result<()> {
    if known.slug != slug {
        crate::run!(tx, KEEP_SLUG, &known.slug, known.id.text())?;
        crate::run!(tx, DROP_SLUG, slug, known.id.text())?;
    }
    Ok(())
}

/// Keeps `slug` as an address that leads to `work`; the slug of another work when it leads there already.
///
/// # Errors
/// Those of the database.
pub async fn former_slug(tx: &mut Tx, work: Id<Work>, slug: &str) -> Result<Option<String>> {
    if let Some((other,)) = crate::row!(tx, (String,), SLUG_TAKEN, slug, work.text())? {
        return Ok(Some(other));
    }
    if let Some((id, other, ..)) = crate::row!(tx, (String, String, i64, Option<String>), BY_SLUG, slug)? {
        return Ok((id != work.text()).then_some(other));
    }
    crate::run!(tx, KEEP_SLUG, slug, work.text())?;
    Ok(None)
}

/// Notes what was imported.
///
/// # Errors
/// Those of the database.
pub async fn source_digest(tx: &mut Tx, work: Id<Work>, digest: &str) -> Result<()> {
    crate::run!(tx, DIGEST, work.text(), digest).map(drop)
}

/// The master is another: the next version.
///
/// # Errors
/// Those of the database.
pub async fn raise_media_version(tx: &mut Tx, work: Id<Work>) -> Result<()> {
    crate::run!(tx, RAISE, work.text()).map(drop)
}

/// Whether an event is recorded: none when it is not, else whether it is unchanged.
///
/// # Errors
/// Those of the database.
pub async fn recorded(tx: &mut Tx, scope: &str, source_id: &str, digest: &str) -> Result<Option<bool>> {
    Ok(crate::row!(tx, (String,), RECORDED, scope, source_id)?.map(|(kept,)| kept == digest))
}

/// Notes that an event is recorded.
///
/// # Errors
/// `Conflict` when it is already.
pub async fn record(tx: &mut Tx, scope: &str, source_id: &str, digest: &str) -> Result<()> {
    crate::run!(tx, RECORD, scope, source_id, digest).map(drop)
}

/// When somebody last attested that everybody is listed in a version before `media_version`.
///
/// # Errors
/// Those of the database.
pub async fn last_attested_before(tx: &mut Tx, work: Id<Work>, media_version: i64) -> Result<Option<i64>> {
    Ok(crate::row!(tx, (Option<i64>,), LAST_ATTESTED, work.text(), media_version)?.and_then(|(at,)| at))
}

/// When the edition `key` of a version before `media_version` was approved last.
///
/// # Errors
/// Those of the database.
pub async fn last_approved_before(
    tx: &mut Tx,
    work: Id<Work>,
    key: &str,
    media_version: i64,
) -> Result<Option<i64>> {
    Ok(crate::row!(tx, (Option<i64>,), EDITION_SIGNED, work.text(), key, media_version)?.and_then(|(at,)| at))
}

/// Keys of people, ids of themes and places, and notices that are here.
#[derive(Clone, Debug, Default)]
pub struct References {
    /// Keys of people.
    pub people: Vec<String>,
    /// Ids of themes.
    pub themes: Vec<String>,
    /// Ids of places.
    pub places: Vec<String>,
    /// Series, version, language.
    pub notices: Vec<(String, i64, String)>,
}

/// What works may refer to.
///
/// # Errors
/// Those of the database.
pub async fn references(tx: &mut Tx) -> Result<References> {
    let alone = |rows: Vec<(String,)>| rows.into_iter().map(|(id,)| id).collect();
    Ok(References {
        people: alone(crate::rows!(tx, (String,), KEYS)?),
        themes: alone(crate::rows!(tx, (String,), THEMES)?),
        places: alone(crate::rows!(tx, (String,), PLACES)?),
        notices: crate::rows!(tx, (String, i64, String), NOTICES)?,
    })
}

/// The notice that was shown.
///
/// # Errors
/// Those of the database.
pub async fn notice_id<N>(tx: &mut Tx, series: &str, version: i64, language: &str) -> Result<Option<Id<N>>> {
    crate::row!(tx, (String,), NOTICE, series, version, language)?.map(|(id,)| id.parse()).transpose()
}

/// The noun for an edition's row.
pub type EditionId = Id<Edition>;
