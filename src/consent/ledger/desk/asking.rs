//! Asking again as rows: the steps of each person, everybody by where it stands, and how much is dark for it.

use std::collections::BTreeMap;

use sqlx::FromRow;

use crate::catalogue::participant::Person;
use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::consent::asking::{State, Step};
use crate::consent::ledger::deed::Deed;
use crate::consent::ledger::kept::Kept;
use crate::consent::record::Voice;
use crate::error::{Error, Result};
use crate::id::Id;
use crate::page::{Cursor, Page, PageRequest};
use crate::storage::database::Tx;

/// The name of the order by key, for cursors.
pub const ORDER: &str = "asking";

const LAST: &str = "select coalesce(max(number), 0) from asking_step where person_id = $1";
const ADD: &str = "insert into asking_step (id, person_id, number, step, declarant, declarant_id, channel, day, died, \
    died_ms, note, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
const STEPS: &str = "select s.id, s.step, s.declarant, p.key, s.channel, s.day, s.died, s.note, s.recorded_at, \
    s.recorded_by from asking_step s join person p on p.id = s.declarant_id where s.person_id = $1 order by s.number desc";
const DIED: &str = "select died_at from person where id = $1";
const TOLD_DEAD: &str = "select s.step, s.died_ms from asking_step s where s.person_id = $1 \
    and s.step in ('dead', 'found') and s.declarant = 'own' order by s.number desc limit 1";
const SET_DIED: &str = "update person set died_at = $2 where id = $1 and died_at is distinct from $2";
/// `$1` a state, `$2` a piece of a key, `$3`, `$4` the place before, `$5` how many, `$6` a work that has not heard of
/// them.
const LISTED: &str = "select p.id, p.key, p.contact_language as language, a.state, \
    (select count(*) from unasked u where u.person_id = p.id) as works, \
    (select s.day from asking_step s where s.person_id = p.id order by s.number desc limit 1) as day, \
    (select s.channel from asking_step s where s.person_id = p.id order by s.number desc limit 1) as channel, \
    (select count(*) from relative_of r where r.person_id = p.id) as relatives, p.on_death \
    from asking a join person p on p.id = a.person_id where ($1 = '' or a.state = $1) \
    and ($2 = '' or lower(p.key) like '%' || $2 || '%' escape '!') and (p.key, p.id) > ($3, $4) \
    and ($6 = '' or exists (select 1 from unasked u where u.person_id = p.id and u.work_id = $6)) \
    order by p.key, p.id limit $5";
const ONE: &str = "select p.id, p.key, p.contact_language as language, coalesce(a.state, 'yes') as state, \
    (select count(*) from unasked u where u.person_id = p.id) as works, \
    (select s.day from asking_step s where s.person_id = p.id order by s.number desc limit 1) as day, \
    (select s.channel from asking_step s where s.person_id = p.id order by s.number desc limit 1) as channel, \
    (select count(*) from relative_of r where r.person_id = p.id) as relatives, p.on_death \
    from person p left join asking a on a.person_id = p.id where p.id = $1";
const PEOPLE: &str = "select state, count(*) from asking group by state";
/// Published works that nobody sees now, because somebody in them has not been asked.
macro_rules! dark {
    ($what:literal) => {
        concat!(
            "select ",
            $what,
            " from unasked u join work w on w.id = u.work_id join asking a on a.person_id = u.person_id \
            where w.state = 'published' and not exists (select 1 from clearance l where l.work_id = w.id \
              and l.use_kind = 'public_stream' and l.from_ms <= $1 and l.until_ms > $1)"
        )
    };
}
const DARK_BY_STATE: &str = concat!(dark!("a.state, count(distinct w.id)"), " group by a.state");
const DARK: &str = dark!("count(distinct w.id)");
const PUBLISHED: &str = "select count(*), coalesce(sum(case when exists (select 1 from clearance l \
    where l.work_id = w.id and l.use_kind = 'public_stream' and l.from_ms <= $1 and l.until_ms > $1) \
    then 0 else 1 end), 0) from work w where w.state = 'published'";
const WORKS: &str = "select w.id, w.slug, w.state, \
    case when exists (select 1 from unasked u where u.work_id = w.id and u.person_id = $1) then 1 else 0 end \
    from work w where exists (select 1 from appearance a where a.work_id = w.id and a.person_id = $1) order by w.slug";

