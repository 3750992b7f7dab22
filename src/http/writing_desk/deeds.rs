//! The deeds behind the forms of a work: each reads what was typed, is done in one transaction, and says where to go.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::accounts::four_eyes;
use crate::accounts::proposal::What;
use crate::catalogue::participant::Person;
use crate::clock::{Timestamp, end_of_berlin_day};
use crate::consent::fact::{HoldFact, WithdrawalFact};
use crate::consent::ledger::Deed;
use crate::consent::ledger::desk::officer::ending::Ending;
use crate::consent::ledger::desk::officer::forms;
use crate::consent::record::{Capacity, Interval, Use, Voice};
use crate::error::{Error, Result};
use crate::http::App;
use crate::http::accounts::SignedIn;
use crate::http::writing_desk::form::Typed;
use crate::http::writing_desk::shown::OnWork;
use crate::id::Id;

/// What a form may send as its `deed`.
pub const DEEDS: &[&str] = &["withdraw", "hold", "lift", "attest", "end", "waive", "invalidate"];

/// Does what the form says; where to go then.
///
/// # Errors
/// `Invalid` or `Conflict` with what stands against it, as a message or as the key of one.
pub async fn done(app: &App, who: &SignedIn, on: &OnWork, typed: &Typed) -> Result<String> {
    match typed.of("deed") {
        "withdraw" => withdraw(app, who, on, typed).await?,
        "hold" => hold(app, who, on, typed).await?,
        "lift" => return lift(app, who, on, typed).await,
        "attest" => attest(app, who, on, typed).await?,
        "end" => end(app, who, on, typed).await?,
        "waive" => return waive(app, who, on, typed).await,
        "invalidate" => return invalidate(app, who, on, typed).await,
        _ => return Err(Error::invalid("This form is none of ours.")),
    }
    Ok(on.at(&format!("/write?done={}", typed.of("deed"))))
}

/// The uses that were ticked; none ticked: every use.
fn uses(typed: &Typed) -> Option<BTreeSet<Use>> {
    let ticked: BTreeSet<Use> = Use::ALL.into_iter().filter(|use_| typed.is("uses", use_.as_str())).collect();
    (!ticked.is_empty()).then_some(ticked)
}

/// One word of a closed list.
fn word(typed: &Typed, name: &str, list: &[&'static str], fault: &'static str) -> Result<&'static str> {
    list.iter().copied().find(|word| typed.is(name, word)).ok_or_else(|| Error::invalid(fault))
}

/// Somebody's word that reached the office.
async fn withdraw(app: &App, who: &SignedIn, on: &OnWork, typed: &Typed) -> Result<()> {
    let now = app.clock.now();
    let (subject, voice) = voice(typed.of("whose")).ok_or_else(|| Error::invalid("write-fault-whose"))?;
    if !on.voices(subject, now)?.contains(&voice) {
        return Err(Error::invalid("write-fault-whose"));
    }
    let channels = ["phone", "post", "in_person", "email", "via_school", "via_guardian"];
    let channel = word(typed, "channel", &channels, "write-fault-channel")?;
    let work = match typed.of("from") {
        "this" => Some(on.work()),
        "every" => None,
        _ => return Err(Error::invalid("write-fault-from")),
    };
    let fact = WithdrawalFact {
        source_id: None,
        subject,
        voice,
        work,
        uses: uses(typed),
        effective: now,
        received: now,
        channel,
    };
    let mut deed = Deed::begin(&app.ledger, who.actor(), now).await?;
    deed.withdraw(&fact).await?;
    deed.commit().await.map(drop)
}

/// `SUBJECT CAPACITY BY`, as the choice of voices sends it.
fn voice(text: &str) -> Option<(Id<Person>, Voice)> {
    let mut words = text.split(' ');
    let subject = words.next()?.parse().ok()?;
    let capacity: Capacity = words.next()?.parse().ok()?;
    Some((subject, Voice { capacity, by: words.next()?.parse().ok()? }))
}

/// The end of a day that was typed; none when the field is empty.
fn until(typed: &Typed) -> Result<Option<Timestamp>> {
    match typed.of("until") {
        "" => Ok(None),
        day => {
            let day = day.parse::<Date>().map_err(|_| Error::invalid("write-fault-day"))?;
            Ok(Some(end_of_berlin_day(day)))
        }
    }
}

async fn hold(app: &App, who: &SignedIn, on: &OnWork, typed: &Typed) -> Result<()> {
    let now = app.clock.now();
    let causes = ["dispute", "safeguarding", "takedown_review", "court_order", "integrity"];
    let cause = word(typed, "cause", &causes, "write-fault-cause")?;
    let until = until(typed)?.unwrap_or(Timestamp::MAX);
    if until <= now {
        return Err(Error::invalid("write-fault-past"));
    }
    let fact = HoldFact { source_id: None, uses: uses(typed), during: Interval { from: now, until }, cause };
    let mut deed = Deed::begin(&app.ledger, who.actor(), now).await?;
    deed.hold(on.work(), &fact, None).await?;
    deed.commit().await.map(drop)
}

