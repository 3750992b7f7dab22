//! Reads everything that decides about one work, with its epoch, as of one moment.

use std::collections::{BTreeMap, BTreeSet};

use sqlx::FromRow;

use super::reading::{edit, interval, territories, uses, voice};
use crate::catalogue::participant::Person;
use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::consent::record::{
    Age, Appearance, Attestation, Birthdays, Cut, Declaration, Declared, DisplayName, Guardianship, Licence,
    Name, PersonFacts, Record, Restriction, Scope, ShownName, Stop, Waiver, Withdrawal,
};
use crate::error::Result;
use crate::id::Id;
use crate::storage::database::Tx;

/// A work's record as of one moment.
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// The number that every change raises.
    pub epoch: i64,
    /// When the work first was or will be public.
    pub public_since: Option<Timestamp>,
    /// Its person wants silence when it is gone: then there never was such a work.
    pub silent: bool,
    /// The holds that a court or an authority ordered. All that this changes is what the outside is told.
    pub orders: Vec<Stop>,
    /// What the decision reads.
    pub record: Record,
}

/// Of a library that is closed nobody learns anything: a restore was begun, and may have forgotten a no.
const EPOCH: &str = "select consent_epoch, public_since from work where id = $1 \
    and not exists (select 1 from closed)";
const WORK: &str =
    "select state, media_version, consent_epoch, public_since, tombstone_silent from work where id = $1";
const ATTESTED: &str = "select media_version, attested_at from roster_attestation where work_id = $1";
const APPEARING: &str = "select person_id, redactable, waiver_basis, waiver_by, waiver_note \
    from appearance where work_id = $1";
const PEOPLE: &str = "select id, age_fact, adult_from, capable_from, reaffirm_until, represented, died_at, on_death \
    from person where id in (select person_id from appearance where work_id = $1)";
const GUARDIANS: &str = "select child_id, guardian_id, kind, from_ms, until_ms from standing_guardianship \
    where from_ms < until_ms and child_id in (select person_id from appearance where work_id = $1)";
const RELATIVES: &str = "select person_id, relative_id from relative_of \
    where person_id in (select person_id from appearance where work_id = $1)";
const DECLARED: &str = "select c.id, c.subject_id, c.declarant, c.declarant_id, c.version, c.state, c.explicit, \
    c.given_at, cast(case when exists (select 1 from proving e \
      join evidence_check k on k.evidence_id = e.evidence_id \
      where e.consent_id = c.id and k.result = 'verified' and k.checked_at = \
        (select max(l.checked_at) from evidence_check l where l.evidence_id = e.evidence_id) \
      and not exists (select 1 from evidence_file f join key_slot s on s.id = f.key_slot \
        where f.evidence_id = e.evidence_id and s.shredded_at is not null)) \
    then 1 else 0 end as bigint) as verified \
    from consent_record c where c.work_id = $1";
const SCOPES: &str = "select s.consent_id, s.use_kind, s.territories, s.from_ms, s.until_ms from consent_scope s \
    join consent_record c on c.id = s.consent_id where c.work_id = $1";
const WITHDRAWN: &str = "select subject_id, declarant, declarant_id, uses, effective_at from withdrawal \
    where subject_id in (select person_id from appearance where work_id = $1) \
    and (work_id is null or work_id = $1)";
/// Whether a work has what few have; each is only read where there is one.
const RARE: &str = "select exists (select 1 from hold where work_id = $1), \
    exists (select 1 from embargo where work_id = $1), exists (select 1 from restriction where work_id = $1), \
    exists (select 1 from work_licence where work_id = $1)";
const HELD: &str = "select uses, from_ms, until_ms, cause from standing_hold where work_id = $1";
const EMBARGOED: &str =
    "select uses, from_ms, until_ms from standing_embargo where work_id = $1 and from_ms < until_ms";
const RESTRICTED: &str = "select part, start_ms, end_ms, op, area, uses, since_ms, until_ms from standing_restriction \
    where work_id = $1 and since_ms < until_ms";
