//! What partners' programs read: the pieces that are cleared for them today, as JSON.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::header::{ACCEPT_LANGUAGE, CACHE_CONTROL};
use axum::http::{HeaderMap, HeaderName};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

use crate::catalogue::shelf::{self, Field};
use crate::clock::Timestamp;
use crate::error::Result;
use crate::http::App;
use crate::http::extract::Query;
use crate::http::problem::Problem;
use crate::http::radio::caller::Caller;
use crate::http::radio::files::{denial, desk};
use crate::http::stream::missing;
use crate::http::words::preferences;
use crate::language::{Language, Texts};
use crate::page::PageRequest;
use crate::playback::Answer;
use crate::radio::desk::{Filter, ORDER, OnDesk, Part};
use crate::radio::loudness::Loudness;
use crate::radio::piece::last_day;

/// What may be asked for: `limit`, `after`, and which pieces of all.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    limit: Option<u16>,
    after: Option<String>,
    language: Option<String>,
    theme: Option<String>,
    /// Seconds.
    min_length: Option<u64>,
    /// Seconds.
    max_length: Option<u64>,
}

/// One piece.
#[derive(Serialize)]
struct Piece {
    id: String,
    slug: String,
    kind: &'static str,
    title: Option<String>,
    titles: BTreeMap<String, String>,
    languages: Vec<String>,
    themes: Vec<Theme>,
    year: Option<String>,
    recorded: Option<String>,
    /// Milliseconds.
    duration_ms: u64,
    /// Seconds, to the tenth.
    length_seconds: f64,
    may_be_cut: bool,
    presenter: Option<String>,
    content_note: Option<String>,
    first_words: Option<Cue>,
    last_words: Option<Cue>,
    names: Vec<Named>,
    not_after: Option<String>,
    usable_until: Option<String>,
    loudness: Option<Loudness>,
    broadcast: Option<File>,
    parts: Vec<PartOf>,
    transcripts: Vec<Words>,
    sheet_url: String,
}

#[derive(Serialize)]
struct Theme {
    id: String,
    label: Option<String>,
}

#[derive(Serialize)]
struct Cue {
    language: String,
    text: String,
}

/// A name as written and as said.
#[derive(Serialize)]
struct Named {
    role: &'static str,
    written: String,
    spoken: Option<String>,
}

/// A broadcast file.
#[derive(Serialize)]
struct File {
    url: String,
    #[serde(rename = "file_name")]
    name: String,
    media_type: &'static str,
    length_bytes: u64,
    sha256: String,
}

#[derive(Serialize)]
struct PartOf {
    #[serde(rename = "part")]
    number: u32,
    title: Option<String>,
    length_seconds: Option<f64>,
    loudness: Option<Loudness>,
    broadcast: Option<File>,
}

#[derive(Serialize)]
struct Words {
    language: String,
    part: u16,
    original: bool,
    url: String,
}

#[derive(Serialize)]
struct Listing {
    items: Vec<Piece>,
    next: Option<String>,
}

/// `GET /api/radio/works`.
pub async fn works(
    State(app): State<App>,
    Caller(partner): Caller,
    Query(wanted): Query<Wanted>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let page = PageRequest::read(wanted.limit, wanted.after.as_deref(), ORDER)?;
    let filter = wanted.filter()?;
    let mut tx = app.database.read().await?;
    let page = desk(&app, &partner).page(&mut tx, &filter, &page).await?;
    let reader = reader(&headers);
    let items = page.items.iter().map(|piece| described(&app, &reader, piece)).collect();
    Ok(kept_by_nobody(Listing { items, next: page.next.map(|cursor| cursor.text(ORDER)) }))
}

/// `GET /api/radio/works/{id or slug}`.
pub async fn work(
    State(app): State<App>,
    Caller(partner): Caller,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let mut tx = app.database.read().await?;
    let found = shelf::find(&mut tx, &name).await?.ok_or_else(missing)?;
    let desk = desk(&app, &partner);
    if let Answer::Refusal(refusal) = desk.permit(&mut tx, found.id).await? {
        return Err(denial(&refusal).into());
    }
    let piece = desk.one(&mut tx, found.id).await?.ok_or_else(missing)?;
    Ok(kept_by_nobody(described(&app, &reader(&headers), &piece)))
}

impl Wanted {
    /// Of one language and theme, at most so many seconds long.
    #[must_use]
    pub fn of(language: Option<String>, theme: Option<String>, max_length: Option<u64>) -> Self {
        Self { language, theme, max_length, ..Self::default() }
    }

