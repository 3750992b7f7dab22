//! What would cure a reason: the form that does it, or what to write into the library's files.

use crate::catalogue::work::Work;
use crate::consent::record::Reason;
use crate::http::pages::view::View;
use crate::id::Id;

/// A cure: what to do, and where.
pub struct Cure {
    /// What to do.
    pub text: String,
    /// The form that does it, when there is one at the desk.
    pub href: Option<String>,
}

/// The cure of `reason` in `work`.
#[must_use]
pub fn cure(v: &View, work: Id<Work>, reason: &Reason) -> Cure {
    let person = reason.person().map(|person| format!("?person={person}")).unwrap_or_default();
    let at = |path: &str| Some(format!("/{}/desk/consent/works/{work}/{path}", v.lang()));
    let chain = reason.person().and_then(|person| at(&format!("people/{person}")));
    let (key, href) = match reason {
        Reason::NotPublished => ("publish", None),
        Reason::Hold => ("hold", Some(format!("/{}/desk/takedowns", v.lang()))),
        Reason::Embargo => ("wait", None),
        Reason::LicenceMissing | Reason::LicenceTerritory | Reason::LicenceExpired => ("licence", None),
        Reason::RosterUnattested | Reason::NobodyListed => ("attest", None),
        Reason::AudienceMismatch | Reason::AgreementInactive => ("agreement", None),
        Reason::SnapshotUnavailable => ("verify", None),
        Reason::RenditionMissing | Reason::NotRedactable(_) => ("cut", None),
        Reason::PersonRecordMissing(_) | Reason::AgeUnknown(_) => ("person", None),
        Reason::GuardianMissing(_) => ("guardian", None),
        Reason::WaiverWithoutBasis(_) => ("waiver", None),
        Reason::EvidenceMissing(_) => ("evidence", chain),
        Reason::PosthumousClosed(_) => ("closed", chain),
        _ => ("record", at(&format!("record{person}"))),
    };
    Cure { text: v.t(&format!("over-cure-{key}")), href }
}
