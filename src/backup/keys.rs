//! The copy of the keys: in a folder of its own, and never a key more than the library itself still has.
//!
//! Each copy is made anew in a folder of its own; `keys.json` names the one that counts, and the one before is
//! destroyed, with every key in it that was shredded since.

use std::fs;
use std::path::{Path, PathBuf};

use super::files;
use super::manifest::{FORMAT, KeysManifest, keys_path};
use crate::error::{Error, Result};
use crate::id::Token;
use crate::storage::blocking::blocking;
use crate::storage::vault::Vault;

/// Copies the keys of `vault` into `into`; how many keys of things are in the copy.
///
/// # Errors
/// What the disk says; then the copy before is still whole.
pub async fn copy(vault: &Vault, into: &Path, library: String, made_at: String) -> Result<usize> {
    let (vault, into) = (vault.clone(), into.to_owned());
    blocking(move || {
        files::make_folder(&into)?;
        let folder = format!("keys-{}", &Token::new()?.digest().to_string()[..16]);
        let place = into.join(&folder);
        files::make_folder(&place)?;
        let copied = vault.copy_keys(&place)?;
        files::sync(&into)?;
        let manifest = KeysManifest {
            format: FORMAT,
            library,
            made_at,
            folder: folder.clone(),
            master_key: copied.master_key,
            slots: copied.slots,
        };
        files::write_json(&keys_path(&into), &manifest)?;
        destroy_others(&into, &folder)?;
        Ok(copied.slots)
    })
    .await
}

/// The copy of keys in a folder: what it consists of, and where it lies.
///
/// # Errors
/// `Missing` when there is none, `Invalid` when it is damaged.
pub fn read(folder: &Path) -> Result<(KeysManifest, PathBuf)> {
    let found: Option<KeysManifest> = files::read_json(&keys_path(folder))?;
    let manifest = found
        .ok_or_else(|| Error::missing(format!("There is no copy of keys in “{}”.", folder.display())))?;
    let place = folder.join(&manifest.folder);
    if manifest.format > FORMAT || !place.is_dir() {
        return Err(Error::invalid(format!("The copy of keys in “{}” is not whole.", folder.display())));
    }
    Ok((manifest, place))
}

/// Overwrites and takes away every copy but the one that counts, and what a kill left half written.
fn destroy_others(into: &Path, counts: &str) -> Result<()> {
    for entry in fs::read_dir(into)? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if name.starts_with("keys-") && name != counts && path.is_dir() {
            Vault::destroy_copy(&path)?;
        } else if name.ends_with(files::DRAFT) {
            fs::remove_file(&path)?;
        }
    }
    files::sync(into)
}
