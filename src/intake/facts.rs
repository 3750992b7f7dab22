//! From what a library's files say to the facts that the ledger takes.

use crate::catalogue::participant::Person;
use crate::clock::{Timestamp, start_of_berlin_day};
use crate::consent::birthday::Birthdays;
use crate::consent::fact::{
    AppearanceFact, DeclarationFact, DisplayNameFact, EmbargoFact, EvidenceFact, HoldFact, LicenceFact,
    Notice, PersonFact, RestrictionFact, ScopeFact, WithdrawalFact,
};
use crate::consent::ledger::person_by_key;
use crate::consent::record::{
    Age, Area, Capacity, Edit, Interval, Name, OnDeath, Operation, ShownName, Use, Voice, Word,
};
use crate::error::{Error, Result};
use crate::id::{Id, Sha256Digest};
use crate::intake::format::consent::{
    Attested, BoxEntry, ConsentEntry, DeclarantWord, EmbargoEntry, HoldEntry, LicenceEntry, OpWord,
    RestrictionEntry, StateWord, WithdrawalEntry,
};
use crate::intake::format::participant::{NameEntry, NameMode, ParticipantEntry};
use crate::intake::format::people::{self, PersonEntry};
use crate::intake::when;
use crate::storage::database::Tx;

/// The digest of an event's words, by which a recorded one is known again. Fields that say nothing do not count, so
/// that a field added to the format later changes no digest.
pub fn digest(entry: &impl serde::Serialize) -> Result<String> {
    fn lean(value: serde_json::Value) -> serde_json::Value {
        match value {
            serde_json::Value::Object(fields) => {
                let kept = fields
                    .into_iter()
                    .filter(|(_, v)| !v.is_null() && v.as_array().is_none_or(|a| !a.is_empty()));
                serde_json::Value::Object(kept.map(|(k, v)| (k, lean(v))).collect())
            }
            serde_json::Value::Array(items) => {
                serde_json::Value::Array(items.into_iter().map(lean).collect())
            }
            other => other,
        }
    }
    let value = serde_json::to_value(entry).map_err(Error::internal)?;
    Ok(Sha256Digest::of(lean(value).to_string().as_bytes()).to_string())
}

/// Somebody by key.
///
/// # Errors
/// `Missing` when nobody has it.
pub async fn person(tx: &mut Tx, key: &str) -> Result<Id<Person>> {
    person_by_key(tx, key)
        .await?
        .ok_or_else(|| Error::missing(format!("There is nobody with the key “{key}”.")))
}

pub(super) fn evidence(entry: &Attested) -> Result<EvidenceFact> {
    let seen_at = when::start(&entry.seen_at)?;
    Ok(EvidenceFact { kind: entry.kind.as_str(), seen_by: entry.seen_by.clone(), seen_at, paper: None })
}

pub(super) fn interval(from: &str, until: &str) -> Result<Interval> {
    Ok(Interval { from: when::start(from)?, until: when::end(until)? })
}

/// What is known of a person; the birth date becomes three instants and goes no further.
pub(super) fn person_fact(key: &str, entry: &PersonEntry) -> Result<PersonFact> {
    let age = match &entry.age {
        people::Age::Fact(people::AgeFact::Adult) => Age::Adult,
        people::Age::Fact(people::AgeFact::Unknown) => Age::Unknown,
        people::Age::Born(born) => {
            let mut birthdays = Birthdays::of(when::day(&born.born)?)?;
            if let Some(day) = &born.capable_from {
                birthdays.capable_from = start_of_berlin_day(when::day(day)?).min(birthdays.adult_from);
            }
            Age::Born(birthdays)
        }
    };
    let on_death = match entry.on_death {
        people::OnDeath::Continue => OnDeath::Continue,
        people::OnDeath::AskRelatives => OnDeath::AskRelatives,
        people::OnDeath::Close => OnDeath::Close,
    };
    Ok(PersonFact {
        key: key.to_owned(),
        age,
        represented: entry.represented,
        died: entry.died.as_deref().map(when::start).transpose()?,
        on_death,
        contact_language: entry.contact_language.parse()?,
    })
}

