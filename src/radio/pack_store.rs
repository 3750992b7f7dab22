//! Rows of broadcast files: what is cleared for air to somebody, from which master, and the file that is there.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::catalogue::edition::Edition;
use crate::catalogue::rendition::Rendition;
use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::consent::record::Use;
use crate::error::{Error, Result};
use crate::id::{Id, Sha256Digest};
use crate::language::{Language, Texts};
use crate::radio::loudness::Loudness;
use crate::radio::piece::{Piece, last_day};
use crate::storage::database::Tx;
use crate::{row, rows, run};

/// How long before a line opens its file is made.
const AHEAD_MS: i64 = 24 * 60 * 60 * 1000;
/// How long after its last line the file of a piece is kept.
const KEPT_MS: i64 = 24 * 60 * 60 * 1000;

/// A piece of which a broadcast file is wanted, and the file that is there.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// The work's slug, which holds no name.
    pub slug: String,
    /// Which edition is cleared.
    pub edition: Id<Edition>,
    /// What the file says of itself.
    pub piece: Piece,
    /// The file that is there, made from this piece or an earlier one.
    pub file: Option<Made>,
}

/// A broadcast file that is there.
#[derive(Clone, Debug)]
pub struct Made {
    /// Its rendition.
    pub id: Id<Rendition>,
    /// Which part, from 1.
    pub part: u32,
    /// Of what it was made.
    pub recipe: Option<Sha256Digest>,
    /// Its digest.
    pub sha256: Sha256Digest,
    /// Its length in bytes.
    pub length_bytes: u64,
    /// Its length in milliseconds.
    pub duration_ms: u64,
    /// Measured in the finished file.
    pub loudness: Loudness,
    /// Since when it is there.
    pub added_at: Timestamp,
}

impl Wanted {
    /// The file, when it still says what is true today.
    #[must_use]
    pub fn current(&self) -> Option<&Made> {
        self.file.as_ref().filter(|file| file.recipe == Some(self.piece.recipe()))
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    territory: String,
    until_ms: i64,
    edition_id: String,
    work_id: String,
    slug: String,
    languages: String,
    recorded: Option<String>,
    broadcast: Option<String>,
    part: i64,
    master: String,
    added_at: i64,
    file_id: Option<String>,
    file_made_from: Option<String>,
    file_sha256: Option<String>,
    file_length: Option<i64>,
    file_duration: Option<i64>,
    file_loudness: Option<String>,
    file_added_at: Option<i64>,
}

const WANTED: &str = "select c.territory, c.until_ms, c.edition_id, w.id as work_id, w.slug, w.languages, \
     w.recorded, w.broadcast, r.part, r.sha256 as master, r.added_at, b.id as file_id, b.made_from as file_made_from, \
     b.sha256 as file_sha256, b.length_bytes as file_length, b.duration_ms as file_duration, \
     b.loudness as file_loudness, b.added_at as file_added_at \
     from clearance c join work w on w.id = c.work_id \
     join rendition r on r.edition_id = c.edition_id and r.quality = 'full' \
     left join rendition b on b.edition_id = r.edition_id and b.part = r.part and b.quality = 'broadcast' \
     where c.use_kind = 'broadcast_download' and c.from_ms <= $1 and c.until_ms > $2 and ($3 = '' or c.work_id = $3) \
     order by c.work_id, c.edition_id, r.part, c.territory, c.from_ms";
const TITLES: &str =
    "select work_id, language, text from work_text where field = 'title' and ($1 = '' or work_id = $1)";
const PARTNERS: &str = "select o.territory, a.uses from organisation o join standing_agreement a on a.organisation_id = o.id \
     where o.kind = 'radio_partner' and a.until_ms > $1 and a.from_ms <= $2";

/// Every piece that is cleared for broadcast to a partner with an agreement, now or within a day; of one work when
/// `only` is given. `recall` goes into the file.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn wanted(
    tx: &mut Tx,
    now: Timestamp,
    recall: &str,
    only: Option<Id<Work>>,
) -> Result<Vec<Wanted>> {
    let soon = now.plus_millis(AHEAD_MS).millis();
    let only = only.map(Id::text).unwrap_or_default();
    let partners = partners(tx, now.millis(), soon).await?;
    let titles = titles(tx, &only).await?;
    let found = rows!(tx, Row, WANTED, soon, now.millis(), only)?;
    let mut pieces: Vec<Wanted> = Vec::new();
    for row in found.iter().filter(|row| partners.contains(&row.territory)) {
        let day = last_day(Timestamp::from_millis(row.until_ms));
        match pieces.last_mut().filter(|last| is_same(last, row)) {
            // One file for all partners: it says the earliest last day of theirs.
            Some(last) => last.piece.last_day = earliest(last.piece.last_day, day),
            None => pieces.push(piece(row, day, &titles, recall)?),
        }
    }
    count_parts(&mut pieces);
    Ok(pieces)
}

fn is_same(last: &Wanted, row: &Row) -> bool {
    last.edition.text() == row.edition_id && i64::from(last.piece.part.0) == row.part
}

fn earliest(one: Option<Date>, other: Option<Date>) -> Option<Date> {
    [one, other].into_iter().flatten().min()
}

fn count_parts(pieces: &mut [Wanted]) {
    let mut of: BTreeMap<Id<Edition>, u32> = BTreeMap::new();
    for piece in pieces.iter() {
        *of.entry(piece.edition).or_default() += 1;
    }
    for piece in pieces {
        piece.piece.part.1 = of.get(&piece.edition).copied().unwrap_or(1);
    }
}

