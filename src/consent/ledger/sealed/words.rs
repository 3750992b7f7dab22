//! Free words about people, as columns keep them: sealed under the key of everybody whom they are about, so that nobody
//! reads them any more once one of these is forgotten.

use std::collections::BTreeMap;

use crate::catalogue::participant::Person;
use crate::catalogue::work::Work;
use crate::consent::ledger::deed::Deed;
use crate::error::{Error, Result};
use crate::id::Id;
use crate::storage::vault::{KeySlot, sealed_under};

const OF_PERSON: &str = "select p.key_slot from person p join key_slot k on k.id = p.key_slot \
    where p.id = $1 and k.shredded_at is null";
const OF_WORK: &str = "select distinct p.key_slot from appearance a join person p on p.id = a.person_id \
    join key_slot k on k.id = p.key_slot where a.work_id = $1 and k.shredded_at is null order by p.key_slot";
const OF_ASKED: &str = "select distinct p.key_slot from appearance a join person p on p.id = a.person_id \
    join key_slot k on k.id = p.key_slot where a.work_id = $1 and k.shredded_at is null and a.waiver_basis is null \
    order by p.key_slot";
const LAST_WORDS: &str = "select language, text from work_text where work_id = $1 and field = 'tombstone'";
const UNSAY: &str = "delete from work_text where work_id = $1 and field = 'tombstone' and language = $2";
const SAY: &str = "insert into work_text (work_id, field, language, text) values ($1, 'tombstone', $2, $3)";

/// Whom words are about.
#[derive(Clone, Copy, Debug)]
pub enum About {
    /// One person.
    Person(Id<Person>),
    /// Everybody in a work, since nobody can tell who is meant.
    Everybody(Id<Work>),
    /// Everybody in a work who has to be asked; nobody has to: everybody in it.
    Asked(Id<Work>),
    /// Nobody in particular.
    Nobody,
}

impl About {
    /// A person if one is meant, else everybody in the work.
    #[must_use]
    pub fn of(work: Option<Id<Work>>, person: Option<Id<Person>>) -> Self {
        match (person, work) {
            (Some(person), _) => Self::Person(person),
            (None, Some(work)) => Self::Everybody(work),
            (None, None) => Self::Nobody,
        }
    }
}

/// What the words that a page says of a work that is gone are bound to.
#[must_use]
pub fn name_of_last_words(work: Id<Work>, language: &str) -> String {
    format!("last words {work} {language}")
}

/// What the note is bound to that says why nobody need ask a person.
#[must_use]
pub fn name_of_waiver(work: Id<Work>, person: Id<Person>) -> String {
    format!("waiver {work} {person}")
}

impl Deed {
    /// Seals words for the thing named `name`. Words about nobody who is known are sealed under the library's own key.
    ///
    /// # Errors
    /// `Gone` when the person was forgotten.
    pub async fn seal_words(&mut self, about: About, name: &str, words: &str) -> Result<String> {
        let slots = self.slots_of(about).await?;
        self.ledger.vault.seal_words(&slots, name, words).await
    }

    async fn slots_of(&mut self, about: About) -> Result<Vec<Id<KeySlot>>> {
        let mut slots = match about {
            About::Person(person) => crate::rows!(&mut self.tx, (String,), OF_PERSON, person.text())?,
            About::Asked(work) => crate::rows!(&mut self.tx, (String,), OF_ASKED, work.text())?,
            About::Everybody(_) | About::Nobody => vec![],
        };
        if let (About::Everybody(work) | About::Asked(work), true) = (about, slots.is_empty()) {
            slots = crate::rows!(&mut self.tx, (String,), OF_WORK, work.text())?;
        }
        match about {
            About::Person(_) if slots.is_empty() => {
                Err(Error::gone("This person was forgotten; nothing more is written down about them."))
            }
            _ if slots.is_empty() => Ok(vec![self.log_slot().await?]),
            _ => slots.iter().map(|(slot,)| slot.parse()).collect(),
        }
    }

    /// Makes `words`, by language, what the page of a work says when it is gone. Words that stand already, under the same
    /// keys, are not sealed anew.
    ///
    /// # Errors
    /// What database or disk say.
    pub async fn last_words(&mut self, work: Id<Work>, words: &[(String, String)]) -> Result<()> {
        let rows = crate::rows!(&mut self.tx, (String, String), LAST_WORDS, work.text())?;
        let before: BTreeMap<String, String> = rows.into_iter().collect();
        let slots = if words.is_empty() { vec![] } else { self.slots_of(About::Asked(work)).await? };
        for language in before.keys().filter(|before| !words.iter().any(|(after, _)| after == *before)) {
            crate::run!(&mut self.tx, UNSAY, work.text(), language)?;
        }
        for (language, text) in words {
            let name = name_of_last_words(work, language);
            if let Some(kept) = before.get(language) {
                let opened = self.ledger.vault.unseal_words(&name, kept).await?;
                if sealed_under(kept)? == slots && opened.as_ref() == Some(text) {
                    continue;
                }
                crate::run!(&mut self.tx, UNSAY, work.text(), language)?;
            }
            let sealed = self.ledger.vault.seal_words(&slots, &name, text).await?;
            crate::run!(&mut self.tx, SAY, work.text(), language, sealed)?;
        }
        Ok(())
    }
}
