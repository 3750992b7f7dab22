//! Sealed files beside the keys: written before the row that names them, under a key of their own.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::key_file::{self, sync_folder};
use super::{Inner, Vault};
use crate::error::Result;
use crate::id::{Sha256Digest, Token};

const END: &str = ".sealed";

impl Vault {
    /// The sealed bytes under `name`; none when they are not there.
    ///
    /// # Errors
    /// What the disk says.
    pub async fn read_file(&self, name: String) -> Result<Option<Vec<u8>>> {
        self.blocking(move |inner| match fs::read(inner.file(&name)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(e) => Err(e.into()),
        })
        .await
    }

    /// What the sealed bytes under `name` are in truth, read anew; none when they are not there.
    ///
    /// # Errors
    /// What the disk says.
    pub async fn digest_file(&self, name: String) -> Result<Option<Sha256Digest>> {
        self.blocking(move |inner| {
            let mut file = match File::open(inner.file(&name)) {
                Ok(file) => file,
                Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(None),
                Err(e) => return Err(e.into()),
            };
            Ok(Some(crate::storage::media_store::digest(&mut file, |_| Ok(()))?.0))
        })
        .await
    }

    /// Takes sealed bytes away; nothing happens when they are not there.
    ///
    /// # Errors
    /// What the disk says.
    pub async fn remove_file(&self, name: String) -> Result<()> {
        self.blocking(move |inner| {
            let path = inner.file(&name);
            if !path.try_exists()? {
                return Ok(());
            }
            key_file::destroy(&path)?;
            sync_folder(&inner.files())
        })
        .await
    }

    /// Where sealed files rest.
    #[must_use]
    pub fn files(&self) -> PathBuf {
        self.0.files()
    }
}

impl Inner {
    pub(super) fn files(&self) -> PathBuf {
        self.data.join("evidence")
    }

    pub(super) fn file(&self, name: &str) -> PathBuf {
        self.files().join(format!("{name}{END}"))
    }

    /// Writes a sealed file safe from a loss of power, but for its folder.
    pub(super) fn write_file(&self, name: &str, bytes: &[u8]) -> Result<()> {
        let draft = self.files().join(format!("{}.tmp", Token::new()?.reveal()));
        let mut file = key_file::create(&draft)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        Ok(fs::rename(&draft, self.file(name))?)
    }

    /// Takes away sealed files that are not in `named`, and drafts.
    pub(super) fn sweep_files(&self, named: &BTreeSet<String>) -> Result<usize> {
        let mut gone = Vec::new();
        for entry in fs::read_dir(self.files())? {
            let path = entry?.path();
            if !is_named(&path, named) {
                gone.push(path);
            }
        }
        let done = key_file::destroy_all(&gone);
        sync_folder(&self.files())?;
        done.map(|()| gone.len())
    }
}

/// Whether a file of the folder is one of these; a stranger’s file is left alone.
fn is_named(path: &Path, named: &BTreeSet<String>) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    match name.strip_suffix(END) {
        Some(name) => named.contains(name),
        None => path.extension().is_none_or(|end| end != "tmp"),
    }
}
