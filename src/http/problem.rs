//! The only place that turns an error into a status: RFC 9457 problem JSON for programs. For people the same
//! error becomes a page (`pages::error`), which finds it among the answer's extensions.

use std::any::Any;

use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, LINK, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use crate::error::{Error, Kind};

/// Who blocks: this library itself, not whoever demanded it (RFC 7725 section 4).
pub const BLOCKED_BY: &str = "</>; rel=\"blocked-by\"";

/// An error on its way out.
#[derive(Debug)]
pub struct Problem(pub Error);

/// What stays of an error beside the answer, for the page that people see instead.
#[derive(Clone, Debug)]
pub struct Trouble {
    /// Which of the closed set.
    pub kind: Kind,
    /// The sentence for the person.
    pub message: String,
}

/// RFC 9457 section 3.1. `type` is `about:blank`, so `title` is the status's own phrase.
#[derive(Serialize)]
struct Body<'a> {
    r#type: &'static str,
    title: &'a str,
    status: u16,
    detail: &'a str,
}

impl<E: Into<Error>> From<E> for Problem {
    fn from(error: E) -> Self {
        Self(error.into())
    }
}

/// The status of each kind of error.
#[must_use]
pub fn status(kind: Kind) -> StatusCode {
    match kind {
        Kind::Invalid => StatusCode::BAD_REQUEST,
        Kind::Unauthenticated => StatusCode::UNAUTHORIZED,
        Kind::Refused => StatusCode::FORBIDDEN,
        Kind::Gone => StatusCode::GONE,
        Kind::Blocked => StatusCode::UNAVAILABLE_FOR_LEGAL_REASONS,
        Kind::Missing => StatusCode::NOT_FOUND,
        Kind::Conflict => StatusCode::CONFLICT,
        Kind::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        Kind::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        Kind::Internal => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// The problem JSON of a status that some layer below us answered by itself (405, 408, 413 …).
#[must_use]
pub fn answer(status: StatusCode, detail: &str) -> Response {
    let title = status.canonical_reason().unwrap_or("Error");
    let body = Body { r#type: "about:blank", title, status: status.as_u16(), detail };
    let json = serde_json::to_vec(&body).unwrap_or_default();
    let mut response = (status, json).into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if [StatusCode::NOT_FOUND, StatusCode::GONE, StatusCode::UNAVAILABLE_FOR_LEGAL_REASONS].contains(&status)
    {
        headers.insert(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex"));
    }
    response
}

/// The answer of a handler that panicked. What it said stands in the log already, and may hold what no answer may tell.
pub fn panicked(_: Box<dyn Any + Send>) -> Response {
    Problem(Error::internal("a handler panicked")).into_response()
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let Self(error) = self;
        let status = status(error.kind());
        if error.kind() == Kind::Internal {
            tracing::error!(error = %error.chain(), "an answer failed");
        } else if error.kind() == Kind::Unavailable {
            tracing::warn!(error = %error.chain(), "an answer had to wait");
        }
        let mut response = answer(status, error.message());
        match error.kind() {
            Kind::Unavailable => {
                response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("5"));
            }
            Kind::Blocked => {
                response.headers_mut().insert(LINK, HeaderValue::from_static(BLOCKED_BY));
            }
            Kind::Unauthenticated => {
                response.headers_mut().insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
            }
            _ => {}
        }
        response.extensions_mut().insert(Trouble { kind: error.kind(), message: error.message().to_owned() });
        response
    }
}
