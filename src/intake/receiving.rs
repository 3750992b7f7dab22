//! Looks into a file that came in whole, and brings it to its work: the master of a new one, the next part of a draft,
//! words or a picture of one that is there. All of it, or nothing; begun again after a kill, it does nothing twice.

pub mod bringing_store;
mod master;
mod neighbours;

use std::io::Cursor;
use std::path::{Path, PathBuf};

use self::bringing_store::{self as bringing, Target};
use super::child::took_too_long;
use super::poster::{self, Picture};
use super::probe::{Media, probe, sniff_file};
use super::sniff::Sniffed;
use super::tus::{Purpose, Upload};
use super::upload_store::{self as store, UploadRow};
use crate::catalogue::transcript::{self, Read};
use crate::catalogue::work::Work;
use crate::clock::{Clock, Timestamp};
use crate::consent::audit::Actor;
use crate::consent::ledger::sealed::erasing::{Barred, is_barred};
use crate::consent::ledger::{Deed, Ledger};
use crate::error::{Error, Kind, Result};
use crate::id::{Id, Sha256Digest};
use crate::storage::blocking::blocking;
use crate::storage::media_store::{MediaStore, Stored};

/// How long it is told what became of a file, in milliseconds.
const TOLD_MS: i64 = 7 * 86_400_000;
/// Largest file of words, in bytes.
const MOST_WORDS: u64 = 5 << 20;
/// How many faults in a file of words are told.
const MOST_FAULTS: usize = 5;

/// What looks into files.
#[derive(Clone)]
pub struct Receiver {
    /// Rows.
    pub ledger: Ledger,
    /// Bytes.
    pub media: MediaStore,
    /// The time.
    pub clock: Clock,
}

/// Why a file is not taken: a message, what is told in it, and the work that it is about.
struct Refusal {
    key: &'static str,
    detail: Option<String>,
    work: Option<Id<Work>>,
}

impl Refusal {
    fn plain(key: &'static str) -> Self {
        Self { key, detail: None, work: None }
    }

    fn told(key: &'static str, detail: impl Into<String>) -> Self {
        Self { detail: Some(detail.into()), ..Self::plain(key) }
    }
}

/// What a file is.
enum Found {
    Master(Box<Media>),
    Words(Box<Read>),
    Pictures(Vec<Picture>),
    Refused(Refusal),
}

/// What became of a file within a deed.
enum Became {
    Part(Id<Work>),
    Refused(Refusal),
}

/// An upload that is being looked into.
struct Looking<'a> {
    receiver: &'a Receiver,
    row: UploadRow,
    id: Id<Upload>,
    stored: Stored,
    now: Timestamp,
}

/// Looks into the upload `id` and brings it to its work, or writes down why not. Nothing happens to one that is not
/// waiting for that.
///
/// # Errors
/// Trouble of ours, after which it can be tried again: `Unavailable` for a missing program, a full disk, a database that
/// does not answer.
pub async fn receive(receiver: &Receiver, id: Id<Upload>) -> Result<()> {
    let row = store::one(&mut receiver.ledger.database.read().await?, id).await?;
    let Some(row) = row.filter(|row| row.state == "received") else { return Ok(()) };
    let sha256 = row.sha256()?.ok_or_else(|| Error::internal("an upload that is here without a digest"))?;
    let stored = Stored { sha256, length_bytes: row.length() };
    let looking = Looking { receiver, row, id, stored, now: receiver.clock.now() };
    match looking.found().await? {
        Found::Refused(refusal) => looking.refuse(refusal).await,
        Found::Master(media) => {
            let deed = looking.deed().await?;
            looking.settle(deed, async |deed: &mut Deed| looking.master(deed, &media).await).await
        }
        Found::Words(cues) => {
            let deed = looking.deed().await?;
            looking.settle(deed, async |deed: &mut Deed| looking.words(deed, &cues).await).await
        }
        Found::Pictures(pictures) => {
            looking.keep(&pictures).await?;
            let deed = looking.deed().await?;
            looking.settle(deed, async |deed: &mut Deed| looking.pictures(deed, &pictures).await).await
        }
    }
}

