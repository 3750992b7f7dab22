//! Transcripts of every kind come in: their words, who speaks, who wrote them down, and what was guessed.

use std::path::Path;

use digitales::catalogue::transcript::{Cues, read};
use digitales::intake::accession::Outcome;
use digitales::intake::importing::Report;

use crate::house::House;
use crate::library::Library;
use crate::support::on_each_engine;

const SLUG: &str = "the-paper-pattern";
const FOLDER: &str = "works/the-paper-pattern";

/// A library with a voice whose words are these bytes, in a file of this name.
fn with_words(file: &str, bytes: &[u8]) -> Library {
    let library = Library::new().with_voice(SLUG, "");
    std::fs::write(library.path().join(FOLDER).join(file), bytes).unwrap();
    library.change(SLUG, "voice.de.vtt", file);
    library
}

/// The words that the house keeps.
async fn kept(house: &House) -> (String, String, Option<String>, Option<String>) {
    let mut tx = house.importer.ledger.database.read().await.unwrap();
    let sql = "select vtt, made, checked_by, contents from transcript";
    digitales::row!(&mut tx, (String, String, Option<String>, Option<String>), sql).unwrap().unwrap()
}

fn notes(report: &Report) -> String {
    report.findings.iter().filter(|f| !f.stops).map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn words_come_in_from_every_format_and_encoding_and_a_guess_is_told() {
    let turkish = encoding_rs::WINDOWS_1254
        .encode("[00:00:00] AYŞE: Günaydın, şarkı söylerdik, ağlamıştık.\n")
        .0
        .into_owned();
    let utf16: Vec<u8> =
        "1\n00:00:00,000 --> 00:00:00,400\nGuten Tag\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let ttml = br#"<tt xmlns="http://www.w3.org/ns/ttml" xml:lang="de"><body><div>
        <p begin="0s" end="400ms"><span style="loud">Guten</span> Tag</p></div></body></tt>"#;
    let ohms = b"<ROOT><record><sync>1:|1(1)</sync><index><point><time>0</time><title>Anfang</title></point></index>\
        <transcript>AYLA: Guten Tag</transcript></record></ROOT>";
    for (file, bytes, words, told) in [
        ("voice.ttml", &ttml[..], "00:00:00.000 --> 00:00:00.400\nGuten Tag\n", ""),
        ("voice.srt", &utf16, "00:00:00.000 --> 00:00:00.400\nGuten Tag\n", ""),
        ("voice.xml", ohms, "<v AYLA>Guten Tag\n", "names who speaks (AYLA)"),
        (
            "voice.txt",
            &turkish,
            "<v AYŞE>Günaydın, şarkı söylerdik, ağlamıştık.\n",
            "read as windows-1254 (Turkish)",
        ),
    ] {
        let house = House::new().await;
        let library = with_words(file, bytes);
        if file == "voice.txt" {
            // What is guessed depends on the language that the words are said to be in.
            library.change(SLUG, "language = \"de\"\noriginal = true", "language = \"tr\"");
        }
        let report = house.imports(&library).await;
        assert_eq!(report.works.len(), 1, "{file}: {:?}", report.findings);
        let (vtt, made, checked, contents) = kept(&house).await;
        assert!(vtt.ends_with(words), "{file}: {vtt}");
        assert!(notes(&report).contains(told), "{file}: {}", notes(&report));
        assert_eq!((made.as_str(), checked), ("person", None));
        assert_eq!(contents.is_some_and(|json| json.contains("Anfang")), file == "voice.xml", "{file}");
    }
}

#[tokio::test]
async fn words_of_a_machine_are_told_until_somebody_has_checked_them() {
    on_each_engine(async |engine| {
        let house = House::over(engine.ledger().await, engine.folder.path()).await;
        let library = Library::new().with_voice(SLUG, "");
        library.change(SLUG, "original = true\n", "original = true\nmade = \"machine\"\n");
        let report = house.imports(&library).await;
        assert!(notes(&report).contains("Nobody has read these words of a machine"), "{}", notes(&report));
        assert_eq!(kept(&house).await.1, "machine");
        let checked = "made = \"machine\"\nchecked = { by = \"An editor\", at = \"2026-05-01T10:00:00Z\" }\n";
        library.change(SLUG, "made = \"machine\"\n", checked);
        let report = house.imports(&library).await;
        assert_eq!(report.works[0].1, Outcome::Changed(vec!["transcripts".to_owned()]));
        assert!(!notes(&report).contains("Nobody has read"), "{}", notes(&report));
        let (_, made, by, _) = kept(&house).await;
        assert_eq!((made.as_str(), by.as_deref()), ("machine", Some("An editor")));
        assert_eq!(house.imports(&library).await.works[0].1, Outcome::Unchanged);
        house.importer.ledger.database.close().await;
    })
    .await;
}

#[test]
#[expect(clippy::disallowed_methods, reason = "tests have no configuration")]
fn real_transcripts_are_read_to_their_end_and_what_is_none_is_refused_with_a_line() {
    let Ok(data) = std::env::var("DIGITALES_TEST_DATA") else {
        eprintln!("skipped: DIGITALES_TEST_DATA names no folder");
        return;
    };
    let whole = |file: &str| {
        let found = read(&std::fs::read(Path::new(&data).join(file)).unwrap(), None);
        found.unwrap_or_else(|faults| panic!("{file}: {faults:?}"))
    };
    for (file, cues, first, last) in [
        ("subtitles/sonnet001.ttml", 15, "I", "To eat the world’s due,\nby the grave and thee."),
        ("subtitles/sonnet001.dfxp", 15, "I", "To eat the world’s due,\nby the grave and thee."),
        ("records/ohms_chappelear_vtt.xml", 13, "SCHNEIDER: Okay.", "SCHNEIDER: And what were some"),
        ("records/ohms_plunkett_index_links.xml", 2, "Pre-Interview Remarks", "DuPont and Tetraethyl Lead"),
    ] {
        let read = whole(file).cues.0;
        assert_eq!(read.len(), cues, "{file}");
        assert!(read[0].said().starts_with(first), "{file}: {:?}", read[0]);
        assert!(read[cues - 1].said().starts_with(last), "{file}: {:?}", read[cues - 1]);
    }
    let hanford = whole("records/ohms_hanford.xml");
    assert!(hanford.cues.0[0].said().starts_with("BOHNING: Let me just see"), "{:?}", hanford.cues.0[0]);
    assert!(hanford.cues.0.len() > 300 && hanford.cues.end_ms() > 140 * 60_000, "{}", hanford.cues.end_ms());
    assert_eq!(hanford.index[1].title, "Early Career");
    let isaacs = whole("records/interview_timecodes.txt");
    assert_eq!(isaacs.cues.0[0].start_ms, 5000);
    assert!(isaacs.cues.0[0].said().starts_with("SCHNEIDER: Okay."), "{:?}", isaacs.cues.0[0]);
    for read in [whole("records/ohms_various_gaps.xml"), hanford, isaacs] {
        assert_eq!(Cues::from_vtt(&read.cues.to_vtt()).unwrap(), read.cues);
    }
    for file in [
        "records/ohms_empty.xml",
        "records/tei_spoken_paris.xml",
        "records/pbcore_transcript.xml",
        "records/oai_broken_tags.xml",
        "malformed/sub_invalid.srt",
        "malformed/sub_invalid_timeframe.vtt",
        "malformed/sub_missing_timeframe.vtt",
        "malformed/sub_negative_timestamps.srt",
        "malformed/sub_bad_timestamps.vtt",
        "malformed/text_named_mp3.mp3",
    ] {
        let faults = read(&std::fs::read(Path::new(&data).join(file)).unwrap(), None).unwrap_err();
        assert!(faults.iter().all(|fault| fault.line > 0), "{file}: {faults:?}");
    }
}
