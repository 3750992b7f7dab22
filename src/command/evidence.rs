//! `digitales evidence`: scans and recordings that prove a consent, out of the vault.

use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Subcommand;

use super::speech::say;
use crate::application::Application;
use crate::clock::Clock;
use crate::config::Config;
use crate::consent::audit::Actor;
use crate::consent::evidence::open;
use crate::consent::fact::Evidence;
use crate::consent::paper::OpenedFor;
use crate::error::{Error, Result};
use crate::id::Id;

/// Open the scans and recordings that prove what people declared.
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Decrypt one into a new file that only you can read. That it was opened, by whom and what for stands in the
    /// audit log, where the person can see it.
    Open {
        /// The id of the evidence.
        id: String,
        #[arg(
            long,
            value_name = "PURPOSE",
            help = "Why: contact, consent_check, access_request, dispute or authority"
        )]
        purpose: OpenedFor,
        /// The file to write; it must not be there yet.
        #[arg(long, value_name = "FILE")]
        to: PathBuf,
    },
}

/// Runs the command.
///
/// # Errors
/// `Missing` when there is no such file, `Gone` when its key was destroyed, `Conflict` when the file to write is there.
pub async fn run(args: Args, config: Config) -> Result<ExitCode> {
    let What::Open { id, purpose, to } = args.what;
    let application = Application::open_there(config, Clock::System).await?;
    let evidence = id.parse::<Id<Evidence>>()?;
    if to.exists() {
        return Err(Error::conflict(format!("There is a file “{}” already.", to.display())));
    }
    let now = application.clock.now();
    let opened = open(&application.ledger, Actor::Command, evidence, purpose, now).await?;
    application.database.close().await;
    let mut file = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&to)?;
    file.write_all(&opened.bytes)?;
    say(format_args!("{} ({}, {} bytes)", to.display(), opened.media_type, opened.bytes.len()))?;
    Ok(ExitCode::SUCCESS)
}
