//! Language tags (BCP 47) and the choice among texts in several languages.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use unic_langid::LanguageIdentifier;

use crate::error::{Error, Result};

/// A checked BCP 47 tag in canonical case (`de`, `sr-Latn`, `zxx` for “no spoken words”).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language(String);

/// Languages that are written in the Arabic script unless their tag says otherwise (CLDR, likely subtags).
const ARABIC: [&str; 9] = ["ar", "ckb", "fa", "ks", "prs", "ps", "sd", "ug", "ur"];

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

    /// What stands between the parts of a list, or between a day and its hour: the comma of the Arabic script (U+060C)
    /// where that is written, as CLDR's patterns of lists have it.
    #[must_use]
    pub fn comma(&self) -> &'static str {
        let arabic = self.tag().contains("-Arab")
            || (!self.tag().contains('-') || self.is_rtl()) && ARABIC.contains(&self.primary());
        if arabic { "، " } else { ", " }
    }

    /// These one after the other.
    #[must_use]
    pub fn listed<T: AsRef<str>>(&self, parts: &[T]) -> String {
        parts.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(self.comma())
    }

    /// `rtl` or `ltr`, as HTML's `dir` wants it.
    #[must_use]
    pub fn dir(&self) -> &'static str {
        if self.is_rtl() { "rtl" } else { "ltr" }
    }

    /// The language that a file names, by a tag or by three letters (ISO 639-2); those of our neighbours are known.
    #[must_use]
    pub fn of_file(code: &str) -> Option<Self> {
        const PAIRS: [(&str, &str); 16] = [
            ("ara", "ar"),
            ("bos", "bs"),
            ("deu", "de"),
            ("eng", "en"),
            ("fas", "fa"),
            ("fra", "fr"),
            ("ger", "de"),
            ("hrv", "hr"),
            ("ita", "it"),
            ("pol", "pl"),
            ("rus", "ru"),
            ("spa", "es"),
            ("srp", "sr"),
            ("tur", "tr"),
            ("ukr", "uk"),
            ("vie", "vi"),
        ];
        PAIRS.iter().find(|(three, _)| *three == code).map_or(code, |(_, two)| two).parse().ok()
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
    /// else in the first of `originals` that has one, else in German or English, else in any. The language is that of the
    /// text.
    #[must_use]
    pub fn choose(&self, wanted: &Language, originals: &[Language]) -> Option<(&Language, &str)> {
        let exact = |l: &Language| self.0.get_key_value(l);
        let near = |l: &Language| self.0.iter().find(|(k, _)| k.primary() == l.primary());
        exact(wanted)
            .or_else(|| near(wanted))
            .or_else(|| originals.iter().find_map(|l| exact(l).or_else(|| near(l))))
            .or_else(|| ["de", "en"].iter().find_map(|tag| self.0.iter().find(|(k, _)| k.primary() == *tag)))
            .or_else(|| self.0.iter().next())
            .map(|(l, t)| (l, t.as_str()))
    }

    /// Whether there is no text at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Which translations a person whom somebody can name has read. The language that the others are translated from needs
/// nobody.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SignOffs {
    original: Option<Language>,
    by: BTreeMap<Language, SignedOff>,
}

/// Who has read a translation, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedOff {
    /// Their name.
    pub by: String,
    /// The day, as it was written.
    pub on: String,
}

impl SignOffs {
    /// Reads `signed-off.toml`: a table a language with `by` and `on`, and `original`, the language of the originals.
    ///
    /// # Errors
    /// `Invalid`, naming the line that cannot be read.
    pub fn read(text: &str) -> Result<Self> {
        let table: toml::Table = text.parse().map_err(|e| Error::invalid(format!("{e}")))?;
        let mut read = Self::default();
        for (tag, value) in table {
            match value {
                toml::Value::String(original) if tag == "original" => read.original = Some(original.parse()?),
                toml::Value::Table(said) => {
                    let word = |name: &str| said.get(name).map(|value| value.to_string().replace('"', ""));
                    let (Some(by), Some(on)) = (word("by").filter(|by| !by.trim().is_empty()), word("on"))
                    else {
                        return Err(Error::invalid(format!("[{tag}] needs “by”, a name, and “on”, a day.")));
                    };
                    read.by.insert(tag.parse()?, SignedOff { by, on });
                }
                _ => return Err(Error::invalid(format!("“{tag}” is neither a language nor “original”."))),
            }
        }
        Ok(read)
    }

