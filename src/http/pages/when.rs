//! Dates as precise as they are known and lengths of time, in the reader's language.

use icu_datetime::DateTimeFormatter;
use icu_datetime::fieldsets::{YM, YMD, YMDE};
use icu_datetime::input::Date;
use icu_locale_core::Locale;

use crate::clock::Timestamp;
use crate::http::words::Words;

/// An EDTF date of level 0 in words: `2024`, `May 2024`, `12 May 2024`. What cannot be read is shown as it stands.
#[must_use]
pub fn edtf(words: &Words, text: &str) -> String {
    spoken(words, text).unwrap_or_else(|| text.to_owned())
}

fn spoken(words: &Words, text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split('-').collect();
    let day =
        |y: &str, m: &str, d: &str| Date::try_new_iso(y.parse().ok()?, m.parse().ok()?, d.parse().ok()?).ok();
    let locale = locale(words);
    match parts.as_slice() {
        [y, m] => {
            let formatter = DateTimeFormatter::try_new(locale.into(), YM::long()).ok()?;
            Some(formatter.format(&day(y, m, "1")?).to_string())
        }
        [y, m, d] => {
            let formatter = DateTimeFormatter::try_new(locale.into(), YMD::long()).ok()?;
            Some(formatter.format(&day(y, m, d)?).to_string())
        }
        _ => None,
    }
}

/// A day with its weekday: `Sunday, 12 May 2024`.
#[must_use]
pub fn weekday(words: &Words, day: jiff::civil::Date) -> String {
    let (month, number) = (day.month().unsigned_abs(), day.day().unsigned_abs());
    DateTimeFormatter::try_new(locale(words).into(), YMDE::long())
        .ok()
        .zip(Date::try_new_iso(i32::from(day.year()), month, number).ok())
        .map_or_else(|| day.to_string(), |(formatter, date)| formatter.format(&date).to_string())
}

/// A day with its weekday, and the time of day in Berlin.
#[must_use]
pub fn moment(words: &Words, at: Timestamp) -> String {
    let (day, comma) = (weekday(words, at.berlin_day()), words.language().comma());
    format!("{day}{comma}{}", at.berlin().strftime("%H:%M"))
}

/// Gregorian, with the digits that the player's clock shows.
fn locale(words: &Words) -> Locale {
    // The second text is a constant that parses; the tag is a checked one.
    format!("{}-u-ca-gregory-nu-latn", words.tag()).parse().unwrap_or(Locale::UNKNOWN)
}

/// Whole seconds as the player counts them; what lasts at all lasts one.
fn whole(ms: u64) -> u64 {
    (ms / 1000).max(1)
}

/// A length as a clock shows it: `2:05`, `1:02:05`.
#[must_use]
pub fn clock(ms: u64) -> String {
    let seconds = whole(ms);
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

/// A length as people say it: whole minutes, below one the seconds.
#[must_use]
pub fn length(words: &Words, ms: u64) -> String {
    let seconds = whole(ms);
    if seconds < 60 { words.count("seconds", seconds) } else { words.count("minutes", (seconds + 30) / 60) }
}

/// A length as HTML's `datetime` wants it: `PT125S`.
#[must_use]
pub fn machine(ms: u64) -> String {
    format!("PT{}S", whole(ms))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_said_as_precisely_as_they_are_known_and_as_each_language_says_them() {
        for (tag, text, said) in [
            ("de", "2024", "2024"),
            ("de", "2024-05", "Mai 2024"),
            ("de", "2024-05-12", "12. Mai 2024"),
            ("tr", "2024-05-12", "12 Mayıs 2024"),
            ("en", "2024-05", "May 2024"),
            ("ar", "2024-05-12", "12 مايو 2024"),
            ("de", "long ago", "long ago"),
        ] {
            assert_eq!(edtf(Words::of(tag).unwrap(), text), said, "{text} in {tag}");
        }
        let day = jiff::civil::date(2024, 5, 12);
        assert_eq!(weekday(Words::of("de").unwrap(), day), "Sonntag, 12. Mai 2024");
    }

    #[test]
    fn lengths_are_counted_as_the_player_counts_them() {
        for (ms, shown, said) in [
            (1, "0:01", "1 Sekunde"),
            (59_999, "0:59", "59 Sekunden"),
            (125_000, "2:05", "2 Minuten"),
            (3_725_000, "1:02:05", "62 Minuten"),
        ] {
            assert_eq!((clock(ms).as_str(), length(Words::of("de").unwrap(), ms).as_str()), (shown, said));
        }
    }
}
