//! The whole decision in words: the answer, until when it holds, and every reason with whom it is about.

use std::collections::BTreeMap;

use serde::Serialize;

use super::decision::{Agreement, Audience, Decision, boundaries, decide};
use super::record::{Interval, OrganisationKind, Reason, Record, Territory, Use};
use super::snapshot::{Instant, Place, format};
use crate::catalogue::edition::Edition;
use crate::catalogue::participant::Person;
use crate::clock::Timestamp;
use crate::error::{Error, Result};
use crate::id::Id;

/// A work's record with the names by which people, editions and organisations are called.
#[derive(Clone, Debug)]
pub struct Case {
    /// How the work is called.
    pub work: String,
    /// What the decision reads.
    pub record: Record,
    /// How people are called: by key.
    pub people: BTreeMap<Id<Person>, String>,
    /// How editions are called.
    pub editions: BTreeMap<Id<Edition>, String>,
    /// Who may ask on agreements.
    pub organisations: Vec<Partner>,
    /// From when to when members of staff are engaged.
    pub engagements: Vec<Interval>,
}

/// An organisation and what was agreed with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Partner {
    /// How it is called.
    pub name: String,
    /// What it is.
    pub kind: OrganisationKind,
    /// Where it is.
    pub place: Territory,
    /// What was agreed.
    pub agreements: Vec<Agreement>,
}

impl Case {
    /// How a person is called.
    #[must_use]
    pub fn person(&self, id: Id<Person>) -> String {
        self.people.get(&id).cloned().unwrap_or_else(|| id.text())
    }

    /// How an edition is called.
    #[must_use]
    pub fn edition(&self, id: Id<Edition>) -> String {
        self.editions.get(&id).cloned().unwrap_or_else(|| id.text())
    }
}

/// As whom somebody asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Anyone.
    Public,
    /// A school.
    School,
    /// A radio partner.
    RadioPartner,
    /// A screen operator.
    ScreenOperator,
    /// A member of staff.
    Staff,
}

/// What is asked about a case.
#[derive(Clone, Debug)]
pub struct Question {
    /// Which use.
    pub use_: Use,
    /// As whom.
    pub role: Role,
    /// As which organisation; none: as any of that kind, so that one with an agreement in force is enough.
    pub organisation: Option<String>,
    /// Where; none: at the organisation's place, or nobody knows.
    pub place: Option<Territory>,
    /// When.
    pub at: Timestamp,
}

/// `allow`, `allow_redacted` or `deny`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Answered {
    /// The original may be used.
    Allow,
    /// A cut may be used.
    AllowRedacted,
    /// No.
    Deny,
}

/// The decision and what it rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Explanation {
    /// Of which work.
    pub work: String,
    /// For which use.
    #[serde(rename = "use")]
    pub use_: Use,
    /// As whom it was asked.
    #[serde(rename = "as")]
    pub role: Role,
    /// As which organisation.
    pub organisation: Option<String>,
    /// Where.
    pub place: Option<Place>,
    /// When.
    pub at: Instant,
    /// The answer.
    pub answer: Answered,
    /// Which edition opens.
    pub edition: Option<String>,
    /// What was done to it.
    pub edits: Vec<format::Edit>,
    /// The first later instant at which the answer could be another; none: never.
    pub not_after: Option<Instant>,
    /// Why not: all of it.
    pub reasons: Vec<Because>,
}

/// One reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Because {
    /// Its name, from the closed list.
    pub reason: &'static str,
    /// Whom it is about, by key.
    pub person: Option<String>,
    /// In words.
    pub sentence: String,
}

/// Says a reason in words, about the person who is called so; about nobody when that is empty.
pub type InWords<'a> = &'a dyn Fn(&Reason, &str) -> String;

/// Decides and says why, each reason by `in_words`.
///
/// # Errors
/// `Missing` for an organisation that is not there, `Invalid` for one of another kind or where none can ask.
pub fn explain(case: &Case, question: &Question, in_words: InWords<'_>) -> Result<Explanation> {
    let (audience, home) = asker(case, question)?;
    let place = question.place.clone().or(home);
    let decision = decide(&case.record, question.use_, &audience, place.as_ref(), question.at);
    let (answer, edition, edits) = match &decision {
        Decision::Allow(permit) => (Answered::Allow, Some(case.edition(permit.edition())), Vec::new()),
        Decision::AllowRedacted { permit, edits } => {
            let edits = edits.iter().map(super::snapshot::edit).collect();
            (Answered::AllowRedacted, Some(case.edition(permit.edition())), edits)
        }
        Decision::Deny(_) => (Answered::Deny, None, Vec::new()),
    };
    let reasons = match decision {
        Decision::Deny(reasons) => because(case, reasons.into_iter(), in_words),
        _ => Vec::new(),
    };
    let next = boundaries(&case.record, &audience).into_iter().find(|instant| *instant > question.at);
    Ok(Explanation {
        work: case.work.clone(),
        use_: question.use_,
        role: question.role,
        organisation: question.organisation.clone(),
        place: place.map(Place),
        at: Instant(question.at),
        answer,
        edition,
        edits,
        not_after: next.filter(|next| *next < Timestamp::MAX).map(Instant),
        reasons,
    })
}

/// Reasons about the work first, then those about people; each by name and key.
fn because(case: &Case, reasons: impl Iterator<Item = Reason>, in_words: InWords<'_>) -> Vec<Because> {
    let mut told: Vec<(bool, Because)> = reasons
        .map(|reason| {
            let person = reason.person().map(|id| case.person(id));
            let sentence = in_words(&reason, person.as_deref().unwrap_or_default());
            (person.is_some(), Because { reason: reason.name(), person, sentence })
        })
        .collect();
    told.sort_by(|(a, one), (b, other)| (a, &one.person, one.reason).cmp(&(b, &other.person, other.reason)));
    told.into_iter().map(|(_, because)| because).collect()
}

fn asker(case: &Case, question: &Question) -> Result<(Audience, Option<Territory>)> {
    let kind = match question.role {
        Role::School => OrganisationKind::School,
        Role::RadioPartner => OrganisationKind::RadioPartner,
        Role::ScreenOperator => OrganisationKind::ScreenOperator,
        Role::Public | Role::Staff if question.organisation.is_some() => {
            return Err(Error::invalid("The public and staff do not ask as an organisation; leave it out."));
        }
        Role::Public => return Ok((Audience::Public, None)),
        Role::Staff => {
            let engagements = case.engagements.clone();
            return Ok((Audience::Staff { engagements }, None));
        }
    };
    let Some(name) = &question.organisation else {
        let all = case.organisations.iter().filter(|partner| partner.kind == kind);
        let agreements = all.flat_map(|partner| partner.agreements.iter().cloned()).collect();
        return Ok((Audience::Organisation { kind, agreements }, None));
    };
    let found = case.organisations.iter().find(|partner| partner.name == *name);
    let partner =
        found.ok_or_else(|| Error::missing(format!("There is no organisation with the name “{name}”.")))?;
    let audience = Audience::Organisation { kind: partner.kind, agreements: partner.agreements.clone() };
    if partner.kind == kind {
        return Ok((audience, Some(partner.place.clone())));
    }
    Err(Error::invalid(format!("“{name}” is an organisation of another kind ({}).", partner.kind.as_str())))
}
