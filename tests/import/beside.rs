//! What the others say and do while an import is running.

use std::io::Cursor;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::{Arc, Mutex};

use crate::house::House;
use crate::library::Library;
use digitales::id::Sha256Digest;
use digitales::intake::progress::{Progress, Step};
use digitales::storage::journal::Journal;

fn verifies(data: &Path) -> Output {
    let binary = env!("CARGO_BIN_EXE_digitales");
    Command::new(binary).arg("--data").arg(data).arg("verify").output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[tokio::test]
async fn verify_takes_what_an_import_is_bringing_in_for_no_orphan() {
    let house = House::new().await;
    let importer = &house.importer;
    let (data, database, media) = (&importer.data, &importer.ledger.database, &importer.media);
    let journal = Journal::begin(data, database, media, || panic!("nobody else is here")).await.unwrap();
    let bytes = b"a film whose row comes next";
    journal.announce(Sha256Digest::of(bytes)).await.unwrap();
    media.put(Cursor::new(bytes)).await.unwrap();
    let beside = verifies(data);
    assert_eq!(said(&beside), "Nothing was found.\n");
    assert!(beside.status.success());
    assert_eq!(media.list().await.unwrap().len(), 1, "what is being brought in is left alone");
    drop(journal);
    assert_eq!(said(&verifies(data)), "Nothing was found.\n");
    assert!(media.list().await.unwrap().is_empty(), "what a killed import left is taken away");
    media.put(Cursor::new(b"put here by hand")).await.unwrap();
    let found = verifies(data);
    assert!(said(&found).contains("No rendition or poster names the file"), "{}", said(&found));
    assert!(!found.status.success());
}

#[tokio::test]
async fn between_two_works_of_an_import_a_broadcast_file_has_its_turn() {
    let house = House::new().await;
    let library = Library::new().with_voice("the-blue-door", "").with_voice("the-dry-stamp", "");
    let importer = &house.importer;
    let (data, database, media) =
        (importer.data.clone(), importer.ledger.database.clone(), importer.media.clone());
    let order = Arc::new(Mutex::new(Vec::new()));
    let (heard, order_of_the_other) = (order.clone(), order.clone());
    // Whoever makes broadcast files comes while the first work is being kept.
    let comes = Mutex::new(Some(move || {
        let heard = order_of_the_other;
        tokio::spawn(async move {
            let journal = Journal::begin(&data, &database, &media, || ()).await.unwrap();
            heard.lock().unwrap().push(("a broadcast file".to_owned(), Step::Keeping));
            drop(journal);
        });
    }));
    let progress = Progress::new(move |told| {
        if told.of.0 == 0
            && told.step == Step::Keeping
            && let Some(comes) = comes.lock().unwrap().take()
        {
            comes();
        }
        if told.step == Step::Writing {
            heard.lock().unwrap().push((told.work.to_owned(), told.step));
        }
    });
    let report = importer.import(library.path(), &progress, || panic!("no other import runs")).await.unwrap();
    assert!(!report.is_faulty(), "{:?}", report.findings);
    let order: Vec<_> = order.lock().unwrap().clone();
    let told: Vec<_> = order.iter().map(|(what, step)| (what.as_str(), *step)).collect();
    assert_eq!(
        told,
        [
            ("the-blue-door", Step::Writing),
            ("a broadcast file", Step::Keeping),
            ("the-dry-stamp", Step::Writing),
        ]
    );
    assert!(house.faults().await.is_empty());
}
