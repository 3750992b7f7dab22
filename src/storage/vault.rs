//! The vault: one key for each thing that may have to be forgotten, each in a file of its own outside the database.
//!
//! A key is made in memory, kept on the disk before the row that names it is committed, and destroyed by destroying
//! its file: then everything sealed under it is unreadable, in the database and in every copy of it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::clock::Timestamp;
use crate::error::{Error, Result};
use crate::id::Id;
use crate::storage::blocking::blocking;

mod cipher;
mod copying;
mod files;
mod key_file;
mod masters;
mod rotating;
mod words;

use cipher::{Key, from_hex, hex};
pub use copying::Copied;
use key_file::KeyFile;
pub use masters::Masters;
use masters::Ring;
pub use words::sealed_under;

/// The noun that `Id<KeySlot>` names: a place for one key, empty for good once it is shredded.
#[derive(Clone, Copy, Debug)]
pub struct KeySlot;

/// What a key is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    /// A person: their sealed profile, and the salt of what the audit log says about them.
    Person,
    /// One file of evidence.
    Evidence,
    /// One request from somebody who wants a work stopped.
    Takedown,
    /// The library itself.
    Library,
    /// Entries of the audit log that are about nobody.
    Audit,
}

impl Purpose {
    const ALL: [Self; 5] = [Self::Person, Self::Evidence, Self::Takedown, Self::Library, Self::Audit];

    /// As tables and files write it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Evidence => "evidence",
            Self::Takedown => "takedown",
            Self::Library => "library",
            Self::Audit => "audit",
        }
    }
}

impl FromStr for Purpose {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let found = Self::ALL.into_iter().find(|purpose| purpose.as_str() == text);
        found.ok_or_else(|| Error::internal(format!("“{text}” is no purpose of a key")))
    }
}

/// The keys of a library. Cloning it is cheap; several processes may use one folder.
///
/// `DATA/keys/slots/SLOT.key` holds one wrapped key (mode 0600, folder 0700), `DATA/evidence/NAME.sealed` one file.
#[derive(Clone)]
pub struct Vault(Arc<Inner>);

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Vault(…)")
    }
}

struct Inner {
    data: PathBuf,
    slots: PathBuf,
    masters: Masters,
    /// Keys that deeds have made and not yet kept.
    drafts: Mutex<BTreeMap<String, (Purpose, Key)>>,
}

/// Keys that one deed makes: in memory until they are kept, forgotten when this is dropped.
pub struct NewKeys {
    vault: Vault,
    slots: Vec<Id<KeySlot>>,
    files: Vec<(String, Vec<u8>)>,
}

