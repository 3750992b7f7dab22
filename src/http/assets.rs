//! Styles, scripts and pictures of our own: inside the binary, named by their content, immutable.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use flate2::Compression;
use rust_embed::RustEmbed;

use crate::error::Error;
use crate::http::compression::{gzip, takes_gzip, vary};
use crate::http::problem::Problem;
use crate::id::Sha256Digest;

/// What the player's build leaves.
#[derive(RustEmbed)]
#[folder = "web/dist/"]
#[allow_missing = true]
struct Built;

/// Style sheets; all become one, in the order of their names.
#[derive(RustEmbed)]
#[folder = "web/styles/"]
struct Styles;

/// Icons and pictures of the house.
#[derive(RustEmbed)]
#[folder = "web/images/"]
#[allow_missing = true]
struct Images;

struct Asset {
    bytes: Bytes,
    /// The same as gzip, where that is smaller.
    smaller: Option<Bytes>,
    media_type: String,
    digest: Sha256Digest,
}

/// By hashed name, and the hashed name of each plain one.
struct Table {
    assets: BTreeMap<String, Asset>,
    names: BTreeMap<String, String>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table { assets: BTreeMap::new(), names: BTreeMap::new() };
    table.add("site.css", &site_css());
    for name in Built::iter() {
        if let Some(file) = Built::get(&name) {
            table.add(&name, &file.data);
        }
    }
    for name in Images::iter() {
        if let Some(file) = Images::get(&name) {
            table.add(&name, &file.data);
        }
    }
    table
});

impl Table {
    fn add(&mut self, name: &str, bytes: &[u8]) {
        let digest = Sha256Digest::of(bytes);
        let hashed = format!("{}-{name}", &digest.to_string()[..16]);
        let media_type = mime_guess::from_path(name).first_or_octet_stream();
        let text = media_type.type_() == "text" || media_type.subtype() == "svg";
        let media_type = if text { format!("{media_type}; charset=utf-8") } else { media_type.to_string() };
        let script = media_type.contains("javascript");
        let smaller = (text || script).then(|| gzip(bytes, Compression::best())).flatten();
        let asset = Asset { bytes: Bytes::copy_from_slice(bytes), smaller, media_type, digest };
        self.assets.insert(hashed.clone(), asset);
        self.names.insert(name.to_owned(), hashed);
    }
}

/// All style sheets as one, without comments and indentation.
fn site_css() -> Vec<u8> {
    let mut names: Vec<Cow<'static, str>> = Styles::iter().collect();
    names.sort();
    let mut out = String::new();
    for name in names {
        if let Some(file) = Styles::get(&name) {
            squeeze(&String::from_utf8_lossy(&file.data), &mut out);
        }
    }
    out.into_bytes()
}

fn squeeze(css: &str, out: &mut String) {
    let mut rest = css;
    let mut plain = String::with_capacity(css.len());
    while let Some((before, after)) = rest.split_once("/*") {
        plain.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, behind)| behind);
    }
    plain.push_str(rest);
    for line in plain.lines().map(str::trim).filter(|line| !line.is_empty()) {
        out.push_str(line);
        out.push('\n');
    }
}

/// The address of the asset `name` (`site.css`, `player.js`); it changes with its content.
/// An asset that was not built has an address that answers 404.
#[must_use]
pub fn url(name: &str) -> String {
    TABLE.names.get(name).map_or_else(|| format!("/assets/{name}"), |hashed| format!("/assets/{hashed}"))
}

/// Whether the asset `name` is inside this binary.
#[must_use]
pub fn has(name: &str) -> bool {
    TABLE.names.contains_key(name)
}

/// `GET /assets/{hash}-{name}`. The entity tag is that of the bytes that are sent (RFC 9110 section 8.8.3.3).
pub async fn asset(Path(name): Path<String>, asked: HeaderMap) -> Result<Response, Problem> {
    let asset = TABLE.assets.get(&name).ok_or_else(|| Error::missing("There is no such file."))?;
    let smaller = asset.smaller.as_ref().filter(|_| takes_gzip(&asked));
    let coding = if smaller.is_some() { "-gzip" } else { "" };
    let headers = [
        (CONTENT_TYPE, asset.media_type.clone()),
        (CACHE_CONTROL, "public, max-age=31536000, immutable".to_owned()),
        (ETAG, format!("\"{}{coding}\"", asset.digest)),
    ];
    let mut response = (headers, smaller.unwrap_or(&asset.bytes).clone()).into_response();
    if asset.smaller.is_some() {
        vary(response.headers_mut());
    }
    if smaller.is_some() {
        response.headers_mut().insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
    Ok(response)
}
