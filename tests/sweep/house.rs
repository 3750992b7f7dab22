//! The library of the stories: brought in by a real import, packed for radio, served on a socket, its log kept.

use std::collections::BTreeMap;
use std::io::Write;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use digitales::application::Application;
use digitales::clock::Clock;
use digitales::config::Config;
use digitales::consent::answering;
use digitales::consent::audit::Actor;
use digitales::consent::ledger::Ledger;
use digitales::intake::importing::Importer;
use digitales::intake::progress::Progress;
use digitales::storage::database::{Database, Tx};
use sqlx::AssertSqlSafe;

use crate::canary::{Aviary, What};
use crate::deeds::{self, Done};
use crate::folder::{Addresses, Folder};
use crate::mail_server::MailServer;
use crate::papers::{self, NOW, Running, at};
use crate::residents;
use crate::socket::ask;
use crate::support::Engine;

/// Who outside keeps the head of the log.
pub const WITNESS: &str = "head@witness.example";

/// A file, a picture or words of a story, by its address.
#[derive(Clone)]
pub struct Thing {
    pub story: usize,
    pub edition: &'static str,
    pub kind: Kind,
    pub id: String,
    pub sha256: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    File,
    AirFile,
    Picture,
    Words,
}

/// What the sweep knows of the library from outside the rule.
pub struct House {
    pub address: SocketAddr,
    /// Where the lesson page of the tour is.
    pub lesson: SocketAddr,
    pub clock: Clock,
    pub aviary: Aviary,
    pub addresses: Vec<Addresses>,
    pub works: Vec<String>,
    pub things: Vec<Thing>,
    /// Story and address of each public page of a name.
    pub handles: Vec<(usize, String)>,
    /// For each story a link that opens it, and for the first one that was revoked.
    pub links: Vec<String>,
    pub revoked: String,
    /// For each story the link of its narrator.
    pub narrators: Vec<String>,
    /// Token and session of each radio partner.
    pub partners: Vec<(String, String)>,
    /// The session of somebody who keeps consent.
    pub officer: String,
    /// Story and number of everybody in it.
    pub people: Vec<(usize, String)>,
    /// Story and number of a copy that was called back.
    pub recall: (usize, String),
    /// The numbers of the log's entries about declarations.
    pub receipts: Vec<i64>,
    /// Story and number of every cut.
    pub cuts: Vec<(usize, String)>,
    /// What was done before, and where it stands.
    pub done: Done,
    /// Story and number of what somebody wrote into the form.
    pub request: (usize, String),
    /// Where everything goes that is sent.
    pub mail: MailServer,
    /// Story and sealed address of everybody to whom mail goes.
    pub reached: Vec<(usize, String)>,
    pub log: Log,
    ledger: Ledger,
    database: Database,
    folder: tempfile::TempDir,
    _running: Running,
}

const TWO_DAYS_MS: i64 = 48 * 60 * 60 * 1000;
const WAITING: &str = "select n.id from recall_notice n where n.issued_at <= $1 and not exists (select 1 from recall_event e \
    where e.notice_id = n.id and e.kind in ('acknowledged', 'deleted', 'blocked_in_archive', 'closed', 'lifted'))";

/// Everything that was logged.
#[derive(Clone, Default)]
pub struct Log(pub Arc<Mutex<Vec<u8>>>);

impl Log {
    /// Takes down everything that is logged from now on, by whichever house.
    pub fn begin() -> Self {
        let log = Self::default();
        let writer = log.clone();
        tracing_subscriber::fmt()
            .with_env_filter("digitales=trace,info")
            .with_writer(move || writer.clone())
            .try_init()
            .unwrap();
        log
    }
}

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl House {
    pub async fn of_the_stories(seed: u64, engine: &Engine, log: Log) -> Self {
        let temp = tempfile::tempdir().unwrap();
        let folder = Folder::written(&temp.path().join("in"), seed);
        let clock = Clock::fixed(at(NOW));
        let mail = MailServer::open().await;
        let settings = settings(engine, &mail).into_iter();
        let config = Config::read(&temp.path().join("data"), BTreeMap::new(), settings).unwrap();
        let application = Application::open(config, clock.clone()).await.unwrap();
        let (database, media) = (application.database.clone(), application.media.clone());
        let ledger = application.ledger.clone();
        let importer = Importer {
            ledger: ledger.clone(),
            media: media.clone(),
            clock: clock.clone(),
            data: application.config.data.clone(),
        };
        let report = importer.import(&folder.path, &Progress::silent(), || {}).await.unwrap();
        assert!(!report.is_faulty(), "{:?}", report.findings);
        application.packer().pack(&mut |_| {}).await.unwrap();
        let Folder { mut aviary, mut dice, addresses, .. } = folder;
        let message = [(); 3].map(|()| dice.mark());
        for mark in &message {
            aviary.add(0, What::Message, mark);
        }
        let works = residents::works(&database, &addresses, &mut aviary).await;
        let reached = residents::profiles(&application.ledger, &works, &mut aviary, &mut dice).await;
        let narrators = residents::narrators(&application.ledger, &works).await;
        let done = deeds::done(&application, &works, &narrators, (&mut aviary, &mut dice)).await;
        residents::stream_in_fragments(&database).await;
        let things = residents::things(&database, &media, &works, &mut aviary).await;
        let handles = residents::handles(&database, &aviary).await;
        let (links, revoked) = residents::links(&database, &works).await;
        let partners = residents::partners(&database).await;
        let officer = residents::officer(&application.ledger).await;
        let people = residents::people(&database, &works).await;
        let recall = residents::recall(&application.ledger, &works).await;
        let receipts = residents::receipts(&database).await;
        let cuts = residents::cuts(&database, &works).await;
        let running = papers::serve_with(application, Some("the token of a tour".to_owned())).await;
        let lesson = lesson(running.address).await;
        let request = residents::writes(running.address, &database, &addresses, &message).await;
        Self {
            address: running.address,
            lesson,
            clock,
            aviary,
            addresses,
            works,
            things,
            handles,
            links,
            revoked,
            narrators,
            partners,
            officer,
            people,
            recall,
            receipts,
            cuts,
            done,
            request,
            mail,
            reached,
            log,
            ledger,
            database,
            folder: temp,
            _running: running,
        }
    }
}

