//! All works at the consent desk: what is open of each, looked through by what stands in the way or by a name.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;

use super::say::{self, Head};
use crate::consent::clearance::{Places, public_lines};
use crate::consent::decision::{Line, Permit};
use crate::consent::ledger::desk::{self, Filter, Kept, Look, ORDER};
use crate::consent::ledger::known_places;
use crate::consent::overview;
use crate::consent::record::{Territory, Use};
use crate::error::Result;
use crate::http::App;
use crate::http::accounts::{Frame, SignedIn, staff_page};
use crate::http::extract::Query;
use crate::http::pages::view::{Reader, View};
use crate::http::problem::Problem;
use crate::page::PageRequest;
use crate::storage::database::Tx;

/// Works on one page.
const LONG: u16 = 25;

#[derive(Template)]
#[template(path = "consent_works.html")]
struct WorksPage {
    v: View,
    desk: Frame,
    looks: Vec<(String, String, bool)>,
    chosen: Vec<(String, String, bool)>,
    search: String,
    uses: Vec<String>,
    rows: Vec<Row>,
    next: Option<String>,
    later: bool,
}

/// A work, and for each use the mark and the words of what is open.
struct Row {
    head: Head,
    href: String,
    uses: Vec<(bool, String)>,
}

/// What the address asks.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    look: String,
    r#use: String,
    search: String,
    after: Option<String>,
}

/// `GET /{lang}/desk/consent/works`.
pub async fn page(
    State(app): State<App>,
    Reader(words): Reader,
    Query(asked): Query<Asked>,
    who: SignedIn,
) -> Result<Response, Problem> {
    let mut tx = app.database.read().await?;
    let (v, desk) = say::opened(&app, &mut tx, words, &who, ("/desk/consent/works", "over-works")).await?;
    let filter = Filter {
        look: Look::read(&asked.look),
        open_for: asked.r#use.parse().ok(),
        search: asked.search.clone(),
    };
    let request = PageRequest::read(Some(LONG), asked.after.as_deref(), ORDER)?;
    let found = desk::works(&mut tx, &filter, app.clock.now(), &request).await?;
    let rows = rows(&app, &mut tx, &v, &found.items).await?;
    let look = |look: &Look| {
        (look.as_str().to_owned(), v.t(&format!("over-look-{}", look.as_str())), *look == filter.look)
    };
    let use_ = |u: &Use| (u.to_string(), say::use_name(&v, *u), filter.open_for == Some(*u));
    let page = WorksPage {
        looks: Look::ALL.iter().map(look).collect(),
        chosen: Use::ALL.iter().map(use_).collect(),
        uses: Use::ALL.iter().map(|use_| say::use_name(&v, *use_)).collect(),
        next: found.next.map(|cursor| asked.on_from(&cursor.text(ORDER))),
        later: asked.after.is_some(),
        search: asked.search,
        rows,
        v,
        desk,
    };
    Ok(staff_page(&page)?)
}

impl Asked {
    fn on_from(&self, after: &str) -> String {
        let mut pairs = url::form_urlencoded::Serializer::new(String::new());
        let all = [("look", &self.look), ("use", &self.r#use), ("search", &self.search)];
        pairs.extend_pairs(all.into_iter().filter(|(_, value)| !value.is_empty()));
        format!("?{}", pairs.append_pair("after", after).finish())
    }
}

async fn rows(app: &App, tx: &mut Tx, v: &View, found: &[Kept]) -> Result<Vec<Row>> {
    let places = known_places(tx).await?;
    let mut rows = Vec::with_capacity(found.len());
    for kept in found {
        let permit = listed(&kept.lines, app);
        let head = say::head(tx, v, kept, permit.as_ref()).await?;
        let href = format!("/{}/desk/consent/works/{}", v.lang(), kept.id);
        rows.push(Row { head, href, uses: uses(app, v, &kept.lines, &places) });
    }
    Ok(rows)
}

/// The permit for a row of a list: while the master may be kept, or while anyone may see it. Whoever reads the list is
/// engaged, or would not be signed in.
fn listed(lines: &[Line], app: &App) -> Option<Permit> {
    let now = app.clock.now();
    let mut kept = lines.iter().filter(|line| line.use_ == Use::Preserve);
    let kept = kept.find_map(|line| Permit::listed(line, now));
    kept.or_else(|| public_lines(lines).iter().find_map(|line| Permit::listed_public(line, now)))
}

/// For each use: open, in some places, or closed.
fn uses(app: &App, v: &View, lines: &[Line], places: &Places) -> Vec<(bool, String)> {
    let outlooks = overview::outlooks(lines, places, app.clock.now());
    let told = |use_: &Use| {
        let of = || outlooks.iter().filter(|outlook| outlook.use_ == *use_);
        let open: BTreeSet<&Territory> = of().filter(|o| o.now.is_some()).map(|o| &o.place).collect();
        if open.is_empty() {
            return (false, v.t(if of().next().is_none() { "over-nobody-asks" } else { "over-closed" }));
        }
        if open.iter().all(|place| **place == Territory::world()) {
            return (true, v.t("over-open"));
        }
        let names: Vec<String> = open.iter().map(|place| say::place_name(v, place)).collect();
        (true, v.t_of("over-open-in", "places", &v.words.language().listed(&names)))
    };
    Use::ALL.iter().map(told).collect()
}
