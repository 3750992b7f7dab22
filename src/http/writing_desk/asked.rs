//! One person who is asked again: their works and old papers, what was tried, the next letter and the next step.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;

use crate::accounts::account::Role;
use crate::catalogue::participant::Person;
use crate::consent::asking::{CHANNELS, State as Stage, Step, channel};
use crate::consent::ledger::desk::asking::{self, Asked, OneOf};
use crate::consent::ledger::desk::old_papers;
use crate::consent::ledger::{desk, may_close, snapshot};
use crate::consent::reaching::{self, Told};
use crate::consent::record::{Capacity, Voice};
use crate::error::{Error, Kind, Result};
use crate::http::App;
use crate::http::accounts::caller::{naming, see_other};
use crate::http::accounts::frame::unkept;
use crate::http::accounts::{Frame, SignedIn, staff_page};
use crate::http::consent_desk::say::{self, Keys};
use crate::http::extract::Form;
use crate::http::my::again;
use crate::http::pages::Answered;
use crate::http::pages::view::{Reader, View};
use crate::http::pages::when;
use crate::http::print::printed;
use crate::http::problem::Problem;
use crate::http::words::Words;
use crate::http::writing_desk::asking::{last_step, next_step, stage_name};
use crate::http::writing_desk::deeds::reading::subject_and_voice;
use crate::http::writing_desk::faults::Faults;
use crate::http::writing_desk::form::Typed;
use crate::http::writing_desk::old_papers::{signed, state};
use crate::http::writing_desk::shown::{Choice, voices_of};
use crate::id::Id;
use crate::storage::database::Tx;

#[derive(Template)]
#[template(path = "desk_asked.html")]
struct PersonPage {
    v: View,
    /// Whether anybody may write to them: nobody does after a no.
    asks: bool,
    desk: Frame,
    key: String,
    stage: String,
    next: String,
    language: String,
    action: String,
    works: Vec<WorkLine>,
    papers: Vec<(String, String)>,
    steps: Vec<StepView>,
    has_notes: bool,
    voices: Vec<Choice>,
    /// Of somebody who is said to have died: the value by which they are found alive.
    own: Option<String>,
    channels: Vec<Choice>,
    choices: Vec<Choice>,
    today: String,
    typed: Typed,
    faults: Faults,
}

struct WorkLine {
    href: String,
    slug: String,
    state: String,
    unasked: bool,
    record: String,
}

struct StepView {
    what: String,
    when: String,
    whom: String,
    by: String,
    note: Option<String>,
    sealed: bool,
}

/// Somebody, and everything that the page about them needs.
struct About {
    person: Asked,
    id: Id<Person>,
    works: Vec<OneOf>,
    keys: Keys,
    voices: Vec<Voice>,
}

impl About {
    async fn open(app: &App, tx: &mut Tx, person: &str) -> Result<Self> {
        let missing = || Error::missing("There is no such person.");
        let id: Id<Person> = person.parse().map_err(|_| missing())?;
        let person = asking::one(tx, id).await?.ok_or_else(missing)?;
        let works = asking::works(tx, id).await?;
        let (mut keys, mut voices) = (Keys::new(), vec![]);
        if let Some(work) = works.first() {
            keys = desk::keys(tx, work.id).await?;
            let record = snapshot(tx, work.id).await?.ok_or_else(missing)?.record;
            let facts = record.people.get(&id).ok_or_else(missing)?;
            let now = app.clock.now();
            for voice in voices_of(id, facts, now) {
                let alive = voice.capacity != Capacity::Own || facts.died.is_none();
                if alive && may_close(tx, id, voice, now).await? {
                    voices.push(voice);
                }
            }
        }
        keys.entry(id).or_insert_with(|| person.key.clone());
        Ok(Self { person, id, works, keys, voices })
    }
}

/// `GET /{lang}/desk/asking/{person}`.
pub async fn page(
    State(app): State<App>,
    Reader(words): Reader,
    Path((_, person)): Path<(String, String)>,
    who: SignedIn,
) -> Result<Response, Problem> {
    let notes = BTreeMap::new();
    Ok(staff_page(&filled(&app, (words, &who), &person, Typed::default(), (None, &notes)).await?)?)
}

