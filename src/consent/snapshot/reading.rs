//! From a snapshot to what the decision reads. What contradicts itself is refused, with the field at which it does.

use std::collections::{BTreeMap, BTreeSet};

use super::format as f;
use super::words::{Instant, Place};
use crate::catalogue::edition::Edition;
use crate::catalogue::participant::Person;
use crate::clock::{Timestamp, end_of_berlin_day};
use crate::consent::birthday::Birthdays;
use crate::consent::decision::Agreement;
use crate::consent::explanation::{Case, Partner};
use crate::consent::record::{
    Age, Appearance, Area, Attestation, Capacity, Cut, Declaration, Declared, DisplayName, Edit,
    Guardianship, Interval, Licence, OnDeath, Operation, OrganisationKind, PersonFacts, Record, Restriction,
    Scope, ShownName, Stop, Territory, Voice, Waiver, Withdrawal, Word,
};
use crate::error::{Error, Result};
use crate::id::Id;

/// Reads a snapshot's JSON text.
///
/// # Errors
/// `Invalid`, naming the field that cannot be used and what to do.
pub fn read(text: &str) -> Result<Case> {
    let file: f::Snapshot = crate::json::read(text)?;
    if file.version != 1 {
        return Err(fault("version", "this program reads version 1"));
    }
    Reader { people: people_named(&file)?, declarations: declarations_named(&file)?, file: &file }.case()
}

fn fault(at: &str, what: &str) -> Error {
    Error::invalid(format!("{at}: {what}."))
}

/// Ids in the order of their names, so that the lower name is the lower id.
fn ranked<T>(names: BTreeSet<&str>) -> Result<BTreeMap<String, Id<T>>> {
    (1_u64..)
        .zip(names)
        .map(|(n, name)| Ok((name.to_owned(), format!("00000000-0000-7000-8000-{n:012x}").parse()?)))
        .collect()
}

/// Everybody who is named anywhere.
fn people_named(file: &f::Snapshot) -> Result<BTreeMap<String, Id<Person>>> {
    let mut names: BTreeSet<&str> = file.people.keys().map(String::as_str).collect();
    names.extend(file.appearances.iter().map(|a| a.person.as_str()));
    for person in file.people.values() {
        names.extend(person.relatives.iter().map(String::as_str));
        names.extend(person.guardianships.iter().map(|g| g.guardian.as_str()));
    }
    for declaration in &file.declarations {
        names.insert(&declaration.subject);
        names.extend(declaration.by.as_deref());
    }
    for withdrawal in &file.withdrawals {
        names.insert(&withdrawal.subject);
        names.extend(withdrawal.by.as_deref());
    }
    names.extend(file.editions.iter().flat_map(|e| e.removes.iter().map(|r| r.person.as_str())));
    names.extend(file.names.iter().map(|n| n.person.as_str()));
    ranked(names)
}

fn declarations_named(file: &f::Snapshot) -> Result<BTreeMap<String, Id<Declared>>> {
    let mut names = BTreeSet::new();
    for (i, declaration) in file.declarations.iter().enumerate() {
        if !names.insert(declaration.id.as_str()) {
            return Err(fault(&format!("declarations[{i}].id"), "another declaration has this id already"));
        }
    }
    ranked(names)
}

struct Reader<'a> {
    file: &'a f::Snapshot,
    people: BTreeMap<String, Id<Person>>,
    declarations: BTreeMap<String, Id<Declared>>,
}

