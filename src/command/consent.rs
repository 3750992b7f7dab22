//! `digitales consent`: what may be used and why, and what people say, as JSON for scripts.

mod explain;

use std::process::ExitCode;

use clap::Subcommand;

use super::speech::say;
use crate::application::Application;
use crate::clock::Clock;
use crate::config::Config;
use crate::consent::explanation::Case;
use crate::consent::ledger::case;
use crate::consent::snapshot;
use crate::error::{Error, Result};

/// Ask what may be used and why; take the record of a work out of the library.
///
/// What these commands print names people by their keys: it is for those who keep the library.
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    Explain(explain::Args),
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
