//! What could not be sent is handed over by people: they print it, have it tried again, or say that it was done.

use super::letter_store::{self, Letter};
use super::letters::content;
use super::writing::Content;
use crate::clock::Timestamp;
use crate::consent::audit::Actor;
use crate::consent::ledger::outbox::{self, Item};
use crate::consent::ledger::{Committed, Deed, Ledger};
use crate::error::{Error, Result};
use crate::id::Id;

fn nothing() -> Error {
    Error::missing("Nothing like that waits any more.")
}

async fn waiting(deed: &mut Deed, item: Id<Item>) -> Result<Item> {
    outbox::find(deed.tx(), item).await?.filter(|found| !found.gone).ok_or_else(nothing)
}

/// Writes down that `actor` handed over what `item` is about. Of a recall that is an event of its own.
///
/// # Errors
/// `Missing` when it does not wait.
pub async fn handed_over(ledger: &Ledger, actor: Actor, item: Id<Item>, now: Timestamp) -> Result<Committed> {
    let mut deed = Deed::begin(ledger, actor, now).await?;
    let found = waiting(&mut deed, item).await?;
    if found.kind == "recall" {
        deed.happened(found.object.parse()?, "sent", None).await?;
    } else {
        let about = letter_store::find(deed.tx(), &found.object).await?.map(|letter| letter.subject);
        deed.enter("handed_over", &found.id.text(), about, &found.object).await?;
    }
    outbox::done(deed.tx(), item, now).await?;
    deed.commit().await
}

/// Has it tried again from the beginning.
///
/// # Errors
/// `Missing` when it does not wait.
pub async fn try_again(ledger: &Ledger, item: Id<Item>, now: Timestamp) -> Result<()> {
    let mut tx = ledger.database.write().await?;
    if !outbox::release(&mut tx, item, now).await? {
        return Err(nothing());
    }
    tx.commit().await
}

/// What a letter that waits says, for `actor` to print. It holds the secret of its link, so that this was looked at is
/// written down about the person.
///
/// # Errors
/// `Missing` when no such letter waits, `Gone` when what it says is not so any more.
pub async fn printed(ledger: &Ledger, actor: Actor, item: Id<Item>, now: Timestamp) -> Result<Content> {
    let mut tx = ledger.database.read().await?;
    let found = outbox::find(&mut tx, item).await?.filter(|found| !found.gone).ok_or_else(nothing)?;
    let letter: Letter = letter_store::find(&mut tx, &found.object).await?.ok_or_else(nothing)?;
    drop(tx);
    let content = content(ledger, &letter, now).await?;
    let content = content
        .ok_or_else(|| Error::gone("This letter is void: its link opens nothing, or nobody is there."))?;
    let mut deed = Deed::begin(ledger, actor, now).await?;
    deed.enter("letter_printed", &letter.id.text(), Some(letter.subject), &item.text()).await?;
    deed.commit().await?;
    Ok(content)
}
