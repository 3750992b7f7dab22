//! The one rule: may this viewer make this use of this work, here, now? Pure, total, and closed when in doubt.

mod cleared;
mod cut;
mod life;
mod permit;
mod person;

use std::collections::BTreeSet;

use crate::catalogue::edition::Edition;
use crate::catalogue::participant::Person;
use crate::clock::Timestamp;
use crate::consent::record::{
    Age, Edit, Interval, OrganisationKind, Reason, Record, ShownName, Territory, Use,
};
use crate::id::Id;

pub use cleared::{Cleared, Sealed};
pub use permit::{Answer, LEEWAY_MS, Line, Outcome, Permit, PublicLine, Refusal, around};

/// Who asks, as far as it decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Anyone.
    Public,
    /// An organisation and its agreements, in force or not.
    Organisation {
        /// What it is.
        kind: OrganisationKind,
        /// What was agreed.
        agreements: Vec<Agreement>,
    },
    /// A member of staff and their engagements, in force or not.
    Staff {
        /// From when to when.
        engagements: Vec<Interval>,
    },
}

/// What was agreed with an organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// For which uses.
    pub uses: BTreeSet<Use>,
    /// From when to when.
    pub during: Interval,
}

/// The answer of [`decide`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// The original may be used.
    Allow(Permit),
    /// A cut may be used.
    AllowRedacted {
        /// For the cut.
        permit: Permit,
        /// What was done to it.
        edits: BTreeSet<Edit>,
    },
    /// No. Never empty: every reason, not only the first.
    Deny(BTreeSet<Reason>),
}

/// What is asked, but for who asks.
#[derive(Clone, Copy)]
struct Question<'a> {
    record: &'a Record,
    use_: Use,
    place: Option<&'a Territory>,
    at: Timestamp,
}

/// May `audience` make this use of this work in `territory` at `at`?
///
/// The answer is constant until the permit's `not_after`. Callers ask a second before and after now
/// ([`crate::playback::Door`] does).
#[must_use]
pub fn decide(
    record: &Record,
    use_: Use,
    audience: &Audience,
    territory: Option<&Territory>,
    at: Timestamp,
) -> Decision {
    let question = Question { record, use_, place: territory, at };
    let permit = |edition| {
        let not_after = next_boundary(record, audience, at);
        Permit::minted(record.work, edition, use_, territory.cloned(), not_after)
    };
    match question.edition(audience) {
        Ok(cut) if cut.original => Decision::Allow(permit(cut.id)),
        Ok(cut) => Decision::AllowRedacted { permit: permit(cut.id), edits: cut.edits.clone() },
        Err(reasons) => Decision::Deny(reasons),
    }
}

/// Which edition opens at `at`, without a permit for it: what the clearance line samples.
pub(super) fn edition_at(
    record: &Record,
    use_: Use,
    audience: &Audience,
    place: Option<&Territory>,
    at: Timestamp,
) -> Option<Id<Edition>> {
    Question { record, use_, place, at }.edition(audience).ok().map(|cut| cut.id)
}

/// Every instant at which an answer about this work could change for this audience.
#[must_use]
pub fn boundaries(record: &Record, audience: &Audience) -> BTreeSet<Timestamp> {
    instants(record, audience).collect()
}

fn next_boundary(record: &Record, audience: &Audience, at: Timestamp) -> Timestamp {
    instants(record, audience).filter(|instant| *instant > at).min().unwrap_or(Timestamp::MAX)
}

/// How a person is named under `permit` at `at`. Somebody who stands in the way of the use (and was cut out) is not
/// named, and nobody is without having chosen a name for this use.
#[must_use]
pub fn shown_name(record: &Record, permit: &Permit, person: Id<Person>, at: Timestamp) -> ShownName {
    let public = [Use::Catalogue, Use::PublicStream];
    let own = [permit.use_()];
    let uses: &[Use] = if permit.use_() == Use::PublicStream { &public } else { &own };
    let blocked = uses.iter().any(|use_| {
        let question = Question { record, use_: *use_, place: permit.territory(), at };
        question.appears(person).is_none_or(|standing| !standing.reasons.is_empty())
    });
    if blocked || permit.work() != record.work {
        return ShownName::Unnamed;
    }
    let mut chosen = record
        .names
        .iter()
        .filter(|name| name.person == person && name.use_ == permit.use_() && name.during.contains(at));
    match (chosen.next(), chosen.next()) {
        (Some(name), None) => name.shown.clone(),
        _ => ShownName::Unnamed,
    }
}

