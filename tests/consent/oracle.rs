//! A second reading of the text, written apart from the rule: it replays what everybody said, event by event, and
//! looks at the outcome. It shares no code with the rule and knows only the facts.

mod cut;

use std::collections::{BTreeMap, BTreeSet};

use digitales::catalogue::edition::Edition;
use digitales::catalogue::participant::Person;
use digitales::clock::Timestamp;
use digitales::consent::decision::Audience;
use digitales::consent::record::*;
use digitales::id::Id;

/// What may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Original(Id<Edition>),
    Cut(Id<Edition>),
    Nothing,
}

pub struct Oracle<'a> {
    pub record: &'a Record,
    pub use_: Use,
    pub place: Option<&'a Territory>,
    pub at: Timestamp,
}

/// A voice's state after everything it said until some instant.
#[derive(Default)]
struct Said<'a> {
    last: Option<&'a Declaration>,
    /// Noes that no later yes has ended: one to this use, in this place, explicit and with evidence.
    noes: Vec<(Voice, Timestamp)>,
}

enum Event<'a> {
    Declares(&'a Declaration),
    TakesBack(Timestamp),
}

impl<'a> Oracle<'a> {
    pub fn verdict(&self, audience: &Audience) -> Verdict {
        if !self.work_is_open() || !self.licensed() || !self.may_ask(audience) || !self.everybody_is_known() {
            return Verdict::Nothing;
        }
        let blocked = self.blocked();
        let closed = self.closed_passages();
        let mut fitting: Vec<&Cut> = Vec::new();
        for cut in &self.record.editions {
            if cut.media_version != self.record.media_version {
                continue;
            }
            if cut.original {
                if blocked.is_empty() && closed.is_empty() {
                    return Verdict::Original(cut.id);
                }
            } else if self.cut_answers(cut, &blocked, &closed) {
                fitting.push(cut);
            }
        }
        if blocked.is_empty() && closed.is_empty() {
            return Verdict::Nothing;
        }
        fitting.sort_by(|a, b| a.edits.len().cmp(&b.edits.len()).then(a.id.cmp(&b.id)));
        fitting.first().map_or(Verdict::Nothing, |cut| Verdict::Cut(cut.id))
    }

    /// How somebody is named to whoever may use the work: as they chose for this use and time, when they stand in
    /// nobody's way; in public both public uses are asked.
    pub fn name(&self, whom: Id<Person>) -> ShownName {
        let uses = match self.use_ {
            Use::PublicStream => vec![Use::Catalogue, Use::PublicStream],
            other => vec![other],
        };
        let there = self.record.appearances.iter().any(|a| a.person == whom);
        let in_the_way = uses.into_iter().any(|use_| Self { use_, ..*self }.blocked().contains_key(&whom));
        let chosen: Vec<&DisplayName> = self
            .record
            .names
            .iter()
            .filter(|n| n.person == whom && n.use_ == self.use_ && self.during(&n.during))
            .collect();
        match chosen[..] {
            [one] if there && !in_the_way => one.shown.clone(),
            _ => ShownName::Unnamed,
        }
    }

    fn during(&self, span: &Interval) -> bool {
        self.at >= span.from && self.at < span.until
    }

    fn about(&self, uses: Option<&BTreeSet<Use>>) -> bool {
        match uses {
            None => true,
            Some(uses) => uses.contains(&self.use_),
        }
    }

    fn here(&self, territories: &[Territory]) -> bool {
        territories.iter().any(|allowed| match (allowed.code(), self.place.map(Territory::code)) {
            ("001", _) => true,
            (_, None) => false,
            (allowed, Some(asked)) => asked == allowed || asked.starts_with(&format!("{allowed}-")),
        })
    }

    fn work_is_open(&self) -> bool {
        if self.use_ == Use::Preserve {
            return true;
        }
        let stopped =
            |stops: &[Stop]| stops.iter().any(|s| self.about(s.uses.as_ref()) && self.during(&s.during));
        self.record.published && !stopped(&self.record.holds) && !stopped(&self.record.embargoes)
    }

    fn licensed(&self) -> bool {
        let right = |l: &Licence| l.use_ == self.use_ && self.here(&l.territories) && self.during(&l.during);
        self.record.licences.iter().any(right)
    }

