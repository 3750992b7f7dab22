//! Rows of jobs: asked for, taken by one worker at a time under a lease, told of, ended.

use sqlx::FromRow;

use super::job::{Fault, Job, Kind, LEASE_MS, Next, State, Step};
use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::error::{Error, Result};
use crate::id::Id;
use crate::storage::database::Tx;
use crate::{row, rows, run};

/// A job as somebody asks for it.
#[derive(Clone, Copy, Debug)]
pub struct Order<'a> {
    /// What is to be done.
    pub kind: Kind,
    /// With what: an upload's id, or a [`Part`](super::job::Part).
    pub subject: &'a str,
    /// The work it belongs to, when that is known.
    pub work: Option<Id<Work>>,
    /// Who asks, as the audit log writes it.
    pub asked_by: &'a str,
    /// Higher goes first.
    pub priority: i64,
}

/// Somebody waits for it at a page.
pub const AT_ONCE: i64 = 100;
/// Something new is to be served.
pub const SOON: i64 = 50;
/// What is served already is made anew.
pub const IN_THE_BACKGROUND: i64 = 10;

/// A job that a worker holds.
#[derive(Clone, Debug)]
pub struct Held {
    /// Which.
    pub id: Id<Job>,
    /// What is to be done.
    pub kind: Kind,
    /// With what.
    pub subject: String,
    /// Who asked.
    pub asked_by: String,
    /// How often it was begun, this time included.
    pub attempts: i64,
}

/// A job as a page shows it.
#[derive(Clone, Debug, FromRow)]
pub struct Shown {
    /// Which.
    pub id: String,
    /// [`Kind`].
    pub kind: String,
    /// With what.
    pub subject: String,
    /// Whose.
    pub work_id: Option<String>,
    /// [`State`].
    pub state: String,
    /// How often it was begun.
    pub attempts: i64,
    /// Not before.
    pub run_at: i64,
    /// [`Step`].
    pub step: Option<String>,
    /// Parts of a thousand.
    pub done: i64,
    /// [`Fault`].
    pub fault: Option<String>,
    /// What the machine said.
    pub detail: Option<String>,
    /// When it was asked for.
    pub asked_at: i64,
    /// When it was begun last.
    pub begun_at: Option<i64>,
    /// When it ended.
    pub ended_at: Option<i64>,
}

const OPEN: &str = "select id from job where kind = $1 and subject = $2 and state in ('waiting', 'running')";
const ADD: &str = "insert into job (id, kind, subject, work_id, asked_by, priority, state, run_at, asked_at) \
    values ($1, $2, $3, $4, $5, $6, 'waiting', $7, $7)";
const HURRY: &str = "update job set priority = $2 where id = $1 and priority < $2";
/// The one that goes next is taken by whoever comes first; PostgreSQL passes over rows that others are taking.
const CLAIM_SQLITE: &str = "update job set state = 'running', worker = $1, lease_until = $2, attempts = attempts + 1, \
    begun_at = $3, done = 0, step = null where id = (select id from job where kind = $4 and state = 'waiting' and run_at <= $3 \
    order by priority desc, run_at, id limit 1) returning id, kind, subject, asked_by, attempts";
const CLAIM_POSTGRES: &str = "update job set state = 'running', worker = $1, lease_until = $2, attempts = attempts + 1, \
    begun_at = $3, done = 0, step = null where id = (select id from job where kind = $4 and state = 'waiting' and run_at <= $3 \
    order by priority desc, run_at, id limit 1 for update skip locked) returning id, kind, subject, asked_by, attempts";
/// What somebody killed held goes back, or is given up when that happened too often.
const LAPSED: &str = "select id, worker, attempts from job where state = 'running' and lease_until < $1";
const TELL: &str = "update job set lease_until = $3, step = $4, done = $5 where id = $1 and worker = $2 and state = 'running'";
const DONE: &str = "update job set state = 'done', worker = null, lease_until = null, done = 1000, fault = null, detail = null, \
    ended_at = $3 where id = $1 and worker = $2 and state = 'running'";
const AGAIN: &str = "update job set state = 'waiting', worker = null, lease_until = null, run_at = $2, fault = $3, detail = $4, \
    attempts = attempts - $5 where id = $1 and worker = $6 and state = 'running'";
const FAIL: &str = "update job set state = 'failed', worker = null, lease_until = null, fault = $3, detail = $4, ended_at = $2 \
    where id = $1 and worker = $5 and state = 'running'";
const CANCEL: &str = "update job set state = 'cancelled', worker = null, lease_until = null, ended_at = $2 \
    where id = $1 and state in ('waiting', 'running')";
const RETRY: &str = "update job set state = 'waiting', attempts = 0, run_at = $2, ended_at = null, done = 0, step = null, \
    fault = null, detail = null where id = $1 and state in ('failed', 'cancelled') \
    and not exists (select 1 from job o where o.kind = job.kind and o.subject = job.subject and o.state in ('waiting', 'running'))";
const WORK: &str = "update job set work_id = $2 where id = $1";
const WAITS: &str = "select 1 from job where (kind = $1 and state = 'waiting' and run_at <= $2) \
    or (state = 'running' and lease_until < $2) limit 1";
const LEFT: &str = "select count(*) from job where state in ('waiting', 'running')";
const SHOWN: &str = "select id, kind, subject, work_id, state, attempts, run_at, step, done, fault, detail, asked_at, begun_at, ended_at \
    from job where state in ('waiting', 'running') or ended_at >= $1 order by asked_at desc, id desc limit 200";

