//! What limits a work for a time: an embargo, which closes it until a day, and a right in it, without which nothing opens.
//! One officer writes either down.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::reading::{end_of, uses, word};
use crate::catalogue::licence::Licence;
use crate::clock::{Timestamp, start_of_berlin_day};
use crate::consent::fact::{EmbargoFact, LicenceFact};
use crate::consent::ledger::{Committed, Deed};
use crate::consent::record::{Interval, Stop, Territory, Use};
use crate::http::App;
use crate::http::accounts::SignedIn;
use crate::http::writing_desk::faults::{Found, Stopped};
use crate::http::writing_desk::form::Typed;
use crate::http::writing_desk::shown::OnWork;
use crate::id::Id;

/// Why a work is not shown before a day, as the table keeps it.
pub const REASONS: &[&str] = &["wish", "first_elsewhere", "proceedings", "agreed"];
/// On what a right rests (PREMIS `rightsBasis`).
pub const BASES: &[&str] = &["copyright", "licence", "statute", "institutional_policy", "donor_agreement"];
/// Most characters of the name of whoever holds a right.
const LONGEST_HOLDER: usize = 200;

/// Nobody gets the work before a day is over.
pub async fn embargo(app: &App, who: &SignedIn, on: &OnWork, typed: &Typed) -> Result<Committed, Stopped> {
    let (now, mut found) = (app.clock.now(), Found::default());
    let reason = found.need(word(typed, "reason", REASONS), "reason", "write-fault-cause");
    let during = during(typed, now, &mut found);
    let (Some(reason), Some(during)) = (reason, during) else { return Err(found.into()) };
    let set_by = who.actor().text();
    let fact = EmbargoFact { source_id: None, uses: uses(typed), during, reason: reason.to_owned(), set_by };
    let mut deed = Deed::begin(&app.ledger, who.actor(), now).await?;
    deed.embargo(on.work(), &fact).await?;
    Ok(deed.commit().await?)
}

/// Somebody who holds a right in the work allows these uses.
pub async fn license(app: &App, who: &SignedIn, on: &OnWork, typed: &Typed) -> Result<Committed, Stopped> {
    let (now, mut found) = (app.clock.now(), Found::default());
    let uses = uses(typed).unwrap_or_default();
    found.unless(!uses.is_empty(), "licence-uses", "write-fault-uses");
    let territories = found.need(places(typed.of("places")), "places", "say-fault-place");
    if let Some(places) = &territories {
        found.unless(reaches(&uses, places), "places", "write-fault-world");
    }
    let during = during(typed, now, &mut found);
    let basis = found.need(word(typed, "basis", BASES), "basis", "write-fault-basis");
    let uri = found.need(typed.of("uri").parse::<Licence>().ok(), "uri", "write-fault-uri");
    let final_ = uri.as_ref().is_some_and(|uri| uri.uri().contains("creativecommons.org"));
    found.unless(!final_ || typed.is("final", "yes"), "final", "write-fault-final");
    let holder = typed.of("holder").to_owned();
    let named = (1..=LONGEST_HOLDER).contains(&holder.chars().count());
    found.unless(named, "holder", "write-fault-holder");
    let (Some(territories), Some(during), Some(basis), Some(uri), true) =
        (territories, during, basis, uri, found.0.is_empty())
    else {
        return Err(found.into());
    };
    let (source_id, uri) = (format!("desk-{}", Id::<Stop>::new(now)?), uri.uri().to_owned());
    let fact = LicenceFact { source_id, uses, territories, during, basis, uri, holder };
    let mut deed = Deed::begin(&app.ledger, who.actor(), now).await?;
    deed.license(on.work(), &fact).await?;
    Ok(deed.commit().await?)
}

/// From the beginning of the first day, or from now on, until the last day is over; each fault with its field.
pub fn during(typed: &Typed, now: Timestamp, found: &mut Found) -> Option<Interval> {
    let known = found.0.len();
    let from = match (typed.of("from"), typed.of("from").parse::<Date>()) {
        ("", _) => now,
        (_, Ok(day)) => start_of_berlin_day(day),
        (_, Err(_)) => {
            found.add("from", "write-fault-day");
            now
        }
    };
    if typed.of("until").is_empty() {
        found.add("until", "write-fault-until");
        return None;
    }
    let until = end_of(typed, "until", Timestamp::MAX, now, found);
    if known == found.0.len() && from >= until {
        found.add("until", "write-fault-order");
    }
    (known == found.0.len()).then_some(Interval { from, until })
}

/// Places, separated by commas or spaces.
fn places(text: &str) -> Option<Vec<Territory>> {
    let codes = text.split([',', ' ', ';']).filter(|code| !code.is_empty());
    let places: Option<Vec<Territory>> = codes.map(|code| code.to_ascii_uppercase().parse().ok()).collect();
    places.filter(|places| !places.is_empty())
}

/// The public uses are asked for without a place, so only a right in all the world lets them through.
fn reaches(uses: &BTreeSet<Use>, places: &[Territory]) -> bool {
    places.contains(&Territory::world()) || !uses.iter().any(|use_| use_.is_public())
}
