//! A clip in a frame: a small page with the player, captions and words, for pages of schools. It keeps nothing.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::header::{
    ACCEPT_LANGUAGE, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, LINK, LOCATION,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::catalogue::shelf::{self, Entry, Found};
use crate::catalogue::work::Work;
use crate::consent::decision::{Outcome, Permit, Refusal};
use crate::error::{Error, Kind, Result};
use crate::http::extract::Query;
use crate::http::pages::Answered;
use crate::http::pages::card;
use crate::http::pages::player::{Player, Stage, players};
use crate::http::pages::view::{Said, View};
use crate::http::problem::{BLOCKED_BY, Problem, status};
use crate::http::words::Words;
use crate::http::{App, headers};
use crate::id::Id;
use crate::playback::Answer;
use crate::schools::clip::{Clip, End, Fault};
use crate::schools::{frame, link_store};
use crate::storage::database::Tx;

#[derive(Template)]
#[template(path = "embed.html")]
pub(super) struct EmbedPage {
    pub v: View,
    pub title: Said,
    pub players: Vec<Player>,
    /// The work's page; none for works that have none.
    pub href: Option<String>,
    /// A sentence for a class: until when.
    pub until: Option<String>,
}

#[derive(Template)]
#[template(path = "embed_card.html")]
struct CardPage {
    v: View,
    sentence: String,
    why: String,
}

/// What the address of a clip says.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    /// Where it begins.
    pub start: Option<String>,
    /// Where it ends.
    pub end: Option<String>,
    /// The language of buttons and words.
    pub lang: Option<String>,
    /// The language of the captions, or `off`.
    pub captions: Option<String>,
    /// Which part of a work in several; a clip lies in one.
    pub part: Option<u16>,
}

impl Wanted {
    /// The interface's words: of `lang`, else as the reader's browser asks.
    #[must_use]
    pub fn words(&self, headers: &HeaderMap) -> &'static Words {
        let accept = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        self.lang.as_deref().and_then(Words::of).unwrap_or_else(|| Words::negotiate(accept))
    }

    /// The clip within the chosen part of `entry`.
    ///
    /// # Errors
    /// That there is no such part, or that the clip does not lie in it.
    pub fn clip(&self, entry: &Entry) -> Result<Clip, Fault> {
        let part = self.part.unwrap_or(1);
        let file = entry.files_of(part).next().ok_or(Fault::NoPart(part))?;
        Clip::read(self.start.as_deref(), self.end.as_deref(), file.duration_ms)
    }

    /// The captions to begin with, when the work has them.
    #[must_use]
    pub fn captions(&self, entry: &Entry) -> Option<String> {
        let known = |tag: &str| tag == "off" || entry.caption_languages().iter().any(|l| l.tag() == tag);
        self.captions.clone().filter(|tag| known(tag))
    }
}

/// `GET /embed/{slug}`.
pub async fn embed(
    State(app): State<App>,
    Path(slug): Path<String>,
    Query(wanted): Query<Wanted>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let words = wanted.words(&headers);
    let mut tx = app.database.read().await?;
    let found = shelf::find(&mut tx, &slug).await?;
    let answer = answered(&app, &mut tx, words, &slug, found.as_ref(), &wanted).await;
    Ok(framed(&app, &mut tx, words, found.map(|f| f.id), answer).await?)
}

async fn answered(
    app: &App,
    tx: &mut Tx,
    words: &'static Words,
    slug: &str,
    found: Option<&Found>,
    wanted: &Wanted,
) -> Result<Response> {
    let found = found.ok_or_else(missing)?;
    match app.door.public(tx, found.id).await? {
        Answer::Permit(permit) if !found.is_at(slug) => {
            Ok(moved(found.slug(&permit).ok_or_else(missing)?, wanted))
        }
        Answer::Permit(permit) => {
            let href = format!("/{}/works/{slug}", words.tag());
            let place = Place { root: String::new(), href: Some(href), until: None };
            page(app, tx, words, &permit, wanted, place).await?.answer()
        }
        Answer::Refusal(refusal) => Err(denied(&refusal)),
    }
}

/// Why there is no such clip, in the reader's language.
#[must_use]
pub fn said(words: &Words, fault: &Fault) -> String {
    match fault {
        Fault::NoTime { end, typed } => {
            let end = words.say(if *end == End::Start { "lesson-start" } else { "lesson-end" });
            words.say_of("clip-no-time", &[("end", &end), ("typed", typed)])
        }
        Fault::BehindTheEnd { start, length } => {
            let (start, length) = (start.to_string(), length.to_string());
            words.say_of("clip-behind-the-end", &[("start", &start), ("length", &length)])
        }
        Fault::Backwards => words.say("clip-backwards"),
        Fault::NoPart(part) => words.say_of("clip-no-part", &[("part", &part.to_string())]),
    }
}

