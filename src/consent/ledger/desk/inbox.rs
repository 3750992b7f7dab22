//! What waits for somebody, in the order of the harm that waiting does.

use super::recalls::{answered, done, stands};
use crate::catalogue::participant::Person;
use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::error::Result;
use crate::id::Id;
use crate::page::{Cursor, Page, PageRequest};
use crate::storage::database::Tx;

/// What can wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Somebody asks to have a work stopped, since somebody is in danger.
    Danger,
    /// Somebody took something back lately, or wished within 90 days that an original with others in it be deleted.
    Withdrawals,
    /// Somebody wants the original deleted too, and nobody has done it.
    Originals,
    /// A partner has not answered a recall in time.
    Overdue,
    /// Something that must go out does not: a recall, a letter, a head of the audit log.
    Post,
    /// Somebody asks to have a work stopped, and waits for an answer.
    Takedowns,
    /// The latest look at a piece of evidence found it missing or changed.
    Evidence,
    /// Somebody turns 18 within half a year, or has turned 18 and must be asked again.
    Majority,
    /// A yes ends within 90 days.
    Ending,
    /// Somebody's responsibility for somebody ends within 90 days.
    Offices,
    /// Nobody has attested the list of people for the master of today.
    Rosters,
    /// What somebody proposed waits for a second pair of eyes.
    Proposals,
    /// A published work that nobody sees, because somebody was never asked.
    Unasked,
}

/// Every section, the most harmful first.
pub const INBOX: [Section; 13] = [
    Section::Danger,
    Section::Withdrawals,
    Section::Originals,
    Section::Overdue,
    Section::Post,
    Section::Takedowns,
    Section::Evidence,
    Section::Majority,
    Section::Ending,
    Section::Offices,
    Section::Rosters,
    Section::Proposals,
    Section::Unasked,
];

impl Section {
    /// As an address says it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Danger => "danger",
            Self::Withdrawals => "withdrawals",
            Self::Originals => "originals",
            Self::Overdue => "overdue",
            Self::Post => "post",
            Self::Takedowns => "takedowns",
            Self::Evidence => "evidence",
            Self::Majority => "majority",
            Self::Ending => "ending",
            Self::Offices => "offices",
            Self::Rosters => "rosters",
            Self::Proposals => "proposals",
            Self::Unasked => "unasked",
        }
    }

    /// What an address says.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        INBOX.into_iter().find(|section| section.as_str() == text)
    }
}

/// Something that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Which row it is: of a recall, a request, a proposal …
    pub id: String,
    /// When it happened, or when it is due.
    pub at: Timestamp,
    /// In which work, with its address; none: in more than one, or in none.
    pub work: Option<(Id<Work>, String)>,
    /// About whom, by the key.
    pub person: Option<(Id<Person>, String)>,
    /// What else is to be said in a word: a guardian's key, the result of a check, a JSON list of uses.
    pub detail: String,
    /// How many works, people or uses it is about.
    pub count: i64,
    /// How many of these are not settled.
    pub open: i64,
}

