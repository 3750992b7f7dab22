//! For auditors: what a receipt stands for, whether the log still holds up to it, and the log itself.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;

use super::say;
use super::voices::{SaidView, TakenView, chains, said_view, taken_view};
use super::work::Known;
use crate::accounts::looking::words;
use crate::accounts::proposal_store::name_of;
use crate::catalogue::participant::Person;
use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::consent::audit::Logged;
use crate::consent::auditing::{Row, Vouched, vouched};
use crate::consent::ledger::desk;
use crate::consent::ledger::desk::officer::someone;
use crate::consent::ledger::{entries, head};
use crate::error::Result;
use crate::http::App;
use crate::http::accounts::{Frame, SignedIn, staff_page};
use crate::http::extract::Query;
use crate::http::pages::view::{Reader, View};
use crate::http::problem::Problem;
use crate::http::words::in_eights;
use crate::http::writing_desk::proposed;
use crate::id::{Id, Sha256Digest};
use crate::language::western_digits;
use crate::storage::database::Tx;

/// Entries on one page of the log.
const LONG: i64 = 50;

#[derive(Template)]
#[template(path = "consent_receipt.html")]
struct ReceiptPage {
    v: View,
    desk: Frame,
    asked: String,
    /// Nothing has been asked, nothing was found, or what was.
    found: Option<Found>,
}

/// An entry and all that stands behind it.
struct Found {
    number: i64,
    hash: Vec<String>,
    facts: Vec<(String, String)>,
    /// Whether the chain holds, in a sentence.
    chain: (bool, String),
    /// Whether the row is what it was, in a sentence.
    row: (bool, String),
    /// Whether the hash that was asked for is another.
    other_hash: bool,
    about: Option<AboutView>,
    two: Option<TwoView>,
}

/// What took two: who proposed it, what, in which words, and what somebody else answered.
struct TwoView {
    title: String,
    facts: Vec<(String, String)>,
    /// Of a declaration: every use, and until when and where; none: no.
    uses: Vec<(String, Option<String>)>,
    /// That it was written down that the reason was read, where it was.
    logged: Option<String>,
}

/// What an entry is about.
#[derive(Default)]
struct AboutView {
    title: String,
    /// The key of the person, where it is about one.
    person: Option<String>,
    /// Everything that was said about them in the first of the works.
    href: Option<String>,
    works: Vec<(String, String)>,
    /// Whose word; empty where it stands for no words.
    voice: String,
    said: Option<SaidView>,
    taken: Option<TakenView>,
}

#[derive(Template)]
#[template(path = "consent_log.html")]
struct LogPage {
    v: View,
    desk: Frame,
    rows: Vec<LogRow>,
    older: Option<i64>,
    newest: bool,
}

struct LogRow {
    number: i64,
    when: String,
    actor: String,
    kind: String,
    object: String,
    hash: String,
}

/// A receipt's number, its hash, or both with a colon between.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    of: String,
}

/// Which page of the log.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Place {
    before: Option<i64>,
}

/// `GET /{lang}/desk/consent/receipt`.
pub async fn receipt(
    State(app): State<App>,
    Reader(words): Reader,
    Query(asked): Query<Asked>,
    who: SignedIn,
) -> Result<Response, Problem> {
    let mut tx = app.database.read().await?;
    let place = ("/desk/consent/receipt", "over-receipt");
    let (v, desk) = say::opened(&app, &mut tx, words, &who, place).await?;
    let (number, hash) = read(&mut tx, &asked.of).await?;
    // The log is followed on a connection of its own.
    drop(tx);
    let vouched = match number {
        Some(number) => vouched(&app.ledger, &app.followed, number, app.clock.now()).await?,
        None => None,
    };
    let two = match &vouched {
        Some(vouched) => two(&app, &v, &who, &vouched.entry).await?,
        None => None,
    };
    let mut tx = app.database.read().await?;
    let found = match &vouched {
        Some(vouched) => Some(Found { two, ..found(&mut tx, &v, (vouched, hash), app.clock.now()).await? }),
        None => None,
    };
    Ok(staff_page(&ReceiptPage { asked: asked.of.trim().to_owned(), found, v, desk })?)
}

/// The number that was asked for, and the hash, if one was.
async fn read(tx: &mut Tx, text: &str) -> Result<(Option<i64>, Option<Sha256Digest>)> {
    let text: String = western_digits(text).chars().filter(|c| !c.is_whitespace()).collect();
    let text = text.to_ascii_lowercase();
    let (number, hash) = text.split_once([':', '#']).unwrap_or(("", &text));
    let hash = hash.parse::<Sha256Digest>().ok();
    // “Number 356”, as people copy it.
    let bare = text.trim_start_matches(|c: char| !c.is_ascii_digit());
    let number = number.parse().ok().or_else(|| bare.parse().ok()).filter(|number| *number >= 0);
    match (number, hash) {
        (None, Some(hash)) => Ok((desk::number_of(tx, hash).await?, Some(hash))),
        known => Ok(known),
    }
}

async fn found(
    tx: &mut Tx,
    v: &View,
    (vouched, hash): (&Vouched, Option<Sha256Digest>),
    now: Timestamp,
) -> Result<Found> {
    let entry = &vouched.entry;
    let chain = match &vouched.broken {
        None => (true, v.t("over-chain-holds")),
        Some(broken) => (false, v.t_of("over-chain-broken", "n", &broken.number.to_string())),
    };
    let row = match vouched.row {
        Row::Sound => (true, "over-row-sound"),
        Row::Changed => (false, "over-row-changed"),
        Row::Gone => (false, "over-row-gone"),
        Row::Shredded => (true, "over-row-shredded"),
        Row::None => (true, "over-row-none"),
    };
    let facts = vec![
        (v.t("over-when"), say::moment(v, entry.at)),
        (v.t("over-log-kind"), say::kind(v, &entry.kind)),
        (v.t("over-log-actor"), say::actor(v, tx, &entry.actor).await?),
        (v.t("over-log-object"), entry.object.clone()),
    ];
    Ok(Found {
        number: entry.number,
        hash: in_eights(&entry.hash.to_string()),
        facts,
        chain,
        row: (row.0, v.t(row.1)),
        other_hash: hash.is_some_and(|hash| hash != entry.hash),
        about: about(tx, v, entry, now).await?,
        two: None,
    })
}

