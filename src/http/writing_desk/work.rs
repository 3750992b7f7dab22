//! What can be written down about a work beside declarations: noes by telephone, holds and their ends, the list of
//! people attested, and what takes two people.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use crate::catalogue::participant::Person;
use crate::clock::Timestamp;
use crate::consent::asking::CHANNELS;
use crate::consent::ledger::desk;
use crate::consent::ledger::desk::officer::ending::Ending;
use crate::consent::ledger::desk::officer::forms::{self, Closed, Standing, Stands};
use crate::consent::ledger::stored;
use crate::consent::record::{Use, Voice, Word};
use crate::error::{Kind, Result};
use crate::http::App;
use crate::http::accounts::caller::see_other;
use crate::http::accounts::frame::unkept;
use crate::http::accounts::{Frame, SignedIn, staff_page};
use crate::http::consent_desk::afterwards::{After, missing};
use crate::http::consent_desk::say::{self, Head, Keys};
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

/// What is done so that a work opens.
const OPENING: &[&str] = &["lift", "attest", "licence"];

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
    after: Option<After>,
    faults: Faults,
    typed: Typed,
    voices: Vec<Choice>,
    people: Vec<Choice>,
    declarations: Vec<Choice>,
    uses: Vec<Choice>,
    channels: Vec<Choice>,
    causes: Vec<Choice>,
    grounds: Vec<Choice>,
    /// Who need not be asked.
    waived: Vec<Choice>,
    reasons: Vec<Choice>,
    bases: Vec<Choice>,
    holds: Vec<Standing1>,
    ends: Vec<Standing1>,
    passages: Vec<Standing1>,
    operations: Vec<Choice>,
    parts: Vec<Choice>,
    films: bool,
    attested: bool,
    /// Which master the page is about.
    version: i64,
    /// In which roles everybody stands on the page, as the form sends it back.
    seen: Vec<String>,
}

/// Something that stands and can be ended.
struct Standing1 {
    kind: &'static str,
    id: String,
    label: String,
    takes_two: bool,
    /// Of what a request holds: its page, where that is ended, and what it is called.
    request: Option<(String, String)>,
}

/// Which form is asked for, and what was done last.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    what: String,
    done: String,
    person: String,
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
    let after = after(&app, &mut tx, &on, &asked.done).await?;
    let typed = Typed(vec![("person".to_owned(), asked.person)]);
    let page = filled(&app, &mut tx, on, (&asked.what, typed, Faults::default())).await?;
    Ok(staff_page(&WritePage { after, ..page })?)
}

/// What was done last, and who sees the work now: anyone, those of some uses, or nobody; where the public does not, why.
async fn after(app: &App, tx: &mut Tx, on: &OnWork, done: &str) -> Result<Option<After>> {
    let (v, now, key) = (&on.v, app.clock.now(), format!("write-done-{done}"));
    if !v.words.has(&key) {
        return Ok(None);
    }
    let lines = stored(tx, on.work()).await?.into_iter();
    let open = lines.filter(|line| line.during.contains(now)).map(|line| line.use_);
    // To keep the original shows nothing to anybody.
    let open: BTreeSet<Use> = open.filter(|use_| *use_ != Use::Preserve).collect();
    let (closed, recalls) = closed(tx, on, done).await?;
    let told = if open.contains(&Use::PublicStream) {
        v.t("over-public")
    } else if open.is_empty() {
        v.t("over-not-public")
    } else {
        v.t_of("write-still-open", "uses", &say::use_names(v, &open))
    };
    let missing = if OPENING.contains(&done) {
        missing(v, (&on.record, &on.keys, true, &on.asides), &[(Use::PublicStream, None)], now)
    } else {
        Vec::new()
    };
    let mut onward = vec![(on.at(""), v.t("over-to-matrix"))];
    onward.extend(recalls);
    Ok(Some(After { told: format!("{}{closed} {told}", v.t(&key)), missing, onward }))
}

/// What a withdrawal of some uses closed, which was written down just now, and the recalls that came of it.
async fn closed(tx: &mut Tx, on: &OnWork, done: &str) -> Result<(String, Vec<(String, String)>)> {
    let Some(entry) = on.desk.receipt.as_ref().filter(|_| done == "withdraw") else {
        return Ok((String::new(), vec![]));
    };
    let Some(taken) = desk::taken_with(tx, entry.number, on.work()).await? else {
        return Ok((String::new(), vec![]));
    };
    let v = &on.v;
    let told =
        taken.uses.map(|uses| format!(" {}", v.t_of("write-closed", "uses", &say::use_names(v, &uses))));
    let link = |recall: String| (format!("/{}/desk/consent/recalls/{recall}", v.lang()), v.t("write-recall"));
    let links = match taken.recalls.len() {
        0 | 1 => taken.recalls.into_iter().map(link).collect(),
        _ => vec![(format!("/{}/desk/consent/recalls", v.lang()), v.t("write-recalls"))],
    };
    Ok((told.unwrap_or_default(), links))
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
    // A deed writes, and waits for whoever still reads.
    drop(tx);
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
        "end-waiver" => "waive",
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
    let version = forms::version(tx, on.work()).await?;
    let (seen, people) = if what == "waive" { in_roles(&on, people) } else { (vec![], people) };
    Ok(WritePage {
        action: on.at("/write"),
        what: form(what),
        forms: forms(&on),
        after: None,
        faults,
        typed,
        voices,
        people,
        declarations,
        uses: uses(&on.v),
        channels: choices("write-channel", &CHANNELS),
        causes: choices("write-cause", deeds::CAUSES),
        grounds: choices("write-ground", deeds::GROUNDS),
        waived: waived(&on),
        reasons: choices("write-reason", deeds::REASONS),
        bases: choices("write-basis", deeds::BASES),
        holds: standing.holds.iter().map(|hold| held(&on.v, hold)).collect(),
        ends: ends(&on, &standing),
        passages: standing.passages.iter().map(|closed| closed_passage(&on, closed)).collect(),
        operations: choices("edition-op", &["mute", "blur", "cut"]),
        films: parts.iter().any(|(.., film)| *film),
        parts: parts.iter().map(|(part, ..)| Choice::new(part.to_string(), part.to_string())).collect(),
        attested: standing.attested,
        version,
        seen,
        v: on.v,
        desk: on.desk,
        head: on.head,
    })
}

