//! Copies that were called back: one row a delivery with its deadline, the text to send, and what the partner
//! answered, noted by hand.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::say;
use crate::accounts::account::Role;
use crate::clock::Timestamp;
use crate::consent::answering::{ANSWERS, answer, undo};
use crate::consent::audit::Actor;
use crate::consent::ledger::desk::{self, BY_DEADLINE, recall_id};
use crate::consent::ledger::{Happened, Recall, find_recall, happenings};
use crate::consent::overview::recall::{Event, Overdue, Stage, overdue, stage, undone};
use crate::error::{Error, Kind, Result};
use crate::http::App;
use crate::http::accounts::caller::{naming, see_other};
use crate::http::accounts::{Frame, SignedIn, staff_page};
use crate::http::extract::{Form, Query};
use crate::http::letters::{LANGUAGES, recall_text};
use crate::http::pages::Answered;
use crate::http::pages::view::{Reader, View};
use crate::http::problem::Problem;
use crate::http::words::{Words, in_eights};
use crate::id::Id;
use crate::page::PageRequest;
use crate::post::writing::Text;
use crate::storage::database::Tx;

/// Recalls on one page.
const LONG: u16 = 25;
const HOUR_MS: i64 = 60 * 60 * 1000;

#[derive(Template)]
#[template(path = "consent_recalls.html")]
struct RecallsPage {
    v: View,
    desk: Frame,
    done: bool,
    rows: Vec<RecallView>,
    next: Option<String>,
}

#[derive(Template)]
#[template(path = "consent_recall.html")]
struct RecallPage {
    v: View,
    desk: Frame,
    recall: RecallView,
    /// E-mail and telephone of the partner.
    email: String,
    phone: String,
    letters: Vec<Letter>,
    events: Vec<EventView>,
    /// What can be noted; nothing for whoever may only read, and for what is done.
    answers: Vec<(&'static str, String, bool)>,
    may_write: bool,
    note: String,
    fault: Option<String>,
}

/// A recall as a row.
struct RecallView {
    id: String,
    mark: i64,
    partner: String,
    work: String,
    slug: String,
    digest: Vec<String>,
    use_: String,
    taken: String,
    issued: String,
    due: String,
    /// How long is left, or how long ago it ended.
    clock: String,
    stage: String,
    late: Option<String>,
}

/// The text to send in one language.
struct Letter {
    lang: &'static str,
    name: String,
    text: String,
    mail: String,
}

struct EventView {
    number: i64,
    when: String,
    what: String,
    actor: String,
    note: Option<String>,
    undone: bool,
    can_undo: bool,
}

/// What the address asks.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    done: Option<String>,
    after: Option<String>,
}

/// What somebody notes: an answer, or the number of one that is undone.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Noted {
    kind: String,
    note: String,
    undo: Option<i64>,
}

/// `GET /{lang}/desk/consent/recalls`.
pub async fn list(
    State(app): State<App>,
    Reader(words): Reader,
    Query(asked): Query<Asked>,
    who: SignedIn,
) -> Result<Response, Problem> {
    let mut tx = app.database.read().await?;
    let (v, desk) = say::opened(&app, &mut tx, words, &who, ("/desk/consent/recalls", "recalls")).await?;
    let done = asked.done.is_some();
    let request = PageRequest::read(Some(LONG), asked.after.as_deref(), BY_DEADLINE)?;
    let page = desk::recall_page(&mut tx, done, &request).await?;
    let mut rows = Vec::with_capacity(page.items.len());
    for recall in &page.items {
        let events = happenings(&mut tx, recall.id).await?;
        rows.push(recall_view(&v, recall, &events, app.clock.now()));
    }
    let next = page
        .next
        .map(|cursor| format!("?{}after={}", if done { "done=1&" } else { "" }, cursor.text(BY_DEADLINE)));
    Ok(staff_page(&RecallsPage { v, desk, done, rows, next })?)
}

/// `GET /{lang}/desk/consent/recalls/{recall}`.
pub async fn one(
    State(app): State<App>,
    Reader(words): Reader,
    Path((_, recall)): Path<(String, String)>,
    who: SignedIn,
) -> Result<Response, Problem> {
    let page = filled(&app, words, &who, &recall, (&Noted::default(), None)).await?;
    Ok(staff_page(&page)?)
}

/// `POST /{lang}/desk/consent/recalls/{recall}`: notes an answer, or undoes one.
pub async fn note(
    State(app): State<App>,
    Reader(words): Reader,
    Path((_, recall)): Path<(String, String)>,
    who: SignedIn,
    Form(noted): Form<Noted>,
) -> Result<Response, Problem> {
    who.must(Role::ConsentOfficer)?;
    let (id, actor, now) = (recall_id(&recall)?, Actor::Account(who.account.id), app.clock.now());
    let done = match noted.undo {
        Some(number) => undo(&app.ledger, actor, id, number, now).await,
        None => answer(&app.ledger, actor, id, (&noted.kind, &noted.note), now).await,
    };
    match done {
        Ok(done) => {
            let to = format!("/{}/desk/consent/recalls/{id}", words.tag());
            Ok(see_other(&naming(&to, done.entries.first())))
        }
        Err(e) if matches!(e.kind(), Kind::Invalid | Kind::Conflict) => {
            let fault = Some(if noted.kind == "refused" { "recalls-refused-why" } else { "recalls-fault" });
            let page = filled(&app, words, &who, &recall, (&noted, fault)).await?;
            Ok(page.denied(StatusCode::BAD_REQUEST)?)
        }
        Err(e) => Err(e.into()),
    }
}

