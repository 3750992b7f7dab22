//! Pictures of an edition.

use crate::catalogue::edition::Edition;
use crate::error::Result;
use crate::id::Id;
use crate::storage::database::Tx;

/// A poster to be written.
#[derive(Clone, Debug)]
pub struct PosterRow {
    /// `image/jpeg` or `image/webp`.
    pub media_type: &'static str,
    /// Pixels.
    pub width: i64,
    /// Pixels.
    pub height: i64,
    /// Digest.
    pub sha256: String,
    /// Bytes.
    pub length_bytes: i64,
}

const POSTERS: &str = "select id, media_type, width, sha256 from poster where edition_id = $1";
const DROP_POSTER: &str = "delete from poster where id = $1";
const ADD_POSTER: &str = "insert into poster (id, edition_id, media_type, width, height, sha256, length_bytes, added_at) \
    values ($1, $2, $3, $4, $5, $6, $7, $8)";

/// Makes `wanted` the posters of an edition; the digests whose rows went.
///
/// # Errors
/// Those of the database.
pub async fn posters(
    tx: &mut Tx,
    edition: Id<Edition>,
    wanted: &[PosterRow],
    now: crate::clock::Timestamp,
) -> Result<Vec<String>> {
    type Row = (String, String, i64, String);
    let mut gone = Vec::new();
    let same =
        |row: &Row, w: &PosterRow| (row.1.as_str(), row.2, &row.3) == (w.media_type, w.width, &w.sha256);
    let there = crate::rows!(tx, Row, POSTERS, edition.text())?;
    for row in &there {
        if !wanted.iter().any(|w| same(row, w)) {
            crate::run!(tx, DROP_POSTER, &row.0)?;
            gone.push(row.3.clone());
        }
    }
    for w in wanted {
        if there.iter().any(|row| same(row, w)) {
            continue;
        }
        let id = Id::<crate::catalogue::rendition::Poster>::new(now)?.text();
        crate::run!(
            tx,
            ADD_POSTER,
            id,
            edition.text(),
            w.media_type,
            w.width,
            w.height,
            &w.sha256,
            w.length_bytes,
            now.millis()
        )?;
    }
    Ok(gone)
}
