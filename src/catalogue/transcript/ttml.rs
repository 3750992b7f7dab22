//! Reads TTML (W3C TTML2; EBU-TT-D and the text profile of IMSC are such files): who says what when. How it is styled and
//! where it stands is left out.

use std::collections::BTreeMap;

use super::reading::{Fault, Found, short};
use super::xml::{Element, Node};
use super::{Cue, tidy};
use crate::language::Language;

/// Frames and ticks a second of a file (TTML2, section 7.2).
struct Rates {
    frames: f64,
    ticks: f64,
}

/// What an element hands down to those in it.
#[derive(Clone, Default)]
struct Around {
    /// Where its own time begins, in milliseconds.
    from: u64,
    /// Where it ends, where that is said.
    until: Option<u64>,
    speaker: Option<String>,
    language: Option<Language>,
}

struct Reading {
    rates: Rates,
    /// What agents are called, by their ids.
    names: BTreeMap<String, String>,
    /// The language of the file, which is the transcript's own.
    own: Option<Language>,
    found: Found,
}

/// Reads the words of a `tt`.
pub(super) fn read(tt: &Element) -> Found {
    let own: Option<Language> = tt.attribute("lang").and_then(|tag| tag.parse().ok());
    let mut reading = Reading { rates: Rates::of(tt), names: names(tt), own, found: Found::default() };
    if tt.attribute("timeBase").is_some_and(|base| base != "media") {
        let told = "Its times are those of a tape or of a day. They are taken as they stand: look whether they begin at zero.";
        reading.found.notes.push(Fault::at(tt.line, told));
    }
    if let Some(body) = tt.find("body") {
        reading.element(body, &Around::default());
    }
    reading.found
}

/// What each agent is called: its full name, alias or whatever else is said of it (TTML2, section 14.1.3).
fn names(tt: &Element) -> BTreeMap<String, String> {
    fn gather(element: &Element, names: &mut BTreeMap<String, String>) {
        for child in element.elements() {
            if child.name == "agent" {
                let named = child.elements().filter(|of| of.name == "name").map(Element::text);
                let name = named.map(|name| tidy(&name).replace('\n', " ")).find(|name| !name.is_empty());
                names.extend(child.attribute("id").map(str::to_owned).zip(name));
            } else {
                gather(child, names);
            }
        }
    }
    let mut names = BTreeMap::new();
    if let Some(head) = tt.find("head") {
        gather(head, &mut names);
    }
    names
}

impl Reading {
    fn element(&mut self, element: &Element, around: &Around) {
        let Some(here) = self.within(element, around) else { return };
        let leaf = matches!(element.name.as_str(), "p" | "span");
        if leaf && !timed_within(element) {
            self.cue(element, &here, &words(element, true));
            return;
        }
        if leaf {
            // What stands beside timed words lasts as long as their paragraph.
            self.cue(element, &here, &words(element, false));
        }
        for child in element.elements().filter(|e| matches!(e.name.as_str(), "div" | "p" | "span")) {
            if !leaf || timed(child) || timed_within(child) {
                self.element(child, &here);
            }
        }
    }

    /// What holds within an element; none, and a fault, when its times cannot be read.
    fn within(&mut self, element: &Element, around: &Around) -> Option<Around> {
        let mut here = around.clone();
        let mut read = |name: &str| match element.attribute(name).map(|text| (text, self.rates.read(text))) {
            Some((_, Some(at))) => Ok(Some(at)),
            Some((text, None)) => {
                let told = format!(
                    "“{}” is no time of TTML. Write it like 00:00:01.5 or 1.5s ({name} of <{}>).",
                    short(text),
                    element.name
                );
                self.found.faults.push(Fault::at(element.line, told));
                Err(())
            }
            None => Ok(None),
        };
        let (begin, end, length) = (read("begin").ok()?, read("end").ok()?, read("dur").ok()?);
        // Times count from where the element around it begins (SMIL, parallel containers).
        here.from = around.from.saturating_add(begin.unwrap_or(0));
        let end = end.map(|end| around.from.saturating_add(end));
        let over = length.map(|length| here.from.saturating_add(length));
        here.until = [around.until, end, over].into_iter().flatten().min();
        if let Some(agent) = element.attribute("agent").and_then(|ids| ids.split_whitespace().next()) {
            here.speaker = Some(self.names.get(agent).cloned().unwrap_or_else(|| agent.to_owned()));
        }
        if let Some(tag) = element.attribute("lang") {
            here.language = tag.parse().ok().filter(|language| Some(language) != self.own.as_ref());
        }
        Some(here)
    }

