//! Finds the rendition that an address names.

use crate::catalogue::rendition::{Quality, Rendition};
use crate::clock::Timestamp;
use crate::consent::decision::Sealed;
use crate::error::{Error, Result};
use crate::id::Id;
use crate::storage::database::Tx;
use crate::streaming::reply::Entity;

const FIND: &str = "
    select e.work_id, e.id, r.quality, r.media_type, r.sha256, r.length_bytes, r.added_at, r.playable
    from rendition r join edition e on e.id = r.edition_id
    where r.id = $1";

/// A rendition as a request for its bytes needs it.
#[derive(Clone, Debug)]
pub struct Held {
    /// Which of the edition's files it is.
    pub quality: Quality,
    /// Its bytes and what is told of them.
    pub entity: Entity,
    /// Whether a browser plays it as it is.
    pub playable: bool,
}

impl Held {
    /// Whether viewers may have it at all: no broadcast file, and no master that browsers do not play or that tells
    /// more than is seen and heard in it.
    #[must_use]
    pub fn is_for_viewers(&self) -> bool {
        self.quality != Quality::Broadcast && (self.quality != Quality::Full || self.playable)
    }
}

impl AsRef<Entity> for Held {
    fn as_ref(&self) -> &Entity {
        &self.entity
    }
}

/// The rendition with this id.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn find_rendition(tx: &mut Tx, id: Id<Rendition>) -> Result<Option<Sealed<Held>>> {
    type Row = (String, String, String, String, String, i64, i64, bool);
    let row = crate::row!(tx, Row, FIND, id.text())?;
    let Some((work, edition, quality, media_type, sha256, length, added_at, playable)) = row else {
        return Ok(None);
    };
    let held = Held {
        quality: quality.parse()?,
        playable,
        entity: Entity {
            sha256: sha256.parse()?,
            length: u64::try_from(length).map_err(Error::internal)?,
            added_at: Timestamp::from_millis(added_at),
            media_type,
        },
    };
    Ok(Some(Sealed::of(work.parse()?, edition.parse()?, held)))
}
