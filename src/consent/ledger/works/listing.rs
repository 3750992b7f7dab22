//! Writes who is in a work and how they are named there, as a file lists them: only what changes is written, and what
//! was set by hand stays.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use sqlx::FromRow;

use crate::catalogue::participant::Person;
use crate::catalogue::work::Work;
use crate::consent::fact::{AppearanceFact, DisplayNameFact};
use crate::consent::ledger::by_hand::{Waived, chose, named, waived};
use crate::consent::ledger::deed::Deed;
use crate::consent::ledger::reading::json;
use crate::consent::ledger::sealed::words::{About, name_of_waiver};
use crate::consent::record::{Appearance, SHORTEST_NOTE, ShownName, Use};
use crate::error::{Error, Result};
use crate::id::Id;

const SPOKEN: &str = "select distinct subject_id from consent_record where work_id = $1 \
    union select w.subject_id from withdrawal w join appearance a on a.person_id = w.subject_id and a.work_id = $1 \
    where w.work_id is null or w.work_id = $1";
const LISTED: &str = "select person_id, role, credits, position, recognisable_by, redactable, waiver_basis, \
    waiver_by, waiver_note from appearance where work_id = $1 order by position, id";
const CLEAR: &str = "delete from appearance where work_id = $1 and person_id = $2 and role = $3";
const APPEAR: &str = "insert into appearance (id, work_id, person_id, role, credits, position, recognisable_by, \
    redactable, waiver_basis, waiver_by, waiver_note) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
const NAMES: &str = "select person_id, use_kind, mode, shown, spoken, from_ms, until_ms from display_name \
    where work_id = $1";
const UNNAME: &str = "delete from display_name where work_id = $1 and person_id = $2 and use_kind = $3";

/// Somebody in a work in one role, as rows keep it.
#[derive(Clone, Debug, PartialEq, Eq, FromRow, Serialize)]
struct Listed {
    person_id: String,
    role: String,
    credits: String,
    position: i64,
    recognisable_by: String,
    redactable: bool,
    waiver_basis: Option<String>,
    waiver_by: Option<String>,
    waiver_note: Option<String>,
}

impl Listed {
    fn of(fact: &AppearanceFact, position: i64) -> Self {
        let waiver = fact.waiver.clone();
        Self {
            person_id: fact.person.text(),
            role: fact.role.to_owned(),
            credits: json(fact.credits.iter().map(String::as_str)),
            position,
            recognisable_by: json(fact.recognisable_by.iter().copied()),
            redactable: fact.redactable,
            waiver_basis: waiver.as_ref().map(|(basis, _, _)| (*basis).to_owned()),
            waiver_by: waiver.as_ref().map(|(_, by, _)| by.clone()),
            waiver_note: waiver.map(|(_, _, note)| note),
        }
    }

    /// On which ground and why nobody need ask; a file names who says so otherwise than the desk does.
    fn waiver(&self) -> (Option<&str>, Option<&str>) {
        (self.waiver_basis.as_deref(), self.waiver_note.as_deref())
    }

    fn waived_as(&mut self, other: Option<&Self>) {
        self.waiver_basis = other.and_then(|other| other.waiver_basis.clone());
        self.waiver_by = other.and_then(|other| other.waiver_by.clone());
        self.waiver_note = other.and_then(|other| other.waiver_note.clone());
    }
}

/// Of whom a list of names says otherwise than people, or the desk for them.
#[derive(Clone, Debug, Default)]
pub struct Otherwise {
    /// What was said by hand stands.
    pub stands: BTreeSet<Id<Person>>,
    /// The list shows less, and counts.
    pub yields: BTreeSet<Id<Person>>,
}

/// How much of somebody a name shows, the least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Shows {
    Nothing,
    Pseudonym,
    Real,
}

/// A name for one use: mode, written, spoken, from, until.
type Named = BTreeSet<(String, Option<String>, Option<String>, i64, i64)>;
type Names = BTreeMap<(Id<Person>, Use), Named>;

