//! `digitales keys`: the master key is changed.

use std::process::ExitCode;

use clap::Subcommand;

use super::bars::progress;
use super::speech::say;
use crate::application::Application;
use crate::clock::Clock;
use crate::config::Config;
use crate::error::Result;

/// Look after the keys that everything sealed hangs on.
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Change the master key and wrap every other key with the new one; what is sealed stays as it is.
    ///
    /// Where the key rests in keys/master.key a new one is made. Where it stands in the settings, set `master_key` to the
    /// new one and `previous_master_key` to the one before, restart the servers, and run this. Killed in between, run it
    /// again. Make a new backup of the master key afterwards.
    Rotate,
}

/// Runs the command.
///
/// # Errors
/// `Invalid` when the settings name no key before, or a key opens with neither.
pub async fn run(args: Args, config: Config) -> Result<ExitCode> {
    let What::Rotate = args.what;
    let application = Application::open_there(config, Clock::System).await?;
    let progress = progress();
    let wrapped = application.ledger.vault.rotate(move |done, of| progress("keys", done, of)).await?;
    application.database.close().await;
    say(format_args!(
        "The master key is changed; {wrapped} keys were wrapped anew. Make a new backup of it."
    ))?;
    Ok(ExitCode::SUCCESS)
}
