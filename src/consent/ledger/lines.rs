//! The clearance lines as rows: derived, rebuilt with every deed, equal to a fresh computation.

use super::snapshot::snapshot;
use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::consent::clearance::{self, Places};
use crate::consent::decision::Line;
use crate::consent::record::{Interval, OrganisationKind};
use crate::error::Result;
use crate::id::Id;
use crate::storage::database::Tx;

const PLACES: &str = "select distinct kind, territory from organisation";
const FORGET: &str = "delete from clearance where work_id = $1";
const KEEP: &str = "insert into clearance (work_id, use_kind, territory, from_ms, until_ms, edition_id) \
    values ($1, $2, $3, $4, $5, $6)";
const STORED: &str = "select use_kind, territory, from_ms, until_ms, edition_id from clearance \
    where work_id = $1 order by use_kind, territory, from_ms";
const FIRST: &str = "update work set public_since = $1 where id = $2";

/// Where organisations are.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn known_places(tx: &mut Tx) -> Result<Places> {
    crate::rows!(tx, (String, String), PLACES)?
        .into_iter()
        .map(|(kind, territory)| Ok((kind.parse::<OrganisationKind>()?, territory.parse()?)))
        .collect()
}

/// Computes the lines of `work` anew and keeps them, with the first instant at which it was or will be public.
pub(super) async fn rebuild(tx: &mut Tx, work: Id<Work>, now: Timestamp) -> Result<()> {
    let Some(snapshot) = snapshot(tx, work).await? else { return Ok(()) };
    let lines = clearance::lines(&snapshot.record, &known_places(tx).await?);
    crate::run!(tx, FORGET, work.text())?;
    for line in &lines {
        crate::run!(
            tx,
            KEEP,
            work.text(),
            line.use_.as_str(),
            line.territory.code(),
            line.during.from.millis(),
            line.during.until.millis(),
            line.edition.text()
        )?;
    }
    // A publication that began is kept; one that lay ahead is as if it had never been planned.
    let begun = snapshot.public_since.filter(|since| *since < now);
    let first = [begun, clearance::first_public(&lines)].into_iter().flatten().min();
    crate::run!(tx, FIRST, first.map(Timestamp::millis), work.text())?;
    Ok(())
}

/// The lines that are kept for `work`, in order.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn stored(tx: &mut Tx, work: Id<Work>) -> Result<Vec<Line>> {
    crate::rows!(tx, (String, String, i64, i64, String), STORED, work.text())?
        .into_iter()
        .map(|(use_, territory, from, until, edition)| {
            Ok(Line {
                work,
                use_: use_.parse()?,
                territory: territory.parse()?,
                during: Interval { from: Timestamp::from_millis(from), until: Timestamp::from_millis(until) },
                edition: edition.parse()?,
            })
        })
        .collect()
}
