//! All works, as those who keep consent look through them: by what is open, what stands in the way, and by name.

use crate::catalogue::work::{Work, title_key};
use crate::clock::Timestamp;
use crate::consent::decision::{LEEWAY_MS, Line};
use crate::consent::ledger::lines::stored;
use crate::consent::record::Use;
use crate::error::Result;
use crate::id::Id;
use crate::page::{Cursor, Page, PageRequest};
use crate::storage::database::Tx;

/// The name of the order by address, for cursors.
pub const ORDER: &str = "slugs";

/// What a work is looked through for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// All of them.
    All,
    /// What anyone may see now.
    Public,
    /// Published, and nobody may see it now.
    Dark,
    /// Held now.
    Held,
    /// Nobody has attested the list of people for the master of today.
    Unattested,
    /// Somebody in it, whose consent is needed, has never been asked.
    Unasked,
    /// Not published yet.
    Draft,
}

impl Look {
    /// All of them, in the order of a form.
    pub const ALL: [Self; 7] =
        [Self::All, Self::Public, Self::Dark, Self::Held, Self::Unattested, Self::Unasked, Self::Draft];

    /// As an address says it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Public => "public",
            Self::Dark => "dark",
            Self::Held => "held",
            Self::Unattested => "unattested",
            Self::Unasked => "unasked",
            Self::Draft => "draft",
        }
    }

    /// What an address says; what it does not know is everything.
    #[must_use]
    pub fn read(text: &str) -> Self {
        Self::ALL.into_iter().find(|look| look.as_str() == text).unwrap_or(Self::All)
    }
}

/// Which works of all.
#[derive(Clone, Debug)]
pub struct Filter {
    /// What they are looked through for.
    pub look: Look,
    /// Open for this use somewhere now.
    pub open_for: Option<Use>,
    /// A piece of the address, of the title, or of the key of somebody in it.
    pub search: String,
}

/// A work as it is kept.
#[derive(Clone, Debug)]
pub struct Kept {
    /// Which.
    pub id: Id<Work>,
    /// Its address.
    pub slug: String,
    /// `draft`, `published` or `retired`.
    pub state: String,
    /// Its clearance lines.
    pub lines: Vec<Line>,
}

/// `$1` now − 1 s, `$2` now + 1 s, `$3`, `$4` the place before, `$5` how many, `$6` what is looked for, `$7` a use,
/// `$8` a piece of a name, `$9` a piece of a title. A title is looked for only where staff may see it.
const WORKS: &str = "select w.id, w.slug, w.state from work w where (w.slug, w.id) > ($3, $4) \
    and ($6 = 'all' \
      or ($6 = 'draft' and w.state = 'draft') \
      or ($6 = 'held' and exists (select 1 from standing_hold h where h.work_id = w.id and h.from_ms <= $2 and h.until_ms > $1)) \
      or ($6 = 'unattested' and not exists (select 1 from roster_attestation r where r.work_id = w.id and r.media_version = w.media_version)) \
      or ($6 = 'unasked' and exists (select 1 from appearance a where a.work_id = w.id and a.waiver_basis is null \
          and not exists (select 1 from consent_record c where c.work_id = w.id and c.subject_id = a.person_id))) \
      or ($6 in ('public', 'dark') and w.state = 'published' and ($6 = 'public') = ( \
          exists (select 1 from clearance c where c.work_id = w.id and c.use_kind = 'catalogue' and c.territory = '001' \
            and c.from_ms <= $1 and c.until_ms > $2) \
          and exists (select 1 from clearance c where c.work_id = w.id and c.use_kind = 'public_stream' and c.territory = '001' \
            and c.from_ms <= $1 and c.until_ms > $2)))) \
    and ($7 = '' or exists (select 1 from clearance c where c.work_id = w.id and c.use_kind = $7 \
        and c.from_ms <= $1 and c.until_ms > $2)) \
    and ($8 = '' or w.slug like '%' || $8 || '%' escape '!' \
      or exists (select 1 from appearance a join person p on p.id = a.person_id \
          where a.work_id = w.id and lower(p.key) like '%' || $8 || '%' escape '!') \
      or ($9 <> '' and exists (select 1 from work_text t where t.work_id = w.id and t.field = 'title' \
          and t.title_key like '%' || $9 || '%') \
        and exists (select 1 from clearance c where c.work_id = w.id and c.use_kind in ('preserve', 'public_stream') \
          and c.territory = '001' and c.from_ms <= $1 and c.until_ms > $2))) \
    order by w.slug, w.id limit $5";
const WORK: &str = "select slug, state from work where id = $1";

type Row = (String, String, String);

/// A page of the works that `filter` wants, by their addresses.
///
/// # Errors
/// As the database.
pub async fn works(
    tx: &mut Tx,
    filter: &Filter,
    now: Timestamp,
    request: &PageRequest,
) -> Result<Page<Kept>> {
    let [early, late] = [-LEEWAY_MS, LEEWAY_MS].map(|ms| now.plus_millis(ms).millis());
    let (key, id) = request.after.as_ref().map_or(("", ""), |c| (c.key.as_str(), c.id.as_str()));
    let search = filter.search.trim().to_lowercase();
    let (title, piece) = (title_key(&search), escaped(&search));
    let use_ = filter.open_for.map_or("", Use::as_str);
    let many = i64::from(request.limit) + 1;
    let look = filter.look.as_str();
    let rows = crate::rows!(tx, Row, WORKS, early, late, key, id, many, look, use_, piece, title)?;
    let page = Page::cut(rows, request.limit, |(id, slug, _)| Cursor { key: slug.clone(), id: id.clone() });
    let mut items = Vec::with_capacity(page.items.len());
    for (id, slug, state) in page.items {
        let id = id.parse()?;
        items.push(Kept { id, slug, state, lines: stored(tx, id).await? });
    }
    Ok(Page { items, next: page.next })
}

/// One work.
///
/// # Errors
/// As the database.
pub async fn work(tx: &mut Tx, id: Id<Work>) -> Result<Option<Kept>> {
    let Some((slug, state)) = crate::row!(tx, (String, String), WORK, id.text())? else { return Ok(None) };
    Ok(Some(Kept { id, slug, state, lines: stored(tx, id).await? }))
}

/// A piece of text as `like … escape '!'` wants it.
fn escaped(text: &str) -> String {
    text.replace('!', "!!").replace('%', "!%").replace('_', "!_")
}
