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
/// The columns of [`Item`].
macro_rules! items {
    ($rest:literal) => {
        concat!("select id, kind, object, created_at, due_at, attempts, told, waits_since, last_error, done_at from outbox where ", $rest)
    };
}
const DUE: &str = items!(
    "done_at is null and waits_since is null and due_at <= $1 and attempts < $2 order by due_at, id limit $3"
);
/// Whoever changes the row has it, until the lease runs out.
const TAKE: &str = "update outbox set attempts = attempts + 1, due_at = $3 \
    where id = $1 and done_at is null and due_at <= $2";
const DONE: &str = "update outbox set done_at = $2, waits_since = null, last_error = null where id = $1";
const FAILED: &str = "update outbox set due_at = $2, last_error = $3 where id = $1";
const LEAVE: &str = "update outbox set waits_since = $2, last_error = $3 where id = $1 and done_at is null";
const TOLD: &str = "update outbox set told = $2 where id = $1";
const RELEASE: &str =
    "update outbox set waits_since = null, attempts = 0, due_at = $2 where id = $1 and done_at is null";
const RELEASE_BY: &str = "update outbox set waits_since = null, attempts = 0, due_at = $1 \
    where done_at is null and waits_since is not null and last_error = $2";
const WAITING: &str = items!("done_at is null order by created_at, id");
const ONE: &str = items!("id = $1");
const OF: &str = items!("kind = $1 and object = $2 and done_at is null order by created_at, id");
const SETTLE: &str = "update outbox set done_at = $3, waits_since = null, last_error = null \
    where kind = $1 and object = $2 and done_at is null";

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
    /// When it is tried next.
    pub due: Timestamp,
    /// How often it was tried.
    pub attempts: i64,
    /// Who has it already, where it goes to several: digests with spaces between.
    pub told: String,
    /// Since when it is left to a person.
    pub waits: Option<Timestamp>,
    /// Why it did not go out, in a word of a closed set.
    pub last_error: Option<String>,
    /// Whether it went out, or need not any more.
    pub gone: bool,
}

impl Item {
    /// Whether it waits for a person: it was left to one, or whoever sent it was killed each time.
    #[must_use]
    pub fn is_stuck(&self, now: Timestamp) -> bool {
        self.waits.is_some() || (self.attempts >= MOST_ATTEMPTS && self.due <= now)
    }
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

type Row = (String, String, String, i64, i64, i64, String, Option<i64>, Option<String>, Option<i64>);

fn read((id, kind, object, created, due, attempts, told, waits, last_error, done): Row) -> Result<Item> {
    let (created, due) = (Timestamp::from_millis(created), Timestamp::from_millis(due));
    let waits = waits.map(Timestamp::from_millis);
    let (id, gone) = (id.parse()?, done.is_some());
    Ok(Item { id, kind, object, created, due, attempts, told, waits, last_error, gone })
}

/// At most `limit` things that are due at `now`, the longest waiting first.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn due(tx: &mut Tx, now: Timestamp, limit: i64) -> Result<Vec<Item>> {
    crate::rows!(tx, Row, DUE, now.millis(), MOST_ATTEMPTS, limit)?.into_iter().map(read).collect()
}

/// Everything that has not gone out, the oldest first.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn waiting(tx: &mut Tx) -> Result<Vec<Item>> {
    crate::rows!(tx, Row, WAITING)?.into_iter().map(read).collect()
}

/// One thing, whether it went out or not.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn find(tx: &mut Tx, id: Id<Item>) -> Result<Option<Item>> {
    crate::row!(tx, Row, ONE, id.text())?.map(read).transpose()
}

/// What of `kind` about the row `object` has not gone out.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn waiting_of(tx: &mut Tx, kind: &str, object: &str) -> Result<Option<Item>> {
    crate::row!(tx, Row, OF, kind, object)?.map(read).transpose()
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

/// Says that whatever of `kind` was to go out about the row `object` need not any more.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn settle(tx: &mut Tx, kind: &str, object: &str, now: Timestamp) -> Result<()> {
    crate::run!(tx, SETTLE, kind, object, now.millis())?;
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

/// Leaves it to a person; `error` says nothing about one.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn leave(tx: &mut Tx, id: Id<Item>, now: Timestamp, error: &str) -> Result<()> {
    crate::run!(tx, LEAVE, id.text(), now.millis(), error)?;
    Ok(())
}

/// Writes down who has it already, where it goes to several.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn told(tx: &mut Tx, id: Id<Item>, told: &str) -> Result<()> {
    crate::run!(tx, TOLD, id.text(), told)?;
    Ok(())
}

/// Has it tried again from the beginning; whether it has not gone out.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn release(tx: &mut Tx, id: Id<Item>, now: Timestamp) -> Result<bool> {
    Ok(crate::run!(tx, RELEASE, id.text(), now.millis())? > 0)
}

/// Has everything tried again that was left to a person for this reason; how many.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn release_left_for(tx: &mut Tx, error: &str, now: Timestamp) -> Result<u64> {
    crate::run!(tx, RELEASE_BY, now.millis(), error)
}
