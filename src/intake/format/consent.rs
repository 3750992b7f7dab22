//! The consent events of a work's file: declarations, noes, holds, licences. Each has an id and never changes.

use serde::{Deserialize, Serialize};

pub use crate::consent::record::Use as UseWord;

macro_rules! word_enum {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident => $text:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $text)] $variant),* }
        impl $name {
            /// The word as files and rows write it.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),* }
            }
        }
    };
}

word_enum! {
    /// Who declares.
    DeclarantWord {
        /// The person.
        Own => "own",
        /// A guardian or representative.
        Guardian => "guardian",
        /// A relative, after death.
        Relative => "relative",
    }
}
word_enum! {
    /// What a declaration says.
    StateWord {
        /// Yes.
        Given => "given",
        /// Yes again, replacing the one before.
        Renewed => "renewed",
        /// No.
        Refused => "refused",
        /// Found never to have been valid.
        Invalidated => "invalidated",
    }
}
word_enum! {
    /// How it was declared.
    MethodWord {
        /// Signed on paper.
        PaperSigned => "paper_signed",
        /// Signed electronically.
        ESigned => "e_signed",
        /// Said on a recording.
        RecordedStatement => "recorded_statement",
        /// By the person's own page.
        SelfService => "self_service",
    }
}
word_enum! {
    /// What kind of paper or recording proves something.
    EvidenceWord {
        /// A signed release form.
        ReleaseForm => "release_form",
        /// A recorded statement.
        RecordedStatement => "recorded_statement",
        /// Proof of guardianship or kinship.
        GuardianProof => "guardian_proof",
        /// A court's order.
        CourtOrder => "court_order",
        /// An interpreter's note.
        InterpreterNote => "interpreter_note",
        /// An agreement.
        Agreement => "agreement",
        /// A licence.
        Licence => "licence",
    }
}
word_enum! {
    /// On which way a message came.
    ChannelWord {
        /// By the person's own page.
        SelfService => "self_service",
        /// By e-mail.
        Email => "email",
        /// By telephone.
        Phone => "phone",
        /// By letter.
        Post => "post",
        /// Said face to face.
        InPerson => "in_person",
        /// Through the school.
        ViaSchool => "via_school",
        /// Through a guardian.
        ViaGuardian => "via_guardian",
    }
}
word_enum! {
    /// Why something is held.
    CauseWord {
        /// Somebody reported it.
        TakedownReview => "takedown_review",
        /// Somebody could be in danger.
        Safeguarding => "safeguarding",
        /// People disagree.
        Dispute => "dispute",
        /// A court's order.
        CourtOrder => "court_order",
        /// The file may be damaged or forged.
        Integrity => "integrity",
    }
}
word_enum! {
    /// What is done to a passage.
    OpWord {
        /// No sound.
        Mute => "mute",
        /// No recognisable picture.
        Blur => "blur",
        /// Left out.
        Cut => "cut",
    }
}
word_enum! {
    /// On what a licence rests (PREMIS `rightsBasis`).
    BasisWord {
        /// The rights are ours.
        Copyright => "copyright",
        /// Somebody licensed it.
        Licence => "licence",
        /// The law allows it.
        Statute => "statute",
        /// The institution's own rule.
        InstitutionalPolicy => "institutional_policy",
        /// Agreed with the donor.
        DonorAgreement => "donor_agreement",
    }
}
word_enum! {
    /// Why somebody's consent is not needed (Kunsturhebergesetz, section 23, and two more).
    WaiverBasis {
        /// A picture of contemporary history.
        Kug1 => "kug_23_1_1",
        /// Beside a landscape or place.
        Kug2 => "kug_23_1_2",
        /// In a gathering.
        Kug3 => "kug_23_1_3",
        /// For a higher interest of art.
        Kug4 => "kug_23_1_4",
        /// Nobody can tell who it is.
        NotIdentifiable => "not_identifiable",
        /// An official speaking officially in public.
        PublicOfficialStatement => "public_official_statement",
    }
}

/// Evidence that somebody has seen. The paper itself is not kept here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Attested {
    /// What it is.
    pub kind: EvidenceWord,
    /// Who saw it: an office or initials, no private name.
    pub seen_by: String,
    /// The day it was seen.
    pub seen_at: String,
}

/// Which text somebody was shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NoticeRef {
    /// The notice's series.
    pub series: String,
    /// Its version.
    pub version: u32,
    /// The language it was shown in (BCP 47).
    pub language: String,
}

