//! What is on its way into the library: bytes are announced here before they are kept, by one writer at a time.
//!
//! Bytes are kept first, then the row that names them. What an import or a packing that was killed kept without a
//! row stands in the journal, so whoever comes next takes it away.

use std::collections::BTreeSet;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::time::Duration;

use crate::error::{Error, Result};
use crate::id::Sha256Digest;
use crate::storage::blocking::blocking;
use crate::storage::database::{Database, Tx};
use crate::storage::media_store::MediaStore;

const NAMED: &str =
    "select 1 from rendition where sha256 = $1 union all select 1 from poster where sha256 = $1";
const AWAITED: &str = "select 1 from upload_file where sha256 = $1";
/// The number of the lock under which PostgreSQL lets one name bytes, or take away what nobody named, after the other.
const ONE_AT_A_TIME: &str = "select pg_advisory_xact_lock(7107)";
const JOURNAL: &str = "incoming.journal";
/// Held by the one who comes next.
const TURN: &str = "incoming.turn";
/// How often somebody who waits looks whether it is their turn.
const LOOK_AGAIN: Duration = Duration::from_millis(100);

/// The journal of whoever brings bytes in, locked while it lives.
pub struct Journal {
    file: File,
}

/// That something goes on in a library once at a time; until it is dropped, or the process ends.
pub struct Lock {
    _file: File,
}

impl Lock {
    /// Waits for the lock `name` in `data`; `waiting` is called when somebody else has it.
    ///
    /// # Errors
    /// What the disk says.
    pub async fn of(data: &Path, name: &str, waiting: impl FnOnce()) -> Result<Self> {
        Ok(Self { _file: locked_in_time(data, name, waiting).await? })
    }
}

impl Lock {
    /// The lock `name` in `data`, when nobody has it now.
    ///
    /// # Errors
    /// What the disk says.
    pub fn if_free(data: &Path, name: &str) -> Result<Option<Self>> {
        let file = open(data, name)?;
        Ok(locked(&file)?.then_some(Self { _file: file }))
    }
}

impl Journal {
    /// Begins to bring bytes into the library in `data`; `waiting` is called when somebody else is at it, whose end is
    /// then waited for. Takes away what was left by somebody killed. Whoever lets go and begins again comes behind
    /// one who waits.
    ///
    /// # Errors
    /// What disk or database say.
    pub async fn begin(
        data: &Path,
        database: &Database,
        media: &MediaStore,
        waiting: impl FnOnce(),
    ) -> Result<Self> {
        let mut waiting = Some(waiting);
        let mut tell = || {
            if let Some(tell) = waiting.take() {
                tell();
            }
        };
        let turn = Lock::of(data, TURN, &mut tell).await?;
        let mut journal = Self { file: locked_in_time(data, JOURNAL, tell).await? };
        drop(turn);
        journal.settle(database, media).await?;
        Ok(journal)
    }

    /// Takes away what was left by somebody killed, unless somebody is bringing bytes in now.
    ///
    /// # Errors
    /// What disk or database say.
    pub async fn sweep_when_idle(data: &Path, database: &Database, media: &MediaStore) -> Result<()> {
        let file = open(data, JOURNAL)?;
        if locked(&file)? { Self { file }.settle(database, media).await } else { Ok(()) }
    }

    /// Begins to bring bytes in unless somebody else is at it, and takes away what was left by somebody killed.
    ///
    /// # Errors
    /// What disk or database say.
    pub async fn if_free(data: &Path, database: &Database, media: &MediaStore) -> Result<Option<Self>> {
        let file = open(data, JOURNAL)?;
        if !locked(&file)? {
            return Ok(None);
        }
        let mut journal = Self { file };
        journal.settle(database, media).await?;
        Ok(Some(journal))
    }

    /// Which bytes are announced now: their rows may be about to come. Takes no lock.
    ///
    /// # Errors
    /// What the disk says.
    pub fn announced(data: &Path) -> Result<BTreeSet<Sha256Digest>> {
        read(&mut open(data, JOURNAL)?)
    }

