//! Editions, renditions and transcripts of a work's current version.

use std::collections::BTreeSet;

use crate::catalogue::edition::Edition;
use crate::catalogue::work::Work;
use crate::consent::ledger::{area_text, edit};
use crate::consent::passage::Edit;
use crate::error::Result;
use crate::id::Id;
use crate::storage::database::Tx;

/// An edition as its row holds it.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct EditionRow {
    /// Which.
    pub id: String,
    /// `original`, `cut` or `silent`.
    pub kind: String,
    /// The cut a silent edition was made from.
    pub cut_of: Option<String>,
    /// Who approved it.
    pub approved_by: Option<String>,
    /// When.
    pub approved_at: Option<i64>,
    /// Who checked it.
    pub checked_by: Option<String>,
    /// When.
    pub checked_at: Option<i64>,
}

/// A rendition to be written.
#[derive(Clone, Debug, Default)]
pub struct RenditionRow {
    /// Part, from 1.
    pub part: i64,
    /// [`Quality`](crate::catalogue::rendition::Quality).
    pub quality: &'static str,
    /// As it is served.
    pub media_type: String,
    /// RFC 6381.
    pub codecs: String,
    /// Digest.
    pub sha256: String,
    /// Bytes.
    pub length_bytes: i64,
    /// Milliseconds.
    pub duration_ms: i64,
    /// Pixels as shown.
    pub width: Option<i64>,
    /// Pixels as shown.
    pub height: Option<i64>,
    /// Whether a browser plays it as it is.
    pub playable: bool,
    /// JSON of EBU R 128 measures; not of masters.
    pub loudness: Option<String>,
    /// Digest of all that went into it; not of what was brought in.
    pub made_from: Option<String>,
    /// Frames a second as a fraction; of the ladder.
    pub frame_rate: Option<String>,
    /// JSON of its segments; of the ladder.
    pub segments: Option<String>,
}

/// A transcript to be written.
#[derive(Clone, Debug)]
pub struct TranscriptRow {
    /// Part, from 1.
    pub part: i64,
    /// Canonical tag.
    pub language: String,
    /// `captions` or `transcript`.
    pub kind: &'static str,
    /// In the language that is spoken.
    pub original: bool,
    /// `machine` or `person`.
    pub made: &'static str,
    /// Who read it against the recording.
    pub checked_by: Option<String>,
    /// When, in milliseconds.
    pub checked_at: Option<i64>,
    /// The points of its index, as JSON.
    pub contents: Option<String>,
    /// Canonical `WebVTT`.
    pub vtt: String,
    /// Its digest.
    pub sha256: String,
}

const EDITION: &str = "select id, kind, cut_of, approved_by, approved_at, checked_by, checked_at from edition \
    where work_id = $1 and media_version = $2 and key = $3";
const ADD_EDITION: &str = "insert into edition (id, work_id, media_version, key, kind, cut_of, approved_by, approved_at, \
    checked_by, checked_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
const ADD_EDIT: &str =
    "insert into edition_edit (edition_id, part, start_ms, end_ms, op, area) values ($1, $2, $3, $4, $5, $6)";
const EDITS: &str = "select part, start_ms, end_ms, op, area from edition_edit where edition_id = $1";
const FULL: &str = "select r.part, r.sha256 from rendition r join edition e on e.id = r.edition_id \
    where e.work_id = $1 and e.media_version = $2 and e.key = $3 and r.quality = 'full' order by r.part";
const WORKS_OF_MASTER: &str = "select distinct w.slug from rendition r join edition e on e.id = r.edition_id \
    join work w on w.id = e.work_id and w.media_version = e.media_version \
    where r.sha256 = $1 and r.quality = 'full' and e.key = 'original' order by w.slug";
/// What was brought in, and what was made without a recipe.
const RENDITIONS: &str = "select id, part, quality, sha256 from rendition where edition_id = $1 \
    and quality in ('full', 'small') and made_from is null and retired_at is null";
/// What was made of a master goes with it.
const DROP_MADE: &str = "select id, sha256 from rendition where edition_id = $1 and part = $2 and quality <> 'broadcast' \
    and made_from is not null";
