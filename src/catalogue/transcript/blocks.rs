//! Reads `WebVTT` (W3C) and `SubRip`: blocks of lines with a pair of times above the words.

use super::reading::{Fault, Found, short};
use super::{Cue, markup, tidy};

const EXAMPLE: &str = "00:00:01.000 --> 00:00:04.000";
/// How long words are given that a file gives no time, in milliseconds.
const SHORTEST: u64 = 1000;

/// Reads text with line feeds, the first line of which is `WEBVTT` where `is_vtt`.
pub(super) fn read(text: &str, is_vtt: bool) -> Found {
    let mut found = Found::default();
    for block in blocks(text).skip(usize::from(is_vtt)) {
        match cues(&block, is_vtt, &mut found.notes) {
            Ok(mut cues) => found.cues.append(&mut cues),
            Err(fault) => found.faults.push(fault),
        }
    }
    found
}

/// Lines between empty lines, with the number of the first.
struct Block<'a> {
    line: usize,
    lines: Vec<&'a str>,
}

fn blocks(text: &str) -> impl Iterator<Item = Block<'_>> {
    let mut lines = text.lines().enumerate().peekable();
    std::iter::from_fn(move || {
        while lines.next_if(|(_, l)| l.trim().is_empty()).is_some() {}
        let line = lines.peek()?.0 + 1;
        let mut block = Block { line, lines: Vec::new() };
        while let Some((_, text)) = lines.next_if(|(_, l)| !l.trim().is_empty()) {
            block.lines.push(text);
        }
        Some(block)
    })
}

/// The cues of a block: one, or as many as people speak in it; none of a comment, or without words.
fn cues(block: &Block<'_>, is_vtt: bool, notes: &mut Vec<Fault>) -> Result<Vec<Cue>, Fault> {
    let first = block.lines[0].trim_end();
    if is_vtt
        && ["NOTE", "STYLE", "REGION"]
            .iter()
            .any(|k| first.eq_ignore_ascii_case(k) || first.starts_with(&format!("{k} ")))
    {
        return Ok(Vec::new());
    }
    let timing = block.lines.iter().take(2).position(|l| l.contains("-->"));
    let Some(at) = timing else { return Err(without_times(block)) };
    let fault = |message: String| Fault { line: block.line + at, message };
    let (start_ms, mut end_ms, settings) = times(block.lines[at]).map_err(fault)?;
    if start_ms == end_ms {
        end_ms += SHORTEST;
        let told = format!("“{}” takes no time; the words were given a second.", short(block.lines[at]));
        notes.push(fault(told));
    }
    let lines = block.lines[at + 1..].iter();
    let words: Vec<String> = lines.map(|l| if is_vtt { (*l).to_owned() } else { without_ass(l) }).collect();
    let segments = markup::segments(&words.join("\n"));
    let alone = segments.len() == 1;
    let cue = |segment: markup::Segment| Cue {
        start_ms,
        end_ms,
        // Two that stand in the same place would hide each other.
        settings: if is_vtt && alone { settings.clone() } else { String::new() },
        speaker: segment.speaker,
        language: segment.language,
        text: tidy(&segment.text),
    };
    Ok(segments.into_iter().map(cue).filter(|cue| !cue.text.is_empty()).collect())
}

/// A block without an arrow: with another arrow than it must have, or with no times at all.
fn without_times(block: &Block<'_>) -> Fault {
    let meant = |l: &&str| {
        let l = l.trim();
        l.starts_with(|c: char| c.is_ascii_digit()) && l.contains(':') && l.contains(['>', '→', '–', '—'])
    };
    if let Some(at) = block.lines.iter().take(2).position(meant) {
        return Fault { line: block.line + at, message: no_times(block.lines[at]) };
    }
    let words = short(block.lines[0]);
    let message = format!("“{words}” has no times above it. Each cue begins with a line like {EXAMPLE}.");
    Fault { line: block.line, message }
}

fn no_times(line: &str) -> String {
    format!("“{}” is no pair of times. Write it like {EXAMPLE}.", short(line))
}

fn times(line: &str) -> Result<(u64, u64, String), String> {
    let bad = || no_times(line);
    let (start, rest) = line.split_once("-->").ok_or_else(bad)?;
    let mut rest = rest.split_whitespace();
    let start = instant(start.trim()).ok_or_else(bad)?;
    let end = instant(rest.next().unwrap_or_default()).ok_or_else(bad)?;
    if end < start {
        return Err(format!("“{}” ends before it begins.", short(line)));
    }
    let settings: Vec<&str> = rest.filter(|s| is_setting(s)).collect();
    Ok((start, end, settings.join(" ")))
}