const LICENSED: &str = "select use_kind, territories, from_ms, until_ms from standing_licence \
    where work_id = $1 and from_ms < until_ms";
const EDITIONS: &str = "select id, kind, media_version, approved_at, checked_at from edition \
    where work_id = $1 and kind in ('original', 'cut') \
    and not exists (select 1 from edition_rejection r where r.edition_id = edition.id)";
const EDITS: &str = "select d.edition_id, d.part, d.start_ms, d.end_ms, d.op, d.area from edition_edit d \
    join edition e on e.id = d.edition_id where e.work_id = $1";
const REMOVES: &str = "select r.edition_id, r.person_id, r.standing_consent_id from edition_removes r \
    join edition e on e.id = r.edition_id where e.work_id = $1";
const NAMES: &str = "select person_id, use_kind, mode, shown, spoken, from_ms, until_ms from display_name \
    where work_id = $1";

/// The epoch of `work` and when it first was or will be public; nothing for a work that does not exist, and while the
/// library is closed.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn epoch(tx: &mut Tx, work: Id<Work>) -> Result<Option<(i64, Option<Timestamp>)>> {
    let found = crate::row!(tx, (i64, Option<i64>), EPOCH, work.text())?;
    Ok(found.map(|(epoch, since)| (epoch, since.map(Timestamp::from_millis))))
}

/// Reads the record of `work`; nothing for a work that does not exist. All reads see one moment, since `tx` is one
/// snapshot.
///
/// # Errors
/// `Unavailable` when the database does not answer, `Internal` when a row cannot be understood; then nothing is
/// allowed.
pub async fn snapshot(tx: &mut Tx, work: Id<Work>) -> Result<Option<Snapshot>> {
    let id = work.text();
    let Some((state, media_version, epoch, since, silent)) =
        crate::row!(tx, (String, i64, i64, Option<i64>, bool), WORK, &id)?
    else {
        return Ok(None);
    };
    let attested = crate::rows!(tx, (i64, i64), ATTESTED, &id)?;
    let appearing = crate::rows!(tx, AppearanceRow, APPEARING, &id)?;
    let (any_held, any_embargo, any_passage, any_licence) =
        crate::row!(tx, (bool, bool, bool, bool), RARE, &id)?.unwrap_or((true, true, true, true));
    let held =
        if any_held { crate::rows!(tx, (Option<String>, i64, i64, String), HELD, &id)? } else { Vec::new() };
    let embargoed =
        if any_embargo { crate::rows!(tx, (Option<String>, i64, i64), EMBARGOED, &id)? } else { Vec::new() };
    let (ordered, other): (Vec<_>, Vec<_>) = held.into_iter().partition(|row| row.3 == "court_order");
    let [orders, others] = [ordered, other]
        .map(|rows| stops(rows.into_iter().map(|(of, from, until, _)| (of, from, until)).collect()));
    let orders = orders?;
    let record = Record {
        work,
        published: state == "published",
        media_version,
        attestations: attested
            .into_iter()
            .map(|(media_version, at)| attestation(media_version, at))
            .collect(),
        appearances: appearing.into_iter().map(AppearanceRow::read).collect::<Result<_>>()?,
        people: people(tx, &id).await?,
        declarations: declarations(tx, &id).await?,
        withdrawals: withdrawals(tx, &id).await?,
        holds: [orders.clone(), others?].concat(),
        embargoes: stops(embargoed)?,
        restrictions: if any_passage { restrictions(tx, &id).await? } else { Vec::new() },
        licences: if any_licence { licences(tx, &id).await? } else { Vec::new() },
        editions: editions(tx, &id).await?,
        names: names(tx, &id).await?,
    };
    Ok(Some(Snapshot { epoch, public_since: since.map(Timestamp::from_millis), silent, orders, record }))
}

fn attestation(media_version: i64, at: i64) -> Attestation {
    Attestation { media_version, at: Timestamp::from_millis(at) }
}

#[derive(FromRow)]
struct AppearanceRow {
    person_id: String,
    redactable: bool,
    waiver_basis: Option<String>,
    waiver_by: Option<String>,
    waiver_note: Option<String>,
}

