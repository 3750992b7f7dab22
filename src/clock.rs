//! The only place that asks the time, and the civil days of Berlin turned into instants.

pub mod kernel;

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::error::{Error, Result};

/// An instant: milliseconds since 1970-01-01T00:00:00Z. Printed as RFC 3339 with `Z`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

impl Timestamp {
    /// Before every instant that a record can name.
    pub const MIN: Self = Self(i64::MIN);
    /// After every instant that a record can name.
    pub const MAX: Self = Self(i64::MAX);

    /// From milliseconds since 1970 UTC.
    #[must_use]
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Milliseconds since 1970 UTC.
    #[must_use]
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// Whole seconds since 1970 UTC, rounded down (what HTTP dates can say).
    #[must_use]
    pub const fn seconds(self) -> i64 {
        self.0.div_euclid(1000)
    }

    /// This instant moved by `millis` (negative: earlier), held at the ends of the scale.
    #[must_use]
    pub const fn plus_millis(self, millis: i64) -> Self {
        Self(self.0.saturating_add(millis))
    }

    /// Reads RFC 3339 (`2026-06-01T10:00:00Z`, any offset).
    ///
    /// # Errors
    /// `Invalid` when the text is no such instant.
    pub fn parse(text: &str) -> Result<Self> {
        text.parse::<jiff::Timestamp>().map(|t| Self(t.as_millisecond())).map_err(|e| {
            Error::invalid(format!("“{text}” is not an instant like 2026-06-01T10:00:00+02:00.")).because(e)
        })
    }

    /// The civil day in Berlin on which this instant falls.
    #[must_use]
    pub fn berlin_day(self) -> Date {
        self.berlin().date()
    }

    /// This instant on the clocks of Berlin.
    #[must_use]
    pub fn berlin(self) -> jiff::Zoned {
        self.jiff().to_zoned(berlin())
    }

    /// The same instant for the time library; instants beyond its scale are held at its ends.
    #[must_use]
    pub fn jiff(self) -> jiff::Timestamp {
        jiff::Timestamp::from_millisecond(self.0).unwrap_or(if self.0 < 0 {
            jiff::Timestamp::MIN
        } else {
            jiff::Timestamp::MAX
        })
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.jiff())
    }
}

/// Midnight at the start of `day` in Berlin. Never skipped and never doubled there.
#[must_use]
pub fn start_of_berlin_day(day: Date) -> Timestamp {
    day.to_zoned(berlin()).map_or(Timestamp::MAX, |z| Timestamp(z.timestamp().as_millisecond()))
}

/// The instant at which “until and including `day`” ends: the following midnight in Berlin.
#[must_use]
pub fn end_of_berlin_day(day: Date) -> Timestamp {
    day.tomorrow().map_or(Timestamp::MAX, start_of_berlin_day)
}

/// The instant at which clocks in Berlin show this time on this day. A time that is skipped there is the instant after
/// the gap, one that comes twice is the first. None beyond the calendar.
#[must_use]
pub fn berlin_instant(day: Date, time: jiff::civil::Time) -> Option<Timestamp> {
    let zoned = day.to_datetime(time).to_zoned(berlin()).ok()?;
    Some(Timestamp(zoned.timestamp().as_millisecond()))
}

fn berlin() -> TimeZone {
    // The zone's table is compiled in (feature `tzdb-bundle-always`), so it is always found.
    TimeZone::get("Europe/Berlin").unwrap_or(TimeZone::UTC)
}

/// Where `now` comes from: the machine, or a hand in a test.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// A clock that stands still until it is set.
    Fixed(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands at `at` until `set`.
    #[must_use]
    pub fn fixed(at: Timestamp) -> Self {
        Self::Fixed(Arc::new(AtomicI64::new(at.millis())))
    }

    /// The instant now.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "this is the one place that asks the time")]
    pub fn now(&self) -> Timestamp {
        match self {
            Self::System => Timestamp(jiff::Timestamp::now().as_millisecond()),
            Self::Fixed(at) => Timestamp(at.load(Ordering::SeqCst)),
        }
    }

    /// Moves a fixed clock; the machine's clock cannot be moved.
    pub fn set(&self, to: Timestamp) {
        if let Self::Fixed(at) = self {
            at.store(to.millis(), Ordering::SeqCst);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_last_day_ends_at_the_following_midnight_in_berlin() {
        for (day, instant) in [
            (date(2026, 3, 28), "2026-03-28T23:00:00Z"),
            (date(2026, 3, 29), "2026-03-29T22:00:00Z"),
            (date(2026, 6, 30), "2026-06-30T22:00:00Z"),
            (date(2026, 10, 24), "2026-10-24T22:00:00Z"),
            (date(2026, 10, 25), "2026-10-25T23:00:00Z"),
            (date(2026, 12, 31), "2026-12-31T23:00:00Z"),
        ] {
            assert_eq!(end_of_berlin_day(day).to_string(), instant, "until and including {day}");
        }
    }
}
