//! `digitales withdraw`: a person takes a story back.

use std::collections::BTreeSet;
use std::process::ExitCode;

use clap::ValueEnum;

use super::speech::say;
use crate::application::Application;
use crate::clock::Clock;
use crate::config::Config;
use crate::consent::audit::Actor;
use crate::consent::record::{Capacity, Use};
use crate::consent::withdrawal::{TakesBack, withdraw};
use crate::error::{Error, Result};

/// Take a story back: for one work or every work, for every use or some. Nobody is asked why.
///
/// When the command returns it is done: the next request is refused, and running answers are cut within 250 ms, in
/// every server on the same library. The word of a guardian who is not in office is written down, closes nothing until
/// people.toml names the office, and the command says so and exits with 5. Giving it again needs a new declaration with
/// new evidence (digitales import).
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    from: From,
    /// Who takes it back, by the key in people.toml.
    #[arg(long, value_name = "KEY")]
    person: String,
    #[arg(
        long,
        value_name = "USES",
        value_delimiter = ',',
        help = "Only these uses, comma-separated, such as podcast_feed,broadcast_download; without it, every use"
    )]
    uses: Vec<String>,
    /// The guardian who says so, by the key in people.toml.
    #[arg(long, value_name = "KEY", conflicts_with = "relative")]
    guardian: Option<String>,
    /// The relative of a person who died who says so, by the key in people.toml.
    #[arg(long, value_name = "KEY")]
    relative: Option<String>,
    /// How it reached us.
    #[arg(long, value_enum, default_value = "in-person")]
    channel: Channel,
}

/// From where: one of the two must be said.
#[derive(clap::Args)]
#[group(required = true, multiple = false)]
struct From {
    /// One work, by its slug. Either this or --every-work must be given.
    #[arg(long, value_name = "SLUG")]
    work: Option<String>,
    /// Every work that the person appears in.
    #[arg(long)]
    every_work: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Channel {
    SelfService,
    Email,
    Phone,
    Post,
    InPerson,
    ViaSchool,
    ViaGuardian,
}

impl Channel {
    fn as_str(self) -> &'static str {
        match self {
            Self::SelfService => "self_service",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Post => "post",
            Self::InPerson => "in_person",
            Self::ViaSchool => "via_school",
            Self::ViaGuardian => "via_guardian",
        }
    }
}

/// Runs the command.
///
/// # Errors
/// `Missing` for a work or person that is not here, `Invalid` for an unknown use or a person who is not in the work,
/// `Refused` when it is written down and closes nothing.
pub async fn run(args: Args, config: Config) -> Result<ExitCode> {
    let uses = uses(&args.uses)?;
    let application = Application::open_there(config, Clock::System).await?;
    let guardian = args.guardian.as_deref().map(|key| (Capacity::Guardian, key));
    let taken = TakesBack {
        person: &args.person,
        work: args.from.work.as_deref(),
        uses,
        by: guardian.or(args.relative.as_deref().map(|key| (Capacity::Relative, key))),
        channel: args.channel.as_str(),
    };
    let now = application.clock.now();
    let taken = withdraw(&application.ledger, Actor::Command, &taken, now).await?;
    application.database.close().await;
    if let Some(idle) = taken.idle {
        return Err(Error::refused(idle));
    }
    let (works, entry) = (taken.works.len(), taken.entry);
    say(format_args!(
        "Taken back at {now} ({works} of the library’s works). Receipt {}:{}",
        entry.number, entry.hash
    ))?;
    Ok(ExitCode::SUCCESS)
}

/// None named: every use.
fn uses(named: &[String]) -> Result<Option<BTreeSet<Use>>> {
    let uses = named.iter().map(|name| name.trim().parse::<Use>()).collect::<Result<BTreeSet<_>>>()?;
    Ok((!uses.is_empty()).then_some(uses))
}
