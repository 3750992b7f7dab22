//! Links for a class: a work for schools, its media, captions and posters, all below one secret address.

use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, REFERRER_POLICY};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::response::Response;

use crate::catalogue::rendition_store::{Held, find_rendition};
use crate::catalogue::shelf;
use crate::consent::decision::{Cleared, Permit, Sealed};
use crate::consent::record::Use;
use crate::error::Result;
use crate::http::App;
use crate::http::extract::Query;
use crate::http::pages::Answered;
use crate::http::pages::when::weekday;
use crate::http::problem::Problem;
use crate::http::schools::embed::{Place, Wanted, denied, framed, missing, page};
use crate::http::stream::{Asked, send, send_words};
use crate::http::words::Words;
use crate::id::Token;
use crate::playback::Answer;
use crate::radio::piece::last_day;
use crate::schools::clip::Moment;
use crate::schools::link_store::{self, Link};
use crate::storage::database::Tx;
use crate::streaming::reply::Entity;

/// `GET /c/{token}`, `GET /c/{token}/`: the page for the class.
pub async fn class(
    State(app): State<App>,
    Path(token): Path<String>,
    Query(wanted): Query<Wanted>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let words = wanted.words(&headers);
    let mut tx = app.database.read().await?;
    let found = opened(&app, &mut tx, &token).await;
    let work = found.as_ref().ok().map(|(link, _)| link.work);
    let answer = match found {
        Ok((link, permit)) => answered(&app, &mut tx, words, &token, (link, permit), wanted).await,
        Err(e) => Err(e),
    };
    let mut response = framed(&app, &mut tx, words, work, answer).await?;
    keep_secret(&mut response);
    Ok(response)
}

async fn answered(
    app: &App,
    tx: &mut Tx,
    words: &'static Words,
    token: &str,
    (link, permit): (Link, Permit),
    wanted: Wanted,
) -> Result<Response> {
    let moment = |ms: Option<u64>| ms.map(|ms| Moment(ms).to_string());
    // The link says which clip; the address only in which language.
    let clip =
        Wanted { start: moment(link.clip.start_ms), end: moment(link.clip.end_ms), part: None, ..wanted };
    let day = last_day(link.until).map(|day| words.say_of("class-until", &[("day", &weekday(words, day))]));
    let place = Place { root: format!("/c/{token}"), href: None, until: day };
    page(app, tx, words, &permit, &clip, place).await?.answer()
}

/// `GET /c/{token}/media/{rendition}`.
pub async fn media(
    State(app): State<App>,
    Path((token, name)): Path<(String, String)>,
    asked: Asked,
) -> Result<Response, Problem> {
    let mut tx = app.database.read().await?;
    let held = match name.parse() {
        Ok(id) if asked.is_exactly(&name) => find_rendition(&mut tx, id).await?,
        _ => None,
    };
    let for_classes = |held: &Cleared<Held>| held.is_for_viewers();
    Ok(sent(&app, tx, &token, &asked, held, for_classes).await?)
}

/// `GET /c/{token}/posters/{poster}`.
pub async fn poster(
    State(app): State<App>,
    Path((token, name)): Path<(String, String)>,
    asked: Asked,
) -> Result<Response, Problem> {
    let mut tx = app.database.read().await?;
    let found = match name.parse() {
        Ok(id) if asked.is_exactly(&name) => shelf::find_poster(&mut tx, id).await?,
        _ => None,
    };
    Ok(sent(&app, tx, &token, &asked, found, |_| true).await?)
}

/// `GET /c/{token}/captions/{transcript}.vtt`, and the same words as `.srt` and `.txt`.
pub async fn captions(
    State(app): State<App>,
    Path((token, name)): Path<(String, String)>,
    asked: Asked,
) -> Result<Response, Problem> {
    let mut tx = app.database.read().await?;
    let (link, permit) = opened(&app, &mut tx, &token).await?;
    let found = if asked.is_exactly(&name) { shelf::find_transcript(&mut tx, &name).await? } else { None };
    let found = found.and_then(|found| found.opened(&permit)).ok_or_else(missing)?;
    let mut response = send_words(&app, &asked, &found, &link.viewer());
    keep_secret(&mut response);
    Ok(response)
}

/// The file of an edition, when the link opens that edition and such a file is `right`.
async fn sent<T: AsRef<Entity>>(
    app: &App,
    mut tx: Tx,
    token: &str,
    asked: &Asked,
    found: Option<Sealed<T>>,
    right: impl FnOnce(&Cleared<T>) -> bool,
) -> Result<Response> {
    let (link, permit) = opened(app, &mut tx, token).await?;
    let found = found.and_then(|found| found.opened(&permit)).filter(right).ok_or_else(missing)?;
    let mut response = send(app, asked, &found, &link.viewer()).await?;
    keep_secret(&mut response);
    Ok(response)
}

/// The link that a token opens today, and the permit for its work.
pub(crate) async fn opened(app: &App, tx: &mut Tx, token: &str) -> Result<(Link, Permit)> {
    let link =
        link_store::opened(tx, &Token::presented(token), app.clock.now()).await?.ok_or_else(missing)?;
    match app.door.ask(tx, link.work, Use::SchoolEmbed, &link.viewer()).await? {
        Answer::Permit(permit) => Ok((link, permit)),
        Answer::Refusal(refusal) => Err(denied(&refusal)),
    }
}

/// The address is a secret: nobody is told where a reader came from, and nothing is kept or listed.
pub(crate) fn keep_secret(response: &mut Response) {
    let headers = response.headers_mut();
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex"));
}
