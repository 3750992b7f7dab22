//! What a deed writes into the ledger: one plain struct a fact. Words of closed lists are given as the tables write
//! them; the tables refuse any other.

use std::collections::BTreeSet;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::catalogue::edition::Edition;
use crate::catalogue::participant::Person;
use crate::catalogue::work::Work;
use crate::clock::{Timestamp, end_of_berlin_day};
use crate::consent::paper::Paper;
use crate::consent::record::{
    Age, Capacity, Declared, Edit, Interval, OnDeath, Organisation, OrganisationKind, ShownName, Territory,
    Use, Voice, Word,
};
use crate::error::{Error, Result};
use crate::id::{Id, Sha256Digest};
use crate::language::Language;

/// The noun that `Id<Notice>` names: a text that people were shown.
#[derive(Clone, Copy, Debug)]
pub enum Notice {}

/// The noun that `Id<Evidence>` names: a paper or recording that somebody saw.
#[derive(Clone, Copy, Debug)]
pub enum Evidence {}

/// Somebody, by the key that the library's files use. No name, no contact, no birth date.
#[derive(Clone, Debug)]
pub struct PersonFact {
    /// The key; it never leaves the house.
    pub key: String,
    /// Of age, born on a known day, or nobody knows.
    pub age: Age,
    /// An adult with a representative.
    pub represented: bool,
    /// When the person died.
    pub died: Option<Timestamp>,
    /// What the person wished for then.
    pub on_death: OnDeath,
    /// In which language to write to them.
    pub contact_language: Language,
}

/// A paper or recording that somebody saw: attested, and kept when it is at hand.
#[derive(Clone, Debug)]
pub struct EvidenceFact {
    /// `release_form`, `recorded_statement`, `guardian_proof`, `court_order`, `interpreter_note`, `agreement`, `licence`.
    pub kind: &'static str,
    /// Who saw it.
    pub seen_by: String,
    /// When.
    pub seen_at: Timestamp,
    /// The scan or recording itself.
    pub paper: Option<Paper>,
}

/// Somebody holds responsibility for somebody.
#[derive(Clone, Debug)]
pub struct GuardianshipFact {
    /// For whom.
    pub child: Id<Person>,
    /// Who.
    pub guardian: Id<Person>,
    /// `parent_joint`, `parent_sole`, `vormund`, `ergaenzungspfleger`, `betreuer`.
    pub kind: &'static str,
    /// From when to when.
    pub office: Interval,
    /// What proves it.
    pub evidence: EvidenceFact,
}

/// Somebody is a relative of somebody.
#[derive(Clone, Debug)]
pub struct RelativeFact {
    /// Of whom.
    pub person: Id<Person>,
    /// Who.
    pub relative: Id<Person>,
    /// `spouse_partner`, `child`, `parent`.
    pub relation: &'static str,
    /// What proves it.
    pub evidence: EvidenceFact,
}

/// The exact text that was shown or read aloud.
#[derive(Clone, Debug)]
pub struct NoticeFact {
    /// The series, such as `film`.
    pub series: String,
    /// Its version, from 1.
    pub version: i64,
    /// In which language.
    pub language: Language,
    /// The words.
    pub body: String,
    /// When it was published.
    pub published: Timestamp,
}

