//! What a file says must also make sense: references, languages, days, names, chains. Everything wrong is told at once.

mod consent;
mod files;
mod library;
mod old_paper;
mod partners;
mod people;
mod work;

use std::collections::{BTreeMap, BTreeSet};

use super::finding::Findings;
use super::format::Texts;
use super::format::consent::Attested;
use super::when;
use crate::clock::Timestamp;
use crate::consent::record::Territory;
use crate::language::Language;
use crate::schools::frame::check_host;

pub use library::library;
pub use partners::partners;
pub use people::people;
pub use work::work;

/// What a work may refer to. A part that could not be read is none, so that nothing is said about references to it.
#[derive(Clone, Debug)]
pub struct Known {
    /// Keys of people.
    pub people: Option<BTreeSet<String>>,
    /// Ids of themes.
    pub themes: Option<BTreeSet<String>>,
    /// Ids of places.
    pub places: Option<BTreeSet<String>>,
    /// Notices as series, version, language.
    pub notices: Option<BTreeSet<(String, u32, String)>>,
    /// Now: nothing can have been declared after it.
    pub now: Timestamp,
}

/// Adds a fault for each id that stands twice; `ids` in the order of the list `list`.
fn unique<'a>(findings: &mut Findings<'_>, list: &str, field: &str, ids: impl Iterator<Item = &'a str>) {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for (i, id) in ids.enumerate() {
        let at = format!("{list}[{i}].{field}");
        if id.trim().is_empty() {
            findings.fault(at, format!("“{field}” must not be empty."));
        } else if let Some(first) = seen.insert(id, i) {
            findings
                .fault(at, format!("“{id}” is the {field} of {list}[{first}] already; each needs its own."));
        }
    }
}

/// Checks a text per language: tags, and that no text is empty.
fn texts(findings: &mut Findings<'_>, field: &str, texts: &Texts, required: bool) {
    if required && texts.is_empty() {
        findings.fault(field, "At least one language is needed, like { de = \"…\" }.");
    }
    let mut seen = BTreeSet::new();
    for (tag, text) in texts {
        let at = format!("{field}.{tag}");
        if let Some(language) = findings.take(&at, tag.parse::<Language>())
            && !seen.insert(language)
        {
            findings.fault(&at, "This language stands twice.");
        }
        if text.trim().is_empty() {
            findings.fault(at, "This text is empty. Write it, or leave the language out.");
        }
    }
}

fn language(findings: &mut Findings<'_>, field: &str, tag: &str) {
    findings.take(field, tag.parse::<Language>());
}

fn not_empty(findings: &mut Findings<'_>, field: &str, text: &str) {
    if text.trim().is_empty() {
        findings.fault(field, "This must not be empty.");
    }
}

/// Checks `from` and `until` of the table `at`; true when both are right and in order.
fn span(findings: &mut Findings<'_>, at: &str, from: &str, until: &str) -> bool {
    let start = findings.take(format!("{at}.from"), when::start(from));
    let end = findings.take(format!("{at}.until"), when::end(until));
    match (start, end) {
        (Some(start), Some(end)) if start >= end => {
            findings.fault(format!("{at}.until"), format!("It ends ({until}) before it begins ({from})."));
            false
        }
        (Some(_), Some(_)) => true,
        _ => false,
    }
}

/// Checks an instant that lies behind us.
fn past(findings: &mut Findings<'_>, field: &str, text: &str, now: Timestamp) -> Option<Timestamp> {
    let at = findings.take(field, when::start(text))?;
    if at > now {
        findings
            .fault(field, format!("“{text}” is in the future; this is about something that has happened."));
        return None;
    }
    Some(at)
}

fn attested(findings: &mut Findings<'_>, field: &str, evidence: &Attested, now: Timestamp) {
    not_empty(findings, &format!("{field}.seen_by"), &evidence.seen_by);
    let at = format!("{field}.seen_at");
    if findings.take(&at, when::day(&evidence.seen_at)).is_some() {
        past(findings, &at, &evidence.seen_at, now);
    }
}

fn places(findings: &mut Findings<'_>, field: &str, places: &[String]) {
    if places.is_empty() {
        findings.fault(field, "At least one place is needed; [\"001\"] is the whole world.");
    }
    for (i, place) in places.iter().enumerate() {
        findings.take(format!("{field}[{i}]"), place.parse::<Territory>());
    }
}

/// Checks hosts that may frame clips, as the pages' policy will take them.
fn hosts(findings: &mut Findings<'_>, field: &str, hosts: &[String]) {
    for (i, host) in hosts.iter().enumerate() {
        findings.take(format!("{field}[{i}]"), check_host(host));
    }
}
