//! `digitales person ask`, `asked` and `asking`: letters to those who must be asked again, what came of them, and where
//! everybody stands.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::known;
use crate::application::Application;
use crate::catalogue::participant::Person;
use crate::command::consent::Receipt;
use crate::command::new_file::NewFile;
use crate::consent::asking::{State, Step, channel};
use crate::consent::audit::{Actor, Entry};
use crate::consent::ledger::desk::asking::{self, Sought};
use crate::consent::ledger::person_by_key;
use crate::consent::reaching::{Told, tell, write_to};
use crate::consent::record::{Capacity, Voice};
use crate::consent::snapshot::Instant;
use crate::error::{Error, Result};
use crate::http::my::again;
use crate::id::Id;
use crate::intake::format::consent::DeclarantWord;
use crate::page::{LIMIT_MAX, PageRequest};
use crate::storage::database::Tx;

/// To whom a letter goes.
#[derive(clap::Args)]
pub struct AskArgs {
    /// Whose story, by the key in people.toml.
    key: String,
    /// The guardian who is written to, by the key in people.toml.
    #[arg(long, value_name = "KEY", conflicts_with = "relative")]
    guardian: Option<String>,
    /// The relative of a person who died who is written to.
    #[arg(long, value_name = "KEY")]
    relative: Option<String>,
    #[arg(
        long,
        value_name = "CHANNEL",
        default_value = "post",
        help = "By which way it goes: post, phone, email, in_person, via_school or via_guardian"
    )]
    channel: String,
    /// Write the letter with its card as a page to print to this new file, instead of its text to standard output.
    #[arg(long, value_name = "FILE")]
    page: Option<PathBuf>,
}

/// Who is listed.
#[derive(clap::Args)]
pub struct ListArgs {
    #[arg(
        long,
        value_name = "STATE",
        help = "Only whose asking stands at: not_tried, written_to, moved, found, yes, no or dead"
    )]
    state: Option<State>,
    /// Only whose key has this in it.
    #[arg(long, value_name = "TEXT", default_value = "")]
    search: String,
}

/// A step, as JSON.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Telling {
    person: String,
    step: String,
    #[serde(default = "own")]
    by: DeclarantWord,
    #[serde(default)]
    declarant: Option<String>,
    channel: String,
    #[serde(default)]
    day: Option<String>,
    #[serde(default)]
    died: Option<String>,
    #[serde(default)]
    note: Option<String>,
}

const fn own() -> DeclarantWord {
    DeclarantWord::Own
}

/// Makes a link, writes down that somebody is written to, and gives the letter; what to say.
///
/// # Errors
/// `Missing` for nobody, `Refused` for somebody who may not speak for the person, `Conflict` for the dead, `Invalid`
/// when the file is there already.
pub async fn ask(application: &Application, args: &AskArgs) -> Result<String> {
    let (now, site) = (application.clock.now(), application.config.site(String::new()));
    let mut tx = application.database.read().await?;
    let person = known(person_by_key(&mut tx, &args.key).await?)?;
    let voice = match (&args.guardian, &args.relative) {
        (Some(key), _) => (Capacity::Guardian, known(person_by_key(&mut tx, key).await?)?),
        (None, Some(key)) => (Capacity::Relative, known(person_by_key(&mut tx, key).await?)?),
        (None, None) => (Capacity::Own, person),
    };
    drop(tx);
    let told = Told {
        person,
        step: Step::WrittenTo,
        voice: Voice { capacity: voice.0, by: voice.1 },
        channel: channel(&args.channel)?,
        day: now.berlin_day(),
        died: None,
        note: None,
    };
    // The file first: nobody is written to by a letter that nobody can print.
    let file = args.page.as_deref().map(NewFile::begin).transpose()?;
    let sent = write_to(&application.ledger, Actor::Command, &told, now).await?;
    let link = format!("{}/my/{}", site.url, sent.token.reveal());
    let to = (&sent.language, told.voice.capacity);
    if let Some(mut file) = file {
        file.fill(&again::page(&site, to, (&link, sent.ends), None)?)?;
        let path = file.keep();
        let Entry { number, hash } = sent.entry;
        return Ok(format!("{}\nEntry in the audit log: {number}:{hash}", path.display()));
    }
    let text = again::text(&site, to, &link, sent.ends);
    Ok(format!("{}\n\n{}", text.subject, text.body))
}

