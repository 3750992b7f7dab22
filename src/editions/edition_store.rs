//! Rows of editions that are made here: of what they are made, how far the making is, and how they stand.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use super::plan::Plan;
use crate::catalogue::accession_store::{PosterRow, RenditionRow, TranscriptRow};
use crate::catalogue::edition::{Edition, ORIGINAL};
use crate::catalogue::rendition::Quality;
use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::consent::ledger::{edit, uses};
use crate::consent::passage::Edit;
use crate::consent::record::Use;
use crate::error::Result;
use crate::id::{Id, Sha256Digest};
use crate::storage::database::Tx;
use crate::{row, rows, run};

/// Raised when what is made of the same passages becomes another.
const MAKING: &str = "editions 2";

/// A work as an edition of it is made: the master of its current version and what was closed in it.
#[derive(Clone, Debug)]
pub struct Subject {
    /// Which work.
    pub work: Id<Work>,
    /// The last part of its address.
    pub slug: String,
    /// Which version of its master.
    pub media_version: i64,
    /// Its original.
    pub original: Id<Edition>,
    /// The original's files: masters, and what was made of them.
    pub files: Vec<RenditionRow>,
    /// The original's words.
    pub scripts: Vec<TranscriptRow>,
    /// The original's pictures.
    pub posters: Vec<PosterRow>,
    /// What was closed.
    pub passages: Vec<Edit>,
}

const WORK: &str = "select w.id, w.media_version, e.id from work w \
    join edition e on e.work_id = w.id and e.media_version = w.media_version and e.key = $2 where w.slug = $1";
const FILES: &str = "select part, quality, media_type, codecs, sha256, length_bytes, duration_ms, width, height, playable, \
    loudness, made_from, frame_rate, segments \
    from rendition where edition_id = $1 and quality <> 'broadcast' and retired_at is null order by part, quality";
const SCRIPTS: &str = "select part, language, kind, original, vtt, sha256, made, checked_by, checked_at \
    from transcript where edition_id = $1 order by part, language, kind";
const POSTERS: &str = "select media_type, width, height, sha256, length_bytes from poster where edition_id = $1 order by media_type, width";
const PASSAGES: &str = "select part, start_ms, end_ms, op, area, uses from restriction r where work_id = $1 \
    and not exists (select 1 from restriction_end e where e.restriction_id = r.id)";

/// The work at `slug`, with the passages that were closed for `only`, or for any use; none when there is no such work
/// or nothing was ever brought in for it.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn subject(tx: &mut Tx, slug: &str, only: Option<Use>) -> Result<Option<Subject>> {
    let Some((work, media_version, original)) = row!(tx, (String, i64, String), WORK, slug, ORIGINAL)? else {
        return Ok(None);
    };
    let mut passages = Vec::new();
    for (part, start, end, op, area, closed_for) in
        rows!(tx, (i64, i64, i64, String, String, Option<String>), PASSAGES, &work)?
    {
        let closed_for = uses(closed_for.as_deref())?;
        if only.is_none_or(|only| closed_for.is_none_or(|uses| uses.contains(&only))) {
            passages.push(edit(part, start, end, &op, &area)?);
        }
    }
    Ok(Some(Subject {
        files: rows!(tx, FileRow, FILES, &original)?.into_iter().map(FileRow::kept).collect::<Result<_>>()?,
        scripts: rows!(tx, ScriptRow, SCRIPTS, &original)?.into_iter().map(ScriptRow::kept).collect(),
        posters: rows!(tx, PictureRow, POSTERS, &original)?.into_iter().map(PictureRow::kept).collect(),
        work: work.parse()?,
        original: original.parse()?,
        slug: slug.to_owned(),
        media_version,
        passages,
    }))
}

impl Subject {
    /// The master of each part.
    pub fn masters(&self) -> impl Iterator<Item = &RenditionRow> {
        self.files.iter().filter(|file| file.quality == "full")
    }

    /// How long each part is, in milliseconds.
    #[must_use]
    pub fn lengths(&self) -> BTreeMap<i64, u64> {
        self.masters().map(|m| (m.part, u64::try_from(m.duration_ms).unwrap_or(0))).collect()
    }

    /// The digest of all that goes into an edition by `plan`: the same is never made twice.
    #[must_use]
    pub fn recipe(&self, plan: &Plan) -> Sha256Digest {
        let mut hasher = Sha256::new();
        let mut line = |text: String| hasher.update(format!("{}:{text}\n", text.len()));
        line(format!("{MAKING} {} {}", self.work, self.media_version));
        self.masters().for_each(|f| line(format!("{} {}", f.part, f.sha256)));
        for s in &self.scripts {
            line(format!("{} {} {} {} {}", s.part, s.language, s.kind, s.original, s.sha256));
        }
        self.posters.iter().for_each(|p| line(p.sha256.clone()));
        plan.edits.iter().for_each(|e| line(format!("{e:?}")));
        Sha256Digest::from_hasher(hasher)
    }
}

#[derive(sqlx::FromRow)]
struct FileRow {
    part: i64,
    quality: String,
    media_type: String,
    codecs: String,
    sha256: String,
    length_bytes: i64,
    duration_ms: i64,
    width: Option<i64>,
    height: Option<i64>,
    playable: bool,
    loudness: Option<String>,
    made_from: Option<String>,
    frame_rate: Option<String>,
    segments: Option<String>,
}

