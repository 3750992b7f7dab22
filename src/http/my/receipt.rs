//! `/my/{token}/receipts/{number}`: what was done, its number in the log, and what those who have a file answer.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Deserialize;

use super::closings;
use super::door::{Asked, Visit, closed, enters, keep_secret};
use super::erasure::in_short;
use super::view::{MyView, PlaceView, holders, place};
use crate::consent::audit::{Actor, Logged};
use crate::consent::ledger::Committed;
use crate::error::Result;
use crate::http::App;
use crate::http::extract::{Form, Query};
use crate::http::pages::Answered;
use crate::http::pages::view::Said;
use crate::http::problem::Problem;
use crate::http::words::in_eights;
use crate::narrator::closed_store::Said as Spoken;
use crate::narrator::erasing_store::{Erasing, erasing, wished};
use crate::narrator::story_store::{Story, later_end, receipts, stopped, stories, work_of};
use crate::narrator::whereabouts::Place;
use crate::post::letter_store::told_of;
use crate::post::letters;
use crate::storage::database::Tx;

#[derive(Template)]
#[template(path = "my/receipt.html")]
struct ReceiptPage<'a> {
    v: MyView<'a>,
    what: String,
    /// Where it stopped then.
    place: Option<String>,
    /// That what follows is of today.
    today: String,
    /// Of each work that it is about: its title, that nothing is left of the reader's yes, and where it may be now.
    about: Vec<(Said, Option<String>, Vec<PlaceView>)>,
    at: String,
    number: String,
    hash: Vec<String>,
    /// Of each work whose original goes because of it: its title, what becomes of it, and where to take the wish back.
    erasing: Vec<(Said, String, (String, String))>,
    /// Of each work that somebody has a file of: its title, and who.
    holders: Vec<(Said, Vec<String>)>,
    /// Where to have it sent, and what the form brings back; nothing where no letters go out.
    sending: Option<(String, String)>,
    /// Whether it is being sent.
    sent: bool,
}

/// What the form for having it sent brings back.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    grant: String,
}

/// Leads to the receipt of what was just done: the first of its entries is the person's own, what follows comes of it.
#[must_use]
pub fn told(visit: &Visit<'_>, done: &Committed) -> Response {
    match done.entries.first() {
        Some(entry) => visit.on_to(&format!("/receipts/{}", entry.number)),
        None => visit.on_to(""),
    }
}

/// `GET /my/{token}/receipts/{number}`.
pub async fn receipt(
    State(app): State<App>,
    Path((token, number)): Path<(String, String)>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let mut tx = app.database.read().await?;
    let Some(visit) = enters(&app, &mut tx, &token, asked.lang.as_deref()).await? else {
        return Ok(closed(&app, &headers, asked.lang.as_deref())?);
    };
    let all = receipts(&mut tx, &visit.standing).await?;
    let Some(entry) = all.into_iter().find(|entry| entry.number.to_string() == number) else {
        return Ok(closed(&app, &headers, asked.lang.as_deref())?);
    };
    Ok(answered(&visit, &mut tx, &entry).await?)
}

/// `POST /my/{token}/receipts/{number}`: the receipt goes out to whoever holds the link, once.
pub async fn send_receipt(
    State(app): State<App>,
    Path((token, number)): Path<(String, String)>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
    Form(wanted): Form<Wanted>,
) -> Result<Response, Problem> {
    let mut tx = app.database.read().await?;
    let visit = enters(&app, &mut tx, &token, asked.lang.as_deref()).await?;
    let Some(visit) = visit.filter(|_| app.site.writes_letters) else {
        return Ok(closed(&app, &headers, asked.lang.as_deref())?);
    };
    let all = receipts(&mut tx, &visit.standing).await?;
    drop(tx);
    let (now, standing) = (app.clock.now(), &visit.standing);
    let granted = app.grants.allows(&wanted.grant, standing.link(), &purpose(&number), now);
    if let Some(entry) = all.iter().find(|entry| granted && entry.number.to_string() == number) {
        let whose = (standing.voice().by, standing.subject(), entry.number);
        let (actor, language) = (Actor::Narrator(standing.voice().by), visit.words.language().clone());
        letters::send_receipt(&app.ledger, actor, whose, language, now).await?;
    }
    Ok(visit.on_to(&format!("/receipts/{number}")))
}

