//! One edition beside the original, and what people say of it. Works without script: a passage is a link that begins
//! both players there.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use serde::Deserialize;

use super::{LOOKERS, SIGNERS};
use crate::catalogue::edition::Edition;
use crate::catalogue::transcript::{Cues, stamp};
use crate::consent::decision::Permit;
use crate::consent::ledger::Deed;
use crate::consent::passage::Edit;
use crate::editions::desk_store::{File, Removable, Script, Shown, removable, shown, title};
use crate::editions::plan::PartPlan;
use crate::editions::review;
use crate::editions::standing_store::{self as store, Standing, State as Row, state};
use crate::editions::timeline::Timeline;
use crate::error::{Error, Result};
use crate::http::App;
use crate::http::accounts::caller::{naming, see_other};
use crate::http::accounts::{Frame, SignedIn, staff_page};
use crate::http::extract::{Form, Query};
use crate::http::pages::view::{Reader, View};
use crate::http::problem::Problem;
use crate::http::stream::missing;
use crate::id::Id;
use crate::schools::clip::Moment;
use crate::storage::database::Tx;

/// How long before a passage both players begin, in milliseconds.
const RUN_UP: u64 = 2000;

#[derive(Template)]
#[template(path = "edition_review.html")]
struct ReviewPage {
    v: View,
    desk: Frame,
    work: String,
    key: String,
    standing: String,
    rejected: Option<String>,
    parts: Vec<PartView>,
    scripts: Vec<ScriptView>,
    poster: Option<String>,
    left_open: Vec<String>,
    people: Vec<Removable>,
    may: May,
    approved_it: bool,
}

/// What who is signed in may say of it.
struct May {
    approve: bool,
    check: bool,
    reject: bool,
}

struct PartView {
    number: i64,
    several: bool,
    original: Option<Player>,
    cut: Option<Player>,
    passages: Vec<PassageView>,
}

struct Player {
    src: String,
    film: bool,
    captions: Option<(String, String)>,
}

struct PassageView {
    text: String,
    href: String,
    here: bool,
}

struct ScriptView {
    language: String,
    lines: Vec<(String, String)>,
}

/// Where both players begin.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct From {
    part: Option<i64>,
    at: Option<u64>,
}

/// `GET /{lang}/desk/editions/{edition}`.
pub async fn page(
    State(app): State<App>,
    Reader(words): Reader,
    Path((_, id)): Path<(String, String)>,
    Query(from): Query<From>,
    who: SignedIn,
) -> Result<Response, Problem> {
    who.must_any(&LOOKERS)?;
    let mut tx = app.database.read().await?;
    let (edition, row) = found(&mut tx, &id).await?;
    let permit = super::kept(&app, &mut tx, &who, row.work_id.parse()?).await?;
    let path = format!("/desk/editions/{id}");
    let heading = title(&mut tx, &permit, words.tag()).await?;
    let v = View::open(&app, &mut tx, words, &path).await?.titled(heading).unlisted();
    let rejected = why(&app, &v, &row).await?;
    let page = ReviewPage { rejected, ..filled(&mut tx, v, &who, (edition, row), &permit, &from).await? };
    drop(tx);
    looked(&app, &who, edition).await?;
    Ok(staff_page(&page)?)
}

async fn found(tx: &mut Tx, id: &str) -> Result<(Id<Edition>, Row)> {
    let edition = id.parse().map_err(|_| missing())?;
    Ok((edition, state(tx, edition).await?.ok_or_else(missing)?))
}

/// Why it was rejected.
async fn why(app: &App, v: &View, row: &Row) -> Result<Option<String>> {
    let why = row.why(&app.ledger.vault).await?;
    Ok(row.rejected.as_ref().map(|_| why.unwrap_or_else(|| v.t("words-forgotten"))))
}

/// Writes down that somebody looked: what is shown here may be closed to the world.
async fn looked(app: &App, who: &SignedIn, edition: Id<Edition>) -> Result<()> {
    let mut deed = Deed::begin(&app.ledger, who.actor(), app.clock.now()).await?;
    deed.enter("edition_seen", &edition.text(), None, &()).await?;
    deed.commit().await.map(drop)
}

async fn filled(
    tx: &mut Tx,
    v: View,
    who: &SignedIn,
    (edition, row): (Id<Edition>, Row),
    permit: &Permit,
    from: &From,
) -> Result<ReviewPage> {
    let edits = store::edits(tx, edition).await?;
    let original = shown(tx, permit, permit.edition()).await?;
    let cut = shown(tx, permit, edition).await?;
    let left_open = review::left_open(tx, &row.slug, edition).await?;
    let people = removable(tx, permit, edition).await?;
    let standing = row.standing();
    let signs = who.must_any(&SIGNERS).is_ok();
    let approved_it = row.approved_by.as_deref() == Some(&who.actor().text());
    Ok(ReviewPage {
        desk: Frame::of(who, v.words, "/desk/editions"),
        parts: parts(&v, &row.id, &edits, &original, &cut, from),
        scripts: cut.scripts.iter().map(|script| read(&v, script)).collect::<Result<_>>()?,
        poster: cut.poster.as_ref().map(|id| format!("/{}/desk/posters/{id}", v.lang())),
        left_open: left_open.iter().map(|edit| passage(&v, edit)).collect(),
        standing: v.t(&format!("edition-is-{}", standing.as_str())),
        may: May {
            approve: signs && standing == Standing::Made,
            check: signs && standing == Standing::Approved && !approved_it,
            reject: signs && !matches!(standing, Standing::Rejected | Standing::Earlier),
        },
        approved_it: standing == Standing::Approved && approved_it,
        work: row.slug,
        key: row.key,
        rejected: None,
        people,
        v,
    })
}

