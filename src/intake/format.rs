//! The files of a library's folder as structures: what `docs/import.md` documents and editors check.

pub mod consent;
pub mod library;
pub mod old_paper;
pub mod participant;
pub mod partners;
pub mod people;
pub mod work;

use std::collections::BTreeMap;

/// One text in several languages, keyed by language tag (BCP 47): `{ de = "…", tr = "…" }`.
pub type Texts = BTreeMap<String, String>;

/// The four files and the name of each one's JSON Schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// `work.toml`.
    Work,
    /// `library.toml`.
    Library,
    /// `people.toml`.
    People,
    /// `partners.toml`.
    Partners,
}

impl FileKind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Work, Self::Library, Self::People, Self::Partners];

    /// The file's name in the folder.
    #[must_use]
    pub const fn file_name(self) -> &'static str {
        match self {
            Self::Work => "work.toml",
            Self::Library => "library.toml",
            Self::People => "people.toml",
            Self::Partners => "partners.toml",
        }
    }

    /// The schema's file name, as `#:schema` lines name it.
    #[must_use]
    pub const fn schema_name(self) -> &'static str {
        match self {
            Self::Work => "work.schema.json",
            Self::Library => "library.schema.json",
            Self::People => "people.schema.json",
            Self::Partners => "partners.schema.json",
        }
    }

    /// The JSON Schema (2020-12) that the structures give.
    #[must_use]
    pub fn schema(self) -> serde_json::Value {
        match self {
            Self::Work => schemars::schema_for!(work::WorkFile),
            Self::Library => schemars::schema_for!(library::LibraryFile),
            Self::People => schemars::schema_for!(people::PeopleFile),
            Self::Partners => schemars::schema_for!(partners::PartnersFile),
        }
        .to_value()
    }

    /// The schema as it is committed: indented, with a line feed at its end.
    #[must_use]
    pub fn schema_text(self) -> String {
        // A value of text keys and plain numbers always serialises.
        serde_json::to_string_pretty(&self.schema()).unwrap_or_default() + "\n"
    }
}
