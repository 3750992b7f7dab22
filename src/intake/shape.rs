//! Compares a file's values with its JSON Schema, tells every difference, and mends what is wrong with stand-ins,
//! so that one look says all that is wrong. It reads the part of JSON Schema that our own structures give.

use std::ops::Range;

use serde_json::Value as Schema;

use super::source::{Node, Value};

/// One value of a wrong form.
pub(super) struct ShapeFault {
    /// Byte offset of the place.
    pub at: usize,
    pub field: String,
    pub message: String,
}

/// All that is wrong in form.
#[derive(Default)]
pub(super) struct Shape {
    pub faults: Vec<ShapeFault>,
    /// Fields that now hold a stand-in, or were left out.
    pub mended: Vec<String>,
}

/// Checks and mends `root`.
pub(super) fn check(root: &mut Node, schema: &Schema) -> Shape {
    let mut walk = Walk { root: schema, found: Shape::default() };
    walk.node(root, schema, "");
    walk.found
}

struct Walk<'s> {
    root: &'s Schema,
    found: Shape,
}

impl<'s> Walk<'s> {
    fn resolve(&self, schema: &'s Schema) -> &'s Schema {
        let Some(name) = schema.get("$ref").and_then(Schema::as_str) else { return schema };
        self.root.pointer(name.trim_start_matches('#')).unwrap_or(schema)
    }

    fn fault(&mut self, at: &Range<usize>, field: &str, message: String) {
        self.found.faults.push(ShapeFault { at: at.start, field: field.to_owned(), message });
    }

    /// Checks one value; true when it fits or could be mended in place.
    fn node(&mut self, node: &mut Node, schema: &'s Schema, field: &str) -> bool {
        let schema = self.resolve(schema);
        if let Some(words) = words(schema) {
            return self.word(node, &words, field);
        }
        if let Some(branches) = schema.get("anyOf").or_else(|| schema.get("oneOf")).and_then(Schema::as_array)
        {
            return self.branches(node, branches, field);
        }
        match kind(schema) {
            Some("object") => self.table(node, schema, field),
            Some("array") => self.array(node, schema, field),
            Some(kind) => self.scalar(node, kind, schema, field),
            None => true,
        }
    }

    fn word(&mut self, node: &Node, words: &[&str], field: &str) -> bool {
        let given = match &node.value {
            Value::Text(text) if words.contains(&text.as_str()) => return true,
            Value::Text(text) => format!("“{text}” is not possible here"),
            _ => "This must be a word in quotes".to_owned(),
        };
        self.fault(&node.span, field, format!("{given}; take one of {}.", words.join(", ")));
        false
    }

    /// The first branch that fits; else the faults of the one that means the same kind of value.
    fn branches(&mut self, node: &mut Node, branches: &'s [Schema], field: &str) -> bool {
        let branches: Vec<&Schema> = branches.iter().filter(|b| kind(b) != Some("null")).collect();
        let mut best: Option<Shape> = None;
        for branch in &branches {
            let mut attempt = Walk { root: self.root, found: Shape::default() };
            let mut copy = node.clone();
            let fits = attempt.node(&mut copy, branch, field);
            if fits && attempt.found.faults.is_empty() {
                *node = copy;
                return true;
            }
            let resolved = self.resolve(branch);
            let same_kind = match node.value {
                Value::Table(_) => kind(resolved) == Some("object"),
                _ => kind(resolved) != Some("object"),
            };
            if best.is_none() || same_kind {
                best = Some(attempt.found);
            }
        }
        self.found.faults.extend(best.unwrap_or_default().faults);
        false
    }

    fn table(&mut self, node: &mut Node, schema: &'s Schema, field: &str) -> bool {
        let span = node.span.clone();
        let Value::Table(entries) = &mut node.value else {
            let wanted = "This must be a table: several fields, like { de = \"…\", en = \"…\" }.";
            self.fault(&span, field, wanted.to_owned());
            return false;
        };
        let known = schema.get("properties").and_then(Schema::as_object);
        let others = schema.get("additionalProperties").filter(|s| s.is_object());
        entries.retain_mut(|(key, place, inner)| {
            let path = join(field, key);
            let part = known.and_then(|k| k.get(key.as_str())).or(others);
            let Some(part) = part else {
                let names: Vec<&str> = known.into_iter().flatten().map(|(k, _)| k.as_str()).collect();
                self.fault(place, &path, unknown(key, &names));
                return false;
            };
            let fits = self.node(inner, part, &path);
            if !fits {
                self.found.mended.push(path);
            }
            fits
        });
        for key in
            schema.get("required").and_then(Schema::as_array).into_iter().flatten().filter_map(Schema::as_str)
        {
            if entries.iter().any(|(k, ..)| k == key) {
                continue;
            }
            let path = join(field, key);
            if !self.found.mended.contains(&path) {
                self.fault(&span, &path, format!("“{key}” is missing."));
                self.found.mended.push(path);
            }
            let stand_in =
                known.and_then(|k| k.get(key)).map_or(Value::Text(String::new()), |s| self.stand_in(s));
            entries.push((key.to_owned(), span.clone(), Node { span: span.clone(), value: stand_in }));
        }
        true
    }

    fn array(&mut self, node: &mut Node, schema: &'s Schema, field: &str) -> bool {
        let span = node.span.clone();
        let Value::Array(items) = &mut node.value else {
            let wanted = if matches!(node.value, Value::Table(_)) {
                let name = field.rsplit('.').next().unwrap_or(field);
                format!("This is a list: write [[{name}]] with two brackets.")
            } else {
                "This must be a list, like [\"…\", \"…\"].".to_owned()
            };
            self.fault(&span, field, wanted);
            return false;
        };
        let Some(item) = schema.get("items") else { return true };
        for (index, inner) in items.iter_mut().enumerate() {
            let path = format!("{field}[{index}]");
            if !self.node(inner, item, &path) {
                inner.value = self.stand_in(item);
                self.found.mended.push(path);
            }
        }
        true
    }

    fn scalar(&mut self, node: &mut Node, kind: &str, schema: &Schema, field: &str) -> bool {
        let wanted = match (kind, &node.value) {
            ("string", Value::Text(_)) | ("boolean", Value::Boolean(_)) | ("number", Value::Integer(_)) => {
                return true;
            }
            ("number", Value::Float(number)) if number.is_finite() => return true,
            ("integer", Value::Integer(number)) => {
                let (least, most) = bounds(schema);
                if (least..=most).contains(number) {
                    return true;
                }
                format!("{number} is out of bounds; take {least} to {most}.")
            }
            ("string", Value::Integer(number)) => format!("Write it in quotes: \"{number}\"."),
            ("string", _) => "This must be a text in quotes.".to_owned(),
            ("integer", _) => "This must be a whole number without quotes.".to_owned(),
            ("number", _) => "This must be a number without quotes, like 3.2.".to_owned(),
            _ => "This must be true or false, without quotes.".to_owned(),
        };
        self.fault(&node.span, field, wanted);
        false
    }

    /// The emptiest value that fits.
    fn stand_in(&self, schema: &'s Schema) -> Value {
        let schema = self.resolve(schema);
        if let Some(words) = words(schema) {
            return Value::Text(words.first().copied().unwrap_or_default().to_owned());
        }
        if let Some(first) = schema.get("anyOf").or_else(|| schema.get("oneOf")).and_then(|b| b.get(0)) {
            return self.stand_in(first);
        }
        match kind(schema) {
            Some("object") => {
                let known = schema.get("properties");
                let required = schema.get("required").and_then(Schema::as_array).into_iter().flatten();
                let entries = required.filter_map(Schema::as_str).filter_map(|key| {
                    let value = self.stand_in(known?.get(key)?);
                    Some((key.to_owned(), 0..0, Node { span: 0..0, value }))
                });
                Value::Table(entries.collect())
            }
            Some("array") => Value::Array(Vec::new()),
            Some("integer") => Value::Integer(bounds(schema).0.max(0)),
            Some("number") => Value::Float(0.0),
            Some("boolean") => Value::Boolean(false),
            _ => Value::Text(String::new()),
        }
    }
}

fn join(field: &str, key: &str) -> String {
    if field.is_empty() { key.to_owned() } else { format!("{field}.{key}") }
}

/// The kind of value a schema wants, without “or nothing”.
fn kind(schema: &Schema) -> Option<&str> {
    match schema.get("type")? {
        Schema::String(kind) => Some(kind),
        Schema::Array(kinds) => kinds.iter().filter_map(Schema::as_str).find(|k| *k != "null"),
        _ => None,
    }
}

/// The words of a closed list, if the schema is one.
fn words(schema: &Schema) -> Option<Vec<&str>> {
    if let Some(list) = schema.get("enum").and_then(Schema::as_array) {
        return Some(list.iter().filter_map(Schema::as_str).collect());
    }
    if let Some(one) = schema.get("const").and_then(Schema::as_str) {
        return Some(vec![one]);
    }
    let branches = schema.get("oneOf").and_then(Schema::as_array)?;
    branches.iter().map(words).collect::<Option<Vec<_>>>().map(|lists| lists.concat())
}

fn bounds(schema: &Schema) -> (i64, i64) {
    let bound = |name: &str| schema.get(name).and_then(Schema::as_f64);
    #[expect(clippy::cast_possible_truncation, reason = "bounds in a schema of ours are small whole numbers")]
    let whole = |number: f64| number as i64;
    let least = bound("minimum").map_or(i64::from(i32::MIN), whole);
    let most = match (bound("maximum"), schema.get("format").and_then(Schema::as_str)) {
        (Some(most), _) => whole(most),
        (None, Some("uint8")) => 255,
        (None, _) => i64::from(i32::MAX),
    };
    (least, most)
}

fn unknown(key: &str, known: &[&str]) -> String {
    let near = known.iter().map(|k| (distance(key, k), *k)).min().filter(|(d, k)| *d <= 2 && *d < k.len());
    match near {
        Some((_, name)) => format!("There is no field “{key}” here. Did you mean “{name}”?"),
        None => format!("There is no field “{key}” here. Possible are: {}.", known.join(", ")),
    }
}

/// How many letters must be changed, added or taken away (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut corner = i;
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let change = corner + usize::from(x != *y);
            corner = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(corner + 1);
        }
    }
    row.last().copied().unwrap_or_default()
}
