//! The tags and entities inside a cue of `WebVTT` or `SubRip`: who speaks and in which language is read, all else goes.

use crate::language::Language;

/// Entities that `WebVTT` names, and what they stand for.
const ENTITIES: [(&str, &str); 6] = [
    ("&amp;", "&"),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&nbsp;", "\u{a0}"),
    ("&lrm;", "\u{200e}"),
    ("&rlm;", "\u{200f}"),
];

enum Piece<'a> {
    Text(&'a str),
    Tag(&'a str),
}

/// Words of one speaker in one language.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Segment {
    pub(super) speaker: Option<String>,
    pub(super) language: Option<Language>,
    pub(super) text: String,
}

/// Whether a `<` before `rest` opens what could be a tag; else it is a word.
fn opens(rest: &str) -> bool {
    rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '/' || c == '.')
}

/// Cuts cue text into words and tags.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut out = Vec::new();
    let mut rest = text;
    let mut from = 0;
    while let Some(at) = rest[from..].find('<').map(|i| i + from) {
        let inside = &rest[at + 1..];
        match inside.find(['<', '>']).filter(|i| opens(inside) && inside[*i..].starts_with('>')) {
            Some(end) => {
                out.push(Piece::Text(&rest[..at]));
                out.push(Piece::Tag(&inside[..end]));
                rest = &inside[end + 1..];
                from = 0;
            }
            None => from = at + 1,
        }
    }
    out.push(Piece::Text(rest));
    out
}

/// Reads cue text (WebVTT, section 4.2.2): a segment for each run of words of one speaker. A language counts where all
/// words of a segment are in it; what is read above a word (ruby) stands behind it in brackets.
pub(super) fn segments(text: &str) -> Vec<Segment> {
    let mut reading = Reading::default();
    for piece in pieces(text) {
        match piece {
            Piece::Text(words) => reading.words(&unescape(words)),
            Piece::Tag(tag) => reading.tag(tag),
        }
    }
    reading.done
}

#[derive(Default)]
struct Reading {
    done: Vec<Segment>,
    voice: Option<String>,
    languages: Vec<Option<Language>>,
    /// Whether words above words are open.
    above: bool,
}

impl Reading {
    fn words(&mut self, words: &str) {
        let blank = words.trim().is_empty();
        let language = self.languages.last().cloned().flatten();
        match self.done.last_mut() {
            Some(last) if blank || last.speaker == self.voice => {
                if !blank && last.language != language {
                    last.language = None;
                }
                last.text.push_str(words);
            }
            _ if blank => {}
            _ => self.done.push(Segment { speaker: self.voice.clone(), language, text: words.to_owned() }),
        }
    }

    fn tag(&mut self, tag: &str) {
        let name = tag.split(|c: char| c == '.' || c.is_whitespace()).next().unwrap_or(tag);
        let value = || unescape(tag.split_once(char::is_whitespace).map_or("", |(_, value)| value));
        match name.to_ascii_lowercase().as_str() {
            "v" => self.voice = Some(one_line(&value())).filter(|voice| !voice.is_empty()),
            "/v" => self.voice = None,
            "lang" => self.languages.push(value().trim().parse().ok()),
            "/lang" => drop(self.languages.pop()),
            "br" | "br/" => self.words("\n"),
            "rt" if !self.above => {
                self.above = true;
                self.words("(");
            }
            "/rt" | "/ruby" if self.above => {
                self.above = false;
                self.words(")");
            }
            _ => {}
        }
    }
}

/// A name in one line without control characters.
pub(super) fn one_line(text: &str) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    plain.trim().to_owned()
}

fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let (taken, stands_for) = entity(rest).unwrap_or(("&", "&"));
        out.push_str(stands_for);
        rest = &rest[taken.len()..];
    }
    out.push_str(rest);
    out
}

/// The entity that `text` begins with, and what it stands for.
fn entity(text: &str) -> Option<(&'static str, &'static str)> {
    ENTITIES.iter().find(|(name, _)| text.starts_with(name)).copied()
}

/// As `WebVTT` writes words.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            _ => out.push(c),
        }
    }
    out
}

/// As `SubRip` writes words: most programs know no entities there, so only what would be read as a tag or an entity is
/// written as one.
pub(super) fn escape_little(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let rest = &text[at..];
        match c {
            '&' if entity(rest).is_some() => out.push_str("&amp;"),
            '<' if opens(&rest[1..]) => out.push_str("&lt;"),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<(Option<String>, Option<String>, String)> {
        let told =
            |s: Segment| (s.speaker, s.language.map(|l| l.tag().to_owned()), super::super::tidy(&s.text));
        segments(text).into_iter().map(told).collect()
    }

    #[test]
    fn no_tag_is_left_and_everything_that_is_none_is_words() {
        for (given, words) in [
            ("Hallo <i>du</i>", "Hallo du"),
            ("<font color=\"red\">rot</font>", "rot"),
            ("<script>x</script>", "x"),
            ("<c.loud.red>laut</c>", "laut"),
            ("3 < 5 & 7 > 2", "3 < 5 & 7 > 2"),
            ("Tom &amp; Jerry &lt;3", "Tom & Jerry <3"),
            ("one\n\n  two ", "one\ntwo"),
            ("<00:01.000>jetzt", "jetzt"),
            ("I <3 you", "I <3 you"),
            ("oben<br>unten", "oben\nunten"),
            ("<ruby>漢字<rt>かんじ</rt></ruby>です", "漢字(かんじ)です"),
            ("&lt;b&gt;", "<b>"),
            ("&amp;lt;", "&lt;"),
        ] {
            assert_eq!(of(given), [(None, None, words.to_owned())], "{given}");
        }
    }

    #[test]
    fn who_speaks_and_in_which_language_is_read_from_the_tags() {
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(of("<v Ayla>Hallo <i>du</i>"), [(some("Ayla"), None, "Hallo du".to_owned())]);
        assert_eq!(of("<v.loud A &amp; B>x"), [(some("A & B"), None, "x".to_owned())]);
        assert_eq!(
            of("<v Ayla>Ja?</v>\n<v Zeki><lang tr>Evet.</lang></v>"),
            [(some("Ayla"), None, "Ja?".to_owned()), (some("Zeki"), some("tr"), "Evet.".to_owned())]
        );
        assert_eq!(of("<lang tr>Evet</lang>, sagte sie"), [(None, None, "Evet, sagte sie".to_owned())]);
    }
}
