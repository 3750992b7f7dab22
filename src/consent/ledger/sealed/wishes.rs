//! Wishes that an original be deleted which nobody has seen to, and those that were answered with no, as rows.

use crate::accounts::account::Account;
use crate::catalogue::participant::Person;
use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::consent::ledger::{Deed, Kept};
use crate::consent::record::Voice;
use crate::error::Result;
use crate::id::Id;
use crate::language::Language;
use crate::storage::database::Tx;

/// The noun that `Id<WishAnswer>` names: that an original is kept although somebody wished it away.
#[derive(Clone, Copy, Debug)]
pub enum WishAnswer {}

/// The noun that `Id<Withdrawn>` names: that somebody took something back.
#[derive(Clone, Copy, Debug)]
pub enum Withdrawn {}

const OPEN: &str = "select o.withdrawal_id, o.work_id, k.slug, o.person_id, o.declarant, o.declarant_id, o.recorded_at \
    from original_wish o join work k on k.id = o.work_id where o.person_id = $1 order by o.recorded_at, k.slug";
const ANSWER: &str = "insert into wish_answer (id, withdrawal_id, work_id, person_id, language, reasons, at_ms, by_account) \
    values ($1, $2, $3, $4, $5, $6, $7, $8)";
const ANSWERED: &str = "select n.id, n.language, n.reasons, n.at_ms from wish_answer n \
    join withdrawal w on w.id = n.withdrawal_id where n.person_id = $1 and n.work_id = $2 \
    and w.declarant = $3 and w.declarant_id = $4 order by n.at_ms desc, n.id desc limit 1";
const ANSWERS: &str = "select k.slug, n.at_ms, n.by_account from wish_answer n join work k on k.id = n.work_id \
    where n.person_id = $1 order by n.at_ms desc, k.slug";

/// A wish that the original of one work be deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// The withdrawal with which it came.
    pub withdrawal: Id<Withdrawn>,
    /// Which work, and its address.
    pub work: (Id<Work>, String),
    /// Who is in it.
    pub person: Id<Person>,
    /// Who wished it.
    pub voice: Voice,
    /// When it was written down.
    pub at: Timestamp,
}

/// A no as it is written down.
pub struct NewAnswer<'a> {
    /// Which.
    pub id: Id<WishAnswer>,
    /// To what.
    pub wish: &'a Wish,
    /// The language of the reasons.
    pub language: &'a Language,
    /// The sealed reasons; none when the person was forgotten before.
    pub reasons: Option<&'a str>,
    /// Who says so.
    pub by: Id<Account>,
}

/// A no as whoever wished reads it.
#[derive(Clone, Debug)]
pub struct Answered {
    /// Which.
    pub id: Id<WishAnswer>,
    /// The language of the reasons.
    pub language: Language,
    /// The sealed reasons; none when the person was forgotten before.
    pub reasons: Option<String>,
    /// When.
    pub at: Timestamp,
}

/// What the sealed reasons of a no are bound to.
#[must_use]
pub fn name_of(answer: Id<WishAnswer>) -> String {
    format!("wish answer {answer}")
}

/// The wishes about `person` that nobody has seen to, the oldest first.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn of(tx: &mut Tx, person: Id<Person>) -> Result<Vec<Wish>> {
    type Row = (String, String, String, String, String, String, i64);
    crate::rows!(tx, Row, OPEN, person.text())?
        .into_iter()
        .map(|(withdrawal, work, slug, person, capacity, by, at)| {
            Ok(Wish {
                withdrawal: withdrawal.parse()?,
                work: (work.parse()?, slug),
                person: person.parse()?,
                voice: Voice { capacity: capacity.parse()?, by: by.parse()? },
                at: Timestamp::from_millis(at),
            })
        })
        .collect()
}

/// The last no to this voice's wish about a work, if there is one.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn answered(
    tx: &mut Tx,
    (person, work): (Id<Person>, Id<Work>),
    voice: Voice,
) -> Result<Option<Answered>> {
    let (capacity, by) = (voice.capacity.as_str(), voice.by.text());
    let row =
        crate::row!(tx, (String, String, String, i64), ANSWERED, person.text(), work.text(), capacity, by)?;
    row.map(|(id, language, reasons, at)| {
        let at = Timestamp::from_millis(at);
        let reasons = Some(reasons).filter(|sealed| !sealed.is_empty());
        Ok(Answered { id: id.parse()?, language: language.parse()?, reasons, at })
    })
    .transpose()
}

/// Every no about `person`: the address of the work, when, and by whom; the latest first.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn answers(tx: &mut Tx, person: Id<Person>) -> Result<Vec<(String, Timestamp, String)>> {
    let rows = crate::rows!(tx, (String, i64, String), ANSWERS, person.text())?;
    let read = |(slug, at, by): (String, i64, String)| (slug, Timestamp::from_millis(at), by);
    Ok(rows.into_iter().map(read).collect())
}

impl Deed {
    /// Writes down that a wish is answered with no.
    ///
    /// # Errors
    /// `Conflict` when it was answered already.
    pub async fn wish_answer(&mut self, no: &NewAnswer<'_>) -> Result<()> {
        let (id, wish) = (no.id.text(), no.wish);
        let (withdrawal, work, person) = (wish.withdrawal.text(), wish.work.0.text(), wish.person.text());
        let (language, by, now) = (no.language.tag(), no.by.text(), self.now().millis());
        let reasons = no.reasons.unwrap_or_default();
        crate::run!(self.tx(), ANSWER, &id, withdrawal, work, person, language, reasons, now, by)?;
        self.enter_row(Kept::WISH_ANSWER, &id, Some(wish.person)).await?;
        Ok(())
    }
}
