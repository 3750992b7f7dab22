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
use crate::http::words::in_eights;
use crate::id::Sha256Digest;

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
    /// or was slipped in, and what to do; then it exits with 1.
    Verify {
        /// An entry that somebody kept outside, NUMBER:HASH, as receipts and mails name it; spaces between the groups of
        /// the hash do not matter, in quotes. The entry of that number here must have the same hash; then nothing up to
        /// it was rewritten. May be given several times.
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

/// What whoever finds something does.
const WHAT_TO_DO: &str = "What to do: compare the groups of a kept hash with what was typed; a slip is found so. If they were \
typed right, somebody changed the log or the database past the library: let nobody change anything on this machine, copy it \
as it is, compare with a backup (“digitales backup verify”) and with others who keep heads, and tell the data protection officer.";

/// An entry as a receipt writes it.
#[derive(Clone)]
struct Kept(Entry);

impl FromStr for Kept {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let text: String = text.chars().filter(|sign| !sign.is_whitespace()).collect();
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
    for (kept, here) in &audited.kept {
        compared(kept, *here, audited.head)?;
    }
    if !audited.findings.is_empty() {
        say(WHAT_TO_DO)?;
        return Ok(ExitCode::FAILURE);
    }
    match audited.head {
        Some(head) => {
            say(
                "The audit log holds: each entry carries the hash of the one before, and what it vouches for is unchanged.",
            )?;
            say(format_args!(
                "Its head is entry {}, with the hash\n  {}",
                head.number,
                in_groups(&head.hash)
            ))?;
            say(format_args!(
                "Keep it outside this machine, and compare it with the log later:\n  digitales audit verify --head {}:{}",
                head.number, head.hash
            ))?;
        }
        None => say("The audit log is empty.")?,
    }
    Ok(ExitCode::SUCCESS)
}

/// What became of an entry that somebody kept, with both hashes as receipts print them.
fn compared(kept: &Entry, here: Option<Sha256Digest>, head: Option<Entry>) -> Result<()> {
    let number = kept.number;
    if here == Some(kept.hash) {
        return say(format_args!(
            "Entry {number} is the one that was kept, so nothing up to it was rewritten:\n  {}",
            in_groups(&kept.hash)
        ));
    }
    say(format_args!("Entry {number}, as it was kept:\n  {}", in_groups(&kept.hash)))?;
    match (here, head) {
        (Some(here), _) => say(format_args!("Entry {number}, as this log has it:\n  {}", in_groups(&here))),
        (None, Some(head)) => {
            say(format_args!("The last entry that could be followed here is {}.", head.number))
        }
        (None, None) => say("No entry could be followed here."),
    }
}

/// A hash in groups, as receipts and pages print it.
fn in_groups(hash: &Sha256Digest) -> String {
    in_eights(&hash.to_string()).join(" ")
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
