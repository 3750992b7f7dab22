//! One declaration as an officer writes it down at the desk: whose word, to what, in which words it was explained, and
//! what goes with it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::consent::record::{Age, Use};

/// What is written down. Ids as the tables write them, so that it can wait as a proposal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saying {
    /// Which work.
    pub work: String,
    /// About whom.
    pub subject: String,
    /// `own`, `guardian`, `relative`.
    pub capacity: String,
    /// Who speaks.
    pub by: String,
    /// The end of the chain as the officer saw it.
    pub replaces: Option<String>,
    /// Whether it was said in so many words.
    pub explicit: bool,
    /// The notice that was shown or read aloud.
    pub notice: String,
    /// `paper_signed`, `e_signed`, `recorded_statement`.
    pub method: String,
    /// In which language it was explained.
    pub explained_in: String,
    /// Who interpreted.
    pub interpreter: Option<String>,
    /// When it was said, in milliseconds UTC.
    pub given: i64,
    /// What was agreed to; nothing: all of it was refused.
    pub agreed: Vec<Agreed>,
    /// Explained in a talk, not only on paper.
    pub orally: bool,
    /// The risks of being recognised were talked about.
    pub risks: bool,
    /// How the person wants to be named; none: as before.
    pub name: Option<NameWish>,
    /// What shall be after death: `continue`, `ask_relatives`, `close`; none: as before.
    pub on_death: Option<String>,
    /// The cuts that may be shown if the person takes it back.
    pub cuts: Vec<String>,
    /// Evidence that is on record already.
    pub evidence: Vec<String>,
}

/// A use that was agreed to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreed {
    /// Which.
    pub use_: Use,
    /// Where: `001`, or ISO 3166 codes.
    pub places: Vec<String>,
    /// Until and including this day in Berlin.
    #[serde(with = "day")]
    pub through: Date,
}

/// How a person wants to be named in this work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NameWish {
    /// `real`, `pseudonym`, `unnamed`.
    pub mode: String,
    /// As written; empty for `unnamed`.
    pub written: String,
    /// How to say it, for presenters; may be empty.
    pub spoken: String,
}

impl Saying {
    /// When it was said.
    #[must_use]
    pub const fn given(&self) -> Timestamp {
        Timestamp::from_millis(self.given)
    }

    /// Whether it takes a second officer: a yes about somebody who was not of age, or of whom nobody knows.
    #[must_use]
    pub fn takes_two(&self, age: Age) -> bool {
        !self.agreed.is_empty() && not_of_age(age, self.given())
    }
}

/// Whether somebody was not of age at an instant, or nobody knows.
#[must_use]
pub fn not_of_age(age: Age, at: Timestamp) -> bool {
    match age {
        Age::Adult => false,
        Age::Born(birthdays) => at < birthdays.adult_from,
        Age::Unknown => true,
    }
}

/// A day as forms write it: `2026-05-12`.
mod day {
    use jiff::civil::Date;
    use serde::{Deserialize, Deserializer, Serializer};

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
    pub(super) fn serialize<S: Serializer>(day: &Date, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(day)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}
