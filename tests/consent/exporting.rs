//! Consent records and receipts as JSON-LD: what stands in them, and that they have the shapes.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use digitales::consent::fact::*;
use digitales::consent::record::*;
use serde_json::{Value, json};

use crate::house::*;
use crate::line::{answer, digitales, refusal};
use crate::story::instant;
use crate::support::{Engine, on_each_engine};

/// The Python that has pyshacl; none says so.
fn python() -> Option<PathBuf> {
    let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/shacl/bin/python");
    let found = [ours, PathBuf::from("python3")].into_iter().find(|python| {
        let asked = Command::new(python).args(["-c", "import pyshacl"]).stderr(Stdio::null()).status();
        asked.is_ok_and(|status| status.success())
    });
    if found.is_none() {
        eprintln!("skipped: pyshacl is not here; scripts/setup test brings it");
    }
    found
}

/// Whether each document has the shapes, how many records are in it, and what is wrong.
fn shaped(python: &Path, documents: &[Value]) -> Vec<(bool, u64, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut child = Command::new(python)
        .arg(root.join("tests/consent/shapes.py"))
        .arg(root.join("docs/shapes/consent.ttl"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let text = serde_json::to_string(documents).unwrap();
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let told: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
    told.iter()
        .map(|t| {
            let text = t["text"].as_str().unwrap().to_owned();
            (t["conforms"].as_bool().unwrap(), t["records"].as_u64().unwrap(), text)
        })
        .collect()
}

/// A film of a child of fifteen: it and one parent agree on one day in January, it agrees again with fewer uses in
/// March, and takes radio back in April.
async fn of_a_child(engine: &Engine) -> House {
    let house = House::open(engine).await;
    let mut deed = house.deed().await;
    let age = Age::Born(Birthdays::of("2011-01-01".parse().unwrap()).unwrap());
    let (child, _) = deed.person(&PersonFact { age, ..fact("child") }).await.unwrap();
    let (parent, _) = deed.person(&fact("parent")).await.unwrap();
    let office = Interval { from: instant("2011-01-01"), until: instant("2029-01-01") };
    let kind = "parent_sole";
    let office = GuardianshipFact { child, guardian: parent, kind, office, evidence: seen() };
    deed.guardianship(&office).await.unwrap();
    deed.commit().await.unwrap();
    let work = house.work("a-film", &[child]).await;
    let mut deed = house.deed().await;
    let notice = deed.notice(&notice()).await.unwrap();
    let own = declaration(child, notice, "own 1");
    deed.declare_next(work, &own).await.unwrap();
    let voice = Voice { capacity: Capacity::Guardian, by: parent };
    deed.declare_next(work, &DeclarationFact { voice, source_id: "parent 1".to_owned(), ..own.clone() })
        .await
        .unwrap();
    let mut again = DeclarationFact { source_id: "own 2".to_owned(), given: instant("2026-03-01"), ..own };
    again.word = Word::Renewed;
    again.scopes[0].uses = [Use::PublicStream, Use::BroadcastDownload].into();
    deed.declare_next(work, &again).await.unwrap();
    let taken = withdrawal(child, Some(work), instant("2026-04-01"));
    deed.withdraw(&WithdrawalFact { uses: Some([Use::BroadcastDownload].into()), ..taken }).await.unwrap();
    deed.commit().await.unwrap();
    house
}

const EXPORT: [&str; 6] = ["consent", "export", "--work", "a-film", "--person", "child"];

#[tokio::test]
async fn each_yes_given_again_is_a_record_that_replaces_the_one_before_and_a_no_is_an_event_in_it() {
    on_each_engine(async |engine| {
        let house = of_a_child(&engine).await;
        let (export, code) = answer(&digitales(&engine, &EXPORT, ""));
        assert_eq!(code, 0);
        let graph = export["@graph"].as_array().unwrap();
        let (receipt, first, second) = (&graph[0], &graph[1], &graph[2]);
        assert_eq!(graph.len(), 3);
        assert_eq!(receipt["dct:hasPart"], json!([{ "@id": first["@id"] }, { "@id": second["@id"] }]));
        assert_eq!(first["dct:replaces"], Value::Null);
        assert_eq!(second["dct:replaces"]["@id"], first["@id"]);
        assert_eq!(first["dpv:hasProcess"].as_array().unwrap().len(), 8);
        assert_eq!(second["dpv:hasProcess"].as_array().unwrap().len(), 2, "both agree to these");
        assert_eq!(first["dpv:hasConsentStatus"][0]["dpv:isIndicatedBy"].as_array().unwrap().len(), 2);
        let states: Vec<&Value> =
            second["dpv:hasConsentStatus"].as_array().unwrap().iter().map(|event| &event["@type"]).collect();
        assert_eq!(states[0][0], "dpv:RenewedConsentGiven");
        assert_eq!(states[1], "dpv:ConsentWithdrawn");
        assert_eq!(second["dpv:hasConsentStatus"][1]["dig:use"], json!([{ "@id": "dig:BroadcastDownload" }]));
        let hash = first["dig:auditLog"]["dig:leafHash"].as_str().unwrap();
        let mut tx = house.database.read().await.unwrap();
        let entries = digitales::consent::ledger::entries(&mut tx, 0, 100).await.unwrap();
        assert!(entries.iter().any(|salted| salted.entry.hash.to_string() == hash));
        let text = export.to_string();
        for key in ["\"child\"", "\"parent\"", "officer"] {
            assert!(!text.contains(key), "{key} stands in it");
        }
        let nobody = ["consent", "export", "--work", "a-film", "--person", "parent"];
        assert_eq!(refusal(&digitales(&engine, &nobody, "")).1, 4);
    })
    .await;
}

#[tokio::test]
async fn a_childs_record_has_the_shapes_and_each_broken_one_is_refused() {
    let Some(python) = python() else { return };
    on_each_engine(async |engine| {
        let _house = of_a_child(&engine).await;
        let (export, _) = answer(&digitales(&engine, &EXPORT, ""));
        let mut documents = vec![export.clone()];
        let broken = broken(&export);
        documents.extend(broken.iter().map(|(_, document)| document.clone()));
        let told = shaped(&python, &documents);
        assert!(told[0].0, "{}", told[0].2);
        assert_eq!(told[0].1, 2);
        let passed: Vec<&str> = broken
            .iter()
            .zip(&told[1..])
            .filter(|(_, (conforms, ..))| *conforms)
            .map(|((name, _), _)| *name)
            .collect();
        assert!(passed.is_empty(), "these are broken and pass: {passed:?}");
        assert_eq!(broken.len(), 19);
    })
    .await;
}

/// The export's first record by itself, with something wrong in it.
fn broken(export: &Value) -> Vec<(&'static str, Value)> {
    let but = |change: &dyn Fn(&mut Value)| {
        let mut record = export["@graph"][1].clone();
        change(&mut record);
        json!({ "@context": export["@context"], "@graph": [record] })
    };
    let without = |at: &str, field: &str| {
        but(&|record| {
            record.pointer_mut(at).unwrap().as_object_mut().unwrap().remove(field).unwrap();
        })
    };
    let having = |at: &str, field: &str, value: Value| {
        but(&|record| record.pointer_mut(at).unwrap()[field] = value.clone())
    };
    let term = |text: &str| json!({ "@id": text });
    let child = term(export["@graph"][1]["dpv:hasDataSubject"]["@id"].as_str().unwrap());
    let (process, event) = ("/dpv:hasProcess/0", "/dpv:hasConsentStatus/0");
    let time = |text: &str| json!({ "@type": "xsd:dateTime", "@value": text });
    let given_again = but(&|record| {
        let events = record["dpv:hasConsentStatus"].as_array_mut().unwrap();
        let mut again = events[0].clone();
        again["@id"] = json!("urn:x#again");
        again["dpv:isIndicatedAtTime"] = time("2026-05-01T00:00:00Z");
        events.push(json!({ "@id": "urn:x#back", "@type": "dpv:ConsentWithdrawn",
            "dpv:isIndicatedAtTime": time("2026-04-01T00:00:00Z"), "dpv:isIndicatedBy": term("urn:x#who") }));
        events.push(again);
    });
    vec![
        ("no notice", without("", "dpv:hasNotice")),
        ("notice without hash of the text", without("/dpv:hasNotice/0", "dig:sha256")),
        ("no withdrawal method", without("", "dpv:hasConsentControl")),
        ("name in the record", having("/dpv:hasDataSubject", "dpv:hasName", json!("Somebody"))),
        ("e-mail in the record", having("/dpv:hasDataSubject", "schema:email", json!("a@b.example"))),
        ("endless consent", without(process, "dig:validUntil")),
        ("end before start", having(process, "dig:validUntil", time("2001-01-01T00:00:00Z"))),
        ("local time instead of UTC", having(process, "dig:validUntil", time("2040-12-31T23:00:00+01:00"))),
        ("two purposes bundled", having(process, "dpv:hasPurpose", json!([term("dig:A"), term("dig:B")]))),
        ("unknown use", having(process, "dig:use", term("dig:Advertising"))),
        ("no explicit Art. 9 basis", having(process, "dpv:hasLegalBasis", term("eu-gdpr:A6-1-a"))),
        (
            "child without guardian",
            but(&|record| {
                let event = record.pointer_mut(event).unwrap();
                event["dpv:isIndicatedBy"] = child.clone();
            }),
        ),
        ("no evidence", without(event, "dig:evidence")),
        ("evidence not sealed", having(&format!("{event}/dig:evidence/0"), "dig:sealed", json!(false))),
        (
            "two states in one event",
            having(event, "@type", json!(["dpv:ConsentGiven", "dpv:ConsentRefused"])),
        ),
        ("a state outside DPV 2.3", having(event, "@type", json!("dpv:ConsentTerminated"))),
        ("consent given again inside the same record", given_again),
        (
            "ODRL conflict strategy left at its default",
            without(&format!("{process}/dpv:hasRule"), "odrl:conflict"),
        ),
        (
            "wrong schema IRI",
            having("", "dct:conformsTo", term("https://w3id.org/dpv/schema/dpv-27560#other")),
        ),
    ]
}

#[tokio::test]
async fn every_export_of_the_demonstration_library_has_the_shapes() {
    let Some(python) = python() else { return };
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", folder.path().join("digitales.db").display());
    let engine = Engine { url, folder };
    let media = Path::new(env!("CARGO_MANIFEST_DIR")).join("media");
    let imported = digitales(&engine, &["import", media.to_str().unwrap()], "");
    assert!(imported.status.success(), "{}", String::from_utf8_lossy(&imported.stderr));
    let database = engine.open().await;
    let mut tx = database.read().await.unwrap();
    let said = digitales::rows!(
        &mut tx,
        (String, String),
        "select distinct w.slug, p.key from consent_record c join work w on w.id = c.work_id \
         join person p on p.id = c.subject_id where c.state in ('given', 'renewed') order by w.slug, p.key"
    )
    .unwrap();
    drop(tx);
    let documents: Vec<Value> = said
        .iter()
        .map(|(slug, key)| {
            let export = ["consent", "export", "--work", slug, "--person", key];
            answer(&digitales(&engine, &export, "")).0
        })
        .collect();
    assert!(documents.len() >= 14, "everybody in it agreed to something");
    for ((slug, key), (conforms, records, text)) in said.iter().zip(shaped(&python, &documents)) {
        assert!(conforms && records > 0, "{slug}, {key}: {text}");
    }
    let ids: BTreeSet<String> =
        documents.iter().map(|document| document["@graph"][1]["@id"].to_string()).collect();
    assert_eq!(ids.len(), documents.len(), "each record has an id of its own");
}

/// The states of the events of a part of an export.
fn states(part: &Value) -> Vec<String> {
    let events = part["dpv:hasConsentStatus"].as_array().into_iter().flatten();
    events.map(|event| event["@type"].as_str().or(event["@type"][0].as_str()).unwrap().to_owned()).collect()
}

/// The page to print, in German, beside the file.
fn printed(engine: &Engine) -> String {
    let asked = [&EXPORT[..], &["--format", "html", "--language", "de"]].concat();
    String::from_utf8(digitales(engine, &asked, "").stdout).unwrap()
}

/// Whether the export has the shapes, where they can be looked at.
fn has_the_shapes(export: &Value) {
    let Some(python) = python() else { return };
    let (conforms, _, told) = shaped(&python, std::slice::from_ref(export)).remove(0);
    assert!(conforms, "{told}");
}

#[tokio::test]
async fn two_yeses_that_do_not_meet_are_no_consent_that_anybody_gave() {
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        let mut deed = house.deed().await;
        let age = Age::Born(Birthdays::of("2020-01-01".parse().unwrap()).unwrap());
        let (child, _) = deed.person(&PersonFact { age, ..fact("child") }).await.unwrap();
        deed.commit().await.unwrap();
        let work = house.work("a-film", &[child]).await;
        for (key, use_) in [("mother", Use::PublicStream), ("father", Use::BroadcastDownload)] {
            let mut deed = house.deed().await;
            let (guardian, _) = deed.person(&fact(key)).await.unwrap();
            let office = Interval { from: instant("2020-01-01"), until: instant("2038-01-01") };
            let kind = "parent_joint";
            let office = GuardianshipFact { child, guardian, kind, office, evidence: seen() };
            deed.guardianship(&office).await.unwrap();
            let notice = deed.notice(&notice()).await.unwrap();
            let voice = Voice { capacity: Capacity::Guardian, by: guardian };
            let mut yes = DeclarationFact { voice, ..declaration(child, notice, key) };
            yes.scopes[0].uses = [use_].into();
            deed.declare_next(work, &yes).await.unwrap();
            deed.commit().await.unwrap();
        }
        let (export, code) = answer(&digitales(&engine, &EXPORT, ""));
        assert_eq!((code, states(&export["@graph"][1])), (0, vec!["dpv:ConsentRequested".to_owned()]));
        let event = &export["@graph"][1]["dpv:hasConsentStatus"][0];
        assert_eq!(event["dpv:hasDuration"], Value::Null, "what nobody gave has no end");
        has_the_shapes(&export);
        let page = printed(&engine);
        assert!(page.contains("Es ist nichts vereinbart.") && !page.contains("<table>"), "{page}");
    })
    .await;
}