impl Reader<'_> {
    fn case(self) -> Result<Case> {
        let file = self.file;
        let editions = self.editions_named()?;
        let record = Record {
            work: format!("00000000-0000-7000-8000-{:012x}", 1).parse()?,
            published: file.work.published,
            media_version: file.work.media_version,
            attestations: file
                .attestations
                .iter()
                .map(|a| Attestation { media_version: a.media_version, at: a.at.0 })
                .collect(),
            appearances: file.appearances.iter().map(|a| self.appearance(a)).collect(),
            people: self.people()?,
            declarations: each("declarations", &file.declarations, |at, d| self.declaration(at, d))?,
            withdrawals: each("withdrawals", &file.withdrawals, |at, w| self.withdrawal(at, w))?,
            holds: each("holds", &file.holds, stop)?,
            embargoes: each("embargoes", &file.embargoes, stop)?,
            restrictions: each("restrictions", &file.restrictions, restriction)?,
            licences: each("licences", &file.licences, licence)?,
            editions: each("editions", &file.editions, |at, e| self.edition(at, e, &editions))?,
            names: each("names", &file.names, |at, n| self.name(at, n))?,
        };
        self.says_nothing_twice(&record.declarations)?;
        Ok(Case {
            work: file.work.id.clone(),
            record,
            people: self.people.iter().map(|(name, id)| (*id, name.clone())).collect(),
            editions: editions.into_iter().map(|(name, id)| (id, name)).collect(),
            organisations: organisations(&file.organisations)?,
            engagements: each("engagements", &file.engagements, |at, s| span(at, s.from, s.until))?,
        })
    }

    fn who(&self, name: &str) -> Id<Person> {
        // Everybody who is named anywhere was gathered before.
        self.people.get(name).copied().unwrap_or_else(|| Id::derived(name))
    }

    /// Somebody about whom something is said: a slip of the pen must not make a no be overheard.
    fn subject(&self, at: &str, name: &str) -> Result<Id<Person>> {
        let appears = self.file.appearances.iter().any(|a| a.person == name);
        if appears || self.file.people.contains_key(name) {
            return Ok(self.who(name));
        }
        Err(fault(&format!("{at}.subject"), &format!("“{name}” stands neither in appearances nor in people")))
    }

    fn voice(&self, at: &str, subject: &str, capacity: f::Capacity, by: Option<&str>) -> Result<Voice> {
        let capacity = match capacity {
            f::Capacity::Own => Capacity::Own,
            f::Capacity::Guardian => Capacity::Guardian,
            f::Capacity::Relative => Capacity::Relative,
        };
        let at = format!("{at}.by");
        match (capacity, by) {
            (Capacity::Own, Some(by)) if by != subject => Err(fault(
                &at,
                "people speak for themselves as “own”; leave “by” out, or name another capacity",
            )),
            (Capacity::Own, _) => Ok(Voice { capacity, by: self.who(subject) }),
            (_, None) => Err(fault(&at, "say who speaks for the person")),
            (_, Some(by)) if by == subject => Err(fault(&at, "nobody is their own guardian or relative")),
            (_, Some(by)) => Ok(Voice { capacity, by: self.who(by) }),
        }
    }

    fn appearance(&self, entry: &f::Appearance) -> Appearance {
        let waiver = entry.waiver.as_ref().map(|w| Waiver {
            basis: w.basis.clone(),
            by: w.by.clone(),
            note: w.note.clone(),
        });
        Appearance { person: self.who(&entry.person), redactable: entry.redactable, waiver }
    }

    fn people(&self) -> Result<BTreeMap<Id<Person>, PersonFacts>> {
        self.file
            .people
            .iter()
            .map(|(name, person)| Ok((self.who(name), self.person(&format!("people.{name}"), person)?)))
            .collect()
    }

    fn person(&self, at: &str, person: &f::Person) -> Result<PersonFacts> {
        let office = |at: &str, g: &f::Guardianship| {
            let office = span(at, g.from, g.until)?;
            Ok(Guardianship { guardian: self.who(&g.guardian), for_adult: g.for_adult, office })
        };
        Ok(PersonFacts {
            age: age(at, person)?,
            represented: person.represented,
            died: person.died.map(|died| died.0),
            on_death: match person.on_death {
                f::OnDeath::Continue => OnDeath::Continue,
                f::OnDeath::AskRelatives => OnDeath::AskRelatives,
                f::OnDeath::Close => OnDeath::Close,
            },
            guardianships: each(&format!("{at}.guardianships"), &person.guardianships, office)?,
            relatives: person.relatives.iter().map(|name| self.who(name)).collect(),
        })
    }

    fn declaration(&self, at: &str, entry: &f::Declaration) -> Result<Declaration> {
        if entry.version < 1 {
            return Err(fault(&format!("{at}.version"), "a chain counts from 1"));
        }
        let id = self.declarations.get(&entry.id).copied();
        Ok(Declaration {
            id: id.ok_or_else(|| fault(&format!("{at}.id"), "it has no id"))?,
            subject: self.subject(at, &entry.subject)?,
            voice: self.voice(at, &entry.subject, entry.capacity, entry.by.as_deref())?,
            version: entry.version,
            word: match entry.state {
                f::State::Given => Word::Given,
                f::State::Renewed => Word::Renewed,
                f::State::Refused => Word::Refused,
                f::State::Invalidated => Word::Invalidated,
            },
            explicit: entry.explicit,
            verified: entry.verified,
            given: entry.given_at.0,
            scopes: each(&format!("{at}.scopes"), &entry.scopes, scope)?,
        })
    }

    fn says_nothing_twice(&self, declarations: &[Declaration]) -> Result<()> {
        let mut seen = BTreeSet::new();
        match declarations.iter().position(|d| !seen.insert((d.subject, d.voice, d.version))) {
            None => Ok(()),
            Some(i) => Err(fault(
                &format!("declarations[{i}].version"),
                "this chain has a declaration of that version already",
            )),
        }
    }

    fn withdrawal(&self, at: &str, entry: &f::Withdrawal) -> Result<Withdrawal> {
        if entry.uses.as_ref().is_some_and(BTreeSet::is_empty) {
            return Err(fault(&format!("{at}.uses"), "name a use, or leave the list out for every use"));
        }
        Ok(Withdrawal {
            subject: self.subject(at, &entry.subject)?,
            voice: self.voice(at, &entry.subject, entry.capacity, entry.by.as_deref())?,
            uses: entry.uses.clone(),
            effective: entry.effective.0,
        })
    }

    fn editions_named(&self) -> Result<BTreeMap<String, Id<Edition>>> {
        let mut names = BTreeSet::new();
        for (i, edition) in self.file.editions.iter().enumerate() {
            if !names.insert(edition.id.as_str()) {
                return Err(fault(&format!("editions[{i}].id"), "another edition has this id already"));
            }
        }
        ranked(names)
    }

    fn edition(&self, at: &str, entry: &f::Edition, ids: &BTreeMap<String, Id<Edition>>) -> Result<Cut> {
        let removes = each(&format!("{at}.removes"), &entry.removes, |at, removal| {
            let standing = match &removal.standing {
                None => None,
                Some(id) => Some(*self.declarations.get(id).ok_or_else(|| {
                    fault(&format!("{at}.standing"), &format!("there is no declaration “{id}”"))
                })?),
            };
            Ok((self.who(&removal.person), standing))
        })?;
        let edits = each(&format!("{at}.edits"), &entry.edits, passage)?;
        Ok(Cut {
            id: ids.get(&entry.id).copied().ok_or_else(|| fault(&format!("{at}.id"), "it has no id"))?,
            original: entry.original,
            media_version: entry.media_version,
            approved: entry.approved_at.map(|at| at.0),
            checked: entry.checked_at.map(|at| at.0),
            edits: edits.into_iter().collect(),
            removes: removes.into_iter().collect(),
        })
    }

    fn name(&self, at: &str, entry: &f::ChosenName) -> Result<DisplayName> {
        Ok(DisplayName {
            person: self.who(&entry.person),
            use_: entry.use_,
            shown: ShownName::Unnamed,
            during: open_span(at, entry.from, entry.until)?,
        })
    }
}