impl AppearanceRow {
    fn read(self) -> Result<Appearance> {
        let claimed = self.waiver_basis.is_some() || self.waiver_by.is_some() || self.waiver_note.is_some();
        let waiver = Waiver { basis: self.waiver_basis, by: self.waiver_by, note: self.waiver_note };
        Ok(Appearance {
            person: self.person_id.parse()?,
            redactable: self.redactable,
            waiver: claimed.then_some(waiver),
        })
    }
}

#[derive(FromRow)]
struct PersonRow {
    id: String,
    age_fact: String,
    adult_from: Option<i64>,
    capable_from: Option<i64>,
    reaffirm_until: Option<i64>,
    represented: bool,
    died_at: Option<i64>,
    on_death: String,
}

impl PersonRow {
    /// The age as far as it is known: half of a birth date is none.
    fn age(&self) -> Age {
        match (self.age_fact.as_str(), self.capable_from, self.adult_from, self.reaffirm_until) {
            ("adult_attested", ..) => Age::Adult,
            ("born", Some(capable), Some(adult), Some(reaffirm)) => Age::Born(Birthdays {
                capable_from: Timestamp::from_millis(capable),
                adult_from: Timestamp::from_millis(adult),
                reaffirm_until: Timestamp::from_millis(reaffirm),
            }),
            _ => Age::Unknown,
        }
    }
}

async fn people(tx: &mut Tx, work: &str) -> Result<BTreeMap<Id<Person>, PersonFacts>> {
    let mut people = BTreeMap::new();
    for row in crate::rows!(tx, PersonRow, PEOPLE, work)? {
        let facts = PersonFacts {
            age: row.age(),
            represented: row.represented,
            died: row.died_at.map(Timestamp::from_millis),
            on_death: row.on_death.parse()?,
            guardianships: Vec::new(),
            relatives: BTreeSet::new(),
        };
        people.insert(row.id.parse()?, facts);
    }
    for (child, guardian, kind, from, until) in
        crate::rows!(tx, (String, String, String, i64, i64), GUARDIANS, work)?
    {
        if let Some(facts) = people.get_mut(&child.parse()?) {
            let guardian = guardian.parse()?;
            let for_adult = kind == "betreuer";
            facts.guardianships.push(Guardianship { guardian, for_adult, office: interval(from, until) });
        }
    }
    for (person, relative) in crate::rows!(tx, (String, String), RELATIVES, work)? {
        if let Some(facts) = people.get_mut(&person.parse()?) {
            facts.relatives.insert(relative.parse()?);
        }
    }
    Ok(people)
}

#[derive(FromRow)]
struct DeclarationRow {
    id: String,
    subject_id: String,
    declarant: String,
    declarant_id: String,
    version: i64,
    state: String,
    explicit: bool,
    given_at: i64,
    verified: i64,
}

impl DeclarationRow {
    fn read(self, scopes: Vec<Scope>) -> Result<Declaration> {
        Ok(Declaration {
            id: self.id.parse()?,
            subject: self.subject_id.parse()?,
            voice: voice(&self.declarant, &self.declarant_id)?,
            version: self.version,
            word: self.state.parse()?,
            explicit: self.explicit,
            verified: self.verified == 1,
            given: Timestamp::from_millis(self.given_at),
            scopes,
        })
    }
}

async fn declarations(tx: &mut Tx, work: &str) -> Result<Vec<Declaration>> {
    let mut scopes: BTreeMap<String, Vec<Scope>> = BTreeMap::new();
    for (consent, use_, places, from, until) in
        crate::rows!(tx, (String, String, String, i64, i64), SCOPES, work)?
    {
        let scope =
            Scope { use_: use_.parse()?, territories: territories(&places)?, during: interval(from, until) };
        scopes.entry(consent).or_default().push(scope);
    }
    let rows = crate::rows!(tx, DeclarationRow, DECLARED, work)?;
    rows.into_iter()
        .map(|row| {
            let scopes = scopes.remove(&row.id).unwrap_or_default();
            row.read(scopes)
        })
        .collect()
}

