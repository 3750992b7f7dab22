//! `digitales consent record`, `withdraw` and `hold`: what people say, as JSON in and a receipt out.

use std::collections::BTreeSet;
use std::process::ExitCode;

use clap::Subcommand;
use serde::{Deserialize, Serialize};

use super::{pretty, text_of};
use crate::application::Application;
use crate::clock::{Clock, Timestamp};
use crate::command::speech::say;
use crate::config::Config;
use crate::consent::audit::{Actor, Entry};
use crate::consent::fact::HoldFact;
use crate::consent::ledger::limiting::{cause_of_hold, holds};
use crate::consent::ledger::{Deed, work_by_slug};
use crate::consent::record::{Capacity, Interval, Stop, Use};
use crate::consent::snapshot::Instant;
use crate::consent::withdrawal::{TakesBack, withdraw};
use crate::error::{Error, Result};
use crate::id::Id;
use crate::intake::format::consent::{CauseWord, ChannelWord, DeclarantWord};
use crate::intake::recording::{self, Declaring};
use crate::intake::when;

/// What is left in the audit log; `digitales audit verify` looks for it.
#[derive(Serialize)]
pub struct Receipt {
    number: i64,
    hash: String,
}

impl From<Entry> for Receipt {
    fn from(entry: Entry) -> Self {
        Self { number: entry.number, hash: entry.hash.to_string() }
    }
}

/// Reads a declaration from standard input and answers with its id and receipt.
///
/// # Errors
/// As [`recording::record`].
pub async fn record(config: Config) -> Result<ExitCode> {
    #[derive(Serialize)]
    struct Answer {
        declaration: String,
        at: Instant,
        receipt: Receipt,
    }
    let declaring: Declaring = crate::json::read(&text_of("-")?)?;
    let application = Application::open_there(config, Clock::System).await?;
    let now = application.clock.now();
    let recorded = recording::record(&application.ledger, Actor::Command, &declaring, now).await;
    application.database.close().await;
    let recorded = recorded?;
    let declaration = recorded.declaration.text();
    say(pretty(&Answer { declaration, at: Instant(now), receipt: recorded.entry.into() })?)?;
    Ok(ExitCode::SUCCESS)
}

/// Somebody takes it back.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TakingBack {
    person: String,
    #[serde(default)]
    work: Option<String>,
    #[serde(default)]
    every_work: bool,
    #[serde(default)]
    uses: Option<BTreeSet<Use>>,
    #[serde(default = "own")]
    by: DeclarantWord,
    #[serde(default)]
    declarant: Option<String>,
    channel: ChannelWord,
}

const fn own() -> DeclarantWord {
    DeclarantWord::Own
}

impl TakingBack {
    fn speaker(&self) -> Result<Option<(Capacity, &str)>> {
        match (self.by, self.declarant.as_deref()) {
            (DeclarantWord::Own, None) => Ok(None),
            (DeclarantWord::Own, Some(key)) if key == self.person => Ok(None),
            (DeclarantWord::Guardian, Some(key)) => Ok(Some((Capacity::Guardian, key))),
            (DeclarantWord::Relative, Some(key)) => Ok(Some((Capacity::Relative, key))),
            (DeclarantWord::Own, Some(_)) => Err(Error::invalid(
                "declarant: with “own” the person speaks for themself; say who speaks with “by”.",
            )),
            (_, None) => Err(Error::invalid("declarant: the key of the one who speaks is missing.")),
        }
    }
}

/// Reads a withdrawal from standard input and answers with the works that it touched and its receipt.
///
/// # Errors
/// As [`withdraw`].
pub async fn take_back(config: Config) -> Result<ExitCode> {
    #[derive(Serialize)]
    struct Answer {
        at: Instant,
        works: usize,
        idle: Option<String>,
        receipt: Receipt,
    }
    let taking: TakingBack = crate::json::read(&text_of("-")?)?;
    if taking.every_work == taking.work.is_some() {
        return Err(Error::invalid("work: name one work, or say “every_work”: true."));
    }
    let taken = TakesBack {
        person: &taking.person,
        work: taking.work.as_deref(),
        uses: taking.uses.clone(),
        by: taking.speaker()?,
        channel: taking.channel.as_str(),
    };
    let application = Application::open_there(config, Clock::System).await?;
    let now = application.clock.now();
    let done = withdraw(&application.ledger, Actor::Command, &taken, now).await;
    application.database.close().await;
    let done = done?;
    let code = if done.idle.is_some() { ExitCode::from(5) } else { ExitCode::SUCCESS };
    let (at, works) = (Instant(now), done.works.len());
    say(pretty(&Answer { at, works, idle: done.idle, receipt: done.entry.into() })?)?;
    Ok(code)
}

