//! The description of a work: its own row's fields, texts, parts, organisations, themes and places.

use std::collections::BTreeMap;

use crate::catalogue::work::{Work, title_key};
use crate::error::Result;
use crate::id::Id;
use crate::storage::database::Tx;

/// What a work's row holds of its description.
#[derive(Clone, Debug)]
pub struct Description {
    /// Address.
    pub slug: String,
    /// `film` or `oral_history`.
    pub kind: &'static str,
    /// `draft` or `published`.
    pub state: &'static str,
    /// JSON list of tags, the main one first.
    pub languages: String,
    /// EDTF.
    pub year: Option<String>,
    /// EDTF.
    pub recorded: Option<String>,
    /// EDTF.
    pub broadcast: Option<String>,
    /// Canonical address.
    pub licence_uri: String,
    /// JSON list, or none.
    pub embed_hosts: Option<String>,
    /// For radio.
    pub may_be_cut: bool,
    /// Years.
    pub suitable_from_age: Option<i64>,
    /// Silence instead of words.
    pub tombstone_silent: bool,
    /// Main title, folded.
    pub sort_key: String,
    /// Field, language, text.
    pub texts: Vec<(&'static str, String, String)>,
    /// Language and text of what its page says when it is gone; sealed, and so written by the ledger.
    pub last_words: Vec<(String, String)>,
    /// JSON objects of part titles; empty when there is one part.
    pub parts: Vec<String>,
    /// Name, role, line of credit.
    pub organisations: Vec<(String, &'static str, String)>,
    /// Ids.
    pub themes: Vec<String>,
    /// Ids.
    pub places: Vec<String>,
}

const CLEAR: [&str; 5] = [
    "delete from work_text where work_id = $1 and field <> 'tombstone'",
    "delete from work_part where work_id = $1",
    "delete from work_organisation where work_id = $1",
    "delete from work_theme where work_id = $1",
    "delete from work_place where work_id = $1",
];
const TEXT: &str =
    "insert into work_text (work_id, field, language, text, title_key) values ($1, $2, $3, $4, $5)";
const PART: &str = "insert into work_part (work_id, part, titles) values ($1, $2, $3)";
const ORGANISATION: &str =
    "insert into work_organisation (work_id, position, name, role, credit_line) values ($1, $2, $3, $4, $5)";
const THEME: &str = "insert into work_theme (work_id, theme_id) values ($1, $2)";
const PLACE: &str = "insert into work_place (work_id, place_id) values ($1, $2)";

impl Description {
    /// Writes everything beside the work's own row anew, but for its last words.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn write(&self, tx: &mut Tx, work: Id<Work>) -> Result<()> {
        let id = work.text();
        for clear in CLEAR {
            crate::run!(tx, clear, &id)?;
        }
        for (field, language, text) in &self.texts {
            let key = (*field == "title").then(|| title_key(text));
            crate::run!(tx, TEXT, &id, *field, language, text, key)?;
        }
        for (part, titles) in (1_i64..).zip(&self.parts) {
            crate::run!(tx, PART, &id, part, titles)?;
        }
        for (position, (name, role, line)) in (0_i64..).zip(&self.organisations) {
            crate::run!(tx, ORGANISATION, &id, position, name, *role, line)?;
        }
        for theme in &self.themes {
            crate::run!(tx, THEME, &id, theme)?;
        }
        for place in &self.places {
            crate::run!(tx, PLACE, &id, place)?;
        }
        Ok(())
    }
}

/// Each part of a work's description under the name that an import calls it by, and rows that tell its state.
const AREAS: [(&str, &str); 11] = [
    ("address", "select slug from work where id = $1"),
    (
        "description",
        "select kind || ' ' || state || ' ' || languages || ' ' || coalesce(year, '') || ' ' || coalesce(recorded, '') || ' ' \
         || coalesce(broadcast, '') || ' ' || licence_uri || ' ' || coalesce(embed_hosts, '') || ' ' \
         || coalesce(cast(suitable_from_age as text), '') || ' ' || case when may_be_cut then 'cut' else '' end || ' ' \
         || case when tombstone_silent then 'silent' else '' end from work where id = $1",
    ),
    ("texts", "select field || ' ' || language || ' ' || text from work_text where work_id = $1"),
    ("parts", "select cast(part as text) || titles from work_part where work_id = $1"),
    (
        "organisations",
        "select cast(position as text) || name || role || credit_line from work_organisation where work_id = $1",
    ),
    ("themes", "select theme_id from work_theme where work_id = $1"),
    ("places", "select place_id from work_place where work_id = $1"),
    (
        "media",
        "select e.key || ' ' || cast(e.media_version as text) || ' ' || cast(r.part as text) || ' ' || r.quality || ' ' || r.sha256 \
         from rendition r join edition e on e.id = r.edition_id join work w on w.id = e.work_id \
         where w.id = $1 and e.media_version = w.media_version and r.quality <> 'broadcast' and r.made_from is null",
    ),
    (
        "transcripts",
        "select e.key || ' ' || cast(t.part as text) || ' ' || t.language || ' ' || t.kind || ' ' || t.sha256 \
         || case when t.original then ' original' else '' end || ' ' || t.made || ' ' || coalesce(t.checked_by, '') \
         || ' ' || coalesce(cast(t.checked_at as text), '') || ' ' || coalesce(t.contents, '') \
         from transcript t join edition e on e.id = t.edition_id join work w on w.id = e.work_id \
         where w.id = $1 and e.media_version = w.media_version",
    ),
    (
        "poster",
        "select p.media_type || ' ' || cast(p.width as text) || ' ' || p.sha256 \
         from poster p join edition e on e.id = p.edition_id join work w on w.id = e.work_id \
         where w.id = $1 and e.media_version = w.media_version",
    ),
    (
        "participants",
        "select person_id || role || credits || cast(position as text) || recognisable_by \
         || case when redactable then ' redactable' else '' end || coalesce(waiver_basis, '') || coalesce(waiver_note, '') \
         from appearance where work_id = $1 union all \
         select person_id || use_kind || mode || coalesce(shown, '') || ' ' || coalesce(spoken, '') || cast(from_ms as text) || ' ' \
         || cast(until_ms as text) from display_name where work_id = $1",
    ),
];

/// The state of each part of a work's description, to see what an import changed.
///
/// # Errors
/// Those of the database.
pub async fn described(tx: &mut Tx, work: Id<Work>) -> Result<BTreeMap<&'static str, Vec<String>>> {
    let mut areas = BTreeMap::new();
    for (name, sql) in AREAS {
        let mut rows: Vec<String> =
            crate::rows!(tx, (String,), sql, work.text())?.into_iter().map(|(row,)| row).collect();
        rows.sort_unstable();
        areas.insert(name, rows);
    }
    Ok(areas)
}
