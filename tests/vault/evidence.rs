//! Evidence is unreadable outside the vault, and its loss closes what rests on it.

use std::fs;

use digitales::clock::Clock;
use digitales::consent::audit::Actor;
use digitales::consent::evidence::{open, recheck, recheck_when_due};
use digitales::consent::ledger::entries_about;
use digitales::consent::paper::OpenedFor;
use digitales::error::Kind;

use crate::archive::*;
use crate::support::on_each_engine;

const SCAN: &[u8] = b"%PDF-1.7 signed by Zeynep Gizlisoy";

#[tokio::test]
async fn a_scan_is_sealed_on_the_disk_and_opens_with_a_purpose_that_the_person_can_see() {
    on_each_engine(async |engine| {
        let archive = Archive::new(&engine);
        let application = archive.open().await;
        let id = signs(&application, SCAN).await;
        assert!(holding(&archive.data, &[NAME, "%PDF-1.7 signed"]).is_empty());
        let now = application.clock.now();
        let opened =
            open(&application.ledger, Actor::Command, id.parse().unwrap(), OpenedFor::Dispute, now).await;
        let opened = opened.unwrap();
        assert_eq!((opened.bytes.as_slice(), opened.media_type.as_str()), (SCAN, "application/pdf"));
        let ayla = person(&application, "ayla").await;
        let mut tx = application.database.read().await.unwrap();
        let seen = entries_about(&mut tx, ayla, 1).await.unwrap().remove(0).entry;
        assert_eq!((seen.kind.as_str(), seen.object), ("evidence_opened", format!("{id}/dispute")));
        let out = engine.folder.path().join("scan.pdf");
        let told =
            archive.does(&["evidence", "open", &id, "--purpose", "contact", "--to", out.to_str().unwrap()]);
        assert!(told.contains("application/pdf") && fs::read(&out).unwrap() == SCAN);
        assert!(archive.does(&["audit", "verify"]).contains("head"));
    })
    .await;
}

#[tokio::test]
async fn a_damaged_or_missing_scan_closes_what_rests_on_it_until_it_is_back() {
    on_each_engine(async |engine| {
        let archive = Archive::new(&engine);
        let clock = Clock::fixed(Clock::System.now());
        let application = archive.open_at(clock.clone()).await;
        let id = signs(&application, SCAN).await;
        let path = archive.data.join("evidence").join(format!("{id}.sealed"));
        let whole = fs::read(&path).unwrap();
        let later = |ms| clock.set(clock.now().plus_millis(ms));
        later(5_000);
        assert!(recheck(&application.ledger, clock.now()).await.unwrap().is_empty());
        assert!(is_public(&application).await);
        let mut damaged = whole.clone();
        damaged[40] ^= 1;
        for (file, says) in [(Some(&damaged), "is damaged"), (None, "is missing")] {
            match file {
                Some(bytes) => fs::write(&path, bytes).unwrap(),
                None => fs::remove_file(&path).unwrap(),
            }
            later(5_000);
            let wrong = recheck(&application.ledger, clock.now()).await.unwrap();
            assert_eq!(wrong.len(), 1);
            assert!(wrong[0].to_string().contains(&id) && wrong[0].to_string().contains(says));
            assert!(!is_public(&application).await, "{says}");
        }
        fs::write(&path, &whole).unwrap();
        later(24 * 60 * 60 * 1000);
        recheck_when_due(&application.ledger, &archive.data, &clock).await.unwrap();
        later(5_000);
        assert!(is_public(&application).await, "the backup was put back");
        fs::remove_file(&path).unwrap();
        recheck_when_due(&application.ledger, &archive.data, &clock).await.unwrap();
        assert!(is_public(&application).await, "once a day is enough");
        let verified = archive.runs(&["verify"], "");
        assert_eq!(verified.status.code(), Some(1));
        assert!(String::from_utf8(verified.stdout).unwrap().contains("is missing"));
    })
    .await;
}

#[tokio::test]
async fn two_sealed_scans_cannot_be_exchanged() {
    on_each_engine(async |engine| {
        let archive = Archive::new(&engine);
        let application = archive.open().await;
        let [one, two] = [signs(&application, SCAN).await, signs(&application, b"%PDF-1.7 another").await];
        let path = |id: &str| archive.data.join("evidence").join(format!("{id}.sealed"));
        let bytes = fs::read(path(&two)).unwrap();
        fs::write(path(&one), bytes).unwrap();
        let now = application.clock.now();
        let told = open(&application.ledger, Actor::Command, one.parse().unwrap(), OpenedFor::Contact, now);
        assert_eq!(told.await.err().unwrap().kind(), Kind::Invalid);
    })
    .await;
}

#[tokio::test]
async fn what_a_kill_left_without_a_row_is_swept_at_the_next_start() {
    on_each_engine(async |engine| {
        let archive = Archive::new(&engine);
        let application = archive.open().await;
        let id = signs(&application, SCAN).await;
        application.database.close().await;
        let [keys, evidence] = ["keys/slots", "evidence"].map(|folder| archive.data.join(folder));
        let stray = "0190aaaa-aaaa-7aaa-8aaa-aaaaaaaaaaaa";
        fs::copy(files(&keys).remove(0), keys.join(format!("{stray}.key"))).unwrap();
        fs::write(evidence.join(format!("{stray}.sealed")), "half").unwrap();
        fs::write(evidence.join("x.tmp"), "half").unwrap();
        fs::write(keys.join("x.tmp"), "half").unwrap();
        let before = files(&keys).len();
        drop(archive.open().await);
        assert_eq!(files(&keys).len(), before - 2);
        assert_eq!(files(&evidence), [evidence.join(format!("{id}.sealed"))]);
    })
    .await;
}
