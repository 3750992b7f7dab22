//! `digitales new`: a folder that says what is missing, and that an editor can help with.

use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::library::{Library, sound};

fn digitales(data: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_digitales"));
    command.arg("--data").arg(data).args(words);
    command
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

/// The file that the first line of a work.toml names for editors.
fn schema_of(folder: &Path) -> String {
    let text = std::fs::read_to_string(folder.join("work.toml")).unwrap();
    let name = text.lines().next().unwrap().strip_prefix("#:schema ").unwrap();
    std::fs::read_to_string(folder.join(name)).unwrap()
}

#[test]
fn a_new_work_names_a_schema_that_is_there_alone_and_in_a_library() {
    let data = tempfile::tempdir().unwrap();
    let library = Library::new();
    let alone = tempfile::tempdir().unwrap();
    for folder in [library.path().join("works/inside"), alone.path().join("outside")] {
        let done = digitales(data.path(), &["new", folder.to_str().unwrap()]).output().unwrap();
        assert!(done.status.success(), "{}", said(&done));
        assert!(schema_of(&folder).contains("https://json-schema.org/draft/2020-12/schema"));
    }
    assert!(library.path().join("work.schema.json").is_file());
    assert!(!library.path().join("works/inside/work.schema.json").exists());
}

#[test]
fn a_new_work_is_kept_and_closed_and_named_in_the_language_that_is_spoken() {
    let (data, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let voice = folder.path().join("voice.m4a");
    std::fs::write(&voice, sound(440)).unwrap();
    let work = folder.path().join("the-sewing-machine");
    let [work, voice] = [work.to_str().unwrap(), voice.to_str().unwrap()];
    let begun = digitales(data.path(), &["new", work, voice]).output().unwrap();
    assert!(begun.status.success(), "{}", said(&begun));
    let path = Path::new(work).join("work.toml");
    let text = std::fs::read_to_string(&path).unwrap();
    let titles = "title = { de = \"Die Maschine\", tr = \"Makine\", ar = \"آلة\" }";
    let text: Vec<&str> =
        text.lines().map(|line| if line.starts_with("title") { titles } else { line }).collect();
    std::fs::write(&path, text.join("\n").replace("languages = [\"de\"]", "languages = [\"tr\"]")).unwrap();
    let came_in = digitales(data.path(), &["import", work]).output().unwrap();
    assert!(came_in.status.success(), "{}", said(&came_in));
    let told = said(&digitales(data.path(), &["works"]).output().unwrap());
    assert!(told.contains("the-sewing-machine  (oral history) Makine"), "{told}");
    assert!(told.contains("closed: ") && told.contains("a browser plays it as it is"), "{told}");
}

#[test]
fn a_new_work_that_cannot_be_begun_leaves_no_files_in_the_way_of_the_next_try() {
    let data = tempfile::tempdir().unwrap();
    let library = Library::new();
    let voice = data.path().join("voice.m4a");
    std::fs::write(&voice, sound(440)).unwrap();
    let schema = library.path().join("work.schema.json");
    std::os::unix::fs::symlink("/no/such/folder/schema.json", &schema).unwrap();
    let work = library.path().join("works/inside");
    let begins = || {
        let words = ["new", work.to_str().unwrap(), voice.to_str().unwrap()];
        digitales(data.path(), &words).output().unwrap()
    };
    assert!(!begins().status.success(), "the schema could not be written");
    assert_eq!(std::fs::read_dir(&work).unwrap().count(), 0, "files without a work.toml");
    std::fs::remove_file(schema).unwrap();
    let begun = begins();
    assert!(begun.status.success(), "{}", said(&begun));
}

#[test]
fn a_command_whose_reader_went_away_ends_quietly() {
    let data = tempfile::tempdir().unwrap();
    let made = Library::new();
    let made = digitales(data.path(), &["import", made.path().to_str().unwrap()]).output().unwrap();
    assert!(made.status.success(), "{}", said(&made));
    for words in [&["works"][..], &["check", "--settings"]] {
        let mut command = digitales(data.path(), words);
        let mut running = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(running.stdout.take());
        let ended = running.wait_with_output().unwrap();
        assert_eq!((ended.status.code(), said(&ended).as_str()), (Some(141), ""), "{words:?}");
    }
}

#[test]
fn what_no_file_tells_is_marked_as_guessed_and_a_second_transcript_waits() {
    let (data, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let library = Library::new();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    std::fs::write(at("voice.m4a"), sound(440)).unwrap();
    for name in ["voice.tr.srt", "voice.tr.sdh.srt", "voice.de.srt", "voice.ass"] {
        std::fs::write(at(name), "1\n00:00:00,000 --> 00:00:00,400\nEvet\n").unwrap();
    }
    let work = library.path().join("works/guessed");
    let files = ["voice.m4a", "voice.tr.srt", "voice.tr.sdh.srt", "voice.de.srt"].map(at);
    let mut begins = digitales(data.path(), &["new", work.to_str().unwrap()]);
    let told = said(&begins.args(&files).output().unwrap());
    assert!(told.contains("GUESSED"), "{told}");
    let text = std::fs::read_to_string(work.join("work.toml")).unwrap();
    assert!(text.contains("languages = [\"tr\"]") && text.contains("# GUESSED: no file tells"), "{text}");
    assert!(text.contains("# file = \"voice.tr.sdh.srt\"") && text.contains("write false"), "{text}");
    let looked = digitales(data.path(), &["import", "--dry-run", work.to_str().unwrap()]).output().unwrap();
    assert!(looked.status.success(), "{}", said(&looked));
    let other = folder.path().join("other");
    let told =
        said(&digitales(data.path(), &["new", other.to_str().unwrap(), &at("voice.ass")]).output().unwrap());
    assert!(told.contains("SubRip") && told.contains("ffmpeg"), "{told}");
}
