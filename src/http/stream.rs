//! Bytes on their way out: every film, voice, picture, caption and broadcast file is sent from here.

use std::any::Any;
use std::fs::File;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{FromRequestParts, Path, State};
use axum::http::header::{
    ACCEPT_RANGES, CACHE_CONTROL, CONTENT_LENGTH, CONTENT_RANGE, CONTENT_TYPE, ETAG, HeaderName, IF_MATCH,
    IF_MODIFIED_SINCE, IF_NONE_MATCH, IF_RANGE, IF_UNMODIFIED_SINCE, LAST_MODIFIED, RANGE,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::response::Response;
use bytes::Bytes;
use futures_util::stream;
use http_body_util::StreamBody;

use crate::catalogue::shelf::Attachment;
use crate::clock::Timestamp;
use crate::consent::decision::Cleared;
use crate::error::{Error, Result};
use crate::http::App;
use crate::http::problem::Problem;
use crate::playback::{Outcome, Refusal};
use crate::streaming::body::{FileBody, Source};
use crate::streaming::http_date;
use crate::streaming::multipart::{self, Piece};
use crate::streaming::reply::{Ask, Entity, Reply, plan};
use crate::streaming::wire::Line;
use crate::viewer::Viewer;

/// What a request for bytes brings: its method and headers, and the line that the answer travels on.
pub struct Asked {
    head: bool,
    bare: bool,
    path: String,
    headers: HeaderMap,
    line: Line,
}

impl<S: Sync> FromRequestParts<S> for Asked {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let line = parts.extensions.get::<Line>();
        Ok(Self {
            head: parts.method == Method::HEAD,
            bare: parts.uri.query().is_none(),
            path: parts.uri.path().to_owned(),
            headers: parts.headers.clone(),
            line: line.ok_or_else(|| Error::internal("a request that came in without a line"))?.clone(),
        })
    }
}

impl Asked {
    /// The connection that the answer travels on.
    #[must_use]
    pub fn line(&self) -> &Line {
        &self.line
    }

    /// Whether the address is exactly the one we gave out: it ends with `name`, and nothing is appended to it.
    #[must_use]
    pub fn is_exactly(&self, name: &str) -> bool {
        self.bare && self.path.rsplit('/').next() == Some(name)
    }

    fn conditions(&self) -> Ask<'_> {
        let lines = |name: HeaderName| self.headers.get_all(name).iter().map(HeaderValue::as_bytes).collect();
        Ask {
            head: self.head,
            if_match: lines(IF_MATCH),
            if_unmodified_since: lines(IF_UNMODIFIED_SINCE),
            if_none_match: lines(IF_NONE_MATCH),
            if_modified_since: lines(IF_MODIFIED_SINCE),
            if_range: lines(IF_RANGE),
            range: lines(RANGE),
        }
    }
}

/// `GET /media/{rendition}`: the bytes of one public rendition. Only the address itself names it: with a query or
/// anything else appended there is no such thing.
pub async fn rendition(
    State(app): State<App>,
    Path(name): Path<String>,
    asked: Asked,
) -> Result<Response, Problem> {
    let found = match name.parse() {
        Ok(id) if asked.is_exactly(&name) => app.door.public_rendition(id).await?,
        _ => None,
    };
    let (held, answer) = found.ok_or_else(missing)?;
    let permit = answer.permit().map_err(|refusal| denial(&refusal))?;
    let held = held.opened(&permit).filter(|held| held.is_for_viewers()).ok_or_else(missing)?;
    Ok(send(&app, &asked, &held, &Viewer::Anyone).await?)
}

/// A refusal as an error: the same for every reason, every method and every header.
#[must_use]
pub fn denial(refusal: &Refusal) -> Error {
    match refusal.answer() {
        Outcome::Gone => Error::gone("This is not available any more."),
        Outcome::Blocked => Error::blocked("This may not be shown: a court or an authority ordered it."),
        Outcome::Missing => missing(),
    }
}

/// What is not there, or not for whoever asks: one sentence, so that it tells no difference.
#[must_use]
pub fn missing() -> Error {
    Error::missing("There is nothing at this address.")
}

/// Sends a file of the media store that a permit cleared to `viewer`. The answer is watched: when the permit ends, the
/// connection is cut.
///
/// # Errors
/// `Internal` when the store does not hold what the catalogue names.
pub async fn send(
    app: &App,
    asked: &Asked,
    cleared: &Cleared<impl AsRef<Entity>>,
    viewer: &Viewer,
) -> Result<Response> {
    let (entity, permit): (&Entity, _) = (cleared.as_ref(), cleared.permit());
    let file = app.media.open(cleared).await.map_err(|e| Error::internal(e.chain()))?;
    if file.length() != entity.length {
        return Err(Error::internal(format!("{} is {} bytes long", entity.sha256, file.length())));
    }
    let watched = app.door.watch().register(permit.clone(), viewer.clone(), asked.line.severer().clone());
    Ok(send_open(asked, entity, app.clock.now(), file.file(), watched))
}

