//! `GET /my/{token}`: where my story is.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;

use super::closings;
use super::door::{Asked, Visit, closed, enters, keep_secret};
use super::erasure::in_short;
use super::view::{MyView, PlaceView, Shown, place, shown};
use super::why::why;
use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::consent::clearance::Places;
use crate::consent::ledger::known_places;
use crate::consent::record::{Capacity, Use};
use crate::error::Result;
use crate::http::App;
use crate::http::extract::Query;
use crate::http::pages::Answered;
use crate::http::pages::view::Said;
use crate::http::problem::Problem;
use crate::id::Id;
use crate::narrator::closed_store::{self, Said as Spoken};
use crate::narrator::erasing_store::erasing;
use crate::narrator::others_store::closed_by_others;
use crate::narrator::story_store::{ChildSaid, Story, child_said, comes_of_age, stories};
use crate::narrator::whereabouts::Place;
use crate::post::letter::Kind;
use crate::storage::database::Tx;

#[derive(Template)]
#[template(path = "my/page.html")]
struct MyPage<'a> {
    v: MyView<'a>,
    /// Whether to offer a change.
    own: bool,
    stories: Vec<StoryView>,
    /// Whether to say what to do when something is to be shown again: not while a button lifts a pause.
    gives_again: bool,
    /// What coming of age means, in sentences, for the young person or a guardian.
    young: Vec<String>,
}

/// One work on the page.
struct StoryView {
    stop: String,
    pause: String,
    change: String,
    title: Said,
    shown: Shown,
    places: Vec<PlaceView>,
    /// That nothing is left of the reader's own yes, and since when.
    ended: Option<String>,
    paused: Option<String>,
    /// The passages that are closed.
    closed: Vec<String>,
    /// Whether the story waits for a cut without them.
    waits: bool,
    /// Whether there is something to pause, or a pause to end, which then holds the story of everybody in it.
    pauses: bool,
    /// Whether the person’s own word is a yes.
    agreed: bool,
    /// Where it is said what becomes of the original, and in short.
    erasing: Option<(String, String)>,
    child: Option<String>,
    /// What somebody else who speaks for the person closed.
    by_others: Vec<String>,
    /// Why nothing is shown of somebody who died, for their family.
    dead: Option<String>,
}

/// `GET /my/{token}`. It changes nothing: programs that look at mails follow links.
pub async fn page(
    State(app): State<App>,
    Path(token): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let mut tx = app.database.read().await?;
    let Some(visit) = enters(&app, &mut tx, &token, asked.lang.as_deref()).await? else {
        return Ok(closed(&app, &headers, asked.lang.as_deref())?);
    };
    let mut response = answered(&visit, &mut tx).await?;
    keep_secret(&mut response, "no-referrer");
    Ok(response)
}

async fn answered(visit: &Visit<'_>, tx: &mut Tx) -> Result<Response> {
    let now = visit.app.clock.now();
    let own = visit.standing.may_change();
    let title = match visit.standing.voice().capacity {
        Capacity::Own => "where",
        Capacity::Guardian => "where-child",
        Capacity::Relative => "where-relative",
    };
    let v = MyView::of(visit, "", title);
    let mut views = Vec::new();
    let said = Spoken::read(tx, &visit.standing).await?;
    let places = known_places(tx).await?;
    for story in stories(tx, &visit.standing, now).await? {
        views.push(story_view(visit, tx, &v, (&story, &said, &places), now).await?);
    }
    let agreed = views.iter().any(|view| view.agreed);
    let young = match visit.standing.voice().capacity {
        Capacity::Own if own => of_age(tx, visit, &v, (now, agreed)).await?,
        Capacity::Guardian => passes(tx, visit, &v, now).await?,
        _ => Vec::new(),
    };
    let gives_again = views.iter().all(|view| view.paused.is_none());
    MyPage { v, own, gives_again, stories: views, young }.answer()
}

