//! `library.toml`: the library itself, its collections and vocabularies.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Texts;
use crate::catalogue::collection::CollectionKind;

/// The library: its name, collections, themes, places and the notices people were shown.
#[derive(Clone, Debug, Default, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "library.toml")]
pub struct LibraryFile {
    /// What the library is called, per language.
    pub name: Texts,
    /// The opening text of the home page, per language.
    #[serde(default)]
    pub description: Texts,
    /// Hosts whose pages may frame clips. The library's own host always may; "*" is anyone. Without this line: only the own host.
    #[serde(default)]
    pub embed_hosts: Vec<String>,
    /// Whether everything in it is invented. Every page then says so, and the home page offers a tour.
    #[serde(default)]
    pub demonstration: bool,
    /// Collections, in the order in which they are shown.
    #[serde(default)]
    pub collection: Vec<CollectionEntry>,
    /// The controlled vocabulary of themes.
    #[serde(default)]
    pub theme: Vec<ThemeEntry>,
    /// Places that works tell of.
    #[serde(default)]
    pub place: Vec<PlaceEntry>,
    /// The texts that people were shown or read when they agreed.
    #[serde(default)]
    pub notice: Vec<NoticeEntry>,
}

/// A collection: a named, ordered gathering of works.
#[derive(Clone, Debug, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CollectionEntry {
    /// The last part of its address: small letters a–z, digits, single hyphens.
    pub slug: String,
    /// What gathers the works: a competition year, a radio series, or a list.
    pub kind: CollectionKind,
    /// Its title, per language.
    pub title: Texts,
    /// Its opening text, per language.
    #[serde(default)]
    pub opening: Texts,
    /// The year: 2024, or as precise as known.
    pub year: Option<String>,
    /// Slug of the work that leads it on the home page.
    pub lead: Option<String>,
    /// Slugs of its works, in order. A work may be brought in later.
    #[serde(default)]
    pub works: Vec<String>,
}

/// A theme of the controlled vocabulary.
#[derive(Clone, Debug, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ThemeEntry {
    /// Its id, which works name: small letters a–z, digits, single hyphens.
    pub id: String,
    /// Its label, per language.
    pub label: Texts,
    /// Id of the broader theme.
    pub broader: Option<String>,
}

/// A place.
#[derive(Clone, Debug, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlaceEntry {
    /// Its id, which works name: small letters a–z, digits, single hyphens.
    pub id: String,
    /// Its label, per language.
    pub label: Texts,
}

/// A text that people were shown: one file for each series, version and language. Once recorded it never changes.
#[derive(Clone, Debug, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NoticeEntry {
    /// Which notice: for instance "film" or "radio".
    pub series: String,
    /// Its version, from 1.
    pub version: u32,
    /// The language of this text (BCP 47).
    pub language: String,
    /// The text file (UTF-8), relative to the library's folder.
    pub file: String,
    /// The day from which it was used, like 2024-01-08.
    pub published: String,
}

/// The vocabulary of a library by id, for checking references.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    /// Theme ids.
    pub themes: BTreeMap<String, Option<String>>,
    /// Place ids.
    pub places: std::collections::BTreeSet<String>,
}
