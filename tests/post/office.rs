//! A library with one voice, whose post goes out by a mail server of the test's own.

use std::fs;
use std::path::PathBuf;
use std::process::Output;

use digitales::catalogue::edition::Edition;
use digitales::catalogue::participant::Person;
use digitales::clock::Clock;
use digitales::consent::audit::Actor;
use digitales::consent::fact::DeliveryFact;
use digitales::consent::ledger::outbox::{self, Item};
use digitales::consent::ledger::{Deed, happenings, recalls};
use digitales::consent::profile;
use digitales::consent::record::Use;
use digitales::id::{Id, Sha256Digest};
use digitales::radio::partner_store;
use digitales::storage::database::Tx;
use tokio::process::Command;

use crate::engines::Engine;
use crate::library::{BERLIN, Library, VOICE};
use crate::mail_server::MailServer;

pub const USES: &[Use] = &[Use::Catalogue, Use::PublicStream, Use::BroadcastDownload];
pub const FROM: &str = "post@library.example";
pub const ADDRESS: &str = "zeynep.gizlisoy@mail.example";
pub const NUMBER: &str = "+49 151 5550199";
/// What no mail may say to anybody: names, titles, words of the story, reasons.
pub const UNSAID: [&str; 8] =
    ["ayla", "Ayla", "EYE-la", "Schlüssel", "anahtar", VOICE, "Anahtar", "withdrawal"];

pub struct Office {
    pub library: Library,
    pub mail: MailServer,
    url: String,
}

/// The settings that lead to this server without protection.
pub fn plain(mail: &MailServer) -> Vec<(&'static str, String)> {
    vec![
        ("MAIL_SERVER", mail.setting()),
        ("MAIL_SECURITY", "plain".to_owned()),
        ("MAIL_FROM", FROM.to_owned()),
        ("URL", "https://stories.example".to_owned()),
    ]
}

impl Office {
    pub async fn open(engine: &Engine) -> Self {
        Self::with(engine, &[]).await
    }

