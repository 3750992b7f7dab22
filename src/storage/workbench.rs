//! A folder of its own for what is being made, on the disk of the media store: locked while its maker lives, so that a
//! sweep tells it from what a crash left.

use std::fs::{self, DirBuilder, File, TryLockError};
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use crate::error::Result;
use crate::id::Token;
use crate::storage::blocking::blocking;
use crate::storage::media_store::MediaStore;

const FOLDER: &str = "encoding";
const LOCK: &str = "lock";

/// A workbench; it goes with everything on it when it is dropped.
pub struct Workbench {
    path: PathBuf,
    _lock: File,
}

impl Workbench {
    /// A new one.
    ///
    /// # Errors
    /// What the disk says.
    pub async fn new(media: &MediaStore) -> Result<Self> {
        let root = media.beside(FOLDER);
        blocking(move || {
            DirBuilder::new().recursive(true).mode(0o700).create(&root)?;
            loop {
                let path = root.join(Token::new()?.reveal());
                DirBuilder::new().mode(0o700).create(&path)?;
                let Ok(lock) = File::create(path.join(LOCK)) else { continue };
                lock.lock()?;
                // A sweep that came between making and locking has taken it away: begin again.
                if path.join(LOCK).is_file() {
                    return Ok(Self { path, _lock: lock });
                }
            }
        })
        .await
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Takes away what makers that are no more left.
    ///
    /// # Errors
    /// What the disk says.
    pub fn sweep(media: &MediaStore) -> Result<()> {
        let entries = match fs::read_dir(media.beside(FOLDER)) {
            Ok(entries) => entries,
            Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(e) => return Err(e.into()),
        };
        for entry in entries {
            let path = entry?.path();
            match File::open(path.join(LOCK)).map(|lock| lock.try_lock()) {
                Ok(Err(TryLockError::WouldBlock)) => {}
                Ok(Err(TryLockError::Error(e))) => return Err(e.into()),
                // Free, or not locked by anybody yet: whoever is about to lock it begins again.
                Ok(Ok(())) | Err(_) => drop(fs::remove_dir_all(&path)),
            }
        }
        Ok(())
    }
}

impl Drop for Workbench {
    fn drop(&mut self) {
        // Gigabytes may lie there; what cannot be taken away now goes with the next sweep.
        let _ = fs::remove_dir_all(&self.path);
    }
}
