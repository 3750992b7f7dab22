//! Erasure as rows read: what was asked for and not taken back, and how far it is.

use sqlx::FromRow;

use crate::catalogue::participant::Person;
use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::consent::ledger::sealed::erasing::Erasure;
use crate::consent::record::Voice;
use crate::error::{Error, Result};
use crate::id::Id;
use crate::page::{Cursor, Page, PageRequest};
use crate::storage::database::Tx;

/// The columns of [`ErasureRow`], of those that were not taken back.
macro_rules! standing {
    ($rest:literal) => {
        concat!(
            "select e.id, e.person_id, e.works, e.asked_at, e.due_at, e.asked_by, e.forgets, e.declarant, e.declarant_id, \
             (select s.certificate from erasure_step s where s.erasure_id = e.id and s.step = 'derivatives') as derivatives, \
             (select s.certificate from erasure_step s where s.erasure_id = e.id and s.step = 'masters') as masters \
             from erasure e \
             where not exists (select 1 from erasure_step c where c.erasure_id = e.id and c.step = 'cancelled') and ",
            $rest
        )
    };
}
const ONE: &str = standing!("e.id = $1");
const OF_PERSON: &str = standing!("e.person_id = $1 order by e.asked_at, e.id");
const RUNNING: &str = standing!(
    "not exists (select 1 from erasure_step m where m.erasure_id = e.id and m.step = 'masters') \
     order by e.asked_at, e.id"
);
const DONE: &str = standing!(
    "exists (select 1 from erasure_step m where m.erasure_id = e.id and m.step = 'masters') \
     and (e.asked_at < $1 or (e.asked_at = $1 and e.id < $2)) order by e.asked_at desc, e.id desc limit $3"
);

/// `$1` whose, `$2` a work, `$3` since when.
const TAKEN_BACK_SINCE: &str = "select count(*) from erasure e join erasure_step s on s.erasure_id = e.id \
    where e.person_id = $1 and not e.forgets and e.works like '%' || $2 || '%' and s.step = 'cancelled' and s.at_ms >= $3";

/// An erasure that was not taken back.
#[derive(Clone, Debug, FromRow)]
pub struct ErasureRow {
    id: String,
    person_id: String,
    works: String,
    asked_at: i64,
    due_at: i64,
    /// Who asked, as the audit log names them.
    pub asked_by: String,
    /// Whether the person is forgotten with the works.
    pub forgets: bool,
    declarant: Option<String>,
    declarant_id: Option<String>,
    /// What was done at once, as JSON.
    pub derivatives: Option<String>,
    /// What was done at the end, as JSON.
    pub masters: Option<String>,
}

impl ErasureRow {
    /// Which.
    ///
    /// # Errors
    /// `Internal` when the row cannot be understood.
    pub fn id(&self) -> Result<Id<Erasure>> {
        self.id.parse()
    }

    /// Whose.
    ///
    /// # Errors
    /// `Internal` when the row cannot be understood.
    pub fn person(&self) -> Result<Id<Person>> {
        self.person_id.parse()
    }

    /// The works of which everything goes.
    ///
    /// # Errors
    /// `Internal` when the row cannot be understood.
    pub fn works(&self) -> Result<Vec<Id<Work>>> {
        let works: Vec<String> = serde_json::from_str(&self.works).map_err(Error::internal)?;
        works.iter().map(|id| id.parse()).collect()
    }

    /// Whose word it was; nothing when nobody wrote that down.
    ///
    /// # Errors
    /// `Internal` when the row cannot be understood.
    pub fn voice(&self) -> Result<Option<Voice>> {
        let Some((capacity, by)) = self.declarant.as_deref().zip(self.declarant_id.as_deref()) else {
            return Ok(None);
        };
        Ok(Some(Voice { capacity: capacity.parse()?, by: by.parse()? }))
    }

    /// When it was asked for.
    #[must_use]
    pub fn asked(&self) -> Timestamp {
        Timestamp::from_millis(self.asked_at)
    }

    /// When masters and keys go.
    #[must_use]
    pub fn due(&self) -> Timestamp {
        Timestamp::from_millis(self.due_at)
    }
}

/// The erasure with this id; nothing when there is none, or it was taken back.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn erasure(tx: &mut Tx, id: Id<Erasure>) -> Result<Option<ErasureRow>> {
    crate::row!(tx, ErasureRow, ONE, id.text())
}

/// The erasures that were asked for about `person` and not taken back, the oldest first.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn erasures_of(tx: &mut Tx, person: Id<Person>) -> Result<Vec<ErasureRow>> {
    crate::rows!(tx, ErasureRow, OF_PERSON, person.text())
}

/// The erasure of a work that was asked for about `person` and not taken back, done or still to be done: the oldest.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn erasure_of(tx: &mut Tx, person: Id<Person>, work: Id<Work>) -> Result<Option<ErasureRow>> {
    for row in erasures_of(tx, person).await? {
        if row.works()?.contains(&work) {
            return Ok(Some(row));
        }
    }
    Ok(None)
}

/// Whether `person` took back since `since` that the original of one of these works goes.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn taken_back_since(
    tx: &mut Tx,
    person: Id<Person>,
    works: &[Id<Work>],
    since: Timestamp,
) -> Result<bool> {
    for work in works {
        let found = crate::row!(tx, (i64,), TAKEN_BACK_SINCE, person.text(), work.text(), since.millis())?;
        if found.is_some_and(|(count,)| count > 0) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Every erasure that runs: neither taken back nor carried out, the oldest first.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn running(tx: &mut Tx) -> Result<Vec<ErasureRow>> {
    crate::rows!(tx, ErasureRow, RUNNING)
}

/// The name of the order of what was carried out, for cursors.
pub const CARRIED_OUT: &str = "erasures";

/// A page of what was carried out, that which was asked for last first.
///
/// # Errors
/// `Invalid` when the place is none of this list, `Unavailable` when the database does not answer.
pub async fn carried_out(tx: &mut Tx, request: &PageRequest) -> Result<Page<ErasureRow>> {
    let (at, id) = request.behind(i64::MAX)?;
    let rows = crate::rows!(tx, ErasureRow, DONE, at, id, i64::from(request.limit) + 1)?;
    let place = |row: &ErasureRow| Cursor { key: row.asked_at.to_string(), id: row.id.clone() };
    Ok(Page::cut(rows, request.limit, place))
}
