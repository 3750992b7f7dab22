//! What is under way as it goes on: server-sent events (HTML Living Standard, section 9.2), each the whole list anew.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use askama::Template;
use axum::body::Body;
use axum::extract::{Extension, State};
use axum::http::HeaderMap;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use futures_util::stream;
use tokio_util::sync::CancellationToken;

use super::PLACE;
use super::lines::{Line, lines};
use super::live::Listening;
use super::page::Lines;
use crate::accounts::account::{Account, Role};
use crate::error::Result;
use crate::http::App;
use crate::http::accounts::SignedIn;
use crate::http::accounts::caller::find;
use crate::http::pages::view::{Reader, View};
use crate::http::problem::Problem;
use crate::id::Id;

/// How often it is asked whether whoever listens is still signed in, and a sign of life is given.
const STILL_THERE: Duration = Duration::from_secs(15);

/// Told when the server ends, so that answers without an end have one.
#[derive(Clone)]
pub struct Closing(pub CancellationToken);

/// Somebody who listens.
struct Listener {
    app: App,
    view: Arc<View>,
    account: Id<Account>,
    headers: HeaderMap,
    listening: Arc<Listening>,
    closing: CancellationToken,
    last: Option<Vec<Line>>,
}

/// `GET /{lang}/desk/intake/events`.
pub async fn events(
    State(app): State<App>,
    Reader(words): Reader,
    closing: Option<Extension<Closing>>,
    headers: HeaderMap,
    who: SignedIn,
) -> Result<Response, Problem> {
    who.must(Role::Curator)?;
    let mut tx = app.database.read().await?;
    let view = Arc::new(View::open(&app, &mut tx, words, PLACE).await?);
    drop(tx);
    let listening = app.live.listen(&app.database, &app.uploader, &app.clock);
    let closing = closing.map_or_else(CancellationToken::new, |Extension(closing)| closing.0);
    let account = who.account.id;
    let listener = Listener { app, view, account, headers, listening, closing, last: None };
    let told = stream::unfold(listener, async |mut listener| Some((listener.next().await?, listener)));
    let kind = [(CONTENT_TYPE, "text/event-stream"), (CACHE_CONTROL, "no-store")];
    Ok((kind, Body::from_stream(told)).into_response())
}

impl Listener {
    /// The next event; nothing when it is over.
    async fn next(&mut self) -> Option<Result<Bytes, Infallible>> {
        let mut state = self.listening.state.clone();
        // Whoever begins is told at once, unless nobody asked yet.
        let first = self.last.is_none() && state.borrow().at != 0;
        loop {
            if !first || self.last.is_some() {
                tokio::select! {
                    () = self.closing.cancelled() => return None,
                    changed = tokio::time::timeout(STILL_THERE, state.changed()) => match changed {
                        Ok(Ok(())) => {}
                        Ok(Err(_)) => return None,
                        Err(_) => return self.still_there().await,
                    },
                }
            }
            let now = lines(&self.view, self.account, &state.borrow_and_update());
            if self.last.as_ref() != Some(&now) {
                self.last = Some(now.clone());
                return self.told(now);
            }
        }
    }

    /// A comment, which keeps the line open, for as long as whoever listens is signed in.
    async fn still_there(&self) -> Option<Result<Bytes, Infallible>> {
        let who = find(&self.app, &self.headers).await.ok()??;
        who.account.is(Role::Curator).then(|| Ok(Bytes::from_static(b":\n\n")))
    }

    fn told(&self, lines: Vec<Line>) -> Option<Result<Bytes, Infallible>> {
        let html = Lines { v: Arc::clone(&self.view), lines }.render().ok()?;
        let mut told = String::from("event: under-way\n");
        for line in html.lines() {
            told.push_str("data: ");
            told.push_str(line);
            told.push('\n');
        }
        told.push('\n');
        Some(Ok(Bytes::from(told)))
    }
}
