//! A transcript: the timed words of a work in one language, read from WebVTT or SRT and written as plain WebVTT.

mod encoding;
mod markup;
mod reading;

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

use super::work::words;
use crate::error::{Error, Result};

pub use markup::plain;
pub use reading::{Fault, read};

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

/// One stretch of time and what is said in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cue {
    /// Milliseconds from the start of the part.
    pub start_ms: u64,
    /// Milliseconds from the start of the part; later than `start_ms`.
    pub end_ms: u64,
    /// WebVTT cue settings that place the words (`line:10% align:start`), or nothing.
    pub settings: String,
    /// WebVTT cue text: lines, `<i>`-like tags that WebVTT knows, entities.
    pub text: String,
}

impl Cue {
    /// The words alone, without tags, entities resolved, lines joined by a line feed.
    #[must_use]
    pub fn words(&self) -> String {
        plain(&self.text)
    }
}

/// The cues of a transcript, by start.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cues(pub Vec<Cue>);

impl Cues {
    /// The canonical file: `WEBVTT`, then each cue with hours, milliseconds and nothing that could carry more
    /// than words (no comments, styles, regions or identifiers).
    #[must_use]
    pub fn to_vtt(&self) -> String {
        let mut out = String::from("WEBVTT\n");
        for cue in &self.0 {
            let gap = if cue.settings.is_empty() { "" } else { " " };
            // Writing to a String cannot fail.
            let _ = write!(
                out,
                "\n{} --> {}{gap}{}\n{}\n",
                stamp(cue.start_ms),
                stamp(cue.end_ms),
                cue.settings,
                cue.text
            );
        }
        out
    }

    /// Reads a canonical file back, as rows keep it.
    ///
    /// # Errors
    /// `Invalid` when it is none.
    pub fn from_vtt(vtt: &str) -> Result<Self> {
        read(vtt.as_bytes()).map_err(|faults| {
            Error::invalid(
                faults.first().map_or_else(String::new, |f| format!("Line {}: {}", f.line, f.message)),
            )
        })
    }

    /// Where the last cue ends; 0 without cues.
    #[must_use]
    pub fn end_ms(&self) -> u64 {
        self.0.iter().map(|c| c.end_ms).max().unwrap_or(0)
    }
}

/// `00:01:02.345`.
#[must_use]
pub fn stamp(ms: u64) -> String {
    format!("{:02}:{:02}:{:02}.{:03}", ms / 3_600_000, ms / 60_000 % 60, ms / 1000 % 60, ms % 1000)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cue() -> impl Strategy<Value = Cue> {
        (0..40_000_000_u64, 1..20_000_u64, "[a-zşüß&<>ا ]{0,6}[a-zşüßا]( [a-z>&<-]{1,8}){0,3}").prop_map(
            |(start, length, words)| Cue {
                start_ms: start,
                end_ms: start + length,
                settings: String::new(),
                text: markup::canonical(words.trim()),
            },
        )
    }

    proptest! {
        #[test]
        fn a_written_transcript_reads_back_the_same(mut cues in prop::collection::vec(cue(), 0..8)) {
            cues.retain(|c| !c.words().trim().is_empty());
            cues.sort_by_key(|c| (c.start_ms, c.end_ms));
            let cues = Cues(cues);
            if cues.0.is_empty() { return Ok(()); }
            prop_assert_eq!(Cues::from_vtt(&cues.to_vtt()).unwrap(), cues);
        }

        #[test]
        fn any_bytes_are_a_transcript_or_a_list_of_faults(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            match read(&bytes) {
                Ok(cues) => prop_assert!(!cues.0.is_empty()),
                Err(faults) => prop_assert!(!faults.is_empty()),
            }
        }
    }
}
