//! An officer answers somebody who asked to have a work stopped: seen, held, decided with reasons.

use crate::accounts::account::Account;
use crate::accounts::four_eyes;
use crate::accounts::proposal::{Proposal, What};
use crate::accounts::proposal_store::waits;
use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::consent::audit::Actor;
use crate::consent::fact::HoldFact;
use crate::consent::ledger::desk::officer::answers::{HoldEnded, Step, ends_of, holds_of, steps, work_of};
use crate::consent::ledger::desk::officer::ending::name_of_reason;
use crate::consent::ledger::{Committed, Deed, Ledger, request};
use crate::consent::record::Interval;
use crate::consent::takedown::Words;
use crate::error::{Error, Result};
use crate::id::Id;
use crate::storage::vault::KeySlot;

/// Days within which a request is decided. Policy.
pub const DAYS: i64 = 7;
/// Fewest characters of the reasons of a decision.
pub const SHORTEST: usize = 20;
/// The kind of a proposal to end a hold.
const LIFT: &str = "lift_hold";
/// The decisions by which a work stays away.
const GRANTED: [&str; 3] = ["removed", "restricted", "redacted"];
/// What can be decided, as the table writes it.
pub const DECISIONS: [&str; 5] = ["removed", "restricted", "redacted", "rejected", "withdrawn_by_requester"];

/// A request with everything that was written, and what became of it.
pub struct Whole {
    /// By which its writer asks about it.
    pub reference: String,
    /// When it came.
    pub received: Timestamp,
    /// Whether it can put somebody in danger.
    pub danger: bool,
    /// The work's id and slug, when it is known.
    pub work: Option<(Id<Work>, String)>,
    /// What was written.
    pub words: Words,
    /// What became of it, with the reasons opened.
    pub steps: Vec<(Step, Option<String>)>,
    /// The holds that it caused and that stand.
    pub holds: Vec<Holding>,
    /// How others that it caused ended, with the reasons opened.
    pub ended: Vec<(HoldEnded, Option<String>)>,
}

/// A hold that stands.
pub struct Holding {
    /// Which.
    pub id: String,
    /// Until when.
    pub until: Timestamp,
    /// The proposal to end it that nobody has answered.
    pub proposed: Option<Id<Proposal>>,
}

/// How the end of a hold went.
pub enum Lifted {
    /// It has ended.
    Done(Committed),
    /// It is proposed to somebody else.
    Proposed(Id<Proposal>, Committed),
}

/// Opens a request for `by`. That it was opened is written down before its words are given.
///
/// # Errors
/// `Missing` when there is none, `Gone` when it was erased.
pub async fn open(ledger: &Ledger, by: Id<Account>, id: &str, now: Timestamp) -> Result<Whole> {
    let mut tx = ledger.database.read().await?;
    let (row, slug) = request(&mut tx, id).await?.ok_or_else(missing)?;
    let (taken, ends) = (steps(&mut tx, id).await?, ends_of(&mut tx, id).await?);
    let mut holds = Vec::new();
    for (id, _, until) in holds_of(&mut tx, id, now).await? {
        let proposed = waits(&mut tx, LIFT, &id).await?;
        holds.push(Holding { id, until, proposed });
    }
    drop(tx);
    let words = ledger.vault.unseal(row.key_slot, &row.id, &row.words).await?;
    let words = serde_json::from_slice(&words).map_err(Error::internal)?;
    let mut opened = Vec::with_capacity(taken.len());
    for step in taken {
        let reasons = match &step.reasons {
            Some(sealed) => Some(unsealed(ledger, row.key_slot, &named(id), sealed).await?),
            None => None,
        };
        opened.push((step, reasons));
    }
    let mut ended = Vec::with_capacity(ends.len());
    for end in ends {
        let why = match &end.reason {
            Some(sealed) => {
                Some(unsealed(ledger, row.key_slot, &name_of_reason(&end.hold, end.number), sealed).await?)
            }
            None => None,
        };
        ended.push((end, why));
    }
    let mut deed = Deed::begin(ledger, Actor::Account(by), now).await?;
    deed.enter("takedown_opened", id, None, &"consent_check").await?;
    deed.commit().await?;
    Ok(Whole {
        reference: row.reference,
        received: row.received,
        danger: row.danger,
        work: row.work.zip(slug),
        words,
        steps: opened,
        holds,
        ended,
    })
}

async fn unsealed(ledger: &Ledger, slot: Id<KeySlot>, name: &str, sealed: &str) -> Result<String> {
    let plain = ledger.vault.unseal(slot, name, sealed).await?;
    String::from_utf8(plain).map_err(Error::internal)
}

fn named(id: &str) -> String {
    format!("reasons of {id}")
}

fn missing() -> Error {
    Error::missing("There is no such request, or it was erased.")
}

