//! Evidence at the desk: all of it with the last look, one piece with every look, and opening it for a purpose.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderValue};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::accounts::account::Role;
use crate::consent::evidence::{self, Opened};
use crate::consent::fact::Evidence;
use crate::consent::ledger::Checked;
use crate::consent::ledger::desk::officer::proving::{BY_HARM, Line, Piece, Resting, piece, pieces};
use crate::consent::ledger::sealed::papers::last_round;
use crate::consent::paper::OpenedFor;
use crate::error::{Error, Kind, Result};
use crate::http::App;
use crate::http::accounts::caller::{naming, see_other};
use crate::http::accounts::frame::unkept;
use crate::http::accounts::{Frame, SignedIn, staff_page};
use crate::http::consent_desk::say;
use crate::http::extract::{Form, Query};
use crate::http::pages::Answered;
use crate::http::pages::view::{Reader, View};
use crate::http::problem::Problem;
use crate::http::words::Words;
use crate::http::writing_desk::faults::{Faults, Found};
use crate::http::writing_desk::form::Typed;
use crate::http::writing_desk::shown::{Choice, purposes};
use crate::id::Id;
use crate::page::PageRequest;

/// Lines of a page of the list.
const LONG: u16 = 50;

#[derive(Template)]
#[template(path = "desk_evidence.html")]
struct ListPage {
    v: View,
    desk: Frame,
    round: Option<String>,
    lines: Vec<LineView>,
    next: Option<String>,
}

struct LineView {
    href: String,
    kind: String,
    received: String,
    found: String,
    sound: bool,
    held: bool,
    refused: bool,
}

#[derive(Template)]
#[template(path = "desk_piece.html")]
#[expect(clippy::struct_excessive_bools, reason = "what a template asks, one by one")]
struct PiecePage {
    v: View,
    desk: Frame,
    action: String,
    facts: Vec<(String, String)>,
    person: Option<(String, String)>,
    /// The proposal that rested on it and was answered with no.
    refused: Option<String>,
    /// The declarations that rest on it: where they stand, and what they are.
    rests: Vec<(String, String)>,
    /// When, what was found, by whom.
    checks: Vec<(String, String, String)>,
    /// When, by whom, what for.
    opened: Vec<(String, String, String)>,
    sound: bool,
    held: bool,
    legible: bool,
    writes: bool,
    purposes: Vec<Choice>,
    typed: Typed,
    faults: Faults,
}

/// Where the list goes on.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Place {
    after: Option<String>,
}

/// `GET /{lang}/desk/consent/evidence`.
pub async fn list(
    State(app): State<App>,
    Reader(words): Reader,
    Query(place): Query<Place>,
    who: SignedIn,
) -> Result<Response, Problem> {
    let mut tx = app.database.read().await?;
    let (v, desk) =
        say::opened(&app, &mut tx, words, &who, ("/desk/consent/evidence", "proof-title")).await?;
    let page = pieces(&mut tx, &PageRequest::read(Some(LONG), place.after.as_deref(), BY_HARM)?).await?;
    let round = last_round(&mut tx).await?.map(|at| v.t_of("proof-round", "moment", &say::moment(&v, at)));
    let lines = page.items.iter().map(|line| line_view(&v, line)).collect();
    let next = page.next.map(|cursor| format!("?after={}", cursor.text(BY_HARM)));
    Ok(staff_page(&ListPage { v, desk, round, lines, next })?)
}

fn line_view(v: &View, line: &Line) -> LineView {
    LineView {
        href: format!("/{}/desk/consent/evidence/{}", v.lang(), line.id),
        kind: v.t(&format!("over-evidence-{}", line.kind.replace('_', "-"))),
        received: say::day(v, line.received),
        found: v.t(&format!("over-check-{}", line.result.replace('_', "-"))),
        sound: line.result == "verified",
        held: line.held,
        refused: line.refused,
    }
}

/// `GET /{lang}/desk/consent/evidence/{evidence}`.
pub async fn one(
    State(app): State<App>,
    Reader(words): Reader,
    Path((_, id)): Path<(String, String)>,
    who: SignedIn,
) -> Result<Response, Problem> {
    let id = id.parse().map_err(|_| missing())?;
    Ok(staff_page(&page(&app, words, &who, id, (Typed::default(), Faults::default())).await?)?)
}

/// `POST /{lang}/desk/consent/evidence/{evidence}`: opened for a purpose, which is written down, or looked at again.
pub async fn act(
    State(app): State<App>,
    Reader(words): Reader,
    Path((_, id)): Path<(String, String)>,
    who: SignedIn,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    who.must(Role::ConsentOfficer)?;
    let (id, typed) = (id.parse().map_err(|_| missing())?, Typed(pairs));
    let v = View::open(&app, &mut app.database.read().await?, words, "").await?;
    let (faults, status) = match done(&app, &who, id, &typed, &v).await {
        Ok(Ok(response)) => return Ok(response),
        Ok(Err(faults)) => (faults, StatusCode::UNPROCESSABLE_ENTITY),
        Err(e) if matches!(e.kind(), Kind::Conflict | Kind::Invalid | Kind::Gone) => {
            (Faults::of_error(&v, &e), StatusCode::CONFLICT)
        }
        Err(e) => return Err(e.into()),
    };
    let page = page(&app, words, &who, id, (typed, faults)).await?;
    Ok(unkept(page.denied(status)?))
}

