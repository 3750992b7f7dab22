//! Fills an empty database with rows that were once true: the rules that judge new rows rest while that goes on.
//!
//! Triggers refuse what somebody writes now (a second pair of eyes is missing, a work was erased); rows of a backup were
//! judged when they were written. So they are laid aside and put back within the one transaction that fills the tables:
//! nobody ever sees the tables without them. References are checked when all rows are there.

use sqlx::AssertSqlSafe;

use super::layout::Table;
use super::rows::quoted;
use crate::error::Result;
use crate::storage::database::Tx;

const SQLITE_LATER: &str = "pragma defer_foreign_keys = on";
const SQLITE_TRIGGERS: &str = "select name, sql from sqlite_master where type = 'trigger' order by name";
const POSTGRES_REFERENCES: &str = "select cast(c.relname as text), cast(k.conname as text) from pg_constraint k \
    join pg_class c on c.oid = k.conrelid \
    where k.contype = 'f' and k.connamespace = cast(current_schema() as regnamespace)";
const POSTGRES_NOW: &str = "set constraints all immediate";

/// What puts the rules back.
#[must_use = "the rules must be put back before the transaction is committed"]
pub struct Resting(Vec<String>);

/// Lays the rules aside, within this transaction.
///
/// # Errors
/// What the database says.
pub async fn rest(tx: &mut Tx, tables: &[Table]) -> Result<Resting> {
    match tx {
        Tx::Sqlite(_) => rest_on_file(tx).await,
        Tx::Postgres(_) => rest_on_server(tx, tables).await,
    }
}

impl Resting {
    /// Puts every rule back; every reference is checked by the end of the transaction.
    ///
    /// # Errors
    /// What the database says, for instance that a row refers to none.
    pub async fn over(self, tx: &mut Tx) -> Result<()> {
        for sql in self.0 {
            run(tx, sql).await?;
        }
        Ok(())
    }
}

async fn rest_on_file(tx: &mut Tx) -> Result<Resting> {
    crate::run!(&mut *tx, SQLITE_LATER)?;
    let mut back = Vec::new();
    for (name, sql) in crate::rows!(&mut *tx, (String, String), SQLITE_TRIGGERS)? {
        run(tx, format!("drop trigger {}", quoted(&name))).await?;
        back.push(sql);
    }
    Ok(Resting(back))
}

async fn rest_on_server(tx: &mut Tx, tables: &[Table]) -> Result<Resting> {
    let mut back = vec![POSTGRES_NOW.to_owned()];
    for (table, name) in crate::rows!(&mut *tx, (String, String), POSTGRES_REFERENCES)? {
        let constraint = format!("alter table {} alter constraint {}", quoted(&table), quoted(&name));
        run(tx, format!("{constraint} deferrable initially deferred")).await?;
        back.push(format!("{constraint} not deferrable"));
    }
    for table in tables {
        let table = quoted(&table.name);
        run(tx, format!("alter table {table} disable trigger user")).await?;
        back.push(format!("alter table {table} enable trigger user"));
    }
    Ok(Resting(back))
}

async fn run(tx: &mut Tx, sql: String) -> Result<()> {
    crate::on_engine!(tx, c => sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut **c).await.map(drop))
}