/// The original is wished away, and nobody has seen to it: others are in it too, so it does not go by itself.
macro_rules! wished_away {
    () => {
        "exists (select 1 from original_wish v where v.withdrawal_id = t.id)"
    };
}
/// When a withdrawal is felt: as it is written down, or from a day on that lies ahead then.
macro_rules! felt {
    () => {
        "case when t.effective_at > t.recorded_at then t.effective_at else t.recorded_at end"
    };
}
// Every query gives: sort, id, at, work, slug, person, key, detail, count, open. `$1` is now.
macro_rules! withdrawals {
    () => {
        concat!(
    "select -",
    felt!(),
    " as sort, t.id, ",
    felt!(),
    " as at_ms, w.id as work_id, w.slug, p.id as person_id, p.key, case when ",
    wished_away!(),
    " then 'erase' else coalesce(t.uses, '') end as detail, \
    (select count(*) from recall_notice n join delivery d on d.id = n.delivery_id where n.issued_at = t.recorded_at \
      and (t.work_id is null or d.work_id = t.work_id)) as many, \
    (select count(*) from recall_notice n join delivery d on d.id = n.delivery_id where n.issued_at = t.recorded_at \
      and (t.work_id is null or d.work_id = t.work_id) and not ",
    done!(),
    ") as waiting from withdrawal t join person p on p.id = t.subject_id left join work w on w.id = t.work_id \
    where ",
    felt!(),
    " <= $1 and (",
    felt!(),
    " > $1 - 1209600000 or (t.recorded_at > $1 - 7776000000 and ",
    wished_away!(),
    "))"
)
    };
}
/// Not acknowledged by its deadline, or not carried through within 72 hours.
macro_rules! overdue {
    () => {
        concat!(
    "select n.due_at as sort, n.id, n.due_at as at_ms, w.id as work_id, w.slug, cast(null as text) as person_id, \
    cast(null as text) as key, o.name as detail, d.number as many, cast(1 as bigint) as waiting \
    from recall_notice n join delivery d on d.id = n.delivery_id join organisation o on o.id = d.organisation_id \
    join work w on w.id = d.work_id where not ",
    done!(),
    " and (n.issued_at <= $1 - 259200000 or (n.due_at <= $1 and not ",
    answered!(),
    "))"
)
    };
}
/// Left to a person, or given up by whoever was killed each time: twelve is `outbox::MOST_ATTEMPTS`.
macro_rules! post {
    () => {
        "select o.created_at as sort, o.id, o.created_at as at_ms, w.id as work_id, w.slug, p.id as person_id, p.key, \
    o.kind || ' ' || coalesce(o.last_error, '') as detail, o.attempts as many, cast(1 as bigint) as waiting \
    from outbox o left join recall_notice n on o.kind = 'recall' and n.id = o.object \
    left join delivery d on d.id = n.delivery_id left join work w on w.id = d.work_id \
    left join letter l on o.kind = 'letter' and l.id = o.object left join person p on p.id = l.reader_id \
    where o.done_at is null and (o.waits_since is not null or (o.attempts >= 12 and o.due_at <= $1))"
    };
}
/// One whose work was not recognised holds nothing and stands before those that do.
macro_rules! requests {
    ($which:literal) => {
        concat!(
            "select case when t.work_id is null then t.received_at - 100000000000000 else t.received_at end as sort, t.id, t.received_at as at_ms, w.id as work_id, w.slug, \
    cast(null as text) as person_id, cast(null as text) as key, '' as detail, cast(1 as bigint) as many, \
    cast(1 as bigint) as waiting from takedown_request t left join work w on w.id = t.work_id \
    where t.received_at <= $1 + 1000 \
    and not exists (select 1 from takedown_step d where d.request_id = t.id and d.step = 'decided') and ",
            $which
        )
    };
}
macro_rules! danger {
    () => {
        requests!("t.danger")
    };
}
macro_rules! takedowns {
    () => {
        requests!("not t.danger")
    };
}
macro_rules! proposals {
    () => {
        "select p.proposed_at as sort, p.id, p.proposed_at as at_ms, w.id as work_id, w.slug, \
    cast(null as text) as person_id, cast(null as text) as key, p.kind as detail, cast(1 as bigint) as many, \
    cast(1 as bigint) as waiting from proposal p left join work w on w.id = p.work_id \
    where p.proposed_at <= $1 + 1000 and not exists (select 1 from proposal_answer a where a.proposal_id = p.id)"
    };
}
macro_rules! evidence {
    () => {
        "select k.checked_at as sort, e.id || c.id as id, k.checked_at as at_ms, w.id as work_id, w.slug, \
    p.id as person_id, p.key, k.result as detail, cast(1 as bigint) as many, cast(1 as bigint) as waiting \
    from evidence e join evidence_check k on k.evidence_id = e.id \
    join proving x on x.evidence_id = e.id join consent_record c on c.id = x.consent_id \
    join work w on w.id = c.work_id join person p on p.id = c.subject_id \
    where k.result <> 'verified' and k.checked_at <= $1 \
    and k.checked_at = (select max(l.checked_at) from evidence_check l where l.evidence_id = e.id) \
    and not exists (select 1 from consent_record n where n.replaces = c.id)"
    };
}
macro_rules! majority {
    () => {
        "select p.adult_from as sort, p.id, p.adult_from as at_ms, cast(null as text) as work_id, \
    cast(null as text) as slug, p.id as person_id, p.key, '' as detail, \
    (select count(distinct a.work_id) from appearance a where a.person_id = p.id) as many, cast(1 as bigint) as waiting \
    from person p where p.age_fact = 'born' and p.died_at is null and p.reaffirm_until > $1 \
    and p.adult_from <= $1 + 15897600000 and exists (select 1 from appearance a where a.person_id = p.id)"
    };
}
macro_rules! ending {
    () => {
        "select s.until_ms as sort, c.id as id, s.until_ms as at_ms, w.id as work_id, w.slug, \
    p.id as person_id, p.key, '' as detail, count(*) as many, cast(1 as bigint) as waiting \
    from consent_scope s join consent_record c on c.id = s.consent_id join work w on w.id = c.work_id \
    join person p on p.id = c.subject_id \
    where c.state in ('given', 'renewed') and s.until_ms > $1 and s.until_ms <= $1 + 7776000000 \
    and not exists (select 1 from consent_record n where n.replaces = c.id) \
    and not exists (select 1 from withdrawal t where t.subject_id = c.subject_id and t.declarant = c.declarant \
      and t.declarant_id = c.declarant_id and (t.work_id is null or t.work_id = c.work_id) and t.uses is null \
      and t.effective_at >= c.given_at) \
    group by s.until_ms, c.id, w.id, w.slug, p.id, p.key"
    };
}
macro_rules! originals {
    () => {
        "select v.recorded_at as sort, v.withdrawal_id || '/' || k.id as id, v.recorded_at as at_ms, k.id as work_id, k.slug, \
    p.id as person_id, p.key, '' as detail, cast(1 as bigint) as many, cast(1 as bigint) as waiting \
    from original_wish v join person p on p.id = v.person_id join work k on k.id = v.work_id \
    where v.recorded_at <= $1 + 1000"
    };
}
macro_rules! offices {
    () => {
        "select g.until_ms as sort, g.id, g.until_ms as at_ms, cast(null as text) as work_id, \
    cast(null as text) as slug, p.id as person_id, p.key, o.key as detail, \
    (select count(distinct a.work_id) from appearance a where a.person_id = p.id) as many, cast(1 as bigint) as waiting \
    from standing_guardianship g join person p on p.id = g.child_id join person o on o.id = g.guardian_id \
    where g.until_ms > $1 and g.until_ms <= $1 + 7776000000 and p.died_at is null \
    and (g.kind = 'betreuer' or p.adult_from is null or g.until_ms < p.adult_from)"
    };
}
macro_rules! rosters {
    () => {
        "select w.added_at as sort, w.id, w.added_at as at_ms, w.id as work_id, w.slug, \
    cast(null as text) as person_id, cast(null as text) as key, '' as detail, \
    (select count(distinct a.person_id) from appearance a where a.work_id = w.id) as many, cast(1 as bigint) as waiting \
    from work w where w.state = 'published' and w.added_at <= $1 \
    and not exists (select 1 from roster_attestation r where r.work_id = w.id and r.media_version = w.media_version)"
    };
}
macro_rules! unasked {
    () => {
        "select w.added_at as sort, w.id, w.added_at as at_ms, w.id as work_id, w.slug, \
    cast(null as text) as person_id, cast(null as text) as key, '' as detail, count(distinct a.person_id) as many, cast(1 as bigint) as waiting \
    from work w join unasked a on a.work_id = w.id where w.state = 'published' \
    and not exists (select 1 from clearance l where l.work_id = w.id and l.use_kind = 'public_stream' \
      and l.from_ms <= $1 and l.until_ms > $1) \
    group by w.added_at, w.id, w.slug"
    };
}

