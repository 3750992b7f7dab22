//! Where bytes rest: one folder of immutable files on disk, each under its SHA-256.

use std::fs::{self, File};
use std::io::{self, Read};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use sha2::{Digest, Sha256};

use crate::consent::decision::Cleared;
use crate::error::Result;
use crate::id::Sha256Digest;
use crate::storage::blocking::blocking;
use crate::storage::incoming::{self, Incoming};
use crate::streaming::reply::Entity;

/// How many files are kept open between requests.
const KEPT_OPEN: usize = 128;
/// How much is read at once while hashing, in bytes.
const READ: usize = 256 << 10;

/// The store of media files. Cloning it is cheap.
///
/// `ROOT/ab/abcd…` holds the file whose digest is `abcd…`; `ROOT/incoming` what is still being written. Files are
/// added and removed, never changed; equal bytes rest once. Several processes may use one folder.
#[derive(Clone, Debug)]
pub struct MediaStore(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    root: PathBuf,
    /// Files opened lately, the latest last.
    open: Mutex<Vec<(Sha256Digest, MediaFile)>>,
}

/// A file of the store, open for reading. Cloning it shares the open file.
#[derive(Clone, Debug)]
pub struct MediaFile {
    file: Arc<File>,
    length: u64,
}

impl MediaFile {
    /// The open file. Read it by position only: its cursor is shared.
    #[must_use]
    pub fn file(&self) -> &Arc<File> {
        &self.file
    }

    /// Its length in bytes.
    #[must_use]
    pub fn length(&self) -> u64 {
        self.length
    }
}

/// What rests in the store: a digest and how many bytes it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stored {
    /// The SHA-256 of the bytes.
    pub sha256: Sha256Digest,
    /// How many they are.
    pub length_bytes: u64,
}

impl MediaStore {
    /// Opens the store in `root`, making the folder when it is not there, and sweeps what a crash left half written.
    ///
    /// # Errors
    /// `Unavailable` or `Internal` when the folder cannot be made or read.
    pub async fn at(root: &Path) -> Result<Self> {
        let root = root.to_owned();
        blocking(move || {
            fs::create_dir_all(&root)?;
            incoming::sweep(&root)?;
            Ok(Self(Arc::new(Inner { root, open: Mutex::default() })))
        })
        .await
    }

    /// Keeps everything that `source` gives. When this returns, the bytes survive a loss of power; a row may name them.
    ///
    /// # Errors
    /// `Unavailable` when the disk is full, otherwise what `source` or the disk say.
    pub async fn put(&self, source: impl Read + Send + 'static) -> Result<Stored> {
        self.put_announced(source, |_| Ok(())).await
    }

    /// As [`MediaStore::put`]; `announce` hears the digest when all bytes are here and none of them are kept yet.
    ///
    /// # Errors
    /// As [`MediaStore::put`], or those of `announce`; then nothing is kept.
    pub async fn put_announced(
        &self,
        mut source: impl Read + Send + 'static,
        announce: impl FnOnce(Sha256Digest) -> Result<()> + Send + 'static,
    ) -> Result<Stored> {
        let store = self.clone();
        blocking(move || {
            let mut incoming = Incoming::new(&store.0.root)?;
            let (sha256, length_bytes) = digest(&mut source, |bytes| incoming.write(bytes))?;
            announce(sha256)?;
            incoming.keep(&store.path(sha256))?;
            Ok(Stored { sha256, length_bytes })
        })
        .await
    }

    /// Keeps the bytes of the file at `path`, which stays where it is.
    ///
    /// # Errors
    /// As [`MediaStore::put`]; `Missing` when there is no such file.
    pub async fn put_file(&self, path: &Path) -> Result<Stored> {
        let path = path.to_owned();
        let file = blocking(move || Ok(File::open(path)?)).await?;
        self.put(file).await
    }

    /// The file behind what a permit cleared.
    ///
    /// # Errors
    /// `Missing` when the store does not hold it.
    pub async fn open(&self, cleared: &Cleared<impl AsRef<Entity>>) -> Result<MediaFile> {
        let sha256 = AsRef::<Entity>::as_ref(&**cleared).sha256;
        if let Some(file) = self.opened_lately(sha256) {
            return Ok(file);
        }
        let path = self.path(sha256);
        let file = blocking(move || {
            let file = File::open(path)?;
            let length = file.metadata()?.len();
            Ok(MediaFile { file: Arc::new(file), length })
        })
        .await?;
        let mut open = self.0.open.lock().unwrap_or_else(PoisonError::into_inner);
        if open.len() >= KEPT_OPEN {
            open.remove(0);
        }
        open.push((sha256, file.clone()));
        Ok(file)
    }

    /// A file that is open already and still there. A file that was removed meanwhile is let go.
    fn opened_lately(&self, sha256: Sha256Digest) -> Option<MediaFile> {
        let mut open = self.0.open.lock().unwrap_or_else(PoisonError::into_inner);
        let at = open.iter().rposition(|(known, _)| *known == sha256)?;
        let entry = open.remove(at);
        let held = entry.1.file.metadata().is_ok_and(|now| now.nlink() > 0 && now.len() == entry.1.length);
        let file = held.then(|| entry.1.clone());
        if held {
            open.push(entry);
        }
        file
    }

    /// Where intake finds what it received itself, to probe and encode it. Never a way to show bytes to anybody.
    #[must_use]
    pub fn path_for_intake(&self, sha256: Sha256Digest) -> PathBuf {
        self.path(sha256)
    }

