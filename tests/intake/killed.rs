//! The server is killed while files arrive: nothing that was told is lost, nothing is there twice.

use std::io::BufRead;
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use digitales::accounts::account::Role;
use digitales::accounts::password::Password;
use digitales::accounts::signing;
use digitales::application::Application;
use digitales::clock::Clock;
use digitales::config::Config;
use tokio::io::AsyncWriteExt;

use crate::engines::{Engine, on_each_engine};
use crate::house::{Curator, UPLOADS, VERSION, bytes, piece};

/// A server of its own process.
struct Server {
    child: Child,
    address: SocketAddr,
}

impl Server {
    fn begins(data: &Path, url: &str) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_digitales"))
            .args(["serve", "--listen", "127.0.0.1:0", "--data"])
            .arg(data)
            .env("DIGITALES_DATABASE", url)
            .env("DIGITALES_DISK_RESERVE", "0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        std::io::BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("listening on http://").unwrap().parse().unwrap();
        Self { child, address }
    }

    fn is_killed(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

async fn opened(data: &Path, engine: &Engine) -> Application {
    let settings = [("DIGITALES_DATABASE".to_owned(), engine.url.clone())];
    let config = Config::read(data, std::collections::BTreeMap::new(), settings.into_iter()).unwrap();
    Application::open(config, Clock::System).await.unwrap()
}

/// The cookie of a curator.
async fn employs(application: &Application) -> String {
    let now = application.clock.now();
    let password = Password::chosen("ein sehr langes Passwort").unwrap();
    let name = "ayla".parse().unwrap();
    let account =
        signing::add(&application.ledger, name, [Role::Curator].into(), &password, now).await.unwrap();
    let token = signing::begin(&application.ledger, account.id, now).await.unwrap();
    format!("Cookie: digitales-desk={}\n", token.reveal())
}

#[tokio::test]
async fn killed_in_the_middle_again_and_again_a_server_receives_every_byte_once() {
    on_each_engine(async |engine| {
        let data = tempfile::tempdir().unwrap();
        let application = opened(data.path(), &engine).await;
        let cookie = employs(&application).await;
        let film = bytes(6_000_000);
        let mut upload = String::new();
        let (mut told, mut kills) = (0, 0);
        while told < film.len() {
            let mut server = Server::begins(data.path(), &engine.url);
            let ayla = Curator { address: server.address, cookie: cookie.clone() };
            if upload.is_empty() {
                upload = ayla.announces(film.len(), &[]).await;
            }
            let arrived = ayla.arrived(&upload).await;
            assert!(arrived >= told, "{told} were told to be safe, and {arrived} are here");
            // A piece that is told, then one in the middle of which the server is killed.
            let safe = (arrived + 400_000).min(film.len());
            let answer = ayla.sends(&upload, arrived, &film[arrived..safe]).await;
            assert_eq!(answer.status, 204);
            told = safe;
            if kills < 6 && told < film.len() {
                let rest = film.len() - told;
                let mut line = ayla.begins(&format!("PATCH {upload}"), &piece(told, ""), rest).await;
                let part = rest.min(150_000 + 90_000 * kills);
                line.stream.write_all(&film[told..told + part]).await.unwrap();
                kills += 1;
                server.is_killed();
            }
        }
        let mut tx = application.database.read().await.unwrap();
        let looks = digitales::row!(&mut tx, (i64,), "select count(*) from job where kind = 'look'").unwrap();
        assert_eq!(looks, Some((1,)));
        let name = digitales::id::Sha256Digest::of(&film).to_string();
        let kept = std::fs::read(data.path().join("media").join(&name[..2]).join(&name)).unwrap();
        assert!(kept == film, "the file is the one that was sent");
    })
    .await;
}

#[tokio::test]
async fn bytes_that_a_kill_kept_from_being_compared_never_count() {
    on_each_engine(async |engine| {
        let data = tempfile::tempdir().unwrap();
        let application = opened(data.path(), &engine).await;
        let cookie = employs(&application).await;
        let film = bytes(900_000);
        let mut server = Server::begins(data.path(), &engine.url);
        let ayla = Curator { address: server.address, cookie: cookie.clone() };
        let upload = ayla.announces(film.len(), &[]).await;
        assert_eq!(ayla.sends(&upload, 0, &film[..100_000]).await.status, 204);
        let sum = format!("Upload-Checksum: sha1 {}\n", digitales::intake::tus::to_base64(&[7; 20]));
        let mut line = ayla.begins(&format!("PATCH {upload}"), &piece(100_000, &sum), 800_000).await;
        line.stream.write_all(&film[100_000..600_000]).await.unwrap();
        let partial = data.path().join("media/uploads").join(upload.rsplit('/').next().unwrap());
        while std::fs::metadata(&partial).unwrap().len() <= 100_000 {
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
        server.is_killed();
        let server = Server::begins(data.path(), &engine.url);
        let ayla = Curator { address: server.address, cookie };
        assert_eq!(ayla.arrived(&upload).await, 100_000);
        assert_eq!(ayla.sends(&upload, 100_000, &film[100_000..]).await.status, 204);
    })
    .await;
}

#[tokio::test]
async fn what_was_here_whole_when_the_server_was_killed_is_finished_by_the_next_one() {
    on_each_engine(async |engine| {
        let data = tempfile::tempdir().unwrap();
        let application = opened(data.path(), &engine).await;
        let cookie = employs(&application).await;
        let server = Server::begins(data.path(), &engine.url);
        let ayla = Curator { address: server.address, cookie: cookie.clone() };
        let film = bytes(100_000);
        let upload = ayla.announces(film.len(), &[]).await;
        assert_eq!(ayla.sends(&upload, 0, &film[..50_000]).await.status, 204);
        drop(server);
        // The last bytes came to the disk, and their end was told to nobody.
        let partial = data.path().join("media/uploads").join(upload.rsplit('/').next().unwrap());
        std::fs::write(&partial, &film).unwrap();
        let server = Server::begins(data.path(), &engine.url);
        let ayla = Curator { address: server.address, cookie };
        assert_eq!(ayla.arrived(&upload).await, film.len());
        let name = digitales::id::Sha256Digest::of(&film).to_string();
        assert!(data.path().join("media").join(&name[..2]).join(&name).is_file());
        let gone = ayla.asks(&format!("POST {UPLOADS}"), VERSION, b"").await;
        assert_eq!(gone.status, 400, "it answers");
    })
    .await;
}
