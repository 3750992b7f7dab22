//! Posters and captions: they belong to an edition as much as its picture, so they ask for the same permit.

use axum::extract::{Path, State};
use axum::response::Response;

use crate::catalogue::shelf::{self, Attachment};
use crate::consent::decision::{Cleared, Sealed};
use crate::http::App;
use crate::http::problem::Problem;
use crate::http::stream::{Asked, denial, missing, send, send_words};
use crate::playback::Answer;
use crate::storage::database::Tx;
use crate::viewer::Viewer;

/// `GET /posters/{poster}`.
pub async fn poster(
    State(app): State<App>,
    Path(name): Path<String>,
    asked: Asked,
) -> Result<Response, Problem> {
    let mut tx = app.database.read().await?;
    let found = match name.parse() {
        Ok(id) if asked.is_exactly(&name) => shelf::find_poster(&mut tx, id).await?,
        _ => None,
    };
    Ok(send(&app, &asked, &opened(&app, &mut tx, found).await?, &Viewer::Anyone).await?)
}

/// `GET /captions/{transcript}.vtt`, and the same words as `.srt` and `.txt`.
pub async fn captions(
    State(app): State<App>,
    Path(name): Path<String>,
    asked: Asked,
) -> Result<Response, Problem> {
    let mut tx = app.database.read().await?;
    let found = if asked.is_exactly(&name) { shelf::find_transcript(&mut tx, &name).await? } else { None };
    Ok(send_words(&app, &asked, &opened(&app, &mut tx, found).await?, &Viewer::Anyone))
}

/// The thing, when the public permit is for its edition.
pub(crate) async fn opened(
    app: &App,
    tx: &mut Tx,
    found: Option<Sealed<Attachment>>,
) -> Result<Cleared<Attachment>, Problem> {
    let found = found.ok_or_else(missing)?;
    match app.door.public(tx, found.work()).await? {
        Answer::Permit(permit) => Ok(found.opened(&permit).ok_or_else(missing)?),
        Answer::Refusal(refusal) => Err(denial(&refusal).into()),
    }
}
