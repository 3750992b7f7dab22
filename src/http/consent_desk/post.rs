//! Something that must go out and does not: why, and what to do. A letter can be printed and handed over.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use serde::Deserialize;

use super::say;
use crate::accounts::account::Role;
use crate::clock::Timestamp;
use crate::consent::audit::Actor;
use crate::consent::ledger::entries;
use crate::consent::ledger::outbox::{self, Item};
use crate::error::{Error, Result};
use crate::http::App;
use crate::http::accounts::caller::{naming, see_other};
use crate::http::accounts::{Frame, SignedIn, staff_page};
use crate::http::assets;
use crate::http::extract::Form;
use crate::http::letters::Writer;
use crate::http::my::letter;
use crate::http::pages::view::{Reader, View};
use crate::http::problem::Problem;
use crate::http::qr::qr_code;
use crate::http::words::Words;
use crate::id::Id;
use crate::post::handing;
use crate::post::letter_store;
use crate::post::trouble::Trouble;
use crate::post::writing::{Content, Writes};
use crate::storage::database::Tx;

#[derive(Template)]
#[template(path = "consent_post.html")]
struct PostPage {
    v: View,
    desk: Frame,
    /// Since when it waits, and how often it was tried.
    since: String,
    attempts: u64,
    why: String,
    todo: String,
    /// Who gets it, by the key.
    reader: Option<String>,
    /// The page of the recall that it is.
    recall: Option<String>,
    /// What it says, where it goes to people outside.
    text: Option<String>,
    may_print: bool,
    may_write: bool,
}

#[derive(Template)]
#[template(path = "my/letter.html")]
struct Letter<'a> {
    words: &'a Words,
    subject: String,
    paragraphs: Vec<String>,
    qr: Option<String>,
    back: String,
}

impl Letter<'_> {
    fn asset(&self, name: &str) -> String {
        assets::url(name)
    }
}

/// What is done about it.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Doing {
    what: String,
}

/// `GET /{lang}/desk/consent/post/{item}`.
pub async fn page(
    State(app): State<App>,
    Reader(words): Reader,
    Path((_, item)): Path<(String, String)>,
    who: SignedIn,
) -> Result<Response, Problem> {
    let mut tx = app.database.read().await?;
    let path = format!("/desk/consent/post/{item}");
    let (mut v, desk) = say::opened(&app, &mut tx, words, &who, (&path, "inbox-post")).await?;
    let item = outbox::find(&mut tx, named(&item)?).await?.filter(|item| !item.gone);
    let item = item.ok_or_else(missing)?;
    v.title = kind_name(&v, &item.kind);
    let letter = letter_store::find(&mut tx, &item.object).await?;
    let reader = match &letter {
        Some(letter) => letter_store::reader_key(&mut tx, letter).await?,
        None => None,
    };
    let reason = item.last_error.as_deref();
    let view = PostPage {
        since: say::moment(&v, item.created),
        attempts: u64::try_from(item.attempts).unwrap_or(0),
        why: why(&v, reason),
        todo: todo(&v, reason),
        recall: (item.kind == "recall")
            .then(|| format!("/{}/desk/consent/recalls/{}", v.lang(), item.object)),
        text: head_text(&app, &mut tx, &item).await?,
        may_print: letter.is_some(),
        may_write: who.must(Role::ConsentOfficer).is_ok(),
        reader,
        v,
        desk,
    };
    Ok(staff_page(&view)?)
}

/// `POST /{lang}/desk/consent/post/{item}`: has it tried again, prints it, or writes down that it was handed over.
pub async fn act(
    State(app): State<App>,
    Reader(words): Reader,
    Path((_, item)): Path<(String, String)>,
    who: SignedIn,
    Form(doing): Form<Doing>,
) -> Result<Response, Problem> {
    who.must(Role::ConsentOfficer)?;
    let (id, actor, now) = (named(&item)?, Actor::Account(who.account.id), app.clock.now());
    let mut to = format!("/{}/desk/consent?only=post", words.tag());
    match doing.what.as_str() {
        "retry" => handing::try_again(&app.ledger, id, now).await?,
        "done" => {
            let done = handing::handed_over(&app.ledger, actor, id, now).await?;
            to = naming(&to, done.entries.first());
        }
        "print" => return Ok(printed(&app, words, id, (actor, now)).await?),
        _ => return Err(Error::invalid("Choose one of the buttons.").into()),
    }
    Ok(see_other(&to))
}

async fn printed(
    app: &App,
    desk: &Words,
    id: Id<Item>,
    (actor, now): (Actor, Timestamp),
) -> Result<Response> {
    let content: Content = handing::printed(&app.ledger, actor, id, now).await?;
    let text = letter::text(&app.site, &content);
    let link = content.link.as_ref().map(|(path, _)| format!("{}{path}", app.site.url));
    staff_page(&Letter {
        words: app.site.tongues.nearest(std::slice::from_ref(&content.language)),
        subject: text.subject,
        paragraphs: text.body.trim_end().split("\n\n").map(str::to_owned).collect(),
        qr: link.as_deref().map(qr_code).transpose()?,
        back: format!("/{}/desk/consent/post/{id}", desk.tag()),
    })
}

/// What goes to the witnesses; nothing for anything else.
async fn head_text(app: &App, tx: &mut Tx, item: &Item) -> Result<Option<String>> {
    if item.kind != "audit_head" {
        return Ok(None);
    }
    let found = entries(tx, item.object.parse().unwrap_or(i64::MAX), 1).await?;
    let writer = Writer { site: app.site.clone() };
    Ok(found
        .first()
        .map(|salted| writer.head(&salted.entry))
        .map(|text| format!("{}\n\n{}", text.subject, text.body)))
}

/// What kind of thing it is.
#[must_use]
pub fn kind_name(v: &View, kind: &str) -> String {
    v.t(&format!("post-kind-{}", kind.replace('_', "-")))
}

/// Why it does not go out.
#[must_use]
pub fn why(v: &View, reason: Option<&str>) -> String {
    let trouble = reason.and_then(|word| word.parse::<Trouble>().ok());
    let (word, code) = trouble.map_or(("given_up", None), Trouble::parts);
    let told = v.t(&format!("post-why-{}", word.replace('_', "-")));
    code.map_or_else(|| told.clone(), |code| format!("{told} ({code})"))
}

/// What to do about it.
fn todo(v: &View, reason: Option<&str>) -> String {
    let trouble = reason.and_then(|word| word.parse::<Trouble>().ok());
    v.t(match trouble {
        Some(Trouble::NoWay) => "post-todo-way",
        Some(Trouble::NoAddress | Trouble::BadAddress | Trouble::Refused(_) | Trouble::NotTaken(_)) => {
            "post-todo-address"
        }
        _ => "post-todo-again",
    })
}

fn named(item: &str) -> Result<Id<Item>> {
    item.parse().map_err(|_| missing())
}

fn missing() -> Error {
    Error::missing("Nothing like that waits any more.")
}
