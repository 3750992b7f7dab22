//! A work as lists show it: poster, title, and a line as long as the work lasts.

use std::fmt::Write as _;

use super::view::{Said, View};
use super::when;
use crate::catalogue::shelf::{Entry, Field, Picture};
use crate::catalogue::work::Kind;

/// A work in a list. Made from an [`Entry`], so a permit stands behind it.
pub struct Card {
    /// Where its page is.
    pub href: String,
    /// Its title for this reader.
    pub title: Said,
    /// `film` or `voice`, for the styles.
    pub look: &'static str,
    /// Film or voice, in the reader's language.
    pub kind: String,
    /// Its poster, if there is one.
    pub poster: Option<Poster>,
    /// Spoken languages, captions, year.
    pub facts: Vec<String>,
    /// How long it lasts.
    pub length: Length,
}

/// How long something lasts, for eyes, ears and machines, and as a line.
pub struct Length {
    /// As a clock shows it.
    pub clock: String,
    /// As people say it.
    pub said: String,
    /// As HTML wants it.
    pub machine: String,
    /// The line: SVG path data in a box of 1000 by 10.
    pub line: String,
}

/// A poster in all its widths.
pub struct Poster {
    /// The widths in the modern type, as HTML's `srcset`; may be empty.
    pub webp: String,
    /// The widths in the type that everything reads.
    pub jpeg: String,
    /// The one for those who read no `srcset`.
    pub src: String,
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
    /// What it shows.
    pub alt: Option<Said>,
}

impl Card {
    /// Whether its poster stands upright, as telephones film.
    #[must_use]
    pub fn is_tall(&self) -> bool {
        self.poster.as_ref().is_some_and(|poster| poster.height > poster.width)
    }
}

/// The cards of `entries`; their lines share one scale, on which the longest work fills the width.
#[must_use]
pub fn cards(view: &View, entries: &[Entry]) -> Vec<Card> {
    let longest = entries.iter().map(Entry::duration_ms).max().unwrap_or(0);
    entries.iter().map(|entry| card(view, entry, longest)).collect()
}

fn card(view: &View, entry: &Entry, longest: u64) -> Card {
    let (look, kind) = match entry.kind {
        Kind::Film => ("film", view.t("kind-film")),
        Kind::OralHistory => ("voice", view.t("kind-oral-history")),
    };
    let mut facts = vec![languages(view, entry)];
    facts.extend(entry.year.as_ref().map(|year| when::edtf(view.words, year)));
    Card {
        href: format!("/{}/works/{}", view.lang(), entry.slug),
        title: title(view, entry),
        look,
        kind,
        poster: poster(view, entry, "/posters"),
        facts,
        length: length(view, entry.duration_ms(), longest, entry.kind),
    }
}

/// The title of a work for this reader; its slug when nobody wrote one.
#[must_use]
pub fn title(view: &View, entry: &Entry) -> Said {
    let untitled = || Said { text: entry.slug.clone(), lang: "zxx".to_owned(), dir: "ltr", foreign: false };
    view.choose(&entry.texts(Field::Title), &entry.languages).unwrap_or_else(untitled)
}

/// The spoken languages in the reader's words: “Turkish, German”.
#[must_use]
pub fn languages(view: &View, entry: &Entry) -> String {
    let names: Vec<String> = entry.languages.iter().map(|l| view.words.language_name(l.tag())).collect();
    names.join(&view.t("list-comma"))
}

/// How long `ms` is, on a line on which `longest` fills the width.
#[must_use]
pub fn length(view: &View, ms: u64, longest: u64, kind: Kind) -> Length {
    Length {
        clock: when::clock(ms),
        said: when::length(view.words, ms),
        machine: when::machine(ms),
        line: line(ms, longest, kind),
    }
}

/// A horizontal run; a film's has a mark for every full minute, a voice's is drawn as sound by the styles.
fn line(ms: u64, longest: u64, kind: Kind) -> String {
    let at = |ms: u64| ms.saturating_mul(1000) / longest.max(1);
    let mut path = format!("M0 5H{}", at(ms.min(longest)));
    let minutes = ms / 60_000;
    if minutes <= 30 && kind == Kind::Film {
        for minute in 1..=minutes {
            let _ = write!(path, "M{0} 1V9", at(minute * 60_000));
        }
    }
    path
}

/// The poster with its addresses below `root` (`/posters`, or a class link's).
#[must_use]
pub fn poster(view: &View, entry: &Entry, root: &str) -> Option<Poster> {
    let of =
        |media_type: &str| entry.pictures.iter().filter(|p| p.media_type == media_type).collect::<Vec<_>>();
    let set = |pictures: &[&Picture]| {
        pictures.iter().map(|p| format!("{root}/{} {}w", p.id, p.width)).collect::<Vec<_>>().join(", ")
    };
    let (webp, jpeg) = (of("image/webp"), of("image/jpeg"));
    let plain = jpeg.last().or(webp.last())?;
    Some(Poster {
        webp: set(&webp),
        jpeg: set(&jpeg),
        src: format!("{root}/{}", plain.id),
        width: plain.width,
        height: plain.height,
        alt: view.choose(&entry.texts(Field::PosterAlt), &entry.languages),
    })
}
