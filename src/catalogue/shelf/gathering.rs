//! What gathers works: collections, themes, places, and the public page of a name.

use sqlx::FromRow;

use super::entry::Term;
use super::list::PublicRow;
use super::{kept, texts};
use crate::catalogue::collection;
use crate::catalogue::participant::Person;
use crate::clock::Timestamp;
use crate::consent::decision::{Permit, around};
use crate::error::Result;
use crate::id::Id;
use crate::language::Texts;
use crate::page::Cursor;
use crate::storage::database::Tx;
use crate::{row, rows};

/// A collection as its page shows it.
#[derive(Clone, Debug)]
pub struct Collection {
    /// Its id.
    pub id: Id<collection::Collection>,
    /// The last part of its address.
    pub slug: String,
    /// `competition`, `series` or `list`.
    pub kind: String,
    /// EDTF level 0.
    pub year: Option<String>,
    /// Its title per language.
    pub titles: Texts,
    /// Its opening text per language.
    pub openings: Texts,
    /// The slug of the work it leads with.
    pub lead: Option<String>,
    /// How many of its works are public.
    pub works: u64,
}

/// A collection as the page of one of its works names it.
#[derive(Clone, Debug)]
pub struct Gathered {
    /// Its id.
    pub id: Id<collection::Collection>,
    /// The last part of its address.
    pub slug: String,
    /// Its title per language.
    pub titles: Texts,
}

#[derive(FromRow)]
struct CollectionRow {
    id: String,
    slug: String,
    kind: String,
    year: Option<String>,
    titles: String,
    openings: String,
    lead_work_slug: Option<String>,
    works: i64,
}

/// Which vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vocabulary {
    /// What works are about.
    Themes,
    /// Where they take place.
    Places,
}

/// Collections with the number of their public works: `$1` now − 1 s, `$2` now + 1 s.
macro_rules! counted {
    ($which:literal) => {
        concat!(
            "select k.id, k.slug, k.kind, k.year, k.titles, k.openings, k.lead_work_slug, \
             (select count(*) from collection_work m \
              join work w on w.slug = m.work_slug \
              join public_clearance s on s.work_id = w.id and s.from_ms <= $1 and s.until_ms > $2 \
              where m.collection_id = k.id) as works \
             from collection k ",
            $which
        )
    };
}

const COLLECTIONS: &str = counted!("order by k.position, k.id");
const COLLECTION: &str = counted!("where k.slug = $3");
const OF_WORK: &str = "select id, slug, titles from collection \
     where id in (select collection_id from collection_work where work_slug = $1) order by position, id";
/// `$1` now − 1 s, `$2` now + 1 s.
const THEMES: &str = "select y.id, y.labels, count(*) from theme y \
     join work_theme x on x.theme_id = y.id \
     join public_clearance s on s.work_id = x.work_id and s.from_ms <= $1 and s.until_ms > $2 \
     group by y.id, y.labels order by y.id";
const PLACES: &str = "select y.id, y.labels, count(*) from place y \
     join work_place x on x.place_id = y.id \
     join public_clearance s on s.work_id = x.work_id and s.from_ms <= $1 and s.until_ms > $2 \
     group by y.id, y.labels order by y.id";
const THEME: &str = "select id, labels from theme where id = $1";
const PLACE: &str = "select id, labels from place where id = $1";
const PERSON_PAGE: &str = "select person_id, shown from person_page where handle = $1";
/// `$1` now − 1 s, `$2` now + 1 s, `$3` the person, `$4`, `$5` the place before, `$6` how many.
const OF_PERSON: &str = "select w.id as work_id, w.sort_key, \
     s.from_ms, s.until_ms, s.edition_id \
     from work w \
     join public_clearance s on s.work_id = w.id and s.from_ms <= $1 and s.until_ms > $2 \
     where w.id in (select work_id from appearance where person_id = $3) and (w.sort_key, w.id) > ($4, $5) \
     order by w.sort_key, w.id limit $6";

