//! Looks at the ledger as a whole: every work, and rows that contradict each other.

use crate::catalogue::work::Work;
use crate::error::Result;
use crate::id::Id;
use crate::storage::database::Tx;

const EVERY_WORK: &str = "select id, slug from work order by slug";

/// What must not be there: a sentence, and a count of it.
const ORPHANS: [(&str, &str); 6] = [
    (
        "chains of declarations with a gap or a wrong predecessor",
        "select count(*) from consent_record c left join consent_record p on p.id = c.replaces \
         where c.version > 1 and (p.id is null or p.version <> c.version - 1 or p.subject_id <> c.subject_id \
         or p.work_id <> c.work_id or p.declarant <> c.declarant or p.declarant_id <> c.declarant_id)",
    ),
    (
        "declarations that agree and cover nothing",
        "select count(*) from consent_record c where c.state in ('given', 'renewed') \
         and not exists (select 1 from consent_scope s where s.consent_id = c.id)",
    ),
    (
        "pieces of evidence that nobody looked at",
        "select count(*) from evidence e where not exists (select 1 from evidence_check k where k.evidence_id = e.id)",
    ),
    (
        "declarations about people who are not in the work",
        "select count(*) from consent_record c where not exists \
         (select 1 from appearance a where a.work_id = c.work_id and a.person_id = c.subject_id)",
    ),
    (
        "clearance lines whose edition belongs to another work",
        "select count(*) from clearance c join edition e on e.id = c.edition_id where e.work_id <> c.work_id",
    ),
    (
        "cuts that somebody agreed to by a declaration about another person or work",
        "select count(*) from edition_removes r join edition e on e.id = r.edition_id \
         join consent_record c on c.id = r.standing_consent_id \
         where c.subject_id <> r.person_id or c.work_id <> e.work_id",
    ),
];

/// Every work and its slug, by slug.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn every_work(tx: &mut Tx) -> Result<Vec<(Id<Work>, String)>> {
    crate::rows!(tx, (String, String), EVERY_WORK)?
        .into_iter()
        .map(|(id, slug)| Ok((id.parse()?, slug)))
        .collect()
}

/// A sentence for everything in the ledger that hangs in the air.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn orphans(tx: &mut Tx) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for (what, count) in ORPHANS {
        let counted = crate::row!(tx, (i64,), count)?.map_or(0, |(count,)| count);
        if counted > 0 {
            found.push(format!("The ledger holds {counted} {what}."));
        }
    }
    Ok(found)
}
