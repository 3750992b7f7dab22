//! Folders are named as people name them: from where they stand.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use crate::library::Library;

#[tokio::test]
async fn a_library_comes_in_from_and_into_folders_named_from_here() {
    let library = Library::new().with_voice("the-dry-stamp", "");
    let folder = library.path().file_name().unwrap();
    let data = tempfile::tempdir_in(library.path().parent().unwrap()).unwrap();
    let made = Path::new(data.path().file_name().unwrap()).join("library");
    let said = Command::new(env!("CARGO_BIN_EXE_digitales"))
        .current_dir(library.path().parent().unwrap())
        .arg("--data")
        .arg(&made)
        .arg("import")
        .arg(folder)
        .output()
        .unwrap();
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    assert!(String::from_utf8_lossy(&said.stdout).contains("Works: 1 new."));
    let mode = std::fs::metadata(data.path().join("library")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o700, "nobody else on the machine reads what is in it");
}