/// Somebody has seen it.
///
/// # Errors
/// `Conflict` when somebody has already.
pub async fn acknowledge(ledger: &Ledger, by: Id<Account>, id: &str, now: Timestamp) -> Result<Committed> {
    let mut deed = Deed::begin(ledger, Actor::Account(by), now).await?;
    work_of(deed.tx(), id).await?.ok_or_else(missing)?;
    deed.request_step(id, ("acknowledged", None, None), by).await?;
    deed.commit().await
}

/// Stops the work of a request for every use, until the hold is lifted.
///
/// # Errors
/// `Invalid` when no work is known; `Conflict` when it is held so already.
pub async fn hold(ledger: &Ledger, by: Id<Account>, id: &str, now: Timestamp) -> Result<Committed> {
    let mut deed = Deed::begin(ledger, Actor::Account(by), now).await?;
    let work = work_of(deed.tx(), id).await?.ok_or_else(missing)?;
    let work =
        work.ok_or_else(|| Error::invalid("No work is known for this request, so none can be held."))?;
    if !held(&mut deed, id, work).await? {
        return Err(Error::conflict("Its work is held for this request already."));
    }
    deed.commit().await
}

/// Holds `work` for every use until somebody lifts that; whether it was not held so for this request before.
async fn held(deed: &mut Deed, id: &str, work: Id<Work>) -> Result<bool> {
    let now = deed.now();
    if holds_of(deed.tx(), id, now).await?.iter().any(|(_, _, until)| *until == Timestamp::MAX) {
        return Ok(false);
    }
    let during = Interval { from: now, until: Timestamp::MAX };
    let fact = HoldFact { source_id: None, uses: None, during, cause: "takedown_review" };
    deed.hold(work, &fact, Some(id)).await?;
    Ok(true)
}

/// Ends a hold that a request caused, with a reason. Of a request that says danger that is proposed to another officer;
/// of any other it is done at once, and the reason sealed under the request's key. Whoever does either
/// is written down as having seen it.
///
/// # Errors
/// `Invalid` when the reason is too short; `Conflict` when the hold stands no more, or its end is proposed already.
pub async fn lift(
    ledger: &Ledger,
    by: Id<Account>,
    (id, hold): (&str, &str),
    why: &str,
    now: Timestamp,
) -> Result<Lifted> {
    let why = why.trim();
    if why.chars().count() < SHORTEST {
        return Err(Error::invalid(format!("Give reasons in at least {SHORTEST} characters.")));
    }
    let (row, _) = request(&mut ledger.database.read().await?, id).await?.ok_or_else(missing)?;
    let mut deed = Deed::begin(ledger, Actor::Account(by), now).await?;
    if !holds_of(deed.tx(), id, now).await?.iter().any(|(known, ..)| known == hold) {
        return Err(Error::conflict("This hold of the request does not stand any more."));
    }
    seen(&mut deed, id, by).await?;
    if row.danger {
        let what = What::LiftHold { hold: hold.to_owned(), note: why.to_owned() };
        let proposal = four_eyes::put(&mut deed, by, what, (row.work, None)).await?;
        return Ok(Lifted::Proposed(proposal, deed.commit().await?));
    }
    deed.lift_hold_because(hold, &Actor::Account(by).text(), Some((row.key_slot, why))).await?;
    Ok(Lifted::Done(deed.commit().await?))
}

/// Writes down that somebody has seen a request, unless somebody has already.
async fn seen(deed: &mut Deed, id: &str, by: Id<Account>) -> Result<()> {
    if steps(deed.tx(), id).await?.iter().any(|step| step.step == "acknowledged") {
        return Ok(());
    }
    deed.request_step(id, ("acknowledged", None, None), by).await
}

/// Decides a request. The reasons are sealed under its own key. Where it is granted the work is held until somebody
/// lifts that, however long it was held before: nothing that was promised ends by itself.
///
/// # Errors
/// `Invalid` without a decision or with reasons that are too short, `Conflict` when it was decided already.
pub async fn decide(
    ledger: &Ledger,
    by: Id<Account>,
    id: &str,
    (decision, why): (&str, &str),
    now: Timestamp,
) -> Result<Committed> {
    let known = DECISIONS.iter().find(|known| **known == decision);
    let decision = known.ok_or_else(|| {
        Error::invalid(
            "A decision is one of removed, restricted, redacted, rejected, withdrawn_by_requester.",
        )
    })?;
    if why.trim().chars().count() < SHORTEST {
        return Err(Error::invalid(format!("Give reasons in at least {SHORTEST} characters.")));
    }
    let (row, _) = request(&mut ledger.database.read().await?, id).await?.ok_or_else(missing)?;
    let sealed = ledger.vault.seal(row.key_slot, &named(id), why.trim().as_bytes()).await?;
    let mut deed = Deed::begin(ledger, Actor::Account(by), now).await?;
    deed.request_step(id, ("decided", Some(decision), Some(&sealed)), by).await?;
    if GRANTED.contains(decision)
        && let Some(work) = work_of(deed.tx(), id).await?.flatten()
    {
        held(&mut deed, id, work).await?;
    }
    deed.commit().await
}
