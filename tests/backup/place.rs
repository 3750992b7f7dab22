//! Places for a backup and its keys, and libraries that are put back from them.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use crate::archive::*;
use crate::library::sound;
use crate::socket::ask;
use crate::support::{Engine, cluster, on_postgres};

/// Where the backup of a test and its keys lie.
pub struct Shelf {
    pub backup: PathBuf,
    pub keys: PathBuf,
    pub noes: PathBuf,
}

impl Shelf {
    pub fn of(engine: &Engine) -> Self {
        let place = |name: &str| engine.folder.path().join(name);
        Self { backup: place("the backup"), keys: place("the keys"), noes: place("the noes") }
    }

    /// Backs the archive up with its keys; what it says.
    pub fn takes(&self, archive: &Archive) -> String {
        archive.does(&["backup", path(&self.backup), "--keys", path(&self.keys)])
    }

    /// The dump of the database.
    pub fn dump(&self) -> PathBuf {
        let dumps = fs::read_dir(self.backup.join("database")).unwrap();
        let mut dumps = dumps.map(|entry| entry.unwrap().path());
        dumps.find(|path| path.extension().is_some_and(|end| end == "jsonl")).unwrap()
    }
}

pub fn path(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// The password of every officer.
pub const PASSWORD: &str = "ein sehr langes Passwort";

/// A server that runs until it is dropped.
pub struct Server {
    child: Child,
    pub address: SocketAddr,
}

impl Server {
    /// Starts what `program` makes of the arguments of `serve`, and waits until it answers.
    pub fn start(program: Command) -> Self {
        Self::starts(program).expect("it listens")
    }

    /// The same, unless it ends before it answers.
    pub fn starts(mut program: Command) -> Option<Self> {
        let mut child = program.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let Some(address) = line.trim().strip_prefix("listening on http://") else {
            child.wait().unwrap();
            return None;
        };
        Some(Self { child, address: address.parse().unwrap() })
    }

    /// A server of the archive.
    pub fn of(archive: &Archive) -> Self {
        Self::start(archive.program(&["serve", "--listen", "127.0.0.1:0"]))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// Voices whose narrators said yes: each address with its narrator.
pub const VOICES: [(&str, &str); 5] = [
    ("the-taken-back", "ayla"),
    ("the-erased", "zeki"),
    ("the-untouched", "bilge"),
    ("the-held", "deniz"),
    ("the-crowded", "emre"),
];

/// An archive with these voices. Of zeki there is a profile.
pub fn archive_of_five(engine: &Engine) -> Archive {
    let archive = Archive::empty(engine);
    let library = &archive.library;
    let adult = |name: &str| format!("[person.{name}]\nage = \"adult\"\ncontact_language = \"tr\"\n");
    library.write("people.toml", &VOICES.map(|(_, name)| adult(name)).concat());
    fs::remove_dir_all(library.path().join("works")).unwrap();
    for ((slug, person), hertz) in VOICES.iter().zip((300..).step_by(50)) {
        library.voice(slug, slug, "");
        let folder = library.path().join("works").join(slug);
        let file = folder.join("work.toml");
        let words = fs::read_to_string(&file).unwrap().replace("\"ayla\"", &format!("\"{person}\""));
        fs::write(&file, words.replace("Ayla K.", &format!("Shown {person}"))).unwrap();
        fs::write(folder.join("voice.m4a"), sound(hertz)).unwrap();
        fs::write(folder.join("voice.small.m4a"), sound(hertz + 20)).unwrap();
    }
    archive.does(&["import", path(library.path())]);
    let profile = format!(r#"{{"legal_name": "{NAME}", "phone": "{PHONE}", "born": "{LONG_BORN}"}}"#);
    told(&archive.runs(&["person", "profile", "zeki"], &profile));
    archive
}

/// Where a library is put back.
pub struct Elsewhere {
    pub data: PathBuf,
    pub url: String,
}

impl Elsewhere {
    /// A folder in `folder` with a database in a file of its own.
    pub fn on_file(folder: &Path, name: &str) -> Self {
        let data = folder.join(name);
        let url = format!("sqlite:{}", data.join("digitales.db").display());
        Self { data, url }
    }

    pub fn program(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_digitales"));
        command.env("DIGITALES_DATABASE", &self.url).arg("--data").arg(&self.data).args(arguments);
        // What is compared afterwards must not be at work meanwhile.
        command.env("DIGITALES_ENCODING", "elsewhere");
        command
    }

    pub fn runs(&self, arguments: &[&str]) -> Output {
        self.program(arguments).stdin(Stdio::null()).output().unwrap()
    }

    pub fn does(&self, arguments: &[&str]) -> String {
        told(&self.runs(arguments))
    }

    /// What it says when it refuses.
    pub fn refuses(&self, arguments: &[&str]) -> String {
        let done = self.runs(arguments);
        let said =
            String::from_utf8_lossy(&done.stdout).into_owned() + &String::from_utf8_lossy(&done.stderr);
        assert!(!done.status.success(), "{arguments:?} was done: {said}");
        said
    }

    /// What it says, whatever becomes of it, when `input` is typed.
    pub fn types(&self, arguments: &[&str], input: &str) -> String {
        let piped = |command: &mut Command| {
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
        };
        let mut child = piped(&mut self.program(arguments));
        // Who refuses before it asks does not read.
        drop(child.stdin.take().unwrap().write_all(input.as_bytes()));
        let done = child.wait_with_output().unwrap();
        [done.stdout, done.stderr].map(|said| String::from_utf8(said).unwrap()).concat()
    }

    /// What is put back here, with the noes.
    pub fn restores(&self, shelf: &Shelf) -> String {
        self.does(&self.line(shelf).iter().map(String::as_str).collect::<Vec<_>>())
    }

    pub fn line(&self, shelf: &Shelf) -> Vec<String> {
        let words =
            ["restore", path(&shelf.backup), "--keys", path(&shelf.keys), "--noes", path(&shelf.noes)];
        words.map(str::to_owned).to_vec()
    }

    /// The statuses of the voices, in order, in a server on this place; none when it does not serve.
    pub async fn statuses(&self) -> Vec<u16> {
        let Some(server) = Server::starts(self.program(&["serve", "--listen", "127.0.0.1:0"])) else {
            return Vec::new();
        };
        let mut found = Vec::new();
        for (slug, _) in VOICES {
            found.push(ask(server.address, &format!("GET /api/works/{slug}")).await.status);
        }
        found
    }
}

/// Runs `test` with a place for a new library on the engine of `engine`.
pub async fn elsewhere(engine: &Engine, test: impl AsyncFn(Elsewhere)) {
    if engine.url.starts_with("sqlite:") {
        return test(Elsewhere::on_file(engine.folder.path(), "elsewhere")).await;
    }
    on_postgres(&cluster().unwrap(), &async |other| {
        test(Elsewhere { data: other.folder.path().join("elsewhere"), url: other.url.clone() }).await;
    })
    .await;
}
