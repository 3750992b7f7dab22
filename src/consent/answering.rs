//! What a partner answers to a recall, noted by the hand of whoever keeps consent. Nothing that was noted is changed:
//! a mistake is undone by a further event.

use crate::clock::Timestamp;
use crate::consent::audit::Actor;
use crate::consent::ledger::outbox::waiting_of;
use crate::consent::ledger::{Committed, Deed, Ledger, Recall, find_recall, happenings};
use crate::consent::overview::recall::{Event, Stage, stage, undone};
use crate::error::{Error, Result};
use crate::id::Id;

/// What can be noted, in the order in which it usually happens.
pub const ANSWERS: [&str; 9] = [
    "sent",
    "acknowledged",
    "deleted",
    "blocked_in_archive",
    "already_aired",
    "onward_recall_sent",
    "refused",
    "escalated",
    "closed",
];
/// Most characters of a note.
const LONGEST: usize = 2000;

/// Notes an answer, with what the partner said, if anything.
///
/// # Errors
/// `Missing` for a recall that is not there; `Invalid` for another word, for too many, or for a refusal without
/// grounds; `Conflict` when the recall is done already.
pub async fn answer(
    ledger: &Ledger,
    actor: Actor,
    recall: Id<Recall>,
    (kind, note): (&str, &str),
    now: Timestamp,
) -> Result<Committed> {
    let kind = ANSWERS.into_iter().find(|known| *known == kind);
    let kind = kind.ok_or_else(|| Error::invalid("A recall has no answer like that."))?;
    if note.chars().count() > LONGEST {
        return Err(Error::invalid("Please write at most two thousand characters."));
    }
    let mut deed = Deed::begin(ledger, actor, now).await?;
    let events = events(&mut deed, recall).await?;
    if stage(&borrowed(&events)) >= Stage::Done {
        return Err(Error::conflict("This recall is done. Undo what was noted last to go on with it."));
    }
    deed.happened(recall, kind, Some(note.trim()).filter(|note| !note.is_empty())).await?;
    deed.commit().await
}

/// Undoes what was noted under this number. Where nobody knows of the recall then, it is sent again.
///
/// # Errors
/// `Missing` for a recall that is not there; `Conflict` when there is nothing of that number that can be undone.
pub async fn undo(
    ledger: &Ledger,
    actor: Actor,
    recall: Id<Recall>,
    number: i64,
    now: Timestamp,
) -> Result<Committed> {
    let mut deed = Deed::begin(ledger, actor, now).await?;
    let events = events(&mut deed, recall).await?;
    let noted = events.iter().any(|(n, kind, _)| *n == number && ANSWERS.contains(&kind.as_str()));
    if !noted || undone(&borrowed(&events)).contains(&number) {
        return Err(Error::conflict("There is nothing of that number to undo. Look at the recall again."));
    }
    deed.happened(recall, "undone", Some(&number.to_string())).await?;
    // What is undone had settled the mail: where nobody has it, it goes out after all.
    let events = self::events(&mut deed, recall).await?;
    let (told, object) = (stage(&borrowed(&events)) > Stage::Bounced, recall.text());
    if !told && waiting_of(deed.tx(), "recall", &object).await?.is_none() {
        deed.post("recall", &object, now).await?;
    }
    deed.commit().await
}

type Kept = (i64, String, Option<String>);

async fn events(deed: &mut Deed, recall: Id<Recall>) -> Result<Vec<Kept>> {
    if find_recall(deed.tx(), recall).await?.is_none() {
        return Err(Error::missing("There is no such recall."));
    }
    let all = happenings(deed.tx(), recall).await?;
    Ok(all.into_iter().map(|event| (event.number, event.kind, event.note)).collect())
}

fn borrowed(events: &[Kept]) -> Vec<Event<'_>> {
    events.iter().map(|(number, kind, note)| (*number, kind.as_str(), note.as_deref())).collect()
}
