//! A worker that is killed at any moment leaves nothing half; the next one takes its job up again.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::library::{Library, voice_file};
use crate::played::ffmpeg;
use crate::processes::nobody_stays_on;

/// How often a worker is killed, unless `DIGITALES_TEST_KILLS` says otherwise.
const TIMES: u32 = 8;

fn digitales(data: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_digitales"));
    command.env("DIGITALES_DISK_RESERVE", "0");
    command.arg("--data").arg(data).args(arguments).stdout(Stdio::piped()).stderr(Stdio::null());
    command
}

fn well(mut command: Command) -> String {
    let done = command.output().unwrap();
    let told = String::from_utf8_lossy(&done.stdout).into_owned();
    assert!(done.status.success(), "{command:?}: {told}");
    told
}

fn library() -> Library {
    let library = Library::new();
    let brought = "[[rendition]]\nfile = \"voice.m4a\"\n[[rendition]]\nfile = \"voice.small.m4a\"\nquality = \"small\"\n";
    let words = "[[transcript]]\nfile = \"voice.de.vtt\"\nlanguage = \"de\"\noriginal = true\n";
    for slug in ["the-kettle", "the-ladder"] {
        let file = voice_file(slug, "")
            .replace(brought, "[[rendition]]\nfile = \"film.mp4\"\n")
            .replace(words, "")
            .replace("oral_history", "film");
        library.write(&format!("works/{slug}/work.toml"), &file);
        let out = library.path().join("works").join(slug).join("film.mp4");
        let picture = format!("testsrc=s=640x480:r=25:d={}", if slug == "the-kettle" { 4 } else { 5 });
        ffmpeg(&[
            "-f",
            "lavfi",
            "-i",
            &picture,
            "-c:v",
            "libx264",
            "-pix_fmt",
            "yuv420p",
            "-map_metadata",
            "-1",
            out.to_str().unwrap(),
        ]);
    }
    library
}

#[expect(clippy::disallowed_methods, reason = "tests have no configuration")]
fn times() -> u32 {
    std::env::var("DIGITALES_TEST_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(TIMES)
}

#[tokio::test]
async fn killed_at_any_moment_it_leaves_nothing_half_and_the_next_one_does_the_rest() {
    let (library, house) = (library(), tempfile::tempdir().unwrap());
    let data = house.path().join("data");
    well(digitales(&data, &["import", library.path().to_str().unwrap()]));
    let begun = Instant::now();
    well(digitales(&data, &["work", "--until-idle", "--again"]));
    let span = begun.elapsed();
    let whole = files(&data);
    for time in 0..times() {
        let mut running = digitales(&data, &["work", "--until-idle", "--again"]).spawn().unwrap();
        let moment = span.mul_f64(f64::from(time * 37 % times()) / f64::from(times()));
        tokio::time::sleep(moment.max(Duration::from_millis(1))).await;
        running.kill().unwrap();
        running.wait().unwrap();
        nobody_stays_on(&data.join("media").join("encoding")).await;
        assert_eq!(well(digitales(&data, &["verify"])), "Nothing was found.\n", "after kill {time}");
        assert_eq!(files(&data), whole, "after kill {time}");
    }
}

/// How many files rest in the media store.
fn files(data: &Path) -> usize {
    let mut count = 0;
    for folder in std::fs::read_dir(data.join("media")).unwrap() {
        let folder = folder.unwrap();
        if folder.file_name().len() == 2 {
            count += std::fs::read_dir(folder.path()).unwrap().count();
        }
    }
    count
}
