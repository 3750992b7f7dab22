//! The people of a `work.toml`: who appears, by what name, and who looked whether everybody is listed.

use serde::{Deserialize, Serialize};

use super::consent::{UseWord, WaiverBasis};
use crate::catalogue::participant::{Role, Trait};

/// Somebody who can be recognised.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ParticipantEntry {
    /// The person's key in people.toml.
    pub person: String,
    /// What the person does in the work.
    pub role: Role,
    /// MARC relator codes shown as credits (nrt, drt, cmp …); may be empty.
    #[serde(default)]
    pub credits: Vec<String>,
    /// By what the person can be recognised.
    pub recognisable_by: Vec<Trait>,
    /// Whether a cut can be made in which the person is not recognised.
    #[serde(default)]
    pub redactable: bool,
    /// Only when no consent is needed: on what basis, who says so, and why.
    pub waiver: Option<Waiver>,
    /// Names that are shown. Without any, nobody's name is shown.
    #[serde(default)]
    pub names: Vec<NameEntry>,
}

/// Why somebody's consent is not needed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Waiver {
    /// The basis.
    pub basis: WaiverBasis,
    /// Who says so: an office or initials.
    pub by: String,
    /// Why, in at least twenty characters.
    pub note: String,
}

/// A name that is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NameEntry {
    /// For which uses; without this line all.
    pub uses: Option<Vec<UseWord>>,
    /// A real name, a pseudonym, or no name.
    pub mode: NameMode,
    /// The name as it is written; not with "unnamed".
    pub shown: Option<String>,
    /// How to say it, for presenters.
    pub spoken: Option<String>,
    /// First day; without this line always.
    pub from: Option<String>,
    /// Last day, until and including; without this line always.
    pub until: Option<String>,
}

/// What sort of name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum NameMode {
    /// The person's own.
    Real,
    /// A chosen one.
    Pseudonym,
    /// None.
    Unnamed,
}

impl NameMode {
    /// The word as rows keep it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Real => "real",
            Self::Pseudonym => "pseudonym",
            Self::Unnamed => "unnamed",
        }
    }
}

/// Somebody has looked whether everybody is listed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Roster {
    /// Who: an office or initials.
    pub attested_by: String,
    /// When: an instant.
    pub attested_at: String,
}
