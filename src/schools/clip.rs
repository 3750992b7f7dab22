//! A clip: from where to where a class watches, as people type it, checked against the length.

use std::fmt;

use crate::error::Error;
use crate::language::western_digits;

/// Why there is no such clip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// What was typed for one end is no time.
    NoTime {
        /// Which end.
        end: End,
        /// What was typed, shortened.
        typed: String,
    },
    /// It begins behind the end of the work.
    BehindTheEnd {
        /// Where it begins.
        start: Moment,
        /// How long the work is.
        length: Moment,
    },
    /// It ends before it begins, or where it begins.
    Backwards,
    /// The work has no such part.
    NoPart(u16),
}

/// One end of a clip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Where it begins.
    Start,
    /// Where it ends.
    End,
}

impl From<Fault> for Error {
    /// The sentence for programs and for those who type commands; pages say it in their own language.
    fn from(fault: Fault) -> Self {
        Self::invalid(match fault {
            Fault::NoTime { end, typed } => {
                let name = if end == End::Start { "start" } else { "end" };
                format!("“{name}={typed}” is no time; write seconds like 75 or a time like 1:15 or 0:01:15.")
            }
            Fault::BehindTheEnd { start, length } => {
                format!("“start” is {start}, but the work is only {length} long.")
            }
            Fault::Backwards => "“end” must be after “start”.".to_owned(),
            Fault::NoPart(part) => format!("This work has no part {part}."),
        })
    }
}

/// A stretch of a work in milliseconds; either end may be left open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clip {
    /// Where it begins; none: at the beginning of the work.
    pub start_ms: Option<u64>,
    /// Where it ends; none: at the end of the work.
    pub end_ms: Option<u64>,
}

impl Clip {
    /// Reads both ends (seconds like `75` or `75.5`, or `1:15`, or `0:01:15.5`; empty: open) and checks them
    /// against `length_ms`. An end behind the work's end is the work's end.
    ///
    /// # Errors
    /// Which end is wrong, and how.
    pub fn read(start: Option<&str>, end: Option<&str>, length_ms: u64) -> Result<Self, Fault> {
        let start = given(start).map(|t| moment(End::Start, t)).transpose()?;
        let end = given(end).map(|t| moment(End::End, t)).transpose()?;
        Self { start_ms: start, end_ms: end }.within(length_ms)
    }

    /// The same clip, checked against `length_ms`.
    ///
    /// # Errors
    /// That it begins at or after the end of the work or of the clip.
    pub fn within(self, length_ms: u64) -> Result<Self, Fault> {
        let start = self.start_ms.filter(|s| *s > 0);
        let end = self.end_ms.filter(|e| *e < length_ms);
        let from = start.unwrap_or(0);
        if from > 0 && from >= length_ms {
            return Err(Fault::BehindTheEnd { start: Moment(from), length: Moment(length_ms) });
        }
        if self.end_ms.is_some_and(|e| e <= from) {
            return Err(Fault::Backwards);
        }
        Ok(Self { start_ms: start, end_ms: end })
    }

    /// How long it lasts in a work of `length_ms`.
    #[must_use]
    pub fn length_ms(self, length_ms: u64) -> u64 {
        self.end_ms.unwrap_or(length_ms).saturating_sub(self.start_ms.unwrap_or(0))
    }

    /// Whether it is the whole work.
    #[must_use]
    pub fn is_whole(self) -> bool {
        self == Self::default()
    }
}

/// A place in time, written as people type it: `1:15`, `1:01:15.5`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment(pub u64);

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (seconds, millis) = (self.0 / 1000, self.0 % 1000);
        let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        if hours > 0 {
            write!(f, "{hours}:{minutes:02}:{seconds:02}")?;
        } else {
            write!(f, "{minutes}:{seconds:02}")?;
        }
        if millis > 0 {
            f.write_str(format!(".{millis:03}").trim_end_matches('0'))?;
        }
        Ok(())
    }
}

fn given(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|t| !t.is_empty())
}

