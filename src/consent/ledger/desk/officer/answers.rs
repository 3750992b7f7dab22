//! What became of requests to stop a work, as rows: seen, decided with reasons, and the holds that they caused.

use crate::accounts::account::Account;
use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::consent::ledger::Deed;
use crate::error::{Error, Result};
use crate::id::Id;
use crate::storage::database::Tx;

const STEP: &str = "insert into takedown_step (request_id, number, step, decision, reasons, at_ms, by_account) \
    values ($1, $2, $3, $4, $5, $6, $7)";
const STEPS: &str = "select step, decision, reasons, at_ms, by_account from takedown_step where request_id = $1 order by number";
const OPEN: &str = "select t.id, t.public_ref, t.received_at, t.danger, w.slug, \
    (select count(*) from takedown_step s where s.request_id = t.id and s.step = 'acknowledged'), \
    (select count(*) from takedown_step s where s.request_id = t.id and s.step = 'decided'), \
    (select max(h.until_ms) from standing_hold h where h.takedown_id = t.id) \
    from takedown_request t left join work w on w.id = t.work_id \
    order by 7, t.danger desc, case when t.work_id is null then 0 else 1 end, t.received_at, t.id limit $1";
const WORK: &str = "select work_id from takedown_request where id = $1";
const HOLDS: &str = "select id, from_ms, until_ms from standing_hold where takedown_id = $1 and until_ms > $2 order by from_ms, id";
const ENDS: &str = "select h.id, e.number, e.written_at, e.written_by, n.reason, \
    (select min(t.id) from agreed_by_two t where t.kind = 'lift_hold' and t.object = h.id) \
    from hold h join hold_end e on e.hold_id = h.id left join hold_end_reason n on n.hold_id = e.hold_id and n.number = e.number \
    where h.takedown_id = $1 and e.written_by is not null order by e.written_at, h.id, e.number";

/// A request in the list: nothing sealed of it.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Its id.
    pub id: String,
    /// By which its writer asks about it.
    pub reference: String,
    /// When it came.
    pub received: Timestamp,
    /// Whether it can put somebody in danger.
    pub danger: bool,
    /// The slug of the work, when it is known.
    pub slug: Option<String>,
    /// Whether somebody has seen it.
    pub acknowledged: bool,
    /// Whether it was decided.
    pub decided: bool,
    /// Until when it holds its work, or held it.
    pub held_until: Option<Timestamp>,
}

/// A step of a request.
#[derive(Clone, Debug)]
pub struct Step {
    /// `acknowledged`, `decided`.
    pub step: String,
    /// `removed`, `restricted`, `redacted`, `rejected`, `withdrawn_by_requester`.
    pub decision: Option<String>,
    /// The sealed reasons.
    pub reasons: Option<String>,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: Id<Account>,
}

/// The end of a hold that a request caused, as an officer wrote it down.
#[derive(Clone, Debug)]
pub struct HoldEnded {
    /// Of which hold.
    pub hold: String,
    /// Which of its ends.
    pub number: i64,
    /// When.
    pub at: Timestamp,
    /// Who, as an entry names them.
    pub by: String,
    /// The sealed reason, of what one officer ended.
    pub reason: Option<String>,
    /// The proposal by which two ended it.
    pub proposal: Option<String>,
}

/// Requests, those that wait for a decision first, danger before the others, then the oldest; at most `limit`.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn listed(tx: &mut Tx, limit: i64) -> Result<Vec<Listed>> {
    type Row = (String, String, i64, bool, Option<String>, i64, i64, Option<i64>);
    let rows = crate::rows!(tx, Row, OPEN, limit)?;
    let list = rows.into_iter().map(|(id, reference, received, danger, slug, seen, decided, held)| Listed {
        id,
        reference,
        received: Timestamp::from_millis(received),
        danger,
        slug,
        acknowledged: seen > 0,
        decided: decided > 0,
        held_until: held.map(Timestamp::from_millis),
    });
    Ok(list.collect())
}

/// What became of a request.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn steps(tx: &mut Tx, request: &str) -> Result<Vec<Step>> {
    crate::rows!(tx, (String, Option<String>, Option<String>, i64, String), STEPS, request)?
        .into_iter()
        .map(|(step, decision, reasons, at, by)| {
            Ok(Step { step, decision, reasons, at: Timestamp::from_millis(at), by: by.parse()? })
        })
        .collect()
}

/// The work of a request, when it is known; nothing for a request that is not here.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn work_of(tx: &mut Tx, request: &str) -> Result<Option<Option<Id<Work>>>> {
    let found = crate::row!(tx, (Option<String>,), WORK, request)?;
    found.map(|(work,)| work.map(|id| id.parse()).transpose()).transpose()
}

/// The holds that a request caused and that stand: their ids, from when and until when.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn holds_of(
    tx: &mut Tx,
    request: &str,
    now: Timestamp,
) -> Result<Vec<(String, Timestamp, Timestamp)>> {
    let rows = crate::rows!(tx, (String, i64, i64), HOLDS, request, now.millis())?;
    let at = Timestamp::from_millis;
    Ok(rows.into_iter().map(|(id, from, until)| (id, at(from), at(until))).collect())
}

/// The ends of holds that a request caused, in order of time.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn ends_of(tx: &mut Tx, request: &str) -> Result<Vec<HoldEnded>> {
    type Row = (String, i64, i64, String, Option<String>, Option<String>);
    let rows = crate::rows!(tx, Row, ENDS, request)?;
    let ended = |(hold, number, at, by, reason, proposal): Row| HoldEnded {
        hold,
        number,
        at: Timestamp::from_millis(at),
        by,
        reason,
        proposal,
    };
    Ok(rows.into_iter().map(ended).collect())
}

impl Deed {
    /// Writes down a step of a request.
    ///
    /// # Errors
    /// `Conflict` when the same step is written down already.
    pub async fn request_step(
        &mut self,
        request: &str,
        (step, decision, reasons): (&'static str, Option<&str>, Option<&str>),
        by: Id<Account>,
    ) -> Result<()> {
        let before = steps(&mut self.tx, request).await?;
        if before.iter().any(|known| known.step == step) {
            return Err(Error::conflict("Somebody did this already. Look at the request again."));
        }
        let number = i64::try_from(before.len()).unwrap_or(i64::MAX - 1) + 1;
        let now = self.now.millis();
        crate::run!(&mut self.tx, STEP, request, number, step, decision, reasons, now, by.text())?;
        self.enter("takedown_step", &format!("{request}/{number}"), None, &(step, decision, reasons)).await?;
        Ok(())
    }
}
