//! Works as programs read them: page by page, by kind, language and theme, and never more than anyone may see.

use serde_json::Value;

use crate::shelves::{PUBLIC, Piece, Shelves};
use crate::socket::{Answer, ask};

const PIECES: [Piece; 4] = [
    Piece { slug: "a-key", kind: "film", language: "tr", captions: &["tr", "de"], uses: PUBLIC },
    Piece { slug: "b-radio", kind: "oral_history", language: "de", captions: &["de"], uses: PUBLIC },
    Piece { slug: "c-stamp", kind: "film", language: "de", captions: &[], uses: PUBLIC },
    Piece { slug: "d-closed", kind: "film", language: "de", captions: &[], uses: &[] },
];

fn json(answer: &Answer) -> Value {
    serde_json::from_slice(&answer.body).unwrap()
}

async fn get(library: &Shelves, path: &str) -> Answer {
    ask(library.address, &format!("GET {path}")).await
}

async fn slugs(library: &Shelves, path: &str) -> Vec<String> {
    let body = json(&get(library, path).await);
    body["items"].as_array().unwrap().iter().map(|work| work["slug"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn every_public_work_comes_once_however_small_the_pages() {
    let library = Shelves::with(&PIECES).await;
    let mut found = Vec::new();
    let mut path = "/api/works?limit=1".to_owned();
    loop {
        let body = json(&get(&library, &path).await);
        found
            .extend(body["items"].as_array().unwrap().iter().map(|w| w["slug"].as_str().unwrap().to_owned()));
        let Some(next) = body["next"].as_str() else { break };
        assert!(next.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_'));
        path = format!("/api/works?limit=1&after={next}");
    }
    assert_eq!(found, ["a-key", "b-radio", "c-stamp"]);
}

#[tokio::test]
async fn lists_are_narrowed_by_kind_language_and_theme() {
    let library = Shelves::with(&PIECES).await;
    for (query, wanted) in [
        ("kind=film", vec!["a-key", "c-stamp"]),
        ("language=de", vec!["b-radio", "c-stamp"]),
        ("kind=film&language=de", vec!["c-stamp"]),
        ("theme=work", vec!["a-key", "b-radio", "c-stamp"]),
        ("theme=none", vec![]),
    ] {
        assert_eq!(slugs(&library, &format!("/api/works?{query}")).await, wanted, "{query}");
    }
}

#[tokio::test]
async fn what_cannot_be_used_is_a_problem_that_says_why() {
    let library = Shelves::with(&PIECES).await;
    for query in
        ["limit=0", "limit=101", "limit=x", "after=%21", "kind=song", "language=deutschland", "colour=red"]
    {
        let answer = get(&library, &format!("/api/works?{query}")).await;
        assert_eq!(answer.status, 400, "{query}");
        assert_eq!(answer.header("content-type"), Some("application/problem+json"), "{query}");
        assert!(json(&answer)["detail"].as_str().unwrap().len() > 10, "{query}");
    }
}

#[tokio::test]
async fn one_work_is_found_by_slug_and_by_id_and_is_gone_when_taken_back() {
    let library = Shelves::with(&PIECES).await;
    let work = json(&get(&library, "/api/works/a-key").await);
    let id = work["id"].as_str().unwrap().to_owned();
    assert_eq!(json(&get(&library, &format!("/api/works/{id}")).await), work);
    assert_eq!(work["duration_ms"], 61_000);
    assert!(work["page_url"].as_str().unwrap().starts_with("http://127.0.0.1:"));
    assert_eq!(work["renditions"][0]["length_bytes"], 4);
    let closed = get(&library, "/api/works/d-closed").await;
    let unknown = get(&library, "/api/works/nothing").await;
    assert_eq!((closed.status, closed.body), (404, unknown.body), "a closed work looks like none");
    library.narrator_withdraws("a-key").await;
    for name in ["a-key", id.as_str()] {
        let answer = get(&library, &format!("/api/works/{name}")).await;
        assert_eq!((answer.status, answer.header("cache-control")), (410, Some("no-store")));
        assert!(!String::from_utf8(answer.body).unwrap().contains("A-KEY"));
    }
    assert_eq!(slugs(&library, "/api/works").await, ["b-radio", "c-stamp"]);
}

#[tokio::test]
async fn a_title_comes_in_the_language_asked_for_and_says_which() {
    let library = Shelves::with(&PIECES[..1]).await;
    library.write("insert into work_text (work_id, field, language, text, title_key) select id, 'title', 'de', 'Der Schlüssel', 'derschluessel' from work").await;
    for (accept, title, language) in
        [("de", "Der Schlüssel", "de"), ("tr", "A-KEY", "tr"), ("fr", "A-KEY", "tr")]
    {
        let answer = ask(library.address, &format!("GET /api/works/a-key\nAccept-Language: {accept}")).await;
        assert_eq!(json(&answer)["title"], title, "for {accept}");
        assert_eq!(answer.header("content-language"), Some(language), "for {accept}");
        assert!(answer.header("vary").is_some_and(|vary| vary.contains("accept-language")));
    }
}

/// Whether `value` is what `schema` says; the first fault.
fn fits(document: &Value, schema: &Value, value: &Value, at: &str) -> Result<(), String> {
    if let Some(name) = schema["$ref"].as_str() {
        return fits(document, document.pointer(&name[1..]).unwrap(), value, at);
    }
    let kinds: Vec<&str> = match &schema["type"] {
        Value::String(kind) => vec![kind],
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
        _ => return Err(format!("{at}: the schema says no type")),
    };
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    if !kinds.contains(&kind) {
        return Err(format!("{at} is {kind}, not {kinds:?}"));
    }
    if let (Some(words), false) = (schema["enum"].as_array(), value.is_null())
        && !words.contains(value)
    {
        return Err(format!("{at} is {value}, none of {words:?}"));
    }
    for (index, item) in value.as_array().into_iter().flatten().enumerate() {
        fits(document, &schema["items"], item, &format!("{at}[{index}]"))?;
    }
    let (Some(object), Some(properties)) = (value.as_object(), schema["properties"].as_object()) else {
        return Ok(());
    };
    for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        object.get(name).ok_or(format!("{at} has no {name}"))?;
    }
    for (name, item) in object {
        let schema = properties.get(name).ok_or(format!("{at} has a {name} that nobody described"))?;
        fits(document, schema, item, &format!("{at}.{name}"))?;
    }
    Ok(())
}

#[tokio::test]
async fn the_description_of_the_interface_is_true() {
    let library = Shelves::with(&PIECES).await;
    let document = json(&get(&library, "/openapi.json").await);
    for (path, what) in document["paths"].as_object().unwrap() {
        for asked in [path.replace("{work}", "a-key"), path.replace("{work}", "nothing")] {
            let answer = get(&library, &asked).await;
            let described = &what["get"]["responses"][answer.status.to_string()]["content"];
            let (media_type, content) = described.as_object().unwrap().iter().next().unwrap();
            assert!(answer.header("content-type").unwrap().starts_with(media_type), "{asked}");
            if media_type.ends_with("json") {
                assert_eq!(fits(&document, &content["schema"], &json(&answer), &asked), Ok(()));
            }
        }
    }
    let bad = get(&library, "/api/works?limit=0").await;
    let schema = &document["components"]["schemas"]["Problem"];
    assert_eq!(fits(&document, schema, &json(&bad), "problem"), Ok(()));
}

#[tokio::test]
async fn whoever_watches_over_the_service_is_told_how_it_is() {
    let library = Shelves::with(&[]).await;
    assert_eq!(get(&library, "/healthz").await.status, 200);
    let ready = json(&get(&library, "/readyz").await);
    assert_eq!((&ready["database"], &ready["media_store"]), (&Value::from("ok"), &Value::from("ok")));
}