    /// Where a backup finds a file to copy it. Never a way to show bytes to anybody.
    #[must_use]
    pub fn path_for_backup(&self, sha256: Sha256Digest) -> PathBuf {
        self.path(sha256)
    }

    /// Keeps the file at `path`, on the same disk, under the digest that its bytes have: it leaves its place. When this
    /// returns, the bytes survive a loss of power.
    ///
    /// # Errors
    /// What the disk says.
    pub async fn adopt(&self, path: &Path, sha256: Sha256Digest) -> Result<()> {
        let (path, target) = (path.to_owned(), self.path(sha256));
        blocking(move || incoming::keep(&File::open(&path)?, &path, &target)).await
    }

    /// The folder of files that are being received; whoever receives them makes and clears it.
    #[must_use]
    pub fn uploads(&self) -> PathBuf {
        self.0.root.join("uploads")
    }

    /// How large the disk below is, and how much of it may still be used, in bytes.
    ///
    /// # Errors
    /// What the disk says.
    pub async fn room(&self) -> Result<(u64, u64)> {
        let root = self.0.root.clone();
        blocking(move || {
            let found = rustix::fs::statvfs(root).map_err(io::Error::from)?;
            let bytes = |blocks: u64| blocks.saturating_mul(found.f_frsize);
            Ok((bytes(found.f_blocks), bytes(found.f_bavail)))
        })
        .await
    }

    /// A folder on the same disk, beside the files; whoever uses it makes and clears it.
    #[must_use]
    pub fn beside(&self, folder: &str) -> PathBuf {
        self.0.root.join(folder)
    }

    /// A folder on the same disk for what is being made, which whoever makes something makes and takes away.
    #[must_use]
    pub fn bench(&self) -> PathBuf {
        self.0.root.join("making")
    }

    /// Whether the folder is there and can be read.
    ///
    /// # Errors
    /// What the disk says.
    pub async fn ready(&self) -> Result<()> {
        let root = self.0.root.clone();
        blocking(move || Ok(fs::read_dir(root).map(|_| ())?)).await
    }

    /// How long the file with this digest is; none when the store does not hold it.
    ///
    /// # Errors
    /// What the disk says.
    pub async fn length(&self, sha256: Sha256Digest) -> Result<Option<u64>> {
        let path = self.path(sha256);
        blocking(move || match fs::metadata(path) {
            Ok(found) => Ok(Some(found.len())),
            Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(e) => Err(e.into()),
        })
        .await
    }

    /// What the file under this digest holds in truth, read anew: for verifying.
    ///
    /// # Errors
    /// `Missing` when the store does not hold it.
    pub async fn read_anew(&self, sha256: Sha256Digest) -> Result<Stored> {
        let path = self.path(sha256);
        blocking(move || {
            let (sha256, length_bytes) = digest(&mut File::open(path)?, |_| Ok(()))?;
            Ok(Stored { sha256, length_bytes })
        })
        .await
    }

    /// Everything that rests here, by digest.
    ///
    /// # Errors
    /// What the disk says.
    pub async fn list(&self) -> Result<Vec<Stored>> {
        let root = self.0.root.clone();
        blocking(move || {
            let mut found = Vec::new();
            for folder in fs::read_dir(root)? {
                let folder = folder?;
                if folder.file_name().len() == 2 && folder.file_type()?.is_dir() {
                    files_of(&folder.path(), &mut found)?;
                }
            }
            found.sort_by_key(|stored| stored.sha256);
            Ok(found)
        })
        .await
    }

    /// Removes a file; nothing happens when it is not there. Readers that have it open read on until they let go.
    ///
    /// # Errors
    /// What the disk says.
    pub async fn remove(&self, sha256: Sha256Digest) -> Result<()> {
        self.0.open.lock().unwrap_or_else(PoisonError::into_inner).retain(|(known, _)| *known != sha256);
        let path = self.path(sha256);
        blocking(move || match fs::remove_file(&path) {
            Err(e) if e.kind() != io::ErrorKind::NotFound => Err(e.into()),
            _ => Ok(()),
        })
        .await
    }

    fn path(&self, sha256: Sha256Digest) -> PathBuf {
        let name = sha256.to_string();
        self.0.root.join(&name[..2]).join(name)
    }
}

/// Adds the store's files in one of its folders; what bears no digest as its name is not ours.
fn files_of(folder: &Path, found: &mut Vec<Stored>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if let Some(sha256) = entry.file_name().to_str().and_then(|name| name.parse().ok()) {
            found.push(Stored { sha256, length_bytes: entry.metadata()?.len() });
        }
    }
    Ok(())
}

/// Reads `source` to its end, hands each piece to `take`, and answers digest and length.
pub(crate) fn digest(
    source: &mut impl Read,
    mut take: impl FnMut(&[u8]) -> Result<()>,
) -> Result<(Sha256Digest, u64)> {
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; READ];
    let mut length = 0;
    loop {
        let count = match source.read(&mut buffer) {
            Ok(0) => return Ok((Sha256Digest::from_hasher(hasher), length)),
            Ok(count) => count,
            Err(e) if e.kind() == io::ErrorKind::Interrupted => continue,
            Err(e) => return Err(e.into()),
        };
        hasher.update(&buffer[..count]);
        take(&buffer[..count])?;
        length += count as u64;
    }
}
