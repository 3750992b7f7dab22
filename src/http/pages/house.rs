//! Pages about the house itself: what this is, who answers for it, what it keeps, and what robots may do.

use askama::Template;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use super::Answered;
use super::view::{Reader, View};
use crate::http::App;
use crate::http::problem::Problem;
use crate::http::words::Words;

#[derive(Template)]
#[template(path = "about.html")]
struct AboutPage {
    v: View,
}

#[derive(Template)]
#[template(path = "imprint.html")]
struct ImprintPage {
    v: View,
}

#[derive(Template)]
#[template(path = "privacy.html")]
struct PrivacyPage {
    v: View,
}

#[derive(Template)]
#[template(path = "accessibility.html")]
struct AccessibilityPage {
    v: View,
}

#[derive(Template)]
#[template(path = "barrier.html")]
struct BarrierPage {
    v: View,
}

async fn view(app: &App, words: &'static Words, key: &str) -> Result<View, Problem> {
    let mut tx = app.database.read().await?;
    Ok(View::open(app, &mut tx, words, &format!("/{key}")).await?.titled(words.say(key)))
}

/// `GET /{lang}/about`.
pub async fn about(State(app): State<App>, Reader(words): Reader) -> Result<Response, Problem> {
    Ok(AboutPage { v: view(&app, words, "about").await? }.answer()?)
}

/// `GET /{lang}/imprint`.
pub async fn imprint(State(app): State<App>, Reader(words): Reader) -> Result<Response, Problem> {
    Ok(ImprintPage { v: view(&app, words, "imprint").await? }.answer()?)
}

/// `GET /{lang}/privacy`.
pub async fn privacy(State(app): State<App>, Reader(words): Reader) -> Result<Response, Problem> {
    Ok(PrivacyPage { v: view(&app, words, "privacy").await? }.answer()?)
}

/// `GET /{lang}/accessibility`.
pub async fn accessibility(State(app): State<App>, Reader(words): Reader) -> Result<Response, Problem> {
    Ok(AccessibilityPage { v: view(&app, words, "accessibility").await? }.answer()?)
}

/// `GET /{lang}/barrier`.
pub async fn barrier(State(app): State<App>, Reader(words): Reader) -> Result<Response, Problem> {
    Ok(BarrierPage { v: view(&app, words, "barrier").await? }.answer()?)
}

/// `GET /robots.txt`: pages may be listed, media may not be fetched, and nothing may be mined.
pub async fn robots() -> Response {
    let text = "# Nobody here agreed to a machine being trained on their voice or face: tdm-reservation: 1\n\
                User-agent: *\n\
                Disallow: /media/\nDisallow: /captions/\nDisallow: /c/\nDisallow: /embed/\nDisallow: /radio\n\n\
                User-agent: GPTBot\nUser-agent: CCBot\nUser-agent: Google-Extended\nUser-agent: anthropic-ai\n\
                User-agent: ClaudeBot\nUser-agent: Applebot-Extended\nUser-agent: PerplexityBot\n\
                User-agent: Bytespider\nUser-agent: Meta-ExternalAgent\n\
                Disallow: /\n";
    let headers = [(CONTENT_TYPE, "text/plain; charset=utf-8"), (CACHE_CONTROL, "public, max-age=3600")];
    (headers, text).into_response()
}
