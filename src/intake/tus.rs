//! tus 1.0.0 (tus.io, resumable upload protocol): what the headers of a request ask for, and what is wrong with them.
//!
//! Core, creation, creation with upload, expiration, checksum and termination are offered. A length that is told
//! later and files that are put together are not.

use std::collections::BTreeMap;

use crate::error::Error;
use crate::language::Language;

/// The version that is spoken.
pub const VERSION: &str = "1.0.0";
/// What is offered beside the core.
pub const EXTENSIONS: &str = "creation,creation-with-upload,expiration,checksum,termination";
/// The checksums that are offered.
pub const ALGORITHMS: &str = "sha256,sha1";
/// The type of a request's body that holds bytes of a file.
pub const BYTES: &str = "application/offset+octet-stream";
/// Longest `Upload-Metadata`, in bytes.
const LONGEST_METADATA: usize = 8192;
/// Longest name or title that is kept, in characters.
const LONGEST_TEXT: usize = 300;

/// The noun that `Id<Upload>` names: a file on its way in.
#[derive(Clone, Copy, Debug)]
pub enum Upload {}

/// Why a request is refused; the message that says so is called by [`Fault::key`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Another version of the protocol, or none.
    Version,
    /// No `Upload-Length`, or one that is no number.
    Length,
    /// A length that is told later, or files that are put together.
    NotOffered,
    /// An empty file.
    Empty,
    /// `Upload-Metadata` that cannot be read.
    Metadata,
    /// A body of another type.
    ContentType,
    /// No `Upload-Offset`, or one that is no number.
    NoOffset,
    /// An `Upload-Offset` that is not where the file ends.
    Offset,
    /// More bytes than the file has.
    TooLong,
    /// A checksum that cannot be read, or of a kind that is not offered.
    Algorithm,
    /// The bytes are not those of the checksum.
    Mismatch,
    /// Somebody else is sending.
    Locked,
    /// There is no such upload, or it is somebody else's.
    Missing,
    /// It is here whole already, or over.
    Over,
    /// The file is larger than one may be; the most in bytes.
    Large(u64),
    /// More than one account may have on its way; the most in bytes.
    OfAccount(u64),
    /// More than all may have on their way; the most in bytes.
    OfAll(u64),
    /// More files than one account may have on their way.
    Open(u32),
    /// The disk would be too full.
    Disk,
    /// What it is for takes a work that is not there.
    NoWork,
}

impl Fault {
    /// The message that says what is wrong and what to do.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Version => "upload-fault-version",
            Self::Length => "upload-fault-length",
            Self::NotOffered => "upload-fault-not-offered",
            Self::Empty => "upload-fault-empty",
            Self::Metadata => "upload-fault-metadata",
            Self::ContentType => "upload-fault-content-type",
            Self::NoOffset => "upload-fault-no-offset",
            Self::Offset => "upload-fault-offset",
            Self::TooLong => "upload-fault-too-long",
            Self::Algorithm => "upload-fault-algorithm",
            Self::Mismatch => "upload-fault-mismatch",
            Self::Locked => "upload-fault-locked",
            Self::Missing => "upload-fault-missing",
            Self::Over => "upload-fault-over",
            Self::Large(_) => "upload-fault-large",
            Self::OfAccount(_) => "upload-fault-of-account",
            Self::OfAll(_) => "upload-fault-of-all",
            Self::Open(_) => "upload-fault-open",
            Self::Disk => "upload-fault-disk",
            Self::NoWork => "upload-fault-no-work",
        }
    }
}

/// What stopped a deed: something in the request, or our own trouble.
#[derive(Debug)]
pub enum Stop {
    /// Something in the request.
    Fault(Fault),
    /// Disk, database.
    Trouble(Error),
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl<E: Into<Error>> From<E> for Stop {
    fn from(error: E) -> Self {
        Self::Trouble(error.into())
    }
}

/// What an upload is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Purpose {
    /// The master of a new work.
    #[default]
    Work,
    /// The next part of a draft.
    Part,
    /// Subtitles or a transcript of a work.
    Words,
    /// The picture of a work.
    Picture,
}

