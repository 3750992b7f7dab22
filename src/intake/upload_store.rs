//! Rows of files on their way in, and which bytes of the media store are here for them.

use super::limits::Standing;
use super::tus::{Purpose, Told, Upload};
use crate::accounts::account::Account;
use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::error::{Error, Result};
use crate::id::{Id, Sha256Digest};
use crate::storage::database::Tx;
use crate::storage::journal::one_at_a_time;

/// An upload as its row holds it.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct UploadRow {
    id: String,
    account_id: String,
    /// As told; empty once it is taken.
    pub filename: String,
    length_bytes: i64,
    received_bytes: i64,
    purpose: String,
    /// As told; empty once it is taken.
    pub title: String,
    /// BCP 47; `und` when nobody told.
    pub language: String,
    work_id: Option<String>,
    part: i64,
    /// `receiving`, `received`, `taken`, `refused` or `ended`.
    pub state: String,
    sha256: Option<String>,
    /// The message that says why it was refused.
    pub reason: Option<String>,
    /// What is told in that message.
    pub detail: Option<String>,
    created_at: i64,
    expires_at: i64,
}

impl UploadRow {
    /// Which.
    ///
    /// # Errors
    /// `Invalid` when the row was not written by us.
    pub fn id(&self) -> Result<Id<Upload>> {
        self.id.parse()
    }

    /// Whose.
    ///
    /// # Errors
    /// As [`UploadRow::id`].
    pub fn account(&self) -> Result<Id<Account>> {
        self.account_id.parse()
    }

    /// The work that it is for, and later the one that came of it.
    ///
    /// # Errors
    /// As [`UploadRow::id`].
    pub fn work(&self) -> Result<Option<Id<Work>>> {
        self.work_id.as_deref().map(str::parse).transpose()
    }

    /// The digest of the whole, once it is known.
    ///
    /// # Errors
    /// As [`UploadRow::id`].
    pub fn sha256(&self) -> Result<Option<Sha256Digest>> {
        self.sha256.as_deref().map(str::parse).transpose()
    }

    /// Which part of its work its words are of.
    #[must_use]
    pub fn part(&self) -> u32 {
        u32::try_from(self.part).unwrap_or(1)
    }

    /// What it is for.
    #[must_use]
    pub fn purpose(&self) -> Purpose {
        Purpose::read(&self.purpose).unwrap_or_default()
    }

    /// How long the file is, in bytes.
    #[must_use]
    pub fn length(&self) -> u64 {
        self.length_bytes.unsigned_abs()
    }

    /// How much of it was here when that was told last, in bytes.
    #[must_use]
    pub fn told_received(&self) -> u64 {
        self.received_bytes.unsigned_abs()
    }

    /// Whether bytes are still to come.
    #[must_use]
    pub fn is_receiving(&self) -> bool {
        self.state == "receiving"
    }

    /// When it was announced.
    #[must_use]
    pub fn created(&self) -> Timestamp {
        Timestamp::from_millis(self.created_at)
    }

    /// When it is dropped unless somebody goes on.
    #[must_use]
    pub fn expires(&self) -> Timestamp {
        Timestamp::from_millis(self.expires_at)
    }
}

macro_rules! columns {
    () => {
        "id, account_id, filename, length_bytes, received_bytes, purpose, title, language, work_id, part, state, sha256, reason, \
         detail, created_at, expires_at"
    };
}

const ADD: &str = "insert into upload (id, account_id, filename, length_bytes, purpose, title, language, work_id, part, state, \
    created_at, changed_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'receiving', $10, $10, $11)";
const ONE: &str = concat!("select ", columns!(), " from upload where id = $1");
const ALL: &str = concat!(
    "select ",
    columns!(),
    " from upload where state <> 'ended' order by created_at desc, id desc limit 200"
);
const RECEIVING: &str = concat!("select ", columns!(), " from upload where state = 'receiving' order by id");
const ENDED: &str = concat!("select ", columns!(), " from upload where state = 'ended' order by id");
const OF_ALL: &str = "select account_id, length_bytes, received_bytes, state from upload where state in ('receiving', 'received')";
const TOUCH: &str = "update upload set received_bytes = $2, changed_at = $3, expires_at = $4 where id = $1 and state = 'receiving'";
const DIGESTED: &str =
    "update upload set sha256 = $2, received_bytes = length_bytes where id = $1 and state = 'receiving'";
