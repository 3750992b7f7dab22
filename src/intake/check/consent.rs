//! Checks the consent events of a work.

use std::collections::{BTreeMap, BTreeSet};

use super::{Known, attested, language, not_empty, past, places, span, unique};
use crate::catalogue::licence::Licence;
use crate::clock::Timestamp;
use crate::error::{Error, Result};
use crate::intake::facts;
use crate::intake::finding::Findings;
use crate::intake::format::consent::{ConsentEntry, DeclarantWord, StateWord, UseWord, WithdrawalEntry};
use crate::intake::format::work::WorkFile;
use crate::intake::when;

/// Tells what is wrong with a work's events.
pub(super) fn events(findings: &mut Findings<'_>, file: &WorkFile, known: &Known) {
    unique(findings, "consent", "id", file.consent.iter().map(|c| c.id.as_str()));
    let participants: BTreeSet<&str> = file.participant.iter().map(|p| p.person.as_str()).collect();
    for (i, entry) in file.consent.iter().enumerate() {
        let at = format!("consent[{i}]");
        declaration(findings, &at, entry, known);
        if !participants.contains(entry.person.as_str()) {
            findings.note(
                format!("{at}.person"),
                format!("“{}” is not among the participants, so this decides nothing.", entry.person),
            );
        }
    }
    chains(findings, &file.consent);
    withdrawals(findings, &file.withdrawal, known);
    stops(findings, file);
    restrictions(findings, file, known);
    licences(findings, file);
}

/// Checks that a key is somebody's.
pub(super) fn person(findings: &mut Findings<'_>, field: &str, key: &str, known: &Known) {
    if known.people.as_ref().is_some_and(|people| !people.contains(key)) {
        findings.fault(field, format!("There is nobody with the key “{key}” in people.toml."));
    }
}

/// Checks who speaks for whom.
pub(super) fn declarant(
    findings: &mut Findings<'_>,
    at: &str,
    by: DeclarantWord,
    who: Option<&String>,
    about: &str,
    known: &Known,
) {
    let field = format!("{at}.declarant");
    match (by, who) {
        (DeclarantWord::Own, Some(key)) if key != about => {
            findings.fault(field, "With by = \"own\" the person speaks for themself; leave “declarant” out, or say who speaks with “by”.");
        }
        (DeclarantWord::Own, _) => {}
        (_, None) => findings
            .fault(field, format!("“declarant” is missing: the key of the {} who speaks.", by.as_str())),
        (_, Some(key)) if key == about => findings.fault(field, "This is the person; then by = \"own\"."),
        (_, Some(key)) => person(findings, &field, key, known),
    }
}

fn declaration(findings: &mut Findings<'_>, at: &str, entry: &ConsentEntry, known: &Known) {
    person(findings, &format!("{at}.person"), &entry.person, known);
    declarant(findings, at, entry.by, entry.declarant.as_ref(), &entry.person, known);
    notice(findings, at, entry, known);
    language(findings, &format!("{at}.explained_in"), &entry.explained_in);
    if let Some(key) = &entry.interpreter {
        person(findings, &format!("{at}.interpreter"), key, known);
    }
    past(findings, &format!("{at}.given_at"), &entry.given_at, known.now);
    not_empty(findings, &format!("{at}.recorded_by"), &entry.recorded_by);
    if let Some(evidence) = &entry.evidence {
        attested(findings, &format!("{at}.evidence"), evidence, known.now);
    }
    let yes = matches!(entry.state, StateWord::Given | StateWord::Renewed);
    if yes && entry.evidence.is_none() {
        findings.note(format!("{at}.evidence"), "A yes without evidence opens nothing.");
    }
    if yes && entry.scope.is_empty() {
        findings.note(format!("{at}.scope"), "A yes without a [[consent.scope]] opens nothing.");
    }
    if !yes && !entry.scope.is_empty() {
        findings.fault(format!("{at}.scope"), "A no has no scope; leave it out.");
    }
    scopes(findings, at, entry);
}

fn notice(findings: &mut Findings<'_>, at: &str, entry: &ConsentEntry, known: &Known) {
    let shown = &entry.notice;
    let key = (shown.series.clone(), shown.version, shown.language.clone());
    if findings.is_mended(&format!("{at}.notice")) {
        return;
    }
    if known.notices.as_ref().is_some_and(|notices| !notices.contains(&key)) {
        findings.fault(
            format!("{at}.notice"),
            format!("There is no notice “{}”, version {}, in “{}” in library.toml.", key.0, key.1, key.2),
        );
    }
}

fn scopes(findings: &mut Findings<'_>, at: &str, entry: &ConsentEntry) {
    let mut seen = BTreeSet::new();
    for (i, scope) in entry.scope.iter().enumerate() {
        let at = format!("{at}.scope[{i}]");
        uses(findings, &format!("{at}.uses"), &scope.uses);
        for use_ in &scope.uses {
            if !seen.insert(*use_) {
                let told =
                    format!("“{}” stands twice in this declaration; one scope for each use.", use_.as_str());
                findings.fault(format!("{at}.uses"), told);
            }
        }
        places(findings, &format!("{at}.places"), &scope.places);
        if scope.uses.iter().any(|u| u.is_public()) && !scope.places.iter().any(|p| p == "001") {
            findings.note(format!("{at}.places"), "The public uses open only with \"001\", the whole world.");
        }
        if span(findings, &at, &scope.from, &scope.until) {
            findings.take(format!("{at}.until"), when::day(&scope.until));
        }
    }
}

