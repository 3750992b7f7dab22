//! Reads a transcript's file, whatever it is, telling every fault and every guess with its line.

use std::collections::BTreeSet;

use super::{Cue, Cues, Point, blocks, encoding, minuted, ohms, ttml, xml};
use crate::language::Language;

/// One thing that is wrong in a transcript's file, or was guessed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong and what to do.
    pub message: String,
}

impl Fault {
    pub(super) fn at(line: usize, message: impl Into<String>) -> Self {
        Self { line, message: message.into() }
    }
}

/// What a file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Read {
    /// Its words, by start.
    pub cues: Cues,
    /// Its index, by start; most formats have none.
    pub index: Vec<Point>,
    /// What was guessed or left out, which somebody should look at.
    pub notes: Vec<Fault>,
}

/// What was found so far.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) cues: Vec<Cue>,
    pub(super) index: Vec<Point>,
    pub(super) notes: Vec<Fault>,
    pub(super) faults: Vec<Fault>,
}

impl Found {
    /// Nothing but what is wrong.
    pub(super) fn fault(line: usize, message: impl Into<String>) -> Self {
        Self { faults: vec![Fault::at(line, message)], ..Self::default() }
    }
}

/// Most cues of one transcript; a day of speech has fewer.
const MOST_CUES: usize = 50_000;
/// Most speakers that a note names.
const MOST_NAMED: usize = 8;
/// What is taken.
const TAKEN: &str = "A transcript is WebVTT (first line WEBVTT), SubRip (lines like 00:00:01,000 --> 00:00:04,000), TTML, \
    the XML of OHMS, or text with time codes at the beginning of lines ([00:01:02] or 00:01:02.5).";

/// Reads a whole file. `language` is the one that its words are said to be in: it helps where the encoding must be
/// guessed. Comments, styles, regions, identifiers and all markup are dropped.
///
/// # Errors
/// Every fault of the file.
pub fn read(bytes: &[u8], language: Option<&Language>) -> Result<Read, Vec<Fault>> {
    let decoded = encoding::decode(bytes, language).map_err(|message| vec![Fault::at(1, message)])?;
    let text = decoded.text.replace("\r\n", "\n").replace('\r', "\n");
    let mut found = found_in(&text);
    if found.cues.len() > MOST_CUES {
        found.faults.push(Fault::at(1, format!("More than {MOST_CUES} cues; is this a transcript?")));
    }
    if found.cues.is_empty() && found.faults.is_empty() {
        found.faults.push(Fault::at(1, format!("There are no words with times in it. {TAKEN}")));
    }
    if !found.faults.is_empty() {
        found.faults.sort_by_key(|fault| fault.line);
        return Err(found.faults);
    }
    found.cues.sort_by_key(|cue| (cue.start_ms, cue.end_ms));
    found.index.sort_by_key(|point| point.start_ms);
    found.notes.extend(decoded.guessed.map(|name| guessed(&name, &text)));
    found.notes.extend(speakers(&found.cues));
    Ok(Read { cues: Cues(found.cues), index: found.index, notes: found.notes })
}

/// Looks what the text is, and reads it as that.
fn found_in(text: &str) -> Found {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let arrow =
        |line: &str| line.starts_with(|c: char| c.is_ascii_digit() || c == '-') && line.contains("-->");
    let numbered = first.trim().bytes().all(|b| b.is_ascii_digit());
    if first == "WEBVTT" || first.starts_with("WEBVTT ") || first.starts_with("WEBVTT\t") {
        blocks::read(text, true)
    } else if first.trim_start().starts_with('<') {
        markup(text)
    } else if first.trim() == "[Script Info]" {
        Found::fault(1, "This is SubStation Alpha. Make it WebVTT: ffmpeg -i FILE NEW.vtt")
    } else if first.starts_with("{0}") || first.starts_with("{1}") || first == "[SUBTITLE]" {
        Found::fault(1, format!("These subtitles are of a kind that is not taken. {TAKEN}"))
    } else if !arrow(first) && minuted::begins(first) {
        minuted::read(text)
    } else if !first.is_empty() && (numbered || text.lines().any(arrow)) {
        blocks::read(text, false)
    } else {
        minuted::read(text)
    }
}

fn markup(text: &str) -> Found {
    let root = match xml::read(text) {
        Ok(root) => root,
        Err(fault) => return Found { faults: vec![fault], ..Found::default() },
    };
    match root.name.as_str() {
        "tt" => ttml::read(&root),
        "ROOT" | "record" if root.find("record").or(Some(&root)).is_some_and(ohms::is_record) => {
            ohms::read(&root)
        }
        name => Found::fault(
            root.line,
            format!(
                "This is XML, but neither TTML nor OHMS: its first element is “{}”. {TAKEN}",
                short(name)
            ),
        ),
    }
}