/// One declaration. Declarations of the same person and declarant form a chain in the order of `given_at`; the newest counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConsentEntry {
    /// Unique in the work, never reused.
    pub id: String,
    /// Key of the person it is about.
    pub person: String,
    /// Who declares.
    #[serde(default = "own")]
    pub by: DeclarantWord,
    /// Key of the guardian or relative who declares.
    pub declarant: Option<String>,
    /// What it says.
    pub state: StateWord,
    /// Whether it was explicit: works like these tell of origin, faith and politics, so anything else counts as no yes.
    pub explicit: bool,
    /// Which text was shown or read aloud.
    pub notice: NoticeRef,
    /// How it was declared.
    pub method: MethodWord,
    /// The language it was explained in (BCP 47).
    pub explained_in: String,
    /// Key of the interpreter.
    pub interpreter: Option<String>,
    /// When: 2024-05-12T14:00:00+02:00.
    pub given_at: String,
    /// Who wrote it down: an office or initials.
    pub recorded_by: String,
    /// What proves it. A yes without evidence opens nothing.
    pub evidence: Option<Attested>,
    /// What is allowed, where and until when.
    #[serde(default)]
    pub scope: Vec<ScopeEntry>,
}

const fn own() -> DeclarantWord {
    DeclarantWord::Own
}

/// What a declaration allows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScopeEntry {
    /// Uses.
    pub uses: Vec<UseWord>,
    /// Places: "001" is the whole world, else ISO 3166-1 (DE) or 3166-2 (DE-BE). The public uses need "001".
    pub places: Vec<String>,
    /// From the start of a Berlin day (2024-05-12) or an instant.
    pub from: String,
    /// Until and including this Berlin day.
    pub until: String,
}

/// Somebody takes it back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WithdrawalEntry {
    /// Unique in its file, never reused.
    pub id: String,
    /// Key of the person it is about.
    pub person: String,
    /// Who takes it back.
    #[serde(default = "own")]
    pub by: DeclarantWord,
    /// Key of the guardian or relative who takes it back.
    pub declarant: Option<String>,
    /// Which uses; without this line all.
    pub uses: Option<Vec<UseWord>>,
    /// From when: 2025-03-01T09:00:00+01:00.
    pub effective: String,
    /// When it reached us.
    pub received: String,
    /// How it reached us.
    pub channel: ChannelWord,
}

/// Not before, or not between.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EmbargoEntry {
    /// Unique in the work, never reused.
    pub id: String,
    /// Which uses; without this line all.
    pub uses: Option<Vec<UseWord>>,
    /// First day, or an instant.
    pub from: String,
    /// Last day, until and including, or an instant.
    pub until: String,
    /// Why, in a word.
    pub reason: String,
    /// Who set it: an office or initials.
    pub set_by: String,
}

/// A stop while something is looked into.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HoldEntry {
    /// Unique in the work, never reused.
    pub id: String,
    /// Which uses; without this line all.
    pub uses: Option<Vec<UseWord>>,
    /// First day, or an instant.
    pub from: String,
    /// Last day, until and including, or an instant. Without this line until it is lifted by writing one.
    pub until: Option<String>,
    /// Why.
    pub cause: CauseWord,
}

/// A box in the picture as it is shown, in fractions of its width and height (0 to 1).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BoxEntry {
    /// From the left edge.
    pub left: f64,
    /// From the top edge.
    pub top: f64,
    /// How wide.
    pub width: f64,
    /// How high.
    pub height: f64,
}

/// A passage that somebody closed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RestrictionEntry {
    /// Unique in the work, never reused.
    pub id: String,
    /// Key of the person whose passage it is.
    pub person: Option<String>,
    /// Part, from 1; without this line the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<u32>,
    /// Seconds from the start of the part.
    pub start: f64,
    /// Seconds from the start of the part, later than `start`.
    pub end: f64,
    /// What must be done to it.
    pub op: OpWord,
    /// Of a blur: where in the picture; without this line all of it.
    #[serde(rename = "box", skip_serializing_if = "Option::is_none")]
    pub area: Option<BoxEntry>,
    /// For which uses; without this line all.
    pub uses: Option<Vec<UseWord>>,
    /// Key of who asked.
    pub asked_by: String,
    /// Since when: a day or an instant.
    pub since: String,
}

/// A licence: what the holder of the rights in the work allows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LicenceEntry {
    /// Unique in the work, never reused.
    pub id: String,
    /// Uses.
    pub uses: Vec<UseWord>,
    /// Places: "001" is the whole world, else ISO 3166-1 or 3166-2.
    pub places: Vec<String>,
    /// First day.
    pub from: String,
    /// Last day, until and including.
    pub until: String,
    /// On what it rests.
    pub basis: BasisWord,
    /// Address of the statement or licence (rightsstatements.org or creativecommons.org).
    pub uri: String,
    /// Who holds the rights.
    pub holder: String,
}
