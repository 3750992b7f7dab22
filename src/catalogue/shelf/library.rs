//! What the library says of itself.

use super::texts;
use crate::error::Result;
use crate::language::Texts;
use crate::rows;
use crate::storage::database::Tx;

/// The library's own words and settings.
#[derive(Clone, Debug, Default)]
pub struct Library {
    /// Its name.
    pub name: Texts,
    /// The opening text of its home page.
    pub description: Texts,
    /// Hosts whose pages may frame clips; `*` for anyone.
    pub embed_hosts: Vec<String>,
    /// Whether everything in it is invented.
    pub demonstration: bool,
}

const SETTINGS: &str = "select key, value from setting";

/// The library's own words and settings; those that nobody wrote are empty.
///
/// # Errors
/// As the database.
pub async fn library(tx: &mut Tx) -> Result<Library> {
    let mut library = Library::default();
    for (key, value) in rows!(tx, (String, String), SETTINGS)? {
        match key.as_str() {
            "name" => library.name = texts(&value),
            "description" => library.description = texts(&value),
            "embed_hosts" => library.embed_hosts = serde_json::from_str(&value).unwrap_or_default(),
            "demonstration" => library.demonstration = value == "true",
            _ => {}
        }
    }
    Ok(library)
}

const READY: &str = "select count(*) from setting";

/// Whether the database answers.
///
/// # Errors
/// `Unavailable` when it does not.
pub async fn ready(tx: &mut Tx) -> Result<()> {
    crate::row!(tx, (i64,), READY).map(|_| ())
}
