//! `digitales consent`: what may be used and why, and what people say, as JSON for scripts.

mod explain;
mod export;
mod paper;
mod saying;

pub(super) use saying::Receipt;

use std::io::Read;
use std::process::ExitCode;

use clap::Subcommand;

use super::speech::say;
use crate::application::Application;
use crate::clock::Clock;
use crate::config::Config;
use crate::consent::explanation::Case;
use crate::consent::ledger::case::case;
use crate::consent::snapshot;
use crate::error::{Error, Result};

/// Ask what may be used and why; write down what people say; take records out of the library.
///
/// What these commands print names people by their keys: it is for those who keep the library. “record” and “withdraw”
/// read JSON from standard input and answer with a receipt: the number and hash of the entry in the audit log.
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

const RECORD: &str = r#"Example:
  {"work": "the-blue-door", "person": "ayla", "state": "given", "explicit": true,
   "notice": {"series": "film", "version": 1, "language": "tr"}, "method": "paper_signed", "explained_in": "tr",
   "given_at": "2026-05-12T14:00:00+02:00", "recorded_by": "Consent officer",
   "evidence": {"kind": "release_form", "seen_by": "Consent officer", "seen_at": "2026-05-12"},
   "scope": [{"uses": ["catalogue", "public_stream"], "places": ["001"], "from": "2026-05-12", "until": "2034-12-31"}]}

Others speak with "by": "guardian" or "relative" and "declarant": their key."#;

const WITHDRAW: &str = r#"Example:
  {"person": "ayla", "work": "the-blue-door", "uses": ["broadcast_download"], "channel": "phone"}

"every_work": true instead of "work" takes back everything; without "uses" every use. Others speak with "by": "guardian"
or "relative" and "declarant": their key. Channels: self_service, email, phone, post, in_person, via_school,
via_guardian."#;

#[derive(Subcommand)]
enum What {
    Explain(explain::Args),
    #[command(after_help = RECORD)]
    /// Write down one declaration, read as JSON from standard input.
    ///
    /// It has the fields of a [[consent]] entry of work.toml (docs/import.md), with the work's slug as “work”, and with
    /// “replaces”: the id of the declaration of the same voice whose place it takes, or nothing when it is the first. Of
    /// two at once one wins and the other is told (exit code 5). Nothing is written unless all of it is right.
    Record,
    #[command(after_help = WITHDRAW)]
    /// Take a story back, read as JSON from standard input: the same deed as “digitales withdraw”.
    ///
    /// Exits with 5 when it is written down and closes nothing now; the answer says why.
    Withdraw,
    /// Stop a work while something is checked, and lift such a stop.
    #[command(subcommand)]
    Hold(saying::Holding),
    Export(export::Args),
    /// Keep papers from before this library. They open nothing by themselves.
    #[command(subcommand)]
    Paper(paper::Papers),
    /// Print everything that decides about a work as one JSON file, for “explain --snapshot”.
    ///
    /// People are named by key. Titles, names, notices and evidence are not in it. docs/consent-snapshot.md documents
    /// every field; --schema prints the JSON Schema.
    Snapshot {
        /// The work, by its slug.
        #[arg(long, value_name = "SLUG", required_unless_present = "schema")]
        work: Option<String>,
        /// Print the JSON Schema of a snapshot and do nothing else.
        #[arg(long, conflicts_with = "work")]
        schema: bool,
    },
}

/// Runs the command.
///
/// # Errors
/// As the subcommands.
pub async fn run(args: Args, config: Config) -> Result<ExitCode> {
    match args.what {
        What::Explain(args) => explain::run(args, config).await,
        What::Record => saying::record(config).await,
        What::Withdraw => saying::take_back(config).await,
        What::Hold(what) => saying::hold(what, config).await,
        What::Export(args) => export::run(args, config).await,
        What::Paper(what) => paper::run(what, config).await.map(|()| ExitCode::SUCCESS),
        What::Snapshot { work: Some(slug), .. } => {
            say(pretty(&snapshot::write(&read_case(config, &slug).await?))?)?;
            Ok(ExitCode::SUCCESS)
        }
        What::Snapshot { .. } => {
            say(snapshot::schema_text().trim_end())?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// The case of the work with this slug in the library.
async fn read_case(config: Config, slug: &str) -> Result<Case> {
    let application = Application::open_there(config, Clock::System).await?;
    let mut tx = application.database.read().await?;
    let found = case(&mut tx, slug).await?;
    drop(tx);
    application.database.close().await;
    found.ok_or_else(|| {
        Error::missing(format!("There is no work with the slug “{slug}”. “digitales works” lists them."))
    })
}

/// JSON as people read it.
fn pretty(value: &impl serde::Serialize) -> Result<String> {
    serde_json::to_string_pretty(value).map_err(Error::internal)
}

/// The text of a file; “-” is standard input.
fn text_of(file: &str) -> Result<String> {
    let read = if file == "-" {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text).map(|_| text)
    } else {
        std::fs::read_to_string(file)
    };
    read.map_err(|e| match e.kind() {
        std::io::ErrorKind::NotFound => Error::missing(format!("There is no file “{file}”.")),
        _ => Error::invalid(format!("“{file}” cannot be read as text.")).because(e),
    })
}
