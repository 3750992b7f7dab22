//! Evidence in the vault: opened for a purpose and with an entry that the person can see, and read anew every day.

use std::path::Path;

use crate::clock::{Clock, Timestamp};
use crate::consent::audit::Actor;
use crate::consent::fact::Evidence;
use crate::consent::ledger::sealed::papers::{PaperRow, last_round, papers, was_destroyed};
use crate::consent::ledger::{Checked, Committed, Deed, Ledger};
use crate::consent::paper::OpenedFor;
use crate::error::{Error, Result};
use crate::id::Id;
use crate::storage::journal::Lock;

/// How often every ciphertext is read anew.
const EVERY_MS: i64 = 24 * 60 * 60 * 1000;
/// Held by whoever reads them, so that several processes do it once.
const ROUND: &str = "evidence.round";
/// Who looks.
const LIBRARY: &str = "the library";

/// A piece of evidence, opened. It cannot be printed.
pub struct Opened {
    /// What the bytes are.
    pub media_type: String,
    /// The scan or recording.
    pub bytes: Vec<u8>,
}

/// A piece of evidence whose file is not what it was; what rests on it is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// Which.
    pub evidence: Id<Evidence>,
    /// What was found.
    pub found: Checked,
}

impl std::fmt::Display for Wrong {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let what = if self.found == Checked::Missing { "is missing" } else { "is damaged" };
        write!(
            f,
            "The file of evidence {} {what}; what rests on it is closed. Put the backup back.",
            self.evidence
        )
    }
}

/// Opens the file of `evidence`. The entry in the log is committed before the bytes are given.
///
/// # Errors
/// `Missing` when there is no such evidence or no file of it, `Gone` when its key was destroyed, `Invalid` when the
/// file is damaged.
pub async fn open(
    ledger: &Ledger,
    actor: Actor,
    evidence: Id<Evidence>,
    purpose: OpenedFor,
    now: Timestamp,
) -> Result<Opened> {
    let missing = || Error::missing("There is no scan or recording of this evidence, or it was erased.");
    let row =
        papers(&mut ledger.database.read().await?, Some(evidence), None).await?.pop().ok_or_else(missing)?;
    let sealed = ledger.vault.read_file(row.file()).await?.ok_or_else(missing)?;
    let bytes = ledger.vault.unseal_file(row.slot()?, row.bound_to(), sealed).await?;
    let mut deed = Deed::begin(ledger, actor, now).await?;
    let object = format!("{evidence}/{}", purpose.as_str());
    deed.enter("evidence_opened", &object, row.about()?, &purpose.as_str()).await?;
    deed.commit().await?;
    Ok(Opened { media_type: row.media_type, bytes })
}

/// Somebody looks at a piece of evidence again: at its file the library itself, at a paper in the office whoever says
/// what they `attested`. What it left; nothing without a word where only people can look.
///
/// # Errors
/// `Gone` when its file was destroyed; `Unavailable` when disk or database do not answer.
pub async fn look_again(
    ledger: &Ledger,
    actor: Actor,
    evidence: Id<Evidence>,
    attested: Option<Checked>,
    now: Timestamp,
) -> Result<Option<Committed>> {
    let mut tx = ledger.database.read().await?;
    let row = papers(&mut tx, Some(evidence), None).await?.pop();
    let destroyed = was_destroyed(&mut tx, evidence).await?;
    drop(tx);
    if destroyed {
        return Err(Error::gone("This scan was destroyed with an erasure. Add new evidence."));
    }
    let found = match &row {
        Some(row) => Some(look_at(ledger, row).await?),
        None => attested,
    };
    let Some(found) = found else { return Ok(None) };
    let mut deed = Deed::begin(ledger, actor, now).await?;
    deed.check_evidence(evidence, found, &actor.text()).await?;
    Ok(Some(deed.commit().await?))
}

/// Reads every ciphertext anew and writes down where what is found is not what was found last; what is wrong now.
///
/// # Errors
/// `Unavailable` when disk or database do not answer.
pub async fn recheck(ledger: &Ledger, now: Timestamp) -> Result<Vec<Wrong>> {
    let all = papers(&mut ledger.database.read().await?, None, None).await?;
    let mut wrong = Vec::new();
    for row in &all {
        let found = look_at(ledger, row).await?;
        if row.result.as_deref() != Some(found.as_str()) {
            note(ledger, row.id()?, found, now).await?;
        }
        if found != Checked::Verified {
            wrong.push(Wrong { evidence: row.id()?, found });
        }
    }
    let mut deed = Deed::begin(ledger, Actor::System, now).await?;
    deed.evidence_round(all.len(), wrong.len()).await?;
    deed.commit().await?;
    Ok(wrong)
}

async fn look_at(ledger: &Ledger, row: &PaperRow) -> Result<Checked> {
    Ok(match ledger.vault.digest_file(row.file()).await? {
        None => Checked::Missing,
        Some(found) if found != row.sha256()? => Checked::HashMismatch,
        Some(_) if !ledger.vault.exists(row.slot()?).await? => Checked::Missing,
        Some(_) => Checked::Verified,
    })
}

/// Whoever was erased between reading the rows and looking at the file is not missed.
async fn note(ledger: &Ledger, evidence: Id<Evidence>, found: Checked, now: Timestamp) -> Result<()> {
    let mut deed = Deed::begin(ledger, Actor::System, now).await?;
    if papers(deed.tx(), Some(evidence), None).await?.is_empty() {
        return Ok(());
    }
    deed.check_evidence(evidence, found, LIBRARY).await?;
    deed.commit().await?;
    Ok(())
}

/// Reads every ciphertext anew when that was not done for a day, once among all processes; what is wrong goes to the
/// log.
///
/// # Errors
/// As [`recheck`].
pub async fn recheck_when_due(ledger: &Ledger, data: &Path, clock: &Clock) -> Result<()> {
    let due = async || {
        let last = last_round(&mut ledger.database.read().await?).await?;
        Ok::<_, Error>(last.is_none_or(|last| last.plus_millis(EVERY_MS) <= clock.now()))
    };
    if !due().await? {
        return Ok(());
    }
    let _alone = Lock::of(data, ROUND, || {}).await?;
    if !due().await? {
        return Ok(());
    }
    for wrong in recheck(ledger, clock.now()).await? {
        tracing::error!("{wrong}");
    }
    Ok(())
}