/// Reads seconds (`75.5`) or `m:ss` or `h:mm:ss`, with at most three decimals, into milliseconds.
fn moment(end: End, text: &str) -> Result<u64, Fault> {
    parse(text).ok_or_else(|| Fault::NoTime { end, typed: text.chars().take(20).collect() })
}

fn parse(text: &str) -> Option<u64> {
    let text = western_digits(text);
    let (whole, fraction) = text.split_once(['.', ',']).unwrap_or((&text, "0"));
    let parts: Vec<u64> = whole.split(':').map(number).collect::<Option<_>>()?;
    let clock = |minutes: u64, seconds: u64| (minutes < 60 && seconds < 60).then_some(());
    let seconds = match parts[..] {
        [seconds] => seconds,
        [minutes, seconds] => clock(0, seconds).map(|()| minutes.checked_mul(60)?.checked_add(seconds))??,
        [hours, minutes, seconds] => {
            clock(minutes, seconds)?;
            hours.checked_mul(3600)?.checked_add(minutes * 60 + seconds)?
        }
        _ => return None,
    };
    if fraction.is_empty() || fraction.len() > 3 {
        return None;
    }
    seconds.checked_mul(1000)?.checked_add(number(&format!("{fraction:0<3}"))?)
}

/// Digits alone: `parse` would also take a sign.
fn number(text: &str) -> Option<u64> {
    (!text.is_empty() && text.len() <= 9 && text.bytes().all(|b| b.is_ascii_digit()))
        .then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn times_are_read_as_people_type_them() {
        for (text, millis) in [
            ("0", Some(0)),
            ("75", Some(75_000)),
            ("75.5", Some(75_500)),
            ("75,25", Some(75_250)),
            (" 1:15 ", Some(75_000)),
            ("١:١٥", Some(75_000)),
            ("۱:۱۵٫۵", Some(75_500)),
            ("0:01:15", Some(75_000)),
            ("1:00:00.001", Some(3_600_001)),
            ("90:00", Some(5_400_000)),
            ("1:60", None),
            ("1:75:00", None),
            ("-1", None),
            ("+1", None),
            ("1:", None),
            (":15", None),
            ("1.", None),
            ("1.2345", None),
            ("1:2:3:4", None),
            ("99999999999", None),
            ("1e3", None),
            ("NaN", None),
            ("一二", None),
        ] {
            let read = Clip::read(Some("0"), Some(text), u64::MAX);
            match millis {
                Some(0) => assert_eq!(read, Err(Fault::Backwards)),
                Some(m) => assert_eq!(read.unwrap().end_ms, Some(m), "{text}"),
                None => assert!(matches!(read, Err(Fault::NoTime { end: End::End, .. })), "{text}"),
            }
        }
    }

    #[test]
    fn a_clip_lies_within_its_work() {
        let read = |start, end| Clip::read(start, end, 60_000);
        assert!(read(None, None).unwrap().is_whole());
        assert!(read(Some(""), Some(" ")).unwrap().is_whole(), "empty fields of a form are open ends");
        assert!(read(Some("0"), Some("60")).unwrap().is_whole());
        assert_eq!(read(Some("10"), Some("1:20")).unwrap(), Clip { start_ms: Some(10_000), end_ms: None });
        assert_eq!(read(Some("10"), Some("20")).unwrap().length_ms(60_000), 10_000);
        let told = Error::from(read(Some("60"), None).unwrap_err());
        assert!(told.message().contains("only 1:00 long"), "{told}");
        assert!(read(Some("20"), Some("10")).is_err());
        assert!(read(Some("20"), Some("20")).is_err());
    }

    proptest! {
        #[test]
        fn a_moment_reads_back_as_it_was_written(millis in 1_u64..360_000_000) {
            prop_assert_eq!(parse(&Moment(millis).to_string()), Some(millis));
        }

        #[test]
        fn any_text_is_a_time_or_a_clear_no(text in "\\PC{0,20}") {
            let _ = Clip::read(Some(&text), Some(&text), 1000);
        }
    }
}
