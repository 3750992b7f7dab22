//! The one way to page: `limit` and an opaque `after` in, `items` and `next` out.

use crate::error::{Error, Result};

/// Most rows that one page may hold.
pub const LIMIT_MAX: u16 = 100;
/// Rows of a page when nobody says.
pub const LIMIT_DEFAULT: u16 = 20;

/// Which page is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageRequest {
    /// Rows wanted, 1 to [`LIMIT_MAX`].
    pub limit: u16,
    /// Start behind this place; none: at the beginning.
    pub after: Option<Cursor>,
}

impl PageRequest {
    /// Checks what a caller sent.
    ///
    /// # Errors
    /// `Invalid` when `limit` is out of bounds or `after` is no cursor of the listing `order`.
    pub fn read(limit: Option<u16>, after: Option<&str>, order: &str) -> Result<Self> {
        let limit = limit.unwrap_or(LIMIT_DEFAULT);
        if limit == 0 || limit > LIMIT_MAX {
            return Err(Error::invalid(format!("“limit” must be between 1 and {LIMIT_MAX}.")));
        }
        Ok(Self { limit, after: after.map(|text| Cursor::read(text, order)).transpose()? })
    }

    /// The number and the id behind which a listing goes on that is sorted by numbers; `first` and no id at its beginning.
    ///
    /// # Errors
    /// `Invalid` when the place has no number.
    pub fn behind(&self, first: i64) -> Result<(i64, &str)> {
        let Some(cursor) = &self.after else { return Ok((first, "")) };
        Ok((cursor.key.parse().map_err(|_| no_cursor())?, cursor.id.as_str()))
    }
}

fn no_cursor() -> Error {
    Error::invalid("“after” is not a cursor of this list; start again without it.")
}

/// A place in a listing: the sort key and id of the row before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// The sort key of the last row of the page before.
    pub key: String,
    /// Its id, which settles equal keys.
    pub id: String,
}

const VERSION: &str = "1";
const LONGEST: usize = 512;

impl Cursor {
    /// The opaque text (`A–Z a–z 0–9 - _`) of this place in the listing `order`.
    #[must_use]
    pub fn text(&self, order: &str) -> String {
        base64url(format!("{VERSION}\n{order}\n{}\n{}", self.id, self.key).as_bytes())
    }

    fn read(text: &str, order: &str) -> Result<Self> {
        if text.len() > LONGEST {
            return Err(no_cursor());
        }
        let plain = String::from_utf8(unbase64url(text).ok_or_else(no_cursor)?).map_err(|_| no_cursor())?;
        // No row has a NUL, and PostgreSQL takes none to compare with.
        if plain.contains('\0') {
            return Err(no_cursor());
        }
        let mut parts = plain.splitn(4, '\n');
        match (parts.next(), parts.next(), parts.next(), parts.next()) {
            (Some(VERSION), Some(o), Some(id), Some(key)) if o == order => {
                Ok(Self { key: key.to_owned(), id: id.to_owned() })
            }
            _ => Err(no_cursor()),
        }
    }
}

/// One page of a listing.
#[derive(Clone, Debug)]
pub struct Page<T> {
    /// The rows.
    pub items: Vec<T>,
    /// Where the next page starts; none at the end.
    pub next: Option<Cursor>,
}

impl<T> Page<T> {
    /// Cuts `rows`, of which one more than `limit` was asked for, to a page; `cursor` names a row's place.
    #[must_use]
    pub fn cut(mut rows: Vec<T>, limit: u16, cursor: impl Fn(&T) -> Cursor) -> Self {
        let more = rows.len() > usize::from(limit);
        rows.truncate(usize::from(limit));
        let next = if more { rows.last().map(cursor) } else { None };
        Self { items: rows, next }
    }
}

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

pub(crate) fn base64url(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let word = chunk.iter().fold(0_u32, |w, b| w << 8 | u32::from(*b)) << (8 * (3 - chunk.len()));
        for place in 0..=chunk.len() {
            out.push(char::from(DIGITS[(word >> (18 - 6 * place) & 63) as usize]));
        }
    }
    out
}

fn unbase64url(text: &str) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len() * 3 / 4);
    for chunk in text.as_bytes().chunks(4) {
        let mut word = 0_u32;
        for c in chunk {
            word = word << 6 | u32::try_from(DIGITS.iter().position(|d| d == c)?).ok()?;
        }
        word <<= 6 * (4 - chunk.len());
        let bytes = word.to_be_bytes();
        out.extend_from_slice(bytes.get(1..chunk.len())?);
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_cursor_comes_back_as_it_went(key in "\\PC{0,60}", id in "[a-z0-9-]{1,36}") {
            let cursor = Cursor { key, id };
            let text = cursor.text("titles");
            prop_assert!(text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_'));
            prop_assert_eq!(Cursor::read(&text, "titles").ok(), Some(cursor.clone()));
            prop_assert!(Cursor::read(&text, "years").is_err());
        }

        #[test]
        fn any_text_is_a_cursor_or_a_clear_no(text in "\\PC{0,80}") {
            let _ = Cursor::read(&text, "titles");
        }
    }
}
