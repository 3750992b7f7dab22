//! Words that are about several people: sealed under the key of each, and unreadable with the first that is destroyed.

use super::{KeySlot, Vault};
use crate::error::{Error, Kind, Result};
use crate::id::Id;

impl Vault {
    /// Seals `words` for the thing named `name` under the keys of all `slots`. The text says under which: their ids, a
    /// colon, and what is sealed in hexadecimal.
    ///
    /// # Errors
    /// `Gone` when one of the keys was destroyed, `Internal` without a slot.
    pub async fn seal_words(&self, slots: &[Id<KeySlot>], name: &str, words: &str) -> Result<String> {
        let (last, others) = slots.split_last().ok_or_else(|| Error::internal("words without a key"))?;
        let mut sealed = words.as_bytes().to_vec();
        for slot in others {
            sealed = self.seal_file(*slot, name.to_owned(), sealed).await?;
        }
        let sealed = self.seal(*last, name, &sealed).await?;
        let slots: Vec<String> = slots.iter().map(|slot| slot.text()).collect();
        Ok(format!("{}:{sealed}", slots.join(" ")))
    }

    /// Opens what [`Vault::seal_words`] sealed; nothing when one of its keys was destroyed.
    ///
    /// # Errors
    /// `Invalid` when it was sealed for another thing, or was changed.
    pub async fn unseal_words(&self, name: &str, text: &str) -> Result<Option<String>> {
        match self.opened(name, text).await {
            Ok(words) => Ok(Some(words)),
            Err(e) if e.kind() == Kind::Gone => Ok(None),
            Err(e) => Err(e),
        }
    }

    async fn opened(&self, name: &str, text: &str) -> Result<String> {
        let (slots, sealed) = (sealed_under(text)?, text.rsplit(':').next().unwrap_or_default());
        let (last, others) = slots.split_last().ok_or_else(super::changed)?;
        let mut words = self.unseal(*last, name, sealed).await?;
        for slot in others.iter().rev() {
            words = self.unseal_file(*slot, name.to_owned(), words).await?;
        }
        String::from_utf8(words).map_err(|_| super::changed())
    }
}

/// The slots under which a text was sealed.
///
/// # Errors
/// `Invalid` when it was not sealed by [`Vault::seal_words`].
pub fn sealed_under(text: &str) -> Result<Vec<Id<KeySlot>>> {
    let (slots, _) = text.split_once(':').ok_or_else(super::changed)?;
    slots.split(' ').map(|slot| slot.parse().map_err(|_| super::changed())).collect()
}
