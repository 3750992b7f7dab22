//! Which rows say no: read for the file beside the library, and written again after a restore.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::noes::{Clear, Said};
use crate::catalogue::participant::Person;
use crate::consent::audit::commitment;
use crate::consent::ledger::limiting::wishing::bound_to;
use crate::consent::ledger::{Deed, Kept, stored};
use crate::error::{Error, Result};
use crate::id::Id;
use crate::storage::database::Tx;
use crate::storage::layout::{Column, Table};
use crate::storage::rows::{self, Row};
use crate::storage::vault::{KeySlot, Vault};

/// A table whose rows are noes.
struct No {
    table: &'static str,
    /// Which of its rows; empty: all.
    condition: &'static str,
    /// The column that holds whom a row is about.
    about: Option<&'static str>,
}

const fn no(table: &'static str, condition: &'static str, about: Option<&'static str>) -> No {
    No { table, condition, about }
}

/// In the order in which they refer to one another. A copy that left the house belongs here too: nobody could call it
/// back. Nothing here opens what was not opened then: of consents only refusals, ends as two people decided them, of
/// erasures not what was done (it is done again).
const NOES: &[No] = &[
    no("notice", "", None),
    no("consent_record", "state in ('refused', 'invalidated')", Some("subject_id")),
    no("withdrawal", "", Some("subject_id")),
    no("hold", "", None),
    no("narrator_pause", "", Some("subject_id")),
    no("hold_end", "", None),
    no("embargo", "", None),
    no("restriction", "", Some("asked_by")),
    no("guardianship_end", "", None),
    no("licence_end", "", None),
    no("agreement_end", "", None),
    no("proposal", "kind = 'erasure'", Some("person_id")),
    no("proposal_answer", "proposal_id in (select id from proposal where kind = 'erasure')", None),
    no("erasure", "", Some("person_id")),
    no("erased", "", None),
    no("erasure_step", "step = 'cancelled'", None),
    no("chosen_name", "", Some("person_id")),
    no("edition_rejection", "", None),
    no("delivery", "", None),
];

/// Tables with a column that says since when a row opens nothing any more.
const ENDED: &[(&str, &str, &str)] = &[
    ("key_slot", "shredded_at", "shredded_at is not null"),
    ("account", "disabled_at", "disabled_at is not null"),
    ("partner_token", "revoked_at", "revoked_at is not null"),
    ("class_link", "revoked_at", "revoked_at is not null"),
    ("narrator_link", "revoked_at", "revoked_at is not null"),
];

/// References that a no can do without when the backup does not know what they name.
const LOOSE: &[(&str, &str)] =
    &[("hold", "takedown_id"), ("consent_record", "interpreter_id"), ("restriction", "person_id")];

/// Epochs only ever grow past all that there are: what was raised since is found without a look at every work.
const RAISED: &str =
    "select id, slug, consent_epoch from work where consent_epoch > $1 order by consent_epoch";
const SLOT_OF: &str = "select p.key_slot from person p join key_slot k on k.id = p.key_slot \
    where p.id = $1 and k.shredded_at is null";
const CHAIN: &str = "select version, id, notice_id from consent_record where subject_id = $1 and work_id = $2 \
    and declarant = $3 and declarant_id = $4 order by version desc limit 1";
const STANDING: &str =
    "select s.until_ms, h.cause from standing_hold s join hold h on h.id = s.id where s.id = $1";
const LOG_SLOT: &str = "select id from key_slot where purpose = 'audit'";
const NAMES: &str = "select distinct person_id, use_kind, mode, coalesce(shown, ''), coalesce(spoken, '') \
    from display_name where work_id = $1";

/// What the file says already.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    rows: BTreeMap<String, BTreeSet<String>>,
    /// The highest epoch.
    reach: Option<i64>,
}