/// What can be done about holds.
#[derive(Subcommand)]
pub enum Holding {
    /// Stop a work while something is checked. Answers with the hold's id and its receipt.
    Set {
        /// The work, by its slug.
        #[arg(long, value_name = "SLUG")]
        work: String,
        #[arg(
            long,
            value_name = "CAUSE",
            help = "takedown_review, safeguarding, dispute, court_order or integrity"
        )]
        cause: String,
        /// Only these uses, comma-separated; without it, every use.
        #[arg(long = "uses", value_name = "USES", value_delimiter = ',')]
        uses: Vec<Use>,
        /// Until and including this day in Berlin, or until an instant; without it, until it is lifted.
        #[arg(long, value_name = "TIME")]
        until: Option<String>,
    },
    /// Lift a hold, by its id. The hold stays on record; its end is a row of its own.
    Lift {
        /// The hold.
        #[arg(value_name = "ID")]
        hold: String,
    },
    /// List every hold of a work, the ended ones too.
    List {
        /// The work, by its slug.
        #[arg(long, value_name = "SLUG")]
        work: String,
    },
}

/// Sets, lifts or lists holds.
///
/// # Errors
/// `Missing` for a work or hold that is not here, `Invalid` for an end before its beginning.
pub async fn hold(what: Holding, config: Config) -> Result<ExitCode> {
    let application = Application::open_there(config, Clock::System).await?;
    let done = match what {
        Holding::List { work } => list(&application, &work).await,
        Holding::Set { work, cause, uses, until } => {
            let uses: BTreeSet<Use> = uses.into_iter().collect();
            let until = until.as_deref().map_or(Ok(Timestamp::MAX), when::end);
            set(&application, &work, (&cause, (!uses.is_empty()).then_some(uses)), until?).await
        }
        Holding::Lift { hold } => lift(&application, &hold).await,
    };
    application.database.close().await;
    say(done?)?;
    Ok(ExitCode::SUCCESS)
}

#[derive(Serialize)]
struct HoldAnswer {
    hold: String,
    at: Instant,
    receipt: Receipt,
}

async fn set(
    application: &Application,
    slug: &str,
    (cause, uses): (&str, Option<BTreeSet<Use>>),
    until: Timestamp,
) -> Result<String> {
    let cause: CauseWord = serde_json::from_value(cause.into())
        .map_err(|_| Error::invalid(format!("“{cause}” is no cause; the help lists them.")))?;
    let now = application.clock.now();
    let mut deed = Deed::begin(&application.ledger, Actor::Command, now).await?;
    let work = work_by_slug(deed.tx(), slug).await?;
    let work = work.ok_or_else(|| Error::missing(format!("There is no work with the slug “{slug}”.")))?;
    let during = Interval { from: now, until };
    let fact = HoldFact { source_id: None, uses, during, cause: cause.as_str() };
    let hold = deed.hold(work, &fact, None).await?.text();
    let receipt = deed.commit().await?.last()?.into();
    pretty(&HoldAnswer { hold, at: Instant(now), receipt })
}

async fn lift(application: &Application, hold: &str) -> Result<String> {
    let id: Id<Stop> = hold.parse().map_err(|_| Error::invalid("That is no id of a hold."))?;
    let now = application.clock.now();
    let mut deed = Deed::begin(&application.ledger, Actor::Command, now).await?;
    let (cause, asked) = cause_of_hold(deed.tx(), id).await?.unzip();
    if asked == Some(true) {
        return Err(Error::refused(
            "This hold stands because somebody asked to have the work stopped; the desk ends it, with a reason.",
        ));
    }
    match cause.as_deref() {
        Some("pause") => return Err(Error::refused("Somebody in the work paused it; only they end that.")),
        Some("safeguarding") => {
            return Err(Error::refused("This hold keeps somebody safe; two people lift it at the desk."));
        }
        _ => {}
    }
    deed.lift_hold(hold, &Actor::Command.text()).await?;
    let receipt = deed.commit().await?.last()?.into();
    pretty(&HoldAnswer { hold: id.text(), at: Instant(now), receipt })
}

async fn list(application: &Application, slug: &str) -> Result<String> {
    #[derive(Serialize)]
    struct Line {
        hold: String,
        cause: String,
        uses: Option<BTreeSet<Use>>,
        from: Instant,
        until: Option<Instant>,
    }
    let mut tx = application.database.read().await?;
    let work = work_by_slug(&mut tx, slug).await?;
    let work = work.ok_or_else(|| Error::missing(format!("There is no work with the slug “{slug}”.")))?;
    let lines: Vec<Line> = holds(&mut tx, work)
        .await?
        .into_iter()
        .map(|held| Line {
            hold: held.id.text(),
            cause: held.cause,
            uses: held.uses,
            from: Instant(held.during.from),
            until: (held.during.until < Timestamp::MAX).then_some(Instant(held.during.until)),
        })
        .collect();
    pretty(&lines)
}
