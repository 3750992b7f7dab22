//! Writes what takes two people: that no consent is needed, and that a declaration never counted.

use super::forms::looked;
use crate::catalogue::participant::Person;
use crate::catalogue::work::Work;
use crate::consent::fact::{DeclarationFact, WaiverFact};
use crate::consent::ledger::{ByHand, Deed};
use crate::consent::record::{Declared, Voice, Word};
use crate::error::{Error, Result};
use crate::id::Id;

const WAIVE: &str = "update appearance set waiver_basis = $3, waiver_by = $4, waiver_note = $5 \
    where work_id = $1 and person_id = $2 and waiver_basis is null";
const DECLARATION: &str = "select subject_id, work_id, declarant, declarant_id, state, notice_id, method, explained_in \
    from consent_record where id = $1";

type Row = (String, String, String, String, String, String, String, String);

impl Deed {
    /// Writes down that the consent of somebody who appears is not needed, in the master and the roles that were looked
    /// at.
    ///
    /// # Errors
    /// `Conflict` when the master or the list is another by now, or it is written down already.
    pub async fn waive(
        &mut self,
        (work, person): (Id<Work>, Id<Person>),
        fact: &WaiverFact<'_>,
    ) -> Result<()> {
        let WaiverFact { basis, by, note, looked: seen } = *fact;
        if *seen != looked(&mut self.tx, work, person).await? {
            return Err(Error::conflict(
                "The master or the list was changed since somebody looked. Answer no, and look at the work again.",
            ));
        }
        let sealed = self.waiver_note(work, person, note).await?;
        let changed = crate::run!(&mut self.tx, WAIVE, work.text(), person.text(), basis, by, sealed)?;
        if changed == 0 {
            return Err(Error::conflict(
                "This person is not on the list any more, or no consent is needed already. Look at the work again.",
            ));
        }
        self.set_by_hand(person, &ByHand::Waiver(work)).await?;
        self.enter("waiver", &format!("{work}/{person}"), Some(person), &(basis, by, note)).await?;
        self.touch(work);
        Ok(())
    }

    /// Writes down that the declaration `id`, the last of its chain, never counted. It closes what the chain had opened
    /// and stays a no until the same voice says a later yes.
    ///
    /// # Errors
    /// `Conflict` when somebody said something after it; `Missing` when there is none.
    pub async fn invalidate(&mut self, id: Id<Declared>, source_id: &str, by: &str) -> Result<Id<Declared>> {
        let found = crate::row!(&mut self.tx, Row, DECLARATION, id.text())?;
        let (subject, work, capacity, speaker, state, notice, method, explained) =
            found.ok_or_else(|| Error::missing("There is no such declaration."))?;
        if state == Word::Invalidated.as_str() {
            return Err(Error::conflict("It is written down already that this declaration never counted."));
        }
        let fact = DeclarationFact {
            source_id: source_id.to_owned(),
            subject: subject.parse()?,
            voice: Voice { capacity: capacity.parse()?, by: speaker.parse()? },
            word: Word::Invalidated,
            explicit: true,
            notice: notice.parse()?,
            method: method_of(&method),
            explained_in: explained.parse()?,
            interpreter: None,
            given: self.now,
            recorded_by: by.to_owned(),
            evidence: vec![],
            on_record: vec![],
            scopes: vec![],
        };
        self.declare(work.parse()?, &fact, Some(id)).await
    }
}

fn method_of(text: &str) -> &'static str {
    ["paper_signed", "e_signed", "recorded_statement"]
        .into_iter()
        .find(|known| *known == text)
        .unwrap_or("self_service")
}
