//! What waits at the consent desk, the most harmful first; each row leads to where it is cured.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;

use super::say;
use crate::clock::Timestamp;
use crate::consent::ledger::desk::{self, INBOX, Item, Section};
use crate::consent::record::Use;
use crate::error::Result;
use crate::http::App;
use crate::http::accounts::{Frame, SignedIn, staff_page};
use crate::http::extract::Query;
use crate::http::pages::view::{Reader, View};
use crate::http::problem::Problem;
use crate::page::PageRequest;
use crate::storage::database::Tx;

/// Rows of a section among others, and of a section by itself.
const SHORT: u16 = 8;
const LONG: u16 = 50;
/// The name of the order of a section, for cursors.
const ORDER: &str = "urgency";
const DAY_MS: i64 = 24 * 60 * 60 * 1000;

#[derive(Template)]
#[template(path = "consent_inbox.html")]
struct InboxPage {
    v: View,
    desk: Frame,
    sections: Vec<SectionView>,
    /// Whether one section stands by itself.
    alone: bool,
}

struct SectionView {
    id: &'static str,
    name: String,
    why: String,
    count: u64,
    rows: Vec<RowView>,
    more: Option<String>,
    next: Option<String>,
}

struct RowView {
    when: String,
    /// How urgent it is, in a word; empty where nothing is to be said.
    urgent: String,
    work: Option<(String, String)>,
    /// What stands there where no work is named.
    unnamed: String,
    person: Option<(String, String)>,
    /// Of a withdrawal: whose word it was, and how it came.
    by: String,
    text: String,
    todo: Option<(String, String)>,
}

/// What the address asks.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    only: String,
    after: Option<String>,
}

/// `GET /{lang}/desk/consent`.
pub async fn page(
    State(app): State<App>,
    Reader(words): Reader,
    Query(asked): Query<Asked>,
    who: SignedIn,
) -> Result<Response, Problem> {
    let mut tx = app.database.read().await?;
    let (v, desk) = say::opened(&app, &mut tx, words, &who, ("/desk/consent", "inbox")).await?;
    let now = app.clock.now();
    let only = Section::read(&asked.only);
    let mut sections = Vec::new();
    for section in INBOX.into_iter().filter(|section| only.is_none_or(|only| only == *section)) {
        let long = if only.is_some() { LONG } else { SHORT };
        let request = PageRequest::read(Some(long), asked.after.as_deref(), ORDER)?;
        let at = (now, desk.writes);
        sections.push(view(&mut tx, &v, section, at, (&request, only.is_some())).await?);
    }
    Ok(staff_page(&InboxPage { alone: only.is_some(), sections, v, desk })?)
}

async fn view(
    tx: &mut Tx,
    v: &View,
    section: Section,
    (now, writes): (Timestamp, bool),
    (request, alone): (&PageRequest, bool),
) -> Result<SectionView> {
    let page = desk::items(tx, section, now, request).await?;
    let mut rows = Vec::with_capacity(page.items.len());
    for item in &page.items {
        let by = if section == Section::Withdrawals { by(tx, v, &item.id).await? } else { String::new() };
        let row = row(v, section, item, now);
        let todo = row.todo.filter(|_| writes || reads(section));
        rows.push(RowView { by, todo, ..row });
    }
    let (id, only) = (section.as_str(), format!("?only={}", section.as_str()));
    Ok(SectionView {
        id,
        name: v.t(&format!("inbox-{id}")),
        why: v.t(&format!("inbox-{id}-why")),
        count: desk::count(tx, section, now).await?,
        rows,
        more: (page.next.is_some() && !alone).then(|| only.clone()),
        next: page.next.filter(|_| alone).map(|cursor| format!("{only}&after={}", cursor.text(ORDER))),
    })
}

/// Whose word a withdrawal was, how it came, and who wrote it down where they did not do so themselves.
async fn by(tx: &mut Tx, v: &View, withdrawal: &str) -> Result<String> {
    let Some(taken) = desk::taken_by(tx, withdrawal).await? else { return Ok(String::new()) };
    let keys = [(taken.voice.by, taken.key)].into();
    let way = v.t(&format!("over-channel-{}", taken.channel.replace('_', "-")));
    let told = format!("{} · {way}", say::voice_name(v, taken.voice, &keys));
    let office = taken.actor.filter(|_| taken.channel != "self_service");
    let Some(actor) = office else { return Ok(told) };
    Ok(format!("{told} · {}: {}", v.t("over-recorded-by"), say::actor(v, tx, &actor).await?))
}

fn row(v: &View, section: Section, item: &Item, now: Timestamp) -> RowView {
    let root = format!("/{}/desk/consent", v.lang());
    let work = item.work.as_ref().map(|(id, slug)| (format!("{root}/works/{id}"), slug.clone()));
    let person = item.person.as_ref().map(|(id, key)| {
        let href = item.work.as_ref().map(|(work, _)| format!("{root}/works/{work}/people/{id}"));
        (
            href.unwrap_or_else(|| {
                let search: String = url::form_urlencoded::byte_serialize(key.as_bytes()).collect();
                format!("{root}/works?search={search}")
            }),
            key.clone(),
        )
    });
    let count = u64::try_from(item.count).unwrap_or(0);
    RowView {
        by: String::new(),
        when: match section {
            Section::Danger
            | Section::Withdrawals
            | Section::Originals
            | Section::Evidence
            | Section::Overdue
            | Section::Post
            | Section::Takedowns
            | Section::Proposals => say::moment(v, item.at),
            Section::Majority => say::month(v, item.at),
            Section::Ending | Section::Offices => say::through(v, item.at),
            Section::Rosters | Section::Unasked => say::day(v, item.at),
        },
        urgent: urgent(v, section, (item.at, now)),
        unnamed: v.t(match section {
            Section::Danger | Section::Takedowns => "take-no-work",
            _ => "inbox-more-works",
        }),
        text: text(v, section, item, count),
        todo: todo(v, section, item, &root),
        work,
        person,
    }
}

