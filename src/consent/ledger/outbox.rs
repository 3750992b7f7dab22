//! What must still go out: written with the deed that asks for it, taken by one sender at a time, tried again until done.

use super::auditing::head;
use super::deed::Deed;
use crate::clock::Timestamp;
use crate::error::Result;
use crate::id::Id;
use crate::storage::database::Tx;

/// How often something is tried before it is left to a person.
pub const MOST_ATTEMPTS: i64 = 12;

const ADD: &str = "insert into outbox (id, kind, object, created_at, due_at) values ($1, $2, $3, $4, $5)";
const DUE: &str = "select id, kind, object, created_at, attempts from outbox \
    where done_at is null and due_at <= $1 and attempts < $2 order by due_at, id limit $3";
/// Whoever changes the row has it, until the lease runs out.
const TAKE: &str = "update outbox set attempts = attempts + 1, due_at = $3 \
    where id = $1 and done_at is null and due_at <= $2";
const DONE: &str = "update outbox set done_at = $2, last_error = null where id = $1";
const FAILED: &str = "update outbox set due_at = $2, last_error = $3 where id = $1";
const STUCK: &str = "select id, kind, object, created_at, attempts from outbox \
    where done_at is null and attempts >= $1 order by created_at, id";

const POSTED: &str = "select count(*) from outbox where kind = $1 and object = $2";
const SINCE: &str = "select count(*) from outbox where kind = $1 and created_at > $2";

/// The noun that `Id<Item>` names: something that must go out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its id.
    pub id: Id<Item>,
    /// `recall`, `audit_head` or `letter`.
    pub kind: String,
    /// The row that it is about.
    pub object: String,
    /// Since when it waits.
    pub created: Timestamp,
    /// How often it was tried.
    pub attempts: i64,
}

impl Deed {
    /// Has something go out once the deed is true, not before `due`: a word of the table's list, and the row that it
    /// is about.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer.
    pub async fn post(&mut self, kind: &'static str, object: &str, due: Timestamp) -> Result<()> {
        let id = Id::<Item>::new(self.now)?.text();
        crate::run!(&mut self.tx, ADD, id, kind, object, self.now.millis(), due.millis())?;
        Ok(())
    }
}

impl Deed {
    /// Has the head of the audit log go out to those who keep it for us, unless it went out already; whether it does.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer.
    pub async fn post_head(&mut self) -> Result<bool> {
        let last = match self.entered.last() {
            Some(entry) => Some(*entry),
            None => head(&mut self.tx).await?,
        };
        let Some(last) = last else { return Ok(false) };
        let number = last.number.to_string();
        let posted = crate::row!(&mut self.tx, (i64,), POSTED, "audit_head", &number)?;
        if posted.is_some_and(|(count,)| count > 0) {
            return Ok(false);
        }
        self.post("audit_head", &number, self.now).await?;
        Ok(true)
    }
}

/// Whether something of this kind was posted since.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn posted_since(tx: &mut Tx, kind: &str, since: Timestamp) -> Result<bool> {
    Ok(crate::row!(tx, (i64,), SINCE, kind, since.millis())?.is_some_and(|(count,)| count > 0))
}

type Row = (String, String, String, i64, i64);

fn read((id, kind, object, created, attempts): Row) -> Result<Item> {
    Ok(Item { id: id.parse()?, kind, object, created: Timestamp::from_millis(created), attempts })
}

/// At most `limit` things that are due at `now`, the longest waiting first.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn due(tx: &mut Tx, now: Timestamp, limit: i64) -> Result<Vec<Item>> {
    crate::rows!(tx, Row, DUE, now.millis(), MOST_ATTEMPTS, limit)?.into_iter().map(read).collect()
}

/// Things that were tried too often, and wait for a person.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn stuck(tx: &mut Tx) -> Result<Vec<Item>> {
    crate::rows!(tx, Row, STUCK, MOST_ATTEMPTS)?.into_iter().map(read).collect()
}

/// Takes a thing for oneself until `lease`; whether nobody else was first.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn take(tx: &mut Tx, id: Id<Item>, now: Timestamp, lease: Timestamp) -> Result<bool> {
    Ok(crate::run!(tx, TAKE, id.text(), now.millis(), lease.millis())? > 0)
}

/// Says that it went out.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn done(tx: &mut Tx, id: Id<Item>, now: Timestamp) -> Result<()> {
    crate::run!(tx, DONE, id.text(), now.millis())?;
    Ok(())
}

/// Puts it off until `next`; `error` says nothing about a person.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn failed(tx: &mut Tx, id: Id<Item>, next: Timestamp, error: &str) -> Result<()> {
    crate::run!(tx, FAILED, id.text(), next.millis(), error)?;
    Ok(())
}
