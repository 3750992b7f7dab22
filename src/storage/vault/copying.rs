//! Copies of the keys for a backup, made while nobody writes one; and keys put back from such a copy.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::Vault;
use super::key_file::{self, create};
use super::masters::Masters;
use crate::error::Result;
use crate::storage::keys::MasterKey;

/// What a copy holds.
#[derive(Clone, Copy, Debug)]
pub struct Copied {
    /// Whether the master key is in it, which otherwise stands in the settings.
    pub master_key: bool,
    /// How many keys of things.
    pub slots: usize,
}

const SLOTS: &str = "slots";
const MASTERS: [&str; 2] = ["master.key", "previous.key"];

impl Vault {
    /// Copies every key into the folder `to`, safe from a loss of power. The master key is never changed meanwhile.
    ///
    /// # Errors
    /// What the disk says.
    pub fn copy_keys(&self, to: &Path) -> Result<Copied> {
        let inner = &self.0;
        let lock = inner.lock_file()?;
        lock.lock()?;
        key_file::make_folder(&to.join(SLOTS))?;
        let slots = key_file::list(&inner.slots)?.0;
        for slot in &slots {
            copy(&inner.path(slot), &to.join(SLOTS).join(format!("{slot}.key")))?;
        }
        let in_files = matches!(inner.masters, Masters::InFiles);
        if in_files {
            for (from, name) in
                [MasterKey::path(&inner.data), MasterKey::previous_path(&inner.data)].iter().zip(MASTERS)
            {
                copy(from, &to.join(name))?;
            }
        }
        key_file::sync_folder(&to.join(SLOTS))?;
        key_file::sync_folder(to)?;
        Ok(Copied { master_key: in_files, slots: slots.len() })
    }

    /// Overwrites and takes away such a copy.
    ///
    /// # Errors
    /// What the disk says.
    pub fn destroy_copy(folder: &Path) -> Result<()> {
        for place in [folder.join(SLOTS), folder.to_owned()] {
            let Ok(entries) = fs::read_dir(&place) else { continue };
            for entry in entries {
                let path = entry?.path();
                if path.is_file() {
                    key_file::destroy(&path)?;
                }
            }
            fs::remove_dir(&place)?;
        }
        Ok(())
    }

    /// The slots whose keys are in a copy.
    ///
    /// # Errors
    /// What the disk says.
    pub fn slots_in(folder: &Path) -> Result<BTreeSet<String>> {
        Ok(key_file::list(&folder.join(SLOTS))?.0.into_iter().collect())
    }

    /// Whether the master key opens every key that is there.
    ///
    /// # Errors
    /// `Invalid` for the first that it does not open.
    pub async fn all_open(&self) -> Result<()> {
        self.blocking(|inner| {
            let ring = inner.ring()?;
            for slot in key_file::list(&inner.slots)?.0 {
                if let Some(file) = key_file::KeyFile::read(&inner.path(&slot), &slot)? {
                    file.unwrap(&slot, &ring)?;
                }
            }
            Ok(())
        })
        .await
    }

    /// Puts the keys of a copy into the new library in `data`, but for those of `shredded` slots, which never come back.
    /// What is there already stays.
    ///
    /// # Errors
    /// What the disk says.
    pub fn put_back(folder: &Path, data: &Path, shredded: &BTreeSet<String>) -> Result<usize> {
        let (keys, mut count) = (data.join("keys"), 0);
        key_file::make_folder(&keys.join(SLOTS))?;
        for name in MASTERS {
            copy(&folder.join(name), &keys.join(name))?;
        }
        for slot in Self::slots_in(folder)?.difference(shredded) {
            let name = format!("{slot}.key");
            copy(&folder.join(SLOTS).join(&name), &keys.join(SLOTS).join(name))?;
            count += 1;
        }
        key_file::sync_folder(&keys.join(SLOTS))?;
        key_file::sync_folder(&keys)?;
        Ok(count)
    }
}

/// Copies a small file that only its owner may read; nothing happens where there is none, or one is there already.
fn copy(from: &Path, to: &Path) -> Result<()> {
    let bytes = match fs::read(from) {
        Ok(bytes) => bytes,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(e) => return Err(e.into()),
    };
    if to.try_exists()? {
        return Ok(());
    }
    let draft = to.with_extension("copy.tmp");
    drop(fs::remove_file(&draft));
    let mut file = create(&draft)?;
    std::io::Write::write_all(&mut file, &bytes)?;
    file.sync_all()?;
    Ok(fs::rename(&draft, to)?)
}
