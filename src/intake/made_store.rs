//! Rows of what is made from masters: what is there, what is missing, what took another's place.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};

use super::job::{Kind, Part};
use super::jobs_store::{Order, enqueue};
use super::recipe::{Profile, VERSION};
use crate::catalogue::accession_store::{RenditionRow, add_rendition};
use crate::catalogue::edition::Edition;
use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::error::Result;
use crate::id::{Id, Sha256Digest};
use crate::storage::database::Tx;
use crate::{row, rows, run};

/// How long a rendition stays whose place another took, in milliseconds: whoever plays it plays on.
const STAYS_MS: i64 = 24 * 3_600_000;

/// A master that something is made of.
#[derive(Clone, Debug)]
pub struct Master {
    /// Whose.
    pub work: Id<Work>,
    /// Its address.
    pub slug: String,
    /// Its bytes.
    pub sha256: Sha256Digest,
    /// Whether it is the original, whose pictures and subtitles are the work's.
    pub original: bool,
    /// Whether a small rendition was brought in or made before, which stays.
    pub has_small: bool,
    /// Whether the edition has pictures.
    pub has_pictures: bool,
    /// Languages that its part has captions in.
    pub captions: BTreeSet<String>,
    /// JSON of the work's languages, the main one first.
    pub languages: String,
}

const MASTER: &str = "select w.id, w.slug, r.sha256, e.kind, w.languages, \
    exists (select 1 from rendition s where s.edition_id = e.id and s.part = r.part and s.quality = 'small' and s.made_from is null), \
    exists (select 1 from poster p where p.edition_id = e.id) \
    from rendition r join edition e on e.id = r.edition_id join work w on w.id = e.work_id and w.media_version = e.media_version \
    where r.edition_id = $1 and r.part = $2 and r.quality = 'full' and w.state <> 'retired' \
    and not exists (select 1 from erased x where x.kind = 'work' and x.value = w.id \
    and not exists (select 1 from erasure_step c where c.erasure_id = x.erasure_id and c.step = 'cancelled'))  \
    and not exists (select 1 from edition_rejection x where x.edition_id = e.id)";
const CAPTIONS: &str =
    "select language from transcript where edition_id = $1 and part = $2 and kind = 'captions'";
const LISTED: &str = "select id, quality, sha256 from rendition where edition_id = $1 and part = $2 \
    and made_from is not null and quality <> 'broadcast' and retired_at is null";
const RETIRE: &str = "update rendition set retired_at = $2 where id = $1";
const MADE_FROM: &str = "update rendition set made_from = $2 where id = $1";
const OVER: &str = "select id, sha256 from rendition where retired_at <= $1 order by id limit 500";
const DROP: &str = "delete from rendition where id = $1";
const CHAPTERS: &str = "delete from chapter where edition_id = $1 and part = $2";
const CHAPTER: &str = "insert into chapter (edition_id, part, start_ms, title) values ($1, $2, $3, $4) on conflict (edition_id, part, start_ms) do nothing";
/// Every master of a current version with what its files were made from; none where nothing was made.
const MASTERS: &str = "select w.id, e.id, r.part, r.sha256, \
    (select min(m.made_from) from rendition m where m.edition_id = e.id and m.part = r.part and m.quality <> 'broadcast' \
     and m.made_from is not null and m.retired_at is null), \
    (select max(j.asked_at) from job j where j.kind = 'encode' and j.subject = e.id || '/' || cast(r.part as text) and j.state <> 'done') \
    from rendition r join edition e on e.id = r.edition_id join work w on w.id = e.work_id and w.media_version = e.media_version \
    where r.quality = 'full' and w.state <> 'retired' \
    and not exists (select 1 from erased x where x.kind = 'work' and x.value = w.id \
    and not exists (select 1 from erasure_step c where c.erasure_id = x.erasure_id and c.step = 'cancelled'))  and not exists (select 1 from edition_rejection x where x.edition_id = e.id) \
    order by r.added_at, e.id, r.part";
const OF_EDITION: &str = "select e.work_id, r.part from rendition r join edition e on e.id = r.edition_id \
    where e.id = $1 and r.quality = 'full' and not exists (select 1 from rendition m where m.edition_id = e.id \
    and m.part = r.part and m.quality <> 'broadcast' and m.made_from is not null and m.retired_at is null) order by r.part";

/// The digest of all that goes into what is made of a master.
#[must_use]
pub fn made_from(master: Sha256Digest, profile: Profile) -> Sha256Digest {
    Sha256Digest::from_hasher(Sha256::new_with_prefix(format!("recipe {VERSION} {profile} {master}")))
}

