//! What people say of an edition that was made: one approves it and says whom it removes, another one checks it.

use std::path::Path;

use super::{edition_store as store, standing_store};
use crate::catalogue::edition::Edition;
use crate::catalogue::participant::Person;
use crate::clock::Clock;
use crate::consent::audit::Actor;
use crate::consent::fact::RemovalFact;
use crate::consent::ledger::{Committed, Deed, Ledger};
use crate::consent::passage::{Edit, covers};
use crate::error::{Error, Result};
use crate::id::{Id, Sha256Digest};
use crate::storage::database::Tx;
use crate::storage::journal::Journal;
use crate::storage::media_store::MediaStore;

/// How an account signs.
#[must_use]
pub fn signature(actor: Actor, name: Option<&str>) -> String {
    name.map_or_else(|| actor.text(), str::to_owned)
}

/// `by` approves `edition`, and says that nobody can recognise `removes` in it any more.
///
/// # Errors
/// As [`Deed::approve_edition`].
pub async fn approve(
    ledger: &Ledger,
    clock: &Clock,
    actor: Actor,
    (edition, by): (Id<Edition>, &str),
    removes: &[Id<Person>],
) -> Result<Committed> {
    let mut deed = Deed::begin(ledger, actor, clock.now()).await?;
    let removals: Vec<RemovalFact> =
        removes.iter().map(|person| RemovalFact { edition, person: *person, standing: None }).collect();
    deed.approve_edition(edition, by, &removals).await?;
    deed.commit().await
}

/// `by`, who is somebody else, finds right what was approved.
///
/// # Errors
/// As [`Deed::check_edition`].
pub async fn check(
    ledger: &Ledger,
    clock: &Clock,
    actor: Actor,
    edition: Id<Edition>,
    by: &str,
) -> Result<Committed> {
    let mut deed = Deed::begin(ledger, actor, clock.now()).await?;
    deed.check_edition(edition, by).await?;
    deed.commit().await
}

/// `by` rejects `edition`, whose files go.
///
/// # Errors
/// As [`Deed::reject_edition`].
pub async fn reject(
    (ledger, media, data): (&Ledger, &MediaStore, &Path),
    clock: &Clock,
    actor: Actor,
    (edition, by): (Id<Edition>, &str),
    note: &str,
) -> Result<Committed> {
    let mut journal = Journal::begin(data, &ledger.database, media, || ()).await?;
    let rejected = async {
        let mut deed = Deed::begin(ledger, actor, clock.now()).await?;
        for sha256 in deed.reject_edition(edition, by, note).await? {
            journal.announce(sha256.parse::<Sha256Digest>()?).await?;
        }
        deed.commit().await
    };
    let rejected = rejected.await;
    let settled = journal.settle(&ledger.database, media).await;
    let rejected = rejected?;
    settled?;
    Ok(rejected)
}

/// The passages that are closed in the work at `slug` and that an edition with these `edits` leaves open.
///
/// # Errors
/// `Missing` when there is no such work.
pub async fn left_open(tx: &mut Tx, slug: &str, edition: Id<Edition>) -> Result<Vec<Edit>> {
    let subject = store::subject(tx, slug, None).await?;
    let subject = subject.ok_or_else(|| Error::missing(format!("There is no work “{slug}”.")))?;
    let edits = standing_store::edits(tx, edition).await?;
    Ok(subject.passages.into_iter().filter(|passage| !covers(&edits, passage)).collect())
}
