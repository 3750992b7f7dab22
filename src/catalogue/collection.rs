//! A collection: a named, ordered gathering of works; and the vocabularies that works are described with.

use serde::{Deserialize, Serialize};

use super::work::words;

/// The noun that `Id<Collection>` names: a competition year, a series, a list.
#[derive(Clone, Copy, Debug)]
pub enum Collection {}

/// What gathers the works.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CollectionKind {
    /// One year of a competition.
    Competition,
    /// A series on the radio.
    Series,
    /// A list that somebody put together.
    List,
}
words!(CollectionKind { Competition => "competition", Series => "series", List => "list" } "kind of collection");

/// Whether `id` can be the id of a theme or a place: ASCII words in kebab case.
#[must_use]
pub fn is_vocabulary_id(id: &str) -> bool {
    id.parse::<super::work::Slug>().is_ok()
}
