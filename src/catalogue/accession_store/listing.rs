//! What is here, for those who keep it: every work with its files, public or not.

use crate::catalogue::work::Work;
use crate::error::Result;
use crate::id::Id;
use crate::storage::database::Tx;

const WORKS: &str = "select w.id, w.slug, w.kind, w.state, coalesce((select min(t.text) from work_text t \
    where t.work_id = w.id and t.field = 'title' and t.language = (select min(u.language) from work_text u \
    where u.work_id = w.id and u.field = 'title')), '') from work w order by w.sort_key, w.id";
const FILES: &str = "select e.key, r.part, r.quality, r.media_type, r.codecs, r.duration_ms, r.playable \
    from rendition r join edition e on e.id = r.edition_id join work w on w.id = e.work_id \
    where w.id = $1 and e.media_version = w.media_version and r.quality <> 'broadcast' order by e.key, r.part, r.quality";

/// A work as those who keep it see it.
#[derive(Clone, Debug)]
pub struct Kept {
    /// Which.
    pub id: Id<Work>,
    /// Its address.
    pub slug: String,
    /// `film` or `oral_history`.
    pub kind: String,
    /// `draft`, `published` or `retired`.
    pub state: String,
    /// Its title in one of its languages.
    pub title: String,
    /// Its files.
    pub files: Vec<KeptFile>,
}

/// A file as those who keep it see it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct KeptFile {
    /// Key of its edition.
    #[sqlx(rename = "key")]
    pub edition: String,
    /// Its part, from 1.
    pub part: i64,
    /// `full` or `small`.
    pub quality: String,
    /// As it is served.
    pub media_type: String,
    /// RFC 6381.
    pub codecs: String,
    /// Milliseconds.
    pub duration_ms: i64,
    /// Whether a browser plays it as it is.
    pub playable: bool,
}

/// Every work by title.
///
/// # Errors
/// Those of the database.
pub async fn kept(tx: &mut Tx) -> Result<Vec<Kept>> {
    let mut all = Vec::new();
    for (id, slug, kind, state, title) in crate::rows!(tx, (String, String, String, String, String), WORKS)? {
        let files = crate::rows!(tx, KeptFile, FILES, &id)?;
        all.push(Kept { id: id.parse()?, slug, kind, state, title, files });
    }
    Ok(all)
}
