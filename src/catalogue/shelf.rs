//! Reading what we hold, for pages and programs. What leaves the house asks for a [`Permit`] in its signature.

mod library;

pub use library::{Library, library};

use std::collections::BTreeMap;

use crate::language::Texts;

/// A text per language, from the JSON object that a row keeps.
fn texts(json: &str) -> Texts {
    let plain: BTreeMap<String, String> = serde_json::from_str(json).unwrap_or_default();
    Texts(plain.into_iter().filter_map(|(tag, text)| Some((tag.parse().ok()?, text))).collect())
}
