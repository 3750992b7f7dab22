//! The interface for programs: works as JSON. `openapi.json` beside this file describes it.

use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_LANGUAGE, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

use crate::catalogue::shelf::{self, Entry, Field, Filter, ORDER};
use crate::consent::record::ShownName;
use crate::error::{Error, Result};
use crate::http::App;
use crate::http::extract::{Query, Wanted};
use crate::http::problem::Problem;
use crate::http::stream::{denial, missing};
use crate::language::{Language, Texts};
use crate::page::PageRequest;
use crate::playback::Answer;
use crate::storage::database::Tx;

/// What may stand behind the question mark of `/api/works`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ask {
    limit: Option<u16>,
    after: Option<String>,
    kind: Option<String>,
    language: Option<String>,
    theme: Option<String>,
}

#[derive(Serialize)]
struct PageBody {
    items: Vec<Work>,
    next: Option<String>,
}

/// A work as programs see it.
#[derive(Serialize)]
struct Work {
    id: String,
    slug: String,
    kind: &'static str,
    title: String,
    synopsis: Option<String>,
    content_note: Option<String>,
    languages: Vec<String>,
    year: Option<String>,
    recorded: Option<String>,
    broadcast: Option<String>,
    licence: String,
    suitable_from: Option<u64>,
    themes: Vec<Label>,
    places: Vec<Label>,
    page_url: String,
    duration_ms: u64,
    renditions: Vec<Rendition>,
    transcripts: Vec<Transcript>,
    posters: Vec<Poster>,
    /// Only where one work is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    credits: Option<Vec<Credit>>,
    /// After this instant ask again.
    not_after: Option<String>,
}

#[derive(Serialize)]
struct Label {
    id: String,
    label: String,
}

#[derive(Serialize)]
struct Rendition {
    url: String,
    part: u16,
    quality: &'static str,
    media_type: String,
    length_bytes: u64,
    sha256: String,
    duration_ms: u64,
    width: Option<u32>,
    height: Option<u32>,
    playable: bool,
}

#[derive(Serialize)]
struct Transcript {
    url: String,
    part: u16,
    language: String,
    kind: &'static str,
    original: bool,
    /// Written down by a machine, and checked by nobody.
    unchecked: bool,
}

#[derive(Serialize)]
struct Poster {
    url: String,
    media_type: String,
    width: u32,
    height: u32,
    alt: Option<String>,
}

#[derive(Serialize)]
struct Credit {
    name: Option<String>,
    role: &'static str,
    relators: Vec<String>,
}

/// `GET /api/works`.
pub async fn works(
    State(app): State<App>,
    Wanted(wanted): Wanted,
    Query(ask): Query<Ask>,
) -> Result<Response, Problem> {
    let page = PageRequest::read(ask.limit, ask.after.as_deref(), ORDER)?;
    let mut tx = app.database.read().await?;
    let found = shelf::public_works(&mut tx, app.clock.now(), &filter(&ask)?, &page).await?;
    let entries = shelf::entries(&mut tx, &found.items).await?;
    let (items, languages): (Vec<Work>, Vec<Option<Language>>) =
        entries.iter().map(|entry| body(&app, entry, &wanted)).unzip();
    let next = found.next.as_ref().map(|cursor| cursor.text(ORDER));
    let same = languages.first().filter(|first| languages.iter().all(|language| language == *first));
    Ok(json(&PageBody { items, next }, same.and_then(Option::as_ref))?)
}

/// `GET /api/works/{id or slug}`.
pub async fn work(
    State(app): State<App>,
    Wanted(wanted): Wanted,
    Path(name): Path<String>,
) -> Result<Response, Problem> {
    let mut tx = app.database.read().await?;
    let found = shelf::find(&mut tx, &name).await?.ok_or_else(missing)?;
    let permit = match app.door.public(&mut tx, found.id).await? {
        Answer::Permit(permit) => permit,
        Answer::Refusal(refusal) => return Err(denial(&refusal).into()),
    };
    let entry = shelf::entries(&mut tx, std::slice::from_ref(&permit)).await?.pop().ok_or_else(missing)?;
    let (mut work, language) = body(&app, &entry, &wanted);
    work.credits = Some(credits(&app, &mut tx, &entry).await?);
    Ok(json(&work, language.as_ref())?)
}

fn filter(ask: &Ask) -> Result<Filter> {
    Ok(Filter {
        kind: ask.kind.as_deref().map(str::parse).transpose()?,
        spoken: ask.language.as_deref().map(str::parse).transpose()?,
        theme: ask.theme.clone(),
        ..Filter::default()
    })
}