/// Every entry of a list, each told where it stands.
fn each<E, T>(list: &str, entries: &[E], read: impl Fn(&str, &E) -> Result<T>) -> Result<Vec<T>> {
    entries.iter().enumerate().map(|(i, entry)| read(&format!("{list}[{i}]"), entry)).collect()
}

fn span(at: &str, from: Instant, until: Instant) -> Result<Interval> {
    open_span(at, Some(from), Some(until))
}

fn open_span(at: &str, from: Option<Instant>, until: Option<Instant>) -> Result<Interval> {
    let during = Interval {
        from: from.map_or(Timestamp::MIN, |at| at.0),
        until: until.map_or(Timestamp::MAX, |at| at.0),
    };
    if during.from < during.until { Ok(during) } else { Err(fault(at, "it must begin before it ends")) }
}

fn age(at: &str, person: &f::Person) -> Result<Age> {
    match (person.age, person.born, person.birthdays.as_ref()) {
        (f::Age::Adult, None, None) => Ok(Age::Adult),
        (f::Age::Unknown, None, None) => Ok(Age::Unknown),
        (f::Age::Born, Some(born), None) => {
            Birthdays::of(born.0).map(Age::Born).map_err(|e| fault(&format!("{at}.born"), e.message()))
        }
        (f::Age::Born, None, Some(days)) => Ok(Age::Born(Birthdays {
            capable_from: days.capable_from.0,
            adult_from: days.adult_from.0,
            reaffirm_until: days.reaffirm_until.0,
        })),
        (f::Age::Born, ..) => Err(fault(&format!("{at}.age"), "“born” needs either “born” or “birthdays”")),
        _ => Err(fault(&format!("{at}.age"), "a day of birth belongs to the age “born”")),
    }
}

