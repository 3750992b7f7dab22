//! Adaptive streaming (HLS): playlists for a permit, made when they are asked for. What they name is asked for anew.

use axum::extract::{Path, State};
use axum::response::Response;

use crate::catalogue::rendition_store::find_rendition;
use crate::catalogue::shelf::{self, Attachment};
use crate::consent::decision::{Cleared, Permit, Sealed};
use crate::error::Result;
use crate::http::App;
use crate::http::attachments::opened as anyones;
use crate::http::problem::Problem;
use crate::http::schools::class_links::{keep_secret, opened};
use crate::http::schools::embed::missing as no_clip;
use crate::http::stream::{Asked, denial, missing, send, send_words};
use crate::playback::Answer;
use crate::storage::database::Tx;
use crate::viewer::Viewer;

/// The last part of the address of a part's playlist.
const MAIN: &str = "main.m3u8";
/// The last part of the address of a file's playlist.
const INDEX: &str = "index.m3u8";
/// The last part of the address of a file that a playlist names.
const TRACK: &str = "track.mp4";

/// `GET /hls/{work}/{part}/main.m3u8`: everything that anyone may have of a part.
pub async fn main(
    State(app): State<App>,
    Path((work, part)): Path<(String, String)>,
    asked: Asked,
) -> Result<Response, Problem> {
    let mut tx = app.database.read().await?;
    let work = work.parse().ok().filter(|_| asked.is_exactly(MAIN)).ok_or_else(missing)?;
    match app.door.public(&mut tx, work).await? {
        Answer::Permit(permit) => Ok(send_words(
            &app,
            &asked,
            &ladder(&mut tx, &permit, &part).await?.ok_or_else(missing)?,
            &Viewer::Anyone,
        )),
        Answer::Refusal(refusal) => Err(denial(&refusal).into()),
    }
}

/// `GET /media/{rendition}/index.m3u8`.
pub async fn index(
    State(app): State<App>,
    Path(rendition): Path<String>,
    asked: Asked,
) -> Result<Response, Problem> {
    let mut tx = app.database.read().await?;
    let found = match rendition.parse() {
        Ok(id) if asked.is_exactly(INDEX) => shelf::find_playlist(&mut tx, id).await?,
        _ => None,
    };
    Ok(send_words(&app, &asked, &public(&app, &mut tx, found).await?, &Viewer::Anyone))
}

/// `GET /media/{rendition}/track.mp4`: the bytes of `/media/{rendition}`, with a name that players know.
pub async fn track(
    State(app): State<App>,
    Path(rendition): Path<String>,
    asked: Asked,
) -> Result<Response, Problem> {
    let found = match rendition.parse() {
        Ok(id) if asked.is_exactly(TRACK) => app.door.public_rendition(id).await?,
        _ => None,
    };
    let (held, answer) = found.ok_or_else(missing)?;
    let permit = answer.permit().map_err(|refusal| denial(&refusal))?;
    let held = held.opened(&permit).filter(|held| held.is_for_viewers()).ok_or_else(missing)?;
    Ok(send(&app, &asked, &held, &Viewer::Anyone).await?)
}

/// `GET /captions/{transcript}/index.m3u8`.
pub async fn words(
    State(app): State<App>,
    Path(transcript): Path<String>,
    asked: Asked,
) -> Result<Response, Problem> {
    let mut tx = app.database.read().await?;
    let found = match transcript.parse() {
        Ok(id) if asked.is_exactly(INDEX) => shelf::find_words(&mut tx, id).await?,
        _ => None,
    };
    Ok(send_words(&app, &asked, &public(&app, &mut tx, found).await?, &Viewer::Anyone))
}

/// `GET /c/{token}/hls/{work}/{part}/main.m3u8`: everything that a class may have of the part.
pub async fn class_main(
    State(app): State<App>,
    Path((token, work, part)): Path<(String, String, String)>,
    asked: Asked,
) -> Result<Response, Problem> {
    let mut tx = app.database.read().await?;
    let (link, permit) = opened(&app, &mut tx, &token).await?;
    if work.parse().ok() != Some(permit.work()) || !asked.is_exactly(MAIN) {
        return Err(no_clip().into());
    }
    let mut response = send_words(
        &app,
        &asked,
        &ladder(&mut tx, &permit, &part).await?.ok_or_else(no_clip)?,
        &link.viewer(),
    );
    keep_secret(&mut response);
    Ok(response)
}

/// `GET /c/{token}/media/{rendition}/index.m3u8`.
pub async fn class_index(
    State(app): State<App>,
    Path((token, rendition)): Path<(String, String)>,
    asked: Asked,
) -> Result<Response, Problem> {
    let mut tx = app.database.read().await?;
    let found = match rendition.parse() {
        Ok(id) if asked.is_exactly(INDEX) => shelf::find_playlist(&mut tx, id).await?,
        _ => None,
    };
    Ok(class_words(&app, &mut tx, &token, &asked, found).await?)
}

/// `GET /c/{token}/media/{rendition}/track.mp4`.
pub async fn class_track(
    State(app): State<App>,
    Path((token, rendition)): Path<(String, String)>,
    asked: Asked,
) -> Result<Response, Problem> {
    let mut tx = app.database.read().await?;
    let (link, permit) = opened(&app, &mut tx, &token).await?;
    let found = match rendition.parse() {
        Ok(id) if asked.is_exactly(TRACK) => find_rendition(&mut tx, id).await?,
        _ => None,
    };
    let held = found.and_then(|found| found.opened(&permit)).filter(|held| held.is_for_viewers());
    let mut response = send(&app, &asked, &held.ok_or_else(no_clip)?, &link.viewer()).await?;
    keep_secret(&mut response);
    Ok(response)
}

/// `GET /c/{token}/captions/{transcript}/index.m3u8`.
pub async fn class_captions(
    State(app): State<App>,
    Path((token, transcript)): Path<(String, String)>,
    asked: Asked,
) -> Result<Response, Problem> {
    let mut tx = app.database.read().await?;
    let found = match transcript.parse() {
        Ok(id) if asked.is_exactly(INDEX) => shelf::find_words(&mut tx, id).await?,
        _ => None,
    };
    Ok(class_words(&app, &mut tx, &token, &asked, found).await?)
}

async fn class_words(
    app: &App,
    tx: &mut Tx,
    token: &str,
    asked: &Asked,
    found: Option<Sealed<Attachment>>,
) -> Result<Response> {
    let (link, permit) = opened(app, tx, token).await?;
    let found = found.and_then(|found| found.opened(&permit)).filter(says_something).ok_or_else(no_clip)?;
    let mut response = send_words(app, asked, &found, &link.viewer());
    keep_secret(&mut response);
    Ok(response)
}

/// The playlist of a part of the edition that `permit` opens.
async fn ladder(tx: &mut Tx, permit: &Permit, part: &str) -> Result<Option<Cleared<Attachment>>> {
    let Ok(part) = part.parse() else { return Ok(None) };
    let found = shelf::ladder(tx, permit, part).await?;
    Ok(found.and_then(|found| found.opened(permit)))
}

/// The playlist, when the public permit is for its edition and there is one.
async fn public(
    app: &App,
    tx: &mut Tx,
    found: Option<Sealed<Attachment>>,
) -> Result<Cleared<Attachment>, Problem> {
    let playlist = anyones(app, tx, found).await?;
    if says_something(&playlist) { Ok(playlist) } else { Err(missing().into()) }
}

/// A file that is not in fragments has an empty playlist.
fn says_something(playlist: &Cleared<Attachment>) -> bool {
    !playlist.bytes.is_empty()
}