const MEASURED: &str =
    "update upload set length_bytes = $2, received_bytes = $2 where id = $1 and state = 'receiving'";
const HOLDS: &str = "insert into upload_file (upload_id, sha256, length_bytes) values ($1, $2, $3) \
    on conflict (upload_id, sha256) do nothing";
const RECEIVED: &str = "update upload set state = 'received', changed_at = $2 where id = $1 and state = 'receiving' and sha256 is not null";
const TAKEN: &str = "update upload set state = 'taken', work_id = $2, filename = '', title = '', sha256 = null, changed_at = $3, \
    expires_at = $4 where id = $1 and state = 'received'";
const REFUSED: &str = "update upload set state = 'refused', reason = $2, detail = $3, work_id = $4, sha256 = null, \
    changed_at = $5, expires_at = $6 where id = $1 and state = 'received'";
const END: &str = "update upload set state = 'ended', reason = null, detail = null, filename = '', title = '', changed_at = $2 \
    where id = $1 and state in ('receiving', 'received', 'refused')";
const OVER: &str = "update upload set state = 'ended', reason = null, detail = null, filename = '', title = '', changed_at = $1 \
    where state in ('receiving', 'taken', 'refused') and expires_at <= $1";
const RELEASED: &str = "select f.upload_id, f.sha256 from upload_file f join upload u on u.id = f.upload_id \
    where u.state in ('taken', 'refused', 'ended') order by f.sha256";
const LET_GO: &str = "delete from upload_file where upload_id = $1 and sha256 = $2";
const FORGET: &str = "delete from upload where id = $1 and state = 'ended' and not exists (select 1 from upload_file where upload_id = $1)";

/// Announces a file.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn add(
    tx: &mut Tx,
    (id, account): (Id<Upload>, Id<Account>),
    (length, told): (u64, &Told),
    work: Option<Id<Work>>,
    (now, expires): (Timestamp, Timestamp),
) -> Result<()> {
    let language = told.language.as_ref().map_or("und", |language| language.tag());
    crate::run!(
        tx,
        ADD,
        id.text(),
        account.text(),
        &told.filename,
        bytes(length)?,
        told.purpose.as_str(),
        &told.title,
        language,
        work.map(Id::text),
        i64::from(told.part),
        now.millis(),
        expires.millis()
    )
    .map(drop)
}

/// The upload with this id.
///
/// # Errors
/// As [`add`].
pub async fn one(tx: &mut Tx, id: Id<Upload>) -> Result<Option<UploadRow>> {
    crate::row!(tx, UploadRow, ONE, id.text())
}

/// The latest uploads, the latest first.
///
/// # Errors
/// As [`add`].
pub async fn latest(tx: &mut Tx) -> Result<Vec<UploadRow>> {
    crate::rows!(tx, UploadRow, ALL)
}

/// Those whose bytes are still to come.
///
/// # Errors
/// As [`add`].
pub async fn receiving(tx: &mut Tx) -> Result<Vec<UploadRow>> {
    crate::rows!(tx, UploadRow, RECEIVING)
}

/// Those that are over and not yet forgotten.
///
/// # Errors
/// As [`add`].
pub async fn ended(tx: &mut Tx) -> Result<Vec<UploadRow>> {
    crate::rows!(tx, UploadRow, ENDED)
}

/// What is on its way in now, as `account` sees it.
///
/// # Errors
/// As [`add`].
pub async fn standing(tx: &mut Tx, account: Id<Account>) -> Result<Standing> {
    let (account, mut standing) = (account.text(), Standing::default());
    for (of, length, received, state) in crate::rows!(tx, (String, i64, i64, String), OF_ALL)? {
        let (length, received) = (length.unsigned_abs(), received.unsigned_abs());
        standing.of_all += length;
        if state == "receiving" {
            standing.to_come += length.saturating_sub(received);
        }
        if of == account {
            standing.of_account += length;
            standing.open += 1;
        }
    }
    Ok(standing)
}