/// The noun that `Id<AskingStep>` names.
#[derive(Clone, Copy, Debug)]
pub enum AskingStep {}

/// A step as it is written down.
pub struct NewStep<'a> {
    /// Which.
    pub id: Id<AskingStep>,
    /// Whose story.
    pub person: Id<Person>,
    /// What happened.
    pub step: Step,
    /// Who was written to, found, or answered.
    pub voice: Voice,
    /// By which way.
    pub channel: &'static str,
    /// On which day.
    pub day: &'a str,
    /// Of a death: the date, and its first instant when it is news.
    pub died: Option<(&'a str, Option<Timestamp>)>,
    /// The sealed note.
    pub note: Option<&'a str>,
}

/// A step on record.
#[derive(Clone, Debug, FromRow)]
pub struct StepRow {
    /// Which.
    pub id: String,
    /// What happened, as the table writes it.
    pub step: String,
    /// In which capacity somebody was written to, found, or answered.
    pub declarant: String,
    /// Their key.
    pub key: String,
    /// By which way.
    pub channel: String,
    /// On which day.
    pub day: String,
    /// Of a death: the date.
    pub died: Option<String>,
    /// The sealed note.
    pub note: Option<String>,
    recorded_at: i64,
    /// Who wrote it down, as the audit log says it.
    pub recorded_by: String,
}

impl StepRow {
    /// When it was written down.
    #[must_use]
    pub fn recorded(&self) -> Timestamp {
        Timestamp::from_millis(self.recorded_at)
    }
}

/// Somebody in the list.
#[derive(Clone, Debug, FromRow)]
pub struct Asked {
    /// Who.
    pub id: String,
    /// Their key.
    pub key: String,
    /// In which language they are written to.
    pub language: String,
    state: String,
    /// In how many works they have not been asked.
    pub works: i64,
    /// The day of the last step.
    pub day: Option<String>,
    /// Its channel.
    pub channel: Option<String>,
    /// How many relatives are written down.
    pub relatives: i64,
    /// What they wished for the time after their death.
    pub on_death: String,
}

impl Asked {
    /// Where it stands.
    ///
    /// # Errors
    /// `Internal` when the row cannot be understood.
    pub fn state(&self) -> Result<State> {
        self.state.parse().map_err(|_| Error::internal("a state of asking that is none"))
    }
}

/// How much waits for what.
#[derive(Clone, Debug, Default)]
pub struct Totals {
    /// Published works.
    pub published: i64,
    /// Of these, what nobody sees now.
    pub dark: i64,
    /// Of these, what is dark and has somebody in it who has said nothing.
    pub unasked: i64,
    /// People by where asking them stands, and the dark works that have not heard from them.
    pub by_state: BTreeMap<State, (i64, i64)>,
}

/// A work of somebody.
#[derive(Clone, Debug)]
pub struct OneOf {
    /// Which.
    pub id: Id<Work>,
    /// Its address.
    pub slug: String,
    /// `draft`, `published` or `retired`.
    pub state: String,
    /// Whether they have said nothing about it.
    pub unasked: bool,
}

impl Deed {
    /// Writes down a step, behind those that are there.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer.
    pub async fn asking_step(&mut self, step: &NewStep<'_>) -> Result<()> {
        let last = crate::row!(&mut self.tx, (i64,), LAST, step.person.text())?.map_or(0, |(n,)| n);
        let (capacity, by) = (step.voice.capacity.as_str(), step.voice.by.text());
        let (died, died_ms) = step.died.unzip();
        let (now, actor) = (self.now.millis(), self.actor.text());
        crate::run!(
            &mut self.tx,
            ADD,
            step.id.text(),
            step.person.text(),
            last + 1,
            step.step.as_str(),
            capacity,
            by,
            step.channel,
            step.day,
            died,
            died_ms.flatten().map(Timestamp::millis),
            step.note,
            now,
            actor
        )?;
        self.enter_row(Kept::ASKING_STEP, &step.id.text(), Some(step.person)).await?;
        Ok(())
    }

    /// Writes down since when somebody is dead, or that they are not: the rule asks otherwise from then on.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer.
    pub async fn dies(&mut self, person: Id<Person>, at: Option<Timestamp>) -> Result<()> {
        let at = at.map(Timestamp::millis);
        if crate::run!(&mut self.tx, SET_DIED, person.text(), at)? > 0 {
            self.enter("person", &person.text(), Some(person), &("died_at", at)).await?;
            self.touch_works_of(person).await?;
        }
        Ok(())
    }
}

