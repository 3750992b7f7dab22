//! What is written to the people in the works: a few lines that name neither the library nor a work, since telephones
//! are shared and others read along.

use crate::clock::Timestamp;
use crate::http::my::receipt::done_key;
use crate::http::pages::when::weekday;
use crate::http::site::Site;
use crate::http::words::Words;
use crate::language::Language;
use crate::narrator::standing::Ends;
use crate::post::letter::Kind;
use crate::post::writing::{Content, Done, Text};

/// U+200F: what follows reads from right to left, whatever it begins with.
const FROM_RIGHT: char = '\u{200F}';

/// The letter with this link, which opens until it `ends`, in the nearest language that we speak.
#[must_use]
pub fn letter(site: &Site, language: &Language, link: &str, ends: Ends) -> Text {
    let words = site.tongues.nearest(std::slice::from_ref(language));
    Text { subject: words.say("letter-subject"), body: closed(site, words, with_link(words, link, ends)) }
}

/// A letter of any kind, in the nearest language that we speak.
#[must_use]
pub fn text(site: &Site, content: &Content) -> Text {
    let words = site.tongues.nearest(std::slice::from_ref(&content.language));
    let link =
        content.link.iter().flat_map(|(path, ends)| with_link(words, &format!("{}{path}", site.url), *ends));
    let (subject, first) = match content.kind {
        Kind::Link => ("letter-subject", vec![]),
        Kind::Done => ("done", content.done.iter().flat_map(|it| done(words, it)).collect()),
        Kind::HalfYear => ("letter-young-subject", young(site, words, "young-half-year")),
        Kind::Month => ("letter-young-subject", young(site, words, "young-month")),
        Kind::Day => ("letter-young-subject", young(site, words, "young-day")),
        Kind::OfAge => {
            ("letter-young-subject", vec![words.say(&site.operator.reached(words, "letter-of-age"))])
        }
    };
    let lines = first.into_iter().chain(link).collect();
    Text { subject: words.say(subject), body: closed(site, words, lines) }
}

fn with_link(words: &Words, link: &str, ends: Ends) -> Vec<String> {
    // The link stands alone in its line, without marks of direction: programs that make links take those for a part.
    vec![format!("{}\n{link}", words.say("letter-link")), until(words, "letter-until", ends)]
}

/// Until when a link opens something, in the words of `key`: the last day, or that it is until the child is of age.
#[must_use]
pub fn until(words: &Words, key: &str, ends: Ends) -> String {
    if ends.of_age {
        return words.say(&format!("{key}-of-age"));
    }
    words.say_of(key, &[("day", &last_day(words, ends.at))])
}

fn young(site: &Site, words: &Words, when: &str) -> Vec<String> {
    vec![words.say(when), words.say(&site.operator.reached(words, "young-what"))]
}

/// What was done, when, and the numbers to ask with.
fn done(words: &Words, done: &Done) -> Vec<String> {
    let Done { entry, end } = done;
    let (day, time) =
        (weekday(words, entry.at.berlin_day()), entry.at.berlin().strftime("%H:%M").to_string());
    let what = match end {
        Some(end) => words.say_of("done-day", &[("day", &last_day(words, *end))]),
        None => words.say(done_key(&entry.kind)),
    };
    vec![
        what,
        words.say_of("done-at", &[("day", &day), ("time", &time)]),
        format!("{}:\n{}", words.say("receipt-number"), entry.number),
        format!("{}:\n{}", words.say("receipt-hash"), entry.hash),
    ]
}

/// What every letter ends with; each line of a language that is written from the right begins there.
fn closed(site: &Site, words: &Words, mut lines: Vec<String>) -> String {
    lines.extend(site.operator.phone.as_ref().map(|phone| words.say_of("letter-phone", &[("phone", phone)])));
    if !site.tongues.signed_off(words.language()) {
        lines.push(words.say("not-signed-off"));
    }
    let body = lines.join("\n\n") + "\n";
    if !words.language().is_rtl() {
        return body;
    }
    let begun = |line: &str| {
        let bare = line.is_empty() || line.is_ascii();
        if bare { line.to_owned() } else { format!("{FROM_RIGHT}{line}") }
    };
    body.split('\n').map(begun).collect::<Vec<_>>().join("\n")
}

/// The last day before an instant, with its weekday.
#[must_use]
pub fn last_day(words: &Words, until: Timestamp) -> String {
    weekday(words, until.plus_millis(-1).berlin_day())
}
