//! Files inside a folder and nowhere else: no way up, no absolute paths, no links that lead out.

use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::error::{Error, Result};

/// The file `name` of `folder`, followed to where it really is.
///
/// # Errors
/// `Invalid` when the name leads out of the folder or to something that is no file, `Missing` when it is not there.
pub fn file_in(folder: &Path, name: &str) -> Result<PathBuf> {
    let path = Path::new(name);
    let plain = !name.is_empty()
        && !name.contains(['\0', '\\'])
        && path.components().all(|c| matches!(c, Component::Normal(_) | Component::CurDir));
    if !plain {
        return Err(Error::invalid(format!(
            "“{name}” must name a file inside this folder, without “..” or a leading “/”."
        )));
    }
    let missing = |_| Error::missing(format!("There is no file “{name}” in this folder."));
    let real = fs::canonicalize(folder.join(path)).map_err(missing)?;
    let inside = fs::canonicalize(folder).map_err(missing)?;
    if !real.starts_with(&inside) {
        return Err(Error::invalid(format!(
            "“{name}” is a link that leads out of this folder. Put the file itself here."
        )));
    }
    let about = fs::metadata(&real).map_err(missing)?;
    if !about.is_file() {
        return Err(Error::invalid(format!("“{name}” is not a file.")));
    }
    if about.len() == 0 {
        return Err(Error::invalid(format!("“{name}” is empty.")));
    }
    Ok(real)
}

/// Every folder below `root` (and itself) that holds a `work.toml`, in order of path. Hidden folders and links
/// to folders are passed over.
///
/// # Errors
/// `Missing` when `root` is no folder.
pub fn works_below(root: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut waiting = vec![(root.to_owned(), 0)];
    while let Some((folder, depth)) = waiting.pop() {
        if folder.join("work.toml").is_file() {
            found.push(folder.clone());
        }
        for entry in fs::read_dir(&folder)?.filter_map(std::result::Result::ok) {
            let hidden = entry.file_name().as_encoded_bytes().first() == Some(&b'.');
            let passed_over = hidden || entry.file_name() == "node_modules";
            if !passed_over && depth < DEEPEST && entry.file_type().is_ok_and(|t| t.is_dir()) {
                waiting.push((entry.path(), depth + 1));
            }
        }
    }
    found.sort();
    Ok(found)
}

const DEEPEST: usize = 16;

/// The folder of the library around a work's: the nearest one above with a `library.toml`, `people.toml` or
/// `partners.toml`, else the folder itself.
#[must_use]
pub fn root_of(folder: &Path) -> PathBuf {
    let has = |f: &Path| ["library.toml", "people.toml", "partners.toml"].iter().any(|n| f.join(n).is_file());
    folder.ancestors().take(6).find(|f| has(f)).unwrap_or(folder).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_taken_from_its_folder_and_from_nowhere_else() {
        let root = tempfile::tempdir().unwrap();
        let work = root.path().join("work");
        fs::create_dir_all(work.join("sub")).unwrap();
        fs::write(root.path().join("secret"), "x").unwrap();
        fs::write(work.join("film.mp4"), "x").unwrap();
        fs::write(work.join("sub/a.vtt"), "x").unwrap();
        fs::write(work.join("empty"), "").unwrap();
        std::os::unix::fs::symlink("../secret", work.join("out")).unwrap();
        std::os::unix::fs::symlink("film.mp4", work.join("in")).unwrap();
        for good in ["film.mp4", "sub/a.vtt", "./film.mp4", "in"] {
            assert!(file_in(&work, good).is_ok(), "{good} is inside");
        }
        let absolute = work.join("film.mp4").display().to_string();
        for bad in [
            "../secret",
            "out",
            "sub/../film.mp4",
            &absolute,
            "",
            "nothing",
            "sub",
            "empty",
            "a\\b",
            "..",
            "/etc/passwd",
        ] {
            assert!(file_in(&work, bad).is_err(), "{bad} must not be taken");
        }
    }
}
