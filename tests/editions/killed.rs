//! A making that is killed at any moment leaves no half edition.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use digitales::application::Application;
use digitales::clock::Clock;
use digitales::config::Config;

use crate::library::{Library, closed};
use crate::processes::nobody_stays_on;

const VOICE: &str = "the-winter";
/// How often the making is killed.
const TIMES: u32 = 24;

fn digitales(data: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_digitales"));
    command.arg("--data").arg(data).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

fn make(data: &Path) -> Command {
    let mut command = digitales(data);
    command.args(["edition", "make", "--work", VOICE]);
    command
}

/// The library as the next start finds it.
async fn opened(data: &Path) -> Application {
    let config = Config::read(data, std::collections::BTreeMap::new(), std::iter::empty()).unwrap();
    Application::open(config, Clock::System).await.unwrap()
}

async fn count(application: &Application, sql: &'static str) -> i64 {
    let mut tx = application.database.read().await.unwrap();
    digitales::row!(&mut tx, (i64,), sql).unwrap().unwrap().0
}

#[tokio::test]
async fn killed_at_any_moment_a_making_leaves_a_whole_edition_or_none() {
    let library = Library::new().with_voice(VOICE, &closed("r1", "mute", 8.0, 12.0, ""));
    let pristine = tempfile::tempdir().unwrap();
    assert!(digitales(pristine.path()).arg("import").arg(library.path()).status().unwrap().success());
    let data = tempfile::tempdir().unwrap();
    let mut span = Duration::from_secs(3);
    for time in 0..TIMES {
        let house = data.path().join(time.to_string());
        let copied = Command::new("cp").arg("-r").arg(pristine.path()).arg(&house).status().unwrap();
        assert!(copied.success());
        let begun = Instant::now();
        let mut running = make(&house).spawn().unwrap();
        if time == 0 {
            assert!(running.wait().unwrap().success());
            span = begun.elapsed();
        } else {
            tokio::time::sleep(span.mul_f64(f64::from(time) / f64::from(TIMES))).await;
            running.kill().unwrap();
            running.wait().unwrap();
        }
        nobody_stays_on(&house).await;
        let application = opened(&house).await;
        let editions = count(&application, "select count(*) from edition where kind = 'cut'").await;
        for (what, sql, each) in [
            ("edits", "select count(*) from edition_edit", 1),
            (
                "files",
                "select count(*) from rendition r join edition e on e.id = r.edition_id where e.kind = 'cut'",
                2,
            ),
            (
                "words",
                "select count(*) from transcript t join edition e on e.id = t.edition_id where e.kind = 'cut'",
                1,
            ),
            ("results", "select count(*) from edition_making where edition_id is not null", 1),
        ] {
            assert_eq!(count(&application, sql).await, editions * each, "{what} after kill {time}");
        }
        let kept = application.media.list().await.unwrap().len();
        assert_eq!(i64::try_from(kept).unwrap(), 2 + editions * 2, "bytes after kill {time}");
        assert!(!application.media.bench().exists(), "something is left on the bench after kill {time}");
        application.database.close().await;
        if time % 8 == 7 {
            assert!(make(&house).status().unwrap().success(), "it can be made after kill {time}");
            let application = opened(&house).await;
            assert_eq!(count(&application, "select count(*) from edition where kind = 'cut'").await, 1);
            let open = "select count(*) from edition_making where ended_at is null";
            assert_eq!(count(&application, open).await, 0, "no making is open");
            application.database.close().await;
        }
        std::fs::remove_dir_all(&house).unwrap();
    }
}
