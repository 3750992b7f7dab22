//! `/my/{token}/{work}/stop`: one page, one button, no reason.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Deserialize;

use super::door::{Asked, Visit, closed, enters_at, form_page};
use super::receipt::told;
use super::view::MyView;
use crate::catalogue::work::Work;
use crate::consent::ledger::sealed::erasing::alone_and_with_others;
use crate::error::{Kind, Result};
use crate::http::App;
use crate::http::extract::{Form, Query};
use crate::http::pages::view::Said;
use crate::http::problem::Problem;
use crate::id::Id;
use crate::narrator::story_store::story;
use crate::narrator::whereabouts::Place;
use crate::narrator::wish::{self, Stop};
use crate::storage::database::Tx;

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

#[derive(Template)]
#[template(path = "my/stop.html")]
struct StopPage<'a> {
    v: MyView<'a>,
    here: String,
    title: Said,
    /// Message, name in the form, and whether it is ticked.
    places: Vec<(String, &'static str, bool)>,
    others: usize,
    every_work: bool,
    /// What becomes of the original when that is wished, if it may be.
    erases: Option<String>,
    erase: bool,
    grant: String,
    fault: Option<String>,
}

/// What the form sends: a field for each place that is ticked.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct StopForm {
    grant: String,
    website: Option<String>,
    schools: Option<String>,
    radio: Option<String>,
    screens: Option<String>,
    podcast: Option<String>,
    every_work: Option<String>,
    erase: Option<String>,
}

impl StopForm {
    fn stop(&self) -> Stop {
        let ticked = |place: &Place| {
            let field = match place {
                Place::Website => &self.website,
                Place::Schools => &self.schools,
                Place::Radio => &self.radio,
                Place::Screens => &self.screens,
                Place::Podcast => &self.podcast,
            };
            field.is_some()
        };
        Stop {
            places: Place::ALL.into_iter().filter(ticked).collect(),
            every_work: self.every_work.is_some(),
            erase: self.erase.is_some(),
        }
    }
}

/// `GET /my/{token}/{work}/stop`.
pub async fn stop_form(
    State(app): State<App>,
    Path((token, work)): Path<(String, String)>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let mut tx = app.database.read().await?;
    let Some((visit, work)) = enters_at(&app, &mut tx, (&token, &work), asked.lang.as_deref()).await? else {
        return Ok(closed(&app, &headers, asked.lang.as_deref())?);
    };
    let everything = Stop { places: BTreeSet::from(Place::ALL), every_work: false, erase: false };
    Ok(form(&visit, &mut tx, work, &everything, None).await?)
}

/// `POST /my/{token}/{work}/stop`.
pub async fn stop(
    State(app): State<App>,
    Path((token, work)): Path<(String, String)>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
    Form(sent): Form<StopForm>,
) -> Result<Response, Problem> {
    let mut tx = app.database.read().await?;
    let Some((visit, work)) = enters_at(&app, &mut tx, (&token, &work), asked.lang.as_deref()).await? else {
        return Ok(closed(&app, &headers, asked.lang.as_deref())?);
    };
    let wanted = sent.stop();
    if !visit.allows(&sent.grant, "stop", work) {
        return Ok(form(&visit, &mut tx, work, &wanted, Some("press-again")).await?);
    }
    drop(tx);
    let (days, now) = (app.site.erasure_days, app.clock.now());
    match wish::stop(&app.ledger, &visit.standing, work, &wanted, days, now).await {
        Ok(done) => Ok(told(&visit, &done)),
        Err(e) if e.kind() == Kind::Invalid => {
            let mut tx = app.database.read().await?;
            Ok(form(&visit, &mut tx, work, &wanted, Some("stop-nothing")).await?)
        }
        Err(e) => Err(e.into()),
    }
}

async fn form(
    visit: &Visit<'_>,
    tx: &mut Tx,
    work: Id<Work>,
    wanted: &Stop,
    fault: Option<&str>,
) -> Result<Response> {
    let v = MyView::of(visit, &format!("/{work}/stop"), "stop");
    let Some(story) = story(tx, &visit.standing, work, visit.app.clock.now()).await? else {
        return Err(crate::http::stream::missing());
    };
    let place = |place: Place| {
        (v.t(&format!("place-{}", place.as_str())), place.as_str(), wanted.places.contains(&place))
    };
    let page = StopPage {
        here: v.to(&format!("/{work}/stop")),
        title: v.title_of(&story),
        places: Place::ALL.map(place).into(),
        others: visit.standing.works().len().saturating_sub(1),
        every_work: wanted.every_work,
        erases: if visit.standing.may_change() { Some(erases(visit, tx, &v, work).await?) } else { None },
        erase: wanted.erase,
        grant: visit.grant("stop", work),
        fault: fault.map(|key| v.t(key)),
        v,
    };
    form_page(&page, fault.is_some())
}

/// What becomes of the original when its deletion is wished now.
async fn erases(visit: &Visit<'_>, tx: &mut Tx, v: &MyView<'_>, work: Id<Work>) -> Result<String> {
    let (alone, _) = alone_and_with_others(tx, visit.standing.subject()).await?;
    if !alone.iter().any(|(other, _)| *other == work) {
        return Ok(v.t("stop-erase-shared"));
    }
    let days = i64::from(visit.app.site.erasure_days);
    Ok(v.on("stop-erase-hint", visit.app.clock.now().plus_millis(days * DAY_MS)))
}
