//! A running library with one film, and people who work there.

use std::collections::BTreeMap;
use std::net::SocketAddr;

use digitales::accounts::account::{Account, Role};
use digitales::accounts::password::Password;
use digitales::accounts::signing;
use digitales::application::Application;
use digitales::catalogue::edition::Edition;
use digitales::catalogue::participant::Person;
use digitales::catalogue::work::Work;
use digitales::clock::Clock;
use digitales::config::Config;
use digitales::consent::audit::Actor;
use digitales::consent::erasure::Eraser;
use digitales::consent::fact::EmbargoFact;
use digitales::consent::ledger::desk::officer::ending::Ending;
use digitales::consent::ledger::{Deed, Ledger};
use digitales::consent::record::{Capacity, Interval, Voice};
use digitales::id::{Id, Token};
use tokio::io::AsyncWriteExt;

use crate::engines::Engine;
use crate::film::{CUT, DRAFT, FILE, LICENCE, NEW_MASTER, REJECT, SAID, SHOWN, shelve};
use crate::papers::{self, NOW, Running, at};
use crate::socket::{Answer, Client, ask};

/// The password of everybody in the office.
pub const PASSWORD: &str = "ein sehr langes Passwort";
/// The slug of the film.
pub const FILM: &str = "the-key";

pub struct Office {
    pub address: SocketAddr,
    pub clock: Clock,
    pub ledger: Ledger,
    pub work: Id<Work>,
    pub narrator: Id<Person>,
    /// Does what was promised to those who want to be forgotten.
    pub eraser: Eraser,
    folder: tempfile::TempDir,
    url: String,
    _running: Running,
}

/// Somebody who is signed in.
pub struct Officer {
    pub account: Account,
    pub cookie: String,
    address: SocketAddr,
}

