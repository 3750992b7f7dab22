//! Takedown requests as rows, sealed, and the holds that they caused.

use super::deed::Deed;
use crate::catalogue::participant::Person;
use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::consent::record::{Capacity, Voice};
use crate::error::Result;
use crate::id::Id;
use crate::storage::database::Tx;
use crate::storage::vault::KeySlot;

const FILE: &str = "insert into takedown_request (id, public_ref, received_at, work_id, danger, sealed, key_slot) \
    values ($1, $2, $3, $4, $5, $6, $7)";
const LIST: &str = "select t.id, t.public_ref, t.received_at, t.work_id, t.danger, t.sealed, t.key_slot, w.slug, \
    (select max(h.until_ms) from standing_hold h where h.takedown_id = t.id) \
    from takedown_request t join key_slot k on k.id = t.key_slot left join work w on w.id = t.work_id \
    where k.shredded_at is null order by t.received_at desc, t.id desc";
const ONE: &str = "select t.id, t.public_ref, t.received_at, t.work_id, t.danger, t.sealed, t.key_slot, w.slug \
    from takedown_request t join key_slot k on k.id = t.key_slot left join work w on w.id = t.work_id \
    where k.shredded_at is null and t.id = $1";
const RUNNING: &str = "select max(until_ms) from standing_hold where work_id = $1 and takedown_id is not null \
    and from_ms <= $2 and until_ms > $2";
/// `$1` a day ago, `$2` an hour ago.
const WORKS_HELD: &str = "select count(distinct work_id), count(distinct case when from_ms > $2 then work_id end) \
    from hold where takedown_id is not null and from_ms > $1";
const FILED: &str = "select count(*) from takedown_request where received_at > $1 and danger = $2";
const BY_SLUG: &str = "select id from work where slug = $1";
/// `$1` the child, `$2` the guardian: the offices that they have at `$3`, none of a child who decides for themself by then.
macro_rules! in_office {
    () => {
        " from standing_guardianship g join person p on p.id = g.child_id \
         where g.child_id = $1 and g.guardian_id = $2 and g.from_ms <= $3 and g.until_ms > $3 \
         and (g.kind = 'betreuer' or p.adult_from is null or p.adult_from > $3) and (p.died_at is null or p.died_at > $3)"
    };
}
const IN_OFFICE: &str = concat!("select count(*)", in_office!());
/// How long the last of them goes on: to its end, at the latest to the birthday at which a child decides for themself.
const OFFICE_ENDS: &str = concat!(
    "select max(case when g.kind <> 'betreuer' and p.adult_from < g.until_ms then p.adult_from else g.until_ms end)",
    in_office!()
);
const SURVIVES: &str = "select count(*) from relative_of r join person p on p.id = r.person_id \
    where r.person_id = $1 and r.relative_id = $2 and p.died_at <= $3";
const SPEAKS: &str = "select count(*) from person p join key_slot k on k.id = p.key_slot \
    where p.id = $1 and k.shredded_at is null and (p.died_at is null or p.died_at > $2)";
const APPEARS: &str = "select count(*) from appearance where person_id = $1 and work_id = $2";

/// A request as it is kept.
#[derive(Clone, Debug)]
pub struct RequestRow {
    /// Its id, under which the words are sealed.
    pub id: String,
    /// By which its writer asks about it.
    pub reference: String,
    /// When it came.
    pub received: Timestamp,
    /// About which work.
    pub work: Option<Id<Work>>,
    /// Whether it can put somebody in danger.
    pub danger: bool,
    /// The sealed words.
    pub words: String,
    /// Where the key to them is.
    pub key_slot: Id<KeySlot>,
}

/// What requests have held lately.
#[derive(Clone, Copy, Debug)]
pub struct Lately {
    /// Until when this work is held already.
    pub running: Option<Timestamp>,
    /// How many works of the library requests began to hold within a day.
    pub within_a_day: i64,
    /// How many of these within an hour.
    pub within_an_hour: i64,
}

impl Deed {
    /// Keeps a request.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer.
    pub async fn file_request(&mut self, row: &RequestRow) -> Result<()> {
        let (slot, received) = (row.key_slot.text(), row.received.millis());
        let work = row.work.map(Id::text);
        let (reference, words) = (&row.reference, &row.words);
        crate::run!(&mut self.tx, FILE, &row.id, reference, received, work, row.danger, words, slot)?;
        Ok(())
    }
}

type ListRow = (String, String, i64, Option<String>, bool, String, String, Option<String>, Option<i64>);

