//! A process that is killed in the middle of a deed leaves it whole or not done at all, on either engine.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::env;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use digitales::consent::ledger::Ledger;
use digitales::storage::database::{Database, Tx};
use digitales::storage::vault::{Masters, Vault};
use sqlx::AssertSqlSafe;

use crate::chance::Dice;
use crate::deeds::{About, DEEDS, does};
use crate::house::House;
use crate::story::instant;
use crate::support::{Engine, on_each_engine};
use crate::whole_deeds::{WHOLE, does_wholly, prepares};

#[expect(clippy::disallowed_methods, reason = "tests have no configuration")]
fn setting(name: &str) -> Option<String> {
    env::var(name).ok()
}

/// How often each deed is killed: `DIGITALES_TEST_KILLS`, or twice.
fn kills() -> u64 {
    setting("DIGITALES_TEST_KILLS").map_or(2, |told| told.parse().unwrap())
}

/// The other end of a pipe to a process that does one deed.
const DEED: &str = "DIGITALES_TEST_DEED";

/// This test in a process of its own, which does what it is told and says when it begins.
fn process(engine: &Engine, what: &str, about: About) -> Child {
    let About { work, person, other, number } = about;
    let folder = engine.folder.path().display();
    let told = format!("{}\n{folder}\n{what}\n{work}\n{person}\n{other}\n{number}", engine.url);
    Command::new(env::current_exe().unwrap())
        .args(["--ignored", "--exact", "kills::does_one_deed_in_a_process_of_its_own", "--nocapture"])
        .env(DEED, told)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

#[tokio::test]
#[ignore = "is the process that the test kills"]
#[expect(clippy::print_stdout, reason = "so it says how far it is")]
async fn does_one_deed_in_a_process_of_its_own() {
    let told = setting(DEED).unwrap();
    let mut lines = told.lines();
    let mut next = || lines.next().unwrap();
    let (url, folder, what) = (next(), PathBuf::from(next()), next().to_owned());
    let (work, person, other) = (next().parse().unwrap(), next().parse().unwrap(), next().parse().unwrap());
    let about = About { work, person, other, number: next().parse().unwrap() };
    let ledger = ledger(url, &folder).await;
    let house = House::at(ledger, instant("2026-06-01T12:00:00Z"));
    let since = if WHOLE.contains(&what.as_str()) {
        println!("begun");
        let since = Instant::now();
        does_wholly(&house, &what, about).await;
        since
    } else {
        let mut deed = house.deed().await;
        println!("begun");
        let since = Instant::now();
        does(&mut deed, &what, about).await.unwrap();
        deed.commit().await.unwrap();
        since
    };
    println!("done {}", since.elapsed().as_micros());
}

async fn ledger(url: &str, folder: &Path) -> Ledger {
    let vault = Vault::open(folder, Masters::InFiles).unwrap();
    Ledger { database: Database::open(url).await.unwrap(), vault }
}

/// Waits until the process says this; the line that says it.
fn until(child: &mut BufReader<impl std::io::Read>, said: &str) -> String {
    let mut line = String::new();
    while !line.contains(said) {
        line.clear();
        assert!(child.read_line(&mut line).unwrap() > 0, "the process ended before it said “{said}”");
    }
    line
}

/// An epoch is raised by some number.
const EPOCHS: &str = "the epochs";
/// What changes within a row.
const WITHIN: [(&str, &str); 6] = [
    (EPOCHS, "select cast(coalesce(sum(consent_epoch), 0) as bigint) from work"),
    ("what went out", "select count(*) from outbox where done_at is not null"),
    ("who was told", "select cast(coalesce(sum(length(told)), 0) as bigint) from outbox"),
    ("approvals", "select count(*) from edition where approved_by is not null"),
    ("checks", "select count(*) from edition where checked_by is not null"),
    ("waivers", "select count(*) from appearance where waiver_basis is not null"),
];

/// How many rows each table has, how far the works' epochs are, and what else is written into rows that are there.
async fn rows(database: &Database) -> BTreeMap<String, i64> {
    let names = match database {
        Database::Sqlite(_) => {
            "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'"
        }
        Database::Postgres(_) => {
            "select cast(table_name as text) from information_schema.tables where table_schema = 'public'"
        }
    };
    let mut tx = database.read().await.unwrap();
    let tables: Vec<(String,)> = match &mut tx {
        Tx::Sqlite(tx) => sqlx::query_as(names).fetch_all(&mut **tx).await.unwrap(),
        Tx::Postgres(tx) => sqlx::query_as(names).fetch_all(&mut **tx).await.unwrap(),
    };
    let mut counted = BTreeMap::new();
    let counts = tables.into_iter().map(|(name,)| (format!("select count(*) from {name}"), name));
    for (sql, name) in counts.chain(WITHIN.map(|(name, sql)| (sql.to_owned(), name.to_owned()))) {
        let count: (i64,) = match &mut tx {
            Tx::Sqlite(tx) => sqlx::query_as(AssertSqlSafe(sql)).fetch_one(&mut **tx).await.unwrap(),
            Tx::Postgres(tx) => sqlx::query_as(AssertSqlSafe(sql)).fetch_one(&mut **tx).await.unwrap(),
        };
        counted.insert(name, count.0);
    }
    counted
}

/// What is different, table by table, and whether an epoch is. Clearance lines are derived: `verify` holds them.
fn change(before: &BTreeMap<String, i64>, after: &BTreeMap<String, i64>) -> BTreeMap<String, i64> {
    let all = after.iter().filter(|(name, _)| *name != "clearance");
    let by = |name: &str, by: i64| if name == EPOCHS { i64::from(by != 0) } else { by };
    all.map(|(name, count)| (name.clone(), by(name, count - before[name])))
        .filter(|(_, by)| *by != 0)
        .collect()
}

#[tokio::test]
async fn a_deed_that_is_killed_is_done_or_not_done_and_never_half() {
    let seed = setting("DIGITALES_TEST_SEED").map_or(20_261_122, |seed| seed.parse().unwrap());
    let only = setting("DIGITALES_TEST_DEED_NAMED");
    let told = RefCell::new(BTreeMap::new());
    for what in DEEDS.into_iter().chain(WHOLE).filter(|what| only.as_ref().is_none_or(|only| only == what)) {
        on_each_engine(async |engine| {
            let counted = killed_again_and_again(&engine, what, seed).await;
            let name = engine.url.split(':').next().unwrap().to_owned();
            eprintln!("“{what}” on {name}: {counted:?}");
            for (how, often) in counted {
                *told.borrow_mut().entry((name.clone(), how)).or_insert(0) += often;
            }
        })
        .await;
    }
    eprintln!("killed: {:?} (seed {seed})", told.borrow());
}

/// Kills one deed in a library of its own; how often it was done all the same.
async fn killed_again_and_again(engine: &Engine, what: &str, seed: u64) -> BTreeMap<&'static str, u32> {
    let mut dice = Dice(what.bytes().fold(seed, |seed, byte| seed.rotate_left(5) ^ u64::from(byte)));
    let house = House::at(engine.ledger().await, instant("2026-06-01T10:00:00Z"));
    let (mut whole, mut span, mut told) = (BTreeMap::new(), Duration::ZERO, BTreeMap::new());
    for kill in 0..=kills() {
        let about = house.stage(kill + 1).await;
        prepares(&house, what, about).await;
        let before = rows(&house.database).await;
        let mut child = process(engine, what, about);
        let mut said = BufReader::new(child.stdout.take().unwrap());
        until(&mut said, "begun");
        if kill == 0 {
            // Once undisturbed, to see what it does and how long that takes.
            let done = until(&mut said, "done ");
            span = Duration::from_micros(done.trim().rsplit(' ').next().unwrap().parse().unwrap());
            assert!(child.wait().unwrap().success(), "“{what}” failed");
            whole = change(&before, &rows(&house.database).await);
            assert!(!whole.is_empty(), "“{what}” leaves nothing");
            continue;
        }
        let moment = span.mul_f64(f64::from(u32::try_from(dice.below(1200)).unwrap()) / 1000.0);
        tokio::time::sleep(moment).await;
        child.kill().unwrap();
        child.wait().unwrap();
        // Whoever writes next waits for what the engine still does with the dead process's transaction.
        drop(house.database.write().await.unwrap());
        let left = change(&before, &rows(&house.database).await);
        let done = left == whole;
        assert!(
            done || left.is_empty(),
            "“{what}” killed after {moment:?} of {span:?} left {left:?} of {whole:?} (seed {seed})"
        );
        *told.entry(if done { "done" } else { "not done" }).or_insert(0) += 1;
        house.verifies().await;
    }
    told
}
