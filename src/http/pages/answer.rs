//! A page on its way out: its type, and who may keep it.

use askama::Template;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderName};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

use crate::error::{Error, Result};

/// What every template can do.
pub trait Answered: Template {
    /// The page; kept by nobody but the reader's browser, and asked for anew each time.
    ///
    /// # Errors
    /// `Internal` when the template cannot be filled in.
    fn answer(&self) -> Result<Response> {
        Ok((headers("private, no-cache"), self.filled()?).into_response())
    }

    /// The page in place of what is not there: kept by nobody, listed nowhere.
    ///
    /// # Errors
    /// As [`Answered::answer`].
    fn denied(&self, status: StatusCode) -> Result<Response> {
        let mut headers = headers("no-store");
        headers.insert(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex"));
        Ok((status, headers, self.filled()?).into_response())
    }

    /// The text of the page.
    ///
    /// # Errors
    /// As [`Answered::answer`].
    fn filled(&self) -> Result<String> {
        self.render().map_err(Error::internal)
    }
}

impl<T: Template> Answered for T {}

fn headers(kept: &'static str) -> HeaderMap {
    HeaderMap::from_iter([
        (CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
        (CACHE_CONTROL, HeaderValue::from_static(kept)),
    ])
}
