//! The audit log as auditors go through it, and what an entry stands for.

use std::collections::BTreeSet;

use crate::accounts::proposal::Proposal;
use crate::catalogue::participant::Person;
use crate::catalogue::work::Work;
use crate::consent::audit::Logged;
use crate::consent::ledger::reading::uses;
use crate::consent::ledger::works_of;
use crate::consent::record::Use;
use crate::error::Result;
use crate::id::{Id, Sha256Digest};
use crate::storage::database::Tx;

const BY_HASH: &str = "select number from audit_entry where hash = $1";
const DECLARED: &str = "select subject_id, work_id from consent_record where id = $1";
const TAKEN: &str = "select subject_id, work_id from withdrawal where id = $1";
/// Ids are unique among all tables: whichever row it is, this is the work that it is about.
const WORK: &str = "select work_id from (\
    select work_id from hold where id = $1 union select work_id from restriction where id = $1 \
    union select r.work_id from restriction_end e join restriction r on r.id = e.restriction_id where e.id = $1 \
    union select work_id from chosen_name where id = $1 union select work_id from embargo where id = $1 \
    union select work_id from work_licence where id = $1 union select work_id from delivery where id = $1 \
    union select d.work_id from recall_notice n join delivery d on d.id = n.delivery_id where n.id = $1 \
    union select work_id from old_paper where id = $1 union select work_id from edition where id = $1 \
    union select work_id from proposal where id = $1 union select work_id from takedown_request where id = $1 \
    union select id from work where id = $1) as named where work_id is not null";
/// The same for the person.
const PERSON: &str = "select person_id from (\
    select subject_id as person_id from narrator_pause where hold_id = $1 \
    union select person_id from chosen_name where id = $1 union select person_id from restriction where id = $1 \
    union select r.person_id from restriction_end e join restriction r on r.id = e.restriction_id where e.id = $1 \
    union select person_id from old_paper where id = $1 union select person_id from proposal where id = $1) as named \
    where person_id is not null";

/// What is looked at of an entry to find the proposal behind it: the kind of the proposal and its object.
const BY_OBJECT: &str = "select p.id from proposal p join proposal_answer a on a.proposal_id = p.id \
    where p.kind = $1 and p.object = $2 and a.yes and a.answered_at = $3 order by p.id desc limit 1";
const BY_SOURCE: &str =
    "select p.id from consent_record c join proposal p on p.id = c.source_id where c.id = $1";
/// The object of a proposal, of what was done with its answer and has another id.
const FORGOTTEN: &str = "select person_id from erasure where id = $1";
const OPENED: &str = "select restriction_id from restriction_end where id = $1";
const PROVED: &str = "select consent_id || '/' || evidence_id from later_evidence where id = $1";
const BY_LOOK: &str = "select proposal_id from profile_opening where id = $1";
const WAIVER: &str = "select max(number) from audit_entry where kind = 'waiver' and object = $1";

const TAKEN_WITH: &str = "select t.uses, t.recorded_at from audit_entry a join withdrawal t on t.id = a.object \
    where a.number = $1 and a.kind = 'withdrawal'";
const RECALLED: &str = "select n.id from recall_notice n join delivery d on d.id = n.delivery_id \
    where n.issued_at = $1 and d.work_id = $2 order by n.id";

/// What an entry is about.
#[derive(Clone, Debug, Default)]
pub struct About {
    /// A person, where it is about one.
    pub person: Option<Id<Person>>,
    /// The works; all of the person's, where somebody took back everything.
    pub works: Vec<Id<Work>>,
}

/// The number of the entry with this hash.
///
/// # Errors
/// As the database.
pub async fn number_of(tx: &mut Tx, hash: Sha256Digest) -> Result<Option<i64>> {
    Ok(crate::row!(tx, (i64,), BY_HASH, hash.to_string())?.map(|(number,)| number))
}

