//! The old papers of a work: what is here, and one more as it came. None of them opens anything by itself.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;

use crate::catalogue::edtf::Edtf;
use crate::clock::Timestamp;
use crate::consent::fact::EvidenceFact;
use crate::consent::ledger::desk::old_papers::{self, OldPaperRow};
use crate::consent::mapping;
use crate::consent::old_paper::{OldForm, OldPaperFact};
use crate::consent::paper::Unfit;
use crate::consent::record::{Capacity, Voice};
use crate::error::{Error, Kind, Result};
use crate::http::App;
use crate::http::accounts::caller::{naming, see_other};
use crate::http::accounts::frame::unkept;
use crate::http::accounts::{Frame, SignedIn, staff_page};
use crate::http::consent_desk::say::{self, Head};
use crate::http::pages::Answered;
use crate::http::pages::view::{Reader, View};
use crate::http::pages::when;
use crate::http::problem::Problem;
use crate::http::writing_desk::deeds::reading::voice;
use crate::http::writing_desk::faults::{Fault, Faults};
use crate::http::writing_desk::form::Typed;
use crate::http::writing_desk::multipart::Multipart;
use crate::http::writing_desk::papers::paper;
use crate::http::writing_desk::shown::{Choice, OnWork};
use crate::storage::database::Tx;

#[derive(Template)]
#[template(path = "desk_old_papers.html")]
struct PapersPage {
    v: View,
    desk: Frame,
    head: Head,
    action: String,
    lines: Vec<Line>,
    voices: Vec<Choice>,
    forms: Vec<Choice>,
    typed: Typed,
    faults: Faults,
}

struct Line {
    href: String,
    who: String,
    signed: String,
    state: String,
}

/// `GET /{lang}/desk/consent/works/{work}/papers`.
pub async fn page(
    State(app): State<App>,
    Reader(words): Reader,
    Path((_, work)): Path<(String, String)>,
    who: SignedIn,
) -> Result<Response, Problem> {
    let mut tx = app.database.read().await?;
    let on = OnWork::open(&app, &mut tx, (words, &who), &work, ("/papers", "promise-title")).await?;
    Ok(staff_page(&filled(&app, &mut tx, on, Typed::default(), &[]).await?)?)
}

/// `POST /{lang}/desk/consent/works/{work}/papers`: one more paper, with its scan.
pub async fn keep(
    State(app): State<App>,
    Reader(words): Reader,
    Path((_, work)): Path<(String, String)>,
    who: SignedIn,
    form: Multipart,
) -> Result<Response, Problem> {
    let typed = Typed(form.fields);
    let mut tx = app.database.read().await?;
    let on = OnWork::open(&app, &mut tx, (words, &who), &work, ("/papers", "promise-title")).await?;
    let now = app.clock.now();
    let file = form.file.map(|file| file.to_vec());
    let fact = match read(&mut tx, &on, &typed, (file, &who, now)).await? {
        Ok(fact) => fact,
        Err(faults) => {
            let page = filled(&app, &mut tx, on, typed, &faults).await?;
            return Ok(unkept(page.denied(StatusCode::UNPROCESSABLE_ENTITY)?));
        }
    };
    drop(tx);
    match mapping::keep(&app.ledger, who.actor(), &fact, now).await {
        Ok((id, entry)) => Ok(see_other(&naming(&on.at(&format!("/papers/{id}")), Some(&entry)))),
        Err(e) if matches!(e.kind(), Kind::Invalid | Kind::Conflict) => {
            let key =
                if e.kind() == Kind::Conflict { "promise-fault-other-words" } else { "promise-fault-whose" };
            let field = if e.kind() == Kind::Conflict { "form-name" } else { "whose" };
            let mut tx = app.database.read().await?;
            let page = filled(&app, &mut tx, on, typed, &[fault(field, key)]).await?;
            Ok(unkept(page.denied(StatusCode::CONFLICT)?))
        }
        Err(e) => Err(e.into()),
    }
}

fn fault(field: &str, key: &'static str) -> Fault {
    Fault { field: field.to_owned(), key }
}

