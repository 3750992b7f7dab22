//! Which works have closed passages, which editions they have, and what is being made.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;

use super::{LOOKERS, SIGNERS};
use crate::consent::ledger::work_by_slug;
use crate::editions::desk_store::{BY_SLUG, closed, title};
use crate::editions::making::Order;
use crate::editions::standing_store::{Progressing, State as Edition, latest, states};
use crate::error::{Kind, Result};
use crate::http::App;
use crate::http::accounts::caller::see_other;
use crate::http::accounts::{Frame, SignedIn, staff_page};
use crate::http::extract::{Form, Query};
use crate::http::pages::view::{Reader, View};
use crate::http::problem::Problem;
use crate::http::stream::missing;
use crate::intake::progress::Progress;
use crate::page::PageRequest;

/// Works on a page.
const LONG: u16 = 20;
/// After so long without a sign of life a making is not told as running, in milliseconds.
const SILENT: i64 = 30_000;

#[derive(Template)]
#[template(path = "editions.html")]
struct OverviewPage {
    v: View,
    desk: Frame,
    works: Vec<WorkView>,
    signs: bool,
    /// Where this page begins, and where the next one does.
    after: String,
    next: Option<String>,
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
    after: String,
}

/// The work of which somebody had an edition made, and when: its making may not have told of itself yet.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    begun: String,
    since: i64,
    after: String,
}

/// `GET /{lang}/desk/editions?begun=&since=&after=`.
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
    let (mut works, now) = (Vec::new(), app.clock.now().millis());
    let after = Some(asked.after.as_str()).filter(|after| !after.is_empty());
    let page = closed(&mut tx, &PageRequest::read(Some(LONG), after, BY_SLUG)?).await?;
    for (work, slug, passages) in page.items {
        // A work whose master may not be kept is nobody's to look at.
        let permit = match super::kept(&app, &mut tx, &who, work).await {
            Err(e) if e.kind() == Kind::Missing => continue,
            kept => kept?,
        };
        let title = title(&mut tx, &permit, v.lang()).await?;
        let editions = states(&mut tx, &slug, "").await?.iter().map(|edition| view(&v, edition)).collect();
        let making = latest(&mut tx, &slug).await?;
        let runs = making.as_ref().is_some_and(|m| runs(m, now));
        let begins = !runs && slug == asked.begun && asked.begins(making.as_ref(), now);
        let making = making.and_then(|making| told(&v, &making, runs)).filter(|_| !begins);
        let making = making.or_else(|| begins.then(|| format!("{} 0 %", v.t("edition-step-measuring"))));
        let runs = runs || begins;
        let passages = u64::try_from(passages).unwrap_or(0);
        works.push(WorkView { slug, title, passages, editions, making, runs });
    }
    let desk = Frame::of(&who, words, "/desk/editions");
    let signs = who.must_any(&SIGNERS).is_ok();
    let next = page.next.map(|cursor| cursor.text(BY_SLUG));
    Ok(staff_page(&OverviewPage { v, desk, works, signs, after: asked.after, next })?)
}

fn view(v: &View, edition: &Edition) -> EditionView {
    EditionView {
        key: edition.key.clone(),
        href: format!("/{}/desk/editions/{}", v.lang(), edition.id),
        standing: v.t(&format!("edition-is-{}", edition.standing().as_str())),
    }
}

impl Asked {
    /// Whether what was asked for has not told of itself yet, and not long ago.
    fn begins(&self, latest: Option<&Progressing>, now: i64) -> bool {
        let asked = self.since <= now && now.saturating_sub(self.since) < SILENT;
        asked && latest.is_none_or(|making| making.begun_at < self.since)
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
    who.must_any(&SIGNERS)?;
    let mut tx = app.database.read().await?;
    let work = work_by_slug(&mut tx, &wish.work).await?.ok_or_else(missing)?;
    super::kept(&app, &mut tx, &who, work).await.map(drop)?;
    drop(tx);
    let order = Order { slug: wish.work, name: None, only: None, actor: who.actor() };
    app.maker.could_make(&order).await?;
    let since = app.clock.now().millis().to_string();
    let mut place = url::form_urlencoded::Serializer::new(String::new());
    place.extend_pairs([("begun", &order.slug), ("since", &since), ("after", &wish.after)]);
    let maker = app.maker.clone();
    tokio::spawn(async move {
        if let Err(error) = maker.make(&order, &Progress::silent(), || ()).await {
            tracing::warn!(work = order.slug, error = %error.chain(), "an edition could not be made");
        }
    });
    Ok(see_other(&format!("/{}/desk/editions?{}", words.tag(), place.finish())))
}
