//! Erasures at the desk: proposed by one and answered by another, those that are running, their certificates, and the way
//! back while the days run.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use crate::accounts::account::Role;
use crate::accounts::four_eyes;
use crate::accounts::proposal::{Proposal, What};
use crate::accounts::proposal_store::waits;
use crate::catalogue::participant::Person;
use crate::catalogue::work::Work;
use crate::consent::asking::CHANNELS;
use crate::consent::audit::Entry;
use crate::consent::erasure::{Asked, Certificate, take_everything_back};
use crate::consent::keeping::{self, TakesBack, Which};
use crate::consent::ledger::desk;
use crate::consent::ledger::desk::officer::someone::{key, someone};
use crate::consent::ledger::sealed::erasures::{
    self, CARRIED_OUT, ErasureRow, carried_out, erasures_of, running,
};
use crate::consent::ledger::sealed::wishes;
use crate::consent::ledger::{Deed, entry_of};
use crate::consent::record::Voice;
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
use crate::http::writing_desk::deeds::{note, word};
use crate::http::writing_desk::faults::{Faults, Found, Stopped};
use crate::http::writing_desk::form::Typed;
use crate::http::writing_desk::person::{channel, voice_choice};
use crate::http::writing_desk::shown::Choice;
use crate::id::Id;
use crate::page::PageRequest;
use crate::storage::database::Tx;

/// Lines of a page of what was carried out.
const LONG: u16 = 50;
const DAY_MS: i64 = 24 * 60 * 60 * 1000;

