//! What is sealed about a person, as a value that nobody can print, log or send by mistake.

use std::marker::PhantomData;

use serde::de::DeserializeOwned;

use crate::catalogue::participant::Person;
use crate::clock::Timestamp;
use crate::consent::audit::Actor;
use crate::consent::ledger::{Deed, Ledger};
use crate::consent::paper::OpenedFor;
use crate::error::{Error, Result};
use crate::id::Id;
use crate::storage::vault::KeySlot;

/// A `T` that only [`Sealed::open`] opens: with a purpose, and with an entry in the audit log that the person can see.
/// It can be neither printed nor written out.
#[derive(Clone)]
pub struct Sealed<T> {
    about: Id<Person>,
    slot: Id<KeySlot>,
    words: String,
    of: PhantomData<fn() -> T>,
}

impl<T: DeserializeOwned> Sealed<T> {
    pub(super) fn new(about: Id<Person>, slot: Id<KeySlot>, words: String) -> Self {
        Self { about, slot, words, of: PhantomData }
    }

    /// Opens it for `purpose`. The entry in the log is committed before anything is shown.
    ///
    /// # Errors
    /// `Gone` when the person was erased, `Invalid` when the key does not fit.
    pub async fn open(&self, ledger: &Ledger, actor: Actor, purpose: OpenedFor, now: Timestamp) -> Result<T> {
        let opened = self.peek(ledger).await?;
        let mut deed = Deed::begin(ledger, actor, now).await?;
        let object = format!("{}/{}", self.about, purpose.as_str());
        deed.enter("profile_opened", &object, Some(self.about), &purpose.as_str()).await?;
        deed.commit().await?;
        Ok(opened)
    }

    /// Opens it for the library itself, which shows it to nobody.
    pub(super) async fn peek(&self, ledger: &Ledger) -> Result<T> {
        let plain = ledger.vault.unseal(self.slot, &bound_to(self.about), &self.words).await?;
        // What serde has to say would repeat words.
        serde_json::from_slice(&plain).map_err(|_| Error::internal("a sealed value of another shape"))
    }
}

/// What a profile's ciphertext is bound to.
pub(super) fn bound_to(person: Id<Person>) -> String {
    format!("profile {person}")
}
