//! `digitales restore`: a library is put back from its backup, and opened only when every no since then stands in it.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::bars::progress;
use super::speech::{asked, say, tell};
use super::verify;
use crate::application::Application;
use crate::backup::closed_store::Step;
use crate::backup::manifest::{Folder, Manifest};
use crate::backup::mirror;
use crate::backup::noes::Noes;
use crate::backup::putting_back::{Place, is_marked, unmark};
use crate::backup::replaying::{self, Officer};
use crate::clock::Clock;
use crate::config::Config;
use crate::error::{Error, Result};

const STILL: &str = "The library is closed still. Run the same line again when that is mended.";

/// Put a library back from a backup into an empty folder and an empty database.
///
/// It is closed from the first moment: whoever asks a server gets an answer that says so. The noes that were made since the
/// backup are said again from the file that was kept beside the library (`noes_mirror`), what was erased since is erased
/// again, everything is computed anew and verified, and only then it opens. Killed in between it is closed still; run the
/// same line again. Where a consent officer is named their password is asked for, or read from standard input.
#[derive(clap::Args)]
pub struct Args {
    /// The folder of the backup.
    #[arg(required_unless_present = "open", value_name = "FROM")]
    from: Option<PathBuf>,
    /// The copy of the keys.
    #[arg(long, value_name = "FOLDER", required_unless_present = "open")]
    keys: Option<PathBuf>,
    /// The noes that were kept beside the library: the file, or its folder.
    #[arg(long, value_name = "FILE", conflicts_with = "without_noes")]
    noes: Option<PathBuf>,
    /// There are none any more, says this consent officer: the library stays closed until another one opens it.
    #[arg(long, value_name = "ACCOUNT")]
    without_noes: Option<String>,
    /// Open a library that was put back without its noes, or without some, on the word of this consent officer, after
    /// everything that people said since the backup was entered by hand. Whoever said that there are none is not asked.
    #[arg(long, value_name = "ACCOUNT", conflicts_with_all = ["from", "keys", "noes", "without_noes"])]
    open: Option<String>,
}

/// Runs the command.
///
/// # Errors
/// `Conflict` when there is something already, `Invalid` for what is damaged, `Refused` without the noes.
pub async fn run(args: Args, config: Config) -> Result<ExitCode> {
    match args {
        Args { open: Some(name), .. } => open_by_hand(&officer(name)?, config).await,
        Args { from: Some(from), keys: Some(keys), noes, without_noes, .. } => {
            let from = Folder(from);
            let manifest = from.manifest()?;
            let noes = match (noes, &without_noes) {
                (Some(path), _) => Some(known(&path, &manifest)?),
                (None, Some(_)) => None,
                (None, None) => return Err(asks(&manifest, &config)),
            };
            let without = without_noes.map(officer).transpose()?;
            put_back(&from, &keys, &manifest, noes, without, config).await
        }
        _ => Err(Error::invalid("Name the backup and the copy of the keys.")),
    }
}

fn officer(name: String) -> Result<Officer> {
    let password = asked(&format!("Password of {name}: "))?;
    Ok(Officer { name, password })
}

/// Noes that are those of this library and go further than the backup.
fn known(path: &Path, manifest: &Manifest) -> Result<Noes> {
    let path = if path.is_dir() { path.join(mirror::FILE) } else { path.to_owned() };
    let noes = Noes::read(&path)?;
    if let Some(head) = &manifest.audit {
        noes.belong_to(&manifest.library, head)?;
    }
    Ok(noes)
}

fn asks(manifest: &Manifest, config: &Config) -> Error {
    let configured =
        config.noes_mirror.as_ref().map(|folder| folder.join(mirror::FILE)).filter(|f| f.is_file());
    let hint = configured.map_or_else(String::new, |path| format!(" There is one at “{}”.", path.display()));
    Error::refused(format!(
        "This backup was made at {} and knows nothing of what people took back since. Name the noes that were kept beside the \
         library with --noes FILE.{hint} If they are lost too, a consent officer says so with --without-noes ACCOUNT.",
        manifest.made_at
    ))
}

async fn put_back(
    from: &Folder,
    keys: &Path,
    manifest: &Manifest,
    noes: Option<Noes>,
    without: Option<Officer>,
    config: Config,
) -> Result<ExitCode> {
    let place = Place {
        data: config.data.clone(),
        database: config.database.0.clone(),
        media: config.media.clone(),
        masters: Application::masters(&config)?,
    };
    let shredded = noes.as_ref().map(Noes::shredded).unwrap_or_default();
    let now = Clock::System.now();
    let step = place.fill(from, keys, &shredded, now, &progress()).await.inspect_err(|_| {
        if is_marked(&config.data) {
            tell(STILL);
        }
    })?;
    let application = Application::open(config, Clock::System).await?;
    let done = finish(&application, manifest, noes.as_ref(), without.as_ref(), step).await;
    application.database.close().await;
    match done {
        Err(error) => {
            tell(STILL);
            Err(error)
        }
        done => done,
    }
}

