//! Reads what was said about one person and one work, with its papers and its entries in the audit log.

use std::collections::{BTreeMap, BTreeSet};

use sqlx::FromRow;

use super::auditing::entry_of;
use super::kept::Kept;
use super::reading::{interval, list, territories, uses, voice};
use super::snapshot::snapshot;
use crate::catalogue::participant::Person;
use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::consent::dossier::{Covered, Dossier, Paper, Shown, TakenBack};
use crate::consent::record::{ShownName, Use};
use crate::error::Result;
use crate::id::{Id, Sha256Digest};
use crate::storage::database::Tx;

const LANGUAGE: &str = "select contact_language from person where id = $1";
const RECOGNISED: &str = "select recognisable_by from appearance where work_id = $1 and person_id = $2";
const PAPERS: &str = "select c.id, c.declarant, c.declarant_id, c.state, c.explicit, n.series, n.version, n.language, \
    n.text_sha256, n.published_at, c.method, c.explained_in, c.interpreter_id, c.given_at from consent_record c \
    join notice n on n.id = c.notice_id where c.work_id = $1 and c.subject_id = $2 order by c.given_at, c.id";
const COVERED: &str = "select s.consent_id, s.use_kind, s.territories, s.from_ms, s.until_ms, s.through_day \
    from consent_scope s join consent_record c on c.id = s.consent_id \
    where c.work_id = $1 and c.subject_id = $2 order by s.consent_id, s.use_kind";
const PROVEN: &str = "select p.consent_id, e.id, e.kind, f.ciphertext_sha256 from proving p \
    join evidence e on e.id = p.evidence_id left join evidence_file f on f.evidence_id = e.id \
    join consent_record c on c.id = p.consent_id where c.work_id = $1 and c.subject_id = $2 order by p.consent_id, e.id";
const TAKEN_BACK: &str = "select id, declarant, declarant_id, uses, effective_at, channel from withdrawal \
    where subject_id = $2 and (work_id is null or work_id = $1) order by effective_at, id";

#[derive(FromRow)]
struct PaperRow {
    id: String,
    declarant: String,
    declarant_id: String,
    state: String,
    explicit: bool,
    series: String,
    version: i64,
    language: String,
    text_sha256: String,
    published_at: i64,
    method: String,
    explained_in: String,
    interpreter_id: Option<String>,
    given_at: i64,
}

/// Everything that was said about `person` in `work`; nothing when the person does not appear there. The name that is
/// shown is that of `now`.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn dossier(
    tx: &mut Tx,
    work: Id<Work>,
    person: Id<Person>,
    now: Timestamp,
) -> Result<Option<Dossier>> {
    let Some(found) = snapshot(tx, work).await? else { return Ok(None) };
    let Some(facts) = found.record.people.get(&person) else { return Ok(None) };
    let (work_id, person_id) = (work.text(), person.text());
    let language = crate::row!(tx, (String,), LANGUAGE, &person_id)?;
    let mut recognisable_by = BTreeSet::new();
    for (by,) in crate::rows!(tx, (String,), RECOGNISED, &work_id, &person_id)? {
        recognisable_by.extend(list(&by)?);
    }
    let shown = found
        .record
        .names
        .iter()
        .find(|name| name.person == person && name.use_ == Use::Catalogue && name.during.contains(now));
    Ok(Some(Dossier {
        work,
        person,
        age: facts.age,
        language: language.map_or_else(|| "de".to_owned(), |(tag,)| tag).parse()?,
        recognisable_by,
        shown: shown.map_or(ShownName::Unnamed, |name| name.shown.clone()),
        declarations: papers(tx, &work_id, &person_id).await?,
        withdrawals: taken_back(tx, &work_id, &person_id).await?,
    }))
}

type CoveredRow = (String, String, String, i64, i64, String);

async fn papers(tx: &mut Tx, work: &str, person: &str) -> Result<Vec<Paper>> {
    let mut covered: BTreeMap<String, Vec<Covered>> = BTreeMap::new();
    for (consent, use_, places, from, until, through) in crate::rows!(tx, CoveredRow, COVERED, work, person)?
    {
        let (use_, during) = (use_.parse()?, interval(from, until));
        let scope = Covered { use_, territories: territories(&places)?, during, through };
        covered.entry(consent).or_default().push(scope);
    }
    let mut proven: BTreeMap<String, Vec<(String, String, Sha256Digest)>> = BTreeMap::new();
    for (consent, id, kind, sealed) in
        crate::rows!(tx, (String, String, String, Option<String>), PROVEN, work, person)?
    {
        let digest = match sealed {
            Some(digest) => digest.parse()?,
            // Attested and not kept: what is recorded of it stands for it.
            None => Sha256Digest::of(Kept::EVIDENCE.words(tx, &id).await?.unwrap_or_default().as_bytes()),
        };
        proven.entry(consent).or_default().push((id, kind, digest));
    }
    let mut papers = Vec::new();
    for row in crate::rows!(tx, PaperRow, PAPERS, work, person)? {
        papers.push(Paper {
            voice: voice(&row.declarant, &row.declarant_id)?,
            word: row.state.parse()?,
            explicit: row.explicit,
            notice: Shown {
                series: row.series,
                version: row.version,
                language: row.language.parse()?,
                sha256: row.text_sha256.parse()?,
                published: Timestamp::from_millis(row.published_at),
            },
            method: row.method,
            explained_in: row.explained_in.parse()?,
            interpreted: row.interpreter_id.is_some(),
            given: Timestamp::from_millis(row.given_at),
            scopes: covered.remove(&row.id).unwrap_or_default(),
            evidence: proven.remove(&row.id).unwrap_or_default(),
            entry: entry_of(tx, Kept::CONSENT_RECORD.table, &row.id).await?,
            id: row.id.parse()?,
        });
    }
    Ok(papers)
}

type TakenRow = (String, String, String, Option<String>, i64, String);

async fn taken_back(tx: &mut Tx, work: &str, person: &str) -> Result<Vec<TakenBack>> {
    let mut taken = Vec::new();
    for (id, declarant, by, of, effective, channel) in crate::rows!(tx, TakenRow, TAKEN_BACK, work, person)? {
        taken.push(TakenBack {
            voice: voice(&declarant, &by)?,
            uses: uses(of.as_deref())?,
            effective: Timestamp::from_millis(effective),
            channel,
            entry: entry_of(tx, Kept::WITHDRAWAL.table, &id).await?,
            id: id.parse()?,
        });
    }
    Ok(taken)
}
