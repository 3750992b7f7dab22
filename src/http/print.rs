//! Pages to print: each is whole by itself, with its own styles and nothing from anywhere, on paper and as a file.

use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, HeaderValue};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

use crate::page::base64url;

/// The styles of every such page, for paper and for the screen before it.
pub const STYLE: &str = include_str!("../../web/print.css");

/// Such a page as an answer: kept by nobody, listed nowhere, and nothing in it but what stands in it.
#[must_use]
pub fn printed(html: String) -> Response {
    printed_in(html, STYLE)
}

/// The same of a page with other styles in it.
#[must_use]
pub fn printed_in(html: String, style: &str) -> Response {
    // A policy names styles by their digest in base64 (CSP Level 3, section 2.3.1).
    let digest = base64url(&Sha256::digest(style)).replace('-', "+").replace('_', "/") + "=";
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{digest}'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
    );
    let mut response = ([(CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response();
    let headers = response.headers_mut();
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        headers.insert(CONTENT_SECURITY_POLICY, policy);
    }
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex"));
    response
}
