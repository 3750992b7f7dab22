//! Everything that was said about one person and one work: each version with its words, its notice and its evidence,
//! and every withdrawal.

use std::collections::{BTreeMap, BTreeSet};

use sqlx::FromRow;

use crate::catalogue::participant::Person;
use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::consent::ending::{No, ended, ends};
use crate::consent::ledger::reading::{interval, territories, uses, voice};
use crate::consent::record::{Declared, Scope, Use, Voice, Word};
use crate::error::Result;
use crate::id::Id;
use crate::storage::database::Tx;

const UTTERED: &str = "select c.id, c.declarant, c.declarant_id, c.version, c.state, c.explicit, c.method, \
    c.explained_in, c.interpreter_id, c.given_at, c.recorded_at, c.recorded_by, \
    n.series, n.version as notice_version, n.language as notice_language, n.text_sha256, n.body \
    from consent_record c join notice n on n.id = c.notice_id where c.work_id = $1 and c.subject_id = $2 \
    order by c.declarant, c.declarant_id, c.version desc";
const SCOPES: &str = "select s.consent_id, s.use_kind, s.territories, s.from_ms, s.until_ms from consent_scope s \
    join consent_record c on c.id = s.consent_id where c.work_id = $1 and c.subject_id = $2";
const PROVEN: &str = "select p.consent_id, e.id, e.kind, e.received_at, k.checked_at, k.result, k.checked_by \
    from proving p join consent_record c on c.id = p.consent_id join evidence e on e.id = p.evidence_id \
    join evidence_check k on k.evidence_id = e.id \
    where c.work_id = $1 and c.subject_id = $2 order by e.received_at, e.id, k.checked_at desc";
const TAKEN: &str = "select id, declarant, declarant_id, work_id, uses, effective_at, received_at, recorded_at, channel \
    from withdrawal where subject_id = $2 and (work_id is null or work_id = $1) order by effective_at desc, id desc";

const TAKEN_BY: &str = "select t.declarant, t.declarant_id, b.key, t.channel, e.actor from withdrawal t \
    join person b on b.id = t.declarant_id \
    left join audit_entry e on e.kind = 'withdrawal' and e.object = t.id where t.id = $1";

/// One voice about one person and one work.
#[derive(Clone, Debug)]
pub struct Chain {
    /// Whose.
    pub voice: Voice,
    /// Every version, the newest first.
    pub said: Vec<Utterance>,
    /// Every withdrawal, the newest first.
    pub taken: Vec<Taken>,
}

impl Chain {
    /// From when on a yes of this voice no longer holds for a use, because they took it back after giving it.
    #[must_use]
    pub fn ends(&self, yes: &Utterance, use_: Use) -> Option<Timestamp> {
        let taken = self.taken.iter();
        ends(yes.given, use_, taken.map(|taken| No { at: taken.effective, uses: taken.uses.as_ref() }))
    }

    /// From when on nothing is left of a yes but that the original may be kept, if that is so.
    #[must_use]
    pub fn ended(&self, yes: &Utterance) -> Option<Timestamp> {
        ended(yes.scopes.iter().map(|scope| scope.use_), |use_| self.ends(yes, use_))
    }
}

/// One declaration with all that stands beside it.
#[derive(Clone, Debug)]
pub struct Utterance {
    /// Which.
    pub id: Id<Declared>,
    /// Its place in the chain, from 1.
    pub version: i64,
    /// What it says.
    pub word: Word,
    /// Whether it was said in so many words.
    pub explicit: bool,
    /// How: `paper_signed`, `e_signed`, `recorded_statement`, `self_service`.
    pub method: String,
    /// In which language it was explained, a BCP 47 tag.
    pub explained_in: String,
    /// Who interpreted.
    pub interpreter: Option<Id<Person>>,
    /// When it was said.
    pub given: Timestamp,
    /// When it was written down.
    pub recorded: Timestamp,
    /// By whom.
    pub recorded_by: String,
    /// The text that was shown or read aloud.
    pub shown: Shown,
    /// What it covers.
    pub scopes: Vec<Scope>,
    /// What proves it.
    pub proofs: Vec<Proof>,
}

/// A notice as it was shown.
#[derive(Clone, Debug)]
pub struct Shown {
    /// Its series.
    pub series: String,
    /// Its version.
    pub version: i64,
    /// Its language, a BCP 47 tag.
    pub language: String,
    /// The SHA-256 of its words.
    pub digest: String,
    /// Its words.
    pub body: String,
}

/// A paper or recording, and every look at it.
#[derive(Clone, Debug)]
pub struct Proof {
    /// Its id.
    pub id: String,
    /// `release_form`, `recorded_statement` …
    pub kind: String,
    /// When it came.
    pub received: Timestamp,
    /// Every look, the newest first.
    pub checks: Vec<Check>,
}

/// A look at a paper or recording.
#[derive(Clone, Debug)]
pub struct Check {
    /// When.
    pub at: Timestamp,
    /// `verified`, `missing`, `hash_mismatch`.
    pub result: String,
    /// By whom.
    pub by: String,
}

/// A withdrawal.
#[derive(Clone, Debug)]
pub struct Taken {
    /// Its id.
    pub id: String,
    /// Whether it is about every work.
    pub everywhere: bool,
    /// From which uses; none named: from every use.
    pub uses: Option<BTreeSet<Use>>,
    /// From when on.
    pub effective: Timestamp,
    /// When it reached us.
    pub received: Timestamp,
    /// When it was written down.
    pub recorded: Timestamp,
    /// `self_service`, `phone` …
    pub channel: String,
}

