//! `GET /my/{token}`: where my story is.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;

use super::door::{Asked, Visit, closed, enters, keep_secret};
use super::erasure::in_short;
use super::view::{MyView, PlaceView, Shown, place, shown};
use crate::clock::Timestamp;
use crate::consent::record::Capacity;
use crate::error::Result;
use crate::http::App;
use crate::http::extract::Query;
use crate::http::pages::Answered;
use crate::http::pages::view::Said;
use crate::http::problem::Problem;
use crate::narrator::erasing_store::erasing;
use crate::narrator::story_store::{ChildSaid, Story, child_said, comes_of_age, stories};
use crate::narrator::whereabouts::Place;
use crate::storage::database::Tx;

const DAY_MS: i64 = 24 * 60 * 60 * 1000;
/// From how many days before the 18th birthday on the page says what then happens, and with which message.
const COMING_OF_AGE: [(i64, &str); 3] = [(1, "young-day"), (31, "young-month"), (184, "young-half-year")];

#[derive(Template)]
#[template(path = "my/page.html")]
struct MyPage<'a> {
    v: MyView<'a>,
    own: bool,
    stories: Vec<StoryView>,
    /// What coming of age means, in sentences.
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
    paused: Option<String>,
    /// Where it is said what becomes of the original, and in short.
    erasing: Option<(String, String)>,
    child: Option<String>,
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
    let own = visit.standing.is_own();
    let title = match visit.standing.voice().capacity {
        Capacity::Own => "where",
        Capacity::Guardian => "where-child",
        Capacity::Relative => "where-relative",
    };
    let v = MyView::of(visit, "", title);
    let mut views = Vec::new();
    for story in stories(tx, &visit.standing, now).await? {
        views.push(story_view(visit, tx, &v, &story, now).await?);
    }
    let young = if own { of_age(tx, visit, &v, now).await? } else { Vec::new() };
    MyPage { v, own, stories: views, young }.answer()
}

async fn story_view(
    visit: &Visit<'_>,
    tx: &mut Tx,
    v: &MyView<'_>,
    story: &Story,
    now: Timestamp,
) -> Result<StoryView> {
    let child = if visit.standing.voice().capacity == Capacity::Guardian {
        Some(match child_said(tx, &visit.standing, story.work, now).await? {
            ChildSaid::Nothing => v.t("child-not-asked"),
            ChildSaid::Yes(at) => v.on("child-yes", at),
            ChildSaid::No(at) => v.on("child-no", at),
        })
    } else {
        None
    };
    Ok(StoryView {
        stop: v.to(&format!("/{}/stop", story.work)),
        pause: v.to(&format!("/{}/pause", story.work)),
        change: v.to(&format!("/{}/change", story.work)),
        title: v.title_of(story),
        shown: shown(visit, tx, story).await?,
        places: Place::ALL.into_iter().map(|at| place(v, story, at, now)).collect(),
        paused: story.paused.map(|since| v.on("paused-since", since)),
        erasing: erasing(tx, &visit.standing, story.work)
            .await?
            .map(|state| (v.to(&format!("/{}/erasure", story.work)), in_short(v, &state))),
        child,
    })
}

/// What is said of coming of age, before it and in the time in which a yes from before still counts.
async fn of_age(tx: &mut Tx, visit: &Visit<'_>, v: &MyView<'_>, now: Timestamp) -> Result<Vec<String>> {
    let Some((adult_from, reaffirm_until)) = comes_of_age(tx, &visit.standing).await? else {
        return Ok(Vec::new());
    };
    if (adult_from..reaffirm_until).contains(&now) {
        return Ok(vec![v.t_of("young-now", "day", &v.last_day(reaffirm_until))]);
    }
    let soon = coming_of_age(adult_from, now);
    Ok(soon.map(|key| vec![v.t(key), v.t("young-what")]).unwrap_or_default())
}

/// What to say of an 18th birthday that comes near. The day itself is not said.
fn coming_of_age(at: Timestamp, now: Timestamp) -> Option<&'static str> {
    let days = COMING_OF_AGE.iter().find(|(days, _)| at.plus_millis(-days * DAY_MS) <= now);
    days.filter(|_| now < at).map(|(_, key)| *key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn young_people_are_told_half_a_year_a_month_and_a_day_before() {
        let birthday = Timestamp::from_millis(400 * DAY_MS);
        for (days, key) in [
            (200, None),
            (184, Some("young-half-year")),
            (32, Some("young-half-year")),
            (31, Some("young-month")),
            (1, Some("young-day")),
            (0, None),
        ] {
            assert_eq!(coming_of_age(birthday, birthday.plus_millis(-days * DAY_MS)), key, "{days} days");
        }
    }
}