/// What was typed, or everything that is wrong with it.
async fn read(
    tx: &mut Tx,
    on: &OnWork,
    typed: &Typed,
    (file, who, now): (Option<Vec<u8>>, &SignedIn, Timestamp),
) -> Result<Result<OldPaperFact, Vec<Fault>>> {
    let mut faults = Vec::new();
    let whose = voice(on, typed.of("whose"), now).filter(|(_, voice)| voice.capacity != Capacity::Relative);
    if whose.is_none() {
        faults.push(fault("whose", "promise-fault-whose"));
    }
    let form = form(tx, typed, &mut faults).await?;
    let signed = match typed.of("signed") {
        "" => None,
        text => {
            let day = text.parse::<Edtf>().ok();
            let past = day.as_ref().is_some_and(|day| {
                crate::consent::old_paper::earliest(day).is_ok_and(|signed| signed <= now)
            });
            if !past {
                faults.push(fault("signed", "promise-fault-signed"));
            }
            day
        }
    };
    if file.is_none() && !typed.is("proof", "seen") {
        faults.push(fault("paper", "promise-fault-scan"));
    }
    let (Some((person, voice)), Some(form), true) = (whose, form, faults.is_empty()) else {
        return Ok(Err(faults));
    };
    let paper = match paper(file, (Some(person), Some(on.work()))).await {
        Err(e) if e.kind() == Kind::Invalid => {
            return Ok(Err(vec![fault("paper", Unfit::of(&e).map_or("promise-fault-scan", Unfit::key))]));
        }
        read => read?,
    };
    let seen_by = who.actor().text();
    let evidence = EvidenceFact { kind: "release_form", seen_by, seen_at: now, paper };
    let added = Some(typed.of("added")).filter(|words| !words.is_empty()).map(str::to_owned);
    Ok(Ok(OldPaperFact { person, work: on.work(), voice, form, signed, added, evidence }))
}

/// A form that is here already, or a new one by its name and words.
async fn form(tx: &mut Tx, typed: &Typed, faults: &mut Vec<Fault>) -> Result<Option<OldForm>> {
    let known = typed.of("form");
    if !known.is_empty() {
        let found = old_papers::forms(tx).await?.into_iter().find(|form| form.0.text() == known);
        if found.is_none() {
            faults.push(fault("form", "promise-fault-form"));
        }
        return Ok(found.map(|(_, form)| form));
    }
    let Ok(language) = typed.of("form-language").parse() else {
        faults.push(fault("form-language", "say-fault-language"));
        return Ok(None);
    };
    let (name, words) = (typed.of("form-name").to_owned(), typed.of("form-words").to_owned());
    let form = OldForm { name, language, words }.tidied();
    if form.is_err() {
        let empty = typed.of("form-words").is_empty();
        let (field, key) =
            if empty { ("form-words", "promise-fault-words") } else { ("form-name", "promise-fault-name") };
        faults.push(fault(field, key));
    }
    Ok(form.ok())
}

async fn filled(app: &App, tx: &mut Tx, on: OnWork, typed: Typed, faults: &[Fault]) -> Result<PapersPage> {
    let now = app.clock.now();
    let mut lines = Vec::new();
    for paper in old_papers::of_work(tx, on.work()).await? {
        lines.push(line(&on, &paper)?);
    }
    let mut voices = Vec::new();
    for person in on.record.people.keys() {
        let all = on.voices(*person, now)?.into_iter();
        for voice in all.filter(|voice| voice.capacity != Capacity::Relative) {
            let value = format!("{person} {} {}", voice.capacity.as_str(), voice.by);
            voices.push(Choice::new(value, format!("{} – {}", on.key_of(*person), on.voice_name(voice))));
        }
    }
    let forms = old_papers::forms(tx).await?.into_iter().map(|(id, form)| {
        Choice::new(id.text(), format!("{} · {}", form.name, on.v.words.language_name(form.language.tag())))
    });
    Ok(PapersPage {
        action: on.at("/papers"),
        lines,
        voices,
        forms: forms.collect(),
        typed,
        faults: Faults::told(&on.v, faults, |_| String::new()),
        v: on.v,
        desk: on.desk,
        head: on.head,
    })
}

fn line(on: &OnWork, paper: &OldPaperRow) -> Result<Line> {
    let voice: Voice = paper.voice()?;
    Ok(Line {
        href: on.at(&format!("/papers/{}", paper.id()?)),
        who: format!("{} – {}", paper.key, on.voice_name(voice)),
        signed: signed(&on.v, paper)?,
        state: on.v.t(state(paper)?),
    })
}

/// The date on a paper, in words.
///
/// # Errors
/// `Internal` when the row cannot be understood.
pub fn signed(v: &View, paper: &OldPaperRow) -> Result<String> {
    Ok(paper.signed()?.map_or_else(|| v.t("promise-undated"), |day| when::edtf(v.words, day.as_str())))
}

/// The key of what became of a paper.
///
/// # Errors
/// `Internal` when the row cannot be understood.
pub fn state(paper: &OldPaperRow) -> Result<&'static str> {
    Ok(if paper.aside()?.is_some() {
        "promise-is-aside"
    } else if paper.declared()?.is_some() {
        "promise-is-read"
    } else if paper.proposed()?.is_some() {
        "promise-is-proposed"
    } else {
        "promise-is-kept"
    })
}

/// There is no such paper.
#[must_use]
pub fn missing() -> Error {
    say::missing()
}
