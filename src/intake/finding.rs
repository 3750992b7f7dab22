//! What is wrong in a library's files: file, line, field, and a sentence that says what to do.

use std::fmt;

/// One thing to change, or to know.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The file, relative to the folder that is brought in.
    pub file: String,
    /// The line, from 1; 0 when it is about the file as a whole.
    pub line: usize,
    /// The field, like `consent[2].scope[0].until`; empty when it is about the file as a whole.
    pub field: String,
    /// What is wrong and what to do.
    pub message: String,
    /// Whether it stops the import.
    pub stops: bool,
}

impl Finding {
    /// About a file as a whole.
    pub fn of_file(file: impl Into<String>, message: impl Into<String>) -> Self {
        Self { file: file.into(), line: 0, field: String::new(), message: message.into(), stops: true }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if self.line > 0 {
            write!(f, ":{}", self.line)?;
        }
        f.write_str(": ")?;
        if !self.stops {
            f.write_str("note: ")?;
        }
        if !self.field.is_empty() {
            write!(f, "{}: ", self.field)?;
        }
        f.write_str(&self.message)
    }
}

/// Findings of one file while it is checked.
pub struct Findings<'a> {
    source: &'a super::source::Source,
    /// What was found so far.
    pub all: Vec<Finding>,
}

impl<'a> Findings<'a> {
    /// None yet.
    #[must_use]
    pub fn new(source: &'a super::source::Source) -> Self {
        Self { source, all: Vec::new() }
    }

    /// Something that stops the import.
    pub fn fault(&mut self, field: impl AsRef<str>, message: impl Into<String>) {
        self.add(field.as_ref(), message.into(), true);
    }

    /// Something to know; the import goes on.
    pub fn note(&mut self, field: impl AsRef<str>, message: impl Into<String>) {
        self.add(field.as_ref(), message.into(), false);
    }

    /// The value, or none and a fault at `field` with the error's sentence.
    pub fn take<T>(&mut self, field: impl AsRef<str>, read: crate::error::Result<T>) -> Option<T> {
        read.map_err(|e| self.fault(field, e.message().to_owned())).ok()
    }

    /// Whether a field, or a part of it, holds a stand-in: then what it seems to say was said by nobody.
    #[must_use]
    pub fn is_mended(&self, field: &str) -> bool {
        self.source.was_mended(field) || self.source.was_mended_within(field)
    }

    fn add(&mut self, field: &str, message: String, stops: bool) {
        if self.source.was_mended(field) {
            return;
        }
        let line = self.source.line_of(field);
        let file = self.source.file.clone();
        self.all.push(Finding { file, line, field: field.to_owned(), message, stops });
    }
}
