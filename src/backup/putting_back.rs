//! Puts the files and rows of a backup into an empty place, which is closed from its first moment on.
//!
//! Killed in between it is closed still, and begun again it goes on: files that are whole stay, the tables are filled in
//! one transaction.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::closed_store::{Closed, Step, close, closed, come_to};
use super::manifest::{Folder, Manifest};
use super::{Progress, dump, files, keys};
use crate::clock::Timestamp;
use crate::error::{Error, Kind, Result};
use crate::id::Sha256Digest;
use crate::storage::blocking::blocking;
use crate::storage::database::{Database, Tx};
use crate::storage::layout::{self, tables};
use crate::storage::media_store::MediaStore;
use crate::storage::rows;
use crate::storage::vault::{Masters, Vault};

/// In the data folder from the first moment of a restore to its end: the digest of the dump.
pub const MARK: &str = "restoring";
/// What an operator may have put into the data folder before.
const ALLOWED: [&str; 4] = ["digitales.toml", "languages", "lost+found", MARK];

/// Where the library is to be.
pub struct Place {
    /// Its own folder.
    pub data: PathBuf,
    /// Its database, as the settings name it.
    pub database: String,
    /// Its media folder.
    pub media: PathBuf,
    /// Its master key.
    pub masters: Masters,
}

impl Place {
    /// Puts everything back from `from` and the copy of the keys, but for the keys of `shredded` slots. How far the
    /// restore was before: loaded, at least, when this returns.
    ///
    /// # Errors
    /// `Conflict` when there is something here already, `Invalid` for what is damaged, by name.
    pub async fn fill(
        &self,
        from: &Folder,
        keys: &Path,
        shredded: &BTreeSet<String>,
        now: Timestamp,
        progress: &Progress,
    ) -> Result<Step> {
        let manifest = from.manifest()?;
        let dump = manifest.dump_sha256()?;
        if manifest.schema > Database::newest() {
            return Err(Error::invalid(
                "This backup was made by a newer Digitales; restore it with that one.",
            ));
        }
        whole_dump(from, &manifest).await?;
        self.claim(dump)?;
        let database = Database::connect(&self.database).await?;
        let before = self.filled(&database, from, keys, &manifest, shredded, now, progress).await;
        database.close().await;
        before
    }

    #[expect(clippy::too_many_arguments, reason = "one call, from above")]
    async fn filled(
        &self,
        database: &Database,
        from: &Folder,
        keys: &Path,
        manifest: &Manifest,
        shredded: &BTreeSet<String>,
        now: Timestamp,
        progress: &Progress,
    ) -> Result<Step> {
        let dump = manifest.dump_sha256()?;
        match self.found(database, manifest, dump).await? {
            Some(closed) if closed.step > Step::Begun => {
                database.bring_up(None).await?;
                return Ok(closed.step);
            }
            Some(_) => {}
            None => {
                // Keys first: whoever opens a library without its master key makes another one.
                self.keys(keys, manifest, shredded).await?;
                let mut tx = database.write().await?;
                close(&mut tx, dump, now).await?;
                tx.commit().await?;
            }
        }
        self.evidence(from, manifest).await?;
        self.media(from, manifest, progress).await?;
        let mut tx = database.write().await?;
        if layout::version(&mut tx).await? != manifest.schema {
            return Err(Error::conflict(
                "The tables are not those of this backup. Empty the database and run the same line again.",
            ));
        }
        dump::load(&mut tx, &from.database().join(&manifest.dump.name), progress).await?;
        come_to(&mut tx, Step::Loaded, None).await?;
        tx.commit().await?;
        database.bring_up(None).await?;
        Ok(Step::Loaded)
    }

    /// Refuses a place where something is already, and marks an empty one.
    fn claim(&self, dump: Sha256Digest) -> Result<()> {
        files::make_folder(&self.data)?;
        let mark = self.data.join(MARK);
        match fs::read_to_string(&mark) {
            Ok(text) if text.trim() == dump.to_string() => return Ok(()),
            Ok(_) => {
                return Err(Error::conflict(format!(
                    "Another backup is being restored into “{}”. Finish that one, or take an empty folder.",
                    self.data.display()
                )));
            }
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => {}
            Err(e) => return Err(e.into()),
        }
        for folder in [&self.data, &self.media] {
            if holds_something(folder)? {
                return Err(Error::conflict(format!(
                    "“{}” is not empty. A backup is restored into an empty folder only, beside which the settings may lie.",
                    folder.display()
                )));
            }
        }
        files::write(&mark, format!("{dump}\n").as_bytes())
    }