/// That keys were kept whose rows are about to be committed: until it is dropped nobody sweeps them.
#[must_use]
pub struct Keeping(#[expect(dead_code, reason = "held for its lock")] Option<File>);

impl Vault {
    /// Opens the vault of the library in `data`, making its folder and, where it rests in a file, the master key.
    ///
    /// # Errors
    /// `Invalid` when the master key is none or others may read it; what the disk says.
    pub fn open(data: &Path, masters: impl Into<Masters>) -> Result<Self> {
        let (masters, slots) = (masters.into(), data.join("keys").join("slots"));
        Ring::read(&masters, data)?;
        key_file::make_folder(&slots)?;
        let inner = Inner { data: data.to_owned(), slots, masters, drafts: Mutex::default() };
        key_file::make_folder(&inner.files())?;
        Ok(Self(Arc::new(inner)))
    }

    /// Begins to make keys for one deed.
    #[must_use]
    pub fn new_keys(&self) -> NewKeys {
        NewKeys { vault: self.clone(), slots: Vec::new(), files: Vec::new() }
    }

    /// The slot that every library has exactly one of for this purpose; its key is made when it has none yet. Whoever
    /// commits the row of a slot that has been lost is told by [`Vault::exists`], before.
    ///
    /// # Errors
    /// What the disk says.
    pub async fn own_slot(&self, purpose: Purpose) -> Result<(Id<KeySlot>, Keeping)> {
        let slot = Id::derived(&format!("the library’s own slot: {}", purpose.as_str()));
        let keeping = self
            .blocking(move |inner| {
                let (name, keeping) = (slot.text(), Keeping(Some(inner.lock_shared()?)));
                let file = KeyFile::wrap(&name, purpose, &Key::new()?, &inner.ring()?)?;
                file.write_once(&inner.path(&name))?;
                key_file::sync_folder(&inner.slots)?;
                Ok(keeping)
            })
            .await?;
        Ok((slot, keeping))
    }

    /// Seals `words` for the thing named `name`: they open under that name only, so that two sealed things of one
    /// slot cannot be exchanged. Hexadecimal.
    ///
    /// # Errors
    /// `Gone` when the slot's key was destroyed, `Invalid` when it cannot be opened.
    pub async fn seal(&self, slot: Id<KeySlot>, name: &str, words: &[u8]) -> Result<String> {
        Ok(hex(&self.key(slot).await?.lock(name, words)?))
    }

    /// Opens what [`Vault::seal`] sealed.
    ///
    /// # Errors
    /// `Gone` when the slot's key was destroyed; `Invalid` when it was sealed for another thing, or was changed.
    pub async fn unseal(&self, slot: Id<KeySlot>, name: &str, sealed: &str) -> Result<Vec<u8>> {
        let key = self.key(slot).await?;
        from_hex(sealed).and_then(|sealed| key.unlock(name, &sealed)).ok_or_else(changed)
    }

    /// As [`Vault::seal`], for the bytes of a file.
    ///
    /// # Errors
    /// As [`Vault::seal`].
    pub async fn seal_file(&self, slot: Id<KeySlot>, name: String, bytes: Vec<u8>) -> Result<Vec<u8>> {
        let key = self.key(slot).await?;
        blocking(move || key.lock(&name, &bytes)).await
    }

    /// Opens what [`Vault::seal_file`] sealed.
    ///
    /// # Errors
    /// As [`Vault::unseal`].
    pub async fn unseal_file(&self, slot: Id<KeySlot>, name: String, sealed: Vec<u8>) -> Result<Vec<u8>> {
        let key = self.key(slot).await?;
        blocking(move || key.unlock(&name, &sealed).ok_or_else(changed)).await
    }

    /// A secret of the slot's for hashing what is about its thing: the same for as long as the key is there, and not
    /// to be found again after that.
    ///
    /// # Errors
    /// `Gone` when the slot's key was destroyed.
    pub async fn salt(&self, slot: Id<KeySlot>) -> Result<[u8; 32]> {
        self.key(slot).await?.derive("digitales salt")
    }

    /// Whether the slot has its key.
    ///
    /// # Errors
    /// What the disk says.
    pub async fn exists(&self, slot: Id<KeySlot>) -> Result<bool> {
        let name = slot.text();
        if self.drafts().contains_key(&name) {
            return Ok(true);
        }
        self.blocking(move |inner| Ok(inner.path(&name).try_exists()?)).await
    }

    /// Destroys a key for good; nothing happens when it is gone already. The row that says so is committed first, so
    /// that a kill in between is made good by [`Vault::sweep`].
    ///
    /// # Errors
    /// What the disk says; then the key may still be there.
    pub async fn shred(&self, slot: Id<KeySlot>) -> Result<()> {
        self.drafts().remove(&slot.text());
        self.blocking(move |inner| {
            // Whoever wraps keys anew waits, and so does not bring it back.
            let _lock = inner.lock_shared()?;
            key_file::destroy(&inner.path(&slot.text()))?;
            key_file::sync_folder(&inner.slots)
        })
        .await
    }

    /// Keeps everybody else from writing keys whose rows are not there yet; none when somebody is at it now. Taken
    /// before the rows are read that [`Vault::sweep`] goes by.
    ///
    /// # Errors
    /// What the disk says.
    pub async fn quiet(&self) -> Result<Option<Keeping>> {
        self.blocking(|inner| {
            let file = inner.lock_file()?;
            match file.try_lock() {
                Ok(()) => Ok(Some(Keeping(Some(file)))),
                Err(TryLockError::WouldBlock) => Ok(None),
                Err(TryLockError::Error(e)) => Err(e.into()),
            }
        })
        .await
    }

    /// Takes away every key that is not in `named`, every file that is not in `files`, and drafts: what a kill left
    /// before its row came, or before the key of a shredded slot was gone. How many it took.
    ///
    /// # Errors
    /// What the disk says.
    pub async fn sweep(
        &self,
        quiet: Keeping,
        named: BTreeSet<Id<KeySlot>>,
        files: BTreeSet<String>,
    ) -> Result<usize> {
        self.blocking(move |inner| {
            let _quiet = quiet;
            let (slots, drafts) = key_file::list(&inner.slots)?;
            let nobodys = |slot: &String| slot.parse().is_ok_and(|slot| !named.contains(&slot));
            let gone: Vec<_> = slots.into_iter().filter(nobodys).map(|slot| inner.path(&slot)).collect();
            let keys = key_file::destroy_all(&[gone.as_slice(), &drafts].concat());
            key_file::sync_folder(&inner.slots)?;
            let swept = inner.sweep_files(&files)?;
            keys.map(|()| gone.len() + swept)
        })
        .await
    }

    async fn key(&self, slot: Id<KeySlot>) -> Result<Key> {
        let name = slot.text();
        if let Some((_, key)) = self.drafts().get(&name) {
            return Ok(key.clone());
        }
        self.blocking(move |inner| {
            let file = KeyFile::read(&inner.path(&name), &name)?.ok_or_else(shredded)?;
            file.unwrap(&name, &inner.ring()?)
        })
        .await
    }

    fn drafts(&self) -> MutexGuard<'_, BTreeMap<String, (Purpose, Key)>> {
        self.0.drafts()
    }

    async fn blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Inner) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let inner = self.0.clone();
        blocking(move || work(&inner)).await
    }
}