/// Writes down one step, read as JSON; what to say.
///
/// # Errors
/// `Invalid` for JSON or words that are none, `Missing` for nobody, otherwise as [`tell`].
pub async fn asked(application: &Application, json: &str) -> Result<String> {
    #[derive(Serialize)]
    struct Answer {
        person: String,
        state: &'static str,
        at: Instant,
        receipt: Receipt,
    }
    let telling: Telling = crate::json::read(json)?;
    let now = application.clock.now();
    let mut tx = application.database.read().await?;
    let person = known(person_by_key(&mut tx, &telling.person).await?)?;
    let voice = voice(&mut tx, person, &telling).await?;
    drop(tx);
    let day = match &telling.day {
        Some(day) => crate::intake::when::day(day)?,
        None => now.berlin_day(),
    };
    let died = telling.died.as_deref().map(str::parse).transpose()?;
    let (step, channel) = (telling.step.parse()?, channel(&telling.channel)?);
    let told = Told { person, step, voice, channel, day, died, note: telling.note };
    let receipt = tell(&application.ledger, Actor::Command, &told, now).await?.into();
    let stands = asking::one(&mut application.database.read().await?, person).await?;
    let state = stands.ok_or_else(|| Error::internal("a person who is not there"))?.state()?.as_str();
    pretty(&Answer { person: telling.person, state, at: Instant(now), receipt })
}

async fn voice(tx: &mut Tx, person: Id<Person>, telling: &Telling) -> Result<Voice> {
    let capacity: Capacity = telling.by.as_str().parse()?;
    let by = match (capacity, &telling.declarant) {
        (Capacity::Own, None) => person,
        (Capacity::Own, Some(_)) | (_, None) => {
            return Err(Error::invalid("declarant: the key of the guardian or relative, with “by”."));
        }
        (_, Some(key)) => known(person_by_key(tx, key).await?)?,
    };
    Ok(Voice { capacity, by })
}

/// How many people stand somewhere, and how many works are dark for it.
#[derive(Serialize)]
struct Stage {
    people: i64,
    dark_works: i64,
}

/// Where one of them stands.
#[derive(Serialize)]
struct Line {
    person: String,
    state: &'static str,
    language: String,
    unasked_works: i64,
    last_day: Option<String>,
    last_channel: Option<String>,
}

/// Where everybody stands, and how much is dark for it; what to say.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn list(application: &Application, args: &ListArgs) -> Result<String> {
    #[derive(Serialize)]
    struct Answer {
        published: i64,
        dark: i64,
        dark_unasked: i64,
        states: BTreeMap<&'static str, Stage>,
        people: Vec<Line>,
    }
    let mut tx = application.database.read().await?;
    let totals = asking::totals(&mut tx, application.clock.now()).await?;
    let sought = Sought { state: args.state, piece: &args.search, work: "" };
    let (mut people, mut after) = (Vec::new(), None);
    loop {
        let page = asking::listed(&mut tx, &sought, &PageRequest { limit: LIMIT_MAX, after }).await?;
        for row in page.items {
            people.push(Line {
                state: row.state()?.as_str(),
                person: row.key,
                language: row.language,
                unasked_works: row.works,
                last_day: row.day,
                last_channel: row.channel,
            });
        }
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    let stage = |state: State| {
        let (people, dark_works) = totals.by_state.get(&state).copied().unwrap_or_default();
        (state.as_str(), Stage { people, dark_works })
    };
    let states = State::ALL.into_iter().map(stage).collect();
    let (published, dark, dark_unasked) = (totals.published, totals.dark, totals.unasked);
    pretty(&Answer { published, dark, dark_unasked, states, people })
}

fn pretty(value: &impl Serialize) -> Result<String> {
    serde_json::to_string_pretty(value).map_err(Error::internal)
}