/// Sends an open file, which the store gave out for a permit. `held` lives until the connection has moved on to
/// another answer or has ended.
#[must_use]
pub fn send_open(
    asked: &Asked,
    entity: &Entity,
    now: Timestamp,
    file: &Arc<File>,
    held: impl Any + Send + Sync,
) -> Response {
    answer(asked, entity, now, |pieces| {
        Body::new(FileBody::new(asked.line.clone(), Source::new(Arc::clone(file), held), pieces))
    })
}

/// Sends words that are kept as a row (captions, a transcript) and that a permit cleared to `viewer`, and watches the
/// answer as [`send`] does.
#[must_use]
pub fn send_words(app: &App, asked: &Asked, cleared: &Cleared<Attachment>, viewer: &Viewer) -> Response {
    let (entity, bytes, permit) = (&cleared.entity, &cleared.bytes, cleared.permit());
    let watched = app.door.watch().register(permit.clone(), viewer.clone(), asked.line.severer().clone());
    asked.line.hold(watched);
    let slice = |piece: Piece| match piece {
        Piece::Text(text) => Bytes::from(text),
        Piece::Slice(slice) => {
            let at = |position: u64| usize::try_from(position).map_or(bytes.len(), |at| at.min(bytes.len()));
            bytes.slice(at(slice.start)..at(slice.end))
        }
    };
    answer(asked, entity, app.clock.now(), |pieces| {
        let frames: Vec<_> =
            pieces.into_iter().map(slice).map(http_body::Frame::data).map(Result::Ok).collect();
        Body::new(StreamBody::new(stream::iter::<Vec<Result<_>>>(frames)))
    })
}

/// Status, headers and body of the planned reply (RFC 9110, sections 8, 14 and 15).
fn answer(asked: &Asked, entity: &Entity, now: Timestamp, body: impl FnOnce(Vec<Piece>) -> Body) -> Response {
    let reply = plan(&asked.conditions(), entity, now);
    let (status, pieces) = match &reply {
        Reply::Whole if entity.length == 0 => (StatusCode::OK, vec![]),
        Reply::Whole => (StatusCode::OK, vec![Piece::Slice(0..entity.length)]),
        Reply::Slice(slice) => (StatusCode::PARTIAL_CONTENT, vec![Piece::Slice(slice.clone())]),
        Reply::Slices(slices) => (StatusCode::PARTIAL_CONTENT, multipart::pieces(entity, slices)),
        Reply::NotModified => (StatusCode::NOT_MODIFIED, vec![]),
        Reply::PreconditionFailed => (StatusCode::PRECONDITION_FAILED, vec![]),
        Reply::RangeNotSatisfiable => (StatusCode::RANGE_NOT_SATISFIABLE, vec![]),
    };
    // Section 8.6: a 304 says the length that the 200 would have.
    let length = match &reply {
        Reply::NotModified => entity.length,
        _ => pieces.iter().map(Piece::length).sum(),
    };
    let body = if asked.head || pieces.is_empty() { Body::empty() } else { body(pieces) };
    let mut response = Response::new(body);
    *response.status_mut() = status;
    let headers = response.headers_mut();
    describe(headers, entity, now);
    headers.insert(CONTENT_LENGTH, length.into());
    match &reply {
        Reply::Whole => set(headers, CONTENT_TYPE, &entity.media_type),
        Reply::Slice(slice) => {
            set(headers, CONTENT_TYPE, &entity.media_type);
            set(headers, CONTENT_RANGE, &multipart::content_range(slice, entity.length));
        }
        Reply::Slices(_) => set(headers, CONTENT_TYPE, &multipart::media_type(entity)),
        Reply::RangeNotSatisfiable => set(headers, CONTENT_RANGE, &format!("bytes */{}", entity.length)),
        Reply::NotModified | Reply::PreconditionFailed => {}
    }
    response
}

/// What every answer says of the file.
fn describe(headers: &mut HeaderMap, entity: &Entity, now: Timestamp) {
    headers.insert(ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    set(headers, ETAG, &format!("\"{}\"", entity.sha256));
    set(headers, LAST_MODIFIED, &http_date::format(entity.last_modified(now)));
}

fn set(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    // Digests, dates, numbers and the media types of our own table are always visible ASCII.
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}