async fn done(
    app: &App,
    who: &SignedIn,
    id: Id<Evidence>,
    typed: &Typed,
    v: &View,
) -> Result<Result<Response, Faults>> {
    let (now, mut found) = (app.clock.now(), Found::default());
    match typed.of("deed") {
        "open" => {
            let purpose = typed.of("purpose").parse::<OpenedFor>().ok();
            if let Some(purpose) = found.need(purpose, "purpose", "proof-fault-purpose") {
                return Ok(Ok(download(evidence::open(&app.ledger, who.actor(), id, purpose, now).await?)));
            }
        }
        "look" => {
            let attested = match typed.of("found") {
                "verified" => Some(Checked::Verified),
                "missing" => Some(Checked::Missing),
                _ => None,
            };
            if let Some(done) = evidence::look_again(&app.ledger, who.actor(), id, attested, now).await? {
                let to = format!("/{}/desk/consent/evidence/{id}", v.lang());
                return Ok(Ok(see_other(&naming(&to, done.entries.first()))));
            }
            found.add("found", "proof-fault-found");
        }
        _ => return Err(Error::invalid("This form is none of ours.")),
    }
    Ok(Err(Faults::told(v, &found.0, |_| String::new())))
}

/// What was opened, for the officer's own disk: whatever it is, it never runs here.
#[must_use]
pub fn download(opened: Opened) -> Response {
    let kind = HeaderValue::from_str(&opened.media_type)
        .unwrap_or(HeaderValue::from_static("application/octet-stream"));
    let headers = [
        (CONTENT_TYPE, kind),
        (CONTENT_DISPOSITION, HeaderValue::from_static("attachment")),
        (CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; sandbox")),
    ];
    unkept((headers, opened.bytes).into_response())
}

fn missing() -> Error {
    Error::missing("There is no such evidence.")
}

async fn page(
    app: &App,
    words: &'static Words,
    who: &SignedIn,
    id: Id<Evidence>,
    (typed, faults): (Typed, Faults),
) -> Result<PiecePage> {
    let mut tx = app.database.read().await?;
    let path = format!("/desk/consent/evidence/{id}");
    let (mut v, desk) = say::opened(app, &mut tx, words, who, (&path, "proof-title")).await?;
    let found = piece(&mut tx, id).await?.ok_or_else(missing)?;
    v.title = v.t(&format!("over-evidence-{}", found.kind.replace('_', "-")));
    let mut checks = Vec::new();
    for check in &found.checks {
        let told = v.t(&format!("over-check-{}", check.result.replace('_', "-")));
        checks.push((say::moment(&v, check.at), told, say::by(&v, &mut tx, &check.by).await?));
    }
    let mut opened = Vec::new();
    for (at, actor, purpose) in &found.opened {
        let purpose = v.t(&format!("purpose-{}", purpose.replace('_', "-")));
        opened.push((say::moment(&v, *at), say::actor(&v, &mut tx, actor).await?, purpose));
    }
    let person = found.about.as_ref();
    Ok(PiecePage {
        action: format!("/{}{path}", words.tag()),
        facts: facts(&v, &found),
        person: person.map(|(id, key)| (format!("/{}/desk/consent/people/{id}", words.tag()), key.clone())),
        refused: found.refused.map(|id| format!("/{}/desk/proposals/{id}", words.tag())),
        rests: found.rests.iter().map(|resting| rests(&v, resting)).collect(),
        checks,
        opened,
        sound: found.checks.first().is_some_and(|check| check.result == "verified"),
        held: found.file.is_some(),
        legible: found.file.is_some() && found.legible,
        writes: desk.writes,
        purposes: purposes(&v),
        typed,
        faults,
        v,
        desk,
    })
}

fn facts(v: &View, found: &Piece) -> Vec<(String, String)> {
    let mut facts = vec![(v.t("proof-received"), say::moment(v, found.received))];
    let kept = match &found.file {
        Some(_) if !found.legible => v.t("proof-erased"),
        Some((media_type, bytes)) => {
            let kilobytes = (bytes / 1024).max(1).to_string();
            v.words.say_of("proof-sealed", &[("type", media_type), ("kilobytes", &kilobytes)])
        }
        None => v.t("proof-office"),
    };
    facts.push((v.t("proof-kept"), kept));
    facts
}

fn rests(v: &View, resting: &Resting) -> (String, String) {
    let (work, subject) = (&resting.work, &resting.subject);
    let href = format!("/{}/desk/consent/works/{}/people/{}", v.lang(), work.0, subject.0);
    let word = v.t(&format!("over-word-{}", resting.word.as_str()));
    let version = v.t_of("over-version", "n", &resting.version.to_string());
    (href, format!("{} · {} · {word} · {version}", work.1, subject.1))
}
