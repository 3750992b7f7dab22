//! Checks `work.toml`.

use std::collections::BTreeSet;
use std::path::Path;

use super::consent::{events, part, passage, person};
use super::files::{files, names};
use super::old_paper::old_papers;
use super::{Known, hosts, not_empty, past, span, texts, unique};
use crate::catalogue::credit::Relator;
use crate::catalogue::edition::ORIGINAL;
use crate::catalogue::edtf::Edtf;
use crate::catalogue::licence::Licence;
use crate::catalogue::transcript::Made;
use crate::catalogue::work::{Kind, Slug};
use crate::clock::Timestamp;
use crate::intake::facts;
use crate::intake::finding::Findings;
use crate::intake::format::participant::{NameMode, ParticipantEntry};
use crate::intake::format::work::{EditionEntry, WorkFile};
use crate::intake::when;
use crate::language::Language;

/// Tells what is wrong in it; `folder` is the work's.
pub fn work(findings: &mut Findings<'_>, file: &WorkFile, folder: &Path, known: &Known) {
    description(findings, file, known);
    all_texts(findings, file);
    editions(findings, file, known);
    files(findings, file, folder);
    participants(findings, file, known);
    transcripts(findings, file, known);
    names(findings, file);
    if let Some(roster) = &file.roster {
        not_empty(findings, "roster.attested_by", &roster.attested_by);
        past(findings, "roster.attested_at", &roster.attested_at, known.now);
    }
    events(findings, file, known);
    old_papers(findings, file, known);
}

fn description(findings: &mut Findings<'_>, file: &WorkFile, known: &Known) {
    findings.take("slug", file.slug.parse::<Slug>());
    let mut slugs = BTreeSet::from([&file.slug]);
    for (i, slug) in file.former_slugs.iter().enumerate() {
        findings.take(format!("former_slugs[{i}]"), slug.parse::<Slug>());
        if !slugs.insert(slug) {
            findings.fault(format!("former_slugs[{i}]"), "This address stands here already.");
        }
    }
    for (field, date) in [("year", &file.year), ("recorded", &file.recorded), ("broadcast", &file.broadcast)]
    {
        if let Some(date) = date {
            findings.take(field, date.parse::<Edtf>());
        }
    }
    if let Some(uri) = &file.licence_uri {
        findings.take("licence_uri", uri.parse::<Licence>());
    }
    languages(findings, file);
    references(findings, "themes", &file.themes, known.themes.as_ref(), "theme");
    references(findings, "places", &file.places, known.places.as_ref(), "place");
    hosts(findings, "embed_hosts", file.embed_hosts.as_deref().unwrap_or_default());
    for (i, organisation) in file.organisation.iter().enumerate() {
        not_empty(findings, &format!("organisation[{i}].name"), &organisation.name);
        not_empty(findings, &format!("organisation[{i}].credit"), &organisation.credit);
    }
}

fn languages(findings: &mut Findings<'_>, file: &WorkFile) {
    if file.languages.is_empty() {
        findings.fault("languages", "At least one language is needed; a film without words has [\"zxx\"].");
    }
    let mut seen = BTreeSet::new();
    for (i, tag) in file.languages.iter().enumerate() {
        let field = format!("languages[{i}]");
        let Some(language) = findings.take(&field, tag.parse::<Language>()) else { continue };
        if language == Language::none() && file.languages.len() > 1 {
            findings.fault(&field, "“zxx” means that nothing is spoken; it stands alone.");
        }
        if language == Language::none() && file.kind == Kind::OralHistory {
            findings.fault(&field, "Something is spoken in an oral history; say in which language.");
        }
        if !seen.insert(language) {
            findings.fault(field, "This language stands twice.");
        }
    }
}

fn references(
    findings: &mut Findings<'_>,
    field: &str,
    ids: &[String],
    known: Option<&BTreeSet<String>>,
    what: &str,
) {
    let mut seen = BTreeSet::new();
    for (i, id) in ids.iter().enumerate() {
        if known.is_some_and(|k| !k.contains(id)) {
            findings.fault(format!("{field}[{i}]"), format!("There is no {what} “{id}” in library.toml."));
        }
        if !seen.insert(id) {
            findings.fault(format!("{field}[{i}]"), format!("“{id}” stands twice."));
        }
    }
}

fn all_texts(findings: &mut Findings<'_>, file: &WorkFile) {
    texts(findings, "title", &file.title, true);
    texts(findings, "synopsis", &file.synopsis, false);
    texts(findings, "plain", &file.plain, false);
    texts(findings, "content_note", &file.content_note, false);
    texts(findings, "presenter", &file.presenter, false);
    for (i, part) in file.part.iter().enumerate() {
        texts(findings, &format!("part[{i}].title"), &part.title, false);
    }
    if let Some(suitable) = &file.suitable_from {
        texts(findings, "suitable_from.reason", &suitable.reason, true);
        if suitable.age > 18 {
            findings.fault("suitable_from.age", "Take an age from 0 to 18.");
        }
    }
    if let Some(tombstone) = &file.tombstone {
        texts(findings, "tombstone.words", &tombstone.words, false);
        if tombstone.silence != tombstone.words.is_empty() {
            findings.fault("tombstone", "Write either words = { de = \"…\" } or silence = true.");
        }
    }
}

