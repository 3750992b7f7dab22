//! Changes the master key: every slot is wrapped anew, one after the other, so that a kill in between costs nothing.

use super::key_file::{self, KeyFile};
use super::masters::{Ring, name_of};
use super::{Inner, Masters, Vault};
use crate::error::{Error, Result};
use crate::storage::keys::MasterKey;

impl Vault {
    /// Wraps every slot with a new master key: a fresh one where it rests in a file, the one that the settings name
    /// where it rests there. Begun again after a kill it goes on where it was. How many slots were wrapped anew.
    ///
    /// # Errors
    /// `Invalid` when the settings name no key before, or a slot opens with neither; the others are wrapped all the
    /// same, and the key before stays. `progress` is told how many were looked at, and of how many.
    pub async fn rotate(&self, progress: impl Fn(u64, u64) + Send + 'static) -> Result<usize> {
        self.blocking(move |inner| {
            inner.change_master()?;
            let slots = key_file::list(&inner.slots)?.0;
            let (mut wrapped, mut fault) = (0, None);
            for (done, slot) in slots.iter().enumerate() {
                match inner.wrap_anew(slot) {
                    Ok(anew) => wrapped += usize::from(anew),
                    Err(error) => fault = fault.or(Some(error)),
                }
                progress(done as u64 + 1, slots.len() as u64);
            }
            key_file::sync_folder(&inner.slots)?;
            if let Some(fault) = fault {
                return Err(fault);
            }
            if matches!(inner.masters, Masters::InFiles) {
                key_file::destroy(&MasterKey::previous_path(&inner.data))?;
                key_file::sync_folder(&inner.data.join("keys"))?;
            }
            Ok(wrapped)
        })
        .await
    }
}

impl Inner {
    /// Nobody writes a key meanwhile; whoever does so later reads the new master key.
    fn change_master(&self) -> Result<()> {
        let lock = self.lock_file()?;
        lock.lock()?;
        match &self.masters {
            Masters::InFiles => MasterKey::change(&self.data),
            Masters::Given { previous: Some(_), .. } => Ok(()),
            Masters::Given { previous: None, .. } => Err(Error::invalid(
                "The master key stands in the settings. Set “master_key” to the new key and “previous_master_key” to the one \
                 that was there, and run this again.",
            )),
        }
    }

    /// Whether the slot was wrapped with another key than the current one. A key that is shredded meanwhile stays so.
    fn wrap_anew(&self, slot: &str) -> Result<bool> {
        let lock = self.lock_file()?;
        lock.lock()?;
        let (path, ring) = (self.path(slot), Ring::read(&self.masters, &self.data)?);
        let Some(file) = KeyFile::read(&path, slot)? else { return Ok(false) };
        if file.master == name_of(ring.current())? {
            return Ok(false);
        }
        let key = file.unwrap(slot, &ring)?;
        KeyFile::wrap(slot, file.purpose, &key, &ring)?.write(&path)?;
        Ok(true)
    }
}