impl Purpose {
    /// Every purpose.
    pub const ALL: [Self; 4] = [Self::Work, Self::Part, Self::Words, Self::Picture];

    /// As rows and forms write it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Work => "work",
            Self::Part => "part",
            Self::Words => "words",
            Self::Picture => "picture",
        }
    }

    /// Reads what a row or a form writes.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.as_str() == text)
    }
}

/// What is told of a file that is to come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// Its name where it comes from. It is shown, and never a path here.
    pub filename: String,
    /// What it is for.
    pub purpose: Purpose,
    /// The title of its work, or what is to be seen in a picture; may be empty.
    pub title: String,
    /// The language of what is said in it, when somebody told.
    pub language: Option<Language>,
    /// The address of the work that it is for; may be empty.
    pub work: String,
    /// Which part of the work its words are of, from 1.
    pub part: u32,
}

/// A file that is to come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Creation {
    /// How long it is, in bytes.
    pub length: u64,
    /// What is told of it.
    pub told: Told,
    /// The first bytes come with it: what checks them.
    pub first: Option<Option<Checksum>>,
}

/// Bytes of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where in the file they begin.
    pub offset: u64,
    /// What they must come to.
    pub checksum: Option<Checksum>,
}

/// How bytes are checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Algorithm {
    /// SHA-1, which every server must know.
    Sha1,
    /// SHA-256.
    Sha256,
}

/// What bytes must come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checksum {
    /// How it is counted.
    pub algorithm: Algorithm,
    /// The digest.
    pub digest: Vec<u8>,
}

/// A request's headers by name, in small letters.
pub type Headers<'a> = &'a dyn Fn(&str) -> Option<&'a str>;

/// The version of the protocol that a request speaks.
///
/// # Errors
/// [`Fault::Version`].
pub fn spoken(headers: Headers<'_>) -> Result<(), Fault> {
    if headers("tus-resumable") == Some(VERSION) { Ok(()) } else { Err(Fault::Version) }
}

/// The file that a POST announces.
///
/// # Errors
/// What is wrong with it.
pub fn creation(headers: Headers<'_>) -> Result<Creation, Fault> {
    spoken(headers)?;
    if headers("upload-defer-length").is_some() || headers("upload-concat").is_some() {
        return Err(Fault::NotOffered);
    }
    let length = number(headers("upload-length")).ok_or(Fault::Length)?;
    if length == 0 {
        return Err(Fault::Empty);
    }
    let told = told(&metadata(headers("upload-metadata").unwrap_or_default())?);
    let first = match headers("content-type") {
        Some(kind) if is_bytes(kind) => Some(checksum(headers)?),
        _ if number(headers("content-length")).is_some_and(|length| length > 0) => {
            return Err(Fault::ContentType);
        }
        _ => None,
    };
    Ok(Creation { length, told, first })
}

/// The bytes that a PATCH brings.
///
/// # Errors
/// What is wrong with it.
pub fn piece(headers: Headers<'_>) -> Result<Piece, Fault> {
    spoken(headers)?;
    if !headers("content-type").is_some_and(is_bytes) {
        return Err(Fault::ContentType);
    }
    let offset = number(headers("upload-offset")).ok_or(Fault::NoOffset)?;
    Ok(Piece { offset, checksum: checksum(headers)? })
}

fn is_bytes(kind: &str) -> bool {
    kind.trim().eq_ignore_ascii_case(BYTES)
}

fn checksum(headers: Headers<'_>) -> Result<Option<Checksum>, Fault> {
    let Some(text) = headers("upload-checksum") else { return Ok(None) };
    let (name, value) = text.trim().split_once(' ').ok_or(Fault::Algorithm)?;
    let (algorithm, length) = match name {
        "sha1" => (Algorithm::Sha1, 20),
        "sha256" => (Algorithm::Sha256, 32),
        _ => return Err(Fault::Algorithm),
    };
    let digest = base64(value.trim()).filter(|digest| digest.len() == length).ok_or(Fault::Algorithm)?;
    Ok(Some(Checksum { algorithm, digest }))
}

