//! What can be written down about a work beside declarations: noes by telephone, holds and their ends, the list of
//! people attested, and what takes two people.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use crate::clock::Timestamp;
use crate::consent::ledger::desk::officer::forms::{self, Standing, Stands};
use crate::consent::record::{Voice, Word};
use crate::error::{Error, Kind, Result};
use crate::http::App;
use crate::http::accounts::caller::see_other;
use crate::http::accounts::frame::unkept;
use crate::http::accounts::{Frame, SignedIn, staff_page};
use crate::http::consent_desk::say::{self, Head};
use crate::http::extract::{Form, Query};
use crate::http::pages::Answered;
use crate::http::pages::view::{Reader, View};
use crate::http::problem::Problem;
use crate::http::writing_desk::deeds;
use crate::http::writing_desk::form::Typed;
use crate::http::writing_desk::shown::{Choice, OnWork, uses};
use crate::storage::database::Tx;

/// The closed words of the forms, as the tables write them.
const CHANNELS: &[&str] = &["phone", "post", "in_person", "email", "via_school", "via_guardian"];
const CAUSES: &[&str] = &["dispute", "safeguarding", "takedown_review", "court_order", "integrity"];
const GROUNDS: &[&str] = &[
    "kug_23_1_1",
    "kug_23_1_2",
    "kug_23_1_3",
    "kug_23_1_4",
    "not_identifiable",
    "public_official_statement",
];

#[derive(Template)]
#[template(path = "desk_write.html")]
struct WritePage {
    v: View,
    desk: Frame,
    head: Head,
    action: String,
    record: String,
    done: Option<String>,
    /// The form in which something stood in the way, and what.
    fault: Option<(String, String)>,
    typed: Typed,
    voices: Vec<Choice>,
    people: Vec<Choice>,
    declarations: Vec<Choice>,
    uses: Vec<Choice>,
    channels: Vec<Choice>,
    causes: Vec<Choice>,
    grounds: Vec<Choice>,
    holds: Vec<Standing1>,
    ends: Vec<Standing1>,
    attested: bool,
}

/// Something that stands and can be ended.
struct Standing1 {
    kind: &'static str,
    id: String,
    label: String,
    takes_two: bool,
}

/// What was done last.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Done {
    done: String,
}

/// `GET /{lang}/desk/consent/works/{work}/write`.
pub async fn page(
    State(app): State<App>,
    Reader(words): Reader,
    Path((_, work)): Path<(String, String)>,
    Query(done): Query<Done>,
    who: SignedIn,
) -> Result<Response, Problem> {
    let mut tx = app.database.read().await?;
    let on = OnWork::open(&app, &mut tx, (words, &who), &work, ("/write", "write-title")).await?;
    let known = deeds::DEEDS.contains(&done.done.as_str());
    let done = known.then(|| on.v.t(&format!("write-done-{}", done.done)));
    let page = filled(&app, &mut tx, on, Typed::default(), None).await?;
    Ok(staff_page(&WritePage { done, ..page })?)
}

/// `POST /{lang}/desk/consent/works/{work}/write`: one of the deeds. What stands against it is told beside its form,
/// with everything that was typed.
pub async fn write(
    State(app): State<App>,
    Reader(words): Reader,
    Path((_, work)): Path<(String, String)>,
    who: SignedIn,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    let typed = Typed(pairs);
    let mut tx = app.database.read().await?;
    let on = OnWork::open(&app, &mut tx, (words, &who), &work, ("/write", "write-title")).await?;
    match deeds::done(&app, &who, &on, &typed).await {
        Ok(to) => Ok(see_other(&to)),
        Err(e) if matches!(e.kind(), Kind::Invalid | Kind::Conflict | Kind::Missing) => {
            let status = if e.kind() == Kind::Conflict {
                StatusCode::CONFLICT
            } else {
                StatusCode::UNPROCESSABLE_ENTITY
            };
            let deed = typed.of("deed").to_owned();
            let fault = Some((deed, told(&on.v, &e)));
            // What was read before the deed may have changed by now.
            let mut tx = app.database.read().await?;
            let page = filled(&app, &mut tx, on, typed, fault).await?;
            Ok(unkept(page.denied(status)?))
        }
        Err(e) => Err(e.into()),
    }
}