impl Deed {
    /// Makes `people` the list of those who can be recognised in a work, in the order of their credits. Whether somebody
    /// need be asked in a role stays as the desk said last; for whom and which role the list says otherwise, and what
    /// stands.
    ///
    /// # Errors
    /// `Conflict` when somebody is left out who has said something about the work: a word is not forgotten by
    /// taking the name off a list.
    pub async fn appearances(
        &mut self,
        work: Id<Work>,
        people: &[AppearanceFact],
    ) -> Result<BTreeMap<(Id<Person>, String), Waived>> {
        let listed: BTreeSet<Id<Person>> = people.iter().map(|fact| fact.person).collect();
        for (person,) in crate::rows!(&mut self.tx, (String,), SPOKEN, work.text())? {
            if !listed.contains(&person.parse()?) {
                return Err(Error::conflict(
                    "A participant who consented, refused or withdrew cannot be taken off the list of this work. List the person again.",
                ));
            }
        }
        let before = self.listed(work).await?;
        let mut after: Vec<Listed> =
            (0_i64..).zip(people).map(|(position, fact)| Listed::of(fact, position)).collect();
        let otherwise = self.keep_waivers(work, &before, &mut after).await?;
        for row in before.iter().filter(|row| !after.contains(row)) {
            crate::run!(&mut self.tx, CLEAR, work.text(), &row.person_id, &row.role)?;
            if !after.iter().any(|kept| (&kept.person_id, &kept.role) == (&row.person_id, &row.role)) {
                let gone = (row.role.as_str(), "off the list");
                self.enter("appearance", &work.text(), Some(row.person_id.parse()?), &gone).await?;
            }
        }
        for row in after.iter().filter(|row| !before.contains(row)) {
            self.appear(work, row).await?;
        }
        self.touch(work);
        Ok(otherwise)
    }

    /// Who is on the list, with the notes of waivers opened as far as they can be.
    async fn listed(&mut self, work: Id<Work>) -> Result<Vec<Listed>> {
        let mut rows = crate::rows!(&mut self.tx, Listed, LISTED, work.text())?;
        for row in &mut rows {
            if let Some(sealed) = &row.waiver_note {
                let name = name_of_waiver(work, row.person_id.parse()?);
                row.waiver_note =
                    Some(self.ledger.vault.unseal_words(&name, sealed).await?.unwrap_or_default());
            }
        }
        Ok(rows)
    }

    /// The note that says why nobody need ask a person, as the table keeps it.
    ///
    /// # Errors
    /// `Invalid` when it has fewer than twenty characters, `Gone` when the person was forgotten.
    pub(in crate::consent::ledger) async fn waiver_note(
        &mut self,
        work: Id<Work>,
        person: Id<Person>,
        note: &str,
    ) -> Result<String> {
        if note.trim().chars().count() < SHORTEST_NOTE {
            return Err(Error::invalid(format!(
                "Write in at least {SHORTEST_NOTE} characters why nobody need ask this person."
            )));
        }
        self.seal_words(About::Person(person), &name_of_waiver(work, person), note).await
    }

    /// Puts what the desk said of who need not be asked into the rows that shall stand; whose rows said otherwise. It was
    /// said of the roles that were listed then, and of no other.
    async fn keep_waivers(
        &mut self,
        work: Id<Work>,
        before: &[Listed],
        after: &mut [Listed],
    ) -> Result<BTreeMap<(Id<Person>, String), Waived>> {
        let mut otherwise = BTreeMap::new();
        for (person, said) in waived(&mut self.tx, work).await? {
            let id = person.text();
            for row in after.iter_mut().filter(|row| row.person_id == id) {
                let same = |other: &&Listed| other.person_id == id && other.role == row.role;
                let stands = before.iter().find(same).filter(|other| other.waiver_basis.is_some());
                let stands = match (said, stands) {
                    (Waived::Ended | Waived::Lapsed, _) => None,
                    (Waived::Stands, Some(stands)) => Some(stands),
                    (Waived::Stands, None) => continue,
                };
                let differs = row.waiver() != stands.map_or((None, None), Listed::waiver);
                row.waived_as(stands);
                if differs {
                    otherwise.insert((person, row.role.clone()), said);
                }
            }
        }
        Ok(otherwise)
    }

    async fn appear(&mut self, work: Id<Work>, row: &Listed) -> Result<()> {
        let sealed = match &row.waiver_note {
            Some(note) => Some(self.waiver_note(work, row.person_id.parse()?, note).await?),
            None => None,
        };
        crate::run!(
            &mut self.tx,
            APPEAR,
            Id::<Appearance>::new(self.now)?.text(),
            work.text(),
            &row.person_id,
            &row.role,
            &row.credits,
            row.position,
            &row.recognisable_by,
            row.redactable,
            row.waiver_basis.as_deref(),
            row.waiver_by.as_deref(),
            sealed
        )?;
        self.enter("appearance", &work.text(), Some(row.person_id.parse()?), row).await?;
        Ok(())
    }