impl Office {
    /// Opens it on `engine`.
    pub async fn open(engine: &Engine) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::fixed(at(NOW));
        let settings = [("DIGITALES_DATABASE".to_owned(), engine.url.clone())];
        let config = Config::read(folder.path(), BTreeMap::new(), settings.into_iter()).unwrap();
        let application = Application::open(config, clock.clone()).await.unwrap();
        let (ledger, eraser) = (application.ledger.clone(), application.eraser());
        let (work, narrator) = shelve(&application).await;
        let running = papers::serve(application).await;
        let (address, url) = (running.address, engine.url.clone());
        Self { address, clock, ledger, work, narrator, eraser, folder, url, _running: running }
    }

    /// Somebody with these roles, signed in.
    pub async fn officer(&self, name: &str, roles: &[Role]) -> Officer {
        let account = self.account(name, roles).await;
        let token = signing::begin(&self.ledger, account.id, self.clock.now()).await.unwrap();
        Officer { account, cookie: cookie(&token), address: self.address }
    }

    /// Somebody with these roles and [`PASSWORD`].
    pub async fn account(&self, name: &str, roles: &[Role]) -> Account {
        let (name, roles) = (name.parse().unwrap(), roles.iter().copied().collect());
        let password = Password::chosen(PASSWORD).unwrap();
        signing::add(&self.ledger, name, roles, &password, self.clock.now()).await.unwrap()
    }

    pub async fn get(&self, request: &str) -> Answer {
        ask(self.address, request).await
    }

    /// Sends a form as nobody in particular; `headers` each end a line.
    pub async fn post(&self, path: &str, form: &[(&str, &str)], headers: &str) -> Answer {
        post(self.address, path, &encoded(form), headers).await
    }

    /// What was said about somebody, word by word, in the order in which it was written down.
    pub async fn said(&self, person: Id<Person>) -> Vec<String> {
        let mut tx = self.ledger.database.read().await.unwrap();
        let found = digitales::rows!(&mut tx, (String,), SAID, person.text()).unwrap();
        found.into_iter().map(|(state,)| state).collect()
    }

    /// The name of the narrator as it is shown for a use.
    pub async fn shown_as(&self, use_: &str) -> Option<String> {
        let mut tx = self.ledger.database.read().await.unwrap();
        let found = digitales::row!(&mut tx, (Option<String>,), SHOWN, self.narrator.text(), use_).unwrap();
        found.and_then(|(shown,)| shown)
    }

    /// The licence of the film for a use.
    pub async fn licence_of(&self, use_: &str) -> String {
        let mut tx = self.ledger.database.read().await.unwrap();
        digitales::row!(&mut tx, (String,), LICENCE, use_).unwrap().unwrap().0
    }

    /// Whether these bytes stand anywhere in the library's folder.
    pub fn finds_on_disk(&self, wanted: &[u8]) -> bool {
        fn search(folder: &std::path::Path, wanted: &[u8]) -> bool {
            std::fs::read_dir(folder).unwrap().any(|entry| {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    return search(&path, wanted);
                }
                std::fs::read(&path).is_ok_and(|bytes| bytes.windows(wanted.len()).any(|w| w == wanted))
            })
        }
        search(self.folder.path(), wanted)
    }

    /// One officer tries to lift a hold alone, past every page.
    pub async fn lifts_alone(&self, hold: &str, officer: &Officer) -> digitales::error::Result<()> {
        let actor = Actor::Account(officer.account.id);
        let mut deed = Deed::begin(&self.ledger, actor, self.clock.now()).await?;
        deed.lift_hold(hold, &actor.text()).await.map(drop)
    }

    /// One officer asks for an erasure alone, past every page.
    pub async fn erases_alone(&self, officer: &Officer) -> digitales::error::Result<()> {
        let actor = Actor::Account(officer.account.id);
        let mut deed = Deed::begin(&self.ledger, actor, self.clock.now()).await?;
        let own = Voice { capacity: Capacity::Own, by: self.narrator };
        deed.ask_erasure((self.narrator, own), &[self.work], self.clock.now(), true).await.map(drop)
    }

    /// So many people were forgotten, one after the other; that the narrator is runs.
    pub async fn forgets_many(&self, many: i64) {
        for number in 0..=many {
            let at = self.clock.now().plus_millis(number);
            let mut deed = Deed::begin(&self.ledger, Actor::Command, at).await.unwrap();
            let (person, works) = if number == 0 {
                (self.narrator, vec![self.work])
            } else {
                let key = format!("somebody-{number}");
                (deed.person(&papers::adult(&key, "de")).await.unwrap().0, vec![])
            };
            let own = Voice { capacity: Capacity::Own, by: person };
            let asked = deed.ask_erasure((person, own), &works, at, true).await.unwrap();
            if number > 0 {
                deed.erasure_step(asked, "masters", "{}").await.unwrap();
            }
            deed.commit().await.unwrap();
        }
    }

    /// One officer lifts a closed passage alone, past every page.
    pub async fn opens_alone(&self, passage: &str, officer: &Officer) -> digitales::error::Result<()> {
        let actor = Actor::Account(officer.account.id);
        let mut deed = Deed::begin(&self.ledger, actor, self.clock.now()).await?;
        deed.lift_passage(passage.parse().unwrap(), &actor.text()).await
    }

    /// One officer ends an office or an embargo alone, past every page; `what` as the form sends it.
    pub async fn ends_alone(&self, what: &str, officer: &Officer) -> digitales::error::Result<()> {
        let actor = Actor::Account(officer.account.id);
        let (kind, id) = what.split_once(' ').unwrap();
        let mut deed = Deed::begin(&self.ledger, actor, self.clock.now()).await?;
        deed.end_early(Ending::read(kind).unwrap(), id, self.clock.now(), &actor.text()).await
    }

    /// The film is under an embargo until the end of the year.
    pub async fn is_under_embargo(&self) {
        let mut deed = Deed::begin(&self.ledger, Actor::Import, self.clock.now()).await.unwrap();
        let during = Interval { from: self.clock.now(), until: at("2026-12-31T23:00:00Z") };
        let (reason, set_by) = ("broadcast_first".to_owned(), "An editor".to_owned());
        let fact = EmbargoFact { source_id: None, uses: None, during, reason, set_by };
        deed.embargo(self.work, &fact).await.unwrap();
        deed.commit().await.unwrap();
    }

    /// The narrator pauses the film on their own page.
    pub async fn is_paused(&self) {
        let actor = Actor::Narrator(self.narrator);
        let mut deed = Deed::begin(&self.ledger, actor, self.clock.now()).await.unwrap();
        let voice = Voice { capacity: Capacity::Own, by: self.narrator };
        assert!(deed.pause(self.work, self.narrator, voice).await.unwrap());
        deed.commit().await.unwrap();
    }

    /// The curators take the film back to their table.
    pub async fn is_a_draft(&self) {
        let mut deed = Deed::begin(&self.ledger, Actor::Import, self.clock.now()).await.unwrap();
        digitales::run!(deed.tx(), DRAFT, self.work.text()).unwrap();
        deed.touch(self.work);
        deed.commit().await.unwrap();
    }

    /// The film gets another master.
    pub async fn gets_a_new_master(&self) {
        let mut deed = Deed::begin(&self.ledger, Actor::Import, self.clock.now()).await.unwrap();
        digitales::run!(deed.tx(), NEW_MASTER, self.work.text()).unwrap();
        deed.touch(self.work);
        deed.commit().await.unwrap();
    }

    /// There is a cut of the film that was approved and checked.
    pub async fn has_a_cut(&self, key: &str) -> Id<Edition> {
        let mut deed = Deed::begin(&self.ledger, Actor::Import, self.clock.now()).await.unwrap();
        let edition = Id::<Edition>::derived(key);
        digitales::run!(deed.tx(), CUT, edition.text(), self.work.text(), key).unwrap();
        deed.touch(self.work);
        deed.commit().await.unwrap();
        edition
    }

    /// Somebody says that nobody ever may show a cut.
    pub async fn rejects(&self, cut: Id<Edition>) {
        let mut deed = Deed::begin(&self.ledger, Actor::Import, self.clock.now()).await.unwrap();
        digitales::run!(deed.tx(), REJECT, cut.text()).unwrap();
        deed.touch(self.work);
        deed.commit().await.unwrap();
    }

    /// The film has a master of a minute, with a picture.
    pub async fn lasts_a_minute(&self) {
        let mut deed = Deed::begin(&self.ledger, Actor::Import, self.clock.now()).await.unwrap();
        let edition = Id::<Edition>::derived("its original").text();
        let digest = digitales::id::Sha256Digest::of(b"its file").to_string();
        digitales::run!(deed.tx(), FILE, Id::<()>::derived("its file").text(), edition, digest).unwrap();
        deed.commit().await.unwrap();
    }

    /// The number of the last entry of a kind.
    pub async fn entry_of(&self, kind: &str) -> i64 {
        let mut tx = self.ledger.database.read().await.unwrap();
        let sql = "select max(number) from audit_entry where kind = $1";
        digitales::row!(&mut tx, (Option<i64>,), sql, kind).unwrap().unwrap().0.unwrap_or(-1)
    }

    /// Runs the program on this library with `input` on its standard input: its code, what it said, what it told.
    pub fn runs(&self, arguments: &[&str], input: &str) -> (i32, String, String) {
        use std::io::Write;
        use std::process::{Command, Stdio};
        let mut child = Command::new(env!("CARGO_BIN_EXE_digitales"))
            .arg("--data")
            .arg(self.folder.path())
            .args(arguments)
            .env("DIGITALES_DATABASE", &self.url)
            .env("DIGITALES_ENCODING", "elsewhere")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        let done = child.wait_with_output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (done.status.code().unwrap(), text(done.stdout), text(done.stderr))
    }
}

