//! What the writing pages of a work share: the work at their head, its people, and whose word can be written down.

use std::collections::BTreeMap;

use crate::accounts::account::Role;
use crate::catalogue::participant::Person;
use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::consent::ledger::desk::{self, Participant};
use crate::consent::ledger::snapshot;
use crate::consent::paper::OpenedFor;
use crate::consent::record::{Age, Capacity, PersonFacts, Record, Use, Voice};
use crate::error::{Error, Result};
use crate::http::App;
use crate::http::accounts::{Frame, SignedIn};
use crate::http::consent_desk::cures::Asides;
use crate::http::consent_desk::say::{self, Head, Keys};
use crate::http::consent_desk::work::asides;
use crate::http::pages::view::View;
use crate::http::words::Words;
use crate::id::Id;
use crate::storage::database::Tx;

/// A work, as the writing pages know it.
pub struct OnWork {
    /// Everything that decides.
    pub record: Record,
    /// What people are called.
    pub keys: Keys,
    /// Who appears, with every role.
    pub participants: Vec<Participant>,
    /// Who is only seen, heard or spoken of.
    pub asides: Asides,
    /// The work at the head of the page.
    pub head: Head,
    /// The page.
    pub v: View,
    /// Its frame.
    pub desk: Frame,
}

impl OnWork {
    /// Opens the page `tail` of a work for a consent officer.
    ///
    /// # Errors
    /// `Refused` for another role, `Missing` for a work that is not here.
    pub async fn open(
        app: &App,
        tx: &mut Tx,
        (words, who): (&'static Words, &SignedIn),
        work: &str,
        (tail, title): (&str, &str),
    ) -> Result<Self> {
        who.must(Role::ConsentOfficer)?;
        let id: Id<Work> = work.parse().map_err(|_| say::missing())?;
        let path = format!("/desk/consent/works/{id}{tail}");
        let (v, desk) = say::opened(app, tx, words, who, (&path, title)).await?;
        let kept = desk::work(tx, id).await?.ok_or_else(say::missing)?;
        let permit = say::permit(app, tx, id, who).await?;
        let head = say::head(tx, &v, &kept, permit.as_ref()).await?;
        let record = snapshot(tx, id).await?.ok_or_else(say::missing)?.record;
        let participants = desk::participants(tx, id).await?;
        let asides = asides(&participants);
        Ok(Self { record, keys: desk::keys(tx, id).await?, participants, asides, head, v, desk })
    }

    /// Which work.
    #[must_use]
    pub fn work(&self) -> Id<Work> {
        self.record.work
    }

    /// The address of the page `tail` of the work.
    #[must_use]
    pub fn at(&self, tail: &str) -> String {
        format!("/{}/desk/consent/works/{}{tail}", self.v.lang(), self.work())
    }

    /// People by their keys.
    #[must_use]
    pub fn by_key(&self) -> BTreeMap<String, Id<Person>> {
        self.keys.iter().map(|(id, key)| (key.clone(), *id)).collect()
    }

    /// What is known of somebody who appears.
    ///
    /// # Errors
    /// `Missing` for somebody who does not.
    pub fn facts(&self, person: Id<Person>) -> Result<&PersonFacts> {
        self.record.people.get(&person).ok_or_else(|| Error::missing("This person is not in this work."))
    }

    /// The age of somebody who appears.
    ///
    /// # Errors
    /// `Missing` for somebody who does not.
    pub fn age(&self, person: Id<Person>) -> Result<Age> {
        Ok(self.facts(person)?.age)
    }

    /// Whose word about `person` can be written down: the person's own, guardians' who are or were in office, and
    /// relatives' once they have died.
    ///
    /// # Errors
    /// `Missing` for somebody who does not appear.
    pub fn voices(&self, person: Id<Person>, now: Timestamp) -> Result<Vec<Voice>> {
        Ok(voices_of(person, self.facts(person)?, now))
    }

    /// What a voice is called.
    #[must_use]
    pub fn voice_name(&self, voice: Voice) -> String {
        say::voice_name(&self.v, voice, &self.keys)
    }

    /// What somebody is called.
    #[must_use]
    pub fn key_of(&self, person: Id<Person>) -> String {
        say::key_of(&self.keys, person)
    }
}

/// Whose word about a person can be written down: their own, guardians' who are or were in office, relatives' once
/// they have died.
#[must_use]
pub fn voices_of(person: Id<Person>, facts: &PersonFacts, now: Timestamp) -> Vec<Voice> {
    let mut voices = vec![Voice { capacity: Capacity::Own, by: person }];
    let offices = facts.guardianships.iter().filter(|g| g.office.from <= now);
    let guardians = offices.map(|g| Voice { capacity: Capacity::Guardian, by: g.guardian });
    let died = facts.died.is_some_and(|died| died <= now);
    let relatives = facts.relatives.iter().filter(|_| died);
    let relatives = relatives.map(|by| Voice { capacity: Capacity::Relative, by: *by });
    for voice in guardians.chain(relatives) {
        if !voices.contains(&voice) {
            voices.push(voice);
        }
    }
    voices
}

/// A value of a choice, with its label.
#[derive(Clone, Debug)]
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// What is read.
    pub label: String,
}

impl Choice {
    /// A value with its label.
    #[must_use]
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into() }
    }
}

/// Every purpose for which something sealed is opened, with its name.
#[must_use]
pub fn purposes(v: &View) -> Vec<Choice> {
    let named = |purpose: OpenedFor| {
        let word = purpose.as_str();
        Choice::new(word, v.t(&format!("purpose-{}", word.replace('_', "-"))))
    };
    OpenedFor::ALL.into_iter().map(named).collect()
}

/// Every use, with its name.
#[must_use]
pub fn uses(v: &View) -> Vec<Choice> {
    Use::ALL.iter().map(|use_| Choice::new(use_.as_str(), say::use_name(v, *use_))).collect()
}
