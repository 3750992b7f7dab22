//! An archive: a library of one voice, brought in by the program itself into a data folder of its own.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use digitales::application::Application;
use digitales::catalogue::participant::Person;
use digitales::catalogue::work::Work;
use digitales::clock::Clock;
use digitales::config::Config;
use digitales::consent::audit::Actor;
use digitales::consent::fact::{DeclarationFact, EvidenceFact, NoticeFact, ScopeFact};
use digitales::consent::ledger::{Deed, person_by_key, work_by_slug};
use digitales::consent::paper::Paper;
use digitales::consent::record::{Capacity, Territory, Use, Voice, Word};
use digitales::id::Id;
use digitales::playback::{Answer, Door};
use digitales::storage::database::Tx;
use sqlx::AssertSqlSafe;

use crate::library::Library;
use crate::support::Engine;

/// The voice that every archive holds.
pub const SLUG: &str = "the-paper-pattern";
/// Words that must not be found anywhere outside the vault.
pub const NAME: &str = "Zeynep Gizlisoy";
pub const PHONE: &str = "+49 30 5550199";
pub const BORN: &str = "2012-02-29";
/// The birth date of an adult.
pub const LONG_BORN: &str = "1988-02-29";

pub struct Archive {
    pub library: Library,
    pub data: PathBuf,
    url: String,
}

impl Archive {
    /// An archive with one voice, whose narrator ayla said yes.
    pub fn new(engine: &Engine) -> Self {
        let archive = Self::empty(engine);
        archive.does(&["import", archive.library.path().to_str().unwrap()]);
        archive
    }

    /// An archive that nothing was brought into yet.
    pub fn empty(engine: &Engine) -> Self {
        let library = Library::new().with_voice(SLUG, "");
        let data = engine.folder.path().join("data");
        let file = format!("sqlite:{}", data.join("digitales.db").display());
        let url = if engine.url.starts_with("sqlite:") { file } else { engine.url.clone() };
        Self { library, data, url }
    }

    /// The program with these arguments, not started yet.
    pub fn program(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_digitales"));
        command.env("DIGITALES_DATABASE", &self.url).arg("--data").arg(&self.data).args(arguments);
        command
    }

    /// Runs the program to its end with `input`.
    pub fn runs(&self, arguments: &[&str], input: &str) -> Output {
        let mut command = self.program(arguments);
        let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = piped.spawn().unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        child.wait_with_output().unwrap()
    }

    /// What the program answers when all is well.
    pub fn does(&self, arguments: &[&str]) -> String {
        told(&self.runs(arguments, ""))
    }

    /// What it says on standard error when it refuses.
    pub fn refuses(&self, arguments: &[&str]) -> String {
        let done = self.runs(arguments, "");
        assert!(!done.status.success(), "{arguments:?} was done: {}", String::from_utf8_lossy(&done.stdout));
        String::from_utf8(done.stderr).unwrap()
    }

    /// The library, opened in this process, at the real time.
    pub async fn open(&self) -> Application {
        self.open_at(Clock::System).await
    }

    pub async fn open_at(&self, clock: Clock) -> Application {
        let settings = [("DIGITALES_DATABASE".to_owned(), self.url.clone())].into_iter();
        let config = Config::read(&self.data, BTreeMap::new(), settings).unwrap();
        Application::open(config, clock).await.unwrap()
    }
}

pub fn told(done: &Output) -> String {
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout.clone()).unwrap()
}

/// Every file below a folder.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found
}

/// The files below `folder` that hold one of `words`.
pub fn holding(folder: &Path, words: &[&str]) -> Vec<PathBuf> {
    let holds = |path: &PathBuf| {
        let bytes = fs::read(path).unwrap_or_default();
        words.iter().any(|word| bytes.windows(word.len()).any(|part| part == word.as_bytes()))
    };
    files(folder).into_iter().filter(holds).collect()
}

/// The tables of the database that hold one of `words`; those of a file are seen by [`holding`].
pub async fn rows_holding(engine: &Engine, words: &[&str]) -> Vec<String> {
    let mut tx = engine.ledger().await.database.read().await.unwrap();
    let Tx::Postgres(c) = &mut tx else { return Vec::new() };
    let tables: Vec<(String,)> = sqlx::query_as(
        "select table_name::text from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
    )
    .fetch_all(&mut **c)
    .await
    .unwrap();
    let mut found = Vec::new();
    for (table,) in tables {
        let all = AssertSqlSafe(format!("select coalesce(string_agg(t::text, ' '), '') from \"{table}\" t"));
        let (rows,): (String,) = sqlx::query_as(all).fetch_one(&mut **c).await.unwrap();
        if words.iter().any(|word| rows.contains(word)) {
            found.push(table);
        }
    }
    found
}

pub async fn person(application: &Application, key: &str) -> Id<Person> {
    person_by_key(&mut application.database.read().await.unwrap(), key).await.unwrap().unwrap()
}

pub async fn work(application: &Application, slug: &str) -> Id<Work> {
    work_by_slug(&mut application.database.read().await.unwrap(), slug).await.unwrap().unwrap()
}

/// Whether anyone may hear the voice now.
pub async fn is_public(application: &Application) -> bool {
    let work = work(application, SLUG).await;
    let door = Door::new(application.database.clone(), application.clock.clone());
    let mut tx = application.database.read().await.unwrap();
    matches!(door.public(&mut tx, work).await.unwrap(), Answer::Permit(_))
}

/// Ayla says yes anew, on a paper that is scanned and kept. The id of the evidence.
pub async fn signs(application: &Application, scan: &[u8]) -> String {
    let (subject, work) = (person(application, "ayla").await, work(application, SLUG).await);
    let now = application.clock.now();
    let mut deed = Deed::begin(&application.ledger, Actor::Command, now).await.unwrap();
    let voice = Voice { capacity: Capacity::Own, by: subject };
    let before = deed.head(work, subject, voice).await.unwrap();
    let notice = NoticeFact {
        series: "story".into(),
        version: 1,
        language: "de".parse().unwrap(),
        body: "Was mit der Geschichte geschieht".into(),
        published: now,
    };
    let notice = deed.notice(&notice).await.unwrap();
    let paper = Paper::new(scan.to_vec(), Some(subject), Some(work)).unwrap();
    let fact = DeclarationFact {
        source_id: format!("signed-{}", now.millis()),
        subject,
        voice,
        word: Word::Renewed,
        explicit: true,
        notice,
        method: "paper_signed",
        explained_in: "de".parse().unwrap(),
        interpreter: None,
        given: now,
        recorded_by: "An officer".into(),
        evidence: vec![EvidenceFact {
            kind: "release_form",
            seen_by: "An officer".into(),
            seen_at: now,
            paper: Some(paper),
        }],
        on_record: vec![],
        scopes: vec![ScopeFact {
            uses: [Use::Catalogue, Use::PublicStream].into(),
            territories: vec![Territory::world()],
            from: now,
            through: "2095-12-31".parse().unwrap(),
        }],
    };
    deed.declare(work, &fact, before).await.unwrap();
    deed.commit().await.unwrap();
    let mut tx = application.database.read().await.unwrap();
    let last = "select evidence_id from evidence_file order by evidence_id desc limit 1";
    digitales::row!(&mut tx, (String,), last).unwrap().unwrap().0
}
