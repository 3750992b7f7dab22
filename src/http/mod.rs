//! The edge: what every handler shares, and the router of every surface.

pub mod accounts;
pub mod address;
pub mod api_works;
pub mod assets;
pub mod attachments;
pub mod closed;
pub mod compression;
pub mod connection;
pub mod consent_desk;
pub mod editions;
pub mod extract;
pub mod headers;
pub mod health;
pub mod hls;
pub mod intake;
pub mod letters;
pub mod my;
pub mod pages;
pub mod places;
pub mod print;
pub mod problem;
pub mod qr;
pub mod radio;
pub mod reasons;
pub mod schools;
pub mod sheet;
pub mod site;
pub mod stream;
pub mod surfaces;
pub mod tongues;
pub mod tour;
pub mod words;
pub mod writing_desk;

use std::sync::Arc;

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::csrf::CsrfLayer;

use crate::accounts::attempts::Attempts;
use crate::clock::Clock;
use crate::consent::auditing::Followed;
use crate::consent::ledger::Ledger;
use crate::editions::making::Maker;
use crate::http::intake::live::Live;
use crate::http::site::Site;
use crate::http::surfaces::SURFACES;
use crate::intake::uploading::Uploader;
use crate::narrator::grant::GrantKey;
use crate::playback::Door;
use crate::storage::database::Database;
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
    /// What people allowed.
    pub ledger: Ledger,
    /// Bytes.
    pub media: MediaStore,
    /// The time.
    pub clock: Clock,
    /// The site's address and operator.
    pub site: Site,
    /// After how many days the masters and keys of somebody who is forgotten go.
    pub erasure_days: u32,
    /// What makes editions.
    pub maker: Maker,
    /// How often somebody tried to sign in lately.
    pub attempts: Attempts,
    /// How far the audit log was followed.
    pub followed: Followed,
    /// The key of what forms behind a narrator's link carry.
    pub grants: GrantKey,
    /// What receives files.
    pub uploader: Uploader,
    /// Who watches what is under way.
    pub live: Live,
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

/// Every surface of the service, behind what every answer goes through.
pub fn routes(app: App) -> Router {
    dressed(surfaces::router(SURFACES), app)
}

/// What a library answers while it is closed, whatever is asked.
pub fn closed_routes(app: App) -> Router {
    dressed(surfaces::router(surfaces::CLOSED), app)
}

/// `router` behind what every answer goes through, also the one that a panic left unsaid.
pub fn dressed(router: Router<App>, app: App) -> Router {
    router
        .layer(CatchPanicLayer::custom(problem::panicked))
        .layer(from_fn(address::of_text))
        .layer(same_origin(&app.site.url))
        .layer(from_fn_with_state(app.clone(), headers::in_time))
        .layer(from_fn_with_state(app.clone(), pages::error::pages))
        .layer(from_fn(compression::pages))
        .layer(from_fn(headers::every_answer))
        .with_state(app)
}

/// Refuses forms that another site sends.
fn same_origin(url: &str) -> CsrfLayer {
    CsrfLayer::new().add_trusted_origin(url).unwrap_or_else(|_| CsrfLayer::new())
}
