//! Every reason of a refusal as an English sentence for those who keep the library.

use super::record::Reason;

/// The sentence for `reason`, about the person who is called `who`.
#[must_use]
pub fn sentence(reason: &Reason, who: &str) -> String {
    template(reason).replace("{who}", who)
}

const fn template(reason: &Reason) -> &'static str {
    match reason {
        Reason::NotPublished => "The curators have not published it.",
        Reason::Hold => "It is held while something is looked into.",
        Reason::Embargo => "It is closed by an embargo.",
        Reason::LicenceMissing => "No licence in the work for this use is recorded.",
        Reason::LicenceTerritory => "No licence in the work covers this place.",
        Reason::LicenceExpired => "No licence in the work for this use and place is in force then.",
        Reason::RosterUnattested => {
            "Nobody has attested that everybody in this version of its master is listed."
        }
        Reason::NobodyListed => "Nobody is listed in it, so nobody was asked.",
        Reason::AudienceMismatch => "Whoever asks may not ask for this use.",
        Reason::AgreementInactive => "No agreement about this use with whoever asks is in force then.",
        Reason::RenditionMissing => "No edition of it fits.",
        Reason::SnapshotUnavailable => "Its record cannot be read.",
        Reason::PersonRecordMissing(_) => "{who}’s consent is needed, and nothing is known of {who}.",
        Reason::WaiverWithoutBasis(_) => "{who} is said to need no consent, without basis, name and note.",
        Reason::AgeUnknown(_) => "Nobody knows whether {who} is of age.",
        Reason::NoConsent(_) => "{who} was not asked.",
        Reason::Refused(_) => "{who} said no.",
        Reason::Invalidated(_) => "{who}’s consent was found never to have been valid.",
        Reason::Withdrawn(_) => "{who} took it back.",
        Reason::EvidenceMissing(_) => "No verified evidence of {who}’s consent is there.",
        Reason::NotExplicit(_) => "{who}’s consent was not explicit.",
        Reason::NoScopeForUse(_) => "{who} has agreed, but not to this use.",
        Reason::TerritoryNotCovered(_) => "{who} has agreed to this use, but not for this place.",
        Reason::NotYetValid(_) => "{who}’s consent begins later.",
        Reason::Expired(_) => "{who}’s consent has ended.",
        Reason::GuardianMissing(_) => "No guardian of {who} is in office then.",
        Reason::GuardianConsentMissing(_) => "A guardian of {who} has not agreed.",
        Reason::GuardianWithdrew(_) => "A guardian’s no about {who} stands.",
        Reason::ChildConsentMissing(_) => "{who} is old enough to be asked and has not agreed.",
        Reason::ChildDissent(_) => "{who}, a child, said no.",
        Reason::MajorityReaffirmationMissing(_) => "{who} has come of age, and only guardians had agreed.",
        Reason::MajorityReaffirmationOverdue(_) => "{who} has come of age and has not agreed again in time.",
        Reason::PosthumousClosed(_) => "It closed with {who}’s death.",
        Reason::PosthumousUnresolved(_) => "{who} has died, and not all relatives have agreed.",
        Reason::NotRedactable(_) => "{who} stands in the way and cannot be cut out.",
    }
}