async fn withdrawals(tx: &mut Tx, work: &str) -> Result<Vec<Withdrawal>> {
    crate::rows!(tx, (String, String, String, Option<String>, i64), WITHDRAWN, work)?
        .into_iter()
        .map(|(subject, declarant, by, of, effective)| {
            Ok(Withdrawal {
                subject: subject.parse()?,
                voice: voice(&declarant, &by)?,
                uses: uses(of.as_deref())?,
                effective: Timestamp::from_millis(effective),
            })
        })
        .collect()
}

fn stops(rows: Vec<(Option<String>, i64, i64)>) -> Result<Vec<Stop>> {
    rows.into_iter()
        .map(|(of, from, until)| Ok(Stop { uses: uses(of.as_deref())?, during: interval(from, until) }))
        .collect()
}

type RestrictedRow = (i64, i64, i64, String, String, Option<String>, i64, i64);

async fn restrictions(tx: &mut Tx, work: &str) -> Result<Vec<Restriction>> {
    crate::rows!(tx, RestrictedRow, RESTRICTED, work)?
        .into_iter()
        .map(|(part, start_ms, end_ms, operation, area, of, since, until)| {
            Ok(Restriction {
                edit: edit(part, start_ms, end_ms, &operation, &area)?,
                uses: uses(of.as_deref())?,
                during: interval(since, until),
            })
        })
        .collect()
}

async fn licences(tx: &mut Tx, work: &str) -> Result<Vec<Licence>> {
    crate::rows!(tx, (String, String, i64, i64), LICENSED, work)?
        .into_iter()
        .map(|(use_, places, from, until)| {
            let during = interval(from, until);
            Ok(Licence { use_: use_.parse()?, territories: territories(&places)?, during })
        })
        .collect()
}

async fn editions(tx: &mut Tx, work: &str) -> Result<Vec<Cut>> {
    let mut cuts = BTreeMap::new();
    for (id, kind, media_version, approved, checked) in
        crate::rows!(tx, (String, String, i64, Option<i64>, Option<i64>), EDITIONS, work)?
    {
        let cut = Cut {
            id: id.parse()?,
            original: kind == "original",
            media_version,
            approved: approved.map(Timestamp::from_millis),
            checked: checked.map(Timestamp::from_millis),
            edits: BTreeSet::new(),
            removes: BTreeMap::new(),
        };
        cuts.insert(id, cut);
    }
    if cuts.values().all(|cut| cut.original) {
        return Ok(cuts.into_values().collect());
    }
    for (edition, part, start_ms, end_ms, operation, area) in
        crate::rows!(tx, (String, i64, i64, i64, String, String), EDITS, work)?
    {
        if let Some(cut) = cuts.get_mut(&edition) {
            cut.edits.insert(edit(part, start_ms, end_ms, &operation, &area)?);
        }
    }
    for (edition, person, standing) in crate::rows!(tx, (String, String, Option<String>), REMOVES, work)? {
        if let Some(cut) = cuts.get_mut(&edition) {
            let standing = standing.map(|id| id.parse::<Id<Declared>>()).transpose()?;
            cut.removes.insert(person.parse()?, standing);
        }
    }
    Ok(cuts.into_values().collect())
}

type NameRow = (String, String, String, Option<String>, Option<String>, i64, i64);

async fn names(tx: &mut Tx, work: &str) -> Result<Vec<DisplayName>> {
    crate::rows!(tx, NameRow, NAMES, work)?
        .into_iter()
        .map(|(person, use_, mode, shown, spoken, from, until)| {
            let name = shown.map(|written| Name { written, spoken });
            let shown = match (mode.as_str(), name) {
                ("real", Some(name)) => ShownName::Real(name),
                ("pseudonym", Some(name)) => ShownName::Pseudonym(name),
                _ => ShownName::Unnamed,
            };
            let (person, use_) = (person.parse()?, use_.parse()?);
            Ok(DisplayName { person, use_, shown, during: interval(from, until) })
        })
        .collect()
}
