//! Noes that came after a backup and are about what came after it too: who has to enter them again reads here which.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::noes::{Noes, Said};
use super::noes_store::{is_there, named, needs, unknown};
use crate::consent::ledger::Deed;
use crate::error::{Error, Result};
use crate::id::Id;
use crate::storage::database::Tx;
use crate::storage::layout::Table;
use crate::storage::vault::KeySlot;

/// Tables whose noes somebody must enter again when what they are about comes again. Of the others nothing is lost: what
/// was erased stays barred without a row of who asked for it, an end of a hold closes nothing, and a cut that was rejected
/// is approved by nobody.
const MATTER: &[&str] = &[
    "consent_record",
    "withdrawal",
    "hold",
    "embargo",
    "restriction",
    "guardianship_end",
    "licence_end",
    "agreement_end",
    "proposal",
    "proposal_answer",
    "erasure",
    "chosen_name",
    "delivery",
];

/// Columns that hold whom a no is about.
const OF_WHOM: &[&str] = &["subject_id", "person_id"];

const SHRED: &str = "update key_slot set shredded_at = $2 where id = $1 and shredded_at is null";

/// What was said in `noes` about something that is not here, each in words.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn left(tx: &mut Tx, tables: &[Table], noes: &Noes) -> Result<Vec<String>> {
    let (barred, forgotten) = barred(noes);
    let mut left = Vec::new();
    for (table, row) in rows(noes).filter(|(table, _)| MATTER.contains(table)) {
        let table = named(tables, table)?;
        let lacks = unknown(tx, tables, table, row).await?;
        let lost = lacks.iter().any(|column| needs(table, column));
        if !lost || is_there(tx, table, row, &table.key).await? {
            continue;
        }
        let settled = match table.name.as_str() {
            "erasure" => barred.contains(text(row, "id")) && !keeps_some(tx, tables, row).await?,
            "proposal" => is_carried_out(row, noes),
            // What a yes decided is an erasure of its own.
            "proposal_answer" => row.get("yes") == Some(&true.into()),
            _ => OF_WHOM.iter().any(|column| forgotten.contains(text(row, column))),
        };
        if !settled {
            left.push(told(table, row, noes));
        }
    }
    Ok(left)
}

fn rows(noes: &Noes) -> impl Iterator<Item = (&str, &Map<String, Value>)> {
    noes.said.iter().filter_map(|said| match said {
        Said::Row { table, row } => Some((table.as_str(), row)),
        _ => None,
    })
}

/// Wishes of which nothing is left to be done, since bars keep out whatever they are about or since they were taken back;
/// and who was forgotten with one.
fn barred(noes: &Noes) -> (BTreeSet<&str>, BTreeSet<&str>) {
    let of = |table: &'static str, column: &'static str, value: Value| {
        rows(noes).filter(move |(t, row)| *t == table && row.get(column) == Some(&value)).map(|(_, row)| row)
    };
    let cancelled: BTreeSet<_> =
        of("erasure_step", "step", "cancelled".into()).map(|row| text(row, "erasure_id")).collect();
    let mut barred: BTreeSet<_> =
        of("erased", "kind", "person".into()).map(|row| text(row, "erasure_id")).collect();
    let forgotten = rows(noes)
        .filter(|(table, row)| *table == "erasure" && barred.contains(text(row, "id")))
        .map(|(_, row)| text(row, "person_id"))
        .collect();
    barred.extend(cancelled);
    barred.extend(of("erasure", "forgets", false.into()).map(|row| text(row, "id")));
    (barred, forgotten)
}

/// Whether somebody was erased after this was proposed.
fn is_carried_out(proposal: &Map<String, Value>, noes: &Noes) -> bool {
    let at = |row: &Map<String, Value>, column: &str| row.get(column).and_then(Value::as_i64);
    rows(noes).any(|(table, row)| {
        table == "erasure"
            && text(row, "person_id") == text(proposal, "person_id")
            && at(row, "asked_at") >= at(proposal, "proposed_at")
    })
}

/// Whether a work is here of which everything was to go.
async fn keeps_some(tx: &mut Tx, tables: &[Table], erasure: &Map<String, Value>) -> Result<bool> {
    let works: Vec<Value> = serde_json::from_str(text(erasure, "works")).map_err(Error::internal)?;
    let table = named(tables, "work")?;
    for id in works {
        let work = [("id".to_owned(), id)].into_iter().collect();
        if is_there(tx, table, &work, &table.key).await? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn text<'a>(row: &'a Map<String, Value>, column: &str) -> &'a str {
    row.get(column).and_then(Value::as_str).unwrap_or_default()
}

/// A no by its table and id, with the work that it is about, where it names one that was known.
fn told(table: &Table, row: &Map<String, Value>, noes: &Noes) -> String {
    let key: Vec<String> = table
        .key
        .iter()
        .map(|column| match row.get(column) {
            Some(Value::String(text)) => text.clone(),
            value => value.map(Value::to_string).unwrap_or_default(),
        })
        .collect();
    let key = key.join("/");
    match noes.works.get(text(row, "work_id")) {
        Some(last) => format!("{} {key} (work {})", table.name, last.slug),
        None => format!("{} {key}", table.name),
    }
}

/// Writes down that keys are lost for good.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn lost(deed: &mut Deed, slots: &[Id<KeySlot>]) -> Result<()> {
    let now = deed.now().millis();
    for slot in slots {
        crate::run!(deed.tx(), SHRED, slot.text(), now)?;
        deed.enter("key_lost", &slot.text(), None, &()).await?;
    }
    Ok(())
}
