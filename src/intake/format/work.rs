//! `work.toml`: one work with its files, people and consent events.

use serde::{Deserialize, Serialize};

use super::Texts;
use super::consent::{
    BoxEntry, ConsentEntry, EmbargoEntry, HoldEntry, LicenceEntry, OpWord, RestrictionEntry, WithdrawalEntry,
};
use super::old_paper::OldPaperEntry;
use super::participant::{ParticipantEntry, Roster};
use crate::catalogue::edition::ORIGINAL;
use crate::catalogue::transcript::{Made, TranscriptKind};
use crate::catalogue::work::{Kind, State};

/// A film or an oral history: what it is, its files, everybody in it and what they agreed to.
#[derive(Clone, Debug, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "work.toml")]
pub struct WorkFile {
    /// The last part of its address: small letters a–z, digits, single hyphens. It holds nobody's name.
    pub slug: String,
    /// Addresses it had before; they lead here.
    #[serde(default)]
    pub former_slugs: Vec<String>,
    /// A film or an oral history.
    pub kind: Kind,
    /// "draft" shows it to nobody; "published" to whoever the consent events allow.
    #[serde(default = "published")]
    pub state: State,
    /// Languages that are spoken (BCP 47), the main one first. A film without words has zxx alone.
    pub languages: Vec<String>,
    /// Its year: 2024, 2024-05 or 2024-05-12.
    pub year: Option<String>,
    /// When it was recorded, as precise as known.
    pub recorded: Option<String>,
    /// When it was first broadcast, as precise as known.
    pub broadcast: Option<String>,
    /// Licence statement (rightsstatements.org or creativecommons.org). Without this line: in copyright.
    pub licence_uri: Option<String>,
    /// Ids of themes from library.toml.
    #[serde(default)]
    pub themes: Vec<String>,
    /// Ids of places from library.toml.
    #[serde(default)]
    pub places: Vec<String>,
    /// Hosts whose pages may frame clips of it, narrower than the library's.
    pub embed_hosts: Option<Vec<String>>,
    /// For radio: may the piece be shortened?
    #[serde(default)]
    pub may_be_cut: bool,
    /// From which age it suits, and why.
    pub suitable_from: Option<SuitableFrom>,
    /// Title, per language.
    pub title: Texts,
    /// What it tells, per language.
    #[serde(default)]
    pub synopsis: Texts,
    /// The same in plain words (Leichte Sprache), per language.
    #[serde(default)]
    pub plain: Texts,
    /// What viewers should know before, per language.
    #[serde(default)]
    pub content_note: Texts,
    /// What a radio presenter may read out, per language.
    #[serde(default)]
    pub presenter: Texts,
    /// What its page says when it is gone.
    pub tombstone: Option<Tombstone>,
    /// Producers, funders, partners.
    #[serde(default)]
    pub organisation: Vec<CreditedOrganisation>,
    /// Its parts, when there is more than one.
    #[serde(default)]
    pub part: Vec<PartEntry>,
    /// Cuts beside the original, which needs no entry.
    #[serde(default)]
    pub edition: Vec<EditionEntry>,
    /// Its media files.
    #[serde(default)]
    pub rendition: Vec<RenditionEntry>,
    /// Its words.
    #[serde(default)]
    pub transcript: Vec<TranscriptEntry>,
    /// Its picture. A film without one gets a frame.
    pub poster: Option<PosterEntry>,
    /// Everybody who can be recognised. A work with nobody listed stays closed.
    #[serde(default)]
    pub participant: Vec<ParticipantEntry>,
    /// Who has looked whether everybody is listed. Needed anew when a master changes.
    pub roster: Option<Roster>,
    /// Declarations.
    #[serde(default)]
    pub consent: Vec<ConsentEntry>,
    /// Papers from before this library, as they came. They open nothing.
    #[serde(default)]
    pub old_paper: Vec<OldPaperEntry>,
    /// What was taken back.
    #[serde(default)]
    pub withdrawal: Vec<WithdrawalEntry>,
    /// Not before.
    #[serde(default)]
    pub embargo: Vec<EmbargoEntry>,
    /// Stopped while something is looked into.
    #[serde(default)]
    pub hold: Vec<HoldEntry>,
    /// Passages that somebody closed.
    #[serde(default)]
    pub restriction: Vec<RestrictionEntry>,
    /// What the holders of the rights allow. Without one for a use, that use stays closed.
    #[serde(default)]
    pub licence: Vec<LicenceEntry>,
}

const fn published() -> State {
    State::Published
}
const fn first_part() -> u32 {
    1
}
fn original() -> String {
    ORIGINAL.to_owned()
}