fn editions(findings: &mut Findings<'_>, file: &WorkFile, known: &Known) {
    unique(findings, "edition", "key", file.edition.iter().map(|e| e.key.as_str()));
    let keys: BTreeSet<&str> = file.edition.iter().map(|e| e.key.as_str()).collect();
    let consents: BTreeSet<&str> = file.consent.iter().map(|c| c.id.as_str()).collect();
    for (i, edition) in file.edition.iter().enumerate() {
        let at = format!("edition[{i}]");
        if edition.key == ORIGINAL {
            findings.fault(format!("{at}.key"), "The original needs no entry; take another key.");
        }
        if let Some(of) = &edition.of
            && (of == &edition.key || (of != ORIGINAL && !keys.contains(of.as_str())))
        {
            findings.fault(format!("{at}.of"), format!("There is no other edition with the key “{of}”."));
        }
        signatures(findings, &at, edition, known);
        for (j, edit) in edition.edits.iter().enumerate() {
            let at = format!("{at}.edits[{j}]");
            passage(findings, &at, edit.start, edit.end);
            findings.take(format!("{at}.box"), facts::of_picture(edit.op, edit.area.as_ref()));
            findings.take(format!("{at}.part"), part(edit.part));
        }
        for (j, removes) in edition.removes.iter().enumerate() {
            person(findings, &format!("{at}.removes[{j}].person"), &removes.person, known);
            if let Some(id) = &removes.standing_consent
                && !consents.contains(id.as_str())
            {
                let told = format!("There is no [[consent]] with the id “{id}” in this file.");
                findings.fault(format!("{at}.removes[{j}].standing_consent"), told);
            }
        }
    }
}

fn signatures(findings: &mut Findings<'_>, at: &str, edition: &EditionEntry, known: &Known) {
    for (name, signed) in [("approved", &edition.approved), ("checked", &edition.checked)] {
        match signed {
            Some(signed) => {
                not_empty(findings, &format!("{at}.{name}.by"), &signed.by);
                past(findings, &format!("{at}.{name}.at"), &signed.at, known.now);
            }
            None => findings.note(at, format!("Nobody has {name} this edition, so it opens for nobody.")),
        }
    }
    if let (Some(approved), Some(checked)) = (&edition.approved, &edition.checked)
        && approved.by == checked.by
    {
        findings.fault(format!("{at}.checked.by"), "Somebody else must check it than who approved it.");
    }
}

fn transcripts(findings: &mut Findings<'_>, file: &WorkFile, known: &Known) {
    for (i, entry) in file.transcript.iter().enumerate() {
        match &entry.checked {
            Some(signed) => {
                not_empty(findings, &format!("transcript[{i}].checked.by"), &signed.by);
                past(findings, &format!("transcript[{i}].checked.at"), &signed.at, known.now);
            }
            None if entry.made == Made::Machine => findings.note(
                format!("transcript[{i}].made"),
                "Nobody has read these words of a machine against the recording; the pages say so.",
            ),
            None => {}
        }
    }
}

fn participants(findings: &mut Findings<'_>, file: &WorkFile, known: &Known) {
    if file.participant.is_empty() {
        findings.note(
            "participant",
            "Nobody is listed, so this work stays closed until somebody has asked everyone in it.",
        );
    } else if file.roster.is_none() {
        findings.note("roster", "Nobody has attested that everybody is listed, so this work stays closed.");
    }
    let mut seen = BTreeSet::new();
    for (i, entry) in file.participant.iter().enumerate() {
        let at = format!("participant[{i}]");
        person(findings, &format!("{at}.person"), &entry.person, known);
        if !seen.insert((&entry.person, entry.role.as_str())) {
            findings.fault(&at, "This person stands here in this role already.");
        }
        if entry.recognisable_by.is_empty() {
            findings.fault(
                format!("{at}.recognisable_by"),
                "Say by what: face, body, voice, name, story, place.",
            );
        }
        for (j, code) in entry.credits.iter().enumerate() {
            findings.take(format!("{at}.credits[{j}]"), code.parse::<Relator>());
        }
        if let Some(waiver) = &entry.waiver {
            not_empty(findings, &format!("{at}.waiver.by"), &waiver.by);
            if waiver.note.trim().chars().count() < 20 {
                findings.fault(
                    format!("{at}.waiver.note"),
                    "Say why no consent is needed, in at least twenty characters.",
                );
            }
        }
        shown_names(findings, &at, entry);
    }
}

fn shown_names(findings: &mut Findings<'_>, at: &str, entry: &ParticipantEntry) {
    let mut spans = Vec::new();
    for (i, name) in entry.names.iter().enumerate() {
        let at = format!("{at}.names[{i}]");
        match (name.mode, name.shown.as_deref().map(str::trim)) {
            (NameMode::Unnamed, Some(_)) => {
                findings.fault(format!("{at}.shown"), "Somebody unnamed has no shown name.");
            }
            (NameMode::Real | NameMode::Pseudonym, None | Some("")) => {
                findings.fault(format!("{at}.shown"), "The name to show is missing.");
            }
            _ => {}
        }
        let from = name.from.as_deref().map_or(Some(i64::MIN), |t| {
            findings.take(format!("{at}.from"), when::start(t)).map(Timestamp::millis)
        });
        let until = name.until.as_deref().map_or(Some(i64::MAX), |t| {
            findings.take(format!("{at}.until"), when::end(t)).map(Timestamp::millis)
        });
        if let (Some(from), Some(until)) = (&name.from, &name.until) {
            span(findings, &at, from, until);
        }
        let (Some(from), Some(until)) = (from, until) else { continue };
        let clash = spans.iter().any(|(f, u, uses): &(i64, i64, Option<Vec<_>>)| {
            let both = match (uses, &name.uses) {
                (Some(a), Some(b)) => a.iter().any(|u| b.contains(u)),
                _ => true,
            };
            both && from < *u && *f < until
        });
        if clash {
            findings.fault(&at, "Two names of this person are for the same use and time.");
        }
        spans.push((from, until, name.uses.clone()));
    }
}
