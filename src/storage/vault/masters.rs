//! Which master keys open the slots: the one that wraps, and while it is changed also the one before.

use std::path::Path;

use super::cipher::{Key, hex};
use crate::error::{Error, Result};
use crate::storage::keys::MasterKey;

/// Where the master key comes from.
#[derive(Clone)]
pub enum Masters {
    /// Files in the data folder, made at the first start and read again whenever they are needed.
    InFiles,
    /// Settings.
    Given {
        /// What wraps.
        current: MasterKey,
        /// What wrapped before, while the key is being changed.
        previous: Option<MasterKey>,
    },
}

impl From<MasterKey> for Masters {
    fn from(current: MasterKey) -> Self {
        Self::Given { current, previous: None }
    }
}

/// The keys of one moment.
pub(super) struct Ring {
    current: Key,
    previous: Option<Key>,
}

impl Ring {
    /// The keys as they are now for the library in `data`.
    pub(super) fn read(masters: &Masters, data: &Path) -> Result<Self> {
        let (current, previous) = match masters {
            Masters::InFiles => (MasterKey::open(data)?, MasterKey::previous(data)?),
            Masters::Given { current, previous } => (current.clone(), previous.clone()),
        };
        let key = |master: &MasterKey| {
            Key::from_bytes(master.bytes()).ok_or_else(|| Error::internal("a short key"))
        };
        Ok(Self { current: key(&current)?, previous: previous.as_ref().map(key).transpose()? })
    }

    /// The key that wraps.
    pub(super) fn current(&self) -> &Key {
        &self.current
    }

    /// The key with this name.
    pub(super) fn named(&self, name: &str) -> Result<Option<&Key>> {
        for key in [Some(&self.current), self.previous.as_ref()].into_iter().flatten() {
            if name_of(key)? == name {
                return Ok(Some(key));
            }
        }
        Ok(None)
    }
}

/// By what a slot's file names the key that wrapped it; it tells nothing about the key.
pub(super) fn name_of(master: &Key) -> Result<String> {
    Ok(hex(&master.derive("the name of this master key")?[..8]))
}
