//! That the library is closed, as a row: from the first moment of a restore until somebody may see something again.

use crate::accounts::account::Account;
use crate::clock::Timestamp;
use crate::error::Result;
use crate::id::{Id, Sha256Digest};
use crate::storage::database::Tx;

const READ: &str = "select step, dump_sha256, said_by from closed";
const CLOSE: &str = "insert into closed (number, since_ms, step, dump_sha256) values (1, $1, 'begun', $2)";
const STEP: &str = "update closed set step = $1, said_by = $2";
const LAST: &str = "select object from audit_entry where kind = 'restore' order by number desc limit 1";
const OPEN: &str = "delete from closed";
/// Whoever was signed in then signs in again.
const SIGN_OUT: [&str; 2] = ["delete from account_session", "delete from session"];

/// How far a restore is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Files are being put back; the tables are empty.
    Begun,
    /// The tables are as they were when the backup was made.
    Loaded,
    /// The noes made since then are in them.
    Replayed,
    /// The same, but for some that are about what came after the backup.
    Left,
}

impl Step {
    const ALL: [Self; 4] = [Self::Begun, Self::Loaded, Self::Replayed, Self::Left];

    fn as_str(self) -> &'static str {
        match self {
            Self::Begun => "begun",
            Self::Loaded => "loaded",
            Self::Replayed => "replayed",
            Self::Left => "left",
        }
    }
}

/// A library that is closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closed {
    /// How far the restore is.
    pub step: Step,
    /// The digest of the dump that is restored.
    pub dump: Sha256Digest,
    /// Who said that it goes on without the noes made since the backup.
    pub said_by: Option<Id<Account>>,
}

/// Which restore the audit log tells of last: the object of its entry.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn last_restore(tx: &mut Tx) -> Result<Option<String>> {
    Ok(crate::row!(tx, (String,), LAST)?.map(|(object,)| object))
}

/// Whether the library is closed, and how far its restore is.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn closed(tx: &mut Tx) -> Result<Option<Closed>> {
    let Some((step, dump, said_by)) = crate::row!(tx, (String, String, Option<String>), READ)? else {
        return Ok(None);
    };
    let step = Step::ALL.into_iter().find(|known| known.as_str() == step).unwrap_or(Step::Begun);
    let said_by = said_by.as_deref().map(str::parse).transpose()?;
    Ok(Some(Closed { step, dump: dump.parse()?, said_by }))
}

/// Closes the library.
///
/// # Errors
/// `Conflict` when it is closed already.
pub async fn close(tx: &mut Tx, dump: Sha256Digest, now: Timestamp) -> Result<()> {
    crate::run!(tx, CLOSE, now.millis(), dump.to_string())?;
    Ok(())
}

/// Writes down how far the restore is, and who said to go on without the noes.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn come_to(tx: &mut Tx, step: Step, said_by: Option<Id<Account>>) -> Result<()> {
    crate::run!(tx, STEP, step.as_str(), said_by.map(Id::text))?;
    Ok(())
}

/// Opens the library; everybody who works here signs in anew.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn open(tx: &mut Tx) -> Result<()> {
    for sql in SIGN_OUT {
        crate::run!(&mut *tx, sql)?;
    }
    crate::run!(tx, OPEN)?;
    Ok(())
}
