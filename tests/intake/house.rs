//! A running library and curators who send it files.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::PathBuf;

use digitales::accounts::account::Role;
use digitales::accounts::password::Password;
use digitales::accounts::signing;
use digitales::application::Application;
use digitales::clock::Clock;
use digitales::config::Config;
use digitales::consent::ledger::Ledger;
use digitales::id::Sha256Digest;
use digitales::intake::receiving::{Receiver, receive};
use digitales::intake::tus::to_base64;
use digitales::intake::uploading::Uploader;
use tokio::io::AsyncWriteExt;

use crate::engines::Engine;
use crate::papers::{self, NOW, Running, at};
use crate::socket::{Answer, Client};

pub struct House {
    pub address: SocketAddr,
    pub clock: Clock,
    pub ledger: Ledger,
    /// Another process on the same folder, as far as uploads are concerned.
    pub uploader: Uploader,
    pub media: PathBuf,
    receiver: Receiver,
    _folder: tempfile::TempDir,
    _running: Running,
}

impl House {
    pub async fn open(engine: &Engine) -> Self {
        Self::with(engine, &[]).await
    }

    /// With settings as in the environment, without their prefix.
    pub async fn with(engine: &Engine, settings: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::fixed(at(NOW));
        let settings =
            settings.iter().map(|(name, value)| (format!("DIGITALES_{name}"), (*value).to_owned()));
        let database = ("DIGITALES_DATABASE".to_owned(), engine.url.clone());
        // However full the disk is on which tests run.
        let roomy = ("DIGITALES_DISK_RESERVE".to_owned(), "0".to_owned());
        let settings = [database, roomy].into_iter().chain(settings);
        let config = Config::read(folder.path(), BTreeMap::new(), settings).unwrap();
        let media = config.media.clone();
        let application = Application::open(config, clock.clone()).await.unwrap();
        let (ledger, uploader) = (application.ledger.clone(), application.uploader());
        let receiver =
            Receiver { ledger: ledger.clone(), media: application.media.clone(), clock: clock.clone() };
        let running = papers::serve(application).await;
        Self {
            address: running.address,
            clock,
            ledger,
            uploader,
            media,
            receiver,
            _folder: folder,
            _running: running,
        }
    }

    pub async fn curator(&self, name: &str) -> Curator {
        self.somebody(name, Role::Curator).await
    }

    pub async fn somebody(&self, name: &str, role: Role) -> Curator {
        let password = Password::chosen("ein sehr langes Passwort").unwrap();
        let (name, now) = (name.parse().unwrap(), self.clock.now());
        let account = signing::add(&self.ledger, name, [role].into(), &password, now).await.unwrap();
        let token = signing::begin(&self.ledger, account.id, now).await.unwrap();
        let cookie = format!("Cookie: digitales-desk={}\n", token.reveal());
        Curator { address: self.address, cookie }
    }

    /// Looks into everything that is here whole, as a worker does.
    pub async fn looks(&self) {
        let mut tx = self.ledger.database.read().await.unwrap();
        let sql = "select id from upload where state in ('received', 'taken') order by id";
        let all = digitales::rows!(&mut tx, (String,), sql).unwrap();
        drop(tx);
        for (id,) in all {
            receive(&self.receiver, id.parse().unwrap()).await.unwrap();
        }
    }

    /// The one number that a query gives.
    pub async fn count(&self, sql: &'static str) -> i64 {
        let mut tx = self.ledger.database.read().await.unwrap();
        digitales::row!(&mut tx, (i64,), sql).unwrap().unwrap().0
    }

    /// The bytes that rest in the media store under the digest of `bytes`.
    pub fn kept(&self, bytes: &[u8]) -> Option<Vec<u8>> {
        let name = Sha256Digest::of(bytes).to_string();
        std::fs::read(self.media.join(&name[..2]).join(name)).ok()
    }

    /// How much is here of the file of which most is here.
    pub fn largest_partial(&self) -> u64 {
        let files = std::fs::read_dir(self.media.join("uploads")).into_iter().flatten().flatten();
        files.map(|file| file.metadata().map_or(0, |about| about.len())).max().unwrap_or(0)
    }

    /// How many files there are in the folder of files that are being received.
    pub fn partial_files(&self) -> usize {
        std::fs::read_dir(self.media.join("uploads")).map_or(0, Iterator::count)
    }
}

/// Somebody who sends files.
#[derive(Clone)]
pub struct Curator {
    pub address: SocketAddr,
    pub cookie: String,
}

pub const UPLOADS: &str = "/de/desk/intake/uploads";
pub const VERSION: &str = "Tus-Resumable: 1.0.0\n";

impl Curator {
    /// Asks as a program; `headers` each end a line.
    pub async fn asks(&self, line: &str, headers: &str, body: &[u8]) -> Answer {
        let mut client = self.begins(line, headers, body.len()).await;
        // A server that refuses need not read all of it.
        let _ = client.stream.write_all(body).await;
        ended(&mut client).await
    }

    /// Begins to send a body of `length` bytes.
    pub async fn begins(&self, line: &str, headers: &str, length: usize) -> Client {
        let mut client = Client::connect(self.address).await;
        let cookie = &self.cookie;
        client.ask(&format!("{line}\n{headers}{cookie}Content-Length: {length}\nConnection: close")).await;
        client
    }

    /// Announces a file of `length` bytes with what is told of it; where it is.
    pub async fn announces(&self, length: usize, told: &[(&str, &str)]) -> String {
        let answer = self.tries(length, told).await;
        assert_eq!(answer.status, 201, "{}", String::from_utf8_lossy(&answer.body));
        answer.header("location").unwrap().to_owned()
    }

    /// The answer to an announcement.
    pub async fn tries(&self, length: usize, told: &[(&str, &str)]) -> Answer {
        let told: Vec<String> =
            told.iter().map(|(k, v)| format!("{k} {}", to_base64(v.as_bytes()))).collect();
        let headers = format!("{VERSION}Upload-Length: {length}\nUpload-Metadata: {}\n", told.join(","));
        self.asks(&format!("POST {UPLOADS}"), &headers, b"").await
    }

    /// Sends a piece from `offset` on.
    pub async fn sends(&self, upload: &str, offset: usize, bytes: &[u8]) -> Answer {
        self.asks(&format!("PATCH {upload}"), &piece(offset, ""), bytes).await
    }

    /// How much has arrived.
    pub async fn arrived(&self, upload: &str) -> usize {
        let answer = self.asks(&format!("HEAD {upload}"), VERSION, b"").await;
        assert_eq!(answer.status, 200);
        assert_eq!(answer.header("cache-control"), Some("no-store"));
        answer.header("upload-offset").unwrap().parse().unwrap()
    }
}

/// The headers of a piece; `more` each end a line.
pub fn piece(offset: usize, more: &str) -> String {
    format!("{VERSION}Content-Type: application/offset+octet-stream\nUpload-Offset: {offset}\n{more}")
}

/// The whole answer, also where its body has no length.
pub async fn ended(client: &mut Client) -> Answer {
    let mut answer = client.head().await;
    answer.body = client.rest().await.0;
    answer
}

/// So many bytes that repeat nowhere.
pub fn bytes(count: usize) -> Vec<u8> {
    let blocks = (0..count.div_ceil(32)).map(|n| *Sha256Digest::of(&n.to_be_bytes()).bytes());
    blocks.flatten().take(count).collect()
}
