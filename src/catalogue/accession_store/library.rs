//! The library itself: settings, collections, vocabularies. Nothing is deleted that an import does not name.

use crate::catalogue::collection::Collection;
use crate::error::Result;
use crate::id::Id;
use crate::storage::database::Tx;

const SETTING: &str = "insert into setting (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value \
    where setting.value <> excluded.value";
const THEME: &str = "insert into theme (id, broader, labels) values ($1, $2, $3) on conflict (id) do update \
    set broader = excluded.broader, labels = excluded.labels \
    where theme.labels <> excluded.labels or theme.broader is distinct from excluded.broader";
const PLACE: &str = "insert into place (id, labels) values ($1, $2) on conflict (id) do update set labels = excluded.labels \
    where place.labels <> excluded.labels";
const COLLECTION: &str = "insert into collection (id, slug, kind, year, titles, openings, lead_work_slug, position) \
    values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (slug) do update set kind = excluded.kind, year = excluded.year, \
    titles = excluded.titles, openings = excluded.openings, lead_work_slug = excluded.lead_work_slug, position = excluded.position \
    where collection.kind <> excluded.kind or collection.year is distinct from excluded.year \
    or collection.titles <> excluded.titles or collection.openings <> excluded.openings \
    or collection.lead_work_slug is distinct from excluded.lead_work_slug or collection.position <> excluded.position";
const COLLECTION_ID: &str = "select id from collection where slug = $1";
const MEMBERS: &str = "select work_slug from collection_work where collection_id = $1 order by position";
const CLEAR_MEMBERS: &str = "delete from collection_work where collection_id = $1";
const ADD_MEMBER: &str =
    "insert into collection_work (collection_id, position, work_slug) values ($1, $2, $3)";

/// A collection as its row holds it.
#[derive(Clone, Debug)]
pub struct CollectionRow {
    /// Address.
    pub slug: String,
    /// Kind.
    pub kind: &'static str,
    /// Year (EDTF).
    pub year: Option<String>,
    /// JSON object, language to text.
    pub titles: String,
    /// JSON object, language to text.
    pub openings: String,
    /// Slug of its lead work.
    pub lead: Option<String>,
    /// Its place among collections.
    pub position: i64,
    /// Slugs of its works in order.
    pub works: Vec<String>,
}

/// Sets what the library says of itself (`value` is JSON); whether that is new.
///
/// # Errors
/// Those of the database.
pub async fn setting(tx: &mut Tx, key: &str, value: &str) -> Result<bool> {
    Ok(crate::run!(tx, SETTING, key, value)? > 0)
}

/// Writes a theme (`labels` is a JSON object); whether something is new.
///
/// # Errors
/// Those of the database.
pub async fn theme(tx: &mut Tx, id: &str, broader: Option<&str>, labels: &str) -> Result<bool> {
    Ok(crate::run!(tx, THEME, id, broader, labels)? > 0)
}

/// Writes a place (`labels` is a JSON object); whether something is new.
///
/// # Errors
/// Those of the database.
pub async fn place(tx: &mut Tx, id: &str, labels: &str) -> Result<bool> {
    Ok(crate::run!(tx, PLACE, id, labels)? > 0)
}

/// Writes a collection with its order; whether something is new. `id` is for one that is not here yet.
///
/// # Errors
/// Those of the database.
pub async fn collection(tx: &mut Tx, id: Id<Collection>, row: &CollectionRow) -> Result<bool> {
    let (year, lead) = (row.year.as_deref(), row.lead.as_deref());
    let changed = crate::run!(
        tx,
        COLLECTION,
        id.text(),
        &row.slug,
        row.kind,
        year,
        &row.titles,
        &row.openings,
        lead,
        row.position
    )? > 0;
    let Some((id,)) = crate::row!(tx, (String,), COLLECTION_ID, &row.slug)? else { return Ok(changed) };
    let members: Vec<String> =
        crate::rows!(tx, (String,), MEMBERS, &id)?.into_iter().map(|(slug,)| slug).collect();
    if members == row.works {
        return Ok(changed);
    }
    crate::run!(tx, CLEAR_MEMBERS, &id)?;
    for (position, slug) in (0_i64..).zip(&row.works) {
        crate::run!(tx, ADD_MEMBER, &id, position, slug)?;
    }
    Ok(true)
}