#[tokio::test]
async fn a_no_before_the_first_yes_stands_in_everything_that_was_said() {
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        let person = house.person("child").await;
        let work = house.work("a-film", &[person]).await;
        let mut deed = house.deed().await;
        let notice = deed.notice(&notice()).await.unwrap();
        let mut no = declaration(person, notice, "no");
        (no.word, no.scopes, no.evidence) = (Word::Refused, vec![], vec![]);
        deed.declare_next(work, &no).await.unwrap();
        deed.commit().await.unwrap();
        let (export, code) = answer(&digitales(&engine, &EXPORT, ""));
        assert_eq!((code, states(&export["@graph"][0])), (0, vec!["dpv:ConsentRefused".to_owned()]));
        assert!(printed(&engine).contains("Nein gesagt am Freitag, 2. Januar 2026"));
        let mut deed = house.deed().await;
        let given = instant("2026-02-01");
        deed.declare_next(work, &DeclarationFact { given, ..declaration(person, notice, "yes") })
            .await
            .unwrap();
        deed.commit().await.unwrap();
        let (export, _) = answer(&digitales(&engine, &EXPORT, ""));
        assert_eq!(states(&export["@graph"][0]), ["dpv:ConsentRefused"]);
        assert_eq!(states(&export["@graph"][1]), ["dpv:ConsentGiven"]);
        has_the_shapes(&export);
        let page = printed(&engine);
        assert!(page.contains("Nein gesagt am") && page.contains("Ja, am"), "{page}");
    })
    .await;
}

