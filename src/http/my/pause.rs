//! `/my/{token}/{work}/pause`: until I say so; and saying so.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Deserialize;

use super::closings;
use super::door::{Asked, Visit, closed, enters_at, form_page};
use super::receipt::told;
use super::view::{MyView, place};
use crate::catalogue::work::Work;
use crate::consent::record::Capacity;
use crate::error::Result;
use crate::http::App;
use crate::http::extract::{Form, Query};
use crate::http::pages::view::Said;
use crate::http::problem::Problem;
use crate::id::Id;
use crate::narrator::closed_store::Said as Spoken;
use crate::narrator::story_store::story;
use crate::narrator::whereabouts::Place;
use crate::narrator::wish;
use crate::storage::database::Tx;

#[derive(Template)]
#[template(path = "my/pause.html")]
struct PausePage<'a> {
    v: MyView<'a>,
    here: String,
    title: Said,
    paused: Option<String>,
    /// That nothing is left of the reader's own yes, and since when: then there is nothing to pause or to go on with.
    ended: Option<String>,
    /// What pausing means, and where it goes on afterwards, in the words of whoever reads.
    leads: (Vec<String>, String),
    /// Whether the button stands there: nobody lifts the pause of somebody who died by their own link.
    offers: bool,
    grant: String,
    fault: Option<String>,
}

/// What the form sends. `what` is `pause` or `go-on`, so that a form that was open in two windows does what it said.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct PauseForm {
    grant: String,
    what: String,
}

/// `GET /my/{token}/{work}/pause`.
pub async fn pause_form(
    State(app): State<App>,
    Path((token, work)): Path<(String, String)>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let mut tx = app.database.read().await?;
    let Some((visit, work)) = enters_at(&app, &mut tx, (&token, &work), asked.lang.as_deref()).await? else {
        return Ok(closed(&app, &headers, asked.lang.as_deref())?);
    };
    Ok(form(&visit, &mut tx, work, None).await?)
}

/// `POST /my/{token}/{work}/pause`.
pub async fn pause(
    State(app): State<App>,
    Path((token, work)): Path<(String, String)>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
    Form(sent): Form<PauseForm>,
) -> Result<Response, Problem> {
    let mut tx = app.database.read().await?;
    let Some((visit, work)) = enters_at(&app, &mut tx, (&token, &work), asked.lang.as_deref()).await? else {
        return Ok(closed(&app, &headers, asked.lang.as_deref())?);
    };
    if !visit.allows(&sent.grant, "pause", work) {
        return Ok(form(&visit, &mut tx, work, Some("press-again")).await?);
    }
    drop(tx);
    let now = app.clock.now();
    let done = if sent.what == "go-on" {
        wish::go_on(&app.ledger, &visit.standing, work, now).await?
    } else {
        wish::pause(&app.ledger, &visit.standing, work, now).await?
    };
    Ok(told(&visit, &done))
}

async fn form(visit: &Visit<'_>, tx: &mut Tx, work: Id<Work>, fault: Option<&str>) -> Result<Response> {
    let Some(story) = story(tx, &visit.standing, work, visit.app.clock.now()).await? else {
        return Err(crate::http::stream::missing());
    };
    let now = visit.app.clock.now();
    let ended = Spoken::read(tx, &visit.standing).await?.ended(work, now);
    let title = match (ended, story.paused) {
        (Some(_), Some(_)) => "pause-end",
        (None, Some(_)) => "go-on",
        (_, None) => "pause",
    };
    let v = MyView::of(visit, &format!("/{work}/pause"), title);
    let on = Place::ALL.into_iter().any(|at| place(&v, &story, at, now).on);
    let page = PausePage {
        here: v.to(&format!("/{work}/pause")),
        title: v.title_of(&story),
        offers: if story.paused.is_some() { visit.standing.speaks_themself() } else { ended.is_none() || on },
        leads: leads(visit, &v),
        ended: ended.map(|ended| closings::ended(&v, ended)),
        paused: story.paused.map(|since| v.on("paused-since", since)),
        grant: visit.grant("pause", work),
        fault: fault.map(|key| v.t(key)),
        v,
    };
    form_page(&page, fault.is_some())
}

/// What is said to whom: nobody else consented, and by the link of somebody who died nobody goes on.
fn leads(visit: &Visit<'_>, v: &MyView<'_>) -> (Vec<String>, String) {
    let (first, on) = match visit.standing.voice().capacity {
        Capacity::Own if !visit.standing.speaks_themself() => (vec!["pause-hands"], "go-on-lead-relative"),
        Capacity::Relative => (vec!["pause-lead", "pause-lead-2-relative"], "go-on-lead-relative"),
        Capacity::Own | Capacity::Guardian => (vec!["pause-lead", "pause-lead-2"], "go-on-lead"),
    };
    (first.into_iter().map(|key| v.t(key)).collect(), v.t(on))
}
