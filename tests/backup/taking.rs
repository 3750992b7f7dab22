//! A backup is made: whole, of one moment, of every table there is.

use std::collections::BTreeSet;
use std::fs;
use std::process::Stdio;

use digitales::storage::layout::tables;

use crate::archive::*;
use crate::place::*;
use crate::socket::ask;
use crate::support::{cluster, on_each_engine, on_postgres};

#[tokio::test]
async fn every_table_of_the_schema_is_in_the_dump_with_all_its_rows() {
    on_each_engine(async |engine| {
        let (archive, shelf) = (Archive::new(&engine), Shelf::of(&engine));
        shelf.takes(&archive);
        let dump = fs::read_to_string(shelf.dump()).unwrap();
        let said = |word: &str| {
            let lines = dump.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
            let names = lines.filter_map(|line| Some(line.get(word)?.as_str()?.to_owned()));
            names.collect::<BTreeSet<_>>()
        };
        let mut made = BTreeSet::new();
        for file in files(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations/sqlite")) {
            let sql = fs::read_to_string(file).unwrap();
            let lines = sql.lines().filter_map(|line| line.strip_prefix("create table "));
            made.extend(lines.map(|line| line.split([' ', '(']).next().unwrap().to_owned()));
            // A table that is made anew takes the name of the one before.
            let anew =
                sql.lines().filter_map(|line| line.strip_prefix("alter table ")?.split_once(" rename to "));
            for (name, _) in anew {
                made.remove(name);
            }
        }
        assert!(made.contains("withdrawal") && made.contains("erased") && made.contains("closed"));
        assert_eq!(said("table"), made);
        let count = dump.lines().filter(|line| line.starts_with('[')).count();
        let application = archive.open().await;
        let mut tx = application.database.read().await.unwrap();
        let mut rows = 0;
        for table in tables(&mut tx).await.unwrap() {
            rows += digitales::storage::rows::count(&mut tx, &table.name, "").await.unwrap();
        }
        assert_eq!(i64::try_from(count).unwrap(), rows);
        drop(tx);
        application.database.close().await;
    })
    .await;
}

#[tokio::test]
async fn both_engines_have_the_same_tables_with_the_same_columns_in_the_same_order() {
    let Some(cluster) = cluster() else {
        return eprintln!("skipped: DIGITALES_TEST_POSTGRES names no cluster");
    };
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", folder.path().join("a.db").display());
    let file = digitales::storage::database::Database::open(&url).await.unwrap();
    let mut here = tables(&mut file.read().await.unwrap()).await.unwrap();
    on_postgres(&cluster, &async |engine| {
        let mut there = tables(&mut engine.open().await.read().await.unwrap()).await.unwrap();
        for tables in [&mut here.clone(), &mut there] {
            for table in tables.iter_mut() {
                table.references.sort_by(|a, b| (&a.column, &a.table).cmp(&(&b.column, &b.table)));
            }
        }
        let mut here = here.clone();
        for table in &mut here {
            table.references.sort_by(|a, b| (&a.column, &a.table).cmp(&(&b.column, &b.table)));
        }
        assert_eq!(here, there);
    })
    .await;
    here.clear();
}

#[tokio::test]
async fn a_second_backup_copies_no_file_again_and_lets_go_of_what_the_library_let_go_of() {
    on_each_engine(async |engine| {
        let (archive, shelf) = (Archive::new(&engine), Shelf::of(&engine));
        let first = shelf.takes(&archive);
        let brought = files(&shelf.backup.join("media"));
        assert!(!brought.is_empty() && first.contains(&format!("({} new", brought.len())), "{first}");
        let keys_before = files(&shelf.keys).len();
        assert!(shelf.takes(&archive).contains("(0 new"));
        assert_eq!(files(&shelf.keys).len(), keys_before, "one copy of the keys, not two");
        archive.does(&["person", "erase", "ayla", "--now"]);
        shelf.takes(&archive);
        assert!(files(&shelf.backup.join("media")).is_empty(), "what was erased leaves the backup");
        assert_eq!(files(&shelf.keys).len(), keys_before - 1, "and so does the key");
        assert_eq!(
            fs::read_dir(shelf.backup.join("database")).unwrap().count(),
            3,
            "one dump, its list, the lock"
        );
    })
    .await;
}

#[tokio::test]
async fn keys_lie_apart_or_nowhere_and_whoever_forgets_them_is_told() {
    on_each_engine(async |engine| {
        let (archive, shelf) = (Archive::new(&engine), Shelf::of(&engine));
        let done = archive.runs(&["backup", path(&shelf.backup)], "");
        assert!(String::from_utf8_lossy(&done.stderr).contains("keys are not in this backup"));
        assert!(done.status.success());
        let beside = shelf.backup.join("keys");
        let told = archive.refuses(&["backup", path(&shelf.backup), "--keys", path(&beside)]);
        assert!(told.contains("lie in one another"), "{told}");
        let inside = archive.data.join("backup");
        assert!(archive.refuses(&["backup", path(&inside)]).contains("lie in one another"));
        for file in files(&shelf.backup) {
            assert!(file.extension().is_none_or(|end| end != "key"), "{}", file.display());
        }
        shelf.takes(&archive);
        assert!(files(&shelf.keys).iter().any(|file| file.ends_with("master.key")));
    })
    .await;
}

