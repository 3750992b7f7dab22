//! Why a story is not to be seen: only what the reader of its page may know.

use std::collections::BTreeSet;

use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::consent::clearance::{Places, asked};
use crate::consent::decision::{Decision, decide};
use crate::consent::ledger::snapshot;
use crate::consent::record::{Capacity, Reason, Use};
use crate::error::Result;
use crate::id::Id;
use crate::narrator::standing::Standing;
use crate::storage::database::Tx;

/// Why a story is closed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Why {
    /// A use waits, at one place at least, for nothing but a cut without the closed passages.
    pub waits_for_cut: bool,
    /// The message that says why nothing is shown of somebody who died.
    pub dead: Option<&'static str>,
}

/// Why `work` is closed at `now`, for whoever has this standing; `places` are those of organisations.
///
/// # Errors
/// As the database.
pub async fn why(
    tx: &mut Tx,
    standing: &Standing,
    (work, places): (Id<Work>, &Places),
    now: Timestamp,
) -> Result<Why> {
    let Some(found) = snapshot(tx, work).await? else { return Ok(Why::default()) };
    let mut all: Vec<BTreeSet<Reason>> = Vec::new();
    for use_ in Use::ALL.into_iter().filter(|use_| *use_ != Use::Preserve) {
        let (audience, at) = asked(use_, places);
        all.extend(at.into_iter().filter_map(|place| {
            match decide(&found.record, use_, &audience, place, now) {
                Decision::Deny(reasons) => Some(reasons),
                Decision::Allow(_) | Decision::AllowRedacted { .. } => None,
            }
        }));
    }
    let only = BTreeSet::from([Reason::RenditionMissing]);
    let person = standing.subject();
    let any = |reason: &Reason| all.iter().any(|reasons| reasons.contains(reason));
    let dead = match standing.voice().capacity {
        Capacity::Relative if any(&Reason::PosthumousClosed(person)) => Some("dead-closed"),
        Capacity::Relative if any(&Reason::PosthumousUnresolved(person)) => Some("dead-unresolved"),
        _ => None,
    };
    Ok(Why { waits_for_cut: all.contains(&only), dead })
}
