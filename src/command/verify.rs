//! `digitales verify`: proves that bytes, clearances and ledger are what they must be.

use std::collections::{BTreeMap, BTreeSet};
use std::process::ExitCode;

use super::bars::bar;
use super::speech::say;
use crate::application::Application;
use crate::catalogue::custody_store;
use crate::clock::Clock;
use crate::config::Config;
use crate::consent;
use crate::consent::ledger::sealed::keys::lost_keys;
use crate::error::Result;
use crate::id::Sha256Digest;
use crate::storage::journal::Journal;

/// Read every file anew, evidence too, and compare its digest; compute every clearance anew; follow the audit log; look
/// for anything orphaned and for keys that are lost.
///
/// Prints one sentence a line for whatever is not as it must be, and exits with 1 when there is any. Leftovers of an
/// import that was killed are swept first. It may run beside a server; reading all bytes takes its time and shows
/// progress on standard error.
#[derive(clap::Args)]
pub struct Args {
    /// Leave the files' bytes alone: only look whether each is there and as long as it must be.
    #[arg(long)]
    quick: bool,
}

/// Runs the command.
///
/// # Errors
/// `Unavailable` when database or disk do not answer.
pub async fn run(args: Args, config: Config) -> Result<ExitCode> {
    let application = Application::open_there(config, Clock::System).await?;
    let findings = findings(&application, args.quick).await?;
    application.database.close().await;
    for finding in &findings {
        say(finding)?;
    }
    if findings.is_empty() {
        say("Nothing was found.")?;
    }
    Ok(ExitCode::from(u8::from(!findings.is_empty())))
}

/// Everything that is not as it must be; with `quick` without reading the files' bytes.
///
/// # Errors
/// As [`run`].
pub(super) async fn findings(application: &Application, quick: bool) -> Result<Vec<String>> {
    Journal::sweep_when_idle(&application.config.data, &application.database, &application.media).await?;
    let mut findings = ledger(application).await?;
    findings.extend(bytes(application, quick).await?);
    let texts = custody_store::altered_texts(&mut application.database.read().await?).await?;
    findings.extend(
        texts.into_iter().map(|id| format!("The words of transcript {id} are not those of its digest.")),
    );
    let wrong = consent::evidence::recheck(&application.ledger, application.clock.now()).await?;
    findings.extend(wrong.iter().map(ToString::to_string));
    let lost = lost_keys(&application.ledger, &mut application.database.read().await?).await?;
    let told = |slot| format!("The key {slot} is lost; put the backup of keys/slots back.");
    findings.extend(lost.into_iter().map(told));
    Ok(findings)
}

async fn ledger(application: &Application) -> Result<Vec<String>> {
    let bar = bar("clearances");
    let now = application.clock.now();
    let findings = consent::verify::verify(&application.database, now, |done, of| {
        bar.set_length(of as u64);
        bar.set_position(done as u64);
    })
    .await?;
    bar.finish_and_clear();
    let audited = consent::auditing::audit(&application.ledger, &[]).await?;
    Ok(findings.into_iter().chain(audited.findings).map(|finding| finding.0).collect())
}

/// Files that are missing, altered, or in nobody's charge.
async fn bytes(application: &Application, quick: bool) -> Result<Vec<String>> {
    let mut nobodys: BTreeSet<_> = application.media.list().await?.iter().map(|s| s.sha256).collect();
    let named = named(application).await?;
    nobodys.retain(|sha256| !named.contains_key(sha256));
    let bar = bar("files");
    bar.set_length(named.len() as u64);
    let mut spoilt = Vec::new();
    for (sha256, length) in &named {
        spoilt.extend(file(application, *sha256, *length, quick).await?.map(|told| (*sha256, told)));
        bar.inc(1);
    }
    bar.finish_and_clear();
    if nobodys.is_empty() && spoilt.is_empty() {
        return Ok(Vec::new());
    }
    second_look(application, nobodys, spoilt).await
}

/// What is still so when looked at again: beside an import, files come before their rows and rows go before their
/// files. The journal is read before the rows, so that whoever left it since has their row.
async fn second_look(
    application: &Application,
    nobodys: BTreeSet<Sha256Digest>,
    spoilt: Vec<(Sha256Digest, String)>,
) -> Result<Vec<String>> {
    let coming = Journal::announced(&application.config.data)?;
    let named = named(application).await?;
    let still_named = spoilt.into_iter().filter(|(sha256, _)| named.contains_key(sha256));
    let mut findings: Vec<String> = still_named.map(|(_, told)| told).collect();
    for sha256 in nobodys {
        let in_charge = coming.contains(&sha256) || named.contains_key(&sha256);
        if !in_charge && application.media.length(sha256).await?.is_some() {
            findings.push(format!("No rendition or poster names the file {sha256}."));
        }
    }
    Ok(findings)
}

async fn named(application: &Application) -> Result<BTreeMap<Sha256Digest, u64>> {
    custody_store::files(&mut application.database.read().await?).await
}

async fn file(
    application: &Application,
    sha256: Sha256Digest,
    length: u64,
    quick: bool,
) -> Result<Option<String>> {
    match application.media.length(sha256).await? {
        None => return Ok(Some(format!("The file {sha256} is missing; put the backup back."))),
        Some(found) if found != length => {
            return Ok(Some(format!(
                "The file {sha256} has {found} bytes instead of {length}; put the backup back."
            )));
        }
        Some(_) if quick => return Ok(None),
        Some(_) => {}
    }
    let found = application.media.read_anew(sha256).await?.sha256;
    Ok((found != sha256)
        .then(|| format!("The bytes of {sha256} are not those of its name; put the backup back.")))
}
