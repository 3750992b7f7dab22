//! Remembers what was set by hand, at the desk or by a person themself: a file that speaks of the same leaves it alone.

use std::collections::{BTreeMap, BTreeSet};

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
const NAMED: &str = "select distinct person_id, uses from set_by_hand where work_id = $1 and fact = 'name'";
const WAIVERS: &str = "select person_id, fact from set_by_hand where work_id = $1 \
    and fact in ('waiver', 'waiver_ended', 'waiver_lapsed') \
    order by set_at, case when fact = 'waiver' then 0 else 1 end, id";
const CHOSE: &str = "select distinct person_id from chosen_name where work_id = $1 and mode = 'pseudonym'";
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
    /// That they must be asked again.
    WaiverEnded(Id<Work>),
    /// That what was said of an earlier master says nothing of this one.
    WaiverLapsed(Id<Work>),
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
            Self::WaiverEnded(_) => "waiver_ended",
            Self::WaiverLapsed(_) => "waiver_lapsed",
            Self::OnDeath => "on_death",
            Self::Born => "born",
        }
    }

    fn place(&self) -> (Option<String>, Option<String>) {
        match self {
            Self::Name(work, uses) => (Some(work.text()), uses_json(Some(uses))),
            Self::Waiver(work) | Self::WaiverEnded(work) | Self::WaiverLapsed(work) => {
                (Some(work.text()), None)
            }
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
    for (person, of) in crate::rows!(tx, (String, Option<String>), NAMED, work.text())? {
        let person: Id<Person> = person.parse()?;
        named.extend(uses(of.as_deref())?.into_iter().flatten().map(|use_| (person, use_)));
    }
    Ok(named)
}

/// Who chose a name for themself in a work.
pub(super) async fn chose(tx: &mut Tx, work: Id<Work>) -> Result<BTreeSet<Id<Person>>> {
    crate::rows!(tx, (String,), CHOSE, work.text())?.into_iter().map(|(person,)| person.parse()).collect()
}

/// What the desk said last of whether a person need be asked about a work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waived {
    /// Nobody need ask.
    Stands,
    /// They must be asked again.
    Ended,
    /// Nobody need ask, it said of an earlier master; of this one it said nothing.
    Lapsed,
}

/// What the desk said last of whether people need be asked about a work.
pub(super) async fn waived(tx: &mut Tx, work: Id<Work>) -> Result<BTreeMap<Id<Person>, Waived>> {
    let mut last = BTreeMap::new();
    for (person, fact) in crate::rows!(tx, (String, String), WAIVERS, work.text())? {
        let person: Id<Person> = person.parse()?;
        match fact.as_str() {
            "waiver" => last.insert(person, Waived::Stands),
            "waiver_ended" => last.insert(person, Waived::Ended),
            _ => last.insert(person, Waived::Lapsed),
        };
    }
    Ok(last)
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
