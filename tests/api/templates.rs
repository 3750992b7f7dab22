//! Templates hold structure; every sentence stands in the languages' files.

use std::fs;
use std::path::Path;

/// A template without its expressions, statements and comments.
fn bare(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("{%").into_iter().chain(rest.find("{{")).chain(rest.find("{#")).min() {
        out.push_str(&rest[..at]);
        let close = match &rest[at..at + 2] {
            "{%" => "%}",
            "{{" => "}}",
            _ => "#}",
        };
        rest = rest[at..].split_once(close).map_or("", |(_, behind)| behind);
    }
    out.push_str(rest);
    out
}

#[test]
fn no_template_holds_a_sentence_of_its_own() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("web/templates");
    let mut looked = 0;
    for file in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        let Ok(text) = fs::read_to_string(&file) else { continue };
        let bare = bare(&text);
        for attribute in ["alt", "aria-label", "title", "placeholder", "label"] {
            for value in bare.split(&format!(" {attribute}=\"")).skip(1) {
                let value = value.split('"').next().unwrap();
                assert!(!value.chars().any(char::is_alphabetic), "{}: {attribute}=“{value}”", file.display());
            }
        }
        let mut visible = String::new();
        let mut inside = false;
        for c in bare.chars() {
            match c {
                '<' => inside = true,
                '>' => inside = false,
                c if !inside => visible.push(c),
                _ => {}
            }
        }
        // A macro may hold attributes for the tags of others.
        let said = |word: &&str| word.chars().any(char::is_alphabetic) && !word.contains("=\"");
        let words: Vec<&str> = visible.split_whitespace().filter(said).collect();
        assert!(words.is_empty(), "{}: {words:?}", file.display());
        looked += 1;
    }
    assert!(looked > 10);
}
