//! What came between the backup and the loss in unusual ways: from the desk, about something new, without a word in the
//! log, or beside a server that was started too early.

use std::fs;
use std::net::SocketAddr;
use std::process::Output;

use digitales::backup::mirror::FILE;
use digitales::storage::database::Database;
use tokio::io::AsyncWriteExt;

use crate::archive::*;
use crate::place::*;
use crate::socket::{Answer, Client, ask};
use crate::support::{Engine, on_each_engine};

/// Runs a command of the archive that keeps its noes beside it.
fn with_noes(archive: &Archive, shelf: &Shelf, arguments: &[&str]) -> Output {
    let mut command = archive.program(arguments);
    let done = command.env("DIGITALES_NOES_MIRROR", &shelf.noes).output().unwrap();
    assert!(done.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
    done
}

/// An archive with two consent officers, and its backup.
fn backed_up(engine: &Engine) -> (Archive, Shelf) {
    let (archive, shelf) = (archive_of_five(engine), Shelf::of(engine));
    for name in ["kofi", "ama"] {
        let add = ["account", "add", name, "--role", "consent_officer", "--stdin"];
        told(&archive.runs(&add, PASSWORD));
    }
    shelf.takes(&archive);
    (archive, shelf)
}

/// Somebody who is signed in at a server.
struct Officer {
    at: SocketAddr,
    cookie: String,
}

impl Officer {
    async fn signs_in(at: SocketAddr, name: &str) -> Self {
        let form = [("name", name), ("password", PASSWORD)];
        let answer = sends(at, "/de/sign-in", &form, "").await;
        let cookie = answer.header("set-cookie").expect("a cookie").split(';').next().unwrap().to_owned();
        Self { at, cookie }
    }

    async fn tries(&self, path: &str, form: &[(&str, &str)]) -> Answer {
        sends(self.at, path, form, &format!("\nCookie: {}", self.cookie)).await
    }

    /// Sends a form; where it leads.
    async fn sends(&self, path: &str, form: &[(&str, &str)]) -> String {
        let answer = self.tries(path, form).await;
        let told = String::from_utf8_lossy(&answer.body).into_owned();
        answer.header("location").unwrap_or_else(|| panic!("{path} {}: {told}", answer.status)).to_owned()
    }

    async fn page(&self, path: &str) -> String {
        let answer = ask(self.at, &format!("GET {path}\nAccept: text/html\nCookie: {}", self.cookie)).await;
        assert_eq!(answer.status, 200, "{path}");
        String::from_utf8(answer.body).unwrap()
    }

    /// Proposes that somebody is forgotten, who says so on the telephone; where the proposal stands.
    async fn wants_forgotten(&self, id: &str) -> String {
        let form = [
            ("deed", "erase"),
            ("whose", &*format!("own {id}")),
            ("channel", "phone"),
            ("when", "now"),
            ("note", "Am Telefon bestätigt, mit Rückruf."),
        ];
        self.sends(&format!("/de/desk/consent/people/{id}"), &form).await
    }
}

async fn sends(at: SocketAddr, path: &str, form: &[(&str, &str)], headers: &str) -> Answer {
    let form = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
    let mut client = Client::connect(at).await;
    let kind = "Content-Type: application/x-www-form-urlencoded";
    let request = format!("POST {path}\nAccept: text/html\n{kind}\nContent-Length: {}{headers}", form.len());
    client.ask(&request).await;
    client.stream.write_all(form.as_bytes()).await.unwrap();
    client.answer().await
}

#[tokio::test]
async fn whoever_two_officers_forgot_at_the_desk_since_the_backup_stays_forgotten() {
    on_each_engine(async |engine| {
        let (archive, shelf) = backed_up(&engine);
        let application = archive.open().await;
        let [zeki, deniz] = [person(&application, "zeki").await, person(&application, "deniz").await];
        let bilge = person(&application, "bilge").await;
        application.database.close().await;
        let mut serve = archive.program(&["serve", "--listen", "127.0.0.1:0"]);
        serve.env("DIGITALES_NOES_MIRROR", &shelf.noes);
        let server = Server::start(serve);
        let kofi = Officer::signs_in(server.address, "kofi").await;
        let ama = Officer::signs_in(server.address, "ama").await;
        let proposal = kofi.wants_forgotten(&zeki.text()).await;
        ama.sends(&proposal, &[("answer", "yes")]).await;
        let refused = kofi.wants_forgotten(&bilge.text()).await;
        ama.sends(&refused, &[("answer", "no")]).await;
        // Of this one nobody has thought yet.
        kofi.wants_forgotten(&deniz.text()).await;
        drop(server);
        with_noes(&archive, &shelf, &["account", "list"]);
        assert!(holding(&shelf.noes, &["Telefon"]).is_empty(), "why stays in the house");
        elsewhere(&engine, async |new| {
            let told = new.restores(&shelf);
            assert!(told.contains("Erased again") && told.contains("verified and open."), "{told}");
            assert_eq!(new.statuses().await, [200, 410, 410, 410, 200], "what was taken back stays so");
            assert!(new.refuses(&["person", "profile", "zeki", "--purpose", "contact"]).contains("Nobody"));
            let server = Server::start(new.program(&["serve", "--listen", "127.0.0.1:0"]));
            let ama = Officer::signs_in(server.address, "ama").await;
            let list = ama.page("/de/desk/proposals").await;
            let open = list.split("href=\"").find(|part| part.starts_with("/de/desk/proposals/"));
            let open = open.unwrap_or_else(|| panic!("what waits for an answer waits still: {list}"));
            ama.sends(open.split('"').next().unwrap(), &[("answer", "yes")]).await;
            let again = ama.tries(&refused, &[("answer", "yes")]).await;
            assert_eq!(again.status, 409, "what was answered with no stays answered");
            drop(server);
            assert!(new.does(&["audit", "verify"]).contains("holds"));
        })
        .await;
    })
    .await;
}

/// Brings in a voice of somebody new, who said yes.
fn arrives(archive: &Archive, slug: &str, person: &str, hertz: u32) {
    let library = &archive.library;
    let people = fs::read_to_string(library.path().join("people.toml")).unwrap();
    let adult = format!("[person.{person}]\nage = \"adult\"\ncontact_language = \"tr\"\n");
    library.write("people.toml", &(people + &adult));
    library.voice(slug, slug, "");
    let folder = library.path().join("works").join(slug);
    let words = fs::read_to_string(folder.join("work.toml")).unwrap();
    let words = words.replace("\"ayla\"", &format!("\"{person}\"")).replace("Ayla K.", person);
    fs::write(folder.join("work.toml"), words).unwrap();
    fs::write(folder.join("voice.m4a"), crate::library::sound(hertz)).unwrap();
    fs::write(folder.join("voice.small.m4a"), crate::library::sound(hertz + 20)).unwrap();
}

#[tokio::test]
async fn a_no_about_what_came_after_the_backup_is_named_and_keeps_the_library_closed() {
    on_each_engine(async |engine| {
        let (archive, shelf) = backed_up(&engine);
        arrives(&archive, "the-new", "nuri", 700);
        arrives(&archive, "the-forgotten", "osman", 800);
        let folder = archive.library.path().to_owned();
        let does = |arguments: &[&str]| with_noes(&archive, &shelf, arguments);
        does(&["import", path(&folder)]);
        does(&["withdraw", "--work", "the-new", "--person", "nuri"]);
        let older = engine.folder.path().join("older.jsonl");
        fs::copy(shelf.noes.join(FILE), &older).unwrap();
        does(&["person", "erase", "osman", "--now"]);
        elsewhere(&engine, async |new| {
            let told = new.restores(&shelf);
            let named: Vec<&str> = told.lines().filter(|line| line.starts_with("Not said again")).collect();
            assert!(
                named.len() == 1 && named[0].contains("withdrawal") && named[0].contains("the-new"),
                "{told}"
            );
            assert!(told.contains("Restored, and closed."), "{told}");
            assert_eq!(new.statuses().await, [503; 5]);
            assert!(new.restores(&shelf).contains("Restored, and closed."), "saying it twice opens nothing");
            let line = new.line(&shelf);
            let mut line: Vec<&str> = line.iter().map(String::as_str).collect();
            *line.last_mut().unwrap() = path(&older);
            assert!(new.refuses(&line).contains("begun with other noes"));
            // They are brought in again: who was forgotten does not come, and of the other it is said again.
            let again = new.refuses(&["import", path(&folder)]);
            assert!(again.contains("“osman” was erased"), "{again}");
            let people = fs::read_to_string(folder.join("people.toml")).unwrap();
            fs::write(folder.join("people.toml"), people.replace("[person.osman]", "[person.other]"))
                .unwrap();
            let file = folder.join("works/the-forgotten/work.toml");
            let words = fs::read_to_string(&file).unwrap().replace("\"osman\"", "\"other\"");
            fs::write(&file, words).unwrap();
            let again = new.refuses(&["import", path(&folder)]);
            assert!(again.contains("This work was erased"), "{again}");
            new.does(&["withdraw", "--work", "the-new", "--person", "nuri"]);
            let open = ["restore", "--open", "kofi"];
            assert!(new.types(&open, "not the password").contains("has another password"));
            assert_eq!(new.statuses().await, [503; 5]);
            assert!(new.types(&open, PASSWORD).contains("Verified and open."));
            assert_eq!(new.statuses().await, [200; 5]);
            let server = Server::start(new.program(&["serve", "--listen", "127.0.0.1:0"]));
            for slug in ["the-new", "the-forgotten"] {
                assert_ne!(
                    ask(server.address, &format!("GET /api/works/{slug}")).await.status,
                    200,
                    "{slug}"
                );
            }
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn a_restore_that_stayed_closed_goes_on_with_the_same_noes_grown_longer() {
    on_each_engine(async |engine| {
        let (archive, shelf) = backed_up(&engine);
        arrives(&archive, "the-new", "nuri", 700);
        let does = |arguments: &[&str]| with_noes(&archive, &shelf, arguments);
        does(&["import", path(archive.library.path())]);
        does(&["withdraw", "--work", "the-new", "--person", "nuri"]);
        elsewhere(&engine, async |new| {
            assert!(new.restores(&shelf).contains("Restored, and closed."));
            // The old library lives still, and somebody takes back there what the backup knows.
            does(&["withdraw", "--work", "the-taken-back", "--person", "ayla"]);
            let told = new.restores(&shelf);
            assert!(told.contains("Said again: "), "what came to the file since is said: {told}");
            assert!(told.contains("Restored, and closed."), "{told}");
            assert!(!new.restores(&shelf).contains("Said again: "), "there is nothing new in the file");
            let opened = new.types(&["restore", "--open", "kofi"], PASSWORD);
            assert!(opened.contains("Verified and open."), "{opened}");
            assert_eq!(new.statuses().await, [410, 200, 200, 200, 200]);
            assert!(new.does(&["audit", "verify"]).contains("holds"));
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn an_import_that_is_the_first_deed_after_the_backup_closes_what_it_closed() {
    on_each_engine(async |engine| {
        let (archive, shelf) = backed_up(&engine);
        let file = archive.library.path().join("works/the-held/work.toml");
        let words = fs::read_to_string(&file).unwrap();
        fs::write(&file, format!("state = \"draft\"\n{words}")).unwrap();
        with_noes(&archive, &shelf, &["import", path(archive.library.path())]);
        let list = fs::read_to_string(shelf.backup.join("database/backup.json")).unwrap();
        let list: serde_json::Value = serde_json::from_str(&list).unwrap();
        let noes = fs::read_to_string(shelf.noes.join("noes.jsonl")).unwrap();
        let last = format!("\"say\":\"until\",\"number\":{}", list["audit"]["number"]);
        assert!(
            noes.lines().last().unwrap().contains(&last),
            "the log does not say that it was closed: {noes}"
        );
        elsewhere(&engine, async |new| {
            let told = new.restores(&shelf);
            assert!(told.contains("Held until somebody has looked: the-held."), "{told}");
            assert_eq!(new.statuses().await, [200, 200, 200, 404, 200]);
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn of_two_accounts_the_one_that_was_closed_last_stays_closed() {
    on_each_engine(async |engine| {
        let (archive, shelf) = backed_up(&engine);
        for deed in [["disable", "kofi"], ["enable", "kofi"], ["disable", "ama"]] {
            with_noes(&archive, &shelf, &["account", deed[0], deed[1]]);
        }
        elsewhere(&engine, async |new| {
            new.restores(&shelf);
            let list = new.does(&["account", "list"]);
            assert!(list.lines().find(|line| line.starts_with("ama")).unwrap().contains("closed"), "{list}");
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn a_server_that_is_started_before_the_tables_are_full_leaves_them_as_the_backup_needs_them() {
    on_each_engine(async |engine| {
        let (archive, shelf) = backed_up(&engine);
        with_noes(&archive, &shelf, &["account", "list"]);
        let manifest = shelf.backup.join("database/backup.json");
        let now = fs::read_to_string(&manifest).unwrap();
        let mut older: serde_json::Value = serde_json::from_str(&now).unwrap();
        let schema = older["schema"].as_i64().unwrap() - 1;
        older["schema"] = schema.into();
        let media = files(&shelf.backup.join("media")).remove(0);
        let whole = fs::read(&media).unwrap();
        elsewhere(&engine, async |new| {
            // The backup of an older program, whose restore stops in its middle.
            fs::write(&manifest, older.to_string()).unwrap();
            fs::remove_file(&media).unwrap();
            let line = new.line(&shelf);
            let line: Vec<&str> = line.iter().map(String::as_str).collect();
            let told = new.refuses(&line);
            assert!(told.contains("is missing from the backup"), "{told}");
            assert_eq!(new.statuses().await, [503; 5]);
            let library = path(archive.library.path());
            assert!(
                new.refuses(&["import", library]).contains("is not finished"),
                "nothing comes in between"
            );
            let database = Database::connect(&new.url).await.unwrap();
            let mut tx = database.read().await.unwrap();
            assert_eq!(digitales::storage::layout::version(&mut tx).await.unwrap(), schema);
            drop(tx);
            database.close().await;
            // Tables of another program than the backup's are not filled.
            fs::write(&media, &whole).unwrap();
            fs::write(&manifest, &now).unwrap();
            assert!(new.refuses(&line).contains("not those of this backup"));
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn a_deed_about_one_work_is_written_beside_the_library_without_a_word_about_the_others() {
    on_each_engine(async |engine| {
        let (archive, shelf) = backed_up(&engine);
        let works = || {
            let noes = fs::read_to_string(shelf.noes.join("noes.jsonl")).unwrap();
            noes.lines().filter(|line| line.contains("\"say\":\"work\"")).count()
        };
        with_noes(&archive, &shelf, &["account", "list"]);
        assert_eq!(works(), VOICES.len());
        with_noes(&archive, &shelf, &["withdraw", "--work", "the-taken-back", "--person", "ayla"]);
        assert_eq!(works(), VOICES.len() + 1);
    })
    .await;
}

#[tokio::test]
async fn a_hold_of_a_request_that_came_after_the_backup_takes_two_since_its_danger_is_not_known() {
    on_each_engine(async |engine| {
        let (archive, shelf) = backed_up(&engine);
        let mut serve = archive.program(&["serve", "--listen", "127.0.0.1:0"]);
        serve.env("DIGITALES_NOES_MIRROR", &shelf.noes);
        let server = Server::start(serve);
        let form = [("work", "the-held"), ("reason", "Das bin ich."), ("danger", "yes")];
        assert_eq!(sends(server.address, "/de/my-story", &form, "").await.status, 200);
        drop(server);
        with_noes(&archive, &shelf, &["account", "list"]);
        elsewhere(&engine, async |new| {
            let told = new.restores(&shelf);
            assert!(told.contains("verified and open."), "{told}");
            assert_eq!(new.statuses().await, [200, 200, 200, 404, 200]);
            let holds: serde_json::Value =
                serde_json::from_str(&new.does(&["consent", "hold", "list", "--work", "the-held"])).unwrap();
            let hold = holds[0]["hold"].as_str().unwrap_or_else(|| panic!("{holds}"));
            assert!(new.refuses(&["consent", "hold", "lift", hold]).contains("two people lift it"));
            assert!(new.does(&["audit", "verify"]).contains("holds"));
        })
        .await;
    })
    .await;
}
