//! Everything about works that their permits open, but for words and names: a fixed number of queries however many.

use std::collections::BTreeMap;

use sqlx::FromRow;

use super::field::{Field, field_of};
use super::{Among, among, json_list, kept, texts};
use crate::catalogue::edition::Edition;
use crate::catalogue::licence::Licence;
use crate::catalogue::rendition::{Poster, Quality, Rendition};
use crate::catalogue::transcript::Transcript;
use crate::catalogue::work::{Kind, Work};
use crate::consent::decision::Permit;
use crate::error::Result;
use crate::id::{Id, Sha256Digest};
use crate::language::{Language, Texts};
use crate::rows;
use crate::storage::database::Tx;

/// A public work as its permit opens it.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What opened it.
    pub permit: Permit,
    /// Its id.
    pub id: Id<Work>,
    /// The last part of its address.
    pub slug: String,
    /// Film or oral history.
    pub kind: Kind,
    /// Spoken languages, the main one first; `zxx` for none.
    pub languages: Vec<Language>,
    /// EDTF level 0.
    pub year: Option<String>,
    /// EDTF level 0.
    pub recorded: Option<String>,
    /// EDTF level 0.
    pub broadcast: Option<String>,
    /// Its rights.
    pub licence: Licence,
    /// Recommended from this age on.
    pub suitable_from: Option<u64>,
    /// Texts per field and language.
    pub texts: BTreeMap<Field, Texts>,
    /// Titles of its parts; a work in one part may have none.
    pub parts: Vec<Part>,
    /// Who produced, funded, helped.
    pub organisations: Vec<Organisation>,
    /// Themes.
    pub themes: Vec<Term>,
    /// Places.
    pub places: Vec<Term>,
    /// Files of the permitted edition for plain players, by part, full before small. The full one is the master only
    /// while nothing was made of it.
    pub files: Vec<File>,
    /// Captions and reading texts of the permitted edition, by part and language.
    pub scripts: Vec<Script>,
    /// Posters of the permitted edition, by width.
    pub pictures: Vec<Picture>,
}

/// One part of a work in several.
#[derive(Clone, Debug)]
pub struct Part {
    /// From 1.
    pub part: u16,
    /// Its title per language.
    pub titles: Texts,
}

/// An organisation behind a work.
#[derive(Clone, Debug, FromRow)]
pub struct Organisation {
    work_id: String,
    /// Its name.
    pub name: String,
    /// `producer`, `funder` or `partner`.
    pub role: String,
    /// How it wants to be named.
    pub credit_line: String,
}

/// A theme or place.
#[derive(Clone, Debug)]
pub struct Term {
    /// Its id in the vocabulary.
    pub id: String,
    /// Its name per language.
    pub labels: Texts,
}

/// A rendition that a viewer may have.
#[derive(Clone, Debug)]
pub struct File {
    /// Its id.
    pub id: Id<Rendition>,
    /// From 1.
    pub part: u16,
    /// Full or small.
    pub quality: Quality,
    /// Its media type.
    pub media_type: String,
    /// Its digest.
    pub sha256: Sha256Digest,
    /// Bytes.
    pub length_bytes: u64,
    /// Milliseconds.
    pub duration_ms: u64,
    /// Pixels; none for sound.
    pub size: Option<(u32, u32)>,
    /// Whether browsers play it as it is.
    pub playable: bool,
}

/// A transcript without its words.
#[derive(Clone, Debug)]
pub struct Script {
    /// Its id.
    pub id: Id<Transcript>,
    /// From 1.
    pub part: u16,
    /// In which language.
    pub language: Language,
    /// Timed for the picture, or only to be read.
    pub captions: bool,
    /// In the spoken language.
    pub original: bool,
    /// Written down by a machine, and read by nobody against the recording.
    pub unchecked: bool,
}

/// A poster in one width.
#[derive(Clone, Debug)]
pub struct Picture {
    /// Its id.
    pub id: Id<Poster>,
    /// `image/jpeg` or `image/webp`.
    pub media_type: String,
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
}

#[derive(FromRow)]
struct WorkRow {
    id: String,
    slug: String,
    kind: String,
    languages: String,
    year: Option<String>,
    recorded: Option<String>,
    broadcast: Option<String>,
    licence_uri: String,
    suitable_from_age: Option<i64>,
}

#[derive(FromRow)]
struct FileRow {
    edition_id: String,
    id: String,
    part: i64,
    quality: String,
    media_type: String,
    sha256: String,
    length_bytes: i64,
    duration_ms: i64,
    width: Option<i64>,
    height: Option<i64>,
    playable: bool,
}