    /// Announces bytes that are about to be kept, or whose row is about to go.
    ///
    /// # Errors
    /// What the disk says.
    pub async fn announce(&self, sha256: Sha256Digest) -> Result<()> {
        let announce = self.announcer()?;
        blocking(move || announce(sha256)).await
    }

    /// Announces bytes whose digest is known only when all of them are there: for [`MediaStore::put_announced`].
    ///
    /// # Errors
    /// What the disk says.
    pub fn announcer(&self) -> Result<impl FnOnce(Sha256Digest) -> Result<()> + Send + use<>> {
        let file = self.file.try_clone()?;
        Ok(move |sha256| write(&file, sha256))
    }

    /// Everything announced has its row, or needs none: what no row names is taken away.
    ///
    /// # Errors
    /// What disk or database say.
    pub async fn settle(&mut self, database: &Database, media: &MediaStore) -> Result<()> {
        let announced = read(&mut self.file)?;
        for sha256 in &announced {
            // No row comes meanwhile: whoever writes one that names bytes holds the journal, or an upload named them before.
            let mut tx = database.write().await?;
            one_at_a_time(&mut tx).await?;
            if !is_named(&mut tx, *sha256).await? && !is_awaited(&mut tx, *sha256).await? {
                media.remove(*sha256).await?;
            }
        }
        if !announced.is_empty() {
            let file = self.file.try_clone()?;
            blocking(move || Ok(file.set_len(0).and_then(|()| file.sync_data())?)).await?;
        }
        Ok(())
    }
}

/// Waits, on PostgreSQL, for whoever names bytes for an upload or takes away unnamed ones; on SQLite every writer does.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn one_at_a_time(tx: &mut Tx) -> Result<()> {
    if matches!(tx, Tx::Postgres(_)) {
        crate::run!(tx, ONE_AT_A_TIME)?;
    }
    Ok(())
}

/// Whether these bytes are here for an upload that is in no work yet.
async fn is_awaited(tx: &mut Tx, sha256: Sha256Digest) -> Result<bool> {
    Ok(!crate::rows!(tx, (i32,), AWAITED, sha256.to_string())?.is_empty())
}

/// Whether a work shows these bytes.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn is_named(tx: &mut Tx, sha256: Sha256Digest) -> Result<bool> {
    Ok(!crate::rows!(tx, (i32,), NAMED, sha256.to_string())?.is_empty())
}

fn open(data: &Path, name: &str) -> Result<File> {
    Ok(OpenOptions::new().read(true).append(true).create(true).open(data.join(name))?)
}

/// The file `name` of `data` when it is ours; `waiting` is called when it is not at once.
async fn locked_in_time(data: &Path, name: &str, waiting: impl FnOnce()) -> Result<File> {
    let file = open(data, name)?;
    let mut waiting = Some(waiting);
    while !locked(&file)? {
        if let Some(tell) = waiting.take() {
            tell();
        }
        tokio::time::sleep(LOOK_AGAIN).await;
    }
    Ok(file)
}

/// Whether the file is ours now.
fn locked(file: &File) -> Result<bool> {
    match file.try_lock() {
        Ok(()) => Ok(true),
        Err(TryLockError::WouldBlock) => Ok(false),
        Err(TryLockError::Error(e)) => Err(Error::from(e)),
    }
}

/// A line that a kill cut off was announced for nothing: its bytes were not kept yet.
fn read(file: &mut File) -> Result<BTreeSet<Sha256Digest>> {
    let mut text = String::new();
    file.seek(SeekFrom::Start(0))?;
    file.read_to_string(&mut text)?;
    Ok(text.lines().filter_map(|line| line.parse().ok()).collect())
}

fn write(mut file: &File, sha256: Sha256Digest) -> Result<()> {
    // A line of its own, also behind one that a kill cut off.
    file.write_all(format!("\n{sha256}\n").as_bytes())?;
    Ok(file.sync_data()?)
}