/// A whole number without sign or spaces inside.
fn number(text: Option<&str>) -> Option<u64> {
    let text = text?.trim();
    (!text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

/// Keys and values of `Upload-Metadata`: pairs behind commas, each value in base 64 behind a space, or missing.
fn metadata(text: &str) -> Result<BTreeMap<String, String>, Fault> {
    if text.len() > LONGEST_METADATA {
        return Err(Fault::Metadata);
    }
    let mut all = BTreeMap::new();
    for pair in text.split(',').map(str::trim).filter(|pair| !pair.is_empty()) {
        let (key, value) = pair.split_once(' ').unwrap_or((pair, ""));
        let value = base64(value.trim()).and_then(|bytes| String::from_utf8(bytes).ok());
        if all.insert(key.to_owned(), value.ok_or(Fault::Metadata)?).is_some() {
            return Err(Fault::Metadata);
        }
    }
    Ok(all)
}

/// What is told of a file, from keys and values.
#[must_use]
pub fn told(of: &BTreeMap<String, String>) -> Told {
    let text = |key: &str| of.get(key).map(|text| plain(text)).unwrap_or_default();
    Told {
        filename: named(
            &[text("filename"), text("name")].into_iter().find(|t| !t.is_empty()).unwrap_or_default(),
        ),
        purpose: Purpose::read(&text("purpose")).unwrap_or_default(),
        title: text("title"),
        language: text("language").parse().ok(),
        work: text("work"),
        part: text("part").parse().unwrap_or(1).clamp(1, 10_000),
    }
}

/// A text on one line, without what steers a terminal or turns the direction of what follows; cut at its longest.
#[must_use]
pub fn plain(text: &str) -> String {
    let steers = |c: char| {
        c.is_control()
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}')
    };
    let line: String =
        text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|c| !steers(*c)).collect();
    line.trim().chars().take(LONGEST_TEXT).collect()
}

/// The name of a file without the folders in front of it.
fn named(text: &str) -> String {
    text.rsplit(['/', '\\']).next().unwrap_or_default().trim().to_owned()
}

/// Base 64 with padding (RFC 4648 section 4); nothing for what is none.
#[must_use]
pub fn base64(text: &str) -> Option<Vec<u8>> {
    let bytes = text.as_bytes();
    if !bytes.len().is_multiple_of(4) {
        return None;
    }
    let padding = bytes.iter().rev().take_while(|b| **b == b'=').count();
    if padding > 2 {
        return None;
    }
    let value = |b: u8| {
        Some(u32::from(match b {
            b'A'..=b'Z' => b - b'A',
            b'a'..=b'z' => b - b'a' + 26,
            b'0'..=b'9' => b - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        }))
    };
    let mut out = Vec::with_capacity(bytes.len() / 4 * 3);
    for (at, four) in bytes.chunks(4).enumerate() {
        let last = (at + 1) * 4 == bytes.len();
        let there = if last { 4 - padding } else { 4 };
        let mut bits = 0;
        for b in &four[..there] {
            bits = bits << 6 | value(*b)?;
        }
        bits <<= 6 * (4 - there);
        let three = bits.to_be_bytes();
        out.extend_from_slice(&three[1..there]);
        // What a shorter group does not need must be zero, so that one text stands for one value.
        if three[there..].iter().any(|b| *b != 0) {
            return None;
        }
    }
    Some(out)
}

/// The same as base 64 with padding.
#[must_use]
pub fn to_base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let bits =
            three.iter().chain([0, 0].iter()).take(3).fold(0_usize, |bits, b| bits << 8 | usize::from(*b));
        for place in 0..4 {
            let letter = LETTERS[bits >> (18 - 6 * place) & 63];
            out.push(if place <= three.len() { char::from(letter) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
#[path = "tus_tests.rs"]
mod tests;