    /// Which pieces.
    ///
    /// # Errors
    /// `Invalid` when the language is no tag.
    pub fn filter(&self) -> Result<Filter> {
        let given = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
        let ms = |seconds: Option<u64>| seconds.map(|s| s.saturating_mul(1000));
        Ok(Filter {
            language: given(&self.language).map(|tag| tag.parse()).transpose()?,
            theme: given(&self.theme),
            shortest_ms: ms(self.min_length),
            longest_ms: ms(self.max_length),
        })
    }
}

/// The language that a program asks for; German when it does not say.
fn reader(headers: &HeaderMap) -> Language {
    let accept = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let wanted = preferences(accept.unwrap_or_default()).into_iter().next();
    wanted.or_else(|| "de".parse().ok()).unwrap_or_else(Language::none)
}

fn kept_by_nobody(body: impl Serialize) -> Response {
    let vary = (HeaderName::from_static("vary"), "authorization, accept-language");
    ([(CACHE_CONTROL, "no-store"), vary], Json(body)).into_response()
}

fn described(app: &App, reader: &Language, piece: &OnDesk) -> Piece {
    let entry = &piece.entry;
    let said = |texts: &Texts| texts.choose(reader, &entry.languages).map(|(_, text)| text.to_owned());
    let here = format!("{}/api/radio/works/{}", app.site.url, entry.id);
    let (first_words, last_words) = piece.cue_words().map_or((None, None), |(language, first, last)| {
        let cue = |text| Some(Cue { language: language.tag().to_owned(), text });
        (cue(first), cue(last))
    });
    let parts: Vec<PartOf> = piece.parts.iter().map(|part| part_of(app, piece, part, said)).collect();
    Piece {
        id: entry.id.text(),
        slug: entry.slug.clone(),
        kind: entry.kind.as_str(),
        title: said(&entry.texts(Field::Title)),
        titles: entry.texts(Field::Title).0.iter().map(|(l, t)| (l.tag().to_owned(), t.clone())).collect(),
        languages: entry.languages.iter().map(|l| l.tag().to_owned()).collect(),
        themes: entry.themes.iter().map(|t| Theme { id: t.id.clone(), label: said(&t.labels) }).collect(),
        year: entry.year.clone(),
        recorded: entry.recorded.clone(),
        duration_ms: piece.duration_ms(),
        length_seconds: tenths(piece.duration_ms()),
        may_be_cut: piece.may_be_cut,
        presenter: said(&piece.presenter()),
        content_note: said(&entry.texts(Field::ContentNote)),
        first_words,
        last_words,
        names: names(piece),
        not_after: instant(piece.until),
        usable_until: last_day(piece.until).map(|day| day.to_string()),
        loudness: piece.parts.first().and_then(|part| part.file.as_ref()).map(|file| file.loudness),
        broadcast: piece.parts.first().and_then(|part| file(app, part)),
        parts,
        transcripts: words(piece, &here),
        sheet_url: format!("{here}/sheet"),
    }
}

fn part_of(app: &App, piece: &OnDesk, part: &Part, said: impl Fn(&Texts) -> Option<String>) -> PartOf {
    let titled = piece.entry.parts.iter().find(|p| u32::from(p.part) == part.number);
    PartOf {
        number: part.number,
        title: titled.and_then(|p| said(&p.titles)),
        length_seconds: part.file.as_ref().map(|file| tenths(file.duration_ms)),
        loudness: part.file.as_ref().map(|file| file.loudness),
        broadcast: file(app, part),
    }
}

fn file(app: &App, part: &Part) -> Option<File> {
    let file = part.file.as_ref()?;
    Some(File {
        url: format!("{}/api/radio/files/{}", app.site.url, file.id),
        name: part.file_name.clone(),
        media_type: "audio/wav",
        length_bytes: file.length_bytes,
        sha256: file.sha256.to_string(),
    })
}

fn names(piece: &OnDesk) -> Vec<Named> {
    let named = |(role, name): &(crate::catalogue::participant::Role, crate::consent::record::Name)| Named {
        role: role.as_str(),
        written: name.written.clone(),
        spoken: name.spoken.clone(),
    };
    piece.names.iter().map(named).collect()
}

fn words(piece: &OnDesk, here: &str) -> Vec<Words> {
    let words = |script: &shelf::Script| Words {
        language: script.language.tag().to_owned(),
        part: script.part,
        original: script.original,
        url: format!("{here}/transcripts/{}", script.id),
    };
    piece.entry.scripts.iter().map(words).collect()
}

/// Seconds, rounded to the tenth.
fn tenths(ms: u64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "tenths of seconds of less than a day")]
    let tenths = ((ms + 50) / 100) as f64;
    tenths / 10.0
}

/// RFC 3339; none when no end is set.
fn instant(at: Timestamp) -> Option<String> {
    last_day(at).map(|_| at.to_string())
}
