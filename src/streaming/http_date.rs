//! Dates as HTTP writes them (RFC 9110, section 5.6.7): whole seconds, always GMT.

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

use crate::clock::Timestamp;

const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const LONG_DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// `at` as an IMF-fixdate, rounded down to the second: `Sun, 06 Nov 1994 08:49:37 GMT`.
#[must_use]
pub fn format(at: Timestamp) -> String {
    let t = at.jiff().to_zoned(TimeZone::UTC).datetime();
    let day = DAYS[usize::try_from(t.weekday().to_monday_zero_offset()).unwrap_or(0)];
    let month = MONTHS[usize::try_from(t.month() - 1).unwrap_or(0)];
    format!(
        "{day}, {:02} {month} {:04} {:02}:{:02}:{:02} GMT",
        t.day(),
        t.year(),
        t.hour(),
        t.minute(),
        t.second()
    )
}

/// Seconds since 1970 for any of the three forms that section 5.6.7 has recipients accept; none for anything else.
/// The name of the day must be one, but need not fit the date. `now` settles the century of the two-digit form.
#[must_use]
pub fn parse(text: &[u8], now: Timestamp) -> Option<i64> {
    let text = std::str::from_utf8(text).ok()?.trim_matches([' ', '\t']);
    let (day, rest) = text.split_once(' ')?;
    match day.strip_suffix(',') {
        Some(day) if DAYS.contains(&day) => imf_fixdate(rest),
        Some(day) if LONG_DAYS.contains(&day) => rfc850(rest, now),
        None if DAYS.contains(&day) => asctime(rest),
        _ => None,
    }
}

/// `06 Nov 1994 08:49:37 GMT`
fn imf_fixdate(text: &str) -> Option<i64> {
    let [day, month, year, time] = parts(text.strip_suffix(" GMT")?, ' ')?;
    instant(digits(year, 4)?, month, digits(day, 2)?, time)
}

/// `06-Nov-94 08:49:37 GMT`
fn rfc850(text: &str, now: Timestamp) -> Option<i64> {
    let (date, time) = text.strip_suffix(" GMT")?.split_once(' ')?;
    let [day, month, year] = parts(date, '-')?;
    let this_year = i32::from(now.jiff().to_zoned(TimeZone::UTC).year());
    let year = this_year - this_year.rem_euclid(100) + digits(year, 2)?;
    // More than fifty years in the future means the last year that ended so.
    let year = if year > this_year + 50 { year - 100 } else { year };
    instant(year, month, digits(day, 2)?, time)
}

/// `Nov  6 08:49:37 1994`
fn asctime(text: &str) -> Option<i64> {
    let (month, rest) = text.split_at_checked(3)?;
    let (day, rest) = rest.strip_prefix(' ')?.split_at_checked(2)?;
    let day = day.strip_prefix(' ').map_or_else(|| digits(day, 2), |one| digits(one, 1))?;
    let [time, year] = parts(rest.strip_prefix(' ')?, ' ')?;
    instant(digits(year, 4)?, month, day, time)
}

fn instant(year: i32, month: &str, day: i32, time: &str) -> Option<i64> {
    let [hour, minute, second] = parts(time, ':')?;
    let month = MONTHS.iter().position(|&name| name == month)? + 1;
    let (hour, minute, second) = (digits(hour, 2)?, digits(minute, 2)?, digits(second, 2)?);
    let date =
        Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    // Second 60 is the leap second; nothing of ours was changed in one.
    let leap = i64::from(second == 60);
    let time = jiff::civil::time(0, 0, 0, 0)
        .with()
        .hour(i8::try_from(hour).ok()?)
        .minute(i8::try_from(minute).ok()?)
        .second(i8::try_from(second).ok()? - i8::from(second == 60))
        .build()
        .ok()?;
    let at = DateTime::from_parts(date, time).to_zoned(TimeZone::UTC).ok()?;
    Some(at.timestamp().as_second() + leap)
}

fn digits(text: &str, count: usize) -> Option<i32> {
    (text.len() == count && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

fn parts<const N: usize>(text: &str, separator: char) -> Option<[&str; N]> {
    text.split(separator).collect::<Vec<_>>().try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn now() -> Timestamp {
        Timestamp::parse("2026-06-01T10:00:00Z").unwrap()
    }

    fn read(text: &str) -> Option<i64> {
        parse(text.as_bytes(), now())
    }

    #[test]
    fn the_three_forms_of_section_5_6_7_name_the_same_instant() {
        for text in
            ["Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"]
        {
            assert_eq!(read(text), Some(784_111_777), "{text}");
        }
        assert_eq!(format(Timestamp::from_millis(784_111_777_999)), "Sun, 06 Nov 1994 08:49:37 GMT");
    }

    #[test]
    fn two_digits_of_a_year_lie_at_most_fifty_years_ahead() {
        let year = |text: &str| {
            Timestamp::from_millis(read(text).unwrap() * 1000).jiff().to_string()[..4].to_owned()
        };
        assert_eq!(year("Monday, 01-Jun-76 00:00:00 GMT"), "2076");
        assert_eq!(year("Monday, 01-Jun-77 00:00:00 GMT"), "1977");
        assert_eq!(year("Monday, 01-Jun-26 00:00:00 GMT"), "2026");
    }

    #[test]
    fn what_is_no_http_date_is_not_read() {
        for text in [
            "",
            "now",
            "0",
            "1994-11-06T08:49:37Z",
            "Sun, 06 Nov 1994 08:49:37",
            "Sun, 06 Nov 1994 08:49:37 UTC",
            "Sun, 06 Nov 1994 08:49:37 +0000",
            "Sun, 6 Nov 1994 08:49:37 GMT",
            "Sun, 32 Nov 1994 08:49:37 GMT",
            "Sun, 06 Nov 1994 24:00:00 GMT",
            "Sun, 06 Nov 1994 08:60:00 GMT",
            "Sun, 06 Nov 1994 08:49:61 GMT",
            "Sun, 06 nov 1994 08:49:37 GMT",
            "sun, 06 Nov 1994 08:49:37 GMT",
            "06 Nov 1994 08:49:37 GMT",
            "Sun, 06 Nov 1994 08:49:37 GMT, Sun, 06 Nov 1994 08:49:37 GMT",
            "Sun, 29 Feb 1995 08:49:37 GMT",
            "Sun, 06 Nov 94 08:49:37 GMT",
            "Sun Nov 06 08:49:37",
            "Sun, +6 Nov 1994 08:49:37 GMT",
        ] {
            assert_eq!(read(text), None, "“{text}”");
        }
        assert_eq!(
            read("Fri, 30 Jun 2017 23:59:60 GMT").map(|s| s + 1),
            read("Sat, 01 Jul 2017 00:00:01 GMT")
        );
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
            let _ = parse(&bytes, now());
        }

        #[test]
        fn no_text_that_looks_like_a_date_makes_it_panic(text in "(Sun,?|Sunday,) [0-9A-Za-z:\\- ]{0,30}( GMT)?") {
            let _ = read(&text);
        }

        #[test]
        fn what_is_written_reads_back(seconds in 0..4_000_000_000_i64) {
            prop_assert_eq!(read(&format(Timestamp::from_millis(seconds * 1000))), Some(seconds));
        }
    }
}
