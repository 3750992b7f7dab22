//! From a work's file to the description that its rows hold.

use std::collections::BTreeMap;

use super::format::Texts;
use super::format::work::WorkFile;
use crate::catalogue::accession_store::Description;
use crate::catalogue::licence::{self, Licence};
use crate::catalogue::work::fold;
use crate::error::{Error, Result};
use crate::language::Language;

/// The description of a checked file.
///
/// # Errors
/// `Invalid` when the file was not checked.
pub fn description(file: &WorkFile) -> Result<Description> {
    let languages: Vec<Language> = file.languages.iter().map(|l| l.parse()).collect::<Result<_>>()?;
    let licence: Licence = file.licence_uri.as_deref().unwrap_or(licence::DEFAULT).parse()?;
    let tags: Vec<&str> = languages.iter().map(Language::tag).collect();
    Ok(Description {
        slug: file.slug.clone(),
        kind: file.kind.as_str(),
        state: file.state.as_str(),
        languages: json(&tags)?,
        year: file.year.clone(),
        recorded: file.recorded.clone(),
        broadcast: file.broadcast.clone(),
        licence_uri: licence.uri().to_owned(),
        embed_hosts: file.embed_hosts.as_ref().map(json).transpose()?,
        may_be_cut: file.may_be_cut,
        suitable_from_age: file.suitable_from.as_ref().map(|s| s.age.into()),
        tombstone_silent: file.tombstone.as_ref().is_some_and(|t| t.silence),
        sort_key: sort_key(file, &languages)?,
        texts: texts(file)?,
        last_words: match &file.tombstone {
            Some(tombstone) => tagged(&tombstone.words)?.into_iter().collect(),
            None => vec![],
        },
        parts: file.part.iter().map(|p| json(&tagged(&p.title)?)).collect::<Result<_>>()?,
        organisations: file
            .organisation
            .iter()
            .map(|o| (o.name.clone(), o.role.as_str(), o.credit.clone()))
            .collect(),
        themes: file.themes.clone(),
        places: file.places.clone(),
    })
}

/// JSON text of something plain.
///
/// # Errors
/// `Internal` when it cannot be written as JSON, which plain texts always can.
pub fn json(value: &impl serde::Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(Error::internal)
}

/// Texts with their tags in canonical case.
///
/// # Errors
/// `Invalid` for a tag that is none.
pub fn tagged(texts: &Texts) -> Result<BTreeMap<String, String>> {
    texts
        .iter()
        .map(|(tag, text)| Ok((tag.parse::<Language>()?.tag().to_owned(), text.trim().to_owned())))
        .collect()
}

/// The title in the main language, folded; works are listed in this order.
fn sort_key(file: &WorkFile, languages: &[Language]) -> Result<String> {
    let titles = crate::language::Texts(
        file.title.iter().map(|(tag, text)| Ok((tag.parse()?, text.clone()))).collect::<Result<_>>()?,
    );
    let main = languages.first().cloned().unwrap_or_else(Language::none);
    let title = titles.choose(&main, languages).map(|(_, text)| text.to_owned()).unwrap_or_default();
    Ok(fold(title.trim()))
}

fn texts(file: &WorkFile) -> Result<Vec<(&'static str, String, String)>> {
    let empty = Texts::new();
    let fields: [(&'static str, &Texts); 7] = [
        ("title", &file.title),
        ("synopsis", &file.synopsis),
        ("plain", &file.plain),
        ("content_note", &file.content_note),
        ("suitable_reason", file.suitable_from.as_ref().map_or(&empty, |s| &s.reason)),
        ("presenter", &file.presenter),
        ("poster_alt", file.poster.as_ref().map_or(&empty, |p| &p.alt)),
    ];
    let mut all = Vec::new();
    for (field, texts) in fields {
        all.extend(tagged(texts)?.into_iter().map(|(tag, text)| (field, tag, text)));
    }
    Ok(all)
}
