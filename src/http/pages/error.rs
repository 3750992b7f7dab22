//! Errors as pages: what the handlers below answered with a problem becomes a page for whoever reads pages.

use askama::Template;
use axum::extract::{Request, State};
use axum::http::header::{ACCEPT, ACCEPT_LANGUAGE, ALLOW, LINK, RETRY_AFTER};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use tower_http::csrf::ProtectionError;

use super::Answered;
use super::view::View;
use crate::catalogue::shelf::{self, Library};
use crate::http::App;
use crate::http::closed::Closed;
use crate::http::problem::Trouble;
use crate::http::words::Words;

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    v: View,
    text: String,
    work: bool,
}

/// Turns problems into pages, for addresses of pages and for whoever asks for HTML.
pub async fn pages(State(app): State<App>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let headers = request.headers().clone();
    let head = request.method() == Method::HEAD;
    let response = next.run(request).await;
    let status = response.status();
    let failed = status.is_client_error() || status.is_server_error();
    let told = response.extensions();
    let ours = told.get::<Trouble>().is_some() || told.get::<ProtectionError>().is_some();
    let ours = ours || response.headers().contains_key(ALLOW);
    match reader(&path, &headers) {
        Some(words) if failed && ours => page(&app, words, &path, response, head).await,
        _ => response,
    }
}

/// In which language a page is wanted here; none when a program asks.
fn reader(path: &str, headers: &HeaderMap) -> Option<&'static Words> {
    let first = path.trim_start_matches('/').split('/').next().unwrap_or_default();
    let text = |name| headers.get(name).and_then(|value: &axum::http::HeaderValue| value.to_str().ok());
    let html = || text(ACCEPT).is_some_and(|accept| accept.contains("text/html"));
    let program = matches!(first, "api" | "oembed" | "openapi.json" | "healthz" | "readyz");
    let somebody = || (!program && html()).then(|| Words::negotiate(text(ACCEPT_LANGUAGE)));
    Words::of(first).or_else(somebody)
}

async fn page(app: &App, words: &'static Words, path: &str, problem: Response, head: bool) -> Response {
    let status = problem.status();
    let closed = problem.extensions().get::<Closed>().is_some();
    let view = View::with(app, library(app, status).await, words, "/").unlisted();
    let key = match status.as_u16() {
        503 if closed => "error-closed",
        404 | 405 => "error-404",
        410 => "error-410",
        451 => "error-451",
        401 | 403 => "error-403",
        503 => "error-503",
        400..=499 => "error-400",
        _ => "error-500",
    };
    let mut view = view.titled(words.say(key));
    let slug = path.split('/').skip_while(|part| *part != "works").nth(1);
    view.about_work = slug.filter(|slug| is_slug(slug)).map(str::to_owned);
    let page = ErrorPage {
        text: words.say(&format!("{key}-text")),
        work: matches!(status.as_u16(), 404 | 410 | 451),
        v: view,
    };
    let Ok(mut answer) = page.denied(status) else { return problem };
    for name in [RETRY_AFTER, ALLOW, LINK] {
        if let Some(value) = problem.headers().get(&name) {
            answer.headers_mut().insert(name, value.clone());
        }
    }
    if head {
        *answer.body_mut() = axum::body::Body::empty();
    }
    answer
}

fn is_slug(text: &str) -> bool {
    text.parse::<crate::catalogue::work::Slug>().is_ok()
}

/// What the library says of itself, as far as it can be asked.
async fn library(app: &App, status: StatusCode) -> Library {
    if status.is_server_error() {
        return Library::default();
    }
    let Ok(mut tx) = app.database.read().await else { return Library::default() };
    shelf::library(&mut tx).await.unwrap_or_default()
}
