//! What every test binary shares: a database of its own on each engine, removed afterwards whatever happened.

use std::panic::{AssertUnwindSafe, resume_unwind};

use digitales::clock::Clock;
use digitales::consent::ledger::Ledger;
use digitales::id::Id;
use digitales::storage::database::Database;
use digitales::storage::vault::{Masters, Vault};
use futures_util::FutureExt;
use sqlx::{AssertSqlSafe, Connection, PgConnection};

/// Where a test finds its database.
pub struct Engine {
    /// The address that `Database::open` takes.
    pub url: String,
    /// A folder of its own.
    pub folder: tempfile::TempDir,
}

impl Engine {
    /// The database, opened.
    pub async fn open(&self) -> Database {
        Database::open(&self.url).await.unwrap()
    }

    /// The ledger in it.
    pub async fn ledger(&self) -> Ledger {
        Ledger {
            database: self.open().await,
            vault: Vault::open(self.folder.path(), Masters::InFiles).unwrap(),
        }
    }
}

/// Runs `test` on `SQLite`, and on PostgreSQL when `DIGITALES_TEST_POSTGRES` names a cluster (scripts/with-postgres
/// makes one); without it that half is skipped, and says so.
pub async fn on_each_engine(test: impl AsyncFn(Engine)) {
    on_sqlite(&test).await;
    match cluster() {
        Some(cluster) => on_postgres(&cluster, &test).await,
        None => eprintln!("skipped on PostgreSQL: DIGITALES_TEST_POSTGRES names no cluster"),
    }
}

#[expect(clippy::disallowed_methods, reason = "tests have no configuration")]
pub fn cluster() -> Option<String> {
    std::env::var("DIGITALES_TEST_POSTGRES").ok()
}

pub async fn on_sqlite(test: &impl AsyncFn(Engine)) {
    let folder = tempfile::tempdir().unwrap();
    test(Engine { url: format!("sqlite:{}", folder.path().join("library.db").display()), folder }).await;
}

pub async fn on_postgres(cluster: &str, test: &impl AsyncFn(Engine)) {
    let name = format!("test_{}", Id::<Engine>::new(Clock::System.now()).unwrap().text().replace('-', ""));
    run(cluster, format!("create database {name}")).await;
    let mut url = url::Url::parse(cluster).unwrap();
    url.set_path(&name);
    let outcome = AssertUnwindSafe(test(Engine { url: url.into(), folder: tempfile::tempdir().unwrap() }))
        .catch_unwind()
        .await;
    run(cluster, format!("drop database {name} with (force)")).await;
    if let Err(panic) = outcome {
        resume_unwind(panic);
    }
}

async fn run(cluster: &str, sql: String) {
    let mut connection = PgConnection::connect(cluster).await.unwrap();
    sqlx::query(AssertSqlSafe(sql)).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
}
