//! Files of a backup: written whole or not at all, for their owner only, and read with a digest.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::error::{Error, Kind, Result};
use crate::id::{Sha256Digest, Token};
use crate::storage::media_store;

/// The end of a name under which a file is still being written.
pub const DRAFT: &str = ".tmp";

/// What a file must be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// Its name in its folder.
    pub name: String,
    /// Its SHA-256, in hexadecimal.
    pub sha256: String,
    /// How many bytes it has.
    pub bytes: u64,
}

/// Makes a folder that only its owner enters, where there is none.
///
/// # Errors
/// `Unavailable`, naming the folder.
pub fn make_folder(path: &Path) -> Result<()> {
    let made = DirBuilder::new().recursive(true).mode(0o700).create(path);
    made.map_err(|e| {
        Error::unavailable(format!("The folder “{}” cannot be made.", path.display())).because(e)
    })?;
    sync(path.parent().unwrap_or(path))
}

/// Makes names that came or went in a folder safe from a loss of power.
///
/// # Errors
/// What the disk says.
pub fn sync(folder: &Path) -> Result<()> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    Ok(File::open(folder)?.sync_all()?)
}

/// A new file under a name of its own beside `path`, for its owner only; and that name.
///
/// # Errors
/// What the disk says.
pub fn draft(path: &Path) -> Result<(File, PathBuf)> {
    let draft = path.with_file_name(format!("{}{DRAFT}", Token::new()?.reveal()));
    let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&draft)?;
    Ok((file, draft))
}

/// Gives a draft its name, safe from a loss of power.
///
/// # Errors
/// What the disk says.
pub fn keep(file: &File, draft: &Path, path: &Path) -> Result<()> {
    file.sync_all()?;
    fs::rename(draft, path)?;
    sync(path.parent().unwrap_or(path))
}

/// Writes a file whole, in place of one that was there.
///
/// # Errors
/// What the disk says; then the one that was there stays.
pub fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let (mut file, draft) = draft(path)?;
    let kept = file.write_all(bytes).map_err(Error::from).and_then(|()| keep(&file, &draft, path));
    if kept.is_err() {
        drop(fs::remove_file(&draft));
    }
    kept
}

/// Writes what can be said in JSON.
///
/// # Errors
/// As [`write()`].
pub fn write_json(path: &Path, what: &impl Serialize) -> Result<()> {
    let mut text = serde_json::to_vec_pretty(what).map_err(Error::internal)?;
    text.push(b'\n');
    write(path, &text)
}

/// Reads what [`write_json`] wrote; nothing where there is no such file.
///
/// # Errors
/// `Invalid` when it is something else.
pub fn read_json<T: DeserializeOwned>(path: &Path) -> Result<Option<T>> {
    let text = match fs::read(path) {
        Ok(text) => text,
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(e) => return Err(e.into()),
    };
    let read = serde_json::from_slice(&text);
    read.map(Some).map_err(|e| {
        Error::invalid(format!("{} is damaged, or no file of a backup.", path.display())).because(e)
    })
}

/// Copies a file; its digest and length, read while copying. The copy has its name only when `is_right` says of the
/// digest that it is.
///
/// # Errors
/// `Missing` when there is no such file, `Invalid` when it is not right.
pub fn copy(from: &Path, to: &Path, is_right: impl FnOnce(Sha256Digest) -> bool) -> Result<u64> {
    let mut source = File::open(from)?;
    let (mut file, draft) = draft(to)?;
    let done = (|| {
        let (sha256, length) = media_store::digest(&mut source, |bytes| Ok(file.write_all(bytes)?))?;
        if !is_right(sha256) {
            return Err(damaged(from));
        }
        keep(&file, &draft, to)?;
        Ok(length)
    })();
    if done.is_err() {
        drop(fs::remove_file(&draft));
    }
    done
}

/// Digest and length of a file; nothing where there is none.
///
/// # Errors
/// What the disk says.
pub fn digest(path: &Path) -> Result<Option<(Sha256Digest, u64)>> {
    match File::open(path) {
        Ok(mut file) => media_store::digest(&mut file, |_| Ok(())).map(Some),
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(e) => Err(e.into()),
    }
}

/// How long a file is; nothing where there is none.
///
/// # Errors
/// What the disk says.
pub fn length(path: &Path) -> Result<Option<u64>> {
    match fs::metadata(path) {
        Ok(about) => Ok(Some(about.len())),
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(e) => Err(e.into()),
    }
}

/// That a file is not what its name or the backup says.
#[must_use]
pub fn damaged(path: &Path) -> Error {
    Error::invalid(format!("{} is damaged: its bytes are not those of its digest.", path.display()))
}

/// Whether an error says that there is no such file.
#[must_use]
pub fn is_missing(error: &Error) -> bool {
    error.kind() == Kind::Missing
}

/// Where `sha256` lies in a folder of media: `ab/abcd…`.
#[must_use]
pub fn shelved(folder: &Path, sha256: &str) -> PathBuf {
    folder.join(sha256.get(..2).unwrap_or_default()).join(sha256)
}
