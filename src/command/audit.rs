//! `digitales audit`: follows the log of all deeds, and shows what it says.

use std::process::ExitCode;
use std::str::FromStr;

use clap::Subcommand;

use super::speech::say;
use crate::application::Application;
use crate::clock::Clock;
use crate::config::Config;
use crate::consent::audit::Entry;
use crate::consent::auditing::audit;
use crate::consent::ledger::entries;
use crate::error::{Error, Result};

/// Prove that nothing in the ledger was rewritten, or list what was done. No line of the log says anything about a person.
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Follow the chain from its first entry to its last, and compare every row that it vouches for.
    ///
    /// Prints the head of the chain, or a sentence for the first bad entry and for each row that was changed, is gone
    /// or was slipped in; then it exits with 1.
    Verify {
        /// An entry that somebody kept outside, NUMBER:HASH, as receipts and mails name it; it must be in the chain.
        #[arg(long = "head", value_name = "NUMBER:HASH")]
        heads: Vec<Kept>,
    },
    /// Print the entries: number, time, actor, kind, row, hash.
    List {
        /// Begin with this number.
        #[arg(long, default_value_t = 0)]
        from: i64,
        /// Print so many at most.
        #[arg(long, default_value_t = 1000)]
        limit: i64,
    },
}

/// An entry as a receipt writes it.
#[derive(Clone)]
struct Kept(Entry);

impl FromStr for Kept {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let entry = text.split_once(':').and_then(|(number, hash)| {
            Some(Entry { number: number.parse().ok()?, hash: hash.to_ascii_lowercase().parse().ok()? })
        });
        entry
            .map(Self)
            .ok_or_else(|| Error::invalid("Write an entry as its number, a colon and its hash of 64 digits."))
    }
}

/// Runs the command.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn run(args: Args, config: Config) -> Result<ExitCode> {
    let application = Application::open_there(config, Clock::System).await?;
    match args.what {
        What::Verify { heads } => verify(&application, &heads).await,
        What::List { from, limit } => list(&application, from, limit).await,
    }
}

async fn verify(application: &Application, heads: &[Kept]) -> Result<ExitCode> {
    let heads: Vec<Entry> = heads.iter().map(|kept| kept.0).collect();
    let audited = audit(&application.ledger, &heads).await?;
    for finding in &audited.findings {
        say(&finding.0)?;
    }
    if audited.findings.is_empty() {
        match audited.head {
            Some(head) => {
                say(format_args!("The audit log holds. Its head is {}:{}", head.number, head.hash))?;
            }
            None => say("The audit log is empty.")?,
        }
    }
    Ok(ExitCode::from(u8::from(!audited.findings.is_empty())))
}

async fn list(application: &Application, from: i64, limit: i64) -> Result<ExitCode> {
    for salted in entries(&mut application.database.read().await?, from, limit).await? {
        let entry = salted.entry;
        say(format_args!(
            "{}  {}  {}  {}  {}  {}",
            entry.number, entry.at, entry.actor, entry.kind, entry.object, entry.hash
        ))?;
    }
    Ok(ExitCode::SUCCESS)
}
