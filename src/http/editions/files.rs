//! The bytes of editions for those who sign them: kept by nobody, and only while the house may keep the master.

use axum::extract::{Path, State};
use axum::response::Response;

use super::LOOKERS;
use crate::catalogue::rendition::Quality;
use crate::catalogue::rendition_store::find_rendition;
use crate::catalogue::shelf::{find_poster, find_transcript};
use crate::consent::decision::{Cleared, Sealed};
use crate::error::Result;
use crate::http::App;
use crate::http::accounts::SignedIn;
use crate::http::consent_desk::say::viewer;
use crate::http::problem::Problem;
use crate::http::stream::{Asked, missing, send, send_words};
use crate::storage::database::Tx;

/// `GET /{lang}/desk/media/{rendition}`.
pub async fn media(
    State(app): State<App>,
    Path((_, name)): Path<(String, String)>,
    who: SignedIn,
    asked: Asked,
) -> Result<Response, Problem> {
    let mut tx = app.database.read().await?;
    let found = match name.parse() {
        Ok(id) if asked.is_exactly(&name) => find_rendition(&mut tx, id).await?,
        _ => None,
    };
    let held = opened(&app, &mut tx, &who, found).await?;
    if held.quality == Quality::Broadcast {
        return Err(missing().into());
    }
    Ok(send(&app, &asked, &held, &viewer(&who)).await?)
}

/// `GET /{lang}/desk/posters/{poster}`.
pub async fn poster(
    State(app): State<App>,
    Path((_, name)): Path<(String, String)>,
    who: SignedIn,
    asked: Asked,
) -> Result<Response, Problem> {
    let mut tx = app.database.read().await?;
    let found = match name.parse() {
        Ok(id) if asked.is_exactly(&name) => find_poster(&mut tx, id).await?,
        _ => None,
    };
    Ok(send(&app, &asked, &opened(&app, &mut tx, &who, found).await?, &viewer(&who)).await?)
}

/// `GET /{lang}/desk/captions/{transcript}.vtt`, and the same words as `.srt` and `.txt`.
pub async fn captions(
    State(app): State<App>,
    Path((_, name)): Path<(String, String)>,
    who: SignedIn,
    asked: Asked,
) -> Result<Response, Problem> {
    let mut tx = app.database.read().await?;
    let found = if asked.is_exactly(&name) { find_transcript(&mut tx, &name).await? } else { None };
    Ok(send_words(&app, &asked, &opened(&app, &mut tx, &who, found).await?, &viewer(&who)))
}

/// The thing, when the house may keep the work that it is of.
async fn opened<T>(
    app: &App,
    tx: &mut Tx,
    who: &SignedIn,
    found: Option<Sealed<T>>,
) -> Result<Cleared<T>, Problem> {
    who.must_any(&LOOKERS)?;
    let found = found.ok_or_else(missing)?;
    let permit = super::kept(app, tx, who, found.work()).await?;
    Ok(found.looked_at(&permit).ok_or_else(missing)?)
}