    fn cue(&mut self, element: &Element, here: &Around, words: &str) {
        let text = tidy(words);
        if text.is_empty() {
            return;
        }
        let name = &element.name;
        match here.until {
            Some(end_ms) if end_ms > here.from => self.found.cues.push(Cue {
                start_ms: here.from,
                end_ms,
                settings: String::new(),
                speaker: here.speaker.clone(),
                language: here.language.clone(),
                text,
            }),
            Some(_) => {
                let told = format!("“{}” ends before it begins (<{name}>).", short(&text));
                self.found.faults.push(Fault::at(element.line, told));
            }
            None => {
                let told = format!("“{}” has no end: <{name}> wants begin and end, or dur.", short(&text));
                self.found.faults.push(Fault::at(element.line, told));
            }
        }
    }
}

fn timed(element: &Element) -> bool {
    ["begin", "end", "dur"].iter().any(|name| element.attribute(name).is_some())
}

fn timed_within(element: &Element) -> bool {
    element.elements().any(|child| child.name == "span" && (timed(child) || timed_within(child)))
}

/// The words of an element, white space as one blank and `<br/>` as a new line; those of timed spans with `all` only.
fn words(element: &Element, all: bool) -> String {
    let mut out = String::new();
    for node in &element.children {
        match node {
            Node::Text(text) => {
                let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
                let (before, after) =
                    (text.starts_with(char::is_whitespace), text.ends_with(char::is_whitespace));
                let gap = |there: bool| if there { " " } else { "" };
                out.push_str(gap(before));
                out.push_str(&joined);
                out.push_str(gap(after && !joined.is_empty()));
            }
            Node::Element(child) if child.name == "br" => out.push('\n'),
            Node::Element(child)
                if child.name == "span" && (all || !timed(child) && !timed_within(child)) =>
            {
                out.push_str(&words(child, all));
            }
            // Metadata and animation are no words.
            Node::Element(_) => {}
        }
    }
    out
}

impl Rates {
    fn of(tt: &Element) -> Self {
        let number = |name: &str| tt.attribute(name).and_then(|text| text.trim().parse::<f64>().ok());
        let positive = |n: f64| Some(n).filter(|n| n.is_finite() && *n > 0.0);
        let rate = number("frameRate").and_then(positive);
        let by = tt.attribute("frameRateMultiplier").and_then(|text| {
            let mut parts = text.split([' ', ':']).filter_map(|part| part.parse::<f64>().ok());
            positive(parts.next()? / parts.next()?)
        });
        let frames = rate.unwrap_or(30.0) * by.unwrap_or(1.0);
        // Without a rate a tick is a frame, or else a second.
        let ticks =
            number("tickRate").and_then(positive).unwrap_or(if rate.is_some() { frames } else { 1.0 });
        Self { frames, ticks }
    }

    /// A time expression (TTML2, section 12.3.1) in milliseconds: `00:00:01.5`, `00:00:01:12`, `1.5s`, `40f`, `90t`.
    fn read(&self, text: &str) -> Option<u64> {
        let text = text.trim();
        let number = |part: &str| {
            let plain = part.starts_with(|c: char| c.is_ascii_digit())
                && part.bytes().all(|b| b.is_ascii_digit() || b == b'.');
            plain.then(|| part.parse::<f64>().ok()).flatten()
        };
        let seconds = if text.contains(':') {
            let parts: Vec<&str> = text.split(':').collect();
            let (clock, frames) = match parts.as_slice() {
                [h, m, s] => ((h, m, s), 0.0),
                [h, m, s, f] => ((h, m, s), number(f)?),
                _ => return None,
            };
            let (minutes, seconds) = (number(clock.1)?, number(clock.2)?);
            if minutes >= 60.0 || seconds >= 61.0 || frames >= self.frames.max(1.0) {
                return None;
            }
            number(clock.0)? * 3600.0 + minutes * 60.0 + seconds + frames / self.frames
        } else {
            let unit = text.find(|c: char| c.is_ascii_alphabetic())?;
            let count = number(&text[..unit])?;
            match &text[unit..] {
                "h" => count * 3600.0,
                "m" => count * 60.0,
                "s" => count,
                "ms" => count / 1000.0,
                "f" => count / self.frames,
                "t" => count / self.ticks,
                _ => return None,
            }
        };
        millis(seconds)
    }
}

