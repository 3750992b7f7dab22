//! The whole decision on a file: the worked cases as JSON through the command, and snapshots that say what the library says.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use digitales::clock::Timestamp;
use digitales::consent::decision::{Agreement, Audience};
use digitales::consent::explanation::{Case, Explanation, Partner, Question, Role, explain};
use digitales::consent::ledger;
use digitales::consent::record::*;
use digitales::consent::snapshot;
use digitales::error::Kind;
use serde_json::{Value, json};

use crate::chance::Dice;
use crate::house::House;
use crate::ledger::something_happens;
use crate::story::{CAST, Story, edition, instant, person, place, rightful, story};
use crate::support::on_each_engine;
use crate::worked_cases;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/consent/cases")
}

#[expect(clippy::disallowed_methods, reason = "tests have no configuration")]
fn blesses() -> bool {
    std::env::var("DIGITALES_TEST_BLESS").is_ok()
}

/// The case of a story, whose rightful asker is called Partner and has an agreement about everything.
fn case(record: Record, use_: Use) -> Case {
    let long = Interval { from: instant("2000-01-01"), until: instant("2090-01-01") };
    let agreements = vec![Agreement { uses: Use::ALL.into(), during: long }];
    let organisations = match rightful(use_) {
        Audience::Organisation { kind, .. } => {
            let place = "DE".parse().unwrap();
            vec![Partner { name: "Partner".to_owned(), kind, place, agreements }]
        }
        _ => Vec::new(),
    };
    Case {
        work: "the-work".to_owned(),
        record,
        people: CAST.into_iter().map(|name| (person(name), name.to_owned())).collect(),
        editions: ["original", "R7", "R8", "R9"].map(|name| (edition(name), name.to_owned())).into(),
        organisations,
        engagements: vec![long],
    }
}

fn role(use_: Use) -> Role {
    match rightful(use_) {
        Audience::Public => Role::Public,
        Audience::Staff { .. } => Role::Staff,
        Audience::Organisation { kind: OrganisationKind::School, .. } => Role::School,
        Audience::Organisation { kind: OrganisationKind::RadioPartner, .. } => Role::RadioPartner,
        Audience::Organisation { .. } => Role::ScreenOperator,
    }
}

/// The case's file holds its story, its question and its answer.
pub fn is_on_file((sentence, story, use_, at_place, at, answer): &worked_cases::Case) {
    let Story(record) = story.clone();
    let number = sentence.split(' ').next().unwrap();
    let file = json!({
        "case": sentence,
        "ask": { "use": use_, "as": role(*use_), "place": place(at_place).map(|p| p.to_string()), "at": at },
        "answer": answer,
        "snapshot": snapshot::write(&case(record, *use_)),
    });
    let text = serde_json::to_string_pretty(&file).unwrap() + "\n";
    let path = folder().join(format!("{number:0>2}.json"));
    if blesses() {
        std::fs::write(&path, &text).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == text, "{} tells another story; set DIGITALES_TEST_BLESS=1", path.display());
}

