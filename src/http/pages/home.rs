//! The front door: who gets which language, and the home page.

use askama::Template;
use axum::extract::State;
use axum::http::header::{ACCEPT_LANGUAGE, CACHE_CONTROL, LOCATION, VARY};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};

use super::Answered;
use super::card::{Card, cards};
use super::lists::{Gathered, TermLink, gathered, linked};
use super::view::{Reader, Said, View};
use crate::catalogue::shelf::{self, Entry, Field, Filter, Vocabulary};
use crate::catalogue::work::Kind;
use crate::clock::Timestamp;
use crate::error::Result;
use crate::http::App;
use crate::http::problem::Problem;
use crate::http::words::Words;
use crate::page::PageRequest;
use crate::storage::database::Tx;

/// Works on one shelf of the home page.
const SHELF: u16 = 6;
/// Works on the shelf in the reader's language: a row, since the others follow below.
const MINE: u16 = 3;

#[derive(Template)]
#[template(path = "home.html")]
struct HomePage {
    v: View,
    opening: Option<(Said, String)>,
    lead: Option<(Card, Option<Said>)>,
    mine: Vec<Card>,
    films: Vec<Card>,
    voices: Vec<Card>,
    collections: Vec<Gathered>,
    themes: Vec<TermLink>,
    places: Vec<TermLink>,
}

/// `GET /`: to the home page in the reader's language.
pub async fn root(headers: HeaderMap) -> Response {
    let accept = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let to = format!("/{}/", Words::negotiate(accept).tag());
    let headers = [(LOCATION, to.as_str()), (VARY, "accept-language"), (CACHE_CONTROL, "private, no-cache")];
    (StatusCode::FOUND, headers).into_response()
}

/// `GET /{lang}`: the home page has a slash behind it.
pub async fn bare(Reader(words): Reader) -> Response {
    (StatusCode::FOUND, [(LOCATION, format!("/{}/", words.tag()))]).into_response()
}

/// `GET /{lang}/`.
pub async fn home(State(app): State<App>, Reader(words): Reader) -> Result<Response, Problem> {
    let mut tx = app.database.read().await?;
    let now = app.clock.now();
    let mut view = View::open(&app, &mut tx, words, "/").await?;
    let collections = shelf::collections(&mut tx, now).await?;
    let mine = Filter { understood: Some(words.language().clone()), ..Filter::default() };
    let mine = cards(&view, &shelved(&mut tx, now, &mine, MINE).await?);
    let films = cards(&view, &shelved(&mut tx, now, &of(Kind::Film), SHELF).await?);
    let voices = cards(&view, &shelved(&mut tx, now, &of(Kind::OralHistory), SHELF).await?);
    let lead = collections.iter().find_map(|collection| collection.lead.clone());
    let lead = lead_work(&mut tx, now, &view, lead).await?;
    let description = view.choose(&view.library.description, &[]);
    view.description = description.as_ref().map(|said| said.text.clone()).unwrap_or_default();
    let page = HomePage {
        opening: description.map(first_sentence),
        lead,
        mine,
        films,
        voices,
        collections: gathered(&view, &collections),
        themes: linked(&view, shelf::terms(&mut tx, now, Vocabulary::Themes).await?, "themes"),
        places: linked(&view, shelf::terms(&mut tx, now, Vocabulary::Places).await?, "places"),
        v: view,
    };
    Ok(page.answer()?)
}

/// The first sentence as a headline, and the rest.
fn first_sentence(mut said: Said) -> (Said, String) {
    let end = said
        .text
        .find(['.', '!', '?', '؟'])
        .map_or(said.text.len(), |at| at + said.text[at..].chars().next().map_or(1, char::len_utf8));
    let rest = said.text.get(end..).unwrap_or_default().trim().to_owned();
    said.text.truncate(end);
    (said, rest)
}

fn of(kind: Kind) -> Filter {
    Filter { kind: Some(kind), ..Filter::default() }
}

async fn shelved(tx: &mut Tx, now: Timestamp, filter: &Filter, limit: u16) -> Result<Vec<Entry>> {
    let page = PageRequest { limit, after: None };
    let permits = shelf::public_works(tx, now, filter, &page).await?.items;
    shelf::entries(tx, &permits).await
}

/// The work that the first collection leads with, as long as it is public.
async fn lead_work(
    tx: &mut Tx,
    now: Timestamp,
    view: &View,
    slug: Option<String>,
) -> Result<Option<(Card, Option<Said>)>> {
    let Some(slug) = slug else { return Ok(None) };
    let permits = shelf::public_among(tx, now, &[slug]).await?;
    let entries = shelf::entries(tx, &permits).await?;
    let synopsis = entries.first().and_then(|e| view.choose(&e.texts(Field::Synopsis), &e.languages));
    Ok(cards(view, &entries).pop().map(|card| (card, synopsis)))
}
