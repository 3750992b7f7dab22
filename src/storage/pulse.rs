//! Feels that somebody committed, in this process or another, without reading any table.

use sqlx::{PgConnection, SqliteConnection};

use crate::error::{Error, Result};
use crate::storage::database::Database;

/// A connection of its own that notices commits of all others.
pub enum Pulse {
    /// On the file: `pragma data_version` changes when another connection has committed.
    Sqlite(Box<SqliteConnection>),
    /// On the server: the snapshot of running transactions changes when one that wrote has ended.
    Postgres(Box<PgConnection>),
}

/// What a look found. Two equal beats: nothing was committed between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beat(String);

const SQLITE: &str = "select cast(data_version as text) from pragma_data_version";
const POSTGRES: &str = "select pg_current_snapshot()::text";

impl Pulse {
    /// Opens the connection.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer.
    pub async fn open(database: &Database) -> Result<Self> {
        Ok(match database {
            Database::Sqlite(pool) => Self::Sqlite(Box::new(pool.acquire().await?.detach())),
            Database::Postgres(pool) => Self::Postgres(Box::new(pool.acquire().await?.detach())),
        })
    }

    /// Looks.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer.
    pub async fn beat(&mut self) -> Result<Beat> {
        let found: (String,) = match self {
            Self::Sqlite(c) => sqlx::query_as(SQLITE).fetch_one(&mut **c).await,
            Self::Postgres(c) => sqlx::query_as(POSTGRES).fetch_one(&mut **c).await,
        }
        .map_err(Error::from)?;
        Ok(Beat(found.0))
    }
}
