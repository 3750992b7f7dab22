//! What a backup consists of: one small file names everything else, so that giving it its name makes the backup whole.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::files::{self, Piece};
use crate::consent::audit::Entry;
use crate::error::{Error, Result};
use crate::id::Sha256Digest;

/// The number of this way of writing backups.
pub const FORMAT: u32 = 1;

/// The folder of a backup: `database/` (what it consists of, and the dump), `media/`, `evidence/`.
#[derive(Clone, Debug)]
pub struct Folder(pub PathBuf);

impl Folder {
    /// Where the dump lies.
    #[must_use]
    pub fn database(&self) -> PathBuf {
        self.0.join("database")
    }

    /// Where films and sounds lie, by digest.
    #[must_use]
    pub fn media(&self) -> PathBuf {
        self.0.join("media")
    }

    /// Where sealed scans and recordings lie.
    #[must_use]
    pub fn evidence(&self) -> PathBuf {
        self.0.join("evidence")
    }

    /// What this backup consists of.
    ///
    /// # Errors
    /// `Missing` when there is no backup here, `Invalid` when it is damaged or of a newer program.
    pub fn manifest(&self) -> Result<Manifest> {
        let found: Option<Manifest> = files::read_json(&self.manifest_path())?;
        let manifest = found
            .ok_or_else(|| Error::missing(format!("There is no whole backup in “{}”.", self.0.display())))?;
        if manifest.format > FORMAT {
            return Err(Error::invalid(
                "This backup was made by a newer Digitales; restore it with that one.",
            ));
        }
        Ok(manifest)
    }

    /// Where [`Folder::manifest`] rests.
    #[must_use]
    pub fn manifest_path(&self) -> PathBuf {
        self.database().join("backup.json")
    }
}

/// The end of the audit log at a moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// The number of its last entry.
    pub number: i64,
    /// The hash of that entry.
    pub hash: String,
}

impl From<Entry> for Head {
    fn from(entry: Entry) -> Self {
        Self { number: entry.number, hash: entry.hash.to_string() }
    }
}

/// What a backup consists of.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Manifest {
    /// [`FORMAT`].
    pub format: u32,
    /// Which library: the hash of the first entry of its audit log; empty while there is none.
    pub library: String,
    /// When it was made (RFC 3339).
    pub made_at: String,
    /// The number of the last migration that made its tables.
    pub schema: i64,
    /// The end of the audit log in it.
    pub audit: Option<Head>,
    /// The dump of the database.
    pub dump: Piece,
    /// Digest and length of every file of the media folder.
    pub media: Vec<(String, u64)>,
    /// Every sealed file.
    pub evidence: Vec<Piece>,
}

impl Manifest {
    /// The digest of its dump.
    ///
    /// # Errors
    /// `Invalid` when it is none.
    pub fn dump_sha256(&self) -> Result<Sha256Digest> {
        self.dump.sha256.parse().map_err(|_| Error::invalid("The list of this backup is damaged."))
    }
}

/// What a copy of the keys consists of.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct KeysManifest {
    /// [`FORMAT`].
    pub format: u32,
    /// Which library.
    pub library: String,
    /// When it was made (RFC 3339).
    pub made_at: String,
    /// The folder that holds them; what lies beside it is an older copy that is to be destroyed.
    pub folder: String,
    /// Whether the master key is in it; otherwise it stands in the settings.
    pub master_key: bool,
    /// How many keys are in it.
    pub slots: usize,
}

/// The file that says what a folder of keys consists of.
#[must_use]
pub fn keys_path(folder: &Path) -> PathBuf {
    folder.join("keys.json")
}