async fn filled(
    app: &App,
    words: &'static Words,
    who: &SignedIn,
    recall: &str,
    (noted, fault): (&Noted, Option<&str>),
) -> Result<RecallPage> {
    let mut tx = app.database.read().await?;
    let path = format!("/desk/consent/recalls/{recall}");
    let (mut v, desk) = say::opened(app, &mut tx, words, who, (&path, "recalls")).await?;
    let id = recall_id(recall)?;
    let recall = find_recall(&mut tx, id).await?;
    let recall = recall.ok_or_else(|| Error::missing("There is no such recall."))?;
    let events = happenings(&mut tx, id).await?;
    let (email, phone) = desk::reached(&mut tx, &recall).await?;
    v.title = v.t_of("recalls-one", "mark", &recall.mark.to_string());
    let may_write = who.must(Role::ConsentOfficer).is_ok();
    let going = stage(&told(&events)) < Stage::Done;
    let answer = |kind: &&'static str| (*kind, event_name(&v, kind), *kind == noted.kind);
    Ok(RecallPage {
        recall: recall_view(&v, &recall, &events, app.clock.now()),
        letters: LANGUAGES.iter().filter_map(|lang| letter(app, &recall, &email, lang)).collect(),
        answers: ANSWERS.iter().filter(|_| may_write && going).map(answer).collect(),
        events: event_views(app, &v, &mut tx, (id, &events), may_write).await?,
        note: noted.note.clone(),
        fault: fault.map(|key| v.t(key)),
        email,
        phone,
        may_write,
        v,
        desk,
    })
}

fn told(events: &[Happened]) -> Vec<Event<'_>> {
    events.iter().map(|e| (e.number, e.kind.as_str(), e.note.as_deref())).collect()
}

fn recall_view(v: &View, recall: &Recall, events: &[Happened], now: Timestamp) -> RecallView {
    let stage = stage(&told(events));
    let late = overdue(stage, recall.issued, recall.due, now);
    RecallView {
        id: recall.id.text(),
        mark: recall.mark,
        partner: recall.partner.clone(),
        work: recall.work.text(),
        slug: recall.slug.clone(),
        digest: in_eights(&recall.sha256.to_string()),
        use_: say::use_name(v, recall.use_),
        taken: say::moment(v, recall.taken),
        issued: say::moment(v, recall.issued),
        due: say::moment(v, recall.due),
        clock: clock(v, recall.due, now),
        stage: v.t(match stage {
            Stage::Issued => "recalls-stage-issued",
            Stage::Bounced => "recalls-stage-bounced",
            Stage::Sent => "recalls-stage-sent",
            Stage::Refused => "recalls-stage-refused",
            Stage::Acknowledged => "recalls-stage-acknowledged",
            Stage::Done => "recalls-stage-done",
            Stage::Lifted => "recalls-stage-lifted",
        }),
        late: late.map(|late| {
            v.t(match late {
                Overdue::Answer => "recalls-late-answer",
                Overdue::Completion => "recalls-late-completion",
            })
        }),
    }
}

/// How many hours are left, or have passed since.
fn clock(v: &View, due: Timestamp, now: Timestamp) -> String {
    let hours =
        |from: Timestamp, to: Timestamp| u64::try_from((to.millis() - from.millis()) / HOUR_MS).unwrap_or(0);
    if now < due {
        v.count("recalls-left", &hours(now, due))
    } else {
        v.count("recalls-over", &hours(due, now))
    }
}

/// The text to send, ready for a mail of the officer's own.
fn letter(app: &App, recall: &Recall, email: &str, lang: &'static str) -> Option<Letter> {
    let words = Words::of(lang)?;
    let Text { subject, body } = recall_text(&app.site, recall, words);
    let encoded = |text: &str| {
        let text: String = url::form_urlencoded::byte_serialize(text.as_bytes()).collect();
        text.replace('+', "%20")
    };
    Some(Letter {
        lang,
        name: words.name(),
        mail: format!("mailto:{email}?subject={}&body={}", encoded(&subject), encoded(&body)),
        text: format!("{subject}\n\n{body}"),
    })
}

async fn event_views(
    app: &App,
    v: &View,
    tx: &mut Tx,
    (recall, events): (Id<Recall>, &[Happened]),
    may_write: bool,
) -> Result<Vec<EventView>> {
    let undone = undone(&told(events));
    let mut views = Vec::with_capacity(events.len());
    for event in events {
        let is_undone = undone.contains(&event.number);
        let undoing = event.kind == "undone";
        views.push(EventView {
            number: event.number,
            when: say::moment(v, event.at),
            what: if undoing {
                v.t_of("recalls-undid", "n", event.note.as_deref().unwrap_or_default())
            } else {
                event_name(v, &event.kind)
            },
            actor: say::actor(v, tx, &event.actor).await?,
            note: noted(app, v, recall, event).await?,
            undone: is_undone,
            can_undo: may_write && !is_undone && ANSWERS.contains(&event.kind.as_str()),
        });
    }
    Ok(views)
}

/// What was noted with an event.
async fn noted(app: &App, v: &View, recall: Id<Recall>, event: &Happened) -> Result<Option<String>> {
    let words = event.words(&app.ledger.vault, recall).await?;
    let noted = event.kind != "undone" && event.note.is_some();
    Ok(noted.then(|| words.unwrap_or_else(|| v.t("words-forgotten"))))
}

fn event_name(v: &View, kind: &str) -> String {
    v.t(&format!("recalls-event-{}", kind.replace('_', "-")))
}
