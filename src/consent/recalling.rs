//! Copies are called back also where nobody did a deed: a consent that ends by itself ends at every partner too.

use std::time::Duration;

use crate::clock::{Clock, Timestamp};
use crate::consent::audit::Actor;
use crate::consent::ledger::outbox::posted_since;
use crate::consent::ledger::{Deed, Ledger, unsettled};
use crate::error::Result;

/// How often it is looked for what ended by itself.
const EVERY: Duration = Duration::from_secs(30);
/// How often the head of the audit log goes to outsiders when nothing happens.
const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// Calls back every copy whose use ended by itself by `now`, and says of those that are cleared again that it is over.
/// How many works it was about.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn call_back(ledger: &Ledger, now: Timestamp) -> Result<usize> {
    let ended = unsettled(&mut ledger.database.read().await?, now).await?;
    for work in &ended {
        let mut deed = Deed::begin(ledger, Actor::System, now).await?;
        deed.recall(*work).await?;
        deed.commit().await?;
    }
    Ok(ended.len())
}

/// Has the head of the audit log go out when none did within a day and there is a new one.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn tell_head(ledger: &Ledger, now: Timestamp) -> Result<bool> {
    let lately = now.plus_millis(-DAY_MS);
    if posted_since(&mut ledger.database.read().await?, "audit_head", lately).await? {
        return Ok(false);
    }
    let mut deed = Deed::begin(ledger, Actor::System, now).await?;
    let told = deed.post_head().await?;
    deed.commit().await?;
    Ok(told)
}

/// Keeps both up for as long as it runs.
pub async fn keep_up(ledger: Ledger, clock: Clock) {
    loop {
        let now = clock.now();
        let done = match call_back(&ledger, now).await {
            Ok(_) => tell_head(&ledger, now).await.map(|_| ()),
            Err(e) => Err(e),
        };
        if let Err(error) = done {
            tracing::warn!(error = %error.chain(), "copies whose time is over are not called back at the moment");
        }
        tokio::time::sleep(EVERY).await;
    }
}
