//! The master key is changed, and nothing is lost.

use std::fs;

use crate::archive::*;
use crate::support::on_each_engine;

const OLD: &str = "1111111111111111111111111111111111111111111111111111111111111111";
const NEW: &str = "2222222222222222222222222222222222222222222222222222222222222222";

#[tokio::test]
async fn the_master_key_is_changed_and_everything_opens_as_before() {
    on_each_engine(async |engine| {
        let archive = Archive::new(&engine);
        told(&archive.runs(&["person", "profile", "ayla"], &format!(r#"{{"legal_name": "{NAME}"}}"#)));
        let master = archive.data.join("keys/master.key");
        let before = fs::read(&master).unwrap();
        let slots = || {
            files(&archive.data.join("keys/slots")).into_iter().map(|path| fs::read_to_string(path).unwrap())
        };
        let wrapped_by = |text: String| text.split(' ').nth(2).unwrap().to_owned();
        let old = wrapped_by(slots().next().unwrap());
        assert!(archive.does(&["keys", "rotate"]).contains("wrapped anew"));
        assert_ne!(fs::read(&master).unwrap(), before);
        assert!(slots().all(|text| wrapped_by(text) != old));
        assert!(!archive.data.join("keys/previous.key").exists());
        let shows = || archive.does(&["person", "profile", "ayla", "--purpose", "contact"]);
        assert!(shows().contains(NAME));
        // A kill after half of them: the key before is still there, and the rest is wrapped by it.
        fs::copy(&master, archive.data.join("keys/previous.key")).unwrap();
        assert!(shows().contains(NAME));
        archive.does(&["keys", "rotate"]);
        assert!(shows().contains(NAME) && !archive.data.join("keys/previous.key").exists());
        fs::write(&master, before).unwrap();
        assert!(
            archive
                .refuses(&["person", "profile", "ayla", "--purpose", "contact"])
                .contains("another master key")
        );
    })
    .await;
}

#[tokio::test]
async fn a_master_key_from_the_settings_is_changed_by_naming_the_one_before() {
    on_each_engine(async |engine| {
        let archive = Archive::empty(&engine);
        let runs = |keys: &[(&str, &str)], arguments: &[&str]| {
            archive.program(arguments).envs(keys.iter().copied()).output().unwrap()
        };
        let folder = archive.library.path().to_str().unwrap();
        let (old, new) = (("DIGITALES_MASTER_KEY", OLD), ("DIGITALES_MASTER_KEY", NEW));
        told(&runs(&[old], &["import", folder]));
        let alone = runs(&[new], &["keys", "rotate"]);
        assert!(String::from_utf8(alone.stderr).unwrap().contains("previous_master_key"));
        let both = [new, ("DIGITALES_PREVIOUS_MASTER_KEY", OLD)];
        let show = ["person", "profile", "mehmet", "--purpose", "contact"];
        assert!(told(&runs(&both, &show)).contains(BORN), "before it is changed");
        told(&runs(&both, &["keys", "rotate"]));
        assert!(told(&runs(&[new], &show)).contains(BORN));
        assert!(!runs(&[old], &show).status.success());
    })
    .await;
}

#[tokio::test]
async fn a_damaged_key_keeps_no_other_from_the_new_master_key() {
    on_each_engine(async |engine| {
        let archive = Archive::new(&engine);
        let slots = files(&archive.data.join("keys/slots"));
        let wrapped_by =
            |path| fs::read_to_string(path).unwrap().split(' ').nth(2).map(str::to_owned).unwrap();
        let old = wrapped_by(&slots[0]);
        assert!(slots.len() > 2 && slots.iter().all(|path| wrapped_by(path) == old));
        let first = slots.iter().min().unwrap();
        let whole = fs::read_to_string(first).unwrap();
        let end = whole.trim_end();
        let (before, last) = end.split_at(end.len() - 1);
        fs::write(first, format!("{before}{}\n", if last == "0" { "1" } else { "0" })).unwrap();
        let told = archive.refuses(&["keys", "rotate"]);
        let name = first.file_stem().unwrap().to_str().unwrap();
        assert!(told.contains(name), "{told}");
        for path in slots.iter().filter(|path| *path != first) {
            assert_ne!(wrapped_by(path), old, "{}", path.display());
        }
        assert!(archive.data.join("keys/previous.key").exists(), "it is needed still");
        fs::write(first, whole).unwrap();
        archive.does(&["keys", "rotate"]);
        assert!(wrapped_by(first) != old && !archive.data.join("keys/previous.key").exists());
    })
    .await;
}
