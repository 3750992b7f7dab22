//! Which edition: the original when nothing stands in the way, else the smallest checked cut that answers everything.

use std::collections::{BTreeMap, BTreeSet};

use super::Question;
use super::person::{No, Standing};
use crate::catalogue::participant::Person;
use crate::consent::passage::covers;
use crate::consent::record::{Capacity, Cut, Edit, Reason, SHORTEST_NOTE, Use, Waiver, Word};
use crate::id::Id;

impl Waiver {
    /// Whether it has a basis, a name and a note.
    pub(super) fn holds(&self) -> bool {
        let said = |text: &Option<String>, least: usize| {
            text.as_ref().is_some_and(|t| t.trim().chars().count() >= least)
        };
        said(&self.basis, 1) && said(&self.by, 1) && said(&self.note, SHORTEST_NOTE)
    }
}

impl<'a> Question<'a> {
    /// The edition that fits, or what more stands in the way.
    pub(super) fn fitting(
        &self,
        people: &BTreeMap<Id<Person>, Standing>,
    ) -> Result<&'a Cut, BTreeSet<Reason>> {
        let blocked: BTreeMap<_, _> =
            people.iter().filter(|(_, standing)| !standing.reasons.is_empty()).collect();
        let closed = self.closed_passages();
        let current =
            || self.record.editions.iter().filter(|cut| cut.media_version == self.record.media_version);
        if blocked.is_empty() && closed.is_empty() {
            return current()
                .filter(|cut| cut.original)
                .min_by_key(|cut| cut.id)
                .ok_or_else(|| BTreeSet::from([Reason::RenditionMissing]));
        }
        let fixed: BTreeSet<Reason> = blocked
            .keys()
            .filter(|person| !self.redactable(***person))
            .map(|person| Reason::NotRedactable(**person))
            .collect();
        if !fixed.is_empty() {
            return Err(fixed);
        }
        current()
            .filter(|cut| !cut.original && self.is_checked(cut))
            .filter(|cut| closed.iter().all(|passage| covers(&cut.edits, passage)))
            .filter(|cut| blocked.iter().all(|(person, standing)| self.answers(cut, **person, standing)))
            .min_by_key(|cut| (cut.edits.len(), cut.id))
            .ok_or_else(BTreeSet::new)
    }

    fn closed_passages(&self) -> Vec<&'a Edit> {
        let restrictions = self.record.restrictions.iter();
        restrictions
            .filter(|r| {
                self.use_ != Use::Preserve && self.touches(r.uses.as_ref()) && r.during.contains(self.at)
            })
            .map(|r| &r.edit)
            .collect()
    }

    fn redactable(&self, person: Id<Person>) -> bool {
        self.record.appearances.iter().filter(|a| a.person == person).all(|a| a.redactable)
    }

    fn is_checked(&self, cut: &Cut) -> bool {
        let done = |at: Option<crate::clock::Timestamp>| at.is_some_and(|at| at <= self.at);
        done(cut.approved) && done(cut.checked)
    }

    /// Whether the cut is without the person, and younger than each of their noes or agreed to beforehand by the
    /// one who said it.
    fn answers(&self, cut: &Cut, person: Id<Person>, standing: &Standing) -> bool {
        let Some(agreed) = cut.removes.get(&person) else { return false };
        standing.noes.iter().all(|no| {
            cut.approved.is_some_and(|approved| approved >= no.at)
                || agreed.is_some_and(|declaration| self.agreed_beforehand(declaration, person, no))
        })
    }

    fn agreed_beforehand(
        &self,
        declaration: Id<crate::consent::record::Declared>,
        person: Id<Person>,
        no: &No,
    ) -> bool {
        let said = |d: &&crate::consent::record::Declaration| d.subject == person && d.given <= self.at;
        let chain = || self.record.declarations.iter().filter(said).filter(|d| d.voice == no.voice);
        let own = no.voice.capacity == Capacity::Own;
        let found_invalid = chain().any(|d| d.word == Word::Invalidated);
        own && !found_invalid
            && chain().any(|d| d.id == declaration && d.word.is_yes() && d.explicit && d.verified)
    }
}
