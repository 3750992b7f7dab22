//! Receives files piece by piece: each piece is safe on the disk before its end is told, and the digest of the whole is
//! counted while it comes. When all is here the bytes go to the media store, and somebody is asked to look into them.
//!
//! An import may hold the journal for long, and nobody who sends a file waits for that: the row of an upload names its
//! bytes from before they are kept until its work does, so nothing that a kill leaves behind is without a name.

mod partial;
mod plainly;
mod pouring;
mod sweeping;

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use futures_util::Stream;
use tokio_util::sync::CancellationToken;

use self::partial::{Partial, Running};
use self::pouring::{caught_up, judged, pour};
use super::job::Kind;
use super::jobs_store::{AT_ONCE, Order, enqueue};
use super::limits::{Disk, Limits};
use super::tus::{Creation, Fault, Piece, Purpose, Stop, Upload};
use super::upload_store::{self as store, UploadRow};
use crate::accounts::account::Account;
use crate::clock::Clock;
use crate::consent::audit::Actor;
use crate::consent::ledger::{Deed, Ledger, work_by_slug};
use crate::error::Error;
use crate::id::{Id, Sha256Digest};
use crate::storage::blocking::blocking;
use crate::storage::media_store::MediaStore;

/// How often somebody who waits for a file looks whether it is theirs.
const LOOK_AGAIN: Duration = Duration::from_millis(50);
/// How often they look before they say that somebody else is sending.
const PATIENCE: u32 = 80;
/// After how many looks without a sign of life one who sends is sent away.
const SILENT: u32 = 20;

type Result<T, E = Stop> = std::result::Result<T, E>;

/// What receives files. Cloning it is cheap.
#[derive(Clone)]
pub struct Uploader(Arc<Parts>);

struct Parts {
    ledger: Ledger,
    media: MediaStore,
    clock: Clock,
    limits: Limits,
    data: PathBuf,
    /// What is known of files that are on their way, beside their bytes.
    known: Mutex<HashMap<Id<Upload>, Known>>,
}

/// What is known of a file beside its bytes, for as long as this process runs.
#[derive(Default)]
struct Known {
    /// The digest of what is here.
    running: Option<Running>,
    /// Who is sending now.
    sender: Option<Sender>,
}

/// Somebody who is sending.
#[derive(Clone)]
struct Sender {
    /// How many pieces came.
    heard: Arc<AtomicU64>,
    /// Told to stop.
    away: CancellationToken,
}

/// How an upload stands.
#[derive(Clone, Debug)]
pub struct Standing {
    /// Its row.
    pub row: UploadRow,
    /// How many of its bytes are here for good.
    pub received: u64,
}

impl Uploader {
    /// What receives files into this library.
    #[must_use]
    pub fn new(ledger: Ledger, media: MediaStore, clock: Clock, limits: Limits, data: PathBuf) -> Self {
        Self(Arc::new(Parts { ledger, media, clock, limits, data, known: Mutex::default() }))
    }

    /// How much may be on its way in.
    #[must_use]
    pub fn limits(&self) -> Limits {
        self.0.limits
    }

    /// Announces a file of `account`, before its first byte.
    ///
    /// # Errors
    /// The limit that it would break, or that its work is not there.
    pub async fn create(&self, account: Id<Account>, creation: &Creation) -> Result<Id<Upload>> {
        let (told, now) = (&creation.told, self.0.clock.now());
        let disk = self.disk().await?;
        // A deed, so that of two at once the second one counts the first one's bytes.
        let mut deed = Deed::begin(&self.0.ledger, Actor::Account(account), now).await?;
        let standing = store::standing(deed.tx(), account).await?;
        self.0.limits.admit(creation.length, standing, disk)?;
        let work = if told.work.is_empty() { None } else { work_by_slug(deed.tx(), &told.work).await? };
        if work.is_none() && (told.purpose != Purpose::Work || !told.work.is_empty()) {
            return Err(Fault::NoWork.into());
        }
        let id = Id::new(now)?;
        let length = creation.length;
        store::add(deed.tx(), (id, account), (length, told), work, (now, self.expires())).await?;
        deed.commit().await?;
        Ok(id)
    }