    fn may_ask(&self, audience: &Audience) -> bool {
        let needs = match self.use_ {
            Use::Catalogue | Use::PublicStream | Use::PodcastFeed => None,
            Use::SchoolEmbed | Use::SchoolDownload => Some(OrganisationKind::School),
            Use::BroadcastDownload => Some(OrganisationKind::RadioPartner),
            Use::PublicScreen => Some(OrganisationKind::ScreenOperator),
            Use::Preserve => Some(OrganisationKind::Archive),
        };
        match audience {
            Audience::Staff { engagements } => {
                (needs.is_none() || self.use_ == Use::Preserve) && engagements.iter().any(|e| self.during(e))
            }
            Audience::Public => needs.is_none(),
            Audience::Organisation { kind, agreements } => {
                needs.is_none()
                    || (self.use_ != Use::Preserve
                        && needs == Some(*kind)
                        && agreements.iter().any(|a| a.uses.contains(&self.use_) && self.during(&a.during)))
            }
        }
    }

    fn everybody_is_known(&self) -> bool {
        let attested = self
            .record
            .attestations
            .iter()
            .any(|a| a.media_version == self.record.media_version && a.at <= self.at);
        attested
            && !self.record.appearances.is_empty()
            && self.record.appearances.iter().all(|a| match &a.waiver {
                None => self.record.people.contains_key(&a.person),
                Some(w) => {
                    w.basis.is_some()
                        && w.by.is_some()
                        && w.note.as_ref().is_some_and(|n| n.chars().count() >= 20)
                }
            })
    }

    /// Everybody who stands in the way, with the noes that a cut must be younger than.
    fn blocked(&self) -> BTreeMap<Id<Person>, Vec<(Voice, Timestamp)>> {
        let mut blocked = BTreeMap::new();
        for appearance in &self.record.appearances {
            let person = appearance.person;
            let needs_consent =
                self.record.appearances.iter().any(|a| a.person == person && a.waiver.is_none());
            let Some(facts) = self.record.people.get(&person) else { continue };
            let noes = self.noes_about(person, facts);
            if !noes.is_empty() || (needs_consent && !self.agreed(person, facts)) {
                blocked.insert(person, noes);
            }
        }
        blocked
    }

    /// Replays one voice until `until` (inclusive).
    fn replay(&self, subject: Id<Person>, voice: Voice, until: Timestamp) -> Said<'a> {
        let died = self.record.people.get(&subject).and_then(|facts| facts.died);
        let mut events: Vec<(Timestamp, i64, Event<'a>)> = Vec::new();
        for d in &self.record.declarations {
            let after_death = voice.capacity == Capacity::Own && died.is_some_and(|died| d.given >= died);
            let yes = matches!(d.word, Word::Given | Word::Renewed);
            if d.subject == subject && d.voice == voice && d.given <= until && !(after_death && yes) {
                events.push((d.given, d.version, Event::Declares(d)));
            }
        }
        for w in &self.record.withdrawals {
            if w.subject == subject && w.voice == voice && w.effective <= until && self.about(w.uses.as_ref())
            {
                // At one instant a withdrawal comes after every declaration: it attaches to them.
                events.push((w.effective, i64::MAX, Event::TakesBack(w.effective)));
            }
        }
        events.sort_by_key(|(at, order, _)| (*at, *order));
        let mut said = Said::default();
        for (_, _, event) in events {
            match event {
                Event::TakesBack(at) => said.noes.push((voice, at)),
                Event::Declares(d) => {
                    said.last = Some(d);
                    if matches!(d.word, Word::Refused | Word::Invalidated) {
                        said.noes.push((voice, d.given));
                    } else if d.explicit
                        && d.verified
                        && d.scopes.iter().any(|s| s.use_ == self.use_ && self.here(&s.territories))
                    {
                        said.noes.clear();
                    }
                }
            }
        }
        said
    }

    /// When the voice said the yes that counts now, if it did.
    fn yes(&self, subject: Id<Person>, voice: Voice) -> Option<Timestamp> {
        let said = self.replay(subject, voice, self.at);
        let last = said.last?;
        let scoped = last
            .scopes
            .iter()
            .any(|s| s.use_ == self.use_ && self.here(&s.territories) && self.during(&s.during));
        let counts = said.noes.is_empty()
            && matches!(last.word, Word::Given | Word::Renewed)
            && last.explicit
            && last.verified
            && scoped;
        counts.then_some(last.given)
    }

    fn own(person: Id<Person>) -> Voice {
        Voice { capacity: Capacity::Own, by: person }
    }

