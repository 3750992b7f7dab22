//! Reasons why something stays closed, in the words of those who keep a library.

use crate::consent::record::Reason;

/// A reason why a class of a school sees nothing.
pub(super) fn for_a_school(reason: &Reason) -> &'static str {
    match reason {
        Reason::LicenceTerritory => "no licence covers the school's territory",
        Reason::AudienceMismatch => "it is not for schools",
        Reason::AgreementInactive => "no agreement with the school is in force",
        Reason::TerritoryNotCovered(_) => "somebody in it has not agreed for the school's territory",
        other => in_words(other),
    }
}

/// A reason as a person says it, without saying whom it is about.
pub(super) fn in_words(reason: &Reason) -> &'static str {
    match reason {
        Reason::NotPublished => "it is a draft",
        Reason::Hold => "it is held while something is looked into",
        Reason::Embargo => "it is under embargo",
        Reason::LicenceMissing => "no licence for this use is recorded",
        Reason::LicenceTerritory => "no licence covers the whole world",
        Reason::LicenceExpired => "no licence is in force now",
        Reason::RosterUnattested => "nobody has attested that everybody in it is listed",
        Reason::NobodyListed => "nobody is listed, so nobody was asked",
        Reason::AudienceMismatch => "it is not for the public",
        Reason::AgreementInactive => "no agreement is in force",
        Reason::RenditionMissing => "no edition of it may be shown",
        Reason::SnapshotUnavailable => "its record cannot be read",
        Reason::PersonRecordMissing(_) => "somebody in it is not in people.toml",
        Reason::WaiverWithoutBasis(_) => "a waiver has no basis",
        Reason::AgeUnknown(_) => "nobody knows whether somebody in it is of age",
        Reason::NoConsent(_) => "somebody in it was not asked",
        Reason::Refused(_) => "somebody in it said no",
        Reason::Invalidated(_) => "somebody's consent was never valid",
        Reason::Withdrawn(_) => "somebody in it took it back",
        Reason::EvidenceMissing(_) => "evidence of somebody's consent is missing",
        Reason::NotExplicit(_) => "somebody's consent was not explicit",
        Reason::NoScopeForUse(_) => "somebody in it has not agreed to this use",
        Reason::TerritoryNotCovered(_) => "somebody in it has not agreed for the whole world",
        Reason::NotYetValid(_) => "somebody's consent begins later",
        Reason::Expired(_) => "somebody's consent has ended",
        Reason::GuardianMissing(_) => "no guardian of somebody in it is recorded",
        Reason::GuardianConsentMissing(_) => "a guardian was not asked",
        Reason::GuardianWithdrew(_) => "a guardian's no stands",
        Reason::ChildConsentMissing(_) => "a child old enough to be asked was not asked",
        Reason::ChildDissent(_) => "a child said no",
        Reason::MajorityReaffirmationMissing(_) => "somebody has come of age and was not asked",
        Reason::MajorityReaffirmationOverdue(_) => "somebody has come of age and has not agreed again",
        Reason::PosthumousClosed(_) => "it closed with somebody's death",
        Reason::PosthumousUnresolved(_) => "the relatives of somebody who died have not agreed",
        Reason::NotRedactable(_) => "somebody in it cannot be cut out",
    }
}
