//! Makes a backup while the library serves: the rows of one moment, then the files that they name, then the name that
//! makes it whole.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

use super::closed_store::closed;
use super::dump::{self, Header};
use super::files::{self, DRAFT, Piece};
use super::manifest::{FORMAT, Folder, Head, Manifest};
use super::{Progress, keys};
use crate::catalogue::custody_store;
use crate::clock::Clock;
use crate::consent::ledger::sealed::papers::papers;
use crate::consent::ledger::{Ledger, entries, head};
use crate::error::{Error, Result};
use crate::id::Sha256Digest;
use crate::storage::blocking::blocking;
use crate::storage::database::Tx;
use crate::storage::media_store::MediaStore;

/// How often it begins anew when files went while it copied them.
const TRIES: usize = 5;

/// What is backed up.
pub struct Source {
    /// Rows and keys.
    pub ledger: Ledger,
    /// Bytes.
    pub media: MediaStore,
    /// The time.
    pub clock: Clock,
    /// The library's own folder.
    pub data: PathBuf,
}

/// What a backup came to.
#[derive(Clone, Debug, Default)]
pub struct Taken {
    /// Rows in it.
    pub rows: i64,
    /// Files of the media folder in it.
    pub files: usize,
    /// How many of these were not there from the time before.
    pub copied: usize,
    /// How many bytes these have.
    pub bytes: u64,
    /// Sealed scans and recordings in it.
    pub evidence: usize,
    /// How many keys were copied; none when nobody said where to.
    pub keys: Option<usize>,
    /// The end of the audit log in it.
    pub audit: Option<Head>,
    /// Files that the library names and does not have whole, in sentences; a whole copy from the time before stays.
    pub wrong: Vec<String>,
}

/// What the rows of one moment name.
struct Named {
    header: Header,
    media: Vec<(Sha256Digest, u64)>,
    evidence: Vec<(String, Sha256Digest)>,
}

/// Why a file is not in the backup.
enum Lack {
    /// It is not there.
    Gone,
    /// It is there and is not what it must be.
    Spoilt(String),
}

impl Source {
    /// Backs everything up into `into`, and the keys into `keys`. Begun again after a kill it goes on where it was.
    ///
    /// # Errors
    /// `Invalid` when the folders lie in one another, `Unavailable` while the library is closed or another backup is
    /// written there; then the backup that was there is whole.
    pub async fn back_up(&self, into: &Path, keys: Option<&Path>, progress: &Progress) -> Result<Taken> {
        if closed(&mut self.ledger.database.read().await?).await?.is_some() {
            return Err(Error::unavailable(
                "The library is closed: finish its restore before you back it up.",
            ));
        }
        for folder in [into].into_iter().chain(keys) {
            files::make_folder(folder)?;
        }
        self.apart(into, keys)?;
        let folder = Folder(into.to_owned());
        for part in [folder.database(), folder.media(), folder.evidence()] {
            files::make_folder(&part)?;
        }
        let _alone = alone(&folder.database())?;
        for _ in 0..TRIES {
            if let Some(taken) = self.attempt(&folder, keys, progress).await? {
                return Ok(taken);
            }
        }
        Err(Error::unavailable(
            "Files keep going while they are copied. Try again when nobody imports or erases.",
        ))
    }

    /// Database, keys and library in folders of which none lies in another.
    fn apart(&self, into: &Path, keys: Option<&Path>) -> Result<()> {
        let mut places = vec![fs::canonicalize(&self.data)?, fs::canonicalize(into)?];
        places.extend(keys.map(fs::canonicalize).transpose()?);
        for (at, place) in places.iter().enumerate() {
            if let Some(other) =
                places.iter().skip(at + 1).find(|o| o.starts_with(place) || place.starts_with(o))
            {
                return Err(Error::invalid(format!(
                    "“{}” and “{}” lie in one another. Give library, backup and keys places of their own.",
                    place.display(),
                    other.display()
                )));
            }
        }
        Ok(())
    }

    /// One backup; none when a file went meanwhile that the library does not name any more.
    async fn attempt(
        &self,
        folder: &Folder,
        keys: Option<&Path>,
        progress: &Progress,
    ) -> Result<Option<Taken>> {
        let mut tx = self.ledger.database.read().await?;
        let named = self.named(&mut tx).await?;
        let dump = dump::write(&mut tx, folder.database(), &named.header, progress).await?;
        drop(tx);
        let Header { schema, made_at, library, audit, tables, .. } = named.header.clone();
        let mut taken = Taken { rows: tables.values().sum(), audit: audit.clone(), ..Taken::default() };
        let Some(media) = self.media(folder, &named, &mut taken, progress).await? else { return Ok(None) };
        let Some(evidence) = self.evidence(folder, &named, &mut taken).await? else { return Ok(None) };
        if let Some(keys) = keys {
            let copied = keys::copy(&self.ledger.vault, keys, library.clone(), made_at.clone()).await?;
            taken.keys = Some(copied);
        }
        let manifest = Manifest { format: FORMAT, library, made_at, schema, audit, dump, media, evidence };
        let folder = folder.clone();
        blocking(move || {
            files::write_json(&folder.manifest_path(), &manifest)?;
            prune(&folder, &manifest)
        })
        .await?;
        Ok(Some(taken))
    }

    async fn named(&self, tx: &mut Tx) -> Result<Named> {
        let library = library(tx).await?;
        let audit = head(tx).await?.map(Head::from);
        let header = dump::header(tx, self.clock.now().to_string(), library, audit).await?;
        let media = custody_store::files(tx).await?.into_iter().collect();
        let sealed = papers(tx, None, None).await?;
        let evidence =
            sealed.iter().map(|paper| Ok((paper.file(), paper.sha256()?))).collect::<Result<_>>()?;
        Ok(Named { header, media, evidence })
    }

