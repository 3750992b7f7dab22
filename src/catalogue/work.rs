//! A work: a film or an oral history as the catalogue knows it.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

/// The noun that `Id<Work>` names: a film or an oral history.
#[derive(Clone, Copy, Debug)]
pub enum Work {}

/// What a work is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A short film: moving pictures, with or without sound.
    Film,
    /// An oral history: a voice.
    OralHistory,
}

/// How far the curators are with a work. It can only narrow what the consent ledger allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Still being described; nobody outside sees it.
    Draft,
    /// Seen by whoever the consent ledger allows.
    Published,
}

macro_rules! words {
    ($type:ty { $($variant:ident => $text:literal),* $(,)? } $what:literal) => {
        impl $type {
            /// The word as files, rows and answers write it.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),* }
            }
        }
        impl std::str::FromStr for $type {
            type Err = $crate::error::Error;
            fn from_str(text: &str) -> $crate::error::Result<Self> {
                match text {
                    $($text => Ok(Self::$variant),)*
                    _ => Err($crate::error::Error::invalid(format!("“{text}” is no {}; take one of {}.", $what, [$($text),*].join(", ")))),
                }
            }
        }
        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}
pub(crate) use words;

words!(Kind { Film => "film", OralHistory => "oral_history" } "kind of work");
words!(State { Draft => "draft", Published => "published" } "state of a work");

/// The last part of a work's address: ASCII words in kebab case. It holds no participant's name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(String);

impl Slug {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The words between the hyphens.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.0.split('-')
    }

    /// The slug that a title gives: letters folded to ASCII where that is usual, everything else a hyphen.
    /// None when nothing is left (a title in another script).
    #[must_use]
    pub fn from_title(title: &str) -> Option<Self> {
        let text = fold(title);
        let words: Vec<&str> =
            text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).collect();
        let mut slug = words.join("-");
        slug.truncate(LONGEST_SLUG);
        slug.trim_end_matches('-').parse().ok()
    }
}

const LONGEST_SLUG: usize = 80;

impl FromStr for Slug {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let kebab = !text.is_empty()
            && text.len() <= LONGEST_SLUG
            && text
                .split('-')
                .all(|w| !w.is_empty() && w.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()));
        if kebab {
            Ok(Self(text.to_owned()))
        } else {
            Err(Error::invalid(format!(
                "“{text}” is no address part. Write small letters a–z and digits with single hyphens between words, \
                 at most {LONGEST_SLUG} characters, like “the-third-key”."
            )))
        }
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Small letters without accents, for comparing and sorting: `Ümit Çağ` becomes `uemit cag`,
/// German umlauts are spelled out, letters of other scripts stay.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'Ä' | 'ä' | 'Æ' | 'æ' => out.push_str("ae"),
            'Ö' | 'ö' | 'Œ' | 'œ' => out.push_str("oe"),
            'Ü' | 'ü' => out.push_str("ue"),
            'ß' | 'ẞ' => out.push_str("ss"),
            _ => match FOLDS.iter().find(|(from, _)| from.contains(c)) {
                Some((_, to)) => out.push(*to),
                // A combining mark is dropped, so a decomposed letter folds like a composed one.
                None if ('\u{300}'..='\u{36f}').contains(&c) => {}
                None => out.extend(c.to_lowercase()),
            },
        }
    }
    out
}

/// A title as somebody may write it who read or heard it: its letters and digits, folded. Empty when it has none.
#[must_use]
pub fn title_key(title: &str) -> String {
    fold(title).chars().filter(|c| c.is_alphanumeric()).collect()
}

const FOLDS: [(&str, char); 18] = [
    ("ÀÁÂÃÅĀĂĄàáâãåāăą", 'a'),
    ("ÇĆĈĊČçćĉċč", 'c'),
    ("ĎĐďđÐð", 'd'),
    ("ÈÉÊËĒĔĖĘĚèéêëēĕėęě", 'e'),
    ("ĜĞĠĢĝğġģ", 'g'),
    ("ĤĦĥħ", 'h'),
    ("ÌÍÎÏĨĪĬĮİIìíîïĩīĭįıi", 'i'),
    ("Ĵĵ", 'j'),
    ("Ķķ", 'k'),
    ("ĹĻĽĿŁĺļľŀł", 'l'),
    ("ÑŃŅŇñńņň", 'n'),
    ("ÒÓÔÕØŌŎŐòóôõøōŏő", 'o'),
    ("ŔŖŘŕŗř", 'r'),
    ("ŚŜŞŠȘśŝşšș", 's'),
    ("ŢŤŦȚţťŧț", 't'),
    ("ÙÚÛŨŪŬŮŰŲùúûũūŭůűų", 'u'),
    ("ŴÝŶŸŵýŷÿ", 'y'),
    ("ŹŻŽźżž", 'z'),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_ascii_words_with_single_hyphens() {
        for good in ["the-third-key", "a", "1964", "ich-bin-2"] {
            assert!(good.parse::<Slug>().is_ok(), "{good} is a slug");
        }
        for bad in ["", "-a", "a-", "a--b", "A", "schlüssel", "a b", "a/b", "..", "a_b", &"x".repeat(81)] {
            assert!(bad.parse::<Slug>().is_err(), "{bad} is no slug");
        }
    }

    #[test]
    fn a_title_becomes_an_address() {
        for (title, slug) in [
            ("Der dritte Schlüssel", Some("der-dritte-schluessel")),
            ("İlk maaş: 1.200 Mark!", Some("ilk-maas-1-200-mark")),
            ("المفتاح", None),
        ] {
            assert_eq!(Slug::from_title(title).as_ref().map(Slug::as_str), slug);
        }
    }
}