pub(super) async fn voice(
    tx: &mut Tx,
    by: DeclarantWord,
    declarant: Option<&str>,
    about: &str,
) -> Result<Voice> {
    let capacity = match by {
        DeclarantWord::Own => Capacity::Own,
        DeclarantWord::Guardian => Capacity::Guardian,
        DeclarantWord::Relative => Capacity::Relative,
    };
    Ok(Voice { capacity, by: person(tx, declarant.unwrap_or(about)).await? })
}

pub(super) async fn appearance(tx: &mut Tx, entry: &ParticipantEntry) -> Result<AppearanceFact> {
    Ok(AppearanceFact {
        person: person(tx, &entry.person).await?,
        role: entry.role.as_str(),
        credits: entry.credits.clone(),
        recognisable_by: entry.recognisable_by.iter().map(|t| t.as_str()).collect(),
        redactable: entry.redactable,
        waiver: entry.waiver.as_ref().map(|w| (w.basis.as_str(), w.by.clone(), w.note.clone())),
    })
}

pub(super) fn display_name(person: Id<Person>, entry: &NameEntry) -> Result<DisplayNameFact> {
    let name = || Name {
        written: entry.shown.clone().unwrap_or_default().trim().to_owned(),
        spoken: entry.spoken.clone(),
    };
    Ok(DisplayNameFact {
        person,
        uses: entry.uses.clone().unwrap_or_else(|| Use::ALL.to_vec()).into_iter().collect(),
        shown: match entry.mode {
            NameMode::Real => ShownName::Real(name()),
            NameMode::Pseudonym => ShownName::Pseudonym(name()),
            NameMode::Unnamed => ShownName::Unnamed,
        },
        during: Interval {
            from: entry.from.as_deref().map_or(Ok(Timestamp::MIN), when::start)?,
            until: entry.until.as_deref().map_or(Ok(Timestamp::MAX), when::end)?,
        },
    })
}

pub(crate) async fn declaration(tx: &mut Tx, entry: &ConsentEntry) -> Result<DeclarationFact> {
    let shown = &entry.notice;
    let language: crate::language::Language = shown.language.parse()?;
    let notice = crate::catalogue::accession_store::notice_id::<Notice>(
        tx,
        &shown.series,
        shown.version.into(),
        language.tag(),
    )
    .await?;
    let scopes: Result<Vec<ScopeFact>> = entry
        .scope
        .iter()
        .map(|scope| {
            Ok(ScopeFact {
                uses: scope.uses.iter().copied().collect(),
                territories: scope.places.iter().map(|p| p.parse()).collect::<Result<_>>()?,
                from: when::start(&scope.from)?,
                through: when::day(&scope.until)?,
            })
        })
        .collect();
    Ok(DeclarationFact {
        source_id: entry.id.clone(),
        subject: person(tx, &entry.person).await?,
        voice: voice(tx, entry.by, entry.declarant.as_deref(), &entry.person).await?,
        word: match entry.state {
            StateWord::Given => Word::Given,
            StateWord::Renewed => Word::Renewed,
            StateWord::Refused => Word::Refused,
            StateWord::Invalidated => Word::Invalidated,
        },
        explicit: entry.explicit,
        notice: notice.ok_or_else(|| Error::missing("The notice that was shown is not here."))?,
        method: entry.method.as_str(),
        explained_in: entry.explained_in.parse()?,
        interpreter: match &entry.interpreter {
            Some(key) => Some(person(tx, key).await?),
            None => None,
        },
        given: when::start(&entry.given_at)?,
        recorded_by: entry.recorded_by.clone(),
        evidence: entry.evidence.iter().map(evidence).collect::<Result<_>>()?,
        on_record: vec![],
        scopes: scopes?,
    })
}

