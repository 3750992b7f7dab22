//! `partners.toml`: schools, radio partners, screen operators, and their agreements.

use serde::{Deserialize, Serialize};

use super::consent::{Attested, UseWord};

/// Organisations with agreements.
#[derive(Clone, Debug, Default, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "partners.toml")]
pub struct PartnersFile {
    /// Organisations.
    #[serde(default)]
    pub organisation: Vec<PartnerEntry>,
}

/// One organisation.
#[derive(Clone, Debug, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PartnerEntry {
    /// Its name, unique; commands name it by this.
    pub name: String,
    /// What it is.
    pub kind: PartnerKind,
    /// Where it uses works: a country (ISO 3166-1, like DE) or a part of one (ISO 3166-2, like DE-BE).
    pub territory: String,
    /// Where a recall is sent.
    pub recall_email: String,
    /// Who picks up the telephone when something is recalled.
    pub recall_phone: String,
    /// Agreements with it.
    #[serde(default)]
    pub agreement: Vec<AgreementEntry>,
}

/// What an organisation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PartnerKind {
    /// A school: class links, lessons.
    School,
    /// A radio station: broadcast files.
    RadioPartner,
    /// Runs passenger screens.
    ScreenOperator,
    /// Keeps masters.
    Archive,
}

impl PartnerKind {
    /// The word as rows keep it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::School => "school",
            Self::RadioPartner => "radio_partner",
            Self::ScreenOperator => "screen_operator",
            Self::Archive => "archive",
        }
    }
}

/// What was agreed with an organisation. An agreement once recorded never changes; a new one has a new id.
#[derive(Clone, Debug, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AgreementEntry {
    /// Unique for the organisation, never reused.
    pub id: String,
    /// What it may do.
    pub uses: Vec<UseWord>,
    /// First day.
    pub from: String,
    /// Last day, until and including.
    pub until: String,
    /// Hours within which a recall must be followed, 1 to 168.
    pub recall_hours: u8,
    /// The paper.
    pub evidence: Attested,
}
