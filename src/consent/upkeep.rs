//! What the library does by itself while it serves: it reads evidence anew.

use std::path::PathBuf;
use std::time::Duration;

use super::evidence::recheck_when_due;
use crate::clock::Clock;
use crate::consent::ledger::Ledger;

/// How often it looks whether something is due.
const LOOK_AGAIN: Duration = Duration::from_mins(1);

/// What it works on.
pub struct Upkeep {
    /// Rows and keys.
    pub ledger: Ledger,
    /// The time.
    pub clock: Clock,
    /// The library's own folder.
    pub data: PathBuf,
}

impl Upkeep {
    /// Does what is due, for as long as it is polled. What fails is logged and tried again.
    pub async fn keep(&self) {
        loop {
            if let Err(error) = recheck_when_due(&self.ledger, &self.data, &self.clock).await {
                tracing::warn!(error = %error.chain(), "evidence could not be read anew");
            }
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }
}
