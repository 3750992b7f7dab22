//! What one officer may write down at once, because it closes: a withdrawal, a hold, an early end.

use super::reading::{CAUSES, CHANNELS, end_of, uses, voice, word};
use crate::clock::Timestamp;
use crate::consent::fact::{HoldFact, WithdrawalFact};
use crate::consent::ledger::Deed;
use crate::consent::ledger::desk::officer::ending::Ending;
use crate::consent::ledger::desk::officer::forms;
use crate::consent::record::Interval;
use crate::error::Error;
use crate::http::App;
use crate::http::accounts::SignedIn;
use crate::http::writing_desk::faults::{Found, Stopped};
use crate::http::writing_desk::form::Typed;
use crate::http::writing_desk::shown::OnWork;

/// Somebody's word that reached the office.
pub async fn withdraw(app: &App, who: &SignedIn, on: &OnWork, typed: &Typed) -> Result<(), Stopped> {
    let (now, mut found) = (app.clock.now(), Found::default());
    let whose = found.need(voice(on, typed.of("whose"), now), "whose", "write-fault-whose");
    let work = match typed.of("from") {
        "this" => Some(Some(on.work())),
        "every" => Some(None),
        _ => None,
    };
    let work = found.need(work, "from", "write-fault-from");
    let channel = found.need(word(typed, "channel", CHANNELS), "channel", "write-fault-channel");
    let (Some((subject, voice)), Some(work), Some(channel)) = (whose, work, channel) else {
        return Err(found.into());
    };
    let uses = uses(typed);
    let fact = WithdrawalFact {
        source_id: None,
        subject,
        voice,
        work,
        uses,
        effective: now,
        received: now,
        channel,
    };
    let mut deed = Deed::begin(&app.ledger, who.actor(), now).await?;
    deed.withdraw(&fact).await?;
    deed.commit().await?;
    Ok(())
}

/// Nobody gets the work while something is checked.
pub async fn hold(app: &App, who: &SignedIn, on: &OnWork, typed: &Typed) -> Result<(), Stopped> {
    let (now, mut found) = (app.clock.now(), Found::default());
    let cause = found.need(word(typed, "cause", CAUSES), "cause", "write-fault-cause");
    let until = end_of(typed, "until", Timestamp::MAX, now, &mut found);
    let Some(cause) = cause.filter(|_| found.0.is_empty()) else { return Err(found.into()) };
    let fact = HoldFact { source_id: None, uses: uses(typed), during: Interval { from: now, until }, cause };
    let mut deed = Deed::begin(&app.ledger, who.actor(), now).await?;
    deed.hold(on.work(), &fact, None).await?;
    deed.commit().await?;
    Ok(())
}

/// Ends something of this work earlier than it was written down to.
pub async fn end(app: &App, who: &SignedIn, on: &OnWork, typed: &Typed) -> Result<(), Stopped> {
    let (now, mut found) = (app.clock.now(), Found::default());
    let standing = forms::standing(&mut app.database.read().await?, on.work(), now).await?;
    let (kind, id) = typed.of("id").split_once(' ').unwrap_or_default();
    let ending = Ending::read(kind).filter(|ending| *ending != Ending::Agreement);
    let ending = found.need(ending, "id", "write-fault-end");
    let all = match ending {
        Some(Ending::Guardianship) => &standing.offices,
        Some(Ending::Embargo) => &standing.embargoes,
        _ => &standing.licences,
    };
    if ending.is_some() && !all.iter().any(|stands| stands.id == id) {
        return Err(Error::conflict("write-fault-ended").into());
    }
    let until = end_of(typed, "until", now, now, &mut found);
    let Some(ending) = ending.filter(|_| found.0.is_empty()) else { return Err(found.into()) };
    let mut deed = Deed::begin(&app.ledger, who.actor(), now).await?;
    deed.end_early(ending, id, until, &who.actor().text()).await?;
    deed.commit().await?;
    Ok(())
}
