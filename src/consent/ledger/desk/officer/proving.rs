//! Evidence as officers go through it: what it is, what rests on it, every look, and what is added to a declaration
//! later.

use crate::accounts::account::Account;
use crate::accounts::proposal::Proposal;
use crate::catalogue::participant::Person;
use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::consent::fact::Evidence;
use crate::consent::ledger::desk::Check;
use crate::consent::ledger::{Deed, Kept};
use crate::consent::record::{Declared, Word};
use crate::error::{Error, Result};
use crate::id::Id;
use crate::page::{Cursor, Page, PageRequest};
use crate::storage::database::Tx;

const PROVE: &str = "insert into later_evidence (id, consent_id, evidence_id, added_at, added_by) \
    values ($1, $2, $3, $4, $5)";
const DECLARED: &str =
    "select subject_id, work_id, state, given_at, method from consent_record where id = $1";
const LOOK: &str = "insert into profile_opening (id, proposal_id, person_id, purpose, opened_at, opened_by) \
    values ($1, $2, $3, $4, $5, $6)";
const ONE: &str = "select e.kind, e.received_at, f.about, p.key, f.media_type, f.length_bytes, \
    case when s.shredded_at is null then 1 else 0 end from evidence e \
    left join evidence_file f on f.evidence_id = e.id left join person p on p.id = f.about \
    left join key_slot s on s.id = f.key_slot where e.id = $1";
const CHECKS: &str = "select checked_at, result, checked_by from evidence_check where evidence_id = $1 order by checked_at desc";
const RESTS: &str = "select c.id, c.work_id, w.slug, c.subject_id, p.key, c.version, c.state from proving x \
    join consent_record c on c.id = x.consent_id join work w on w.id = c.work_id join person p on p.id = c.subject_id \
    where x.evidence_id = $1 order by w.slug, c.given_at, c.id";
const OPENED: &str = "select at_ms, actor, object from audit_entry where kind = 'evidence_opened' \
    and object >= $1 and object < $2 order by number desc";
/// The proposals that rested on evidence `$of`, and were answered with no, where nothing else rests on it or waits for it.
macro_rules! refused {
    ($select:literal, $of:literal) => {
        concat!(
            "select ",
            $select,
            " from proposal p join proposal_answer a on a.proposal_id = p.id \
    where p.kind in ('minor_consent', 'later_evidence') and not a.yes and p.payload like '%' || ",
            $of,
            " || '%' and not exists (select 1 from proving x where x.evidence_id = ",
            $of,
            ") and not exists (select 1 from proposal o where o.kind in ('minor_consent', 'later_evidence') \
    and o.payload like '%' || ",
            $of,
            " || '%' and not exists (select 1 from proposal_answer b where b.proposal_id = o.id))"
        )
    };
}
const REFUSED: &str = refused!("p.id", "$1");
const LIST: &str = concat!(
    "select sort, id, kind, received_at, result, held, case when exists (",
    refused!("1", "page.id"),
    ") then 1 else 0 end from (select * from (\
    select case k.result when 'verified' then 1 else 0 end * 9000000000000000 - e.received_at as sort, e.id, e.kind, \
    e.received_at, k.result, case when f.evidence_id is null then 0 else 1 end as held from evidence e \
    join evidence_check k on k.evidence_id = e.id and k.checked_at = \
      (select max(l.checked_at) from evidence_check l where l.evidence_id = e.id) \
    left join evidence_file f on f.evidence_id = e.id) as pieces \
    where (sort, id) > ($1, $2) order by sort, id limit $3) as page order by sort, id"
);

/// The name of the order of the list, for cursors.
pub const BY_HARM: &str = "evidence";

/// A declaration to which evidence can be added.
#[derive(Clone, Debug)]
pub struct Provable {
    /// About whom.
    pub subject: Id<Person>,
    /// About which work.
    pub work: Id<Work>,
    /// What it says.
    pub word: Word,
    /// When it was said.
    pub given: Timestamp,
    /// How it was declared, as the table writes it.
    pub method: String,
}

/// A piece of evidence with all that stands beside it.
#[derive(Clone, Debug)]
pub struct Piece {
    /// `release_form`, `recorded_statement` …
    pub kind: String,
    /// When it came.
    pub received: Timestamp,
    /// Its file, when one is kept: what the bytes are, and how many when sealed.
    pub file: Option<(String, i64)>,
    /// Who is in it.
    pub about: Option<(Id<Person>, String)>,
    /// Whether its key is still there.
    pub legible: bool,
    /// The proposal that rested on it and was answered with no, where nothing else rests on it.
    pub refused: Option<Id<Proposal>>,
    /// Every look, the newest first.
    pub checks: Vec<Check>,
    /// The declarations that rest on it.
    pub rests: Vec<Resting>,
    /// When it was opened, by whom, and what for; the latest first.
    pub opened: Vec<(Timestamp, String, String)>,
}

/// A declaration that rests on a piece of evidence.
#[derive(Clone, Debug)]
pub struct Resting {
    /// About which work: its id and address.
    pub work: (Id<Work>, String),
    /// About whom: id and key.
    pub subject: (Id<Person>, String),
    /// Its place in the chain.
    pub version: i64,
    /// What it says.
    pub word: Word,
}

/// A line of the list of evidence.
#[derive(Clone, Debug)]
pub struct Line {
    /// Which.
    pub id: String,
    /// `release_form`, `recorded_statement` …
    pub kind: String,
    /// When it came.
    pub received: Timestamp,
    /// What the last look found.
    pub result: String,
    /// Whether its file is kept here.
    pub held: bool,
    /// Whether all that rested on it was proposed, and answered with no.
    pub refused: bool,
}

