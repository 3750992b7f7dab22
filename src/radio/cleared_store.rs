//! What is cleared for air for one partner today, as rows: a page of it, how much it is, and what one can choose by.

use crate::catalogue::shelf::Term;
use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::consent::decision::around;
use crate::error::{Error, Result};
use crate::id::Id;
use crate::language::{Language, Texts};
use crate::page::{Cursor, Page, PageRequest};
use crate::radio::partner_store::Partner;
use crate::storage::database::Tx;
use crate::{row, rows};

/// The name of the order, for cursors.
pub const ORDER: &str = "radio";

/// Which pieces of all.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Spoken in this language.
    pub language: Option<Language>,
    /// With this theme.
    pub theme: Option<String>,
    /// At least so long, in milliseconds.
    pub shortest_ms: Option<u64>,
    /// At most so long, in milliseconds.
    pub longest_ms: Option<u64>,
}

/// What the pieces of a partner can be chosen by.
#[derive(Clone, Debug, Default)]
pub struct Choices {
    /// The languages that are spoken, each once, without regions.
    pub languages: Vec<String>,
    /// Their themes.
    pub themes: Vec<Term>,
}

/// `$1` the partner's place, `$2` the partner, `$3` now − 1 s, `$4` now + 1 s, `$5` … `$8` the filter.
macro_rules! cleared {
    ($select:literal, $after:literal) => {
        concat!(
            $select,
            " where c.work_id = w.id and c.use_kind = 'broadcast_download' and c.territory = $1 \
             and c.from_ms <= $3 and c.until_ms > $4 \
             and exists (select 1 from standing_agreement a where a.organisation_id = $2 \
                 and a.uses like '%\"broadcast_download\"%' and a.from_ms <= $3 and a.until_ms > $4) \
             and exists (select 1 from rendition r where r.edition_id = c.edition_id and r.quality = 'full') \
             and ($5 is null or w.languages like '%\"' || $5 || '\"%' or w.languages like '%\"' || $5 || '-%') \
             and ($6 is null or exists (select 1 from work_theme t where t.work_id = w.id and t.theme_id = $6)) \
             and ($7 is null or $7 <= (select sum(r.duration_ms) from rendition r \
                 where r.edition_id = c.edition_id and r.quality = 'full')) \
             and ($8 is null or $8 >= (select sum(r.duration_ms) from rendition r \
                 where r.edition_id = c.edition_id and r.quality = 'full')) ",
            $after
        )
    };
}

/// `$9` the slug before, `$10` how many.
const PAGE: &str = cleared!(
    "select w.id, w.slug from work w cross join clearance c",
    "and w.slug > $9 order by w.slug limit $10"
);
const COUNT: &str = cleared!("select count(*) from clearance c cross join work w", "");
const LANGUAGES: &str = cleared!("select distinct w.languages from clearance c cross join work w", "");
const THEMES: &str = cleared!(
    "select distinct y.id, y.labels from clearance c cross join work w \
     join work_theme x on x.work_id = w.id join theme y on y.id = x.theme_id",
    "order by y.id"
);

/// The filter as the values of `$5` to `$8`.
type Values = (Option<String>, Option<String>, Option<i64>, Option<i64>);

fn values(filter: &Filter) -> Values {
    let ms = |ms: Option<u64>| ms.map(|ms| i64::try_from(ms).unwrap_or(i64::MAX));
    let language = filter.language.as_ref().map(|language| language.primary().to_owned());
    (language, filter.theme.clone(), ms(filter.shortest_ms), ms(filter.longest_ms))
}

/// The works that are cleared for `partner` now and that `filter` wants, by slug. One query.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn page(
    tx: &mut Tx,
    partner: &Partner,
    filter: &Filter,
    page: &PageRequest,
    now: Timestamp,
) -> Result<Page<Id<Work>>> {
    let (place, who) = (partner.territory.code(), partner.organisation.text());
    let ([before, after], (language, theme, min, max)) = (around(now).map(Timestamp::millis), values(filter));
    let behind = page.after.as_ref().map(|cursor| cursor.key.clone()).unwrap_or_default();
    let limit = i64::from(page.limit) + 1;
    let found = rows!(
        tx,
        (String, String),
        PAGE,
        place,
        who,
        before,
        after,
        language,
        theme,
        min,
        max,
        behind,
        limit
    )?;
    let cursor = |(id, slug): &(String, String)| Cursor { key: slug.clone(), id: id.clone() };
    let page = Page::cut(found, page.limit, cursor);
    let items = page.items.iter().map(|(id, _)| id.parse()).collect::<Result<_>>()?;
    Ok(Page { items, next: page.next })
}

/// How many works are cleared for `partner` now and wanted by `filter`. One query.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn count(tx: &mut Tx, partner: &Partner, filter: &Filter, now: Timestamp) -> Result<u64> {
    let (place, who) = (partner.territory.code(), partner.organisation.text());
    let ([before, after], (language, theme, min, max)) = (around(now).map(Timestamp::millis), values(filter));
    let found = row!(tx, (i64,), COUNT, place, who, before, after, language, theme, min, max)?;
    Ok(found.and_then(|(count,)| u64::try_from(count).ok()).unwrap_or(0))
}

/// What all that is cleared for `partner` now can be chosen by. Two queries.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn choices(tx: &mut Tx, partner: &Partner, now: Timestamp) -> Result<Choices> {
    let (place, who) = (partner.territory.code(), partner.organisation.text());
    let ([before, after], (language, theme, min, max)) =
        (around(now).map(Timestamp::millis), values(&Filter::default()));
    let spoken = rows!(tx, (String,), LANGUAGES, place, &who, before, after, &language, &theme, min, max)?;
    let mut languages = Vec::new();
    for (tags,) in spoken {
        let tags: Vec<String> = serde_json::from_str(&tags).map_err(Error::internal)?;
        for tag in tags {
            languages.push(tag.parse::<Language>()?.primary().to_owned());
        }
    }
    languages.sort_unstable();
    languages.dedup();
    let mut themes = Vec::new();
    let found = rows!(tx, (String, String), THEMES, place, who, before, after, language, theme, min, max)?;
    for (id, labels) in found {
        let labels: std::collections::BTreeMap<String, String> =
            serde_json::from_str(&labels).map_err(Error::internal)?;
        let said = labels.into_iter().map(|(tag, text)| Ok((tag.parse()?, text))).collect::<Result<_>>()?;
        themes.push(Term { id, labels: Texts(said) });
    }
    Ok(Choices { languages, themes })
}

/// The order of the list, for the test that an index serves it.
#[must_use]
pub const fn order() -> (&'static str, &'static str) {
    (ORDER, PAGE)
}
