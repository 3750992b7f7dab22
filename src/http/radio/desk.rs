//! The radio desk for people: signing in, what is cleared today, and what to take. It works without script.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::header::{LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::catalogue::participant::Role;
use crate::catalogue::rendition::Quality;
use crate::catalogue::shelf::{Field, Term};
use crate::consent::ledger::desk::unanswered;
use crate::consent::record::Name;
use crate::error::{Error, Result};
use crate::http::App;
use crate::http::extract::{Form, Query};
use crate::http::pages::Answered;
use crate::http::pages::view::{Said, View};
use crate::http::problem::Problem;
use crate::http::radio::api;
use crate::http::radio::caller::{self, SESSION_SECONDS};
use crate::http::radio::files::desk;
use crate::http::radio::recalls::{self, RecallView};
use crate::http::radio::sheet::{figures, reader, tenths};
use crate::http::words::{Words, in_eights};
use crate::id::Token;
use crate::page::PageRequest;
use crate::radio::desk::{Choices, ORDER, OnDesk};
use crate::radio::partner_store::{self, Partner};
use crate::radio::piece::last_day;

pub use crate::http::pages::when::weekday;

/// The lengths that one can choose, in minutes.
const LENGTHS: [u64; 5] = [2, 3, 5, 10, 30];
/// Pieces on one page of the desk.
const LONG: u16 = 20;

#[derive(Template)]
#[template(path = "radio_sign_in.html")]
struct SignInPage {
    v: View,
    wrong: bool,
}

#[derive(Template)]
#[template(path = "radio.html")]
struct DeskPage {
    v: View,
    partner: String,
    languages: Vec<Choice>,
    themes: Vec<Choice>,
    lengths: Vec<Choice>,
    chosen: bool,
    /// Why nothing can be taken now.
    rests: Option<String>,
    /// What was taken and must not be used any more.
    recalls: Vec<RecallView>,
    pieces: Vec<PieceView>,
    count: u64,
    /// The address of the next page.
    next: Option<String>,
}

/// One value of a filter.
struct Choice {
    value: String,
    label: String,
    chosen: bool,
}

/// A piece as the page shows it.
struct PieceView {
    id: String,
    title: Said,
    length: String,
    loudness: Option<String>,
    until: Option<String>,
    may_be_cut: bool,
    names: Vec<(String, Option<String>)>,
    presenter: Option<Said>,
    note: Option<Said>,
    first_last: Option<(Said, Said)>,
    auditions: Vec<String>,
    files: Vec<FileView>,
    making: bool,
    sheet: String,
    words: Vec<(String, String)>,
    readings: Vec<Reading>,
}

struct FileView {
    href: String,
    label: String,
    digest: Vec<String>,
}

/// The words of one transcript, to read.
struct Reading {
    label: String,
    lang: String,
    dir: &'static str,
    lines: Vec<(String, String)>,
}

/// What the address of the desk may say beside the filters.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    lang: Option<String>,
    wrong: Option<String>,
    language: Option<String>,
    theme: Option<String>,
    minutes: Option<String>,
    after: Option<String>,
}

/// What the form of signing in or out sends.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct SignIn {
    token: String,
    lang: String,
}

/// `GET /radio`: in the language that the reader's browser asks for.
pub async fn page(
    State(app): State<App>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let words = reader(asked.lang.as_deref(), &headers);
    Ok(shown(&app, words, &headers, &asked).await?)
}

/// `GET /{lang}/radio`.
pub async fn page_in(
    State(app): State<App>,
    Path(lang): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let words = Words::of(&lang).ok_or_else(|| Error::missing("There is no such page."))?;
    Ok(shown(&app, words, &headers, &asked).await?)
}

async fn shown(app: &App, words: &'static Words, headers: &HeaderMap, asked: &Asked) -> Result<Response> {
    let mut response = if let Some(partner) = caller::signed_in(app, headers).await? {
        cleared(app, words, &partner, asked).await?
    } else {
        let mut tx = app.database.read().await?;
        let view = View::open(app, &mut tx, words, "/radio").await?;
        let view = view.titled(words.say("radio-title")).unlisted();
        SignInPage { v: view, wrong: asked.wrong.is_some() }.answer()?
    };
    response.headers_mut().insert("cache-control", axum::http::HeaderValue::from_static("no-store"));
    Ok(response)
}

