//! `digitales serve`: the web server.

use std::collections::BTreeMap;
use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use futures_util::FutureExt;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

use crate::application::Application;
use crate::clock::Clock;
use crate::config::{Config, LogFormat};
use crate::error::{Error, Result};

/// Serve the library until told to stop (SIGTERM or Ctrl-C): running answers get ten seconds, then end.
///
/// Prints one line, `listening on http://ADDRESS:PORT`, on standard output once everything is in and answers.
/// The log goes to standard error; it holds no address of a viewer and no token.
#[derive(clap::Args)]
pub struct Args {
    /// Bring the library of this folder in first (default: media).
    #[arg(long, value_name = "LIBRARY", num_args = 0..=1, default_missing_value = "media")]
    demo: Option<PathBuf>,
    /// Where to listen; port 0 takes a free one.
    #[arg(long, value_name = "ADDRESS:PORT")]
    listen: Option<String>,
}

impl Args {
    /// The settings that flags of this command override.
    #[must_use]
    pub fn settings(&self) -> BTreeMap<&'static str, String> {
        self.listen.iter().map(|address| ("listen", address.clone())).collect()
    }
}

/// Runs the command.
///
/// # Errors
/// `Invalid` when the library of `--demo` has faults, `Unavailable` when the address is taken.
pub async fn run(args: Args, config: Config) -> Result<ExitCode> {
    log_to_standard_error(&config);
    let address = config.listen;
    // First of all the address: whoever finds it taken should not wait for an import to be told.
    let listener = TcpListener::bind(address).await.map_err(|e| {
        Error::unavailable(format!("Nothing can listen on {address}; choose another with --listen."))
            .because(e)
    })?;
    let application = Application::open(config, Clock::System).await?;
    let stop = told_to_stop()?.shared();
    let closed = application.is_closed().await?;
    if closed {
        say_where(&listener)?;
        if !application.wait_until_open(&listener, stop.clone()).await? {
            application.database.close().await;
            return Ok(ExitCode::SUCCESS);
        }
    }
    let tour = match &args.demo {
        Some(library) => {
            super::import::demonstration(&application, library).await?;
            application.tour_token().await?
        }
        None => None,
    };
    if !closed {
        say_where(&listener)?;
    }
    let packer = application.packer();
    let packing = tokio::spawn(async move { packer.keep_packed().await });
    let working = work(&application).await?;
    application.run(listener, tour, stop).await?;
    packing.abort();
    working.abort();
    Ok(ExitCode::SUCCESS)
}

/// Does the jobs of the library beside serving it.
async fn work(application: &Application) -> Result<tokio::task::JoinHandle<()>> {
    let (worker, encodes) = (super::work::worker(application).await?, application.config.encoding.here);
    Ok(tokio::spawn(async move {
        if encodes && let Err(error) = worker.ask_for_all(false).await {
            tracing::warn!(error = %error.chain(), "what is to be encoded could not be asked for");
        }
        worker.keep_working(encodes).await;
    }))
}

fn say_where(listener: &TcpListener) -> Result<()> {
    let told = format!("listening on http://{}", listener.local_addr()?);
    // Whoever started us may have stopped reading; that ends nobody's film.
    let _ = writeln!(std::io::stdout(), "{told}");
    Ok(())
}

/// Completes at SIGTERM or Ctrl-C.
pub(super) fn told_to_stop() -> Result<impl Future<Output = ()> + Send + 'static> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

fn log_to_standard_error(config: &Config) {
    let filter = tracing_subscriber::EnvFilter::new(&config.log_level);
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_target(false)
        .with_ansi(config.colour && std::io::stderr().is_terminal());
    // A second subscriber can only be set by a test that runs two servers in one process; the first one stays.
    let _ = match config.log {
        LogFormat::Human => log.try_init(),
        LogFormat::Json => log.json().try_init(),
    };
}
