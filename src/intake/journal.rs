//! One import at a time, and nothing left of one that was killed: bytes are announced here before they are kept.
//!
//! Bytes are kept first, then the row that names them. What a killed import kept without a row stands in the
//! journal, so the next start takes it away.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::Path;

use crate::catalogue::accession_store;
use crate::error::{Error, Result};
use crate::id::Sha256Digest;
use crate::storage::database::Database;
use crate::storage::media_store::MediaStore;

/// The journal of the import that is running, locked while it lives.
pub struct Journal {
    file: File,
}

impl Journal {
    /// Begins an import into the library in `data`; waits for another one to end, then `waiting` is called before.
    /// Takes away what a killed import left.
    ///
    /// # Errors
    /// What disk or database say.
    pub async fn begin(
        data: &Path,
        database: &Database,
        media: &MediaStore,
        waiting: impl FnOnce(),
    ) -> Result<Self> {
        let file = open(data)?;
        let file = match file.try_lock() {
            Ok(()) => file,
            Err(TryLockError::Error(e)) => return Err(e.into()),
            Err(TryLockError::WouldBlock) => {
                waiting();
                let locked = tokio::task::spawn_blocking(move || file.lock().map(|()| file)).await;
                locked.map_err(Error::internal)??
            }
        };
        let mut journal = Self { file };
        journal.sweep(database, media).await?;
        Ok(journal)
    }

    /// Takes away what a killed import left, unless one is running.
    ///
    /// # Errors
    /// What disk or database say.
    pub async fn sweep_when_idle(data: &Path, database: &Database, media: &MediaStore) -> Result<()> {
        let file = open(data)?;
        match file.try_lock() {
            Ok(()) => Self { file }.sweep(database, media).await,
            Err(TryLockError::WouldBlock) => Ok(()),
            Err(TryLockError::Error(e)) => Err(e.into()),
        }
    }

    /// Announces bytes that are about to be kept.
    ///
    /// # Errors
    /// What the disk says.
    pub fn announce(&mut self, sha256: Sha256Digest) -> Result<()> {
        writeln!(self.file, "{sha256}")?;
        Ok(self.file.sync_data()?)
    }

    /// Everything announced has its row, or needs none: nothing is left to take away.
    ///
    /// # Errors
    /// What the disk says.
    pub async fn settle(&mut self, database: &Database, media: &MediaStore) -> Result<()> {
        self.sweep(database, media).await
    }

    async fn sweep(&mut self, database: &Database, media: &MediaStore) -> Result<()> {
        let mut text = String::new();
        self.file.seek(SeekFrom::Start(0))?;
        self.file.read_to_string(&mut text)?;
        for sha256 in text.lines().filter_map(|l| l.parse::<Sha256Digest>().ok()) {
            // The lock of a writing transaction keeps out a row that would name the bytes meanwhile.
            let mut tx = database.write().await?;
            if !accession_store::is_named(&mut tx, sha256).await? {
                media.remove(sha256).await?;
            }
        }
        if !text.is_empty() {
            self.file.set_len(0)?;
            self.file.seek(SeekFrom::Start(0))?;
            self.file.sync_data()?;
        }
        Ok(())
    }
}

fn open(data: &Path) -> Result<File> {
    Ok(OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(data.join("import.journal"))?)
}
