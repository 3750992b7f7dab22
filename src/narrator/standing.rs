//! Who came in by a link of their own: the only thing that opens a title without a permit.

use crate::catalogue::participant::Person;
use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::consent::record::{Capacity, Voice};
use crate::id::Id;
use crate::language::Language;

/// When a link opens nothing any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ends {
    /// The first instant at which it opens nothing.
    pub at: Timestamp,
    /// Whether that is because the child is of age then: page, card, letter and message do not name the day, which would
    /// tell the birthday to whoever has them in hand.
    pub of_age: bool,
}

/// The noun that `Id<NarratorLink>` names: one link of one person.
#[derive(Clone, Copy, Debug)]
pub enum NarratorLink {}

/// Somebody who may speak about a story now, and which works it is in. Only the store of links makes one. It opens the
/// titles of these works to its holder, whatever the world may see, and nothing else of them.
#[derive(Clone, Debug)]
#[must_use]
pub struct Standing {
    link: Id<NarratorLink>,
    subject: Id<Person>,
    voice: Voice,
    language: Language,
    ends: Ends,
    works: Vec<Id<Work>>,
    themself: bool,
}

impl Standing {
    /// Of a link that opens today.
    pub(super) fn of_link(
        link: Id<NarratorLink>,
        (subject, voice): (Id<Person>, Voice),
        language: Language,
        ends: Ends,
        (works, themself): (Vec<Id<Work>>, bool),
    ) -> Self {
        Self { link, subject, voice, language, ends, works, themself }
    }

    /// By which link.
    #[must_use]
    pub fn link(&self) -> Id<NarratorLink> {
        self.link
    }

    /// Whose story it is.
    #[must_use]
    pub fn subject(&self) -> Id<Person> {
        self.subject
    }

    /// Who speaks, and in which capacity.
    #[must_use]
    pub fn voice(&self) -> Voice {
        self.voice
    }

    /// Whether somebody speaks for themself.
    #[must_use]
    pub fn is_own(&self) -> bool {
        self.voice.capacity == Capacity::Own
    }

    /// Whether the page may offer more than to stop and to pause: not by the own link of somebody who died or whose
    /// keys were destroyed, since it lies in other hands now.
    #[must_use]
    pub fn speaks_themself(&self) -> bool {
        self.themself
    }

    /// Whether they may change more than whether the story is shown: what the story says is the person's own.
    #[must_use]
    pub fn may_change(&self) -> bool {
        self.is_own() && self.themself
    }

    /// In which language the link was made.
    #[must_use]
    pub fn language(&self) -> &Language {
        &self.language
    }

    /// When the link opens nothing any more.
    #[must_use]
    pub fn ends(&self) -> Ends {
        self.ends
    }

    /// The works that the person appears in.
    #[must_use]
    pub fn works(&self) -> &[Id<Work>] {
        &self.works
    }

    /// The work with this id, when the person appears in it.
    #[must_use]
    pub fn work(&self, id: &str) -> Option<Id<Work>> {
        self.works.iter().copied().find(|work| work.text() == id)
    }
}
