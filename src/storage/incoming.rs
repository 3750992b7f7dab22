//! A file on its way into the media store: nobody sees it before it is whole and safe on the disk.

use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use crate::error::Result;
use crate::id::Token;

const FOLDER: &str = "incoming";

/// A file being written. It is locked while its writer lives, so that a sweep tells it from what a crash left.
pub struct Incoming {
    file: File,
    path: PathBuf,
}

impl Incoming {
    /// Begins a file in the store at `root`.
    pub fn new(root: &Path) -> Result<Self> {
        let folder = root.join(FOLDER);
        loop {
            fs::create_dir_all(&folder)?;
            let path = folder.join(Token::new()?.reveal());
            let file = File::create_new(&path)?;
            file.lock()?;
            // A sweep that came between making and locking has unlinked it: begin again.
            if file.metadata()?.nlink() > 0 {
                return Ok(Self { file, path });
            }
        }
    }

    /// Adds bytes at the end.
    pub fn write(&mut self, bytes: &[u8]) -> Result<()> {
        Ok(self.file.write_all(bytes)?)
    }

    /// Moves the file to `target`, safe from a loss of power: bytes, then name. It takes the place of equal bytes.
    pub fn keep(self, target: &Path) -> Result<()> {
        keep(&self.file, &self.path, target)
    }
}

/// Moves a whole file from `path` to `target`, safe from a loss of power: bytes, then name.
pub fn keep(file: &File, path: &Path, target: &Path) -> Result<()> {
    let folder = target.parent().unwrap_or(target);
    let above = folder.parent().unwrap_or(folder);
    if !folder.is_dir() {
        fs::create_dir_all(folder)?;
        File::open(above)?.sync_all()?;
    }
    file.sync_all()?;
    let mut readable = file.metadata()?.permissions();
    readable.set_readonly(true);
    file.set_permissions(readable)?;
    fs::rename(path, target)?;
    Ok(File::open(folder)?.sync_all()?)
}

impl Drop for Incoming {
    fn drop(&mut self) {
        // After `keep` has renamed it there is nothing under this name; otherwise it is half and must go.
        let _ = fs::remove_file(&self.path);
    }
}

/// Removes what writers that are no more left half written in the store at `root`.
pub fn sweep(root: &Path) -> Result<()> {
    let entries = match fs::read_dir(root.join(FOLDER)) {
        Ok(entries) => entries,
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(e) => return Err(e.into()),
    };
    for entry in entries {
        let path = entry?.path();
        let Ok(file) = File::open(&path) else { continue };
        match file.try_lock() {
            Ok(()) => drop(fs::remove_file(&path)),
            Err(TryLockError::WouldBlock) => {}
            Err(TryLockError::Error(e)) => return Err(e.into()),
        }
    }
    Ok(())
}
