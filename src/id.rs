//! Names for rows: typed `UUIDv7`, text in both engines; and tokens, which are secrets.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::clock::Timestamp;
use crate::error::{Error, Result};

/// The id of a `T`: a UUID (version 7, so it sorts by birth), lower-case text outside.
pub struct Id<T> {
    uuid: Uuid,
    of: PhantomData<fn() -> T>,
}

impl<T> Id<T> {
    /// A new id, born at `now`.
    ///
    /// # Errors
    /// `Internal` when the machine gives no randomness.
    pub fn new(now: Timestamp) -> Result<Self> {
        let mut random = [0_u8; 10];
        getrandom::fill(&mut random).map_err(|e| Error::internal(e.to_string()))?;
        let millis = u64::try_from(now.millis()).unwrap_or(0);
        Ok(Self::from_uuid(uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid()))
    }

    /// The id that `text` always gives: for things whose identity is a name that somebody wrote.
    /// A UUID of version 7's shape whose bits are the SHA-256 of `text`.
    #[must_use]
    pub fn derived(text: &str) -> Self {
        let digest = Sha256::digest(text.as_bytes());
        let mut bytes = [0_u8; 16];
        bytes.copy_from_slice(&digest[..16]);
        bytes[6] = 0x70 | (bytes[6] & 0x0f);
        bytes[8] = 0x80 | (bytes[8] & 0x3f);
        Self::from_uuid(Uuid::from_bytes(bytes))
    }

    fn from_uuid(uuid: Uuid) -> Self {
        Self { uuid, of: PhantomData }
    }

    /// The same id as the name of another kind of thing that shares it.
    #[must_use]
    pub fn cast<U>(self) -> Id<U> {
        Id::from_uuid(self.uuid)
    }

    /// The text as rows keep it.
    #[must_use]
    pub fn text(self) -> String {
        self.uuid.hyphenated().to_string()
    }
}

impl<T> FromStr for Id<T> {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let canonical = text.len() == 36 && !text.bytes().any(|b| b.is_ascii_uppercase());
        match Uuid::try_parse(text) {
            Ok(uuid) if canonical => Ok(Self::from_uuid(uuid)),
            _ => Err(Error::invalid("That is not an id.")),
        }
    }
}

impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.uuid.hyphenated().fmt(f)
    }
}
impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.uuid.hyphenated().fmt(f)
    }
}
impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.uuid == other.uuid
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.uuid.cmp(&other.uuid)
    }
}
impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.uuid.hash(state);
    }
}

/// A SHA-256: the storage key and the strong entity tag of a rendition.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sha256Digest([u8; 32]);

impl Sha256Digest {
    /// The digest of `bytes`.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self::from_hasher(Sha256::new_with_prefix(bytes))
    }

    /// The digest of everything that went into `hasher`.
    #[must_use]
    pub fn from_hasher(hasher: Sha256) -> Self {
        Self(hasher.finalize().into())
    }

    /// The digest that these bytes are.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The 32 bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl FromStr for Sha256Digest {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let bad = || Error::invalid("That is not a SHA-256 in lower-case hexadecimal.");
        let mut bytes = [0_u8; 32];
        if text.len() != 64 || !text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')) {
            return Err(bad());
        }
        for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks(2)) {
            let pair = std::str::from_utf8(pair).map_err(|_| bad())?;
            *byte = u8::from_str_radix(pair, 16).map_err(|_| bad())?;
        }
        Ok(Self(bytes))
    }
}

impl fmt::Display for Sha256Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}
impl fmt::Debug for Sha256Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A secret that opens something: 256 random bits. Shown once, kept only as its digest.
pub struct Token(String);

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

impl Token {
    /// A new random token of 43 characters from `A–Z a–z 0–9 - _`.
    ///
    /// # Errors
    /// `Internal` when the machine gives no randomness.
    pub fn new() -> Result<Self> {
        let mut random = [0_u8; 43];
        getrandom::fill(&mut random).map_err(|e| Error::internal(e.to_string()))?;
        Ok(Self(random.iter().map(|b| char::from(ALPHABET[usize::from(b & 63)])).collect()))
    }

    /// A token that somebody presents.
    #[must_use]
    pub fn presented(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The secret itself, to hand over once.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What is kept: the SHA-256 of the token. The token has 256 random bits, so no salt is needed.
    #[must_use]
    pub fn digest(&self) -> Sha256Digest {
        Sha256Digest::of(self.0.as_bytes())
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}
