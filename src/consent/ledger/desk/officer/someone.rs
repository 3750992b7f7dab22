//! Somebody as the desk knows them: by key, with their works, who may speak for them, and who looked at what is sealed.

use crate::catalogue::participant::Person;
use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::consent::ledger::entries_about;
use crate::consent::ledger::sealed::erasing::alone_and_with_others;
use crate::consent::record::{Capacity, Voice};
use crate::error::Result;
use crate::id::Id;
use crate::storage::database::Tx;

const ONE: &str =
    "select key, case when sealed_profile is null then 0 else 1 end, died_at from person where id = $1";
const OFFICES: &str = "select distinct g.guardian_id, p.key from standing_guardianship g join person p on p.id = g.guardian_id \
    where g.child_id = $1 and g.from_ms <= $2 and g.until_ms > $2 order by p.key";
const RELATIVES: &str = "select r.relative_id, p.key from relative_of r join person p on p.id = r.relative_id \
    where r.person_id = $1 order by p.key";
const KEY: &str = "select key from person where id = $1";
/// Most entries of the log that are gone through.
const MOST: i64 = 1000;

/// Somebody.
#[derive(Clone, Debug)]
pub struct Someone {
    /// What the office calls them.
    pub key: String,
    /// Whether something is sealed about them.
    pub sealed: bool,
    /// Who may speak for them now, with their keys; the person first.
    pub voices: Vec<(Voice, String)>,
    /// The works in which nobody else can be recognised.
    pub alone_in: Vec<(Id<Work>, String)>,
    /// The works with others in them.
    pub with_others: Vec<(Id<Work>, String)>,
}

/// A look at something sealed.
#[derive(Clone, Debug)]
pub struct Look {
    /// When.
    pub at: Timestamp,
    /// By whom, as the log says it.
    pub actor: String,
    /// `profile_opened`, `evidence_opened` or `words_opened`.
    pub kind: String,
    /// What for.
    pub purpose: String,
}

/// Who somebody is at `now`; nothing for nobody.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn someone(tx: &mut Tx, person: Id<Person>, now: Timestamp) -> Result<Option<Someone>> {
    let id = person.text();
    let Some((key, sealed, died)) = crate::row!(tx, (String, i32, Option<i64>), ONE, &id)? else {
        return Ok(None);
    };
    let mut voices = vec![(Voice { capacity: Capacity::Own, by: person }, key.clone())];
    for (by, key) in crate::rows!(tx, (String, String), OFFICES, &id, now.millis())? {
        voices.push((Voice { capacity: Capacity::Guardian, by: by.parse()? }, key));
    }
    if died.is_some_and(|died| died <= now.millis()) {
        for (by, key) in crate::rows!(tx, (String, String), RELATIVES, &id)? {
            voices.push((Voice { capacity: Capacity::Relative, by: by.parse()? }, key));
        }
    }
    let (alone_in, with_others) = alone_and_with_others(tx, person).await?;
    Ok(Some(Someone { key, sealed: sealed == 1, voices, alone_in, with_others }))
}

/// What the office calls somebody; nothing for nobody.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn key(tx: &mut Tx, person: Id<Person>) -> Result<Option<String>> {
    Ok(crate::row!(tx, (String,), KEY, person.text())?.map(|(key,)| key))
}

/// Who looked at what is sealed about somebody, the latest first.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn looks(tx: &mut Tx, person: Id<Person>) -> Result<Vec<Look>> {
    const KINDS: [&str; 5] =
        ["profile_opened", "evidence_opened", "old_paper_opened", "asking_opened", "words_opened"];
    let entries = entries_about(tx, person, MOST).await?.into_iter().map(|salted| salted.entry);
    let opened = entries.filter(|e| KINDS.contains(&e.kind.as_str()));
    let purpose = |object: &str| object.split('/').next_back().unwrap_or_default().to_owned();
    Ok(opened.map(|e| Look { at: e.at, purpose: purpose(&e.object), actor: e.actor, kind: e.kind }).collect())
}
