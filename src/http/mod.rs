//! The edge: what every handler shares, and every route of the service on one page.

pub mod api_works;
pub mod assets;
pub mod attachments;
pub mod compression;
pub mod connection;
pub mod extract;
pub mod headers;
pub mod health;
pub mod pages;
pub mod problem;
pub mod radio;
pub mod schools;
pub mod site;
pub mod stream;
pub mod tour;
pub mod words;

use std::sync::Arc;

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{get, post};
use tower_http::csrf::CsrfLayer;

use crate::clock::Clock;
use crate::error::Error;
use crate::http::pages::{home, house, lists, my_story, work};
use crate::http::problem::Problem;
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
    pages_and_bytes()
        .merge(partners_and_tour())
        .fallback(nothing)
        .layer(same_origin(&app.site.url))
        .layer(from_fn_with_state(app.clone(), headers::in_time))
        .layer(from_fn_with_state(app.clone(), pages::error::pages))
        .layer(from_fn(compression::pages))
        .layer(from_fn(headers::every_answer))
        .with_state(app)
}

fn pages_and_bytes() -> Router<App> {
    Router::new()
        // Pages
        .route("/", get(home::root))
        .route("/{lang}", get(home::bare))
        .route("/{lang}/", get(home::home))
        .route("/{lang}/films", get(lists::films))
        .route("/{lang}/oral-histories", get(lists::oral_histories))
        .route("/{lang}/works/{slug}", get(work::work))
        .route("/{lang}/collections", get(lists::collections))
        .route("/{lang}/collections/{slug}", get(lists::collection))
        .route("/{lang}/themes", get(lists::themes))
        .route("/{lang}/themes/{id}", get(lists::theme))
        .route("/{lang}/places", get(lists::places))
        .route("/{lang}/places/{id}", get(lists::place))
        .route("/{lang}/people/{handle}", get(lists::person))
        .route("/{lang}/about", get(house::about))
        .route("/{lang}/imprint", get(house::imprint))
        .route("/{lang}/privacy", get(house::privacy))
        .route("/{lang}/accessibility", get(house::accessibility))
        .route("/{lang}/barrier", get(house::barrier))
        .route("/{lang}/my-story", get(my_story::form).post(my_story::file))
        .route("/robots.txt", get(house::robots))
        // Bytes
        .route("/assets/{name}", get(assets::asset))
        .route("/media/{rendition}", get(stream::rendition))
        .route("/posters/{poster}", get(attachments::poster))
        .route("/captions/{transcript}", get(attachments::captions))
        // Programs
        .route("/api/works", get(api_works::works))
        .route("/api/works/{work}", get(api_works::work))
        .route("/openapi.json", get(health::openapi))
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
}

fn partners_and_tour() -> Router<App> {
    Router::new()
        // Schools
        .route("/embed/{slug}", get(schools::embed::embed))
        .route("/oembed", get(schools::oembed::oembed))
        .route("/{lang}/works/{slug}/lesson", get(schools::lesson::lesson))
        .route("/{lang}/works/{slug}/qr.svg", get(schools::lesson::qr))
        .route("/c/{token}", get(schools::class_links::class))
        .route("/c/{token}/", get(schools::class_links::class))
        .route("/c/{token}/media/{rendition}", get(schools::class_links::media))
        .route("/c/{token}/posters/{poster}", get(schools::class_links::poster))
        .route("/c/{token}/captions/{transcript}", get(schools::class_links::captions))
        // Radio partners
        .route("/api/radio/works", get(radio::api::works))
        .route("/api/radio/works/{work}", get(radio::api::work))
        .route("/api/radio/works/{work}/sheet", get(radio::sheet::sheet))
        .route("/api/radio/works/{work}/transcripts/{transcript}", get(radio::sheet::transcript))
        .route("/api/radio/files/{rendition}", get(radio::files::broadcast))
        .route("/radio", get(radio::desk::page))
        .route("/{lang}/radio", get(radio::desk::page_in))
        .route("/radio/sign-in", post(radio::desk::sign_in))
        .route("/radio/sign-out", post(radio::desk::sign_out))
        .route("/radio/works/{work}/sheet", get(radio::sheet::sheet))
        .route("/radio/works/{work}/transcripts/{transcript}", get(radio::sheet::transcript))
        .route("/radio/files/{rendition}", get(radio::files::broadcast))
        .route("/radio/audition/{rendition}", get(radio::files::audition))
        // The demonstration's tour
        .route("/tour", get(tour::root))
        .route("/{lang}/tour", get(tour::tour))
        .route("/{lang}/tour/stop", post(tour::stop))
        .route("/{lang}/tour/again", post(tour::again))
}

/// Refuses forms that another site sends.
fn same_origin(url: &str) -> CsrfLayer {
    CsrfLayer::new().add_trusted_origin(url).unwrap_or_else(|_| CsrfLayer::new())
}

async fn nothing() -> Problem {
    Error::missing("There is nothing at this address.").into()
}