    /// The same with these settings beside those of mail.
    pub async fn with(engine: &Engine, more: &[(&'static str, String)]) -> Self {
        let mail = MailServer::open().await;
        let settings = [plain(&mail), more.to_vec()].concat();
        Self::on(engine, mail, &settings).await
    }

    pub async fn on(engine: &Engine, mail: MailServer, settings: &[(&'static str, String)]) -> Self {
        let library = Library::open_with(engine, USES, &["DE"], settings).await;
        Self { library, mail, url: engine.url.clone() }
    }

    /// The station in Berlin takes the voice, and then its narrator takes everything back.
    pub async fn calls_a_copy_back(&self) {
        let library = &self.library;
        let mut deed = Deed::begin(&library.ledger, Actor::Command, library.clock.now()).await.unwrap();
        let station = partner_store::organisation(deed.tx(), BERLIN).await.unwrap().unwrap();
        let edition: Id<Edition> = Id::derived(&format!("the original of {VOICE}"));
        let sha256 = Sha256Digest::of(b"a broadcast file");
        let (work, organisation, use_) = (library.work, station.id, Use::BroadcastDownload);
        deed.deliver(&DeliveryFact { work, sha256, edition, organisation, use_ }).await.unwrap();
        deed.commit().await.unwrap();
        library.narrator_withdraws(None).await;
    }

    /// What happened with the one recall, in words.
    pub async fn happened(&self) -> Vec<String> {
        let mut tx = self.library.database.read().await.unwrap();
        let recall = recalls(&mut tx).await.unwrap().remove(0);
        happenings(&mut tx, recall.id).await.unwrap().into_iter().map(|event| event.kind).collect()
    }

    /// What of this kind has not gone out.
    pub async fn waiting(&self, kind: &str) -> Vec<Item> {
        let mut tx = self.library.database.read().await.unwrap();
        let all = outbox::waiting(&mut tx).await.unwrap();
        all.into_iter().filter(|item| item.kind == kind).collect()
    }

    /// Until what waits of this kind is as `wanted` says.
    pub async fn until(&self, kind: &str, wanted: impl Fn(&[Item]) -> bool) -> Vec<Item> {
        for _ in 0..300 {
            let waiting = self.waiting(kind).await;
            if wanted(&waiting) {
                return waiting;
            }
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
        panic!("what waits of {kind} stays {:?}", self.waiting(kind).await);
    }

    /// Where its rows are.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Whoever took something has had it long enough.
    pub async fn the_lease_runs_out(&self) {
        let mut tx = self.library.database.write().await.unwrap();
        digitales::run!(&mut tx, "update outbox set due_at = 0 where done_at is null").unwrap();
        tx.commit().await.unwrap();
    }

    /// Time goes by.
    pub fn later(&self, millis: i64) {
        self.library.clock.set(self.library.clock.now().plus_millis(millis));
    }

    /// The clock of the library shows what that of the machine shows.
    pub fn is_today(&self) {
        self.library.clock.set(Clock::System.now().plus_millis(60_000));
    }

    /// This is sealed about somebody.
    pub async fn seals(&self, person: Id<Person>, profile: &str) {
        let mut deed =
            Deed::begin(&self.library.ledger, Actor::Command, self.library.clock.now()).await.unwrap();
        profile::change(&mut deed, person, profile).await.unwrap();
        deed.commit().await.unwrap();
    }

    /// The tables that hold one of `words`, where the rows are on a server.
    pub async fn rows_holding(&self, words: &[&str]) -> Vec<String> {
        let mut tx = self.library.database.read().await.unwrap();
        let Tx::Postgres(c) = &mut tx else { return Vec::new() };
        let sql = "select cast(table_name as text) from information_schema.tables where table_schema = 'public' \
            and table_type = 'BASE TABLE'";
        let tables: Vec<(String,)> = sqlx::query_as(sql).fetch_all(&mut **c).await.unwrap();
        let mut found = Vec::new();
        for (table,) in tables {
            for word in words {
                let sql = format!("select count(*) from {table} t where strpos(cast(t as text), $1) > 0");
                let sql = sqlx::query_as::<_, (i64,)>(sqlx::AssertSqlSafe(sql)).bind(*word);
                if sql.fetch_one(&mut **c).await.unwrap().0 > 0 {
                    found.push(table.clone());
                }
            }
        }
        found
    }

    /// The files of the library that hold one of `words`; its rows too, where they are in a file.
    pub fn files_holding(&self, words: &[&str]) -> Vec<PathBuf> {
        let file = self.url.strip_prefix("sqlite:").map(PathBuf::from);
        let rows =
            file.iter().flat_map(|file| ["", "-wal"].map(|end| format!("{}{end}", file.display()).into()));
        let mut found: Vec<PathBuf> = rows.collect();
        let mut folders = vec![self.library.folder().to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() { folders.push(path) } else { found.push(path) }
            }
        }
        let holds = |path: &PathBuf| {
            let bytes = fs::read(path).unwrap_or_default();
            words.iter().any(|word| bytes.windows(word.len()).any(|part| part == word.as_bytes()))
        };
        found.retain(holds);
        found
    }

    /// Runs the program on this library with these settings.
    ///
    /// The server of the test goes on meanwhile: it may hold the lock that the program waits for.
    pub async fn runs(&self, arguments: &[&str], settings: &[(&str, String)]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_digitales"));
        command.arg("--data").arg(self.library.folder()).args(arguments);
        command.env("DIGITALES_DATABASE", &self.url);
        for (name, value) in plain(&self.mail).iter().chain(settings) {
            command.env(format!("DIGITALES_{name}"), value);
        }
        command.output().await.unwrap()
    }

    /// What `check` says with these settings, while the mail server of the test answers.
    pub async fn checks(&self, settings: &[(&str, String)]) -> String {
        let mut command = Command::new(env!("CARGO_BIN_EXE_digitales"));
        command.arg("--data").arg(self.library.folder()).arg("check").env("DIGITALES_DATABASE", &self.url);
        for (name, value) in settings {
            command.env(format!("DIGITALES_{name}"), value);
        }
        String::from_utf8(command.output().await.unwrap().stdout).unwrap()
    }

    /// What the program answers when all is well.
    pub async fn does(&self, arguments: &[&str]) -> String {
        let done = self.runs(arguments, &[]).await;
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        String::from_utf8(done.stdout).unwrap()
    }
}
