//! Reads what the forms of the desk offer: notices, cuts, ends of chains, and what stands and can be ended.

use crate::catalogue::edition::Edition;
use crate::catalogue::participant::Person;
use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::consent::fact::{Looked, Notice};
use crate::consent::ledger::desk::officer::ending::Ending;
use crate::consent::ledger::reading::{edit, uses};
use crate::consent::passage::Edit;
use crate::consent::record::{Declared, Use, Voice};
use crate::error::Result;
use crate::id::Id;
use crate::language::Language;
use crate::storage::database::Tx;

const NOTICES: &str = "select id, series, version, language from notice n \
    where not exists (select 1 from old_form f where f.id = n.id) order by series, version desc, language";
const NOTICE: &str = "select series, version, language from notice where id = $1";
const CUTS: &str = "select e.id, e.key from edition e join work w on w.id = e.work_id and w.media_version = e.media_version \
    where e.work_id = $1 and e.kind = 'cut' and e.checked_at is not null \
    and not exists (select 1 from edition_rejection x where x.edition_id = e.id) \
    and not exists (select 1 from edition_removes r where r.edition_id = e.id and r.person_id = $2) order by e.key";
const HEAD: &str = "select id, given_at, recorded_at, recorded_by from consent_record where subject_id = $1 and work_id = $2 \
    and declarant = $3 and declarant_id = $4 order by version desc limit 1";
const HOLDS: &str = "select s.id, h.cause, s.uses, s.from_ms, s.until_ms, s.takedown_id, \
    (select r.public_ref from takedown_request r where r.id = s.takedown_id) from standing_hold s \
    join hold h on h.id = s.id where s.work_id = $1 and s.until_ms > $2 and h.cause <> 'pause' order by s.from_ms, s.id";
const HOLD: &str = "select s.id, s.cause, s.uses, s.from_ms, s.until_ms, s.takedown_id, \
    (select r.public_ref from takedown_request r where r.id = s.takedown_id) from standing_hold s where s.id = $1";
const EMBARGOES: &str = "select id, reason_code, uses, from_ms, until_ms from standing_embargo \
    where work_id = $1 and until_ms > $2 order by from_ms, id";
const EMBARGO: &str = "select id, reason_code, uses, from_ms, until_ms from standing_embargo where id = $1";
const OFFICE: &str =
    "select id, kind, child_id, guardian_id, from_ms, until_ms from standing_guardianship where id = $1";
const LICENCES: &str = "select id, basis, use_kind, from_ms, until_ms from standing_licence \
    where work_id = $1 and until_ms > $2 order by use_kind, from_ms, id";
const OFFICES: &str = "select g.id, g.kind, g.child_id, g.guardian_id, g.from_ms, g.until_ms from standing_guardianship g \
    where g.until_ms > $2 and exists (select 1 from appearance a where a.person_id = g.child_id and a.work_id = $1) \
    order by g.child_id, g.from_ms, g.id";
const PASSAGE: &str = "select id, part, start_ms, end_ms, op, area, uses, asked_by, person_id from standing_restriction where id = $1";
const PASSAGES: &str = "select id, part, start_ms, end_ms, op, area, uses, asked_by, person_id from standing_restriction \
    where work_id = $1 and until_ms = 9223372036854775807 order by part, start_ms, id";
const LENGTHS: &str = "select r.part, max(r.duration_ms), max(coalesce(r.width, 0)) from rendition r \
    join edition e on e.id = r.edition_id join work w on w.id = e.work_id and w.media_version = e.media_version \
    where w.id = $1 and e.kind = 'original' and r.quality <> 'broadcast' group by r.part order by r.part";
const ATTESTED: &str = "select count(*) from roster_attestation r join work w on w.id = r.work_id \
    and w.media_version = r.media_version where r.work_id = $1";
const VERSION: &str = "select media_version from work where id = $1";
const ROLES: &str = "select role from appearance where work_id = $1 and person_id = $2 order by role";
const WAIVED: &str =
    "select count(*) from appearance where work_id = $1 and person_id = $2 and waiver_basis is not null";

/// A text that people can be shown.
#[derive(Clone, Debug)]
pub struct NoticeOnRecord {
    /// Which.
    pub id: Id<Notice>,
    /// Its series.
    pub series: String,
    /// Its version.
    pub version: i64,
    /// Its language.
    pub language: Language,
}

