//! What the other commands say while an import is running.

use std::io::Cursor;
use std::path::Path;
use std::process::{Command, Output};

use crate::library::House;
use digitales::id::Sha256Digest;
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
    let (data, database, media) = (&importer.data, &importer.database, &importer.media);
    let journal = Journal::begin(data, database, media, || panic!("nobody else is here")).await.unwrap();
    let bytes = b"a film whose row comes next";
    journal.announce(Sha256Digest::of(bytes)).unwrap();
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
