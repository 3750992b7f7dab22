//! The command line: one file per command; help that reads like a manual page.

pub mod account;
pub mod audit;
pub mod backup;
mod bars;
pub mod check;
pub mod class_link;
pub mod consent;
pub mod edition;
pub mod evidence;
pub mod import;
pub mod keys;
pub mod narrator;
pub mod new;
mod new_file;
mod packing;
pub mod partner;
pub mod person;
pub mod post;
mod reasons;
pub mod restore;
pub mod serve;
mod speech;
pub mod takedown;
pub mod verify;
pub mod withdraw;
pub mod work;
pub mod works;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::application::Application;
use crate::clock::Clock;
use crate::config::Config;
use crate::error::{Error, Kind, Result};

/// Exit codes, as `digitales --help` documents them.
const EXIT_CODES: &str = "\
Exit codes:
  0  done
  1  something went wrong on our side, or the disk or database does not answer; check and verify found something
  2  the command line or a setting cannot be understood
  3  what was given cannot be used; the message says what to change, and nothing of it was written
  4  there is no such thing
  5  refused: consent, an agreement or somebody else's change stands against it
  141  whoever read the answer went away before its end, as in “| head -1”

Settings come from DIR/digitales.toml, then DIGITALES_* variables, then flags; “digitales check --settings”
lists them. Every command may run beside a server on the same DIR.";

/// Digitales keeps films and oral histories with the consent of everyone in them, and streams them.
/// No permit, no byte.
#[derive(Parser)]
#[command(name = "digitales", version, after_help = EXIT_CODES)]
struct Line {
    /// The folder of this library: database, media and keys. `serve` and `import` make it when it is not there.
    #[arg(long, global = true, default_value = "data", value_name = "DIR")]
    data: PathBuf,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Serve(serve::Args),
    Import(import::Args),
    Edition(edition::Args),
    New(new::Args),
    Work(work::Args),
    Works(works::Args),
    Verify(verify::Args),
    Audit(audit::Args),
    Check(check::Args),
    Withdraw(withdraw::Args),
    Consent(consent::Args),
    Takedown(takedown::Args),
    Person(person::Args),
    Evidence(evidence::Args),
    Keys(keys::Args),
    Backup(backup::Args),
    Restore(restore::Args),
    Partner(partner::Args),
    ClassLink(class_link::Args),
    Account(account::Args),
    Narrator(narrator::Args),
    Post(post::Args),
}

/// Reads the command line and does what it says.
#[must_use]
pub fn main() -> ExitCode {
    let line = match Line::try_parse() {
        Ok(line) => line,
        Err(told) => {
            let _ = told.print();
            return ExitCode::from(if told.use_stderr() { 2 } else { 0 });
        }
    };
    let flags = match &line.command {
        Command::Serve(args) => args.settings(),
        _ => BTreeMap::new(),
    };
    let config = match Config::read(&line.data, flags, Config::environment()) {
        Ok(config) => config,
        Err(error) => {
            report(&error);
            return ExitCode::from(2);
        }
    };
    match run(line.command, config) {
        Ok(code) => code,
        Err(_) if speech::unheard() => ExitCode::from(speech::NOBODY_READS),
        Err(error) => {
            report(&error);
            ExitCode::from(code_of(error.kind()))
        }
    }
}

fn run(command: Command, config: Config) -> Result<ExitCode> {
    let runtime = tokio::runtime::Runtime::new()?;
    runtime.block_on(async {
        let beside = beside(&command, &config);
        let done = done(command, config).await;
        // Also of a command that failed: a no may have been true before.
        let kept = match beside {
            Some(config) => catch_up(config).await,
            None => Ok(()),
        };
        match (&done, &kept) {
            (Ok(_), Err(_)) => speech::tell("What was asked for is done."),
            // A library that cannot be opened says so once.
            (Err(first), Err(error)) if first.message() != error.message() => report(error),
            _ => {}
        }
        done.and_then(|code| kept.map(|()| code))
    })
}

/// The settings, where a command may have written a no that must also stand beside the library.
fn beside(command: &Command, config: &Config) -> Option<Config> {
    let reads = matches!(
        command,
        Command::Serve(_) | Command::New(_) | Command::Check(_) | Command::Restore(_) | Command::Works(_)
    );
    (!reads && config.noes_mirror.is_some()).then(|| config.clone())
}

/// Adds to the noes beside the library what the command before has written.
async fn catch_up(config: Config) -> Result<()> {
    if !config.has_library() {
        return Ok(());
    }
    let application = Application::open(config, Clock::System).await?;
    if let Some(mut mirror) = application.mirror() {
        mirror.catch_up().await.map_err(|e| {
            Error::unavailable("The noes beside the library could not be written.").because(e)
        })?;
    }
    application.database.close().await;
    Ok(())
}

async fn done(command: Command, config: Config) -> Result<ExitCode> {
    match command {
        Command::Serve(args) => serve::run(args, config).await,
        Command::Import(args) => import::run(args, config).await,
        Command::Edition(args) => edition::run(args, config).await,
        Command::New(args) => new::run(args, config).await,
        Command::Work(args) => work::run(args, config).await,
        Command::Works(args) => works::run(args, config).await,
        Command::Verify(args) => verify::run(args, config).await,
        Command::Audit(args) => audit::run(args, config).await,
        Command::Check(args) => check::run(args, config).await,
        Command::Withdraw(args) => withdraw::run(args, config).await,
        Command::Consent(args) => consent::run(args, config).await,
        Command::Takedown(args) => takedown::run(args, config).await,
        Command::Person(args) => person::run(args, config).await,
        Command::Evidence(args) => evidence::run(args, config).await,
        Command::Keys(args) => keys::run(args, config).await,
        Command::Backup(args) => backup::run(args, config).await,
        Command::Restore(args) => restore::run(args, config).await,
        Command::Partner(args) => partner::run(args, config).await,
        Command::ClassLink(args) => class_link::run(args, config).await,
        Command::Account(args) => account::run(args, config).await,
        Command::Narrator(args) => narrator::run(args, config).await,
        Command::Post(args) => post::run(args, config).await,
    }
}

fn code_of(kind: Kind) -> u8 {
    match kind {
        Kind::Invalid | Kind::TooLarge => 3,
        Kind::Missing | Kind::Gone | Kind::Blocked => 4,
        Kind::Refused | Kind::Unauthenticated | Kind::Conflict => 5,
        Kind::Unavailable | Kind::Internal => 1,
    }
}

/// Says on standard error what went wrong; causes are for whoever runs the command, so they are said too.
fn report(error: &Error) {
    speech::tell(format_args!("digitales: {}", error.chain()));
}