impl Deed {
    /// Adds evidence on record to a declaration that was recorded before; from now on it proves that too.
    ///
    /// # Errors
    /// `Missing` when there is no such declaration, `Conflict` when the evidence belongs to it already.
    pub async fn prove_later(
        &mut self,
        declaration: Id<Declared>,
        evidence: Id<Evidence>,
        by: &str,
    ) -> Result<()> {
        let found = provable(&mut self.tx, declaration).await?;
        let found = found.ok_or_else(|| Error::missing("There is no such declaration."))?;
        let (id, now) = (Id::<Evidence>::new(self.now)?.text(), self.now.millis());
        crate::run!(&mut self.tx, PROVE, &id, declaration.text(), evidence.text(), now, by)?;
        self.enter_row(Kept::LATER_EVIDENCE, &id, Some(found.subject)).await?;
        self.touch(found.work);
        Ok(())
    }

    /// Writes down that `by` looks at what is sealed about `person`, as somebody else agreed to; the table refuses it
    /// otherwise.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer.
    pub async fn profile_opening(
        &mut self,
        (proposal, by): (Id<Proposal>, Id<Account>),
        person: Id<Person>,
        purpose: &str,
    ) -> Result<()> {
        let (id, now) = (Id::<Proposal>::new(self.now)?.text(), self.now.millis());
        crate::run!(&mut self.tx, LOOK, &id, proposal.text(), person.text(), purpose, now, by.text())?;
        self.enter_row(Kept::PROFILE_OPENING, &id, Some(person)).await?;
        Ok(())
    }
}

/// A declaration by its id.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn provable(tx: &mut Tx, declaration: Id<Declared>) -> Result<Option<Provable>> {
    crate::row!(tx, (String, String, String, i64, String), DECLARED, declaration.text())?
        .map(|(subject, work, word, given, method)| {
            Ok(Provable {
                subject: subject.parse()?,
                work: work.parse()?,
                word: word.parse()?,
                given: Timestamp::from_millis(given),
                method,
            })
        })
        .transpose()
}

/// A piece of evidence, unopened.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn piece(tx: &mut Tx, evidence: Id<Evidence>) -> Result<Option<Piece>> {
    type Row = (String, i64, Option<String>, Option<String>, Option<String>, Option<i64>, i32);
    let id = evidence.text();
    let Some((kind, received, about, key, media_type, length, legible)) = crate::row!(tx, Row, ONE, &id)?
    else {
        return Ok(None);
    };
    let about = about.zip(key).map(|(id, key)| Ok::<_, Error>((id.parse()?, key))).transpose()?;
    Ok(Some(Piece {
        kind,
        received: Timestamp::from_millis(received),
        file: media_type.zip(length),
        about,
        legible: legible == 1,
        refused: crate::row!(tx, (String,), REFUSED, &id)?.map(|(id,)| id.parse()).transpose()?,
        checks: checks(tx, &id).await?,
        rests: rests(tx, &id).await?,
        opened: opened(tx, &id).await?,
    }))
}

async fn checks(tx: &mut Tx, id: &str) -> Result<Vec<Check>> {
    let rows = crate::rows!(tx, (i64, String, String), CHECKS, id)?;
    let check = |(at, result, by)| Check { at: Timestamp::from_millis(at), result, by };
    Ok(rows.into_iter().map(check).collect())
}

async fn rests(tx: &mut Tx, id: &str) -> Result<Vec<Resting>> {
    type Row = (String, String, String, String, String, i64, String);
    crate::rows!(tx, Row, RESTS, id)?
        .into_iter()
        .map(|(_, work, slug, subject, key, version, word)| {
            Ok(Resting {
                work: (work.parse()?, slug),
                subject: (subject.parse()?, key),
                version,
                word: word.parse()?,
            })
        })
        .collect()
}

/// The log names what was opened and what for: `EVIDENCE/PURPOSE`; `0` is the sign after `/`.
async fn opened(tx: &mut Tx, id: &str) -> Result<Vec<(Timestamp, String, String)>> {
    let rows = crate::rows!(tx, (i64, String, String), OPENED, format!("{id}/"), format!("{id}0"))?;
    let purpose = |object: String| object.split('/').next_back().unwrap_or_default().to_owned();
    Ok(rows
        .into_iter()
        .map(|(at, actor, object)| (Timestamp::from_millis(at), actor, purpose(object)))
        .collect())
}

/// A page of all evidence: first what is missing or changed, then the newest.
///
/// # Errors
/// As the database; `Invalid` when the place is none of this list.
pub async fn pieces(tx: &mut Tx, request: &PageRequest) -> Result<Page<Line>> {
    type Row = (i64, String, String, i64, String, i32, i32);
    let (sort, id) = request.behind(i64::MIN)?;
    let rows = crate::rows!(tx, Row, LIST, sort, id, i64::from(request.limit) + 1)?;
    let page = Page::cut(rows, request.limit, |row| Cursor { key: row.0.to_string(), id: row.1.clone() });
    let line = |(_, id, kind, received, result, held, refused)| Line {
        id,
        kind,
        received: Timestamp::from_millis(received),
        result,
        held: held == 1,
        refused: refused == 1,
    };
    Ok(Page { items: page.items.into_iter().map(line).collect(), next: page.next })
}
