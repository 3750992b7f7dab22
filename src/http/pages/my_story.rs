//! “Stop my story”: plain words, a telephone number, and a form of which every field may stay empty.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, HeaderValue};
use axum::response::Response;
use serde::Deserialize;

use super::Answered;
use super::view::{Reader, View};
use crate::catalogue::shelf;
use crate::catalogue::work::Work;
use crate::consent::takedown::{self, Receipt, Request, Words};
use crate::error::{Kind, Result};
use crate::http::App;
use crate::http::extract::{self, Query};
use crate::http::problem::Problem;
use crate::id::Id;
use crate::playback::Answer;
use crate::storage::database::Tx;

#[derive(Template)]
#[template(path = "story.html")]
struct StoryPage {
    v: View,
    form: Form,
    fault: Option<String>,
    held: bool,
}

#[derive(Template)]
#[template(path = "receipt.html")]
struct ReceiptPage {
    v: View,
    number: String,
    danger: bool,
    held: bool,
}

/// What somebody wrote. Every field may be empty or missing.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Form {
    work: String,
    name: String,
    contact: String,
    reason: String,
    danger: Option<String>,
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

/// `POST /{lang}/my-story`: files the request; where it is dangerous, the work's public uses are held at once.
pub async fn file(
    State(app): State<App>,
    Reader(words): Reader,
    form: Result<extract::Form<Form>, Problem>,
) -> Result<Response, Problem> {
    let mut tx = app.database.read().await?;
    let v = View::open(&app, &mut tx, words, "/my-story").await?.unlisted();
    let form = match form {
        Ok(extract::Form(form)) => form,
        Err(Problem(e)) if e.kind() == Kind::TooLarge => return Ok(too_long(&app, v, Form::default())?),
        Err(e) => return Err(e),
    };
    let (work, public) = meant(&app, &mut tx, &form.work).await?;
    drop(tx);
    match filed(&app, &form, work, public).await {
        Ok(receipt) => Ok(told(v, &form, receipt)?),
        Err(e) => match e.kind() {
            Kind::TooLarge => Ok(too_long(&app, v, form)?),
            Kind::Unavailable => Ok(again(&app, v, form, (StatusCode::SERVICE_UNAVAILABLE, "story-later"))?),
            _ => Err(e.into()),
        },
    }
}

async fn filed(app: &App, form: &Form, work: Option<Id<Work>>, public: bool) -> Result<Receipt> {
    let danger = form.danger.is_some();
    let request = Request { work, danger, words: form.words() };
    // A work that nobody sees needs no hold, and a receipt must not tell that it is there.
    let holds = if app.site.danger_hold && public { app.site.danger_holds_a_day } else { 0 };
    let receipt = takedown::file(&app.ledger, &request, holds, app.clock.now()).await?;
    if danger && receipt.held_until.is_some() {
        tracing::warn!("somebody reports danger; the work is held: read `digitales takedown list`");
    } else if danger {
        tracing::warn!("somebody reports danger, and NOTHING IS HELD: read `digitales takedown list` now");
    }
    Ok(receipt)
}

fn told(v: View, form: &Form, receipt: Receipt) -> Result<Response> {
    let title = v.t("receipt");
    let held = receipt.held_until.is_some();
    let page =
        ReceiptPage { v: v.titled(title), number: receipt.reference, danger: form.danger.is_some(), held };
    let mut response = page.answer()?;
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

fn too_long(app: &App, v: View, form: Form) -> Result<Response> {
    again(app, v, form, (StatusCode::PAYLOAD_TOO_LARGE, "story-too-long"))
}

/// The form again, filled in as it was sent, with what stood in the way.
fn again(app: &App, v: View, form: Form, (status, fault): (StatusCode, &str)) -> Result<Response> {
    let (title, fault) = (v.t("story"), Some(v.t(fault)));
    StoryPage { v: v.titled(title), form, fault, held: app.site.danger_hold }.denied(status)
}

/// The work that the words name, by slug, id, the address of its page or its title, and whether anyone may see it
/// now. A title is looked for among works that anyone may see; one that several of them bear names none.
async fn meant(app: &App, tx: &mut Tx, written: &str) -> Result<(Option<Id<Work>>, bool)> {
    let path = written.trim().split(['?', '#']).next().unwrap_or_default();
    let name = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    if let Some(found) = shelf::find(tx, name).await? {
        return Ok((Some(found.id), is_public(app, tx, found.id).await?));
    }
    let mut only = None;
    for found in shelf::titled(tx, written).await? {
        if is_public(app, tx, found.id).await? && only.replace(found.id).is_some() {
            return Ok((None, false));
        }
    }
    Ok((only, only.is_some()))
}

async fn is_public(app: &App, tx: &mut Tx, work: Id<Work>) -> Result<bool> {
    Ok(matches!(app.door.public(tx, work).await?, Answer::Permit(_)))
}

impl Form {
    /// What is sealed: the work as it was written stands in front of the reason, so nothing is lost.
    fn words(&self) -> Words {
        let reason = match self.work.trim() {
            "" => self.reason.clone(),
            work => format!("{work}\n\n{}", self.reason),
        };
        Words { name: self.name.clone(), contact: self.contact.clone(), reason }
    }
}
