//! What is here, for those who keep it: every work with its files, public or not.

use crate::catalogue::work::Work;
use crate::error::{Error, Result};
use crate::id::Id;
use crate::language::{Language, Texts};
use crate::storage::database::Tx;

const WORKS: &str = "select id, slug, kind, state, languages from work order by sort_key, id";
const TITLES: &str = "select language, text from work_text where work_id = $1 and field = 'title'";
const FILES: &str = "select e.key, r.part, r.quality, r.media_type, r.codecs, r.duration_ms, r.playable \
    from rendition r join edition e on e.id = r.edition_id join work w on w.id = e.work_id \
    where w.id = $1 and e.media_version = w.media_version and r.quality <> 'broadcast' and r.retired_at is null order by e.key, r.part, r.quality";

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
    /// Its title in the language that is spoken in it, else in the first there is.
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
    for (id, slug, kind, state, tags) in crate::rows!(tx, (String, String, String, String, String), WORKS)? {
        let title = title(tx, &id, &tags).await?.unwrap_or_default();
        let files = crate::rows!(tx, KeptFile, FILES, &id)?;
        all.push(Kept { id: id.parse()?, slug, kind, state, title, files });
    }
    Ok(all)
}

async fn title(tx: &mut Tx, id: &str, tags: &str) -> Result<Option<String>> {
    let tags: Vec<String> = serde_json::from_str(tags).map_err(Error::internal)?;
    let spoken: Vec<Language> = tags.iter().map(|tag| tag.parse()).collect::<Result<_>>()?;
    let mut titles = Texts::default();
    for (language, text) in crate::rows!(tx, (String, String), TITLES, id)? {
        titles.0.insert(language.parse()?, text);
    }
    let chosen = spoken.first().and_then(|first| titles.choose(first, &spoken));
    Ok(chosen.map(|(_, text)| text.to_owned()))
}
