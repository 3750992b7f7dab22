//! One person: whose yes is needed now, what is wrong with it, and which noes stand.

use std::collections::{BTreeMap, BTreeSet};

use super::Question;
use super::life::Life;
use crate::catalogue::participant::Person;
use crate::clock::Timestamp;
use crate::consent::record::{Age, Capacity, Declaration, OnDeath, PersonFacts, Reason, Scope, Voice, Word};
use crate::id::Id;

/// What stands between one person and the use asked for.
#[derive(Default)]
pub(super) struct Standing {
    pub(super) reasons: BTreeSet<Reason>,
    pub(super) noes: Vec<No>,
}

/// A spoken no that covers the use asked for and that no later yes which counts has ended.
#[derive(Clone, Copy)]
pub(super) struct No {
    pub(super) voice: Voice,
    pub(super) at: Timestamp,
    kind: Kind,
    /// A later yes to this use is there, but it does not count: what it lacks is the reason to name, if that voice
    /// is asked at all. A cut from before the no stays closed.
    unsaid: bool,
}

#[derive(Clone, Copy)]
enum Kind {
    Refused,
    Invalidated,
    Withdrawn,
}

/// What is wrong with one voice's yes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Defect {
    NeverAsked,
    Refused,
    Invalidated,
    Withdrawn,
    NotExplicit,
    EvidenceMissing,
    NoScopeForUse,
    TerritoryNotCovered,
    NotYetValid,
    Expired,
}

/// One voice about one person, as of an instant.
struct Chain<'a> {
    voice: Voice,
    head: Option<&'a Declaration>,
    noes: Vec<No>,
    defects: BTreeSet<Defect>,
}

/// In whose name a voice's defects are reported.
#[derive(Clone, Copy)]
enum As {
    Adult,
    Child,
    Guardian,
    Relative,
}

impl<'a> Question<'a> {
    /// How everybody who appears stands to the use asked for.
    pub(super) fn people(&self) -> BTreeMap<Id<Person>, Standing> {
        let everybody: BTreeSet<Id<Person>> = self.record.appearances.iter().map(|a| a.person).collect();
        everybody.into_iter().filter_map(|person| Some((person, self.appears(person)?))).collect()
    }

    /// How one person stands, if the person appears and is known. Where no consent is needed a no counts all the same.
    pub(super) fn appears(&self, person: Id<Person>) -> Option<Standing> {
        let mut appearances = self.record.appearances.iter().filter(|a| a.person == person).peekable();
        appearances.peek()?;
        let waived = appearances.all(|a| a.waiver.is_some());
        let Some(facts) = self.record.people.get(&person) else { return waived.then(Standing::default) };
        Some(self.standing(person, facts, waived))
    }

    fn standing(&self, person: Id<Person>, facts: &PersonFacts, waived: bool) -> Standing {
        let life = Life::of(facts, self.at);
        let own = self.chain(person, Voice { capacity: Capacity::Own, by: person }, self.at, facts.died);
        let needed = self.needed(person, facts, &life, &own);
        let mut standing = Standing::default();
        if !waived {
            standing.reasons.extend(needed.reasons.iter().copied());
        }
        standing.noes = self.noes(person, facts, &life, &needed);
        let named = |no: &&No| !no.unsaid || waived || !needed.asked.contains(&no.voice);
        let spoken: Vec<Reason> =
            standing.noes.iter().filter(named).map(|no| no.reason(person, &life)).collect();
        standing.reasons.extend(spoken);
        standing
    }

