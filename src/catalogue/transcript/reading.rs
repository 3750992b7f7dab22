//! Reads WebVTT (W3C) and SubRip, telling every fault with its line.

use super::{Cue, Cues, encoding, markup};

/// One thing that is wrong in a transcript's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong and what to do.
    pub message: String,
}

/// Most cues of one transcript; a day of speech has fewer.
const MOST_CUES: usize = 50_000;

/// Reads a whole file. Cues come back by start; comments, styles, regions and identifiers are dropped.
///
/// # Errors
/// Every fault of the file.
pub fn read(bytes: &[u8]) -> Result<Cues, Vec<Fault>> {
    let text = encoding::decode(bytes).map_err(|message| vec![Fault { line: 1, message }])?;
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let is_vtt = text == "WEBVTT" || ["WEBVTT\n", "WEBVTT ", "WEBVTT\t"].iter().any(|h| text.starts_with(h));
    let mut cues = Vec::new();
    let mut faults = Vec::new();
    for block in blocks(&text).skip(usize::from(is_vtt)) {
        match cue(&block, is_vtt) {
            Ok(Some(found)) => cues.push(found),
            Ok(None) => {}
            Err(fault) => faults.push(fault),
        }
    }
    if cues.len() > MOST_CUES {
        faults.push(Fault { line: 1, message: format!("More than {MOST_CUES} cues; is this a transcript?") });
    }
    if cues.is_empty() && faults.is_empty() {
        let message =
            "There are no words with times in it. It must be WebVTT (first line WEBVTT) or SubRip, \
                       with lines like 00:00:01.000 --> 00:00:04.000."
                .to_owned();
        faults.push(Fault { line: 1, message });
    }
    cues.sort_by_key(|c| (c.start_ms, c.end_ms));
    if faults.is_empty() { Ok(Cues(cues)) } else { Err(faults) }
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

fn cue(block: &Block<'_>, is_vtt: bool) -> Result<Option<Cue>, Fault> {
    let first = block.lines[0].trim_end();
    if is_vtt
        && ["NOTE", "STYLE", "REGION"]
            .iter()
            .any(|k| first.eq_ignore_ascii_case(k) || first.starts_with(&format!("{k} ")))
    {
        return Ok(None);
    }
    let timing = block.lines.iter().take(2).position(|l| l.contains("-->"));
    let Some(at) = timing else { return Err(without_times(block)) };
    let fault = |message: String| Fault { line: block.line + at, message };
    let (start_ms, end_ms, settings) = times(block.lines[at]).map_err(fault)?;
    let words: Vec<String> = block.lines[at + 1..].iter().map(|l| without_ass(l)).collect();
    let text = markup::canonical(&words.join("\n"));
    if markup::plain(&text).trim().is_empty() {
        return Ok(None);
    }
    Ok(Some(Cue { start_ms, end_ms, settings: if is_vtt { settings } else { String::new() }, text }))
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

const EXAMPLE: &str = "00:00:01.000 --> 00:00:04.000";

fn times(line: &str) -> Result<(u64, u64, String), String> {
    let bad = || no_times(line);
    let (start, rest) = line.split_once("-->").ok_or_else(bad)?;
    let mut rest = rest.split_whitespace();
    let start = instant(start.trim()).ok_or_else(bad)?;
    let end = instant(rest.next().unwrap_or_default()).ok_or_else(bad)?;
    if end <= start {
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

/// A line without the `{\an8}` that players of SubRip borrowed from another format.
fn without_ass(line: &str) -> String {
    match (line.find("{\\"), line.find('}')) {
        (Some(open), Some(close)) if open < close => {
            format!("{}{}", &line[..open], without_ass(&line[close + 1..]))
        }
        _ => line.to_owned(),
    }
}

fn short(text: &str) -> String {
    let mut cut: String = text.trim().chars().take(60).collect();
    if cut.len() < text.trim().len() {
        cut.push('…');
    }
    cut
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let wanted = "WEBVTT\n\n00:00:01.000 --> 00:00:02.500\nGünaydın\n\n00:00:03.000 --> 00:00:04.000\n<i>صباح</i>\n";
        for bytes in
            [srt.as_bytes().to_vec(), format!("\u{FEFF}{srt}").into_bytes(), utf16le(srt), utf32be(srt)]
        {
            assert_eq!(read(&bytes).unwrap().to_vtt(), wanted);
        }
        assert_eq!(
            read(vtt.as_bytes()).unwrap().to_vtt(),
            wanted.replacen("02.500", "02.500 align:start", 1)
        );
    }

    #[test]
    fn every_fault_is_told_with_its_line() {
        let text = "WEBVTT\n\n00:00:00.500 --> 00:00:1d.890\na\n\nno times\n\n00:00:05.000 --> 00:00:04.000\nb\n\n00:61.000 --> 02:00.000\nc\n";
        let lines: Vec<usize> = read(text.as_bytes()).unwrap_err().iter().map(|f| f.line).collect();
        assert_eq!(lines, [3, 6, 8, 11]);
        let arrow = read(b"1\n00:00:01,000 -> 00:00:02,000\nx\n").unwrap_err();
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
            assert!(read(bad).is_err(), "{bad:?} is no transcript");
        }
    }
}
