//! A key at rest: one small file that only its owner can read, wrapped by the master key, written whole or not at all.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::str::FromStr;

use super::Purpose;
use super::cipher::{Key, from_hex, hex};
use super::masters::{Ring, name_of};
use crate::error::{Error, Result};
use crate::id::Token;

const FORMAT: &str = "digitales-key-1";
/// The end of a name under which a file is still being written.
const DRAFT: &str = ".tmp";

/// What a slot's file holds.
pub(super) struct KeyFile {
    pub(super) purpose: Purpose,
    /// The name of the master key that wrapped it.
    pub(super) master: String,
    wrapped: Vec<u8>,
}

impl KeyFile {
    /// `key` wrapped for the slot of this name.
    pub(super) fn wrap(slot: &str, purpose: Purpose, key: &Key, ring: &Ring) -> Result<Self> {
        let wrapped = ring.current().lock(&bound_to(slot, purpose), key.bytes())?;
        Ok(Self { purpose, master: name_of(ring.current())?, wrapped })
    }

    /// The key.
    pub(super) fn unwrap(&self, slot: &str, ring: &Ring) -> Result<Key> {
        let master = ring.named(&self.master)?.ok_or_else(other_master)?;
        let key = master.unlock(&bound_to(slot, self.purpose), &self.wrapped);
        key.and_then(|key| Key::from_bytes(&key)).ok_or_else(|| spoilt(slot))
    }

    /// Reads a file; none where there is none.
    pub(super) fn read(path: &Path, slot: &str) -> Result<Option<Self>> {
        match fs::read_to_string(path) {
            Ok(text) => Self::parse(&text).map(Some).ok_or_else(|| spoilt(slot)),
            Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(e) => Err(e.into()),
        }
    }

    fn parse(text: &str) -> Option<Self> {
        let mut words = text.split_whitespace();
        let (format, purpose, master) = (words.next()?, words.next()?, words.next()?.to_owned());
        let wrapped = from_hex(words.next()?)?;
        let purpose = Purpose::from_str(purpose).ok()?;
        (format == FORMAT).then_some(Self { purpose, master, wrapped })
    }

    /// Writes the file safe from a loss of power, but for its folder, in place of one that was there.
    pub(super) fn write(&self, path: &Path) -> Result<()> {
        let draft = self.draft(path)?;
        Ok(fs::rename(&draft, path)?)
    }

    /// As [`KeyFile::write`], unless there is a file already: then that one stays.
    pub(super) fn write_once(&self, path: &Path) -> Result<()> {
        let draft = self.draft(path)?;
        let linked = fs::hard_link(&draft, path);
        fs::remove_file(&draft)?;
        match linked {
            Err(e) if e.kind() != io::ErrorKind::AlreadyExists => Err(e.into()),
            _ => Ok(()),
        }
    }

    fn draft(&self, path: &Path) -> Result<PathBuf> {
        let draft = path.with_extension(format!("{}{DRAFT}", Token::new()?.reveal()));
        let mut file = create(&draft)?;
        writeln!(file, "{FORMAT} {} {} {}", self.purpose.as_str(), self.master, hex(&self.wrapped))?;
        file.sync_all()?;
        Ok(draft)
    }
}

/// A wrapped key opens for its slot and purpose only.
fn bound_to(slot: &str, purpose: Purpose) -> String {
    format!("key of slot {slot} for {}", purpose.as_str())
}

fn other_master() -> Error {
    Error::invalid(
        "This was sealed under another master key than this library has now. Put the right key back in its place.",
    )
}

fn spoilt(slot: &str) -> Error {
    Error::invalid(format!("The key file {slot}.key is damaged; put its backup back in its place."))
}

/// A new file that only its owner can read.
pub(super) fn create(path: &Path) -> Result<File> {
    Ok(OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?)
}

/// Makes a folder that only its owner enters.
pub(super) fn make_folder(path: &Path) -> Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(path)?;
    sync_folder(path.parent().unwrap_or(path))
}

/// Makes names that came or went in a folder safe from a loss of power.
pub(super) fn sync_folder(path: &Path) -> Result<()> {
    Ok(File::open(path)?.sync_all()?)
}

/// Overwrites a file and takes it away; nothing happens where there is none. The caller syncs the folder.
pub(super) fn destroy(path: &Path) -> Result<()> {
    let mut file = match OpenOptions::new().write(true).open(path) {
        Ok(file) => file,
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(e) => return Err(e.into()),
    };
    let length = file.metadata()?.len();
    io::copy(&mut io::repeat(0).take(length), &mut file)?;
    file.sync_all()?;
    match fs::remove_file(path) {
        Err(e) if e.kind() != io::ErrorKind::NotFound => Err(e.into()),
        _ => Ok(()),
    }
}

/// [`destroy`]s each of them, also after one that cannot be; the first that could not.
pub(super) fn destroy_all(paths: &[PathBuf]) -> Result<()> {
    let done: Vec<Result<()>> = paths.iter().map(|path| destroy(path)).collect();
    done.into_iter().collect()
}

/// The slots whose files are in `folder`, and drafts that were left there.
pub(super) fn list(folder: &Path) -> Result<(Vec<String>, Vec<PathBuf>)> {
    let (mut slots, mut drafts) = (Vec::new(), Vec::new());
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if name.ends_with(DRAFT) {
            drafts.push(path);
        } else if let Some(slot) = name.strip_suffix(".key") {
            slots.push(slot.to_owned());
        }
    }
    slots.sort();
    Ok((slots, drafts))
}
