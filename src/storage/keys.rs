//! The library's master key: made at the first start, one file that only its owner can read.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};

/// The key that wraps all other keys: 256 random bits. Neither printed nor logged.
#[derive(Clone)]
pub struct MasterKey([u8; 32]);

impl MasterKey {
    /// The key in `folder`/keys/master.key, made (mode 0600) when there is none yet.
    ///
    /// # Errors
    /// `Invalid` when the file is no key or others may read it; `Internal` when it cannot be made.
    pub fn open(folder: &Path) -> Result<Self> {
        let path = Self::path(folder);
        if !path.exists() {
            make(&path)?;
        }
        read(&path)
    }

    /// A key written as 64 hexadecimal digits.
    ///
    /// # Errors
    /// `Invalid` for anything else.
    pub fn parse(text: &str) -> Result<Self> {
        text.to_ascii_lowercase()
            .parse::<crate::id::Sha256Digest>()
            .map(|digest| Self(*digest.bytes()))
            .map_err(|_| Error::invalid("The setting “master_key” must be 64 hexadecimal digits."))
    }

    /// Where the key rests.
    #[must_use]
    pub fn path(folder: &Path) -> PathBuf {
        folder.join("keys").join("master.key")
    }

    /// The key that was used before, while keys are being changed.
    ///
    /// # Errors
    /// As [`MasterKey::open`].
    pub fn previous(folder: &Path) -> Result<Option<Self>> {
        let path = Self::previous_path(folder);
        if path.try_exists()? { read(&path).map(Some) } else { Ok(None) }
    }

    /// Where the key before rests while keys are being changed.
    #[must_use]
    pub fn previous_path(folder: &Path) -> PathBuf {
        folder.join("keys").join("previous.key")
    }

    /// Makes a new key in place of the one that is there, which becomes the key before; goes on where a kill left it.
    ///
    /// # Errors
    /// As [`MasterKey::open`].
    pub fn change(folder: &Path) -> Result<()> {
        let (path, before) = (Self::path(folder), Self::previous_path(folder));
        let current = Self::open(folder)?;
        match Self::previous(folder)? {
            // The new key is there already, and some slots may still need the one before.
            Some(previous) if previous.0 != current.0 => return Ok(()),
            Some(_) => {}
            None => {
                let draft = draft(&path, &fs::read(&path)?)?;
                fs::rename(&draft, &before)?;
            }
        }
        let draft = draft(&path, random()?.as_bytes())?;
        fs::rename(&draft, &path)?;
        Ok(fs::File::open(path.parent().unwrap_or(&path))?.sync_all()?)
    }

    /// The 32 bytes, for the cipher.
    #[must_use]
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

fn read(path: &Path) -> Result<MasterKey> {
    let mode = fs::metadata(path)?.permissions().mode() & 0o777;
    if mode & 0o077 != 0 {
        return Err(Error::invalid(format!(
            "{} can be read by others (mode {mode:o}); run “chmod 600” on it.",
            path.display()
        )));
    }
    MasterKey::parse(fs::read_to_string(path)?.trim()).map_err(|_| {
        Error::invalid(format!("{} is not a key; put the backup back in its place.", path.display()))
    })
}

/// Written whole beside its place and then linked there: two processes that start at once agree on one key,
/// and a kill leaves either none or a whole one.
fn make(path: &Path) -> Result<()> {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder)?;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700))?;
    let draft = draft(path, random()?.as_bytes())?;
    let linked = fs::hard_link(&draft, path);
    fs::remove_file(&draft)?;
    match linked {
        Err(e) if e.kind() != std::io::ErrorKind::AlreadyExists => Err(e.into()),
        _ => Ok(fs::File::open(folder)?.sync_all()?),
    }
}

/// 256 random bits, in hexadecimal.
fn random() -> Result<String> {
    let mut random = [0_u8; 32];
    getrandom::fill(&mut random).map_err(|e| Error::internal(e.to_string()))?;
    Ok(crate::id::Sha256Digest::of(&random).to_string())
}

/// A file beside `path`, safe from a loss of power, that only its owner can read.
fn draft(path: &Path, hex: &[u8]) -> Result<PathBuf> {
    let draft = path.with_file_name(format!("master.{}.tmp", std::process::id()));
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&draft)?;
    file.write_all(hex)?;
    file.sync_all()?;
    Ok(draft)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_is_made_once_and_only_its_owner_can_read_it() {
        let folder = tempfile::tempdir().unwrap();
        let made = MasterKey::open(folder.path()).unwrap();
        assert_eq!(MasterKey::open(folder.path()).unwrap().bytes(), made.bytes());
        let path = MasterKey::path(folder.path());
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        assert!(MasterKey::open(folder.path()).is_err(), "a key that others can read is refused");
    }
}