/// `POST /{lang}/desk/asking/{person}`: one step.
pub async fn tell(
    State(app): State<App>,
    Reader(words): Reader,
    Path((_, person)): Path<(String, String)>,
    who: SignedIn,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    who.must(Role::ConsentOfficer)?;
    let typed = Typed(pairs);
    let about = About::open(&app, &mut app.database.read().await?, &person).await?;
    let Ok(step) = typed.of("step").parse::<Step>() else {
        return faulty(&app, (words, &who), &person, typed, ("step-written_to", "asking-fault-step")).await;
    };
    let told = match read(&app, &about, &typed, step) {
        Ok(told) => told,
        Err(fault) => return faulty(&app, (words, &who), &person, typed, fault).await,
    };
    match reaching::tell(&app.ledger, who.actor(), &told, app.clock.now()).await {
        Ok(entry) => {
            let to = format!("/{}/desk/asking/{person}", words.tag());
            Ok(see_other(&naming(&to, Some(&entry))))
        }
        Err(e) if matches!(e.kind(), Kind::Invalid | Kind::Conflict | Kind::Refused) => {
            faulty(&app, (words, &who), &person, typed, ("step-written_to", "asking-fault-stands")).await
        }
        Err(e) => Err(e.into()),
    }
}

/// `POST /{lang}/desk/asking/{person}/letter`: the letter with its card, to be printed now; its link is shown once.
pub async fn letter(
    State(app): State<App>,
    Reader(words): Reader,
    Path((_, person)): Path<(String, String)>,
    who: SignedIn,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    who.must(Role::ConsentOfficer)?;
    let typed = Typed(pairs);
    let about = About::open(&app, &mut app.database.read().await?, &person).await?;
    let told = match read(&app, &about, &typed, Step::WrittenTo) {
        Ok(told) => told,
        Err(fault) => return faulty(&app, (words, &who), &person, typed, fault).await,
    };
    let sent = match reaching::write_to(&app.ledger, who.actor(), &told, app.clock.now()).await {
        Ok(sent) => sent,
        Err(e) if matches!(e.kind(), Kind::Conflict | Kind::Refused) => {
            return faulty(&app, (words, &who), &person, typed, ("step-written_to", "asking-fault-stands"))
                .await;
        }
        Err(e) => return Err(e.into()),
    };
    let link = format!("{}/my/{}", app.site.url, sent.token.reveal());
    let back = (format!("/{}/desk/asking/{person}", words.tag()), words.say("asking-back"), words.tag());
    let to = (&sent.language, told.voice.capacity);
    Ok(printed(again::page(&app.site, to, (&link, sent.ends), Some(back))?))
}

/// `POST /{lang}/desk/asking/{person}/notes`: the sealed notes, opened to reach somebody; that is written down.
pub async fn notes(
    State(app): State<App>,
    Reader(words): Reader,
    Path((_, person)): Path<(String, String)>,
    who: SignedIn,
) -> Result<Response, Problem> {
    who.must(Role::ConsentOfficer)?;
    let mut tx = app.database.read().await?;
    let about = About::open(&app, &mut tx, &person).await?;
    let steps = asking::steps(&mut tx, about.id).await?;
    drop(tx);
    let now = app.clock.now();
    let opened = reaching::open_notes(&app.ledger, who.actor(), about.id, &steps, now).await?;
    let notes = opened.into_iter().collect();
    Ok(staff_page(&filled(&app, (words, &who), &person, Typed::default(), (None, &notes)).await?)?)
}

/// What was typed; else what is wrong with which field.
fn read(app: &App, about: &About, typed: &Typed, step: Step) -> Result<Told, (&'static str, &'static str)> {
    let now = app.clock.now();
    let whom = subject_and_voice(typed.of("whom")).filter(|(subject, voice)| {
        let dead = step == Step::Dead || (step == Step::Found && voice.capacity == Capacity::Own);
        *subject == about.id && (about.voices.contains(voice) || dead)
    });
    let own = Voice { capacity: Capacity::Own, by: about.id };
    let voice = match (step, whom) {
        (Step::Dead, _) => own,
        (_, Some((_, voice))) => voice,
        _ => return Err(("whom", "asking-fault-whom")),
    };
    let channel = channel(typed.of("channel")).map_err(|_| ("channel", "write-fault-channel"))?;
    let day = match typed.of("day") {
        "" if step == Step::WrittenTo => now.berlin_day(),
        text => text.parse().map_err(|_| ("day", "write-fault-day"))?,
    };
    if day > now.berlin_day() {
        return Err(("day", "say-fault-future"));
    }
    let died = match (step, typed.of("died")) {
        (Step::Dead, text) => Some(text.parse().map_err(|_| ("died", "asking-fault-died"))?),
        _ => None,
    };
    let note = Some(typed.of("note")).filter(|note| !note.is_empty()).map(str::to_owned);
    if note.as_ref().is_some_and(|note| note.chars().count() > reaching::LONGEST_NOTE) {
        return Err(("note", "asking-fault-note"));
    }
    Ok(Told { person: about.id, step, voice, channel, day, died, note })
}