async fn story_view(
    visit: &Visit<'_>,
    tx: &mut Tx,
    v: &MyView<'_>,
    (story, spoken, known): (&Story, &Spoken, &Places),
    now: Timestamp,
) -> Result<StoryView> {
    let ended = spoken.ended(story.work, now);
    let closed = closed_store::closed(tx, &visit.standing, story.work, now).await?;
    let said = child_said(tx, &visit.standing, story.work, now).await?;
    let places: Vec<_> = Place::ALL.into_iter().map(|at| place(v, story, at, now)).collect();
    let child = if visit.standing.voice().capacity == Capacity::Guardian {
        Some(match said {
            ChildSaid::Nothing => v.t("child-not-asked"),
            ChildSaid::Yes(at) => v.on("child-yes", at),
            ChildSaid::No(at) => v.on("child-no", at),
        })
    } else {
        None
    };
    let why = why(tx, &visit.standing, (story.work, known), now).await?;
    Ok(StoryView {
        by_others: others(visit, tx, v, (story.work, &places), now).await?,
        dead: why.dead.filter(|_| places.iter().all(|place| !place.on)).map(|key| v.t(key)),
        stop: v.to(&format!("/{}/stop", story.work)),
        pause: v.to(&format!("/{}/pause", story.work)),
        change: v.to(&format!("/{}/change", story.work)),
        title: v.title_of(story),
        shown: shown(visit, tx, story).await?,
        pauses: story.paused.is_some()
            || places.iter().any(|place| place.on)
            || ended.is_none() && !matches!(said, ChildSaid::No(_)),
        agreed: matches!(said, ChildSaid::Yes(_)),
        waits: why.waits_for_cut && !places.iter().any(|place| place.on),
        closed: closed.iter().map(|passage| closings::closed(v, passage)).collect(),
        ended: ended.map(|ended| closings::ended(v, ended)),
        places,
        paused: story.paused.map(|since| v.on("paused-since", since)),
        erasing: erasing(tx, &visit.standing, story.work)
            .await?
            .map(|state| (v.to(&format!("/{}/erasure", story.work)), in_short(v, &state))),
        child,
    })
}

/// What others closed, as long as it is felt somewhere.
async fn others(
    visit: &Visit<'_>,
    tx: &mut Tx,
    v: &MyView<'_>,
    (work, places): (Id<Work>, &[PlaceView]),
    now: Timestamp,
) -> Result<Vec<String>> {
    let mut closed = closed_by_others(tx, &visit.standing, work, now).await?;
    let off = |uses: Option<&BTreeSet<Use>>| {
        let at = |place: Place| uses.is_none_or(|uses| place.uses().iter().any(|use_| uses.contains(use_)));
        Place::ALL.into_iter().zip(places).any(|(place, shown)| at(place) && !shown.on)
    };
    closed.retain(|closed| closed.rests || off(closed.uses.as_ref()));
    Ok(closed.iter().map(|closed| closings::by_others(v, closed)).collect())
}

/// What a guardian reads before the day from which the child decides, which nobody reads here: not of an adult, whose
/// representative goes on.
async fn passes(tx: &mut Tx, visit: &Visit<'_>, v: &MyView<'_>, now: Timestamp) -> Result<Vec<String>> {
    let Some((adult_from, reaffirm_until)) = comes_of_age(tx, visit.standing.subject()).await? else {
        return Ok(Vec::new());
    };
    let when = match Kind::due(adult_from, reaffirm_until, now) {
        Some(Kind::Day) => "child-day",
        Some(Kind::Month) => "child-month",
        Some(Kind::HalfYear) => "child-half-year",
        Some(Kind::Link | Kind::Done | Kind::OfAge) | None => return Ok(Vec::new()),
    };
    Ok(vec![v.t(when), v.t("child-what")])
}

/// What is said of coming of age, before it and in the time in which a yes from before still counts.
async fn of_age(
    tx: &mut Tx,
    visit: &Visit<'_>,
    v: &MyView<'_>,
    (now, agreed): (Timestamp, bool),
) -> Result<Vec<String>> {
    let Some((adult_from, reaffirm_until)) = comes_of_age(tx, visit.standing.subject()).await? else {
        return Ok(Vec::new());
    };
    Ok(match Kind::due(adult_from, reaffirm_until, now) {
        // Where no yes of theirs stands, none ends.
        Some(Kind::OfAge) if !agreed => Vec::new(),
        Some(Kind::OfAge) => vec![v.t_of("young-now", "day", &v.last_day(reaffirm_until))],
        Some(Kind::Day) => vec![v.t("young-day"), v.t("young-what")],
        Some(Kind::Month) => vec![v.t("young-month"), v.t("young-what")],
        Some(Kind::HalfYear) => vec![v.t("young-half-year"), v.t("young-what")],
        Some(Kind::Link | Kind::Done) | None => Vec::new(),
    })
}
