//! Somebody at the desk: what is sealed about them, looked at by two and for a purpose, links to their own page, wishes
//! for an original, and that they are forgotten.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use crate::accounts::account::Role;
use crate::accounts::proposal::{Proposal, What};
use crate::accounts::{four_eyes, looking};
use crate::catalogue::participant::Person;
use crate::clock::Timestamp;
use crate::consent::asking::CHANNELS;
use crate::consent::audit::Entry;
use crate::consent::ledger::desk::officer::someone::{Someone, looks, someone};
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
use crate::http::writing_desk::deeds::note;
use crate::http::writing_desk::erasures::{self, Erasing};
use crate::http::writing_desk::faults::{Faults, Found, Stopped};
use crate::http::writing_desk::form::Typed;
use crate::http::writing_desk::links::{self, Alive};
use crate::http::writing_desk::shown::{Choice, purposes};
use crate::http::writing_desk::wishes::{self, Wishes};
use crate::id::Id;
use crate::storage::database::Tx;

#[derive(Template)]
#[template(path = "desk_person.html")]
struct PersonPage {
    v: View,
    desk: Frame,
    action: String,
    sealed: bool,
    /// What was opened just now: each field with what it says.
    opened: Option<Vec<(String, String)>>,
    /// What may be opened now: the proposal, what for, and until when.
    agreed: Vec<(String, String, String)>,
    /// Who looked: when, who, at what, what for.
    looks: Vec<(String, String, String, String)>,
    works: Vec<(String, String)>,
    purposes: Vec<Choice>,
    voices: Vec<Choice>,
    channels: Vec<Choice>,
    alone_in: Vec<String>,
    with_others: Vec<Choice>,
    days: u64,
    erasing: Erasing,
    wishes: Wishes,
    links: Vec<Alive>,
    /// Whether letters go out by themselves.
    posts: bool,
    done: Option<String>,
    typed: Typed,
    faults: Faults,
}

/// What the page shows beside what always stands there.
#[derive(Default)]
struct Beside {
    typed: Typed,
    faults: Faults,
    opened: Option<Vec<(String, String)>>,
    done: String,
}

/// What was done last.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Last {
    done: String,
}

/// What can have been done last.
const DONE: &[&str] = &["answered", "link", "link-end"];

/// `GET /{lang}/desk/consent/people/{person}`.
pub async fn page(
    State(app): State<App>,
    Reader(words): Reader,
    Path((_, id)): Path<(String, String)>,
    Query(last): Query<Last>,
    who: SignedIn,
) -> Result<Response, Problem> {
    let person = id.parse().map_err(|_| missing())?;
    let beside = Beside { done: last.done, ..Beside::default() };
    Ok(staff_page(&filled(&app, words, &who, person, beside).await?)?)
}

/// `POST /{lang}/desk/consent/people/{person}`: a look is asked for or done, a link goes out or ends, a wish is answered
/// with no, or that they are forgotten is proposed.
pub async fn act(
    State(app): State<App>,
    Reader(words): Reader,
    Path((_, id)): Path<(String, String)>,
    who: SignedIn,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    who.must(Role::ConsentOfficer)?;
    let (person, typed) = (id.parse().map_err(|_| missing())?, Typed(pairs));
    let v = View::open(&app, &mut app.database.read().await?, words, "").await?;
    if typed.of("deed") == "open" {
        return Ok(opened(&app, words, &who, person, &typed).await?);
    }
    let (faults, status) = match done(&app, words, &who, person, &typed).await {
        Ok(response) => return Ok(response),
        Err(Stopped::Faults(found)) => {
            (Faults::told(&v, &found.0, |_| String::new()), StatusCode::UNPROCESSABLE_ENTITY)
        }
        Err(Stopped::Error(e)) if matches!(e.kind(), Kind::Conflict | Kind::Refused | Kind::Gone) => {
            (Faults::of_error(&v, &e), StatusCode::CONFLICT)
        }
        Err(Stopped::Error(e)) => return Err(e.into()),
    };
    let page = filled(&app, words, &who, person, Beside { typed, faults, ..Beside::default() }).await?;
    Ok(unkept(page.denied(status)?))
}

/// Does what the form says.
async fn done(
    app: &App,
    words: &'static Words,
    who: &SignedIn,
    person: Id<Person>,
    typed: &Typed,
) -> Result<Response, Stopped> {
    let proposal = |(id, entry): (Id<Proposal>, Entry)| {
        naming(&format!("/{}/desk/proposals/{id}", words.tag()), Some(&entry))
    };
    let to = match typed.of("deed") {
        "ask" => proposal(ask(app, who, person, typed).await?),
        "erase" => proposal(erasures::propose(app, who, person, typed).await?),
        "keep-original" => wishes::answer(app, who, person, typed, words.tag()).await?,
        "link" => return links::give(app, who, person, typed, words).await,
        "link-end" => links::end(app, who, person, typed, words.tag()).await?,
        _ => return Err(Error::invalid("This form is none of ours.").into()),
    };
    Ok(see_other(&to))
}