async fn faulty(
    app: &App,
    who: (&'static Words, &SignedIn),
    person: &str,
    typed: Typed,
    fault: (&str, &'static str),
) -> Result<Response, Problem> {
    let fault = Some(fault);
    let page = filled(app, who, person, typed, (fault, &BTreeMap::new())).await?;
    Ok(unkept(page.denied(StatusCode::UNPROCESSABLE_ENTITY)?))
}

async fn filled(
    app: &App,
    (words, who): (&'static Words, &SignedIn),
    person: &str,
    typed: Typed,
    (fault, notes): (Option<(&str, &'static str)>, &BTreeMap<String, String>),
) -> Result<PersonPage> {
    let mut tx = app.database.read().await?;
    let path = format!("/desk/asking/{person}");
    let (v, desk) = say::opened(app, &mut tx, words, who, (&path, "asking-one")).await?;
    let about = About::open(app, &mut tx, person).await?;
    let choice =
        |prefix: &str, word: &str| Choice::new(word, v.t(&format!("{prefix}-{}", word.replace('_', "-"))));
    let whom = |voice: &Voice| {
        let value = format!("{} {} {}", about.id, voice.capacity.as_str(), voice.by);
        let own = voice.capacity == Capacity::Own;
        Choice::new(value, if own { v.t("asking-self") } else { say::voice_name(&v, *voice, &about.keys) })
    };
    let steps = steps(&mut tx, &v, about.id, notes).await?;
    let sealed = steps.iter().any(|step| step.sealed);
    let asks = about.person.state()? != Stage::No;
    let choices = Step::ALL.iter().filter(|step| asks || **step != Step::WrittenTo);
    Ok(PersonPage {
        key: about.person.key.clone(),
        stage: stage_name(&v, about.person.state()?),
        next: next_step(&v, &about.person)?,
        language: v.words.language_name(&about.person.language),
        action: format!("/{}{path}", v.lang()),
        works: about.works.iter().map(|work| work_line(&v, work, about.id)).collect(),
        papers: papers(&mut tx, &v, about.id).await?,
        has_notes: sealed && notes.is_empty(),
        steps,
        own: (!about.voices.iter().any(|voice| voice.capacity == Capacity::Own))
            .then(|| format!("{0} own {0}", about.id)),
        voices: about.voices.iter().map(whom).collect(),
        channels: CHANNELS.iter().map(|word| choice("write-channel", word)).collect(),
        choices: choices.map(|step| choice("asking-step", step.as_str())).collect(),
        asks,
        today: app.clock.now().berlin_day().to_string(),
        typed,
        faults: fault.map_or_else(Faults::default, |(field, key)| Faults::one(field, v.t(key))),
        v,
        desk,
    })
}

fn work_line(v: &View, work: &OneOf, person: Id<Person>) -> WorkLine {
    let href = format!("/{}/desk/consent/works/{}", v.lang(), work.id);
    WorkLine {
        record: format!("{href}/record?person={person}"),
        href,
        slug: work.slug.clone(),
        state: v.t(&format!("over-state-{}", work.state)),
        unasked: work.unasked,
    }
}

/// Old papers about somebody: where each is, and what it is.
async fn papers(tx: &mut Tx, v: &View, person: Id<Person>) -> Result<Vec<(String, String)>> {
    let all = old_papers::of_person(tx, person).await?;
    let line = |paper: &old_papers::OldPaperRow| {
        let href = format!("/{}/desk/consent/works/{}/papers/{}", v.lang(), paper.work()?, paper.id()?);
        Ok((href, format!("{} · {} · {}", paper.slug, signed(v, paper)?, v.t(state(paper)?))))
    };
    all.iter().map(line).collect()
}

async fn steps(
    tx: &mut Tx,
    v: &View,
    person: Id<Person>,
    notes: &BTreeMap<String, String>,
) -> Result<Vec<StepView>> {
    let mut all = Vec::new();
    for step in asking::steps(tx, person).await? {
        let what = v.t(&format!("asking-step-{}", step.step.replace('_', "-")));
        let died = step.died.as_deref().map(|day| format!(" – {}", when::edtf(v.words, day)));
        let by = say::actor(v, tx, &step.recorded_by).await?;
        let capacity: Capacity = step.declarant.parse()?;
        all.push(StepView {
            what: what + &died.unwrap_or_default(),
            when: last_step(v, &step.day, &step.channel),
            whom: match capacity {
                Capacity::Own => v.t("asking-self"),
                Capacity::Guardian => v.t_of("over-voice-guardian", "who", &step.key),
                Capacity::Relative => v.t_of("over-voice-relative", "who", &step.key),
            },
            by: format!("{by} · {}", say::moment(v, step.recorded())),
            note: notes.get(&step.id).cloned(),
            sealed: step.note.is_some(),
        });
    }
    Ok(all)
}
