//! A house that libraries are brought into, in this process.

use std::fs;
use std::path::{Path, PathBuf};

use digitales::clock::{Clock, Timestamp};
use digitales::consent::ledger::Ledger;
use digitales::intake::importing::{Importer, Report};
use digitales::intake::progress::Progress;
use digitales::storage::database::Database;
use digitales::storage::media_store::MediaStore;
use digitales::storage::vault::{Masters, Vault};

use crate::library::Library;

impl Library {
    /// The file of a work.
    pub fn work_file(&self, folder: &str) -> PathBuf {
        self.path().join("works").join(folder).join("work.toml")
    }

    /// Changes a work's file.
    pub fn change(&self, folder: &str, from: &str, to: &str) {
        let path = self.work_file(folder);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{from} stands in {text}");
        fs::write(path, text.replace(from, to)).unwrap();
    }
}

/// A house that libraries are brought into.
pub struct House {
    pub importer: Importer,
    folder: Option<tempfile::TempDir>,
}

impl House {
    /// An empty one, on a file.
    pub async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database = Database::open(&format!("sqlite:{}", folder.path().join("digitales.db").display()))
            .await
            .unwrap();
        let vault = Vault::open(folder.path(), Masters::InFiles).unwrap();
        let mut house = Self::over(Ledger { database, vault }, folder.path()).await;
        house.folder = Some(folder);
        house
    }

    /// One over a ledger that is open, with its files in `data`.
    pub async fn over(ledger: Ledger, data: &Path) -> Self {
        let media = MediaStore::at(&data.join("media")).await.unwrap();
        let clock = Clock::fixed(Timestamp::parse("2026-06-01T10:00:00Z").unwrap());
        Self { importer: Importer { ledger, media, clock, data: data.to_owned() }, folder: None }
    }

    /// Brings the library in.
    pub async fn imports(&self, library: &Library) -> Report {
        self.importer.import(library.path(), &Progress::silent(), || {}).await.unwrap()
    }

    /// Looks at the library and writes nothing.
    pub async fn looks_at(&self, library: &Library) -> Report {
        self.importer.dry_run(library.path(), &Progress::silent()).await.unwrap()
    }

    /// How many rows a table has.
    pub async fn rows_of(&self, sql: &'static str) -> i64 {
        let mut tx = self.importer.ledger.database.read().await.unwrap();
        digitales::row!(&mut tx, (i64,), sql).unwrap().unwrap().0
    }

    /// What is wrong with the house: clearance, orphans, bytes without rows and rows without bytes.
    pub async fn faults(&self) -> Vec<String> {
        let now = self.importer.clock.now();
        let found =
            digitales::consent::verify::verify(&self.importer.ledger.database, now, |_, _| {}).await.unwrap();
        let mut faults: Vec<String> = found.into_iter().map(|f| f.0).collect();
        let mut tx = self.importer.ledger.database.read().await.unwrap();
        let named = digitales::rows!(
            &mut tx,
            (String,),
            "select sha256 from rendition union select sha256 from poster"
        )
        .unwrap();
        let kept = self.importer.media.list().await.unwrap();
        for stored in &kept {
            if !named.iter().any(|(sha256,)| *sha256 == stored.sha256.to_string()) {
                faults.push(format!("nobody names {}", stored.sha256));
            }
        }
        for (sha256,) in &named {
            if !kept.iter().any(|stored| stored.sha256.to_string() == *sha256) {
                faults.push(format!("{sha256} is missing"));
            }
        }
        faults
    }
}
