//! Somebody is forgotten: nothing of them can be read again, here or in a copy, and nothing comes back.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use digitales::consent::audit::Actor;
use digitales::consent::evidence::look_again;
use digitales::consent::ledger::{Checked, Deed, snapshot};
use digitales::consent::upkeep::Upkeep;
use digitales::error::Kind;
use digitales::id::Id;
use digitales::storage::vault::{Masters, Vault};

use crate::archive::*;
use crate::library::ffmpeg;
use crate::support::{Engine, on_each_engine};

/// Words that only the vault may hold.
const SECRETS: &[&str] = &[NAME, PHONE, LONG_BORN, FAREWELL, CROSSED];
/// What the page of the voice says when it is gone.
const FAREWELL: &str = "Lebt wohl, ihr Schneiderinnen";
/// What was written by hand into a paper of 2004.
const CROSSED: &str = "Radio gestrichen, gez. Zeynep";
/// A name that the narrator chose to be shown.
const CHOSEN: &str = "Frau Morgenrot";

/// An archive whose narrator has a profile and a scanned paper.
async fn told_all(engine: &Engine) -> (Archive, String) {
    let archive = Archive::empty(engine);
    let old = format!(
        "\n[[old_paper]]\nid = \"p1\"\nperson = \"ayla\"\nsigned = \"2004\"\nadded = \"{CROSSED}\"\nscan = \"old.pdf\"\n\
         form = {{ name = \"bogen\", language = \"de\", words = \"Ich bin einverstanden.\" }}\n\
         seen_by = \"Office\"\nseen_at = 2026-05-01\n"
    );
    archive.library.voice(SLUG, SLUG, &old);
    let folder = archive.library.path().join("works").join(SLUG);
    fs::write(
        folder.join("old.pdf"),
        format!("%PDF-1.4 signed by {NAME} trailer /Type /Page startxref 0 %%EOF"),
    )
    .unwrap();
    let text = fs::read_to_string(folder.join("work.toml")).unwrap();
    let farewell = format!("tombstone = {{ words = {{ de = \"{FAREWELL}\" }} }}\n[[rendition]]");
    fs::write(folder.join("work.toml"), text.replacen("[[rendition]]", &farewell, 1)).unwrap();
    archive.does(&["import", archive.library.path().to_str().unwrap()]);
    let profile = format!(r#"{{"legal_name": "{NAME}", "phone": "{PHONE}", "born": "{LONG_BORN}"}}"#);
    told(&archive.runs(&["person", "profile", "ayla"], &profile));
    let application = archive.open().await;
    let paper = signs(
        &application,
        format!("%PDF-1.7 signed by {NAME} trailer /Type /Page startxref 0 %%EOF").as_bytes(),
    )
    .await;
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
        let row = "select key_slot from evidence_file order by evidence_id desc limit 1";
        let (paper_slot,) = digitales::row!(&mut tx, (String,), row).unwrap().unwrap();
        let id = person(&application, "ayla").await;
        drop(tx);
        let (work, now) = (work(&application, SLUG).await, application.clock.now());
        let mut deed = Deed::begin(&application.ledger, Actor::Narrator(id), now).await.unwrap();
        deed.choose_name(work, id, Some(CHOSEN)).await.unwrap();
        deed.commit().await.unwrap();
        application.database.close().await;
        // Database, media and evidence are copied as a backup would; the keys are apart and follow the shredding.
        let old = engine.folder.path().join("old");
        copy(&archive.data, &old);
        fs::remove_dir_all(old.join("keys/slots")).unwrap();
        assert!(!holding(&archive.data, &["Eine Probe."]).is_empty() || !engine.url.starts_with("sqlite"));

        let certificate = archive.does(&["person", "erase", "ayla", "--now"]);
        assert!(
            certificate.contains("Bescheinigung") && certificate.contains("keys destroyed: 3"),
            "{certificate}"
        );
        assert_eq!(certificate.matches("Certificate of erasure").count(), 1, "{certificate}");
        assert!(certificate.contains("The certificate follows when the originals are erased too"));

        for folder in [&archive.data, &old] {
            assert!(holding(folder, SECRETS).is_empty(), "{}", folder.display());
        }
        assert!(rows_holding(&engine, SECRETS).await.is_empty());
        assert!(rows_holding(&engine, &["Eine Probe.", "Guten Tag", "Ayla K.", CHOSEN]).await.is_empty());
        assert!(holding(&archive.data, &["Eine Probe.", "Guten Tag", "Ayla K.", CHOSEN]).is_empty());
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
async fn a_paper_that_was_destroyed_proves_nothing_whoever_says_that_it_is_there() {
    on_each_engine(async |engine| {
        let (archive, paper) = told_all(&engine).await;
        let application = archive.open().await;
        let work = work(&application, SLUG).await;
        let rests = "select consent_id from proving where evidence_id = $1";
        let mut tx = application.database.read().await.unwrap();
        let (declared,) = digitales::row!(&mut tx, (String,), rests, &paper).unwrap().unwrap();
        let proven = async || {
            let mut tx = application.database.read().await.unwrap();
            let record = snapshot(&mut tx, work).await.unwrap().unwrap().record;
            record.declarations.iter().find(|d| d.id.text() == declared).unwrap().verified
        };
        assert!(proven().await);
        drop(tx);
        archive.does(&["person", "erase", "ayla", "--now"]);
        assert!(!proven().await);
        let (evidence, now) = (paper.parse().unwrap(), application.clock.now().plus_millis(1000));
        let officer = Actor::Account(Id::new(now).unwrap());
        let said = look_again(&application.ledger, officer, evidence, Some(Checked::Verified), now).await;
        assert_eq!(said.unwrap_err().kind(), Kind::Gone);
        let mut deed = Deed::begin(&application.ledger, officer, now).await.unwrap();
        deed.check_evidence(evidence, Checked::Verified, &officer.text()).await.unwrap();
        deed.commit().await.unwrap();
        assert!(!proven().await, "past every page neither");
        application.database.close().await;
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
        let rehearsed =
            || String::from_utf8(archive.runs(&["import", "--dry-run", folder], "").stdout).unwrap();
        assert!(again().contains("“ayla” was erased"), "the person");
        let people = fs::read_to_string(archive.library.path().join("people.toml")).unwrap();
        archive.library.write("people.toml", &people.replace("[person.ayla]", "[person.another]"));
        let file = archive.library.path().join("works").join(SLUG).join("work.toml");
        let work = fs::read_to_string(&file).unwrap().replace("\"ayla\"", "\"another\"");
        fs::write(&file, &work).unwrap();
        assert!(again().contains("This work was erased"), "the work");
        assert!(rehearsed().contains("This work was erased"), "{}", rehearsed());
        fs::write(&file, work.replace(SLUG, "the-blue-door")).unwrap();
        assert!(again().contains("This file was erased"), "the bytes");
        assert!(rehearsed().contains("This file was erased"), "{}", rehearsed());
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
        assert_eq!((done.len(), done[0].files, done[0].keys_destroyed), (1, 1, 3));
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

#[tokio::test]
async fn what_was_filmed_goes_also_when_a_paper_cannot_be_removed_and_the_paper_with_the_next_try() {
    on_each_engine(async |engine| {
        let (archive, paper) = told_all(&engine).await;
        archive.does(&["person", "erase", "ayla"]);
        let application = archive.open().await;
        let later = digitales::clock::Clock::fixed(application.clock.now().plus_millis(15 * 86_400_000));
        application.database.close().await;
        // A folder with something in it stands where the scan was.
        let scan = archive.data.join("evidence").join(format!("{paper}.sealed"));
        fs::remove_file(&scan).unwrap();
        fs::create_dir_all(scan.join("in the way")).unwrap();
        let application = archive.open_at(later).await;
        assert!(application.eraser().due().await.is_err(), "it is told that something is left");
        assert!(files(&archive.data.join("media")).is_empty(), "what can go has gone");
        fs::remove_dir_all(&scan).unwrap();
        application.eraser().due().await.unwrap();
        application.database.close().await;
        assert!(files(&archive.data.join("evidence")).is_empty());
        assert_eq!(archive.does(&["verify"]), "Nothing was found.\n");
    })
    .await;
}

#[tokio::test]
async fn a_no_of_whoever_may_not_speak_for_somebody_is_kept_and_erases_nothing() {
    on_each_engine(async |engine| {
        let archive = Archive::new(&engine);
        let media = files(&archive.data.join("media"));
        let told = archive.refuses(&["person", "erase", "ayla", "--now", "--guardian", "mehmet"]);
        assert!(told.contains("It is written down") && told.contains("Nothing is erased"), "{told}");
        assert_eq!(files(&archive.data.join("media")), media);
        let application = archive.open().await;
        assert!(is_public(&application).await, "a stranger closes nothing");
        let mut tx = application.database.read().await.unwrap();
        let said = "select count(*) from withdrawal where declarant = 'guardian'";
        assert_eq!(digitales::row!(&mut tx, (i64,), said).unwrap(), Some((1,)), "what was told is true");
        let erasures = "select count(*) from erasure";
        assert_eq!(digitales::row!(&mut tx, (i64,), erasures).unwrap(), Some((0,)));
    })
    .await;
}

#[tokio::test]
async fn what_another_work_still_shows_stays_and_goes_with_the_last_that_shows_it() {
    on_each_engine(async |engine| {
        let mut archive = Archive::empty(&engine);
        // The same sound and the same picture, told by somebody else.
        archive.library = archive.library.with_voice("the-blue-door", "");
        let people = fs::read_to_string(archive.library.path().join("people.toml")).unwrap();
        let bilge = "[person.bilge]\nage = \"adult\"\ncontact_language = \"tr\"\n";
        archive.library.write("people.toml", &(people + bilge));
        let file = archive.library.path().join("works/the-blue-door/work.toml");
        let words = fs::read_to_string(&file).unwrap().replace("ayla", "bilge").replace("Ayla K.", "Bilge");
        fs::write(&file, &words).unwrap();
        for slug in [SLUG, "the-blue-door"] {
            let folder = archive.library.path().join("works").join(slug);
            let picture = "color=c=teal:s=640x360";
            ffmpeg(&["-f", "lavfi", "-i", picture, "-frames:v", "1"], &folder.join("poster.png"));
            let file = folder.join("work.toml");
            let words = fs::read_to_string(&file).unwrap();
            let shown =
                "kind = \"oral_history\"\nposter = { file = \"poster.png\", alt = { de = \"Eine Tür.\" } }\n";
            fs::write(&file, words.replace("kind = \"oral_history\"\n", shown)).unwrap();
        }
        let folder = archive.library.path().to_str().unwrap().to_owned();
        archive.does(&["import", &folder]);
        let media = files(&archive.data.join("media"));
        let told = archive.does(&["person", "erase", "ayla", "--now"]);
        assert!(told.contains("Erased: 0 files (0 bytes) of 1 works"), "{told}");
        assert_eq!(files(&archive.data.join("media")), media, "the other work shows all of it");
        fs::remove_dir_all(archive.library.path().join("works").join(SLUG)).unwrap();
        let people = fs::read_to_string(archive.library.path().join("people.toml")).unwrap();
        archive.library.write("people.toml", &people.replace("[person.ayla]", "[person.another]"));
        let words = fs::read_to_string(&file).unwrap();
        fs::write(&file, words.replace("Eine Probe.", "Eine andere Probe.")).unwrap();
        archive.does(&["import", &folder]);
        assert_eq!(archive.does(&["verify"]), "Nothing was found.\n");
        let told = archive.does(&["person", "erase", "bilge", "--now"]);
        assert!(!told.contains("Erased: 0 files") && told.contains("of 1 works"), "{told}");
        assert!(files(&archive.data.join("media")).is_empty());
        assert_eq!(archive.does(&["verify"]), "Nothing was found.\n");
    })
    .await;
}

#[tokio::test]
async fn a_key_that_the_disk_did_not_let_go_of_is_taken_away_while_the_library_runs() {
    on_each_engine(async |engine| {
        let (archive, paper) = told_all(&engine).await;
        let (keys, evidence) = (archive.data.join("keys/slots"), archive.data.join("evidence"));
        let kept = engine.folder.path().join("kept");
        copy(&archive.data, &kept);
        let application = archive.open().await;
        archive.does(&["person", "erase", "ayla", "--now"]);
        // The keys and a scan are there again, as if the disk had refused.
        let sound = files(&keys).len();
        let again: Vec<_> = files(&kept.join("keys/slots"))
            .into_iter()
            .filter(|file| !keys.join(file.file_name().unwrap()).exists())
            .collect();
        assert_eq!(again.len(), 3, "her own and that of each scan");
        for file in &again {
            fs::copy(file, keys.join(file.file_name().unwrap())).unwrap();
        }
        let scan = format!("{paper}.sealed");
        fs::copy(kept.join("evidence").join(&scan), evidence.join(&scan)).unwrap();
        let upkeep = Upkeep {
            ledger: application.ledger.clone(),
            media: application.media.clone(),
            clock: application.clock.clone(),
            data: archive.data.clone(),
        };
        let gone = async {
            while files(&keys).len() > sound || evidence.join(&scan).exists() {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        tokio::select! {
            () = upkeep.keep() => unreachable!("it goes on"),
            done = tokio::time::timeout(Duration::from_mins(1), gone) => done.unwrap(),
        }
        assert_eq!(files(&keys).len(), sound);
    })
    .await;
}
