//! What is written to the people in the works: a few lines that name neither the library nor a work, since telephones
//! are shared and others read along.

use crate::clock::Timestamp;
use crate::http::pages::when::weekday;
use crate::http::site::Site;
use crate::http::words::Words;
use crate::language::Language;

/// A letter as it is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// For a mail.
    pub subject: String,
    /// The lines.
    pub body: String,
}

/// The letter with this link, which opens until `until`, in the nearest language that we speak.
#[must_use]
pub fn letter(site: &Site, language: &Language, link: &str, until: Timestamp) -> Text {
    let words = site.tongues.nearest(std::slice::from_ref(language));
    let mut lines = Vec::new();
    // The link stands alone in its line, without marks of direction: programs that make links take those for a part.
    lines.push(format!("{}\n{link}", words.say("letter-link")));
    lines.push(words.say_of("letter-until", &[("day", &last_day(words, until))]));
    lines.extend(site.operator.phone.as_ref().map(|phone| words.say_of("letter-phone", &[("phone", phone)])));
    if !site.tongues.signed_off(words.language()) {
        lines.push(words.say("not-signed-off"));
    }
    Text { subject: words.say("letter-subject"), body: lines.join("\n\n") + "\n" }
}

/// The last day before an instant, with its weekday.
#[must_use]
pub fn last_day(words: &Words, until: Timestamp) -> String {
    weekday(words, until.plus_millis(-1).berlin_day())
}
