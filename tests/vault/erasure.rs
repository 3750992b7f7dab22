//! Somebody is forgotten: nothing of them can be read again, here or in a copy, and nothing comes back.

use std::fs;
use std::path::Path;
use std::process::Command;

use digitales::storage::vault::{Masters, Vault};

use crate::archive::*;
use crate::support::{Engine, on_each_engine};

/// Words that only the vault may hold.
const SECRETS: &[&str] = &[NAME, PHONE, BORN];

/// An archive whose narrator has a profile and a scanned paper.
async fn told_all(engine: &Engine) -> (Archive, String) {
    let archive = Archive::new(engine);
    let profile = format!(r#"{{"legal_name": "{NAME}", "phone": "{PHONE}", "born": "{BORN}"}}"#);
    told(&archive.runs(&["person", "profile", "ayla"], &profile));
    let application = archive.open().await;
    let paper = signs(&application, format!("%PDF-1.7 signed by {NAME}").as_bytes()).await;
    application.database.close().await;
    (archive, paper)
}

fn copy(from: &Path, to: &Path) {
    let done = Command::new("cp").arg("-a").arg(from).arg(to).status().unwrap();
    assert!(done.success());
}

#[tokio::test]
async fn whoever_is_erased_cannot_be_read_again_here_or_in_any_copy_taken_before() {
    on_each_engine(async |engine| {
        let (archive, paper) = told_all(&engine).await;
        let media_before = files(&archive.data.join("media")).len();
        let application = archive.open().await;
        let mut tx = application.database.read().await.unwrap();
        let row = "select key_slot, sealed_profile from person where key = 'ayla'";
        let (slot, sealed) = digitales::row!(&mut tx, (String, String), row).unwrap().unwrap();
        let row = "select key_slot from evidence_file";
        let (paper_slot,) = digitales::row!(&mut tx, (String,), row).unwrap().unwrap();
        let id = person(&application, "ayla").await;
        drop(tx);
        application.database.close().await;
        // Database, media and evidence are copied as a backup would; the keys are apart and follow the shredding.
        let old = engine.folder.path().join("old");
        copy(&archive.data, &old);
        fs::remove_dir_all(old.join("keys/slots")).unwrap();
        assert!(!holding(&archive.data, &["Eine Probe."]).is_empty() || !engine.url.starts_with("sqlite"));

        let certificate = archive.does(&["person", "erase", "ayla", "--now"]);
        assert!(
            certificate.contains("Bescheinigung") && certificate.contains("keys destroyed: 2"),
            "{certificate}"
        );

        for folder in [&archive.data, &old] {
            assert!(holding(folder, SECRETS).is_empty(), "{}", folder.display());
        }
        assert!(rows_holding(&engine, SECRETS).await.is_empty());
        assert!(rows_holding(&engine, &["Eine Probe.", "Guten Tag", "Ayla K."]).await.is_empty());
        assert!(holding(&archive.data, &["Eine Probe.", "Guten Tag", "Ayla K."]).is_empty());
        assert_eq!(files(&archive.data.join("evidence")).len(), 0);
        assert!(media_before > 0 && files(&archive.data.join("media")).is_empty());
        for data in [&archive.data, &old] {
            let vault = Vault::open(data, Masters::InFiles).unwrap();
            let name = format!("profile {id}");
            assert!(vault.unseal(slot.parse().unwrap(), &name, &sealed).await.is_err());
            assert!(!vault.exists(paper_slot.parse().unwrap()).await.unwrap());
        }
        assert!(old.join("evidence").join(format!("{paper}.sealed")).exists(), "the copy has the ciphertext");
        archive.refuses(&["person", "profile", "ayla", "--purpose", "contact"]);
        assert!(archive.does(&["audit", "verify"]).contains("head"));
        assert_eq!(archive.does(&["verify"]), "Nothing was found.\n");
    })
    .await;
}

#[tokio::test]
async fn what_was_erased_comes_back_by_no_import() {
    on_each_engine(async |engine| {
        let archive = Archive::new(&engine);
        archive.does(&["person", "erase", "ayla", "--now"]);
        let folder = archive.library.path().to_str().unwrap();
        let again = || {
            let done = archive.runs(&["import", folder], "");
            assert!(!done.status.success());
            String::from_utf8(done.stdout).unwrap() + &String::from_utf8(done.stderr).unwrap()
        };
        assert!(again().contains("“ayla” was erased"), "the person");
        let people = fs::read_to_string(archive.library.path().join("people.toml")).unwrap();
        archive.library.write("people.toml", &people.replace("[person.ayla]", "[person.another]"));
        let file = archive.library.path().join("works").join(SLUG).join("work.toml");
        let work = fs::read_to_string(&file).unwrap().replace("\"ayla\"", "\"another\"");
        fs::write(&file, &work).unwrap();
        assert!(again().contains("This work was erased"), "the work");
        fs::write(&file, work.replace(SLUG, "the-blue-door")).unwrap();
        assert!(again().contains("This file was erased"), "the bytes");
        assert!(files(&archive.data.join("media")).is_empty());
    })
    .await;
}

#[tokio::test]
async fn until_it_is_due_the_original_stays_closed_and_the_wish_can_be_taken_back() {
    on_each_engine(async |engine| {
        let (archive, _) = told_all(&engine).await;
        let told = archive.does(&["person", "erase", "ayla"]);
        assert!(told.contains("--cancel"), "{told}");
        assert_eq!(files(&archive.data.join("media")).len(), 1, "the master");
        let application = archive.open().await;
        assert!(!is_public(&application).await);
        assert!(application.eraser().due().await.unwrap().is_empty(), "nothing is done twice");
        let day_fifteen =
            digitales::clock::Clock::fixed(application.clock.now().plus_millis(15 * 86_400_000));
        application.database.close().await;
        assert!(archive.does(&["person", "erase", "ayla", "--cancel"]).contains("Taken back"));
        archive.refuses(&["person", "erase", "ayla", "--cancel"]);
        let application = archive.open_at(day_fifteen.clone()).await;
        assert!(application.eraser().due().await.unwrap().is_empty());
        application.database.close().await;
        archive.does(&["person", "erase", "ayla"]);
        let application = archive.open_at(day_fifteen).await;
        let done = application.eraser().due().await.unwrap();
        assert_eq!((done.len(), done[0].files, done[0].keys_destroyed), (1, 1, 2));
        assert!(files(&archive.data.join("media")).is_empty());
    })
    .await;
}

#[tokio::test]
async fn killed_at_any_moment_an_erasure_is_finished_by_the_next_start() {
    on_each_engine(async |engine| {
        let (archive, _) = told_all(&engine).await;
        let begun = std::time::Instant::now();
        archive.does(&["works"]);
        let start = begun.elapsed();
        for n in 0..8_u32 {
            let mut child = archive.program(&["person", "erase", "ayla", "--now"]).spawn().unwrap();
            tokio::time::sleep(start / 2 + start * n / 6).await;
            let _ = child.kill();
            child.wait().unwrap();
        }
        let done = archive.runs(&["person", "erase", "ayla", "--now"], "");
        assert!(done.status.success() || done.status.code() == Some(4), "{done:?}");
        let application = archive.open().await;
        application.eraser().due().await.unwrap();
        application.database.close().await;
        drop(archive.open().await);
        assert!(holding(&archive.data, SECRETS).is_empty());
        assert!(
            files(&archive.data.join("media")).is_empty() && files(&archive.data.join("evidence")).is_empty()
        );
        assert_eq!(archive.does(&["verify"]), "Nothing was found.\n");
    })
    .await;
}
