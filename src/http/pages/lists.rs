//! Lists: films, voices, collections, themes, places, and the public page of a name.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use serde::Deserialize;

use super::card::{Card, cards};
use super::view::{Reader, Said, View};
use super::{Answered, when};
use crate::catalogue::participant::Person;
use crate::catalogue::shelf::{self, Collection, Filter, ORDER, ORDER_IN_COLLECTION, Term, Vocabulary};
use crate::catalogue::work::Kind;
use crate::consent::record::ShownName;
use crate::error::{Error, Result};
use crate::http::App;
use crate::http::extract::Query;
use crate::http::problem::Problem;
use crate::http::words::Words;
use crate::id::Id;
use crate::page::{Cursor, Page, PageRequest};
use crate::playback::Permit;
use crate::storage::database::Tx;

/// Works on one page of a list.
const LONG: u16 = 24;

/// A list of works with a title.
#[derive(Template)]
#[template(path = "list.html")]
struct ListPage {
    v: View,
    kicker: String,
    title: Said,
    opening: Option<Said>,
    films: Vec<Card>,
    voices: Vec<Card>,
    next: Option<String>,
    later: bool,
}

/// All themes or all places.
#[derive(Template)]
#[template(path = "terms.html")]
struct TermsPage {
    v: View,
    intro: String,
    terms: Vec<TermLink>,
}

/// All collections.
#[derive(Template)]
#[template(path = "collections.html")]
struct CollectionsPage {
    v: View,
    collections: Vec<Gathered>,
}

/// A theme or place as a link.
pub struct TermLink {
    /// Where its page is.
    pub href: String,
    /// Its name.
    pub name: Said,
    /// How many public works it has.
    pub works: u64,
}

/// A collection as a link.
pub struct Gathered {
    /// Where its page is.
    pub href: String,
    /// What it is, and when.
    pub kind: String,
    /// Its title.
    pub title: Said,
    /// Its opening text.
    pub opening: Option<Said>,
    /// How many public works it has.
    pub works: u64,
}

/// Which page of a list.
#[derive(Deserialize)]
pub struct Place {
    after: Option<String>,
}

impl Place {
    fn request(&self, order: &str) -> Result<PageRequest> {
        PageRequest::read(Some(LONG), self.after.as_deref(), order)
    }
}

/// `GET /{lang}/films`.
pub async fn films(app: State<App>, reader: Reader, place: Query<Place>) -> Result<Response, Problem> {
    of_kind(&app, reader.0, &place.0, Kind::Film, "/films").await
}

/// `GET /{lang}/oral-histories`.
pub async fn oral_histories(
    app: State<App>,
    reader: Reader,
    place: Query<Place>,
) -> Result<Response, Problem> {
    of_kind(&app, reader.0, &place.0, Kind::OralHistory, "/oral-histories").await
}

async fn of_kind(
    app: &App,
    words: &'static Words,
    place: &Place,
    kind: Kind,
    path: &str,
) -> Result<Response, Problem> {
    let key = path.trim_start_matches('/');
    let filter = Filter { kind: Some(kind), ..Filter::default() };
    let (title, opening) = (here(words, words.say(key)), here(words, words.say(&format!("{key}-intro"))));
    list(app, words, place, path, (String::new(), title, Some(opening)), &filter).await
}

/// A text of the interface.
fn here(words: &Words, text: String) -> Said {
    Said { text, lang: words.tag().to_owned(), dir: words.language().dir(), foreign: false }
}

/// `GET /{lang}/themes/{id}`.
pub async fn theme(
    app: State<App>,
    reader: Reader,
    Path((_, id)): Path<(String, String)>,
    place: Query<Place>,
) -> Result<Response, Problem> {
    let filter = Filter { theme: Some(id.clone()), ..Filter::default() };
    of_term(&app, reader.0, &place.0, Vocabulary::Themes, &id, &filter).await
}

/// `GET /{lang}/places/{id}`.
pub async fn place(
    app: State<App>,
    reader: Reader,
    Path((_, id)): Path<(String, String)>,
    place: Query<Place>,
) -> Result<Response, Problem> {
    let filter = Filter { place: Some(id.clone()), ..Filter::default() };
    of_term(&app, reader.0, &place.0, Vocabulary::Places, &id, &filter).await
}