impl NewKeys {
    /// Makes a key in memory: it seals and opens at once, in this process. The row of its slot belongs to the deed.
    ///
    /// # Errors
    /// `Internal` when the machine gives no randomness.
    pub fn make(&mut self, purpose: Purpose, now: Timestamp) -> Result<Id<KeySlot>> {
        let slot = Id::new(now)?;
        self.vault.drafts().insert(slot.text(), (purpose, Key::new()?));
        self.slots.push(slot);
        Ok(slot)
    }

    /// Takes a sealed file, which is kept with the keys.
    pub fn add_file(&mut self, name: String, sealed: Vec<u8>) {
        self.files.push((name, sealed));
    }

    /// Writes keys and files down, safe from a loss of power. Hold the answer until their rows are committed.
    ///
    /// # Errors
    /// What the disk says; then no row may be committed.
    pub async fn keep(&mut self) -> Result<Keeping> {
        if self.slots.is_empty() {
            return Ok(Keeping(None));
        }
        let (slots, files) = (self.slots.clone(), std::mem::take(&mut self.files));
        self.vault
            .blocking(move |inner| {
                let keeping = Keeping(Some(inner.lock_shared()?));
                // Read under the lock: whoever changes the master key waits for it, and rewraps what came before.
                let ring = inner.ring()?;
                for name in slots.into_iter().map(Id::text) {
                    let Some((purpose, key)) = inner.drafts().get(&name).cloned() else { continue };
                    KeyFile::wrap(&name, purpose, &key, &ring)?.write(&inner.path(&name))?;
                }
                key_file::sync_folder(&inner.slots)?;
                for (name, sealed) in &files {
                    inner.write_file(name, sealed)?;
                }
                key_file::sync_folder(&inner.files())?;
                Ok(keeping)
            })
            .await
    }
}

impl Drop for NewKeys {
    fn drop(&mut self) {
        let mut drafts = self.vault.drafts();
        for slot in &self.slots {
            drafts.remove(&slot.text());
        }
    }
}

impl Inner {
    fn path(&self, slot: &str) -> PathBuf {
        self.slots.join(format!("{slot}.key"))
    }

    fn ring(&self) -> Result<Ring> {
        Ring::read(&self.masters, &self.data)
    }

    fn drafts(&self) -> MutexGuard<'_, BTreeMap<String, (Purpose, Key)>> {
        self.drafts.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn lock_file(&self) -> Result<File> {
        let path = self.slots.with_file_name("slots.lock");
        Ok(OpenOptions::new().create(true).truncate(false).write(true).open(path)?)
    }

    fn lock_shared(&self) -> Result<File> {
        let file = self.lock_file()?;
        file.lock_shared()?;
        Ok(file)
    }
}

fn shredded() -> Error {
    Error::gone("The key to this is not there: it was destroyed, and what it sealed cannot be read any more.")
}

fn changed() -> Error {
    Error::invalid("What was sealed here was changed, or belongs to another thing; it cannot be opened.")
}

#[cfg(test)]
mod tests;
