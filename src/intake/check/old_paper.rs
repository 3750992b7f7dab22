//! Checks the old papers of a work.

use std::collections::BTreeSet;

use super::consent::{declarant, person};
use super::{Known, not_empty, past, unique};
use crate::catalogue::edtf::Edtf;
use crate::consent::old_paper::{LONGEST, OldForm, earliest};
use crate::intake::finding::Findings;
use crate::intake::format::consent::DeclarantWord;
use crate::intake::format::old_paper::{OldFormEntry, OldPaperEntry};
use crate::intake::format::work::WorkFile;
use crate::intake::when;
use crate::language::Language;

/// Tells what is wrong with a work's old papers, short of opening their scans.
pub(super) fn old_papers(findings: &mut Findings<'_>, file: &WorkFile, known: &Known) {
    unique(findings, "old_paper", "id", file.old_paper.iter().map(|paper| paper.id.as_str()));
    let participants: BTreeSet<&str> = file.participant.iter().map(|p| p.person.as_str()).collect();
    for (i, entry) in file.old_paper.iter().enumerate() {
        let at = format!("old_paper[{i}]");
        person(findings, &format!("{at}.person"), &entry.person, known);
        if !participants.contains(entry.person.as_str()) {
            let told = format!(
                "“{}” is not among the participants of this work. List them, or take this paper to its own work.",
                entry.person
            );
            findings.fault(format!("{at}.person"), told);
        }
        signature(findings, &at, entry, known);
        form(findings, &format!("{at}.form"), &entry.form);
        if entry.added.as_ref().is_some_and(|words| words.chars().count() > LONGEST) {
            findings.fault(format!("{at}.added"), format!("Write {LONGEST} characters at most."));
        }
        not_empty(findings, &format!("{at}.seen_by"), &entry.seen_by);
        if findings.take(format!("{at}.seen_at"), when::day(&entry.seen_at)).is_some() {
            past(findings, &format!("{at}.seen_at"), &entry.seen_at, known.now);
        }
    }
}

fn signature(findings: &mut Findings<'_>, at: &str, entry: &OldPaperEntry, known: &Known) {
    if entry.by == DeclarantWord::Relative {
        findings.fault(
            format!("{at}.by"),
            "An old paper was signed by the person (\"own\") or a guardian of that time.",
        );
    } else {
        declarant(findings, at, entry.by, entry.declarant.as_ref(), &entry.person, known);
    }
    let field = format!("{at}.signed");
    let Some(text) = &entry.signed else {
        findings
            .note(at, "No date stands on this paper (“signed”), so nobody can read in it what it allows.");
        return;
    };
    let signed = findings.take(&field, text.parse::<Edtf>());
    let first = signed.and_then(|signed| findings.take(&field, earliest(&signed)));
    if first.is_some_and(|first| first > known.now) {
        findings.fault(field, format!("“{text}” is in the future; this paper was signed long ago."));
    }
}

fn form(findings: &mut Findings<'_>, at: &str, entry: &OldFormEntry) {
    let language = findings.take(format!("{at}.language"), entry.language.parse::<Language>());
    let Some(language) = language else { return };
    let words = |words: &str| OldForm {
        name: entry.name.clone(),
        language: language.clone(),
        words: words.to_owned(),
    };
    // The name is looked at by itself, so that each fault is told at its own field.
    if findings.take(format!("{at}.name"), words("…").tidied()).is_some()
        && let Some(text) = &entry.words
    {
        findings.take(format!("{at}.words"), words(text).tidied());
    }
}