const DROP_RENDITION: &str = "delete from rendition where id = $1";
const ADD_RENDITION: &str = "insert into rendition (id, edition_id, part, quality, media_type, codecs, sha256, length_bytes, \
    duration_ms, width, height, playable, added_at, loudness, made_from, frame_rate, segments) \
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)";
const SMALL: &str = "select s.part, s.sha256 from rendition s join rendition f on f.edition_id = s.edition_id and f.part = s.part \
    and f.quality = 'full' join edition e on e.id = s.edition_id \
    where s.quality = 'small' and s.made_from is null and f.sha256 = $1 and e.work_id = $2";
const TRANSCRIPTS: &str = "select id, part, language, kind, sha256, original, made, checked_by, checked_at, contents \
     from transcript where edition_id = $1";
const DROP_TRANSCRIPT: &str = "delete from transcript where id = $1";
const ADD_TRANSCRIPT: &str = "insert into transcript (id, edition_id, part, language, kind, original, vtt, sha256, added_at, \
    made, checked_by, checked_at, contents) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";

/// The edition `key` of a version, with its edits.
///
/// # Errors
/// Those of the database.
pub async fn edition(
    tx: &mut Tx,
    work: Id<Work>,
    media_version: i64,
    key: &str,
) -> Result<Option<(EditionRow, BTreeSet<Edit>)>> {
    let Some(row) = crate::row!(tx, EditionRow, EDITION, work.text(), media_version, key)? else {
        return Ok(None);
    };
    let edits = crate::rows!(tx, (i64, i64, i64, String, String), EDITS, &row.id)?;
    let edits = edits.iter().map(|(part, start, end, op, area)| edit(*part, *start, *end, op, area));
    Ok(Some((row, edits.collect::<Result<_>>()?)))
}

/// Adds an edition with its edits.
///
/// # Errors
/// Those of the database.
pub async fn insert_edition(
    tx: &mut Tx,
    work: Id<Work>,
    media_version: i64,
    key: &str,
    row: &EditionRow,
    edits: &BTreeSet<Edit>,
) -> Result<()> {
    crate::run!(
        tx,
        ADD_EDITION,
        &row.id,
        work.text(),
        media_version,
        key,
        &row.kind,
        row.cut_of.as_deref(),
        row.approved_by.as_deref(),
        row.approved_at,
        row.checked_by.as_deref(),
        row.checked_at
    )?;
    for edit in edits {
        let area = area_text(edit.area.as_ref());
        let op = edit.operation.as_str();
        crate::run!(tx, ADD_EDIT, &row.id, edit.part, edit.start_ms, edit.end_ms, op, area)?;
    }
    Ok(())
}

/// The full files of an edition as part and digest.
///
/// # Errors
/// Those of the database.
pub async fn full_digests(
    tx: &mut Tx,
    work: Id<Work>,
    media_version: i64,
    key: &str,
) -> Result<Vec<(i64, String)>> {
    crate::rows!(tx, (i64, String), FULL, work.text(), media_version, key)
}

/// The addresses of the works whose original has this full file.
///
/// # Errors
/// Those of the database.
pub async fn works_of_master(tx: &mut Tx, sha256: &str) -> Result<Vec<String>> {
    let works = crate::rows!(tx, (String,), WORKS_OF_MASTER, sha256)?;
    Ok(works.into_iter().map(|(slug,)| slug).collect())
}

/// The digest of a small rendition of this work that was made or brought for the full file with this digest.
///
/// # Errors
/// Those of the database.
pub async fn kept_small(tx: &mut Tx, work: Id<Work>, full_sha256: &str) -> Result<Option<String>> {
    Ok(crate::rows!(tx, (i64, String), SMALL, full_sha256, work.text())?.pop().map(|(_, sha256)| sha256))
}

