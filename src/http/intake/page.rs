//! The page on which curators bring works in: what they choose, and everything that is under way.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;

use super::PLACE;
use super::caller::size;
use super::lines::{Line, lines};
use super::live::under_way;
use crate::accounts::account::Role;
use crate::error::Result;
use crate::http::App;
use crate::http::accounts::caller::see_other;
use crate::http::accounts::{Frame, SignedIn, staff_page};
use crate::http::extract::{Form, Query};
use crate::http::pages::view::{Reader, View};
use crate::http::problem::Problem;
use crate::intake::jobs_store;
use crate::intake::receiving::bringing_store as bringing;
use crate::intake::tus::Purpose;

/// The largest file that the form without script takes, in bytes: it cannot go on after the line broke.
pub const LARGEST_FORM: u64 = 2_000_000_000;

#[derive(Template)]
#[template(path = "intake.html")]
struct IntakePage {
    v: View,
    desk: Frame,
    /// Value and name.
    purposes: Vec<(String, String)>,
    /// Address, and whether it is a draft.
    works: Vec<(String, bool)>,
    /// Tag and name.
    languages: Vec<(String, String)>,
    largest: String,
    largest_form: String,
    labels: String,
    lines: Vec<Line>,
    fault: Option<String>,
}

/// Everything under way, as the page and its events show it.
#[derive(Template)]
#[template(path = "intake_lines.html")]
pub struct Lines {
    /// The page's words.
    pub v: Arc<View>,
    /// What is under way.
    pub lines: Vec<Line>,
}

/// What the last form came to, when it was refused.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Told {
    fault: String,
}

/// What a button says.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Deed {
    deed: String,
    id: String,
}

/// `GET /{lang}/desk/intake`.
pub async fn page(
    State(app): State<App>,
    Reader(words): Reader,
    Query(told): Query<Told>,
    who: SignedIn,
) -> Result<Response, Problem> {
    who.must(Role::Curator)?;
    let mut tx = app.database.read().await?;
    let v = View::open(&app, &mut tx, words, PLACE).await?.titled(words.say("intake")).unlisted();
    let works = bringing::targets(&mut tx).await?;
    drop(tx);
    let now = under_way(&app.database, &app.uploader, app.clock.now()).await?;
    let purpose = |p: &Purpose| (p.as_str().to_owned(), v.t(&format!("intake-purpose-{}", p.as_str())));
    let largest = app.uploader.limits().largest;
    // Only messages of ours come back by the address.
    let fault = Some(told.fault).filter(|key| key.starts_with("upload-fault-") && words.has(key));
    let page = IntakePage {
        purposes: Purpose::ALL.iter().map(purpose).collect(),
        works: works.iter().map(|work| (work.slug.clone(), work.is_draft())).collect(),
        languages: languages(&v),
        largest: size(words, largest),
        largest_form: size(words, largest.min(LARGEST_FORM)),
        labels: labels(&v),
        lines: lines(&v, who.account.id, &now),
        desk: Frame::of(&who, words, PLACE),
        fault: fault.map(|key| v.t(&key)),
        v,
    };
    Ok(staff_page(&page)?)
}

/// `POST /{lang}/desk/intake`: calls something off, or asks for it once more.
pub async fn act(
    State(app): State<App>,
    Reader(words): Reader,
    who: SignedIn,
    Form(asked): Form<Deed>,
) -> Result<Response, Problem> {
    who.must(Role::Curator)?;
    let (here, now) = (format!("/{}{PLACE}", words.tag()), app.clock.now());
    match asked.deed.as_str() {
        "end" => {
            if let Ok(id) = asked.id.parse()
                && let Err(stop) = app.uploader.terminate(who.account.id, id).await
            {
                return Ok(super::form::refused(words, stop));
            }
        }
        "cancel" | "retry" => {
            let id = asked.id.parse()?;
            let mut tx = app.database.write().await?;
            if asked.deed == "cancel" {
                jobs_store::cancel(&mut tx, id, now).await?;
            } else {
                jobs_store::retry(&mut tx, id, now).await?;
            }
            tx.commit().await?;
        }
        _ => {}
    }
    Ok(see_other(&format!("{here}#under-way")))
}

/// The languages of the pages and those in which people spoke to us before, by name.
fn languages(v: &View) -> Vec<(String, String)> {
    const SPOKEN: [&str; 16] =
        ["ar", "bg", "bs", "de", "el", "en", "es", "fa", "fr", "it", "ku", "pl", "ru", "sr", "tr", "vi"];
    let mut all: Vec<(String, String)> =
        SPOKEN.iter().map(|tag| ((*tag).to_owned(), v.words.language_name(tag))).collect();
    all.sort_by(|a, b| a.1.cmp(&b.1));
    all.push(("zxx".to_owned(), v.t("intake-no-words")));
    all
}

/// The script's words as JSON: `intake-script-left` here is `left` there.
fn labels(v: &View) -> String {
    let keys = v.words.keys().iter();
    let named = keys.filter_map(|key| Some((key.strip_prefix("intake-script-")?.replace('-', "_"), key)));
    let texts: std::collections::BTreeMap<String, String> =
        named.map(|(name, key)| (name, v.t(key))).collect();
    serde_json::to_string(&texts).unwrap_or_default()
}
