//! What tables a database has, read from its own schema, so that no list of ours can forget one.

use std::collections::BTreeSet;

use crate::error::{Error, Result};
use crate::storage::database::Tx;

/// What a column holds. The schema uses no others, on either engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// `text`.
    Text,
    /// `bigint`.
    Number,
    /// `boolean`.
    Truth,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub sort: Sort,
}

/// A column that names a row of another table, or of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The column.
    pub column: String,
    /// The table whose key it holds.
    pub table: String,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Its columns, in order.
    pub columns: Vec<Column>,
    /// The columns of its primary key, in order.
    pub key: Vec<String>,
    /// What its rows refer to.
    pub references: Vec<Reference>,
}

impl Table {
    /// Where in its rows a column stands.
    #[must_use]
    pub fn position(&self, column: &str) -> Option<usize> {
        self.columns.iter().position(|known| known.name == column)
    }
}

/// Table, column, its type, and its place in the primary key from 1 (0: it is not in it).
type Row = (String, String, String, i64);

const SQLITE_COLUMNS: &str = "select m.name, p.name, lower(p.type), p.pk from sqlite_master m \
    join pragma_table_info(m.name) p where m.type = 'table' and m.name not like 'sqlite\\_%' escape '\\' \
    and m.name <> '_sqlx_migrations' order by m.name, p.cid";
const SQLITE_REFERENCES: &str = "select m.name, f.\"from\", f.\"table\" from sqlite_master m \
    join pragma_foreign_key_list(m.name) f where m.type = 'table' order by m.name, f.id";
const POSTGRES_COLUMNS: &str = "select cast(c.relname as text), cast(a.attname as text), format_type(a.atttypid, null), \
    cast(case when array_position(cast(i.indkey as smallint[]), a.attnum) < i.indnkeyatts \
      then array_position(cast(i.indkey as smallint[]), a.attnum) + 1 else 0 end as bigint) \
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped \
    left join pg_index i on i.indrelid = c.oid and i.indisprimary \
    where c.relkind = 'r' and c.relnamespace = cast(current_schema() as regnamespace) \
    and c.relname <> '_sqlx_migrations' order by c.relname, a.attnum";
const POSTGRES_REFERENCES: &str = "select cast(c.relname as text), cast(a.attname as text), cast(o.relname as text) \
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class o on o.oid = k.confrelid \
    join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1] \
    where k.contype = 'f' and k.connamespace = cast(current_schema() as regnamespace) order by c.relname, k.conname";
const VERSION: &str = "select coalesce(max(version), 0) from _sqlx_migrations";

/// Every table of the library, each behind those that its rows refer to.
///
/// # Errors
/// `Unavailable` when the database does not answer, `Internal` for a column of a type that the schema does not use.
pub async fn tables(tx: &mut Tx) -> Result<Vec<Table>> {
    let (columns, references) = match tx {
        Tx::Sqlite(_) => (SQLITE_COLUMNS, SQLITE_REFERENCES),
        Tx::Postgres(_) => (POSTGRES_COLUMNS, POSTGRES_REFERENCES),
    };
    let mut tables = gathered(crate::rows!(tx, Row, columns)?)?;
    for (name, column, refers_to) in crate::rows!(tx, (String, String, String), references)? {
        if let Some(table) = tables.iter_mut().find(|table| table.name == name) {
            table.references.push(Reference { column, table: refers_to });
        }
    }
    Ok(in_order(tables))
}

/// The number of the last migration that made these tables.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn version(tx: &mut Tx) -> Result<i64> {
    Ok(crate::row!(tx, (i64,), VERSION)?.map_or(0, |(version,)| version))
}

fn gathered(rows: Vec<Row>) -> Result<Vec<Table>> {
    let mut tables: Vec<Table> = Vec::new();
    let mut keys: Vec<Vec<(i64, String)>> = Vec::new();
    for (table, column, sort, place) in rows {
        if tables.last().is_none_or(|last| last.name != table) {
            tables.push(Table { name: table, columns: Vec::new(), key: Vec::new(), references: Vec::new() });
            keys.push(Vec::new());
        }
        let (Some(table), Some(key)) = (tables.last_mut(), keys.last_mut()) else { continue };
        if place > 0 {
            key.push((place, column.clone()));
        }
        let sort = match sort.as_str() {
            "text" => Sort::Text,
            "bigint" => Sort::Number,
            "boolean" => Sort::Truth,
            other => return Err(Error::internal(format!("{}.{column} is {other}", table.name))),
        };
        table.columns.push(Column { name: column, sort });
    }
    for (table, mut key) in tables.iter_mut().zip(keys) {
        key.sort();
        table.key = key.into_iter().map(|(_, column)| column).collect();
    }
    Ok(tables)
}

/// Whoever is referred to comes first; among equals the name decides, so that both engines give one order.
fn in_order(mut left: Vec<Table>) -> Vec<Table> {
    left.sort_by(|a, b| a.name.cmp(&b.name));
    let mut ordered: Vec<Table> = Vec::with_capacity(left.len());
    let mut there: BTreeSet<String> = BTreeSet::new();
    while !left.is_empty() {
        let free = left.iter().position(|table| {
            table.references.iter().all(|r| r.table == table.name || there.contains(&r.table))
        });
        // In a ring nobody is free; then the first of it comes first.
        let next = left.remove(free.unwrap_or(0));
        there.insert(next.name.clone());
        ordered.push(next);
    }
    ordered
}
