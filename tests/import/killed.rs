//! An import that is killed at any moment leaves each work whole or absent.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::house::House;
use crate::library::{Library, ffmpeg};
use crate::processes::{begins_on, nobody_stays_on};
use digitales::consent::ledger::Ledger;
use digitales::storage::database::Database;
use digitales::storage::journal::Journal;
use digitales::storage::vault::{Masters, Vault};

const WORKS: [&str; 3] = ["the-paper-pattern", "the-blue-door", "the-dry-stamp"];
/// How often the import is killed.
const TIMES: u32 = 100;

fn import(library: &Library, data: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_digitales"));
    command
        .arg("--data")
        .arg(data)
        .arg("import")
        .arg(library.path())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

/// A house over what the killed process left, as the next start finds it.
async fn after(data: &Path) -> House {
    let database = Database::open(&format!("sqlite:{}", data.join("digitales.db").display())).await.unwrap();
    let vault = Vault::open(data, Masters::InFiles).unwrap();
    let house = House::over(Ledger { database, vault }, data).await;
    Journal::sweep_when_idle(data, &house.importer.ledger.database, &house.importer.media).await.unwrap();
    house
}

#[tokio::test]
async fn killed_a_hundred_times_it_leaves_each_work_whole_or_absent() {
    let library = Library::new();
    for slug in WORKS {
        library.voice(slug, slug, "");
    }
    let begun = Instant::now();
    let whole = tempfile::tempdir().unwrap();
    assert!(import(&library, whole.path()).status().unwrap().success());
    let span = begun.elapsed();
    let data = tempfile::tempdir().unwrap();
    for time in 0..TIMES {
        // Each tenth kill begins with nothing; between, what came in is taken up and each work is changed again.
        if time % 10 == 0 {
            std::fs::remove_dir_all(data.path()).unwrap();
            std::fs::create_dir(data.path()).unwrap();
        }
        for slug in WORKS {
            library.voice(slug, slug, &format!("# change {time}\n"));
            library.change(slug, "Eine Probe.", &format!("Probe {time}."));
        }
        let mut running = import(&library, data.path()).spawn().unwrap();
        let moment = span.mul_f64(f64::from(time * 37 % TIMES) / f64::from(TIMES));
        tokio::time::sleep(moment.max(Duration::from_millis(1))).await;
        running.kill().unwrap();
        running.wait().unwrap();
        whole_or_absent(data.path(), time).await;
    }
    assert!(import(&library, data.path()).status().unwrap().success());
    let house = after(data.path()).await;
    assert_eq!(house.rows_of("select count(*) from work").await, 3);
    assert!(house.faults().await.is_empty(), "{:?}", house.faults().await);
}

async fn whole_or_absent(data: &Path, time: u32) {
    let house = after(data).await;
    let works = house.rows_of("select count(*) from work where source_digest is not null").await;
    for (what, sql, each) in [
        ("works", "select count(*) from work", 1),
        ("files", "select count(*) from rendition", 2),
        ("transcripts", "select count(*) from transcript", 1),
        ("people", "select count(*) from appearance", 1),
        ("declarations", "select count(*) from consent_record", 1),
        ("licences", "select count(*) from work_licence", 2),
    ] {
        assert_eq!(house.rows_of(sql).await, works * each, "{what} after kill {time}");
    }
    let faults = house.faults().await;
    assert!(faults.is_empty(), "after kill {time}: {faults:?}");
    house.importer.ledger.database.close().await;
}

/// Writes the folder of a film that takes its time: a second of 1080 lines, so many times over. With a small file
/// beside it when `small`, and without a poster.
fn film(library: &Library, seconds: u32, small: bool) {
    let folder = library.path().join("works/the-long-film");
    std::fs::create_dir_all(&folder).unwrap();
    let second = folder.join("second.mp4");
    let source = "testsrc2=size=1920x1080:rate=25:duration=1";
    ffmpeg(&["-f", "lavfi", "-i", source, "-c:v", "libx264", "-preset", "ultrafast"], &second);
    let times = (seconds - 1).to_string();
    let again =
        ["-stream_loop", &times, "-i", second.to_str().unwrap(), "-c", "copy", "-movflags", "+faststart"];
    ffmpeg(&again, &folder.join("film.mp4"));
    std::fs::remove_file(second).unwrap();
    let mut text =
        "slug = \"the-long-film\"\nkind = \"film\"\nlanguages = [\"zxx\"]\ntitle = { de = \"Lang\" }\n\
                    [[rendition]]\nfile = \"film.mp4\"\n"
            .to_owned();
    if small {
        std::fs::copy(folder.join("film.mp4"), folder.join("small.mp4")).unwrap();
        text.push_str("[[rendition]]\nfile = \"small.mp4\"\nquality = \"small\"\n");
    }
    library.write("works/the-long-film/work.toml", &text);
}

/// Imports the long film and kills the import while ffmpeg is at work for it; then a short one in its place comes in.
async fn killed_at_work(small_is_there: bool) {
    let library = Library::new();
    film(&library, 300, small_is_there);
    let data = tempfile::tempdir().unwrap();
    loop {
        let mut running = import(&library, data.path()).spawn().unwrap();
        let caught = begins_on(data.path(), &mut running).await;
        running.kill().unwrap();
        running.wait().unwrap();
        if caught {
            break;
        }
        // It was over before we looked: from the beginning.
        std::fs::remove_dir_all(data.path()).unwrap();
        std::fs::create_dir(data.path()).unwrap();
    }
    nobody_stays_on(data.path()).await;
    let house = after(data.path()).await;
    assert_eq!(house.rows_of("select count(*) from work").await, 0);
    assert!(house.faults().await.is_empty(), "{:?}", house.faults().await);
    house.importer.ledger.database.close().await;
    film(&library, 1, small_is_there);
    assert!(import(&library, data.path()).status().unwrap().success());
    let house = after(data.path()).await;
    for (sql, count) in [
        ("select count(*) from work", 1),
        ("select count(*) from rendition", 2),
        ("select count(*) from poster where width = 320", 2),
    ] {
        assert_eq!(house.rows_of(sql).await, count, "{sql}");
    }
    assert!(house.faults().await.is_empty(), "{:?}", house.faults().await);
    assert!(!data.path().join("import").exists(), "what was being made is still there");
}

#[tokio::test]
async fn killed_while_a_small_film_is_made_it_leaves_no_child_and_nothing_half() {
    killed_at_work(false).await;
}

#[tokio::test]
async fn killed_while_a_poster_is_made_it_leaves_no_child_and_nothing_half() {
    killed_at_work(true).await;
}
