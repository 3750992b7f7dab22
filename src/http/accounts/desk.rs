//! The first page of the desk: where who is signed in may go, and their own account.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use crate::accounts::account_store::open_sessions;
use crate::accounts::session::IDLE_MS;
use crate::error::Result;
use crate::http::App;
use crate::http::accounts::{Frame, SignedIn, staff_page};
use crate::http::pages::view::{Reader, View};
use crate::http::problem::Problem;

#[derive(Template)]
#[template(path = "desk_home.html")]
struct DeskPage {
    v: View,
    desk: Frame,
    /// In how many browsers the account is signed in.
    browsers: u64,
}

/// `GET /{lang}/desk`.
pub async fn page(State(app): State<App>, Reader(words): Reader, who: SignedIn) -> Result<Response, Problem> {
    let now = app.clock.now();
    let mut tx = app.database.read().await?;
    let v = View::open(&app, &mut tx, words, "/desk").await?.titled(words.say("desk")).unlisted();
    let browsers = open_sessions(&mut tx, who.account.id, now, now.plus_millis(-IDLE_MS)).await?;
    let browsers = u64::try_from(browsers).unwrap_or(0);
    Ok(staff_page(&DeskPage { v, desk: Frame::of(&who, words, "/desk"), browsers })?)
}
