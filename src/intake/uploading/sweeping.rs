//! What is over is taken away: files that nobody goes on sending, bytes that no work needs, and what a kill left behind.

use std::time::Duration;

use super::Uploader;
use super::partial::{self, Partial};
use super::pouring::caught_up;
use crate::error::{Error, Result};
use crate::id::Id;
use crate::intake::tus::{Stop, Upload};
use crate::intake::upload_store as store;
use crate::storage::blocking::blocking;
use crate::storage::journal::Journal;

/// How often it is looked what is over.
const LOOK_AGAIN: Duration = Duration::from_secs(30);

impl Uploader {
    /// Takes away what is over, for as long as it is polled. What fails is logged and tried again.
    pub async fn keep_up(self) {
        loop {
            if let Err(error) = self.sweep().await {
                tracing::warn!(error = %error.chain(), "what is over of uploads could not be taken away");
            }
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    /// Ends what expired, finishes what a kill left whole, lets go of bytes that no upload needs any more and forgets
    /// what is over.
    ///
    /// # Errors
    /// What disk or database say.
    pub async fn sweep(&self) -> Result<()> {
        let mut tx = self.0.ledger.database.write().await?;
        store::expire(&mut tx, self.0.clock.now()).await?;
        tx.commit().await?;
        self.finish_left().await?;
        self.clear_left().await?;
        self.let_go().await
    }

    /// What is here whole, and whoever sent it cannot know that it is not finished.
    async fn finish_left(&self) -> Result<()> {
        let rows = store::receiving(&mut self.0.ledger.database.read().await?).await?;
        for row in rows {
            let (id, folder) = (row.id()?, self.0.media.uploads());
            let whole = partial::length(&folder, id) == Some(row.length());
            if self.is_kept(&row).await? {
                self.look(&row).await.map_err(trouble)?;
            } else if whole && let Some(file) = blocking(move || Partial::open(&folder, id)).await? {
                let again = store::one(&mut self.0.ledger.database.read().await?, id).await?;
                if file.length == row.length() && again.is_some_and(|row| row.is_receiving()) {
                    let (file, running) = caught_up(file).await?;
                    self.finish(&row, file, running).await.map_err(trouble)?;
                }
            }
        }
        Ok(())
    }

    /// Files of uploads that are over, or of which there is no row.
    async fn clear_left(&self) -> Result<()> {
        let folder = self.0.media.uploads();
        for id in blocking(move || partial::all(&folder)).await? {
            let row = store::one(&mut self.0.ledger.database.read().await?, id).await?;
            if !row.is_some_and(|row| row.is_receiving()) {
                self.clear(id).await?;
            }
        }
        for row in store::ended(&mut self.0.ledger.database.read().await?).await? {
            self.clear(row.id()?).await?;
        }
        Ok(())
    }

    /// Takes the file of an upload away that is over, unless somebody still has it, and forgets its row where it names
    /// nothing any more.
    pub(super) async fn clear(&self, id: Id<Upload>) -> Result<()> {
        let folder = self.0.media.uploads();
        let cleared = blocking(move || match partial::length(&folder, id) {
            None => Ok(true),
            Some(_) => match Partial::open(&folder, id)? {
                Some(file) => file.remove().map(|()| true),
                None => Ok(false),
            },
        });
        if cleared.await? {
            self.lock().remove(&id);
            let mut tx = self.0.ledger.database.write().await?;
            store::forget(&mut tx, id).await?;
            tx.commit().await?;
        }
        Ok(())
    }

    /// Lets go of bytes that are here for uploads that do not need them any more; while somebody brings bytes in, which
    /// may be the same, it waits for the next time.
    async fn let_go(&self) -> Result<()> {
        let (database, media) = (&self.0.ledger.database, &self.0.media);
        let released = store::released(&mut database.read().await?).await?;
        if released.is_empty() {
            return Ok(());
        }
        let Some(mut journal) = Journal::if_free(&self.0.data, database, media).await? else { return Ok(()) };
        for (id, sha256) in released {
            journal.announce(sha256).await?;
            let mut tx = database.write().await?;
            store::let_go(&mut tx, id, sha256).await?;
            store::forget(&mut tx, id).await?;
            tx.commit().await?;
        }
        journal.settle(database, media).await
    }
}

fn trouble(stop: Stop) -> Error {
    match stop {
        Stop::Trouble(error) => error,
        Stop::Fault(fault) => Error::internal(format!("an upload that cannot be finished: {}", fault.key())),
    }
}
