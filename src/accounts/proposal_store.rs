//! Rows of proposals and of their answers.

use crate::accounts::account::Account;
use crate::accounts::proposal::{Answer, Proposal, What};
use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::consent::ledger::Deed;
use crate::consent::ledger::sealed::words::About;
use crate::error::{Error, Kind, Result};
use crate::id::Id;
use crate::page::{Cursor, Page, PageRequest};
use crate::storage::database::Tx;
use crate::storage::vault::Vault;
use crate::{row, rows, run};

const PROPOSE: &str = "insert into proposal (id, kind, object, work_id, person_id, payload, words, proposed_by, proposed_at) \
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const ANSWER: &str =
    "insert into proposal_answer (proposal_id, answered_by, answered_at, yes) values ($1, $2, $3, $4)";
/// The columns of [`ProposalRow`], of every proposal with its answer, where it has one.
macro_rules! proposals {
    ($rest:literal) => {
        concat!(
            "select p.id, p.payload, p.words, p.work_id, p.person_id, p.proposed_by, p.proposed_at, \
             a.answered_by, a.answered_at, a.yes \
             from proposal p left join proposal_answer a on a.proposal_id = p.id where ",
            $rest
        )
    };
}
const ONE: &str = proposals!("p.id = $1");
const OPEN: &str = proposals!(
    "a.proposal_id is null and (p.proposed_at, p.id) > ($1, $2) order by p.proposed_at, p.id limit $3"
);
const ANSWERED: &str = proposals!("a.proposal_id is not null order by a.answered_at desc, p.id limit $1");
const TO_OPEN: &str =
    proposals!("p.kind = 'open_profile' and p.object = $1 order by p.proposed_at desc, p.id");
const ABOUT: &str = proposals!("a.proposal_id is null and p.work_id = $1 order by p.proposed_at, p.id");
const WAITS: &str = "select p.id from proposal p where p.kind = $1 and p.object = $2 \
    and not exists (select 1 from proposal_answer a where a.proposal_id = p.id)";
const NAME: &str = "select name from account where id = $1";

type ProposalRow = (
    String,
    String,
    Option<String>,
    Option<String>,
    Option<String>,
    String,
    i64,
    Option<String>,
    Option<i64>,
    Option<bool>,
);

/// A proposal as rows keep it: what is to be done in ids and closed words, and the free words sealed.
#[derive(serde::Serialize)]
pub struct Kept {
    payload: String,
    words: Option<String>,
}

/// What the free words of a proposal are bound to.
fn name_of_words(id: Id<Proposal>) -> String {
    format!("proposal {id}")
}

/// Keeps a proposal, its free words sealed under the key of whom it is about; what the rows say.
///
/// # Errors
/// `Conflict` when the same is proposed already and nobody has answered; `Gone` when the person was forgotten.
pub async fn propose(deed: &mut Deed, proposal: &Proposal) -> Result<Kept> {
    let (kind, object) = (proposal.what.kind(), proposal.what.object(proposal.id));
    if waits(deed.tx(), kind, &object).await?.is_some() {
        return Err(Error::conflict(
            "The same is proposed already. Somebody else answers it under “Proposals”.",
        ));
    }
    let mut what = proposal.what.clone();
    let words = match what.take_words() {
        Some(words) => {
            let (about, name) = (About::of(proposal.work, proposal.person), name_of_words(proposal.id));
            let words = serde_json::to_string(&words).map_err(Error::internal)?;
            match deed.seal_words(about, &name, &words).await {
                // Their wish for an original is answered also when they were forgotten by now, without a word about them.
                Err(e) if e.kind() == Kind::Gone && matches!(what, What::Erasure { further: true, .. }) => {
                    None
                }
                sealed => Some(sealed?),
            }
        }
        None => None,
    };
    let payload = serde_json::to_string(&what).map_err(Error::internal)?;
    run!(
        deed.tx(),
        PROPOSE,
        proposal.id.text(),
        kind,
        object,
        proposal.work.map(Id::text),
        proposal.person.map(Id::text),
        &payload,
        words.as_deref(),
        proposal.by.text(),
        proposal.at.millis()
    )?;
    Ok(Kept { payload, words })
}

