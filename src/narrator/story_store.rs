//! Reads where somebody's story is and what they said about it, for whoever has a standing in it.

use std::collections::BTreeSet;

use crate::catalogue::participant::Person;
use crate::catalogue::work::{Kind, Work};
use crate::clock::Timestamp;
use crate::consent::audit::{Actor, Logged};
use crate::consent::ledger::desk::old_papers::{self, OldPaperRow};
use crate::consent::ledger::{Happened, entries_about, happenings, recalls_of};
use crate::consent::record::{Interval, Use, Word};
use crate::error::{Error, Result};
use crate::id::{Id, Sha256Digest};
use crate::language::{Language, Texts};
use crate::narrator::again_store::{Again, again};
use crate::narrator::standing::Standing;
use crate::storage::database::Tx;
use crate::{row, rows};

/// A work that the person is in, as its page needs it.
#[derive(Clone, Debug)]
pub struct Story {
    /// Which.
    pub work: Id<Work>,
    /// Film or voice.
    pub kind: Kind,
    /// Its title in every language that it has.
    pub title: Texts,
    /// What is spoken in it.
    pub languages: Vec<Language>,
    /// When it was brought in.
    pub added: Timestamp,
    /// When it may be used for what: of every place, past and to come.
    pub lines: Vec<(Use, Interval)>,
    /// Schools that have a link to it now, each with its last instant.
    pub schools: Vec<(String, Timestamp)>,
    /// Copies that left the house.
    pub copies: Vec<Copy>,
    /// Since when the one who has this standing has paused it.
    pub paused: Option<Timestamp>,
    /// When the person must decide anew, where no day is named.
    pub again: Again,
}

/// A copy that left the house.
#[derive(Clone, Debug)]
pub struct Copy {
    /// The delivery mark.
    pub number: i64,
    /// Who has it.
    pub organisation: String,
    /// For which use.
    pub use_: Use,
    /// When it was handed over.
    pub at: Timestamp,
    /// When it was called back and what was answered since, while that stands.
    pub recall: Option<(Timestamp, Vec<(String, Timestamp)>)>,
}

const WORK: &str = "select kind, languages, added_at from work where id = $1";
const TITLES: &str = "select language, text from work_text where work_id = $1 and field = 'title'";
const LINES: &str = "select use_kind, from_ms, until_ms from clearance where work_id = $1";
const SCHOOLS: &str = "select o.name, max(l.until_ms) from class_link l join organisation o on o.id = l.organisation_id \
     where l.work_id = $1 and l.revoked_at is null and l.until_ms > $2 group by o.name order by o.name";
const COPIES: &str = "select d.number, o.name, d.use_kind, d.at_ms from delivery d \
     join organisation o on o.id = d.organisation_id where d.work_id = $1 order by d.number";
const PAUSED: &str = "select min(h.from_ms) from narrator_pause p join standing_hold h on h.id = p.hold_id \
     where h.work_id = $1 and p.subject_id = $2 and p.declarant = $3 and p.declarant_id = $4 \
     and h.from_ms <= $5 and h.until_ms > $5";

/// Every work that the person is in, in the order of their ids.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn stories(tx: &mut Tx, standing: &Standing, now: Timestamp) -> Result<Vec<Story>> {
    let mut stories = Vec::new();
    let again = again(tx, standing, now).await?;
    for work in standing.works() {
        stories.extend(one(tx, standing, (*work, &again), now).await?);
    }
    Ok(stories)
}

/// One of them.
///
/// # Errors
/// As [`stories`].
pub async fn story(
    tx: &mut Tx,
    standing: &Standing,
    work: Id<Work>,
    now: Timestamp,
) -> Result<Option<Story>> {
    let again = again(tx, standing, now).await?;
    one(tx, standing, (work, &again), now).await
}

