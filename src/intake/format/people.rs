//! `people.toml`: everybody, once, by a key that never leaves the house.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::consent::{Attested, WithdrawalEntry};

/// Everybody who appears, declares or interprets. No legal name stands here.
#[derive(Clone, Debug, Default, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "people.toml")]
pub struct PeopleFile {
    /// People by key. Works name them by this key; it is shown to nobody.
    #[serde(default)]
    pub person: BTreeMap<String, PersonEntry>,
    /// Who may declare for a child or for an adult with a representative.
    #[serde(default)]
    pub guardianship: Vec<GuardianshipEntry>,
    /// Relatives who are asked after somebody's death.
    #[serde(default)]
    pub relative: Vec<RelativeEntry>,
    /// Withdrawals from every work at once.
    #[serde(default)]
    pub withdrawal: Vec<WithdrawalEntry>,
}

/// One person.
#[derive(Clone, Debug, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PersonEntry {
    /// "adult", "unknown", or { born = "2010-05-04" }. The birth date is read for three instants (14, 18, 90 days after) and kept only sealed.
    pub age: Age,
    /// The language in which to talk with this person (BCP 47).
    pub contact_language: String,
    /// What shall happen after this person's death.
    #[serde(default)]
    pub on_death: OnDeath,
    /// The day of death, like 2025-01-03.
    pub died: Option<String>,
    /// Whether an adult has a representative appointed by a court.
    #[serde(default)]
    pub represented: bool,
}

/// How old somebody is, as far as the rules must know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(untagged)]
pub enum Age {
    /// A fact that somebody attested.
    Fact(AgeFact),
    /// A birth date.
    Born(Born),
}

/// What was attested about an age.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AgeFact {
    /// Eighteen or older; no birth date is needed.
    Adult,
    /// Nobody has asked yet. Nothing is shown of works with this person.
    Unknown,
}

/// A birth date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Born {
    /// The day of birth, like 2010-05-04.
    pub born: String,
    /// From which day on this child's own yes is needed too, when somebody judged that it is not the 14th birthday.
    pub capable_from: Option<String>,
}

/// What shall happen after death.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum OnDeath {
    /// What was allowed stays allowed.
    Continue,
    /// The relatives decide.
    #[default]
    AskRelatives,
    /// Everything closes.
    Close,
}

impl OnDeath {
    /// The word as rows keep it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Continue => "continue",
            Self::AskRelatives => "ask_relatives",
            Self::Close => "close",
        }
    }
}

/// Who declares for whom, and from when to when.
#[derive(Clone, Debug, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GuardianshipEntry {
    /// Unique among guardianships, never reused.
    pub id: String,
    /// Key of the child, or of the represented adult.
    pub child: String,
    /// Key of the guardian.
    pub guardian: String,
    /// What kind of guardian.
    pub kind: GuardianKind,
    /// First day.
    pub from: String,
    /// Last day, until and including.
    pub until: String,
    /// What proved it.
    pub evidence: Attested,
}

/// What kind of guardian somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum GuardianKind {
    /// One of two parents; both are needed.
    ParentJoint,
    /// A parent who decides alone.
    ParentSole,
    /// A guardian appointed by a court.
    Vormund,
    /// A guardian for this matter only.
    Ergaenzungspfleger,
    /// The representative of an adult.
    Betreuer,
}

impl GuardianKind {
    /// The word as rows keep it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ParentJoint => "parent_joint",
            Self::ParentSole => "parent_sole",
            Self::Vormund => "vormund",
            Self::Ergaenzungspfleger => "ergaenzungspfleger",
            Self::Betreuer => "betreuer",
        }
    }
}

/// A relative, asked after death.
#[derive(Clone, Debug, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RelativeEntry {
    /// Key of the person.
    pub person: String,
    /// Key of the relative.
    pub relative: String,
    /// What the relative is to the person.
    pub relation: Relation,
    /// What proved it.
    pub evidence: Attested,
}

/// What a relative is to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// Spouse or partner.
    SpousePartner,
    /// Son or daughter.
    Child,
    /// Mother or father.
    Parent,
}

impl Relation {
    /// The word as rows keep it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SpousePartner => "spouse_partner",
            Self::Child => "child",
            Self::Parent => "parent",
        }
    }
}
