//! Reading what we hold, for pages and programs. What leaves the house asks for a [`Permit`] in its signature:
//! lists make them from clearance rows, everything else brings its own.
//!
//! [`Permit`]: crate::consent::decision::Permit

mod adaptive;
mod attachment;
mod entry;
mod field;
mod gathering;
mod library;
mod list;
mod story;

pub use adaptive::{find_playlist, find_words, ladder};
pub use attachment::{Attachment, find_poster, find_transcript};
pub use entry::{Entry, File, Organisation, Part, Picture, Script, Term, entries};
pub use field::Field;
pub use gathering::{
    Collection, Gathered, Vocabulary, collection, collections, collections_of, label, person_page,
    person_works, terms,
};
pub use library::{Library, library, ready};
pub use list::{Filter, ORDER, ORDER_IN_COLLECTION, in_collection, orders, public_among, public_works};
pub use story::{
    Appearance, Found, TITLED, Tombstone, Words, appearances, find, person_handles, titled, tombstone, words,
};

use std::collections::BTreeMap;
use std::str::FromStr;

use crate::error::{Error, Result};
use crate::language::Texts;
use crate::storage::database::Tx;

/// A query for the rows whose key is in a JSON list (`$1`): written once, with each engine's way to open the list.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Among {
    /// For SQLite.
    pub sqlite: &'static str,
    /// For PostgreSQL.
    pub postgres: &'static str,
}

impl Among {
    /// The text for the engine of `tx`.
    pub(crate) fn on(self, tx: &Tx) -> &'static str {
        match tx {
            Tx::Sqlite(_) => self.sqlite,
            Tx::Postgres(_) => self.postgres,
        }
    }
}

/// `among!("select … where id in", "order by …")`.
macro_rules! among {
    ($before:literal, $after:literal) => {
        $crate::catalogue::shelf::Among {
            sqlite: concat!($before, " (select value from json_each($1)) ", $after),
            postgres: concat!($before, " (select jsonb_array_elements_text(cast($1 as jsonb))) ", $after),
        }
    };
}
pub(crate) use among;

/// The list as the `$1` of [`Among`].
pub(crate) fn json_list<T: ToString>(items: impl IntoIterator<Item = T>) -> String {
    serde_json::Value::from(items.into_iter().map(|item| item.to_string()).collect::<Vec<_>>()).to_string()
}

/// A text per language, from the JSON object that a row keeps.
fn texts(json: &str) -> Texts {
    let plain: BTreeMap<String, String> = serde_json::from_str(json).unwrap_or_default();
    Texts(plain.into_iter().filter_map(|(tag, text)| Some((tag.parse().ok()?, text))).collect())
}

/// A text per language, from rows of language and text.
fn texts_of(rows: Vec<(String, String)>) -> Result<Texts> {
    let pairs: Result<BTreeMap<_, _>> = rows.into_iter().map(|(tag, text)| Ok((kept(&tag)?, text))).collect();
    Ok(Texts(pairs?))
}

/// What a row keeps as text, which our own hand wrote and checked.
fn kept<T: FromStr<Err = Error>>(text: &str) -> Result<T> {
    text.parse().map_err(|e: Error| Error::internal(format!("a row holds “{text}”: {e}")))
}
