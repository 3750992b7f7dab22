//! `GET /my/{token}/papers`: what I agreed to, when, in which language, and the words I was shown.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use jiff::civil::Date;

use super::closings::{self, named};
use super::door::{Asked, Visit, closed, enters, keep_secret};
use super::receipt::done;
use super::record::controller;
use super::view::MyView;
use crate::catalogue::work::Work;
use crate::consent::ledger::desk::old_papers::OldPaperRow;
use crate::consent::record::{Capacity, Use, Word};
use crate::error::Result;
use crate::http::App;
use crate::http::extract::Query;
use crate::http::pages::Answered;
use crate::http::pages::view::Said;
use crate::http::pages::when::{edtf, weekday};
use crate::http::problem::Problem;
use crate::http::words::in_eights;
use crate::id::Id;
use crate::language::Language;
use crate::narrator::closed_store::{self, Said as Spoken};
use crate::narrator::erasing_store::{self, Opened};
use crate::narrator::story_store::{self, Paper, Story, Taken, stories};
use crate::storage::database::Tx;

#[derive(Template)]
#[template(path = "my/papers.html")]
struct PapersPage<'a> {
    v: MyView<'a>,
    papers: Vec<PaperView>,
    /// Papers from before this library in which nobody has read anything yet.
    old: Vec<OldView>,
    taken: Vec<TakenView>,
    /// Of each work with closed passages: its title, and these.
    closed: Vec<(Said, Vec<String>)>,
    /// Of each work: its title, and where it stands to be printed.
    sheets: Vec<(Said, String)>,
    /// Address and words of each receipt.
    receipts: Vec<(String, String)>,
    /// Of each work in which the person said yes: its title, and where its record is.
    records: Vec<(Said, String)>,
    /// Whether somebody reads their own papers, with who opened what is sealed.
    own: bool,
    openings: Vec<OpenedView>,
}

struct OpenedView {
    what: String,
    when: String,
    why: String,
}

struct PaperView {
    title: Said,
    said: String,
    /// That nothing is left of a yes, and since when.
    ended: Option<String>,
    explained: String,
    /// Each use and until when, or since when it was taken back.
    uses: Vec<(String, String)>,
    notice: Said,
    /// Why the words stand in another language than the page.
    foreign: Option<String>,
    digest: Vec<String>,
}

struct OldView {
    title: Said,
    signed: String,
    by_guardian: bool,
    words: Said,
    foreign: Option<String>,
    digest: Vec<String>,
    has_added: bool,
    has_scan: bool,
}

struct TakenView {
    /// Of which work; none: of all of them.
    title: Option<Said>,
    since: String,
    uses: Vec<String>,
}

/// `GET /my/{token}/papers`.
pub async fn papers(
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
    let v = MyView::of(visit, "/papers", "papers");
    let stories = stories(tx, &visit.standing, visit.app.clock.now()).await?;
    let titles: BTreeMap<Id<Work>, Said> =
        stories.iter().map(|story| (story.work, v.title_of(story))).collect();
    let sheets = stories.iter().map(|story| (v.title_of(story), v.to(&format!("/{}/sheet", story.work))));
    let sheets = sheets.collect();
    let said = Spoken::read(tx, &visit.standing).await?;
    let closed = passages(visit, tx, &v, &stories).await?;
    let mut receipts = Vec::new();
    for entry in story_store::receipts(tx, &visit.standing).await? {
        let values = [("name", entry.number.to_string()), ("day", v.day(entry.at))];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        let (number, what) = (visit.words.say_of("receipt-of", &values), done(tx, &v, &entry).await?);
        receipts.push((v.to(&format!("/receipts/{}", entry.number)), format!("{number} – {what}")));
    }
    let old = story_store::old_papers(tx, &visit.standing).await?;
    let openings = erasing_store::openings(tx, &visit.standing).await?;
    let page = PapersPage {
        records: records(visit, &v, &titles, &said.papers),
        own: visit.standing.is_own(),
        openings: openings.iter().map(|opened| opened_view(visit, &v, opened)).collect(),
        sheets,
        closed,
        old: old.iter().map(|paper| old_view(visit, &v, &titles, paper)).collect::<Result<_>>()?,
        receipts,
        papers: said.papers.iter().map(|paper| paper_view(visit, &v, (&titles, &said), paper)).collect(),
        taken: said.taken.iter().map(|taken| taken_view(&v, &titles, taken)).collect(),
        v,
    };
    page.answer()
}

/// The closed passages of every story that has some.
async fn passages(
    visit: &Visit<'_>,
    tx: &mut Tx,
    v: &MyView<'_>,
    stories: &[Story],
) -> Result<Vec<(Said, Vec<String>)>> {
    let mut all = Vec::new();
    for story in stories {
        let passages = closed_store::closed(tx, &visit.standing, story.work, visit.app.clock.now()).await?;
        if !passages.is_empty() {
            let told = passages.iter().map(|passage| closings::closed(v, passage)).collect();
            all.push((v.title_of(story), told));
        }
    }
    Ok(all)
}

