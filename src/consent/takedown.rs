//! Somebody writes: I am in this film, have it stopped. Contact and words are sealed before they are kept; where it is
//! dangerous the public uses are held at once.

use serde::{Deserialize, Serialize};

use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::consent::audit::Actor;
use crate::consent::fact::HoldFact;
use crate::consent::ledger::{Deed, Ledger, RequestRow, filed_since, held_lately, requests};
use crate::consent::record::{Interval, Use};
use crate::error::{Error, Result};
use crate::id::{Id, Token};
use crate::storage::vault::Purpose;

/// How long the public uses are held when it is dangerous.
pub const HOLD_HOURS: i64 = 72;
const MINUTE_MS: i64 = 60 * 1000;
/// Most requests without danger that are taken in within a minute, from all the world together.
pub const REQUESTS_A_MINUTE: i64 = 20;
/// Most requests that say danger and stop nothing, within a minute; one that stops a film is always taken.
pub const DANGERS_A_MINUTE: i64 = 60;
/// Most characters of one field.
const LONGEST: usize = 10_000;

/// The noun that `Id<Request>` names.
#[derive(Clone, Debug)]
pub struct Request {
    /// About which work, when it is known.
    pub work: Option<Id<Work>>,
    /// Whether it can put somebody in danger.
    pub danger: bool,
    /// What is sealed.
    pub words: Words,
}

/// What only the library may read. All of it is optional.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// Who writes.
    pub name: String,
    /// Where to answer.
    pub contact: String,
    /// Why, and which film, in their words.
    pub reason: String,
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Words(sealed)")
    }
}

/// What the one who wrote is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// By which to ask about it later.
    pub reference: String,
    /// Until when the work is held, when it is.
    pub held_until: Option<Timestamp>,
}

/// A request, opened.
#[derive(Clone, Debug)]
pub struct Opened {
    /// By which its writer asks about it.
    pub reference: String,
    /// When it came.
    pub received: Timestamp,
    /// The slug of the work, when it is known.
    pub slug: Option<String>,
    /// Whether it can put somebody in danger.
    pub danger: bool,
    /// Until when the work is held because of it.
    pub held_until: Option<Timestamp>,
    /// What was written.
    pub words: Words,
}

/// Files a request. When it says danger and names a work, the work's public uses are held for [`HOLD_HOURS`]. A work
/// that is held already costs nothing. Of others at most `holds_a_day` are closed within a day (0: nothing is ever
/// held), so that nobody can empty the library, and at most half of these within an hour, so that one spree leaves
/// room for somebody who is in danger later. A request beyond that is filed all the same.
///
/// Requests with danger and without are counted apart, so that a flood of the one kind keeps out none of the other.
/// Whether the work is known does not count: an answer must not tell that it is there.
///
/// # Errors
/// `TooLarge` when a field is longer than ten thousand characters; `Unavailable` when more requests than
/// [`DANGERS_A_MINUTE`] or [`REQUESTS_A_MINUTE`] came, and this one would stop nothing. Then nothing of it is kept.
pub async fn file(ledger: &Ledger, request: &Request, holds_a_day: u32, now: Timestamp) -> Result<Receipt> {
    let Words { name, contact, reason } = &request.words;
    if [name, contact, reason].iter().any(|field| field.chars().count() > LONGEST) {
        return Err(Error::too_large("Please write less than ten thousand characters in each field."));
    }
    let id = Id::<Request>::new(now)?.text();
    let plain = serde_json::to_vec(&request.words).map_err(Error::internal)?;
    let reference = reference()?;
    let mut deed = Deed::begin(ledger, Actor::Public, now).await?;
    let most = if request.danger { DANGERS_A_MINUTE } else { REQUESTS_A_MINUTE };
    let crowded = filed_since(deed.tx(), now.plus_millis(-MINUTE_MS), request.danger).await? >= most;
    let slot = deed.key_slot(Purpose::Takedown).await?;
    let words = ledger.vault.seal(slot, &id, &plain).await?;
    let row = RequestRow {
        id: id.clone(),
        reference: reference.clone(),
        received: now,
        work: request.work,
        danger: request.danger,
        words,
        key_slot: slot,
    };
    deed.file_request(&row).await?;
    let dangerous = request.work.filter(|_| request.danger && holds_a_day > 0);
    let hold = match dangerous {
        Some(work) => hold(&mut deed, work, &id, holds_a_day).await?,
        None => Hold::None,
    };
    if crowded && !matches!(hold, Hold::Begun(_)) {
        return Err(Error::unavailable("Very many messages are coming in. Send yours again in a minute."));
    }
    deed.commit().await?;
    let held_until = match hold {
        Hold::Begun(until) | Hold::Running(until) => Some(until),
        Hold::None => None,
    };
    Ok(Receipt { reference, held_until })
}

/// Whether a request holds its work, and until when.
enum Hold {
    /// It does, since this request.
    Begun(Timestamp),
    /// An earlier one does.
    Running(Timestamp),
    None,
}

/// Holds the public uses of `work`, within the limits.
async fn hold(deed: &mut Deed, work: Id<Work>, request: &str, holds_a_day: u32) -> Result<Hold> {
    let now = deed.now();
    let lately = held_lately(deed.tx(), work, now).await?;
    if let Some(until) = lately.running {
        return Ok(Hold::Running(until));
    }
    let (a_day, an_hour) = (i64::from(holds_a_day), i64::from(holds_a_day.div_ceil(2)));
    if lately.within_a_day >= a_day || lately.within_an_hour >= an_hour {
        return Ok(Hold::None);
    }
    let until = now.plus_millis(HOLD_HOURS * 60 * 60 * 1000);
    let fact = HoldFact {
        source_id: None,
        uses: Some(Use::PUBLIC.into()),
        during: Interval { from: now, until },
        cause: "takedown_review",
    };
    deed.hold(work, &fact, Some(request)).await?;
    Ok(Hold::Begun(until))
}

/// Every request whose key was not destroyed, newest first, opened.
///
/// # Errors
/// `Invalid` when the master key is not the one that sealed them.
pub async fn list(ledger: &Ledger) -> Result<Vec<Opened>> {
    let rows = requests(&mut ledger.database.read().await?).await?;
    let mut opened = Vec::with_capacity(rows.len());
    for (row, slug, held_until) in rows {
        let plain = ledger.vault.unseal(row.key_slot, &row.id, &row.words).await?;
        let words = serde_json::from_slice(&plain).map_err(Error::internal)?;
        let (reference, received, danger) = (row.reference, row.received, row.danger);
        opened.push(Opened { reference, received, slug, danger, held_until, words });
    }
    Ok(opened)
}

/// A reference that can be said on the telephone: ten letters without look-alikes.
fn reference() -> Result<String> {
    const LETTERS: &[u8] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    let token = Token::new()?.digest();
    Ok(token.bytes().iter().take(10).map(|b| char::from(LETTERS[usize::from(*b) % LETTERS.len()])).collect())
}
