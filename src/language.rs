//! Language tags (BCP 47) and the choice among texts in several languages.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use unic_langid::LanguageIdentifier;

use crate::error::{Error, Result};

/// A checked BCP 47 tag in canonical case (`de`, `sr-Latn`, `zxx` for “no spoken words”).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language(String);

impl Language {
    /// No linguistic content (BCP 47 subtag `zxx`): a silent film.
    #[must_use]
    pub fn none() -> Self {
        Self("zxx".to_owned())
    }

    /// The tag.
    #[must_use]
    pub fn tag(&self) -> &str {
        &self.0
    }

    /// The primary subtag: `de` of `de-AT`.
    #[must_use]
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }

    /// Whether it is written from right to left.
    #[must_use]
    pub fn is_rtl(&self) -> bool {
        LanguageIdentifier::from_str(&self.0)
            .is_ok_and(|id| id.character_direction() == unic_langid::CharacterDirection::RTL)
    }

    /// `rtl` or `ltr`, as HTML's `dir` wants it.
    #[must_use]
    pub fn dir(&self) -> &'static str {
        if self.is_rtl() { "rtl" } else { "ltr" }
    }
}

impl FromStr for Language {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        text.parse::<LanguageIdentifier>()
            .ok()
            .filter(|id| !id.language.is_empty())
            .map(|id| Self(id.to_string()))
            .ok_or_else(|| {
                Error::invalid(format!("“{text}” is not a language tag (BCP 47) like de, tr or sr-Latn."))
            })
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One text in several languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts(pub BTreeMap<Language, String>);

impl Texts {
    /// The text for a reader of `wanted`: in that language, else in one that shares its primary subtag,
    /// else in the first of `originals` that has one, else in any. The language is that of the text.
    #[must_use]
    pub fn choose(&self, wanted: &Language, originals: &[Language]) -> Option<(&Language, &str)> {
        let exact = |l: &Language| self.0.get_key_value(l);
        let near = |l: &Language| self.0.iter().find(|(k, _)| k.primary() == l.primary());
        exact(wanted)
            .or_else(|| near(wanted))
            .or_else(|| originals.iter().find_map(|l| exact(l).or_else(|| near(l))))
            .or_else(|| self.0.iter().next())
            .map(|(l, t)| (l, t.as_str()))
    }

    /// Whether there is no text at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_checked_and_written_in_canonical_case() {
        for (given, kept) in [("DE", "de"), ("sr-latn", "sr-Latn"), ("zxx", "zxx"), ("pt-br", "pt-BR")] {
            assert_eq!(given.parse::<Language>().unwrap().tag(), kept);
        }
        for bad in ["", "germanlanguage", "d", "de_", "und", "12"] {
            assert!(bad.parse::<Language>().is_err(), "{bad} is no tag");
        }
        assert!("ar".parse::<Language>().unwrap().is_rtl());
        assert!(!"tr".parse::<Language>().unwrap().is_rtl());
    }
}