fn parts(
    v: &View,
    id: &str,
    edits: &BTreeSet<Edit>,
    original: &Shown,
    cut: &Shown,
    from: &From,
) -> Vec<PartView> {
    let numbers: BTreeSet<i64> = cut.files.iter().map(|file| file.part).collect();
    let begins = (from.part.unwrap_or(1), from.at.unwrap_or(0));
    let part = |number: i64| {
        let at = if begins.0 == number { begins.1 } else { 0 };
        let moved = Timeline::of(&PartPlan::of(number, 0, edits), None).place(at);
        PartView {
            number,
            several: numbers.len() > 1,
            original: player(v, original, number, at),
            cut: player(v, cut, number, moved),
            passages: edits.iter().filter(|e| e.part == number).map(|e| link(v, id, e, begins)).collect(),
        }
    };
    numbers.iter().map(|number| part(*number)).collect()
}

fn player(v: &View, of: &Shown, part: i64, at: u64) -> Option<Player> {
    let files = || of.files.iter().filter(|file: &&File| file.part == part);
    let file = files().find(|file| file.playable).or_else(|| files().next())?;
    let captions = of.scripts.iter().find(|script| script.part == part && script.kind == "captions");
    Some(Player {
        src: format!("/{}/desk/media/{}#t={}.{:03}", v.lang(), file.id, at / 1000, at % 1000),
        film: file.width.is_some(),
        captions: captions.map(|script| {
            (script.language.clone(), format!("/{}/desk/captions/{}.vtt", v.lang(), script.id))
        }),
    })
}

/// A passage as a link that begins both players a little before it.
fn link(v: &View, id: &str, edit: &Edit, (part, at): (i64, u64)) -> PassageView {
    let from = edit.start_ms.max(0).cast_unsigned().saturating_sub(RUN_UP);
    PassageView {
        text: passage(v, edit),
        href: format!("/{}/desk/editions/{id}?part={}&at={from}#part-{}", v.lang(), edit.part, edit.part),
        here: (part, at) == (edit.part, from) && at > 0,
    }
}

/// “0:08–0:12, muted”.
#[must_use]
pub fn passage(v: &View, edit: &Edit) -> String {
    let at = |ms: i64| Moment(ms.max(0).cast_unsigned());
    let what = v.t(&format!("edition-op-{}", edit.operation.as_str()));
    let of = if edit.area.is_some() { format!(" ({})", v.t("edition-in-a-box")) } else { String::new() };
    let comma = v.words.language().comma();
    format!("{}–{}{comma}{what}{of}", at(edit.start_ms), at(edit.end_ms))
}

fn read(v: &View, script: &Script) -> Result<ScriptView> {
    let cues = Cues::from_vtt(&script.vtt)?;
    let lines = cues.0.iter().map(|cue| (stamp(cue.start_ms)[3..8].to_owned(), cue.said())).collect();
    Ok(ScriptView { language: v.words.language_name(&script.language), lines })
}

/// What the forms of signing send: which deed, a note, and `removes-ID` for whom the cut removes.
pub type Said = BTreeMap<String, String>;

/// `POST /{lang}/desk/editions/{edition}`.
pub async fn sign(
    State(app): State<App>,
    Reader(words): Reader,
    Path((_, id)): Path<(String, String)>,
    who: SignedIn,
    Form(said): Form<Said>,
) -> Result<Response, Problem> {
    who.must_any(&SIGNERS)?;
    let mut tx = app.database.read().await?;
    let (edition, row) = found(&mut tx, &id).await?;
    drop(super::kept(&app, &mut tx, &who, row.work_id.parse()?).await?);
    drop(tx);
    let (actor, by) = (who.actor(), who.actor().text());
    let done = match said.get("deed").map(String::as_str) {
        Some("approve") => {
            let named = said.keys().filter_map(|key| key.strip_prefix("removes-"));
            let people = named.map(str::parse).collect::<Result<Vec<_>>>()?;
            review::approve(&app.ledger, &app.clock, actor, (edition, &by), &people).await?
        }
        Some("check") => review::check(&app.ledger, &app.clock, actor, edition, &by).await?,
        Some("reject") => {
            let note = said.get("note").map(String::as_str).unwrap_or_default();
            let parts = (&app.ledger, &app.media, app.maker.data.as_path());
            review::reject(parts, &app.clock, actor, (edition, &by), note).await?
        }
        _ => return Err(Error::invalid("Say what is to be done with the edition.").into()),
    };
    let to = format!("/{}/desk/editions/{edition}", words.tag());
    Ok(see_other(&naming(&to, done.entries.first())))
}
