//! Whole rows of any table as JSON values, the same on both engines: what a backup reads and a restore writes.
//!
//! The only SQL that is put together at run time: names of tables and columns come from the schema itself, values are
//! always bound.

use futures_util::TryStreamExt;
use serde_json::Value;
use sqlx::{AssertSqlSafe, Row as _};

use super::layout::{Column, Sort, Table};
use crate::error::{Error, Result};
use crate::storage::database::Tx;

/// One row: a value a column, in the order of the table's columns.
pub type Row = Vec<Value>;

/// How many values one statement binds at most: SQLite takes 32,766, PostgreSQL 65,535.
const MOST_BOUND: usize = 8_000;

/// The values of a row of either engine.
macro_rules! values {
    ($row:expr, $table:expr) => {{
        let mut values: Row = Vec::with_capacity($table.columns.len());
        for (at, column) in $table.columns.iter().enumerate() {
            values.push(match column.sort {
                Sort::Text => Value::from($row.try_get::<Option<String>, _>(at)?),
                Sort::Number => Value::from($row.try_get::<Option<i64>, _>(at)?),
                Sort::Truth => Value::from($row.try_get::<Option<bool>, _>(at)?),
            });
        }
        Ok::<Row, sqlx::Error>(values)
    }};
}

/// Hands every row of `table` to `take`, in the order of its key. `take` answers false when it wants no more.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn each(tx: &mut Tx, table: &Table, mut take: impl AsyncFnMut(Row) -> bool) -> Result<()> {
    let sql = select(table, "");
    crate::on_engine!(tx, c => {
        async {
            let mut rows = sqlx::query(AssertSqlSafe(sql)).fetch(&mut **c);
            while let Some(row) = rows.try_next().await? {
                if !take(values!(row, table)?).await {
                    break;
                }
            }
            Ok::<(), sqlx::Error>(())
        }
        .await
    })
}

/// The rows of `table` for which `condition` holds, a constant of ours in SQL; all where it is empty.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn all(tx: &mut Tx, table: &Table, condition: &'static str) -> Result<Vec<Row>> {
    let sql = select(table, condition);
    crate::on_engine!(tx, c => {
        async {
            let rows = sqlx::query(AssertSqlSafe(sql)).fetch_all(&mut **c).await?;
            rows.iter().map(|row| values!(row, table)).collect::<sqlx::Result<Vec<Row>>>()
        }
        .await
    })
}

/// How many rows of `table` there are for which `condition` holds.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn count(tx: &mut Tx, table: &str, condition: &'static str) -> Result<i64> {
    let condition = where_(condition);
    let sql = format!("select count(*) from {}{condition}", quoted(table));
    let (count,): (i64,) =
        crate::on_engine!(tx, c => sqlx::query_as(AssertSqlSafe(sql)).fetch_one(&mut **c).await)?;
    Ok(count)
}

/// Whether `table` has a row in which each of `columns` holds its value.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn exists(tx: &mut Tx, table: &str, columns: &[(&Column, &Value)]) -> Result<bool> {
    let tests = columns.iter().enumerate().map(|(n, (c, _))| format!("{} = ${}", quoted(&c.name), n + 1));
    let sql = format!("select 1 from {} where {}", quoted(table), tests.collect::<Vec<_>>().join(" and "));
    let found: Option<(i32,)> = crate::on_engine!(tx, c => {
        async {
            let mut query = sqlx::query_as(AssertSqlSafe(sql));
            for (column, value) in columns {
                query = match column.sort {
                    Sort::Text => query.bind(value.as_str()),
                    Sort::Number => query.bind(value.as_i64()),
                    Sort::Truth => query.bind(value.as_bool()),
                };
            }
            query.fetch_optional(&mut **c).await
        }
        .await
    })?;
    Ok(found.is_some())
}

/// Adds `rows`, whose values stand in the order of `columns`.
///
/// # Errors
/// `Invalid` for a value that is not of its column's sort, otherwise what the database says.
pub async fn insert(tx: &mut Tx, table: &str, columns: &[Column], rows: &[Row]) -> Result<()> {
    if let Some(row) = rows.iter().find(|row| !fits(columns, row)) {
        let fields = row.len();
        return Err(Error::invalid(format!(
            "A row of {table} with {fields} fields does not fit its columns."
        )));
    }
    for part in rows.chunks((MOST_BOUND / columns.len().max(1)).max(1)) {
        let sql = insertion(table, columns, part.len());
        crate::on_engine!(&mut *tx, c => {
            async {
                let mut query = sqlx::query(AssertSqlSafe(sql));
                for row in part {
                    for (column, value) in columns.iter().zip(row) {
                        query = match column.sort {
                            Sort::Text => query.bind(value.as_str()),
                            Sort::Number => query.bind(value.as_i64()),
                            Sort::Truth => query.bind(value.as_bool()),
                        };
                    }
                }
                query.execute(&mut **c).await.map(drop)
            }
            .await
        })?;
    }
    Ok(())
}

/// Sets the instant `column` of the row `id` where it is still empty; whether it was.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn set_once(tx: &mut Tx, table: &str, column: &str, id: &str, at: i64) -> Result<bool> {
    let (table, column) = (quoted(table), quoted(column));
    let sql = format!("update {table} set {column} = $2 where id = $1 and {column} is null");
    let done = crate::on_engine!(tx, c => {
        sqlx::query(AssertSqlSafe(sql)).bind(id).bind(at).execute(&mut **c).await.map(|done| done.rows_affected())
    })?;
    Ok(done > 0)
}

fn fits(columns: &[Column], row: &Row) -> bool {
    let sort = |(column, value): (&Column, &Value)| match (column.sort, value) {
        (_, Value::Null) | (Sort::Text, Value::String(_)) | (Sort::Truth, Value::Bool(_)) => true,
        (Sort::Number, value) => value.is_i64(),
        _ => false,
    };
    columns.len() == row.len() && columns.iter().zip(row).all(sort)
}

fn select(table: &Table, condition: &'static str) -> String {
    let columns: Vec<String> = table.columns.iter().map(|column| quoted(&column.name)).collect();
    let key: Vec<String> = table.key.iter().map(|column| quoted(column)).collect();
    let order = if key.is_empty() { String::new() } else { format!(" order by {}", key.join(", ")) };
    format!("select {} from {}{}{order}", columns.join(", "), quoted(&table.name), where_(condition))
}

fn where_(condition: &str) -> String {
    if condition.is_empty() { String::new() } else { format!(" where {condition}") }
}

fn insertion(table: &str, columns: &[Column], rows: usize) -> String {
    let names: Vec<String> = columns.iter().map(|column| quoted(&column.name)).collect();
    let group = |n: usize| {
        let places: Vec<String> =
            (1..=columns.len()).map(|at| format!("${}", n * columns.len() + at)).collect();
        format!("({})", places.join(", "))
    };
    let groups: Vec<String> = (0..rows).map(group).collect();
    format!("insert into {} ({}) values {}", quoted(table), names.join(", "), groups.join(", "))
}

/// A name of the schema as SQL writes it whatever letters are in it.
pub(super) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