async fn of_term(
    app: &App,
    words: &'static Words,
    place: &Place,
    vocabulary: Vocabulary,
    id: &str,
    filter: &Filter,
) -> Result<Response, Problem> {
    let mut tx = app.database.read().await?;
    let term = shelf::label(&mut tx, vocabulary, id).await?.ok_or_else(missing)?;
    drop(tx);
    let (path, kicker) = match vocabulary {
        Vocabulary::Themes => (format!("/themes/{id}"), "theme"),
        Vocabulary::Places => (format!("/places/{id}"), "place"),
    };
    let title = chosen(words, &term).ok_or_else(missing)?;
    list(app, words, place, &path, (words.say(kicker), title, None), filter).await
}

fn chosen(words: &Words, term: &Term) -> Option<Said> {
    let (language, text) = term.labels.choose(words.language(), &[])?;
    let foreign = language.primary() != words.language().primary();
    Some(Said { text: text.to_owned(), lang: language.tag().to_owned(), dir: language.dir(), foreign })
}

fn missing() -> Error {
    Error::missing("There is no such list.")
}

async fn list(
    app: &App,
    words: &'static Words,
    place: &Place,
    path: &str,
    (kicker, title, opening): (String, Said, Option<Said>),
    filter: &Filter,
) -> Result<Response, Problem> {
    let mut tx = app.database.read().await?;
    let found = shelf::public_works(&mut tx, app.clock.now(), filter, &place.request(ORDER)?).await?;
    let entries = shelf::entries(&mut tx, &found.items).await?;
    // What only closed works have is named nowhere, as in the lists of themes and places.
    if entries.is_empty() && filter.kind.is_none() {
        return Err(missing().into());
    }
    let view = View::open(app, &mut tx, words, path).await?.titled(title.text.clone());
    let next = found.next.as_ref().map(|cursor| cursor.text(ORDER));
    Ok(filled(view, (kicker, title, opening), &entries, next, place).answer()?)
}

fn filled(
    v: View,
    (kicker, title, opening): (String, Said, Option<Said>),
    entries: &[shelf::Entry],
    next: Option<String>,
    place: &Place,
) -> ListPage {
    let (films, voices) = cards(&v, entries).into_iter().partition(|card| card.look == "film");
    ListPage { kicker, title, opening, films, voices, next, later: place.after.is_some(), v }
}

/// `GET /{lang}/collections/{slug}`.
pub async fn collection(
    State(app): State<App>,
    Reader(words): Reader,
    Path((_, slug)): Path<(String, String)>,
    Query(place): Query<Place>,
) -> Result<Response, Problem> {
    let mut tx = app.database.read().await?;
    let now = app.clock.now();
    let collection = shelf::collection(&mut tx, now, &slug).await?;
    let collection = collection.filter(|collection| collection.works > 0).ok_or_else(missing)?;
    let found =
        shelf::in_collection(&mut tx, now, collection.id, &place.request(ORDER_IN_COLLECTION)?).await?;
    let entries = shelf::entries(&mut tx, &found.items).await?;
    let mut view = View::open(&app, &mut tx, words, &format!("/collections/{slug}")).await?;
    let head = gathered_one(&view, &collection).ok_or_else(missing)?;
    view.title.clone_from(&head.title.text);
    let next = found.next.as_ref().map(|cursor: &Cursor| cursor.text(ORDER_IN_COLLECTION));
    Ok(filled(view, (head.kind, head.title, head.opening), &entries, next, &place).answer()?)
}

/// `GET /{lang}/collections`.
pub async fn collections(State(app): State<App>, Reader(words): Reader) -> Result<Response, Problem> {
    let mut tx = app.database.read().await?;
    let all = shelf::collections(&mut tx, app.clock.now()).await?;
    let v = View::open(&app, &mut tx, words, "/collections").await?.titled(words.say("collections"));
    Ok(CollectionsPage { collections: gathered(&v, &all), v }.answer()?)
}

/// `GET /{lang}/themes`.
pub async fn themes(app: State<App>, reader: Reader) -> Result<Response, Problem> {
    vocabulary(&app, reader.0, Vocabulary::Themes, "themes").await
}

/// `GET /{lang}/places`.
pub async fn places(app: State<App>, reader: Reader) -> Result<Response, Problem> {
    vocabulary(&app, reader.0, Vocabulary::Places, "places").await
}

