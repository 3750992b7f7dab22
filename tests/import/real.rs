//! Real files, good and broken: each ends in a good import or a clear refusal, in bounded time and memory.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

#[expect(clippy::disallowed_methods, reason = "tests have no configuration")]
fn data(folder: &str) -> Vec<PathBuf> {
    let Ok(data) = std::env::var("DIGITALES_TEST_DATA") else {
        eprintln!("skipped: DIGITALES_TEST_DATA names no folder");
        return Vec::new();
    };
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(Path::new(&data).join(folder)).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    files
}

/// Runs the program with 512 MB of memory for itself (its children have limits of their own); one that hangs is ended
/// and told by its exit code.
fn digitales(data: &Path, arguments: &[&Path]) -> Output {
    let mut command = Command::new("timeout");
    command
        .args(["120", "prlimit", "--data=536870912"])
        .arg(env!("CARGO_BIN_EXE_digitales"))
        .arg("--data")
        .arg(data);
    command.args(arguments).output().unwrap()
}

/// Begins a work with `files` and brings it in; both outputs, the second only when the first went well.
fn brought(house: &Path, work: &Path, files: &[&Path]) -> (Output, Option<Output>) {
    let new: Vec<&Path> = [Path::new("new"), work].into_iter().chain(files.iter().copied()).collect();
    let begun = digitales(house, &new);
    let imported = begun.status.success().then(|| digitales(house, &[Path::new("import"), work]));
    (begun, imported)
}

#[test]
fn every_broken_file_is_refused_with_a_clear_line_or_brought_in() {
    let house = tempfile::tempdir().unwrap();
    for (number, file) in data("malformed").iter().enumerate() {
        let work = house.path().join(format!("work-{number}"));
        let (begun, imported) = brought(&house.path().join("data"), &work, &[file]);
        for output in [Some(&begun), imported.as_ref()].into_iter().flatten() {
            let told = String::from_utf8_lossy(&output.stderr);
            match output.status.code() {
                Some(0) => {}
                Some(3) => assert!(told.lines().any(|l| l.ends_with('.')), "{}: {told}", file.display()),
                other => panic!("{} ended with {other:?}: {told}", file.display()),
            }
            assert!(!told.contains("panicked"), "{}: {told}", file.display());
        }
    }
}

#[test]
fn every_subtitle_file_we_know_is_read_and_every_other_refused() {
    use digitales::catalogue::transcript::read;
    for file in data("subtitles") {
        let known =
            ["vtt", "srt", "ttml", "dfxp"].iter().any(|e| file.extension().is_some_and(|of| of == *e));
        let read = read(&std::fs::read(&file).unwrap(), None);
        assert_eq!(read.is_ok(), known, "{}: {read:?}", file.display());
    }
}

#[test]
fn short_real_films_and_voices_come_in_closed_and_works_says_what_plays() {
    let house = tempfile::tempdir().unwrap();
    for (file, plays) in [
        ("films/his_girl_friday_clip.mp4", true),
        ("films/square_vp9.webm", true),
        ("films/vertical_by_rotation_hevc_editlist.mp4", false),
        ("films/mpeg4_mp3.avi", false),
        ("films/prores_422.mov", false),
        ("speech/sonnet001.ogg", true),
        ("speech/sonnet001.aiff", false),
        ("speech/sonnet001.flac", true),
        ("speech/fr_instructions.gsm", false),
        ("bwf/protools_adm_ebucore.wav", false),
    ] {
        let Some(folder) = data("films").first().map(|f| f.parent().unwrap().parent().unwrap().to_owned())
        else {
            return;
        };
        let name = file.replace(['/', '.', '_'], "-");
        let work = house.path().join(&name);
        let (begun, imported) = brought(&house.path().join("data"), &work, &[&folder.join(file)]);
        let told = String::from_utf8_lossy(&begun.stdout).into_owned();
        assert!(imported.is_some_and(|o| o.status.success()), "{file}: {told}");
        let listed = digitales(&house.path().join("data"), &[Path::new("works"), Path::new(&name)]);
        let listed = String::from_utf8_lossy(&listed.stdout).into_owned();
        assert!(listed.contains("closed: ") && listed.contains("nobody is listed"), "{listed}");
        let full = listed.lines().find(|l| l.trim().starts_with("full")).unwrap();
        assert_eq!(full.contains("a browser plays it"), plays, "{full}");
        assert!(
            listed.lines().any(|l| l.trim().starts_with("small") && l.contains("a browser plays it")),
            "{listed}"
        );
    }
}
