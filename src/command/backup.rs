//! `digitales backup`: a copy of the library while it serves.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Subcommand;

use super::bars::progress;
use super::speech::{say, tell};
use crate::application::Application;
use crate::backup::checking;
use crate::backup::taking::{Source, Taken};
use crate::clock::Clock;
use crate::config::Config;
use crate::error::{Error, Result};
use crate::storage::blocking::blocking;

/// Back the library up into a folder, while it serves: the rows of one moment and every file that they name.
///
/// The same folder is used again: files that are in it are not copied again, and what was erased leaves it. It is
/// written whole or not at all; killed in between, the backup before it is still whole. Keys go to a place of their own,
/// and only to the one that --keys names.
#[derive(clap::Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct Args {
    #[command(subcommand)]
    what: Option<What>,
    /// The folder of the backup.
    #[arg(required = true, value_name = "INTO")]
    into: Option<PathBuf>,
    /// Copy the keys into this folder, which must not lie beside the backup; keys destroyed since go from it.
    #[arg(long, value_name = "FOLDER")]
    keys: Option<PathBuf>,
}

#[derive(Subcommand)]
enum What {
    /// Read a backup anew from its first byte to its last; no library is needed. Exits with 1 when it is not whole.
    Verify {
        /// The folder of the backup.
        folder: PathBuf,
        /// The copy of the keys that belongs to it.
        #[arg(long, value_name = "FOLDER")]
        keys: Option<PathBuf>,
    },
}

/// Runs the command.
///
/// # Errors
/// `Unavailable` when disk or database do not answer or the library is closed, `Invalid` for folders in one another.
pub async fn run(args: Args, config: Config) -> Result<ExitCode> {
    match (args.what, args.into) {
        (Some(What::Verify { folder, keys }), _) => verify(folder, keys).await,
        (None, Some(into)) => take(into, args.keys, config).await,
        (None, None) => Err(Error::invalid("Name the folder of the backup.")),
    }
}

async fn take(into: PathBuf, keys: Option<PathBuf>, config: Config) -> Result<ExitCode> {
    let application = Application::open_there(config, Clock::System).await?;
    let source = Source {
        ledger: application.ledger.clone(),
        media: application.media.clone(),
        clock: application.clock.clone(),
        data: application.config.data.clone(),
    };
    let taken = source.back_up(&into, keys.as_deref(), &progress()).await;
    application.database.close().await;
    let taken = taken?;
    for wrong in &taken.wrong {
        say(wrong)?;
    }
    for line in told(&taken) {
        say(line)?;
    }
    if taken.keys.is_none() {
        tell(
            "The keys are not in this backup. Without them nothing that is sealed can be read again and it cannot be put \
             back: name a place apart with --keys.",
        );
    }
    Ok(ExitCode::from(u8::from(!taken.wrong.is_empty())))
}

fn told(taken: &Taken) -> Vec<String> {
    let Taken { rows, files, copied, bytes, evidence, keys, audit, wrong } = taken;
    let mut lines = vec![format!(
        "Backed up: {rows} rows, {files} files ({copied} new, {bytes} bytes), {evidence} sealed papers."
    )];
    if let Some(keys) = keys {
        lines.push(format!("Copied {keys} keys, apart."));
    }
    if let Some(head) = audit {
        lines.push(format!("The audit log in it ends with {}:{}", head.number, head.hash));
    }
    if !wrong.is_empty() {
        lines.push("What is named above is not whole in the library and not in this backup.".to_owned());
    }
    lines
}

async fn verify(folder: PathBuf, keys: Option<PathBuf>) -> Result<ExitCode> {
    let checked = blocking(move || checking::check(&folder, keys.as_deref(), &progress())).await?;
    for finding in &checked.findings {
        say(finding)?;
    }
    if checked.findings.is_empty() {
        let manifest = &checked.manifest;
        say(format_args!(
            "Whole: made at {}, {} files, {} sealed papers.",
            manifest.made_at,
            manifest.media.len(),
            manifest.evidence.len()
        ))?;
    }
    Ok(ExitCode::from(u8::from(!checked.findings.is_empty())))
}
