//! The texts that a work has per language.

/// The texts that a work has per language, as rows name them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// Its title.
    Title,
    /// What it is about.
    Synopsis,
    /// The same in plain language.
    Plain,
    /// What somebody may want to know before.
    ContentNote,
    /// Why it is recommended from an age on.
    SuitableReason,
    /// The presenter's text.
    Presenter,
    /// What the poster shows.
    PosterAlt,
}

/// The field that rows call `name`, when pages show it.
pub(super) fn field_of(name: &str) -> Option<Field> {
    Some(match name {
        "title" => Field::Title,
        "synopsis" => Field::Synopsis,
        "plain" => Field::Plain,
        "content_note" => Field::ContentNote,
        "suitable_reason" => Field::SuitableReason,
        "presenter" => Field::Presenter,
        "poster_alt" => Field::PosterAlt,
        _ => return None,
    })
}