async fn cleared(app: &App, words: &'static Words, partner: &Partner, asked: &Asked) -> Result<Response> {
    let mut tx = app.database.read().await?;
    let view = View::open(app, &mut tx, words, "/radio").await?;
    let view = view.titled(words.say("radio-title")).unlisted();
    let minutes = asked.minutes.as_ref().and_then(|text| text.parse::<u64>().ok());
    let filter =
        api::Wanted::of(asked.language.clone(), asked.theme.clone(), minutes.map(|m| m * 60)).filter()?;
    let desk = desk(app, partner);
    let request = PageRequest::read(Some(LONG), asked.after.as_deref(), ORDER)?;
    let page = desk.page(&mut tx, &filter, &request).await?;
    let choices = desk.choices(&mut tx).await?;
    let rests = unanswered(&mut tx, partner.organisation, desk.now).await?;
    let recalls = recalls::open(&mut tx, (&app.site, words), partner, desk.now).await?;
    let page = DeskPage {
        recalls,
        rests: rests.map(|since| {
            let day = weekday(words, since.berlin_day());
            words.say_of("radio-rests", &[("day", &day), ("contact", &app.site.answers_recalls())])
        }),
        partner: words.say_of("radio-signed-in", &[("name", &partner.name)]),
        languages: languages(&view, &choices, asked),
        themes: themes(&view, choices, asked),
        lengths: lengths(&view, minutes),
        chosen: asked.chosen().any(|(_, value)| !value.is_empty()),
        count: desk.count(&mut tx, &filter).await?,
        pieces: page.items.iter().map(|piece| piece_view(&view, piece)).collect(),
        next: page.next.map(|cursor| asked.on_from(&cursor.text(ORDER))),
        v: view,
    };
    page.answer()
}

impl Asked {
    /// The filters that are in the address.
    fn chosen(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let all = [("language", &self.language), ("theme", &self.theme), ("minutes", &self.minutes)];
        all.into_iter().filter_map(|(name, value)| Some((name, value.as_deref()?)))
    }

    /// The address of the page that begins behind `after`.
    fn on_from(&self, after: &str) -> String {
        let mut pairs = url::form_urlencoded::Serializer::new(String::new());
        pairs.extend_pairs(self.chosen().filter(|(_, value)| !value.is_empty()));
        format!("?{}", pairs.append_pair("after", after).finish())
    }
}

/// `POST /radio/sign-in`.
pub async fn sign_in(State(app): State<App>, Form(form): Form<SignIn>) -> Result<Response, Problem> {
    let now = app.clock.now();
    // Looked up in a snapshot: a wrong token must not hold up those who write.
    let token = Token::presented(form.token.trim());
    let known = partner_store::bearer(&mut app.database.read().await?, &token).await?;
    let Some(partner) = known else { return Ok(back(&form.lang, "?wrong=1").into_response()) };
    let mut tx = app.database.write().await?;
    let session = Token::new()?;
    let expires = now.plus_millis(SESSION_SECONDS * 1000);
    partner_store::sign_in(&mut tx, &partner, &session, now, expires).await?;
    tx.commit().await?;
    let mut response = back(&form.lang, "").into_response();
    response.headers_mut().insert(SET_COOKIE, caller::cookie(&app, Some(&session))?);
    Ok(response)
}

/// `POST /radio/sign-out`.
pub async fn sign_out(
    State(app): State<App>,
    headers: HeaderMap,
    Form(form): Form<SignIn>,
) -> Result<Response, Problem> {
    if let Some(session) = caller::session(&app, &headers) {
        let mut tx = app.database.write().await?;
        partner_store::sign_out(&mut tx, &session).await?;
        tx.commit().await?;
    }
    let mut response = back(&form.lang, "").into_response();
    response.headers_mut().insert(SET_COOKIE, caller::cookie(&app, None)?);
    Ok(response)
}

/// Back to the desk by GET, in the language of the form.
fn back(lang: &str, query: &str) -> impl IntoResponse {
    let root = Words::of(lang).map_or_else(String::new, |words| format!("/{}", words.tag()));
    (
        StatusCode::SEE_OTHER,
        [
            (LOCATION, format!("{root}/radio{query}")),
            (axum::http::header::CACHE_CONTROL, "no-store".to_owned()),
        ],
    )
}

fn languages(view: &View, choices: &Choices, asked: &Asked) -> Vec<Choice> {
    let choice = |tag: &String| Choice {
        value: tag.clone(),
        label: view.words.language_name(tag),
        chosen: asked.language.as_ref() == Some(tag),
    };
    choices.languages.iter().map(choice).collect()
}

fn themes(view: &View, choices: Choices, asked: &Asked) -> Vec<Choice> {
    let choice = |theme: Term| {
        let said = view.choose(&theme.labels, &[]);
        let label = said.map_or_else(|| theme.id.clone(), |said| said.text);
        Choice { chosen: asked.theme.as_ref() == Some(&theme.id), value: theme.id, label }
    };
    let mut themes: Vec<Choice> = choices.themes.into_iter().map(choice).collect();
    themes.sort_by(|a, b| a.label.cmp(&b.label));
    themes
}