/// Every text under a name, wherever it stands.
fn all<'a>(value: &'a Value, name: &str, found: &mut BTreeSet<&'a str>) {
    match value {
        Value::Object(fields) => {
            for (field, inner) in fields {
                if field == name {
                    found.extend(inner.as_str());
                }
                all(inner, name, found);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| all(item, name, found)),
        _ => {}
    }
}

#[tokio::test]
async fn the_page_to_print_says_the_same_as_the_file_and_names_nobody() {
    on_each_engine(async |engine| {
        let _house = of_a_child(&engine).await;
        let (export, _) = answer(&digitales(&engine, &EXPORT, ""));
        for (language, direction, said) in [
            ("de", "ltr", ["Was vereinbart ist", "Zurückgenommen ab Mittwoch, 1. April 2026"]),
            ("ar", "rtl", ["ما اتُّفق عليه", "مارس"]),
            ("bs", "ltr", ["Šta je dogovoreno", "mart"]),
        ] {
            let asked = [&EXPORT[..], &["--format", "html", "--language", language]].concat();
            let done = digitales(&engine, &asked, "");
            assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
            let page = String::from_utf8(done.stdout).unwrap();
            assert!(page.contains(&format!("<html lang=\"{language}\" dir=\"{direction}\">")), "{page}");
            for words in said {
                assert!(page.contains(words), "“{words}” in {page}");
            }
            let bare = page.replace("<span>", "").replace("</span><wbr>", "");
            let mut digests = BTreeSet::new();
            all(&export, "dig:sha256", &mut digests);
            all(&export, "dig:leafHash", &mut digests);
            assert!(digests.len() > 4, "{digests:?}");
            for digest in digests {
                assert!(bare.contains(digest), "{digest} stands in the file and not in {bare}");
            }
            for name in ["child", "parent", "http-equiv", "<script", "src="] {
                assert!(!page.split("</style>").nth(1).unwrap().contains(name), "{name} in {page}");
            }
        }
    })
    .await;
}