#[derive(Template)]
#[template(path = "desk_erasures.html")]
struct ListPage {
    v: View,
    desk: Frame,
    /// The key of its head, and its lines.
    lists: [(&'static str, Vec<Line>); 2],
    next: Option<String>,
    later: bool,
    /// Whether one was taken back just now.
    cancelled: bool,
}

/// What was done last, and where the list of what was carried out goes on.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Place {
    done: String,
    after: Option<String>,
}

/// An erasure, in a line.
pub struct Line {
    /// Its page.
    pub href: String,
    who: String,
    /// The addresses of the works whose originals go.
    pub works: Vec<String>,
    asked: String,
    /// When originals and keys go.
    pub due: String,
    /// In how many days; nothing once they are gone.
    pub left: Option<u64>,
    /// Whether the person is forgotten with them.
    pub forgets: bool,
    /// Whether it can still be taken back.
    pub runs: bool,
}

/// What is being erased of somebody.
#[derive(Default)]
pub struct Erasing {
    /// Those that run, and that were carried out.
    pub lines: Vec<Line>,
    /// Where it waits for a second pair of eyes.
    pub proposal: Option<String>,
    /// Whether it can be asked for: neither proposed nor running, nor done; or something [`further`](Self::further).
    pub offered: bool,
    /// Works with others in them whose originals are wished away, of somebody who is being forgotten already without
    /// them: nothing else can be asked for.
    pub further: Option<Vec<(Id<Work>, String)>>,
}

/// What is being erased of `person`.
///
/// # Errors
/// As the database.
pub async fn of(app: &App, tx: &mut Tx, v: &View, person: Id<Person>) -> Result<Erasing> {
    let proposal = waits(tx, "erasure", &person.text()).await?;
    let mut lines = Vec::new();
    for row in erasures_of(tx, person).await? {
        lines.push(line(app, tx, v, &row).await?);
    }
    let further = if lines.iter().any(|line| line.forgets) { Some(wished(tx, person).await?) } else { None };
    let offered = proposal.is_none() && further.as_ref().is_none_or(|works| !works.is_empty());
    let proposal = proposal.map(|id| format!("/{}/desk/proposals/{id}", v.lang()));
    Ok(Erasing { lines, proposal, offered, further })
}

/// The works of which `person` wishes the original away, and that nobody has seen to, with their addresses.
async fn wished(tx: &mut Tx, person: Id<Person>) -> Result<Vec<(Id<Work>, String)>> {
    Ok(wishes::of(tx, person).await?.into_iter().map(|wish| wish.work).collect())
}

#[derive(Template)]
#[template(path = "desk_erasure.html")]
struct ErasurePage {
    v: View,
    desk: Frame,
    line: Line,
    forgets: bool,
    /// Each step that was done: what it was, and what went.
    steps: Vec<(String, Vec<(String, String)>)>,
    action: String,
    /// Whether its days still run.
    runs: bool,
    /// Whose word takes it back.
    voices: Vec<Choice>,
    channels: Vec<Choice>,
    typed: Typed,
    faults: Faults,
}

/// `GET /{lang}/desk/consent/erasures?after=`.
pub async fn list(
    State(app): State<App>,
    Reader(words): Reader,
    Query(asked): Query<Place>,
    who: SignedIn,
) -> Result<Response, Problem> {
    let mut tx = app.database.read().await?;
    let (v, desk) = say::opened(&app, &mut tx, words, &who, ("/desk/consent/erasures", "erase-list")).await?;
    let request = PageRequest::read(Some(LONG), asked.after.as_deref(), CARRIED_OUT)?;
    let page = carried_out(&mut tx, &request).await?;
    let later = request.after.is_some();
    let runs = if later { vec![] } else { running(&mut tx).await? };
    let next = page.next.map(|cursor| format!("?after={}", cursor.text(CARRIED_OUT)));
    let runs = lines(&app, &mut tx, &v, &runs).await?;
    let lists = [("erase-running", runs), ("erase-done", lines(&app, &mut tx, &v, &page.items).await?)];
    Ok(staff_page(&ListPage { lists, next, later, cancelled: asked.done == "cancelled", v, desk })?)
}

async fn lines(app: &App, tx: &mut Tx, v: &View, all: &[ErasureRow]) -> Result<Vec<Line>> {
    let mut lines = Vec::with_capacity(all.len());
    for row in all {
        lines.push(line(app, tx, v, row).await?);
    }
    Ok(lines)
}

/// `GET /{lang}/desk/consent/erasures/{erasure}`: what was done of it, to be printed.
pub async fn one(
    State(app): State<App>,
    Reader(words): Reader,
    Path((_, id)): Path<(String, String)>,
    who: SignedIn,
) -> Result<Response, Problem> {
    Ok(staff_page(&filled(&app, (words, &who), &id, Typed::default(), Faults::default()).await?)?)
}

/// `POST /{lang}/desk/consent/erasures/{erasure}`: it is taken back, at the word of whoever asked, while its days run.
pub async fn cancel(
    State(app): State<App>,
    Reader(words): Reader,
    Path((_, id)): Path<(String, String)>,
    who: SignedIn,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    who.must(Role::ConsentOfficer)?;
    let typed = Typed(pairs);
    let v = View::open(&app, &mut app.database.read().await?, words, "").await?;
    let (faults, status) = match cancelled(&app, &who, &id, &typed).await {
        Ok(entry) => {
            let to = format!("/{}/desk/consent/erasures?done=cancelled", words.tag());
            return Ok(see_other(&naming(&to, entry.as_ref())));
        }
        Err(Stopped::Faults(found)) => {
            (Faults::told(&v, &found.0, |_| String::new()), StatusCode::UNPROCESSABLE_ENTITY)
        }
        Err(Stopped::Error(e)) if matches!(e.kind(), Kind::Conflict | Kind::Refused) => {
            (Faults::of_error(&v, &e), StatusCode::CONFLICT)
        }
        Err(Stopped::Error(e)) => return Err(e.into()),
    };
    let page = filled(&app, (words, &who), &id, typed, faults).await?;
    Ok(unkept(page.denied(status)?))
}

/// Takes it back; what stands for that in the log.
async fn cancelled(app: &App, who: &SignedIn, id: &str, typed: &Typed) -> Result<Option<Entry>, Stopped> {
    let (now, mut found) = (app.clock.now(), Found::default());
    let row = erasure(&mut app.database.read().await?, id).await?;
    let voice = found.need(typed.of("whose").parse::<Voice>().ok(), "whose", "write-fault-whose");
    let channel = found.need(word(typed, "channel", &CHANNELS), "channel", "write-fault-channel");
    let (Some(voice), Some(channel)) = (voice, channel) else { return Err(found.into()) };
    let (which, word) = (Which::One(row.id()?), TakesBack { voice, channel });
    match keeping::cancel(&app.ledger, who.actor(), row.person()?, (&which, &word), now).await? {
        0 => Err(Error::conflict("erase-fault-over").into()),
        _ => Ok(entry_of(&mut app.database.read().await?, "erasure_cancelled", id).await?),
    }
}

async fn erasure(tx: &mut Tx, id: &str) -> Result<ErasureRow> {
    let missing = || Error::missing("There is no such erasure, or it was taken back.");
    erasures::erasure(tx, id.parse().map_err(|_| missing())?).await?.ok_or_else(missing)
}

async fn filled(
    app: &App,
    (words, who): (&'static Words, &SignedIn),
    id: &str,
    typed: Typed,
    faults: Faults,
) -> Result<ErasurePage> {
    let (now, mut tx) = (app.clock.now(), app.database.read().await?);
    let path = format!("/desk/consent/erasures/{id}");
    let row = erasure(&mut tx, id).await?;
    // A certificate is what there is when everything is done.
    let title = if row.masters.is_some() { "erase-certificate" } else { "erase-runs-title" };
    let (v, desk) = say::opened(app, &mut tx, words, who, (&path, title)).await?;
    let mut voices = Vec::new();
    let known = someone(&mut tx, row.person()?, now).await?;
    for (voice, key) in known.iter().flat_map(|known| &known.voices) {
        if keeping::may_cancel(&mut tx, &row, *voice, now).await? {
            voices.push(voice_choice(&v, *voice, key));
        }
    }
    let mut steps = Vec::new();
    for told in [&row.derivatives, &row.masters].into_iter().flatten() {
        let certificate: Certificate = serde_json::from_str(told).map_err(Error::internal)?;
        steps.push((v.t(&format!("erase-step-{}", certificate.step)), facts(&v, &certificate)));
    }
    Ok(ErasurePage {
        line: line(app, &mut tx, &v, &row).await?,
        forgets: row.forgets,
        steps,
        action: format!("/{}{path}", v.lang()),
        runs: keeping::runs(&row, now),
        voices,
        channels: CHANNELS.iter().map(|word| channel(&v, word)).collect(),
        typed,
        faults,
        v,
        desk,
    })
}

fn facts(v: &View, told: &Certificate) -> Vec<(String, String)> {
    let moment =
        |at: &str| crate::clock::Timestamp::parse(at).map_or_else(|_| at.to_owned(), |at| say::moment(v, at));
    vec![
        (v.t("erase-number"), told.erasure.clone()),
        (v.t("erase-asked"), moment(&told.asked_at)),
        (v.t("erase-at"), moment(&told.done_at)),
        (v.t("erase-works"), told.works.len().to_string()),
        (v.t("erase-files"), told.files.to_string()),
        (v.t("erase-bytes"), told.bytes.to_string()),
        (v.t("erase-keys"), told.keys_destroyed.to_string()),
        (v.t("erase-entry"), format!("{}:{}", told.audit_entry, told.audit_hash)),
    ]
}

async fn line(app: &App, tx: &mut Tx, v: &View, row: &ErasureRow) -> Result<Line> {
    let now = app.clock.now();
    let mut works = Vec::new();
    for work in row.works()? {
        works.extend(desk::work(tx, work).await?.map(|kept| kept.slug));
    }
    let left = (row.due().millis() - now.millis()).max(0);
    let left = u64::try_from((left + DAY_MS - 1) / DAY_MS).unwrap_or(0);
    Ok(Line {
        href: format!("/{}/desk/consent/erasures/{}", v.lang(), row.id()?),
        who: key(tx, row.person()?).await?.unwrap_or_default(),
        works,
        asked: say::moment(v, row.asked()),
        due: say::moment(v, row.due()),
        left: row.masters.is_none().then_some(left),
        forgets: row.forgets,
        runs: keeping::runs(row, now),
    })
}

/// Takes everything back at once, and proposes that somebody is forgotten; the proposal, and what stands for it in the
/// log.
///
/// # Errors
/// Every fault of the form; `Conflict` for a voice that may not speak for the person any more.
pub async fn propose(
    app: &App,
    who: &SignedIn,
    person: Id<Person>,
    typed: &Typed,
) -> Result<(Id<Proposal>, Entry), Stopped> {
    let (now, mut found) = (app.clock.now(), Found::default());
    let known = someone(&mut app.database.read().await?, person, now).await?;
    let known = known.ok_or_else(|| Error::missing("There is no such person."))?;
    let voice =
        typed.of("whose").parse::<Voice>().ok().filter(|voice| known.voices.iter().any(|(v, _)| v == voice));
    let voice = found.need(voice, "whose", "write-fault-whose");
    let channel = found.need(word(typed, "channel", &CHANNELS), "channel", "write-fault-channel");
    let days = found.need(days(app, typed), "when", "erase-fault-when");
    let note = note(typed, "erase-note", &mut found);
    let further = only_further(app, person).await?;
    let works = further.as_ref().unwrap_or(&known.with_others).iter().map(|(work, _)| *work);
    let with_others: Vec<_> = works.filter(|work| typed.is("work", &work.text())).collect();
    let further = further.is_some();
    found.unless(!further || !with_others.is_empty(), "work", "erase-fault-further");
    let (Some(voice), Some(channel), Some(days), true) = (voice, channel, days, found.0.is_empty()) else {
        return Err(found.into());
    };
    let asked = Asked { person, voice, with_others, channel, days };
    let what = What::Erasure {
        person: person.text(),
        capacity: voice.capacity.as_str().to_owned(),
        by: voice.by.text(),
        channel: channel.to_owned(),
        with_others: asked.with_others.iter().map(|work| work.text()).collect(),
        days,
        further,
        note,
    };
    let mut deed = Deed::begin(&app.ledger, who.actor(), now).await?;
    // Closing takes one: from now on nothing is shown. What cannot be undone waits for a second pair of eyes.
    if !further && let Some(idle) = take_everything_back(&mut deed, &asked).await? {
        deed.commit().await?;
        return Err(Error::conflict(idle).into());
    }
    let before = deed.entries();
    let id = four_eyes::put(&mut deed, who.account.id, what, (None, Some(person))).await?;
    let done = deed.commit().await?;
    let entry = done.entries.get(before).copied();
    Ok((id, entry.ok_or_else(|| Error::internal("a proposal without an entry"))?))
}

/// After how many days, as the form says it.
fn days(app: &App, typed: &Typed) -> Option<u32> {
    match typed.of("when") {
        "set" => Some(app.erasure_days),
        "now" => Some(0),
        _ => None,
    }
}

/// The works that somebody who is being forgotten already wishes away beside that: they alone can go too. None for
/// anybody else.
async fn only_further(app: &App, person: Id<Person>) -> Result<Option<Vec<(Id<Work>, String)>>, Stopped> {
    let mut tx = app.database.read().await?;
    if !erasures_of(&mut tx, person).await?.iter().any(|row| row.forgets) {
        return Ok(None);
    }
    let wished = wished(&mut tx, person).await?;
    if wished.is_empty() {
        return Err(Error::conflict("erase-fault-runs").into());
    }
    Ok(Some(wished))
}