/// Within a week, a month, a quarter; or over already.
fn urgent(v: &View, section: Section, (at, now): (Timestamp, Timestamp)) -> String {
    let within = |days: i64| at <= now.plus_millis(days * DAY_MS);
    match section {
        Section::Overdue => v.t("inbox-overdue-now"),
        Section::Majority if at <= now => v.t("inbox-of-age"),
        Section::Ending | Section::Offices if within(7) => v.t("inbox-within-7"),
        Section::Ending | Section::Offices if within(30) => v.t("inbox-within-30"),
        Section::Ending | Section::Offices => v.t("inbox-within-90"),
        _ => String::new(),
    }
}

fn text(v: &View, section: Section, item: &Item, count: u64) -> String {
    match section {
        Section::Withdrawals => {
            let uses: Vec<Use> = serde_json::from_str(&item.detail).unwrap_or_default();
            let copies = match (count, u64::try_from(item.open).unwrap_or(0)) {
                (0, _) => v.t("inbox-copies-none"),
                (_, open) => {
                    format!("{} · {}", v.count("inbox-copies", &count), v.count("inbox-copies-open", &open))
                }
            };
            let told = format!("{} · {copies}", say::use_names(v, &uses));
            if item.detail == "erase" { format!("{told} · {}", v.t("inbox-erase")) } else { told }
        }
        Section::Overdue => v
            .words
            .say_of("inbox-overdue-what", &[("partner", &item.detail), ("mark", &item.count.to_string())]),
        Section::Post => {
            let (kind, why) = item.detail.split_once(' ').unwrap_or((&item.detail, ""));
            format!("{}: {}", super::post::kind_name(v, kind), super::post::why(v, Some(why)))
        }
        Section::Originals => v.t("inbox-originals-what"),
        Section::Danger | Section::Takedowns => v.t("inbox-takedown-what"),
        Section::Proposals => v.t(&format!("two-{}", item.detail.replace('_', "-"))),
        Section::Evidence => v.t(&format!("over-check-{}", item.detail.replace('_', "-"))),
        Section::Majority => v.count("inbox-in-works", &count),
        Section::Ending => v.count("inbox-uses", &count),
        Section::Offices => {
            let office = v.t_of("over-voice-guardian", "who", &item.detail);
            format!("{office}. {}", v.count("inbox-in-works", &count))
        }
        Section::Rosters => v.count("inbox-listed", &count),
        Section::Unasked => v.count("inbox-people", &count),
    }
}

/// Whether those who only read may open what cures it.
fn reads(section: Section) -> bool {
    use Section::{Danger, Ending, Proposals, Takedowns};
    !matches!(section, Danger | Takedowns | Proposals | Ending)
}

/// Where it is cured.
fn todo(v: &View, section: Section, item: &Item, root: &str) -> Option<(String, String)> {
    let desk = format!("/{}/desk", v.lang());
    match section {
        Section::Overdue => return Some((format!("{root}/recalls/{}", item.id), v.t("inbox-todo-recall"))),
        Section::Post => return Some((format!("{root}/post/{}", item.id), v.t("inbox-todo-post"))),
        Section::Danger | Section::Takedowns => {
            return Some((format!("{desk}/takedowns/{}", item.id), v.t("inbox-todo-answer")));
        }
        Section::Proposals => {
            return Some((format!("{desk}/proposals/{}", item.id), v.t("inbox-todo-answer")));
        }
        Section::Originals => {
            let (person, _) = item.person.as_ref()?;
            return Some((format!("{root}/people/{person}#wishes"), v.t("inbox-todo-decide")));
        }
        Section::Evidence => {
            // The item is a piece of evidence and a declaration that rests on it.
            let piece = item.id.get(..36)?;
            return Some((format!("{root}/evidence/{piece}"), v.t("inbox-todo-evidence")));
        }
        Section::Withdrawals if item.open > 0 => {
            return Some((format!("{root}/recalls"), v.t("inbox-todo-recall")));
        }
        _ => {}
    }
    let (work, _) = item.work.as_ref()?;
    let record = |key: &str| {
        let person = item.person.as_ref().map(|(id, _)| format!("?person={id}")).unwrap_or_default();
        Some((format!("{root}/works/{work}/record{person}"), v.t(key)))
    };
    match section {
        Section::Withdrawals => Some((format!("{root}/works/{work}/why"), v.t("inbox-todo-why"))),
        Section::Ending => record("inbox-todo-again"),
        Section::Unasked => Some((format!("{desk}/asking?work={work}"), v.t("inbox-todo-ask"))),
        _ => None,
    }
}
