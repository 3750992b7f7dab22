//! `digitales post`: what must still go out, what stays behind and why, and what to do about it.

use std::process::ExitCode;

use clap::Subcommand;
use serde::Serialize;

use super::speech::{say, tell};
use crate::application::Application;
use crate::clock::{Clock, Timestamp};
use crate::config::Config;
use crate::consent::audit::Actor;
use crate::consent::ledger::outbox::{self, Item};
use crate::error::{Error, Result};
use crate::id::Id;
use crate::post::handing;
use crate::post::trouble::Trouble;

/// What must still go out: recalls to partners, heads of the audit log, letters to people in the works.
///
/// A running server sends it. What nothing is set up for, what has no address, and what was refused or tried twelve
/// times stays until somebody does something about it. Nothing here says who gets it.
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// List what has not gone out: id, kind, what it is about, since when, how often it was tried, and why it stays.
    List {
        /// One JSON object a line.
        #[arg(long)]
        json: bool,
        /// Only what waits for a person.
        #[arg(long)]
        stuck: bool,
    },
    /// Have something tried again from the beginning; everything that waits for a person, when none is named.
    Retry {
        /// The ids that `list` shows.
        #[arg(value_name = "ID")]
        ids: Vec<String>,
    },
    /// Write down that something was handed over or said by telephone, so that it does not go out any more.
    Done {
        /// The id that `list` shows.
        #[arg(value_name = "ID")]
        id: String,
    },
}

/// Runs the command.
///
/// # Errors
/// `Missing` when nothing with that id waits.
pub async fn run(args: Args, config: Config) -> Result<ExitCode> {
    let application = Application::open_there(config, Clock::System).await?;
    match args.what {
        What::List { json, stuck } => list(&application, json, stuck).await?,
        What::Retry { ids } => retry(&application, &ids).await?,
        What::Done { id } => {
            let (id, now) = (named(&id)?, application.clock.now());
            handing::handed_over(&application.ledger, Actor::Command, id, now).await?;
            tell("It is written down and does not go out any more.");
        }
    }
    application.database.close().await;
    Ok(ExitCode::SUCCESS)
}

/// A thing as JSON.
#[derive(Serialize)]
struct Waiting<'a> {
    id: String,
    kind: &'a str,
    about: &'a str,
    since: String,
    attempts: i64,
    next: Option<String>,
    stuck: bool,
    reason: Option<&'a str>,
    advice: Option<&'static str>,
}

impl<'a> Waiting<'a> {
    fn of(item: &'a Item, now: Timestamp) -> Self {
        let stuck = item.is_stuck(now);
        let reason = item.last_error.as_deref();
        Self {
            id: item.id.text(),
            kind: &item.kind,
            about: &item.object,
            since: item.created.to_string(),
            attempts: item.attempts,
            next: (!stuck).then(|| item.due.to_string()),
            stuck,
            reason,
            advice: reason.and_then(|word| word.parse().ok()).map(Trouble::advice),
        }
    }
}

async fn list(application: &Application, json: bool, stuck: bool) -> Result<()> {
    let now = application.clock.now();
    let items = outbox::waiting(&mut application.database.read().await?).await?;
    let shown: Vec<_> =
        items.iter().map(|item| Waiting::of(item, now)).filter(|w| w.stuck || !stuck).collect();
    if shown.is_empty() && !json {
        tell("Nothing waits.");
    }
    for waiting in &shown {
        if json {
            say(serde_json::to_string(waiting).map_err(Error::internal)?)?;
        } else {
            say(line(waiting))?;
        }
    }
    Ok(())
}

fn line(waiting: &Waiting<'_>) -> String {
    let state = match (&waiting.next, waiting.advice) {
        (Some(next), None) => format!("next {next}"),
        (Some(next), Some(advice)) => format!("next {next}; {advice}"),
        (None, advice) => format!("WAITS FOR YOU: {}", advice.unwrap_or("it was given up; retry it")),
    };
    let Waiting { id, kind, about, since, attempts, .. } = waiting;
    format!("{id}\t{kind}\t{about}\tsince {since}\ttried {attempts}\t{state}")
}

async fn retry(application: &Application, ids: &[String]) -> Result<()> {
    let now = application.clock.now();
    let mut tx = application.database.write().await?;
    let chosen = if ids.is_empty() {
        let all = outbox::waiting(&mut tx).await?;
        all.iter().filter(|item| item.is_stuck(now)).map(|item| item.id).collect()
    } else {
        ids.iter().map(|id| named(id)).collect::<Result<Vec<_>>>()?
    };
    for id in &chosen {
        if !outbox::release(&mut tx, *id, now).await? {
            return Err(Error::missing(format!(
                "Nothing with the id {id} waits. “digitales post list” shows what does."
            )));
        }
    }
    tx.commit().await?;
    tell(format_args!("{} of what waits is tried again as soon as a server runs.", chosen.len()));
    Ok(())
}

fn named(id: &str) -> Result<Id<Item>> {
    id.parse().map_err(|_: Error| Error::invalid("This is no id; “digitales post list” shows the ids."))
}