/// A person in a work, in one role.
#[derive(Clone, Debug)]
pub struct AppearanceFact {
    /// Who.
    pub person: Id<Person>,
    /// `narrator`, `interviewee` …
    pub role: &'static str,
    /// MARC relator codes, may be empty.
    pub credits: Vec<String>,
    /// `face`, `body`, `voice`, `name`, `story`, `place`; at least one.
    pub recognisable_by: Vec<&'static str>,
    /// Whether the person can be cut out.
    pub redactable: bool,
    /// Why no consent is needed, when it is not: basis, who says so, in their words.
    pub waiver: Option<(&'static str, String, String)>,
}

/// How somebody wants to be named in a work.
#[derive(Clone, Debug)]
pub struct DisplayNameFact {
    /// Who.
    pub person: Id<Person>,
    /// For which uses.
    pub uses: BTreeSet<Use>,
    /// How.
    pub shown: ShownName,
    /// When.
    pub during: Interval,
}

/// One declaration, to be put at the end of its chain.
#[derive(Clone, Debug)]
pub struct DeclarationFact {
    /// The id that the work's file gives this event.
    pub source_id: String,
    /// About whom.
    pub subject: Id<Person>,
    /// Whose word.
    pub voice: Voice,
    /// What it says.
    pub word: Word,
    /// Whether it was said in so many words.
    pub explicit: bool,
    /// What was shown or read aloud.
    pub notice: Id<Notice>,
    /// `paper_signed`, `e_signed`, `recorded_statement`, `self_service`.
    pub method: &'static str,
    /// In which language it was explained.
    pub explained_in: Language,
    /// Who interpreted.
    pub interpreter: Option<Id<Person>>,
    /// When it was said.
    pub given: Timestamp,
    /// Who writes it down.
    pub recorded_by: String,
    /// What proves it.
    pub evidence: Vec<EvidenceFact>,
    /// What proves it and is on record already.
    pub on_record: Vec<Id<Evidence>>,
    /// What it covers: one scope a use.
    pub scopes: Vec<ScopeFact>,
}

/// Use, place and time of a yes.
#[derive(Clone, Debug)]
pub struct ScopeFact {
    /// For which uses.
    pub uses: BTreeSet<Use>,
    /// Where.
    pub territories: Vec<Territory>,
    /// From when on.
    pub from: Timestamp,
    /// Until and including this day in Berlin.
    pub through: Date,
}

impl ScopeFact {
    /// When it holds: until the midnight in Berlin after the last day.
    #[must_use]
    pub fn during(&self) -> Interval {
        Interval { from: self.from, until: end_of_berlin_day(self.through) }
    }
}

/// Somebody takes it back.
#[derive(Clone, Debug)]
pub struct WithdrawalFact {
    /// The id that a file gives this event, if it came from one.
    pub source_id: Option<String>,
    /// About whom.
    pub subject: Id<Person>,
    /// Whose word.
    pub voice: Voice,
    /// From which work; none: from every work.
    pub work: Option<Id<Work>>,
    /// From which uses; none: from every use.
    pub uses: Option<BTreeSet<Use>>,
    /// From when on.
    pub effective: Timestamp,
    /// When it reached us.
    pub received: Timestamp,
    /// `self_service`, `email`, `phone`, `post`, `in_person`, `via_school`, `via_guardian`.
    pub channel: &'static str,
}

/// A work is closed until a date.
#[derive(Clone, Debug)]
pub struct EmbargoFact {
    /// The id that a file gives this event.
    pub source_id: Option<String>,
    /// For which uses; none: for every use.
    pub uses: Option<BTreeSet<Use>>,
    /// From when to when.
    pub during: Interval,
    /// Why, in one word.
    pub reason: String,
    /// Who says so.
    pub set_by: String,
}

/// A work is stopped while something is checked.
#[derive(Clone, Debug)]
pub struct HoldFact {
    /// The id that a file gives this event.
    pub source_id: Option<String>,
    /// For which uses; none: for every use.
    pub uses: Option<BTreeSet<Use>>,
    /// From when to when; to [`Timestamp::MAX`] when it has no end.
    pub during: Interval,
    /// `takedown_review`, `safeguarding`, `dispute`, `court_order`, `integrity`.
    pub cause: &'static str,
}

/// A passage is closed.
#[derive(Clone, Debug)]
pub struct RestrictionFact {
    /// The id that a file gives this event.
    pub source_id: Option<String>,
    /// Which passage, and what must at least be done.
    pub edit: Edit,
    /// For which uses; none: for every use.
    pub uses: Option<BTreeSet<Use>>,
    /// Whom the passage is about.
    pub person: Option<Id<Person>>,
    /// Who asked.
    pub asked_by: Id<Person>,
    /// From when on.
    pub since: Timestamp,
}

/// A right in the work.
#[derive(Clone, Debug)]
pub struct LicenceFact {
    /// The id that the work's file gives this event.
    pub source_id: String,
    /// For which uses.
    pub uses: BTreeSet<Use>,
    /// Where.
    pub territories: Vec<Territory>,
    /// When.
    pub during: Interval,
    /// `copyright`, `licence`, `statute`, `institutional_policy`, `donor_agreement`.
    pub basis: &'static str,
    /// rightsstatements.org or Creative Commons.
    pub uri: String,
    /// Who holds the right.
    pub holder: String,
}

/// A school, radio partner, screen operator or archive.
#[derive(Clone, Debug)]
pub struct OrganisationFact {
    /// What it is.
    pub kind: OrganisationKind,
    /// Its name, by which it is known here.
    pub name: String,
    /// Where it is.
    pub territory: Territory,
    /// Where a recall reaches it.
    pub recall_email: String,
    /// By telephone.
    pub recall_phone: String,
}

/// What was agreed with an organisation.
#[derive(Clone, Debug)]
pub struct AgreementFact {
    /// The id that the partners' file gives it.
    pub source_id: String,
    /// With whom.
    pub organisation: Id<Organisation>,
    /// For which uses.
    pub uses: BTreeSet<Use>,
    /// From when to when.
    pub during: Interval,
    /// Within how many hours a recall is acknowledged.
    pub recall_hours: i64,
    /// What proves it.
    pub evidence: EvidenceFact,
}

/// What somebody looked at who says that a person need not be asked: which master, and the person in which roles.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Looked {
    /// The version of the master.
    pub version: i64,
    /// The roles, in alphabetical order.
    pub roles: Vec<String>,
}

/// That a person need not be asked about a work.
#[derive(Clone, Debug)]
pub struct WaiverFact<'a> {
    /// On which ground (`KunstUrhG` section 23 (1), or not identifiable).
    pub basis: &'a str,
    /// Who proposed it.
    pub by: &'a str,
    /// Why, in at least twenty characters.
    pub note: &'a str,
    /// What was looked at.
    pub looked: &'a Looked,
}

/// A copy leaves the house.
#[derive(Clone, Debug)]
pub struct DeliveryFact {
    /// Of which work.
    pub work: Id<Work>,
    /// Which file.
    pub sha256: Sha256Digest,
    /// Which cut it holds.
    pub edition: Id<Edition>,
    /// To whom.
    pub organisation: Id<Organisation>,
    /// For which use.
    pub use_: Use,
}

/// Somebody is not in a cut any more.
#[derive(Clone, Debug)]
pub struct RemovalFact {
    /// Which cut.
    pub edition: Id<Edition>,
    /// Who.
    pub person: Id<Person>,
    /// The declaration by which they agreed to this cut beforehand.
    pub standing: Option<Id<Declared>>,
}

/// “guardian 0192…”, as forms send it.
impl FromStr for Voice {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let (capacity, by) =
            text.split_once(' ').ok_or_else(|| Error::invalid("A voice is a capacity and who speaks."))?;
        Ok(Self { capacity: capacity.parse()?, by: by.parse()? })
    }
}

impl Capacity {
    /// As the tables write it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Guardian => "guardian",
            Self::Relative => "relative",
        }
    }
}
