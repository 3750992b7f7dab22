//! `/my/{token}/{work}/erasure`: what becomes of the original, the way to keep it, and the certificate afterwards.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Deserialize;

use super::door::{Asked, Visit, closed, enters_at, form_page};
use super::view::MyView;
use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::consent::audit::Actor;
use crate::consent::erasure::Certificate;
use crate::consent::keeping::may_take_back;
use crate::consent::ledger::sealed::erasures::ErasureRow;
use crate::consent::ledger::sealed::wishes::name_of;
use crate::error::{Error, Result};
use crate::http::App;
use crate::http::extract::{Form, Query};
use crate::http::pages::view::Said;
use crate::http::problem::Problem;
use crate::http::words::in_eights;
use crate::id::Id;
use crate::narrator::erasing_store::{Erasing, erasing};
use crate::narrator::story_store::story;
use crate::narrator::wish;
use crate::storage::database::Tx;

#[derive(Template)]
#[template(path = "my/erasure.html")]
struct ErasurePage<'a> {
    v: MyView<'a>,
    here: String,
    title: Said,
    sentences: Vec<String>,
    /// What a form must bring back, while the wish may be taken back here.
    grant: Option<String>,
    certificate: Option<CertificateView>,
    /// Why the answer is no, in the words of whoever gave it.
    reasons: Option<Said>,
    fault: Option<String>,
}

struct CertificateView {
    erasure: Vec<String>,
    files: String,
    entry: i64,
    hash: Vec<String>,
}

/// What the form sends.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct KeepForm {
    grant: String,
}

/// `GET /my/{token}/{work}/erasure`.
pub async fn erasure(
    State(app): State<App>,
    Path((token, work)): Path<(String, String)>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let mut tx = app.database.read().await?;
    let Some((visit, work)) = enters_at(&app, &mut tx, (&token, &work), asked.lang.as_deref()).await? else {
        return Ok(closed(&app, &headers, asked.lang.as_deref())?);
    };
    match form(&visit, &mut tx, work, None).await? {
        Some(page) => Ok(page),
        None => Ok(closed(&app, &headers, asked.lang.as_deref())?),
    }
}

/// `POST /my/{token}/{work}/erasure`: the original is to be kept after all.
pub async fn keep_original(
    State(app): State<App>,
    Path((token, work)): Path<(String, String)>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
    Form(sent): Form<KeepForm>,
) -> Result<Response, Problem> {
    let mut tx = app.database.read().await?;
    let Some((visit, work)) = enters_at(&app, &mut tx, (&token, &work), asked.lang.as_deref()).await? else {
        return Ok(closed(&app, &headers, asked.lang.as_deref())?);
    };
    if visit.allows(&sent.grant, "erasure", work) {
        drop(tx);
        let done =
            wish::keep_original(&app.ledger, &visit.standing, (work, app.erasure_days), app.clock.now())
                .await?;
        // That it is taken back is the last thing written down.
        return Ok(visit.on_to(&format!("/receipts/{}", done.last()?.number)));
    }
    match form(&visit, &mut tx, work, Some("press-again")).await? {
        Some(page) => Ok(page),
        None => Ok(closed(&app, &headers, asked.lang.as_deref())?),
    }
}

/// The page; none when nobody asked for anything.
async fn form(
    visit: &Visit<'_>,
    tx: &mut Tx,
    work: Id<Work>,
    fault: Option<&str>,
) -> Result<Option<Response>> {
    let Some(story) = story(tx, &visit.standing, work, visit.app.clock.now()).await? else { return Ok(None) };
    let Some(state) = erasing(tx, &visit.standing, work).await? else { return Ok(None) };
    let v = MyView::of(visit, &format!("/{work}/erasure"), "erasure");
    let (actor, asked) = (Actor::Narrator(visit.standing.voice().by), asked(&state));
    // A wish that waits is taken back by whoever wished it, before anybody answered it.
    let waits = matches!(&state, Erasing::WithOthers { waits: true, .. });
    let mine =
        visit.standing.speaks_themself() && (waits || asked.is_some_and(|row| may_take_back(row, actor)));
    let certificate = asked.and_then(|row| row.masters.as_deref()).map(certificate).transpose()?;
    let page = ErasurePage {
        here: v.to(&format!("/{work}/erasure")),
        title: v.title_of(&story),
        sentences: sentences(&v, &state, mine)?,
        grant: mine.then(|| visit.grant("erasure", work)),
        certificate: certificate.map(|told| certified(&v, &told)),
        reasons: reasons(visit, &state).await?,
        fault: fault.map(|key| v.t(key)),
        v,
    };
    form_page(&page, fault.is_some()).map(Some)
}

