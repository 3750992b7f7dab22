//! Work that waits for the disk, done where waiting hurts nobody.

use crate::error::{Error, Result};

/// Runs `work` on a thread that may wait.
///
/// # Errors
/// Those of `work`.
pub async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(Error::internal)?
}