/// About whom and which works an entry is, as far as the row that it stands for says so.
///
/// # Errors
/// As the database.
pub async fn about(tx: &mut Tx, entry: &Logged) -> Result<About> {
    // `HOLD/2`: the second end of a hold; `WORK/PERSON`: of whom a waiver is.
    let (row, part) = entry.object.split_once('/').unwrap_or((&entry.object, ""));
    if entry.kind.starts_with("waiver") {
        return Ok(About { person: part.parse().ok(), works: vec![row.parse()?] });
    }
    let sql = match entry.kind.as_str() {
        "consent_record" => DECLARED,
        "withdrawal" => TAKEN,
        _ => {
            let work = crate::row!(tx, (String,), WORK, row)?.map(|(work,)| work.parse());
            let person = crate::row!(tx, (String,), PERSON, row)?.map(|(person,)| person.parse());
            return Ok(About { person: person.transpose()?, works: work.transpose()?.into_iter().collect() });
        }
    };
    let Some((person, work)) = crate::row!(tx, (String, Option<String>), sql, row)? else {
        return Ok(About::default());
    };
    let person = person.parse()?;
    let works = match work {
        Some(work) => vec![work.parse()?],
        None => works_of(tx, person).await?,
    };
    Ok(About { person: Some(person), works })
}

/// The proposal of two that an entry is of: made by it, answered by it, or done with its answer.
///
/// # Errors
/// As the database.
pub async fn proposal_of(tx: &mut Tx, entry: &Logged) -> Result<Option<Id<Proposal>>> {
    let (row, at) = (entry.object.split('/').next().unwrap_or_default(), entry.at.millis());
    let found = match entry.kind.as_str() {
        "proposal" | "proposal_answer" => return Ok(row.parse().ok()),
        "waiver" => crate::row!(tx, (String,), BY_OBJECT, "waiver", &entry.object, at)?,
        "hold_end" => crate::row!(tx, (String,), BY_OBJECT, "lift_hold", row, at)?,
        "guardianship_end" | "embargo_end" => {
            let of = format!("{}/{row}", entry.kind.trim_end_matches("_end"));
            crate::row!(tx, (String,), BY_OBJECT, "end_early", of, at)?
        }
        "consent_record" => crate::row!(tx, (String,), BY_SOURCE, row)?,
        "restriction_end" => done_with(tx, ("lift_passage", OPENED), row, at).await?,
        "erasure" => done_with(tx, ("erasure", FORGOTTEN), row, at).await?,
        "later_evidence" => done_with(tx, ("later_evidence", PROVED), row, at).await?,
        "profile_opening" => crate::row!(tx, (String,), BY_LOOK, row)?,
        _ => None,
    };
    found.map(|(id,)| id.parse()).transpose()
}

/// The proposal of a kind that was answered with yes at `at`, about the object that `sql` finds for a row.
async fn done_with(
    tx: &mut Tx,
    (kind, sql): (&str, &'static str),
    row: &str,
    at: i64,
) -> Result<Option<(String,)>> {
    let Some((object,)) = crate::row!(tx, (String,), sql, row)? else { return Ok(None) };
    crate::row!(tx, (String,), BY_OBJECT, kind, object, at)
}

/// The entry by which it was written down last that nobody need ask `person` in `work`.
///
/// # Errors
/// As the database.
pub async fn entry_of_waiver(tx: &mut Tx, work: Id<Work>, person: Id<Person>) -> Result<Option<i64>> {
    let found = crate::row!(tx, (Option<i64>,), WAIVER, format!("{work}/{person}"))?;
    Ok(found.and_then(|(number,)| number))
}

/// What a withdrawal closed.
#[derive(Clone, Debug)]
pub struct TakenWith {
    /// Which uses; none named: every use.
    pub uses: Option<BTreeSet<Use>>,
    /// The copies of the work that were called back with it.
    pub recalls: Vec<String>,
}

/// What the withdrawal of entry `number` closed of `work`; nothing for an entry of another kind.
///
/// # Errors
/// As the database.
pub async fn taken_with(tx: &mut Tx, number: i64, work: Id<Work>) -> Result<Option<TakenWith>> {
    let Some((of, at)) = crate::row!(tx, (Option<String>, i64), TAKEN_WITH, number)? else { return Ok(None) };
    let recalls = crate::rows!(tx, (String,), RECALLED, at, work.text())?;
    let recalls = recalls.into_iter().map(|(id,)| id).collect();
    Ok(Some(TakenWith { uses: uses(of.as_deref())?, recalls }))
}
