//! `GET /my/{token}/{work}/sheet`: what is agreed about a work, as a page to print and keep.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;

use super::door::{Asked, Visit, closed, enters_at, keep_secret};
use super::view::MyView;
use crate::catalogue::work::Work;
use crate::consent::ledger::dossier::dossier;
use crate::error::Result;
use crate::http::App;
use crate::http::extract::Query;
use crate::http::print::printed;
use crate::http::problem::Problem;
use crate::http::sheet as paper;
use crate::id::Id;
use crate::narrator::story_store::story;
use crate::storage::database::Tx;

/// `GET /my/{token}/{work}/sheet`.
pub async fn sheet(
    State(app): State<App>,
    Path((token, work)): Path<(String, String)>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let mut tx = app.database.read().await?;
    let entered = enters_at(&app, &mut tx, (&token, &work), asked.lang.as_deref()).await?;
    let Some((visit, work)) = entered else {
        return Ok(closed(&app, &headers, asked.lang.as_deref())?);
    };
    match answered(&visit, &mut tx, work).await? {
        Some(response) => Ok(response),
        None => Ok(closed(&app, &headers, asked.lang.as_deref())?),
    }
}

async fn answered(visit: &Visit<'_>, tx: &mut Tx, work: Id<Work>) -> Result<Option<Response>> {
    let now = visit.app.clock.now();
    let v = MyView::of(visit, "/papers", "papers");
    let Some(found) = dossier(tx, work, visit.standing.subject(), now).await? else { return Ok(None) };
    // What others said about a child is not a guardian's or a relative's to read.
    let found = if visit.standing.is_own() { found } else { paper::only(found, visit.standing.voice()) };
    let story = story(tx, &visit.standing, work, now).await?;
    let title = story.map_or_else(|| v.numbered(work), |story| v.title_of(&story)).text;
    let back = Some((v.to("/papers"), v.t("back"), visit.words.tag()));
    let page = paper::page(&visit.app.site, visit.words, &found, (&title, now), back)?;
    let mut response = printed(page);
    keep_secret(&mut response, "no-referrer");
    Ok(Some(response))
}
