//! Remembers what was set by hand, at the desk or by a person themself: a file that speaks of the same leaves it alone.

use std::collections::BTreeSet;

use super::deed::Deed;
use super::kept::Kept;
use super::reading::{uses, uses_json};
use crate::catalogue::participant::Person;
use crate::catalogue::work::Work;
use crate::consent::record::{OnDeath, Use};
use crate::error::Result;
use crate::id::Id;
use crate::storage::database::Tx;

const SET: &str = "insert into set_by_hand (id, fact, person_id, work_id, uses, set_at, set_by) \
    values ($1, $2, $3, $4, $5, $6, $7)";
const OF_WORK: &str =
    "select distinct person_id, uses from set_by_hand where work_id = $1 and fact = $2 order by person_id";
const OF_PERSON: &str = "select count(*) from set_by_hand where person_id = $1 and fact = $2";
const WISH: &str = "select p.on_death from person p where p.id = $1 \
    and exists (select 1 from set_by_hand s where s.person_id = p.id and s.fact = 'on_death')";

/// The noun that the ids of these rows name.
enum SetByHand {}

/// What files speak of and people set.
#[derive(Clone, Debug)]
pub enum ByHand<'a> {
    /// How a person is named in a work, for these uses.
    Name(Id<Work>, &'a BTreeSet<Use>),
    /// That nobody need ask a person in a work.
    Waiver(Id<Work>),
    /// What shall be after a person's death.
    OnDeath,
    /// The day of birth that is sealed.
    Born,
}

impl ByHand<'_> {
    const fn word(&self) -> &'static str {
        match self {
            Self::Name(..) => "name",
            Self::Waiver(_) => "waiver",
            Self::OnDeath => "on_death",
            Self::Born => "born",
        }
    }

    fn place(&self) -> (Option<String>, Option<String>) {
        match self {
            Self::Name(work, uses) => (Some(work.text()), uses_json(Some(uses))),
            Self::Waiver(work) => (Some(work.text()), None),
            Self::OnDeath | Self::Born => (None, None),
        }
    }
}

impl Deed {
    /// Writes down that this is set by hand from now on, whatever a file says.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer.
    pub async fn set_by_hand(&mut self, person: Id<Person>, what: &ByHand<'_>) -> Result<()> {
        let id = Id::<SetByHand>::new(self.now)?.text();
        let (work, uses) = what.place();
        let (now, by) = (self.now.millis(), self.actor.text());
        crate::run!(&mut self.tx, SET, &id, what.word(), person.text(), work, uses, now, by)?;
        self.enter_row(Kept::SET_BY_HAND, &id, Some(person)).await?;
        Ok(())
    }
}

/// Who is named by hand in a work, and for which use.
pub(super) async fn named(tx: &mut Tx, work: Id<Work>) -> Result<BTreeSet<(Id<Person>, Use)>> {
    let mut named = BTreeSet::new();
    for (person, of) in crate::rows!(tx, (String, Option<String>), OF_WORK, work.text(), "name")? {
        let person: Id<Person> = person.parse()?;
        named.extend(uses(of.as_deref())?.into_iter().flatten().map(|use_| (person, use_)));
    }
    Ok(named)
}

/// Of whom somebody said at the desk that they need not be asked about a work.
pub(super) async fn waived(tx: &mut Tx, work: Id<Work>) -> Result<BTreeSet<Id<Person>>> {
    crate::rows!(tx, (String, Option<String>), OF_WORK, work.text(), "waiver")?
        .into_iter()
        .map(|(person, _)| person.parse())
        .collect()
}

/// What shall be after a person's death, when it was set by hand.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn wish_by_hand(tx: &mut Tx, person: Id<Person>) -> Result<Option<OnDeath>> {
    crate::row!(tx, (String,), WISH, person.text())?.map(|(word,)| word.parse()).transpose()
}

/// Whether the day of birth that is sealed was set by hand.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn born_by_hand(tx: &mut Tx, person: Id<Person>) -> Result<bool> {
    Ok(crate::row!(tx, (i64,), OF_PERSON, person.text(), "born")?.is_some_and(|(count,)| count > 0))
}
