//! Who is in a work, as those who keep consent see it: by the key, never by a legal name.

use std::collections::BTreeMap;

use crate::catalogue::edition::Edition;
use crate::catalogue::participant::{Person, Role};
use crate::catalogue::work::Work;
use crate::consent::record::{Organisation, OrganisationKind};
use crate::error::Result;
use crate::id::Id;
use crate::storage::database::Tx;

/// Everybody who appears, speaks for somebody, or interpreted.
const KEYS: &str = "select id, key from person where id in ( \
    select person_id from appearance where work_id = $1 \
    union select g.guardian_id from guardianship g join appearance a on a.person_id = g.child_id where a.work_id = $1 \
    union select r.relative_id from relative_of r join appearance a on a.person_id = r.person_id where a.work_id = $1 \
    union select declarant_id from consent_record where work_id = $1 \
    union select interpreter_id from consent_record where work_id = $1 and interpreter_id is not null \
    union select w.declarant_id from withdrawal w join appearance a on a.person_id = w.subject_id where a.work_id = $1)";
const APPEARING: &str = "select person_id, role from appearance where work_id = $1 order by position, role";
const EDITIONS: &str = "select id, key from edition where work_id = $1";
const ORGANISATIONS: &str = "select id, kind, name from organisation order by kind, name";

/// Somebody who appears, with every role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participant {
    /// Who.
    pub person: Id<Person>,
    /// In which roles, the first first.
    pub roles: Vec<Role>,
}

/// The key of everybody who has to do with a work.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn keys(tx: &mut Tx, work: Id<Work>) -> Result<BTreeMap<Id<Person>, String>> {
    crate::rows!(tx, (String, String), KEYS, work.text())?
        .into_iter()
        .map(|(id, key)| Ok((id.parse()?, key)))
        .collect()
}

/// Who appears in a work, in the order of its list.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn participants(tx: &mut Tx, work: Id<Work>) -> Result<Vec<Participant>> {
    let mut all: Vec<Participant> = Vec::new();
    for (person, role) in crate::rows!(tx, (String, String), APPEARING, work.text())? {
        let (person, role) = (person.parse()?, role.parse()?);
        match all.iter_mut().find(|known| known.person == person) {
            Some(known) => known.roles.push(role),
            None => all.push(Participant { person, roles: vec![role] }),
        }
    }
    Ok(all)
}

/// The importer's name of each edition of a work.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn editions(tx: &mut Tx, work: Id<Work>) -> Result<BTreeMap<Id<Edition>, String>> {
    crate::rows!(tx, (String, String), EDITIONS, work.text())?
        .into_iter()
        .map(|(id, key)| Ok((id.parse()?, key)))
        .collect()
}

/// Every organisation, by what it is and its name.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn organisations(tx: &mut Tx) -> Result<Vec<(Id<Organisation>, OrganisationKind, String)>> {
    crate::rows!(tx, (String, String, String), ORGANISATIONS)?
        .into_iter()
        .map(|(id, kind, name)| Ok((id.parse()?, kind.parse()?, name)))
        .collect()
}
