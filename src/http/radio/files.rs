//! What a partner takes home: broadcast files, with a delivery in the ledger; and auditions, not for air.

use axum::extract::{Path, State};
use axum::http::header::CONTENT_DISPOSITION;
use axum::http::{HeaderValue, Method, StatusCode};
use axum::response::Response;

use crate::catalogue::rendition::Quality;
use crate::catalogue::rendition_store::{Held, find_rendition};
use crate::clock::Timestamp;
use crate::consent::audit::Actor;
use crate::consent::decision::Cleared;
use crate::consent::fact::DeliveryFact;
use crate::consent::ledger::desk::unanswered;
use crate::consent::ledger::{Deed, delivered};
use crate::consent::record::{Reason, Use};
use crate::error::{Error, Result};
use crate::http::App;
use crate::http::problem::Problem;
use crate::http::radio::caller::Caller;
use crate::http::stream::{self, Asked, missing};
use crate::playback::{Answer, Refusal};
use crate::radio::desk::Desk;
use crate::radio::partner_store::Partner;
use crate::storage::database::Tx;

/// What a partner is told who did not answer a recall.
const RESTS: &str = "Your downloads rest, since a recall has not been answered for three days. Answer it; as soon as that is \
    noted here, they go on.";

/// The desk of `partner` at this moment.
#[must_use]
pub fn desk<'a>(app: &'a App, partner: &'a Partner) -> Desk<'a> {
    Desk { door: &app.door, recall: &app.site.recall, now: app.clock.now(), partner }
}

/// `GET /api/radio/files/{rendition}`, `GET /radio/files/{rendition}`: a broadcast file. Ranges resume it.
pub async fn broadcast(
    State(app): State<App>,
    Caller(partner): Caller,
    Path(name): Path<String>,
    method: Method,
    asked: Asked,
) -> Result<Response, Problem> {
    let mut tx = app.database.read().await?;
    let held = opened(&app, &mut tx, &partner, &name, &asked).await?;
    if held.quality != Quality::Broadcast {
        return Err(missing().into());
    }
    let desk = desk(&app, &partner);
    if unanswered(&mut tx, partner.organisation, desk.now).await?.is_some() {
        return Err(Error::conflict(RESTS).into());
    }
    let part = desk.part(&mut tx, held.permit(), &name).await?;
    let part =
        part.ok_or_else(|| Error::unavailable("This file is being made anew. Ask again in a few minutes."))?;
    let mut response = stream::send(&app, &asked, &held, &partner.viewer()).await?;
    let taken = matches!(response.status(), StatusCode::OK | StatusCode::PARTIAL_CONTENT);
    if taken && method == Method::GET {
        deliver(&app, tx, &partner, &held, desk.now).await?;
    }
    attach(&mut response, &part.file_name);
    Ok(response)
}

/// `GET /radio/audition/{rendition}`: to listen before deciding, from the web's files; not for air.
pub async fn audition(
    State(app): State<App>,
    Caller(partner): Caller,
    Path(name): Path<String>,
    asked: Asked,
) -> Result<Response, Problem> {
    let mut tx = app.database.read().await?;
    let held = opened(&app, &mut tx, &partner, &name, &asked).await?;
    if held.quality == Quality::Broadcast {
        return Err(missing().into());
    }
    Ok(stream::send(&app, &asked, &held, &partner.viewer()).await?)
}

/// The rendition that `name` names, as the partner's permit opens it.
async fn opened(
    app: &App,
    tx: &mut Tx,
    partner: &Partner,
    name: &str,
    asked: &Asked,
) -> Result<Cleared<Held>> {
    let held = match name.parse() {
        Ok(id) if asked.is_exactly(name) => find_rendition(tx, id).await?,
        _ => None,
    };
    let held = held.ok_or_else(missing)?;
    match desk(app, partner).permit(tx, held.work()).await? {
        Answer::Permit(permit) => held.opened(&permit).ok_or_else(missing),
        Answer::Refusal(refusal) => Err(denial(&refusal)),
    }
}

/// A refusal for a partner: 403 when nothing but its own use, place or agreement stands in the way; else it learns
/// no more than anyone.
#[must_use]
pub fn denial(refusal: &Refusal) -> Error {
    let reasons = refusal.reasons();
    let own = Reason::is_the_askers;
    if reasons.iter().any(own) && reasons.iter().all(|reason| own(reason) || reason.follows()) {
        return Error::refused("This piece is not cleared for you. Write to us if you think it should be.");
    }
    stream::denial(refusal)
}

/// Writes down that a copy leaves. What follows within a day is the same delivery and writes nothing.
async fn deliver(
    app: &App,
    mut tx: Tx,
    partner: &Partner,
    held: &Cleared<Held>,
    now: Timestamp,
) -> Result<()> {
    let (organisation, sha256) = (partner.organisation, held.entity.sha256);
    let (work, edition) = (held.permit().work(), held.permit().edition());
    let fact = DeliveryFact { organisation, work, sha256, edition, use_: Use::BroadcastDownload };
    if delivered(&mut tx, &fact, now).await?.is_some() {
        return Ok(());
    }
    // Nobody waits for the writer while holding what readers need.
    drop(tx);
    let mut deed = Deed::begin(&app.ledger, Actor::Partner(organisation), now).await?;
    deed.deliver(&fact).await?;
    deed.commit().await?;
    Ok(())
}

/// Makes the answer a file to save under `name`, which is ASCII (RFC 6266).
pub(super) fn attach(response: &mut Response, name: &str) {
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        response.headers_mut().insert(CONTENT_DISPOSITION, value);
    }
}