#[tokio::test]
async fn what_is_damaged_in_a_backup_is_named() {
    on_each_engine(async |engine| {
        let (archive, shelf) = (Archive::new(&engine), Shelf::of(&engine));
        shelf.takes(&archive);
        let verify = || {
            let done =
                archive.runs(&["backup", "verify", path(&shelf.backup), "--keys", path(&shelf.keys)], "");
            (done.status.code(), String::from_utf8(done.stdout).unwrap())
        };
        let (code, told) = verify();
        assert!(code == Some(0) && told.contains("Whole"), "{told}");
        let (media, dump) = (files(&shelf.backup.join("media")).remove(0), shelf.dump());
        let spoil = |path: &std::path::Path| {
            let whole = fs::read(path).unwrap();
            let mut half = whole.clone();
            half[whole.len() / 2] ^= 1;
            fs::remove_file(path).unwrap();
            fs::write(path, half).unwrap();
            whole
        };
        let whole = spoil(&media);
        let (code, told) = verify();
        assert!(code == Some(1) && told.contains(path(&media)), "{told}");
        fs::write(&media, whole).unwrap();
        let whole = spoil(&dump);
        assert!(verify().1.contains(path(&dump)));
        fs::write(&dump, &whole[..whole.len() - 200]).unwrap();
        assert!(verify().1.contains(path(&dump)), "a dump without its end");
        fs::write(&dump, whole).unwrap();
        fs::remove_file(&media).unwrap();
        assert!(verify().1.contains("is missing"));
    })
    .await;
}

#[tokio::test]
async fn a_backup_is_made_while_the_library_serves_and_people_withdraw() {
    on_each_engine(async |engine| {
        let (archive, shelf) = (Archive::new(&engine), Shelf::of(&engine));
        let server = Server::of(&archive);
        assert_eq!(ask(server.address, &format!("GET /api/works/{SLUG}")).await.status, 200);
        let writing: Vec<_> = (0..4)
            .map(|n| {
                let name = format!("officer{n}");
                let mut command = archive.program(&["account", "add", &name, "--role", "consent_officer"]);
                command.stdout(Stdio::null()).spawn().unwrap()
            })
            .collect();
        for _ in 0..3 {
            shelf.takes(&archive);
            let verify = ["backup", "verify", path(&shelf.backup), "--keys", path(&shelf.keys)];
            assert!(archive.does(&verify).contains("Whole"));
        }
        for mut child in writing {
            assert!(child.wait().unwrap().success());
        }
        assert_eq!(ask(server.address, &format!("GET /api/works/{SLUG}")).await.status, 200);
    })
    .await;
}

#[tokio::test]
async fn a_backup_that_is_killed_leaves_the_one_before_whole() {
    on_each_engine(async |engine| {
        let (archive, shelf) = (Archive::new(&engine), Shelf::of(&engine));
        shelf.takes(&archive);
        let begun = std::time::Instant::now();
        shelf.takes(&archive);
        let span = begun.elapsed();
        for n in 1..=8_u32 {
            archive.does(&["account", "add", &format!("officer{n}"), "--role", "auditor"]);
            let mut command = archive.program(&["backup", path(&shelf.backup), "--keys", path(&shelf.keys)]);
            let mut child = command.stdout(Stdio::null()).spawn().unwrap();
            tokio::time::sleep(span * n / 9).await;
            drop(child.kill());
            child.wait().unwrap();
            let verify = ["backup", "verify", path(&shelf.backup), "--keys", path(&shelf.keys)];
            assert!(archive.does(&verify).contains("Whole"), "killed after {n} ninths");
        }
        shelf.takes(&archive);
        assert_eq!(fs::read_dir(shelf.backup.join("database")).unwrap().count(), 3);
        assert_eq!(fs::read_dir(&shelf.keys).unwrap().count(), 2, "the keys and what they are");
    })
    .await;
}

#[tokio::test]
async fn a_no_is_kept_beside_the_library_although_nobody_heard_the_command_say_so() {
    on_each_engine(async |engine| {
        let (archive, shelf) = (archive_of_five(&engine), Shelf::of(&engine));
        let (nobody, output) = std::io::pipe().unwrap();
        drop(nobody);
        let mut command = archive.program(&["withdraw", "--work", "the-taken-back", "--person", "ayla"]);
        command.env("DIGITALES_NOES_MIRROR", &shelf.noes).stdin(Stdio::null()).stdout(output);
        assert!(!command.status().unwrap().success(), "what it had to say was lost");
        let kept = fs::read_to_string(shelf.noes.join("noes.jsonl")).unwrap();
        assert!(kept.contains("withdrawal"), "{kept}");
    })
    .await;
}
