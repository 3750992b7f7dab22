//! Everything that the decision reads about one work, as one snapshot without a database behind it.
//!
//! The order of lists is irrelevant. Facts only: whether something is allowed is never stored here.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::edition::Edition;
use crate::catalogue::participant::Person;
use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::id::Id;

pub use super::birthday::Birthdays;
pub use super::passage::{Area, Edit, Operation};
pub use super::reason::Reason;
pub use super::terms::{Interval, Territory, Use};

/// The noun that `Id<Organisation>` names: a school, radio partner, screen operator or archive.
#[derive(Clone, Copy, Debug)]
pub enum Organisation {}

/// What an organisation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OrganisationKind {
    /// Shows works in lessons.
    School,
    /// Puts works on air.
    RadioPartner,
    /// Shows silent editions on passenger screens.
    ScreenOperator,
    /// Keeps copies.
    Archive,
}

/// One work and all that was declared about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Which work.
    pub work: Id<Work>,
    /// Whether the curators have published it.
    pub published: bool,
    /// Which version of its master is current.
    pub media_version: i64,
    /// Who looked whether everybody is listed, per version of the media.
    pub attestations: Vec<Attestation>,
    /// Who appears.
    pub appearances: Vec<Appearance>,
    /// What is known of each person who appears.
    pub people: BTreeMap<Id<Person>, PersonFacts>,
    /// Every declaration of every chain, all versions.
    pub declarations: Vec<Declaration>,
    /// Every withdrawal by or for somebody who appears, those for every work included.
    pub withdrawals: Vec<Withdrawal>,
    /// Stops while something is checked.
    pub holds: Vec<Stop>,
    /// Stops until a date.
    pub embargoes: Vec<Stop>,
    /// Passages that somebody closed.
    pub restrictions: Vec<Restriction>,
    /// Rights of authors, performers and musicians.
    pub licences: Vec<Licence>,
    /// The original and its cuts, of every version of the media. Silent editions open with what they are made of.
    pub editions: Vec<Cut>,
    /// How people want to be named.
    pub names: Vec<DisplayName>,
}

/// “Everybody who can be recognised in this version is listed.”
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attestation {
    /// The version looked at.
    pub media_version: i64,
    /// When.
    pub at: Timestamp,
}

/// A person in a work, in one role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appearance {
    /// Who.
    pub person: Id<Person>,
    /// Whether the person can be cut out.
    pub redactable: bool,
    /// When consent is said not to be needed.
    pub waiver: Option<Waiver>,
}

/// Fewest characters of a reason that another person must be able to follow.
pub const SHORTEST_NOTE: usize = 20;

/// Why no consent is needed. Without basis, name and note it is worth nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiver {
    /// On which ground (`KunstUrhG` section 23 (1), or not identifiable).
    pub basis: Option<String>,
    /// Who says so.
    pub by: Option<String>,
    /// In their words, at least twenty characters; as a library keeps it: sealed.
    pub note: Option<String>,
}

/// What is known of a person, as far as it decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonFacts {
    /// Of age, a minor, or nobody knows.
    pub age: Age,
    /// An adult with a representative appointed by a court.
    pub represented: bool,
    /// When the person died.
    pub died: Option<Timestamp>,
    /// What the person wished for then.
    pub on_death: OnDeath,
    /// Who holds or held responsibility.
    pub guardianships: Vec<Guardianship>,
    /// Recorded relatives.
    pub relatives: BTreeSet<Id<Person>>,
}

/// What is known of somebody's age. Of adults no birth date is kept, of others three instants derived from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Age {
    /// An adult when recorded.
    Adult,
    /// Born on a known day.
    Born(Birthdays),
    /// Not known, so the work stays closed.
    Unknown,
}

/// What a person wished for the time after their death.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnDeath {
    /// Their own last word stays.
    Continue,
    /// All recorded relatives are asked.
    AskRelatives,
    /// Everything closes.
    Close,
}

/// An office: responsibility for a child, or for an adult by a court's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guardianship {
    /// Who holds it.
    pub guardian: Id<Person>,
    /// Whether it is for an adult (Betreuung, BGB section 1814); any other ends at 18 at the latest.
    pub for_adult: bool,
    /// From when to when.
    pub office: Interval,
}