/// Mail goes to this server, and the head of the log to somebody outside.
fn settings(engine: &Engine, mail: &MailServer) -> Vec<(String, String)> {
    let settings = [
        ("CONTACT_EMAIL", "recall@library.example".to_owned()),
        ("DATABASE", engine.url.clone()),
        ("MAIL_SERVER", mail.setting()),
        ("MAIL_SECURITY", "plain".to_owned()),
        ("MAIL_FROM", "post@library.example".to_owned()),
        ("AUDIT_WITNESSES", WITNESS.to_owned()),
    ];
    settings.map(|(name, value)| (format!("DIGITALES_{name}"), value)).to_vec()
}

impl House {
    /// Every partner answers a recall within two days.
    pub async fn answers_recalls(&self) {
        let now = self.clock.now();
        let issued = now.plus_millis(-TWO_DAYS_MS).millis();
        let waiting = digitales::rows!(&mut self.database.read().await.unwrap(), (String,), WAITING, issued);
        for (recall,) in waiting.unwrap() {
            let knows = ("acknowledged", "");
            answering::answer(&self.ledger, Actor::Command, recall.parse().unwrap(), knows, now)
                .await
                .unwrap();
        }
    }

    /// Every file of the library's own folder.
    pub fn every_file(&self) -> Vec<PathBuf> {
        let (mut found, mut folders) = (Vec::new(), vec![self.folder.path().join("data")]);
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() { folders.push(path) } else { found.push(path) }
            }
        }
        found
    }

    /// Every row of every table, or of one, as text.
    pub async fn rows(&self, of: Option<&str>) -> Vec<u8> {
        match self.database.read().await.unwrap() {
            Tx::Sqlite(mut tx) => {
                let names =
                    "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'";
                let tables: Vec<(String,)> = sqlx::query_as(names).fetch_all(&mut *tx).await.unwrap();
                let mut all = Vec::new();
                for (table,) in tables.into_iter().filter(|(table,)| of.is_none_or(|of| of == table)) {
                    let columns: Vec<(String,)> = sqlx::query_as(AssertSqlSafe(format!(
                        "select name from pragma_table_info('{table}')"
                    )))
                    .fetch_all(&mut *tx)
                    .await
                    .unwrap();
                    let whole: Vec<String> = columns
                        .iter()
                        .map(|(name,)| format!("coalesce(cast(\"{name}\" as text), '')"))
                        .collect();
                    let sql = format!("select cast({} as blob) from {table}", whole.join(" || ' ' || "));
                    let rows: Vec<(Vec<u8>,)> =
                        sqlx::query_as(AssertSqlSafe(sql)).fetch_all(&mut *tx).await.unwrap();
                    all.extend(rows.into_iter().flat_map(|(row,)| [row, b"\n".to_vec()].concat()));
                }
                all
            }
            Tx::Postgres(mut tx) => {
                let names = "select cast(table_name as text) from information_schema.tables where table_schema = 'public'";
                let tables: Vec<(String,)> = sqlx::query_as(names).fetch_all(&mut *tx).await.unwrap();
                let mut all = Vec::new();
                for (table,) in tables.into_iter().filter(|(table,)| of.is_none_or(|of| of == table)) {
                    let sql = format!("select cast(t as text) from {table} t");
                    let rows: Vec<(String,)> =
                        sqlx::query_as(AssertSqlSafe(sql)).fetch_all(&mut *tx).await.unwrap();
                    all.extend(rows.into_iter().flat_map(|(row,)| (row + "\n").into_bytes()));
                }
                all
            }
        }
    }
}

/// Where the lesson page is, as the tour says.
async fn lesson(to: SocketAddr) -> SocketAddr {
    let tour = String::from_utf8(ask(to, "GET /de/tour").await.body).unwrap();
    let hosts = tour.split("http://").skip(1).map(|rest| rest.split(['/', '"', '?', '&']).next().unwrap());
    hosts.filter_map(|host| host.parse().ok()).find(|host| *host != to).unwrap()
}
