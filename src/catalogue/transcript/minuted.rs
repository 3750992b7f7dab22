//! Reads text with time codes: `[00:01:02]`, `(1:02)`, `00:01:02.5` or `01:02:03:12` at the beginning of lines, or
//! `#00:01:02-5#` at their ends, and a speaker's name with a colon before the words.

use super::reading::{Fault, Found};
use super::{Cue, speaker, tidy};

/// How long a character takes to say, and the shortest cue, in milliseconds.
const A_CHARACTER: u64 = 66;
const SHORTEST: u64 = 2000;
/// Milliseconds of a frame where a time code counts frames: 25 a second, as in Europe (EBU Tech 3097).
const FRAME: u64 = 40;

/// Words from an instant on.
struct Entry<'a> {
    start: u64,
    end: Option<u64>,
    line: usize,
    /// Each with whether it belongs to the line before it, whatever it looks like.
    lines: Vec<(&'a str, bool)>,
}

/// Whether a line begins with a time code.
pub(super) fn begins(line: &str) -> bool {
    leading(line).is_some()
}

/// Reads text with line feeds.
pub(super) fn read(text: &str) -> Found {
    let mut found = Found::default();
    let entries = if text.lines().any(begins) { behind(text, &mut found) } else { before(text) };
    let starts: Vec<u64> = entries.iter().map(|entry| entry.start).collect();
    for pair in entries.windows(2).filter(|pair| pair[1].start < pair[0].start) {
        let told = format!(
            "The time here is before the one above it (line {}). Time codes go forward; which of the two is right?",
            pair[0].line
        );
        found.faults.push(Fault::at(pair[1].line, told));
    }
    for (at, entry) in entries.iter().enumerate() {
        let pieces = pieces(entry);
        let length: usize = pieces.iter().map(|(_, words)| words.chars().count()).sum();
        let next = starts[at + 1..].iter().copied().find(|next| *next > entry.start);
        let end = entry.end.filter(|end| *end > entry.start).or(next);
        let end = end.unwrap_or(entry.start + (length as u64 * A_CHARACTER).max(SHORTEST));
        found.cues.extend(divided((entry.start, end), pieces));
    }
    found
}

/// Entries that begin with a time code; what stands before the first is left out, and said so.
fn behind<'a>(text: &'a str, found: &mut Found) -> Vec<Entry<'a>> {
    let mut entries: Vec<Entry<'a>> = Vec::new();
    let (mut head, mut frames) = (0, None);
    for (at, line) in text.lines().enumerate() {
        if let Some(code) = leading(line) {
            if code.frames {
                frames.get_or_insert(at + 1);
            }
            entries.push(Entry {
                start: code.start,
                end: code.end,
                line: at + 1,
                lines: vec![(code.rest, false)],
            });
        } else if let Some(entry) = entries.last_mut() {
            entry.lines.push((line, line.starts_with('\t')));
        } else if !line.trim().is_empty() {
            head += 1;
        }
    }
    if head > 0 {
        let told = format!(
            "{head} lines before the first time code are no words of the recording and were left out."
        );
        found.notes.push(Fault::at(1, told));
    }
    let told = "Frames are counted as 25 a second here. If it was another number, write fractions of a second instead.";
    found.notes.extend(frames.map(|line| Fault::at(line, told)));
    entries
}

/// Entries that end with a time code, as transcription programs write them: `words #00:01:02-5#`.
fn before(text: &str) -> Vec<Entry<'_>> {
    let (mut entries, mut start, mut lines, mut first) = (Vec::new(), 0, Vec::new(), 1);
    for (at, line) in text.lines().enumerate() {
        let Some((words, end)) = trailing(line) else {
            lines.push((line, false));
            continue;
        };
        lines.push((words, false));
        entries.push(Entry { start, end: Some(end), line: first, lines: std::mem::take(&mut lines) });
        (start, first) = (end, at + 2);
    }
    entries
}