impl Looking<'_> {
    /// What the file is from its bytes, as far as it is what somebody said that it is for.
    async fn found(&self) -> Result<Found> {
        let refused = |refusal| Ok(Found::Refused(refusal));
        let mut tx = self.receiver.ledger.database.read().await?;
        if is_barred(&mut tx, &Barred::File(self.stored.sha256)).await? {
            return refused(Refusal::plain("upload-why-erased"));
        }
        drop(tx);
        if self.receiver.media.length(self.stored.sha256).await? != Some(self.stored.length_bytes) {
            return refused(Refusal::plain("upload-why-gone"));
        }
        let path = self.receiver.media.path_for_intake(self.stored.sha256);
        let sniffed = path.clone();
        match (self.row.purpose(), blocking(move || sniff_file(&sniffed)).await) {
            (_, Err(e)) => self.faulty(e),
            (Purpose::Words, Ok(Sniffed::Media(_) | Sniffed::Picture)) => {
                refused(Refusal::plain("upload-why-no-words"))
            }
            (Purpose::Words, Ok(_)) => self.read(&path).await,
            (Purpose::Picture, Ok(Sniffed::Picture)) => self.made(path).await,
            (Purpose::Picture, Ok(_)) => refused(Refusal::plain("upload-why-no-picture")),
            (_, Ok(Sniffed::Media(_))) => match probe(&path).await {
                Ok(media) => Ok(Found::Master(Box::new(media))),
                Err(e) => self.faulty(e),
            },
            (_, Ok(Sniffed::Picture)) => refused(Refusal::plain("upload-why-whose-picture")),
            (_, Ok(Sniffed::Other("text"))) => refused(Refusal::plain("upload-why-whose-words")),
            (_, Ok(Sniffed::Other(what))) => refused(Refusal::told("upload-why-other", what)),
            (_, Ok(Sniffed::Unknown)) => refused(Refusal::plain("upload-why-unknown")),
        }
    }

    /// What is wrong with the file; our own trouble stays trouble.
    fn faulty(&self, error: Error) -> Result<Found> {
        match error.kind() {
            Kind::Invalid | Kind::TooLarge => {
                Ok(Found::Refused(Refusal::told("upload-why-unreadable", error.message().to_owned())))
            }
            _ if took_too_long(&error) => Ok(Found::Refused(Refusal::plain("upload-why-too-long"))),
            _ => Err(error),
        }
    }

    /// The words in it.
    async fn read(&self, path: &Path) -> Result<Found> {
        if self.stored.length_bytes > MOST_WORDS {
            return Ok(Found::Refused(Refusal::plain("upload-why-no-words")));
        }
        let path = path.to_owned();
        let language = self.row.language.parse().ok();
        let read = blocking(move || Ok(transcript::read(&std::fs::read(path)?, language.as_ref()))).await?;
        Ok(match read {
            Ok(read) => Found::Words(Box::new(read)),
            Err(faults) => {
                let told = faults.iter().take(MOST_FAULTS).map(|f| format!("{}: {}", f.line, f.message));
                Found::Refused(Refusal::told("upload-why-words", told.collect::<Vec<_>>().join("\n")))
            }
        })
    }

    /// The picture in every size.
    async fn made(&self, path: PathBuf) -> Result<Found> {
        match blocking(move || poster::make(&path)).await {
            Ok(pictures) => Ok(Found::Pictures(pictures)),
            Err(e) => self.faulty(e),
        }
    }

    /// Keeps what was made of it, named by the upload before it is there.
    async fn keep(&self, pictures: &[Picture]) -> Result<()> {
        for picture in pictures {
            let (sha256, length) = (Sha256Digest::of(&picture.bytes), picture.bytes.len() as u64);
            let mut tx = self.receiver.ledger.database.write().await?;
            store::holds(&mut tx, self.id, sha256, length).await?;
            tx.commit().await?;
            self.receiver.media.put(Cursor::new(picture.bytes.clone())).await?;
        }
        Ok(())
    }

    async fn deed(&self) -> Result<Deed> {
        Deed::begin(&self.receiver.ledger, Actor::Account(self.row.account()?), self.now).await
    }

    /// Writes what the file became; within the deed nothing that was erased meanwhile comes back.
    async fn settle(
        &self,
        mut deed: Deed,
        write: impl AsyncFnOnce(&mut Deed) -> Result<Became>,
    ) -> Result<()> {
        if is_barred(deed.tx(), &Barred::File(self.stored.sha256)).await? {
            drop(deed);
            return self.refuse(Refusal::plain("upload-why-erased")).await;
        }
        match write(&mut deed).await? {
            Became::Refused(refusal) => {
                drop(deed);
                self.refuse(refusal).await
            }
            Became::Part(work) => {
                let news = store::taken(deed.tx(), self.id, work, self.told_until()).await?;
                // Somebody else did the same meanwhile, or it was called off: then this never happened.
                if news { deed.commit().await.map(drop) } else { Ok(()) }
            }
        }
    }

    async fn refuse(&self, refusal: Refusal) -> Result<()> {
        let mut tx = self.receiver.ledger.database.write().await?;
        let why = (refusal.key, refusal.detail.as_deref(), refusal.work);
        store::refused(&mut tx, self.id, why, self.told_until()).await?;
        tx.commit().await
    }

    /// The work that it is for, while it may take something.
    async fn target(&self, deed: &mut Deed) -> Result<Result<Target, Refusal>> {
        let found = match self.row.work()? {
            Some(work) => bringing::target(deed.tx(), work).await?,
            None => None,
        };
        Ok(match found {
            Some(target) if target.state != "retired" => Ok(target),
            _ => Err(Refusal::plain("upload-why-no-work")),
        })
    }

    /// Now, and until when it is told what became of it.
    fn told_until(&self) -> (Timestamp, Timestamp) {
        (self.now, self.now.plus_millis(TOLD_MS))
    }
}