fn digitales(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_digitales"))
        .args(["--data", "/nowhere/at/all", "consent"])
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

/// The answer as the table of worked cases writes it.
fn told(answer: &Value) -> String {
    match answer["answer"].as_str().unwrap() {
        "allow_redacted" => format!("allow_redacted {}", answer["edition"].as_str().unwrap()),
        "deny" => {
            let reason = |r: &Value| match (r["reason"].as_str().unwrap(), r["person"].as_str()) {
                (name, Some(person)) => format!("{name}({person})"),
                (name, None) => name.to_owned(),
            };
            let mut reasons: Vec<String> = answer["reasons"].as_array().unwrap().iter().map(reason).collect();
            reasons.sort();
            format!("deny: {}", reasons.join(", "))
        }
        other => other.to_owned(),
    }
}

#[test]
fn every_worked_case_is_answered_by_the_command_from_its_file() {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert_eq!(files.len(), 62, "the table has 62 cases");
    for path in files {
        let file: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        let ask = |field: &str| file["ask"][field].as_str().unwrap_or_default().to_owned();
        let (use_, role, place, at) = (ask("use"), ask("as"), ask("place"), ask("at"));
        let at = instant(&at).to_string();
        let mut line =
            vec!["explain", "--snapshot", "-", "--json", "--use", &use_, "--as", &role, "--at", &at];
        if !place.is_empty() {
            line.extend(["--place", place.as_str()]);
        }
        let output = digitales(&line, &file["snapshot"].to_string());
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(told(&answer), file["answer"].as_str().unwrap(), "{}", file["case"]);
    }
}

/// What the case answers, and what its snapshot answers.
fn both(case: &Case, question: &Question) -> (Explanation, Explanation) {
    let text = serde_json::to_string(&snapshot::write(case)).unwrap();
    let read = snapshot::read(&text).unwrap_or_else(|e| panic!("{e}\n{text}"));
    let named = |reason: &Reason, who: &str| format!("{} of {who}", reason.name());
    (explain(case, question, &named).unwrap(), explain(&read, question, &named).unwrap())
}

#[test]
fn a_random_works_snapshot_is_answered_as_the_work_is() {
    for seed in 0..5_000 {
        let mut dice = Dice(seed);
        let mut record = dice.record();
        // Nobody speaks about people of whom a work knows nothing.
        let known = record.people.clone();
        record.declarations.retain(|d| known.contains_key(&d.subject));
        record.withdrawals.retain(|w| known.contains_key(&w.subject));
        for cut in &mut record.editions {
            for standing in cut.removes.values_mut() {
                *standing = standing.filter(|id| record.declarations.iter().any(|d| d.id == *id));
            }
        }
        let use_ = dice.use_();
        let (organisation, place, at) = (None, dice.place(), dice.instant());
        let question = Question { use_, role: role(use_), organisation, place, at };
        let (of_the_work, of_the_file) = both(&case(record, use_), &question);
        assert_eq!(of_the_work, of_the_file, "seed {seed}");
    }
}

#[tokio::test]
async fn over_any_history_a_snapshot_is_answered_as_the_library_is() {
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        let mut people = Vec::new();
        for n in 0..3 {
            people.push(house.person(&format!("person {n}")).await);
        }
        let works = [house.work("one", &people[..2]).await, house.work("two", &people[1..]).await];
        let mut dice = Dice(house.now().millis().cast_unsigned());
        for n in 0..30 {
            house.clock.set(house.now().plus_millis(86_400_000 / 3));
            something_happens(&house, &mut dice, &works, &people, n).await;
            for slug in ["one", "two"] {
                let mut tx = house.database.read().await.unwrap();
                let case = ledger::case::case(&mut tx, slug).await.unwrap().unwrap();
                for at in [house.now(), house.now().plus_millis(200 * 86_400_000), Timestamp::from_millis(0)]
                {
                    let use_ = dice.use_();
                    let (organisation, place) = (None, dice.place());
                    let question = Question { use_, role: role(use_), organisation, place, at };
                    let (of_the_library, of_the_file) = both(&case, &question);
                    assert_eq!(of_the_library, of_the_file);
                }
            }
        }
    })
    .await;
}