/// The runs of words of one speaker each.
fn pieces(entry: &Entry<'_>) -> Vec<(Option<String>, String)> {
    let mut pieces: Vec<(Option<String>, String)> = Vec::new();
    for (line, continues) in &entry.lines {
        let label = if *continues { None } else { speaker::label(line) };
        match (label, pieces.last_mut()) {
            (Some((name, words)), _) => pieces.push((Some(name.to_owned()), words.to_owned())),
            (None, Some((_, text))) => {
                text.push('\n');
                text.push_str(line);
            }
            (None, None) => pieces.push((None, (*line).to_owned())),
        }
    }
    let whole = |(speaker, text): (Option<String>, String)| match (speaker, tidy(&text)) {
        // A name with nothing behind it is words too.
        (Some(name), text) if text.is_empty() => (None, format!("{name}:")),
        told => told,
    };
    pieces.into_iter().map(whole).filter(|(_, text)| !text.is_empty()).collect()
}

/// Cues that share a stretch of time by how much is said in each.
pub(super) fn divided(
    (start, end): (u64, u64),
    pieces: Vec<(Option<String>, String)>,
) -> impl Iterator<Item = Cue> {
    let length = |text: &str| text.chars().count() as u64;
    let whole: u64 = pieces.iter().map(|(_, text)| length(text)).sum::<u64>().max(1);
    let fits = end - start >= whole;
    let mut said = 0;
    pieces.into_iter().map(move |(speaker, text)| {
        let from = said;
        said += length(&text);
        let at = |said: u64| start + (end - start).saturating_mul(said) / whole;
        let (start_ms, end_ms) = if fits { (at(from), at(said)) } else { (start, end) };
        Cue { start_ms, end_ms, speaker, text, ..Cue::default() }
    })
}

/// A time code at the beginning of a line.
struct Code<'a> {
    start: u64,
    end: Option<u64>,
    frames: bool,
    rest: &'a str,
}

fn leading(line: &str) -> Option<Code<'_>> {
    let line = line.trim_start_matches([' ', '\u{feff}']);
    for (open, close) in [('[', ']'), ('(', ')'), ('{', '}'), ('<', '>')] {
        if let Some(inside) = line.strip_prefix(open) {
            let (inside, rest) = inside.split_once(close)?;
            let (start, end) = match inside.split_once(['-', '–', '—']) {
                Some((start, end)) => (start, Some(end.trim_start_matches(['-', '>', ' ']))),
                None => (inside, None),
            };
            let (start, frames) = clock(start.trim())?;
            let end = end.map(|end| clock(end.trim()).map(|(end, _)| end));
            // What is no second time code makes it no time code at all.
            return end.is_none_or(|end| end.is_some()).then(|| Code {
                start,
                end: end.flatten(),
                frames,
                rest,
            });
        }
    }
    let (start, frames, rest) = bare(line)?;
    let after = rest.trim_start().trim_start_matches(['-', '–', '—', '>', ' ']);
    let apart = after.len() < rest.trim_start().len();
    let (end, rest) = match bare(after).filter(|_| apart) {
        Some((end, _, rest)) => (Some(end), rest),
        None => (None, if apart { after } else { rest }),
    };
    Some(Code { start, end, frames, rest })
}

/// A time code without brackets: one with hours or with a fraction, or alone in its line; `10:30 Uhr` is none.
fn bare(line: &str) -> Option<(u64, bool, &str)> {
    let end = line.find(|c: char| !(c.is_ascii_digit() || ":.,;".contains(c))).unwrap_or(line.len());
    let (code, rest) = line.split_at(end);
    let apart = rest.is_empty() || rest.starts_with([' ', '\t', '-', '–', '—', '|']);
    let whole = code.matches([':', ';']).count() >= 2 || code.contains(['.', ',']) || rest.trim().is_empty();
    let (at, frames) = clock(code)?;
    (apart && whole).then_some((at, frames, rest))
}

/// Words and the `#00:01:02-5#` behind them.
fn trailing(line: &str) -> Option<(&str, u64)> {
    let (words, code) = line.trim_end().strip_suffix('#')?.rsplit_once('#')?;
    let (at, _) = clock(&code.replace('-', "."))?;
    Some((words, at))
}