/// What is told of an error: a message of ours by its key, else what it says itself.
fn told(v: &View, error: &Error) -> String {
    let key = error.message();
    if v.words.has(key) { v.t(key) } else { key.to_owned() }
}

async fn filled(
    app: &App,
    tx: &mut Tx,
    on: OnWork,
    typed: Typed,
    fault: Option<(String, String)>,
) -> Result<WritePage> {
    let now = app.clock.now();
    let standing = forms::standing(tx, on.work(), now).await?;
    let choices = |prefix: &str, words: &[&str]| {
        let choice =
            |word: &&str| Choice::new(*word, on.v.t(&format!("{prefix}-{}", word.replace('_', "-"))));
        words.iter().map(choice).collect::<Vec<_>>()
    };
    let mut voices = Vec::new();
    let mut declarations = Vec::new();
    let mut people = Vec::new();
    for person in on.record.people.keys() {
        people.push(Choice::new(person.text(), on.key_of(*person)));
        for voice in on.voices(*person, now)? {
            let label = named(&on, *person, voice);
            let value = format!("{person} {} {}", voice.capacity.as_str(), voice.by);
            if let Some(end) = last(&on, *person, voice) {
                declarations.push(Choice::new(end, label.clone()));
            }
            voices.push(Choice::new(value, label));
        }
    }
    Ok(WritePage {
        action: on.at("/write"),
        record: on.at("/record"),
        done: None,
        fault,
        typed,
        voices,
        people,
        declarations,
        uses: uses(&on.v),
        channels: choices("write-channel", CHANNELS),
        causes: choices("write-cause", CAUSES),
        grounds: choices("write-ground", GROUNDS),
        holds: standing.holds.iter().map(|hold| held(&on.v, hold)).collect(),
        ends: ends(&on, &standing),
        attested: standing.attested,
        v: on.v,
        desk: on.desk,
        head: on.head,
    })
}

fn named(on: &OnWork, person: crate::id::Id<crate::catalogue::participant::Person>, voice: Voice) -> String {
    format!("{} – {}", on.key_of(person), on.voice_name(voice))
}

/// The last declaration of a chain, unless it never counted already.
fn last(
    on: &OnWork,
    person: crate::id::Id<crate::catalogue::participant::Person>,
    voice: Voice,
) -> Option<String> {
    let said = on.record.declarations.iter().filter(|d| d.subject == person && d.voice == voice);
    let last = said.max_by_key(|declaration| declaration.version)?;
    (last.word != Word::Invalidated).then(|| last.id.text())
}

fn during(v: &View, stands: &Stands) -> String {
    if stands.until == Timestamp::MAX { v.t("write-no-end") } else { say::through(v, stands.until) }
}

fn held(v: &View, hold: &Stands) -> Standing1 {
    let cause = v.t(&format!("write-cause-{}", hold.word.replace('_', "-")));
    let of = hold.uses.as_ref().map_or_else(|| v.t("over-every-use"), |uses| say::use_names(v, uses));
    Standing1 {
        kind: "hold",
        id: hold.id.clone(),
        label: format!("{cause} · {of} · {}", during(v, hold)),
        takes_two: hold.word == "safeguarding",
    }
}

fn ends(on: &OnWork, standing: &Standing) -> Vec<Standing1> {
    let v = &on.v;
    let line = |kind: &'static str, what: String, stands: &Stands| Standing1 {
        kind,
        id: stands.id.clone(),
        label: format!("{} · {what} · {}", v.t(&format!("write-end-{kind}")), during(v, stands)),
        takes_two: false,
    };
    let of =
        |s: &Stands| s.uses.as_ref().map_or_else(|| v.t("over-every-use"), |uses| say::use_names(v, uses));
    let office = |s: &Stands| {
        s.office.map_or_else(String::new, |(child, by)| format!("{} → {}", on.key_of(by), on.key_of(child)))
    };
    let embargoes = standing.embargoes.iter().map(|s| line("embargo", of(s), s));
    let licences = standing.licences.iter().map(|s| line("licence", of(s), s));
    let offices = standing.offices.iter().map(|s| line("guardianship", office(s), s));
    embargoes.chain(licences).chain(offices).collect()
}
