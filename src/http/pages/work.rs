//! A work's page, and what stands there when the work is gone.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, LOCATION};
use axum::response::{IntoResponse, Response};

use super::card::{self, Card, Length};
use super::player::{Player, Stage, players};
use super::view::{Reader, Said, View};
use super::{Answered, when};
use crate::catalogue::shelf::{self, Entry, Field, Found};
use crate::catalogue::work::Kind;
use crate::consent::decision::{Outcome, Permit, Refusal};
use crate::consent::record::ShownName;
use crate::error::{Error, Result};
use crate::http::App;
use crate::http::problem::Problem;
use crate::http::stream::denial;
use crate::http::words::Words;
use crate::page::PageRequest;
use crate::playback::Answer;
use crate::storage::database::Tx;

#[derive(Template)]
#[template(path = "work.html")]
struct WorkPage {
    v: View,
    title: Said,
    voice: bool,
    kicker: String,
    length: Length,
    synopsis: Option<Said>,
    plain: Option<Said>,
    note: Option<Said>,
    suitable: Option<(String, Option<Said>)>,
    players: Vec<Player>,
    playable: bool,
    facts: Vec<Fact>,
    credits: Vec<Credit>,
    organisations: Vec<(String, String)>,
    licence: Rights,
    lesson: String,
    oembed: String,
    picture: Option<String>,
    more: Vec<Shelf>,
}

/// Other works of a collection: its title, its address, their cards.
type Shelf = (Said, String, Vec<Card>);

/// A line of what is known: its name and its values, some of them leading somewhere.
struct Fact {
    name: String,
    values: Values,
}

/// Texts, some of them with an address.
type Values = Vec<(Said, Option<String>)>;

/// Who did something: in which role, and the names with the addresses of their public pages.
struct Credit {
    role: String,
    names: Vec<(Option<String>, Option<String>)>,
}

/// A licence: its name, what it means, where it stands.
struct Rights {
    name: String,
    means: String,
    uri: String,
}

#[derive(Template)]
#[template(path = "gone.html")]
struct GonePage {
    v: View,
    words: Option<Said>,
}