/// The proposal of a kind about a row that nobody has answered.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn waits(tx: &mut Tx, kind: &str, object: &str) -> Result<Option<Id<Proposal>>> {
    row!(tx, (String,), WAITS, kind, object)?.map(|(id,)| id.parse()).transpose()
}

/// Keeps an answer. The database refuses one by whoever proposed it, and a second one.
///
/// # Errors
/// `Conflict` when it was answered already.
pub async fn answer(tx: &mut Tx, proposal: Id<Proposal>, answer: Answer) -> Result<()> {
    run!(tx, ANSWER, proposal.text(), answer.by.text(), answer.at.millis(), answer.yes)?;
    Ok(())
}

/// The proposal of that id, with its free words as far as they can be opened. Lists are without them.
///
/// # Errors
/// What database or vault say.
pub async fn one(tx: &mut Tx, vault: &Vault, id: Id<Proposal>) -> Result<Option<Proposal>> {
    let Some(row) = row!(tx, ProposalRow, ONE, id.text())? else { return Ok(None) };
    let sealed = row.2.clone();
    let mut proposal = read(row)?;
    if let Some(sealed) = sealed {
        match vault.unseal_words(&name_of_words(id), &sealed).await? {
            Some(words) => {
                // What serde has to say would repeat words.
                let words = serde_json::from_str(&words)
                    .map_err(|_| Error::internal("sealed words of another shape"))?;
                proposal.what.put_words(words);
            }
            None => proposal.forgotten = true,
        }
    }
    Ok(Some(proposal))
}

/// The name of the order of what nobody has answered yet, for cursors.
pub const WAITING: &str = "proposals";

/// A page of what nobody has answered yet, oldest first.
///
/// # Errors
/// As the database; `Invalid` when the place is none of this list.
pub async fn open(tx: &mut Tx, request: &PageRequest) -> Result<Page<Proposal>> {
    let (at, id) = request.behind(i64::MIN)?;
    let rows = rows!(tx, ProposalRow, OPEN, at, id, i64::from(request.limit) + 1)?;
    let page = Page::cut(rows, request.limit, |row| Cursor { key: row.6.to_string(), id: row.0.clone() });
    Ok(Page { items: page.items.into_iter().map(read).collect::<Result<_>>()?, next: page.next })
}

/// What was ever asked to open about a person, the latest first.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn to_open(tx: &mut Tx, person: &str) -> Result<Vec<Proposal>> {
    rows!(tx, ProposalRow, TO_OPEN, person)?.into_iter().map(read).collect()
}

/// What nobody has answered yet about a work, oldest first.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn waiting_about(tx: &mut Tx, work: Id<Work>) -> Result<Vec<Proposal>> {
    rows!(tx, ProposalRow, ABOUT, work.text())?.into_iter().map(read).collect()
}

/// What was answered last, at most `limit`.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn answered(tx: &mut Tx, limit: i64) -> Result<Vec<Proposal>> {
    rows!(tx, ProposalRow, ANSWERED, limit)?.into_iter().map(read).collect()
}

/// The name of an account.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn name_of(tx: &mut Tx, account: Id<Account>) -> Result<String> {
    Ok(row!(tx, (String,), NAME, account.text())?.map_or_else(String::new, |(name,)| name))
}

fn read(
    (id, payload, _, work, person, by, at, answered_by, answered_at, yes): ProposalRow,
) -> Result<Proposal> {
    let answer = match (answered_by, answered_at, yes) {
        (Some(by), Some(at), Some(yes)) => {
            Some(Answer { by: by.parse()?, at: Timestamp::from_millis(at), yes })
        }
        _ => None,
    };
    Ok(Proposal {
        id: id.parse()?,
        what: serde_json::from_str::<What>(&payload).map_err(Error::internal)?,
        work: work.map(|id| id.parse()).transpose()?,
        person: person.map(|id| id.parse()).transpose()?,
        by: by.parse()?,
        at: Timestamp::from_millis(at),
        answer,
        forgotten: false,
    })
}