/// So much of it is here.
///
/// # Errors
/// As [`add`].
pub async fn touch(
    tx: &mut Tx,
    id: Id<Upload>,
    received: u64,
    (now, expires): (Timestamp, Timestamp),
) -> Result<()> {
    crate::run!(tx, TOUCH, id.text(), bytes(received)?, now.millis(), expires.millis()).map(drop)
}

/// So long it turned out to be.
///
/// # Errors
/// As [`add`].
pub async fn measured(tx: &mut Tx, id: Id<Upload>, length: u64) -> Result<()> {
    crate::run!(tx, MEASURED, id.text(), bytes(length)?).map(drop)
}

/// All of it is here, and its digest is known: from now on the row names its bytes.
///
/// # Errors
/// As [`add`].
pub async fn digested(tx: &mut Tx, id: Id<Upload>, sha256: Sha256Digest, length: u64) -> Result<()> {
    crate::run!(&mut *tx, DIGESTED, id.text(), sha256.to_string())?;
    holds(tx, id, sha256, length).await
}

/// Names bytes that are about to be kept for an upload.
///
/// # Errors
/// As [`add`].
pub async fn holds(tx: &mut Tx, id: Id<Upload>, sha256: Sha256Digest, length: u64) -> Result<()> {
    one_at_a_time(tx).await?;
    crate::run!(tx, HOLDS, id.text(), sha256.to_string(), bytes(length)?).map(drop)
}

/// Its bytes rest in the media store; whether that is news.
///
/// # Errors
/// As [`add`].
pub async fn received(tx: &mut Tx, id: Id<Upload>, now: Timestamp) -> Result<bool> {
    Ok(crate::run!(tx, RECEIVED, id.text(), now.millis())? > 0)
}

/// It is in a work, and what was told of it is forgotten; whether that is news.
///
/// # Errors
/// As [`add`].
pub async fn taken(
    tx: &mut Tx,
    id: Id<Upload>,
    work: Id<Work>,
    (now, expires): (Timestamp, Timestamp),
) -> Result<bool> {
    Ok(crate::run!(tx, TAKEN, id.text(), work.text(), now.millis(), expires.millis())? > 0)
}

/// It is not taken, and why: a message, what is told in it, and the work that it is about; whether that is news.
///
/// # Errors
/// As [`add`].
pub async fn refused(
    tx: &mut Tx,
    id: Id<Upload>,
    (reason, detail, work): (&str, Option<&str>, Option<Id<Work>>),
    (now, expires): (Timestamp, Timestamp),
) -> Result<bool> {
    let work = work.map(Id::text);
    Ok(crate::run!(tx, REFUSED, id.text(), reason, detail, work, now.millis(), expires.millis())? > 0)
}

/// It is over; whether that is news.
///
/// # Errors
/// As [`add`].
pub async fn end(tx: &mut Tx, id: Id<Upload>, now: Timestamp) -> Result<bool> {
    Ok(crate::run!(tx, END, id.text(), now.millis())? > 0)
}

/// Ends what nobody went on with, and what was told long enough.
///
/// # Errors
/// As [`add`].
pub async fn expire(tx: &mut Tx, now: Timestamp) -> Result<u64> {
    crate::run!(tx, OVER, now.millis())
}

/// Bytes that no upload needs any more, by upload and digest.
///
/// # Errors
/// As [`add`].
pub async fn released(tx: &mut Tx) -> Result<Vec<(Id<Upload>, Sha256Digest)>> {
    let found = crate::rows!(tx, (String, String), RELEASED)?;
    found.into_iter().map(|(id, sha256)| Ok((id.parse()?, sha256.parse()?))).collect()
}

/// The upload does not name these bytes any more.
///
/// # Errors
/// As [`add`].
pub async fn let_go(tx: &mut Tx, id: Id<Upload>, sha256: Sha256Digest) -> Result<()> {
    crate::run!(tx, LET_GO, id.text(), sha256.to_string()).map(drop)
}

/// Forgets an upload that is over and names nothing any more.
///
/// # Errors
/// As [`add`].
pub async fn forget(tx: &mut Tx, id: Id<Upload>) -> Result<()> {
    crate::run!(tx, FORGET, id.text()).map(drop)
}

fn bytes(count: u64) -> Result<i64> {
    i64::try_from(count).map_err(Error::internal)
}
