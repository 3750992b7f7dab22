//! Keeps the house in order: floors, who may speak SQL, who may ask the time, and sizes.

use std::fs;
use std::path::{Path, PathBuf};

/// Longest source file, in lines.
const FILE: usize = 400;
/// Longest function, in lines.
const FUNCTION: usize = 50;
/// Longest `mod.rs`.
const MOD: usize = 40;

struct Source {
    /// Path below `src`, as in `consent/decision.rs`.
    path: String,
    text: String,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    walk(&root, &mut found);
    found
        .into_iter()
        .map(|file| Source {
            path: file.strip_prefix(&root).unwrap().to_string_lossy().into_owned(),
            text: fs::read_to_string(&file).unwrap(),
        })
        .collect()
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
    found.sort();
}

/// The floor on which a file of `src` stands.
fn floor(path: &str) -> u8 {
    let name = path.rsplit('/').next().unwrap_or(path);
    let room = path.split('/').next().unwrap_or(path);
    match (room, name) {
        ("error.rs" | "clock.rs" | "id.rs" | "json.rs" | "page.rs" | "language.rs", _) => 0,
        ("viewer.rs", _) => 1,
        ("storage", _) => 2,
        _ if path.contains("_store.rs") || path.contains("_store/") => 2,
        ("http", _) => 4,
        ("command" | "application.rs" | "config.rs" | "main.rs" | "lib.rs", _) => 5,
        ("playback.rs" | "playback", _) => 3,
        _ => floor_of_domain(path),
    }
}

/// The domains' files: rules by default, stores and deeds by name.
fn floor_of_domain(path: &str) -> u8 {
    const STORES: &[&str] = &["catalogue/accession_store", "catalogue/shelf", "consent/ledger"];
    const DEEDS: &[&str] = &[
        "accounts/four_eyes",
        "accounts/looking",
        "accounts/password",
        "accounts/signing",
        "backup/",
        "consent/answering",
        "consent/recording",
        "consent/requesting",
        "consent/withdrawal",
        "consent/takedown",
        "consent/verify",
        "consent/auditing",
        "consent/mapping",
        "consent/reaching",
        "consent/recalling",
        "consent/erasure",
        "consent/further",
        "consent/evidence",
        "consent/keeping",
        "consent/profile",
        "consent/sealed",
        "consent/upkeep",
        "consent/rehearsal",
        "editions/filming",
        "editions/making",
        "editions/producing",
        "editions/review",
        "editions/sound",
        "intake/",
        "narrator/wish",
        "post/checking",
        "post/courier",
        "post/handing",
        "post/letters",
        "post/mailer",
        "post/postman",
        "post/writing",
        "radio/pack",
        "radio/desk",
        "schools/class",
        "streaming/body",
        "streaming/wire",
    ];
    const RULES: &[&str] =
        &["intake/job.rs", "intake/limits", "intake/probe/", "intake/recipe", "intake/sniff", "intake/tus"];
    let starts = |names: &[&str]| names.iter().any(|n| path.starts_with(n));
    match () {
        () if starts(STORES) => 2,
        () if starts(RULES) => 1,
        () if starts(DEEDS) => 3,
        () => 1,
    }
}

/// The module paths that `text` takes from this crate, as paths below `src`; tests at the end are left out.
fn uses(text: &str) -> Vec<String> {
    let code = text.split("#[cfg(test)]").next().unwrap_or(text);
    code.match_indices("crate::")
        .filter(|(at, _)| !code[..*at].ends_with('$'))
        .map(|(at, _)| {
            code[at + 7..]
                .chars()
                .take_while(|c| c.is_alphanumeric() || matches!(c, '_' | ':'))
                .collect::<String>()
                .trim_end_matches(':')
                .replace("::", "/")
        })
        .collect()
}

/// The file that a module path names, if there is one.
fn file_of<'a>(module: &str, all: &'a [Source]) -> Option<&'a Source> {
    let mut path = module;
    loop {
        let here = all.iter().find(|s| s.path == format!("{path}.rs") || s.path == format!("{path}/mod.rs"));
        match (here, path.rsplit_once('/')) {
            (Some(source), _) => return Some(source),
            (None, Some((above, _))) => path = above,
            (None, None) => return None,
        }
    }
}

