//! Lists of public works: from their public clearance lines, asked a second before and a second after now, in an order
//! that an index serves.

use sqlx::FromRow;

use super::{Among, among, json_list, kept};
use crate::catalogue::collection::Collection;
use crate::catalogue::work::Kind;
use crate::clock::Timestamp;
use crate::consent::decision::{Permit, PublicLine, around};
use crate::consent::record::Interval;
use crate::error::Result;
use crate::id::Id;
use crate::language::Language;
use crate::page::{Cursor, Page, PageRequest};
use crate::rows;
use crate::storage::database::Tx;

/// The name of the order by title, for cursors.
pub const ORDER: &str = "titles";
/// The name of the order within a collection, for cursors.
pub const ORDER_IN_COLLECTION: &str = "collection";

/// Which works of all.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Of one kind.
    pub kind: Option<Kind>,
    /// Spoken in this language.
    pub spoken: Option<Language>,
    /// Spoken in this language, or with captions in it.
    pub understood: Option<Language>,
    /// With this theme or one below it.
    pub theme: Option<String>,
    /// In this place.
    pub place: Option<String>,
}

/// A row of a list: the public line of one work, and its place in the order.
#[derive(Clone, Debug, FromRow)]
pub struct PublicRow {
    work_id: String,
    sort_key: String,
    from_ms: i64,
    until_ms: i64,
    edition_id: String,
}

/// `$1` now − 1 s, `$2` now + 1 s, `$3`, `$4` the place before, `$5` how many, `$6` … the filter.
const BY_TITLE: &str = "select w.id as work_id, w.sort_key, \
     s.from_ms, s.until_ms, s.edition_id \
     from work w cross join public_clearance s \
     where (w.sort_key, w.id) > ($3, $4) \
     and s.work_id = w.id \
     and s.from_ms <= $1 and s.until_ms > $2 \
     and ($6 is null or w.kind = $6) \
     and ($7 is null or w.languages like '%\"' || $7 || '\"%' or w.languages like '%\"' || $7 || '-%') \
     and ($8 is null or w.languages like '%\"' || $8 || '\"%' or w.languages like '%\"' || $8 || '-%' or exists \
         (select 1 from transcript t where t.edition_id = s.edition_id and t.language = $8 and t.kind = 'captions')) \
     and ($9 is null or exists (select 1 from work_theme x join theme y on y.id = x.theme_id \
         where x.work_id = w.id and (y.id = $9 or y.broader = $9))) \
     and ($10 is null or exists (select 1 from work_place x where x.work_id = w.id and x.place_id = $10)) \
     order by w.sort_key, w.id limit $5";

/// `$1` now − 1 s, `$2` now + 1 s, `$3` the collection, `$4` the position before, `$5` how many.
const BY_POSITION: &str = "select w.id as work_id, cast(m.position as text) as sort_key, \
     s.from_ms, s.until_ms, s.edition_id \
     from collection_work m cross join work w cross join public_clearance s \
     where m.collection_id = $3 and m.position > $4 and w.slug = m.work_slug \
     and s.work_id = w.id \
     and s.from_ms <= $1 and s.until_ms > $2 \
     order by m.position limit $5";

/// `$1` ids or slugs, `$2` now − 1 s, `$3` now + 1 s.
const OF_THESE: Among = among!(
    "select w.id as work_id, w.sort_key, \
     s.from_ms, s.until_ms, s.edition_id \
     from work w cross join public_clearance s \
     where s.work_id = w.id and s.from_ms <= $2 and s.until_ms > $3 and w.slug in",
    "order by w.sort_key, w.id"
);

impl PublicRow {
    pub(super) fn place(&self) -> Cursor {
        Cursor { key: self.sort_key.clone(), id: self.work_id.clone() }
    }

    pub(super) fn permit(&self, now: Timestamp) -> Result<Option<Permit>> {
        let [from, until] = [self.from_ms, self.until_ms].map(Timestamp::from_millis);
        let (work, edition) = (kept(&self.work_id)?, kept(&self.edition_id)?);
        Ok(Permit::listed_public(&PublicLine { work, during: Interval { from, until }, edition }, now))
    }
}

/// The permits of a page of rows, of which one more than `limit` was asked for.
fn paged(rows: Vec<PublicRow>, limit: u16, now: Timestamp) -> Result<Page<Permit>> {
    let page = Page::cut(rows, limit, PublicRow::place);
    Ok(Page { items: opened(&page.items, now)?, next: page.next })
}

/// The permits of rows; a row that does not hold around `now` gives none.
fn opened(rows: &[PublicRow], now: Timestamp) -> Result<Vec<Permit>> {
    let permits: Result<Vec<Option<Permit>>> = rows.iter().map(|row| row.permit(now)).collect();
    Ok(permits?.into_iter().flatten().collect())
}

/// A permit for each public work that `filter` wants, in the order of their titles. One query.
///
/// # Errors
/// As the database.
pub async fn public_works(
    tx: &mut Tx,
    now: Timestamp,
    filter: &Filter,
    page: &PageRequest,
) -> Result<Page<Permit>> {
    let [before, after] = around(now).map(Timestamp::millis);
    let place = page.after.clone().unwrap_or(Cursor { key: String::new(), id: String::new() });
    let tag = |language: &Option<Language>| language.as_ref().map(|l| l.tag().to_owned());
    let found = rows!(
        tx,
        PublicRow,
        BY_TITLE,
        before,
        after,
        &place.key,
        &place.id,
        i64::from(page.limit) + 1,
        filter.kind.map(Kind::as_str),
        tag(&filter.spoken),
        tag(&filter.understood),
        filter.theme.clone(),
        filter.place.clone(),
    )?;
    paged(found, page.limit, now)
}

/// A permit for each public work of a collection, in its order. One query.
///
/// # Errors
/// As the database.
pub async fn in_collection(
    tx: &mut Tx,
    now: Timestamp,
    collection: Id<Collection>,
    page: &PageRequest,
) -> Result<Page<Permit>> {
    let [before, after] = around(now).map(Timestamp::millis);
    let place = page.after.as_ref().and_then(|cursor| cursor.key.parse().ok()).unwrap_or(-1_i64);
    let limit = i64::from(page.limit) + 1;
    let found = rows!(tx, PublicRow, BY_POSITION, before, after, collection.text(), place, limit)?;
    paged(found, page.limit, now)
}

/// A permit for each of the works at these slugs that is public. One query.
///
/// # Errors
/// As the database.
pub async fn public_among(tx: &mut Tx, now: Timestamp, slugs: &[String]) -> Result<Vec<Permit>> {
    let [before, after] = around(now).map(Timestamp::millis);
    let sql = OF_THESE.on(tx);
    opened(&rows!(tx, PublicRow, sql, json_list(slugs), before, after)?, now)
}

/// Every order that lists works, by name, for the test that an index serves it.
#[must_use]
pub const fn orders() -> [(&'static str, &'static str); 2] {
    [(ORDER, BY_TITLE), (ORDER_IN_COLLECTION, BY_POSITION)]
}