/// `hh:mm:ss.mmm`, `mm:ss.mmm`, with a comma too; at most 99 hours.
fn instant(text: &str) -> Option<u64> {
    let (clock, millis) = text.split_once(['.', ','])?;
    let number = |part: &str, longest: usize| {
        let fits = !part.is_empty() && part.len() <= longest && part.bytes().all(|b| b.is_ascii_digit());
        fits.then(|| part.parse::<u64>().ok()).flatten()
    };
    let millis = number(millis, 3).filter(|_| millis.len() == 3)?;
    let parts: Vec<&str> = clock.split(':').collect();
    let (hours, minutes, seconds) = match parts.as_slice() {
        [h, m, s] => (number(h, 2)?, number(m, 2)?, number(s, 2)?),
        [m, s] => (0, number(m, 2)?, number(s, 2)?),
        _ => return None,
    };
    (minutes < 60 && seconds < 60).then_some(((hours * 60 + minutes) * 60 + seconds) * 1000 + millis)
}

fn is_setting(text: &str) -> bool {
    text.split_once(':').is_some_and(|(name, value)| {
        ["vertical", "line", "position", "size", "align"].contains(&name)
            && !value.is_empty()
            && value.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'%' | b'.' | b',' | b'-'))
    })
}

/// A line without the `{\an8}` that players of `SubRip` borrowed from another format.
fn without_ass(line: &str) -> String {
    match (line.find("{\\"), line.find('}')) {
        (Some(open), Some(close)) if open < close => {
            format!("{}{}", &line[..open], without_ass(&line[close + 1..]))
        }
        _ => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::read;

    fn utf16le(text: &str) -> Vec<u8> {
        std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
    }

    fn utf32be(text: &str) -> Vec<u8> {
        std::iter::once('\u{FEFF}').chain(text.chars()).flat_map(|c| u32::from(c).to_be_bytes()).collect()
    }

    #[test]
    fn the_same_words_come_out_of_every_encoding_and_both_formats() {
        let srt = "1\r\n00:00:01,000 --> 00:00:02,500\r\n{\\an8}Günaydın\r\n\r\n2\r\n0:00:03,000 --> 0:00:04,000\r\n<i>صباح</i>\r\n";
        let vtt = "WEBVTT - x\n\nNOTE nothing\n\nSTYLE\n::cue { color: red }\n\na\n00:01.000 --> 00:02.500 align:start evil:1\nGünaydın\n\n00:03.000 --> 00:04.000\n<i>صباح</i>";
        let wanted =
            "WEBVTT\n\n00:00:01.000 --> 00:00:02.500\nGünaydın\n\n00:00:03.000 --> 00:00:04.000\nصباح\n";
        for bytes in
            [srt.as_bytes().to_vec(), format!("\u{FEFF}{srt}").into_bytes(), utf16le(srt), utf32be(srt)]
        {
            assert_eq!(read(&bytes, None).unwrap().cues.to_vtt(), wanted);
        }
        assert_eq!(
            read(vtt.as_bytes(), None).unwrap().cues.to_vtt(),
            wanted.replacen("02.500", "02.500 align:start", 1)
        );
    }

    #[test]
    fn every_fault_is_told_with_its_line() {
        let text = "WEBVTT\n\n00:00:00.500 --> 00:00:1d.890\na\n\nno times\n\n00:00:05.000 --> 00:00:04.000\nb\n\n00:61.000 --> 02:00.000\nc\n";
        let lines: Vec<usize> = read(text.as_bytes(), None).unwrap_err().iter().map(|f| f.line).collect();
        assert_eq!(lines, [3, 6, 8, 11]);
        let arrow = read(b"1\n00:00:01,000 -> 00:00:02,000\nx\n", None).unwrap_err();
        assert!(arrow[0].line == 2 && arrow[0].message.contains("no pair of times"), "{arrow:?}");
        for bad in [
            &b""[..],
            b"WEBVTT",
            b"\xff\xfe1",
            b"hello",
            b"\x80\x81",
            b"1\n00:00:01 --> 00:00:02\nx",
            b"-0:00:04,567 --> 0:00:05,000\nx",
        ] {
            assert!(read(bad, None).is_err(), "{bad:?} is no transcript");
        }
    }

    #[test]
    fn two_who_speak_in_one_cue_are_two_cues_and_words_without_time_get_a_second() {
        let text = "WEBVTT\n\n00:01.000 --> 00:01.000 line:0\n<v Ayla>Ja?</v>\n<v Zeki>Evet.</v>\n";
        let read = read(text.as_bytes(), None).unwrap();
        let told: Vec<_> =
            read.cues.0.iter().map(|c| (c.start_ms, c.end_ms, c.settings.as_str(), c.said())).collect();
        assert_eq!(
            told,
            [(1000, 2000, "", "Ayla: Ja?".to_owned()), (1000, 2000, "", "Zeki: Evet.".to_owned())]
        );
        assert!(read.notes[0].line == 3 && read.notes[0].message.contains("takes no time"), "{read:?}");
    }
}