#[test]
fn no_file_uses_a_floor_above_its_own() {
    let all = sources();
    let mut wrong = Vec::new();
    for source in &all {
        for module in uses(&source.text) {
            let Some(used) = file_of(&module, &all) else { continue };
            let gathers = used.path.ends_with("mod.rs") && used.path != "http/mod.rs";
            if !gathers && floor(&used.path) > floor(&source.path) {
                wrong.push(format!(
                    "{} (floor {}) uses {} (floor {})",
                    source.path,
                    floor(&source.path),
                    used.path,
                    floor(&used.path)
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_rules_know_neither_time_nor_tasks_nor_tables() {
    let wrong = forbidden(
        |path| floor(path) <= 1,
        &["tokio::", "sqlx::", "axum::", "async fn", "Clock::", ".now()", "std::fs::", "std::process::"],
        &["clock.rs"],
    );
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_stores_speak_sql_and_only_the_edge_knows_axum() {
    let sql =
        forbidden(|path| floor(path) != 2, &["sqlx::", "rows!(", "row!(", "run!("], &["command/mod.rs"]);
    let axum = forbidden(|path| floor(path) != 4, &["axum::"], &[]);
    let wrong = [sql, axum].concat();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_the_table_of_surfaces_makes_a_way_in() {
    let words = [
        ".route(",
        ".nest(",
        ".nest_service(",
        ".route_service(",
        ".fallback(",
        ".fallback_service(",
        "ServeDir",
        "ServeFile",
    ];
    let wrong = forbidden(|path| path != "http/surfaces.rs", &words, &[]);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Where files for which `held` is true hold one of `words` outside their tests.
fn forbidden(held: impl Fn(&str) -> bool, words: &[&str], except: &[&str]) -> Vec<String> {
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|s| held(&s.path) && !except.contains(&s.path.as_str())) {
        let code = source.text.split("#[cfg(test)]").next().unwrap_or_default();
        for (number, line) in code.lines().enumerate().filter(|(_, l)| !l.trim_start().starts_with("//")) {
            for word in words.iter().filter(|w| line.contains(**w)) {
                wrong.push(format!("{}:{}: {word}", source.path, number + 1));
            }
        }
    }
    wrong
}

#[test]
fn every_file_says_in_its_first_line_what_it_is_for() {
    let dumb: Vec<_> =
        sources().into_iter().filter(|s| !s.text.starts_with("//! ")).map(|s| s.path).collect();
    assert!(dumb.is_empty(), "{}", dumb.join("\n"));
}

#[test]
fn files_and_functions_stay_small() {
    let mut wrong = Vec::new();
    for source in sources() {
        let lines = source.text.lines().count();
        let most = if source.path.ends_with("/mod.rs")
            && source.path != "http/mod.rs"
            && source.path != "command/mod.rs"
        {
            MOD
        } else {
            FILE
        };
        if lines > most {
            wrong.push(format!("{}: {lines} lines, {most} at most", source.path));
        }
        for (name, length) in functions(&source.text) {
            if length > FUNCTION {
                wrong.push(format!("{}: {name} has {length} lines, {FUNCTION} at most", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every function of rustfmt's output with its length in lines.
fn functions(text: &str) -> Vec<(String, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (start, line) in lines.iter().enumerate() {
        let code = line.trim_start();
        let Some(at) = code.find("fn ").filter(|_| !code.starts_with("//") && !code.contains(" Fn")) else {
            continue;
        };
        let head =
            code[..at].split_whitespace().all(|w| w.starts_with("pub") || matches!(w, "async" | "const"));
        if !head {
            continue;
        }
        let indent = &line[..line.len() - code.len()];
        let close = format!("{indent}}}");
        let length = lines[start..].iter().position(|l| *l == close).unwrap_or(0) + 1;
        found.push((
            code[at + 3..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect(),
            length,
        ));
    }
    found
}

#[test]
fn both_engines_have_the_same_migrations() {
    let names = |engine: &str| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(engine);
        let mut names: Vec<_> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name()).collect();
        names.sort();
        names
    };
    assert_eq!(names("sqlite"), names("postgres"));
}

#[test]
fn whatever_the_log_can_hold_has_a_word_at_the_desk() {
    let mut kinds = std::collections::BTreeSet::new();
    for source in sources() {
        for (opening, closing) in [(".enter(", "\""), ("kept!(", "\"")] {
            for (at, _) in source.text.match_indices(opening) {
                let Some((before, rest)) = source.text[at + opening.len()..].split_once(closing) else {
                    continue;
                };
                // Only a word that stands first, or behind the name of its constant.
                if before.trim().trim_end_matches(',').chars().all(|c| c.is_ascii_uppercase() || c == '_') {
                    kinds.extend(rest.split('"').next().map(|word| word.replace('_', "-")));
                }
            }
        }
    }
    assert!(kinds.len() > 40, "{kinds:?}");
    for tongue in ["ar", "de", "en", "tr"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("web/locales");
        let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let ours = files
            .filter(|file| file.file_name().unwrap().to_string_lossy().starts_with(&format!("{tongue}.")));
        let words: String = ours.map(|file| fs::read_to_string(file).unwrap()).collect();
        let wordless: Vec<_> =
            kinds.iter().filter(|kind| !words.contains(&format!("over-kind-{kind} ="))).collect();
        assert!(wordless.is_empty(), "{tongue}: {wordless:?}");
    }
}