/// `hh:mm:ss`, `mm:ss`, either with a fraction of up to three figures, or `hh:mm:ss:ff`: the milliseconds, and whether
/// frames are counted in them.
fn clock(text: &str) -> Option<(u64, bool)> {
    let number = |part: &str, longest: usize| {
        let fits = !part.is_empty() && part.len() <= longest && part.bytes().all(|b| b.is_ascii_digit());
        fits.then(|| part.parse::<u64>().ok()).flatten()
    };
    let (clock, fraction) = match text.split_once(['.', ',']) {
        Some((clock, fraction)) => {
            (clock, number(&format!("{fraction:0<3}"), 3).filter(|_| !fraction.is_empty())?)
        }
        None => (text, 0),
    };
    let parts: Vec<&str> = clock.split([':', ';']).collect();
    let (hours, minutes, seconds, frames) = match parts.as_slice() {
        [m, s] => (0, number(m, 3)?, number(s, 2)?, None),
        [h, m, s] => (number(h, 2)?, number(m, 2).filter(|m| *m < 60)?, number(s, 2)?, None),
        [h, m, s, f] if clock == text => {
            (number(h, 2)?, number(m, 2).filter(|m| *m < 60)?, number(s, 2)?, Some(number(f, 2)?))
        }
        _ => return None,
    };
    let frame = frames.map_or(0, |frame| (frame * FRAME).min(999));
    (seconds < 60)
        .then_some((((hours * 60 + minutes) * 60 + seconds) * 1000 + fraction + frame, frames.is_some()))
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;

    fn told(text: &str) -> Vec<(u64, u64, String)> {
        let read = read(text.as_bytes(), None).unwrap_or_else(|faults| panic!("{faults:?}"));
        read.cues.0.iter().map(|c| (c.start_ms, c.end_ms, c.said())).collect()
    }

    #[test]
    fn time_codes_are_read_as_people_write_them() {
        for (line, start) in [
            ("[00:01:02] x", 62_000),
            ("[00:01:02.5] x", 62_500),
            ("(1:02) x", 62_000),
            ("(75:30) x", 4_530_000),
            ("00:01:02.5 x", 62_500),
            ("00:01:02,045\tx", 62_045),
            ("1:00:00 – x", 3_600_000),
            ("01:02:03:12 x", 3_723_480),
            ("{00:00:07} x", 7000),
            ("<00:00:07> x", 7000),
            ("1:02.25 x", 62_250),
        ] {
            assert_eq!(leading(line).map(|code| code.start), Some(start), "{line}");
            assert_eq!(leading(line).unwrap().rest.trim(), "x", "{line}");
        }
        for line in
            ["10:30 Uhr war es", "[lacht] x", "[00:61:00] x", "1 x", "(2024) x", "[0:0a] x", "00:00:1000 x"]
        {
            assert!(leading(line).is_none(), "{line}");
        }
    }

    #[test]
    fn words_last_until_the_next_time_code_and_are_divided_among_speakers() {
        let text = "An interview\n\n[00:00:05]\nAYLA: Woher?\nZEKI: Von da.\n\n[00:00:10] AYLA: Und dann?\n[00:00:20 - 00:00:21]\nNichts\nmehr\n";
        assert_eq!(
            told(text),
            [
                (5000, 7307, "AYLA: Woher?".to_owned()),
                (7307, 10_000, "ZEKI: Von da.".to_owned()),
                (10_000, 20_000, "AYLA: Und dann?".to_owned()),
                (20_000, 21_000, "Nichts\nmehr".to_owned()),
            ]
        );
        let notes = read(text.as_bytes(), None).unwrap().notes;
        assert!(notes[0].message.starts_with("1 lines before"), "{notes:?}");
    }

    #[test]
    fn time_codes_at_the_ends_of_paragraphs_end_them() {
        let text = "I: Woher? #00:00:05-5#\n\nB: Von da.\nWeit weg. #00:00:12-0#\n";
        assert_eq!(
            told(text),
            [(0, 5500, "I: Woher?".to_owned()), (5500, 12_000, "B: Von da.\nWeit weg.".to_owned())]
        );
    }

    #[test]
    fn a_time_code_that_goes_back_is_told_with_its_line() {
        let faults = read(b"[00:00:09] a\n\n[00:00:03] b\n", None).unwrap_err();
        assert!(faults.len() == 1 && faults[0].line == 3, "{faults:?}");
    }
}
