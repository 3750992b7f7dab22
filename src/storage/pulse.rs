//! Feels that somebody committed, in this process or another, without reading any table.

use std::sync::atomic::{AtomicU64, Ordering};

use sqlx::{PgConnection, SqliteConnection};

use crate::error::{Error, Result};
use crate::storage::database::Database;

/// A connection of its own that notices commits of all others.
pub struct Pulse {
    /// Which pulse of this process it is: SQLite's numbers mean something on one connection only.
    number: u64,
    connection: Connection,
}

enum Connection {
    /// On the file: `pragma data_version` changes when another connection has committed.
    Sqlite(Box<SqliteConnection>),
    /// On the server: the snapshot of running transactions changes when one that wrote has ended.
    Postgres(Box<PgConnection>),
}

/// What a look found. Two equal beats: nothing was committed between them. Beats of two pulses are never equal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beat(u64, String);

static OPENED: AtomicU64 = AtomicU64::new(0);

const SQLITE: &str = "select cast(data_version as text) from pragma_data_version";
const POSTGRES: &str = "select pg_current_snapshot()::text";

impl Pulse {
    /// Opens the connection.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer.
    pub async fn open(database: &Database) -> Result<Self> {
        let connection = match database {
            Database::Sqlite(pools) => Connection::Sqlite(Box::new(pools.watch.acquire().await?.detach())),
            Database::Postgres(pools) => {
                Connection::Postgres(Box::new(pools.watch.acquire().await?.detach()))
            }
        };
        Ok(Self { number: OPENED.fetch_add(1, Ordering::Relaxed), connection })
    }

    /// Looks.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer.
    pub async fn beat(&mut self) -> Result<Beat> {
        let found: (String,) = match &mut self.connection {
            Connection::Sqlite(c) => sqlx::query_as(SQLITE).fetch_one(&mut **c).await,
            Connection::Postgres(c) => sqlx::query_as(POSTGRES).fetch_one(&mut **c).await,
        }
        .map_err(Error::from)?;
        Ok(Beat(self.number, found.0))
    }
}