fn lengths(view: &View, minutes: Option<u64>) -> Vec<Choice> {
    let choice = |n: &u64| Choice {
        value: n.to_string(),
        label: view.count("radio-filter-minutes", n),
        chosen: minutes == Some(*n),
    };
    LENGTHS.iter().map(choice).collect()
}

fn piece_view(view: &View, piece: &OnDesk) -> PieceView {
    let entry = &piece.entry;
    let here = format!("/radio/works/{}", entry.id);
    let text = |field| view.choose(&entry.texts(field), &entry.languages);
    let untitled = || Said { text: entry.slug.clone(), lang: "zxx".to_owned(), dir: "ltr", foreign: false };
    let loud = piece.parts.first().and_then(|part| part.file.as_ref()).map(|file| file.loudness);
    PieceView {
        id: entry.slug.clone(),
        title: text(Field::Title).unwrap_or_else(untitled),
        length: figures(view.words, &tenths(piece.duration_ms())),
        loudness: loud.map(|l| {
            figures(view.words, &format!("{:.1} LUFS · {:.1} dBTP", l.integrated_lufs, l.true_peak_dbtp))
        }),
        until: last_day(piece.until).map(|day| weekday(view.words, day)),
        may_be_cut: piece.may_be_cut,
        names: piece.names.iter().map(|(role, name)| named(view, *role, name)).collect(),
        presenter: text(Field::Presenter),
        note: text(Field::ContentNote),
        first_last: cue_words(piece),
        auditions: auditions(piece),
        files: files(view, piece),
        making: piece.parts.is_empty() || piece.parts.iter().any(|part| part.file.is_none()),
        sheet: format!("{here}/sheet?lang={}", view.lang()),
        words: entry
            .scripts
            .iter()
            .map(|s| {
                (
                    format!("{here}/transcripts/{}", s.id),
                    of_part(view, piece, s.part.into(), taken_words(view, s.language.tag())),
                )
            })
            .collect(),
        readings: readings(view, piece),
    }
}

/// A label, with its part in front where there are several.
fn of_part(view: &View, piece: &OnDesk, part: u64, label: String) -> String {
    if piece.parts.len() > 1 { format!("{} – {label}", view.part(part)) } else { label }
}

fn taken_words(view: &View, tag: &str) -> String {
    view.t_of("radio-take-words", "language", &view.words.language_name(tag))
}

fn named(view: &View, _role: Role, name: &Name) -> (String, Option<String>) {
    (name.written.clone(), name.spoken.as_ref().map(|spoken| view.t_of("radio-say", "spoken", spoken)))
}

fn cue_words(piece: &OnDesk) -> Option<(Said, Said)> {
    let (language, first, last) = piece.cue_words()?;
    let said = |text| Said { text, lang: language.tag().to_owned(), dir: language.dir(), foreign: true };
    Some((said(first), said(last)))
}

/// What to listen to before deciding: the small file of each part, else the full one.
fn auditions(piece: &OnDesk) -> Vec<String> {
    let mut parts: Vec<u16> = piece.entry.files.iter().map(|file| file.part).collect();
    parts.dedup();
    let small = |part: &u16| {
        let files: Vec<_> = piece.entry.files_of(*part).filter(|file| file.playable).collect();
        let file = files.iter().find(|file| file.quality == Quality::Small).or_else(|| files.first())?;
        Some(format!("/radio/audition/{}", file.id))
    };
    parts.iter().filter_map(small).collect()
}

fn files(view: &View, piece: &OnDesk) -> Vec<FileView> {
    let file = |part: &crate::radio::desk::Part| {
        let file = part.file.as_ref()?;
        let size = format!("{}.{}", file.length_bytes / 1_000_000, file.length_bytes / 100_000 % 10);
        let label = view.t_of("radio-take-wave", "size", &figures(view.words, &size));
        Some(FileView {
            href: format!("/radio/files/{}", file.id),
            label: of_part(view, piece, part.number.into(), label),
            digest: in_eights(&file.sha256.to_string()),
        })
    };
    piece.parts.iter().filter_map(file).collect()
}

fn readings(view: &View, piece: &OnDesk) -> Vec<Reading> {
    let reading = |script: &crate::catalogue::shelf::Script| {
        let cues = piece.words.get(&script.id)?;
        let line = |cue: &crate::catalogue::transcript::Cue| (tenths(cue.start_ms), cue.said());
        Some(Reading {
            label: of_part(view, piece, script.part.into(), view.words.language_name(script.language.tag())),
            lang: script.language.tag().to_owned(),
            dir: script.language.dir(),
            lines: cues.0.iter().map(line).collect(),
        })
    };
    piece.entry.scripts.iter().filter_map(reading).collect()
}
