//! Reads when somebody young must decide anew, which no page tells by its day before they are of age.

use crate::clock::Timestamp;
use crate::consent::record::Capacity;
use crate::error::Result;
use crate::narrator::standing::Standing;
use crate::row;
use crate::storage::database::Tx;

/// The birthdays of somebody young, and the end of the time after the last: what ends there needs a new word of theirs.
/// Neither a guardian nor somebody not yet of age reads the day on their page.
#[derive(Clone, Debug, Default)]
pub struct Again {
    /// The instants; none where the page may name them.
    pub at: Vec<Timestamp>,
    /// Whether it is the young person who reads.
    pub own: bool,
}

const TURNS: &str = "select capable_from, adult_from, reaffirm_until from person where id = $1";

/// When the subject of this standing must decide anew, as far as its page does not name the day at `now`.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn again(tx: &mut Tx, standing: &Standing, now: Timestamp) -> Result<Again> {
    type Row = (Option<i64>, Option<i64>, Option<i64>);
    let found = row!(tx, Row, TURNS, standing.subject().text())?;
    let (capable, adult, reaffirm) = found.unwrap_or_default();
    let unsaid = match standing.voice().capacity {
        Capacity::Own => adult.is_some_and(|adult| now.millis() < adult),
        Capacity::Guardian => true,
        Capacity::Relative => false,
    };
    let at = [capable, adult, reaffirm].into_iter().flatten().filter(|_| unsaid);
    Ok(Again { at: at.map(Timestamp::from_millis).collect(), own: standing.is_own() })
}