/// Whose word a withdrawal was, and how it came.
#[derive(Clone, Debug)]
pub struct TakenBy {
    /// Whose.
    pub voice: Voice,
    /// The key of whoever spoke.
    pub key: String,
    /// `self_service`, `phone` …
    pub channel: String,
    /// Who wrote it down, as the audit log names them.
    pub actor: Option<String>,
}

#[derive(FromRow)]
struct UttRow {
    id: String,
    declarant: String,
    declarant_id: String,
    version: i64,
    state: String,
    explicit: bool,
    method: String,
    explained_in: String,
    interpreter_id: Option<String>,
    given_at: i64,
    recorded_at: i64,
    recorded_by: String,
    series: String,
    notice_version: i64,
    notice_language: String,
    text_sha256: String,
    body: String,
}

impl UttRow {
    fn read(self) -> Result<(Voice, Utterance)> {
        let shown = Shown {
            series: self.series,
            version: self.notice_version,
            language: self.notice_language,
            digest: self.text_sha256,
            body: self.body,
        };
        let utterance = Utterance {
            id: self.id.parse()?,
            version: self.version,
            word: self.state.parse()?,
            explicit: self.explicit,
            method: self.method,
            explained_in: self.explained_in,
            interpreter: self.interpreter_id.map(|id| id.parse()).transpose()?,
            given: Timestamp::from_millis(self.given_at),
            recorded: Timestamp::from_millis(self.recorded_at),
            recorded_by: self.recorded_by,
            shown,
            scopes: Vec::new(),
            proofs: Vec::new(),
        };
        Ok((voice(&self.declarant, &self.declarant_id)?, utterance))
    }
}

type TakenRow = (String, String, String, Option<String>, Option<String>, i64, i64, i64, String);
type ScopeRow = (String, String, String, i64, i64);
type ProofRow = (String, String, String, i64, i64, String, String);

/// Every chain about `subject` in `work`, the person's own first.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn chains(tx: &mut Tx, work: Id<Work>, subject: Id<Person>) -> Result<Vec<Chain>> {
    let mut chains: BTreeMap<Voice, Chain> = BTreeMap::new();
    let (mut scopes, mut proofs) = (scopes(tx, work, subject).await?, proofs(tx, work, subject).await?);
    for row in crate::rows!(tx, UttRow, UTTERED, work.text(), subject.text())? {
        let (voice, mut said) = row.read()?;
        said.scopes = scopes.remove(&said.id).unwrap_or_default();
        said.proofs = proofs.remove(&said.id).unwrap_or_default();
        let chain = chains.entry(voice);
        chain.or_insert_with(|| Chain { voice, said: Vec::new(), taken: Vec::new() }).said.push(said);
    }
    for row in crate::rows!(tx, TakenRow, TAKEN, work.text(), subject.text())? {
        let voice = voice(&row.1, &row.2)?;
        let [effective, received, recorded] = [row.5, row.6, row.7].map(Timestamp::from_millis);
        let (everywhere, uses) = (row.3.is_none(), uses(row.4.as_deref())?);
        let taken = Taken { id: row.0, everywhere, uses, effective, received, recorded, channel: row.8 };
        let chain = chains.entry(voice);
        chain.or_insert_with(|| Chain { voice, said: Vec::new(), taken: Vec::new() }).taken.push(taken);
    }
    Ok(chains.into_values().collect())
}

/// Whose word the withdrawal of this id was.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn taken_by(tx: &mut Tx, withdrawal: &str) -> Result<Option<TakenBy>> {
    type Row = (String, String, String, String, Option<String>);
    crate::row!(tx, Row, TAKEN_BY, withdrawal)?
        .map(|(declarant, by, key, channel, actor)| {
            Ok(TakenBy { voice: voice(&declarant, &by)?, key, channel, actor })
        })
        .transpose()
}

async fn scopes(
    tx: &mut Tx,
    work: Id<Work>,
    subject: Id<Person>,
) -> Result<BTreeMap<Id<Declared>, Vec<Scope>>> {
    let mut all: BTreeMap<_, Vec<Scope>> = BTreeMap::new();
    for (id, use_, places, from, until) in crate::rows!(tx, ScopeRow, SCOPES, work.text(), subject.text())? {
        let scope =
            Scope { use_: use_.parse()?, territories: territories(&places)?, during: interval(from, until) };
        all.entry(id.parse()?).or_default().push(scope);
    }
    for scopes in all.values_mut() {
        scopes.sort_by_key(|scope| scope.use_);
    }
    Ok(all)
}

async fn proofs(
    tx: &mut Tx,
    work: Id<Work>,
    subject: Id<Person>,
) -> Result<BTreeMap<Id<Declared>, Vec<Proof>>> {
    let mut all: BTreeMap<_, Vec<Proof>> = BTreeMap::new();
    for (of, id, kind, received, at, result, by) in
        crate::rows!(tx, ProofRow, PROVEN, work.text(), subject.text())?
    {
        let proofs = all.entry(of.parse()?).or_default();
        let check = Check { at: Timestamp::from_millis(at), result, by };
        if let Some(proof) = proofs.iter_mut().find(|proof| proof.id == id) {
            proof.checks.push(check);
        } else {
            let received = Timestamp::from_millis(received);
            proofs.push(Proof { id, kind, received, checks: vec![check] });
        }
    }
    Ok(all)
}