async fn vocabulary(
    app: &App,
    words: &'static Words,
    vocabulary: Vocabulary,
    key: &str,
) -> Result<Response, Problem> {
    let mut tx = app.database.read().await?;
    let terms = shelf::terms(&mut tx, app.clock.now(), vocabulary).await?;
    let v = View::open(app, &mut tx, words, &format!("/{key}")).await?.titled(words.say(key));
    Ok(TermsPage { intro: words.say(&format!("{key}-intro")), terms: linked(&v, terms, key), v }.answer()?)
}

/// `GET /{lang}/people/{handle}`: only works with the same shown name, and never the person's id.
pub async fn person(
    State(app): State<App>,
    Reader(words): Reader,
    Path((_, handle)): Path<(String, String)>,
    Query(place): Query<Place>,
) -> Result<Response, Problem> {
    let mut tx = app.database.read().await?;
    let (person, shown) = shelf::person_page(&mut tx, &handle).await?.ok_or_else(missing)?;
    let found = named(&app, &mut tx, (person, &shown), place.request(ORDER)?).await?;
    let entries = shelf::entries(&mut tx, &found.items).await?;
    if entries.is_empty() {
        return Err(missing().into());
    }
    let view = View::open(&app, &mut tx, words, &format!("/people/{handle}")).await?.titled(shown.clone());
    // A name is read in its own direction, whatever the page's is.
    let name = Said { dir: "auto", ..here(words, shown) };
    let head = (String::new(), name, Some(here(words, words.say("person-intro"))));
    let next = found.next.as_ref().map(|cursor| cursor.text(ORDER));
    Ok(filled(view, head, &entries, next, &place).answer()?)
}

/// A page of the works that name the person as `shown`. The decision says how each does. Works under other names are
/// passed over and leave no trace: no place in a cursor, and no next page that would be empty.
async fn named(
    app: &App,
    tx: &mut Tx,
    (person, shown): (Id<Person>, &str),
    request: PageRequest,
) -> Result<Page<Permit>> {
    let (limit, mut after) = (usize::from(request.limit), request.after);
    let mut found = Vec::new();
    loop {
        let rows = shelf::person_works(tx, app.clock.now(), person, after.as_ref(), request.limit).await?;
        let more = rows.len() == limit;
        after = rows.last().map(|(place, _)| place.clone());
        for (place, permit) in rows {
            let Some(permit) = permit else { continue };
            let names = app.door.shown_names(tx, &permit).await?;
            if names.get(&person).and_then(ShownName::name).is_some_and(|name| name.written == shown) {
                found.push((place, permit));
            }
        }
        if !more || found.len() > limit {
            let page = Page::cut(found, request.limit, |(place, _)| place.clone());
            let items = page.items.into_iter().map(|(_, permit)| permit).collect();
            return Ok(Page { items, next: page.next });
        }
    }
}

/// Themes or places as links, in the order of their names.
#[must_use]
pub fn linked(view: &View, terms: Vec<(Term, u64)>, path: &str) -> Vec<TermLink> {
    let link = |(term, works): (Term, u64)| {
        let name = view.choose(&term.labels, &[])?;
        Some(TermLink { href: format!("/{}/{path}/{}", view.lang(), term.id), name, works })
    };
    let mut links: Vec<TermLink> = terms.into_iter().filter_map(link).collect();
    links.sort_by_key(|link| crate::catalogue::work::fold(&link.name.text));
    links
}

/// Collections with public works as links.
#[must_use]
pub fn gathered(view: &View, collections: &[Collection]) -> Vec<Gathered> {
    collections.iter().filter(|c| c.works > 0).filter_map(|c| gathered_one(view, c)).collect()
}

fn gathered_one(view: &View, collection: &Collection) -> Option<Gathered> {
    let kind = view.t(&format!("collection-{}", collection.kind));
    let year = collection.year.as_ref().map(|year| format!(" · {}", when::edtf(view.words, year)));
    Some(Gathered {
        href: format!("/{}/collections/{}", view.lang(), collection.slug),
        kind: kind + &year.unwrap_or_default(),
        title: view.choose(&collection.titles, &[])?,
        opening: view.choose(&collection.openings, &[]),
        works: collection.works,
    })
}
