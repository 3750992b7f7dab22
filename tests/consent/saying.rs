//! What people say, by the command line: JSON in, a receipt out, nothing half.

use digitales::consent::ledger;
use serde_json::{Value, json};

use crate::house::{House, notice};
use crate::line::{answer, digitales, refusal};
use crate::support::{Engine, on_each_engine};

/// A film of one narrator who has not been asked yet.
async fn asked(engine: &Engine) -> House {
    let house = House::open(engine).await;
    let narrator = house.person("narrator").await;
    house.person("stranger").await;
    house.work("a-film", &[narrator]).await;
    let mut deed = house.deed().await;
    deed.notice(&notice()).await.unwrap();
    deed.commit().await.unwrap();
    house
}

fn yes() -> Value {
    json!({
        "work": "a-film", "person": "narrator", "state": "given", "explicit": true,
        "notice": { "series": "film", "version": 1, "language": "de" },
        "method": "paper_signed", "explained_in": "de", "given_at": "2026-05-12T14:00:00+02:00",
        "recorded_by": "officer",
        "evidence": { "kind": "release_form", "seen_by": "officer", "seen_at": "2026-05-12" },
        "scope": [{ "uses": ["catalogue", "public_stream"], "places": ["001"], "from": "2026-05-12", "until": "2034-12-31" }],
    })
}

fn with(pairs: &[(&str, Value)]) -> String {
    let mut said = yes();
    for (field, value) in pairs {
        said[*field] = value.clone();
    }
    said.to_string()
}

async fn entries(house: &House) -> usize {
    ledger::entries(&mut house.database.read().await.unwrap(), 0, 1_000).await.unwrap().len()
}

async fn is_on_record(house: &House, receipt: &Value) -> bool {
    let number = receipt["number"].as_i64().unwrap();
    let found = ledger::entries(&mut house.database.read().await.unwrap(), number, 1).await.unwrap();
    found.iter().any(|salted| receipt["hash"] == salted.entry.hash.to_string())
}

#[tokio::test]
async fn a_declaration_is_written_down_and_answered_with_its_receipt() {
    on_each_engine(async |engine| {
        let house = asked(&engine).await;
        let (first, code) = answer(&digitales(&engine, &["consent", "record"], &yes().to_string()));
        assert_eq!(code, 0);
        assert!(is_on_record(&house, &first["receipt"]).await);
        let explain = ["consent", "explain", "--work", "a-film", "--use", "public_stream", "--json"];
        assert_eq!(answer(&digitales(&engine, &explain, "")).0["answer"], "allow");
        let head = first["declaration"].clone();
        let (told, code) = refusal(&digitales(&engine, &["consent", "record"], &yes().to_string()));
        assert_eq!(code, 5, "the chain has begun already");
        assert!(told.contains(head.as_str().unwrap()), "{told}");
        let again = with(&[("replaces", head), ("state", json!("refused")), ("scope", json!([]))]);
        let (_, code) = answer(&digitales(&engine, &["consent", "record"], &again));
        assert_eq!(code, 0);
        assert_eq!(
            answer(&digitales(&engine, &explain, "")).0["reasons"][0]["sentence"],
            "narrator said no."
        );
        house.verifies().await;
    })
    .await;
}

#[tokio::test]
async fn of_two_declarations_at_once_by_command_one_wins_and_the_other_is_told() {
    on_each_engine(async |engine| {
        let house = asked(&engine).await;
        let said = yes().to_string();
        let mut codes: Vec<i32> = std::thread::scope(|scope| {
            let officers = [0, 1].map(|_| {
                scope.spawn(|| digitales(&engine, &["consent", "record"], &said).status.code().unwrap())
            });
            officers.into_iter().map(|officer| officer.join().unwrap()).collect()
        });
        codes.sort_unstable();
        assert_eq!(codes, [0, 5]);
        house.verifies().await;
    })
    .await;
}

