//! Writes what limits a work: embargoes, holds, closed passages, licences; and what is said of its cuts.

mod signing;

pub mod wishing;

pub use signing::name_of_rejection;

use std::collections::BTreeSet;

use super::deed::Deed;
use super::kept::Kept;
use super::reading::{area_text, interval, territories_json, uses, uses_json};
use crate::catalogue::participant::Person;
use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::consent::fact::{EmbargoFact, HoldFact, LicenceFact, RestrictionFact};
use crate::consent::record::{Interval, Licence, Restriction, Stop, Use};
use crate::error::{Error, Result};
use crate::id::Id;
use crate::storage::database::Tx;

const EMBARGO: &str = "insert into embargo (id, source_id, work_id, uses, from_ms, until_ms, reason_code, set_by) \
    values ($1, $2, $3, $4, $5, $6, $7, $8)";
const HOLD: &str = "insert into hold (id, source_id, work_id, uses, from_ms, until_ms, cause, takedown_id) \
    values ($1, $2, $3, $4, $5, $6, $7, $8)";
const RESTRICT: &str = "insert into restriction (id, source_id, work_id, media_version, person_id, part, start_ms, \
    end_ms, op, area, uses, asked_by, since_ms) \
    select $1, $2, $3, media_version, $4, $5, $6, $7, $8, $9, $10, $11, $12 from work where id = $3";
const CLOSED: &str = "select work_id, asked_by, \
    (select count(*) from restriction_end e where e.restriction_id = restriction.id) from restriction where id = $1";
const LIFT: &str =
    "insert into restriction_end (id, restriction_id, until_ms, written_by) values ($1, $2, $3, $4)";
const STANDING: &str = "select h.id, h.from_ms, h.until_ms, \
    (select count(*) from hold_end e where e.hold_id = h.id) as ends, \
    (select e.written_by from hold_end e where e.hold_id = h.id order by e.number desc limit 1) as by_hand \
    from standing_hold h where h.work_id = $1 and h.source_id = $2";
const CAUSE: &str = "select cause, takedown_id is not null from hold where id = $1";
const HOLDS: &str = "select s.id, h.cause, s.uses, s.from_ms, s.until_ms from standing_hold s \
    join hold h on h.id = s.id where s.work_id = $1 order by s.from_ms, s.id";
const END_HOLD: &str =
    "insert into hold_end (hold_id, number, until_ms, written_at, written_by) values ($1, $2, $3, $4, $5)";
const LICENSE: &str = "insert into work_licence (id, source_id, work_id, use_kind, territories, from_ms, until_ms, \
    basis, uri, holder) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";

impl Deed {
    /// Closes a work until a date.
    ///
    /// # Errors
    /// `Invalid` when it ends before it begins.
    pub async fn embargo(&mut self, work: Id<Work>, fact: &EmbargoFact) -> Result<()> {
        let (from, until) = span(fact.during)?;
        let id = Id::<Stop>::new(self.now)?.text();
        let uses = uses_json(fact.uses.as_ref());
        let source = fact.source_id.as_deref();
        crate::run!(
            &mut self.tx,
            EMBARGO,
            &id,
            source,
            work.text(),
            uses,
            from,
            until,
            &fact.reason,
            &fact.set_by
        )?;
        self.enter_row(Kept::EMBARGO, &id, None).await?;
        self.touch(work);
        Ok(())
    }

    /// Stops a work while something is checked, because of a takedown request or for another cause.
    ///
    /// # Errors
    /// `Invalid` when it ends before it begins.
    pub async fn hold(
        &mut self,
        work: Id<Work>,
        fact: &HoldFact,
        takedown: Option<&str>,
    ) -> Result<Id<Stop>> {
        let (from, until) = span(fact.during)?;
        let hold = Id::<Stop>::new(self.now)?;
        let id = hold.text();
        let uses = uses_json(fact.uses.as_ref());
        let source = fact.source_id.as_deref();
        crate::run!(&mut self.tx, HOLD, &id, source, work.text(), uses, from, until, fact.cause, takedown)?;
        self.enter_row(Kept::HOLD, &id, None).await?;
        self.touch(work);
        Ok(hold)
    }

    /// Writes down when the hold `source_id` of a file ends, after the hold itself was written down; the last end
    /// that was written counts. An end that has passed is now: what was answered until now stays answered so. A hold
    /// that has ended is over.
    ///
    /// # Errors
    /// `Missing` when there is no such hold, `Invalid` when it would end before it began.
    pub async fn end_hold(&mut self, work: Id<Work>, source_id: &str, until: Timestamp) -> Result<HoldEnd> {
        type Row = (String, i64, i64, i64, Option<String>);
        let found = crate::row!(&mut self.tx, Row, STANDING, work.text(), source_id)?;
        let Some((hold, from, stands, ends, by)) = found else {
            return Err(Error::missing(format!("There is no hold “{source_id}” to end.")));
        };
        span(Interval { from: Timestamp::from_millis(from), until })?;
        let now = self.now.millis();
        if stands == until.millis() || (stands <= now && until.millis() <= now) {
            return Ok(HoldEnd::Stands);
        }
        if stands <= now {
            return Ok(HoldEnd::Over { by_hand: by.is_some() });
        }
        let until = until.max(self.now).millis();
        self.write_hold_end((work, &hold), ends + 1, until, None, None).await?;
        Ok(HoldEnd::Written)
    }