impl Seen {
    /// Takes note of what a line says.
    pub fn take(&mut self, tables: &[Table], said: &Said) {
        match said {
            Said::Row { table, row } => {
                if let Some(known) = tables.iter().find(|known| known.name == *table) {
                    let key = known.key.iter().map(|column| row.get(column).cloned().unwrap_or_default());
                    self.add(table, text(key));
                }
            }
            Said::Ended { table, id, .. } => self.add(table, id.clone()),
            Said::Work { epoch, .. } => self.reach = self.reach.max(Some(*epoch)),
            Said::Begun { .. } | Said::Until { .. } => {}
        }
    }

    fn add(&mut self, table: &str, key: String) {
        self.rows.entry(table.to_owned()).or_default().insert(key);
    }

    /// Whether there may be others than those, where rows are only ever added.
    async fn lacks(&self, tx: &mut Tx, table: &str, condition: &'static str) -> Result<bool> {
        let known = self.rows.get(table).map_or(0, BTreeSet::len);
        Ok(rows::count(tx, table, condition).await? != i64::try_from(known).map_err(Error::internal)?)
    }

    fn has(&self, table: &str, key: &str) -> bool {
        self.rows.get(table).is_some_and(|keys| keys.contains(key))
    }
}

fn text(values: impl Iterator<Item = Value>) -> String {
    values
        .map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned))
        .collect::<Vec<_>>()
        .join("/")
}

/// The table of that name.
///
/// # Errors
/// `Internal` when there is none.
pub(super) fn named<'a>(tables: &'a [Table], name: &str) -> Result<&'a Table> {
    tables.iter().find(|table| table.name == name).ok_or_else(|| Error::internal(format!("no table {name}")))
}

/// What `tx` sees and the file does not say yet; `after` is the end of the audit log.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn unsaid(
    tx: &mut Tx,
    vault: &Vault,
    tables: &[Table],
    seen: &Seen,
    after: i64,
) -> Result<Vec<Said>> {
    let mut news = Vec::new();
    for (table, column, condition) in ENDED {
        // An account that was closed may be opened again, and as many be closed as before.
        if *table != "account" && !seen.lacks(tx, table, condition).await? {
            continue;
        }
        let known = named(tables, table)?;
        for row in rows::all(tx, known, condition).await? {
            let value = |name: &str| known.position(name).map(|at| row[at].clone()).unwrap_or_default();
            let (id, at) = (text([value("id")].into_iter()), value(column).as_i64().unwrap_or_default());
            if !seen.has(table, &id) {
                news.push(Said::Ended { table: (*table).into(), id, column: (*column).into(), at });
            }
        }
    }
    for no in NOES {
        if !seen.lacks(tx, no.table, no.condition).await? {
            continue;
        }
        let table = named(tables, no.table)?;
        for row in rows::all(tx, table, no.condition).await? {
            let key = table.key.iter().filter_map(|column| table.position(column)).map(|at| row[at].clone());
            if !seen.has(no.table, &text(key)) {
                news.push(Said::Row { table: no.table.into(), row: told(table, row) });
            }
        }
    }
    for (id, slug, epoch) in crate::rows!(&mut *tx, (String, String, i64), RAISED, seen.reach.unwrap_or(-1))?
    {
        let (clear, names) = (clear(tx, &id).await?, names(tx, vault, &id).await?);
        news.push(Said::Work { id, slug, epoch, after, clear, names });
    }
    Ok(news)
}

/// What is cleared of a work, as the file writes it.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn clear(tx: &mut Tx, work: &str) -> Result<Vec<Clear>> {
    let lines = stored(tx, work.parse()?).await?;
    let line = |line: crate::consent::decision::Line| {
        let (use_, place) = (line.use_.as_str().to_owned(), line.territory.code().to_owned());
        (use_, place, line.during.from.millis(), line.during.until.millis(), line.edition.text())
    };
    Ok(lines.into_iter().map(line).collect())
}

