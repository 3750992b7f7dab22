//! Papers from before this library: what stands on one, and what two officers read in it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::catalogue::edtf::Edtf;
use crate::catalogue::participant::Person;
use crate::catalogue::work::Work;
use crate::clock::{Timestamp, start_of_berlin_day};
use crate::consent::fact::EvidenceFact;
use crate::consent::record::Voice;
use crate::consent::saying::Agreed;
use crate::error::{Error, Result};
use crate::id::Id;
use crate::language::Language;

/// Most characters of the printed words of a form, and of what was written into it.
pub const LONGEST: usize = 20_000;
/// Most characters of the name of a form.
const LONGEST_NAME: usize = 40;

/// The noun that `Id<OldPaper>` names: one signed paper of one person about one work.
#[derive(Clone, Copy, Debug)]
pub enum OldPaper {}

/// The printed words of a form of that time, the same on every copy of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OldForm {
    /// What it is called here: lower case letters, digits and hyphens.
    pub name: String,
    /// In which language it is printed.
    pub language: Language,
    /// The words, letter by letter.
    pub words: String,
}

/// A paper as it came. It opens nothing.
#[derive(Clone, Debug)]
pub struct OldPaperFact {
    /// About whom.
    pub person: Id<Person>,
    /// About which work.
    pub work: Id<Work>,
    /// Who signed: the person, or a guardian of that time.
    pub voice: Voice,
    /// What is printed on it.
    pub form: OldForm,
    /// The day, month or year that stands on it; none: no date does.
    pub signed: Option<Edtf>,
    /// What was written into it or crossed out; it is sealed.
    pub added: Option<String>,
    /// Who saw it, with the scan where there is one.
    pub evidence: EvidenceFact,
}

impl OldForm {
    /// The series under which its words stand as a notice: no notice of today begins so.
    #[must_use]
    pub fn series(&self) -> String {
        format!("old-{}", self.name)
    }

    /// The same with line ends as one kind and nothing around the words, so that equal forms are one.
    ///
    /// # Errors
    /// `Invalid` when name or words are missing, too long, or the name has other characters.
    pub fn tidied(&self) -> Result<Self> {
        let name = self.name.trim().to_owned();
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if name.is_empty() || name.len() > LONGEST_NAME || !name.chars().all(plain) {
            return Err(Error::invalid(
                "Name the form in lower case letters, digits and hyphens, such as “form-2004”.",
            ));
        }
        let words = self.words.replace("\r\n", "\n").trim().to_owned();
        if words.is_empty() || words.chars().count() > LONGEST {
            return Err(Error::invalid(format!(
                "Write down the printed words of the form, {LONGEST} characters at most."
            )));
        }
        Ok(Self { name, language: self.language.clone(), words })
    }
}

/// The first instant of a day, month or year in Berlin: of a paper without its day the reading that opens least, since
/// every no after it counts and whoever signed was younger.
///
/// # Errors
/// `Invalid` for a date before the year 1.
pub fn earliest(signed: &Edtf) -> Result<Timestamp> {
    let full = match signed.as_str().len() {
        4 => format!("{signed}-01-01"),
        7 => format!("{signed}-01"),
        _ => signed.as_str().to_owned(),
    };
    let day: Date = full.parse().map_err(|_| Error::invalid("This is not a date like 2004-05-12."))?;
    Ok(start_of_berlin_day(day))
}

/// What an old paper allows today, as one officer reads it and another confirms. Ids as the tables write them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    /// Which paper.
    pub paper: String,
    /// The end of the chain as the officer saw it.
    pub replaces: Option<String>,
    /// To what its words agree.
    pub agreed: Vec<Agreed>,
    /// Whether it says so in so many words, also for what GDPR Art. 9 protects.
    pub explicit: bool,
    /// Why its words mean this, in at least twenty characters.
    pub note: String,
}

/// Why a paper was set aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aside {
    /// It is somebody else's.
    WrongPerson,
    /// It is about another work.
    WrongWork,
    /// It is here already.
    Twice,
    /// Nobody can read it.
    Unreadable,
}

impl Aside {
    /// Every reason.
    pub const ALL: [Self; 4] = [Self::WrongPerson, Self::WrongWork, Self::Twice, Self::Unreadable];

    /// As tables and forms write it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::WrongPerson => "wrong_person",
            Self::WrongWork => "wrong_work",
            Self::Twice => "twice",
            Self::Unreadable => "unreadable",
        }
    }
}

impl std::str::FromStr for Aside {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let known = Self::ALL.into_iter().find(|aside| aside.as_str() == text);
        known.ok_or_else(|| {
            Error::invalid("A paper is set aside as wrong_person, wrong_work, twice or unreadable.")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_or_a_year_counts_from_its_first_instant_in_berlin() {
        let first = |text: &str| earliest(&text.parse().unwrap()).unwrap().to_string();
        assert_eq!(first("2004"), "2003-12-31T23:00:00Z");
        assert_eq!(first("2004-07"), "2004-06-30T22:00:00Z");
        assert_eq!(first("2004-07-15"), "2004-07-14T22:00:00Z");
    }

    #[test]
    fn equal_words_are_one_form_whatever_sent_them() {
        let form = |words: &str| OldForm {
            name: "form-2004".into(),
            language: "de".parse().unwrap(),
            words: words.into(),
        };
        assert_eq!(form(" Ich bin\r\neinverstanden. ").tidied().unwrap(), form("Ich bin\neinverstanden."));
        assert!(form("  \r\n ").tidied().is_err());
        assert!(OldForm { name: "Form 2004".into(), ..form("Ich") }.tidied().is_err());
    }
}
