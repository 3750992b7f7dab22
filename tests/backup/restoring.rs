//! Yesterday is put back: whatever was taken back, held or erased since stays so, and until then nobody gets anything.

use std::collections::BTreeSet;
use std::fs;
use std::process::{Output, Stdio};
use std::time::Duration;

use digitales::consent::audit::Actor;
use digitales::consent::ledger::Deed;
use digitales::storage::database::{Database, Tx};
use digitales::storage::layout::tables;
use digitales::storage::rows;

use crate::archive::*;
use crate::place::*;
use crate::socket::ask;
use crate::support::{Engine, cluster, on_each_engine, on_postgres};

/// Runs a command of the archive that keeps its noes beside it.
fn with_noes(archive: &Archive, shelf: &Shelf, arguments: &[&str]) -> Output {
    let mut command = archive.program(arguments);
    let done = command.env("DIGITALES_NOES_MIRROR", &shelf.noes).stdin(Stdio::null()).output().unwrap();
    assert!(done.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
    done
}

/// A backup of yesterday, and a day on which much was taken back.
fn a_day_of_noes(engine: &Engine) -> (Archive, Shelf) {
    let (archive, shelf) = (archive_of_five(engine), Shelf::of(engine));
    for name in ["kofi", "ama"] {
        told(&archive.runs(&["account", "add", name, "--role", "consent_officer", "--stdin"], PASSWORD));
    }
    archive.does(&["account", "add", "gone", "--role", "curator"]);
    shelf.takes(&archive);
    let does = |arguments: &[&str]| with_noes(&archive, &shelf, arguments);
    does(&["withdraw", "--work", "the-taken-back", "--person", "ayla"]);
    does(&["consent", "hold", "set", "--work", "the-held", "--cause", "dispute"]);
    does(&["person", "erase", "zeki", "--now"]);
    does(&["account", "disable", "gone"]);
    // Somebody was found in the last one who has not been asked yet: no row says no, and nobody may hear it.
    let file = archive.library.path().join("works/the-crowded/work.toml");
    let more = "[[participant]]\nperson = \"bilge\"\nrole = \"interviewee\"\nrecognisable_by = [\"voice\"]\n\
                names = [ { mode = \"unnamed\" } ]\n";
    let words = fs::read_to_string(&file).unwrap().replace("[roster]", &format!("{more}[roster]"));
    fs::write(&file, words).unwrap();
    let people = archive.library.path().join("people.toml");
    let without = fs::read_to_string(&people).unwrap().replace("[person.zeki]", "[person.another]");
    fs::write(&people, without).unwrap();
    fs::remove_dir_all(archive.library.path().join("works/the-erased")).unwrap();
    does(&["import", path(archive.library.path())]);
    (archive, shelf)
}

#[tokio::test]
async fn of_what_was_taken_back_erased_or_closed_since_the_backup_nothing_comes_back() {
    on_each_engine(async |engine| {
        let (_archive, shelf) = a_day_of_noes(&engine);
        elsewhere(&engine, async |new| {
            let told = new.restores(&shelf);
            assert!(told.contains("Restored, verified and open."), "{told}");
            assert!(told.contains("Held until somebody has looked: the-crowded."), "{told}");
            assert_eq!(new.statuses().await, [410, 410, 200, 404, 404]);
            for secret in [NAME, PHONE, "Shown zeki"] {
                assert!(holding(&new.data, &[secret]).is_empty(), "{secret}");
            }
            assert!(new.refuses(&["person", "profile", "zeki", "--purpose", "contact"]).contains("Nobody"));
            let keys = |folder: &std::path::Path| {
                let found = files(folder).into_iter();
                let found = found.filter(|file| file.extension().is_some_and(|end| end == "key"));
                found.map(|file| file.file_name().unwrap().to_owned()).collect::<BTreeSet<_>>()
            };
            let (old, here) = (keys(&shelf.keys), keys(&new.data.join("keys")));
            assert_eq!(old.difference(&here).count(), 1, "the old copy has zeki’s key, and nobody else has");
            let listed = new.does(&["account", "list"]);
            let gone = listed.lines().find(|line| line.contains("gone")).unwrap();
            assert!(gone.contains("closed") || gone.contains("disabled"), "{listed}");
            assert_eq!(new.does(&["verify"]), "Nothing was found.\n");
            let head = told_head(&shelf);
            assert!(new.does(&["audit", "verify", "--head", &head]).contains("holds"));
            let log = new.does(&["audit", "list"]);
            assert!(log.contains(&format!("  restore  {head}")), "{log}");
            let again = new.refuses(&new.line(&shelf).iter().map(String::as_str).collect::<Vec<_>>());
            assert!(again.contains("is not empty"), "{again}");
        })
        .await;
    })
    .await;
}

/// The end of the audit log in the backup.
fn told_head(shelf: &Shelf) -> String {
    let list = fs::read_to_string(shelf.backup.join("database/backup.json")).unwrap();
    let list: serde_json::Value = serde_json::from_str(&list).unwrap();
    format!("{}:{}", list["audit"]["number"], list["audit"]["hash"].as_str().unwrap())
}

#[tokio::test]
async fn without_the_noes_it_asks_for_them_and_stays_closed_until_two_officers_say_otherwise() {
    on_each_engine(async |engine| {
        let (_archive, shelf) = a_day_of_noes(&engine);
        elsewhere(&engine, async |new| {
            let from = ["restore", path(&shelf.backup), "--keys", path(&shelf.keys)];
            assert!(new.refuses(&from).contains("--noes FILE"));
            assert!(!new.data.exists(), "nothing was begun");
            let without = [&from[..], &["--without-noes", "gone"]].concat();
            assert!(new.types(&without, PASSWORD).contains("no consent officer"));
            let without = [&from[..], &["--without-noes", "kofi"]].concat();
            assert!(new.refuses(&without).contains("has another password"), "a name alone is nobody’s word");
            assert!(new.types(&without, PASSWORD).contains("Restored, and closed."));
            let server = Server::start(new.program(&["serve", "--listen", "127.0.0.1:0"]));
            let get = async |path: &str| ask(server.address, &format!("GET {path}\nAccept: text/html")).await;
            for path in [
                "/de/",
                "/api/works",
                "/de/works/the-untouched",
                "/de/my-story",
                "/de/sign-in",
                "/oembed",
                "/readyz",
            ] {
                assert_eq!(get(path).await.status, 503, "{path}");
            }
            let page = String::from_utf8(get("/de/films").await.body).unwrap();
            assert!(page.contains("wiederhergestellt"), "{page}");
            assert_eq!(get("/healthz").await.status, 200);
            new.does(&["withdraw", "--work", "the-taken-back", "--person", "ayla"]);
            let opens = |name: &str| new.types(&["restore", "--open", name], PASSWORD);
            assert!(opens("kofi").contains("another consent officer"));
            assert!(opens("gone").contains("no consent officer"));
            assert!(new.refuses(&["restore", "--open", "ama"]).contains("has another password"));
            assert_eq!(get("/api/works/the-untouched").await.status, 503);
            assert!(opens("ama").contains("Verified and open."));
            let mut status = 503;
            for _ in 0..200 {
                status = get("/api/works/the-untouched").await.status;
                if status == 200 {
                    break;
                }
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
            assert_eq!(status, 200, "the server that said it is closed serves");
            assert_eq!(get("/api/works/the-taken-back").await.status, 410);
            assert!(new.does(&["audit", "verify"]).contains("holds"));
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn noes_that_are_damaged_or_older_than_the_backup_open_nothing() {
    on_each_engine(async |engine| {
        let (archive, shelf) = a_day_of_noes(&engine);
        let file = shelf.noes.join("noes.jsonl");
        let whole = fs::read_to_string(&file).unwrap();
        elsewhere(&engine, async |new| {
            let line = new.line(&shelf);
            let line: Vec<&str> = line.iter().map(String::as_str).collect();
            fs::write(&file, whole.replace("withdrawal", "withdrawai")).unwrap();
            assert!(new.refuses(&line).contains("is damaged"));
            fs::write(&file, &whole).unwrap();
            archive.does(&["account", "add", "later", "--role", "auditor"]);
            shelf.takes(&archive);
            assert!(new.refuses(&line).contains("before the backup"));
            assert!(!new.data.exists());
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn a_library_moves_from_one_engine_to_the_other_and_back_without_losing_a_row() {
    let Some(cluster) = cluster() else {
        return eprintln!("skipped: DIGITALES_TEST_POSTGRES names no cluster");
    };
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", folder.path().join("data/digitales.db").display());
    let engine = Engine { url, folder: tempfile::tempdir().unwrap() };
    let archive = archive_of_five(&engine);
    on_postgres(&cluster, &async |server| {
        let shelf = Shelf::of(&server);
        let mirror = |command: &mut std::process::Command| {
            told(&command.env("DIGITALES_NOES_MIRROR", &shelf.noes).output().unwrap());
        };
        mirror(&mut archive.program(&["backup", path(&shelf.backup), "--keys", path(&shelf.keys)]));
        let there = Elsewhere { data: server.folder.path().join("there"), url: server.url.clone() };
        there.restores(&shelf);
        assert_eq!(there.statuses().await, [200; 5]);
        let back = Shelf {
            backup: server.folder.path().join("another backup"),
            keys: server.folder.path().join("other keys"),
            noes: server.folder.path().join("other noes"),
        };
        let line = ["backup", path(&back.backup), "--keys", path(&back.keys)];
        let mut command = there.program(&line);
        told(&command.env("DIGITALES_NOES_MIRROR", &back.noes).output().unwrap());
        let here = Elsewhere::on_file(server.folder.path(), "here");
        here.restores(&back);
        assert_eq!(here.statuses().await, [200; 5]);
        assert_eq!(here.does(&["verify"]), "Nothing was found.\n");
        let left = contents(&Database::open(&there.url).await.unwrap()).await;
        let arrived = contents(&Database::open(&here.url).await.unwrap()).await;
        for (table, rows) in &left {
            let new: Vec<_> = arrived[table].iter().filter(|row| !rows.contains(row)).collect();
            let lost: Vec<_> = rows.iter().filter(|row| !arrived[table].contains(row)).collect();
            // A restore writes into the log, posts its head, raises epochs and reads the evidence anew; nothing else.
            let written = ["audit_entry", "evidence_round", "outbox", "work"].contains(&table.as_str());
            assert!(written || (new.is_empty() && lost.is_empty()), "{table}: {new:?} {lost:?}");
            assert!(table == "work" || lost.is_empty(), "{table}: {lost:?}");
        }
    })
    .await;
}

async fn contents(database: &Database) -> std::collections::BTreeMap<String, Vec<rows::Row>> {
    let mut tx = database.read().await.unwrap();
    let mut all = std::collections::BTreeMap::new();
    for table in tables(&mut tx).await.unwrap() {
        all.insert(table.name.clone(), rows::all(&mut tx, &table, "").await.unwrap());
    }
    all
}

/// The names of everything that refuses something, as the database lists it.
async fn rules(database: &Database) -> Vec<(String,)> {
    let mut tx = database.read().await.unwrap();
    let sql = match &tx {
        Tx::Sqlite(_) => {
            "select name || coalesce(sql, '') from sqlite_master where type = 'trigger' order by 1"
        }
        Tx::Postgres(_) => {
            "select concat(c.relname, t.tgname, t.tgenabled, t.tgdeferrable, t.tginitdeferred) from pg_trigger t \
             join pg_class c on c.oid = t.tgrelid where not t.tgisinternal or t.tgconstraint <> 0 order by 1"
        }
    };
    digitales::rows!(&mut tx, (String,), sql).unwrap()
}

#[tokio::test]
async fn after_a_restore_the_tables_refuse_what_they_always_refused() {
    on_each_engine(async |engine| {
        let (_archive, shelf) = a_day_of_noes(&engine);
        elsewhere(&engine, async |new| {
            new.restores(&shelf);
            let [before, after] = [&engine.url, &new.url].map(String::clone);
            let before = if before.starts_with("sqlite:") {
                before.replace("library.db", "data/digitales.db")
            } else {
                before
            };
            let strip = |rules: Vec<(String,)>| {
                let plain =
                    |(rule,): (String,)| rule.chars().filter(|c| !c.is_ascii_digit()).collect::<String>();
                let mut plain: Vec<String> = rules.into_iter().map(plain).collect();
                plain.sort();
                plain
            };
            let before = strip(rules(&Database::open(&before).await.unwrap()).await);
            let database = Database::open(&after).await.unwrap();
            assert!(before.len() > 50, "{}", before.len());
            assert_eq!(strip(rules(&database).await), before);
            let mut tx = database.write().await.unwrap();
            let told = digitales::run!(&mut tx, "delete from withdrawal").map_err(|e| e.chain()).unwrap_err();
            assert!(told.contains("append-only"), "{told}");
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn killed_at_any_moment_a_restore_leaves_the_library_closed_and_can_be_run_again() {
    on_each_engine(async |engine| {
        let (_archive, shelf) = a_day_of_noes(&engine);
        let span = std::cell::Cell::new(Duration::ZERO);
        elsewhere(&engine, async |new| {
            let begun = std::time::Instant::now();
            new.restores(&shelf);
            span.set(begun.elapsed());
        })
        .await;
        fs::remove_dir_all(engine.folder.path().join("elsewhere")).ok();
        elsewhere(&engine, async |new| {
            let line = new.line(&shelf);
            let line: Vec<&str> = line.iter().map(String::as_str).collect();
            for n in 1..=7_u32 {
                let mut child =
                    new.program(&line).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
                tokio::time::sleep(span.get() * n / 8).await;
                drop(child.kill());
                if child.wait().unwrap().success() {
                    break;
                }
                if !new.data.join("restoring").exists() {
                    continue;
                }
                let open = new.statuses().await;
                let allowed: [&[u16]; 3] = [&[], &[503; 5], &[410, 410, 200, 404, 404]];
                assert!(allowed.contains(&&*open), "killed after {n} eighths: {open:?}");
            }
            let done = new.runs(&line);
            let said = String::from_utf8_lossy(&done.stderr).into_owned();
            assert!(done.status.success() || said.contains("not empty"), "{said}");
            assert_eq!(new.statuses().await, [410, 410, 200, 404, 404]);
            assert_eq!(new.does(&["verify"]), "Nothing was found.\n");
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn what_is_damaged_is_named_and_keeps_the_library_closed() {
    on_each_engine(async |engine| {
        let (_archive, shelf) = a_day_of_noes(&engine);
        elsewhere(&engine, async |new| {
            let line = new.line(&shelf);
            let line: Vec<&str> = line.iter().map(String::as_str).collect();
            let file = files(&shelf.backup.join("media")).remove(3);
            let whole = fs::read(&file).unwrap();
            let mut spoilt = whole.clone();
            spoilt[100] ^= 1;
            fs::remove_file(&file).unwrap();
            fs::write(&file, spoilt).unwrap();
            let told = new.refuses(&line);
            assert!(told.contains(path(&file)) && told.contains("closed still"), "{told}");
            assert_eq!(new.statuses().await, [503; 5]);
            assert!(new.refuses(&["works"]).contains("restore"), "nothing is to be seen yet");
            fs::write(&file, whole).unwrap();
            assert!(new.does(&line).contains("open"));
            assert_eq!(new.statuses().await, [410, 410, 200, 404, 404]);
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn what_is_committed_while_the_library_serves_stands_beside_it_at_once() {
    on_each_engine(async |engine| {
        let (archive, shelf) = (archive_of_five(&engine), Shelf::of(&engine));
        let mut serve = archive.program(&["serve", "--listen", "127.0.0.1:0"]);
        serve.env("DIGITALES_NOES_MIRROR", &shelf.noes);
        let _server = Server::start(serve);
        // A process that knows nothing of the noes: the server feels what it commits.
        archive.does(&["withdraw", "--work", "the-taken-back", "--person", "ayla"]);
        let file = shelf.noes.join("noes.jsonl");
        let told = || fs::read_to_string(&file).unwrap_or_default().contains("\"table\":\"withdrawal\"");
        for _ in 0..200 {
            if told() {
                break;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        assert!(told());
        let words = fs::read_to_string(&file).unwrap();
        assert!(!words.contains("ayla") && !words.contains("Shown") && !words.contains(PHONE), "{words}");
    })
    .await;
}

#[tokio::test]
async fn a_name_that_somebody_let_go_of_since_the_backup_is_shown_to_nobody() {
    on_each_engine(async |engine| {
        let (archive, shelf) = (archive_of_five(&engine), Shelf::of(&engine));
        shelf.takes(&archive);
        let application = archive.open().await;
        let (work, bilge) = (work(&application, "the-untouched").await, person(&application, "bilge").await);
        let now = application.clock.now();
        let mut deed = Deed::begin(&application.ledger, Actor::Narrator(bilge), now).await.unwrap();
        deed.choose_name(work, bilge, Some("Chosen Yesterday")).await.unwrap();
        deed.commit().await.unwrap();
        application.database.close().await;
        // In the other work the file says another name.
        let file = archive.library.path().join("works/the-held/work.toml");
        let words = fs::read_to_string(&file).unwrap().replace("Shown deniz", "Somebody");
        fs::write(&file, words).unwrap();
        with_noes(&archive, &shelf, &["import", path(archive.library.path())]);
        assert!(holding(&shelf.noes, &["Chosen Yesterday", "Somebody"]).is_empty(), "names are sealed");
        elsewhere(&engine, async |new| {
            let told = new.restores(&shelf);
            assert!(told.contains("Held until somebody has looked: the-held."), "{told}");
            assert_eq!(new.statuses().await, [200, 200, 200, 404, 200], "{told}");
            let server = Server::start(new.program(&["serve", "--listen", "127.0.0.1:0"]));
            let mut work = String::new();
            // A name begins a second late, as everything does.
            while !work.contains("Chosen Yesterday") {
                work = String::from_utf8(ask(server.address, "GET /api/works/the-untouched").await.body)
                    .unwrap();
                assert!(!work.contains("Shown bilge"), "{work}");
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        })
        .await;
    })
    .await;
}
