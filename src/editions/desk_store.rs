//! Reads what the desk shows of editions: what is closed where, and both cuts side by side. What says something of a
//! work asks for a permit to keep it.

use sqlx::FromRow;

use crate::catalogue::edition::Edition;
use crate::catalogue::participant::Person;
use crate::catalogue::work::Work;
use crate::consent::decision::Permit;
use crate::error::Result;
use crate::id::Id;
use crate::page::{Cursor, Page, PageRequest};
use crate::storage::database::Tx;
use crate::{row, rows};

const CLOSED: &str = "select w.id, w.slug, count(*) from restriction r join work w on w.id = r.work_id \
    where not exists (select 1 from restriction_end e where e.restriction_id = r.id) and (w.slug, w.id) > ($1, $2) \
    group by w.id, w.slug order by w.slug, w.id limit $3";

/// The name of the order of works in which something is closed, for cursors.
pub const BY_SLUG: &str = "editions";

/// A page of the works in which something is closed: id, slug, and how many passages.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn closed(tx: &mut Tx, request: &PageRequest) -> Result<Page<(Id<Work>, String, i64)>> {
    let (slug, id) = request.after.as_ref().map_or(("", ""), |c| (c.key.as_str(), c.id.as_str()));
    let rows = rows!(tx, (String, String, i64), CLOSED, slug, id, i64::from(request.limit) + 1)?;
    let page = Page::cut(rows, request.limit, |row| Cursor { key: row.1.clone(), id: row.0.clone() });
    let read = |(id, slug, count): (String, String, i64)| Ok((id.parse()?, slug, count));
    Ok(Page { items: page.items.into_iter().map(read).collect::<Result<_>>()?, next: page.next })
}

const TITLE: &str = "select text from work_text where work_id = $1 and field = 'title' \
    order by case when language = $2 then 0 else 1 end, language limit 1";

/// The title of a work, in `language` where there is one.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn title(tx: &mut Tx, permit: &Permit, language: &str) -> Result<String> {
    let found = row!(tx, (String,), TITLE, permit.work().text(), language)?;
    Ok(found.map(|(title,)| title).unwrap_or_default())
}

/// A file of an edition.
#[derive(Clone, Debug, FromRow)]
pub struct File {
    /// Its address's last part.
    pub id: String,
    /// Part, from 1.
    pub part: i64,
    /// `full` or `small`.
    pub quality: String,
    /// Whether browsers play it.
    pub playable: bool,
    /// Pixels; none for a sound.
    pub width: Option<i64>,
}

/// The words of an edition.
#[derive(Clone, Debug, FromRow)]
pub struct Script {
    /// Its address's last part.
    pub id: String,
    /// Part, from 1.
    pub part: i64,
    /// In which language.
    pub language: String,
    /// `captions` or `transcript`.
    pub kind: String,
    /// `WebVTT`.
    pub vtt: String,
}

/// Everything that an edition shows and says.
#[derive(Clone, Debug, Default)]
pub struct Shown {
    /// Its files, by part, full before small.
    pub files: Vec<File>,
    /// Its words.
    pub scripts: Vec<Script>,
    /// The address's last part of its smallest poster.
    pub poster: Option<String>,
}

const OF_WORK: &str = "select 1 from edition where id = $1 and work_id = $2";
const FILES: &str = "select id, part, quality, playable, width from rendition \
    where edition_id = $1 and quality in ('full', 'progressive', 'small') and retired_at is null order by part, quality";
const SCRIPTS: &str = "select id, part, language, kind, vtt from transcript where edition_id = $1 order by part, language, kind";
const POSTER: &str = "select id from poster where edition_id = $1 order by width, media_type limit 1";

/// What `edition` shows and says, when it is one of the permit's work.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn shown(tx: &mut Tx, permit: &Permit, edition: Id<Edition>) -> Result<Shown> {
    let id = edition.text();
    if row!(tx, (i32,), OF_WORK, &id, permit.work().text())?.is_none() {
        return Ok(Shown::default());
    }
    Ok(Shown {
        files: rows!(tx, File, FILES, &id)?,
        scripts: rows!(tx, Script, SCRIPTS, &id)?,
        poster: row!(tx, (String,), POSTER, &id)?.map(|(id,)| id),
    })
}

/// Somebody in a work whom a cut may remove.
#[derive(Clone, Debug)]
pub struct Removable {
    /// Who.
    pub person: Id<Person>,
    /// By what key the desk knows them.
    pub key: String,
    /// What they do in it.
    pub role: String,
    /// Whether this edition is said to remove them.
    pub removed: bool,
}

const REMOVABLE: &str = "select a.person_id, p.key, a.role, cast(case when exists (select 1 from edition_removes x \
      where x.edition_id = $2 and x.person_id = a.person_id) then 1 else 0 end as bigint) \
    from appearance a join person p on p.id = a.person_id where a.work_id = $1 and a.redactable order by p.key, a.role";

/// Who in the permit's work can be cut out, and whether `edition` is said to.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn removable(tx: &mut Tx, permit: &Permit, edition: Id<Edition>) -> Result<Vec<Removable>> {
    let found = rows!(tx, (String, String, String, i64), REMOVABLE, permit.work().text(), edition.text())?;
    found
        .into_iter()
        .map(|(person, key, role, removed)| {
            Ok(Removable { person: person.parse()?, key, role, removed: removed == 1 })
        })
        .collect()
}