/// Makes `wanted` the renditions of an edition; the digests whose rows went. A file that stays keeps its row and address.
///
/// # Errors
/// Those of the database.
pub async fn renditions(
    tx: &mut Tx,
    edition: Id<Edition>,
    wanted: &[RenditionRow],
    now: crate::clock::Timestamp,
) -> Result<Vec<String>> {
    let mut gone = Vec::new();
    let mut there = crate::rows!(tx, (String, i64, String, String), RENDITIONS, edition.text())?;
    there.retain(|(_, part, quality, sha256)| {
        wanted.iter().any(|w| w.part == *part && w.quality == quality && w.sha256 == *sha256)
    });
    for (id, part, quality, sha256) in
        crate::rows!(tx, (String, i64, String, String), RENDITIONS, edition.text())?
    {
        if !there.iter().any(|(kept, ..)| *kept == id) {
            crate::run!(tx, DROP_RENDITION, id)?;
            gone.push(sha256);
            if quality == "full" {
                gone.extend(drop_made(tx, edition, part).await?);
            }
        }
    }
    for w in wanted {
        if !there.iter().any(|(_, part, quality, _)| *part == w.part && quality == w.quality) {
            add_rendition(tx, edition, w, now).await?;
        }
    }
    Ok(gone)
}

/// What was made of the master of a part goes; the digests whose rows went.
async fn drop_made(tx: &mut Tx, edition: Id<Edition>, part: i64) -> Result<Vec<String>> {
    let mut gone = Vec::new();
    for (id, sha256) in crate::rows!(&mut *tx, (String, String), DROP_MADE, edition.text(), part)? {
        crate::run!(&mut *tx, DROP_RENDITION, id)?;
        gone.push(sha256);
    }
    Ok(gone)
}

/// Adds a rendition.
///
/// # Errors
/// Those of the database.
pub async fn add_rendition(
    tx: &mut Tx,
    edition: Id<Edition>,
    row: &RenditionRow,
    now: crate::clock::Timestamp,
) -> Result<()> {
    let id = Id::<crate::catalogue::rendition::Rendition>::new(now)?.text();
    crate::run!(
        tx,
        ADD_RENDITION,
        id,
        edition.text(),
        row.part,
        row.quality,
        &row.media_type,
        &row.codecs,
        &row.sha256,
        row.length_bytes,
        row.duration_ms,
        row.width,
        row.height,
        row.playable,
        now.millis(),
        row.loudness.as_deref(),
        row.made_from.as_deref(),
        row.frame_rate.as_deref(),
        row.segments.as_deref()
    )
    .map(drop)
}

/// Makes `wanted` the transcripts of an edition.
///
/// # Errors
/// Those of the database.
pub async fn transcripts(
    tx: &mut Tx,
    edition: Id<Edition>,
    wanted: &[TranscriptRow],
    now: crate::clock::Timestamp,
) -> Result<()> {
    type Row =
        (String, i64, String, String, String, bool, String, Option<String>, Option<i64>, Option<String>);
    let same = |row: &Row, w: &TranscriptRow| {
        (row.1, row.2.as_str(), row.3.as_str(), row.4.as_str(), row.5)
            == (w.part, w.language.as_str(), w.kind, w.sha256.as_str(), w.original)
            && (row.6.as_str(), &row.7, row.8, &row.9) == (w.made, &w.checked_by, w.checked_at, &w.contents)
    };
    let there = crate::rows!(tx, Row, TRANSCRIPTS, edition.text())?;
    for row in &there {
        if !wanted.iter().any(|w| same(row, w)) {
            crate::run!(tx, DROP_TRANSCRIPT, &row.0)?;
        }
    }
    for w in wanted {
        if there.iter().any(|row| same(row, w)) {
            continue;
        }
        add_transcript(tx, edition, w, now).await?;
    }
    Ok(())
}

/// Adds a transcript.
///
/// # Errors
/// Those of the database.
pub async fn add_transcript(
    tx: &mut Tx,
    edition: Id<Edition>,
    w: &TranscriptRow,
    now: crate::clock::Timestamp,
) -> Result<()> {
    let id = Id::<crate::catalogue::transcript::Transcript>::new(now)?.text();
    crate::run!(
        tx,
        ADD_TRANSCRIPT,
        id,
        edition.text(),
        w.part,
        &w.language,
        w.kind,
        w.original,
        &w.vtt,
        &w.sha256,
        now.millis(),
        w.made,
        w.checked_by.as_deref(),
        w.checked_at,
        w.contents.as_deref()
    )
    .map(drop)
}