/// What can be downloaded: records need a yes, and settings that say who answers for them.
fn records(
    visit: &Visit<'_>,
    v: &MyView<'_>,
    titles: &BTreeMap<Id<Work>, Said>,
    papers: &[Paper],
) -> Vec<(Said, String)> {
    if !visit.standing.is_own() || controller(&visit.app.site).is_err() {
        return Vec::new();
    }
    let agreed = papers.iter().filter(|paper| paper.word.is_yes()).map(|paper| paper.work);
    let works: BTreeSet<Id<Work>> = agreed.collect();
    let record = |work: Id<Work>| Some((titles.get(&work)?.clone(), v.to(&format!("/{work}/record"))));
    works.into_iter().filter_map(record).collect()
}

fn opened_view(visit: &Visit<'_>, v: &MyView<'_>, opened: &Opened) -> OpenedView {
    let by = opened.by.clone().unwrap_or_else(|| v.t("opened-by-house"));
    let time = opened.at.berlin().strftime("%H:%M").to_string();
    let values = [("day", v.day(opened.at)), ("time", time), ("name", by)];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    let why = opened.purpose.as_deref().unwrap_or_else(|| opened.what.as_str());
    OpenedView {
        what: v.t(&format!("opened-{}", opened.what.as_str())),
        when: visit.words.say_of("opened-at", &values),
        why: v.t(&format!("for-{}", why.replace('_', "-"))),
    }
}

fn paper_view(
    visit: &Visit<'_>,
    v: &MyView<'_>,
    (titles, said): (&BTreeMap<Id<Work>, Said>, &Spoken),
    paper: &Paper,
) -> PaperView {
    let (language, body, digest) = &paper.notice;
    let lasts = |use_: Use, through: &str| {
        let last: Option<Date> = through.parse().ok();
        let ends = said.ends(paper, use_).filter(|at| last.is_none_or(|last| at.berlin_day() <= last));
        let day = last.map_or_else(|| through.to_owned(), |last| weekday(visit.words, last));
        ends.map_or_else(|| v.t_of("place-until", "day", &day), |at| v.on("taken-back", at))
    };
    let ended = said.ended_of(paper).filter(|at| *at <= visit.app.clock.now());
    PaperView {
        title: titled(v, titles, paper.work),
        said: v.on(
            match paper.word {
                Word::Given | Word::Renewed => "agreed",
                Word::Refused => "refused",
                Word::Invalidated => "sheet-invalid",
            },
            paper.given,
        ),
        explained: v.t_of("explained", "language", &own_name(visit, paper.explained_in.tag())),
        ended: ended.map(|at| v.on("taken-back", at)),
        uses: paper.uses.iter().map(|(use_, last)| (named(v, *use_), lasts(*use_, last))).collect(),
        notice: shown(visit, language, body),
        foreign: foreign(visit, language),
        digest: in_eights(&digest.to_string()),
    }
}

fn old_view(
    visit: &Visit<'_>,
    v: &MyView<'_>,
    titles: &BTreeMap<Id<Work>, Said>,
    paper: &OldPaperRow,
) -> Result<OldView> {
    let language = paper.language()?;
    let signed = paper.signed()?.map(|day| v.t_of("old-signed", "day", &edtf(visit.words, day.as_str())));
    Ok(OldView {
        title: titled(v, titles, paper.work()?),
        signed: signed.unwrap_or_else(|| v.t("old-undated")),
        by_guardian: visit.standing.is_own() && paper.voice()?.capacity == Capacity::Guardian,
        digest: in_eights(&paper.digest()?.to_string()),
        has_added: paper.added.is_some(),
        has_scan: paper.has_scan(),
        words: shown(visit, &language, &paper.body),
        foreign: foreign(visit, &language),
    })
}

/// The title of a work; its number when the person does not appear in it any more.
fn titled(v: &MyView<'_>, titles: &BTreeMap<Id<Work>, Said>, work: Id<Work>) -> Said {
    titles.get(&work).cloned().unwrap_or_else(|| v.numbered(work))
}

/// Words in the language in which they were shown.
fn shown(visit: &Visit<'_>, language: &Language, words: &str) -> Said {
    Said {
        text: words.to_owned(),
        lang: language.tag().to_owned(),
        dir: language.dir(),
        foreign: language.primary() != visit.words.language().primary(),
    }
}

/// Why words stand in `language` on a page in another.
fn foreign(visit: &Visit<'_>, language: &Language) -> Option<String> {
    let name = own_name(visit, language.tag());
    let foreign = language.primary() != visit.words.language().primary();
    foreign.then(|| visit.words.say_of("notice-foreign", &[("language", &name)]))
}

/// A language by its name in itself, as far as these pages speak it.
fn own_name(visit: &Visit<'_>, tag: &str) -> String {
    visit.app.site.tongues.of(tag).map_or_else(|| tag.to_owned(), |words| words.say("language-name"))
}

fn taken_view(v: &MyView<'_>, titles: &BTreeMap<Id<Work>, Said>, taken: &Taken) -> TakenView {
    TakenView {
        title: taken.work.map(|work| titled(v, titles, work)),
        since: v.on("taken-back", taken.effective),
        uses: taken.uses.iter().flatten().map(|use_| named(v, *use_)).collect(),
    }
}