fn purpose(number: &str) -> String {
    format!("receipt {number}")
}

/// The message that says what was done.
#[must_use]
pub fn done_key(kind: &str) -> &'static str {
    match kind {
        "withdrawal" => "done-withdrawal",
        "hold" => "done-hold",
        "hold_end" => "done-hold-end",
        "restriction" => "done-restriction",
        "chosen_name" => "done-name",
        "erasure_cancelled" => "done-kept",
        _ => "done-other",
    }
}

/// What was done, in a sentence.
///
/// # Errors
/// As the database.
pub async fn done(tx: &mut Tx, v: &MyView<'_>, entry: &Logged) -> Result<String> {
    Ok(match later_end(tx, entry).await? {
        Some(end) => v.t_of("done-day", "day", &v.last_day(end)),
        None => v.t(done_key(&entry.kind)),
    })
}

async fn answered(visit: &Visit<'_>, tx: &mut Tx, entry: &Logged) -> Result<Response> {
    let v = MyView::of(visit, &format!("/receipts/{}", entry.number), "done");
    let now = visit.app.clock.now();
    let stories = stories(tx, &visit.standing, now).await?;
    let work = work_of(tx, entry).await?;
    let said = Spoken::read(tx, &visit.standing).await?;
    let about = stories.iter().filter(|story| work.is_none_or(|work| story.work == work));
    let about = about.map(|story| {
        let places = Place::ALL.into_iter().map(|at| place(&v, story, at, now));
        let ended = said.ended(story.work, now).map(|ended| closings::ended(&v, ended));
        (v.title_of(story), ended, places.collect())
    });
    let about = about.collect();
    let erasing = originals(visit, tx, &v, &stories, entry).await?;
    let held = stories.iter().map(|story| (v.title_of(story), holders(&v, story)));
    let time = entry.at.berlin().strftime("%H:%M").to_string();
    let values = [("day", v.day(entry.at)), ("time", time)];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    let (app, standing) = (visit.app, &visit.standing);
    let sent = told_of(tx, standing.voice().by, entry.number).await?;
    let here = v.to(&format!("/receipts/{}", entry.number));
    let grant = app.grants.grant(standing.link(), &purpose(&entry.number.to_string()), app.clock.now());
    let page = ReceiptPage {
        sending: (app.site.writes_letters && !sent).then_some((here, grant)),
        sent,
        what: done(tx, &v, entry).await?,
        place: stopped(tx, entry)
            .await?
            .map(|uses| v.t_of("done-where", "where", &closings::places(&v, Some(&uses)))),
        today: v.on("receipt-today", now),
        about,
        at: visit.words.say_of("done-at", &values),
        number: entry.number.to_string(),
        hash: in_eights(&entry.hash.to_string()),
        erasing,
        holders: held.filter(|(_, holders)| !holders.is_empty()).collect(),
        v,
    };
    let referrer = if page.sending.is_some() { "same-origin" } else { "no-referrer" };
    let mut response = page.answer()?;
    keep_secret(&mut response, referrer);
    Ok(response)
}

/// What becomes of the originals that an entry wished away.
async fn originals(
    visit: &Visit<'_>,
    tx: &mut Tx,
    v: &MyView<'_>,
    stories: &[Story],
    entry: &Logged,
) -> Result<Vec<(Said, String, (String, String))>> {
    let mut going = Vec::new();
    if !wished(tx, entry).await? {
        return Ok(going);
    }
    let work = work_of(tx, entry).await?;
    for story in stories.iter().filter(|story| work.is_none_or(|work| story.work == work)) {
        let Some(state) = erasing(tx, &visit.standing, story.work).await? else { continue };
        let address = v.to(&format!("/{}/erasure", story.work));
        let open = match &state {
            Erasing::WithOthers { waits, .. } => *waits,
            Erasing::Asked(row) => row.masters.is_none(),
            Erasing::TakenBack(_) | Erasing::No(_) => false,
        };
        let label = v.t(if open { "erasure-keep" } else { "erasure" });
        going.push((v.title_of(story), in_short(v, &state), (address, label)));
    }
    Ok(going)
}
