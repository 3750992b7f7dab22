//! What keeps a form from being taken: each fault with its field, told at the head of the form and beside the field.

use crate::error::Error;
use crate::http::pages::view::View;

/// Something that keeps a form from being taken: its field and the message about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The id of the field.
    pub field: String,
    /// The key of the message.
    pub key: &'static str,
}

/// Faults as a form collects them.
#[derive(Debug, Default)]
pub struct Found(pub Vec<Fault>);

impl Found {
    /// Notes a fault.
    pub fn add(&mut self, field: &str, key: &'static str) {
        self.0.push(Fault { field: field.to_owned(), key });
    }

    /// Notes a fault unless it is right.
    pub fn unless(&mut self, right: bool, field: &str, key: &'static str) {
        if !right {
            self.add(field, key);
        }
    }

    /// What was read; nothing is a fault.
    pub fn need<T>(&mut self, read: Option<T>, field: &str, key: &'static str) -> Option<T> {
        self.unless(read.is_some(), field, key);
        read
    }
}

/// Why a deed was not done.
#[derive(Debug)]
pub enum Stopped {
    /// The form has faults.
    Faults(Found),
    /// Something else stands against it.
    Error(Error),
}

impl From<Found> for Stopped {
    fn from(found: Found) -> Self {
        Self::Faults(found)
    }
}

impl From<Error> for Stopped {
    fn from(error: Error) -> Self {
        Self::Error(error)
    }
}

/// A fault as it is read.
#[derive(Clone, Debug)]
pub struct Told {
    /// The id of the field; empty when it is about all of the form.
    pub field: String,
    /// What is told.
    pub told: String,
    /// Which of several alike fields; often empty.
    pub of: String,
}

/// All that is told about a form.
#[derive(Clone, Debug, Default)]
pub struct Faults(Vec<Told>);

impl Faults {
    /// What was found, in the reader's words; `of` names which of several alike fields it is about.
    pub fn told(v: &View, found: &[Fault], of: impl Fn(&str) -> String) -> Self {
        let told =
            |fault: &Fault| Told { field: fault.field.clone(), told: v.t(fault.key), of: of(&fault.field) };
        Self(found.iter().map(told).collect())
    }

    /// One thing about all of the form: a message of ours by its key, else what the error says itself.
    #[must_use]
    pub fn of_error(v: &View, error: &Error) -> Self {
        let key = error.message();
        let told = if v.words.has(key) { v.t(key) } else { key.to_owned() };
        Self::one("", told)
    }

    /// One thing about a field.
    #[must_use]
    pub fn one(field: &str, told: impl Into<String>) -> Self {
        Self(vec![Told { field: field.to_owned(), told: told.into(), of: String::new() }])
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All, in the order of the fields.
    #[must_use]
    pub fn all(&self) -> &[Told] {
        &self.0
    }

    /// What is told about a field; empty when nothing is.
    #[must_use]
    pub fn at(&self, field: &str) -> &str {
        self.0.iter().find(|fault| fault.field == field).map_or("", |fault| &fault.told)
    }
}
