//! Reads the XML of the Oral History Metadata Synchronizer (OHMS): a transcript whose minutes are marked, or `WebVTT` in
//! it, and the index of what is told when.

use super::reading::{Fault, Found};
use super::xml::Element;
use super::{Cue, Point, blocks, minuted, speaker, tidy};

const MINUTE: u64 = 60_000;
/// How long what stands behind the last mark is given, in milliseconds.
const LAST: u64 = MINUTE;

/// Whether an element is an interview of OHMS.
pub(super) fn is_record(record: &Element) -> bool {
    record.name == "record"
        && ["transcript", "index", "vtt_transcript"].iter().any(|name| record.find(name).is_some())
}

/// Reads the interview of a `ROOT`, or a `record` itself.
pub(super) fn read(root: &Element) -> Found {
    let record = root.find("record").unwrap_or(root);
    let text = |name: &str| record.find(name).map(Element::text).unwrap_or_default();
    let mut found = index(record);
    let (vtt, words, marks) = (record.find("vtt_transcript"), text("transcript"), text("sync"));
    if let Some(vtt) = vtt.filter(|vtt| !vtt.text().trim().is_empty()) {
        within(&mut found, vtt);
    } else if let Some(points) = marked(&marks) {
        found.cues = minutes(&words, &points);
    } else if !words.trim().is_empty() && !found.index.is_empty() {
        let told = "The words of its transcript have no times (no sync), and were left out. Its index is taken for words.";
        found.notes.push(Fault::at(record.line, told));
    }
    if found.cues.is_empty() && found.faults.is_empty() {
        found.cues = of_index(&found.index);
    }
    if found.cues.is_empty() && found.faults.is_empty() {
        let told = "This interview has neither a transcript with times (sync) nor an index.";
        found.faults.push(Fault::at(record.line, told));
    }
    if !text("transcript_alt").trim().is_empty() {
        let told =
            "A translation is in it too (transcript_alt). It is not read: bring it in as a file of its own.";
        found.notes.push(Fault::at(record.line, told));
    }
    found
}

/// `WebVTT` inside the XML, with the lines of the whole file.
fn within(found: &mut Found, vtt: &Element) {
    let mut inside = blocks::read(vtt.text().trim_start(), true);
    for told in inside.faults.iter_mut().chain(&mut inside.notes) {
        told.line += vtt.line - 1;
    }
    found.cues = inside.cues;
    found.faults.append(&mut inside.faults);
    found.notes.append(&mut inside.notes);
}

/// The points of the index.
fn index(record: &Element) -> Found {
    let mut found = Found::default();
    for point in record.find("index").into_iter().flat_map(Element::elements).filter(|e| e.name == "point") {
        let text =
            |name: &str| tidy(&point.find(name).map(Element::text).unwrap_or_default()).replace('\n', " ");
        let seconds = text("time").parse::<u64>().ok().filter(|seconds| *seconds < 360_000);
        let Some(seconds) = seconds else {
            let told = "A point of the index has no time in whole seconds.";
            found.faults.push(Fault::at(point.line, told));
            continue;
        };
        let keywords = text("keywords");
        let keywords = keywords.split(';').map(str::trim).filter(|word| !word.is_empty());
        found.index.push(Point {
            start_ms: seconds * 1000,
            title: text("title"),
            synopsis: text("synopsis"),
            begins: text("partial_transcript"),
            keywords: keywords.map(str::to_owned).collect(),
        });
    }
    found.index.sort_by_key(|point| point.start_ms);
    found
}

/// An interview of which there is only an index: what each point says, until the next.
fn of_index(index: &[Point]) -> Vec<Cue> {
    let cue = |(at, point): (usize, &Point)| {
        let next = index[at + 1..].iter().map(|next| next.start_ms).find(|next| *next > point.start_ms);
        let end = next.unwrap_or(point.start_ms + LAST);
        Cue::of(point.start_ms, end, &format!("{}\n{}", point.title, point.synopsis))
    };
    index.iter().enumerate().map(cue).filter(|cue| !cue.text.is_empty()).collect()
}

/// A mark: the word at which a minute begins, by its line and its place there, both from 1.
type Mark = (u64, usize, usize);

/// `1:|25(2)|40(7)`: every how many minutes there is a mark, and where; none without any.
fn marked(sync: &str) -> Option<Vec<Mark>> {
    let (every, marks) = sync.trim().split_once(':')?;
    let every: u64 = every.trim().parse().ok().filter(|every| (1..=60).contains(every))?;
    let mark = |(at, mark): (usize, &str)| {
        let (line, word) = mark.strip_suffix(')')?.split_once('(')?;
        let at = (at as u64).checked_mul(every * MINUTE)?;
        Some((at, line.trim().parse().ok()?, word.trim().parse().ok()?))
    };
    let marks: Vec<Mark> = marks.split('|').enumerate().filter_map(mark).collect();
    (!marks.is_empty()).then_some(marks)
}