async fn one(
    tx: &mut Tx,
    standing: &Standing,
    (work, again): (Id<Work>, &Again),
    now: Timestamp,
) -> Result<Option<Story>> {
    let id = work.text();
    let found = row!(tx, (String, String, i64), WORK, &id)?.filter(|_| standing.works().contains(&work));
    let Some((kind, languages, added)) = found else { return Ok(None) };
    let titles = rows!(tx, (String, String), TITLES, &id)?;
    let titles = titles.into_iter().map(|(tag, text)| Ok((tag.parse()?, text)));
    let languages: Vec<String> = serde_json::from_str(&languages).map_err(Error::internal)?;
    Ok(Some(Story {
        work,
        kind: kind.parse()?,
        title: Texts(titles.collect::<Result<_>>()?),
        languages: languages.iter().map(|tag| tag.parse()).collect::<Result<_>>()?,
        added: Timestamp::from_millis(added),
        lines: lines(tx, &id).await?,
        schools: schools(tx, &id, now).await?,
        copies: copies(tx, work).await?,
        paused: paused(tx, standing, &id, now).await?,
        again: again.clone(),
    }))
}

async fn lines(tx: &mut Tx, work: &str) -> Result<Vec<(Use, Interval)>> {
    let line = |(use_, from, until): (String, i64, i64)| {
        let (from, until) = (Timestamp::from_millis(from), Timestamp::from_millis(until));
        Ok((use_.parse()?, Interval { from, until }))
    };
    rows!(tx, (String, i64, i64), LINES, work)?.into_iter().map(line).collect()
}

async fn schools(tx: &mut Tx, work: &str, now: Timestamp) -> Result<Vec<(String, Timestamp)>> {
    let found = rows!(tx, (String, i64), SCHOOLS, work, now.millis())?;
    Ok(found.into_iter().map(|(name, until)| (name, Timestamp::from_millis(until))).collect())
}

async fn copies(tx: &mut Tx, work: Id<Work>) -> Result<Vec<Copy>> {
    let copy = |(number, organisation, use_, at): (i64, String, String, i64)| {
        let at = Timestamp::from_millis(at);
        Ok(Copy { number, organisation, use_: use_.parse()?, at, recall: None })
    };
    let found = rows!(tx, (i64, String, String, i64), COPIES, work.text())?;
    let mut copies = found.into_iter().map(copy).collect::<Result<Vec<Copy>>>()?;
    for recall in recalls_of(tx, work).await? {
        let answers = answered(happenings(tx, recall.id).await?);
        if let Some(copy) = copies.iter_mut().find(|copy| copy.number == recall.mark) {
            copy.recall = answers.map(|answers| (recall.issued, answers));
        }
    }
    Ok(copies)
}

/// What was answered to a recall, without what was noted by mistake; nothing when the recall is over, since the copy
/// may be used again.
fn answered(events: Vec<Happened>) -> Option<Vec<(String, Timestamp)>> {
    let mut answers: Vec<(String, Timestamp)> = Vec::new();
    let mut stands = true;
    for event in events {
        match event.kind.as_str() {
            "lifted" => stands = false,
            "undone" => drop(answers.pop()),
            _ => answers.push((event.kind, event.at)),
        }
    }
    stands.then_some(answers)
}

async fn paused(tx: &mut Tx, standing: &Standing, work: &str, now: Timestamp) -> Result<Option<Timestamp>> {
    let (capacity, by) = (standing.voice().capacity.as_str(), standing.voice().by.text());
    let subject = standing.subject().text();
    let found = row!(tx, (Option<i64>,), PAUSED, work, subject, capacity, by, now.millis())?;
    Ok(found.and_then(|(since,)| since).map(Timestamp::from_millis))
}

/// What somebody agreed to or refused, once.
#[derive(Clone, Debug)]
pub struct Paper {
    /// About which work.
    pub work: Id<Work>,
    /// What it says.
    pub word: Word,
    /// When it was said.
    pub given: Timestamp,
    /// In which language it was explained.
    pub explained_in: Language,
    /// For which uses, each with the last day as the form says it.
    pub uses: Vec<(Use, String)>,
    /// The text that was shown: its language, its words, the digest of its words.
    pub notice: (Language, String, Sha256Digest),
}

/// What somebody took back, once.
#[derive(Clone, Debug)]
pub struct Taken {
    /// From which work; none: from every work.
    pub work: Option<Id<Work>>,
    /// From which uses; none: from every use.
    pub uses: Option<BTreeSet<Use>>,
    /// From when on.
    pub effective: Timestamp,
}

