//! What can be written down about a work beside declarations: noes by telephone, holds and their ends, the list of
//! people attested, and what takes two people.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use crate::catalogue::participant::Person;
use crate::clock::Timestamp;
use crate::consent::ledger::desk::officer::forms::{self, Closed, Standing, Stands};
use crate::consent::record::{Voice, Word};
use crate::error::{Kind, Result};
use crate::http::App;
use crate::http::accounts::caller::see_other;
use crate::http::accounts::frame::unkept;
use crate::http::accounts::{Frame, SignedIn, staff_page};
use crate::http::consent_desk::say::{self, Head};
use crate::http::editions::review::passage;
use crate::http::extract::{Form, Query};
use crate::http::pages::Answered;
use crate::http::pages::view::{Reader, View};
use crate::http::problem::Problem;
use crate::http::writing_desk::deeds;
use crate::http::writing_desk::faults::{Faults, Stopped};
use crate::http::writing_desk::form::Typed;
use crate::http::writing_desk::shown::{Choice, OnWork, uses};
use crate::id::Id;
use crate::storage::database::Tx;

#[derive(Template)]
#[template(path = "desk_write.html")]
struct WritePage {
    v: View,
    desk: Frame,
    head: Head,
    action: String,
    /// Which form is shown; empty: the list of all.
    what: &'static str,
    /// Every form: its address, what it is called, what it is for.
    forms: Vec<(String, String, String)>,
    done: Option<String>,
    faults: Faults,
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
    passages: Vec<Standing1>,
    operations: Vec<Choice>,
    parts: Vec<Choice>,
    films: bool,
    attested: bool,
}

/// Something that stands and can be ended.
struct Standing1 {
    kind: &'static str,
    id: String,
    label: String,
    takes_two: bool,
}

/// Which form is asked for, and what was done last.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    what: String,
    done: String,
}

/// `GET /{lang}/desk/consent/works/{work}/write?what=`.
pub async fn page(
    State(app): State<App>,
    Reader(words): Reader,
    Path((_, work)): Path<(String, String)>,
    Query(asked): Query<Asked>,
    who: SignedIn,
) -> Result<Response, Problem> {
    let mut tx = app.database.read().await?;
    let on = OnWork::open(&app, &mut tx, (words, &who), &work, ("/write", "write-title")).await?;
    let known = deeds::DEEDS.contains(&asked.done.as_str());
    let done = known.then(|| on.v.t(&format!("write-done-{}", asked.done)));
    let page = filled(&app, &mut tx, on, (&asked.what, Typed::default(), Faults::default())).await?;
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
    let (faults, status) = match deeds::done(&app, &who, &on, &typed).await {
        Ok(to) => return Ok(see_other(&to)),
        Err(Stopped::Faults(found)) => {
            (Faults::told(&on.v, &found.0, |_| String::new()), StatusCode::UNPROCESSABLE_ENTITY)
        }
        Err(Stopped::Error(e)) => match e.kind() {
            Kind::Conflict => (Faults::of_error(&on.v, &e), StatusCode::CONFLICT),
            Kind::Invalid | Kind::Missing => (Faults::of_error(&on.v, &e), StatusCode::UNPROCESSABLE_ENTITY),
            _ => return Err(e.into()),
        },
    };
    let form = match typed.of("deed") {
        "lift" => "hold",
        "lift-passage" => "passage",
        deed => deed,
    };
    let form = form.to_owned();
    // What was read before the deed may have changed by now.
    let mut tx = app.database.read().await?;
    let page = filled(&app, &mut tx, on, (&form, typed, faults)).await?;
    Ok(unkept(page.denied(status)?))
}

/// The form that is asked for; nothing known: the list of all.
fn form(what: &str) -> &'static str {
    deeds::FORMS.iter().copied().find(|known| *known == what).unwrap_or_default()
}

/// Every form of a work: its address, what it is called, what it is for.
fn forms(on: &OnWork) -> Vec<(String, String, String)> {
    let v = &on.v;
    let line = |form: &&str| {
        let hint = v.t(&format!("write-{form}-hint"));
        (on.at(&format!("/write?what={form}")), v.t(&format!("write-{form}")), hint)
    };
    let record = (on.at("/record"), v.t("say-title"), v.t("say-whose-lead"));
    std::iter::once(record).chain(deeds::FORMS.iter().map(line)).collect()
}

async fn filled(
    app: &App,
    tx: &mut Tx,
    on: OnWork,
    (what, typed, faults): (&str, Typed, Faults),
) -> Result<WritePage> {
    let now = app.clock.now();
    let standing = forms::standing(tx, on.work(), now).await?;
    let parts = forms::parts(tx, on.work()).await?;
    let choices = |prefix: &str, words: &[&str]| {
        let choice =
            |word: &&str| Choice::new(*word, on.v.t(&format!("{prefix}-{}", word.replace('_', "-"))));
        words.iter().map(choice).collect::<Vec<_>>()
    };
    let (people, voices, declarations) = everybody(&on, now)?;
    Ok(WritePage {
        action: on.at("/write"),
        what: form(what),
        forms: forms(&on),
        done: None,
        faults,
        typed,
        voices,
        people,
        declarations,
        uses: uses(&on.v),
        channels: choices("write-channel", deeds::CHANNELS),
        causes: choices("write-cause", deeds::CAUSES),
        grounds: choices("write-ground", deeds::GROUNDS),
        holds: standing.holds.iter().map(|hold| held(&on.v, hold)).collect(),
        ends: ends(&on, &standing),
        passages: standing.passages.iter().map(|closed| closed_passage(&on, closed)).collect(),
        operations: choices("edition-op", &["mute", "blur", "cut"]),
        films: parts.iter().any(|(.., film)| *film),
        parts: parts.iter().map(|(part, ..)| Choice::new(part.to_string(), part.to_string())).collect(),
        attested: standing.attested,
        v: on.v,
        desk: on.desk,
        head: on.head,
    })
}

fn named(on: &OnWork, person: Id<Person>, voice: Voice) -> String {
    format!("{} – {}", on.key_of(person), on.voice_name(voice))
}

/// The last declaration of a chain, unless it never counted already.
fn last(on: &OnWork, person: Id<Person>, voice: Voice) -> Option<String> {
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

/// Everybody in the work, every voice about them, and the last word of each.
fn everybody(on: &OnWork, now: Timestamp) -> Result<(Vec<Choice>, Vec<Choice>, Vec<Choice>)> {
    let mut voices = Vec::new();
    let mut declarations = Vec::new();
    let mut people = Vec::new();
    for person in on.record.people.keys() {
        people.push(Choice::new(person.text(), on.key_of(*person)));
        for voice in on.voices(*person, now)? {
            let label = named(on, *person, voice);
            let value = format!("{person} {} {}", voice.capacity.as_str(), voice.by);
            if let Some(end) = last(on, *person, voice) {
                declarations.push(Choice::new(end, label.clone()));
            }
            voices.push(Choice::new(value, label));
        }
    }
    Ok((people, voices, declarations))
}

/// “0:08–0:12, muted · Website · ayla”.
fn closed_passage(on: &OnWork, closed: &Closed) -> Standing1 {
    let uses =
        closed.uses.as_ref().map_or_else(|| on.v.t("over-every-use"), |uses| say::use_names(&on.v, uses));
    let label = format!("{} · {uses} · {}", passage(&on.v, &closed.edit), on.key_of(closed.asked_by));
    Standing1 { kind: "passage", id: closed.id.clone(), label, takes_two: true }
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