/// Asks for a job; when the same is waiting or running already that one stands, sooner if this one is.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn enqueue(tx: &mut Tx, order: &Order<'_>, now: Timestamp) -> Result<Id<Job>> {
    if let Some((there,)) = row!(&mut *tx, (String,), OPEN, order.kind.as_str(), order.subject)? {
        run!(tx, HURRY, &there, order.priority)?;
        return there.parse();
    }
    let id = Id::<Job>::new(now)?;
    let (kind, work) = (order.kind.as_str(), order.work.map(Id::text));
    run!(tx, ADD, id.text(), kind, order.subject, work, order.asked_by, order.priority, now.millis())?;
    Ok(id)
}

/// Takes the job of this kind that goes next, for `worker`; none when nothing is to be done now.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn claim(tx: &mut Tx, kind: Kind, worker: &str, now: Timestamp) -> Result<Option<Held>> {
    type Row = (String, String, String, String, i64);
    give_back_lapsed(tx, now).await?;
    let sql = match tx {
        Tx::Sqlite(_) => CLAIM_SQLITE,
        Tx::Postgres(_) => CLAIM_POSTGRES,
    };
    let until = now.plus_millis(LEASE_MS).millis();
    let taken = row!(tx, Row, sql, worker, until, now.millis(), kind.as_str())?;
    taken
        .map(|(id, kind, subject, asked_by, attempts)| {
            Ok(Held { id: id.parse()?, kind: kind.parse()?, subject, asked_by, attempts })
        })
        .transpose()
}

/// What a worker held that gives no sign of life any more waits again, or is given up.
async fn give_back_lapsed(tx: &mut Tx, now: Timestamp) -> Result<()> {
    for (id, worker, attempts) in rows!(&mut *tx, (String, String, i64), LAPSED, now.millis())? {
        put_back(tx, (&id, &worker, attempts), Fault::Interrupted, "", now).await?;
    }
    Ok(())
}

async fn put_back(
    tx: &mut Tx,
    (id, worker, attempts): (&str, &str, i64),
    fault: Fault,
    detail: &str,
    now: Timestamp,
) -> Result<State> {
    let (wait, uncounted) = match fault.next(attempts) {
        Next::Again(wait) => (wait, 0_i64),
        Next::Later(wait) => (wait, 1),
        Next::Never => {
            run!(tx, FAIL, id, now.millis(), fault.as_str(), detail, worker)?;
            return Ok(State::Failed);
        }
    };
    run!(tx, AGAIN, id, now.plus_millis(wait).millis(), fault.as_str(), detail, uncounted, worker)?;
    Ok(State::Waiting)
}

/// A sign of life: how far `worker` is. False when the job is not its any more, and it must stop.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn tell(tx: &mut Tx, job: Id<Job>, worker: &str, at: (Step, u64), now: Timestamp) -> Result<bool> {
    let until = now.plus_millis(LEASE_MS).millis();
    let done = i64::try_from(at.1.min(1000)).unwrap_or(1000);
    Ok(run!(tx, TELL, job.text(), worker, until, at.0.as_str(), done)? > 0)
}

/// Writes down that `worker` did the job, in the transaction that brings in what came of it.
///
/// # Errors
/// `Conflict` when the job is not its any more: then nothing of that transaction may be kept.
pub async fn done(tx: &mut Tx, job: Id<Job>, worker: &str, now: Timestamp) -> Result<()> {
    if run!(tx, DONE, job.text(), worker, now.millis())? == 0 {
        return Err(Error::conflict("This job was called off, or somebody else does it."));
    }
    Ok(())
}

/// Writes down why the job could not be done, and whether it is tried again.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn fail(
    tx: &mut Tx,
    held: &Held,
    worker: &str,
    fault: Fault,
    detail: &str,
    now: Timestamp,
) -> Result<State> {
    put_back(tx, (&held.id.text(), worker, held.attempts), fault, detail, now).await
}

/// Calls a job off; false when it had ended. Whoever does it stops at the next sign of life.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn cancel(tx: &mut Tx, job: Id<Job>, now: Timestamp) -> Result<bool> {
    Ok(run!(tx, CANCEL, job.text(), now.millis())? > 0)
}

/// Asks once more for a job that failed or was called off; false when there is nothing to ask for.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn retry(tx: &mut Tx, job: Id<Job>, now: Timestamp) -> Result<bool> {
    Ok(run!(tx, RETRY, job.text(), now.millis())? > 0)
}

/// Says which work a job belongs to.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn belongs(tx: &mut Tx, job: Id<Job>, work: Id<Work>) -> Result<()> {
    run!(tx, WORK, job.text(), work.text()).map(drop)
}

/// Whether a job of this kind can be taken now, or one was left by somebody killed.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn waits(tx: &mut Tx, kind: Kind, now: Timestamp) -> Result<bool> {
    Ok(row!(tx, (i32,), WAITS, kind.as_str(), now.millis())?.is_some())
}

/// How many jobs wait or run.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn left(tx: &mut Tx) -> Result<i64> {
    Ok(row!(tx, (i64,), LEFT)?.map_or(0, |(count,)| count))
}

/// What waits, runs, or ended since `since`, the latest first; at most 200.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn shown(tx: &mut Tx, since: Timestamp) -> Result<Vec<Shown>> {
    rows!(tx, Shown, SHOWN, since.millis())
}
