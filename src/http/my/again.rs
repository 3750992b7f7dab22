//! The letter that asks somebody again after many years: a few lines, a card with a link of their own, a telephone
//! number. It names neither the library nor a work nor a person, since others open letters too.

use askama::Template;

use super::letter::until;
use crate::consent::record::Capacity;
use crate::error::{Error, Result};
use crate::http::print::STYLE;
use crate::http::qr::qr_code;
use crate::http::site::Site;
use crate::http::words::Words;
use crate::language::Language;
use crate::narrator::standing::Ends;
use crate::post::writing::Text;

/// A way back to the desk, which stands on the screen and not on the paper: its address, its words, their language.
pub type Back<'a> = Option<(String, String, &'a str)>;

#[derive(Template)]
#[template(path = "my/again.html")]
struct Again<'a> {
    words: &'a Words,
    style: &'static str,
    back: Back<'a>,
    lines: Vec<String>,
    qr: String,
    link: &'a str,
    until: String,
    phone: Option<&'a str>,
    signed_off: bool,
}

impl Again<'_> {
    fn t(&self, key: &str) -> String {
        self.words.say(key)
    }
}

/// What it says to the person, or to somebody of their family.
fn lines(site: &Site, words: &Words, capacity: Capacity) -> Vec<String> {
    let first = if capacity == Capacity::Own { "again-you" } else { "again-family" };
    [first, "again-old", "again-silence", "again-answer"]
        .map(|key| words.say(&site.operator.reached(words, key)))
        .into()
}

/// The letter as a page to print, with the card in it.
///
/// # Errors
/// `Invalid` when the address is too long for a picture.
pub fn page(
    site: &Site,
    (language, capacity): (&Language, Capacity),
    (link, ends): (&str, Ends),
    back: Back<'_>,
) -> Result<String> {
    let words = site.tongues.nearest(std::slice::from_ref(language));
    let again = Again {
        words,
        style: STYLE,
        back,
        lines: lines(site, words, capacity),
        qr: qr_code(link)?,
        link,
        until: until(words, "link-until", ends),
        phone: site.operator.phone.as_deref(),
        signed_off: site.tongues.signed_off(words.language()),
    };
    again.render().map_err(Error::internal)
}

/// The letter in plain text, to be sent by hand.
#[must_use]
pub fn text(site: &Site, (language, capacity): (&Language, Capacity), link: &str, ends: Ends) -> Text {
    let words = site.tongues.nearest(std::slice::from_ref(language));
    let mut all = lines(site, words, capacity);
    all.push(format!("{}\n{link}", words.say("letter-link")));
    all.push(until(words, "letter-until", ends));
    all.extend(site.operator.phone.as_ref().map(|phone| words.say_of("letter-phone", &[("phone", phone)])));
    if !site.tongues.signed_off(words.language()) {
        all.push(words.say("not-signed-off"));
    }
    Text { subject: words.say("again-title"), body: all.join("\n\n") + "\n" }
}