const WORKS: Among = among!(
    "select id, slug, kind, languages, year, recorded, broadcast, licence_uri, suitable_from_age from work where id in",
    ""
);
const TEXTS: Among = among!("select work_id, field, language, text from work_text where work_id in", "");
const PARTS: Among =
    among!("select work_id, part, titles from work_part where work_id in", "order by work_id, part");
const ORGANISATIONS: Among = among!(
    "select work_id, name, role, credit_line from work_organisation where work_id in",
    "order by work_id, position"
);
const THEMES: Among = among!(
    "select x.work_id, y.id, y.labels from work_theme x join theme y on y.id = x.theme_id where x.work_id in",
    "order by x.work_id, y.id"
);
const PLACES: Among = among!(
    "select x.work_id, y.id, y.labels from work_place x join place y on y.id = x.place_id where x.work_id in",
    "order by x.work_id, y.id"
);
const FILES: Among = among!(
    "select edition_id, id, part, quality, media_type, sha256, length_bytes, duration_ms, width, height, playable \
     from rendition where quality in ('full', 'progressive', 'small') and retired_at is null and edition_id in",
    "order by edition_id, part, quality"
);
const SCRIPTS: Among = among!(
    "select edition_id, id, part, language, kind, original, made = 'machine' and checked_at is null \
     from transcript where edition_id in",
    "order by edition_id, part, original desc, language"
);
const PICTURES: Among = among!(
    "select edition_id, id, media_type, width, height from poster where edition_id in",
    "order by edition_id, width, media_type"
);

/// The works that `permits` open, in their order. Nine queries however many.
///
/// # Errors
/// As the database; `Internal` for a row that no hand of ours wrote.
pub async fn entries(tx: &mut Tx, permits: &[Permit]) -> Result<Vec<Entry>> {
    let works = json_list(permits.iter().map(Permit::work));
    let sql = WORKS.on(tx);
    let mut found: BTreeMap<String, WorkRow> = BTreeMap::new();
    for row in rows!(tx, WorkRow, sql, &works)? {
        found.insert(row.id.clone(), row);
    }
    let mut entries = Vec::with_capacity(permits.len());
    for permit in permits {
        if let Some(row) = found.get(&permit.work().text()) {
            entries.push(bare(permit, row)?);
        }
    }
    described(tx, &works, &mut entries).await?;
    gathered(tx, &works, &mut entries).await?;
    filed(tx, &json_list(permits.iter().map(Permit::edition)), &mut entries).await?;
    Ok(entries)
}

fn bare(permit: &Permit, row: &WorkRow) -> Result<Entry> {
    let tags: Vec<String> = serde_json::from_str(&row.languages).unwrap_or_default();
    Ok(Entry {
        permit: permit.clone(),
        id: kept(&row.id)?,
        slug: row.slug.clone(),
        kind: kept(&row.kind)?,
        languages: tags.iter().filter_map(|tag| tag.parse().ok()).collect(),
        year: row.year.clone(),
        recorded: row.recorded.clone(),
        broadcast: row.broadcast.clone(),
        licence: kept(&row.licence_uri)?,
        suitable_from: row.suitable_from_age.and_then(|age| u64::try_from(age).ok()),
        texts: BTreeMap::new(),
        parts: Vec::new(),
        organisations: Vec::new(),
        themes: Vec::new(),
        places: Vec::new(),
        files: Vec::new(),
        scripts: Vec::new(),
        pictures: Vec::new(),
    })
}

fn of_work<'a>(entries: &'a mut [Entry], work: &str) -> Option<&'a mut Entry> {
    entries.iter_mut().find(|entry| entry.id.text() == work)
}

fn of_edition(entries: &mut [Entry], edition: &str) -> Option<(usize, Id<Edition>)> {
    let id: Id<Edition> = edition.parse().ok()?;
    entries.iter().position(|entry| entry.permit.edition() == id).map(|at| (at, id))
}

async fn described(tx: &mut Tx, works: &str, entries: &mut [Entry]) -> Result<()> {
    let sql = TEXTS.on(tx);
    for (work, field, language, text) in rows!(tx, (String, String, String, String), sql, works)? {
        let (Some(entry), Some(field)) = (of_work(entries, &work), field_of(&field)) else { continue };
        entry.texts.entry(field).or_default().0.insert(kept(&language)?, text);
    }
    let sql = PARTS.on(tx);
    for (work, part, titles) in rows!(tx, (String, i64, String), sql, works)? {
        let Some(entry) = of_work(entries, &work) else { continue };
        entry.parts.push(Part { part: small(part), titles: texts(&titles) });
    }
    let sql = ORGANISATIONS.on(tx);
    for organisation in rows!(tx, Organisation, sql, works)? {
        let Some(entry) = of_work(entries, &organisation.work_id) else { continue };
        entry.organisations.push(organisation);
    }
    Ok(())
}

