//! What is under way, asked once a second for everybody who listens together, and not at all while nobody does.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use tokio::sync::watch;
use tokio::task::AbortHandle;

use crate::clock::{Clock, Timestamp};
use crate::error::Result;
use crate::intake::job;
use crate::intake::jobs_store::{self, Shown};
use crate::intake::receiving::bringing_store as bringing;
use crate::intake::upload_store::{self, UploadRow};
use crate::intake::uploading::Uploader;
use crate::storage::database::Database;

/// How often it is asked.
const EVERY: Duration = Duration::from_secs(1);
/// For how long it is told what ended, in milliseconds.
const TOLD_MS: i64 = 7 * 86_400_000;

/// Everything that is under way, or ended lately.
#[derive(Clone, Debug, Default)]
pub struct UnderWay {
    /// Uploads with the number of bytes that are here, the latest first.
    pub uploads: Vec<(UploadRow, u64)>,
    /// What is to be done with files, the latest first.
    pub jobs: Vec<Shown>,
    /// Addresses of works by their ids.
    pub slugs: BTreeMap<String, String>,
    /// When that was so, to the second.
    pub at: i64,
}

/// Who listens, together.
#[derive(Clone, Default)]
pub struct Live(Arc<Mutex<Weak<Listening>>>);

/// One poll for all who hold this; it ends with the last of them.
pub struct Listening {
    /// What is under way.
    pub state: watch::Receiver<Arc<UnderWay>>,
    polling: AbortHandle,
}

impl Drop for Listening {
    fn drop(&mut self) {
        self.polling.abort();
    }
}

impl Live {
    /// Listens with the others.
    #[must_use]
    pub fn listen(&self, database: &Database, uploader: &Uploader, clock: &Clock) -> Arc<Listening> {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(there) = held.upgrade() {
            return there;
        }
        let (told, state) = watch::channel(Arc::default());
        let (database, uploader, clock) = (database.clone(), uploader.clone(), clock.clone());
        let polling = tokio::spawn(async move {
            loop {
                match under_way(&database, &uploader, clock.now()).await {
                    Ok(now) => drop(told.send(Arc::new(now))),
                    Err(error) => {
                        tracing::warn!(error = %error.chain(), "what is under way could not be asked");
                    }
                }
                tokio::time::sleep(EVERY).await;
            }
        });
        let listening = Arc::new(Listening { state, polling: polling.abort_handle() });
        *held = Arc::downgrade(&listening);
        listening
    }
}

/// What is under way now.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn under_way(database: &Database, uploader: &Uploader, now: Timestamp) -> Result<UnderWay> {
    let mut tx = database.read().await?;
    let uploads = upload_store::latest(&mut tx).await?;
    let mut jobs = jobs_store::shown(&mut tx, now.plus_millis(-TOLD_MS)).await?;
    // What became of a look stands with its upload; a look itself is told only when it cannot be done.
    jobs.retain(|shown| shown.kind != job::Kind::Look.as_str() || shown.fault.is_some());
    let mut slugs = BTreeMap::new();
    let works = uploads.iter().filter_map(|row| row.work().ok().flatten());
    let works = works.chain(jobs.iter().filter_map(|job| job.work_id.as_deref()?.parse().ok()));
    for work in works.collect::<std::collections::BTreeSet<_>>() {
        if let Some(target) = bringing::target(&mut tx, work).await? {
            slugs.insert(work.text(), target.slug);
        }
    }
    drop(tx);
    let uploads = uploader.counted(uploads).await?;
    Ok(UnderWay { uploads, jobs, slugs, at: now.seconds() })
}
