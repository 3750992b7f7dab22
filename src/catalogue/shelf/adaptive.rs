//! Playlists of what a permit opens, made from rows for each request and never kept.

use bytes::Bytes;

use super::{Attachment, kept};
use crate::catalogue::rendition::{Quality, Rendition};
use crate::catalogue::transcript::Transcript;
use crate::clock::Timestamp;
use crate::consent::decision::{Permit, Sealed};
use crate::editions::timeline::FrameRate;
use crate::error::{Error, Result};
use crate::id::{Id, Sha256Digest};
use crate::intake::recipe::segments::Segments;
use crate::storage::database::Tx;
use crate::streaming::playlist::{self, MEDIA_TYPE, Picture, Sound, Subtitles};
use crate::streaming::reply::Entity;
use crate::{row, rows};

const LADDER: &str = "select id, quality, codecs, width, height, frame_rate, segments, added_at from rendition \
    where edition_id = $1 and part = $2 and segments is not null and retired_at is null order by height desc, id";
const LANGUAGES: &str = "select languages from work where id = $1";
const CAPTIONS: &str = "select id, language from transcript where edition_id = $1 and part = $2 and kind = 'captions' \
    order by original desc, language";
const SEGMENTS: &str = "select e.work_id, e.id, r.segments, r.added_at from rendition r join edition e on e.id = r.edition_id \
    where r.id = $1";
const LENGTH: &str = "select e.work_id, e.id, t.added_at, (select max(r.duration_ms) from rendition r \
    where r.edition_id = t.edition_id and r.part = t.part) from transcript t join edition e on e.id = t.edition_id \
    where t.id = $1";

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    quality: String,
    codecs: String,
    width: Option<i64>,
    height: Option<i64>,
    frame_rate: Option<String>,
    segments: String,
    added_at: i64,
}

/// The playlist of all that there is of a part of the edition that `permit` opens; none when there is nothing yet.
///
/// # Errors
/// As the database.
pub async fn ladder(tx: &mut Tx, permit: &Permit, part: u16) -> Result<Option<Sealed<Attachment>>> {
    let edition = permit.edition().text();
    let found = rows!(&mut *tx, Row, LADDER, &edition, i64::from(part))?;
    let languages: Option<(String,)> = row!(&mut *tx, (String,), LANGUAGES, permit.work().text())?;
    let spoken: Vec<String> =
        languages.map(|(list,)| serde_json::from_str(&list).unwrap_or_default()).unwrap_or_default();
    let mut added_at = i64::MIN;
    let (mut pictures, mut sound) = (Vec::new(), None);
    for row in found {
        added_at = added_at.max(row.added_at);
        let segments: Segments = serde_json::from_str(&row.segments).map_err(Error::internal)?;
        let uri = format!("../../../media/{}/index.m3u8", row.id);
        if kept::<Quality>(&row.quality)? == Quality::Sound {
            let language = spoken.first().cloned().unwrap_or_else(|| "und".to_owned());
            sound = Some(Sound { uri, codecs: row.codecs, language, segments });
        } else {
            let pixels = |n: Option<i64>| n.and_then(|n| u32::try_from(n).ok()).unwrap_or(0);
            let size = (pixels(row.width), pixels(row.height));
            let rate = row.frame_rate.as_deref().map(|rate| FrameRate::of(rate, rate));
            pictures.push(Picture { uri, codecs: row.codecs, size, rate, segments });
        }
    }
    let mut words = Vec::new();
    for (id, language) in rows!(tx, (String, String), CAPTIONS, &edition, i64::from(part))? {
        words.push(Subtitles { uri: format!("../../../captions/{id}/index.m3u8"), language });
    }
    let text = playlist::multivariant(&pictures, sound.as_ref(), &words);
    Ok(text.map(|text| Sealed::of(permit.work(), permit.edition(), made(text, added_at))))
}

/// The playlist of one rendition; empty when it has none, which is nobody's to know before a permit.
///
/// # Errors
/// As the database.
pub async fn find_playlist(tx: &mut Tx, id: Id<Rendition>) -> Result<Option<Sealed<Attachment>>> {
    type Row = (String, String, Option<String>, i64);
    let Some((work, edition, segments, added_at)) = row!(tx, Row, SEGMENTS, id.text())? else {
        return Ok(None);
    };
    let segments: Option<Segments> =
        segments.map(|text| serde_json::from_str(&text)).transpose().map_err(Error::internal)?;
    let text = segments.map(|segments| playlist::of_file(&segments, "track.mp4")).unwrap_or_default();
    Ok(Some(Sealed::of(kept(&work)?, kept(&edition)?, made(text, added_at))))
}

/// The playlist of one file of captions.
///
/// # Errors
/// As the database.
pub async fn find_words(tx: &mut Tx, id: Id<Transcript>) -> Result<Option<Sealed<Attachment>>> {
    type Row = (String, String, i64, Option<i64>);
    let Some((work, edition, added_at, length)) = row!(tx, Row, LENGTH, id.text())? else { return Ok(None) };
    let text = playlist::of_words(length.unwrap_or(0).unsigned_abs(), &format!("../{id}.vtt"));
    Ok(Some(Sealed::of(kept(&work)?, kept(&edition)?, made(text, added_at))))
}

fn made(text: String, added_at: i64) -> Attachment {
    let entity = Entity {
        sha256: Sha256Digest::of(text.as_bytes()),
        length: text.len() as u64,
        added_at: Timestamp::from_millis(added_at),
        media_type: MEDIA_TYPE.to_owned(),
    };
    Attachment { entity, bytes: Bytes::from(text) }
}
