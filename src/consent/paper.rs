//! A scan, a recording, a signature: the bytes that prove what somebody declared, on their way into the vault.

use std::sync::Arc;

use infer::MatcherType;

use crate::catalogue::participant::Person;
use crate::catalogue::work::Work;
use crate::error::{Error, Result};
use crate::id::Id;

/// Most bytes of one piece of evidence: 64 MiB, an hour of speech or a hundred scanned pages.
pub const LARGEST: usize = 64 << 20;

/// Why bytes are no evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// There are none.
    Empty,
    /// There are more than [`LARGEST`].
    Large,
    /// They are nothing that can prove what somebody said.
    Other,
    /// They break off, or cannot be read.
    Damaged,
    /// A picture that is not taken here.
    Picture,
    /// A picture with too many pixels.
    Pixels,
}

impl Unfit {
    /// Every one.
    pub const ALL: [Self; 6] =
        [Self::Empty, Self::Large, Self::Other, Self::Damaged, Self::Picture, Self::Pixels];

    /// What to do, in English.
    #[must_use]
    pub const fn told(self) -> &'static str {
        match self {
            Self::Empty => "This file is empty. Choose the scan or recording again.",
            Self::Large => "A piece of evidence has 64 MiB at most. Scan it smaller, or in parts.",
            Self::Other => {
                "This file is no scan, picture, recording or film. Choose a PDF, a picture or a recording."
            }
            Self::Damaged => {
                "This file is damaged and nobody can read it. Scan, photograph or record it anew, and choose that file."
            }
            Self::Picture => {
                "This kind of picture is not taken. Save it as JPEG, PNG or PDF, and choose that file."
            }
            Self::Pixels => "This picture has too many pixels. Scan it with at most 300 dots an inch.",
        }
    }

    /// The name of its message in other languages.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Empty => "paper-fault-empty",
            Self::Large => "paper-fault-large",
            Self::Other => "paper-fault-other",
            Self::Damaged => "paper-fault-damaged",
            Self::Picture => "paper-fault-picture",
            Self::Pixels => "paper-fault-pixels",
        }
    }

    /// As an error.
    #[must_use]
    pub fn error(self) -> Error {
        match self {
            Self::Large | Self::Pixels => Error::too_large(self.told()),
            _ => Error::invalid(self.told()),
        }
    }

    /// Which one an error tells of, in English or by the name of its message.
    #[must_use]
    pub fn of(error: &Error) -> Option<Self> {
        Self::ALL.into_iter().find(|unfit| [unfit.told(), unfit.key()].contains(&error.message()))
    }
}

/// The bytes of a piece of evidence, in memory. Neither printed nor logged.
#[derive(Clone)]
pub struct Paper {
    bytes: Arc<Vec<u8>>,
    media_type: &'static str,
    /// Who is in it: when they are erased, it is destroyed.
    pub about: Option<Id<Person>>,
    /// The work that it is about.
    pub work: Option<Id<Work>>,
}

impl Paper {
    /// Takes the bytes; what they are is decided by them and by nothing that somebody says.
    ///
    /// # Errors
    /// The message of an [`Unfit`]: `Invalid` when there are none, or when they are no PDF, picture, sound or film;
    /// `TooLarge` when there are more than [`LARGEST`]. Whether somebody can read them is looked at by whoever brings them in.
    pub fn new(bytes: Vec<u8>, about: Option<Id<Person>>, work: Option<Id<Work>>) -> Result<Self> {
        if bytes.is_empty() {
            return Err(Unfit::Empty.error());
        }
        if bytes.len() > LARGEST {
            return Err(Unfit::Large.error());
        }
        let media_type = media_type(&bytes).ok_or_else(|| Unfit::Other.error())?;
        Ok(Self { bytes: Arc::new(bytes), media_type, about, work })
    }

    /// The bytes, for somebody who works on them elsewhere.
    #[must_use]
    pub fn shared(&self) -> Arc<Vec<u8>> {
        self.bytes.clone()
    }

    /// The bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// What they are.
    #[must_use]
    pub fn media_type(&self) -> &'static str {
        self.media_type
    }
}

impl std::fmt::Debug for Paper {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Paper(sealed)")
    }
}

/// A media type that the bytes themselves prove, of something that can prove what somebody said.
fn media_type(bytes: &[u8]) -> Option<&'static str> {
    let kind = infer::get(bytes)?;
    let proves = matches!(kind.matcher_type(), MatcherType::Image | MatcherType::Audio | MatcherType::Video);
    (proves || kind.mime_type() == "application/pdf").then(|| kind.mime_type())
}

/// Why somebody opens what is sealed: a closed list, written down each time in the audit log, where the person can see
/// it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenedFor {
    /// To write to or call the person.
    Contact,
    /// To look whether a consent is what was written down.
    ConsentCheck,
    /// The person asks what is kept (GDPR Art. 15).
    AccessRequest,
    /// Somebody disputes a consent.
    Dispute,
    /// A court or an authority demands it.
    Authority,
}

impl OpenedFor {
    /// Every purpose.
    pub const ALL: [Self; 5] =
        [Self::Contact, Self::ConsentCheck, Self::AccessRequest, Self::Dispute, Self::Authority];

    /// As the log writes it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Contact => "contact",
            Self::ConsentCheck => "consent_check",
            Self::AccessRequest => "access_request",
            Self::Dispute => "dispute",
            Self::Authority => "authority",
        }
    }
}

impl std::str::FromStr for OpenedFor {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.as_str() == text).ok_or_else(|| {
            let known = Self::ALL.map(Self::as_str).join(", ");
            Error::invalid(format!(
                "“{text}” is no purpose to open something sealed for. Choose one of: {known}."
            ))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_is_what_its_bytes_say() {
        let paper = |bytes: &[u8]| Paper::new(bytes.to_vec(), None, None).unwrap().media_type();
        assert_eq!(paper(b"%PDF-1.7 ..."), "application/pdf");
        assert_eq!(paper(b"\x89PNG\r\n\x1a\n...."), "image/png");
    }

    #[test]
    fn what_proves_nothing_is_refused() {
        for bytes in [b"alert(1)".as_slice(), b"I agree.", &[0xff, 0xfe, 0x01], b"PK\x03\x04...."] {
            assert!(Paper::new(bytes.to_vec(), None, None).is_err(), "{bytes:?}");
        }
    }

    #[test]
    fn what_is_empty_or_too_large_is_refused() {
        assert!(Paper::new(vec![], None, None).is_err());
        assert!(Paper::new(vec![0; LARGEST + 1], None, None).is_err());
    }
}
