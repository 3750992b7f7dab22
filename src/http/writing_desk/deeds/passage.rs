//! Closing a passage of a work, which one officer may do at once, and lifting it again, which takes two.

use super::reading::{note, proposed, uses, voice};
use crate::accounts::proposal::What;
use crate::consent::fact::RestrictionFact;
use crate::consent::ledger::desk::officer::forms;
use crate::consent::ledger::{Committed, Deed};
use crate::consent::passage::{Area, Edit, Operation};
use crate::error::Error;
use crate::http::App;
use crate::http::accounts::SignedIn;
use crate::http::writing_desk::faults::{Found, Stopped};
use crate::http::writing_desk::form::Typed;
use crate::http::writing_desk::shown::OnWork;
use crate::schools::clip::Clip;

/// The sides of a box, in per cent of the picture.
const SIDES: [&str; 4] = ["left", "top", "width", "height"];

/// Somebody wants a passage muted, blurred or cut out.
pub async fn close(app: &App, who: &SignedIn, on: &OnWork, typed: &Typed) -> Result<Committed, Stopped> {
    let (now, mut found) = (app.clock.now(), Found::default());
    let parts = forms::parts(&mut app.database.read().await?, on.work()).await?;
    let whose = found.need(voice(on, typed.of("whose"), now), "whose", "write-fault-whose");
    let operation = match typed.of("op") {
        "mute" => Some(Operation::Mute),
        "blur" => Some(Operation::Blur),
        "cut" => Some(Operation::Cut),
        _ => None,
    };
    let operation = found.need(operation, "op", "write-fault-op");
    let part =
        parts.iter().find(|(part, ..)| typed.of("part").is_empty() || part.to_string() == typed.of("part"));
    let part = found.need(part, "part", "write-fault-part");
    let span = part.and_then(|(_, length, _)| span(typed, *length));
    let span = found.need(span, "start", "write-fault-span");
    if let (Some((.., false)), Some(Operation::Blur)) = (part, operation) {
        found.add("op", "write-fault-picture");
    }
    let area = area(typed, operation, &mut found);
    let (Some((subject, voice)), Some(operation), Some((part, ..)), Some((start_ms, end_ms)), true) =
        (whose, operation, part, span, found.0.is_empty())
    else {
        return Err(found.into());
    };
    let fact = RestrictionFact {
        source_id: None,
        edit: Edit { part: *part, start_ms, end_ms, operation, area },
        uses: uses(typed),
        person: Some(subject),
        asked_by: voice.by,
        since: now,
    };
    let mut deed = Deed::begin(&app.ledger, who.actor(), now).await?;
    deed.restrict(on.work(), &fact).await?;
    Ok(deed.commit().await?)
}

/// From when to when, both written and within the part; the second in which it ends counts as its end.
fn span(typed: &Typed, length_ms: u64) -> Option<(i64, i64)> {
    let (start, end) = (typed.of("start"), typed.of("end"));
    if start.is_empty() || end.is_empty() {
        return None;
    }
    let clip = Clip::read(Some(start), Some(end), u64::MAX).ok()?;
    let end = clip.end_ms.filter(|end| *end < length_ms + 1000)?.min(length_ms);
    let start = clip.start_ms.unwrap_or(0);
    (start < end).then_some((i64::try_from(start).ok()?, i64::try_from(end).ok()?))
}

/// The box of a blur; nothing typed: the whole picture.
fn area(typed: &Typed, operation: Option<Operation>, found: &mut Found) -> Option<Area> {
    let sides = SIDES.map(|side| typed.of(side));
    if operation != Some(Operation::Blur) || sides.iter().all(|side| side.is_empty()) {
        return None;
    }
    let read = sides.map(|side| side.replace(',', ".").parse::<f64>().ok().map(|percent| percent / 100.0));
    let area = match read {
        [Some(left), Some(top), Some(width), Some(height)] => {
            Area::from_fractions(left, top, width, height).ok()
        }
        _ => None,
    };
    found.need(area, "left", "write-fault-box")
}

/// Proposes that a closed passage is lifted.
pub async fn lift(app: &App, who: &SignedIn, on: &OnWork, typed: &Typed) -> Result<String, Stopped> {
    let standing = forms::standing(&mut app.database.read().await?, on.work(), app.clock.now()).await?;
    let closed = standing.passages.iter().find(|closed| closed.id == typed.of("id"));
    let closed = closed.ok_or_else(|| Error::conflict("write-fault-ended"))?;
    let mut found = Found::default();
    let note = note(typed, &format!("note-{}", closed.id), &mut found);
    let what = What::LiftPassage { passage: closed.id.clone(), note };
    if !found.0.is_empty() {
        return Err(found.into());
    }
    Ok(proposed(app, who, on, what, closed.person).await?)
}
