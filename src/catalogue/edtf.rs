//! Dates as precise as they are known: EDTF level 0 (ISO 8601-2:2019) of a year, a month or a day.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

use crate::error::{Error, Result};

/// `2004`, `2004-05` or `2004-05-12`, kept as it was written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Edtf(String);

impl Edtf {
    /// The date as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The year alone, which every precision knows.
    #[must_use]
    pub fn year(&self) -> &str {
        &self.0[..4]
    }
}

impl FromStr for Edtf {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let digits =
            |part: &str, count: usize| part.len() == count && part.bytes().all(|b| b.is_ascii_digit());
        let parts: Vec<&str> = text.split('-').collect();
        let known = match parts.as_slice() {
            [year] => digits(year, 4),
            [year, month] => digits(year, 4) && digits(month, 2) && matches!(month.parse(), Ok(1..=12_u8)),
            [year, month, day] => {
                digits(year, 4) && digits(month, 2) && digits(day, 2) && text.parse::<Date>().is_ok()
            }
            _ => false,
        };
        if known {
            Ok(Self(text.to_owned()))
        } else {
            Err(Error::invalid(format!("“{text}” is not a date like 2004, 2004-05 or 2004-05-12.")))
        }
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_taken_as_precise_as_they_are_known_and_no_further() {
        for good in ["2004", "2004-05", "2004-05-12", "2024-02-29", "0812"] {
            assert_eq!(good.parse::<Edtf>().unwrap().as_str(), good);
        }
        for bad in [
            "",
            "04",
            "2004-13",
            "2004-00",
            "2004-5",
            "2023-02-29",
            "2004-05-12T10:00",
            "2004~",
            "20o4",
            "2004-05-12-01",
        ] {
            assert!(bad.parse::<Edtf>().is_err(), "{bad} is no level 0 date");
        }
    }
}
