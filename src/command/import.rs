//! `digitales import`: bring in a library or single works.

use std::collections::BTreeMap;
use std::io::IsTerminal;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::{Mutex, PoisonError};

use indicatif::{ProgressBar, ProgressStyle};

use super::packing;
use super::speech::{say, tell};
use crate::application::Application;
use crate::clock::Clock;
use crate::config::{Config, Secret};
use crate::error::{Error, Result};
use crate::id::Token;
use crate::intake::accession::Outcome;
use crate::intake::child::confine::Means;
use crate::intake::importing::{Importer, Report};
use crate::intake::progress::{Progress, Step, Told};

/// Bring in a library, or a single work, from a folder.
///
/// FOLDER holds a library (library.toml, people.toml, partners.toml, and below it one folder with a work.toml for each
/// work), or is the folder of a single work; then the library around it is read too. docs/import.md documents every
/// field.
///
/// Every work comes in whole or not at all. A second import changes what changed and lists it; what is not in the
/// folder any more stays in the library. What was declared is never rewritten: an entry that is recorded already must
/// be unchanged, or its work is refused and the line named. Everything that is wrong is told at once, with file, line
/// and field, on standard error.
#[derive(clap::Args)]
pub struct Args {
    /// The folder to bring in.
    #[arg(value_name = "FOLDER")]
    folder: PathBuf,
    /// Say all that is wrong, and write nothing.
    #[arg(long)]
    dry_run: bool,
}

/// Runs the command.
///
/// # Errors
/// `Missing` when there is nothing to bring in, `Unavailable` when ffmpeg, disk or database are not there.
pub async fn run(args: Args, config: Config) -> Result<ExitCode> {
    if args.dry_run {
        return dry_run(&args.folder, config).await;
    }
    if !Means::here().is_whole() {
        tell(Means::here());
    }
    let application = Application::open(config, Clock::System).await?;
    application.not_empty_yet().await?;
    let importer = importer(&application);
    let report = bring_in(&importer, &args.folder).await?;
    packing::pack(&application).await?;
    application.database.close().await;
    answer(&report, done(&report))
}

fn answer(report: &Report, lines: Vec<String>) -> Result<ExitCode> {
    for line in lines {
        say(line)?;
    }
    Ok(if report.is_faulty() { ExitCode::from(3) } else { ExitCode::SUCCESS })
}

/// Looks at a folder from the library that is there, or from an empty one that is gone afterwards.
async fn dry_run(folder: &Path, mut config: Config) -> Result<ExitCode> {
    let scratch = if config.has_library() { None } else { Some(Scratch::new()?) };
    if let Some(Scratch(path)) = &scratch {
        config.data.clone_from(path);
        config.media = path.join("media");
        config.database = Secret(format!("sqlite:{}", path.join("digitales.db").display()));
    }
    let application = Application::open(config, Clock::System).await?;
    let report = importer(&application).dry_run(folder, &on_standard_error()).await?;
    application.database.close().await;
    answer(&report, found(&report))
}

/// A folder of our own that goes when it is dropped.
struct Scratch(PathBuf);

impl Scratch {
    fn new() -> Result<Self> {
        let path = std::env::temp_dir().join(format!("digitales-{}", Token::new()?.reveal()));
        std::fs::DirBuilder::new().mode(0o700).create(&path)?;
        Ok(Self(path))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.0));
    }
}

/// Brings the library of `folder` in for `serve --demo`, with progress and findings on standard error.
///
/// # Errors
/// `Invalid` when something in it was refused.
pub async fn demonstration(application: &Application, folder: &Path) -> Result<()> {
    let report = bring_in(&importer(application), folder).await?;
    if report.is_faulty() {
        return Err(Error::invalid(format!(
            "Not all of “{}” could be brought in; see above.",
            folder.display()
        )));
    }
    packing::pack(application).await
}

/// What an import needs of an opened library.
#[must_use]
pub fn importer(application: &Application) -> Importer {
    Importer {
        ledger: application.ledger.clone(),
        media: application.media.clone(),
        clock: application.clock.clone(),
        data: application.config.data.clone(),
    }
}

