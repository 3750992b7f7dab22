//! “Stop my story”: plain words, a telephone number, and a form of which every field may stay empty.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;

use super::Answered;
use super::view::{Reader, View};
use crate::http::App;
use crate::http::extract::Query;
use crate::http::problem::Problem;

#[derive(Template)]
#[template(path = "story.html")]
struct StoryPage {
    v: View,
    form: Form,
    fault: Option<String>,
    held: bool,
}

/// What somebody wrote. Every field may be empty.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Form {
    work: String,
    name: String,
    contact: String,
    reason: String,
    danger: bool,
}

/// Which work the reader came from.
#[derive(Deserialize)]
pub struct About {
    work: Option<String>,
}

/// `GET /{lang}/my-story?work=`.
pub async fn form(
    State(app): State<App>,
    Reader(words): Reader,
    Query(about): Query<About>,
) -> Result<Response, Problem> {
    let mut tx = app.database.read().await?;
    let v = View::open(&app, &mut tx, words, "/my-story").await?.titled(words.say("story"));
    let form = Form { work: about.work.unwrap_or_default(), ..Form::default() };
    Ok(StoryPage { v, form, fault: None, held: app.site.danger_hold }.answer()?)
}
