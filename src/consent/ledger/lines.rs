//! The clearance lines as rows: derived, rebuilt with every deed, equal to a fresh computation.

use serde_json::json;

use super::snapshot::snapshot;
use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::consent::clearance::{self, Places};
use crate::consent::decision::{Line, PublicLine};
use crate::consent::record::{Interval, OrganisationKind};
use crate::error::Result;
use crate::id::Id;
use crate::storage::database::Tx;

const PLACES: &str = "select distinct kind, territory from organisation";
const FORGET: &str = "delete from clearance where work_id = $1";
const FORGET_PUBLIC: &str = "delete from public_clearance where work_id = $1";
/// All rows in one statement: `$2` is a JSON array of them.
const KEEP: Rows = Rows {
    sqlite: "insert into clearance (work_id, use_kind, territory, from_ms, until_ms, edition_id) \
        select $1, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 from json_each($2)",
    postgres: "insert into clearance (work_id, use_kind, territory, from_ms, until_ms, edition_id) \
        select $1, v ->> 0, v ->> 1, cast(v ->> 2 as bigint), cast(v ->> 3 as bigint), v ->> 4 \
        from jsonb_array_elements(cast($2 as jsonb)) as l(v)",
};
const KEEP_PUBLIC: Rows = Rows {
    sqlite: "insert into public_clearance (work_id, from_ms, until_ms, edition_id) \
        select $1, value ->> 0, value ->> 1, value ->> 2 from json_each($2)",
    postgres: "insert into public_clearance (work_id, from_ms, until_ms, edition_id) \
        select $1, cast(v ->> 0 as bigint), cast(v ->> 1 as bigint), v ->> 2 \
        from jsonb_array_elements(cast($2 as jsonb)) as l(v)",
};
const STORED: &str = "select use_kind, territory, from_ms, until_ms, edition_id from clearance \
    where work_id = $1 order by use_kind, territory, from_ms";
const STORED_PUBLIC: &str =
    "select from_ms, until_ms, edition_id from public_clearance where work_id = $1 order by from_ms";
/// The epoch goes past that of every work, so that whoever knows the highest finds what was raised since.
const CHANGED: &str = "update work set consent_epoch = (select max(consent_epoch) from work) + $1, public_since = $2 where id = $3";

/// The same statement for each engine.
struct Rows {
    sqlite: &'static str,
    postgres: &'static str,
}

impl Rows {
    async fn keep(&self, tx: &mut Tx, work: Id<Work>, rows: serde_json::Value) -> Result<()> {
        let sql = match tx {
            Tx::Sqlite(_) => self.sqlite,
            Tx::Postgres(_) => self.postgres,
        };
        crate::run!(tx, sql, work.text(), rows.to_string())?;
        Ok(())
    }
}

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

/// Computes the lines of `work` anew, with organisations at `places`, and keeps them with the first instant at which it
/// was or will be public; the epoch of what is kept is raised by `step`.
pub(super) async fn rebuild(
    tx: &mut Tx,
    (work, step): (Id<Work>, i64),
    places: &Places,
    now: Timestamp,
) -> Result<()> {
    let Some(snapshot) = snapshot(tx, work).await? else { return Ok(()) };
    let lines = clearance::lines(&snapshot.record, places);
    crate::run!(tx, FORGET, work.text())?;
    crate::run!(tx, FORGET_PUBLIC, work.text())?;
    let row = |l: &Line| {
        let [from, until] = [l.during.from, l.during.until].map(Timestamp::millis);
        json!([l.use_.as_str(), l.territory.code(), from, until, l.edition.text()])
    };
    KEEP.keep(tx, work, lines.iter().map(row).collect()).await?;
    let row = |l: &PublicLine| json!([l.during.from.millis(), l.during.until.millis(), l.edition.text()]);
    KEEP_PUBLIC.keep(tx, work, clearance::public_lines(&lines).iter().map(row).collect()).await?;
    // A publication that began is kept; one that lay ahead is as if it had never been planned.
    let begun = snapshot.public_since.filter(|since| *since < now);
    let first = [begun, clearance::first_public(&lines)].into_iter().flatten().min();
    crate::run!(tx, CHANGED, step, first.map(Timestamp::millis), work.text())?;
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

/// The public lines that are kept for `work`, in order.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn stored_public(tx: &mut Tx, work: Id<Work>) -> Result<Vec<PublicLine>> {
    crate::rows!(tx, (i64, i64, String), STORED_PUBLIC, work.text())?
        .into_iter()
        .map(|(from, until, edition)| {
            let during =
                Interval { from: Timestamp::from_millis(from), until: Timestamp::from_millis(until) };
            Ok(PublicLine { work, during, edition: edition.parse()? })
        })
        .collect()
}
