//! The tags and entities inside a cue: which stay, which go, and the words without any.

/// Tags of WebVTT's cue text (WebVTT, section 4.2.2) that stay; all others are dropped.
const KEPT: [&str; 8] = ["b", "i", "u", "c", "v", "lang", "ruby", "rt"];
/// Entities that WebVTT names, and what they stand for.
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

/// Cuts cue text into words and tags. A `<` that opens nothing a tag could be is a word.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut out = Vec::new();
    let mut rest = text;
    let mut from = 0;
    while let Some(at) = rest[from..].find('<').map(|i| i + from) {
        let inside = &rest[at + 1..];
        let opens = inside.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '/' || c == '.');
        match inside.find(['<', '>']).filter(|i| opens && inside[*i..].starts_with('>')) {
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

/// The cue text as we keep it: known tags and entities, everything else escaped, no empty lines.
pub(super) fn canonical(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for piece in pieces(text) {
        match piece {
            Piece::Text(words) => out.push_str(&escape(&unescape(words))),
            Piece::Tag(tag) if is_kept(tag) => {
                out.push('<');
                out.push_str(&tag.replace('\n', " "));
                out.push('>');
            }
            Piece::Tag(_) => {}
        }
    }
    let lines: Vec<&str> = out.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
    lines.join("\n")
}

fn is_kept(tag: &str) -> bool {
    let name = tag.trim_start_matches('/');
    let name = name.split(|c: char| c == '.' || c.is_whitespace()).next().unwrap_or(name);
    KEPT.contains(&name) || (tag.starts_with(|c: char| c.is_ascii_digit()) && tag.contains(':'))
}

/// The words of a cue text without tags, entities resolved.
#[must_use]
pub fn plain(text: &str) -> String {
    pieces(text)
        .into_iter()
        .filter_map(|p| match p {
            Piece::Text(words) => Some(unescape(words)),
            Piece::Tag(_) => None,
        })
        .collect()
}

fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let known = ENTITIES.iter().find(|(name, _)| rest.starts_with(name));
        let (taken, stands_for) = known.map_or(("&", "&"), |(name, c)| (*name, *c));
        out.push_str(stands_for);
        rest = &rest[taken.len()..];
    }
    out.push_str(rest);
    out
}

fn escape(text: &str) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_tags_stay_and_everything_else_becomes_words() {
        for (given, kept, words) in [
            ("<v Ayla>Hallo <i>du</i></v>", "<v Ayla>Hallo <i>du</i></v>", "Hallo du"),
            ("<font color=\"red\">rot</font>", "rot", "rot"),
            ("<script>x</script>", "x", "x"),
            ("3 < 5 & 7 > 2", "3 &lt; 5 &amp; 7 &gt; 2", "3 < 5 & 7 > 2"),
            ("Tom &amp; Jerry", "Tom &amp; Jerry", "Tom & Jerry"),
            ("a --> b", "a --&gt; b", "a --> b"),
            ("one\n\n  two ", "one\ntwo", "one\n\n  two "),
            ("<00:01.000>jetzt", "<00:01.000>jetzt", "jetzt"),
            ("I <3 you", "I &lt;3 you", "I <3 you"),
        ] {
            assert_eq!(canonical(given), kept, "{given}");
            assert_eq!(plain(given), words, "{given}");
        }
    }
}
