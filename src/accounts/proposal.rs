//! What takes two: one proposes it, another answers, and with the yes it is done.

use serde::{Deserialize, Serialize};

use crate::accounts::account::{Account, Role};
use crate::catalogue::participant::Person;
use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::consent::fact::Looked;
use crate::consent::old_paper::Mapping;
use crate::consent::saying::{Agreed, NameWish, Saying};
use crate::id::Id;

/// Something that one account proposed.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// Which.
    pub id: Id<Proposal>,
    /// What is to be done.
    pub what: What,
    /// About which work.
    pub work: Option<Id<Work>>,
    /// About whom.
    pub person: Option<Id<Person>>,
    /// Who proposed it.
    pub by: Id<Account>,
    /// When.
    pub at: Timestamp,
    /// What became of it.
    pub answer: Option<Answer>,
    /// Whether its free words are gone with the key of somebody who was forgotten.
    pub forgotten: bool,
}

/// What another account said to it.
#[derive(Clone, Copy, Debug)]
pub struct Answer {
    /// Who.
    pub by: Id<Account>,
    /// When.
    pub at: Timestamp,
    /// Whether it was done.
    pub yes: bool,
}

/// What is to be done with the yes. Ids as the tables write them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// No consent of this person is needed in this work.
    Waiver {
        /// Which work.
        work: String,
        /// Who.
        person: String,
        /// On which ground.
        basis: String,
        /// Why, in at least twenty characters.
        note: String,
        /// What whoever proposed it looked at.
        #[serde(default)]
        looked: Looked,
    },
    /// A declaration never counted.
    Invalidation {
        /// The last of its chain.
        declaration: String,
        /// Why, in at least twenty characters.
        note: String,
    },
    /// A hold that keeps somebody safe is lifted.
    LiftHold {
        /// Which.
        hold: String,
        /// What the talk about the risk came to, in at least twenty characters.
        note: String,
    },
    /// Somebody who is not of age says yes.
    MinorConsent(Box<Saying>),
    /// Evidence is added to the yes of somebody who was not of age.
    LaterEvidence {
        /// To which declaration.
        declaration: String,
        /// Which, on record already.
        evidence: String,
    },
    /// What is sealed about somebody is looked at.
    OpenProfile {
        /// Whose.
        person: String,
        /// What for: one of the closed list.
        purpose: String,
        /// Why, in at least twenty characters.
        note: String,
    },
    /// A closed passage is lifted.
    LiftPassage {
        /// Which.
        passage: String,
        /// Why, in at least twenty characters.
        note: String,
    },
    /// What closes a work, or whose yes it needs, ends earlier than it was written down to.
    EndEarly {
        /// What: `guardianship` or `embargo`.
        ending: String,
        /// Which.
        id: String,
        /// When, in milliseconds UTC; once that has passed, with the answer.
        until: i64,
        /// Why, in at least twenty characters.
        note: String,
    },
    /// Somebody is forgotten, with their works.
    Erasure {
        /// Who.
        person: String,
        /// Who says so: `own`, `guardian`, `relative`.
        capacity: String,
        /// By whom.
        by: String,
        /// How it was said, as the ledger writes it.
        #[serde(default = "in_person")]
        channel: String,
        /// Works that go although others are in them.
        with_others: Vec<String>,
        /// After how many days masters and keys go.
        days: u32,
        /// Whether they are being forgotten already, and only these originals are to go too.
        #[serde(default)]
        further: bool,
        /// How it is known that it is their wish, in at least twenty characters.
        note: String,
    },
    /// What an old paper allows today.
    MapOldPaper(Box<Mapping>),
}

fn in_person() -> String {
    "in_person".to_owned()
}

/// The words in a proposal that somebody wrote, rather than chose from a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// The reason that was given.
    note: Option<String>,
    /// How somebody wants to be named.
    name: Option<NameWish>,
}

impl What {
    /// As the table writes its kind.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Waiver { .. } => "waiver",
            Self::Invalidation { .. } => "invalidation",
            Self::LiftHold { .. } => "lift_hold",
            Self::MinorConsent(_) => "minor_consent",
            Self::LaterEvidence { .. } => "later_evidence",
            Self::OpenProfile { .. } => "open_profile",
            Self::LiftPassage { .. } => "lift_passage",
            Self::EndEarly { .. } => "end_early",
            Self::Erasure { .. } => "erasure",
            Self::MapOldPaper(_) => "map_old_paper",
        }
    }

    /// The id of what the deed will name; of a consent that of the proposal itself, `proposal`.
    #[must_use]
    pub fn object(&self, proposal: Id<Proposal>) -> String {
        match self {
            Self::Waiver { work, person, .. } => format!("{work}/{person}"),
            Self::Invalidation { declaration, .. } => declaration.clone(),
            Self::LiftHold { hold, .. } => hold.clone(),
            Self::MinorConsent(_) => proposal.text(),
            Self::LaterEvidence { declaration, evidence } => format!("{declaration}/{evidence}"),
            Self::OpenProfile { person, .. } | Self::Erasure { person, .. } => person.clone(),
            Self::LiftPassage { passage, .. } => passage.clone(),
            Self::EndEarly { ending, id, .. } => format!("{ending}/{id}"),
            Self::MapOldPaper(read) => read.paper.clone(),
        }
    }

    /// The reason that was given, where one must be.
    #[must_use]
    pub fn note(&self) -> Option<&str> {
        match self {
            Self::Waiver { note, .. }
            | Self::Invalidation { note, .. }
            | Self::LiftHold { note, .. }
            | Self::OpenProfile { note, .. }
            | Self::LiftPassage { note, .. }
            | Self::EndEarly { note, .. }
            | Self::Erasure { note, .. } => Some(note.trim()),
            Self::MapOldPaper(read) => Some(read.note.trim()),
            Self::MinorConsent(_) | Self::LaterEvidence { .. } => None,
        }
    }

    fn note_mut(&mut self) -> Option<&mut String> {
        match self {
            Self::Waiver { note, .. }
            | Self::Invalidation { note, .. }
            | Self::LiftHold { note, .. }
            | Self::OpenProfile { note, .. }
            | Self::LiftPassage { note, .. }
            | Self::EndEarly { note, .. }
            | Self::Erasure { note, .. } => Some(note),
            Self::MapOldPaper(read) => Some(&mut read.note),
            Self::MinorConsent(_) | Self::LaterEvidence { .. } => None,
        }
    }

    /// Takes out the words that somebody wrote, which are sealed apart; what stays are ids and closed words.
    pub fn take_words(&mut self) -> Option<Words> {
        let note = self.note_mut().map(std::mem::take);
        let name = match self {
            Self::MinorConsent(said) => said.name.take(),
            _ => None,
        };
        (note.is_some() || name.is_some()).then_some(Words { note, name })
    }

    /// Puts back what [`What::take_words`] took.
    pub fn put_words(&mut self, words: Words) {
        if let (Some(note), Some(kept)) = (self.note_mut(), words.note) {
            *note = kept;
        }
        if let Self::MinorConsent(said) = self {
            said.name = words.name;
        }
    }

    /// What it agrees to, of a declaration.
    #[must_use]
    pub fn agreed(&self) -> Option<&[Agreed]> {
        match self {
            Self::MinorConsent(said) => Some(&said.agreed),
            Self::MapOldPaper(read) => Some(&read.agreed),
            _ => None,
        }
    }

    /// Who may propose and answer it.
    #[must_use]
    pub const fn role(&self) -> Role {
        Role::ConsentOfficer
    }
}

pub use crate::consent::record::SHORTEST_NOTE;