/// Asks somebody else whether what is sealed may be looked at.
async fn ask(
    app: &App,
    who: &SignedIn,
    person: Id<Person>,
    typed: &Typed,
) -> Result<(Id<Proposal>, Entry), Stopped> {
    let mut found = Found::default();
    let purpose = typed.of("purpose").parse::<OpenedFor>().ok();
    let purpose = found.need(purpose, "purpose", "proof-fault-purpose");
    let note = note(typed, "note", &mut found);
    let Some(purpose) = purpose.filter(|_| found.0.is_empty()) else { return Err(found.into()) };
    let what = What::OpenProfile { person: person.text(), purpose: purpose.as_str().to_owned(), note };
    let now = app.clock.now();
    Ok(four_eyes::propose(&app.ledger, who.account.id, what, (None, Some(person)), now).await?)
}

/// What is sealed, on a page that nobody keeps.
async fn opened(
    app: &App,
    words: &'static Words,
    who: &SignedIn,
    person: Id<Person>,
    typed: &Typed,
) -> Result<Response> {
    let id = typed.of("id").parse().map_err(|_| missing())?;
    let profile = looking::open(&app.ledger, who.account.id, (id, person), app.clock.now()).await?;
    let named = |(field, value): (&'static str, String)| {
        (words.say(&format!("person-{}", field.replace('_', "-"))), value)
    };
    let opened = Some(profile.shown().into_iter().map(named).collect());
    staff_page(&filled(app, words, who, person, Beside { opened, ..Beside::default() }).await?)
}

fn missing() -> Error {
    Error::missing("There is no such person.")
}

async fn filled(
    app: &App,
    words: &'static Words,
    who: &SignedIn,
    person: Id<Person>,
    beside: Beside,
) -> Result<PersonPage> {
    let now = app.clock.now();
    let mut tx = app.database.read().await?;
    let path = format!("/desk/consent/people/{person}");
    let (mut v, desk) = say::opened(app, &mut tx, words, who, (&path, "person-title")).await?;
    let known = someone(&mut tx, person, now).await?.ok_or_else(missing)?;
    v.title = v.t_of("person-of", "who", &known.key);
    let mut seen = Vec::new();
    for look in looks(&mut tx, person).await? {
        let purpose = v.t(&format!("purpose-{}", look.purpose.replace('_', "-")));
        let by = say::actor(&v, &mut tx, &look.actor).await?;
        seen.push((say::moment(&v, look.at), by, say::kind(&v, &look.kind), purpose));
    }
    let erasing = erasures::of(app, &mut tx, &v, person).await?;
    let choice = |(id, slug): &(Id<_>, String)| Choice::new(id.text(), slug.clone());
    let keys = known.voices.iter().map(|(voice, key)| (voice.by, key.clone())).collect();
    let done = DONE.contains(&beside.done.as_str()).then(|| v.t(&format!("person-done-{}", beside.done)));
    Ok(PersonPage {
        action: format!("/{}{path}", words.tag()),
        sealed: known.sealed,
        opened: beside.opened,
        agreed: agreed(&mut tx, &v, who, person, now).await?,
        looks: seen,
        works: works(&v, &known, person),
        purposes: purposes(&v),
        voices: known.voices.iter().map(|(voice, key)| voice_choice(&v, *voice, key)).collect(),
        channels: CHANNELS.iter().map(|word| channel(&v, word)).collect(),
        alone_in: known.alone_in.iter().map(|(_, slug)| slug.clone()).collect(),
        with_others: erasing.further.as_ref().unwrap_or(&known.with_others).iter().map(choice).collect(),
        days: app.erasure_days.into(),
        erasing,
        wishes: wishes::of(app, &mut tx, &v, person, &keys).await?,
        links: links::alive(app, &mut tx, &v, person).await?,
        posts: app.site.writes_letters,
        done,
        typed: beside.typed,
        faults: beside.faults,
        v,
        desk,
    })
}

/// What may be opened now: the proposal, what for, and until when.
async fn agreed(
    tx: &mut Tx,
    v: &View,
    who: &SignedIn,
    person: Id<Person>,
    now: Timestamp,
) -> Result<Vec<(String, String, String)>> {
    let mut agreed = Vec::new();
    for proposal in looking::agreed(tx, who.account.id, &person.text(), now).await? {
        let (What::OpenProfile { purpose, .. }, Some(answer)) = (&proposal.what, proposal.answer) else {
            continue;
        };
        let until = say::moment(v, answer.at.plus_millis(looking::MAY_LOOK_MS));
        agreed.push((proposal.id.text(), v.t(&format!("purpose-{}", purpose.replace('_', "-"))), until));
    }
    Ok(agreed)
}

/// A way in which a word reached the office.
pub fn channel(v: &View, word: &str) -> Choice {
    Choice::new(word, v.t(&format!("write-channel-{}", word.replace('_', "-"))))
}

fn works(v: &View, known: &Someone, person: Id<Person>) -> Vec<(String, String)> {
    let all = known.alone_in.iter().chain(&known.with_others);
    let link = |(work, slug): &(Id<_>, String)| {
        (format!("/{}/desk/consent/works/{work}/people/{person}", v.lang()), slug.clone())
    };
    all.map(link).collect()
}

/// Whose word it is, as a choice.
pub fn voice_choice(v: &View, voice: crate::consent::record::Voice, key: &str) -> Choice {
    let keys = [(voice.by, key.to_owned())].into();
    Choice::new(format!("{} {}", voice.capacity.as_str(), voice.by), say::voice_name(v, voice, &keys))
}