const PAPERS: &str = "select c.id, c.work_id, c.state, c.given_at, c.explained_in, n.language, n.body, n.text_sha256 \
     from consent_record c join notice n on n.id = c.notice_id \
     where c.subject_id = $1 and c.declarant = $2 and c.declarant_id = $3 order by c.given_at desc, c.id desc";
const SCOPES: &str =
    "select use_kind, through_day from consent_scope where consent_id = $1 order by use_kind";
const TAKEN: &str = "select work_id, uses, effective_at from withdrawal \
     where subject_id = $1 and declarant = $2 and declarant_id = $3 order by recorded_at desc, id desc";

/// What the one who has this standing agreed to or refused, the latest first. What others said is not theirs to read.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn papers(tx: &mut Tx, standing: &Standing) -> Result<Vec<Paper>> {
    type Row = (String, String, String, i64, String, String, String, String);
    let (capacity, by) = (standing.voice().capacity.as_str(), standing.voice().by.text());
    let mut papers = Vec::new();
    for (id, work, word, given, explained_in, language, body, digest) in
        rows!(tx, Row, PAPERS, standing.subject().text(), capacity, by)?
    {
        let scopes = rows!(tx, (String, String), SCOPES, id)?;
        papers.push(Paper {
            work: work.parse()?,
            word: word.parse()?,
            given: Timestamp::from_millis(given),
            explained_in: explained_in.parse()?,
            uses: scopes.into_iter().map(|(use_, day)| Ok((use_.parse()?, day))).collect::<Result<_>>()?,
            notice: (language.parse()?, body, digest.parse()?),
        });
    }
    Ok(papers)
}

/// Old papers in which nobody has read yet what they allow, the last one first: a person's own page has all that are about
/// them, a guardian's those that they signed. A paper that was set aside is nobody's to see.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn old_papers(tx: &mut Tx, standing: &Standing) -> Result<Vec<OldPaperRow>> {
    let mut waiting = Vec::new();
    for paper in old_papers::of_person(tx, standing.subject()).await? {
        let theirs = standing.is_own() || paper.voice()? == standing.voice();
        if theirs && paper.aside()?.is_none() && paper.declared()?.is_none() {
            waiting.push(paper);
        }
    }
    Ok(waiting)
}

/// What the one who has this standing took back, the latest first.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn taken(tx: &mut Tx, standing: &Standing) -> Result<Vec<Taken>> {
    type Row = (Option<String>, Option<String>, i64);
    let (capacity, by) = (standing.voice().capacity.as_str(), standing.voice().by.text());
    rows!(tx, Row, TAKEN, standing.subject().text(), capacity, by)?
        .into_iter()
        .map(|(work, uses, effective)| {
            let work = work.map(|work| work.parse()).transpose()?;
            let uses = uses.map(|uses| words(&uses)).transpose()?;
            Ok(Taken { work, uses, effective: Timestamp::from_millis(effective) })
        })
        .collect()
}

fn words(json: &str) -> Result<BTreeSet<Use>> {
    let words: Vec<String> = serde_json::from_str(json).map_err(Error::internal)?;
    words.iter().map(|word| word.parse()).collect()
}

/// What a guardian may know of a child's own word: that there is one, and which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChildSaid {
    /// Nothing is on record.
    Nothing,
    /// Yes, since.
    Yes(Timestamp),
    /// No, since.
    No(Timestamp),
}

const OWN_WORD: &str = "select state, given_at from consent_record where subject_id = $1 and work_id = $2 \
     and declarant = 'own' order by version desc limit 1";
const OWN_NO: &str = "select max(effective_at) from withdrawal where subject_id = $1 and declarant = 'own' \
     and (work_id is null or work_id = $2) and effective_at <= $3";

