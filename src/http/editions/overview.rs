//! Which works have closed passages, which editions they have, and what is being made.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;

use super::{LOOKERS, SIGNERS};
use crate::accounts::account::Role;
use crate::editions::desk_store::{closed, title};
use crate::editions::making::Order;
use crate::editions::standing_store::{Progressing, State as Edition, latest, states};
use crate::error::Result;
use crate::http::App;
use crate::http::accounts::caller::see_other;
use crate::http::accounts::{Frame, SignedIn, staff_page};
use crate::http::extract::{Form, Query};
use crate::http::pages::view::{Reader, View};
use crate::http::problem::Problem;
use crate::intake::progress::Progress;

/// After so long without a sign of life a making is not told as running, in milliseconds.
const SILENT: i64 = 30_000;

#[derive(Template)]
#[template(path = "editions.html")]
struct OverviewPage {
    v: View,
    desk: Frame,
    works: Vec<WorkView>,
    signs: bool,
}

struct WorkView {
    slug: String,
    title: String,
    passages: u64,
    editions: Vec<EditionView>,
    making: Option<String>,
    runs: bool,
}

struct EditionView {
    key: String,
    href: String,
    standing: String,
}

/// What the form of making sends.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    work: String,
}

/// The work of which somebody has just had an edition made: its making may not have told of itself yet.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    begun: String,
}

/// `GET /{lang}/desk/editions?begun=`.
pub async fn page(
    State(app): State<App>,
    Reader(words): Reader,
    Query(asked): Query<Asked>,
    who: SignedIn,
) -> Result<Response, Problem> {
    who.must_any(&LOOKERS)?;
    let mut tx = app.database.read().await?;
    let v =
        View::open(&app, &mut tx, words, "/desk/editions").await?.titled(words.say("editions")).unlisted();
    let mut works = Vec::new();
    for (work, slug, passages) in closed(&mut tx).await? {
        // A work whose master may not be kept is nobody's to look at.
        let Ok(permit) = super::kept(&app, &mut tx, &who, work).await else { continue };
        let title = title(&mut tx, &permit, v.lang()).await?;
        let editions = states(&mut tx, &slug, "").await?.iter().map(|edition| view(&v, edition)).collect();
        let making = latest(&mut tx, &slug).await?;
        let runs = making.as_ref().is_some_and(|m| runs(m, app.clock.now().millis()));
        let begins = !runs && slug == asked.begun;
        let making = making.and_then(|making| told(&v, &making, runs)).filter(|_| !begins);
        let making = making.or_else(|| begins.then(|| format!("{} 0 %", v.t("edition-step-measuring"))));
        let runs = runs || begins;
        let passages = u64::try_from(passages).unwrap_or(0);
        works.push(WorkView { slug, title, passages, editions, making, runs });
    }
    let desk = Frame::of(&who, words, "/desk/editions");
    let signs = who.must_any(&SIGNERS).is_ok();
    Ok(staff_page(&OverviewPage { v, desk, works, signs })?)
}

fn view(v: &View, edition: &Edition) -> EditionView {
    EditionView {
        key: edition.key.clone(),
        href: format!("/{}/desk/editions/{}", v.lang(), edition.id),
        standing: v.t(&format!("edition-is-{}", edition.standing().as_str())),
    }
}

fn runs(making: &Progressing, now: i64) -> bool {
    making.ended_at.is_none() && now - making.told_at < SILENT
}

fn told(v: &View, making: &Progressing, runs: bool) -> Option<String> {
    match &making.fault {
        Some(fault) => Some(v.t_of("edition-fault", "fault", fault)),
        None if runs => {
            let step = v.t(&format!("edition-step-{}", making.step));
            Some(format!("{step} {} %", making.done / 10))
        }
        None if making.ended_at.is_none() => Some(v.t("edition-silent")),
        None => None,
    }
}

/// `POST /{lang}/desk/editions`: an edition is made of all that is closed; the page tells how far it is.
pub async fn make(
    State(app): State<App>,
    Reader(words): Reader,
    who: SignedIn,
    Form(wish): Form<Wish>,
) -> Result<Response, Problem> {
    who.must_any(&[Role::ConsentOfficer, Role::Curator])?;
    let order = Order { slug: wish.work, name: None, only: None, actor: who.actor() };
    app.maker.could_make(&order).await?;
    let begun: String = url::form_urlencoded::byte_serialize(order.slug.as_bytes()).collect();
    let maker = app.maker.clone();
    tokio::spawn(async move {
        if let Err(error) = maker.make(&order, &Progress::silent(), || ()).await {
            tracing::warn!(work = order.slug, error = %error.chain(), "an edition could not be made");
        }
    });
    Ok(see_other(&format!("/{}/desk/editions?begun={begun}", words.tag())))
}