/// The master of a part of an edition; none when it is not there any more or another one is current.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn master(tx: &mut Tx, of: Part) -> Result<Option<Master>> {
    type Row = (String, String, String, String, String, bool, bool);
    let (edition, part) = (of.edition.text(), i64::from(of.part));
    let Some((work, slug, sha256, kind, languages, has_small, has_pictures)) =
        row!(&mut *tx, Row, MASTER, &edition, part)?
    else {
        return Ok(None);
    };
    let captions = rows!(tx, (String,), CAPTIONS, &edition, part)?;
    Ok(Some(Master {
        work: work.parse()?,
        slug,
        sha256: sha256.parse()?,
        original: kind == "original",
        has_small,
        has_pictures,
        captions: captions.into_iter().map(|(language,)| language).collect(),
        languages,
    }))
}

/// Puts `made` in the place of what was made before; whoever plays that plays on for a day.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn replace(tx: &mut Tx, of: Part, made: &[RenditionRow], now: Timestamp) -> Result<()> {
    let (edition, part) = (of.edition.text(), i64::from(of.part));
    let mut there = rows!(&mut *tx, (String, String, String), LISTED, &edition, part)?;
    there.retain(|(_, quality, sha256)| !made.iter().any(|m| m.quality == quality && m.sha256 == *sha256));
    for (id, ..) in &there {
        run!(&mut *tx, RETIRE, id, now.millis())?;
    }
    let kept = rows!(&mut *tx, (String, String, String), LISTED, &edition, part)?;
    for row in made {
        match kept.iter().find(|(_, quality, _)| quality == row.quality) {
            // The same bytes by another recipe.
            Some((id, ..)) => drop(run!(&mut *tx, MADE_FROM, id, row.made_from.as_deref())?),
            None => add_rendition(tx, of.edition, row, now).await?,
        }
    }
    Ok(())
}

/// What took no part any more for a day: ids of rows and digests, at most 500.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn over(tx: &mut Tx, now: Timestamp) -> Result<Vec<(String, Sha256Digest)>> {
    let found = rows!(tx, (String, String), OVER, now.plus_millis(-STAYS_MS).millis())?;
    found.into_iter().map(|(id, sha256)| Ok((id, sha256.parse()?))).collect()
}

/// Drops a row that [`over`] found.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn drop_row(tx: &mut Tx, id: &str) -> Result<()> {
    run!(tx, DROP, id).map(drop)
}

/// Makes these the chapters of a part.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn chapters(tx: &mut Tx, of: Part, chapters: &[super::probe::tracks::Chapter]) -> Result<()> {
    let (edition, part) = (of.edition.text(), i64::from(of.part));
    run!(&mut *tx, CHAPTERS, &edition, part)?;
    for chapter in chapters {
        let start = i64::try_from(chapter.start_ms).unwrap_or(i64::MAX);
        run!(&mut *tx, CHAPTER, &edition, part, start, &chapter.title)?;
    }
    Ok(())
}

/// Asks that everything be made of each master of `edition` of which nothing was made.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn ask(
    tx: &mut Tx,
    edition: Id<Edition>,
    (asked_by, priority): (&str, i64),
    now: Timestamp,
) -> Result<()> {
    for (work, part) in rows!(&mut *tx, (String, i64), OF_EDITION, edition.text())? {
        let subject = Part { edition, part: u32::try_from(part).unwrap_or(1) }.to_string();
        let work = Some(work.parse()?);
        enqueue(tx, &Order { kind: Kind::Encode, subject: &subject, work, asked_by, priority }, now).await?;
    }
    Ok(())
}

/// Asks for everything that is missing, and in the background for what was made by another recipe. What failed or was
/// called off is left alone, unless `again`. How many were asked for.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn ask_for_all(
    tx: &mut Tx,
    profile: Profile,
    again: bool,
    (asked_by, soon, background): (&str, i64, i64),
    now: Timestamp,
) -> Result<usize> {
    type Row = (String, String, i64, String, Option<String>, Option<i64>);
    let mut count = 0;
    for (work, edition, part, sha256, made, asked) in rows!(&mut *tx, Row, MASTERS)? {
        let current = made.as_deref() == Some(made_from(sha256.parse()?, profile).to_string().as_str());
        if (current || asked.is_some()) && !again {
            continue;
        }
        let priority = if made.is_none() { soon } else { background };
        let subject = Part { edition: edition.parse()?, part: u32::try_from(part).unwrap_or(1) }.to_string();
        let work = Some(work.parse()?);
        enqueue(tx, &Order { kind: Kind::Encode, subject: &subject, work, asked_by, priority }, now).await?;
        count += 1;
    }
    Ok(count)
}
