//! What somebody does on their own page: stop, pause, go on, change. Each is one deed, true when it returns.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::catalogue::work::Work;
use crate::clock::{Timestamp, end_of_berlin_day};
use crate::consent::audit::Actor;
use crate::consent::erasure::ask_for_works;
use crate::consent::fact::{RestrictionFact, WithdrawalFact};
use crate::consent::keeping;
use crate::consent::ledger::{Committed, Deed, Ledger, may_close, speaks_themself};
use crate::consent::record::{Edit, Use};
use crate::error::{Error, Result};
use crate::id::Id;
use crate::narrator::standing::Standing;
use crate::narrator::whereabouts::Place;

/// Most characters of a chosen name.
pub const LONGEST_NAME: usize = 120;

/// What shall stop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    /// Where.
    pub places: BTreeSet<Place>,
    /// In every work that the person is in, not only this one.
    pub every_work: bool,
    /// The original is to be deleted too; then it stops everywhere.
    pub erase: bool,
}

impl Stop {
    /// From which uses it takes the story back; none: from every use. To keep the master is a use of its own, which
    /// ends only when the original is to be deleted.
    #[must_use]
    pub fn uses(&self) -> Option<BTreeSet<Use>> {
        let places = if self.erase { return None } else { &self.places };
        Some(places.iter().flat_map(|place| place.uses()).copied().collect())
    }
}

/// Takes a story back. Where the person themself wishes the original deleted too, and nobody else is in it, that is due
/// after `days`.
///
/// # Errors
/// `Invalid` when no place is named, `Refused` when they may not speak for the person any more, otherwise as the
/// database.
pub async fn stop(
    ledger: &Ledger,
    standing: &Standing,
    work: Id<Work>,
    stop: &Stop,
    days: u32,
    now: Timestamp,
) -> Result<Committed> {
    let mut deed = begin(ledger, standing, now).await?;
    // The original is the person's own to have deleted, as long as they live; from others it stays a no to the places
    // they name.
    let own = standing.is_own() && speaks_themself(deed.tx(), standing.subject(), now).await?;
    let stop = &Stop { erase: stop.erase && own, ..stop.clone() };
    if !stop.erase && stop.places.is_empty() {
        return Err(Error::invalid("Name at least one place where it shall stop."));
    }
    let fact = taken_back(standing, (!stop.every_work).then_some(work), stop.uses(), (now, now));
    if stop.erase {
        deed.withdraw_and_erase(&fact).await?;
        let all = standing.works().iter().filter(|other| stop.every_work || **other == work);
        ask_for_works(&mut deed, (standing.subject(), standing.voice()), &all.copied().collect(), days)
            .await?;
    } else {
        deed.withdraw(&fact).await?;
    }
    deed.commit().await
}

/// Holds a work until the same person says that it may go on.
///
/// # Errors
/// As the database.
pub async fn pause(
    ledger: &Ledger,
    standing: &Standing,
    work: Id<Work>,
    now: Timestamp,
) -> Result<Committed> {
    let mut deed = begin(ledger, standing, now).await?;
    deed.pause(work, standing.subject(), standing.voice()).await?;
    deed.commit().await
}

/// Ends the pause of the same person: nothing was taken back, so nothing need be given again.
///
/// # Errors
/// `Conflict` when there is none, `Refused` by the link of somebody who died, otherwise as the database.
pub async fn go_on(
    ledger: &Ledger,
    standing: &Standing,
    work: Id<Work>,
    now: Timestamp,
) -> Result<Committed> {
    let mut deed = begin_themself(ledger, standing, now).await?;
    if !deed.end_pause(work, standing.subject(), standing.voice()).await? {
        return Err(Error::conflict("There is no pause of yours to end."));
    }
    deed.commit().await
}

/// Takes back the wish that the original of a work be deleted. Nothing is shown again because of it.
///
/// # Errors
/// `Conflict` when there is no such wish of the same person, or it was carried out; `Refused` by the link of somebody
/// who died.
pub async fn keep_original(
    ledger: &Ledger,
    standing: &Standing,
    (work, days): (Id<Work>, u32),
    now: Timestamp,
) -> Result<Committed> {
    let mut deed = begin_themself(ledger, standing, now).await?;
    keeping::keep_original(&mut deed, standing.voice(), (standing.subject(), work), days).await?;
    deed.commit().await
}

