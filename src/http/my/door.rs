//! Who comes in by a link, in which language, and what whoever holds no living link reads.

use askama::Template;
use axum::http::header::{ACCEPT_LANGUAGE, CACHE_CONTROL, LOCATION, REFERRER_POLICY};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::view::MyView;
use crate::catalogue::work::Work;
use crate::error::Result;
use crate::http::App;
use crate::http::pages::Answered;
use crate::http::words::{Words, preferences};
use crate::id::{Id, Token};
use crate::language::Language;
use crate::narrator::link_store;
use crate::narrator::standing::Standing;
use crate::storage::database::Tx;

/// What the address says behind its question mark.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// Another language than that of the link.
    pub lang: Option<String>,
}

/// A request that came in by a link.
pub struct Visit<'a> {
    pub app: &'a App,
    pub token: String,
    pub standing: Standing,
    pub words: &'a Words,
    /// The language that was chosen on the page.
    pub chosen: Option<String>,
}

#[derive(Template)]
#[template(path = "my/closed.html")]
struct Closed<'a> {
    v: MyView<'a>,
}

/// The visit of whoever presents `token`; none when it opens nothing.
///
/// # Errors
/// As the database.
pub async fn enters<'a>(
    app: &'a App,
    tx: &mut Tx,
    token: &str,
    lang: Option<&str>,
) -> Result<Option<Visit<'a>>> {
    let found = link_store::opened(tx, &Token::presented(token), app.clock.now()).await?;
    Ok(found.map(|standing| {
        let chosen = lang.and_then(|tag| app.site.tongues.of(tag));
        let words = chosen.unwrap_or_else(|| app.site.tongues.nearest(&[standing.language().clone()]));
        let chosen = chosen.map(|words| words.tag().to_owned());
        Visit { app, token: token.to_owned(), standing, words, chosen }
    }))
}

/// The same at an address of a work; none also when the person is not in it.
///
/// # Errors
/// As the database.
pub async fn enters_at<'a>(
    app: &'a App,
    tx: &mut Tx,
    (token, work): (&str, &str),
    lang: Option<&str>,
) -> Result<Option<(Visit<'a>, Id<Work>)>> {
    let visit = enters(app, tx, token, lang).await?;
    Ok(visit.and_then(|visit| visit.standing.work(work).map(|work| (visit, work))))
}

/// The page of a link that opens nothing, whyever: it is unknown, run out, taken back.
///
/// # Errors
/// `Internal` when the template cannot be filled in.
pub fn closed(app: &App, headers: &HeaderMap, lang: Option<&str>) -> Result<Response> {
    let accept = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let wanted: Vec<Language> = preferences(accept);
    let words = lang.and_then(|tag| app.site.tongues.of(tag));
    let words = words.unwrap_or_else(|| app.site.tongues.nearest(&wanted));
    let v = MyView::closed(app, words);
    let mut response = Closed { v }.denied(StatusCode::NOT_FOUND)?;
    keep_secret(&mut response, "no-referrer");
    Ok(response)
}

/// The address is a secret: it is kept and listed nowhere. `referrer` is `no-referrer`, or `same-origin` for a page
/// with a form: with the former a form of ours would come back with the origin `null`. Neither tells another host.
pub fn keep_secret(response: &mut Response, referrer: &'static str) {
    let headers = response.headers_mut();
    headers.insert(REFERRER_POLICY, HeaderValue::from_static(referrer));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex"));
}

/// A page with a form; `faulty` when what was sent cannot be used.
///
/// # Errors
/// `Internal` when the template cannot be filled in.
pub fn form_page(page: &impl Answered, faulty: bool) -> Result<Response> {
    let mut response = if faulty { page.denied(StatusCode::UNPROCESSABLE_ENTITY)? } else { page.answer()? };
    keep_secret(&mut response, "same-origin");
    Ok(response)
}

impl Visit<'_> {
    /// What a form of this page must bring back.
    #[must_use]
    pub fn grant(&self, deed: &str, work: Id<Work>) -> String {
        let purpose = format!("{deed} {work}");
        self.app.grants.grant(self.standing.link(), &purpose, self.app.clock.now())
    }

    /// Whether a form brought back what it was given, in time.
    #[must_use]
    pub fn allows(&self, grant: &str, deed: &str, work: Id<Work>) -> bool {
        let purpose = format!("{deed} {work}");
        self.app.grants.allows(grant, self.standing.link(), &purpose, self.app.clock.now())
    }

    /// Sends the reader on to a page below this link.
    #[must_use]
    pub fn on_to(&self, path: &str) -> Response {
        let lang = self.chosen.as_ref().map(|tag| format!("?lang={tag}")).unwrap_or_default();
        let to = format!("/my/{}{path}{lang}", self.token);
        let mut response = (StatusCode::SEE_OTHER, [(LOCATION, to)]).into_response();
        keep_secret(&mut response, "no-referrer");
        response
    }
}
