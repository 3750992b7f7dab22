//! What seldom happens at a restore, and must be right all the same: keys that were lost, noes of a time that was lost, a
//! file of noes that belongs to it, and every kind of no said again.

use std::fs;
use std::path::{Path, PathBuf};

use digitales::catalogue::edition::Edition;
use digitales::clock::Timestamp;
use digitales::consent::audit::Actor;
use digitales::consent::fact::{
    AgreementFact, DeliveryFact, EmbargoFact, EvidenceFact, GuardianshipFact, OrganisationFact,
    RestrictionFact,
};
use digitales::consent::ledger::Deed;
use digitales::consent::ledger::desk::officer::ending::Ending;
use digitales::consent::passage::{Edit, Operation};
use digitales::consent::record::{Interval, OrganisationKind, Use};
use digitales::id::{Id, Sha256Digest};
use digitales::storage::database::Database;
use digitales::storage::layout::tables;
use digitales::storage::rows;

use crate::archive::*;
use crate::place::*;
use crate::support::on_each_engine;

fn with_noes(archive: &Archive, noes: &Path, arguments: &[&str]) {
    told(&archive.program(arguments).env("DIGITALES_NOES_MIRROR", noes).output().unwrap());
}

/// An archive with two officers, of which there is a backup.
fn backed_up(engine: &crate::support::Engine) -> (Archive, Shelf) {
    let (archive, shelf) = (archive_of_five(engine), Shelf::of(engine));
    for officer in ["kofi", "ama"] {
        let add = ["account", "add", officer, "--role", "consent_officer", "--stdin"];
        told(&archive.runs(&add, PASSWORD));
    }
    shelf.takes(&archive);
    (archive, shelf)
}

/// The key of what is sealed about somebody, in the copy of the keys.
async fn key_of(archive: &Archive, shelf: &Shelf, name: &str) -> PathBuf {
    let application = archive.open().await;
    let sql = "select key_slot from person where key = $1";
    let mut tx = application.database.read().await.unwrap();
    let (slot,) = digitales::row!(&mut tx, (String,), sql, name).unwrap().unwrap();
    drop(tx);
    application.database.close().await;
    let is_it = |file: &PathBuf| file.file_stem().is_some_and(|stem| stem.to_str() == Some(slot.as_str()));
    files(&shelf.keys).into_iter().find(is_it).unwrap()
}

