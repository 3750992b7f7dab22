//! Days and instants as people write them in a library's files. Days are civil days in Berlin.

use jiff::civil::Date;

use crate::clock::{Timestamp, end_of_berlin_day, start_of_berlin_day};
use crate::error::{Error, Result};

/// A day like 2024-05-12.
///
/// # Errors
/// `Invalid` when it is none.
pub fn day(text: &str) -> Result<Date> {
    let bad = || Error::invalid(format!("“{text}” is not a day like 2024-05-12."));
    let written_out =
        text.len() == 10 && text.as_bytes().get(4) == Some(&b'-') && text.as_bytes().get(7) == Some(&b'-');
    text.parse::<Date>().ok().filter(|d| written_out && d.year() >= 1).ok_or_else(bad)
}

/// The first instant of a day, or the instant that is written.
///
/// # Errors
/// `Invalid` when it is neither.
pub fn start(text: &str) -> Result<Timestamp> {
    day_or_instant(text, start_of_berlin_day)
}

/// The instant at which a day is over (the following midnight), or the instant that is written.
///
/// # Errors
/// `Invalid` when it is neither.
pub fn end(text: &str) -> Result<Timestamp> {
    day_or_instant(text, end_of_berlin_day)
}

fn day_or_instant(text: &str, of_day: fn(Date) -> Timestamp) -> Result<Timestamp> {
    if let Ok(day) = day(text) {
        return Ok(of_day(day));
    }
    Timestamp::parse(text).map_err(|_| {
        Error::invalid(format!(
            "“{text}” is neither a day like 2024-05-12 nor an instant like 2024-05-12T14:00:00+02:00 (with its offset)."
        ))
    })
}

/// Seconds as whole milliseconds.
///
/// # Errors
/// `Invalid` when it is no time within a day.
pub fn millis(seconds: f64) -> Result<i64> {
    #[expect(clippy::cast_possible_truncation, reason = "checked to be within a day before")]
    let whole = |s: f64| (s * 1000.0).round() as i64;
    if seconds.is_finite() && (0.0..=86_400.0).contains(&seconds) {
        Ok(whole(seconds))
    } else {
        Err(Error::invalid("This must be seconds from the start, between 0 and 86400."))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_and_ends_at_midnight_in_berlin_and_an_instant_is_itself() {
        assert_eq!(start("2024-05-12").unwrap().to_string(), "2024-05-11T22:00:00Z");
        assert_eq!(end("2024-05-12").unwrap().to_string(), "2024-05-12T22:00:00Z");
        assert_eq!(end("2024-12-31T10:00:00+01:00").unwrap().to_string(), "2024-12-31T09:00:00Z");
        for bad in ["2024-5-1", "2024-02-30", "tomorrow", "2024-05-12T14:00:00", "20240512", ""] {
            assert!(start(bad).is_err(), "{bad} is neither day nor instant");
        }
    }
}
