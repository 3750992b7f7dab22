//! `/tour`: five things to try. It exists in a demonstration only, as does the lesson page at an address of its own.

use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderValue, LOCATION};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::from_fn;
use axum::response::{IntoResponse, Response};

use super::pages::Answered;
use super::pages::view::{Reader, View};
use crate::catalogue::shelf::{self, Entry, Field, Filter};
use crate::catalogue::work::{Kind, Work};
use crate::consent::rehearsal;
use crate::error::{Error, Result};
use crate::http::extract::Query;
use crate::http::problem::Problem;
use crate::http::site::Demonstration;
use crate::http::surfaces::{self, LESSON};
use crate::http::words::Words;
use crate::http::{App, headers};
use crate::id::Id;
use crate::page::PageRequest;
use crate::playback::{Answer, Outcome};
use crate::storage::database::Tx;

/// The clip in the lesson: from its third to its fifteenth second.
const CLIP: &str = "start=3&end=15";

#[derive(Template)]
#[template(path = "tour.html")]
struct TourPage {
    v: View,
    film: Option<(String, String)>,
    voice: Option<(String, String)>,
    lesson: String,
    token: Vec<String>,
    stage: Option<Stage>,
}

/// The work that the tour stops and starts again.
struct Stage {
    slug: String,
    public: bool,
}

#[derive(Template)]
#[template(path = "tour_lesson.html")]
struct LessonPage {
    v: View,
    clip: Option<String>,
}

/// `GET /tour`: to the tour in the reader's language.
pub async fn root(State(app): State<App>, headers: HeaderMap) -> Result<Response, Problem> {
    demonstration(&app)?;
    let accept = headers.get(axum::http::header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    Ok(moved(StatusCode::FOUND, &format!("/{}/tour", Words::negotiate(accept).tag())))
}

/// `GET /{lang}/tour`.
pub async fn tour(State(app): State<App>, Reader(words): Reader) -> Result<Response, Problem> {
    let (lesson, token) =
        demonstration(&app).map(|d| (d.lesson.clone(), super::words::in_eights(&d.token)))?;
    let mut tx = app.database.read().await?;
    let view = View::open(&app, &mut tx, words, "/tour").await?;
    let stage = shown(&mut tx, &app).await?;
    let film = first(&mut tx, &app, &view, Kind::Film).await?;
    let voice = first(&mut tx, &app, &view, Kind::OralHistory).await?;
    let title = view.t("tour-title");
    let page = TourPage { v: view.titled(title).unlisted(), film, voice, lesson, token, stage };
    let mut answer = page.answer()?;
    answer.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(answer)
}

/// `POST /{lang}/tour/stop`: the person in the staged film says stop.
pub async fn stop(State(app): State<App>, Reader(words): Reader) -> Result<Response, Problem> {
    let work = staged(&app).await?;
    rehearsal::stop(&app.ledger, work, app.clock.now()).await?;
    Ok(moved(StatusCode::SEE_OTHER, &format!("/{}/tour#stop", words.tag())))
}

/// `POST /{lang}/tour/again`: and gives it again.
pub async fn again(State(app): State<App>, Reader(words): Reader) -> Result<Response, Problem> {
    let work = staged(&app).await?;
    rehearsal::give_again(&app.ledger, work, app.clock.now()).await?;
    Ok(moved(StatusCode::SEE_OTHER, &format!("/{}/tour#stop", words.tag())))
}

/// The lesson page of an invented school, served at an address of its own: another origin, as a school's is.
pub fn lesson_routes(app: App) -> Router {
    surfaces::router(LESSON).layer(from_fn(headers::every_answer)).with_state(app)
}

/// In which language the lesson page is wanted.
#[derive(serde::Deserialize)]
pub struct Wanted {
    lang: Option<String>,
}

/// `GET /` of the lesson page.
pub async fn lesson(
    State(app): State<App>,
    Query(wanted): Query<Wanted>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    demonstration(&app)?;
    let accept = headers.get(axum::http::header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let words = wanted.lang.as_deref().and_then(Words::of).unwrap_or_else(|| Words::negotiate(accept));
    let mut tx = app.database.read().await?;
    let view = View::open(&app, &mut tx, words, "/").await?;
    let clip = first(&mut tx, &app, &view, Kind::Film)
        .await?
        .map(|(slug, _)| format!("{}/embed/{slug}?{CLIP}&lang={}", app.site.url, view.lang()));
    let policy = format!("default-src 'none'; style-src 'self'; img-src 'self'; frame-src {}", app.site.url);
    let mut answer = LessonPage { v: view.unlisted(), clip }.answer()?;
    let policy = HeaderValue::from_str(&policy).map_err(Error::internal)?;
    answer.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
    Ok(answer)
}

fn demonstration(app: &App) -> Result<&Demonstration> {
    app.site.demonstration.as_ref().ok_or_else(|| Error::missing("There is no such page."))
}

/// The work that leads the first collection: its film is stopped and started again.
async fn stage(tx: &mut Tx, app: &App) -> Result<Option<(Id<Work>, String)>> {
    let collections = shelf::collections(tx, app.clock.now()).await?;
    match collections.into_iter().find_map(|collection| collection.lead) {
        Some(slug) => Ok(shelf::find(tx, &slug).await?.map(|found| (found.id, slug))),
        None => Ok(None),
    }
}

/// The staged film while it is public, and what is left of it after somebody said stop. Of one that nobody may know
/// of the tour does not speak either.
async fn shown(tx: &mut Tx, app: &App) -> Result<Option<Stage>> {
    let Some((work, slug)) = stage(tx, app).await? else { return Ok(None) };
    Ok(match app.door.public(tx, work).await? {
        Answer::Permit(_) => Some(Stage { slug, public: true }),
        Answer::Refusal(refusal) => {
            (refusal.answer() == Outcome::Gone).then_some(Stage { slug, public: false })
        }
    })
}

async fn staged(app: &App) -> Result<Id<Work>> {
    demonstration(app)?;
    let mut tx = app.database.read().await?;
    let stage = stage(&mut tx, app).await?;
    stage.map(|(work, _)| work).ok_or_else(|| Error::missing("This library has no film to stop."))
}

/// The first public work of a kind: with Turkish captions if there is one. Slug and title.
async fn first(tx: &mut Tx, app: &App, view: &View, kind: Kind) -> Result<Option<(String, String)>> {
    let filter = Filter { kind: Some(kind), ..Filter::default() };
    let page = PageRequest { limit: crate::page::LIMIT_DEFAULT, after: None };
    let permits = shelf::public_works(tx, app.clock.now(), &filter, &page).await?.items;
    let entries = shelf::entries(tx, &permits).await?;
    let turkish = |entry: &&Entry| entry.caption_languages().iter().any(|l| l.primary() == "tr");
    let chosen = entries.iter().find(turkish).or_else(|| entries.first());
    Ok(chosen.map(|entry| {
        let title = view.choose(&entry.texts(Field::Title), &entry.languages);
        (entry.slug.clone(), title.map_or_else(|| entry.slug.clone(), |said| said.text))
    }))
}

fn moved(status: StatusCode, to: &str) -> Response {
    (status, [(LOCATION, to), (CACHE_CONTROL, "no-store")]).into_response()
}
