//! Reads what was agreed with organisations, each with the end that counts today.

use crate::clock::Timestamp;
use crate::consent::decision::Agreement;
use crate::consent::fact::Evidence;
use crate::consent::ledger::reading::uses;
use crate::consent::record::{Organisation, Use};
use crate::error::Result;
use crate::id::Id;
use crate::storage::database::Tx;

const ALL: &str = "select id, organisation_id, uses, from_ms, until_ms, recall_hours, evidence_id \
    from standing_agreement order by until_ms desc, id";

/// What was agreed with an organisation.
#[derive(Clone, Debug)]
pub struct Agreed {
    /// Which.
    pub id: Id<Agreement>,
    /// With whom.
    pub organisation: Id<Organisation>,
    /// For which uses.
    pub uses: Vec<Use>,
    /// From when.
    pub from: Timestamp,
    /// Until when.
    pub until: Timestamp,
    /// Within how many hours a recall is acknowledged.
    pub recall_hours: i64,
    /// What proves it.
    pub evidence: Id<Evidence>,
}

/// Every agreement, those that last longest first.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn agreements(tx: &mut Tx) -> Result<Vec<Agreed>> {
    crate::rows!(tx, (String, String, String, i64, i64, i64, String), ALL)?
        .into_iter()
        .map(|(id, organisation, of, from, until, recall_hours, evidence)| {
            Ok(Agreed {
                id: id.parse()?,
                organisation: organisation.parse()?,
                uses: uses(Some(&of))?.into_iter().flatten().collect(),
                from: Timestamp::from_millis(from),
                until: Timestamp::from_millis(until),
                recall_hours,
                evidence: evidence.parse()?,
            })
        })
        .collect()
}
