//! What every answer carries: the reservation against mining, and what browsers must not do with a page of ours.

use axum::extract::{Request, State};
use axum::http::header::{
    CONTENT_SECURITY_POLICY, HeaderName, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::http::App;
use crate::http::problem::Problem;

/// Nothing from anywhere but here, and in nobody's frame. A page that may be framed says so itself.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; \
                      font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; \
                      frame-ancestors 'none'";

/// The policy of a page that pages of `ancestors` may frame (sources as in `frame-ancestors`).
#[must_use]
pub fn framed_by(ancestors: &str) -> HeaderValue {
    let policy = POLICY.replace("frame-ancestors 'none'", &format!("frame-ancestors {ancestors}"));
    // Hosts are checked before they stand in a policy; one that is not lets nobody frame.
    HeaderValue::from_str(&policy).unwrap_or(HeaderValue::from_static(POLICY))
}

/// The policy of a page that plays what was recorded on it.
#[must_use]
pub fn plays_its_recording() -> HeaderValue {
    let policy = POLICY.replace("media-src 'self'", "media-src 'self' blob:");
    HeaderValue::from_str(&policy).unwrap_or(HeaderValue::from_static(POLICY))
}

const FIXED: [(HeaderName, HeaderValue); 4] = [
    (HeaderName::from_static("tdm-reservation"), HeaderValue::from_static("1")),
    (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    // Not `no-referrer`: with it a form of ours would come back with the origin `null`.
    (REFERRER_POLICY, HeaderValue::from_static("same-origin")),
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static(
            "camera=(), microphone=(), geolocation=(), browsing-topics=(), interest-cohort=()",
        ),
    ),
];

/// Denies whatever needs a permit while the clock may not decide; styles and the state of health stay.
pub async fn in_time(State(app): State<App>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let is_free = path.starts_with("/assets/") || matches!(path, "/healthz" | "/readyz" | "/robots.txt");
    match app.door.in_time() {
        Err(error) if !is_free => Problem::from(error).into_response(),
        _ => next.run(request).await,
    }
}

/// Adds what is missing to every answer.
pub async fn every_answer(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    complete(response.headers_mut());
    response
}

/// Adds what is missing to the headers of an answer.
pub fn complete(headers: &mut HeaderMap) {
    for (name, value) in FIXED {
        headers.entry(name).or_insert(value);
    }
    if !headers.contains_key(CONTENT_SECURITY_POLICY) {
        headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
        headers.insert(X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    }
}