/// Whole milliseconds, of no more than a hundred hours.
fn millis(seconds: f64) -> Option<u64> {
    let longest = 360_000.0;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between zero and a hundred hours"
    )]
    (0.0..=longest).contains(&seconds).then_some((seconds * 1000.0).round() as u64)
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;

    fn told(xml: &str) -> Vec<(u64, u64, String)> {
        let read = read(xml.as_bytes(), None).unwrap_or_else(|faults| panic!("{faults:?}"));
        read.cues.0.iter().map(|c| (c.start_ms, c.end_ms, c.said())).collect()
    }

    fn body(inside: &str) -> String {
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tt:tt xmlns:tt=\"http://www.w3.org/ns/ttml\" xmlns:ttm=\"x\" \
             xmlns:ttp=\"y\" xmlns:tts=\"z\" xml:lang=\"de\" ttp:frameRate=\"25\" ttp:tickRate=\"10000000\">\n\
             <tt:head><tt:metadata><ttm:agent xml:id=\"a\" type=\"person\"><ttm:name type=\"full\">Ayla</ttm:name></ttm:agent>\
             </tt:metadata></tt:head>\n<tt:body><tt:div>{inside}</tt:div></tt:body></tt:tt>"
        )
    }

    #[test]
    fn times_are_read_in_every_notation() {
        let clock = Rates { frames: 25.0, ticks: 10_000_000.0 };
        for (text, ms) in [
            ("00:00:01.5", 1500),
            ("01:00:00:12", 3_600_480),
            ("1.5s", 1500),
            ("250ms", 250),
            ("0.5m", 30_000),
            ("2h", 7_200_000),
            ("50f", 2000),
            ("26400000t", 2640),
            ("00:00:00", 0),
        ] {
            assert_eq!(clock.read(text), Some(ms), "{text}");
        }
        for text in
            ["", "1", "1x", "-1s", "00:61:00", "00:00:00:25", "a:b:c", "1e9s", "nans", "99999999h", ".s"]
        {
            assert_eq!(clock.read(text), None, "{text}");
        }
        let ntsc =
            super::super::xml::read("<tt ttp:frameRate='30' ttp:frameRateMultiplier='1000 1001'/>").unwrap();
        assert_eq!(Rates::of(&ntsc).read("30f"), Some(1001));
    }

    #[test]
    fn words_come_with_who_says_them_and_without_their_style() {
        let inside = "<tt:p begin=\"1s\" end=\"3s\" ttm:agent=\"a\" region=\"top\"><tt:span tts:color=\"red\">Guten\n   Tag,</tt:span><tt:br/>\
            du &amp; ich</tt:p><tt:p begin=\"3s\" dur=\"2s\" xml:lang=\"ar\" tts:direction=\"rtl\">صباح</tt:p>";
        let xml = body(inside);
        assert_eq!(
            told(&xml),
            [(1000, 3000, "Ayla: Guten Tag,\ndu & ich".to_owned()), (3000, 5000, "صباح".to_owned())]
        );
        let cues = read(xml.as_bytes(), None).unwrap().cues.0;
        assert_eq!(cues[1].language.as_ref().map(Language::tag), Some("ar"));
        assert!(cues[0].language.is_none(), "that of the file is nothing to tell");
    }

    #[test]
    fn times_count_from_the_element_around_and_end_with_it() {
        let inside = "<tt:p begin=\"10s\" end=\"14s\">Eins <tt:span begin=\"1s\" end=\"2s\">zwei</tt:span>\
            <tt:span begin=\"2s\" dur=\"9s\">drei <tt:span>vier</tt:span></tt:span></tt:p>";
        assert_eq!(
            told(&body(inside)),
            [
                (10_000, 14_000, "Eins".to_owned()),
                (11_000, 12_000, "zwei".to_owned()),
                (12_000, 14_000, "drei vier".to_owned())
            ]
        );
    }

    #[test]
    fn what_cannot_be_placed_is_told_with_its_line() {
        let inside = "\n<tt:p begin=\"soon\" end=\"2s\">a</tt:p>\n<tt:p begin=\"1s\">b</tt:p>\n<tt:p begin=\"3s\" end=\"2s\">c</tt:p>";
        let faults = read(body(inside).as_bytes(), None).unwrap_err();
        assert_eq!(faults.iter().map(|f| f.line).collect::<Vec<_>>(), [5, 6, 7], "{faults:?}");
    }
}