#[tokio::test]
async fn a_key_that_is_missing_from_the_copy_is_asked_for_and_its_loss_is_said_by_an_officer() {
    on_each_engine(async |engine| {
        let (archive, shelf) = backed_up(&engine);
        with_noes(&archive, &shelf.noes, &["withdraw", "--work", "the-taken-back", "--person", "ayla"]);
        let key = key_of(&archive, &shelf, "zeki").await;
        let bytes = fs::read(&key).unwrap();
        fs::remove_file(&key).unwrap();
        elsewhere(&engine, async |new| {
            let line = new.line(&shelf);
            let line: Vec<&str> = line.iter().map(String::as_str).collect();
            let said = new.refuses(&line);
            assert!(said.contains("1 keys that the backup needs are not in the copy"), "{said}");
            assert!(said.contains("closed still"), "{said}");
            assert_eq!(new.statuses().await, [503; 5], "nothing is served without it");
            // It is found again: put into the copy it would not be read any more, so it goes where the keys are.
            let place = new.data.join("keys/slots").join(key.file_name().unwrap());
            fs::write(&place, &bytes).unwrap();
            assert!(new.does(&line).contains("Restored, verified and open."));
            assert_eq!(new.statuses().await, [410, 200, 200, 200, 200]);
            assert!(new.does(&["person", "profile", "zeki", "--purpose", "contact"]).contains(NAME));
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn without_key_and_noes_two_officers_open_and_what_the_key_sealed_is_said_to_be_lost() {
    on_each_engine(async |engine| {
        let (archive, shelf) = backed_up(&engine);
        fs::remove_file(key_of(&archive, &shelf, "zeki").await).unwrap();
        elsewhere(&engine, async |new| {
            let without =
                ["restore", path(&shelf.backup), "--keys", path(&shelf.keys), "--without-noes", "kofi"];
            let said = new.types(&without, PASSWORD);
            assert!(said.contains("1 keys are lost") && said.contains("Restored, and closed."), "{said}");
            assert!(new.types(&["restore", "--open", "ama"], PASSWORD).contains("open"));
            assert_eq!(new.statuses().await, [200; 5], "what was open at the backup is");
            let refused = new.refuses(&["person", "profile", "zeki", "--purpose", "contact"]);
            assert!(!refused.contains(NAME), "{refused}");
            assert_eq!(new.does(&["verify"]), "Nothing was found.\n");
            assert!(new.does(&["audit", "verify"]).contains("holds"), "the log is whole without it");
            new.does(&["withdraw", "--work", "the-erased", "--person", "zeki"]);
            assert_eq!(new.statuses().await[1], 410, "who lost a key may still take their word back");
        })
        .await;
    })
    .await;
}

/// The entries of the log at which a file of noes was read.
fn ends(file: &Path) -> Vec<i64> {
    let text = fs::read_to_string(file).unwrap();
    let said = text.lines().filter_map(|line| serde_json::from_str(line.split_once(' ')?.1).ok());
    said.filter(|said: &serde_json::Value| said["say"] == "until")
        .filter_map(|s| s["number"].as_i64())
        .collect()
}

/// The last entry of the log in a backup.
fn end_of(shelf: &Shelf) -> i64 {
    let list = fs::read_to_string(shelf.backup.join("database/backup.json")).unwrap();
    serde_json::from_str::<serde_json::Value>(&list).unwrap()["audit"]["number"].as_i64().unwrap()
}

#[tokio::test]
async fn noes_of_a_time_that_was_lost_are_set_aside_and_open_no_backup_made_after_it() {
    on_each_engine(async |engine| {
        let (archive, shelf) = backed_up(&engine);
        // Much is said that the next time does not know.
        for (slug, person) in &VOICES[..3] {
            with_noes(&archive, &shelf.noes, &["withdraw", "--work", slug, "--person", person]);
            for n in 0..4 {
                archive.does(&["account", "add", &format!("{person}{n}"), "--role", "auditor"]);
            }
        }
        let file = shelf.noes.join("noes.jsonl");
        let (old, ends) = (fs::read(&file).unwrap(), ends(&file));
        elsewhere(&engine, async |new| {
            let without =
                ["restore", path(&shelf.backup), "--keys", path(&shelf.keys), "--without-noes", "kofi"];
            new.types(&without, PASSWORD);
            new.types(&["restore", "--open", "ama"], PASSWORD);
            let next = Shelf {
                backup: engine.folder.path().join("the next backup"),
                keys: engine.folder.path().join("the next keys"),
                noes: shelf.noes.clone(),
            };
            let takes = || {
                new.does(&["backup", path(&next.backup), "--keys", path(&next.keys)]);
                end_of(&next)
            };
            for n in 0.. {
                let end = takes();
                assert!(end < *ends.last().unwrap(), "the time that was lost had more to say: {ends:?}");
                if !ends.contains(&end) {
                    break;
                }
                new.does(&["account", "add", &format!("auditor{n}"), "--role", "auditor"]);
            }
            let third = Elsewhere::on_file(engine.folder.path(), "the third");
            let line = third.line(&next);
            let line: Vec<&str> = line.iter().map(String::as_str).collect();
            let said = third.refuses(&line);
            assert!(said.contains("are of a time that was lost"), "{said}");
            assert!(third.statuses().await.iter().all(|status| *status == 503), "and nothing is served");
            // The new time keeps its own: the old file stays, whole, under another name.
            let mut command = new.program(&["withdraw", "--work", "the-crowded", "--person", "emre"]);
            told(&command.env("DIGITALES_NOES_MIRROR", &shelf.noes).output().unwrap());
            let mut kept = files(&shelf.noes);
            kept.retain(|file| !file.ends_with("noes.jsonl"));
            assert_eq!(kept.len(), 1, "{kept:?}");
            assert!(kept[0].file_name().unwrap().to_str().unwrap().starts_with("noes-"));
            assert_eq!(fs::read(&kept[0]).unwrap(), old);
            let fourth = Elsewhere::on_file(engine.folder.path(), "the fourth");
            assert!(fourth.restores(&next).contains("Restored, verified and open."));
            assert_eq!(fourth.statuses().await, [200, 200, 200, 200, 410], "what the new time said counts");
        })
        .await;
    })
    .await;
}

/// The tables whose rows are said again.
const SAID_AGAIN: [&str; 9] = [
    "embargo",
    "restriction",
    "delivery",
    "guardianship_end",
    "licence_end",
    "agreement_end",
    "withdrawal",
    "hold",
    "recall_notice",
];

/// The rows of these tables; of recalls, which are issued anew, only for which delivery.
async fn said(database: &Database) -> Vec<(String, Vec<String>)> {
    let mut tx = database.read().await.unwrap();
    let known = tables(&mut tx).await.unwrap();
    let mut all = Vec::new();
    for name in SAID_AGAIN {
        let table = known.iter().find(|table| table.name == name).unwrap();
        let only = (name == "recall_notice").then(|| table.position("delivery_id").unwrap());
        let rows = rows::all(&mut tx, table, "").await.unwrap();
        let mut text: Vec<String> = rows
            .iter()
            .map(|row| only.map_or_else(|| format!("{row:?}"), |at| format!("{:?}", row[at])))
            .collect();
        text.sort();
        assert!(!text.is_empty(), "nothing stands in {name}");
        all.push((name.to_owned(), text));
    }
    all
}

#[tokio::test]
async fn why_a_cut_was_rejected_since_the_backup_can_still_be_read() {
    on_each_engine(async |engine| {
        let (archive, shelf) = (archive_of_five(&engine), Shelf::of(&engine));
        let application = archive.open().await;
        let now = application.clock.now();
        let (work, emre) = (work(&application, "the-crowded").await, person(&application, "emre").await);
        let mut deed = Deed::begin(&application.ledger, Actor::Command, now).await.unwrap();
        let edit = Edit::new(0, 400, Operation::Mute);
        let passage =
            RestrictionFact { source_id: None, edit, uses: None, person: None, asked_by: emre, since: now };
        deed.restrict(work, &passage).await.unwrap();
        deed.commit().await.unwrap();
        application.database.close().await;
        archive.does(&["edition", "make", "--work", "the-crowded", "--name", "quiet"]);
        shelf.takes(&archive);
        let which = ["edition", "reject", "--work", "the-crowded", "--name", "quiet", "--by", "Ute"];
        with_noes(&archive, &shelf.noes, &[&which[..], &["--note", "Still to be heard."]].concat());
        elsewhere(&engine, async |new| {
            let told = new.restores(&shelf);
            assert!(told.contains("Restored, verified and open."), "{told}");
            let list = new.does(&["edition", "list", "--work", "the-crowded"]);
            assert!(list.contains("rejected: Still to be heard."), "{list}");
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn embargoes_passages_deliveries_and_whatever_ended_are_said_again() {
    on_each_engine(async |engine| {
        let (archive, shelf) = (archive_of_five(&engine), Shelf::of(&engine));
        agrees_beforehand(&archive).await;
        shelf.takes(&archive);
        closes_much(&archive).await;
        with_noes(&archive, &shelf.noes, &["withdraw", "--work", "the-untouched", "--person", "bilge"]);
        with_noes(
            &archive,
            &shelf.noes,
            &["consent", "hold", "set", "--work", "the-held", "--cause", "dispute"],
        );
        let here = archive.open().await;
        let before = said(&here.database).await;
        here.database.close().await;
        elsewhere(&engine, async |new| {
            let told = new.restores(&shelf);
            assert!(told.contains("Restored, verified and open."), "{told}");
            assert_eq!(new.statuses().await, [410, 410, 410, 404, 410], "{told}");
            let there = Database::open(&new.url).await.unwrap();
            assert_eq!(said(&there).await, before);
            there.close().await;
            assert!(new.does(&["audit", "verify"]).contains("holds"));
            assert_eq!(new.does(&["verify"]), "Nothing was found.\n");
        })
        .await;
    })
    .await;
}

/// Deniz is in office for emre, for long, and a station may take what is cleared for it.
async fn agrees_beforehand(archive: &Archive) {
    let application = archive.open().await;
    let (child, guardian) = (person(&application, "emre").await, person(&application, "deniz").await);
    let now = application.clock.now();
    let mut deed = Deed::begin(&application.ledger, Actor::Command, now).await.unwrap();
    let long = Interval { from: now, until: now.plus_millis(1_000_000_000_000) };
    let fact = GuardianshipFact {
        child,
        guardian,
        kind: "betreuer",
        office: long,
        evidence: seen("guardian_proof", now),
    };
    deed.guardianship(&fact).await.unwrap();
    let (organisation, _) = deed.organisation(&station()).await.unwrap();
    let (uses, evidence) = (Use::ALL.into(), seen("agreement", now));
    let fact = AgreementFact {
        source_id: "a1".to_owned(),
        organisation,
        uses,
        during: long,
        recall_hours: 24,
        evidence,
    };
    deed.agreement(&fact).await.unwrap();
    deed.commit().await.unwrap();
    application.database.close().await;
}

fn seen(kind: &'static str, now: Timestamp) -> EvidenceFact {
    EvidenceFact { kind, seen_by: "An officer".into(), seen_at: now, paper: None }
}

fn station() -> OrganisationFact {
    OrganisationFact {
        kind: OrganisationKind::RadioPartner,
        name: "Invented Radio".to_owned(),
        territory: "DE".parse().unwrap(),
        recall_email: "desk@radio.invalid".to_owned(),
        recall_phone: "+49 30 0001".to_owned(),
    }
}

/// One work gets an embargo, another one's passage is closed, a copy of a third leaves the house; an office ends, and
/// what was agreed with the station, and the rights in a fourth work.
async fn closes_much(archive: &Archive) {
    let application = archive.open().await;
    let now = application.clock.now();
    let [first, second, third, fourth] = ["the-taken-back", "the-erased", "the-untouched", "the-crowded"];
    let (first, second) = (work(&application, first).await, work(&application, second).await);
    let (third, fourth) = (work(&application, third).await, work(&application, fourth).await);
    let zeki = person(&application, "zeki").await;
    let mut deed = Deed::begin(&application.ledger, Actor::Command, now).await.unwrap();
    let during = Interval { from: now, until: now.plus_millis(1_000_000_000_000) };
    let (reason, set_by) = ("a series".to_owned(), "An officer".to_owned());
    let fact = EmbargoFact { source_id: None, uses: None, during, reason, set_by };
    deed.embargo(first, &fact).await.unwrap();
    let edit = Edit::new(0, 400, Operation::Mute);
    let passage =
        RestrictionFact { source_id: None, edit, uses: None, person: None, asked_by: zeki, since: now };
    deed.restrict(second, &passage).await.unwrap();
    let (organisation, _) = deed.organisation(&station()).await.unwrap();
    let sql = "select id from edition where work_id = $1 and kind = 'original'";
    let (edition,) = digitales::row!(deed.tx(), (String,), sql, third.text()).unwrap().unwrap();
    let (edition, sha256): (Id<Edition>, _) = (edition.parse().unwrap(), Sha256Digest::of(b"a copy"));
    let use_ = Use::PublicStream;
    deed.deliver(&DeliveryFact { work: third, sha256, edition, organisation, use_ }).await.unwrap();
    let licences = "select id from standing_licence where work_id = $1";
    let licences = digitales::rows!(deed.tx(), (String,), licences, fourth.text()).unwrap();
    let mut ends: Vec<(Ending, String)> = licences.into_iter().map(|(id,)| (Ending::Licence, id)).collect();
    for (what, sql) in [
        (Ending::Guardianship, "select id from standing_guardianship"),
        (Ending::Agreement, "select id from standing_agreement"),
    ] {
        let (id,) = digitales::row!(deed.tx(), (String,), sql).unwrap().unwrap();
        ends.push((what, id));
    }
    for (what, id) in ends {
        deed.end_early(what, &id, now, "An officer").await.unwrap();
    }
    deed.commit().await.unwrap();
    application.database.close().await;
}
