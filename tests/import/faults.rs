//! Everything that is wrong is told in one run: file, line, field, and what to do.

use crate::house::House;
use crate::library::{Library, voice_file};

/// A file with one fault in each of many fields; the field that each must be told at.
const FAULTY: &str = r#"slug = "Aylas Film"
kind = "movie"
langauges = ["de"]
languages = ["germanish"]
year = 2024
recorded = "2024-13"
licence_uri = "CC BY"
embed_hosts = ["school.example:8443", "https://school.example", "data:"]
themes = ["nothing"]
title = { de = "" }
[[rendition]]
file = "../secret.mp4"
[[rendition]]
file = "/etc/passwd"
quality = "huge"
[[transcript]]
file = "missing.vtt"
[[participant]]
person = "nobody"
role = "narrator"
credits = ["Narrator"]
recognisable_by = []
[[consent]]
id = "c1"
person = "ayla"
state = "given"
explicit = true
notice = { series = "radio", version = 7, language = "de" }
method = "paper_signed"
explained_in = "de"
given_at = "2090-01-01"
recorded_by = "x"
[[consent.scope]]
uses = ["catalogue", "advertising"]
places = ["Berlin"]
from = "2024-12-01"
until = "2024-01-01"
[[licence]]
id = "l1"
"#;

#[tokio::test]
async fn all_that_is_wrong_is_told_in_one_run_with_file_line_and_field() {
    let house = House::new().await;
    let library = Library::new();
    library.write("works/faulty/work.toml", FAULTY);
    library.write("works/broken/work.toml", "slug = \"a\"\nkind = \n");
    let report = house.looks_at(&library).await;
    let told = |field: &str| {
        report.findings.iter().any(|f| f.file == "works/faulty/work.toml" && f.field == field && f.line > 0)
    };
    for field in [
        "slug",
        "kind",
        "langauges",
        "languages[0]",
        "year",
        "recorded",
        "licence_uri",
        "embed_hosts[2]",
        "themes[0]",
        "title.de",
        "rendition[0].file",
        "rendition[1].file",
        "rendition[1].quality",
        "transcript[0].file",
        "transcript[0].language",
        "participant[0].person",
        "participant[0].credits[0]",
        "participant[0].recognisable_by",
        "consent[0].notice",
        "consent[0].given_at",
        "consent[0].scope[0].uses[1]",
        "consent[0].scope[0].places[0]",
        "consent[0].scope[0].until",
        "licence[0].uses",
        "licence[0].holder",
    ] {
        assert!(told(field), "{field} is told in\n{}", lines(&report.findings));
    }
    assert!(!told("embed_hosts[0]") && !told("embed_hosts[1]"), "a host may have a port or a scheme");
    let year = report.findings.iter().find(|f| f.field == "year").unwrap();
    assert_eq!((year.line, year.message.as_str()), (5, "Write it in quotes: \"2024\"."));
    let meant = report.findings.iter().find(|f| f.field == "langauges").unwrap();
    assert!(meant.message.contains("languages"), "{meant}");
    assert!(report.findings.iter().any(|f| f.file == "works/broken/work.toml" && f.line == 2 && f.stops));
}

#[tokio::test]
async fn a_dry_run_writes_nothing() {
    let house = House::new().await;
    let report = house.looks_at(&Library::new().with_voice("the-paper-pattern", "")).await;
    assert!(!report.is_faulty(), "{}", lines(&report.findings));
    assert_eq!(
        house.rows_of("select count(*) from work").await + house.rows_of("select count(*) from person").await,
        0
    );
    assert!(house.importer.media.list().await.unwrap().is_empty());
}

#[tokio::test]
async fn one_faulty_work_does_not_keep_the_others_out() {
    let house = House::new().await;
    let library = Library::new().with_voice("the-paper-pattern", "");
    library.write("works/faulty/work.toml", FAULTY);
    let report = house.imports(&library).await;
    assert!(report.is_faulty());
    assert_eq!(house.rows_of("select count(*) from work").await, 1);
    assert!(house.faults().await.is_empty());
}

#[tokio::test]
async fn an_address_or_a_file_that_holds_a_name_is_refused() {
    let house = House::new().await;
    for slug in ["aylas-paper", "paper-of-ayla", "k-ayla"] {
        let library = Library::new();
        library.voice("a", slug, "");
        let report = house.looks_at(&library).await;
        assert!(report.findings.iter().any(|f| f.stops && f.field == "slug"), "{slug} holds a name");
    }
    let library = Library::new().with_voice("the-paper-pattern", "");
    std::fs::rename(
        library.path().join("works/the-paper-pattern/voice.m4a"),
        library.path().join("works/the-paper-pattern/ayla.m4a"),
    )
    .unwrap();
    library.change("the-paper-pattern", "\"voice.m4a\"", "\"ayla.m4a\"");
    assert!(
        house.looks_at(&library).await.findings.iter().any(|f| f.stops && f.field == "rendition[0].file")
    );
}