/// The end of a chain.
#[derive(Clone, Debug)]
pub struct ChainEnd {
    /// Which declaration.
    pub id: Id<Declared>,
    /// When it was said.
    pub given: Timestamp,
    /// When it was written down.
    pub recorded: Timestamp,
    /// By whom.
    pub recorded_by: String,
}

/// Something that closes or opens a work for a time and stands now or later.
#[derive(Clone, Debug)]
pub struct Stands {
    /// Which row.
    pub id: String,
    /// The table's own word for its cause, reason, ground or kind.
    pub word: String,
    /// For which uses; none: for every use.
    pub uses: Option<Vec<Use>>,
    /// From when.
    pub from: Timestamp,
    /// Until when; [`Timestamp::MAX`] has no end.
    pub until: Timestamp,
    /// Of an office: whose, and who holds it.
    pub office: Option<(Id<Person>, Id<Person>)>,
    /// Of a hold: the request that caused it, and by which its writer asks about it.
    pub request: Option<(String, String)>,
}

/// Everything of a work that can be ended.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    /// Stops while something is checked.
    pub holds: Vec<Stands>,
    /// Stops until a date.
    pub embargoes: Vec<Stands>,
    /// Rights in the work.
    pub licences: Vec<Stands>,
    /// Offices of guardians of those who appear.
    pub offices: Vec<Stands>,
    /// Passages that are closed.
    pub passages: Vec<Closed>,
    /// Whether the list of people is attested for the master of today.
    pub attested: bool,
}

/// A closed passage.
#[derive(Clone, Debug)]
pub struct Closed {
    /// Which.
    pub id: String,
    /// From when to when, and what is done.
    pub edit: Edit,
    /// For which uses; none: for every use.
    pub uses: Option<Vec<Use>>,
    /// Who asked for it.
    pub asked_by: Id<Person>,
    /// About whom it is, when it is about one person.
    pub person: Option<Id<Person>>,
}

type EmbargoRow = (String, String, Option<String>, i64, i64);
type OfficeRow = (String, String, String, String, i64, i64);
type HoldRow = (String, String, Option<String>, i64, i64, Option<String>, Option<String>);
type PassageRow = (String, i64, i64, i64, String, String, Option<String>, String, Option<String>);

/// Every notice, the newest version of a series first.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn notices(tx: &mut Tx) -> Result<Vec<NoticeOnRecord>> {
    crate::rows!(tx, (String, String, i64, String), NOTICES)?
        .into_iter()
        .map(|(id, series, version, language)| {
            Ok(NoticeOnRecord { id: id.parse()?, series, version, language: language.parse()? })
        })
        .collect()
}

/// Cuts of today's master that were checked and about which `person` has not been asked.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn cuts(tx: &mut Tx, work: Id<Work>, person: Id<Person>) -> Result<Vec<(Id<Edition>, String)>> {
    crate::rows!(tx, (String, String), CUTS, work.text(), person.text())?
        .into_iter()
        .map(|(id, key)| Ok((id.parse()?, key)))
        .collect()
}

/// The end of a chain, when there is one.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn chain_end(
    tx: &mut Tx,
    work: Id<Work>,
    subject: Id<Person>,
    voice: Voice,
) -> Result<Option<ChainEnd>> {
    let (capacity, by) = (voice.capacity.as_str(), voice.by.text());
    crate::row!(tx, (String, i64, i64, String), HEAD, subject.text(), work.text(), capacity, by)?
        .map(|(id, given, recorded, recorded_by)| {
            Ok(ChainEnd {
                id: id.parse()?,
                given: Timestamp::from_millis(given),
                recorded: Timestamp::from_millis(recorded),
                recorded_by,
            })
        })
        .transpose()
}

/// Whether no consent of `person` is needed in `work`.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn is_waived(tx: &mut Tx, work: Id<Work>, person: Id<Person>) -> Result<bool> {
    let found = crate::row!(tx, (i64,), WAIVED, work.text(), person.text())?;
    Ok(found.is_some_and(|(count,)| count > 0))
}

/// What there is to look at of `person` in `work` today; no roles for somebody who is not listed.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn looked(tx: &mut Tx, work: Id<Work>, person: Id<Person>) -> Result<Looked> {
    let roles = crate::rows!(&mut *tx, (String,), ROLES, work.text(), person.text())?;
    let roles = roles.into_iter().map(|(role,)| role).collect();
    Ok(Looked { version: version(tx, work).await?, roles })
}

