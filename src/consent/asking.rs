//! Asking again, person by person: what was tried, and where it stands.

use std::str::FromStr;

use crate::error::{Error, Result};

/// One step of asking somebody again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A letter, a mail, a call went out.
    WrittenTo,
    /// They are not there any more.
    Moved,
    /// Somebody knows where they are, or they answered.
    Found,
    /// They say yes. It opens nothing: the consent is recorded apart, with its notice and evidence.
    Yes,
    /// They say no. It is a withdrawal of everything, at once.
    No,
    /// They have died. From then on the rule asks what they wished for, or their relatives.
    Dead,
}

impl Step {
    /// Every step, in the order of a form.
    pub const ALL: [Self; 6] = [Self::WrittenTo, Self::Moved, Self::Found, Self::Yes, Self::No, Self::Dead];

    /// As tables and forms write it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::WrittenTo => "written_to",
            Self::Moved => "moved",
            Self::Found => "found",
            Self::Yes => "yes",
            Self::No => "no",
            Self::Dead => "dead",
        }
    }
}

impl FromStr for Step {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let known = Self::ALL.into_iter().find(|step| step.as_str() == text);
        known.ok_or_else(|| Error::invalid("A step is written_to, moved, found, yes, no or dead."))
    }
}

/// Where asking somebody stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Nobody has tried.
    NotTried,
    /// An answer is awaited.
    WrittenTo,
    /// An address is to be found.
    Moved,
    /// They can be talked to.
    Found,
    /// They said yes.
    Yes,
    /// They said no; nobody asks again.
    No,
    /// They have died.
    Dead,
}

impl State {
    /// Every state, in the order in which they come.
    pub const ALL: [Self; 7] =
        [Self::NotTried, Self::WrittenTo, Self::Moved, Self::Found, Self::Yes, Self::No, Self::Dead];

    /// As addresses and the tables write it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotTried => "not_tried",
            Self::WrittenTo => "written_to",
            Self::Moved => "moved",
            Self::Found => "found",
            Self::Yes => "yes",
            Self::No => "no",
            Self::Dead => "dead",
        }
    }
}

impl FromStr for State {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let known = Self::ALL.into_iter().find(|state| state.as_str() == text);
        known
            .ok_or_else(|| Error::invalid("A state is not_tried, written_to, moved, found, yes, no or dead."))
    }
}

/// The ways by which somebody is reached, as the tables write them.
pub const CHANNELS: [&str; 6] = ["post", "phone", "email", "in_person", "via_school", "via_guardian"];

/// One of [`CHANNELS`].
///
/// # Errors
/// `Invalid` for another word.
pub fn channel(text: &str) -> Result<&'static str> {
    let known = CHANNELS.into_iter().find(|known| *known == text);
    known.ok_or_else(|| Error::invalid(format!("A channel is one of: {}.", CHANNELS.join(", "))))
}
