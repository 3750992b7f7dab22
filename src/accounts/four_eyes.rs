//! Deeds that take two: one account proposes, another answers, and what was proposed is done with the yes, in the same
//! transaction.

use crate::accounts::account::Account;
use crate::accounts::proposal::{Answer, Proposal, SHORTEST_NOTE, What};
use crate::accounts::proposal_store;
use crate::catalogue::participant::Person;
use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::consent::asking::CHANNELS;
use crate::consent::audit::{Actor, Entry};
use crate::consent::erasure::{self, Asked};
use crate::consent::fact::WaiverFact;
use crate::consent::further;
use crate::consent::ledger::desk::officer::ending::Ending;
use crate::consent::ledger::sealed::erasures::taken_back_since;
use crate::consent::ledger::{Committed, Deed, Ledger};
use crate::consent::record::Voice;
use crate::consent::{mapping, recording};
use crate::error::{Error, Result};
use crate::id::Id;

/// Proposes `what` for somebody else to answer; the entry in the log stands for that.
///
/// # Errors
/// `Invalid` when it gives no reason that another could follow; `Conflict` when the same is proposed already.
pub async fn propose(
    ledger: &Ledger,
    by: Id<Account>,
    what: What,
    about: (Option<Id<Work>>, Option<Id<Person>>),
    now: Timestamp,
) -> Result<(Id<Proposal>, Entry)> {
    let mut deed = Deed::begin(ledger, Actor::Account(by), now).await?;
    let id = put(&mut deed, by, what, about).await?;
    Ok((id, deed.commit().await?.last()?))
}

/// The same within a deed that keeps something beside it.
///
/// # Errors
/// As [`propose`].
pub async fn put(
    deed: &mut Deed,
    by: Id<Account>,
    what: What,
    (work, person): (Option<Id<Work>>, Option<Id<Person>>),
) -> Result<Id<Proposal>> {
    check(&what)?;
    let (id, at) = (Id::new(deed.now())?, deed.now());
    let proposal = Proposal { id, what, work, person, by, at, answer: None, forgotten: false };
    let kept = proposal_store::propose(deed, &proposal).await?;
    deed.enter("proposal", &id.text(), person, &kept).await?;
    Ok(id)
}

/// Somebody else answers. With a yes it is done; what stands against it by now is told, and the proposal stays open.
///
/// # Errors
/// `Missing` when there is no such proposal; `Refused` when whoever proposed it answers; `Conflict` when it was
/// answered already, or cannot be done any more.
pub async fn answer(
    ledger: &Ledger,
    by: Id<Account>,
    id: Id<Proposal>,
    yes: bool,
    now: Timestamp,
) -> Result<Committed> {
    let mut deed = Deed::begin(ledger, Actor::Account(by), now).await?;
    let found = proposal_store::one(deed.tx(), &ledger.vault, id).await?;
    let proposal = found.ok_or_else(|| Error::missing("There is no such proposal."))?;
    if proposal.by == by {
        return Err(Error::refused("Somebody else answers what you proposed: it takes two."));
    }
    if proposal.answer.is_some() {
        return Err(Error::conflict("Somebody answered this already. Look at the list again."));
    }
    if yes && proposal.forgotten {
        return Err(Error::conflict("Somebody whom this is about was forgotten since. Answer no."));
    }
    proposal_store::answer(deed.tx(), id, Answer { by, at: now, yes }).await?;
    deed.enter("proposal_answer", &id.text(), proposal.person, &yes).await?;
    if yes {
        done(&mut deed, &proposal).await?;
    }
    deed.commit().await
}

/// Does what was proposed, in the name of whoever proposed it.
async fn done(deed: &mut Deed, proposal: &Proposal) -> Result<()> {
    let by = Actor::Account(proposal.by).text();
    match &proposal.what {
        What::Waiver { work, person, basis, note, looked } => {
            let fact = WaiverFact { basis, by: &by, note, looked };
            deed.waive((work.parse()?, person.parse()?), &fact).await
        }
        What::Invalidation { declaration, .. } => {
            deed.invalidate(declaration.parse()?, &proposal.id.text(), &by).await.map(drop)
        }
        What::LiftHold { hold, .. } => deed.lift_hold(hold, &by).await.map(drop),
        What::LaterEvidence { declaration, evidence } => {
            deed.prove_later(declaration.parse()?, evidence.parse()?, &by).await
        }
        What::LiftPassage { passage, .. } => deed.lift_passage(passage.parse()?, &by).await,
        What::EndEarly { ending, id, until, .. } => {
            let ending = Ending::read(ending).ok_or_else(|| Error::internal("an ending of no kind"))?;
            deed.end_early(ending, id, Timestamp::from_millis(*until), &by).await
        }
        What::Erasure { person, capacity, by, channel, with_others, days, further, .. } => {
            let works = with_others.iter().map(|id| id.parse()).collect::<Result<_>>()?;
            let voice = Voice { capacity: capacity.parse()?, by: by.parse()? };
            let asked = Asked {
                person: person.parse()?,
                voice,
                with_others: works,
                channel: CHANNELS
                    .into_iter()
                    .find(|known| known == channel)
                    .ok_or_else(|| Error::internal("a channel of no kind"))?,
                days: *days,
            };
            if *further {
                return further::promise(deed, &asked).await;
            }
            if taken_back_since(deed.tx(), asked.person, &asked.with_others, proposal.at).await? {
                return Err(Error::conflict(
                    "They took back since that one of these originals goes. Answer no, and propose it anew.",
                ));
            }
            erasure::promise(deed, &asked).await.map(drop)
        }
        // From now on whoever proposed it may look.
        What::OpenProfile { .. } => Ok(()),
        What::MinorConsent(said) => recording::declare(deed, said, &proposal.id.text(), &by).await.map(drop),
        What::MapOldPaper(read) => mapping::read(deed, read, &proposal.id.text(), &by).await.map(drop),
    }
}

fn check(what: &What) -> Result<()> {
    if what.note().is_none_or(|note| note.chars().count() >= SHORTEST_NOTE) {
        return Ok(());
    }
    let told =
        format!("Write in at least {SHORTEST_NOTE} characters why, so that somebody else can answer it.");
    Err(Error::invalid(told))
}
