//! `digitales work`: does what is to be done with files, without the web server.

use std::process::ExitCode;

use super::serve::told_to_stop;
use super::speech::say;
use crate::application::Application;
use crate::clock::Clock;
use crate::config::Config;
use crate::error::Result;
use crate::intake::encoding::Encoder;
use crate::intake::job::State;
use crate::intake::worker::{Outcome, Worker};

/// Look into uploads and encode films and voices, until told to stop (SIGTERM or Ctrl-C).
///
/// Several of these may run, on several machines that share database and media folder: none does what another does, and
/// what one that was killed had begun is taken up again.
#[derive(clap::Args)]
pub struct Args {
    /// End when nothing is left to do.
    #[arg(long)]
    until_idle: bool,
    /// Make everything anew in the background; what is there is served meanwhile.
    #[arg(long)]
    again: bool,
}

/// Runs the command.
///
/// # Errors
/// `Missing` when there is no library, `Unavailable` when disk or database do not answer.
pub async fn run(args: Args, config: Config) -> Result<ExitCode> {
    let application = Application::open_there(config, Clock::System).await?;
    let worker = worker(&application).await?;
    worker.ask_for_all(args.again).await?;
    let mut failed = false;
    if args.until_idle {
        let tell = |outcome: Outcome| {
            failed |= outcome.state == State::Failed;
            // Whoever started us may have stopped reading; the work goes on.
            let _ = say(line(&outcome));
        };
        worker.until_idle(tell).await?;
    } else {
        tokio::select! {
            () = worker.keep_working(true) => {}
            () = told_to_stop()? => {}
        }
    }
    application.database.close().await;
    Ok(if failed { ExitCode::from(3) } else { ExitCode::SUCCESS })
}

/// What does the jobs of a library: looks into files and encodes them.
///
/// # Errors
/// What the disk says.
pub async fn worker(application: &Application) -> Result<Worker> {
    let (disk, _) = application.media.room().await?;
    Worker::new(Encoder {
        ledger: application.ledger.clone(),
        media: application.media.clone(),
        clock: application.clock.clone(),
        data: application.config.data.clone(),
        profile: application.config.encoding.profile_on(disk),
        reserve: application.config.uploads.reserve,
    })
}

fn line(outcome: &Outcome) -> String {
    match &outcome.why {
        None => format!("{}: {}", outcome.state, outcome.subject),
        Some(why) => format!("{}: {}: {why}", outcome.state, outcome.subject),
    }
}
