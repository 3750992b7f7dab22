//! Writes when something with a time ends, later than itself: holds, embargoes, offices, licences, agreements.

use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::consent::ledger::Deed;
use crate::consent::ledger::works_of;
use crate::error::{Error, Result};
use crate::id::Id;
use crate::storage::vault::KeySlot;

/// What can end earlier than it was written down to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// A guardian's office.
    Guardianship,
    /// An embargo.
    Embargo,
    /// A right in a work.
    Licence,
    /// What was agreed with an organisation.
    Agreement,
}

/// How one of them is read and ended: its row with work or person it concerns, and where its end is written.
struct Tables {
    kind: &'static str,
    standing: &'static str,
    end: &'static str,
}

/// The statements of a table: `$1` the id; beginning, end, how many ends, and whom or what it concerns.
macro_rules! ends {
    ($table:literal, $view:literal, $of:literal) => {
        Tables {
            kind: concat!($table, "_end"),
            standing: concat!(
                "select s.from_ms, s.until_ms, (select count(*) from ",
                $table,
                "_end e where e.",
                $table,
                "_id = s.id), s.",
                $of,
                " from ",
                $view,
                " s where s.id = $1"
            ),
            end: concat!(
                "insert into ",
                $table,
                "_end (",
                $table,
                "_id, number, until_ms, written_at, written_by) values ($1, $2, $3, $4, $5)"
            ),
        }
    };
}

impl Ending {
    /// As forms and the audit log write it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Guardianship => "guardianship",
            Self::Embargo => "embargo",
            Self::Licence => "licence",
            Self::Agreement => "agreement",
        }
    }

    /// The one that is written so.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        [Self::Guardianship, Self::Embargo, Self::Licence, Self::Agreement]
            .into_iter()
            .find(|ending| ending.as_str() == text)
    }

    /// Whether it takes two: it can open what was closed.
    #[must_use]
    pub const fn takes_two(self) -> bool {
        matches!(self, Self::Guardianship | Self::Embargo)
    }

    const fn tables(self) -> Tables {
        match self {
            Self::Guardianship => {
                ends!("guardianship", "standing_guardianship", "child_id")
            }
            Self::Embargo => ends!("embargo", "standing_embargo", "work_id"),
            Self::Licence => ends!("licence", "standing_licence", "work_id"),
            Self::Agreement => ends!("agreement", "standing_agreement", "organisation_id"),
        }
    }
}

const HOLD: &str = "select h.work_id, (select o.cause from hold o where o.id = h.id), h.from_ms, h.until_ms, \
    (select count(*) from hold_end e where e.hold_id = h.id) from standing_hold h where h.id = $1";

const REASON: &str = "insert into hold_end_reason (hold_id, number, reason) values ($1, $2, $3)";

/// What the reason of the end `number` of a hold is bound to.
#[must_use]
pub fn name_of_reason(hold: &str, number: i64) -> String {
    format!("end {number} of {hold}")
}

impl Deed {
    /// Ends something at `until`, or at once when that has passed already; an end is never later than the one that
    /// stands. What has not begun never will. What can open takes two, and the table refuses it otherwise.
    ///
    /// # Errors
    /// `Missing` when there is no such thing, `Conflict` when it has ended by then already.
    pub async fn end_early(&mut self, what: Ending, id: &str, until: Timestamp, by: &str) -> Result<()> {
        let tables = what.tables();
        let found = crate::row!(&mut self.tx, (i64, i64, i64, String), tables.standing, id)?;
        let (from, stands, ends, of) =
            found.ok_or_else(|| Error::missing("There is no such entry to end."))?;
        let until = until.max(self.now).millis();
        if stands <= until {
            return Err(Error::conflict("It ends by then already. Look at the page again."));
        }
        let until = until.max(from);
        let now = self.now.millis();
        crate::run!(&mut self.tx, tables.end, id, ends + 1, until, now, by)?;
        let about = (what == Ending::Guardianship).then(|| of.parse()).transpose()?;
        self.enter(tables.kind, &format!("{id}/{}", ends + 1), about, &(until, by)).await?;
        match what {
            Ending::Guardianship => {
                for work in works_of(&mut self.tx, of.parse()?).await? {
                    self.touch(work);
                }
            }
            Ending::Embargo | Ending::Licence => self.touch(of.parse()?),
            // What a partner may have is asked with every question; nothing of a work changes.
            Ending::Agreement => {}
        }
        Ok(())
    }

    /// Lifts a hold now. One that keeps somebody safe takes two, one for a request a reason, and the table refuses it
    /// otherwise.
    ///
    /// # Errors
    /// `Missing` when there is no such hold, `Conflict` when it has ended already, `Refused` for a person's own pause.
    pub async fn lift_hold(&mut self, hold: &str, by: &str) -> Result<Id<Work>> {
        self.lift_hold_because(hold, by, None).await
    }

    /// The same with a reason, sealed under a key.
    ///
    /// # Errors
    /// As [`Deed::lift_hold`], and what the vault says.
    pub async fn lift_hold_because(
        &mut self,
        hold: &str,
        by: &str,
        reason: Option<(Id<KeySlot>, &str)>,
    ) -> Result<Id<Work>> {
        let found = crate::row!(&mut self.tx, (String, String, i64, i64, i64), HOLD, hold)?;
        let (work, cause, from, until, ends) =
            found.ok_or_else(|| Error::missing("There is no such hold."))?;
        let now = self.now.millis();
        if cause == "pause" {
            return Err(Error::refused("Somebody in the work paused it; only they end that."));
        }
        if until <= now {
            return Err(Error::conflict("This hold has ended already. Look at the page again."));
        }
        let (work, number) = (work.parse()?, ends + 1);
        if let Some((slot, reason)) = reason {
            let reason =
                self.ledger.vault.seal(slot, &name_of_reason(hold, number), reason.as_bytes()).await?;
            crate::run!(&mut self.tx, REASON, hold, number, &reason)?;
            self.enter("hold_end_reason", &format!("{hold}/{number}"), None, &reason).await?;
        }
        self.write_hold_end((work, hold), number, now.max(from), Some(by), None).await?;
        Ok(work)
    }
}
