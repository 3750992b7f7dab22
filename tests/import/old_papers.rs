//! Papers of twenty years ago come in with a work's file, as they are: sealed, once, and opening nothing.

use std::fs;
use std::path::Path;

use digitales::intake::accession::Outcome;

use crate::house::House;
use crate::library::Library;
use crate::support::on_each_engine;

const SLUG: &str = "the-paper-pattern";
const SCAN: &[u8] = b"%PDF-1.4 signed by hand in 2004 trailer /Type /Page startxref 0 %%EOF";
const WORDS: &str = "Ich bin einverstanden, dass mein Film im Internet gezeigt wird.";
const CROSSED: &str = "gestrichen: Radio, gez. Ayla Erfunden";

fn paper(id: &str) -> String {
    format!(
        "\n[[old_paper]]\nid = \"{id}\"\nperson = \"ayla\"\n\
         form = {{ name = \"bogen-2004\", language = \"de\", words = \"{WORDS}\" }}\n\
         signed = \"2004-07\"\nadded = \"{CROSSED}\"\nscan = \"papers/one.pdf\"\n\
         seen_by = \"Office\"\nseen_at = 2026-05-01\n"
    )
}

/// A library of one voice whose narrator said nothing since that paper.
fn library() -> Library {
    let library = Library::new().with_voice(SLUG, &paper("p1"));
    let file = library.work_file(SLUG);
    let text = fs::read_to_string(&file).unwrap();
    let (before, after) = (text.find("[[consent]]").unwrap(), text.find("[[licence]]").unwrap());
    fs::write(&file, [&text[..before], &text[after..]].concat()).unwrap();
    scan(&library, SCAN);
    library
}

fn scan(library: &Library, bytes: &[u8]) {
    let folder = library.path().join("works").join(SLUG).join("papers");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("one.pdf"), bytes).unwrap();
}

fn holds(folder: &Path, wanted: &[u8]) -> bool {
    fs::read_dir(folder).unwrap().any(|entry| {
        let path = entry.unwrap().path();
        if path.is_dir() {
            return holds(&path, wanted);
        }
        fs::read(&path).is_ok_and(|bytes| bytes.windows(wanted.len()).any(|w| w == wanted))
    })
}

/// Where each fault is told, with its line.
fn told(report: &digitales::intake::importing::Report) -> Vec<(&str, usize)> {
    report.findings.iter().filter(|f| f.stops).map(|f| (f.field.as_str(), f.line)).collect()
}

const PAPERS: &str = "select count(*) from old_paper";