/// Lifts a hold, or proposes it when the hold keeps somebody safe.
async fn lift(app: &App, who: &SignedIn, on: &OnWork, typed: &Typed) -> Result<String> {
    let now = app.clock.now();
    let standing = forms::standing(&mut app.database.read().await?, on.work(), now).await?;
    let hold = standing.holds.iter().find(|hold| hold.id == typed.of("id"));
    let hold = hold.ok_or_else(|| Error::conflict("write-fault-ended"))?;
    if hold.word == "safeguarding" {
        let what = What::LiftHold { hold: hold.id.clone(), note: typed.of("note").to_owned() };
        return proposed(app, who, on, what, None).await;
    }
    let mut deed = Deed::begin(&app.ledger, who.actor(), now).await?;
    deed.lift_hold(&hold.id, &who.actor().text()).await?;
    deed.commit().await?;
    Ok(on.at("/write?done=lift"))
}

async fn attest(app: &App, who: &SignedIn, on: &OnWork, typed: &Typed) -> Result<()> {
    if !typed.is("looked", "yes") {
        return Err(Error::invalid("write-fault-looked"));
    }
    let now = app.clock.now();
    let mut deed = Deed::begin(&app.ledger, who.actor(), now).await?;
    deed.attest_roster(on.work(), &who.actor().text(), now).await?;
    deed.commit().await.map(drop)
}

/// Ends something of this work earlier than it was written down to.
async fn end(app: &App, who: &SignedIn, on: &OnWork, typed: &Typed) -> Result<()> {
    let now = app.clock.now();
    let standing = forms::standing(&mut app.database.read().await?, on.work(), now).await?;
    let (kind, id) = typed.of("id").split_once(' ').unwrap_or_default();
    let ending = Ending::read(kind).ok_or_else(|| Error::invalid("write-fault-end"))?;
    let all = match ending {
        Ending::Guardianship => &standing.offices,
        Ending::Embargo => &standing.embargoes,
        Ending::Licence => &standing.licences,
        Ending::Agreement => return Err(Error::invalid("write-fault-end")),
    };
    if !all.iter().any(|stands| stands.id == id) {
        return Err(Error::conflict("write-fault-ended"));
    }
    let until = until(typed)?.unwrap_or(now);
    let mut deed = Deed::begin(&app.ledger, who.actor(), now).await?;
    deed.end_early(ending, id, until, &who.actor().text()).await?;
    deed.commit().await.map(drop)
}

async fn waive(app: &App, who: &SignedIn, on: &OnWork, typed: &Typed) -> Result<String> {
    let person: Id<Person> = typed.of("person").parse().map_err(|_| Error::invalid("write-fault-person"))?;
    on.facts(person)?;
    if forms::is_waived(&mut app.database.read().await?, on.work(), person).await? {
        return Err(Error::conflict("write-fault-waived"));
    }
    let grounds = [
        "kug_23_1_1",
        "kug_23_1_2",
        "kug_23_1_3",
        "kug_23_1_4",
        "not_identifiable",
        "public_official_statement",
    ];
    let basis = word(typed, "ground", &grounds, "write-fault-ground")?.to_owned();
    let note = typed.of("note").to_owned();
    let what = What::Waiver { work: on.work().text(), person: person.text(), basis, note };
    proposed(app, who, on, what, Some(person)).await
}

async fn invalidate(app: &App, who: &SignedIn, on: &OnWork, typed: &Typed) -> Result<String> {
    let declaration = on.record.declarations.iter().find(|d| d.id.text() == typed.of("declaration"));
    let declaration = declaration.ok_or_else(|| Error::invalid("write-fault-declaration"))?;
    let (declaration, person) = (declaration.id.text(), declaration.subject);
    let what = What::Invalidation { declaration, note: typed.of("note").to_owned() };
    proposed(app, who, on, what, Some(person)).await
}

/// Proposes it; where somebody else will answer.
async fn proposed(
    app: &App,
    who: &SignedIn,
    on: &OnWork,
    what: What,
    person: Option<Id<Person>>,
) -> Result<String> {
    if what.note().is_some_and(|note| note.chars().count() < crate::accounts::proposal::SHORTEST_NOTE) {
        return Err(Error::invalid("write-fault-note"));
    }
    let about = (Some(on.work()), person);
    let id = four_eyes::propose(&app.ledger, who.account.id, what, about, app.clock.now()).await?;
    Ok(format!("/{}/desk/proposals/{id}", on.v.lang()))
}
