//! The audit log as auditors go through it, and what an entry stands for.

use crate::catalogue::participant::Person;
use crate::catalogue::work::Work;
use crate::consent::audit::Logged;
use crate::error::Result;
use crate::id::{Id, Sha256Digest};
use crate::storage::database::Tx;

const BY_HASH: &str = "select number from audit_entry where hash = $1";
const DECLARED: &str = "select subject_id, work_id from consent_record where id = $1";
const TAKEN: &str = "select subject_id, work_id from withdrawal where id = $1";

/// What an entry is about: a person, and the work; none: every work of the person.
pub type About = (Id<Person>, Option<Id<Work>>);

/// The number of the entry with this hash.
///
/// # Errors
/// As the database.
pub async fn number_of(tx: &mut Tx, hash: Sha256Digest) -> Result<Option<i64>> {
    Ok(crate::row!(tx, (i64,), BY_HASH, hash.to_string())?.map(|(number,)| number))
}

/// About whom a declaration or a withdrawal is; none for entries of other kinds.
///
/// # Errors
/// As the database.
pub async fn about(tx: &mut Tx, entry: &Logged) -> Result<Option<About>> {
    let sql = match entry.kind.as_str() {
        "consent_record" => DECLARED,
        "withdrawal" => TAKEN,
        _ => return Ok(None),
    };
    crate::row!(tx, (String, Option<String>), sql, &entry.object)?
        .map(|(person, work)| Ok((person.parse()?, work.map(|id| id.parse()).transpose()?)))
        .transpose()
}
