//! What closes, and one officer may write down at once: a withdrawal, a hold, that somebody must be asked after all; and
//! an early end, which takes two where it can open.

use super::reading::{CAUSES, end_of, note, proposed, uses, voice, word};
use crate::accounts::proposal::What;
use crate::clock::Timestamp;
use crate::consent::asking::CHANNELS;
use crate::consent::fact::HoldFact;
use crate::consent::ledger::desk::officer::ending::Ending;
use crate::consent::ledger::desk::officer::forms;
use crate::consent::ledger::{Committed, Deed};
use crate::consent::record::Interval;
use crate::consent::withdrawal;
use crate::error::Error;
use crate::http::App;
use crate::http::accounts::SignedIn;
use crate::http::accounts::caller::naming;
use crate::http::writing_desk::faults::{Found, Stopped};
use crate::http::writing_desk::form::Typed;
use crate::http::writing_desk::shown::OnWork;

/// Somebody's word that reached the office. One that closes nothing now is written down all the same, and told so.
pub async fn withdraw(app: &App, who: &SignedIn, on: &OnWork, typed: &Typed) -> Result<String, Stopped> {
    let (now, mut found) = (app.clock.now(), Found::default());
    let whose = found.need(voice(on, typed.of("whose"), now), "whose", "write-fault-whose");
    let work = match typed.of("from") {
        "this" => Some(Some(on.work())),
        "every" => Some(None),
        _ => None,
    };
    let work = found.need(work, "from", "write-fault-from");
    let channel = found.need(word(typed, "channel", &CHANNELS), "channel", "write-fault-channel");
    let (Some((subject, voice)), Some(work), Some(channel)) = (whose, work, channel) else {
        return Err(found.into());
    };
    let mut deed = Deed::begin(&app.ledger, who.actor(), now).await?;
    let counts = withdrawal::write(&mut deed, (subject, voice, work), uses(typed), channel).await?;
    let done = deed.commit().await?;
    let told = if counts { "/write?done=withdraw" } else { "/write?done=withdraw-idle" };
    Ok(naming(&on.at(told), done.entries.first()))
}

/// Nobody gets the work while something is checked.
pub async fn hold(app: &App, who: &SignedIn, on: &OnWork, typed: &Typed) -> Result<Committed, Stopped> {
    let (now, mut found) = (app.clock.now(), Found::default());
    let cause = found.need(word(typed, "cause", CAUSES), "cause", "write-fault-cause");
    let until = end_of(typed, "until", Timestamp::MAX, now, &mut found);
    let Some(cause) = cause.filter(|_| found.0.is_empty()) else { return Err(found.into()) };
    let fact = HoldFact { source_id: None, uses: uses(typed), during: Interval { from: now, until }, cause };
    let mut deed = Deed::begin(&app.ledger, who.actor(), now).await?;
    deed.hold(on.work(), &fact, None).await?;
    Ok(deed.commit().await?)
}

/// Ends something of this work earlier than it was written down to, or proposes it where that can open.
pub async fn end(app: &App, who: &SignedIn, on: &OnWork, typed: &Typed) -> Result<String, Stopped> {
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
    let stands = all.iter().find(|stands| stands.id == id);
    if ending.is_some() && stands.is_none() {
        return Err(Error::conflict("write-fault-ended").into());
    }
    let until = end_of(typed, "until", now, now, &mut found);
    let takes_two = ending.is_some_and(Ending::takes_two);
    let note = if takes_two { note(typed, "note", &mut found) } else { String::new() };
    let Some(ending) = ending.filter(|_| found.0.is_empty()) else { return Err(found.into()) };
    if takes_two {
        let (ending, id, until) = (ending.as_str().to_owned(), id.to_owned(), until.millis());
        let child = stands.and_then(|stands| stands.office).map(|(child, _)| child);
        let what = What::EndEarly { ending, id, until, note };
        return Ok(proposed(app, who, on, what, child).await?);
    }
    let mut deed = Deed::begin(&app.ledger, who.actor(), now).await?;
    deed.end_early(ending, id, until, &who.actor().text()).await?;
    let done = deed.commit().await?;
    Ok(naming(&on.at("/write?done=end"), done.entries.first()))
}

/// The consent of somebody is needed after all.
pub async fn end_waiver(app: &App, who: &SignedIn, on: &OnWork, typed: &Typed) -> Result<Committed, Stopped> {
    let person = typed.of("person").parse().ok().filter(|person| on.facts(*person).is_ok());
    let person = person.ok_or_else(|| Error::conflict("write-fault-ended"))?;
    let mut deed = Deed::begin(&app.ledger, who.actor(), app.clock.now()).await?;
    deed.end_waiver(on.work(), person).await?;
    Ok(deed.commit().await?)
}
