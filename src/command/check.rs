//! `digitales check`: what is wrong with this installation, in sentences.

use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};

use super::speech::say;
use crate::application::{Application, nothing_there};
use crate::clock::{Clock, kernel};
use crate::config::{Config, every_setting};
use crate::error::Result;
use crate::intake::child::confine::Means;
use crate::post::checking;

/// Less free space than this is worth a sentence: 2 GiB.
const LITTLE_SPACE: u64 = 2 << 30;

/// Say what is wrong with this installation: ffmpeg, disk, clock, address, permissions, post.
///
/// Prints one sentence a line and exits with 1 when there is anything to mend.
#[derive(clap::Args)]
pub struct Args {
    /// List every setting and what it is for, and do nothing else.
    #[arg(long)]
    settings: bool,
}

/// Runs the command.
///
/// # Errors
/// None of its own: what cannot be opened is a finding.
pub async fn run(args: Args, config: Config) -> Result<ExitCode> {
    if args.settings {
        for (name, purpose) in every_setting() {
            say(format_args!("{name:28} {purpose}"))?;
        }
        return Ok(ExitCode::SUCCESS);
    }
    let mut findings = programs(&config);
    findings.extend(walls());
    findings.extend(clock());
    findings.extend(address(&config));
    findings.extend(operator(&config));
    findings.extend(checking::findings(&config.post).await);
    findings.extend(noes(&config));
    let (folder, media) = (config.data.clone(), config.media.clone());
    if config.has_library() {
        findings.extend(opened(config).await);
    } else {
        findings.push(nothing_there(&config));
    }
    findings.extend(disk(&folder));
    findings.extend(open_to_others(&folder, &media));
    for finding in &findings {
        say(finding)?;
    }
    if findings.is_empty() {
        say("Nothing is wrong.")?;
    }
    Ok(ExitCode::from(u8::from(!findings.is_empty())))
}

async fn opened(config: Config) -> Option<String> {
    match Application::open(config, Clock::System).await {
        Ok(application) => {
            application.database.close().await;
            None
        }
        Err(error) => Some(error.chain()),
    }
}

fn programs(config: &Config) -> Vec<String> {
    let messages = config.post.message.is_some();
    let needed = [
        (
            "ffmpeg",
            "-version",
            "ffmpeg is not on the path: nothing can be brought in. Install the package ffmpeg.",
        ),
        (
            "ffprobe",
            "-version",
            "ffprobe is not on the path: nothing can be brought in. Install the package ffmpeg.",
        ),
        (
            "prlimit",
            "--version",
            "prlimit is not on the path: “message_command” cannot be limited. Install the package util-linux.",
        ),
        (
            "setpriv",
            "--version",
            "setpriv is not on the path: “message_command” could outlive us. Install the package util-linux.",
        ),
    ];
    let needed = needed.into_iter().take(if messages { 4 } else { 2 });
    let missing = needed.filter(|(program, flag, _)| {
        let ran = Command::new(program).arg(flag).stdout(Stdio::null()).stderr(Stdio::null()).status();
        !ran.is_ok_and(|status| status.success())
    });
    missing.map(|(_, _, sentence)| sentence.to_owned()).collect()
}

/// What this kernel cannot keep foreign programs from.
fn walls() -> Option<String> {
    let means = Means::here();
    (!means.is_whole()).then(|| means.to_string())
}

fn clock() -> Option<String> {
    (kernel::is_synchronised() == Some(false)).then(|| {
        "The clock is not synchronised; consent ends at midnight, so keep it right (systemd-timesyncd or chrony)."
            .to_owned()
    })
}

fn address(config: &Config) -> Option<String> {
    match TcpListener::bind(config.listen) {
        Ok(_) => None,
        Err(e) if e.kind() == std::io::ErrorKind::AddrInUse => Some(format!(
            "Something listens on {} already; if it is not Digitales, choose another address with “listen”.",
            config.listen
        )),
        Err(e) => Some(format!("Nothing can listen on {}: {e}.", config.listen)),
    }
}

fn operator(config: &Config) -> Vec<String> {
    let operator = &config.operator;
    [
        (&operator.name, "The setting “operator” is empty: the imprint names nobody."),
        (&operator.address, "The setting “operator_address” is empty: the imprint has no address."),
        (&operator.email, "The setting “contact_email” is empty: nobody can report a barrier."),
        (&operator.phone, "The setting “contact_phone” is empty: nobody can stop a film by telephone."),
        (&config.url, "The setting “url” is empty: addresses in embeds will name the address listened on."),
    ]
    .into_iter()
    .filter(|(value, _)| value.is_none())
    .map(|(_, sentence)| sentence.to_owned())
    .collect()
}

fn noes(config: &Config) -> Option<String> {
    let Some(folder) = &config.noes_mirror else {
        return Some(
            "The setting “noes_mirror” is empty: after a restore nobody knows what people took back since the backup."
                .to_owned(),
        );
    };
    let inside = matches!((fs::canonicalize(folder), fs::canonicalize(&config.data)), (Ok(f), Ok(d)) if f.starts_with(&d));
    inside.then(|| {
        format!("The noes are kept in {}, inside the library: what takes one takes both.", folder.display())
    })
}

fn disk(folder: &Path) -> Option<String> {
    let space = rustix::fs::statvfs(folder).ok()?;
    let free = space.f_bavail.saturating_mul(space.f_frsize);
    (free < LITTLE_SPACE).then(|| format!("Only {} MiB are free in {}.", free >> 20, folder.display()))
}

/// Folders that others on this machine come into. What lies inside the data folder is closed with it.
fn open_to_others(data: &Path, media: &Path) -> Vec<String> {
    let is_open = |folder: &Path| fs::metadata(folder).is_ok_and(|about| about.mode() & 0o077 != 0);
    let inside =
        matches!((fs::canonicalize(data), fs::canonicalize(media)), (Ok(d), Ok(m)) if m.starts_with(&d));
    let told = |folder: &Path, what| {
        let folder = folder.display();
        format!("Others on this machine may come into {folder}, where {what} lie: chmod 700 {folder}")
    };
    let mut findings = Vec::new();
    if is_open(data) {
        findings.push(told(data, "names, consent and keys"));
    }
    if !inside && is_open(media) {
        findings.push(told(media, "films and sounds that nobody may open without a permit"));
    }
    findings
}
