//! Requests to have a work stopped, at the desk: the list, one of them opened, and the answers to it.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;

use crate::accounts::account::Role;
use crate::accounts::proposal_store::name_of;
use crate::clock::Timestamp;
use crate::consent::ledger::desk::officer::answers::listed;
use crate::consent::requesting::{self, DAYS, DECISIONS, Holding, Lifted, Whole};
use crate::error::{Error, Kind, Result};
use crate::http::App;
use crate::http::accounts::caller::{naming, see_other};
use crate::http::accounts::frame::unkept;
use crate::http::accounts::{Frame, SignedIn, staff_page};
use crate::http::consent_desk::say;
use crate::http::extract::Form;
use crate::http::pages::Answered;
use crate::http::pages::view::{Reader, View};
use crate::http::problem::Problem;
use crate::http::words::Words;
use crate::http::writing_desk::faults::Faults;
use crate::http::writing_desk::form::Typed;
use crate::http::writing_desk::shown::Choice;
use crate::storage::database::Tx;

/// The longest list.
const MOST: i64 = 500;
const DAY_MS: i64 = 24 * 60 * 60 * 1000;

#[derive(Template)]
#[template(path = "desk_takedowns.html")]
struct ListPage {
    v: View,
    desk: Frame,
    /// The key of its head, and its lines.
    lists: [(&'static str, Vec<Line>); 2],
}

struct Line {
    href: String,
    reference: String,
    received: String,
    work: Option<String>,
    danger: bool,
    seen: bool,
    held: Option<String>,
    due: String,
    late: bool,
}

/// A hold that stands.
struct HeldView {
    id: String,
    /// The id of the field for its reason.
    note: String,
    told: String,
    /// The proposal to end it, while nobody has answered it.
    proposed: Option<String>,
}

/// Something that became of a request.
struct Became {
    at: Timestamp,
    told: String,
    /// Who, and when.
    by: String,
    when: String,
    why: Option<String>,
    /// The proposal by which two did it.
    proposal: Option<String>,
}

#[derive(Template)]
#[template(path = "desk_takedown.html")]
#[expect(clippy::struct_excessive_bools, reason = "what a template asks, one by one")]
struct RequestPage {
    v: View,
    desk: Frame,
    action: String,
    danger: bool,
    facts: Vec<(String, String)>,
    /// The work's page at the desk, and its address.
    work: Option<(String, String)>,
    reason: String,
    held: Vec<HeldView>,
    /// What became of it.
    steps: Vec<Became>,
    acknowledged: bool,
    decided: bool,
    can_hold: bool,
    decisions: Vec<Choice>,
    typed: Typed,
    faults: Faults,
}

/// `GET /{lang}/desk/takedowns`.
pub async fn list(State(app): State<App>, Reader(words): Reader, who: SignedIn) -> Result<Response, Problem> {
    who.must(Role::ConsentOfficer)?;
    let now = app.clock.now();
    let mut tx = app.database.read().await?;
    let v =
        View::open(&app, &mut tx, words, "/desk/takedowns").await?.unlisted().titled(words.say("take-title"));
    let (mut waiting, mut decided) = (Vec::new(), Vec::new());
    for request in listed(&mut tx, MOST).await? {
        let due = request.received.plus_millis(DAYS * DAY_MS);
        let line = Line {
            href: format!("/{}/desk/takedowns/{}", words.tag(), request.id),
            reference: request.reference,
            received: say::moment(&v, request.received),
            work: request.slug,
            danger: request.danger,
            seen: request.acknowledged,
            held: request.held_until.filter(|until| *until > now).map(|until| held(&v, until)),
            due: say::day(&v, due),
            late: due <= now,
        };
        if request.decided { decided.push(line) } else { waiting.push(line) }
    }
    let lists = [("take-waiting", waiting), ("take-decided", decided)];
    Ok(staff_page(&ListPage { desk: Frame::of(&who, words, "/desk/takedowns"), v, lists })?)
}

fn held(v: &View, until: Timestamp) -> String {
    if until == Timestamp::MAX {
        v.t("take-held")
    } else {
        v.t_of("take-held-until", "moment", &say::moment(v, until))
    }
}

/// `GET /{lang}/desk/takedowns/{request}`.
pub async fn one(
    State(app): State<App>,
    Reader(words): Reader,
    Path((_, id)): Path<(String, String)>,
    who: SignedIn,
) -> Result<Response, Problem> {
    who.must(Role::ConsentOfficer)?;
    Ok(staff_page(&opened(&app, words, &who, &id, (Typed::default(), Faults::default())).await?)?)
}

/// `POST /{lang}/desk/takedowns/{request}`: seen, held, lifted or decided.
pub async fn answer(
    State(app): State<App>,
    Reader(words): Reader,
    Path((_, id)): Path<(String, String)>,
    who: SignedIn,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    who.must(Role::ConsentOfficer)?;
    let typed = Typed(pairs);
    match done(&app, words, &who, (&id, &typed)).await {
        Ok(to) => Ok(see_other(&to)),
        Err(e) if matches!(e.kind(), Kind::Invalid | Kind::Conflict) => {
            let conflict = e.kind() == Kind::Conflict;
            let status = if conflict { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
            let faults = fault(words, &typed, &e);
            let page = opened(&app, words, &who, &id, (typed, faults)).await?;
            Ok(unkept(page.denied(status)?))
        }
        Err(e) => Err(e.into()),
    }
}

/// Does what the form says; where to go then.
async fn done(
    app: &App,
    words: &'static Words,
    who: &SignedIn,
    (id, typed): (&str, &Typed),
) -> Result<String> {
    let (by, now) = (who.account.id, app.clock.now());
    let here = format!("/{}/desk/takedowns/{id}", words.tag());
    let done = match typed.of("deed") {
        "acknowledge" => requesting::acknowledge(&app.ledger, by, id, now).await?,
        "hold" => requesting::hold(&app.ledger, by, id, now).await?,
        "lift" => {
            let hold = (id, typed.of("id"));
            match requesting::lift(&app.ledger, by, hold, typed.of("note"), now).await? {
                Lifted::Done(done) => return Ok(naming(&here, done.entries.last())),
                Lifted::Proposed(proposal, done) => {
                    let there = format!("/{}/desk/proposals/{proposal}", words.tag());
                    return Ok(naming(&there, done.entries.last()));
                }
            }
        }
        "decide" => {
            let said = (typed.of("decision"), typed.of("reasons"));
            requesting::decide(&app.ledger, by, id, said, now).await?
        }
        _ => return Err(Error::invalid("This form is none of ours.")),
    };
    Ok(naming(&here, done.entries.first()))
}

/// What to change, in the reader's language, with its field.
fn fault(words: &Words, typed: &Typed, error: &Error) -> Faults {
    let note = format!("note-{}", typed.of("id"));
    let (field, key) = match (typed.of("deed"), error.kind()) {
        ("lift", Kind::Invalid) => (note.as_str(), "write-fault-note"),
        ("lift", _) => ("", "take-fault-lift"),
        ("hold", Kind::Invalid) => ("", "take-fault-no-work"),
        ("hold", _) => ("", "take-fault-held"),
        ("decide", Kind::Invalid) if DECISIONS.contains(&typed.of("decision")) => {
            ("reasons", "write-fault-note")
        }
        ("decide", Kind::Invalid) => ("decision", "take-fault-decision"),
        ("acknowledge" | "decide", _) => ("", "take-fault-done"),
        _ => return Faults::one("", error.message()),
    };
    Faults::one(field, words.say(key))
}

async fn opened(
    app: &App,
    words: &'static Words,
    who: &SignedIn,
    id: &str,
    (typed, faults): (Typed, Faults),
) -> Result<RequestPage> {
    let whole = requesting::open(&app.ledger, who.account.id, id, app.clock.now()).await?;
    let mut tx = app.database.read().await?;
    let path = format!("/desk/takedowns/{id}");
    let title = words.say_of("take-one", &[("reference", &whole.reference)]);
    let v = View::open(app, &mut tx, words, &path).await?.unlisted().titled(title);
    let steps = became(&mut tx, &v, &whole).await?;
    let is = |step: &str| whole.steps.iter().any(|(known, _)| known.step == step);
    let choice = |d: &&str| Choice::new(*d, v.t(&format!("take-decision-{}", d.replace('_', "-"))));
    Ok(RequestPage {
        action: format!("/{}{path}", words.tag()),
        facts: facts(&v, &whole),
        danger: whole.danger,
        work: whole
            .work
            .as_ref()
            .map(|(id, slug)| (format!("/{}/desk/consent/works/{id}", words.tag()), slug.clone())),
        held: whole.holds.iter().map(|hold| held_view(&v, hold)).collect(),
        steps,
        acknowledged: is("acknowledged"),
        decided: is("decided"),
        can_hold: whole.work.is_some() && !whole.holds.iter().any(|hold| hold.until == Timestamp::MAX),
        decisions: DECISIONS.iter().map(choice).collect(),
        reason: whole.words.reason,
        typed,
        faults,
        desk: Frame::of(who, words, &path),
        v,
    })
}

fn held_view(v: &View, hold: &Holding) -> HeldView {
    HeldView {
        note: format!("note-{}", hold.id),
        told: held(v, hold.until),
        proposed: hold.proposed.map(|proposal| format!("/{}/desk/proposals/{proposal}", v.lang())),
        id: hold.id.clone(),
    }
}

/// What became of a request, and of what it held, in order of time.
async fn became(tx: &mut Tx, v: &View, whole: &Whole) -> Result<Vec<Became>> {
    let mut all = Vec::with_capacity(whole.steps.len() + whole.ended.len());
    for (step, why) in &whole.steps {
        let told = step.decision.as_ref().map_or_else(
            || v.t("take-acknowledged"),
            |decision| v.t(&format!("take-decision-{}", decision.replace('_', "-"))),
        );
        let (by, when) = (name_of(tx, step.by).await?, say::moment(v, step.at));
        all.push(Became { at: step.at, told, by, when, why: why.clone(), proposal: None });
    }
    for (end, why) in &whole.ended {
        let (by, when) = (say::by(v, tx, &end.by).await?, say::moment(v, end.at));
        let proposal = end.proposal.as_ref().map(|id| format!("/{}/desk/proposals/{id}", v.lang()));
        let told = v.t(if proposal.is_some() { "take-lifted-by-two" } else { "take-lifted" });
        all.push(Became { at: end.at, told, by, when, why: why.clone(), proposal });
    }
    all.sort_by_key(|became| became.at);
    Ok(all)
}

fn facts(v: &View, whole: &Whole) -> Vec<(String, String)> {
    let or_none = |text: &str| if text.trim().is_empty() { v.t("say-none") } else { text.trim().to_owned() };
    let due = whole.received.plus_millis(DAYS * DAY_MS);
    vec![
        (v.t("take-received"), say::moment(v, whole.received)),
        (v.t("take-due"), say::day(v, due)),
        (v.t("take-name"), or_none(&whole.words.name)),
        (v.t("take-contact"), or_none(&whole.words.contact)),
    ]
}