async fn partners(tx: &mut Tx, now: i64, soon: i64) -> Result<BTreeSet<String>> {
    let agreed = rows!(tx, (String, String), PARTNERS, now, soon)?;
    let mut places = BTreeSet::new();
    for (territory, uses) in agreed {
        let uses: Vec<String> = serde_json::from_str(&uses).map_err(Error::internal)?;
        if uses.iter().any(|u| u == Use::BroadcastDownload.as_str()) {
            places.insert(territory);
        }
    }
    Ok(places)
}

async fn titles(tx: &mut Tx, only: &str) -> Result<BTreeMap<String, Texts>> {
    let mut titles: BTreeMap<String, Texts> = BTreeMap::new();
    for (work, language, text) in rows!(tx, (String, String, String), TITLES, only)? {
        titles.entry(work).or_default().0.insert(language.parse()?, text);
    }
    Ok(titles)
}

fn piece(row: &Row, day: Option<Date>, titles: &BTreeMap<String, Texts>, recall: &str) -> Result<Wanted> {
    let tags: Vec<String> = serde_json::from_str(&row.languages).map_err(Error::internal)?;
    let languages = tags.iter().map(|tag| tag.parse::<Language>()).collect::<Result<_>>()?;
    let piece = Piece {
        work: row.work_id.parse()?,
        titles: titles.get(&row.work_id).cloned().unwrap_or_default(),
        languages,
        part: (u32::try_from(row.part).unwrap_or(1), 1),
        made: made(row),
        last_day: day,
        recall: recall.to_owned(),
        master: row.master.parse()?,
    };
    Ok(Wanted { slug: row.slug.clone(), edition: row.edition_id.parse()?, piece, file: file(row)? })
}

/// When the sound was made: the day it was recorded or first broadcast, if that is known to the day; else when the
/// master came into the library.
fn made(row: &Row) -> (String, String) {
    let dates = [row.recorded.as_ref(), row.broadcast.as_ref()];
    if let Some(day) = dates.into_iter().flatten().find(|date| date.len() == "2004-05-12".len()) {
        return (day.clone(), String::new());
    }
    let added = Timestamp::from_millis(row.added_at).berlin();
    (added.date().to_string(), added.time().strftime("%H:%M:%S").to_string())
}

fn file(row: &Row) -> Result<Option<Made>> {
    let (Some(id), Some(sha256), Some(length), Some(duration), Some(loudness)) =
        (&row.file_id, &row.file_sha256, row.file_length, row.file_duration, &row.file_loudness)
    else {
        return Ok(None);
    };
    Ok(Some(Made {
        id: id.parse()?,
        part: u32::try_from(row.part).unwrap_or(1),
        recipe: row.file_made_from.as_deref().map(str::parse).transpose()?,
        sha256: sha256.parse()?,
        length_bytes: u64::try_from(length).unwrap_or(0),
        duration_ms: u64::try_from(duration).unwrap_or(0),
        loudness: serde_json::from_str(loudness).map_err(Error::internal)?,
        added_at: Timestamp::from_millis(row.file_added_at.unwrap_or(0)),
    }))
}

const FORGET: &str = "delete from rendition where edition_id = $1 and part = $2 and quality = 'broadcast'";
const KEEP: &str = "insert into rendition (id, edition_id, part, quality, media_type, codecs, sha256, length_bytes, \
     duration_ms, width, height, playable, loudness, made_from, added_at) \
     values ($1, $2, $3, 'broadcast', 'audio/wav', '', $4, $5, $6, null, null, false, $7, $8, $9)";
const NOBODYS: &str = "select b.id, b.sha256 from rendition b join edition e on e.id = b.edition_id \
     where b.quality = 'broadcast' and not exists \
     (select 1 from clearance c where c.work_id = e.work_id and c.use_kind = 'broadcast_download' \
     and c.edition_id = e.id and c.until_ms > $1) order by b.id";
const DROP: &str = "delete from rendition where id = $1";

/// Puts `file` in the place of the one that was made of an earlier piece. In a write transaction.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn replace(tx: &mut Tx, edition: Id<Edition>, file: &Made) -> Result<()> {
    let (edition, part) = (edition.text(), i64::from(file.part));
    run!(tx, FORGET, &edition, part)?;
    let loudness = serde_json::to_string(&file.loudness).map_err(Error::internal)?;
    let recipe = file.recipe.map(|recipe| recipe.to_string());
    let (id, sha256) = (file.id.text(), file.sha256.to_string());
    let (length, duration) = (signed(file.length_bytes), signed(file.duration_ms));
    run!(tx, KEEP, id, edition, part, sha256, length, duration, loudness, recipe, file.added_at.millis())?;
    Ok(())
}

/// Whether [`forget_nobodys`] would find any.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn any_nobodys(tx: &mut Tx, now: Timestamp) -> Result<bool> {
    Ok(row!(tx, (String, String), NOBODYS, now.plus_millis(-KEPT_MS).millis())?.is_some())
}

/// Forgets every broadcast file whose edition is cleared for air nowhere, and was not for a day; the digests whose
/// rows went. A piece that will be cleared again keeps its file. In a write transaction.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn forget_nobodys(tx: &mut Tx, now: Timestamp) -> Result<Vec<Sha256Digest>> {
    let mut gone = Vec::new();
    for (id, sha256) in rows!(tx, (String, String), NOBODYS, now.plus_millis(-KEPT_MS).millis())? {
        run!(tx, DROP, id)?;
        gone.push(sha256.parse()?);
    }
    Ok(gone)
}

fn signed(value: u64) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}