/// Whether the child has decided about a work.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn child_said(
    tx: &mut Tx,
    standing: &Standing,
    work: Id<Work>,
    now: Timestamp,
) -> Result<ChildSaid> {
    let (child, work) = (standing.subject().text(), work.text());
    let word = row!(tx, (String, i64), OWN_WORD, &child, &work)?;
    let no = row!(tx, (Option<i64>,), OWN_NO, &child, &work, now.millis())?.and_then(|(at,)| at);
    let word = word.map(|(word, at)| Ok::<_, Error>((word.parse::<Word>()?, at))).transpose()?;
    Ok(match (word, no) {
        (Some((word, at)), None) if word.is_yes() => ChildSaid::Yes(Timestamp::from_millis(at)),
        (Some((word, at)), Some(no)) if word.is_yes() && at >= no => {
            ChildSaid::Yes(Timestamp::from_millis(at))
        }
        (_, Some(no)) => ChildSaid::No(Timestamp::from_millis(no)),
        (Some((_, at)), None) => ChildSaid::No(Timestamp::from_millis(at)),
        (None, None) => ChildSaid::Nothing,
    })
}

const COMING: &str = "select adult_from, reaffirm_until from person where id = $1 and adult_from is not null";

/// When the person comes of age or came, and until when a yes from before it counts, if that is known.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn comes_of_age(tx: &mut Tx, person: Id<Person>) -> Result<Option<(Timestamp, Timestamp)>> {
    let found = row!(tx, (i64, i64), COMING, person.text())?;
    Ok(found.map(|(adult, until)| (Timestamp::from_millis(adult), Timestamp::from_millis(until))))
}

const AGREED: &str = "select max(s.until_ms) from consent_record c join consent_scope s on s.consent_id = c.id \
    where c.subject_id = $1 and c.work_id = $2 \
    and not exists (select 1 from consent_record later where later.replaces = c.id)";

/// The last instant that anybody agreed to for the person in a work, whatever stands in the way of it now.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn agreed_until(tx: &mut Tx, person: Id<Person>, work: Id<Work>) -> Result<Timestamp> {
    let found = row!(tx, (Option<i64>,), AGREED, person.text(), work.text())?.and_then(|(until,)| until);
    Ok(found.map_or(Timestamp::MAX, Timestamp::from_millis))
}

/// Most entries of the log that a page goes through.
const MOST_ENTRIES: i64 = 500;

/// What the one who has this standing did on their own page, as the log has it, the latest first.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn receipts(tx: &mut Tx, standing: &Standing) -> Result<Vec<Logged>> {
    const DEEDS: [&str; 6] =
        ["withdrawal", "hold", "hold_end", "restriction", "chosen_name", "erasure_cancelled"];
    let theirs = Actor::Narrator(standing.voice().by).text();
    let entries = entries_about(tx, standing.subject(), MOST_ENTRIES).await?.into_iter();
    let entries = entries.map(|salted| salted.entry);
    Ok(entries.filter(|entry| entry.actor == theirs && DEEDS.contains(&entry.kind.as_str())).collect())
}

const WORK_OF: &str = "select work_id from withdrawal where id = $1 union select work_id from hold where id = $1 \
    union select work_id from restriction where id = $1 union select work_id from chosen_name where id = $1";

/// Which work an entry is about; none when it is about all of the person's, or about none.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn work_of(tx: &mut Tx, entry: &Logged) -> Result<Option<Id<Work>>> {
    let object = entry.object.split('/').next().unwrap_or_default();
    let found = row!(tx, (Option<String>,), WORK_OF, object)?.and_then(|(work,)| work);
    found.map(|work| work.parse()).transpose()
}

const EFFECTIVE: &str = "select effective_at from withdrawal where id = $1 and effective_at > recorded_at";

/// The end that a withdrawal set for later, when it did.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn later_end(tx: &mut Tx, entry: &Logged) -> Result<Option<Timestamp>> {
    if entry.kind != "withdrawal" {
        return Ok(None);
    }
    let found = row!(tx, (i64,), EFFECTIVE, &entry.object)?;
    Ok(found.map(|(at,)| Timestamp::from_millis(at)))
}

const STOPPED: &str = "select uses from withdrawal where id = $1";

/// For which uses an entry took a story back; nothing when it is none of that kind.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn stopped(tx: &mut Tx, entry: &Logged) -> Result<Option<BTreeSet<Use>>> {
    if entry.kind != "withdrawal" {
        return Ok(None);
    }
    let found = row!(tx, (Option<String>,), STOPPED, &entry.object)?;
    let every = || Ok(Use::ALL.into_iter().collect());
    found.map(|(uses,)| uses.map_or_else(every, |uses| words(&uses))).transpose()
}