    /// Whose yes is needed now, and what is missing.
    fn needed(&self, person: Id<Person>, facts: &PersonFacts, life: &Life, own: &Chain<'a>) -> Needed<'a> {
        let mut needed = Needed { own_noes: own.noes.clone(), ..Needed::default() };
        if facts.age == Age::Unknown {
            needed.reasons.insert(Reason::AgeUnknown(person));
        }
        match (life.dead, facts.on_death) {
            (true, OnDeath::Close) => {
                needed.reasons.insert(Reason::PosthumousClosed(person));
            }
            (true, OnDeath::AskRelatives) => {
                if facts.relatives.is_empty() {
                    needed.reasons.insert(Reason::PosthumousUnresolved(person));
                }
                for relative in &facts.relatives {
                    let voice = Voice { capacity: Capacity::Relative, by: *relative };
                    needed.take(person, &self.chain(person, voice, self.at, None), As::Relative);
                }
            }
            (true, OnDeath::Continue) => needed.take(person, own, As::Adult),
            (false, _) if life.minor || facts.represented => {
                self.needed_of_guardians(person, facts, life, &mut needed);
                if !life.young {
                    self.reaffirmed(person, facts, own, &mut needed);
                    needed.take(person, own, if life.minor { As::Child } else { As::Adult });
                }
            }
            (false, _) => {
                let in_time = self.reaffirmed(person, facts, own, &mut needed);
                if in_time {
                    needed.take(person, own, As::Adult);
                }
            }
        }
        needed
    }

    fn needed_of_guardians(
        &self,
        person: Id<Person>,
        facts: &PersonFacts,
        life: &Life,
        needed: &mut Needed<'a>,
    ) {
        let in_office: BTreeSet<Id<Person>> =
            life.offices(facts).filter(|o| o.running(self.at)).map(|o| o.guardian).collect();
        if in_office.is_empty() {
            needed.reasons.insert(Reason::GuardianMissing(person));
        }
        for guardian in in_office {
            let voice = Voice { capacity: Capacity::Guardian, by: guardian };
            needed.take(person, &self.chain(person, voice, self.at, None), As::Guardian);
        }
    }

    /// A yes from before 18 counts for 90 days after it; guardians' yes does not count at all. Whether what else
    /// the person's own chain says is still to be looked at.
    fn reaffirmed(
        &self,
        person: Id<Person>,
        facts: &PersonFacts,
        own: &Chain<'a>,
        needed: &mut Needed<'a>,
    ) -> bool {
        let Age::Born(birthdays) = facts.age else { return true };
        if self.at < birthdays.adult_from {
            return true;
        }
        let Some(head) = own.head else {
            let guardians_spoke =
                self.record.declarations.iter().any(|d| {
                    d.subject == person && d.voice.capacity == Capacity::Guardian && d.given <= self.at
                });
            if guardians_spoke {
                needed.reasons.insert(Reason::MajorityReaffirmationMissing(person));
            }
            return !guardians_spoke;
        };
        if head.word.is_yes() && head.given < birthdays.adult_from && self.at >= birthdays.reaffirm_until {
            needed.reasons.insert(Reason::MajorityReaffirmationOverdue(person));
        }
        true
    }

    /// Every no that stands: the person's own, at any age; of guardians in office; of guardians whose office ended
    /// while it stood, until somebody whose yes is needed now gives one at or after that end; of relatives after death.
    fn noes(&self, person: Id<Person>, facts: &PersonFacts, life: &Life, needed: &Needed<'a>) -> Vec<No> {
        let mut noes = needed.own_noes.clone();
        for office in life.offices(facts) {
            let voice = Voice { capacity: Capacity::Guardian, by: office.guardian };
            if office.running(self.at) {
                noes.extend(self.chain(person, voice, self.at, None).noes);
            } else if office.until <= self.at && !needed.decided_anew(office.until) {
                noes.extend(self.chain(person, voice, office.until.plus_millis(-1), None).noes);
            }
        }
        if life.dead {
            for relative in &facts.relatives {
                let voice = Voice { capacity: Capacity::Relative, by: *relative };
                noes.extend(self.chain(person, voice, self.at, None).noes);
            }
        }
        noes
    }

    /// What one voice has said about one person until `as_of`. The dead give no new yes.
    fn chain(
        &self,
        subject: Id<Person>,
        voice: Voice,
        as_of: Timestamp,
        died: Option<Timestamp>,
    ) -> Chain<'a> {
        let said: Vec<&'a Declaration> = self
            .record
            .declarations
            .iter()
            .filter(|d| d.subject == subject && d.voice == voice && d.given <= as_of)
            .filter(|d| !d.word.is_yes() || died.is_none_or(|died| d.given < died))
            .collect();
        let head = said.iter().copied().max_by_key(|d| (d.version, d.given, d.id));
        let noes = self.standing_noes(subject, voice, as_of, &said);
        let mut defects = match head {
            None => BTreeSet::from([Defect::NeverAsked]),
            Some(head) => self.defects(head),
        };
        defects.extend(noes.iter().filter(|no| !no.unsaid).map(No::defect));
        Chain { voice, head, noes, defects }
    }

    /// The noes of a chain that no later yes has ended. A yes ends a no when it is explicit, with verified evidence,
    /// and to this use in this place, whenever that time is over.
    fn standing_noes(
        &self,
        subject: Id<Person>,
        voice: Voice,
        as_of: Timestamp,
        said: &[&Declaration],
    ) -> Vec<No> {
        let yes = |d: &Declaration| d.word.is_yes() && d.scopes.iter().any(|s| s.use_ == self.use_);
        let counts = |d: &Declaration| {
            let here = |s: &Scope| s.use_ == self.use_ && self.covers(&s.territories);
            d.word.is_yes() && d.explicit && d.verified && d.scopes.iter().any(here)
        };
        let refusals = said.iter().filter_map(|no| {
            let kind = match no.word {
                Word::Refused => Kind::Refused,
                Word::Invalidated => Kind::Invalidated,
                Word::Given | Word::Renewed => return None,
            };
            let later = || said.iter().filter(|d| d.version > no.version && d.given >= no.given);
            let unsaid = later().any(|d| yes(d));
            (!later().any(|d| counts(d))).then_some(No { voice, at: no.given, kind, unsaid })
        });
        let withdrawals = self.record.withdrawals.iter().filter_map(|w| {
            let spoken = w.subject == subject
                && w.voice == voice
                && w.effective <= as_of
                && self.touches(w.uses.as_ref());
            let later = || said.iter().filter(|d| d.given > w.effective);
            let unsaid = later().any(|d| yes(d));
            let ended = later().any(|d| counts(d));
            (spoken && !ended).then_some(No { voice, at: w.effective, kind: Kind::Withdrawn, unsaid })
        });
        refusals.chain(withdrawals).collect()
    }

