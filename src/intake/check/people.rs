//! Checks `people.toml`.

use std::collections::BTreeSet;

use super::consent::{person, withdrawals};
use super::{Known, attested, language, past, span, unique};
use crate::intake::finding::Findings;
use crate::intake::format::people::{Age, PeopleFile};
use crate::intake::when;

/// Tells what is wrong in it. A birth date is never repeated in a finding.
pub fn people(findings: &mut Findings<'_>, file: &PeopleFile, known: &Known) {
    for (key, entry) in &file.person {
        let at = format!("person.{key}");
        let fits = !key.is_empty()
            && key.len() <= 64
            && key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_'));
        if !fits {
            findings.fault(&at, "A key is made of small letters a–z, digits, - and _.");
        }
        language(findings, &format!("{at}.contact_language"), &entry.contact_language);
        if let Some(died) = &entry.died
            && findings.take(format!("{at}.died"), when::day(died)).is_some()
        {
            past(findings, &format!("{at}.died"), died, known.now);
        }
        if let Age::Born(born) = &entry.age {
            let field = format!("{at}.age.born");
            match when::day(&born.born) {
                Err(_) => findings.fault(field, "This is not a day like 2010-05-04."),
                Ok(_) => drop(past_day(findings, &field, &born.born, known)),
            }
            if let Some(day) = &born.capable_from {
                findings.take(format!("{at}.age.capable_from"), when::day(day));
            }
        }
    }
    guardianships(findings, file, known);
    relatives(findings, file, known);
    withdrawals(findings, &file.withdrawal, known);
}

/// Like [`past`], without repeating the day.
fn past_day(findings: &mut Findings<'_>, field: &str, day: &str, known: &Known) -> Option<()> {
    let at = when::start(day).ok()?;
    if at > known.now {
        findings.fault(field, "This day is in the future.");
        return None;
    }
    Some(())
}

fn guardianships(findings: &mut Findings<'_>, file: &PeopleFile, known: &Known) {
    unique(findings, "guardianship", "id", file.guardianship.iter().map(|g| g.id.as_str()));
    for (i, entry) in file.guardianship.iter().enumerate() {
        let at = format!("guardianship[{i}]");
        person(findings, &format!("{at}.child"), &entry.child, known);
        person(findings, &format!("{at}.guardian"), &entry.guardian, known);
        if entry.child == entry.guardian {
            findings.fault(format!("{at}.guardian"), "Nobody is their own guardian.");
        }
        span(findings, &at, &entry.from, &entry.until);
        attested(findings, &format!("{at}.evidence"), &entry.evidence, known.now);
    }
}

fn relatives(findings: &mut Findings<'_>, file: &PeopleFile, known: &Known) {
    let mut seen = BTreeSet::new();
    for (i, entry) in file.relative.iter().enumerate() {
        let at = format!("relative[{i}]");
        person(findings, &format!("{at}.person"), &entry.person, known);
        person(findings, &format!("{at}.relative"), &entry.relative, known);
        if entry.person == entry.relative {
            findings.fault(format!("{at}.relative"), "Nobody is their own relative.");
        }
        if !seen.insert((&entry.person, &entry.relative)) {
            findings.fault(&at, "This pair stands twice.");
        }
        attested(findings, &format!("{at}.evidence"), &entry.evidence, known.now);
    }
}
