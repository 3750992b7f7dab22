//! The means to end a running answer at once, held by the watch and obeyed by the connection.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::sync::Notify;

/// Ends one connection. Clones are the same severer.
#[derive(Clone, Debug, Default)]
pub struct Severer(Arc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    severed: AtomicBool,
    told: Notify,
}

impl Severer {
    /// A severer of a connection that may go on.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Ends the connection, at once and for good.
    pub fn sever(&self) {
        self.0.severed.store(true, Ordering::SeqCst);
        self.0.told.notify_waiters();
    }

    /// Whether it was ended.
    #[must_use]
    pub fn is_severed(&self) -> bool {
        self.0.severed.load(Ordering::SeqCst)
    }

    /// Completes when it is ended.
    pub async fn severed(&self) {
        loop {
            // Listen first, look second: a word between the two is not missed.
            let told = self.0.told.notified();
            if self.is_severed() {
                return;
            }
            told.await;
        }
    }
}
