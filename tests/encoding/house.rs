//! A library with one work whose narrator allowed everybody to see it, and a worker.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use digitales::application::Application;
use digitales::clock::{Clock, Timestamp};
use digitales::command::import::importer;
use digitales::command::work::worker;
use digitales::config::Config;
use digitales::intake::progress::Progress;
use digitales::intake::worker::Outcome;

use crate::engines::Engine;
use crate::library::{Library, voice_file};

/// A rendition as its row tells it.
#[derive(Debug, sqlx::FromRow)]
pub struct Made {
    pub id: String,
    pub quality: String,
    pub sha256: String,
    pub codecs: String,
    pub duration_ms: i64,
    pub width: Option<i64>,
    pub height: Option<i64>,
    pub loudness: Option<String>,
}

/// The house.
pub struct House {
    pub application: Application,
    folder: tempfile::TempDir,
}

const MADE: &str = "select id, quality, sha256, codecs, duration_ms, width, height, loudness from rendition \
    where retired_at is null order by quality";

impl House {
    /// One on a file.
    pub async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("library.db").display());
        Self::on(Engine { url, folder }).await
    }

    /// One on an engine.
    pub async fn on(engine: Engine) -> Self {
        let Engine { url, folder } = engine;
        let settings = [
            ("DIGITALES_DATABASE", url.as_str()),
            ("DIGITALES_PROFILE", "full"),
            // However full the machine's disk is.
            ("DIGITALES_DISK_RESERVE", "0"),
        ];
        let settings = settings.map(|(name, value)| (name.to_owned(), value.to_owned())).into_iter();
        let config = Config::read(&folder.path().join("data"), BTreeMap::new(), settings).unwrap();
        let clock = Clock::fixed(Timestamp::parse("2026-06-01T10:00:00Z").unwrap());
        let application = Application::open(config, clock).await.unwrap();
        Self { application, folder }
    }

    /// Brings in a work whose only file is `master`.
    pub async fn takes(&self, master: &Path, kind: &str) {
        let library = Library::new();
        let name = master.file_name().unwrap().to_str().unwrap();
        let brought = "[[rendition]]\nfile = \"voice.m4a\"\n[[rendition]]\nfile = \"voice.small.m4a\"\nquality = \"small\"\n";
        let words = "[[transcript]]\nfile = \"voice.de.vtt\"\nlanguage = \"de\"\noriginal = true\n";
        let file = voice_file("the-master", "")
            .replace(brought, &format!("[[rendition]]\nfile = \"{name}\"\n"))
            .replace(words, "")
            .replace("oral_history", kind);
        library.write("works/the-master/work.toml", &file);
        std::fs::copy(master, library.path().join("works/the-master").join(name)).unwrap();
        let report =
            importer(&self.application).import(library.path(), &Progress::silent(), || {}).await.unwrap();
        assert!(!report.is_faulty(), "{:?}", report.findings);
    }

    /// Everything that is to be done is done.
    pub async fn works(&self) -> Vec<Outcome> {
        let mut came = Vec::new();
        worker(&self.application).await.unwrap().until_idle(|outcome| came.push(outcome)).await.unwrap();
        came
    }

    /// What is there, by quality.
    pub async fn made(&self) -> BTreeMap<String, Made> {
        let mut tx = self.application.database.read().await.unwrap();
        let rows = digitales::rows!(&mut tx, Made, MADE).unwrap();
        rows.into_iter().map(|row| (row.quality.clone(), row)).collect()
    }

    /// The one number that a query gives.
    pub async fn number(&self, sql: &'static str) -> i64 {
        let mut tx = self.application.database.read().await.unwrap();
        digitales::row!(&mut tx, (i64,), sql).unwrap().unwrap().0
    }

    /// Where the bytes of a rendition are.
    pub fn path(&self, made: &Made) -> PathBuf {
        self.application.media.path_for_intake(made.sha256.parse().unwrap())
    }

    /// The library and its folder, which goes when that is dropped.
    pub fn into_parts(self) -> (Application, tempfile::TempDir) {
        (self.application, self.folder)
    }

    /// A folder for whatever a test makes.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }
}