/// From which age a work suits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SuitableFrom {
    /// Years, 0 to 18.
    pub age: u8,
    /// Why, per language.
    pub reason: Texts,
}

/// What the page of a work says when it is gone: words, or nothing at all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Tombstone {
    /// The words, per language, chosen by the person.
    #[serde(default)]
    pub words: Texts,
    /// Nothing: the page is as absent as if it never was.
    #[serde(default)]
    pub silence: bool,
}

/// An organisation behind the work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CreditedOrganisation {
    /// Its name.
    pub name: String,
    /// What it did.
    pub role: OrganisationRole,
    /// The line of credit as it must be shown.
    pub credit: String,
}

/// What an organisation did for a work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum OrganisationRole {
    /// Produced it.
    Producer,
    /// Paid for it.
    Funder,
    /// Helped.
    Partner,
}

impl OrganisationRole {
    /// The word as rows keep it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Producer => "producer",
            Self::Funder => "funder",
            Self::Partner => "partner",
        }
    }
}

/// A part of a work in several parts; the first entry is part 1.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PartEntry {
    /// Its title, per language.
    #[serde(default)]
    pub title: Texts,
}

/// A cut beside the original.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EditionEntry {
    /// Its key in this file, which renditions name.
    pub key: String,
    /// A cut with closed passages, or a silent one for passenger screens.
    pub kind: CutKind,
    /// Key of the cut that a silent edition was made from; without this line the original.
    pub of: Option<String>,
    /// Who approved it and when.
    pub approved: Option<Signed>,
    /// Who checked it and when; somebody else.
    pub checked: Option<Signed>,
    /// What was done to which passages.
    #[serde(default)]
    pub edits: Vec<EditEntry>,
    /// Who can not be recognised in it any more.
    #[serde(default)]
    pub removes: Vec<RemovesEntry>,
}

/// What sort of cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CutKind {
    /// Passages are muted, blurred or cut out.
    Cut,
    /// Without sound, the words burnt in.
    Silent,
}

impl CutKind {
    /// The word as rows keep it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Cut => "cut",
            Self::Silent => "silent",
        }
    }
}

/// Who did something and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Signed {
    /// Who: an office or initials.
    pub by: String,
    /// When: an instant.
    pub at: String,
}

/// A passage and what was done to it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EditEntry {
    /// Part, from 1; without this line the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<u32>,
    /// Seconds from the start of the part.
    pub start: f64,
    /// Seconds from the start of the part, later than `start`.
    pub end: f64,
    /// What was done.
    pub op: OpWord,
    /// Of a blur: where in the picture; without this line all of it.
    #[serde(rename = "box", skip_serializing_if = "Option::is_none")]
    pub area: Option<BoxEntry>,
}

/// Somebody who can not be recognised in a cut any more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RemovesEntry {
    /// Key of the person.
    pub person: String,
    /// Id of the declaration by which the person agreed to this cut beforehand.
    pub standing_consent: Option<String>,
}

/// A media file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RenditionEntry {
    /// The file, inside this folder.
    pub file: String,
    /// "full": as it was made; "small": for small data plans. A missing small one is made from the full one.
    #[serde(default)]
    pub quality: FileQuality,
    /// Which part, from 1.
    #[serde(default = "first_part")]
    pub part: u32,
    /// Key of the edition.
    #[serde(default = "original")]
    pub edition: String,
}

/// Which of an edition's files.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum FileQuality {
    /// As it was made.
    #[default]
    Full,
    /// For small data plans.
    Small,
}

/// The words of a part in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TranscriptEntry {
    /// The file (WebVTT, SRT, TTML, OHMS XML, or text with time codes), inside this folder.
    pub file: String,
    /// Its language (BCP 47).
    pub language: String,
    /// Captions over the picture, or a text to read beside it only.
    #[serde(default = "captions")]
    pub kind: TranscriptKind,
    /// Whether these are the words as they are spoken, not a translation.
    #[serde(default)]
    pub original: bool,
    /// Who wrote them down: a person, or a machine.
    #[serde(default)]
    pub made: Made,
    /// Who read them against the recording and when.
    pub checked: Option<Signed>,
    /// Which part, from 1.
    #[serde(default = "first_part")]
    pub part: u32,
    /// Key of the edition.
    #[serde(default = "original")]
    pub edition: String,
}

const fn captions() -> TranscriptKind {
    TranscriptKind::Captions
}

/// The picture of a work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PosterEntry {
    /// The file (JPEG, PNG, WebP or GIF), inside this folder.
    pub file: String,
    /// What is to be seen, for people who do not see it, per language.
    #[serde(default)]
    pub alt: Texts,
}
