//! What a partner took and must not use any more: each open recall with what to do, until when, and where to answer. The
//! answer is noted by an officer. No title stands there: what was taken back is named by its marks.

use crate::clock::Timestamp;
use crate::consent::ledger::desk::open_of;
use crate::consent::ledger::happenings;
use crate::consent::overview::recall::{Event, Stage, overdue, stage};
use crate::error::Result;
use crate::http::letters::recall_text;
use crate::http::site::Site;
use crate::http::words::Words;
use crate::radio::partner_store::Partner;
use crate::storage::database::Tx;

/// A recall as the radio desk shows it.
pub struct RecallView {
    /// Of which delivery.
    pub heading: String,
    /// What to stop, which file, what to do with it, until when to answer, and where.
    pub lines: Vec<String>,
    /// That a deadline is over, and that an answer is noted.
    pub state: Vec<String>,
}

/// The open recalls of what `partner` took, the oldest deadline first.
///
/// # Errors
/// As the database.
pub async fn open(
    tx: &mut Tx,
    (site, words): (&Site, &Words),
    partner: &Partner,
    now: Timestamp,
) -> Result<Vec<RecallView>> {
    let mut views = Vec::new();
    for recall in open_of(tx, partner.organisation).await? {
        let events = happenings(tx, recall.id).await?;
        let told: Vec<Event<'_>> =
            events.iter().map(|event| (event.number, event.kind.as_str(), event.note.as_deref())).collect();
        let stage = stage(&told);
        let late = overdue(stage, recall.issued, recall.due, now).map(|_| "radio-recall-late");
        let noted = matches!(stage, Stage::Acknowledged | Stage::Refused).then_some("radio-recall-noted");
        let text = recall_text(site, &recall, words);
        views.push(RecallView {
            heading: text.subject,
            lines: text.body.split("\n\n").map(str::to_owned).collect(),
            state: late.into_iter().chain(noted).map(|key| words.say(key)).collect(),
        });
    }
    Ok(views)
}