    fn defects(&self, head: &Declaration) -> BTreeSet<Defect> {
        let mut defects = BTreeSet::new();
        match head.word {
            Word::Refused => return BTreeSet::from([Defect::Refused]),
            Word::Invalidated => return BTreeSet::from([Defect::Invalidated]),
            Word::Given | Word::Renewed => {}
        }
        if !head.explicit {
            defects.insert(Defect::NotExplicit);
        }
        if !head.verified {
            defects.insert(Defect::EvidenceMissing);
        }
        let scopes: Vec<BTreeSet<Defect>> =
            head.scopes.iter().filter(|s| s.use_ == self.use_).map(|s| self.scope_defects(s)).collect();
        if scopes.is_empty() {
            defects.insert(Defect::NoScopeForUse);
        } else if !scopes.iter().any(BTreeSet::is_empty) {
            defects.extend(scopes.into_iter().flatten());
        }
        defects
    }

    fn scope_defects(&self, scope: &Scope) -> BTreeSet<Defect> {
        let mut defects = BTreeSet::new();
        if !self.covers(&scope.territories) {
            defects.insert(Defect::TerritoryNotCovered);
        }
        if self.at < scope.during.from {
            defects.insert(Defect::NotYetValid);
        }
        if self.at >= scope.during.until {
            defects.insert(Defect::Expired);
        }
        defects
    }
}

/// Those whose yes is needed now, and what is missing from them.
#[derive(Default)]
struct Needed<'a> {
    reasons: BTreeSet<Reason>,
    asked: BTreeSet<Voice>,
    own_noes: Vec<No>,
    given: Vec<&'a Declaration>,
}

impl<'a> Needed<'a> {
    fn take(&mut self, person: Id<Person>, chain: &Chain<'a>, role: As) {
        self.asked.insert(chain.voice);
        self.reasons.extend(chain.defects.iter().map(|defect| defect.reason(person, role)));
        if chain.defects.is_empty() {
            self.given.extend(chain.head);
        }
    }

    /// Whether one of them gave a yes that counts at or after `end`.
    fn decided_anew(&self, end: Timestamp) -> bool {
        self.given.iter().any(|yes| yes.given >= end)
    }
}

impl No {
    /// The reason that a no gives in the house.
    fn reason(&self, person: Id<Person>, life: &Life) -> Reason {
        let role = match self.voice.capacity {
            Capacity::Own if life.young => return Reason::ChildDissent(person),
            Capacity::Own => As::Adult,
            Capacity::Guardian => As::Guardian,
            Capacity::Relative => As::Relative,
        };
        self.defect().reason(person, role)
    }

    fn defect(&self) -> Defect {
        match self.kind {
            Kind::Refused => Defect::Refused,
            Kind::Invalidated => Defect::Invalidated,
            Kind::Withdrawn => Defect::Withdrawn,
        }
    }
}

impl Defect {
    fn reason(self, person: Id<Person>, role: As) -> Reason {
        match (self, role) {
            (Self::NeverAsked, As::Adult) => Reason::NoConsent(person),
            (Self::NeverAsked, As::Child) => Reason::ChildConsentMissing(person),
            (Self::NeverAsked, As::Guardian) => Reason::GuardianConsentMissing(person),
            (Self::NeverAsked, As::Relative) => Reason::PosthumousUnresolved(person),
            (Self::Refused | Self::Withdrawn, As::Guardian) => Reason::GuardianWithdrew(person),
            (Self::Refused | Self::Withdrawn, As::Relative) => Reason::PosthumousClosed(person),
            (Self::Refused, _) => Reason::Refused(person),
            (Self::Withdrawn, _) => Reason::Withdrawn(person),
            (Self::Invalidated, _) => Reason::Invalidated(person),
            (Self::NotExplicit, _) => Reason::NotExplicit(person),
            (Self::EvidenceMissing, _) => Reason::EvidenceMissing(person),
            (Self::NoScopeForUse, _) => Reason::NoScopeForUse(person),
            (Self::TerritoryNotCovered, _) => Reason::TerritoryNotCovered(person),
            (Self::NotYetValid, _) => Reason::NotYetValid(person),
            (Self::Expired, _) => Reason::Expired(person),
        }
    }
}
