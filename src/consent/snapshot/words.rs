//! Instants, days and places as a snapshot writes them.

use jiff::civil::Date;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::clock::Timestamp;
use crate::consent::record::Territory;

/// An instant, such as `2026-06-01T10:00:00Z`. Read with any offset, written in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, schemars::JsonSchema)]
pub struct Instant(
    #[schemars(with = "String")]
    #[schemars(extend("format" = "date-time"))]
    pub Timestamp,
);

/// A civil day in Berlin, such as `2031-01-31`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, schemars::JsonSchema)]
pub struct Day(
    #[schemars(with = "String")]
    #[schemars(extend("format" = "date"))]
    pub Date,
);

/// `001` for the whole world, a country such as `DE` (ISO 3166-1) or a part of one such as `DE-BE` (ISO 3166-2).
#[derive(Clone, Debug, PartialEq, Eq, schemars::JsonSchema)]
pub struct Place(#[schemars(with = "String")] pub Territory);

impl Serialize for Instant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Timestamp::parse(&text).map(Self).map_err(D::Error::custom)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let day = text.parse::<Date>().ok().filter(|_| text.len() == 10);
        day.map(Self).ok_or_else(|| D::Error::custom(format!("“{text}” is not a day like 2024-05-12")))
    }
}

impl Serialize for Place {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.code())
    }
}

impl<'de> Deserialize<'de> for Place {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map(Self).map_err(D::Error::custom)
    }
}