/// A digest of how everybody in a work is named, which nobody can make or try out without the keys of the library.
///
/// # Errors
/// What database or disk say.
pub async fn names(tx: &mut Tx, vault: &Vault, work: &str) -> Result<String> {
    type Named = (String, String, String, String, String);
    let slot = crate::row!(&mut *tx, (String,), LOG_SLOT)?;
    let (slot,) = slot.ok_or_else(|| Error::internal("an audit log without a key of its own"))?;
    let salt = vault.salt(slot.parse()?).await?;
    let mut named = crate::rows!(&mut *tx, Named, NAMES, work)?;
    named.sort();
    let words = serde_json::to_vec(&named).map_err(Error::internal)?;
    Ok(commitment(&salt, &words).to_string())
}

/// A row as the file says it: words about people stay sealed in it.
fn told(table: &Table, row: Row) -> Map<String, Value> {
    table.columns.iter().map(|column| column.name.clone()).zip(row).collect()
}

async fn slot_of(tx: &mut Tx, row: &Map<String, Value>) -> Result<Option<Id<KeySlot>>> {
    let person = row.get("person_id").and_then(Value::as_str).unwrap_or_default();
    crate::row!(tx, (String,), SLOT_OF, person)?.map(|(slot,)| slot.parse()).transpose()
}

/// What became of a no that is said again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Again {
    /// It was written down.
    Written,
    /// The backup has it.
    Known,
    /// It is about something that the backup does not have, or would open something.
    Left,
}

/// Says again what a line says.
///
/// # Errors
/// What the database says; then the deed must not be committed.
pub async fn say_again(deed: &mut Deed, vault: &Vault, tables: &[Table], said: &Said) -> Result<Again> {
    match said {
        Said::Ended { table, id, column, at } => {
            let known = ENDED.iter().find(|(t, c, _)| t == table && c == column);
            let (table, column, _) = known.ok_or_else(|| Error::invalid("These noes are not ours."))?;
            let news = rows::set_once(deed.tx(), table, column, id, *at).await?;
            if news {
                deed.enter("ended_again", &format!("{table}/{id}"), None, at).await?;
            }
            Ok(if news { Again::Written } else { Again::Known })
        }
        Said::Row { table, row } => {
            let known = NOES.iter().find(|no| no.table == table);
            let no = known.ok_or_else(|| Error::invalid("These noes are not ours."))?;
            write(deed, vault, named(tables, table)?, no, tables, row.clone()).await
        }
        Said::Begun { .. } | Said::Work { .. } | Said::Until { .. } => Ok(Again::Known),
    }
}

async fn write(
    deed: &mut Deed,
    vault: &Vault,
    table: &Table,
    no: &No,
    tables: &[Table],
    mut row: Map<String, Value>,
) -> Result<Again> {
    if is_there(deed.tx(), table, &row, &table.key).await? {
        return Ok(Again::Known);
    }
    for column in unknown(deed.tx(), tables, table, &row).await? {
        if needs(table, &column) {
            return Ok(Again::Left);
        }
        if (no.table, column.as_str()) == ("hold", "takedown_id") {
            // Whether the request spoke of danger is lost with it: two people end the hold.
            row.insert("cause".to_owned(), Value::from("safeguarding"));
        }
        row.insert(column, Value::Null);
    }
    match no.table {
        "consent_record" => chained(deed.tx(), &mut row).await?,
        "hold_end" if !closes(deed.tx(), &row).await? => return Ok(Again::Left),
        "chosen_name" => return choose(deed, vault, &row).await,
        _ => {}
    }
    let values: Row = table.columns.iter().map(|c| row.get(&c.name).cloned().unwrap_or_default()).collect();
    rows::insert(deed.tx(), no.table, &table.columns, &[values]).await?;
    enter(deed, table, no, &row).await?;
    Ok(Again::Written)
}