impl Officer {
    pub async fn get(&self, path: &str) -> Answer {
        ask(self.address, &format!("GET {path}\nAccept: text/html\nCookie: {}", self.cookie)).await
    }

    /// The text of a page that is there.
    pub async fn page(&self, path: &str) -> String {
        let answer = self.get(path).await;
        assert_eq!(answer.status, 200, "{path}: {}", text(&answer));
        text(&answer)
    }

    pub async fn post(&self, path: &str, form: &[(&str, &str)]) -> Answer {
        post(self.address, path, &encoded(form), &format!("\nCookie: {}", self.cookie)).await
    }
}

impl Officer {
    /// Sends a form with a file, or without one, as a browser does.
    pub async fn post_file(&self, path: &str, form: &[(&str, &str)], file: Option<&[u8]>) -> Answer {
        let mut body = Vec::new();
        for (name, value) in form {
            body.extend(
                format!("--xx\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes(),
            );
        }
        let name = if file.is_some() { "Ayla; signed.pdf" } else { "" };
        body.extend(format!("--xx\r\nContent-Disposition: form-data; name=\"paper\"; filename=\"{name}\"\r\nContent-Type: application/pdf\r\n\r\n").bytes());
        body.extend_from_slice(file.unwrap_or_default());
        body.extend(b"\r\n--xx--\r\n");
        let mut client = Client::connect(self.address).await;
        let kind = "Content-Type: multipart/form-data; boundary=xx";
        let length = body.len();
        client.ask(&format!("POST {path}\n{kind}\nContent-Length: {length}\nCookie: {}", self.cookie)).await;
        client.stream.write_all(&body).await.unwrap();
        client.answer().await
    }
}

/// The body of an answer.
pub fn text(answer: &Answer) -> String {
    String::from_utf8(answer.body.clone()).unwrap()
}

/// Where an answer leads, without the entry in the log that it names.
pub fn leads(answer: &Answer) -> String {
    let to = answer.header("location").unwrap_or_else(|| panic!("{}", text(answer)));
    to.split(['?', '&']).filter(|part| !part.starts_with("entry=")).collect::<Vec<_>>().join("?")
}

pub fn cookie(token: &Token) -> String {
    format!("digitales-desk={}", token.reveal())
}

fn encoded(form: &[(&str, &str)]) -> String {
    url::form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish()
}

async fn post(to: SocketAddr, path: &str, form: &str, headers: &str) -> Answer {
    let mut client = Client::connect(to).await;
    let request = format!(
        "POST {path}\nAccept: text/html\nContent-Type: application/x-www-form-urlencoded\nContent-Length: {}{headers}",
        form.len()
    );
    client.ask(&request).await;
    client.stream.write_all(form.as_bytes()).await.unwrap();
    client.answer().await
}