/// Since when somebody is dead.
///
/// # Errors
/// `Missing` for nobody.
pub async fn died_at(tx: &mut Tx, person: Id<Person>) -> Result<Option<Timestamp>> {
    let found = crate::row!(tx, (Option<i64>,), DIED, person.text())?;
    let (at,) = found.ok_or_else(|| Error::missing("There is no such person."))?;
    Ok(at.map(Timestamp::from_millis))
}

/// Since when somebody is dead by what was written down while asking, unless they were found again.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn told_dead(tx: &mut Tx, person: Id<Person>) -> Result<Option<Timestamp>> {
    let found = crate::row!(tx, (String, Option<i64>), TOLD_DEAD, person.text())?;
    Ok(found.filter(|(step, _)| step == "dead").and_then(|(_, at)| at).map(Timestamp::from_millis))
}

const STATE: &str = "select state from asking where person_id = $1";

/// Where asking somebody stands; nothing when nobody need ask them.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn state_of(tx: &mut Tx, person: Id<Person>) -> Result<Option<State>> {
    crate::row!(tx, (String,), STATE, person.text())?.map(|(state,)| state.parse()).transpose()
}

/// The steps of somebody, the last one first.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn steps(tx: &mut Tx, person: Id<Person>) -> Result<Vec<StepRow>> {
    crate::rows!(tx, StepRow, STEPS, person.text())
}

/// Who is looked for.
#[derive(Clone, Copy, Debug)]
pub struct Sought<'a> {
    /// Whose asking stands here; none: anywhere.
    pub state: Option<State>,
    /// A piece of the key.
    pub piece: &'a str,
    /// The id of a work about which they have said nothing; empty: of any.
    pub work: &'a str,
}

/// A page of everybody who is sought, by key.
///
/// # Errors
/// As the database.
pub async fn listed(tx: &mut Tx, sought: &Sought<'_>, request: &PageRequest) -> Result<Page<Asked>> {
    let (key, id) = request.after.as_ref().map_or(("", ""), |c| (c.key.as_str(), c.id.as_str()));
    let piece = sought.piece.trim().to_lowercase().replace('!', "!!").replace('%', "!%").replace('_', "!_");
    let (state, many) = (sought.state.map_or("", State::as_str), i64::from(request.limit) + 1);
    let rows = crate::rows!(tx, Asked, LISTED, state, piece, key, id, many, sought.work)?;
    Ok(Page::cut(rows, request.limit, |row| Cursor { key: row.key.clone(), id: row.id.clone() }))
}

/// Somebody, and where asking them stands.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn one(tx: &mut Tx, person: Id<Person>) -> Result<Option<Asked>> {
    crate::row!(tx, Asked, ONE, person.text())
}

/// How much waits for what.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn totals(tx: &mut Tx, now: Timestamp) -> Result<Totals> {
    let mut totals = Totals::default();
    if let Some((published, dark)) = crate::row!(tx, (i64, i64), PUBLISHED, now.millis())? {
        (totals.published, totals.dark) = (published, dark);
    }
    totals.unasked = crate::row!(tx, (i64,), DARK, now.millis())?.map_or(0, |(count,)| count);
    for (state, people) in crate::rows!(tx, (String, i64), PEOPLE)? {
        totals.by_state.entry(state.parse()?).or_default().0 = people;
    }
    for (state, works) in crate::rows!(tx, (String, i64), DARK_BY_STATE, now.millis())? {
        totals.by_state.entry(state.parse()?).or_default().1 = works;
    }
    Ok(totals)
}

/// The address of a work, when there is one of this id.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn work_of(tx: &mut Tx, work: &str) -> Result<Option<String>> {
    Ok(crate::row!(tx, (String,), "select slug from work where id = $1", work)?.map(|(slug,)| slug))
}

/// The works of somebody, by their addresses.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn works(tx: &mut Tx, person: Id<Person>) -> Result<Vec<OneOf>> {
    crate::rows!(tx, (String, String, String, i32), WORKS, person.text())?
        .into_iter()
        .map(|(id, slug, state, unasked)| Ok(OneOf { id: id.parse()?, slug, state, unasked: unasked == 1 }))
        .collect()
}