async fn gathered(tx: &mut Tx, works: &str, entries: &mut [Entry]) -> Result<()> {
    let sql = THEMES.on(tx);
    for (work, id, labels) in rows!(tx, (String, String, String), sql, works)? {
        let Some(entry) = of_work(entries, &work) else { continue };
        entry.themes.push(Term { id, labels: texts(&labels) });
    }
    let sql = PLACES.on(tx);
    for (work, id, labels) in rows!(tx, (String, String, String), sql, works)? {
        let Some(entry) = of_work(entries, &work) else { continue };
        entry.places.push(Term { id, labels: texts(&labels) });
    }
    Ok(())
}

async fn filed(tx: &mut Tx, editions: &str, entries: &mut [Entry]) -> Result<()> {
    type ScriptRow = (String, String, i64, String, String, bool, bool);
    let sql = FILES.on(tx);
    for row in rows!(tx, FileRow, sql, editions)? {
        let Some((at, _)) = of_edition(entries, &row.edition_id) else { continue };
        let file = file(&row)?;
        offer(&mut entries[at].files, file);
    }
    let sql = SCRIPTS.on(tx);
    for (edition, id, part, language, kind, original, unchecked) in rows!(tx, ScriptRow, sql, editions)? {
        let Some((at, _)) = of_edition(entries, &edition) else { continue };
        let (id, part, language) = (kept(&id)?, small(part), kept(&language)?);
        let captions = kind == "captions";
        entries[at].scripts.push(Script { id, part, language, captions, original, unchecked });
    }
    let sql = PICTURES.on(tx);
    for (edition, id, media_type, width, height) in
        rows!(tx, (String, String, String, i64, i64), sql, editions)?
    {
        let Some((at, _)) = of_edition(entries, &edition) else { continue };
        let (id, width, height) = (kept(&id)?, pixels(width), pixels(height));
        entries[at].pictures.push(Picture { id, media_type, width, height });
    }
    Ok(())
}

/// What was made for plain players takes the place of the master, behind which it comes.
fn offer(files: &mut Vec<File>, mut file: File) {
    if file.quality == Quality::Progressive {
        files.retain(|master| master.part != file.part || master.quality != Quality::Full);
        file.quality = Quality::Full;
    }
    files.push(file);
}

fn file(row: &FileRow) -> Result<File> {
    Ok(File {
        id: kept(&row.id)?,
        part: small(row.part),
        quality: kept(&row.quality)?,
        media_type: row.media_type.clone(),
        sha256: kept(&row.sha256)?,
        length_bytes: u64::try_from(row.length_bytes).unwrap_or(0),
        duration_ms: u64::try_from(row.duration_ms).unwrap_or(0),
        size: row.width.zip(row.height).map(|(width, height)| (pixels(width), pixels(height))),
        playable: row.playable,
    })
}

fn small(part: i64) -> u16 {
    u16::try_from(part).unwrap_or(1)
}

fn pixels(count: i64) -> u32 {
    u32::try_from(count).unwrap_or(0)
}

impl Entry {
    /// The texts of a field; empty when there are none.
    #[must_use]
    pub fn texts(&self, field: Field) -> Texts {
        self.texts.get(&field).cloned().unwrap_or_default()
    }

    /// How long all parts last together, in milliseconds.
    #[must_use]
    pub fn duration_ms(&self) -> u64 {
        self.files.iter().filter(|file| file.quality == Quality::Full).map(|file| file.duration_ms).sum()
    }

    /// The files of one part, full before small.
    pub fn files_of(&self, part: u16) -> impl Iterator<Item = &File> {
        self.files.iter().filter(move |file| file.part == part)
    }

    /// Its main language.
    #[must_use]
    pub fn main_language(&self) -> Option<&Language> {
        self.languages.first()
    }

    /// Languages with captions, each once.
    #[must_use]
    pub fn caption_languages(&self) -> Vec<&Language> {
        let mut languages: Vec<&Language> = Vec::new();
        for script in self.scripts.iter().filter(|script| script.captions) {
            if !languages.contains(&&script.language) {
                languages.push(&script.language);
            }
        }
        languages
    }
}
