//! What opens, and what takes two: the end of a hold, a list that is whole, no consent needed, a word that never counted.

use super::reading::{GROUNDS, note, proposed, word};
use crate::accounts::proposal::What;
use crate::catalogue::participant::Person;
use crate::consent::ledger::desk::officer::forms;
use crate::consent::ledger::{Committed, Deed};
use crate::error::{Error, Kind};
use crate::http::App;
use crate::http::accounts::SignedIn;
use crate::http::accounts::caller::naming;
use crate::http::writing_desk::faults::{Found, Stopped};
use crate::http::writing_desk::form::Typed;
use crate::http::writing_desk::shown::OnWork;
use crate::id::Id;

/// Lifts a hold, or proposes it when the hold keeps somebody safe. What a request holds is ended where its words are read.
pub async fn lift(app: &App, who: &SignedIn, on: &OnWork, typed: &Typed) -> Result<String, Stopped> {
    let now = app.clock.now();
    let standing = forms::standing(&mut app.database.read().await?, on.work(), now).await?;
    let hold = standing.holds.iter().find(|hold| hold.id == typed.of("id"));
    let hold = hold.ok_or_else(|| Error::conflict("write-fault-ended"))?;
    if let Some((request, _)) = &hold.request {
        return Ok(format!("/{}/desk/takedowns/{request}#held", on.v.lang()));
    }
    if hold.word == "safeguarding" {
        let mut found = Found::default();
        let what = What::LiftHold {
            hold: hold.id.clone(),
            note: note(typed, &format!("note-{}", hold.id), &mut found),
        };
        if !found.0.is_empty() {
            return Err(found.into());
        }
        return Ok(proposed(app, who, on, what, None).await?);
    }
    let mut deed = Deed::begin(&app.ledger, who.actor(), now).await?;
    deed.lift_hold(&hold.id, &who.actor().text()).await?;
    let done = deed.commit().await?;
    Ok(naming(&on.at("/write?done=lift"), done.entries.first()))
}

/// Everybody who can be recognised is on the list.
pub async fn attest(app: &App, who: &SignedIn, on: &OnWork, typed: &Typed) -> Result<Committed, Stopped> {
    let mut found = Found::default();
    found.unless(typed.is("looked", "yes"), "looked", "write-fault-looked");
    let Ok(seen) = typed.of("version").parse() else {
        return Err(Error::conflict("write-fault-master").into());
    };
    if !found.0.is_empty() {
        return Err(found.into());
    }
    let now = app.clock.now();
    let mut deed = Deed::begin(&app.ledger, who.actor(), now).await?;
    match deed.attest_roster(on.work(), &who.actor().text(), now, Some(seen)).await {
        Err(e) if e.kind() == Kind::Conflict => return Err(Error::conflict("write-fault-master").into()),
        attested => attested?,
    }
    Ok(deed.commit().await?)
}

/// No consent of somebody is needed.
pub async fn waive(app: &App, who: &SignedIn, on: &OnWork, typed: &Typed) -> Result<String, Stopped> {
    let mut found = Found::default();
    let person = typed.of("person").parse::<Id<Person>>().ok().filter(|person| on.facts(*person).is_ok());
    let person = found.need(person, "person", "write-fault-person");
    let basis = found.need(word(typed, "ground", GROUNDS), "ground", "write-fault-ground");
    let note = note(typed, "note", &mut found);
    let (Some(person), Some(basis), true) = (person, basis, found.0.is_empty()) else {
        return Err(found.into());
    };
    let mut tx = app.database.read().await?;
    if forms::is_waived(&mut tx, on.work(), person).await? {
        return Err(Error::conflict("write-fault-waived").into());
    }
    let looked = forms::looked(&mut tx, on.work(), person).await?;
    drop(tx);
    if typed.of("version") != looked.version.to_string() {
        return Err(Error::conflict("write-fault-master").into());
    }
    if !typed.is("seen", &format!("{person} {}", looked.roles.join(","))) {
        return Err(Error::conflict("write-fault-roles").into());
    }
    let (work, basis) = (on.work().text(), basis.to_owned());
    let what = What::Waiver { work, person: person.text(), basis, note, looked };
    Ok(proposed(app, who, on, what, Some(person)).await?)
}

/// A declaration never counted.
pub async fn invalidate(app: &App, who: &SignedIn, on: &OnWork, typed: &Typed) -> Result<String, Stopped> {
    let mut found = Found::default();
    let declaration = on.record.declarations.iter().find(|d| d.id.text() == typed.of("declaration"));
    let declaration = found.need(declaration, "declaration", "write-fault-declaration");
    let note = note(typed, "note", &mut found);
    let Some(declaration) = declaration.filter(|_| found.0.is_empty()) else { return Err(found.into()) };
    let (declaration, person) = (declaration.id.text(), declaration.subject);
    let what = What::Invalidation { declaration, note };
    Ok(proposed(app, who, on, what, Some(person)).await?)
}
