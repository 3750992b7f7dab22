//! Reads JSON that people or their programs wrote, and says at which field it cannot be used.

use serde::de::DeserializeOwned;

use crate::error::{Error, Result};

/// Reads `text` as a `T`.
///
/// # Errors
/// `Invalid`, naming the field as in `declarations[3].scopes[0].from`, what is wrong there, line and column.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|e| {
        let (line, column) = (e.line(), e.column());
        let told = e.to_string();
        let told = told.strip_suffix(&format!(" at line {line} column {column}")).unwrap_or(&told);
        let told = told.trim_end_matches('.');
        let mut steps = steps_to(text, line, column);
        if told.starts_with("missing field") {
            steps.pop();
        }
        Error::invalid(format!("{}: {told} (line {line}, column {column}).", path(&steps)))
    })
}

/// Where a value stands among those that are open around it.
enum Step {
    Key(String),
    Index(usize),
}

/// The way to the value at which reading stopped, `line` from 1 and `column` in bytes.
fn steps_to(text: &str, line: usize, column: usize) -> Vec<Step> {
    let before: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let read = text.as_bytes();
    let read = read[..read.len().min(before + column)].trim_ascii_end();
    // What reading stopped behind is the place; a value that has just ended is still the one in question.
    let read = read.strip_suffix(b"}").or_else(|| read.strip_suffix(b"]")).unwrap_or(read);
    let mut steps: Vec<Step> = Vec::new();
    let (mut at, mut key_comes) = (0, false);
    while at < read.len() {
        match read[at] {
            b'"' => {
                let end = end_of_text(read, at);
                if key_comes && let Some(Step::Key(key)) = steps.last_mut() {
                    *key = String::from_utf8_lossy(&read[(at + 1).min(end)..end]).into_owned();
                    key_comes = false;
                }
                at = end;
            }
            b'{' => {
                steps.push(Step::Key(String::new()));
                key_comes = true;
            }
            b'[' => steps.push(Step::Index(0)),
            b'}' | b']' => {
                steps.pop();
            }
            b',' => match steps.last_mut() {
                Some(Step::Index(index)) => *index += 1,
                Some(Step::Key(_)) => key_comes = true,
                None => {}
            },
            _ => {}
        }
        at += 1;
    }
    steps
}

/// The index of the quotation mark that ends the text beginning at `start`, or of the end.
fn end_of_text(read: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while at < read.len() && read[at] != b'"' {
        at += if read[at] == b'\\' { 2 } else { 1 };
    }
    at.min(read.len())
}

/// As people write it; `the whole` outside every field.
fn path(steps: &[Step]) -> String {
    let mut path = String::new();
    for step in steps {
        match step {
            Step::Key(key) if key.is_empty() => {}
            Step::Key(key) if path.is_empty() => path.push_str(key),
            Step::Key(key) => path.extend([".", key]),
            Step::Index(index) => path.extend(["[", &index.to_string(), "]"]),
        }
    }
    if path.is_empty() { "the whole".to_owned() } else { path }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only its reading is tried")]
    struct Outer {
        list: Vec<Inner>,
        #[serde(default)]
        other: Option<Inner>,
    }

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only its reading is tried")]
    struct Inner {
        number: i64,
        words: Option<Vec<String>>,
    }

    #[test]
    fn a_fault_names_the_field_at_which_it_stands() {
        for (text, field) in [
            (r#"{"list": [{"number": 1}, {"number": "two"}]}"#, "list[1].number: "),
            ("{\"list\": [],\n \"lost\": 1}", "lost: unknown field `lost`"),
            (r#"{"list": [{"number": 1, "words": ["a", 2]}]}"#, "list[0].words[1]: "),
            (r#"{"list": [{"number": 1}, {"words": ["a, \"b\""]}]}"#, "list[1]: missing field `number`"),
            (r#"{"list": [], "other": {"numbr": 1}}"#, "other.numbr: unknown field `numbr`"),
            (r#"{"list": "#, "list: EOF"),
            ("{}", "the whole: missing field `list`"),
            ("", "the whole: EOF"),
        ] {
            let told = read::<Outer>(text).unwrap_err();
            assert!(told.message().starts_with(field), "{text} is told as {}", told.message());
        }
    }
}