/// That the encoding was guessed, with a line in which it shows.
fn guessed(name: &str, text: &str) -> Fault {
    let (line, sample) = text
        .lines()
        .enumerate()
        .find(|(_, line)| !line.is_ascii())
        .map_or((1, ""), |(at, line)| (at + 1, line));
    let sample = short(sample);
    Fault::at(
        line,
        format!(
            "The file does not say how its letters are written; they were read as {name}. Look whether this is right: “{sample}”"
        ),
    )
}

/// That names stand in it, which whoever may read the words reads too.
fn speakers(cues: &[Cue]) -> Option<Fault> {
    let names: BTreeSet<&str> = cues.iter().filter_map(|cue| cue.speaker.as_deref()).collect();
    if names.is_empty() {
        return None;
    }
    let more = if names.len() > MOST_NAMED { ", …" } else { "" };
    let named: Vec<&str> = names.into_iter().take(MOST_NAMED).collect();
    Some(Fault::at(
        1,
        format!(
            "It names who speaks ({}{more}). Whoever may read the words reads these names too; write there only what \
             these people want to be called.",
            named.join(", ")
        ),
    ))
}

/// The beginning of a text, for messages.
pub(super) fn short(text: &str) -> String {
    let mut cut: String = text.trim().chars().take(60).collect();
    if cut.len() < text.trim().len() {
        cut.push('…');
    }
    cut
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_bytes_are_a_transcript_or_a_list_of_faults(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            match read(&bytes, None) {
                Ok(read) => prop_assert!(!read.cues.0.is_empty()),
                Err(faults) => prop_assert!(!faults.is_empty()),
            }
        }

        #[test]
        fn any_text_that_begins_like_one_is_a_transcript_or_a_list_of_faults(
            head in prop::sample::select(HEADS.to_vec()),
            pieces in prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..24),
            tail in any::<String>(),
        ) {
            let text = format!("{head}{}{tail}", pieces.concat());
            match read(text.as_bytes(), None) {
                Ok(read) => prop_assert!(read.cues.0.iter().all(|c| c.start_ms < c.end_ms && !c.text.is_empty())),
                Err(faults) => prop_assert!(!faults.is_empty()),
            }
        }
    }

    const HEADS: [&str; 7] = [
        "WEBVTT\n\n",
        "1\n",
        "[00:00:01] ",
        "<tt xmlns='http://www.w3.org/ns/ttml'><body><div>",
        "<ROOT><record><sync>1:|1(1)</sync><transcript>A: b\n",
        "<?xml version='1.0' encoding='windows-1254'?><tt ttp:frameRate='25' ttp:tickRate='10'><body>",
        "",
    ];
    const PIECES: [&str; 26] = [
        "00:00:01.000 --> 00:00:02.000\n",
        "00:00:01,000 --> 00:00:01,000 line:1\n",
        "99:59:59.999 --> 00:00:00.000\n",
        "<v A>b</v>",
        "<ruby>a<rt>",
        "\n\n",
        "\n",
        "[00:00:09] B: c",
        "(99:59) ",
        "99:59:59:24 - 00:00:01",
        "#00:00:03-5#\n",
        "<p begin='1s' end='2s'>a",
        "<span begin='99999999999999h' dur='18446744073709551615f'>",
        "<p begin='00:00:01:24' dur='-1t'>",
        "</p>",
        "</span>",
        "</div></body></tt>",
        "<br/>",
        "&amp;&#x10FFFF;",
        "&nope;",
        "<![CDATA[x]]>",
        "<index><point><time>999999999999999999999</time><title>t</title></point></index>",
        "</transcript></record></ROOT>",
        "<!DOCTYPE a [<!ENTITY b 'c'>]>",
        "{\\an8}x}{\\",
        "A: ",
    ];

    #[test]
    fn a_file_of_another_kind_is_told_apart() {
        for (bytes, told) in [
            (&b"[Script Info]\nx"[..], "SubStation Alpha"),
            (b"<html><body>00:00:01</body></html>", "its first element is “html”"),
            (b"<a><b></a>", "cannot be read"),
            (b"hello", "no words with times"),
            (b"", "no words with times"),
            (b"WEBVTT", "no words with times"),
        ] {
            let faults = read(bytes, None).unwrap_err();
            assert!(faults[0].message.contains(told), "{faults:?}");
        }
    }

    #[test]
    fn whoever_brings_in_names_of_speakers_is_told_so() {
        let read = read("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ayla>Günaydın".as_bytes(), None).unwrap();
        assert!(read.notes[0].message.contains("(Ayla)"), "{:?}", read.notes);
    }
}