async fn finish(
    application: &Application,
    manifest: &Manifest,
    noes: Option<&Noes>,
    without: Option<&Officer>,
    step: Step,
) -> Result<ExitCode> {
    let (ledger, now) = (&application.ledger, application.clock.now());
    let all_said = match noes {
        _ if step == Step::Loaded => false,
        Some(noes) => replaying::all_said(ledger, noes).await?,
        None => true,
    };
    if !all_said {
        say_again(application, manifest, noes, without).await?;
    }
    for done in application.eraser().due().await? {
        say(format_args!(
            "Erased again: {} files, {} keys ({}).",
            done.files, done.keys_destroyed, done.erasure
        ))?;
    }
    replaying::rebuild(ledger, now, &progress()).await?;
    if let Some(noes) = noes {
        let from = manifest.audit.as_ref().map_or(-1, |end| end.number);
        for slug in replaying::hold_what_was_closed(ledger, noes, from, now).await? {
            say(format_args!(
                "Held until somebody has looked: {slug}. It was closed when the noes were last read."
            ))?;
        }
        for left in replaying::left_over(ledger, noes).await? {
            say(format_args!("Not said again, since the backup does not have what it is about: {left}."))?;
        }
    }
    let waits = noes.is_some() && replaying::waits(ledger, now).await?;
    let stays = waits || without.is_some();
    settle(application, manifest, stays).await
}

/// Says the noes of the time since the backup again, or goes on without them, as an officer said.
async fn say_again(
    application: &Application,
    manifest: &Manifest,
    noes: Option<&Noes>,
    without: Option<&Officer>,
) -> Result<()> {
    let (ledger, now) = (&application.ledger, application.clock.now());
    match (noes, without) {
        (Some(noes), _) => {
            let from = manifest.audit.as_ref().map_or(-1, |end| end.number);
            replaying::same_log(ledger, noes, from).await?;
            let lost = replaying::unaccounted(ledger, &noes.shredded()).await?;
            if lost > 0 {
                return Err(Error::invalid(format!(
                    "{lost} keys that the backup needs are not in the copy of the keys. Take the copy that was made with it."
                )));
            }
            let told = replaying::replay(ledger, noes, manifest, now, &progress()).await?;
            say(format_args!(
                "Said again: {} noes of the time until {}; {} were in the backup, {} are about what it does not have.",
                told.written, noes.until, told.known, told.left
            ))
        }
        (None, Some(officer)) => {
            let lost = replaying::go_without(ledger, officer, manifest, now).await?;
            if lost > 0 {
                say(format_args!("{lost} keys are lost: what they sealed cannot be read any more."))?;
            }
            Ok(())
        }
        (None, None) => Ok(()),
    }
}

/// Verifies, and opens what is as it must be.
async fn settle(application: &Application, manifest: &Manifest, stays: bool) -> Result<ExitCode> {
    let (lacking, findings) = found(application, Some(manifest)).await?;
    for told in lacking.iter().chain(&findings) {
        say(told)?;
    }
    if !findings.is_empty() {
        tell("The library is closed still, since not everything is as it must be.");
        return Ok(ExitCode::from(1));
    }
    if stays {
        say(format_args!(
            "Restored, and closed. Import what came since {} and enter what people took back of it (digitales withdraw, \
             consent hold, person erase); then a consent officer who did not say that it goes without the noes opens it: \
             digitales restore --open ACCOUNT.",
            manifest.made_at
        ))?;
        return Ok(ExitCode::SUCCESS);
    }
    replaying::let_in(&application.ledger, None, application.clock.now()).await?;
    unmark(&application.config.data)?;
    say("Restored, verified and open.")?;
    Ok(ExitCode::SUCCESS)
}

/// What was not whole when the backup was made, and whatever else is not as it must be.
async fn found(application: &Application, manifest: Option<&Manifest>) -> Result<(Vec<String>, Vec<String>)> {
    let findings = verify::findings(application, false).await?;
    let Some(manifest) = manifest else { return Ok((Vec::new(), findings)) };
    let has = |finding: &String| {
        let media = manifest.media.iter().map(|(name, _)| name.as_str());
        let sealed = manifest.evidence.iter().filter_map(|piece| piece.name.split('.').next());
        media.chain(sealed).any(|name| finding.contains(name))
    };
    let missing = |finding: &String| finding.contains("is missing") && !has(finding);
    Ok(findings.into_iter().partition(missing))
}

async fn open_by_hand(officer: &Officer, config: Config) -> Result<ExitCode> {
    let application = Application::open_there(config, Clock::System).await?;
    let opened = by_hand(&application, officer).await;
    application.database.close().await;
    opened
}

async fn by_hand(application: &Application, officer: &Officer) -> Result<ExitCode> {
    let (_, findings) = found(application, None).await?;
    for finding in &findings {
        say(finding)?;
    }
    if !findings.is_empty() {
        tell("The library is closed still, since not everything is as it must be.");
        return Ok(ExitCode::from(1));
    }
    replaying::let_in(&application.ledger, Some(officer), application.clock.now()).await?;
    unmark(&application.config.data)?;
    say("Verified and open.")?;
    Ok(ExitCode::SUCCESS)
}