pub(super) async fn withdrawal(
    tx: &mut Tx,
    entry: &WithdrawalEntry,
    work: Option<Id<crate::catalogue::work::Work>>,
) -> Result<WithdrawalFact> {
    Ok(WithdrawalFact {
        source_id: Some(entry.id.clone()),
        subject: person(tx, &entry.person).await?,
        voice: voice(tx, entry.by, entry.declarant.as_deref(), &entry.person).await?,
        work,
        uses: uses(entry.uses.as_ref()),
        effective: when::start(&entry.effective)?,
        received: when::start(&entry.received)?,
        channel: entry.channel.as_str(),
    })
}

fn uses(list: Option<&Vec<Use>>) -> Option<std::collections::BTreeSet<Use>> {
    list.map(|l| l.iter().copied().collect())
}

pub(super) fn embargo(entry: &EmbargoEntry) -> Result<EmbargoFact> {
    Ok(EmbargoFact {
        source_id: Some(entry.id.clone()),
        uses: uses(entry.uses.as_ref()),
        during: interval(&entry.from, &entry.until)?,
        reason: entry.reason.clone(),
        set_by: entry.set_by.clone(),
    })
}

pub(super) fn hold(entry: &HoldEntry) -> Result<HoldFact> {
    Ok(HoldFact {
        source_id: Some(entry.id.clone()),
        uses: uses(entry.uses.as_ref()),
        during: Interval {
            from: when::start(&entry.from)?,
            until: entry.until.as_deref().map_or(Ok(Timestamp::MAX), when::end)?,
        },
        cause: entry.cause.as_str(),
    })
}

/// A passage as a file writes it: seconds, and a box in fractions.
pub(super) fn edit(
    part: Option<u32>,
    start: f64,
    end: f64,
    op: OpWord,
    area: Option<&BoxEntry>,
) -> Result<Edit> {
    let operation = match op {
        OpWord::Mute => Operation::Mute,
        OpWord::Blur => Operation::Blur,
        OpWord::Cut => Operation::Cut,
    };
    let (start_ms, end_ms) = (when::millis(start)?, when::millis(end)?);
    Ok(Edit { part: part.unwrap_or(1).into(), start_ms, end_ms, operation, area: of_picture(op, area)? })
}

/// The box of a blur.
///
/// # Errors
/// `Invalid` when it is no box in the picture, or beside another word than blur.
pub(super) fn of_picture(op: OpWord, area: Option<&BoxEntry>) -> Result<Option<Area>> {
    if area.is_some() && op != OpWord::Blur {
        return Err(Error::invalid(
            "A box says what of the picture is blurred; it goes with op = \"blur\" only.",
        ));
    }
    area.map(|b| Area::from_fractions(b.left, b.top, b.width, b.height)).transpose()
}

pub(super) async fn restriction(tx: &mut Tx, entry: &RestrictionEntry) -> Result<RestrictionFact> {
    Ok(RestrictionFact {
        source_id: Some(entry.id.clone()),
        edit: edit(entry.part, entry.start, entry.end, entry.op, entry.area.as_ref())?,
        uses: uses(entry.uses.as_ref()),
        person: match &entry.person {
            Some(key) => Some(person(tx, key).await?),
            None => None,
        },
        asked_by: person(tx, &entry.asked_by).await?,
        since: when::start(&entry.since)?,
    })
}

pub(super) fn licence(entry: &LicenceEntry) -> Result<LicenceFact> {
    let uri: crate::catalogue::licence::Licence = entry.uri.parse()?;
    Ok(LicenceFact {
        source_id: entry.id.clone(),
        uses: entry.uses.iter().copied().collect(),
        territories: entry.places.iter().map(|p| p.parse()).collect::<Result<_>>()?,
        during: interval(&entry.from, &entry.until)?,
        basis: entry.basis.as_str(),
        uri: uri.uri().to_owned(),
        holder: entry.holder.clone(),
    })
}
