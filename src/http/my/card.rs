//! The card: a link as a picture and in letters, to print and hand over.

use askama::Template;

use super::again::Back;
use super::letter::until;
use crate::error::{Error, Result};
use crate::http::qr::qr_code;
use crate::http::site::Site;
use crate::http::words::Words;
use crate::language::Language;
use crate::narrator::standing::Ends;

/// The styles of the card, for paper and for the screen before it.
pub const STYLE: &str = include_str!("../../../web/card.css");

#[derive(Template)]
#[template(path = "my/card.html")]
struct Card<'a> {
    words: &'a Words,
    style: &'static str,
    back: Back<'a>,
    qr: String,
    link: &'a str,
    until: String,
    phone: Option<&'a str>,
    signed_off: bool,
}

impl Card<'_> {
    fn t(&self, key: &str) -> String {
        self.words.say(key)
    }
}

/// The card with this link, which opens until it `ends`, as a page of its own: nothing is fetched from anywhere.
///
/// # Errors
/// `Invalid` when the address is too long for a picture.
pub fn card(site: &Site, language: &Language, (link, ends): (&str, Ends), back: Back<'_>) -> Result<String> {
    let words = site.tongues.nearest(std::slice::from_ref(language));
    let card = Card {
        words,
        style: STYLE,
        back,
        qr: qr_code(link)?,
        link,
        until: until(words, "link-until", ends),
        phone: site.operator.phone.as_deref(),
        signed_off: site.tongues.signed_off(words.language()),
    };
    card.render().map_err(Error::internal)
}