#[tokio::test]
async fn an_old_paper_comes_in_sealed_and_once_and_opens_nothing() {
    on_each_engine(async |engine| {
        let house = House::over(engine.ledger().await, engine.folder.path()).await;
        let library = library();
        let report = house.looks_at(&library).await;
        assert!(told(&report).is_empty(), "{:?}", report.findings);
        assert_eq!(house.rows_of(PAPERS).await, 0, "a dry run keeps nothing");
        assert!(!engine.folder.path().join("evidence").exists() || fs::read_dir(engine.folder.path().join("evidence")).unwrap().count() == 0);

        let report = house.imports(&library).await;
        assert_eq!(report.works[0].1, Outcome::New, "{:?}", report.findings);
        assert_eq!(house.rows_of(PAPERS).await, 1);
        assert_eq!(house.rows_of("select count(*) from clearance").await, 0, "it opens nothing");
        assert_eq!(house.rows_of("select count(*) from consent_record").await, 0);
        assert_eq!(house.rows_of("select count(*) from evidence_file").await, 1);
        let kept = "select count(*) from old_paper o join notice n on n.id = o.form_id join person p on p.id = o.person_id \
            where o.signed = '2004-07' and o.kept_by = 'import' and p.key = 'ayla' and n.body like 'Ich bin einverstanden%'";
        assert_eq!(house.rows_of(kept).await, 1);
        for secret in [SCAN, CROSSED.as_bytes()] {
            assert!(!holds(engine.folder.path(), secret), "it is sealed");
        }

        assert_eq!(house.imports(&library).await.works[0].1, Outcome::Unchanged);
        library.change(SLUG, "Eine Probe.", "Eine andere Probe.");
        let report = house.imports(&library).await;
        assert_eq!(report.works[0].1, Outcome::Changed(vec!["texts".to_owned()]), "{:?}", report.findings);
        assert_eq!(house.rows_of(PAPERS).await, 1, "not twice");
        // Once the form is kept its words need not be written again.
        library.change(SLUG, &format!(", words = \"{WORDS}\""), "");
        let second = paper("p2").replace(&format!(", words = \"{WORDS}\""), "").replace("\"2004-07\"", "\"2005\"");
        let file = library.work_file(SLUG);
        fs::write(&file, fs::read_to_string(&file).unwrap() + &second).unwrap();
        let report = house.imports(&library).await;
        assert_eq!(report.works[0].1, Outcome::Changed(vec!["old_paper p2".to_owned()]), "{:?}", report.findings);
        assert_eq!((house.rows_of(PAPERS).await, house.rows_of("select count(*) from old_form").await), (2, 1));
        assert!(house.faults().await.is_empty(), "{:?}", house.faults().await);
        house.importer.ledger.database.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_form_is_written_once_in_whichever_folder() {
    let house = House::new().await;
    let library = library();
    library.change(SLUG, &format!(", words = \"{WORDS}\""), "");
    assert_eq!(told(&house.looks_at(&library).await).len(), 1, "nobody wrote what is printed on it");
    // A folder that comes after it writes the words.
    let library =
        library.with_voice("the-second-paper", &paper("p1").replace("scan = \"papers/one.pdf\"\n", ""));
    let report = house.looks_at(&library).await;
    assert!(told(&report).is_empty(), "a dry run takes what the import takes: {:?}", report.findings);
    let report = house.imports(&library).await;
    assert!(told(&report).is_empty(), "{:?}", report.findings);
    assert_eq!(house.rows_of(PAPERS).await, 2);
}

#[tokio::test]
async fn what_was_kept_of_a_paper_is_never_rewritten_neither_its_words_nor_its_scan() {
    let house = House::new().await;
    let library = library();
    house.imports(&library).await;
    for (from, to) in
        [("2004-07", "2004-08"), ("gestrichen: Radio", "gestrichen: Film"), (WORDS, "Ein anderer Text.")]
    {
        library.change(SLUG, from, to);
        let report = house.imports(&library).await;
        let line = fs::read_to_string(library.work_file(SLUG)).unwrap();
        let line = line.lines().position(|line| line == "[[old_paper]]").unwrap() + 1;
        assert_eq!(told(&report), [("old_paper[0]", line)], "{:?}", report.findings);
        library.change(SLUG, to, from);
    }
    scan(&library, b"%PDF-1.4 another paper trailer /Type /Page startxref 0 %%EOF");
    let report = house.imports(&library).await;
    assert!(
        report.findings[0].message.contains("recorded already, with other words"),
        "{:?}",
        report.findings
    );
    scan(&library, SCAN);
    assert!(told(&house.imports(&library).await).is_empty());
    assert_eq!(house.rows_of(PAPERS).await, 1);
}

#[tokio::test]
async fn a_scan_that_nobody_can_read_is_told_at_its_line_and_nothing_of_the_paper_is_kept() {
    on_each_engine(async |engine| {
        let house = House::over(engine.ledger().await, engine.folder.path()).await;
        let library = library();
        for broken in [&SCAN[..SCAN.len() - 5], b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"] {
            scan(&library, broken);
            for report in [house.looks_at(&library).await, house.imports(&library).await] {
                let told = told(&report);
                assert!(
                    matches!(told[..], [("old_paper[0].scan", line)] if line > 30),
                    "{:?}",
                    report.findings
                );
                let message = &report.findings.iter().find(|f| f.stops).unwrap().message;
                assert!(message.contains("damaged and nobody can read it"), "{message}");
            }
            assert_eq!(house.rows_of(PAPERS).await, 0);
            assert_eq!(house.rows_of("select count(*) from evidence_file").await, 0);
        }
        scan(&library, SCAN);
        assert!(told(&house.imports(&library).await).is_empty());
        assert_eq!(house.rows_of(PAPERS).await, 1);
        house.importer.ledger.database.close().await;
    })
    .await;
}

#[tokio::test]
async fn whatever_is_wrong_with_a_paper_is_told_at_its_line_with_what_to_do() {
    let house = House::new().await;
    let library = library();
    let bad = "\n[[old_paper]]\nid = \"p1\"\nperson = \"mehmet\"\nby = \"guardian\"\n\
        form = { name = \"Bogen 2004\", language = \"germanish\", words = \"\" }\nsigned = \"2104\"\n\
        scan = \"papers/none.pdf\"\nseen_by = \"\"\nseen_at = \"1. Mai\"\n\
        [[old_paper]]\nid = \"p3\"\nperson = \"ayla\"\nby = \"relative\"\n\
        form = { name = \"Bogen 2004\", language = \"de\", words = \"Ja.\" }\nseen_by = \"Office\"\nseen_at = 2026-05-01\n\
        [[old_paper]]\nid = \"p4\"\nperson = \"ayla\"\nform = { name = \"bogen\", language = \"de\", words = \" \" }\n\
        seen_by = \"Office\"\nseen_at = 2026-05-01\n";
    let file = library.work_file(SLUG);
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, format!("{text}{bad}")).unwrap();
    let report = house.looks_at(&library).await;
    let told = told(&report);
    for field in [
        "old_paper[1].id",
        "old_paper[1].person",
        "old_paper[1].declarant",
        "old_paper[1].form.language",
        "old_paper[1].signed",
        "old_paper[1].scan",
        "old_paper[1].seen_by",
        "old_paper[1].seen_at",
        "old_paper[2].by",
        "old_paper[2].form.name",
        "old_paper[3].form.words",
    ] {
        assert!(told.iter().any(|(at, line)| *at == field && *line > 30), "{field} in {:?}", report.findings);
    }
    assert!(report.findings.iter().any(|f| !f.stops && f.field == "old_paper[3]"), "without a date: a note");
    assert_eq!(house.rows_of(PAPERS).await, 0);
    // A form that nobody has written down yet.
    fs::write(&file, text.replace(&format!(", words = \"{WORDS}\""), "")).unwrap();
    let report = house.looks_at(&library).await;
    let only = self::told(&report);
    assert!(only.len() == 1 && only[0].0 == "old_paper[0].form.words", "{:?}", report.findings);
}