fn moved(slug: &str, wanted: &Wanted) -> Response {
    let query = query(wanted);
    let to = format!("/embed/{slug}{query}");
    (StatusCode::FOUND, [(LOCATION, to), (CACHE_CONTROL, "no-store".to_owned())]).into_response()
}

/// The clip as the end of an address: `?start=…`, or nothing.
#[must_use]
pub fn query(wanted: &Wanted) -> String {
    let part = wanted.part.filter(|part| *part > 1).map(|part| part.to_string());
    let all = [
        ("start", &wanted.start),
        ("end", &wanted.end),
        ("lang", &wanted.lang),
        ("captions", &wanted.captions),
        ("part", &part),
    ];
    let mut pairs = url::form_urlencoded::Serializer::new(String::new());
    for (name, value) in all {
        if let Some(value) = value.as_ref().filter(|value| !value.is_empty()) {
            pairs.append_pair(name, value);
        }
    }
    let pairs = pairs.finish();
    if pairs.is_empty() { pairs } else { format!("?{pairs}") }
}

/// Where a clip stands.
pub(super) struct Place {
    /// In front of its media's addresses.
    pub root: String,
    /// The work's page, if it has one.
    pub href: Option<String>,
    /// A sentence for a class.
    pub until: Option<String>,
}

/// The page of a clip.
///
/// # Errors
/// `Invalid` when the clip does not lie in the work.
pub(super) async fn page(
    app: &App,
    tx: &mut Tx,
    words: &'static Words,
    permit: &Permit,
    wanted: &Wanted,
    place: Place,
) -> Result<EmbedPage> {
    let entry = shelf::entries(tx, std::slice::from_ref(permit)).await?.pop().ok_or_else(missing)?;
    let clip = wanted.clip(&entry).map_err(|fault| Error::invalid(said(words, &fault)))?;
    let view = View::open(app, tx, words, "/").await?.unlisted();
    let title = card::title(&view, &entry);
    let spoken = shelf::words(tx, permit).await?;
    let captions = wanted.captions(&entry);
    let stage = || Stage {
        root: place.root.clone(),
        clip: (clip.start_ms, clip.end_ms),
        whole: !clip.is_whole() && place.href.is_some(),
        remember: false,
        share: None,
        captions: captions.clone(),
    };
    let mut players = players(&view, &entry, &spoken, stage);
    if !clip.is_whole() || wanted.part.is_some() {
        let part = wanted.part.unwrap_or(1);
        players.retain(|player| player.part == part);
        for player in &mut players {
            player.next = None;
        }
    }
    let v = view.titled(title.text.clone());
    Ok(EmbedPage { v, title, players, href: place.href, until: place.until })
}

/// The answer, or a small kind card in its place; both say whose pages may frame them.
pub(super) async fn framed(
    app: &App,
    tx: &mut Tx,
    words: &'static Words,
    work: Option<Id<Work>>,
    answer: Result<Response>,
) -> Result<Response> {
    let library = shelf::library(tx).await?;
    // A work that is refused frames like any other, and like one that never was.
    let refused =
        answer.as_ref().is_err_and(|e| matches!(e.kind(), Kind::Missing | Kind::Gone | Kind::Blocked));
    let own = match work.filter(|_| !refused) {
        Some(work) => link_store::embed_hosts(tx, work).await?,
        None => None,
    };
    let ancestors = frame::ancestors(&library.embed_hosts, own.as_deref());
    let mut response = match answer {
        Ok(response) => response,
        Err(error) if matches!(error.kind(), Kind::Missing | Kind::Gone | Kind::Blocked | Kind::Invalid) => {
            card_of(View::with(app, library, words, "/").unlisted(), &error)?
        }
        Err(error) => return Err(error),
    };
    response.headers_mut().insert(CONTENT_SECURITY_POLICY, headers::framed_by(&ancestors));
    Ok(response)
}

fn card_of(view: View, error: &Error) -> Result<Response> {
    let (key, why) = match error.kind() {
        Kind::Gone => ("embed-gone", view.t("embed-why")),
        Kind::Blocked => ("error-451", view.t("error-451-text")),
        Kind::Missing => ("embed-missing", view.t("embed-why")),
        _ => ("embed-wrong", error.message().to_owned()),
    };
    let sentence = view.t(key);
    let page = CardPage { v: view.titled(sentence.clone()), sentence, why };
    let mut response = page.denied(status(error.kind()))?;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    if error.kind() == Kind::Blocked {
        response.headers_mut().insert(LINK, HeaderValue::from_static(BLOCKED_BY));
    }
    Ok(response)
}

pub(super) fn denied(refusal: &Refusal) -> Error {
    match refusal.answer() {
        Outcome::Gone => Error::gone("This clip is not available any more."),
        Outcome::Blocked => Error::blocked("This clip may not be shown: a court or an authority ordered it."),
        Outcome::Missing => missing(),
    }
}

pub(crate) fn missing() -> Error {
    Error::missing("There is no such clip.")
}