    /// Offices with their real ends.
    fn offices(facts: &PersonFacts) -> Vec<(Id<Person>, Timestamp, Timestamp)> {
        let mut offices = Vec::new();
        for g in &facts.guardianships {
            let mut ends = vec![g.office.until];
            ends.extend(facts.died);
            if let (Age::Born(b), false) = (facts.age, g.for_adult) {
                ends.push(b.adult_from);
            }
            let end = ends.into_iter().min().unwrap();
            if g.office.from < end {
                offices.push((g.guardian, g.office.from, end));
            }
        }
        offices
    }

    /// The voices whose yes is needed now; nothing when no yes can help.
    fn needed(&self, person: Id<Person>, facts: &PersonFacts) -> Option<Vec<Voice>> {
        let own = Self::own(person);
        if facts.age == Age::Unknown {
            return None;
        }
        if facts.died.is_some_and(|died| died <= self.at) {
            return match facts.on_death {
                OnDeath::Continue => Some(vec![own]),
                OnDeath::Close => None,
                OnDeath::AskRelatives if facts.relatives.is_empty() => None,
                OnDeath::AskRelatives => Some(
                    facts
                        .relatives
                        .iter()
                        .map(|by| Voice { capacity: Capacity::Relative, by: *by })
                        .collect(),
                ),
            };
        }
        let (minor, young) = match facts.age {
            Age::Born(b) => (self.at < b.adult_from, self.at < b.capable_from),
            _ => (false, false),
        };
        if !minor && !facts.represented {
            return Some(vec![own]);
        }
        let mut voices: Vec<Voice> = Self::offices(facts)
            .into_iter()
            .filter(|(_, from, end)| *from <= self.at && self.at < *end)
            .map(|(by, _, _)| Voice { capacity: Capacity::Guardian, by })
            .collect();
        if voices.is_empty() {
            return None;
        }
        if !young {
            voices.push(own);
        }
        Some(voices)
    }

    fn agreed(&self, person: Id<Person>, facts: &PersonFacts) -> bool {
        let Some(voices) = self.needed(person, facts) else { return false };
        voices.into_iter().all(|voice| {
            let Some(given) = self.yes(person, voice) else { return false };
            let dead = facts.died.is_some_and(|died| died <= self.at);
            match facts.age {
                Age::Born(b) if voice == Self::own(person) && !dead && self.at >= b.adult_from => {
                    given >= b.adult_from || self.at < b.reaffirm_until
                }
                _ => true,
            }
        })
    }

    /// Every no about `person` that stands now.
    fn noes_about(&self, person: Id<Person>, facts: &PersonFacts) -> Vec<(Voice, Timestamp)> {
        let mut noes = self.replay(person, Self::own(person), self.at).noes;
        let decided = |end: Timestamp| {
            // Of somebody of unknown age the person's own yes is the one that could be asked for.
            let voices = if facts.age == Age::Unknown && facts.died.is_none_or(|d| d > self.at) {
                let mut voices = vec![Self::own(person)];
                if facts.represented {
                    voices.extend(
                        Self::offices(facts)
                            .into_iter()
                            .filter(|(_, f, e)| *f <= self.at && self.at < *e)
                            .map(|(by, _, _)| Voice { capacity: Capacity::Guardian, by }),
                    );
                }
                voices
            } else {
                let known = PersonFacts {
                    age: if facts.age == Age::Unknown { Age::Adult } else { facts.age },
                    ..facts.clone()
                };
                self.needed(person, &known).unwrap_or_else(|| self.without_office(person, facts))
            };
            voices.into_iter().any(|voice| self.yes(person, voice).is_some_and(|given| given >= end))
        };
        for (by, from, end) in Self::offices(facts) {
            let voice = Voice { capacity: Capacity::Guardian, by };
            if from <= self.at && self.at < end {
                noes.extend(self.replay(person, voice, self.at).noes);
            } else if end <= self.at && !decided(end) {
                let just_before = Timestamp::from_millis(end.millis() - 1);
                noes.extend(self.replay(person, voice, just_before).noes);
            }
        }
        if facts.died.is_some_and(|died| died <= self.at) {
            for by in &facts.relatives {
                noes.extend(
                    self.replay(person, Voice { capacity: Capacity::Relative, by: *by }, self.at).noes,
                );
            }
        }
        noes
    }

    /// Where a guardian is needed and none is in office, the child's own word is all there is.
    fn without_office(&self, person: Id<Person>, facts: &PersonFacts) -> Vec<Voice> {
        let dead = facts.died.is_some_and(|died| died <= self.at);
        let young = matches!(facts.age, Age::Born(b) if self.at < b.capable_from);
        if dead || young { Vec::new() } else { vec![Self::own(person)] }
    }
}
