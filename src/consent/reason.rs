//! Why not: the closed list of reasons for a refusal. They stay in the house; outside every no looks alike.

use crate::catalogue::participant::Person;
use crate::id::Id;

macro_rules! reasons {
    (whole { $($(#[$wd:meta])* $whole:ident,)* } person { $($(#[$pd:meta])* $person:ident,)* }) => {
        /// Why a use is refused. Reasons about one person name that person, by an id that never leaves.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Reason {
            $($(#[$wd])* $whole,)*
            $($(#[$pd])* $person(Id<Person>),)*
        }

        impl Reason {
            /// The name of the reason, without the person.
            #[must_use]
            pub const fn name(&self) -> &'static str {
                match self {
                    $(Self::$whole => stringify!($whole),)*
                    $(Self::$person(_) => stringify!($person),)*
                }
            }

            /// Whom it is about, when it is about somebody.
            #[must_use]
            pub const fn person(&self) -> Option<Id<Person>> {
                match self {
                    $(Self::$whole => None,)*
                    $(Self::$person(person) => Some(*person),)*
                }
            }
        }
    };
}

reasons! {
    whole {
    /// The curators have not published it.
    NotPublished,
    /// It is stopped while something is checked.
    Hold,
    /// It is closed until a date.
    Embargo,
    /// No licence for this use.
    LicenceMissing,
    /// A licence for this use, but not for this place.
    LicenceTerritory,
    /// A licence for this use and place, but over or not begun.
    LicenceExpired,
    /// Nobody has attested the list of people for this version of the media.
    RosterUnattested,
    /// No people are listed.
    NobodyListed,
    /// This viewer may not ask for this use.
    AudienceMismatch,
    /// The viewer's agreement is not in force for this use.
    AgreementInactive,
    /// No edition fits.
    RenditionMissing,
    /// What is to be decided could not be read.
    SnapshotUnavailable,
    }
    person {
    /// Consent is needed and there is no record of the person.
    PersonRecordMissing,
    /// Said to need no consent, without basis, name and note.
    WaiverWithoutBasis,
    /// Nobody knows whether the person is of age.
    AgeUnknown,
    /// Was never asked.
    NoConsent,
    /// Said no.
    Refused,
    /// Consent was found never to have been valid.
    Invalidated,
    /// Took it back.
    Withdrawn,
    /// No verified evidence of the consent.
    EvidenceMissing,
    /// Consent was not explicit.
    NotExplicit,
    /// Agreed, but not to this use.
    NoScopeForUse,
    /// Agreed, but not for this place.
    TerritoryNotCovered,
    /// Agreed from later on.
    NotYetValid,
    /// Agreed until earlier.
    Expired,
    /// A guardian is needed and none is in office.
    GuardianMissing,
    /// A guardian in office was not asked.
    GuardianConsentMissing,
    /// A guardian's no stands.
    GuardianWithdrew,
    /// The child is old enough to be asked and was not.
    ChildConsentMissing,
    /// The child, too young for a yes that counts, said no.
    ChildDissent,
    /// Turned 18; only guardians had agreed.
    MajorityReaffirmationMissing,
    /// Turned 18; the yes from before was not given again in time.
    MajorityReaffirmationOverdue,
    /// Closed after death.
    PosthumousClosed,
    /// The relatives have not all been asked.
    PosthumousUnresolved,
    /// Stands in the way and cannot be cut out.
    NotRedactable,
    }
}

impl Reason {
    /// Whether it lies with whoever asks: with their use, place or agreement, not with the work or a person's no.
    #[must_use]
    pub const fn is_the_askers(&self) -> bool {
        matches!(
            self,
            Self::AudienceMismatch
                | Self::AgreementInactive
                | Self::LicenceMissing
                | Self::LicenceTerritory
                | Self::NoScopeForUse(_)
                | Self::TerritoryNotCovered(_)
        )
    }

    /// Whether it follows from other reasons: that there is no edition without whoever stands in the way.
    #[must_use]
    pub const fn follows(&self) -> bool {
        matches!(self, Self::NotRedactable(_) | Self::RenditionMissing)
    }
}
