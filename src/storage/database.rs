//! The database: one enum over two engines, read snapshots and write transactions, and the one way to run a query.

use std::path::Path;
use std::str::FromStr;
use std::time::Duration;

use sqlx::pool::PoolOptions;
use sqlx::postgres::PgConnectOptions;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection, PgPool, Pool, Postgres, Sqlite, SqlitePool, Transaction};

use crate::error::{Error, Result};

/// The engine that keeps our rows.
#[derive(Clone, Debug)]
pub enum Database {
    /// One file, in WAL mode.
    Sqlite(Pools<SqlitePool>),
    /// A server.
    Postgres(Pools<PgPool>),
}

/// Connections by what they are for, so that no crowd of one kind keeps out another: whoever waits to write holds
/// nothing that readers need, and the watch over running answers waits for nobody.
#[derive(Clone, Debug)]
pub struct Pools<P> {
    /// For requests that read.
    readers: P,
    /// One: this process writes one thing after the other.
    writer: P,
    /// One, for the watch; pulses are opened from it and leave it.
    pub(super) watch: P,
}

impl<E: sqlx::Database> Pools<Pool<E>> {
    async fn connect(options: <E::Connection as Connection>::Options, readers: u32) -> sqlx::Result<Self> {
        let pool = |most| PoolOptions::<E>::new().max_connections(most);
        Ok(Self {
            readers: pool(readers).connect_with(options.clone()).await?,
            writer: pool(1).connect_lazy_with(options.clone()),
            watch: pool(1).connect_lazy_with(options),
        })
    }

    async fn close(&self) {
        self.writer.close().await;
        self.watch.close().await;
        self.readers.close().await;
    }
}

