//! `digitales new`: begin a work's folder with a commented work.toml.

use std::path::PathBuf;
use std::process::ExitCode;

use super::speech::say;
use crate::config::Config;
use crate::error::Result;
use crate::intake::beginning::{Beginning, begin};

/// Begin a work: write a commented work.toml into FOLDER, filled from the files that are given.
///
/// Media, transcripts (WebVTT, SRT) and a picture are copied into FOLDER unless they are there already. Languages,
/// length and kind come from the files. Consent does not: nobody is listed, so the work is kept and closed until
/// somebody has asked everyone in it. Then “digitales import FOLDER” brings it in.
#[derive(clap::Args)]
pub struct Args {
    /// The folder of the new work. Made when it is not there.
    #[arg(value_name = "FOLDER")]
    folder: PathBuf,
    /// Its files: films or sounds, transcripts, a picture.
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
}

/// Runs the command.
///
/// # Errors
/// `Conflict` when the folder holds a work.toml already, `Invalid` for a file that is none of these.
pub async fn run(args: Args, _config: Config) -> Result<ExitCode> {
    let Beginning { path, notes } = begin(&args.folder, &args.files).await?;
    for note in notes {
        say(note)?;
    }
    say(format_args!(
        "Wrote {}. Fill it in, then: digitales import {}",
        path.display(),
        args.folder.display()
    ))?;
    Ok(ExitCode::SUCCESS)
}