#[test]
fn a_snapshot_that_cannot_be_used_is_refused_at_its_field() {
    let whole = serde_json::to_value(snapshot::write(&case(story().0, Use::PublicStream))).unwrap();
    let with = |pointer: &str, value: Value| {
        let mut file = whole.clone();
        let (holder, field) = pointer.rsplit_once('/').unwrap();
        file.pointer_mut(holder).unwrap()[field] = value;
        file
    };
    for (file, field) in [
        (with("/lost", json!(1)), "lost: unknown field `lost`"),
        (with("/declarations/0/scopes/0/used", json!(1)), "declarations[0].scopes[0].used: unknown field"),
        (
            with("/declarations/0/given_at", json!("yesterday")),
            "declarations[0].given_at: “yesterday” is not",
        ),
        (with("/declarations/0/scopes/2/places", json!(["Berlin"])), "declarations[0].scopes[2].places[0]: "),
        (with("/declarations/0/subject", json!("P3")), "declarations[0].subject: “P3” stands neither"),
        (with("/declarations/0/by", json!("P2")), "declarations[0].by: "),
        (with("/declarations/0/capacity", json!("guardian")), "declarations[0].by: say who"),
        (
            with("/declarations/0/scopes/1/until", json!("2030-01-01T00:00:00Z")),
            "declarations[0].scopes[1]: ",
        ),
        (with("/people/P1/age", json!("born")), "people.P1.age: "),
        (with("/people/P1/born", json!("2008-02-29")), "people.P1.age: "),
        (with("/licences/0/until", json!("1999-01-01T00:00:00Z")), "licences[0]: "),
        (
            with(
                "/withdrawals",
                json!([{ "subject": "P1", "uses": [], "effective": "2026-01-01T00:00:00Z" }]),
            ),
            "withdrawals[0].uses: ",
        ),
        (with("/version", json!(2)), "version: this program reads version 1"),
        (with("/work/published", Value::Null), "work.published: invalid type"),
    ] {
        let output = digitales(&["explain", "--snapshot", "-", "--use", "public_stream"], &file.to_string());
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(3), "{told}");
        assert!(told.starts_with(&format!("digitales: {field}")), "{told}");
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn a_question_that_nobody_can_ask_is_refused() {
    let text = serde_json::to_string(&snapshot::write(&case(story().0, Use::SchoolEmbed))).unwrap();
    let answered = |line: &[&str]| {
        let line = [&["explain", "--snapshot", "-", "--json"], line].concat();
        digitales(&line, &text)
    };
    let as_school = ["--use", "school_embed", "--as", "school", "--organisation"];
    let at_home = answered(&[as_school.as_slice(), &["Partner"]].concat());
    let answer: Value = serde_json::from_slice(&at_home.stdout).unwrap();
    assert_eq!((answer["answer"].as_str(), answer["place"].as_str()), (Some("allow"), Some("DE")));
    for (line, code) in [
        ([as_school.as_slice(), &["Nobody"]].concat(), 4),
        (vec!["--use", "public_stream", "--organisation", "Partner"], 3),
        (vec!["--use", "broadcast_download", "--as", "radio_partner", "--organisation", "Partner"], 3),
        (vec!["--use", "training"], 2),
        (vec!["--use", "catalogue", "--place", "Berlin"], 2),
        (vec!["--use", "catalogue", "--at", "noon"], 2),
    ] {
        assert_eq!(answered(&line).status.code(), Some(code), "{line:?}");
    }
    let nowhere = digitales(&["explain", "--work", "the-work", "--use", "catalogue"], "");
    assert_eq!(nowhere.status.code(), Some(4), "there is no library there");
    assert_eq!(snapshot::read("[]").unwrap_err().kind(), Kind::Invalid);
}

#[test]
fn the_schema_that_is_printed_is_the_one_beside_the_document() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/consent-snapshot.schema.json");
    if blesses() {
        std::fs::write(&path, snapshot::schema_text()).unwrap();
    }
    let printed = digitales(&["snapshot", "--schema"], "");
    assert_eq!(String::from_utf8(printed.stdout).unwrap(), snapshot::schema_text());
    assert!(std::fs::read_to_string(path).unwrap_or_default() == snapshot::schema_text(), "it is another");
}

/// Every field of the schema, as `object.field`.
fn fields() -> Vec<String> {
    let schema: Value = serde_json::from_str(&snapshot::schema_text()).unwrap();
    let objects: BTreeMap<String, Value> = serde_json::from_value(schema["$defs"].clone()).unwrap();
    let of = |object: &Value| object["properties"].as_object().cloned().unwrap_or_default();
    let inner = objects.values().flat_map(|object| of(object).into_iter().map(|(name, _)| name));
    of(&schema).into_iter().map(|(name, _)| name).chain(inner).collect()
}

#[test]
fn the_document_names_every_field() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/consent-snapshot.md");
    let document = std::fs::read_to_string(path).unwrap();
    let missing: Vec<String> =
        fields().into_iter().filter(|name| !document.contains(&format!("`{name}`"))).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn the_documents_example_answers_what_the_document_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/consent-snapshot.md");
    let document = std::fs::read_to_string(path).unwrap();
    let example = document.split("```json\n").nth(1).unwrap().split("```").next().unwrap();
    let answered = |line: &[&str]| {
        let line = [&["explain", "--snapshot", "-", "--json", "--at", "2026-06-01T10:00:00Z"], line].concat();
        told(&serde_json::from_slice(&digitales(&line, example).stdout).unwrap())
    };
    assert_eq!(answered(&["--use", "public_stream"]), "allow");
    let radio = ["--use", "broadcast_download", "--as", "radio_partner", "--organisation", "Radio Hafen"];
    assert_eq!(answered(&radio), "deny: NotRedactable(P1), Withdrawn(P1)");
}