async fn bring_in(importer: &Importer, folder: &Path) -> Result<Report> {
    let progress = on_standard_error();
    let waiting = || tell("Another import into this library is running; waiting for its end.");
    let report = importer.import(folder, &progress, waiting).await?;
    drop(progress);
    for finding in &report.findings {
        tell(finding);
    }
    Ok(report)
}

/// What was found, in lines.
fn found(report: &Report) -> Vec<String> {
    let mut lines: Vec<String> = report.findings.iter().map(ToString::to_string).collect();
    lines.push(match report.findings.iter().filter(|f| f.stops).count() {
        0 => "Nothing stands in the way. Nothing was written.".to_owned(),
        1 => "1 thing must be changed. Nothing was written.".to_owned(),
        n => format!("{n} things must be changed. Nothing was written."),
    });
    lines
}

/// What was done, in lines.
fn done(report: &Report) -> Vec<String> {
    let mut lines = Vec::new();
    if !report.foundation.is_empty() {
        let mut told = report.foundation.clone();
        let more = told.len().saturating_sub(12);
        told.truncate(12);
        if more > 0 {
            told.push(format!("and {more} more"));
        }
        lines.push(format!("library: {}", told.join(", ")));
    }
    let mut counts = BTreeMap::new();
    for (slug, outcome) in &report.works {
        let (word, line) = match outcome {
            Outcome::New => ("new", Some(format!("new: {slug}"))),
            Outcome::Changed(areas) => ("changed", Some(format!("changed: {slug} ({})", areas.join(", ")))),
            Outcome::Unchanged => ("unchanged", None),
            Outcome::Refused => ("refused", Some(format!("refused: {slug}"))),
        };
        lines.extend(line);
        *counts.entry(word).or_insert(0_usize) += 1;
    }
    let counts: Vec<String> = counts.into_iter().map(|(word, count)| format!("{count} {word}")).collect();
    lines.push(if counts.is_empty() {
        "No works.".to_owned()
    } else {
        format!("Works: {}.", counts.join(", "))
    });
    lines
}

/// A bar on a terminal, else a line for each thing that takes long.
pub(super) fn on_standard_error() -> Progress {
    if std::io::stderr().is_terminal() {
        let bar = ProgressBar::new(1000);
        // The template stands here and is right.
        if let Ok(style) = ProgressStyle::with_template("{prefix} {wide_msg} {bar:24} {percent:>3} %") {
            bar.set_style(style);
        }
        return Progress::new(move |told| {
            bar.set_prefix(format!("{}/{}", told.of.0 + 1, told.of.1));
            bar.set_message(sentence(told));
            bar.set_position(told.done);
        });
    }
    let last: Mutex<(String, Option<Step>, u64)> = Mutex::new((String::new(), None, 0));
    Progress::new(move |told| {
        let mut last = last.lock().unwrap_or_else(PoisonError::into_inner);
        let tenth = told.done / 100;
        let takes_long = matches!(told.step, Step::Measuring | Step::Cutting | Step::Encoding);
        let new = last.0 != told.work || last.1 != Some(told.step) || (takes_long && last.2 != tenth);
        if new && told.step != Step::Keeping && told.step != Step::Writing {
            let part = if takes_long { format!(" {} %", tenth * 10) } else { String::new() };
            tell(format_args!("{}/{} {}{part}", told.of.0 + 1, told.of.1, sentence(told)));
            *last = (told.work.to_owned(), Some(told.step), tenth);
        }
    })
}

fn sentence(told: &Told<'_>) -> String {
    let what = match told.step {
        Step::Looking => "looking at",
        Step::Waiting => "letting a broadcast file be made before",
        Step::Keeping => "keeping the files of",
        Step::Measuring => "filling the gaps in the sound of",
        Step::Cutting => "making an edition of",
        Step::Encoding => "making a small file of",
        Step::Picturing => "making pictures of",
        Step::Writing => "writing down",
    };
    format!("{what} {}", told.work)
}
