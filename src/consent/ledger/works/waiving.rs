//! Ends what was said of somebody who need not be asked: by an officer, or because the master is another.

use std::collections::BTreeSet;

use crate::catalogue::participant::Person;
use crate::catalogue::work::Work;
use crate::consent::ledger::by_hand::{ByHand, Waived, waived};
use crate::consent::ledger::deed::Deed;
use crate::error::{Error, Result};
use crate::id::Id;

const END: &str = "update appearance set waiver_basis = null, waiver_by = null, waiver_note = null \
    where work_id = $1 and person_id = $2 and coalesce(waiver_basis, waiver_by, waiver_note) is not null";

impl Deed {
    /// Writes down that somebody who appears must be asked after all, in every role. It closes, so one officer is
    /// enough; it stands over what the work's file says.
    ///
    /// # Errors
    /// `Conflict` when the person must be asked already.
    pub async fn end_waiver(&mut self, work: Id<Work>, person: Id<Person>) -> Result<()> {
        if crate::run!(&mut self.tx, END, work.text(), person.text())? == 0 {
            return Err(Error::conflict(
                "The consent of this person is needed already. Look at the work again.",
            ));
        }
        self.set_by_hand(person, &ByHand::WaiverEnded(work)).await?;
        self.enter("waiver_ended", &format!("{work}/{person}"), Some(person), &()).await?;
        self.touch(work);
        Ok(())
    }

    /// Ends what the desk said of an earlier master, now that it is another: who need not be asked there may be
    /// recognised here. Of whom it was said.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer.
    pub async fn lapse_waivers(&mut self, work: Id<Work>) -> Result<BTreeSet<Id<Person>>> {
        let mut lapsed = BTreeSet::new();
        for (person, said) in waived(&mut self.tx, work).await? {
            if said == Waived::Stands {
                crate::run!(&mut self.tx, END, work.text(), person.text())?;
                self.set_by_hand(person, &ByHand::WaiverLapsed(work)).await?;
                self.enter("waiver_lapsed", &format!("{work}/{person}"), Some(person), &()).await?;
                lapsed.insert(person);
            }
        }
        self.touch(work);
        Ok(lapsed)
    }
}
