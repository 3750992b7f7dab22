//! Writes what people ask for on their own page beside yes and no: a pause and its end, another name.

use crate::catalogue::participant::Person;
use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::consent::fact::DisplayNameFact;
use crate::consent::ledger::ByHand;
use crate::consent::ledger::deed::Deed;
use crate::consent::ledger::kept::Kept;
use crate::consent::ledger::sealed::papers::sealed_profile;
use crate::consent::record::{DisplayName, Interval, Name, ShownName, Stop, Use, Voice};
use crate::error::Result;
use crate::id::Id;

const RUNNING: &str = "select h.id, h.from_ms, (select count(*) from hold_end e where e.hold_id = h.id) \
    from narrator_pause p join standing_hold h on h.id = p.hold_id \
    where h.work_id = $1 and p.subject_id = $2 and p.declarant = $3 and p.declarant_id = $4 and h.until_ms > $5";
const HOLD: &str =
    "insert into hold (id, work_id, from_ms, until_ms, cause) values ($1, $2, $3, $4, 'pause')";
const PAUSE: &str =
    "insert into narrator_pause (hold_id, subject_id, declarant, declarant_id) values ($1, $2, $3, $4)";
const CHOOSE: &str = "insert into chosen_name (id, person_id, work_id, mode, shown, chosen_at) \
    values ($1, $2, $3, $4, $5, $6)";
const UNNAME: &str = "delete from display_name where work_id = $1 and person_id = $2";

impl Deed {
    /// Holds a work for every use until the same voice ends it. Whether that is news: a pause that runs is not begun
    /// again.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer.
    pub async fn pause(&mut self, work: Id<Work>, subject: Id<Person>, voice: Voice) -> Result<bool> {
        if !self.running(work, subject, voice).await?.is_empty() {
            return Ok(false);
        }
        let id = Id::<Stop>::new(self.now)?.text();
        let (from, until) = (self.now.millis(), Timestamp::MAX.millis());
        let (capacity, by) = (voice.capacity.as_str(), voice.by.text());
        crate::run!(&mut self.tx, HOLD, &id, work.text(), from, until)?;
        crate::run!(&mut self.tx, PAUSE, &id, subject.text(), capacity, &by)?;
        self.enter_row(Kept::HOLD, &id, Some(subject)).await?;
        self.enter("narrator_pause", &id, Some(subject), &(capacity, by)).await?;
        self.touch(work);
        Ok(true)
    }

    /// Ends what [`Deed::pause`] began; whether there was anything to end. What others hold stays held.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer.
    pub async fn end_pause(&mut self, work: Id<Work>, subject: Id<Person>, voice: Voice) -> Result<bool> {
        let running = self.running(work, subject, voice).await?;
        for (hold, from, ends) in &running {
            let until = self.now.millis().max(from + 1);
            self.write_hold_end((work, hold), ends + 1, until, None, Some(subject)).await?;
        }
        Ok(!running.is_empty())
    }

    async fn running(
        &mut self,
        work: Id<Work>,
        subject: Id<Person>,
        voice: Voice,
    ) -> Result<Vec<(String, i64, i64)>> {
        let (capacity, by) = (voice.capacity.as_str(), voice.by.text());
        let (work, subject, now) = (work.text(), subject.text(), self.now.millis());
        crate::rows!(&mut self.tx, (String, i64, i64), RUNNING, work, subject, capacity, by, now)
    }

    /// Names a person in a work as they say themself, for every use; without a name, not at all. It stands over what
    /// the work's file says, also when that is brought in again. What was chosen is kept for good, so it is sealed
    /// under the person's key; what is shown goes with the person.
    ///
    /// # Errors
    /// `Gone` for the name of somebody who was erased; `Unavailable` when disk or database do not answer.
    pub async fn choose_name(
        &mut self,
        work: Id<Work>,
        person: Id<Person>,
        shown: Option<&str>,
    ) -> Result<()> {
        let id = Id::<DisplayName>::new(self.now)?.text();
        let mode = if shown.is_some() { "pseudonym" } else { "unnamed" };
        let now = self.now.millis();
        let sealed = match shown {
            Some(name) => Some(self.sealed_name(person, &id, name).await?),
            None => None,
        };
        crate::run!(&mut self.tx, CHOOSE, &id, person.text(), work.text(), mode, sealed, now)?;
        self.enter("chosen_name", &id, Some(person), &(work.text(), mode, shown)).await?;
        let written = shown.map(|name| Name { written: name.to_owned(), spoken: None });
        let fact = DisplayNameFact {
            person,
            uses: Use::ALL.into(),
            shown: written.map_or(ShownName::Unnamed, ShownName::Pseudonym),
            during: Interval { from: self.now, until: Timestamp::MAX },
        };
        crate::run!(&mut self.tx, UNNAME, work.text(), person.text())?;
        self.set_by_hand(person, &ByHand::Name(work, &fact.uses)).await?;
        self.name(work, &fact).await?;
        self.touch(work);
        Ok(())
    }

    async fn sealed_name(&mut self, person: Id<Person>, id: &str, name: &str) -> Result<String> {
        let (slot, _) = sealed_profile(&mut self.tx, person).await?;
        self.ledger.vault.seal(slot, &bound_to(id), name.as_bytes()).await
    }
}

/// What a chosen name's ciphertext is bound to: the id of its row.
#[must_use]
pub fn bound_to(id: &str) -> String {
    format!("chosen name {id}")
}