/// How much waits in a section, and a page of it behind the place `$2`, `$3`.
struct Queries {
    count: &'static str,
    page: &'static str,
}

macro_rules! waiting {
    ($rows:ident) => {
        Queries {
            count: concat!("select count(*) from (", $rows!(), ") as rows_that_wait"),
            page: concat!(
                "select * from (",
                $rows!(),
                ") as rows_that_wait where (sort, id) > ($2, $3) order by sort, id limit $4"
            ),
        }
    };
}

const fn queries(section: Section) -> Queries {
    match section {
        Section::Danger => waiting!(danger),
        Section::Withdrawals => waiting!(withdrawals),
        Section::Originals => waiting!(originals),
        Section::Overdue => waiting!(overdue),
        Section::Post => waiting!(post),
        Section::Takedowns => waiting!(takedowns),
        Section::Evidence => waiting!(evidence),
        Section::Majority => waiting!(majority),
        Section::Ending => waiting!(ending),
        Section::Offices => waiting!(offices),
        Section::Rosters => waiting!(rosters),
        Section::Proposals => waiting!(proposals),
        Section::Unasked => waiting!(unasked),
    }
}

type Row =
    (i64, String, i64, Option<String>, Option<String>, Option<String>, Option<String>, String, i64, i64);

/// How much waits in a section.
///
/// # Errors
/// As the database.
pub async fn count(tx: &mut Tx, section: Section, now: Timestamp) -> Result<u64> {
    let counted = crate::row!(tx, (i64,), queries(section).count, now.millis())?;
    Ok(counted.and_then(|(count,)| u64::try_from(count).ok()).unwrap_or(0))
}

/// A page of what waits in a section, the most urgent first.
///
/// # Errors
/// As the database; `Invalid` when the place is none of this list.
pub async fn items(
    tx: &mut Tx,
    section: Section,
    now: Timestamp,
    request: &PageRequest,
) -> Result<Page<Item>> {
    let (sort, id) = request.behind(i64::MIN)?;
    let many = i64::from(request.limit) + 1;
    let rows = crate::rows!(tx, Row, queries(section).page, now.millis(), sort, id, many)?;
    let page = Page::cut(rows, request.limit, |row| Cursor { key: row.0.to_string(), id: row.1.clone() });
    let items = page.items.into_iter().map(read).collect::<Result<_>>()?;
    Ok(Page { items, next: page.next })
}

fn read((_, id, at, work, slug, person, key, detail, count, open): Row) -> Result<Item> {
    let work = work.zip(slug).map(|(id, slug)| Ok::<_, crate::error::Error>((id.parse()?, slug)));
    let person = person.zip(key).map(|(id, key)| Ok::<_, crate::error::Error>((id.parse()?, key)));
    Ok(Item {
        id,
        open,
        at: Timestamp::from_millis(at),
        work: work.transpose()?,
        person: person.transpose()?,
        detail,
        count,
    })
}