/// The words between one mark and the next, divided where a paragraph ends or somebody else speaks.
fn minutes(words: &str, marks: &[Mark]) -> Vec<Cue> {
    let mut marks = marks.iter().filter(|mark| mark.0 > 0).peekable();
    let mut cues = Vec::new();
    let mut pieces: Vec<(Option<String>, String)> = Vec::new();
    let (mut start, mut speaking) = (0, None);
    for (line, text) in (1..).zip(words.lines()) {
        if text.trim().is_empty() {
            pieces.push((None, String::new()));
            speaking = None;
            continue;
        }
        let (label, text) = match speaker::label(text) {
            Some((name, text)) => (Some(name.to_owned()), text),
            None => (None, text),
        };
        if label.is_some() {
            pieces.push((label.clone(), String::new()));
            speaking.clone_from(&label);
        }
        // A name in front is the first word of its line.
        let first = 1 + label.map_or(0, |name| name.split_whitespace().count());
        for (number, word) in (first..).zip(text.split_whitespace()) {
            while let Some((at, ..)) = marks.next_if(|(_, l, w)| (*l, *w) <= (line, number)) {
                cues.extend(
                    minuted::divided((start, *at), said(&mut pieces)).filter(|cue| cue.start_ms < cue.end_ms),
                );
                start = *at;
                pieces.push((speaking.clone(), String::new()));
            }
            if pieces.is_empty() {
                pieces.push((None, String::new()));
            }
            if let Some((_, text)) = pieces.last_mut() {
                if !text.is_empty() {
                    text.push(' ');
                }
                text.push_str(word);
            }
        }
    }
    let end = marks.next().map_or(start + LAST, |mark| mark.0);
    cues.extend(minuted::divided((start, end), said(&mut pieces)));
    cues
}

/// What was gathered, without what is empty.
fn said(pieces: &mut Vec<(Option<String>, String)>) -> Vec<(Option<String>, String)> {
    let mut said = std::mem::take(pieces);
    said.retain(|(_, text)| !text.is_empty());
    said
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;

    fn record(inside: &str) -> String {
        format!(
            "<?xml version=\"1.0\"?>\n<ROOT xmlns=\"https://www.weareavp.com/nunncenter/ohms\"><record id=\"1\">\n{inside}</record></ROOT>"
        )
    }

    #[test]
    fn marked_words_are_placed_by_the_minute_and_by_who_speaks() {
        let xml = record(
            "<sync>1:|3(2)|5(1)</sync><transcript>AYLA: Woher kommen Sie?\n\nZEKI: Von da,\nvon weit.\nUnd dann &amp; dann.</transcript>",
        );
        let cues = read(xml.as_bytes(), None).unwrap().cues.0;
        let told: Vec<_> = cues.iter().map(|c| (c.start_ms, c.end_ms, c.said())).collect();
        assert_eq!(
            told,
            [
                (0, 60_000, "AYLA: Woher kommen Sie?".to_owned()),
                (60_000, 120_000, "ZEKI: Von da, von weit.".to_owned()),
                (120_000, 180_000, "ZEKI: Und dann & dann.".to_owned()),
            ]
        );
    }

    #[test]
    fn an_index_is_kept_and_stands_for_the_words_where_there_are_none() {
        let index = "<index><point><time>82</time><title>Early Career</title><synopsis>First job.</synopsis>\
            <partial_transcript>Well,</partial_transcript><keywords>work;Berlin</keywords></point>\
            <point><time>0</time><title>Before</title></point></index>";
        let xml = record(&format!("<sync></sync>{index}<transcript></transcript>"));
        let found = read(xml.as_bytes(), None).unwrap();
        let told: Vec<_> = found.cues.0.iter().map(|c| (c.start_ms, c.end_ms, c.text.as_str())).collect();
        assert_eq!(told, [(0, 82_000, "Before"), (82_000, 142_000, "Early Career\nFirst job.")]);
        let point = Point {
            start_ms: 82_000,
            title: "Early Career".to_owned(),
            synopsis: "First job.".to_owned(),
            begins: "Well,".to_owned(),
            keywords: vec!["work".to_owned(), "Berlin".to_owned()],
        };
        assert_eq!(found.index[1], point);
    }

    #[test]
    fn webvtt_inside_is_read_and_its_faults_have_the_lines_of_the_file() {
        let vtt = "<vtt_transcript><![CDATA[WEBVTT\n\n00:00:04.000 --> 00:00:29.000\n<v AYLA>  Okay.\n\n";
        let good = record(&format!("{vtt}]]></vtt_transcript>"));
        assert_eq!(read(good.as_bytes(), None).unwrap().cues.0[0].said(), "AYLA: Okay.");
        let bad = record(&format!("{vtt}no times\n]]></vtt_transcript>"));
        assert_eq!(read(bad.as_bytes(), None).unwrap_err()[0].line, 8);
    }

    #[test]
    fn an_interview_without_times_is_refused() {
        let faults =
            read(record("<sync/><transcript>No transcript.</transcript>").as_bytes(), None).unwrap_err();
        assert!(faults[0].message.contains("neither a transcript"), "{faults:?}");
    }
}
