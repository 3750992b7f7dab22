//! The file of an upload while its bytes come: locked by the one who writes, its length the truth of how much is here.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use bytes::Bytes;
use sha2::{Digest, Sha256};
use tokio::sync::mpsc::Receiver;

use crate::error::{Error, Result};
use crate::id::Id;
use crate::intake::tus::{Algorithm, Upload};

/// How much is read at once to catch up with a digest, in bytes.
const READ: usize = 256 << 10;
/// Ends the name of the mark beside a file whose end was not compared with its checksum yet.
const UNSURE: &str = ".unsure";

/// A file that is ours to write. Dropped, it is another one's turn.
#[derive(Debug)]
pub(super) struct Partial {
    file: File,
    path: PathBuf,
    /// How many bytes are here for good.
    pub length: u64,
}

/// The digest of the first bytes of a file, and how many they are.
#[derive(Clone)]
pub(super) struct Running {
    pub hasher: Sha256,
    pub length: u64,
}

/// What writing came to.
pub(super) struct Written {
    pub running: Running,
    /// What the bytes alone come to, where that is wanted.
    pub checksum: Option<Vec<u8>>,
    /// What stopped it: the disk.
    pub stopped: Option<io::Error>,
}

impl Partial {
    /// The file of `id` in `folder`, when nobody else has it; it is made where `fresh` says that there may be none.
    pub fn open(folder: &Path, id: Id<Upload>) -> Result<Option<Self>> {
        fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
        let path = folder.join(id.text());
        let file = OpenOptions::new().read(true).append(true).create(true).mode(0o600).open(&path)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(None),
            Err(TryLockError::Error(e)) => return Err(e.into()),
        }
        // Whoever had it before may have moved or removed it.
        if file.metadata()?.nlink() == 0 {
            return Ok(None);
        }
        let mut partial = Self { file, path, length: 0 };
        partial.forget_unsure()?;
        partial.length = partial.file.metadata()?.len();
        Ok(Some(partial))
    }

    /// Takes back what came after the last byte that was compared with its checksum, when a kill came between.
    fn forget_unsure(&mut self) -> Result<()> {
        let mark = self.mark();
        let sure = match fs::read_to_string(&mark) {
            Ok(text) => text.trim().parse::<u64>().ok(),
            Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(e) => return Err(e.into()),
        };
        // A mark that a kill cut off was written before any byte that it is about.
        if let Some(sure) = sure.filter(|sure| self.file.metadata().is_ok_and(|m| m.len() > *sure)) {
            self.file.set_len(sure)?;
            self.file.sync_data()?;
        }
        Ok(fs::remove_file(mark)?)
    }

    fn mark(&self) -> PathBuf {
        let mut name = self.path.clone().into_os_string();
        name.push(UNSURE);
        PathBuf::from(name)
    }

    /// Says that what follows counts only when it was compared with its checksum.
    pub fn be_unsure(&self) -> Result<()> {
        let mut mark = File::create(self.mark())?;
        mark.write_all(self.length.to_string().as_bytes())?;
        mark.sync_all()?;
        self.sync_folder()
    }

    /// What came counts, or is taken back to `length`.
    pub fn be_sure(&mut self, back_to: Option<u64>) -> Result<()> {
        if let Some(length) = back_to {
            self.file.set_len(length)?;
            self.file.sync_data()?;
        }
        match fs::remove_file(self.mark()) {
            Err(e) if e.kind() != io::ErrorKind::NotFound => return Err(e.into()),
            _ => {}
        }
        self.length = self.file.metadata()?.len();
        Ok(())
    }

    /// What is here survives a loss of power.
    pub fn sync(&self) -> Result<()> {
        Ok(self.file.sync_all()?)
    }

    fn sync_folder(&self) -> Result<()> {
        Ok(File::open(self.path.parent().unwrap_or(&self.path))?.sync_all()?)
    }

    /// The digest of all that is here, read once.
    pub fn caught_up(&mut self) -> Result<Running> {
        let (mut hasher, mut buffer, mut length) = (Sha256::new(), vec![0; READ], 0);
        self.file.seek(SeekFrom::Start(0))?;
        while length < self.length {
            let wanted = READ.min(usize::try_from(self.length - length).unwrap_or(READ));
            let count = self.file.read(&mut buffer[..wanted])?;
            if count == 0 {
                return Err(Error::internal("a file of an upload got shorter while it was ours"));
            }
            hasher.update(&buffer[..count]);
            length += count as u64;
        }
        Ok(Running { hasher, length })
    }

    /// Writes what comes, counting digests on the way, until no more comes; safe from a loss of power afterwards.
    pub fn write(
        &mut self,
        mut from: Receiver<Bytes>,
        mut running: Running,
        check: Option<Algorithm>,
    ) -> Written {
        let mut sum = check.map(Sum::new);
        let mut stopped = None;
        while let Some(bytes) = from.blocking_recv() {
            if let Err(e) = self.file.write_all(&bytes) {
                stopped = Some(e);
                break;
            }
            running.hasher.update(&bytes);
            running.length += bytes.len() as u64;
            if let Some(sum) = &mut sum {
                sum.update(&bytes);
            }
        }
        drop(from);
        if let Err(e) = self.file.sync_data() {
            stopped.get_or_insert(e);
        }
        self.length = self.file.metadata().map_or(running.length, |m| m.len());
        Written { running, checksum: sum.map(Sum::end), stopped }
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Takes it away.
    pub fn remove(self) -> Result<()> {
        for path in [self.mark(), self.path.clone()] {
            match fs::remove_file(path) {
                Err(e) if e.kind() != io::ErrorKind::NotFound => return Err(e.into()),
                _ => {}
            }
        }
        Ok(())
    }
}

/// A digest of one request's bytes.
enum Sum {
    Sha1(sha1::Sha1),
    Sha256(Sha256),
}

impl Sum {
    fn new(algorithm: Algorithm) -> Self {
        match algorithm {
            Algorithm::Sha1 => Self::Sha1(sha1::Sha1::new()),
            Algorithm::Sha256 => Self::Sha256(Sha256::new()),
        }
    }

    fn update(&mut self, bytes: &[u8]) {
        match self {
            Self::Sha1(sum) => sum.update(bytes),
            Self::Sha256(sum) => sum.update(bytes),
        }
    }

    fn end(self) -> Vec<u8> {
        match self {
            Self::Sha1(sum) => sum.finalize().to_vec(),
            Self::Sha256(sum) => sum.finalize().to_vec(),
        }
    }
}

/// The ids of all uploads that have a file in `folder`.
pub(super) fn all(folder: &Path) -> Result<Vec<Id<Upload>>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(vec![]),
        Err(e) => return Err(e.into()),
    };
    let mut found = Vec::new();
    for entry in entries {
        let name = entry?.file_name();
        let name = name.to_str().map(|name| name.strip_suffix(UNSURE).unwrap_or(name));
        found.extend(name.and_then(|name| name.parse::<Id<Upload>>().ok()));
    }
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

/// How many bytes of `id` lie in `folder`, whoever writes there; none when there is no file.
pub(super) fn length(folder: &Path, id: Id<Upload>) -> Option<u64> {
    fs::metadata(folder.join(id.text())).ok().map(|m| m.len())
}