/// Every collection in the library's order, with the number of its public works.
///
/// # Errors
/// As the database.
pub async fn collections(tx: &mut Tx, now: Timestamp) -> Result<Vec<Collection>> {
    let [before, after] = around(now).map(Timestamp::millis);
    rows!(tx, CollectionRow, COLLECTIONS, before, after)?.iter().map(collection_of).collect()
}

/// The collection at `slug`, if there is one.
///
/// # Errors
/// As the database.
pub async fn collection(tx: &mut Tx, now: Timestamp, slug: &str) -> Result<Option<Collection>> {
    let [before, after] = around(now).map(Timestamp::millis);
    row!(tx, CollectionRow, COLLECTION, before, after, slug)?.as_ref().map(collection_of).transpose()
}

/// The collections that hold the work at `slug`, in the library's order.
///
/// # Errors
/// As the database.
pub async fn collections_of(tx: &mut Tx, slug: &str) -> Result<Vec<Gathered>> {
    let found = rows!(tx, (String, String, String), OF_WORK, slug)?;
    let named = |(id, slug, titles): (String, String, String)| {
        Ok(Gathered { id: kept(&id)?, slug, titles: texts(&titles) })
    };
    found.into_iter().map(named).collect()
}

fn collection_of(row: &CollectionRow) -> Result<Collection> {
    Ok(Collection {
        id: kept(&row.id)?,
        slug: row.slug.clone(),
        kind: row.kind.clone(),
        year: row.year.clone(),
        titles: texts(&row.titles),
        openings: texts(&row.openings),
        lead: row.lead_work_slug.clone(),
        works: u64::try_from(row.works).unwrap_or(0),
    })
}

/// The themes or places that some public work has, each with how many have it.
///
/// # Errors
/// As the database.
pub async fn terms(tx: &mut Tx, now: Timestamp, vocabulary: Vocabulary) -> Result<Vec<(Term, u64)>> {
    let [before, after] = around(now).map(Timestamp::millis);
    let sql = match vocabulary {
        Vocabulary::Themes => THEMES,
        Vocabulary::Places => PLACES,
    };
    let found = rows!(tx, (String, String, i64), sql, before, after)?;
    let counted = |(id, labels, works): (String, String, i64)| {
        (Term { id, labels: texts(&labels) }, u64::try_from(works).unwrap_or(0))
    };
    Ok(found.into_iter().map(counted).collect())
}

/// One theme or place.
///
/// # Errors
/// As the database.
pub async fn label(tx: &mut Tx, vocabulary: Vocabulary, id: &str) -> Result<Option<Term>> {
    let sql = match vocabulary {
        Vocabulary::Themes => THEME,
        Vocabulary::Places => PLACE,
    };
    let found = row!(tx, (String, String), sql, id)?;
    Ok(found.map(|(id, labels)| Term { id, labels: texts(&labels) }))
}

/// Whose page is at `handle`, and for which shown name. The id stays in the house.
///
/// # Errors
/// As the database.
pub async fn person_page(tx: &mut Tx, handle: &str) -> Result<Option<(Id<Person>, String)>> {
    match row!(tx, (String, String), PERSON_PAGE, handle)? {
        Some((person, shown)) => Ok(Some((kept(&person)?, shown))),
        None => Ok(None),
    }
}

/// The first `many` public works behind `after` in which the person appears, under whatever name, in the order of
/// their titles: the place and the permit of each, if its row gives one. One query.
///
/// # Errors
/// As the database.
pub async fn person_works(
    tx: &mut Tx,
    now: Timestamp,
    person: Id<Person>,
    after: Option<&Cursor>,
    many: u16,
) -> Result<Vec<(Cursor, Option<Permit>)>> {
    let ([early, late], many) = (around(now).map(Timestamp::millis), i64::from(many));
    let (key, id) = after.map_or(("", ""), |place| (place.key.as_str(), place.id.as_str()));
    let found = rows!(tx, PublicRow, OF_PERSON, early, late, person.text(), key, id, many)?;
    found.iter().map(|row| Ok((row.place(), row.permit(now)?))).collect()
}
