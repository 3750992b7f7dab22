//! The composition root: a configuration in, a running library out.

use std::future::Future;

use tokio::net::TcpListener;

use crate::clock::Clock;
use crate::config::Config;
use crate::error::Result;
use crate::http::connection::{self, Limits};
use crate::http::{self, App, Parts};
use crate::playback::Door;
use crate::storage::database::Database;
use crate::storage::keys::MasterKey;
use crate::storage::media_store::MediaStore;

/// A library, opened: every command works on one of these.
pub struct Application {
    /// The settings it was opened with.
    pub config: Config,
    /// The time.
    pub clock: Clock,
    /// Rows.
    pub database: Database,
    /// Bytes.
    pub media: MediaStore,
    /// What wraps every other key.
    pub key: MasterKey,
}

impl Application {
    /// Opens the library in the configured folder, making what is not there yet.
    ///
    /// # Errors
    /// `Invalid` for an unusable setting or key, `Unavailable` when disk or database do not answer.
    pub async fn open(config: Config, clock: Clock) -> Result<Self> {
        tokio::fs::create_dir_all(&config.data).await?;
        let key = match &config.master_key {
            Some(secret) => MasterKey::parse(&secret.0)?,
            None => MasterKey::open(&config.data)?,
        };
        let database = Database::open(&config.database).await?;
        let media = MediaStore::at(&config.media).await?;
        Ok(Self { config, clock, database, media, key })
    }

    /// Serves on `listener` until `shutdown` completes; running answers then get ten seconds.
    ///
    /// # Errors
    /// `Internal` when the listener fails.
    pub async fn run(
        self,
        listener: TcpListener,
        shutdown: impl Future<Output = ()> + Send + 'static,
    ) -> Result<()> {
        let url = format!("http://{}", listener.local_addr()?);
        let database = self.database.clone();
        let site = self.config.site(url);
        let door = Door::new(self.database.clone(), self.clock.clone());
        let watching = {
            let door = door.clone();
            tokio::spawn(async move { door.keep_watch().await })
        };
        let app = App::new(Parts {
            door,
            database: self.database,
            media: self.media,
            clock: self.clock,
            site,
            key: self.key,
        });
        connection::run(listener, http::routes(app), Limits::default(), shutdown).await?;
        watching.abort();
        database.close().await;
        Ok(())
    }
}