    /// Makes `names` the way in which people are named in a work. Each name of a person has a public page of its own.
    /// What people, or the desk for them, said themselves stays, unless the list says that less of a name that the desk
    /// set is shown; of whom the list says otherwise.
    ///
    /// # Errors
    /// `Invalid` when somebody has two names for one use at the same time.
    pub async fn display_names(&mut self, work: Id<Work>, names: &[DisplayNameFact]) -> Result<Otherwise> {
        one_at_a_time(names)?;
        let (before, after) = (self.names_in(work).await?, wanted(names));
        let chose = chose(&mut self.tx, work).await?;
        let yields = |key: &(Id<Person>, Use)| {
            let (stands, said) = (shows(&before, key), shows(&after, key));
            let own = stands == Some(Shows::Pseudonym) && chose.contains(&key.0);
            said.is_some() && said < stands && !own
        };
        let (less, by_hand): (BTreeSet<_>, BTreeSet<_>) =
            named(&mut self.tx, work).await?.into_iter().partition(yields);
        let differ = |key: &(Id<Person>, Use)| before.get(key) != after.get(key);
        let otherwise = by_hand.iter().filter(|key| spoken_of(&before, key) != spoken_of(&after, key));
        let people = |person: &(Id<Person>, Use)| person.0;
        let otherwise =
            Otherwise { stands: otherwise.map(people).collect(), yields: less.iter().map(people).collect() };
        let changed: BTreeSet<Id<Person>> = before
            .keys()
            .chain(after.keys())
            .filter(|key| differ(key) && !by_hand.contains(key))
            .map(|(person, _)| *person)
            .collect();
        for person in changed {
            for use_ in Use::ALL.iter().filter(|use_| !by_hand.contains(&(person, **use_))) {
                crate::run!(&mut self.tx, UNNAME, work.text(), person.text(), use_.as_str())?;
            }
            let mut named = false;
            for fact in names.iter().filter(|fact| fact.person == person) {
                let uses = fact.uses.iter().copied().filter(|use_| !by_hand.contains(&(person, *use_)));
                let fact = DisplayNameFact { uses: uses.collect(), ..fact.clone() };
                if !fact.uses.is_empty() {
                    self.name(work, &fact).await?;
                    named = true;
                }
            }
            if !named {
                self.enter("display_name", &work.text(), Some(person), &"unnamed").await?;
            }
        }
        self.touch(work);
        Ok(otherwise)
    }

    async fn names_in(&mut self, work: Id<Work>) -> Result<Names> {
        type Row = (String, String, String, Option<String>, Option<String>, i64, i64);
        let mut names = Names::new();
        for (person, use_, mode, shown, spoken, from, until) in
            crate::rows!(&mut self.tx, Row, NAMES, work.text())?
        {
            let key = (person.parse()?, use_.parse()?);
            names.entry(key).or_default().insert((mode, shown, spoken, from, until));
        }
        Ok(names)
    }
}

fn one_at_a_time(names: &[DisplayNameFact]) -> Result<()> {
    for (n, one) in names.iter().enumerate() {
        let twice = names[n + 1..].iter().any(|other| {
            one.person == other.person
                && !one.uses.is_disjoint(&other.uses)
                && one.during.from < other.during.until
                && other.during.from < one.during.until
        });
        if twice || one.during.from >= one.during.until {
            return Err(Error::invalid("A person has one name at a time for each use of a work."));
        }
    }
    Ok(())
}

fn wanted(facts: &[DisplayNameFact]) -> Names {
    let mut names = Names::new();
    for fact in facts {
        let (mode, name) = parts(&fact.shown);
        let (shown, spoken) = (name.map(|n| n.written.clone()), name.and_then(|n| n.spoken.clone()));
        let (from, until) = (fact.during.from.millis(), fact.during.until.millis());
        for use_ in &fact.uses {
            let row = (mode.to_owned(), shown.clone(), spoken.clone(), from, until);
            names.entry((fact.person, *use_)).or_default().insert(row);
        }
    }
    names
}

/// How somebody is named for a use, whenever: nothing said is the same as no name.
fn spoken_of<'a>(names: &'a Names, key: &(Id<Person>, Use)) -> BTreeSet<Option<&'a str>> {
    names.get(key).into_iter().flatten().filter_map(|row| row.1.as_deref()).map(Some).collect()
}

/// How much is shown at most of somebody for a use; nothing where nothing is said.
fn shows(names: &Names, key: &(Id<Person>, Use)) -> Option<Shows> {
    let modes = names.get(key)?.iter().map(|row| match row.0.as_str() {
        "real" => Shows::Real,
        "pseudonym" => Shows::Pseudonym,
        _ => Shows::Nothing,
    });
    modes.max()
}

/// Mode and name, as rows keep them.
pub(super) const fn parts(shown: &ShownName) -> (&'static str, Option<&crate::consent::record::Name>) {
    match shown {
        ShownName::Real(name) => ("real", Some(name)),
        ShownName::Pseudonym(name) => ("pseudonym", Some(name)),
        ShownName::Unnamed => ("unnamed", None),
    }
}
