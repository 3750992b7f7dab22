//! The consent record of somebody in a work, as a page to print and hand over, in their language.

use axum::extract::{Path, State};
use axum::response::Response;
use serde::Deserialize;

use super::say::{self, READERS};
use super::voices::ids;
use crate::consent::ledger::desk;
use crate::consent::ledger::dossier::dossier;
use crate::error::Result;
use crate::http::App;
use crate::http::accounts::SignedIn;
use crate::http::extract::Query;
use crate::http::pages::view::Reader;
use crate::http::print::printed;
use crate::http::problem::Problem;
use crate::http::sheet;

/// What the address asks.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// Another language than the person's.
    lang: String,
}

/// `GET /{lang}/desk/consent/works/{work}/people/{person}/record`.
pub async fn page(
    State(app): State<App>,
    Reader(words): Reader,
    Path((_, work, person)): Path<(String, String, String)>,
    Query(asked): Query<Asked>,
    who: SignedIn,
) -> Result<Response, Problem> {
    who.must_any(READERS)?;
    let (id, person) = ids(&work, &person)?;
    let now = app.clock.now();
    let mut tx = app.database.read().await?;
    let kept = desk::work(&mut tx, id).await?.ok_or_else(say::missing)?;
    let found = dossier(&mut tx, id, person, now).await?.ok_or_else(say::missing)?;
    let tongues = &app.site.tongues;
    let spoken = tongues.of(&asked.lang);
    let spoken = spoken.unwrap_or_else(|| tongues.nearest(std::slice::from_ref(&found.language)));
    let back = format!("/{}/desk/consent/works/{id}/people/{person}", words.tag());
    let back = (back, words.say("asking-back"), words.tag());
    Ok(printed(sheet::page(&app.site, spoken, &found, (&kept.slug, now), Some(back))?))
}
