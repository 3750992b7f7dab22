//! Rows of class links: which work, for which school, until when.

use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::consent::record::Organisation;
use crate::error::{Error, Result};
use crate::id::{Id, Token};
use crate::schools::clip::Clip;
use crate::storage::database::Tx;
use crate::viewer::{Credential, Viewer};
use crate::{row, rows, run};

/// The noun that `Id<ClassLink>` names: one link for one class.
#[derive(Clone, Copy, Debug)]
pub enum ClassLink {}

/// A link as it is made or found.
#[derive(Clone, Debug)]
pub struct Link {
    /// Which.
    pub id: Id<ClassLink>,
    /// To which work.
    pub work: Id<Work>,
    /// For which school.
    pub organisation: Id<Organisation>,
    /// From where to where of the work.
    pub clip: Clip,
    /// The first instant at which it opens nothing: the midnight in Berlin after its last day.
    pub until: Timestamp,
}

impl Link {
    /// The class as one who asks at the door.
    #[must_use]
    pub fn viewer(&self) -> Viewer {
        Viewer::Class { organisation: self.organisation, link: self.id.cast::<Credential>() }
    }
}

/// A link as a list shows it; the secret itself is not kept.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The link.
    pub link: Link,
    /// The work's slug.
    pub slug: String,
    /// The school's name.
    pub school: String,
    /// Since when it opens nothing.
    pub revoked_at: Option<Timestamp>,
}

const ADD: &str = "insert into class_link \
     (id, token_sha256, work_id, organisation_id, start_ms, end_ms, created_at, until_ms, revoked_at) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, null)";
const BY_TOKEN: &str = "select id, work_id, organisation_id, start_ms, end_ms, until_ms from class_link \
     where token_sha256 = $1 and revoked_at is null and until_ms > $2";
const LIST: &str = "select l.id, l.work_id, l.organisation_id, l.start_ms, l.end_ms, l.until_ms, w.slug, o.name, l.revoked_at \
     from class_link l join work w on w.id = l.work_id join organisation o on o.id = l.organisation_id \
     order by l.created_at, l.id";
const REVOKE: &str = "update class_link set revoked_at = $2 where id = $1 and revoked_at is null";
const REVOKE_TOKEN: &str =
    "update class_link set revoked_at = $2 where token_sha256 = $1 and revoked_at is null";

/// Keeps a new link and the digest of its token.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn add(tx: &mut Tx, link: &Link, token: &Token, now: Timestamp) -> Result<()> {
    let (id, work, school) = (link.id.text(), link.work.text(), link.organisation.text());
    let (start, end) = (link.clip.start_ms.map(signed), link.clip.end_ms.map(signed));
    let digest = token.digest().to_string();
    run!(tx, ADD, id, digest, work, school, start, end, now.millis(), link.until.millis())?;
    Ok(())
}

/// The link that this token opens; none when it is unknown, revoked or past its last day.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn opened(tx: &mut Tx, token: &Token, now: Timestamp) -> Result<Option<Link>> {
    row!(tx, Row, BY_TOKEN, token.digest().to_string(), now.millis())?.map(link).transpose()
}

/// Every link that was ever made.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn list(tx: &mut Tx) -> Result<Vec<Listed>> {
    type ListRow = (String, String, String, Option<i64>, Option<i64>, i64, String, String, Option<i64>);
    rows!(tx, ListRow, LIST)?
        .into_iter()
        .map(|(id, work, organisation, start, end, until, slug, school, revoked)| {
            Ok(Listed {
                link: link((id, work, organisation, start, end, until))?,
                slug,
                school,
                revoked_at: revoked.map(Timestamp::from_millis),
            })
        })
        .collect()
}

/// Ends a link by its id; whether it was alive.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn revoke(tx: &mut Tx, id: Id<ClassLink>, now: Timestamp) -> Result<bool> {
    Ok(run!(tx, REVOKE, id.text(), now.millis())? > 0)
}

/// Ends a link by its token; whether it was alive.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn revoke_token(tx: &mut Tx, token: &Token, now: Timestamp) -> Result<bool> {
    Ok(run!(tx, REVOKE_TOKEN, token.digest().to_string(), now.millis())? > 0)
}

type Row = (String, String, String, Option<i64>, Option<i64>, i64);

fn link((id, work, organisation, start, end, until): Row) -> Result<Link> {
    let place = |ms: Option<i64>| ms.and_then(|ms| u64::try_from(ms).ok());
    Ok(Link {
        id: id.parse()?,
        work: work.parse()?,
        organisation: organisation.parse()?,
        clip: Clip { start_ms: place(start), end_ms: place(end) },
        until: Timestamp::from_millis(until),
    })
}

fn signed(ms: u64) -> i64 {
    i64::try_from(ms).unwrap_or(i64::MAX)
}

const HOSTS: &str = "select embed_hosts from work where id = $1";

/// The hosts that may frame a work's clips, if it says so itself; none: as the library says.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn embed_hosts(tx: &mut Tx, work: Id<Work>) -> Result<Option<Vec<String>>> {
    let found = row!(tx, (Option<String>,), HOSTS, work.text())?.and_then(|(hosts,)| hosts);
    found.map(|hosts| serde_json::from_str(&hosts).map_err(Error::internal)).transpose()
}

const SET_CLIP: &str = "update class_link set start_ms = $2, end_ms = $3 where id = $1";

/// Sets the clip of a link that is being made.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn set_clip(tx: &mut Tx, id: Id<ClassLink>, clip: Clip) -> Result<()> {
    run!(tx, SET_CLIP, id.text(), clip.start_ms.map(signed), clip.end_ms.map(signed))?;
    Ok(())
}