    /// The database closed by this restore; none when it is empty.
    async fn found(
        &self,
        database: &Database,
        manifest: &Manifest,
        dump: Sha256Digest,
    ) -> Result<Option<Closed>> {
        let mut tx = database.read().await?;
        let Some(table) = first_with_rows(&mut tx).await? else {
            drop(tx);
            // Where a kill left some of the tables, the others are made.
            database.bring_up(Some(manifest.schema)).await?;
            return Ok(None);
        };
        let knows = tables(&mut tx).await?.iter().any(|table| table.name == "closed");
        let state = if knows { closed(&mut tx).await? } else { None };
        match state {
            Some(known) if known.dump == dump => return Ok(Some(known)),
            Some(_) => return Err(Error::conflict("Another backup is being restored into this database.")),
            None => {}
        }
        files_forget(&self.data.join(MARK))?;
        Err(Error::conflict(format!(
            "The database is not empty: the table {table} has rows. A backup is restored into an empty database only; if \
             this is the library that was just restored, it is open already."
        )))
    }

    /// Puts the keys back and looks whether the master key opens them.
    async fn keys(&self, keys: &Path, manifest: &Manifest, shredded: &BTreeSet<String>) -> Result<()> {
        let (copy, place) = keys::read(keys)?;
        if copy.library != manifest.library {
            return Err(Error::invalid(format!(
                "The keys in “{}” are those of another library.",
                keys.display()
            )));
        }
        if !copy.master_key && matches!(self.masters, Masters::InFiles) {
            return Err(Error::invalid(
                "The master key is not in the copy of the keys: it stood in the settings. Set DIGITALES_MASTER_KEY to it.",
            ));
        }
        let (data, shredded) = (self.data.clone(), shredded.clone());
        blocking(move || Vault::put_back(&place, &data, &shredded)).await?;
        let vault = Vault::open(&self.data, self.masters.clone())?;
        vault.all_open().await
    }

    async fn evidence(&self, from: &Folder, manifest: &Manifest) -> Result<()> {
        let (from, to, pieces) = (from.evidence(), self.data.join("evidence"), manifest.evidence.clone());
        blocking(move || {
            files::make_folder(&to)?;
            for piece in pieces {
                let (source, target) = (from.join(&piece.name), to.join(&piece.name));
                if files::length(&target)? == Some(piece.bytes) {
                    continue;
                }
                files::copy(&source, &target, |found| found.to_string() == piece.sha256)
                    .map_err(|e| missing(&source, e))?;
            }
            Ok(())
        })
        .await
    }

    async fn media(&self, from: &Folder, manifest: &Manifest, progress: &Progress) -> Result<()> {
        let media = MediaStore::at(&self.media).await?;
        for (done, (name, length)) in manifest.media.iter().enumerate() {
            progress("files", done as u64, manifest.media.len() as u64);
            let sha256: Sha256Digest = name.parse()?;
            if media.length(sha256).await? == Some(*length) {
                continue;
            }
            let source = files::shelved(&from.media(), name);
            let stored = media.put_file(&source).await.map_err(|e| missing(&source, e))?;
            if stored.sha256 != sha256 {
                media.remove(stored.sha256).await?;
                return Err(files::damaged(&source));
            }
        }
        Ok(())
    }
}

/// Whether a restore into `data` was begun, and not finished or only just.
#[must_use]
pub fn is_marked(data: &Path) -> bool {
    data.join(MARK).exists()
}

/// Takes the mark away: the restore is over.
///
/// # Errors
/// What the disk says.
pub fn unmark(data: &Path) -> Result<()> {
    files_forget(&data.join(MARK))
}

fn files_forget(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => Err(e.into()),
        _ => files::sync(path.parent().unwrap_or(path)),
    }
}

fn missing(path: &Path, error: Error) -> Error {
    if error.kind() == Kind::Missing {
        return Error::invalid(format!("{} is missing from the backup.", path.display()));
    }
    error
}

/// Whether anything is in a folder but what an operator may have put there, and empty folders.
fn holds_something(folder: &Path) -> Result<bool> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(false),
        Err(e) => return Err(e.into()),
    };
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name();
        let allowed = ALLOWED.iter().any(|allowed| name == *allowed);
        let empty = entry.file_type()?.is_dir() && !holds_something(&entry.path())?;
        if !allowed && !empty {
            return Ok(true);
        }
    }
    Ok(false)
}

async fn whole_dump(from: &Folder, manifest: &Manifest) -> Result<()> {
    let (path, sha256) = (from.database().join(&manifest.dump.name), manifest.dump.sha256.clone());
    blocking(move || match files::digest(&path)? {
        None => Err(Error::invalid(format!("{} is missing from the backup.", path.display()))),
        Some((found, _)) if found.to_string() == sha256 => Ok(()),
        Some(_) => Err(files::damaged(&path)),
    })
    .await
}

async fn first_with_rows(tx: &mut Tx) -> Result<Option<String>> {
    for table in tables(tx).await? {
        if rows::count(tx, &table.name, "").await? > 0 {
            return Ok(Some(table.name));
        }
    }
    Ok(None)
}
