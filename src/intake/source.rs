//! One TOML file of a library: its text, its values with their places, and the structure read from it.

use std::ops::Range;

use serde::de::DeserializeOwned;
use toml::de::{DeTable, DeValue};

use super::finding::Finding;
use super::format::FileKind;
use super::shape;

/// A file that was read: where it is, what stands in which line.
pub struct Source {
    /// The file, relative to the folder that is brought in.
    pub file: String,
    text: String,
    root: Node,
    /// Fields that were wrong in form and hold a stand-in, so that everything else can be checked too.
    mended: Vec<String>,
}

/// A value and where it stands.
#[derive(Clone, Debug)]
pub struct Node {
    /// Byte range in the text; of a table in an array, its header.
    pub span: Range<usize>,
    /// What it is.
    pub value: Value,
}

/// A TOML value. Dates are texts: `2024-05-12` and `"2024-05-12"` mean the same here.
#[derive(Clone, Debug)]
pub enum Value {
    /// Keys in their order, each with its own place.
    Table(Vec<(String, Range<usize>, Node)>),
    /// A list.
    Array(Vec<Node>),
    /// A text or a date.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// Another number.
    Float(f64),
    /// true or false.
    Boolean(bool),
}

impl Source {
    /// Reads `text` as a file of `kind`. The structure is there whenever the text is TOML at all, mended where its
    /// form is wrong; then the findings say so.
    pub fn read<T: DeserializeOwned>(
        file: &str,
        text: String,
        kind: FileKind,
    ) -> (Self, Option<T>, Vec<Finding>) {
        let (table, errors) = DeTable::parse_recoverable(&text);
        let root = Node { span: 0..0, value: from_table(table.get_ref()) };
        let faults: Vec<(usize, String)> = errors
            .iter()
            .map(|e| (line_at(&text, e.span().map_or(0, |s| s.start)), syntax_sentence(e.message())))
            .collect();
        let mut source = Self { file: file.to_owned(), text, root, mended: Vec::new() };
        if !faults.is_empty() {
            let file = &source.file;
            let findings = faults.into_iter().map(|(line, message)| Finding {
                file: file.clone(),
                line,
                field: String::new(),
                message,
                stops: true,
            });
            let findings = findings.collect();
            return (source, None, findings);
        }
        let shape = shape::check(&mut source.root, &kind.schema());
        let mut findings: Vec<Finding> = shape
            .faults
            .into_iter()
            .map(|f| Finding {
                file: file.to_owned(),
                line: line_at(&source.text, f.at),
                field: f.field,
                message: f.message,
                stops: true,
            })
            .collect();
        source.mended = shape.mended;
        let read = serde_json::from_value::<T>(source.root.to_json());
        if let Err(e) = &read
            && findings.is_empty()
        {
            findings.push(Finding::of_file(file, format!("It cannot be read: {e}.")));
        }
        (source, read.ok(), findings)
    }

    /// The line (from 1) of a field, or of the deepest table around it that is there.
    #[must_use]
    pub fn line_of(&self, field: &str) -> usize {
        let mut at = 0;
        let mut node = &self.root;
        for step in steps(field) {
            let next = match (&node.value, step) {
                (Value::Table(entries), Step::Key(key)) => {
                    entries.iter().find(|(k, ..)| k == key).map(|(_, place, n)| (place.start, n))
                }
                (Value::Array(items), Step::Index(i)) => items.get(i).map(|n| (n.span.start, n)),
                _ => None,
            };
            let Some((place, inner)) = next else { break };
            at = place;
            node = inner;
        }
        line_at(&self.text, at)
    }

    /// Whether a part of a field holds a stand-in.
    #[must_use]
    pub fn was_mended_within(&self, field: &str) -> bool {
        self.mended.iter().any(|m| m.strip_prefix(field).is_some_and(|rest| rest.starts_with(['.', '['])))
    }

    /// Whether a field, or one around it, holds a stand-in.
    #[must_use]
    pub fn was_mended(&self, field: &str) -> bool {
        self.mended.iter().any(|m| {
            field.strip_prefix(m.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
        })
    }
}

enum Step<'a> {
    Key(&'a str),
    Index(usize),
}

/// `consent[2].scope` as key, index, key.
fn steps(field: &str) -> impl Iterator<Item = Step<'_>> {
    field.split(['.', '[']).filter(|p| !p.is_empty()).map(|part| match part.strip_suffix(']') {
        Some(index) => Step::Index(index.parse().unwrap_or(usize::MAX)),
        None => Step::Key(part),
    })
}

fn line_at(text: &str, offset: usize) -> usize {
    text.as_bytes().iter().take(offset).filter(|b| **b == b'\n').count() + 1
}

fn syntax_sentence(message: &str) -> String {
    let message = message.trim().trim_end_matches('.').replace('\n', ", ");
    if message.contains("duplicate key") {
        return format!("This stands here for the second time ({message}).");
    }
    if message.contains("invalid boolean") {
        return format!("This is no TOML: {message}. If it is a text, it needs quotes, like \"film\".");
    }
    format!("This is no TOML: {message}.")
}

fn from_table(table: &DeTable<'_>) -> Value {
    let mut entries: Vec<(String, Range<usize>, Node)> =
        table.iter().map(|(key, value)| (key.get_ref().to_string(), key.span(), from_value(value))).collect();
    entries.sort_by_key(|(_, place, _)| place.start);
    Value::Table(entries)
}

fn from_value(value: &toml::Spanned<DeValue<'_>>) -> Node {
    let read = match value.get_ref() {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Integer(number) => {
            let digits = number.as_str().replace('_', "");
            i64::from_str_radix(&digits, number.radix()).map_or_else(|_| Value::Text(digits), Value::Integer)
        }
        DeValue::Float(number) => Value::Float(number.as_str().replace('_', "").parse().unwrap_or(f64::NAN)),
        DeValue::Boolean(truth) => Value::Boolean(*truth),
        DeValue::Datetime(when) => Value::Text(when.to_string()),
        DeValue::Array(items) => Value::Array(items.iter().map(from_value).collect()),
        DeValue::Table(table) => from_table(table),
    };
    Node { span: value.span(), value: read }
}

impl Node {
    /// The same as JSON, which the structures are read from.
    #[must_use]
    pub fn to_json(&self) -> serde_json::Value {
        use serde_json::Value as Json;
        match &self.value {
            Value::Table(entries) => {
                Json::Object(entries.iter().map(|(key, _, node)| (key.clone(), node.to_json())).collect())
            }
            Value::Array(items) => Json::Array(items.iter().map(Self::to_json).collect()),
            Value::Text(text) => Json::String(text.clone()),
            Value::Integer(number) => Json::from(*number),
            Value::Float(number) => Json::from(*number),
            Value::Boolean(truth) => Json::Bool(*truth),
        }
    }
}