    /// Copies what is not there yet. None: a file went, and nothing names it any more.
    async fn media(
        &self,
        folder: &Folder,
        named: &Named,
        taken: &mut Taken,
        progress: &Progress,
    ) -> Result<Option<Vec<(String, u64)>>> {
        let mut list = Vec::new();
        for (done, (sha256, length)) in named.media.iter().enumerate() {
            progress("files", done as u64, named.media.len() as u64);
            let (name, sha256, from) = (sha256.to_string(), *sha256, self.media.path_for_backup(*sha256));
            let (to, length) = (files::shelved(&folder.media(), &name), *length);
            match blocking(move || bring(&from, &to, sha256, Some(length))).await? {
                Ok(copied) => {
                    taken.copied += usize::from(copied > 0);
                    taken.bytes += copied;
                    list.push((name, length));
                }
                Err(Lack::Gone) if !self.still_names(sha256).await? => return Ok(None),
                Err(Lack::Gone) => {
                    taken.wrong.push(format!("The file {name} is missing; put an older backup of it back."));
                }
                Err(Lack::Spoilt(told)) => taken.wrong.push(told),
            }
        }
        taken.files = list.len();
        Ok(Some(list))
    }

    async fn still_names(&self, sha256: Sha256Digest) -> Result<bool> {
        let files = custody_store::files(&mut self.ledger.database.read().await?).await?;
        Ok(files.contains_key(&sha256))
    }

    async fn evidence(
        &self,
        folder: &Folder,
        named: &Named,
        taken: &mut Taken,
    ) -> Result<Option<Vec<Piece>>> {
        let mut list = Vec::new();
        for (id, sha256) in &named.evidence {
            let (name, sha256) = (format!("{id}.sealed"), *sha256);
            let (from, to) = (self.ledger.vault.files().join(&name), folder.evidence().join(&name));
            let brought = {
                let to = to.clone();
                blocking(move || bring(&from, &to, sha256, None)).await?
            };
            match brought {
                Ok(_) => {
                    let bytes = files::length(&to)?.unwrap_or_default();
                    list.push(Piece { name, sha256: sha256.to_string(), bytes });
                }
                Err(Lack::Gone) if !self.still_keeps(id).await? => return Ok(None),
                Err(Lack::Gone) => {
                    taken
                        .wrong
                        .push(format!("The evidence {id} is missing; put an older backup of it back."));
                }
                Err(Lack::Spoilt(told)) => taken.wrong.push(told),
            }
        }
        taken.evidence = list.len();
        Ok(Some(list))
    }

    async fn still_keeps(&self, id: &str) -> Result<bool> {
        let sealed = papers(&mut self.ledger.database.read().await?, None, None).await?;
        Ok(sealed.iter().any(|paper| paper.file() == id))
    }
}

/// Which library this is: the hash of the first entry of its audit log; empty while there is none.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn library(tx: &mut Tx) -> Result<String> {
    let first = entries(tx, 0, 1).await?.pop();
    Ok(first.map(|first| first.entry.hash.to_string()).unwrap_or_default())
}

/// Held by whoever writes into a backup.
fn alone(folder: &Path) -> Result<File> {
    let file =
        OpenOptions::new().create(true).truncate(false).write(true).open(folder.join("backup.lock"))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(Error::unavailable("Another backup is being written there.")),
        Err(TryLockError::Error(e)) => Err(e.into()),
    }
}

/// How many bytes were copied; none where an equally long file was there already (`length` none: whose digest is right).
fn bring(from: &Path, to: &Path, sha256: Sha256Digest, length: Option<u64>) -> Result<Result<u64, Lack>> {
    let there = match length {
        Some(length) => files::length(to)? == Some(length),
        None => files::digest(to)?.is_some_and(|(found, _)| found == sha256),
    };
    if there {
        return Ok(Ok(0));
    }
    files::make_folder(to.parent().unwrap_or(to))?;
    let mut right = true;
    let copied = files::copy(from, to, |found| {
        right = found == sha256;
        right
    });
    match copied {
        Ok(bytes) => Ok(Ok(bytes)),
        Err(error) if !right => Ok(Err(Lack::Spoilt(error.message().to_owned()))),
        Err(error) if files::is_missing(&error) => Ok(Err(Lack::Gone)),
        Err(error) => Err(error),
    }
}

/// Takes away what the backup does not name any more: what was erased leaves it with the next backup.
fn prune(folder: &Folder, manifest: &Manifest) -> Result<()> {
    let dumps = [manifest.dump.name.as_str(), "backup.json", "backup.lock"];
    keep_only(&folder.database(), |name| dumps.contains(&name))?;
    let evidence: std::collections::BTreeSet<&str> =
        manifest.evidence.iter().map(|p| p.name.as_str()).collect();
    keep_only(&folder.evidence(), |name| evidence.contains(name))?;
    let media: std::collections::BTreeSet<&str> =
        manifest.media.iter().map(|(name, _)| name.as_str()).collect();
    for shelf in fs::read_dir(folder.media())? {
        let shelf = shelf?.path();
        if shelf.is_dir() {
            keep_only(&shelf, |name| media.contains(name))?;
        }
    }
    Ok(())
}

/// Takes away files of ours: drafts, and what bears such a name as a backup gives.
fn keep_only(folder: &Path, named: impl Fn(&str) -> bool) -> Result<()> {
    let mut gone = false;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let ours = name.ends_with(DRAFT)
            || name.ends_with(".sealed")
            || name.starts_with("dump-")
            || name.parse::<Sha256Digest>().is_ok();
        if ours && !named(name) {
            fs::remove_file(&path)?;
            gone = true;
        }
    }
    if gone { files::sync(folder) } else { Ok(()) }
}
