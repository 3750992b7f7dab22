//! Reads a backup anew from its first byte to its last, without a library: whether it could be put back.

use std::collections::BTreeSet;
use std::path::Path;

use super::dump;
use super::files;
use super::manifest::{Folder, Manifest};
use super::{Progress, keys};
use crate::error::{Kind, Result};
use crate::storage::rows::Row;
use crate::storage::vault::Vault;

/// What is wrong with a backup, in sentences, and what it says of itself.
pub struct Checked {
    /// What it says of itself.
    pub manifest: Manifest,
    /// What is wrong.
    pub findings: Vec<String>,
}

/// Compares every file of the backup in `folder` with its digest, and the copy of the keys with what is sealed in it.
///
/// # Errors
/// `Missing` when there is no backup, `Invalid` when nobody can tell what it consists of.
pub fn check(folder: &Path, keys: Option<&Path>, progress: &Progress) -> Result<Checked> {
    let folder = Folder(folder.to_owned());
    let manifest = folder.manifest()?;
    let mut findings = Vec::new();
    let path = folder.database().join(&manifest.dump.name);
    let mut held = BTreeSet::new();
    let read = dump::check(&path, |table, columns, row| held.extend(slot_with_key(table, columns, row)));
    match read {
        Ok(header) if header.audit != manifest.audit || header.library != manifest.library => {
            findings.push(format!("{} belongs to another backup.", path.display()));
        }
        Ok(_) => {}
        Err(error) if error.kind() == Kind::Missing => {
            findings.push(format!("{} is missing.", path.display()));
        }
        Err(error) if error.kind() == Kind::Invalid => findings.push(error.message().to_owned()),
        Err(error) => return Err(error),
    }
    let of = (manifest.media.len() + manifest.evidence.len()) as u64;
    let media = manifest.media.iter().map(|(name, _)| (files::shelved(&folder.media(), name), name.as_str()));
    let sealed = manifest.evidence.iter().map(|p| (folder.evidence().join(&p.name), p.sha256.as_str()));
    for (done, (path, sha256)) in media.chain(sealed).enumerate() {
        progress("files", done as u64, of);
        match files::digest(&path)? {
            None => findings.push(format!("{} is missing.", path.display())),
            Some((found, _)) if found.to_string() != sha256 => {
                findings.push(files::damaged(&path).message().to_owned());
            }
            Some(_) => {}
        }
    }
    if let Some(keys) = keys {
        findings.extend(keyless(keys, &manifest, &held)?);
    }
    Ok(Checked { manifest, findings })
}

/// The slot that a row of the dump says has its key.
fn slot_with_key(table: &str, columns: &[String], row: &Row) -> Option<String> {
    let at = |name: &str| columns.iter().position(|column| column == name).and_then(|at| row.get(at));
    let held = table == "key_slot" && at("shredded_at").is_some_and(serde_json::Value::is_null);
    held.then(|| at("id").and_then(|id| id.as_str()).map(str::to_owned))?
}

/// What a copy of the keys lacks for this backup.
fn keyless(keys: &Path, manifest: &Manifest, held: &BTreeSet<String>) -> Result<Vec<String>> {
    let (copy, place) = keys::read(keys)?;
    if copy.library != manifest.library {
        return Ok(vec![format!("The keys in “{}” are those of another library.", keys.display())]);
    }
    let there = Vault::slots_in(&place)?;
    let lost = held.difference(&there).count();
    let told = format!(
        "{lost} keys are not in “{}”: they were destroyed since, or the copy of the keys is older than the backup.",
        keys.display()
    );
    Ok(if lost > 0 { vec![told] } else { Vec::new() })
}