/// `GET /{lang}/works/{slug}`.
pub async fn work(
    State(app): State<App>,
    Reader(words): Reader,
    Path((_, slug)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let mut tx = app.database.read().await?;
    let Some(found) = shelf::find(&mut tx, &slug).await? else { return Err(missing().into()) };
    match app.door.public(&mut tx, found.id).await? {
        Answer::Permit(permit) if !found.is_at(&slug) => {
            Ok(moved(words, found.slug(&permit).ok_or_else(missing)?))
        }
        Answer::Permit(permit) => Ok(open(&app, &mut tx, words, &permit).await?),
        Answer::Refusal(refusal) => Ok(gone(&app, &mut tx, words, &slug, &found, &refusal).await?),
    }
}

fn missing() -> Error {
    Error::missing("There is no such work.")
}

fn moved(words: &Words, slug: &str) -> Response {
    let to = format!("/{}/works/{slug}", words.tag());
    (StatusCode::FOUND, [(LOCATION, to), (CACHE_CONTROL, "no-store".to_owned())]).into_response()
}

/// Gone: the words that its person chose, or as if it had never been.
async fn gone(
    app: &App,
    tx: &mut Tx,
    words: &'static Words,
    slug: &str,
    found: &Found,
    refusal: &Refusal,
) -> Result<Response> {
    match refusal.answer() {
        Outcome::Gone => {}
        Outcome::Blocked => return Err(denial(refusal)),
        Outcome::Missing => return Err(missing()),
    }
    let tombstone = shelf::tombstone(tx, &app.ledger.vault, found.id).await?;
    if tombstone.silent {
        return Err(missing());
    }
    let mut view = View::open(app, tx, words, &format!("/works/{slug}")).await?.unlisted();
    view.title = view.t("error-410");
    view.about_work = Some(slug.to_owned());
    let words = view.choose(&tombstone.words, &[]);
    GonePage { v: view, words }.denied(StatusCode::GONE)
}

async fn open(app: &App, tx: &mut Tx, words: &'static Words, permit: &Permit) -> Result<Response> {
    let entry = shelf::entries(tx, std::slice::from_ref(permit)).await?.pop().ok_or_else(missing)?;
    let mut view = View::open(app, tx, words, &format!("/works/{}", entry.slug)).await?;
    let title = card::title(&view, &entry);
    view.title.clone_from(&title.text);
    view.about_work = Some(entry.slug.clone());
    let credits = credits(app, tx, &view, permit).await?;
    let spoken = shelf::words(tx, permit).await?;
    let (facts, more) = neighbours(app, tx, &view, &entry).await?;
    let synopsis = text(&view, &entry, Field::Synopsis);
    view.description = synopsis.as_ref().map(|said| said.text.clone()).unwrap_or_default();
    let share = view.absolute(view.lang());
    let stage = || Stage {
        root: String::new(),
        clip: (None, None),
        whole: false,
        remember: true,
        share: Some(share.clone()),
        captions: None,
    };
    let poster = card::poster(&view, &entry, "/posters");
    let page = WorkPage {
        voice: entry.kind == Kind::OralHistory,
        kicker: view.t(if entry.kind == Kind::Film { "kind-film" } else { "kind-oral-history" }),
        length: card::length(&view, entry.duration_ms(), entry.duration_ms(), entry.kind),
        synopsis,
        plain: text(&view, &entry, Field::Plain),
        note: text(&view, &entry, Field::ContentNote),
        suitable: entry
            .suitable_from
            .map(|age| (view.count("suitable-from", &age), text(&view, &entry, Field::SuitableReason))),
        players: players(&view, &entry, &spoken, stage),
        playable: entry.files.iter().any(|file| file.playable),
        facts,
        credits,
        organisations: organisations(&view, &entry),
        licence: rights(&view, &entry),
        lesson: format!("/{}/works/{}/lesson", view.lang(), entry.slug),
        oembed: format!("{}/oembed?format=json&url={}", view.url, encoded(&view.absolute(view.lang()))),
        picture: poster.map(|poster| format!("{}{}", view.url, poster.src)),
        more,
        title,
        v: view,
    };
    page.answer()
}

fn text(view: &View, entry: &Entry, field: Field) -> Option<Said> {
    view.choose(&entry.texts(field), &entry.languages)
}

fn encoded(address: &str) -> String {
    url::form_urlencoded::byte_serialize(address.as_bytes()).collect()
}

/// What is known, and the other public works of the collections that this one is in.
async fn neighbours(app: &App, tx: &mut Tx, view: &View, entry: &Entry) -> Result<(Vec<Fact>, Vec<Shelf>)> {
    let now = app.clock.now();
    let mut more = Vec::new();
    let mut gathered = Vec::new();
    for collection in shelf::collections_of(tx, &entry.slug).await? {
        let Some(title) = view.choose(&collection.titles, &[]) else { continue };
        let address = format!("/{}/collections/{}", view.lang(), collection.slug);
        gathered.push((title.clone(), Some(address.clone())));
        let permits =
            shelf::in_collection(tx, now, collection.id, &PageRequest { limit: 7, after: None }).await?.items;
        let others: Vec<Permit> =
            permits.into_iter().filter(|permit| permit.work() != entry.id).take(3).collect();
        let entries = shelf::entries(tx, &others).await?;
        if more.is_empty() && !entries.is_empty() {
            more.push((title, address, card::cards(view, &entries)));
        }
    }
    Ok((facts(view, entry, gathered), more))
}

fn facts(view: &View, entry: &Entry, collections: Values) -> Vec<Fact> {
    let plain = |text: String| Said { text, lang: view.lang().to_owned(), dir: view.dir(), foreign: false };
    let language = |tag: &str| (plain(view.words.language_name(tag)), None);
    let date =
        |date: &Option<String>| date.iter().map(|d| (plain(when::edtf(view.words, d)), None)).collect();
    let terms = |terms: &[shelf::Term], path: &str| {
        let term = |term: &shelf::Term| {
            Some((view.choose(&term.labels, &[])?, Some(format!("/{}/{path}/{}", view.lang(), term.id))))
        };
        terms.iter().filter_map(term).collect()
    };
    let all: [(&str, Values); 8] = [
        ("spoken", entry.languages.iter().map(|l| language(l.tag())).collect()),
        ("captions", entry.caption_languages().iter().map(|l| language(l.tag())).collect()),
        ("year", date(&entry.year)),
        ("recorded", date(&entry.recorded)),
        ("broadcast", date(&entry.broadcast)),
        ("theme", terms(&entry.themes, "themes")),
        ("place", terms(&entry.places, "places")),
        ("collection", collections),
    ];
    let named = all.into_iter().filter(|(_, values)| !values.is_empty());
    named.map(|(key, values)| Fact { name: view.t(key), values }).collect()
}

/// Who did what, by role, under the names that the permit shows.
async fn credits(app: &App, tx: &mut Tx, view: &View, permit: &Permit) -> Result<Vec<Credit>> {
    let names = app.door.shown_names(tx, permit).await?;
    let appearances = shelf::appearances(tx, permit).await?;
    let handles = shelf::person_handles(tx, appearances.iter().map(|a| a.person)).await?;
    let mut credits: Vec<Credit> = Vec::new();
    for appearance in &appearances {
        let shown = names.get(&appearance.person).and_then(ShownName::name).map(|name| name.written.clone());
        let page = shown.as_ref().and_then(|name| handles.get(&(appearance.person, name.clone())));
        let address = page.map(|handle| format!("/{}/people/{handle}", view.lang()));
        for role in roles(view, appearance) {
            let name = (shown.clone(), address.clone());
            match credits.iter_mut().find(|credit| credit.role == role) {
                Some(credit) if credit.names.contains(&name) => {}
                Some(credit) => credit.names.push(name),
                None => credits.push(Credit { role, names: vec![name] }),
            }
        }
    }
    Ok(credits)
}

fn roles(view: &View, appearance: &shelf::Appearance) -> Vec<String> {
    let known = |code: &String| {
        let key = format!("marc-{code}");
        view.t(if view.words.has(&key) { &key } else { "marc-ctb" })
    };
    if appearance.credits.is_empty() {
        vec![view.t(&format!("role-{}", appearance.role.as_str().replace('_', "-")))]
    } else {
        appearance.credits.iter().map(known).collect()
    }
}

fn organisations(view: &View, entry: &Entry) -> Vec<(String, String)> {
    let mut by_role: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for organisation in &entry.organisations {
        let line =
            if organisation.credit_line.is_empty() { &organisation.name } else { &organisation.credit_line };
        by_role.entry(&organisation.role).or_default().push(line);
    }
    let order = ["producer", "funder", "partner"];
    let role = |role: &&str| Some((view.t(&format!("org-{role}")), by_role.get(*role)?.join(" · ")));
    order.iter().filter_map(role).collect()
}

fn rights(view: &View, entry: &Entry) -> Rights {
    let uri = entry.licence.uri();
    let parts: Vec<&str> = uri.trim_end_matches('/').rsplit('/').collect();
    let id = parts.get(1).copied().unwrap_or_default().to_ascii_lowercase();
    let name = format!("licence-{id}");
    let name = if view.words.has(&name) { view.t(&name) } else { entry.licence.label() };
    let means = format!("licence-{id}-means");
    let means = if view.words.has(&means) { view.t(&means) } else { String::new() };
    Rights { name, means, uri: uri.to_owned() }
}