#[tokio::test]
async fn what_cannot_have_been_said_is_refused_at_its_field_and_leaves_nothing() {
    on_each_engine(async |engine| {
        let house = asked(&engine).await;
        let before = entries(&house).await;
        for (said, field, code) in [
            (with(&[("lost", json!(1))]), "lost: unknown field", 3),
            (with(&[("state", json!("perhaps"))]), "state: unknown variant", 3),
            (with(&[("scope", json!([]))]), "scope: a yes says to which uses", 3),
            (with(&[("by", json!("guardian"))]), "declarant: ", 3),
            (with(&[("person", json!("stranger"))]), "person: “stranger” is not a participant", 3),
            (with(&[("person", json!("nobody"))]), "There is nobody with the key", 4),
            (with(&[("work", json!("no-film"))]), "work: there is no work", 4),
            (with(&[("given_at", json!("2126-01-01T00:00:00Z"))]), "A declaration cannot have been given", 3),
            (with(&[("replaces", json!("abc"))]), "replaces: this is no id", 3),
            ("{".to_owned(), "the whole: EOF", 3),
        ] {
            let (told, got) = refusal(&digitales(&engine, &["consent", "record"], &said));
            assert_eq!(got, code, "{told}");
            assert!(told.starts_with(&format!("digitales: {field}")), "{told}");
        }
        for (said, code) in [
            (json!({ "person": "narrator", "channel": "phone" }), 3),
            (json!({ "person": "narrator", "work": "a-film", "every_work": true, "channel": "phone" }), 3),
            (json!({ "person": "narrator", "work": "a-film", "uses": [], "channel": "phone" }), 3),
            (json!({ "person": "narrator", "work": "a-film", "channel": "pigeon" }), 3),
            (json!({ "person": "nobody", "work": "a-film", "channel": "phone" }), 4),
        ] {
            let (told, got) = refusal(&digitales(&engine, &["consent", "withdraw"], &said.to_string()));
            assert_eq!(got, code, "{told}");
        }
        assert_eq!(entries(&house).await, before);
    })
    .await;
}

#[tokio::test]
async fn a_story_is_taken_back_as_json_by_the_same_deed() {
    on_each_engine(async |engine| {
        let house = asked(&engine).await;
        digitales(&engine, &["consent", "record"], &yes().to_string());
        let by_nobody = json!({ "person": "narrator", "work": "a-film", "by": "guardian", "declarant": "stranger", "channel": "email" });
        let (idle, code) = answer(&digitales(&engine, &["consent", "withdraw"], &by_nobody.to_string()));
        assert_eq!(code, 5);
        assert!(idle["idle"].as_str().unwrap().contains("not in office"), "{idle}");
        let own = json!({ "person": "narrator", "work": "a-film", "uses": ["public_stream"], "channel": "phone" });
        let (taken, code) = answer(&digitales(&engine, &["consent", "withdraw"], &own.to_string()));
        assert_eq!((code, &taken["works"], &taken["idle"]), (0, &json!(1), &Value::Null));
        assert!(is_on_record(&house, &taken["receipt"]).await);
        let asks = |use_: &str| {
            let line = ["consent", "explain", "--work", "a-film", "--json", "--use", use_];
            answer(&digitales(&engine, &line, "")).0["answer"].clone()
        };
        assert_eq!((asks("public_stream"), asks("catalogue")), (json!("deny"), json!("allow")));
        house.verifies().await;
    })
    .await;
}

#[tokio::test]
async fn a_hold_stops_a_work_until_it_is_lifted_once() {
    on_each_engine(async |engine| {
        let house = asked(&engine).await;
        digitales(&engine, &["consent", "record"], &yes().to_string());
        let asks = || {
            let line = ["consent", "explain", "--work", "a-film", "--json", "--use", "public_stream"];
            answer(&digitales(&engine, &line, "")).0["answer"].clone()
        };
        let set = ["consent", "hold", "set", "--work", "a-film", "--cause", "dispute"];
        let (held, code) = answer(&digitales(&engine, &set, ""));
        assert_eq!((code, asks()), (0, json!("deny")));
        assert!(is_on_record(&house, &held["receipt"]).await);
        let lift = ["consent", "hold", "lift", held["hold"].as_str().unwrap()];
        let (lifted, _) = answer(&digitales(&engine, &lift, ""));
        assert!(is_on_record(&house, &lifted["receipt"]).await);
        assert_eq!(asks(), json!("allow"));
        let (listed, _) = answer(&digitales(&engine, &["consent", "hold", "list", "--work", "a-film"], ""));
        assert_eq!((&listed[0]["hold"], &listed[0]["until"]), (&held["hold"], &lifted["at"]));
        assert_eq!(refusal(&digitales(&engine, &lift, "")).1, 5, "it has ended");
        let unknown = ["consent", "hold", "lift", "00000000-0000-7000-8000-000000000001"];
        assert_eq!(refusal(&digitales(&engine, &unknown, "")).1, 4);
        let unfit = [&set[..6], &["mood"]].concat();
        assert_eq!(refusal(&digitales(&engine, &unfit, "")).1, 3);
        house.verifies().await;
    })
    .await;
}