impl<'a> Question<'a> {
    /// The edition that opens, or every reason why none does.
    fn edition(&self, audience: &Audience) -> Result<&'a crate::consent::record::Cut, BTreeSet<Reason>> {
        let mut reasons = self.about_the_work();
        reasons.extend(self.about_rights());
        reasons.extend(self.about_the_asker(audience));
        reasons.extend(self.about_the_roster());
        let people = self.people();
        let closed = !reasons.is_empty();
        reasons.extend(people.values().flat_map(|standing| standing.reasons.iter().copied()));
        match self.fitting(&people) {
            Ok(cut) if !closed => Ok(cut),
            Ok(_) => Err(reasons),
            Err(more) => {
                reasons.extend(more);
                if reasons.is_empty() {
                    reasons.insert(Reason::RenditionMissing);
                }
                Err(reasons)
            }
        }
    }

    /// Published, not held, not embargoed. Keeping the master asks none of these.
    fn about_the_work(&self) -> BTreeSet<Reason> {
        let mut reasons = BTreeSet::new();
        if self.use_ == Use::Preserve {
            return reasons;
        }
        let stops = |uses: &Option<BTreeSet<Use>>, during: &Interval| {
            self.touches(uses.as_ref()) && during.contains(self.at)
        };
        if !self.record.published {
            reasons.insert(Reason::NotPublished);
        }
        if self.record.holds.iter().any(|hold| stops(&hold.uses, &hold.during)) {
            reasons.insert(Reason::Hold);
        }
        if self.record.embargoes.iter().any(|embargo| stops(&embargo.uses, &embargo.during)) {
            reasons.insert(Reason::Embargo);
        }
        reasons
    }

    /// The rights of authors, performers and musicians.
    fn about_rights(&self) -> Option<Reason> {
        let for_use = || self.record.licences.iter().filter(|licence| licence.use_ == self.use_);
        let for_place = || for_use().filter(|licence| self.covers(&licence.territories));
        if for_use().next().is_none() {
            Some(Reason::LicenceMissing)
        } else if for_place().next().is_none() {
            Some(Reason::LicenceTerritory)
        } else if !for_place().any(|licence| licence.during.contains(self.at)) {
            Some(Reason::LicenceExpired)
        } else {
            None
        }
    }

    /// The right kind of viewer, with an agreement in force.
    fn about_the_asker(&self, audience: &Audience) -> Option<Reason> {
        let agreed = |agreements: &[Agreement]| {
            let in_force = |a: &Agreement| a.uses.contains(&self.use_) && a.during.contains(self.at);
            (!agreements.iter().any(in_force)).then_some(Reason::AgreementInactive)
        };
        match (self.use_, audience) {
            (
                Use::Catalogue | Use::PublicStream | Use::PodcastFeed | Use::Preserve,
                Audience::Staff { engagements },
            ) => (!engagements.iter().any(|e| e.contains(self.at))).then_some(Reason::AgreementInactive),
            (Use::Catalogue | Use::PublicStream | Use::PodcastFeed, _) => None,
            (
                Use::SchoolEmbed | Use::SchoolDownload,
                Audience::Organisation { kind: OrganisationKind::School, agreements },
            )
            | (
                Use::BroadcastDownload,
                Audience::Organisation { kind: OrganisationKind::RadioPartner, agreements },
            )
            | (
                Use::PublicScreen,
                Audience::Organisation { kind: OrganisationKind::ScreenOperator, agreements },
            ) => agreed(agreements),
            _ => Some(Reason::AudienceMismatch),
        }
    }

    /// Do we know everybody?
    fn about_the_roster(&self) -> BTreeSet<Reason> {
        let record = self.record;
        let mut reasons = BTreeSet::new();
        let attested = |a: &crate::consent::record::Attestation| {
            a.media_version == record.media_version && a.at <= self.at
        };
        if !record.attestations.iter().any(attested) {
            reasons.insert(Reason::RosterUnattested);
        }
        if record.appearances.is_empty() {
            reasons.insert(Reason::NobodyListed);
        }
        for appearance in &record.appearances {
            match &appearance.waiver {
                Some(waiver) if !waiver.holds() => {
                    reasons.insert(Reason::WaiverWithoutBasis(appearance.person));
                }
                None if !record.people.contains_key(&appearance.person) => {
                    reasons.insert(Reason::PersonRecordMissing(appearance.person));
                }
                _ => {}
            }
        }
        reasons
    }

    fn touches(&self, uses: Option<&BTreeSet<Use>>) -> bool {
        uses.is_none_or(|uses| uses.contains(&self.use_))
    }

    fn covers(&self, territories: &[Territory]) -> bool {
        territories.iter().any(|territory| territory.covers(self.place))
    }
}

fn instants<'a>(record: &'a Record, audience: &'a Audience) -> impl Iterator<Item = Timestamp> + 'a {
    let ends = |during: &Interval| [during.from, during.until];
    let asker: Box<dyn Iterator<Item = Interval> + 'a> = match audience {
        Audience::Public => Box::new(std::iter::empty()),
        Audience::Organisation { agreements, .. } => Box::new(agreements.iter().map(|a| a.during)),
        Audience::Staff { engagements } => Box::new(engagements.iter().copied()),
    };
    let people = record.people.values();
    let scopes = record.declarations.iter().flat_map(|d| d.scopes.iter().map(|s| s.during));
    let spans = asker
        .chain(record.holds.iter().chain(&record.embargoes).map(|stop| stop.during))
        .chain(record.restrictions.iter().map(|r| r.during))
        .chain(record.licences.iter().map(|l| l.during))
        .chain(record.names.iter().map(|n| n.during))
        .chain(people.clone().flat_map(|p| p.guardianships.iter().map(|g| g.office)))
        .chain(scopes)
        .flat_map(move |during| ends(&during));
    let ages = people.clone().flat_map(|p| match p.age {
        Age::Born(b) => vec![b.capable_from, b.adult_from, b.reaffirm_until],
        Age::Adult | Age::Unknown => Vec::new(),
    });
    spans
        .chain(ages)
        .chain(people.filter_map(|p| p.died))
        .chain(record.attestations.iter().map(|a| a.at))
        .chain(record.declarations.iter().map(|d| d.given))
        .chain(record.withdrawals.iter().map(|w| w.effective))
        .chain(record.editions.iter().flat_map(|e| [e.approved, e.checked]).flatten())
}
