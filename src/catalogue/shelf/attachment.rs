//! What belongs to an edition beside its films and voices: posters and words, found by their own addresses.

use bytes::Bytes;

use super::kept;
use crate::catalogue::rendition::Poster;
use crate::catalogue::transcript::{Cues, Form, Transcript};
use crate::clock::Timestamp;
use crate::consent::decision::Sealed;
use crate::error::Result;
use crate::id::{Id, Sha256Digest};
use crate::row;
use crate::storage::database::Tx;
use crate::streaming::reply::Entity;

const POSTER: &str = "select e.work_id, e.id, p.media_type, p.sha256, p.length_bytes, p.added_at \
     from poster p join edition e on e.id = p.edition_id where p.id = $1";
const WORDS: &str = "select e.work_id, e.id, t.vtt, t.added_at \
     from transcript t join edition e on e.id = t.edition_id where t.id = $1";

/// A poster or transcript as a request for it needs it.
#[derive(Clone, Debug)]
pub struct Attachment {
    /// Its bytes and what is told of them.
    pub entity: Entity,
    /// The bytes of a transcript; a poster's rest in the media store.
    pub bytes: Bytes,
}

impl AsRef<Entity> for Attachment {
    fn as_ref(&self) -> &Entity {
        &self.entity
    }
}

/// The poster with this id.
///
/// # Errors
/// As the database.
pub async fn find_poster(tx: &mut Tx, id: Id<Poster>) -> Result<Option<Sealed<Attachment>>> {
    type Row = (String, String, String, String, i64, i64);
    let Some((work, edition, media_type, sha256, length, added_at)) = row!(tx, Row, POSTER, id.text())?
    else {
        return Ok(None);
    };
    let added_at = Timestamp::from_millis(added_at);
    let length = u64::try_from(length).unwrap_or(0);
    let entity = Entity { sha256: kept(&sha256)?, length, added_at, media_type };
    let picture = Attachment { entity, bytes: Bytes::new() };
    Ok(Some(Sealed::of(kept(&work)?, kept(&edition)?, picture)))
}

/// The transcript of this name, with its words: its id, and the form that is asked for (`ID.vtt`, `ID.srt`, `ID.txt`).
///
/// # Errors
/// As the database.
pub async fn find_transcript(tx: &mut Tx, name: &str) -> Result<Option<Sealed<Attachment>>> {
    type Row = (String, String, String, i64);
    let Some((id, form)) = Form::of_name(name) else { return Ok(None) };
    let Ok(id) = id.parse::<Id<Transcript>>() else { return Ok(None) };
    let Some((work, edition, vtt, added_at)) = row!(tx, Row, WORDS, id.text())? else {
        return Ok(None);
    };
    // Written anew: what was kept by an older program may hold more than words.
    let words = Cues::from_vtt(&vtt)?.write(form);
    let entity = Entity {
        sha256: Sha256Digest::of(words.as_bytes()),
        length: words.len() as u64,
        added_at: Timestamp::from_millis(added_at),
        media_type: form.media_type().to_owned(),
    };
    let words = Attachment { entity, bytes: Bytes::from(words) };
    Ok(Some(Sealed::of(kept(&work)?, kept(&edition)?, words)))
}
