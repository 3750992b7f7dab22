//! `digitales works`: what is here, what the public gets of it now, and what a browser can play.

use std::collections::BTreeSet;
use std::process::ExitCode;

use super::reasons::in_words;
use super::speech::say;
use crate::application::Application;
use crate::catalogue::accession_store::{Kept, KeptFile, kept};
use crate::clock::{Clock, Timestamp};
use crate::config::Config;
use crate::consent::decision::{Audience, Decision, decide};
use crate::consent::ledger::snapshot;
use crate::consent::record::Use;
use crate::error::Result;
use crate::storage::database::Tx;

/// List every work: what the public gets of it now, or why not, and whether a browser can play it as it is.
///
/// For those who keep the library; nothing of this is shown to anybody else. A work waits for encoding when none of its
/// files can be played by every browser.
#[derive(clap::Args)]
pub struct Args {
    /// Only the work with this address.
    #[arg(value_name = "SLUG")]
    slug: Option<String>,
}

/// Runs the command.
///
/// # Errors
/// `Missing` when there is no work at that address, `Unavailable` when the database is not there.
pub async fn run(args: Args, config: Config) -> Result<ExitCode> {
    let application = Application::open_there(config, Clock::System).await?;
    let mut tx = application.database.read().await?;
    let mut works = kept(&mut tx).await?;
    if let Some(slug) = &args.slug {
        works.retain(|w| w.slug == *slug);
        if works.is_empty() {
            return Err(crate::error::Error::missing(format!(
                "There is no work “{slug}”. “digitales works” lists them."
            )));
        }
    }
    if works.is_empty() {
        say("There are no works yet. “digitales import FOLDER” brings some in.")?;
    }
    for work in &works {
        for line in lines(&mut tx, work, application.clock.now()).await? {
            say(line)?;
        }
    }
    drop(tx);
    application.database.close().await;
    Ok(ExitCode::SUCCESS)
}

async fn lines(tx: &mut Tx, work: &Kept, now: Timestamp) -> Result<Vec<String>> {
    let kind = if work.kind == "film" { "film" } else { "oral history" };
    let mut lines = vec![format!("{}  ({kind}) {}", work.slug, work.title)];
    lines.push(format!("    {}", public(tx, work, now).await?));
    lines.extend(work.files.iter().map(|f| format!("    {}", file_line(f))));
    if work.files.is_empty() {
        lines.push("    no media file yet".to_owned());
    } else if !work.files.iter().any(|f| f.playable) {
        lines.push("    waits for encoding: no browser plays any of its files".to_owned());
    }
    Ok(lines)
}

/// What anyone gets now: everything, or nothing and why.
async fn public(tx: &mut Tx, work: &Kept, now: Timestamp) -> Result<String> {
    let Some(snapshot) = snapshot(tx, work.id).await? else {
        return Ok("closed: its record cannot be read".to_owned());
    };
    let mut reasons = BTreeSet::new();
    for use_ in [Use::Catalogue, Use::PublicStream] {
        if let Decision::Deny(why) = decide(&snapshot.record, use_, &Audience::Public, None, now) {
            reasons.extend(why.iter().map(in_words));
        }
    }
    if reasons.is_empty() {
        return Ok("public: anyone may watch or listen now".to_owned());
    }
    Ok(format!("closed: {}", reasons.into_iter().collect::<Vec<_>>().join("; ")))
}

fn file_line(file: &KeptFile) -> String {
    let seconds = file.duration_ms / 1000;
    let length = format!("{}:{:02}", seconds / 60, seconds % 60);
    let plays = if file.playable { "a browser plays it as it is" } else { "must wait for encoding" };
    let part = if file.part > 1 { format!(", part {}", file.part) } else { String::new() };
    let edition =
        if file.edition == "original" { String::new() } else { format!(", edition {}", file.edition) };
    let codecs = if file.codecs.is_empty() { String::new() } else { format!(" ({})", file.codecs) };
    format!("{}{part}{edition}: {}{codecs}, {length}, {plays}", file.quality, file.media_type)
}