    /// How an upload of `account` stands. Somebody who sends and gives no sign of life is sent away for it, so that what
    /// is told stays so.
    ///
    /// # Errors
    /// [`Fault::Missing`], or [`Fault::Locked`] while somebody is sending.
    pub async fn standing(&self, account: Id<Account>, id: Id<Upload>) -> Result<Standing> {
        let row = self.own(account, id).await?;
        if !row.is_receiving() {
            return Ok(Standing { received: row.length(), row });
        }
        let file = self.ours(id).await?;
        let row = self.own(account, id).await?;
        if !row.is_receiving() || self.is_kept(&row).await? {
            return self.settled(account, id).await;
        }
        let received = file.length;
        if received == row.length() {
            let (file, running) = self.with_digest(id, file).await?;
            self.finish(&row, file, running).await?;
            return Ok(Standing { received, row: self.own(account, id).await? });
        }
        blocking(move || file.sync()).await?;
        Ok(Standing { row, received })
    }

    /// Adds a piece of a file; how the upload stands then. What came before the line broke counts, unless it was to be
    /// compared with a checksum.
    ///
    /// # Errors
    /// What is wrong with the piece.
    pub async fn append<E: std::fmt::Display + Send + 'static>(
        &self,
        account: Id<Account>,
        id: Id<Upload>,
        piece: Piece,
        body: impl Stream<Item = Result<Bytes, E>> + Send + Unpin + 'static,
    ) -> Result<Standing> {
        let uploader = self.clone();
        // Whoever asked may be gone before their piece is safe.
        let done = tokio::spawn(async move { uploader.appended(account, id, piece, body).await });
        done.await.map_err(Error::internal)?
    }

    async fn appended<E: std::fmt::Display>(
        &self,
        account: Id<Account>,
        id: Id<Upload>,
        piece: Piece,
        body: impl Stream<Item = Result<Bytes, E>> + Unpin,
    ) -> Result<Standing> {
        let row = self.own(account, id).await?;
        if row.is_receiving() {
            let file = self.ours(id).await?;
            let row = self.own(account, id).await?;
            if row.is_receiving() && !self.is_kept(&row).await? {
                return self.written(row, file, piece, body).await;
            }
        }
        let standing = self.settled(account, id).await?;
        if piece.offset == standing.received { Ok(standing) } else { Err(Fault::Offset.into()) }
    }

    async fn written<E: std::fmt::Display>(
        &self,
        row: UploadRow,
        file: Partial,
        piece: Piece,
        body: impl Stream<Item = Result<Bytes, E>> + Unpin,
    ) -> Result<Standing> {
        let (id, begins, most) = (row.id()?, file.length, row.length());
        if piece.offset != begins {
            return Err(Fault::Offset.into());
        }
        self.0.limits.room(most - begins, self.disk().await?)?;
        let (file, running) = self.with_digest(id, file).await?;
        let before = piece.checksum.is_some().then(|| running.clone());
        let sender = self.begins(id);
        let (file, written, came) = pour(file, running, &piece, most, body, &sender).await?;
        self.ends(id);
        let (file, running, fault) = judged(file, written, &piece, before, came).await?;
        let received = file.length;
        let mut tx = self.0.ledger.database.write().await?;
        store::touch(&mut tx, id, received, (self.0.clock.now(), self.expires())).await?;
        tx.commit().await?;
        match running {
            Some(running) if received == most && fault.is_none() => self.finish(&row, file, running).await?,
            running => self.remember(id, running),
        }
        match fault {
            Some(fault) => Err(fault.into()),
            None => Ok(Standing { row, received }),
        }
    }

    /// All is here: its bytes go to the media store and somebody is asked to look into them.
    async fn finish(&self, row: &UploadRow, file: Partial, running: Running) -> Result<()> {
        let (id, length) = (row.id()?, running.length);
        let sha256 = Sha256Digest::from_hasher(running.hasher);
        let mut tx = self.0.ledger.database.write().await?;
        store::digested(&mut tx, id, sha256, length).await?;
        tx.commit().await?;
        self.0.media.adopt(file.path(), sha256).await?;
        self.look(row).await?;
        drop(file);
        Ok(())
    }

    /// Its bytes rest in the media store: that, and that somebody must look, becomes true at once.
    async fn look(&self, row: &UploadRow) -> Result<()> {
        let (id, now) = (row.id()?, self.0.clock.now());
        let mut tx = self.0.ledger.database.write().await?;
        if store::received(&mut tx, id, now).await? {
            let (subject, asked_by) = (id.text(), Actor::Account(row.account()?).text());
            let order = Order {
                kind: Kind::Look,
                subject: &subject,
                work: row.work()?,
                asked_by: &asked_by,
                priority: AT_ONCE,
            };
            enqueue(&mut tx, &order, now).await?;
        }
        tx.commit().await?;
        self.lock().remove(&id);
        Ok(())
    }

    /// Ends an upload of `account` that is in no work yet; nothing of it is left.
    ///
    /// # Errors
    /// [`Fault::Missing`], or [`Fault::Over`] when it is in a work.
    pub async fn terminate(&self, account: Id<Account>, id: Id<Upload>) -> Result<()> {
        self.own(account, id).await?;
        let now = self.0.clock.now();
        let mut tx = self.0.ledger.database.write().await?;
        let ended = store::end(&mut tx, id, now).await?;
        tx.commit().await?;
        if !ended {
            return Err(Fault::Over.into());
        }
        if let Some(sender) = self.lock().get(&id).and_then(|known| known.sender.clone()) {
            sender.away.cancel();
        }
        Ok(self.clear(id).await?)
    }

    /// How an upload stands that is not being received any more.
    async fn settled(&self, account: Id<Account>, id: Id<Upload>) -> Result<Standing> {
        let row = self.own(account, id).await?;
        if row.is_receiving() {
            self.look(&row).await?;
        }
        Ok(Standing { received: row.length(), row: self.own(account, id).await? })
    }

    /// Whether the bytes of an upload rest in the media store though its row does not say so: a kill came between.
    async fn is_kept(&self, row: &UploadRow) -> Result<bool, Error> {
        let Some(sha256) = row.sha256()? else { return Ok(false) };
        let empty = partial::length(&self.0.media.uploads(), row.id()?).is_none_or(|length| length == 0);
        Ok(empty && self.0.media.length(sha256).await? == Some(row.length()))
    }

    async fn own(&self, account: Id<Account>, id: Id<Upload>) -> Result<UploadRow> {
        let found = store::one(&mut self.0.ledger.database.read().await?, id).await?;
        match found {
            Some(row) if row.account()? == account && row.state != "ended" => Ok(row),
            _ => Err(Fault::Missing.into()),
        }
    }

    /// The file of an upload, once nobody else has it. One who sends and gives no sign of life is sent away.
    async fn ours(&self, id: Id<Upload>) -> Result<Partial> {
        let (mut heard, mut silent) = (None, 0);
        for _ in 0..PATIENCE {
            let folder = self.0.media.uploads();
            if let Some(file) = blocking(move || Partial::open(&folder, id)).await? {
                return Ok(file);
            }
            let sender = self.lock().get(&id).and_then(|known| known.sender.clone());
            let now = sender.as_ref().map(|sender| sender.heard.load(Ordering::Relaxed));
            silent = if now == heard { silent + 1 } else { 0 };
            heard = now;
            if let Some(sender) = sender.filter(|_| silent >= SILENT) {
                sender.away.cancel();
            }
            tokio::time::sleep(LOOK_AGAIN).await;
        }
        Err(Fault::Locked.into())
    }

    async fn disk(&self) -> Result<Disk, Error> {
        let (size, free) = self.0.media.room().await?;
        Ok(Disk { size, free })
    }

    fn expires(&self) -> crate::clock::Timestamp {
        self.0.clock.now().plus_millis(self.0.limits.patience_ms)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<Id<Upload>, Known>> {
        self.0.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn begins(&self, id: Id<Upload>) -> Sender {
        let sender = Sender { heard: Arc::default(), away: CancellationToken::new() };
        self.lock().entry(id).or_default().sender = Some(sender.clone());
        sender
    }

    fn ends(&self, id: Id<Upload>) {
        if let Some(known) = self.lock().get_mut(&id) {
            known.sender = None;
        }
    }

    /// The digest of what is here; read once where this process does not know it.
    async fn with_digest(&self, id: Id<Upload>, file: Partial) -> Result<(Partial, Running), Error> {
        let known = self.lock().get_mut(&id).and_then(|known| known.running.take());
        match known.filter(|running| running.length == file.length) {
            Some(running) => Ok((file, running)),
            None => caught_up(file).await,
        }
    }

    fn remember(&self, id: Id<Upload>, running: Option<Running>) {
        self.lock().entry(id).or_default().running = running;
    }
}