/// Every request whose key was not destroyed, newest first, with its work's slug and until when it holds the work.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn requests(tx: &mut Tx) -> Result<Vec<(RequestRow, Option<String>, Option<Timestamp>)>> {
    crate::rows!(tx, ListRow, LIST)?
        .into_iter()
        .map(|(id, reference, received, work, danger, words, slot, slug, held)| {
            let work = work.map(|work| work.parse()).transpose()?;
            let (received, key_slot) = (Timestamp::from_millis(received), slot.parse()?);
            let row = RequestRow { id, reference, received, work, danger, words, key_slot };
            Ok((row, slug, held.map(Timestamp::from_millis)))
        })
        .collect()
}

/// One request whose key was not destroyed, with its work's slug.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn request(tx: &mut Tx, id: &str) -> Result<Option<(RequestRow, Option<String>)>> {
    type Row = (String, String, i64, Option<String>, bool, String, String, Option<String>);
    let Some((id, reference, received, work, danger, words, slot, slug)) = crate::row!(tx, Row, ONE, id)?
    else {
        return Ok(None);
    };
    let work = work.map(|work| work.parse()).transpose()?;
    let (received, key_slot) = (Timestamp::from_millis(received), slot.parse()?);
    Ok(Some((RequestRow { id, reference, received, work, danger, words, key_slot }, slug)))
}

/// What requests have held: this work now, and works of the library lately.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn held_lately(tx: &mut Tx, work: Id<Work>, now: Timestamp) -> Result<Lately> {
    const HOUR_MS: i64 = 60 * 60 * 1000;
    let running = crate::row!(tx, (Option<i64>,), RUNNING, work.text(), now.millis())?;
    let [day, hour] = [24 * HOUR_MS, HOUR_MS].map(|ms| now.plus_millis(-ms).millis());
    let held = crate::row!(tx, (i64, i64), WORKS_HELD, day, hour)?;
    let (within_a_day, within_an_hour) = held.unwrap_or_default();
    let running = running.and_then(|(until,)| until).map(Timestamp::from_millis);
    Ok(Lately { running, within_a_day, within_an_hour })
}

/// How many requests came after `since`, of those that say danger or of the others.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn filed_since(tx: &mut Tx, since: Timestamp, danger: bool) -> Result<i64> {
    Ok(crate::row!(tx, (i64,), FILED, since.millis(), danger)?.map_or(0, |(count,)| count))
}

/// The work with this slug.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn work_by_slug(tx: &mut Tx, slug: &str) -> Result<Option<Id<Work>>> {
    crate::row!(tx, (String,), BY_SLUG, slug)?.map(|(id,)| id.parse()).transpose()
}

/// Whether a no of `voice` about `person` counts at `now`: the person's own, a guardian's in office, a relative's after
/// death.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn may_close(tx: &mut Tx, person: Id<Person>, voice: Voice, now: Timestamp) -> Result<bool> {
    let sql = match voice.capacity {
        Capacity::Own => return Ok(voice.by == person),
        Capacity::Guardian => IN_OFFICE,
        Capacity::Relative => SURVIVES,
    };
    let found = crate::row!(tx, (i64,), sql, person.text(), voice.by.text(), now.millis())?;
    Ok(found.is_some_and(|(count,)| count > 0))
}

/// The first instant from `now` on at which a no of `voice` about `person` counts no more, as far as is known today: a
/// guardian's at the end of their last office in a row. `now` itself when it does not count now.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn closes_until(
    tx: &mut Tx,
    person: Id<Person>,
    voice: Voice,
    now: Timestamp,
) -> Result<Timestamp> {
    if voice.capacity != Capacity::Guardian {
        return Ok(if may_close(tx, person, voice, now).await? { Timestamp::MAX } else { now });
    }
    let (person, guardian, mut until) = (person.text(), voice.by.text(), now);
    // One office may follow another without a gap; each ends after it began, so this comes to an end.
    while until < Timestamp::MAX {
        let found = crate::row!(tx, (Option<i64>,), OFFICE_ENDS, &person, &guardian, until.millis())?;
        let Some(end) = found.and_then(|(end,)| end) else { break };
        until = Timestamp::from_millis(end);
    }
    Ok(until)
}

/// Whether `person` can say something themself at `now`: nobody who died, and nobody whose keys were destroyed.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn speaks_themself(tx: &mut Tx, person: Id<Person>, now: Timestamp) -> Result<bool> {
    let found = crate::row!(tx, (i64,), SPEAKS, person.text(), now.millis())?;
    Ok(found.is_some_and(|(count,)| count > 0))
}

/// Whether `person` appears in `work`.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn appears_in(tx: &mut Tx, person: Id<Person>, work: Id<Work>) -> Result<bool> {
    let found = crate::row!(tx, (i64,), APPEARS, person.text(), work.text())?;
    Ok(found.is_some_and(|(count,)| count > 0))
}
