//! A transcript: the timed words of a work in one language, read from what people have and written as plain `WebVTT`,
//! `SubRip` or text.

mod blocks;
mod encoding;
mod markup;
mod minuted;
mod ohms;
mod reading;
mod speaker;
mod ttml;
mod writing;
mod xml;

use serde::{Deserialize, Serialize};

use super::work::words;
use crate::language::Language;

pub use reading::{Fault, Read, read};
pub use writing::{Form, stamp};

/// The noun that `Id<Transcript>` names: the words of an edition's part in one language.
#[derive(Clone, Copy, Debug)]
pub enum Transcript {}

/// What a transcript is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TranscriptKind {
    /// Shown over the picture and read beside it.
    Captions,
    /// Read beside it only.
    Transcript,
}
words!(TranscriptKind { Captions => "captions", Transcript => "transcript" } "kind of transcript");

/// Who wrote the words down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Made {
    /// A program.
    Machine,
    /// A human being.
    #[default]
    Person,
}
words!(Made { Machine => "machine", Person => "person" } "maker of a transcript");

/// One stretch of time and what is said in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cue {
    /// Milliseconds from the start of the part.
    pub start_ms: u64,
    /// Milliseconds from the start of the part; later than `start_ms`.
    pub end_ms: u64,
    /// `WebVTT` cue settings that place the words (`line:10% align:start`), or nothing.
    pub settings: String,
    /// Who says it, as the file names them.
    pub speaker: Option<String>,
    /// In which language, where it is another than the transcript's.
    pub language: Option<Language>,
    /// The words: lines without tags, entities, empty lines or control characters.
    pub text: String,
}

impl Cue {
    /// Words in no place of their own, by nobody in particular.
    #[must_use]
    pub fn of(start_ms: u64, end_ms: u64, text: &str) -> Self {
        Self { start_ms, end_ms, text: tidy(text), ..Self::default() }
    }

    /// The words, behind the name of whoever says them.
    #[must_use]
    pub fn said(&self) -> String {
        match &self.speaker {
            Some(speaker) => format!("{speaker}: {}", self.text),
            None => self.text.clone(),
        }
    }

    /// The direction in which the words are written, as HTML's `dir` wants it: that of their first letter of a script
    /// (UAX #9, rule P2); none where there is no letter.
    #[must_use]
    pub fn dir(&self) -> Option<&'static str> {
        let first = self.text.chars().find(|c| c.is_alphabetic())?;
        Some(if is_rtl(first) { "rtl" } else { "ltr" })
    }
}

/// Whether a letter is of a script that is written from right to left: Hebrew, Arabic, Syriac, Thaana, `NKo` and their
/// presentation forms, and the blocks that Unicode keeps for such scripts.
fn is_rtl(letter: char) -> bool {
    matches!(u32::from(letter), 0x0590..=0x08FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFF | 0x1_0800..=0x1_0FFF | 0x1_E800..=0x1_EFFF)
}

/// Lines without control characters, each trimmed, none empty.
fn tidy(text: &str) -> String {
    let clean = |line: &str| {
        let line: String = line.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        line.trim().to_owned()
    };
    text.split('\n').map(clean).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// The cues of a transcript, by start.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cues(pub Vec<Cue>);

impl Cues {
    /// Where the last cue ends; 0 without cues.
    #[must_use]
    pub fn end_ms(&self) -> u64 {
        self.0.iter().map(|c| c.end_ms).max().unwrap_or(0)
    }
}

/// A stretch of a recording and what it is about, as an index of an interview has it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    /// Milliseconds from the start of the part.
    pub start_ms: u64,
    /// Its heading.
    pub title: String,
    /// What is told in it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub synopsis: String,
    /// The first words that are said in it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub begins: String,
    /// Keywords.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub keywords: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_cue_has_the_direction_of_its_own_first_letter() {
        for (text, dir) in [
            ("„Günaydın“", Some("ltr")),
            ("12 صباح الخير Günaydın", Some("rtl")),
            ("(שלום)", Some("rtl")),
            ("おはよう", Some("ltr")),
            ("♪ … 12", None),
        ] {
            assert_eq!(Cue::of(0, 1, text).dir(), dir, "{text}");
        }
    }
}
