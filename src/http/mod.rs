//! The edge: what every handler shares, and every route of the service on one page.

pub mod assets;
pub mod connection;
pub mod pages;
pub mod problem;
pub mod site;
pub mod stream;
pub mod words;

use std::sync::Arc;

use axum::Router;
use axum::routing::get;

use crate::clock::Clock;
use crate::http::site::Site;
use crate::playback::Door;
use crate::storage::database::Database;
use crate::storage::keys::MasterKey;
use crate::storage::media_store::MediaStore;

/// What every handler shares; cloning it is cheap.
#[derive(Clone)]
pub struct App(Arc<Parts>);

/// The parts of [`App`].
pub struct Parts {
    /// The one door to titles, pictures and bytes.
    pub door: Door,
    /// Rows.
    pub database: Database,
    /// Bytes.
    pub media: MediaStore,
    /// The time.
    pub clock: Clock,
    /// The site's address and operator.
    pub site: Site,
    /// What seals takedown requests.
    pub key: MasterKey,
}

impl std::ops::Deref for App {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl App {
    /// Shares `parts` among all handlers.
    #[must_use]
    pub fn new(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }
}

/// Every route of the service.
pub fn routes(app: App) -> Router {
    Router::new().route("/media/{rendition}", get(stream::rendition)).with_state(app)
}