/// What took two, of an entry that is of such a thing. That its words were read is written down.
async fn two(app: &App, v: &View, who: &SignedIn, entry: &Logged) -> Result<Option<TwoView>> {
    let Some(id) = desk::proposal_of(&mut app.database.read().await?, entry).await? else { return Ok(None) };
    let (proposal, read) = words(&app.ledger, who.account.id, id, app.clock.now()).await?;
    let mut tx = app.database.read().await?;
    let keys = proposed::keys_of(&mut tx, &proposal).await?;
    let shown = proposed::shown(&mut tx, v, &keys, &proposal).await?;
    let by = format!("{} · {}", name_of(&mut tx, proposal.by).await?, say::moment(v, proposal.at));
    let answered = match proposal.answer {
        Some(answer) => {
            let said = v.t(if answer.yes { "two-was-yes" } else { "two-was-no" });
            format!("{said} · {} · {}", name_of(&mut tx, answer.by).await?, say::moment(v, answer.at))
        }
        None => v.t("two-unanswered"),
    };
    let mut facts = vec![(v.t("two-proposed"), by), (v.t("two-answer"), answered)];
    facts.extend(shown.facts);
    let title = v.t(&format!("two-{}", proposal.what.kind().replace('_', "-")));
    let logged = match proposal.person {
        Some(_) => v.t("two-opened-logged-of"),
        None => v.t("two-opened-logged"),
    };
    Ok(Some(TwoView { title, facts, uses: shown.uses, logged: read.then_some(logged) }))
}

/// Whom and which works it is about; of a declaration or a withdrawal, who allowed or took back what, in which words.
async fn about(tx: &mut Tx, v: &View, entry: &Logged, now: Timestamp) -> Result<Option<AboutView>> {
    let found = desk::about(tx, entry).await?;
    if found.person.is_none() && found.works.is_empty() {
        return Ok(None);
    }
    let works = links(tx, v, &found.works).await?;
    let mut view = AboutView { title: v.t("over-receipt-about"), works, ..AboutView::default() };
    let Some(person) = found.person else { return Ok(Some(view)) };
    view.person = someone::key(tx, person).await?;
    let first = found.works.first();
    view.href = first.map(|work| format!("/{}/desk/consent/works/{work}/people/{person}", v.lang()));
    if let Some(work) = first {
        declared(tx, v, (*work, person), (entry, now), &mut view).await?;
    }
    Ok(Some(view))
}

/// Puts the words for which an entry stands into `view`, when it stands for words.
async fn declared(
    tx: &mut Tx,
    v: &View,
    (work, person): (Id<Work>, Id<Person>),
    (entry, now): (&Logged, Timestamp),
    view: &mut AboutView,
) -> Result<()> {
    let known = Known::of(tx, work).await?;
    for chain in &chains(tx, v, work, person).await? {
        let newest = chain.said.first().map(|said| said.version);
        let spoken = chain.said.iter().find(|said| said.id.text() == entry.object);
        let taken = chain.taken.iter().find(|taken| taken.id == entry.object);
        if spoken.is_some() || taken.is_some() {
            view.title = v.t_of("over-chains-of", "who", &say::key_of(&known.keys, person));
            view.voice = say::voice_name(v, chain.voice, &known.keys);
        }
        let said = spoken.map(|said| {
            let told = said_view(v, said, &known.keys, None, newest == Some(said.version));
            told.struck(v, (chain, said), now)
        });
        view.said = view.said.take().or(said);
        view.taken = view.taken.take().or_else(|| taken.map(|taken| taken_view(v, taken)));
    }
    Ok(())
}

async fn links(tx: &mut Tx, v: &View, works: &[Id<Work>]) -> Result<Vec<(String, String)>> {
    let mut links = Vec::with_capacity(works.len());
    for work in works {
        if let Some(kept) = desk::work(tx, *work).await? {
            links.push((format!("/{}/desk/consent/works/{work}", v.lang()), kept.slug));
        }
    }
    Ok(links)
}

/// `GET /{lang}/desk/consent/log`: the newest first.
pub async fn log(
    State(app): State<App>,
    Reader(words): Reader,
    Query(place): Query<Place>,
    who: SignedIn,
) -> Result<Response, Problem> {
    let mut tx = app.database.read().await?;
    let (v, desk) = say::opened(&app, &mut tx, words, &who, ("/desk/consent/log", "over-log")).await?;
    let end = head(&mut tx).await?.map_or(0, |head| head.number + 1);
    let before = place.before.unwrap_or(end).clamp(0, end);
    let from = (before - LONG).max(0);
    let mut rows = Vec::new();
    for salted in entries(&mut tx, from, before - from).await?.into_iter().rev() {
        let entry = salted.entry;
        rows.push(LogRow {
            number: entry.number,
            when: say::moment(&v, entry.at),
            actor: say::actor(&v, &mut tx, &entry.actor).await?,
            kind: say::kind(&v, &entry.kind),
            object: entry.object,
            hash: entry.hash.to_string()[..16].to_owned(),
        });
    }
    let page = LogPage { older: (from > 0).then_some(from), newest: before == end, rows, v, desk };
    Ok(staff_page(&page)?)
}
