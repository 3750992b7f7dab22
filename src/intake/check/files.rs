//! Checks that the files a work names are there, inside its folder, and named for nobody.

use std::collections::BTreeSet;
use std::path::Path;

use crate::catalogue::edition::ORIGINAL;
use crate::catalogue::work::fold;
use crate::intake::finding::Findings;
use crate::intake::folder::file_in;
use crate::intake::format::work::{FileQuality, WorkFile};
use crate::language::Language;

/// Tells what is wrong with renditions, transcripts, scans of old papers and the poster, short of opening them.
pub(super) fn files(findings: &mut Findings<'_>, file: &WorkFile, folder: &Path) {
    let editions: BTreeSet<&str> =
        std::iter::once(ORIGINAL).chain(file.edition.iter().map(|e| e.key.as_str())).collect();
    let parts = u32::try_from(file.part.len().max(1)).unwrap_or(u32::MAX);
    renditions(findings, file, folder, &editions, parts);
    transcripts(findings, file, folder, &editions, parts);
    for (i, paper) in file.old_paper.iter().enumerate() {
        if let Some(scan) = &paper.scan {
            findings.take(format!("old_paper[{i}].scan"), file_in(folder, scan));
        }
    }
    if let Some(poster) = &file.poster {
        findings.take("poster.file", file_in(folder, &poster.file));
        super::texts(findings, "poster.alt", &poster.alt, false);
    }
}

fn place_of(
    findings: &mut Findings<'_>,
    at: &str,
    edition: &str,
    part: u32,
    editions: &BTreeSet<&str>,
    parts: u32,
) {
    if !editions.contains(edition) {
        findings.fault(format!("{at}.edition"), format!("There is no [[edition]] with the key “{edition}”."));
    }
    if part == 0 || part > parts {
        let told = if parts == 1 {
            "This work has one part. Several parts need a [[part]] each.".to_owned()
        } else {
            format!("This work has the parts 1 to {parts}.")
        };
        findings.fault(format!("{at}.part"), told);
    }
}

fn renditions(
    findings: &mut Findings<'_>,
    file: &WorkFile,
    folder: &Path,
    editions: &BTreeSet<&str>,
    parts: u32,
) {
    let mut seen = BTreeSet::new();
    for (i, entry) in file.rendition.iter().enumerate() {
        let at = format!("rendition[{i}]");
        findings.take(format!("{at}.file"), file_in(folder, &entry.file));
        place_of(findings, &at, &entry.edition, entry.part, editions, parts);
        if !seen.insert((entry.edition.as_str(), entry.part, entry.quality)) {
            findings.fault(&at, "There is a file of this edition, part and quality already.");
        }
    }
    if file.rendition.is_empty() {
        findings.note("rendition", "There is no media file yet; nothing can be played.");
        return;
    }
    for (i, entry) in file.rendition.iter().enumerate() {
        if !seen.contains(&(entry.edition.as_str(), entry.part, FileQuality::Full)) {
            findings.fault(format!("rendition[{i}].quality"), "There is no full file beside this small one.");
        }
    }
    for part in 1..=parts {
        if !seen.contains(&(ORIGINAL, part, FileQuality::Full)) {
            findings.fault("rendition", format!("Part {part} has no full file of the original."));
        }
    }
}

fn transcripts(
    findings: &mut Findings<'_>,
    file: &WorkFile,
    folder: &Path,
    editions: &BTreeSet<&str>,
    parts: u32,
) {
    let spoken: BTreeSet<String> = file
        .languages
        .iter()
        .filter_map(|l| l.parse::<Language>().ok())
        .map(|l| l.primary().to_owned())
        .collect();
    let mut seen = BTreeSet::new();
    let mut originals = BTreeSet::new();
    for (i, entry) in file.transcript.iter().enumerate() {
        let at = format!("transcript[{i}]");
        findings.take(format!("{at}.file"), file_in(folder, &entry.file));
        place_of(findings, &at, &entry.edition, entry.part, editions, parts);
        let Some(language) = findings.take(format!("{at}.language"), entry.language.parse::<Language>())
        else {
            continue;
        };
        if !seen.insert((entry.edition.as_str(), entry.part, language.clone(), entry.kind.as_str())) {
            findings.fault(
                format!("{at}.language"),
                "There is a transcript of this language, part and kind already.",
            );
        }
        if entry.original {
            if !spoken.contains(language.primary()) {
                let told = format!(
                    "“{language}” is not among the languages that are spoken, so this is a translation."
                );
                findings.fault(format!("{at}.original"), told);
            }
            if !originals.insert((entry.edition.as_str(), entry.part, language, entry.kind.as_str())) {
                findings.fault(format!("{at}.original"), "There is an original in this language already.");
            }
        }
    }
}

/// Words that a name may share with a title without naming anybody.
const COMMON: [&str; 14] =
    ["der", "die", "das", "the", "von", "van", "bin", "ibn", "und", "and", "frau", "herr", "mein", "meine"];

/// Tells when an address or a file's name holds somebody's name or key.
pub(super) fn names(findings: &mut Findings<'_>, file: &WorkFile) {
    let mut words: BTreeSet<String> = BTreeSet::new();
    for participant in &file.participant {
        let shown = participant.names.iter().filter_map(|n| n.shown.as_deref());
        for name in shown.chain([participant.person.as_str()]) {
            let folded = fold(name);
            words.extend(
                folded
                    .split(|c: char| !c.is_alphanumeric())
                    .filter(|w| w.chars().count() >= 3)
                    .map(str::to_owned),
            );
        }
    }
    words.retain(|w| !COMMON.contains(&w.as_str()) && !w.bytes().all(|b| b.is_ascii_digit()));
    let holds = |text: &str| {
        let folded = fold(text);
        let mut parts = folded.split(|c: char| !c.is_alphanumeric());
        parts.any(|part| words.contains(part) || part.strip_suffix('s').is_some_and(|p| words.contains(p)))
    };
    let told = "holds the name or key of somebody who takes part. Names stand nowhere but in people's own hands: choose another.";
    if holds(&file.slug) {
        findings.fault("slug", format!("The address {told}"));
    }
    for (i, slug) in file.former_slugs.iter().enumerate() {
        if holds(slug) {
            findings.fault(format!("former_slugs[{i}]"), format!("The address {told}"));
        }
    }
    let media =
        file.rendition.iter().map(|r| &r.file).enumerate().map(|(i, f)| (format!("rendition[{i}].file"), f));
    let words = file
        .transcript
        .iter()
        .map(|t| &t.file)
        .enumerate()
        .map(|(i, f)| (format!("transcript[{i}].file"), f));
    let poster = file.poster.iter().map(|p| ("poster.file".to_owned(), &p.file));
    for (field, name) in media.chain(words).chain(poster) {
        if holds(name) {
            findings.fault(field, format!("The file's name {told}"));
        }
    }
}
