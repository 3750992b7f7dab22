//! Reads a work's record with the keys of its people and everybody who may ask, as of one moment.

use std::collections::BTreeMap;

use super::asker::engagements;
use super::reading::{interval, uses};
use super::requests::work_by_slug;
use super::snapshot::snapshot;
use crate::catalogue::participant::Person;
use crate::consent::decision::Agreement;
use crate::consent::explanation::{Case, Partner};
use crate::consent::record::OrganisationKind;
use crate::error::Result;
use crate::id::Id;
use crate::storage::database::Tx;

const KEYS: &str = "select id, key from person where id in ( \
    select person_id from appearance where work_id = $1 \
    union select subject_id from consent_record where work_id = $1 \
    union select declarant_id from consent_record where work_id = $1 \
    union select declarant_id from withdrawal where (work_id is null or work_id = $1) \
      and subject_id in (select person_id from appearance where work_id = $1) \
    union select guardian_id from guardianship where child_id in (select person_id from appearance where work_id = $1) \
    union select relative_id from relative_of where person_id in (select person_id from appearance where work_id = $1) \
    union select r.person_id from edition_removes r join edition e on e.id = r.edition_id where e.work_id = $1)";
const ORGANISATIONS: &str = "select id, name, kind, territory from organisation order by name";
const AGREEMENTS: &str = "select organisation_id, uses, from_ms, until_ms from standing_agreement order by organisation_id, from_ms, id";

/// Everything that an explanation of the work with this slug reads; nothing for a work that does not exist.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn case(tx: &mut Tx, slug: &str) -> Result<Option<Case>> {
    let Some(work) = work_by_slug(tx, slug).await? else { return Ok(None) };
    let Some(found) = snapshot(tx, work).await? else { return Ok(None) };
    let people = crate::rows!(tx, (String, String), KEYS, work.text())?
        .into_iter()
        .map(|(id, key)| Ok((id.parse::<Id<Person>>()?, key)))
        .collect::<Result<_>>()?;
    let organisations = organisations(tx).await?;
    let engagements = engagements(tx).await?;
    let editions = found.record.editions.iter().map(|cut| (cut.id, cut.id.text())).collect();
    let (work, record) = (slug.to_owned(), found.record);
    Ok(Some(Case { work, record, people, editions, organisations, engagements }))
}

async fn organisations(tx: &mut Tx) -> Result<Vec<Partner>> {
    let mut agreed: BTreeMap<String, Vec<Agreement>> = BTreeMap::new();
    for (organisation, of, from, until) in crate::rows!(tx, (String, String, i64, i64), AGREEMENTS)? {
        let uses = uses(Some(&of))?.unwrap_or_default();
        agreed.entry(organisation).or_default().push(Agreement { uses, during: interval(from, until) });
    }
    crate::rows!(tx, (String, String, String, String), ORGANISATIONS)?
        .into_iter()
        .map(|(id, name, kind, place)| {
            let agreements = agreed.remove(&id).unwrap_or_default();
            Ok(Partner { name, kind: kind.parse::<OrganisationKind>()?, place: place.parse()?, agreements })
        })
        .collect()
}
