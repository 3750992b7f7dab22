//! Checks `library.toml`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::{Known, hosts, language, not_empty, past, texts, unique};
use crate::catalogue::collection::is_vocabulary_id;
use crate::catalogue::edtf::Edtf;
use crate::catalogue::work::Slug;
use crate::intake::finding::Findings;
use crate::intake::folder::file_in;
use crate::intake::format::library::LibraryFile;
use crate::intake::when;

/// Largest text of a notice, in bytes.
const LARGEST_NOTICE: u64 = 1 << 20;

/// Tells what is wrong in it; `folder` is the library's, `works` the slugs that come with it.
pub fn library(
    findings: &mut Findings<'_>,
    file: &LibraryFile,
    folder: &Path,
    works: &BTreeSet<String>,
    known: &Known,
) {
    texts(findings, "name", &file.name, true);
    texts(findings, "description", &file.description, false);
    hosts(findings, "embed_hosts", &file.embed_hosts);
    collections(findings, file, works);
    vocabulary(findings, file);
    notices(findings, file, folder, known);
}

fn collections(findings: &mut Findings<'_>, file: &LibraryFile, works: &BTreeSet<String>) {
    unique(findings, "collection", "slug", file.collection.iter().map(|c| c.slug.as_str()));
    for (i, collection) in file.collection.iter().enumerate() {
        let at = format!("collection[{i}]");
        findings.take(format!("{at}.slug"), collection.slug.parse::<Slug>());
        texts(findings, &format!("{at}.title"), &collection.title, true);
        texts(findings, &format!("{at}.opening"), &collection.opening, false);
        if let Some(year) = &collection.year {
            findings.take(format!("{at}.year"), year.parse::<Edtf>());
        }
        let mut seen = BTreeSet::new();
        for (j, slug) in collection.works.iter().enumerate() {
            let field = format!("{at}.works[{j}]");
            findings.take(&field, slug.parse::<Slug>());
            if !seen.insert(slug) {
                findings.fault(&field, format!("“{slug}” stands twice in this collection."));
            } else if !works.contains(slug) {
                findings.note(
                    &field,
                    format!("There is no work “{slug}” yet; the collection shows it once there is."),
                );
            }
        }
        if let Some(lead) = &collection.lead
            && !collection.works.contains(lead)
        {
            findings.fault(
                format!("{at}.lead"),
                format!("“{lead}” leads the collection, so it must stand in its works."),
            );
        }
    }
}

fn vocabulary(findings: &mut Findings<'_>, file: &LibraryFile) {
    unique(findings, "theme", "id", file.theme.iter().map(|t| t.id.as_str()));
    unique(findings, "place", "id", file.place.iter().map(|p| p.id.as_str()));
    let broader: BTreeMap<&str, Option<&str>> =
        file.theme.iter().map(|t| (t.id.as_str(), t.broader.as_deref())).collect();
    for (i, theme) in file.theme.iter().enumerate() {
        vocabulary_id(findings, &format!("theme[{i}].id"), &theme.id);
        texts(findings, &format!("theme[{i}].label"), &theme.label, true);
        let Some(above) = &theme.broader else { continue };
        let field = format!("theme[{i}].broader");
        if !broader.contains_key(above.as_str()) {
            findings.fault(field, format!("There is no theme “{above}” in this file."));
        } else if goes_in_a_circle(&theme.id, &broader) {
            findings.fault(field, "This theme would be broader than itself.");
        }
    }
    for (i, place) in file.place.iter().enumerate() {
        vocabulary_id(findings, &format!("place[{i}].id"), &place.id);
        texts(findings, &format!("place[{i}].label"), &place.label, true);
    }
}

fn vocabulary_id(findings: &mut Findings<'_>, field: &str, id: &str) {
    if !is_vocabulary_id(id) {
        findings.fault(
            field,
            format!("“{id}” must be small letters a–z and digits with single hyphens between words."),
        );
    }
}

fn goes_in_a_circle(id: &str, broader: &BTreeMap<&str, Option<&str>>) -> bool {
    let mut above = broader.get(id).copied().flatten();
    for _ in 0..broader.len() {
        match above {
            Some(theme) if theme == id => return true,
            Some(theme) => above = broader.get(theme).copied().flatten(),
            None => return false,
        }
    }
    above.is_some()
}

fn notices(findings: &mut Findings<'_>, file: &LibraryFile, folder: &Path, known: &Known) {
    let mut seen = BTreeSet::new();
    for (i, notice) in file.notice.iter().enumerate() {
        let at = format!("notice[{i}]");
        not_empty(findings, &format!("{at}.series"), &notice.series);
        language(findings, &format!("{at}.language"), &notice.language);
        if notice.version == 0 {
            findings.fault(format!("{at}.version"), "Versions begin with 1.");
        }
        if findings.take(format!("{at}.published"), when::day(&notice.published)).is_some() {
            past(findings, &format!("{at}.published"), &notice.published, known.now);
        }
        if !seen.insert((&notice.series, notice.version, &notice.language)) {
            findings.fault(&at, "This series, version and language stands twice.");
        }
        let field = format!("{at}.file");
        if let Some(path) = findings.take(&field, file_in(folder, &notice.file)) {
            match std::fs::read(&path) {
                Ok(bytes) if bytes.len() as u64 > LARGEST_NOTICE => {
                    findings.fault(field, "This text is longer than 1 MB.");
                }
                Ok(bytes) if std::str::from_utf8(&bytes).is_err() => {
                    findings.fault(field, "This is no UTF-8 text. Save it as UTF-8.");
                }
                Ok(_) => {}
                Err(e) => findings.fault(field, format!("It cannot be read: {e}.")),
            }
        }
    }
}
