//! The words of every declaration: uses, places, times.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::error::{Error, Result};

/// What someone wants to do with a work. Closed: what is not here is never allowed (training of models,
/// advertising, biometrics and sale are not uses).
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Use {
    /// Title, description and shown names may be listed.
    Catalogue,
    /// Anyone may watch or listen here.
    PublicStream,
    /// The file leaves for other people's podcast apps.
    PodcastFeed,
    /// Shown inside a lesson, by a class link.
    SchoolEmbed,
    /// Taken home by a school.
    SchoolDownload,
    /// Put on air by a radio partner.
    BroadcastDownload,
    /// Shown on passenger screens.
    PublicScreen,
    /// The master is kept at all.
    Preserve,
}

impl Use {
    /// Every use, in the order of the design.
    pub const ALL: [Self; 8] = [
        Self::Catalogue,
        Self::PublicStream,
        Self::PodcastFeed,
        Self::SchoolEmbed,
        Self::SchoolDownload,
        Self::BroadcastDownload,
        Self::PublicScreen,
        Self::Preserve,
    ];

    /// The uses that anyone may ask for: for these nobody's place is looked up, so only the whole world answers.
    pub const PUBLIC: [Self; 3] = [Self::Catalogue, Self::PublicStream, Self::PodcastFeed];

    /// As files, rows and answers write it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Catalogue => "catalogue",
            Self::PublicStream => "public_stream",
            Self::PodcastFeed => "podcast_feed",
            Self::SchoolEmbed => "school_embed",
            Self::SchoolDownload => "school_download",
            Self::BroadcastDownload => "broadcast_download",
            Self::PublicScreen => "public_screen",
            Self::Preserve => "preserve",
        }
    }

    /// Whether anyone may ask for it.
    #[must_use]
    pub const fn is_public(self) -> bool {
        matches!(self, Self::Catalogue | Self::PublicStream | Self::PodcastFeed)
    }
}

impl FromStr for Use {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        Self::ALL.into_iter().find(|u| u.as_str() == text).ok_or_else(|| {
            let all: Vec<&str> = Self::ALL.into_iter().map(Self::as_str).collect();
            Error::invalid(format!("“{text}” is no use; take one of {}.", all.join(", ")))
        })
    }
}

impl fmt::Display for Use {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Where a use happens: `001` for the whole world (UN M49), a country (ISO 3166-1 alpha-2) or a part of one
/// (ISO 3166-2, such as `DE-BE`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Territory(String);

const WORLD: &str = "001";

impl Territory {
    /// The whole world.
    #[must_use]
    pub fn world() -> Self {
        Self(WORLD.to_owned())
    }

    /// The code.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.0
    }

    /// Whether what is allowed here is allowed in `asked`. Nobody knows where (`None`): only the world covers it.
    #[must_use]
    pub fn covers(&self, asked: Option<&Self>) -> bool {
        if self.0 == WORLD {
            return true;
        }
        asked.is_some_and(|place| {
            place == self || place.0.strip_prefix(&self.0).is_some_and(|rest| rest.starts_with('-'))
        })
    }
}

impl FromStr for Territory {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let (country, part) = match text.split_once('-') {
            Some((country, part)) => (country, Some(part)),
            None => (text, None),
        };
        let country_is_right = country.len() == 2 && country.bytes().all(|b| b.is_ascii_uppercase());
        let part_is_right = part.is_none_or(|p| {
            (1..=3).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
        });
        if text == WORLD || (country_is_right && part_is_right) {
            Ok(Self(text.to_owned()))
        } else {
            Err(Error::invalid(format!(
                "“{text}” is no place: write 001 for the whole world, a country such as DE, or a part of one such as DE-BE."
            )))
        }
    }
}

impl fmt::Display for Territory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A half-open time: from `from` until just before `until`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Interval {
    /// The first instant inside.
    pub from: Timestamp,
    /// The first instant after it.
    pub until: Timestamp,
}

impl Interval {
    /// All of time.
    pub const ALWAYS: Self = Self { from: Timestamp::MIN, until: Timestamp::MAX };

    /// Whether `at` is inside.
    #[must_use]
    pub fn contains(&self, at: Timestamp) -> bool {
        self.from <= at && at < self.until
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_covers_its_parts_and_only_the_world_covers_nowhere() {
        let place = |code: &str| code.parse::<Territory>().unwrap();
        for (allowed, asked, covered) in [
            ("001", Some("AT"), true),
            ("001", None, true),
            ("DE", Some("DE"), true),
            ("DE", Some("DE-BE"), true),
            ("DE-BE", Some("DE"), false),
            ("DE-B", Some("DE-BE"), false),
            ("DE", Some("AT"), false),
            ("DE", Some("001"), false),
            ("DE", None, false),
        ] {
            assert_eq!(
                place(allowed).covers(asked.map(place).as_ref()),
                covered,
                "{allowed} covers {asked:?}"
            );
        }
        for bad in ["", "de", "DEU", "DE-", "DE-BERL", "002", "DE-be"] {
            assert!(bad.parse::<Territory>().is_err(), "{bad}");
        }
    }

    #[test]
    fn every_use_is_read_back_from_its_word() {
        for use_ in Use::ALL {
            assert_eq!(use_.as_str().parse::<Use>().unwrap(), use_);
        }
        assert!("training".parse::<Use>().is_err());
    }
}
