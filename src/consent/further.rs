//! Originals with others in them go too, of somebody who is being forgotten already.

use crate::consent::erasure::{Asked, due_in, idle_now};
use crate::consent::ledger::sealed::wishes;
use crate::consent::ledger::{Deed, may_close};
use crate::error::{Error, Result};

/// Writes down within a deed that originals with others in them go too, of somebody who is being forgotten already: those
/// that are still wished away, each by itself. Being forgotten may be taken back while this stands.
///
/// # Errors
/// `Conflict` when nobody wishes any of them away any more, `Refused` when the one who asks may not
/// speak for the person now.
pub async fn promise(deed: &mut Deed, asked: &Asked) -> Result<()> {
    let now = deed.now();
    if !may_close(deed.tx(), asked.person, asked.voice, now).await? {
        return Err(idle_now());
    }
    let wished = wishes::of(deed.tx(), asked.person).await?;
    let mut works: Vec<_> = wished.iter().map(|wish| wish.work.0).collect();
    works.retain(|work| asked.with_others.contains(work));
    if works.is_empty() {
        return Err(Error::conflict("Nobody wishes these originals away any more. Answer no."));
    }
    let due = due_in(asked.days, now);
    for work in works {
        deed.ask_erasure((asked.person, asked.voice), &[work], due, false).await?;
    }
    Ok(())
}
