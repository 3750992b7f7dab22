//! Asking again, at the desk: how much is dark for it, everybody by where it stands, and what comes next for each.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;

use crate::consent::asking::State as Stage;
use crate::consent::ledger::desk::asking::{self, Asked as Person, ORDER, Sought, Totals};
use crate::error::Result;
use crate::http::App;
use crate::http::accounts::{Frame, SignedIn, staff_page};
use crate::http::consent_desk::say;
use crate::http::extract::Query;
use crate::http::pages::view::{Reader, View};
use crate::http::pages::when::weekday;
use crate::http::problem::Problem;
use crate::page::PageRequest;

/// People on one page.
const LONG: u16 = 50;

#[derive(Template)]
#[template(path = "desk_asking.html")]
struct AskingPage {
    v: View,
    desk: Frame,
    totals: Vec<(String, i64)>,
    stages: Vec<StageRow>,
    /// Value, name, and whether it is chosen.
    choices: Vec<(&'static str, String, bool)>,
    search: String,
    /// The address of the work that the list is narrowed to.
    work: Option<String>,
    rows: Vec<Row>,
    next: Option<String>,
    later: bool,
}

struct StageRow {
    href: String,
    name: String,
    people: i64,
    works: i64,
}

struct Row {
    href: String,
    key: String,
    stage: String,
    last: String,
    works: i64,
    language: String,
    next: String,
}

/// What the address asks.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    state: String,
    search: String,
    work: String,
    after: Option<String>,
}

/// `GET /{lang}/desk/asking`.
pub async fn page(
    State(app): State<App>,
    Reader(words): Reader,
    Query(asked): Query<Asked>,
    who: SignedIn,
) -> Result<Response, Problem> {
    let mut tx = app.database.read().await?;
    let (v, desk) = say::opened(&app, &mut tx, words, &who, ("/desk/asking", "asking")).await?;
    let stage = asked.state.parse::<Stage>().ok();
    let request = PageRequest::read(Some(LONG), asked.after.as_deref(), ORDER)?;
    let work = asking::work_of(&mut tx, &asked.work).await?;
    let narrowed = work.as_ref().map_or("", |_| asked.work.as_str());
    let sought = Sought { state: stage, piece: &asked.search, work: narrowed };
    let found = asking::listed(&mut tx, &sought, &request).await?;
    let totals = asking::totals(&mut tx, app.clock.now()).await?;
    let page = AskingPage {
        totals: [("published", totals.published), ("dark", totals.dark), ("unasked", totals.unasked)]
            .map(|(key, count)| (v.t(&format!("asking-total-{key}")), count))
            .into(),
        stages: stages(&v, &totals),
        choices: Stage::ALL.iter().map(|s| (s.as_str(), stage_name(&v, *s), stage == Some(*s))).collect(),
        next: found.next.map(|cursor| asked.on_from(&cursor.text(ORDER))),
        later: asked.after.is_some(),
        rows: found.items.iter().map(|person| row(&v, person)).collect::<Result<_>>()?,
        search: asked.search,
        work,
        v,
        desk,
    };
    Ok(staff_page(&page)?)
}

impl Asked {
    fn on_from(&self, after: &str) -> String {
        let mut pairs = url::form_urlencoded::Serializer::new(String::new());
        let all = [("state", &self.state), ("search", &self.search), ("work", &self.work)];
        pairs.extend_pairs(all.into_iter().filter(|(_, value)| !value.is_empty()));
        format!("?{}", pairs.append_pair("after", after).finish())
    }
}

fn stages(v: &View, totals: &Totals) -> Vec<StageRow> {
    let line = |stage: &Stage| {
        let (people, works) = totals.by_state.get(stage).copied().unwrap_or_default();
        StageRow { href: format!("?state={}", stage.as_str()), name: stage_name(v, *stage), people, works }
    };
    Stage::ALL.iter().map(line).collect()
}

/// What a stage is called.
#[must_use]
pub fn stage_name(v: &View, stage: Stage) -> String {
    v.t(&format!("asking-is-{}", stage.as_str().replace('_', "-")))
}

/// What somebody should do next.
///
/// # Errors
/// `Internal` when the row cannot be understood.
pub fn next_step(v: &View, person: &Person) -> Result<String> {
    let key = match (person.state()?, person.on_death.as_str()) {
        (Stage::Dead, "close") => "dead-close",
        (Stage::Dead, "continue") => "dead-continue",
        (Stage::Dead, _) if person.relatives == 0 => "dead-nobody",
        (Stage::Dead, _) => "dead-relatives",
        (Stage::Yes, _) if person.works == 0 => "done",
        (stage, _) => return Ok(v.t(&format!("asking-next-{}", stage.as_str().replace('_', "-")))),
    };
    Ok(v.t(&format!("asking-next-{key}")))
}

/// Day and way of the last step.
#[must_use]
pub fn last_step(v: &View, day: &str, channel: &str) -> String {
    let day = day.parse().map_or_else(|_| day.to_owned(), |day| weekday(v.words, day));
    format!("{day} · {}", v.t(&format!("write-channel-{}", channel.replace('_', "-"))))
}

fn row(v: &View, person: &Person) -> Result<Row> {
    let last = person.day.as_deref().zip(person.channel.as_deref());
    Ok(Row {
        href: format!("/{}/desk/asking/{}", v.lang(), person.id),
        key: person.key.clone(),
        stage: stage_name(v, person.state()?),
        last: last.map_or_else(|| "–".to_owned(), |(day, channel)| last_step(v, day, channel)),
        works: person.works,
        language: v.words.language_name(&person.language),
        next: next_step(v, person)?,
    })
}