fn uses(findings: &mut Findings<'_>, field: &str, uses: &[UseWord]) {
    if uses.is_empty() {
        findings.fault(
            field,
            "At least one use is needed; leave the line out if you mean all (where that is possible).",
        );
    }
    if uses.iter().collect::<BTreeSet<_>>().len() < uses.len() {
        findings.fault(field, "A use stands twice in this list.");
    }
}

/// Declarations of one voice about one person follow each other in time.
fn chains(findings: &mut Findings<'_>, consents: &[ConsentEntry]) {
    let mut chains: BTreeMap<_, Vec<(Timestamp, usize)>> = BTreeMap::new();
    for (i, entry) in consents.iter().enumerate() {
        if let Ok(at) = when::start(&entry.given_at) {
            chains.entry((&entry.person, entry.by, &entry.declarant)).or_default().push((at, i));
        }
    }
    for mut chain in chains.into_values() {
        chain.sort_unstable();
        if let Some((_, first)) = chain.first()
            && consents[*first].state == StateWord::Renewed
        {
            findings.fault(
                format!("consent[{first}].state"),
                "Nothing comes before it that could be renewed; write \"given\".",
            );
        }
        for pair in chain.windows(2) {
            if pair[0].0 == pair[1].0 {
                let (a, b) = (pair[0].1.min(pair[1].1), pair[0].1.max(pair[1].1));
                findings.fault(
                    format!("consent[{b}].given_at"),
                    format!("“{}” by the same voice has the same instant; which came later?", consents[a].id),
                );
            }
        }
    }
}

/// Checks withdrawals of a work or of people.toml.
pub(super) fn withdrawals(findings: &mut Findings<'_>, entries: &[WithdrawalEntry], known: &Known) {
    unique(findings, "withdrawal", "id", entries.iter().map(|w| w.id.as_str()));
    for (i, entry) in entries.iter().enumerate() {
        let at = format!("withdrawal[{i}]");
        person(findings, &format!("{at}.person"), &entry.person, known);
        declarant(findings, &at, entry.by, entry.declarant.as_ref(), &entry.person, known);
        if let Some(list) = &entry.uses {
            uses(findings, &format!("{at}.uses"), list);
        }
        findings.take(format!("{at}.effective"), when::start(&entry.effective));
        past(findings, &format!("{at}.received"), &entry.received, known.now);
    }
}

fn stops(findings: &mut Findings<'_>, file: &WorkFile) {
    unique(findings, "embargo", "id", file.embargo.iter().map(|e| e.id.as_str()));
    for (i, entry) in file.embargo.iter().enumerate() {
        let at = format!("embargo[{i}]");
        span(findings, &at, &entry.from, &entry.until);
        not_empty(findings, &format!("{at}.reason"), &entry.reason);
        not_empty(findings, &format!("{at}.set_by"), &entry.set_by);
        if let Some(list) = &entry.uses {
            uses(findings, &format!("{at}.uses"), list);
        }
    }
    unique(findings, "hold", "id", file.hold.iter().map(|h| h.id.as_str()));
    for (i, entry) in file.hold.iter().enumerate() {
        let at = format!("hold[{i}]");
        match &entry.until {
            Some(until) => drop(span(findings, &at, &entry.from, until)),
            None => drop(findings.take(format!("{at}.from"), when::start(&entry.from))),
        }
        if let Some(list) = &entry.uses {
            uses(findings, &format!("{at}.uses"), list);
        }
    }
}

fn restrictions(findings: &mut Findings<'_>, file: &WorkFile, known: &Known) {
    unique(findings, "restriction", "id", file.restriction.iter().map(|r| r.id.as_str()));
    for (i, entry) in file.restriction.iter().enumerate() {
        let at = format!("restriction[{i}]");
        passage(findings, &at, entry.start, entry.end);
        findings.take(format!("{at}.box"), facts::of_picture(entry.op, entry.area.as_ref()));
        findings.take(format!("{at}.part"), part(entry.part));
        person(findings, &format!("{at}.asked_by"), &entry.asked_by, known);
        if let Some(key) = &entry.person {
            person(findings, &format!("{at}.person"), key, known);
        }
        findings.take(format!("{at}.since"), when::start(&entry.since));
        if let Some(list) = &entry.uses {
            uses(findings, &format!("{at}.uses"), list);
        }
    }
}

/// A part that there can be.
pub(super) fn part(number: Option<u32>) -> Result<()> {
    if number == Some(0) { Err(Error::invalid("Parts are counted from 1.")) } else { Ok(()) }
}

/// Checks `start` and `end` of a passage, in seconds.
pub(super) fn passage(findings: &mut Findings<'_>, at: &str, start: f64, end: f64) {
    let start = findings.take(format!("{at}.start"), when::millis(start));
    let end = findings.take(format!("{at}.end"), when::millis(end));
    if let (Some(start), Some(end)) = (start, end)
        && start >= end
    {
        findings.fault(format!("{at}.end"), "It ends before it begins.");
    }
}

fn licences(findings: &mut Findings<'_>, file: &WorkFile) {
    unique(findings, "licence", "id", file.licence.iter().map(|l| l.id.as_str()));
    for (i, entry) in file.licence.iter().enumerate() {
        let at = format!("licence[{i}]");
        uses(findings, &format!("{at}.uses"), &entry.uses);
        places(findings, &format!("{at}.places"), &entry.places);
        span(findings, &at, &entry.from, &entry.until);
        findings.take(format!("{at}.uri"), entry.uri.parse::<Licence>());
        not_empty(findings, &format!("{at}.holder"), &entry.holder);
    }
}
