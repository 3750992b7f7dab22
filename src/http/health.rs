//! For whoever watches over the service: whether the process runs, and whether it can do its work.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use crate::catalogue::shelf;
use crate::clock::kernel;
use crate::error::Result;
use crate::http::App;

/// The description of the interface for programs (`OpenAPI` 3.1).
const OPENAPI: &str = include_str!("openapi.json");

/// Each part as one word: `ok`, `failed`; of the clock `synchronised`, `unsynchronised` or `unknown`.
#[derive(Serialize)]
struct Ready {
    database: &'static str,
    media_store: &'static str,
    clock: &'static str,
}

/// `GET /healthz`: the process answers.
pub async fn alive() -> Response {
    ([(CACHE_CONTROL, "no-store"), (CONTENT_TYPE, "text/plain; charset=utf-8")], "ok\n").into_response()
}

/// `GET /readyz`: database and media store are reachable. The clock's state is told; it decides only by configuration.
pub async fn ready(State(app): State<App>) -> Response {
    let database = database(&app).await.is_ok();
    let media_store = app.media.ready().await.is_ok();
    let word = |ok: bool| if ok { "ok" } else { "failed" };
    let clock = match kernel::is_synchronised() {
        Some(true) => "synchronised",
        Some(false) => "unsynchronised",
        None => "unknown",
    };
    let status = if database && media_store { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    let body = Ready { database: word(database), media_store: word(media_store), clock };
    (status, [(CACHE_CONTROL, "no-store")], Json(body)).into_response()
}

async fn database(app: &App) -> Result<()> {
    shelf::ready(&mut app.database.read().await?).await
}

/// `GET /openapi.json`.
pub async fn openapi() -> Response {
    ([(CACHE_CONTROL, "no-cache"), (CONTENT_TYPE, "application/json")], OPENAPI).into_response()
}