/// The columns of a row that name what is not there.
pub(super) async fn unknown(
    tx: &mut Tx,
    tables: &[Table],
    table: &Table,
    row: &Map<String, Value>,
) -> Result<Vec<String>> {
    let mut unknown = Vec::new();
    for reference in &table.references {
        let (column, to) = (&reference.column, named(tables, &reference.table)?);
        let value = row.get(column).filter(|value| !value.is_null() && to.name != table.name);
        let Some(value) = value else { continue };
        let there: Map<String, Value> = to.key.iter().map(|key| (key.clone(), value.clone())).collect();
        if !is_there(tx, to, &there, &to.key).await? {
            unknown.push(column.clone());
        }
    }
    Ok(unknown)
}

/// Whether a no of this table says nothing without what `column` names.
pub(super) fn needs(table: &Table, column: &str) -> bool {
    !LOOSE.contains(&(table.name.as_str(), column))
}

/// Whether a row with these values in `key` is there.
pub(super) async fn is_there(
    tx: &mut Tx,
    table: &Table,
    row: &Map<String, Value>,
    key: &[String],
) -> Result<bool> {
    let null = Value::Null;
    let columns: Vec<(&Column, &Value)> = key
        .iter()
        .filter_map(|name| Some((&table.columns[table.position(name)?], row.get(name).unwrap_or(&null))))
        .collect();
    rows::exists(tx, &table.name, &columns).await
}

/// A refusal stands at the end of its chain as the backup has it, whatever stood there before it was lost.
async fn chained(tx: &mut Tx, row: &mut Map<String, Value>) -> Result<()> {
    let field = |name: &str| row.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let (subject, work, capacity, by) =
        (field("subject_id"), field("work_id"), field("declarant"), field("declarant_id"));
    let end = crate::row!(tx, (i64, String, String), CHAIN, subject, work, capacity, by)?;
    let (version, replaces) = end.map_or((1, None), |(version, id, _)| (version + 1, Some(id)));
    row.insert("version".to_owned(), Value::from(version));
    row.insert("replaces".to_owned(), Value::from(replaces));
    Ok(())
}

/// Whether an end of a hold makes it no shorter. One that does is said again by somebody who looks.
async fn closes(tx: &mut Tx, row: &Map<String, Value>) -> Result<bool> {
    let hold = row.get("hold_id").and_then(Value::as_str).unwrap_or_default();
    let until = row.get("until_ms").and_then(Value::as_i64).unwrap_or_default();
    let standing = crate::row!(tx, (i64, String), STANDING, hold)?;
    Ok(standing.is_some_and(|(stands, _)| until >= stands))
}

/// Names somebody as they chose, from now on; without their key not at all.
async fn choose(deed: &mut Deed, vault: &Vault, row: &Map<String, Value>) -> Result<Again> {
    let field = |name: &str| row.get(name).and_then(Value::as_str).unwrap_or_default();
    let shown = match (row.get("shown").and_then(Value::as_str), slot_of(deed.tx(), row).await?) {
        (Some(sealed), Some(slot)) => vault.unseal(slot, &bound_to(field("id")), sealed).await.ok(),
        _ => None,
    };
    let shown = shown.and_then(|shown| String::from_utf8(shown).ok());
    deed.choose_name(field("work_id").parse()?, field("person_id").parse()?, shown.as_deref()).await?;
    Ok(Again::Written)
}

/// The entry in the audit log. What stands on the list of the erased is vouched for by its erasure.
async fn enter(deed: &mut Deed, table: &Table, no: &No, row: &Map<String, Value>) -> Result<()> {
    let about = no.about.and_then(|column| row.get(column)).and_then(Value::as_str);
    let about: Option<Id<Person>> = about.map(str::parse).transpose()?;
    let object = text(table.key.iter().map(|column| row.get(column).cloned().unwrap_or_default()));
    match Kept::ALL.into_iter().find(|kept| kept.table == no.table) {
        Some(kept) => drop(deed.enter_row(kept, &object, about).await?),
        None if no.table == "erased" => {}
        None => drop(deed.enter(no.table, &object, about, row).await?),
    }
    Ok(())
}