fn territories(at: &str, places: &[Place]) -> Result<Vec<Territory>> {
    if places.is_empty() {
        return Err(fault(&format!("{at}.places"), "name a place: 001 for the whole world"));
    }
    Ok(places.iter().map(|place| place.0.clone()).collect())
}

fn scope(at: &str, entry: &f::Scope) -> Result<Scope> {
    let until = match (entry.through, entry.until) {
        (Some(day), None) => end_of_berlin_day(day.0),
        (None, Some(until)) => until.0,
        _ => return Err(fault(at, "it needs either “through” (a day) or “until” (an instant)")),
    };
    let during = span(at, entry.from, Instant(until))?;
    Ok(Scope { use_: entry.use_, territories: territories(at, &entry.places)?, during })
}

fn stop(at: &str, entry: &f::Stop) -> Result<Stop> {
    Ok(Stop { uses: entry.uses.clone(), during: open_span(at, entry.from, entry.until)? })
}

fn passage(at: &str, entry: &f::Edit) -> Result<Edit> {
    let &f::Edit { part, start_ms, end_ms, .. } = entry;
    if part < 1 || start_ms < 0 || start_ms >= end_ms {
        return Err(fault(at, "a passage lies in a part from 1, and begins before it ends"));
    }
    let operation = match entry.operation {
        f::Operation::Mute => Operation::Mute,
        f::Operation::Blur => Operation::Blur,
        f::Operation::Cut => Operation::Cut,
    };
    if entry.area.is_some() && operation != Operation::Blur {
        return Err(fault(&format!("{at}.area"), "only what is blurred has a place in the picture"));
    }
    let area = entry.area.map(|a| Area::new(a.left, a.top, a.width, a.height)).transpose();
    let area = area.map_err(|_| fault(&format!("{at}.area"), "the box must lie inside the picture"))?;
    Ok(Edit { part, start_ms, end_ms, operation, area })
}

fn restriction(at: &str, entry: &f::Restriction) -> Result<Restriction> {
    let &f::Restriction { part, start_ms, end_ms, operation, area, .. } = entry;
    Ok(Restriction {
        edit: passage(at, &f::Edit { part, start_ms, end_ms, operation, area })?,
        uses: entry.uses.clone(),
        during: open_span(at, entry.from, entry.until)?,
    })
}

fn licence(at: &str, entry: &f::Licence) -> Result<Licence> {
    Ok(Licence {
        use_: entry.use_,
        territories: territories(at, &entry.places)?,
        during: span(at, entry.from, entry.until)?,
    })
}

fn organisations(entries: &[f::Organisation]) -> Result<Vec<Partner>> {
    let mut names = BTreeSet::new();
    each("organisations", entries, |at, entry| {
        Ok(Partner {
            name: entry.name.clone(),
            kind: match entry.kind {
                f::Kind::School => OrganisationKind::School,
                f::Kind::RadioPartner => OrganisationKind::RadioPartner,
                f::Kind::ScreenOperator => OrganisationKind::ScreenOperator,
                f::Kind::Archive => OrganisationKind::Archive,
            },
            place: entry.place.0.clone(),
            agreements: each(&format!("{at}.agreements"), &entry.agreements, |at, a| {
                Ok(Agreement { uses: a.uses.clone(), during: span(at, a.from, a.until)? })
            })?,
        })
    })
    .and_then(|partners| match partners.iter().position(|p| !names.insert(p.name.clone())) {
        None => Ok(partners),
        Some(i) => {
            Err(fault(&format!("organisations[{i}].name"), "another organisation has this name already"))
        }
    })
}
