//! Reads what became of somebody's wish that an original be deleted, and who opened what is sealed about them.

use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::consent::ledger::sealed::erasing::{ErasureRow, erasure_of};
use crate::consent::ledger::sealed::wishes::{self, Answered};
use crate::consent::record::Capacity;
use crate::error::Result;
use crate::id::Id;
use crate::narrator::standing::Standing;
use crate::storage::database::Tx;

const ASKED: &str = "select max(recorded_at) from withdrawal where subject_id = $1 and declarant = 'own' \
    and erase_requested and (work_id is null or work_id = $2)";
const TAKEN_BACK: &str = "select max(s.at_ms) from erasure e join erasure_step s on s.erasure_id = e.id \
    where e.person_id = $1 and e.works like '%' || $2 || '%' and s.step = 'cancelled'";
const ACCOUNT: &str = "select name from account where id = $1";
const OPENED: &str = "select at_ms, actor, kind, object from audit_entry \
    where salt_slot = (select key_slot from person where id = $1) \
    and kind in ('profile_opened', 'asking_opened', 'evidence_opened', 'old_paper_opened', \
    'letter_printed') order by number desc";

/// What became of the wish that an original be deleted.
#[derive(Clone, Debug)]
pub enum Erasing {
    /// It is to be done, or done.
    Asked(Box<ErasureRow>),
    /// It was taken back.
    TakenBack(Timestamp),
    /// Others are in the work too: nothing is deleted by itself.
    WithOthers,
    /// It was answered with no, and why.
    No(Box<Answered>),
}

/// What became of that wish for a work; nothing when nobody asked. A person's own page alone speaks of it, and a no to
/// those who wished it for them.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn erasing(tx: &mut Tx, standing: &Standing, work: Id<Work>) -> Result<Option<Erasing>> {
    let (person, voice) = (standing.subject(), standing.voice());
    let no = wishes::answered(tx, (person, work), voice).await?;
    if voice.capacity != Capacity::Own {
        return Ok(no.map(|no| Erasing::No(Box::new(no))));
    }
    if let Some(row) = erasure_of(tx, person, work).await? {
        return Ok(Some(Erasing::Asked(Box::new(row))));
    }
    let (person, work) = (person.text(), work.text());
    let asked = crate::row!(tx, (Option<i64>,), ASKED, &person, &work)?.and_then(|(at,)| at);
    let back = crate::row!(tx, (Option<i64>,), TAKEN_BACK, &person, &work)?.and_then(|(at,)| at);
    Ok(match (asked, back) {
        (asked, Some(back)) if asked.is_none_or(|asked| asked <= back) => {
            Some(Erasing::TakenBack(Timestamp::from_millis(back)))
        }
        (asked, _) if no.as_ref().is_some_and(|no| asked.is_none_or(|asked| asked <= no.at.millis())) => {
            no.map(|no| Erasing::No(Box::new(no)))
        }
        (Some(_), _) => Some(Erasing::WithOthers),
        (None, _) => None,
    })
}

/// Once that something sealed about somebody was opened.
#[derive(Clone, Debug)]
pub struct Opened {
    /// When.
    pub at: Timestamp,
    /// By whom, if it was somebody with an account; else by somebody at the library's computer.
    pub by: Option<String>,
    /// Whether it was a piece of evidence; else it was name and contact.
    pub evidence: bool,
    /// For which purpose, as the log writes it.
    pub purpose: String,
}

/// Who opened what is sealed about the one whose own page this is, the latest first. Nobody else reads that.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn openings(tx: &mut Tx, standing: &Standing) -> Result<Vec<Opened>> {
    if standing.voice().capacity != Capacity::Own {
        return Ok(Vec::new());
    }
    let rows = crate::rows!(tx, (i64, String, String, String), OPENED, standing.subject().text())?;
    let mut openings = Vec::new();
    for (at, actor, kind, object) in rows {
        let by = match actor.strip_prefix("account:") {
            Some(account) => crate::row!(tx, (String,), ACCOUNT, account)?.map(|(name,)| name),
            None => None,
        };
        let purpose = object.rsplit('/').next().unwrap_or_default().to_owned();
        let evidence = matches!(kind.as_str(), "evidence_opened" | "old_paper_opened");
        let at = Timestamp::from_millis(at);
        openings.push(Opened { at, by, evidence, purpose });
    }
    Ok(openings)
}
