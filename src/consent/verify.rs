//! Proves that what is stored is what would be computed, and that nothing in the ledger hangs in the air.

use std::collections::BTreeSet;

use crate::clock::Timestamp;
use crate::consent::clearance;
use crate::consent::decision::Line;
use crate::consent::ledger::{every_work, known_places, orphans, snapshot, stored, stored_public};
use crate::error::Result;
use crate::storage::database::Database;

/// Something that is not as it must be, in a sentence.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding(pub String);

/// Computes the clearance lines of every work anew, work by work, and looks for rows of the ledger that nothing
/// holds. `progress` is told after each work how many of how many are done.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn verify(
    database: &Database,
    now: Timestamp,
    mut progress: impl FnMut(usize, usize),
) -> Result<Vec<Finding>> {
    let works = every_work(&mut database.read().await?).await?;
    let mut findings = Vec::new();
    for (done, (work, slug)) in works.iter().enumerate() {
        let mut tx = database.read().await?;
        let Some(snapshot) = snapshot(&mut tx, *work).await? else { continue };
        let fresh = clearance::lines(&snapshot.record, &known_places(&mut tx).await?);
        let kept = stored(&mut tx, *work).await?;
        if let Some(sentence) = differ(slug, &kept, &fresh) {
            findings.push(Finding(sentence));
        }
        if stored_public(&mut tx, *work).await? != clearance::public_lines(&fresh) {
            findings.push(Finding(format!("“{slug}”: it is not listed when its consents say.")));
        }
        let begun = clearance::first_public(&fresh).filter(|first| *first < now);
        if begun.is_some_and(|first| snapshot.public_since.is_none_or(|since| since > first)) {
            findings.push(Finding(format!("“{slug}”: when it was first public is not written down.")));
        }
        progress(done + 1, works.len());
    }
    findings.extend(orphans(&mut database.read().await?).await?.into_iter().map(Finding));
    Ok(findings)
}

fn differ(slug: &str, kept: &[Line], fresh: &[Line]) -> Option<String> {
    let [kept, fresh] = [kept, fresh].map(|lines| lines.iter().collect::<BTreeSet<_>>());
    let uses: BTreeSet<&str> = kept.symmetric_difference(&fresh).map(|line| line.use_.as_str()).collect();
    if uses.is_empty() {
        return None;
    }
    let uses: Vec<&str> = uses.into_iter().collect();
    Some(format!("“{slug}”: the stored clearance for {} is not what the consents say.", uses.join(", ")))
}