/// The work, and the language that its title is in.
fn body(app: &App, entry: &Entry, wanted: &[Language]) -> (Work, Option<Language>) {
    let pick = |texts: &Texts| pick(texts, wanted, &entry.languages);
    let text = |field| pick(&entry.texts(field)).map(|(_, text)| text);
    let title = pick(&entry.texts(Field::Title));
    let language = title.as_ref().map(|(language, _)| language.clone());
    let page_language = wanted.iter().find_map(|l| crate::http::words::Words::of(l.primary()));
    let page_language = page_language.unwrap_or_else(|| crate::http::words::Words::negotiate(None)).tag();
    let labels = |terms: &[shelf::Term]| {
        let label = |t: &shelf::Term| Label {
            id: t.id.clone(),
            label: pick(&t.labels).map_or_else(String::new, |l| l.1),
        };
        terms.iter().map(label).collect()
    };
    let not_after = entry.permit.not_after();
    let alt = text(Field::PosterAlt);
    let work = Work {
        id: entry.id.text(),
        slug: entry.slug.clone(),
        kind: entry.kind.as_str(),
        title: title.map_or_else(|| entry.slug.clone(), |(_, text)| text),
        synopsis: text(Field::Synopsis),
        content_note: text(Field::ContentNote),
        languages: entry.languages.iter().map(|l| l.tag().to_owned()).collect(),
        year: entry.year.clone(),
        recorded: entry.recorded.clone(),
        broadcast: entry.broadcast.clone(),
        licence: entry.licence.uri().to_owned(),
        suitable_from: entry.suitable_from,
        themes: labels(&entry.themes),
        places: labels(&entry.places),
        page_url: format!("{}/{page_language}/works/{}", app.site.url, entry.slug),
        duration_ms: entry.duration_ms(),
        renditions: entry.files.iter().map(rendition).collect(),
        transcripts: entry.scripts.iter().map(transcript).collect(),
        posters: entry.pictures.iter().map(|picture| poster(picture, alt.clone())).collect(),
        credits: None,
        not_after: (not_after != crate::clock::Timestamp::MAX).then(|| not_after.to_string()),
    };
    (work, language)
}

/// The text for the reader: the most wanted language that there is, else the original.
fn pick(texts: &Texts, wanted: &[Language], originals: &[Language]) -> Option<(Language, String)> {
    let near = |l: &Language| texts.0.keys().any(|k| k.primary() == l.primary());
    let language = wanted.iter().find(|l| near(l)).or(originals.first())?;
    texts.choose(language, originals).map(|(language, text)| (language.clone(), text.to_owned()))
}

fn rendition(file: &shelf::File) -> Rendition {
    Rendition {
        url: format!("/media/{}", file.id),
        part: file.part,
        quality: file.quality.as_str(),
        media_type: file.media_type.clone(),
        length_bytes: file.length_bytes,
        sha256: file.sha256.to_string(),
        duration_ms: file.duration_ms,
        width: file.size.map(|(width, _)| width),
        height: file.size.map(|(_, height)| height),
        playable: file.playable,
    }
}

fn transcript(script: &shelf::Script) -> Transcript {
    Transcript {
        url: format!("/captions/{}.vtt", script.id),
        part: script.part,
        language: script.language.tag().to_owned(),
        kind: if script.captions { "captions" } else { "transcript" },
        original: script.original,
        unchecked: script.unchecked,
    }
}

fn poster(picture: &shelf::Picture, alt: Option<String>) -> Poster {
    Poster {
        url: format!("/posters/{}", picture.id),
        media_type: picture.media_type.clone(),
        width: picture.width,
        height: picture.height,
        alt,
    }
}

async fn credits(app: &App, tx: &mut Tx, entry: &Entry) -> Result<Vec<Credit>> {
    let names = app.door.shown_names(tx, &entry.permit).await?;
    let credit = |appearance: shelf::Appearance| Credit {
        name: names.get(&appearance.person).and_then(ShownName::name).map(|name| name.written.clone()),
        role: appearance.role.as_str(),
        relators: appearance.credits,
    };
    Ok(shelf::appearances(tx, &entry.permit).await?.into_iter().map(credit).collect())
}

/// Words that needed a permit are kept by nobody.
fn json<T: Serialize>(body: &T, language: Option<&Language>) -> Result<Response> {
    let text = serde_json::to_string(body).map_err(Error::internal)?;
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(VARY, HeaderValue::from_static("accept-language"));
    if let Some(Ok(tag)) = language.map(|l| HeaderValue::from_str(l.tag())) {
        headers.insert(CONTENT_LANGUAGE, tag);
    }
    Ok((headers, text).into_response())
}
