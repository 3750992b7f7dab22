//! The gate in the types: what belongs to an edition is sealed until the permit for that edition clears it.

use std::fmt;
use std::ops::Deref;

use super::Permit;
use crate::catalogue::edition::Edition;
use crate::catalogue::work::Work;
use crate::consent::record::Use;
use crate::id::Id;

/// Something of an edition, as a store found it by its own address: bytes, a picture, words. It tells of which work
/// it is, so that the door can be asked, and nothing else; only a permit opens it.
#[derive(Clone)]
pub struct Sealed<T> {
    work: Id<Work>,
    edition: Id<Edition>,
    thing: T,
}

impl<T> Sealed<T> {
    /// Seals what a store found of this edition of this work.
    #[must_use]
    pub fn of(work: Id<Work>, edition: Id<Edition>, thing: T) -> Self {
        Self { work, edition, thing }
    }

    /// The work to ask the door about.
    #[must_use]
    pub fn work(&self) -> Id<Work> {
        self.work
    }

    /// What is inside, when the permit is for this very edition.
    #[must_use]
    pub fn opened(self, permit: &Permit) -> Option<Cleared<T>> {
        let fits = permit.work() == self.work && permit.edition() == self.edition;
        fits.then(|| Cleared { permit: permit.clone(), thing: self.thing })
    }

    /// What is inside, for whoever may see what the house keeps of the work: every cut of it, signed or not.
    #[must_use]
    pub fn looked_at(self, permit: &Permit) -> Option<Cleared<T>> {
        let fits = permit.work() == self.work && permit.use_() == Use::Preserve;
        fits.then(|| Cleared { permit: permit.clone(), thing: self.thing })
    }
}

impl<T> fmt::Debug for Sealed<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sealed(…)")
    }
}

/// What a permit opened. Answers that carry it take it in this form, so a handler that did not ask does not compile:
///
/// ```compile_fail,E0308
/// # use digitales::{catalogue::rendition_store::Held, consent::decision::{Cleared, Sealed}};
/// fn send(bytes: &Cleared<Held>) {}
/// fn forgets(found: &Sealed<Held>) {
///     send(found);
/// }
/// ```
///
/// ```compile_fail,E0616
/// # use digitales::{catalogue::rendition_store::Held, consent::decision::Sealed};
/// fn forgets(found: Sealed<Held>) -> Held {
///     found.thing
/// }
/// ```
///
/// ```compile_fail,E0451
/// # use digitales::{catalogue::rendition_store::Held, consent::decision::{Cleared, Permit}};
/// fn forges(permit: Permit, thing: Held) -> Cleared<Held> {
///     Cleared { permit, thing }
/// }
/// ```
#[derive(Clone, Debug)]
pub struct Cleared<T> {
    permit: Permit,
    thing: T,
}

impl<T> Cleared<T> {
    /// What opened it.
    pub fn permit(&self) -> &Permit {
        &self.permit
    }
}

impl<T> Deref for Cleared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.thing
    }
}
