//! What would cure a reason: the form that does it, or who does it in which file or by which command.

use std::collections::BTreeSet;

use crate::catalogue::participant::Person;
use crate::catalogue::work::Work;
use crate::consent::record::Reason;
use crate::http::pages::view::View;
use crate::id::Id;

/// A cure: what to do, and where.
pub struct Cure {
    /// What to do; where there is no form, the file or command that does it.
    pub text: String,
    /// The form that does it, when there is one at the desk and whoever reads may use it.
    pub href: Option<String>,
}

/// Where a cure is done.
enum Place {
    /// A form of the work, for those who write.
    Form(&'static str),
    /// The form for recording what the person says, for those who write.
    Record,
    /// Everything that was said about the person.
    Chain,
    /// Another page of the desk, which everyone at the consent desk reads.
    Page(&'static str),
    /// No form: a file or a command.
    Nowhere,
}

/// Those of a work who are only seen, heard or spoken of in it: perhaps nobody need ask them.
pub type Asides = BTreeSet<Id<Person>>;

/// The cure of `reason` in `work`, for somebody who `writes` at the desk or only reads.
#[must_use]
pub fn cure(v: &View, (work, writes): (Id<Work>, bool), asides: &Asides, reason: &Reason) -> Cure {
    let (key, place) = match reason {
        Reason::NoConsent(person) if asides.contains(person) => ("waiver", Place::Form("waive")),
        _ => known(reason),
    };
    let at = |path: &str| format!("/{}/desk/consent/works/{work}/{path}", v.lang());
    let href = match (place, reason.person()) {
        (Place::Form("waive"), Some(person)) => {
            writes.then(|| at(&format!("write?what=waive&person={person}")))
        }
        (Place::Form("hold"), _) => writes.then(|| at("write?what=hold#holds")),
        (Place::Form(form), _) => writes.then(|| at(&format!("write?what={form}"))),
        (Place::Record, Some(person)) => writes.then(|| at(&format!("record?person={person}"))),
        (Place::Record, None) => writes.then(|| at("record")),
        (Place::Chain, person) => person.map(|person| at(&format!("people/{person}"))),
        (Place::Page(path), _) => Some(format!("/{}{path}", v.lang())),
        (Place::Nowhere, _) => None,
    };
    Cure { text: v.t(&format!("over-cure-{key}")), href }
}

fn known(reason: &Reason) -> (&'static str, Place) {
    match reason {
        Reason::NotPublished => ("publish", Place::Nowhere),
        Reason::Hold => ("hold", Place::Form("hold")),
        Reason::Embargo => ("wait", Place::Form("end")),
        Reason::LicenceMissing | Reason::LicenceTerritory | Reason::LicenceExpired => {
            ("licence", Place::Form("licence"))
        }
        Reason::RosterUnattested => ("attest", Place::Form("attest")),
        Reason::NobodyListed => ("list", Place::Nowhere),
        Reason::AudienceMismatch => ("mismatch", Place::Nowhere),
        Reason::AgreementInactive => ("agreement", Place::Page("/desk/consent/agreements")),
        Reason::SnapshotUnavailable => ("verify", Place::Nowhere),
        Reason::RenditionMissing => ("cut", Place::Form("passage")),
        Reason::NotRedactable(_) => ("no-cut", Place::Record),
        Reason::PersonRecordMissing(_) => ("person", Place::Nowhere),
        Reason::AgeUnknown(_) => ("age", Place::Nowhere),
        Reason::GuardianMissing(_) => ("guardian", Place::Nowhere),
        Reason::WaiverWithoutBasis(_) => ("waiver", Place::Form("waive")),
        Reason::EvidenceMissing(_) => ("evidence", Place::Chain),
        Reason::PosthumousClosed(_) => ("closed", Place::Chain),
        _ => ("record", Place::Record),
    }
}
