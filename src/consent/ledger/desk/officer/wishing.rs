//! Writes what goes with somebody's own word: how it was explained, how to be named, what shall be after death.

use serde::Serialize;

use crate::catalogue::participant::Person;
use crate::catalogue::work::Work;
use crate::consent::fact::DisplayNameFact;
use crate::consent::ledger::{ByHand, Deed};
use crate::consent::record::{Declared, OnDeath};
use crate::error::Result;
use crate::id::Id;

const TALKED: &str = "insert into consent_talk (consent_id, orally, risks) values ($1, $2, $3)";
const WISH: &str = "update person set on_death = $2 where id = $1 and on_death <> $2";
const UNNAME: &str = "delete from display_name where work_id = $1 and person_id = $2 and use_kind = $3";

#[derive(Serialize)]
struct Wish {
    on_death: &'static str,
}

impl Deed {
    /// Writes down how a declaration was explained: `orally` in a talk, and whether the `risks` were talked about.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer.
    pub async fn talked(
        &mut self,
        id: Id<Declared>,
        subject: Id<Person>,
        (orally, risks): (bool, bool),
    ) -> Result<()> {
        crate::run!(&mut self.tx, TALKED, id.text(), orally, risks)?;
        self.enter("consent_talk", &id.text(), Some(subject), &(orally, risks)).await?;
        Ok(())
    }

    /// Writes down what a person wishes for the time after their death. It stands over what `people.toml` says.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer.
    pub async fn wishes(&mut self, person: Id<Person>, wish: OnDeath) -> Result<()> {
        self.set_by_hand(person, &ByHand::OnDeath).await?;
        if crate::run!(&mut self.tx, WISH, person.text(), wish.as_str())? > 0 {
            let wish = Wish { on_death: wish.as_str() };
            self.enter("person", &person.text(), Some(person), &wish).await?;
            self.touch_works_of(person).await?;
        }
        Ok(())
    }

    /// Names one person in a work otherwise from now on, for the uses of `fact`; other people and uses stay as they
    /// are. It stands over what the work's file says.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer.
    pub async fn rename(&mut self, work: Id<Work>, fact: &DisplayNameFact) -> Result<()> {
        for use_ in &fact.uses {
            crate::run!(&mut self.tx, UNNAME, work.text(), fact.person.text(), use_.as_str())?;
        }
        self.set_by_hand(fact.person, &ByHand::Name(work, &fact.uses)).await?;
        self.name(work, fact).await?;
        self.touch(work);
        Ok(())
    }
}
