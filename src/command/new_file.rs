//! A file that a command writes for its user alone: it was not there before, and a command that fails leaves none.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::mem;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};

/// A new file that only its owner can read. Dropped before it is kept, it is gone again.
pub struct NewFile {
    path: PathBuf,
    file: File,
}

impl NewFile {
    /// Makes it, empty.
    ///
    /// # Errors
    /// `Invalid` when it is there already or cannot be written.
    pub fn begin(path: &Path) -> Result<Self> {
        let opened = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
        let file = opened.map_err(|e| {
            let told = match e.kind() {
                ErrorKind::AlreadyExists => "is there already; choose another name.",
                _ => "cannot be written.",
            };
            Error::invalid(format!("“{}” {told}", path.display())).because(e)
        })?;
        Ok(Self { path: path.to_owned(), file })
    }

    /// Fills it.
    ///
    /// # Errors
    /// What the disk says.
    pub fn fill(&mut self, text: &str) -> Result<()> {
        self.file.write_all(text.as_bytes())?;
        Ok(self.file.sync_all()?)
    }

    /// Lets it stay, now that what it says is true; where it is.
    #[must_use]
    pub fn keep(mut self) -> PathBuf {
        mem::take(&mut self.path)
    }
}

impl Drop for NewFile {
    fn drop(&mut self) {
        if !self.path.as_os_str().is_empty() {
            let _ = std::fs::remove_file(&self.path);
        }
    }
}
