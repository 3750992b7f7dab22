//! What kinds of letters there are, and when a young person gets which.

use std::str::FromStr;

use crate::clock::Timestamp;
use crate::error::Error;

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// What a letter is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Here is your link.
    Link,
    /// It is done: a receipt.
    Done,
    /// In less than half a year you are 18.
    HalfYear,
    /// In less than a month.
    Month,
    /// Tomorrow.
    Day,
    /// You are 18 and are asked for yourself.
    OfAge,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 6] = [Self::Link, Self::Done, Self::HalfYear, Self::Month, Self::Day, Self::OfAge];

    /// As rows write it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::Done => "done",
            Self::HalfYear => "half_year",
            Self::Month => "month",
            Self::Day => "day",
            Self::OfAge => "of_age",
        }
    }

    /// Which letter somebody gets at `now` who is an adult from `adult` on, if any. Each is due from its day until the
    /// next one is; the last for as long as a yes from before 18 counts, which is until `reaffirm`.
    #[must_use]
    pub fn due(adult: Timestamp, reaffirm: Timestamp, now: Timestamp) -> Option<Self> {
        let before = |days: i64| adult.plus_millis(-days * DAY_MS);
        if now >= reaffirm || now < before(184) {
            return None;
        }
        [(adult, Self::OfAge), (before(1), Self::Day), (before(31), Self::Month)]
            .into_iter()
            .find(|(from, _)| now >= *from)
            .map_or(Some(Self::HalfYear), |(_, kind)| Some(kind))
    }
}

impl FromStr for Kind {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let found = Self::ALL.into_iter().find(|kind| kind.as_str() == text);
        found.ok_or_else(|| Error::invalid("There is no letter of that kind."))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn young_people_are_written_to_half_a_year_a_month_and_a_day_before_and_on_the_day() {
        let at = |days: i64| Timestamp::from_millis((400 + days) * DAY_MS);
        for (days, kind) in [
            (-185, None),
            (-184, Some(Kind::HalfYear)),
            (-32, Some(Kind::HalfYear)),
            (-31, Some(Kind::Month)),
            (-2, Some(Kind::Month)),
            (-1, Some(Kind::Day)),
            (0, Some(Kind::OfAge)),
            (89, Some(Kind::OfAge)),
            (90, None),
        ] {
            assert_eq!(Kind::due(at(0), at(90), at(days)), kind, "{days} days after");
        }
    }
}