    /// Writes down the end `number` of a hold: until when, by whom at the desk, and about whom the entry is.
    pub(in crate::consent::ledger) async fn write_hold_end(
        &mut self,
        (work, hold): (Id<Work>, &str),
        number: i64,
        until: i64,
        by: Option<&str>,
        about: Option<Id<Person>>,
    ) -> Result<()> {
        crate::run!(&mut self.tx, END_HOLD, hold, number, until, self.now.millis(), by)?;
        self.enter("hold_end", &format!("{hold}/{number}"), about, &(until, by)).await?;
        self.touch(work);
        Ok(())
    }

    /// Closes a passage of the current version of the media.
    ///
    /// # Errors
    /// `Invalid` when it ends before it begins.
    pub async fn restrict(&mut self, work: Id<Work>, fact: &RestrictionFact) -> Result<()> {
        if fact.edit.start_ms < 0 || fact.edit.start_ms >= fact.edit.end_ms {
            return Err(Error::invalid("A closed passage begins before it ends."));
        }
        let id = Id::<Restriction>::new(self.now)?.text();
        crate::run!(
            &mut self.tx,
            RESTRICT,
            &id,
            fact.source_id.as_deref(),
            work.text(),
            fact.person.map(Id::text),
            fact.edit.part,
            fact.edit.start_ms,
            fact.edit.end_ms,
            fact.edit.operation.as_str(),
            area_text(fact.edit.area.as_ref()),
            uses_json(fact.uses.as_ref()),
            fact.asked_by.text(),
            fact.since.millis()
        )?;
        self.enter_row(Kept::RESTRICTION, &id, Some(fact.asked_by)).await?;
        self.touch(work);
        Ok(())
    }

    /// Lifts a closed passage now. It takes two, and the table refuses it otherwise.
    ///
    /// # Errors
    /// `Missing` when there is no such passage, `Conflict` when it was lifted already.
    pub async fn lift_passage(&mut self, passage: Id<Restriction>, by: &str) -> Result<()> {
        let found = crate::row!(&mut self.tx, (String, String, i64), CLOSED, passage.text())?;
        let (work, asked_by, ends) = found.ok_or_else(|| Error::missing("There is no such passage."))?;
        if ends > 0 {
            return Err(Error::conflict("This passage was lifted already. Look at the page again."));
        }
        let (id, now) = (Id::<Restriction>::new(self.now)?.text(), self.now.millis());
        crate::run!(&mut self.tx, LIFT, &id, passage.text(), now, by)?;
        self.enter_row(Kept::RESTRICTION_END, &id, Some(asked_by.parse()?)).await?;
        self.touch(work.parse()?);
        Ok(())
    }

    /// Writes down a right in the work, for each of its uses.
    ///
    /// # Errors
    /// `Invalid` when it ends before it begins or names no place.
    pub async fn license(&mut self, work: Id<Work>, fact: &LicenceFact) -> Result<()> {
        let (from, until) = span(fact.during)?;
        if fact.territories.is_empty() {
            return Err(Error::invalid("A licence needs a place: 001 for the whole world."));
        }
        let places = territories_json(&fact.territories);
        for use_ in &fact.uses {
            let id = Id::<Licence>::new(self.now)?.text();
            crate::run!(
                &mut self.tx,
                LICENSE,
                &id,
                &fact.source_id,
                work.text(),
                use_.as_str(),
                &places,
                from,
                until,
                fact.basis,
                &fact.uri,
                &fact.holder
            )?;
            self.enter_row(Kept::WORK_LICENCE, &id, None).await?;
        }
        self.touch(work);
        Ok(())
    }
}

/// What became of the end that a file gives a hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HoldEnd {
    /// It is the end that stands.
    Stands,
    /// It counts from now on.
    Written,
    /// The hold ended before, and does not begin again; `by_hand`: somebody lifted it at the desk.
    Over {
        /// Whether it was lifted at the desk.
        by_hand: bool,
    },
}

/// A hold with the end that counts today.
#[derive(Clone, Debug)]
pub struct Held {
    /// Which.
    pub id: Id<Stop>,
    /// `takedown_review`, `safeguarding`, `dispute`, `court_order`, `integrity`.
    pub cause: String,
    /// Which uses; none named: every use.
    pub uses: Option<BTreeSet<Use>>,
    /// From when to when.
    pub during: Interval,
}

/// Every hold of a work, ended or not, in order of time.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn holds(tx: &mut Tx, work: Id<Work>) -> Result<Vec<Held>> {
    crate::rows!(tx, (String, String, Option<String>, i64, i64), HOLDS, work.text())?
        .into_iter()
        .map(|(id, cause, of, from, until)| {
            Ok(Held { id: id.parse()?, cause, uses: uses(of.as_deref())?, during: interval(from, until) })
        })
        .collect()
}

/// Why something is held, and whether because of a request to stop it; nothing when there is no such hold.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn cause_of_hold(tx: &mut Tx, hold: Id<Stop>) -> Result<Option<(String, bool)>> {
    crate::row!(tx, (String, bool), CAUSE, hold.text())
}

fn span(during: Interval) -> Result<(i64, i64)> {
    if during.from < during.until {
        return Ok((during.from.millis(), during.until.millis()));
    }
    Err(Error::invalid("What is limited in time begins before it ends."))
}