/// Which master of `work` is today's.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn version(tx: &mut Tx, work: Id<Work>) -> Result<i64> {
    Ok(crate::row!(tx, (i64,), VERSION, work.text())?.map_or(0, |(version,)| version))
}

/// The parts of the master of today: their numbers, how long in milliseconds, and whether there is a picture.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn parts(tx: &mut Tx, work: Id<Work>) -> Result<Vec<(i64, u64, bool)>> {
    let rows = crate::rows!(tx, (i64, i64, i64), LENGTHS, work.text())?;
    Ok(rows.into_iter().map(|(part, ms, width)| (part, u64::try_from(ms).unwrap_or(0), width > 0)).collect())
}

/// What stands for `work` now or later and can be ended.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn standing(tx: &mut Tx, work: Id<Work>, now: Timestamp) -> Result<Standing> {
    type Licensed = (String, String, String, i64, i64);
    let (id, at) = (work.text(), now.millis());
    let mut found = Standing::default();
    for row in crate::rows!(tx, HoldRow, HOLDS, &id, at)? {
        found.holds.push(held(row)?);
    }
    for row in crate::rows!(tx, EmbargoRow, EMBARGOES, &id, at)? {
        found.embargoes.push(embargo(row)?);
    }
    for (id, word, use_, from, until) in crate::rows!(tx, Licensed, LICENCES, &id, at)? {
        let only = Some(vec![use_.parse()?]);
        found.licences.push(Stands { uses: only, ..stands(id, word, None, (from, until))? });
    }
    for row in crate::rows!(tx, OfficeRow, OFFICES, &id, at)? {
        found.offices.push(office(row)?);
    }
    for row in crate::rows!(tx, PassageRow, PASSAGES, &id)? {
        found.passages.push(closed(row)?);
    }
    found.attested = crate::row!(tx, (i64,), ATTESTED, &id)?.is_some_and(|(count,)| count > 0);
    Ok(found)
}

/// A hold, whether it stands or has ended; nothing for none.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn hold(tx: &mut Tx, id: &str) -> Result<Option<Stands>> {
    crate::row!(tx, HoldRow, HOLD, id)?.map(held).transpose()
}

/// A passage that was closed, whether it still is or not; nothing for none.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn passage(tx: &mut Tx, id: &str) -> Result<Option<Closed>> {
    crate::row!(tx, PassageRow, PASSAGE, id)?.map(closed).transpose()
}

/// An office or embargo, whether it stands or has ended; nothing for none, or for another kind.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn ending(tx: &mut Tx, ending: Ending, id: &str) -> Result<Option<Stands>> {
    match ending {
        Ending::Guardianship => crate::row!(tx, OfficeRow, OFFICE, id)?.map(office).transpose(),
        Ending::Embargo => crate::row!(tx, EmbargoRow, EMBARGO, id)?.map(embargo).transpose(),
        Ending::Licence | Ending::Agreement => Ok(None),
    }
}

fn embargo((id, word, of, from, until): EmbargoRow) -> Result<Stands> {
    stands(id, word, of.as_deref(), (from, until))
}

fn office((id, word, child, guardian, from, until): OfficeRow) -> Result<Stands> {
    let office = Some((child.parse()?, guardian.parse()?));
    Ok(Stands { office, ..stands(id, word, None, (from, until))? })
}

fn held((id, word, of, from, until, request, reference): HoldRow) -> Result<Stands> {
    Ok(Stands { request: request.zip(reference), ..stands(id, word, of.as_deref(), (from, until))? })
}

fn closed((id, part, start, end, op, area, of, asked_by, person): PassageRow) -> Result<Closed> {
    Ok(Closed {
        id,
        edit: edit(part, start, end, &op, &area)?,
        uses: uses(of.as_deref())?.map(|uses| uses.into_iter().collect()),
        asked_by: asked_by.parse()?,
        person: person.map(|id| id.parse()).transpose()?,
    })
}

fn stands(id: String, word: String, of: Option<&str>, (from, until): (i64, i64)) -> Result<Stands> {
    Ok(Stands {
        id,
        word,
        uses: uses(of)?.map(|uses| uses.into_iter().collect()),
        from: Timestamp::from_millis(from),
        until: Timestamp::from_millis(until),
        office: None,
        request: None,
    })
}

/// Series, version and language of a notice.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn name_of_notice(tx: &mut Tx, id: &str) -> Result<Option<(String, i64, String)>> {
    crate::row!(tx, (String, i64, String), NOTICE, id)
}
