//! Looking at what is sealed about somebody: one account asks with a purpose, another agrees, and for a day the first
//! may look. Each look is written down, where the person can see it.

use crate::accounts::account::Account;
use crate::accounts::proposal::{Proposal, What};
use crate::accounts::proposal_store;
use crate::catalogue::participant::Person;
use crate::clock::Timestamp;
use crate::consent::audit::Actor;
use crate::consent::ledger::{Deed, Ledger};
use crate::consent::paper::OpenedFor;
use crate::consent::profile::{self, Profile};
use crate::error::{Error, Result};
use crate::id::Id;
use crate::storage::database::Tx;

/// How long whoever asked may look once somebody agreed. Policy.
pub const MAY_LOOK_MS: i64 = 24 * 60 * 60 * 1000;

/// What `account` may look at now about `person`: what somebody else agreed to less than a day ago.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn agreed(
    tx: &mut Tx,
    account: Id<Account>,
    person: &str,
    now: Timestamp,
) -> Result<Vec<Proposal>> {
    let mut all = proposal_store::to_open(tx, person).await?;
    all.retain(|proposal| proposal.by == account && may_look(proposal, now));
    Ok(all)
}

fn may_look(proposal: &Proposal, now: Timestamp) -> bool {
    proposal.answer.is_some_and(|answer| answer.yes && now < answer.at.plus_millis(MAY_LOOK_MS))
}

/// Opens what is sealed about `person`, for the purpose of the proposal about them. The look is written down before anything is
/// shown.
///
/// # Errors
/// `Refused` when nobody agreed, it was about somebody else, it was longer than a day ago, or somebody else asked; `Missing` when nothing is
/// sealed, `Gone` when the person was erased.
pub async fn open(
    ledger: &Ledger,
    by: Id<Account>,
    (id, person): (Id<Proposal>, Id<Person>),
    now: Timestamp,
) -> Result<Profile> {
    let mut tx = ledger.database.read().await?;
    let proposal = proposal_store::one(&mut tx, &ledger.vault, id).await?;
    let proposal = proposal.filter(|proposal| proposal.by == by && may_look(proposal, now));
    let about = proposal.filter(|proposal| proposal.person == Some(person));
    let Some(Proposal { what: What::OpenProfile { purpose, .. }, .. }) = about else {
        return Err(Error::refused("Nobody agreed to that today. Ask for it, and let somebody else answer."));
    };
    let purpose = purpose.parse::<OpenedFor>()?;
    let sealed = profile::sealed(&mut tx, person).await?;
    drop(tx);
    let sealed = sealed.ok_or_else(|| Error::missing("Nothing is sealed about this person."))?;
    let mut deed = Deed::begin(ledger, Actor::Account(by), now).await?;
    deed.profile_opening((id, by), person, purpose.as_str()).await?;
    deed.commit().await?;
    sealed.open(ledger, Actor::Account(by), purpose, now).await
}

/// The proposal of that id with its free words, opened to check what was allowed. That a reason was read is written down
/// before it is given, and said beside it: whether there is such an entry.
///
/// # Errors
/// `Missing` when there is no such proposal; what database and vault say.
pub async fn words(
    ledger: &Ledger,
    by: Id<Account>,
    id: Id<Proposal>,
    now: Timestamp,
) -> Result<(Proposal, bool)> {
    let found = proposal_store::one(&mut ledger.database.read().await?, &ledger.vault, id).await?;
    let proposal = found.ok_or_else(|| Error::missing("There is no such proposal."))?;
    let read = proposal.what.note().is_some_and(|note| !note.is_empty()) && !proposal.forgotten;
    if read {
        let purpose = OpenedFor::ConsentCheck.as_str();
        let mut deed = Deed::begin(ledger, Actor::Account(by), now).await?;
        deed.enter("words_opened", &format!("{id}/{purpose}"), proposal.person, &purpose).await?;
        deed.commit().await?;
    }
    Ok((proposal, read))
}