impl FileRow {
    fn kept(self) -> Result<RenditionRow> {
        Ok(RenditionRow {
            part: self.part,
            quality: self.quality.parse::<Quality>()?.as_str(),
            media_type: self.media_type,
            codecs: self.codecs,
            sha256: self.sha256,
            length_bytes: self.length_bytes,
            duration_ms: self.duration_ms,
            width: self.width,
            height: self.height,
            playable: self.playable,
            loudness: self.loudness,
            made_from: self.made_from,
            frame_rate: self.frame_rate,
            segments: self.segments,
        })
    }
}

#[derive(sqlx::FromRow)]
struct ScriptRow {
    part: i64,
    language: String,
    kind: String,
    original: bool,
    vtt: String,
    sha256: String,
    made: String,
    checked_by: Option<String>,
    checked_at: Option<i64>,
}

impl ScriptRow {
    fn kept(self) -> TranscriptRow {
        TranscriptRow {
            part: self.part,
            language: self.language,
            kind: if self.kind == "captions" { "captions" } else { "transcript" },
            original: self.original,
            made: if self.made == "machine" { "machine" } else { "person" },
            checked_by: self.checked_by,
            checked_at: self.checked_at,
            // What an index says of a passage that is closed is closed with it; nobody knows which of it that is.
            contents: None,
            vtt: self.vtt,
            sha256: self.sha256,
        }
    }
}

#[derive(sqlx::FromRow)]
struct PictureRow {
    media_type: String,
    width: i64,
    height: i64,
    sha256: String,
    length_bytes: i64,
}

impl PictureRow {
    fn kept(self) -> PosterRow {
        PosterRow {
            media_type: if self.media_type == "image/webp" { "image/webp" } else { "image/jpeg" },
            width: self.width,
            height: self.height,
            sha256: self.sha256,
            length_bytes: self.length_bytes,
        }
    }
}

/// The noun that `Id<Making>` names: one making of an edition.
#[derive(Clone, Copy, Debug)]
pub enum Making {}

const MADE: &str = "select e.id, e.key from edition_making m join edition e on e.id = m.edition_id \
    where m.work_id = $1 and m.media_version = $2 and m.plan = $3 \
    and not exists (select 1 from edition_rejection r where r.edition_id = e.id) order by e.id limit 1";
const KEYS: &str = "select key from edition where work_id = $1 and media_version = $2";
const BEGIN: &str = "insert into edition_making (id, work_id, media_version, plan, asked_by, begun_at, told_at, step, done) \
    values ($1, $2, $3, $4, $5, $6, $6, 'measuring', 0)";
const TELL: &str =
    "update edition_making set told_at = $2, step = $3, done = $4 where id = $1 and ended_at is null";
const FAIL: &str =
    "update edition_making set told_at = $2, ended_at = $2, fault = $3 where id = $1 and ended_at is null";
const DONE: &str = "update edition_making set told_at = $2, ended_at = $2, step = 'writing', done = 1000, edition_id = $3 where id = $1";
const INTERRUPTED: &str = "update edition_making set ended_at = told_at, fault = $1 where ended_at is null";

/// The edition that was made of this recipe and not rejected: its id and key.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn made(
    tx: &mut Tx,
    subject: &Subject,
    recipe: Sha256Digest,
) -> Result<Option<(Id<Edition>, String)>> {
    let (work, version) = (subject.work.text(), subject.media_version);
    let found = row!(tx, (String, String), MADE, work, version, recipe.to_string())?;
    found.map(|(id, key)| Ok((id.parse()?, key))).transpose()
}

/// The keys that editions of this version have.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn keys(tx: &mut Tx, subject: &Subject) -> Result<BTreeSet<String>> {
    let found = rows!(tx, (String,), KEYS, subject.work.text(), subject.media_version)?;
    Ok(found.into_iter().map(|(key,)| key).collect())
}

/// Writes down that a making begins.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn begin(
    tx: &mut Tx,
    subject: &Subject,
    recipe: Sha256Digest,
    asked_by: &str,
    now: Timestamp,
) -> Result<Id<Making>> {
    let id = Id::<Making>::new(now)?;
    let (work, version) = (subject.work.text(), subject.media_version);
    run!(tx, BEGIN, id.text(), work, version, recipe.to_string(), asked_by, now.millis())?;
    Ok(id)
}

/// Writes down how far a making is: its step, and parts of a thousand of it.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn tell(tx: &mut Tx, making: Id<Making>, step: &str, done: u64, now: Timestamp) -> Result<()> {
    let done = i64::try_from(done.min(1000)).unwrap_or(1000);
    run!(tx, TELL, making.text(), now.millis(), step, done).map(drop)
}

/// Writes down why nothing came of a making.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn fail(tx: &mut Tx, making: Id<Making>, fault: &str, now: Timestamp) -> Result<()> {
    run!(tx, FAIL, making.text(), now.millis(), fault).map(drop)
}

/// Writes down what came of a making, in the deed that brings it in.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn done(tx: &mut Tx, making: Id<Making>, edition: Id<Edition>, now: Timestamp) -> Result<()> {
    run!(tx, DONE, making.text(), now.millis(), edition.text()).map(drop)
}

/// Ends every making that a kill left open: called by whoever holds the lock of the makings.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn interrupted(tx: &mut Tx) -> Result<()> {
    run!(tx, INTERRUPTED, "It was interrupted. Make it again.").map(drop)
}
