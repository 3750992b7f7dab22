//! `GET /my/{token}/{work}/record`: what was said about me and a work, as JSON-LD, to keep.

use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Response};

use super::door::{Asked, closed, enters_at, keep_secret};
use crate::consent::jsonld::{Controller, receipt};
use crate::consent::ledger::dossier::dossier;
use crate::error::{Error, Result};
use crate::http::App;
use crate::http::extract::Query;
use crate::http::problem::Problem;
use crate::http::site::Site;

/// Who answers for the records of this library.
///
/// # Errors
/// `Invalid`, naming every setting that is missing.
pub fn controller(site: &Site) -> Result<Controller> {
    let operator = &site.operator;
    let settings = [&operator.name, &operator.address, &operator.email].map(Option::as_deref);
    let [name, address, email] = settings;
    let authority = operator.authority.as_deref();
    Controller::of([name, address, email, Some(&site.url)], authority, &site.jurisdiction)
}

/// `GET /my/{token}/{work}/record`. A person's own: what a guardian may read of a child is less.
pub async fn record(
    State(app): State<App>,
    Path((token, work)): Path<(String, String)>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let mut tx = app.database.read().await?;
    let found = enters_at(&app, &mut tx, (&token, &work), asked.lang.as_deref()).await?;
    let Some((visit, work)) = found.filter(|(visit, _)| visit.standing.is_own()) else {
        return Ok(closed(&app, &headers, asked.lang.as_deref())?);
    };
    let now = app.clock.now();
    let Some(dossier) = dossier(&mut tx, work, visit.standing.subject(), now).await? else {
        return Ok(closed(&app, &headers, asked.lang.as_deref())?);
    };
    let told = receipt(&dossier, &controller(&app.site)?, now)?;
    let mut response = serde_json::to_string_pretty(&told).map_err(Error::internal)?.into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/ld+json"));
    headers.insert(CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"consent.jsonld\""));
    keep_secret(&mut response, "no-referrer");
    Ok(response)
}