#[tokio::test]
async fn faults_in_a_transcript_are_told_with_its_own_lines() {
    let house = House::new().await;
    let library = Library::new().with_voice("the-paper-pattern", "");
    library.write("works/the-paper-pattern/voice.de.vtt", "WEBVTT\n\n00:02.000 --> 00:01.000\nHallo\n");
    let report = house.looks_at(&library).await;
    let fault = report.findings.iter().find(|f| f.stops).unwrap();
    assert_eq!((fault.file.as_str(), fault.line), ("works/the-paper-pattern/voice.de.vtt", 3));
}

#[tokio::test]
async fn two_folders_with_one_address_are_both_refused() {
    let house = House::new().await;
    let library = Library::new().with_voice("the-paper-pattern", "");
    library.write("works/second/work.toml", &voice_file("the-paper-pattern", ""));
    assert_eq!(
        house.looks_at(&library).await.findings.iter().filter(|f| f.stops && f.field == "slug").count(),
        2
    );
}

fn lines(findings: &[digitales::intake::finding::Finding]) -> String {
    findings.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn an_import_tells_what_is_missing_and_what_is_broken_inside_files_in_one_go() {
    let house = House::new().await;
    let library = Library::new().with_voice("the-blue-door", "");
    library.change("the-blue-door", "slug = \"the-blue-door\"", "slug = \"The Blue Door\"");
    library.change("the-blue-door", "explained_in = \"de\"\n", "");
    library.change("the-blue-door", "notice = { series = \"radio\", version = 1, language = \"de\" }\n", "");
    library.write("works/the-blue-door/voice.m4a", "no sound at all");
    library.write("works/the-blue-door/voice.de.vtt", "WEBVTT\n\n00:01 --> never\nGuten Tag\n");
    let report = house.imports(&library).await;
    let told: Vec<&str> = report.findings.iter().filter(|f| f.stops).map(|f| f.field.as_str()).collect();
    for field in ["slug", "consent[0].explained_in", "consent[0].notice", "rendition[0].file"] {
        assert_eq!(told.iter().filter(|at| **at == field).count(), 1, "{field} among {told:?}");
    }
    assert!(
        report.findings.iter().any(|f| f.file.ends_with("voice.de.vtt") && f.stops),
        "{:?}",
        report.findings
    );
    assert_eq!(house.rows_of("select count(*) from work").await, 0);
}

#[tokio::test]
async fn what_a_maker_wrote_into_a_file_is_told_by_name_and_stops_a_work_that_would_open() {
    let house = House::new().await;
    let library = Library::new().with_voice("the-paper-pattern", "").with_voice("the-closed-one", "");
    let closed = std::fs::read_to_string(library.work_file("the-closed-one")).unwrap();
    let unasked = closed.replace(crate::library::CONSENT, "");
    std::fs::write(library.work_file("the-closed-one"), unasked).unwrap();
    for work in ["the-paper-pattern", "the-closed-one"] {
        let file = library.path().join("works").join(work).join("voice.m4a");
        let tags = ["-metadata", "artist=Legal Name", "-metadata", "location=+52.5+013.4/"];
        let from = file.with_extension("old.m4a");
        std::fs::rename(&file, &from).unwrap();
        let copied = [&["-i", from.to_str().unwrap(), "-c", "copy"], &tags[..]].concat();
        crate::library::ffmpeg(&copied, &file);
    }
    let report = house.imports(&library).await;
    let told = lines(&report.findings);
    assert!(told.contains("artist, location") && !told.contains("Legal Name"), "{told}");
    let stopped: Vec<_> = report.findings.iter().filter(|f| f.stops).map(|f| f.file.as_str()).collect();
    assert_eq!(stopped, ["works/the-paper-pattern/work.toml"], "{told}");
    assert_eq!(house.rows_of("select count(*) from work").await, 1);
    let file = library.path().join("works/the-paper-pattern/voice.m4a");
    let tagged = file.with_extension("tagged.m4a");
    std::fs::rename(&file, &tagged).unwrap();
    let mended = ["-i", tagged.to_str().unwrap(), "-map", "0:V?", "-map", "0:a", "-map_metadata", "-1"];
    crate::library::ffmpeg(&[&mended[..], &["-map_chapters", "-1", "-c", "copy"]].concat(), &file);
    assert!(!house.imports(&library).await.is_faulty(), "what the sentence says mends it");
}

#[tokio::test]
async fn words_are_held_against_their_own_recording_only() {
    let house = House::new().await;
    let library = Library::new().with_voice("the-blue-door", "");
    let words = "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\nDie Tür war blau.\n";
    library.write("works/the-blue-door/voice.de.vtt", words);
    let runs_past = async || {
        let report = house.looks_at(&library).await;
        report.findings.iter().any(|f| f.message.starts_with("Its words run to 00:00:04"))
    };
    assert!(runs_past().await, "the recording lasts half a second");
    // The recording of the words cannot be opened; another part can, and is as short.
    let small = "file = \"voice.small.m4a\"\nquality = \"small\"\n";
    library.change("the-blue-door", small, "file = \"voice.small.m4a\"\npart = 2\n");
    library.write("works/the-blue-door/voice.m4a", "this is no sound");
    assert!(!runs_past().await, "the words were held against the other part");
}
