//! The three instants that a birth date decides, after which the date itself is dropped.

use jiff::civil::Date;

use crate::clock::{Timestamp, start_of_berlin_day};
use crate::error::{Error, Result};

/// Years of age from which a child's own consent is needed, unless somebody assessed it otherwise.
pub const INSIGHT: i16 = 14;
/// Years of age at which a person is an adult (BGB section 2).
pub const MAJORITY: i16 = 18;
/// Calendar days after the 18th birthday for which a yes from before still counts.
pub const REAFFIRMATION_DAYS: i32 = 90;

/// Three instants of a person's life, each the midnight in Berlin at which it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Birthdays {
    /// From here on the child's own consent is needed too.
    pub capable_from: Timestamp,
    /// From here on the person decides alone.
    pub adult_from: Timestamp,
    /// Until here a yes from before 18 counts.
    pub reaffirm_until: Timestamp,
}

impl Birthdays {
    /// The instants for somebody born on `born`, with the age of insight at [`INSIGHT`].
    ///
    /// # Errors
    /// `Invalid` when the calendar does not reach that far.
    pub fn of(born: Date) -> Result<Self> {
        let adult = birthday(born, MAJORITY)?;
        let last = adult
            .checked_add(jiff::Span::new().days(REAFFIRMATION_DAYS))
            .map_err(|e| Error::invalid("That birth date is not in our calendar.").because(e))?;
        Ok(Self {
            capable_from: start_of_berlin_day(birthday(born, INSIGHT)?),
            adult_from: start_of_berlin_day(adult),
            reaffirm_until: start_of_berlin_day(last),
        })
    }
}

/// The day at whose beginning somebody born on `born` is `years` old (BGB sections 187 (2) and 188 (2)): a year of
/// life ends with the day before, so after a birth on 29 February it begins on 1 March in common years.
fn birthday(born: Date, years: i16) -> Result<Date> {
    let year = born.year().checked_add(years);
    let day = year
        .and_then(|year| Date::new(year, born.month(), born.day()).or_else(|_| Date::new(year, 3, 1)).ok());
    day.ok_or_else(|| Error::invalid("That birth date is not in our calendar."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_year_of_life_begins_at_midnight_of_the_birthday_and_after_29_february_on_1_march() {
        for (born, capable, adult, reaffirm) in [
            (date(2008, 2, 29), "2022-02-28T23:00:00Z", "2026-02-28T23:00:00Z", "2026-05-29T22:00:00Z"),
            (date(2010, 2, 28), "2024-02-27T23:00:00Z", "2028-02-27T23:00:00Z", "2028-05-27T22:00:00Z"),
            (date(2006, 2, 28), "2020-02-27T23:00:00Z", "2024-02-27T23:00:00Z", "2024-05-27T22:00:00Z"),
            (date(2008, 3, 2), "2022-03-01T23:00:00Z", "2026-03-01T23:00:00Z", "2026-05-30T22:00:00Z"),
            (date(2016, 5, 4), "2030-05-03T22:00:00Z", "2034-05-03T22:00:00Z", "2034-08-01T22:00:00Z"),
            (date(2010, 10, 25), "2024-10-24T22:00:00Z", "2028-10-24T22:00:00Z", "2029-01-22T23:00:00Z"),
        ] {
            let found = Birthdays::of(born).unwrap();
            let texts = [found.capable_from, found.adult_from, found.reaffirm_until].map(|t| t.to_string());
            assert_eq!(texts, [capable, adult, reaffirm], "born {born}");
        }
    }

    #[test]
    fn a_birth_date_at_the_end_of_the_calendar_is_refused_and_does_not_panic() {
        assert!(Birthdays::of(Date::MAX).is_err());
        assert!(Birthdays::of(date(9981, 12, 31)).is_err());
    }
}