/// Everybody with their roles, and these as the form sends them back: they are what a waiver is of.
fn in_roles(on: &OnWork, people: Vec<Choice>) -> (Vec<String>, Vec<Choice>) {
    let in_role = |choice: Choice| {
        let found = on.participants.iter().find(|of| of.person.text() == choice.value);
        let mut roles: Vec<&str> = found.iter().flat_map(|of| &of.roles).map(|role| role.as_str()).collect();
        roles.sort_unstable();
        let names: Vec<String> =
            roles.iter().map(|role| on.v.t(&format!("role-{}", role.replace('_', "-")))).collect();
        let names = on.v.words.language().listed(&names);
        let seen = format!("{} {}", choice.value, roles.join(","));
        (seen, Choice::new(choice.value, format!("{} – {names}", choice.label)))
    };
    people.into_iter().map(in_role).unzip()
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

/// “To keep somebody safe · Website · until …”.
#[must_use]
pub fn hold_name(v: &View, hold: &Stands) -> String {
    let cause = v.t(&format!("write-cause-{}", hold.word.replace('_', "-")));
    let of = hold.uses.as_ref().map_or_else(|| v.t("over-every-use"), |uses| say::use_names(v, uses));
    format!("{cause} · {of} · {}", during(v, hold))
}

fn held(v: &View, hold: &Stands) -> Standing1 {
    let takes_two = hold.word == "safeguarding";
    let request = hold.request.as_ref().map(|request| request_link(v, request));
    Standing1 { kind: "hold", id: hold.id.clone(), label: hold_name(v, hold), takes_two, request }
}

/// The page of a request to stop a work at the desk, and what it is called.
#[must_use]
pub fn request_link(v: &View, (id, reference): &(String, String)) -> (String, String) {
    (format!("/{}/desk/takedowns/{id}#held", v.lang()), v.t_of("take-one", "reference", reference))
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

/// Who need not be asked, in one role or in all.
fn waived(on: &OnWork) -> Vec<Choice> {
    let waived = on.record.appearances.iter().filter(|appearance| appearance.waiver.is_some());
    let people: BTreeSet<Id<Person>> = waived.map(|appearance| appearance.person).collect();
    people.into_iter().map(|person| Choice::new(person.text(), on.key_of(person))).collect()
}

/// “0:08–0:12, muted · Website · ayla”.
#[must_use]
pub fn passage_name(v: &View, keys: &Keys, closed: &Closed) -> String {
    let uses = closed.uses.as_ref().map_or_else(|| v.t("over-every-use"), |uses| say::use_names(v, uses));
    format!("{} · {uses} · {}", passage(v, &closed.edit), say::key_of(keys, closed.asked_by))
}

fn closed_passage(on: &OnWork, closed: &Closed) -> Standing1 {
    let label = passage_name(&on.v, &on.keys, closed);
    Standing1 { kind: "passage", id: closed.id.clone(), label, takes_two: true, request: None }
}

fn ends(on: &OnWork, standing: &Standing) -> Vec<Standing1> {
    let line = |ending: Ending, stands: &Stands| Standing1 {
        kind: ending.as_str(),
        id: stands.id.clone(),
        label: end_name(&on.v, &on.keys, ending, stands),
        takes_two: ending.takes_two(),
        request: None,
    };
    let embargoes = standing.embargoes.iter().map(|s| line(Ending::Embargo, s));
    let licences = standing.licences.iter().map(|s| line(Ending::Licence, s));
    let offices = standing.offices.iter().map(|s| line(Ending::Guardianship, s));
    embargoes.chain(licences).chain(offices).collect()
}

/// “Guardian · mother → girl · until June 2030”: an office of guardians mostly ends on the eve of a birthday, so its month
/// alone is told.
#[must_use]
pub fn end_name(v: &View, keys: &Keys, ending: Ending, stands: &Stands) -> String {
    let what = match (stands.office, &stands.uses) {
        (Some((child, by)), _) => format!("{} → {}", say::key_of(keys, by), say::key_of(keys, child)),
        (None, Some(uses)) => say::use_names(v, uses),
        (None, None) => v.t("over-every-use"),
    };
    let until = match ending {
        Ending::Guardianship if stands.until != Timestamp::MAX => {
            v.t_of("over-until", "moment", &say::month(v, stands.until))
        }
        _ => during(v, stands),
    };
    format!("{} · {what} · {until}", v.t(&format!("write-end-{}", ending.as_str())))
}
