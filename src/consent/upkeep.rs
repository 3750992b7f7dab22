//! What the library does by itself while it serves: it reads evidence anew, erases what is due, and takes
//! away keys that are said to be destroyed.

use std::path::PathBuf;
use std::time::Duration;

use super::erasure::Eraser;
use super::evidence::recheck_when_due;
use crate::clock::Clock;
use crate::consent::ledger::Ledger;
use crate::consent::ledger::sealed::keys::sweep_keys;
use crate::storage::media_store::MediaStore;

/// How often it looks whether something is due.
const LOOK_AGAIN: Duration = Duration::from_mins(1);

/// What it works on.
pub struct Upkeep {
    /// Rows and keys.
    pub ledger: Ledger,
    /// Bytes.
    pub media: MediaStore,
    /// The time.
    pub clock: Clock,
    /// The library's own folder.
    pub data: PathBuf,
}

impl Upkeep {
    fn eraser(&self) -> Eraser {
        let (ledger, media) = (self.ledger.clone(), self.media.clone());
        Eraser { ledger, media, clock: self.clock.clone(), data: self.data.clone() }
    }

    /// Does what is due, for as long as it is polled. What fails is logged and tried again.
    pub async fn keep(&self) {
        loop {
            if let Err(error) = recheck_when_due(&self.ledger, &self.data, &self.clock).await {
                tracing::warn!(error = %error.chain(), "evidence could not be read anew");
            }
            match self.eraser().due().await {
                Ok(done) => {
                    for told in done {
                        tracing::info!(
                            erasure = told.erasure,
                            step = told.step,
                            files = told.files,
                            "erased"
                        );
                    }
                }
                Err(error) => tracing::error!(error = %error.chain(), "what is due could not be erased"),
            }
            if let Err(error) = sweep_keys(&self.ledger).await {
                tracing::error!(error = %error.chain(), "a key that was destroyed could not be taken away");
            }
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }
}