    /// Adds what others signed off.
    pub fn add(&mut self, others: Self) {
        self.by.extend(others.by);
    }

    /// Whether somebody has read what we say in this language, or it is the one that the others come from.
    #[must_use]
    pub fn signed_off(&self, language: &Language) -> bool {
        let same = |known: &Language| known.primary() == language.primary();
        self.original.as_ref().is_some_and(same) || self.by.keys().any(same)
    }

    /// Who has read what, by language.
    #[must_use]
    pub fn readers(&self) -> &BTreeMap<Language, SignedOff> {
        &self.by
    }
}

/// Arabic and Persian digits, decimal point and comma as the keyboards of these languages write them, in those that
/// programs read; everything else as it is.
#[must_use]
pub fn western_digits(text: &str) -> String {
    let western = |c: char| match c {
        '٠'..='٩' => char::from_u32(u32::from(c) - u32::from('٠') + u32::from('0')).unwrap_or(c),
        '۰'..='۹' => char::from_u32(u32::from(c) - u32::from('۰') + u32::from('0')).unwrap_or(c),
        '٫' => '.',
        '،' => ',',
        _ => c,
    };
    text.chars().map(western).collect()
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

    #[test]
    fn a_reader_without_a_text_of_their_own_gets_the_originals_else_german_else_english_else_any() {
        let tag = |tag: &str| tag.parse::<Language>().unwrap();
        let chosen = |kept: &[&str], wanted: &str, originals: &[&str]| {
            let texts = Texts(kept.iter().map(|l| (tag(l), (*l).to_owned())).collect());
            let originals: Vec<Language> = originals.iter().map(|l| tag(l)).collect();
            texts.choose(&tag(wanted), &originals).map(|(_, text)| text.to_owned()).unwrap_or_default()
        };
        let all = ["ar", "de", "en", "tr"];
        assert_eq!(chosen(&all, "tr", &["ar"]), "tr");
        assert_eq!(chosen(&all, "ar-SY", &["tr"]), "ar", "near enough");
        assert_eq!(chosen(&all, "fa", &["tr"]), "tr");
        assert_eq!(chosen(&all, "fa", &["ku"]), "de");
        assert_eq!(chosen(&["ar", "en", "tr"], "fa", &[]), "en");
        assert_eq!(chosen(&["ar", "de-AT", "en"], "fa", &[]), "de-AT");
        assert_eq!(chosen(&["ar", "tr"], "fa", &[]), "ar");
        assert_eq!(chosen(&[], "fa", &["tr"]), "");
    }

    #[test]
    fn parts_of_a_list_are_parted_as_the_script_of_the_language_does_it() {
        let listed = |tag: &str| tag.parse::<Language>().unwrap().listed(&["1", "2"]);
        for (tag, said) in [
            ("de", "1, 2"),
            ("ar", "1، 2"),
            ("fa-AF", "1، 2"),
            ("ar-Latn", "1, 2"),
            ("he", "1, 2"),
            ("az-Arab", "1، 2"),
        ] {
            assert_eq!(listed(tag), said, "{tag}");
        }
    }

    #[test]
    fn a_translation_is_signed_off_by_a_name_and_a_day() {
        let language = |tag: &str| tag.parse::<Language>().unwrap();
        let read = SignOffs::read("original = \"de\"\n[tr]\nby = \"A. Reader\"\non = 2026-05-01\n").unwrap();
        assert!(read.signed_off(&language("de-AT")) && read.signed_off(&language("tr")));
        assert!(!read.signed_off(&language("ar")));
        assert_eq!(read.readers()[&language("tr")].by, "A. Reader");
        for bad in ["[tr]\nby = \"\"\non = 2026-05-01", "[tr]\non = 2026-05-01", "tr = true", "[tr"] {
            assert!(SignOffs::read(bad).is_err(), "{bad}");
        }
    }
}