/// What shall be otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Another name, or none.
    Name(Option<String>),
    /// An earlier last day: until and including it.
    LastDay(Date),
    /// A passage that is not to be heard, or not to be seen, or to be left out.
    Passage(Edit),
}

/// Changes something for one work. None of it can open what is closed: a name opens nothing, a last day is a no from
/// the midnight after it on, a passage closes the uses until a cut without it was checked.
///
/// # Errors
/// `Refused` for anybody but the person; `Invalid` for a day that is over, an empty or endless name, an empty passage.
pub async fn change(
    ledger: &Ledger,
    standing: &Standing,
    work: Id<Work>,
    change: &Change,
    now: Timestamp,
) -> Result<Committed> {
    if !standing.is_own() {
        return Err(Error::refused("Only the person in the story changes it; a guardian can stop it."));
    }
    let mut deed = begin_themself(ledger, standing, now).await?;
    match change {
        Change::Name(name) => {
            let name = name.as_deref().map(name_to_show).transpose()?;
            deed.choose_name(work, standing.subject(), name.as_deref()).await?;
        }
        Change::LastDay(day) => {
            let end = end_of_berlin_day(*day);
            if end <= now {
                return Err(Error::invalid("This day is over. To end it now, press “stop”."));
            }
            let uses = Use::ALL.into_iter().filter(|use_| *use_ != Use::Preserve).collect();
            deed.withdraw(&taken_back(standing, Some(work), Some(uses), (end, now))).await?;
        }
        Change::Passage(edit) => {
            let person = standing.subject();
            let fact = RestrictionFact {
                source_id: None,
                edit: *edit,
                uses: None,
                person: Some(person),
                asked_by: person,
                since: now,
            };
            deed.restrict(work, &fact).await?;
        }
    }
    deed.commit().await
}

/// Whoever came in may have lost their office while this waited for others to write.
async fn begin(ledger: &Ledger, standing: &Standing, now: Timestamp) -> Result<Deed> {
    let mut deed = Deed::begin(ledger, Actor::Narrator(standing.voice().by), now).await?;
    if may_close(deed.tx(), standing.subject(), standing.voice(), now).await? {
        return Ok(deed);
    }
    Err(Error::refused("Whoever has this link may not speak for this person any more."))
}

/// For what may show more than before, or other than before: the link of somebody who died may lie in anybody's hands.
async fn begin_themself(ledger: &Ledger, standing: &Standing, now: Timestamp) -> Result<Deed> {
    let mut deed = begin(ledger, standing, now).await?;
    if standing.is_own() && !speaks_themself(deed.tx(), standing.subject(), now).await? {
        return Err(nobody_themself());
    }
    Ok(deed)
}

fn nobody_themself() -> Error {
    Error::refused(
        "This link was of somebody who died or was forgotten; it can stop and pause, and nothing else.",
    )
}

fn taken_back(
    standing: &Standing,
    work: Option<Id<Work>>,
    uses: Option<BTreeSet<Use>>,
    (effective, received): (Timestamp, Timestamp),
) -> WithdrawalFact {
    WithdrawalFact {
        source_id: None,
        subject: standing.subject(),
        voice: standing.voice(),
        work,
        uses,
        effective,
        received,
        channel: "self_service",
    }
}

/// A name as it can stand in a line: without what commands a terminal or turns the direction of what follows.
fn name_to_show(typed: &str) -> Result<String> {
    let turns =
        |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let plain: String = typed.chars().filter(|c| !c.is_control() && !turns(*c)).collect();
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    if plain.is_empty() || plain.chars().count() > LONGEST_NAME {
        return Err(Error::invalid("Write a name of at most 120 characters, or choose that none is shown."));
    }
    Ok(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_master_is_kept_unless_its_deletion_is_asked_for() {
        let all: BTreeSet<Place> = Place::ALL.into_iter().collect();
        let stop = |erase| Stop { places: all.clone(), every_work: false, erase };
        let uses = stop(false).uses().unwrap();
        assert!(!uses.contains(&Use::Preserve) && uses.len() == Use::ALL.len() - 1);
        assert_eq!(stop(true).uses(), None);
    }

    #[test]
    fn a_name_is_one_plain_line() {
        assert_eq!(name_to_show("  Ayla \u{202e}\n K. ").unwrap(), "Ayla K.");
        assert!(name_to_show(" \u{7} ").is_err() && name_to_show(&"x".repeat(121)).is_err());
    }
}
