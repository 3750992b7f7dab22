//! The audit log as auditors go through it, and what an entry stands for.

use crate::catalogue::participant::Person;
use crate::catalogue::work::Work;
use crate::consent::audit::Logged;
use crate::consent::ledger::works_of;
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
    // `HOLD/2`: the second end of a hold.
    let row = entry.object.split('/').next().unwrap_or_default();
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