/// In which capacity somebody declares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Capacity {
    /// For themself.
    Own,
    /// As a guardian.
    Guardian,
    /// As a relative of a person who died.
    Relative,
}

/// Whose word: a chain of declarations is one voice's about one person and one work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Voice {
    /// In which capacity.
    pub capacity: Capacity,
    /// Who speaks.
    pub by: Id<Person>,
}

/// The noun that `Id<Declared>` names: one version in a chain of declarations.
#[derive(Clone, Copy, Debug)]
pub enum Declared {}

/// What a declaration says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Word {
    /// Yes.
    Given,
    /// Yes, again.
    Renewed,
    /// No.
    Refused,
    /// What was said before was never valid.
    Invalidated,
}

impl Word {
    /// Whether it is a yes.
    #[must_use]
    pub const fn is_yes(self) -> bool {
        matches!(self, Self::Given | Self::Renewed)
    }
}

/// One declaration about one person and this work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declaration {
    /// Which.
    pub id: Id<Declared>,
    /// About whom.
    pub subject: Id<Person>,
    /// Whose word.
    pub voice: Voice,
    /// Its place in the chain, from 1.
    pub version: i64,
    /// What it says.
    pub word: Word,
    /// Whether it was said in so many words (GDPR Art. 9 (2) (a)).
    pub explicit: bool,
    /// Whether a piece of its evidence is verified by the latest check.
    pub verified: bool,
    /// When it was said.
    pub given: Timestamp,
    /// What it covers.
    pub scopes: Vec<Scope>,
}

/// Use, place and time of a yes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    /// Which use.
    pub use_: Use,
    /// Where.
    pub territories: Vec<Territory>,
    /// When.
    pub during: Interval,
}

/// Somebody takes it back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdrawal {
    /// About whom.
    pub subject: Id<Person>,
    /// Whose word.
    pub voice: Voice,
    /// From which uses; none named: from every use.
    pub uses: Option<BTreeSet<Use>>,
    /// From when on.
    pub effective: Timestamp,
}

/// A hold or an embargo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    /// Which uses; none named: every use.
    pub uses: Option<BTreeSet<Use>>,
    /// From when to when.
    pub during: Interval,
}

/// A passage that somebody closed. It stays closed in later versions of the media until it is lifted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restriction {
    /// What must at least be done.
    pub edit: Edit,
    /// For which uses; none named: for every use.
    pub uses: Option<BTreeSet<Use>>,
    /// From when to when.
    pub during: Interval,
}

/// A right in the work for one use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Licence {
    /// Which use.
    pub use_: Use,
    /// Where.
    pub territories: Vec<Territory>,
    /// When.
    pub during: Interval,
}

/// The original or a cut, as far as it decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut {
    /// Which edition.
    pub id: Id<Edition>,
    /// Whether it is the work as it was made.
    pub original: bool,
    /// The version of the media it was made from.
    pub media_version: i64,
    /// When somebody approved it.
    pub approved: Option<Timestamp>,
    /// When somebody else checked it.
    pub checked: Option<Timestamp>,
    /// What was done.
    pub edits: BTreeSet<Edit>,
    /// Who is not in it any more, and the declaration by which they agreed to it beforehand.
    pub removes: BTreeMap<Id<Person>, Option<Id<Declared>>>,
}

/// How a person wants to be named in this work for one use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DisplayName {
    /// Who.
    pub person: Id<Person>,
    /// For which use.
    pub use_: Use,
    /// How.
    pub shown: ShownName,
    /// When.
    pub during: Interval,
}

/// A name as it may be shown. A pseudonym is a display name, never “anonymous”.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum ShownName {
    /// The real one.
    Real(Name),
    /// A chosen one.
    Pseudonym(Name),
    /// None.
    #[default]
    Unnamed,
}

impl ShownName {
    /// The name to write, when there is one.
    #[must_use]
    pub fn name(&self) -> Option<&Name> {
        match self {
            Self::Real(name) | Self::Pseudonym(name) => Some(name),
            Self::Unnamed => None,
        }
    }
}

/// A name as written and as said.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name {
    /// As written.
    pub written: String,
    /// How to say it, for presenters.
    pub spoken: Option<String>,
}
