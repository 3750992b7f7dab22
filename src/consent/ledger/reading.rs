//! Words and lists as the tables write them, read into what the decision reads.

use std::collections::BTreeSet;
use std::str::FromStr;

use crate::catalogue::participant::Person;
use crate::clock::Timestamp;
use crate::consent::record::{
    Area, Capacity, Edit, Interval, OnDeath, Operation, OrganisationKind, Territory, Use, Voice, Word,
};
use crate::error::{Error, Result};

macro_rules! words {
    ($type:ty { $($variant:ident => $text:literal),* $(,)? }) => {
        impl FromStr for $type {
            type Err = Error;
            fn from_str(text: &str) -> Result<Self> {
                match text {
                    $($text => Ok(Self::$variant),)*
                    _ => Err(Error::internal(format!("“{text}” is no {}", stringify!($type)))),
                }
            }
        }
    };
}

words!(Capacity { Own => "own", Guardian => "guardian", Relative => "relative" });
words!(Word { Given => "given", Renewed => "renewed", Refused => "refused", Invalidated => "invalidated" });
words!(OnDeath { Continue => "continue", AskRelatives => "ask_relatives", Close => "close" });
words!(Operation { Mute => "mute", Blur => "blur", Cut => "cut" });
words!(OrganisationKind {
    School => "school", RadioPartner => "radio_partner", ScreenOperator => "screen_operator", Archive => "archive",
});

impl Word {
    /// As the tables write it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::Renewed => "renewed",
            Self::Refused => "refused",
            Self::Invalidated => "invalidated",
        }
    }
}

impl OnDeath {
    /// As the tables write it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Continue => "continue",
            Self::AskRelatives => "ask_relatives",
            Self::Close => "close",
        }
    }
}

/// A passage from its columns; an empty `area` is the whole picture.
///
/// # Errors
/// `Internal` or `Invalid` for columns that no hand of ours wrote.
pub fn edit(part: i64, start_ms: i64, end_ms: i64, operation: &str, area: &str) -> Result<Edit> {
    let area = if area.is_empty() { None } else { Some(area.parse()?) };
    Ok(Edit { part, start_ms, end_ms, operation: operation.parse()?, area })
}

/// The column of an area; empty for the whole picture.
#[must_use]
pub fn area_text(area: Option<&Area>) -> String {
    area.map(ToString::to_string).unwrap_or_default()
}

impl Operation {
    /// As the tables write it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Mute => "mute",
            Self::Blur => "blur",
            Self::Cut => "cut",
        }
    }
}

impl OrganisationKind {
    /// As the tables write it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::School => "school",
            Self::RadioPartner => "radio_partner",
            Self::ScreenOperator => "screen_operator",
            Self::Archive => "archive",
        }
    }
}

pub(super) fn interval(from: i64, until: i64) -> Interval {
    Interval { from: Timestamp::from_millis(from), until: Timestamp::from_millis(until) }
}

pub(super) fn voice(capacity: &str, by: &str) -> Result<Voice> {
    Ok(Voice { capacity: capacity.parse()?, by: by.parse::<crate::id::Id<Person>>()? })
}

pub(super) fn list(json: &str) -> Result<Vec<String>> {
    serde_json::from_str(json).map_err(Error::internal)
}

/// The uses of a column; none: every use.
///
/// # Errors
/// `Internal` for a column that no hand of ours wrote.
pub fn uses(json: Option<&str>) -> Result<Option<BTreeSet<Use>>> {
    json.map(|json| list(json)?.iter().map(|word| word.parse()).collect()).transpose()
}

pub(super) fn territories(json: &str) -> Result<Vec<Territory>> {
    list(json)?.iter().map(|code| code.parse()).collect()
}

pub(super) fn uses_json(uses: Option<&BTreeSet<Use>>) -> Option<String> {
    uses.map(|uses| json(uses.iter().map(|u| u.as_str())))
}

pub(super) fn territories_json(territories: &[Territory]) -> String {
    json(territories.iter().map(Territory::code))
}

/// A JSON list of words.
pub(super) fn json<'a>(words: impl Iterator<Item = &'a str>) -> String {
    serde_json::Value::from(words.collect::<Vec<_>>()).to_string()
}