/// A transaction: a read snapshot (from [`Database::read`]) or a write (from [`Database::write`]).
/// Dropped without [`Tx::commit`], it leaves no trace.
pub enum Tx {
    /// On the file.
    Sqlite(Transaction<'static, Sqlite>),
    /// On the server.
    Postgres(Transaction<'static, Postgres>),
}

/// Every row of a query as `$row` (a type with `FromRow`): `rows!(tx, WorkRow, SQL, id, now)`.
#[macro_export]
macro_rules! rows {
    ($tx:expr, $row:ty, $sql:expr $(, $bind:expr)* $(,)?) => {
        $crate::on_engine!($tx, c => sqlx::query_as::<_, $row>($sql)$(.bind($bind))*.fetch_all(&mut **c).await)
    };
}

/// The first row of a query, or none: `row!(tx, WorkRow, SQL, id)`.
#[macro_export]
macro_rules! row {
    ($tx:expr, $row:ty, $sql:expr $(, $bind:expr)* $(,)?) => {
        $crate::on_engine!($tx, c => sqlx::query_as::<_, $row>($sql)$(.bind($bind))*.fetch_optional(&mut **c).await)
    };
}

/// Runs a statement; the number of rows that the database says changed: `run!(tx, SQL, id)`.
#[macro_export]
macro_rules! run {
    ($tx:expr, $sql:expr $(, $bind:expr)* $(,)?) => {
        $crate::on_engine!($tx, c => sqlx::query($sql)$(.bind($bind))*.execute(&mut **c).await.map(|done| done.rows_affected()))
    };
}

/// Compiles `$body` once for each engine and turns its error into ours.
#[macro_export]
macro_rules! on_engine {
    ($tx:expr, $c:ident => $body:expr) => {
        match $tx {
            $crate::storage::database::Tx::Sqlite($c) => $body,
            $crate::storage::database::Tx::Postgres($c) => $body,
        }
        .map_err($crate::error::Error::from)
    };
}

/// How long a server may take to let us in.
const KNOCKING: Duration = Duration::from_secs(5);

static SQLITE: sqlx::migrate::Migrator = sqlx::migrate!("migrations/sqlite");
static POSTGRES: sqlx::migrate::Migrator = sqlx::migrate!("migrations/postgres");

impl Database {
    /// Opens `url` (`sqlite:PATH` or `postgres://…`) and brings its tables up to date.
    ///
    /// # Errors
    /// `Invalid` for another kind of address, `Unavailable` when the engine does not answer.
    pub async fn open(url: &str) -> Result<Self> {
        let database = Self::connect(url).await?;
        database.bring_up(None).await?;
        Ok(database)
    }

    /// Opens `url` as it is, without a look at its tables.
    ///
    /// # Errors
    /// As [`Database::open`].
    pub async fn connect(url: &str) -> Result<Self> {
        Ok(if let Some(path) = url.strip_prefix("sqlite:") {
            Self::Sqlite(open_sqlite(Path::new(path)).await?)
        } else if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            let options = PgConnectOptions::from_str(url)
                .map_err(|e| Error::invalid("DIGITALES_DATABASE is no PostgreSQL address.").because(e))?;
            Self::Postgres(open_postgres(options).await?)
        } else {
            return Err(Error::invalid("DIGITALES_DATABASE must start with “sqlite:” or “postgres://”."));
        })
    }

    /// Brings the tables up to date, or as far as the migration numbered `to`.
    ///
    /// # Errors
    /// `Unavailable` when that fails.
    pub async fn bring_up(&self, to: Option<i64>) -> Result<()> {
        match (self, to) {
            (Self::Sqlite(pools), None) => migrate_sqlite(&pools.readers).await,
            (Self::Sqlite(pools), Some(to)) => SQLITE.run_to(to, &pools.readers).await,
            (Self::Postgres(pools), None) => POSTGRES.run(&pools.readers).await,
            (Self::Postgres(pools), Some(to)) => POSTGRES.run_to(to, &pools.readers).await,
        }
        .map_err(|e| {
            Error::unavailable("The tables of the database could not be brought up to date.").because(e)
        })
    }

    /// The number of the last migration that this program knows.
    #[must_use]
    pub fn newest() -> i64 {
        SQLITE.iter().map(|migration| migration.version).max().unwrap_or_default()
    }

    /// A read snapshot: everything read through it is of one moment.
    ///
    /// # Errors
    /// `Unavailable` when no connection is to be had.
    pub async fn read(&self) -> Result<Tx> {
        match self {
            Self::Sqlite(pools) => snapshot_on_file(&pools.readers).await,
            Self::Postgres(pools) => snapshot_on_server(&pools.readers).await,
        }
    }

    /// A read snapshot for the watch over running answers, on a connection that no request can take.
    ///
    /// # Errors
    /// `Unavailable` when the engine does not answer.
    pub async fn read_for_watch(&self) -> Result<Tx> {
        match self {
            Self::Sqlite(pools) => snapshot_on_file(&pools.watch).await,
            Self::Postgres(pools) => snapshot_on_server(&pools.watch).await,
        }
    }

    /// A write transaction; it waits for the one before it in this process. On `SQLite` it takes the write lock at
    /// once (`begin immediate`), so that a writer waits at its start and never fails in its middle.
    ///
    /// # Errors
    /// `Unavailable` when no connection or lock is to be had.
    pub async fn write(&self) -> Result<Tx> {
        Ok(match self {
            Self::Sqlite(pools) => Tx::Sqlite(pools.writer.begin_with("begin immediate").await?),
            Self::Postgres(pools) => Tx::Postgres(pools.writer.begin().await?),
        })
    }

    /// Makes what was deleted unreadable in the database's own files, as far as the engine lets us: what a reader still
    /// holds open is scrubbed the next time.
    ///
    /// # Errors
    /// `Unavailable` when the engine does not answer.
    pub async fn scrub(&self) -> Result<()> {
        match self {
            Self::Sqlite(pools) => {
                sqlx::query("pragma wal_checkpoint(truncate)").execute(&pools.writer).await?;
            }
            Self::Postgres(pools) => {
                sqlx::query("vacuum").execute(&pools.writer).await?;
            }
        }
        Ok(())
    }

    /// Closes every connection; what was committed stays.
    pub async fn close(&self) {
        match self {
            Self::Sqlite(pools) => pools.close().await,
            Self::Postgres(pools) => pools.close().await,
        }
    }
}

impl Tx {
    /// Makes everything written through it true at once.
    ///
    /// # Errors
    /// `Unavailable` when the engine could not; then nothing was written.
    pub async fn commit(self) -> Result<()> {
        match self {
            Self::Sqlite(tx) => tx.commit().await,
            Self::Postgres(tx) => tx.commit().await,
        }
        .map_err(Error::from)
    }
}

/// Knocks once before a pool is made, which would knock silently for half a minute and keep the reason to itself.
async fn open_postgres(options: PgConnectOptions) -> Result<Pools<PgPool>> {
    let told = || {
        let place = format!("{}:{}", options.get_host(), options.get_port());
        Error::unavailable(format!("The database at {place} does not answer, or does not let us in."))
    };
    match tokio::time::timeout(KNOCKING, options.connect()).await {
        Ok(Ok(connection)) => connection.close().await?,
        Ok(Err(e)) => return Err(told().because(e)),
        Err(_) => return Err(told()),
    }
    Ok(Pools::connect(options, 16).await?)
}

async fn snapshot_on_file(pool: &SqlitePool) -> Result<Tx> {
    Ok(Tx::Sqlite(pool.begin().await?))
}

async fn snapshot_on_server(pool: &PgPool) -> Result<Tx> {
    Ok(Tx::Postgres(pool.begin_with("begin isolation level repeatable read read only").await?))
}

async fn open_sqlite(path: &Path) -> Result<Pools<SqlitePool>> {
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        // What a person was told is done stays done when the power goes, too.
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        // What is deleted is overwritten.
        .pragma("secure_delete", "on")
        .busy_timeout(Duration::from_secs(15))
        .optimize_on_close(true, None);
    // While another process turns a new file to WAL mode, SQLite refuses at once instead of waiting.
    let mut patience = 100;
    loop {
        match Pools::connect(options.clone(), 8).await {
            Err(e) if patience > 0 && is_busy(&e) => patience -= 1,
            opened => return Ok(opened?),
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// `SQLITE_BUSY`, whichever of its kinds.
fn is_busy(error: &sqlx::Error) -> bool {
    let code = error
        .as_database_error()
        .and_then(sqlx::error::DatabaseError::code)
        .and_then(|code| code.parse::<u32>().ok());
    code.is_some_and(|code| code & 0xff == 5)
}

/// Several processes may open a new library at once, and unlike on PostgreSQL nothing keeps them in line: whoever finds
/// a table that another one has just made looks again, holding the write lock.
async fn migrate_sqlite(pool: &SqlitePool) -> Result<(), sqlx::migrate::MigrateError> {
    if SQLITE.run(pool).await.is_ok() {
        return Ok(());
    }
    let mut tx = pool.begin_with("begin immediate").await?;
    SQLITE.run(&mut *tx).await?;
    Ok(tx.commit().await?)
}

impl From<sqlx::Error> for Error {
    fn from(source: sqlx::Error) -> Self {
        match &source {
            sqlx::Error::Database(e) if e.is_unique_violation() => {
                Self::conflict("That exists already.").because(source)
            }
            sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::Io(_) => {
                Self::unavailable("The database does not answer.").because(source)
            }
            _ => Self::internal(source),
        }
    }
}
