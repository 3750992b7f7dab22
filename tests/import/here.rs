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

fn ran(data: &Path, words: &[&str]) -> (Option<i32>, String) {
    let said =
        Command::new(env!("CARGO_BIN_EXE_digitales")).arg("--data").arg(data).args(words).output().unwrap();
    let text = [said.stdout, said.stderr].concat();
    (said.status.code(), String::from_utf8(text).unwrap())
}

#[test]
fn a_mistyped_folder_makes_no_library_and_a_dry_run_makes_none_either() {
    let house = tempfile::tempdir().unwrap();
    let data = house.path().join("dta");
    let withdraw = ["withdraw", "--person", "ayla", "--every-work"];
    for words in [&["works"][..], &["verify"], &["check"], &["partner", "list"], &withdraw] {
        let (code, told) = ran(&data, words);
        assert!(code == Some(if words == ["check"] { 1 } else { 4 }), "{words:?} {code:?} {told}");
        assert!(told.contains("There is no library in") && told.contains("--data"), "{told}");
    }
    let library = Library::new().with_voice("the-dry-stamp", "");
    let (code, told) = ran(&data, &["import", "--dry-run", library.path().to_str().unwrap()]);
    assert_eq!((code, told.contains("Nothing stands in the way")), (Some(0), true), "{told}");
    let (code, told) = ran(&data, &["import", "--dry-run", house.path().to_str().unwrap()]);
    assert!(code == Some(4) && told.contains("nothing to bring in"), "{code:?} {told}");
    assert!(!data.exists(), "nothing was written");
}

#[test]
fn a_setting_that_cannot_be_understood_is_told_with_2() {
    let house = tempfile::tempdir().unwrap();
    std::fs::write(house.path().join("digitales.toml"), "listen = \"here\"\n").unwrap();
    let (code, told) = ran(house.path(), &["works"]);
    assert!(code == Some(2) && told.contains("listen"), "{code:?} {told}");
}

#[test]
fn whoever_takes_back_is_told_to_say_from_where() {
    let house = tempfile::tempdir().unwrap();
    let (code, told) = ran(house.path(), &["withdraw", "--person", "ayla"]);
    assert!(code == Some(2) && told.contains("--work") && told.contains("--every-work"), "{code:?} {told}");
    let (_, help) = ran(house.path(), &["withdraw", "--help"]);
    assert!(help.contains("<--work <SLUG>|--every-work>"), "{help}");
}

#[test]
fn check_names_each_folder_that_others_on_the_machine_come_into() {
    let (data, media) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let set = |folder: &tempfile::TempDir, mode| {
        std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(mode)).unwrap();
    };
    let told = |elsewhere: bool| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_digitales"));
        if elsewhere {
            command.env("DIGITALES_MEDIA", format!("file:{}", media.path().display()));
        }
        let said = command.arg("--data").arg(data.path()).arg("check").output().unwrap();
        let said = String::from_utf8(said.stdout).unwrap();
        let names =
            |folder: &tempfile::TempDir| said.contains(&format!("chmod 700 {}\n", folder.path().display()));
        (names(&data), names(&media))
    };
    for mode in [0o750, 0o705, 0o755] {
        set(&data, mode);
        assert_eq!(told(false), (true, false), "{mode:o}");
    }
    set(&data, 0o700);
    assert_eq!(told(false), (false, false), "what is inside is closed with it");
    set(&media, 0o755);
    assert_eq!(told(true), (false, true));
    set(&media, 0o700);
    assert_eq!(told(true), (false, false));
}
