//! Editions at the command line: what it says, and with which number it ends.

use std::path::Path;
use std::process::Command;

use crate::library::{Library, closed};

const VOICE: &str = "the-winter";

fn ran(data: &Path, words: &[&str]) -> (Option<i32>, String) {
    let said =
        Command::new(env!("CARGO_BIN_EXE_digitales")).arg("--data").arg(data).args(words).output().unwrap();
    let text = [said.stdout, said.stderr].concat();
    (said.status.code(), String::from_utf8(text).unwrap())
}

#[test]
fn an_edition_is_made_approved_and_checked_from_the_command_line() {
    let library = Library::new().with_voice(VOICE, &closed("r1", "mute", 8.0, 12.0, ""));
    library.work("the-open-one", "oral_history", ("voice.wav", crate::library::voice()), "");
    let house = tempfile::tempdir().unwrap();
    let data = house.path();
    let (code, told) = ran(data, &["import", library.path().to_str().unwrap()]);
    assert_eq!(code, Some(0), "{told}");
    let edition = |words: &str| {
        let words: Vec<&str> = std::iter::once("edition").chain(words.split(' ')).collect();
        ran(data, &words)
    };
    for (words, code, part) in [
        ("list", 0, "No editions beside the originals."),
        ("make --work the-open-one", 3, "No passage of it is closed"),
        ("make --work nobody", 4, "There is no work “nobody”"),
        ("make --work the-winter --name Ute", 3, "a–z, 0–9 and hyphens"),
        ("make --work the-winter --use stealing", 3, "stealing"),
        (
            "make --work the-winter --name without-name",
            0,
            "“without-name” of the-winter is made. It opens nothing yet",
        ),
        ("make --work the-winter", 0, "“without-name” of the-winter was made of the same passages before."),
        ("list --work the-winter", 0, "the-winter “without-name”: made, to be approved"),
        ("list", 0, "part 1, 00:00:08.000 to 00:00:12.000, mute"),
        ("check --work the-winter --name without-name --by Two", 5, "Nobody has approved it yet"),
        ("approve --work the-winter --name cut-9 --by One", 4, "has no edition “cut-9”"),
        (
            "approve --work the-winter --name without-name --by One --removes zoe",
            4,
            "nobody with the key “zoe”",
        ),
        ("approve --work the-winter --name without-name --by One", 0, "approved by One"),
        ("check --work the-winter --name without-name --by One", 5, "does not check it"),
        ("check --work the-winter --name without-name --by Two", 0, "is checked by Two"),
        ("approve --work the-winter --name without-name --by Three", 5, "approved before, by One"),
        (
            "reject --work the-winter --name without-name --by Three --note Still.there",
            0,
            "Its files are gone",
        ),
        ("list", 0, "rejected: Still.there"),
    ] {
        let (ended, told) = edition(words);
        assert!(ended == Some(code) && told.contains(part), "{words}: {ended:?} {told}");
    }
    let (code, told) = ran(data, &["verify"]);
    assert_eq!(code, Some(0), "{told}");
}

#[test]
fn a_passage_beyond_the_end_is_told_before_it_is_recorded() {
    let library = Library::new().with_voice(VOICE, &closed("r1", "mute", 23.0, 24.5, ""));
    let house = tempfile::tempdir().unwrap();
    let (code, told) = ran(house.path(), &["import", library.path().to_str().unwrap()]);
    assert!(code == Some(3) && told.contains("restriction[0].end: Part 1 is 00:00:24.000 long"), "{told}");
    let library = Library::new().with_voice(
        VOICE,
        &closed("r1", "mute", 1.0, 2.0, "box = { left = 0, top = 0, width = 1, height = 1 }"),
    );
    let (code, told) = ran(house.path(), &["import", library.path().to_str().unwrap()]);
    assert!(code == Some(3) && told.contains("op = \"blur\" only"), "{told}");
}