/// The reasons of a no; nothing once the person's key is gone. To read an answer to oneself opens nothing that the log
/// would have to name.
async fn reasons(visit: &Visit<'_>, state: &Erasing) -> Result<Option<Said>> {
    let Erasing::No(no) = state else { return Ok(None) };
    let Some(sealed) = &no.reasons else { return Ok(None) };
    let words = visit.app.ledger.vault.unseal_words(&name_of(no.id), sealed).await?;
    let Some(text) = words else { return Ok(None) };
    let (lang, dir) = (no.language.tag().to_owned(), no.language.dir());
    Ok(Some(Said { foreign: lang != visit.words.tag(), lang, dir, text }))
}

fn asked(state: &Erasing) -> Option<&ErasureRow> {
    match state {
        Erasing::Asked(row) => Some(row),
        Erasing::TakenBack(_) | Erasing::WithOthers { .. } | Erasing::No(_) => None,
    }
}

fn certificate(told: &str) -> Result<Certificate> {
    serde_json::from_str(told).map_err(Error::internal)
}

fn done_at(told: &str) -> Result<Timestamp> {
    Timestamp::parse(&certificate(told)?.done_at)
}

/// What happened and what will, in the order of time.
fn sentences(v: &MyView<'_>, state: &Erasing, mine: bool) -> Result<Vec<String>> {
    let row = match state {
        Erasing::Asked(row) => row,
        Erasing::TakenBack(at) => return Ok(vec![v.on("erasure-kept", *at)]),
        Erasing::WithOthers { asked, .. } => {
            return Ok(vec![v.on("erasure-asked", *asked), in_short(v, state)]);
        }
        Erasing::No(no) => return Ok(vec![v.on("erasure-no", no.at)]),
    };
    let mut sentences = vec![v.on("erasure-asked", row.asked())];
    sentences.push(match &row.derivatives {
        Some(told) => v.on("erasure-copies-gone", done_at(told)?),
        None => v.t("erasure-copies"),
    });
    match &row.masters {
        Some(told) => {
            sentences.push(v.on("erasure-gone", done_at(told)?));
            sentences.push(v.t("erasure-remains"));
        }
        None => sentences.push(v.on(if mine { "erasure-due" } else { "erasure-by-us" }, row.due())),
    }
    Ok(sentences)
}

/// The same in one sentence, for the page of all stories.
#[must_use]
pub fn in_short(v: &MyView<'_>, state: &Erasing) -> String {
    match state {
        Erasing::Asked(row) if row.masters.is_some() => {
            let done = row.masters.as_deref().and_then(|told| done_at(told).ok());
            v.on("erasure-gone", done.unwrap_or_else(|| row.due()))
        }
        Erasing::Asked(row) => v.on("erasure-short", row.due()),
        Erasing::TakenBack(at) => v.on("erasure-kept", *at),
        Erasing::WithOthers { waits: true, .. } => {
            format!("{} {}", v.t("erasure-shared"), v.t("erasure-decides"))
        }
        Erasing::WithOthers { .. } => v.t("erasure-shared"),
        Erasing::No(no) => v.on("erasure-no", no.at),
    }
}

fn certified(v: &MyView<'_>, told: &Certificate) -> CertificateView {
    CertificateView {
        erasure: told.erasure.split_inclusive('-').map(str::to_owned).collect(),
        files: v.count("certificate-files", &told.files),
        entry: told.audit_entry,
        hash: in_eights(&told.audit_hash),
    }
}
