//! Smaller on the way: pages and assets as gzip for whoever takes it, a third of their length for an old phone on a
//! slow line.
//!
//! Never media, pictures or captions, and nothing that nobody may keep (`no-store`): what stands behind a class link,
//! a session or a token. So no answer that is made smaller holds both a secret and words that somebody else chose,
//! whose length would tell of the secret.

use std::io::Write as _;

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, VARY,
};
use axum::http::{HeaderMap, HeaderValue, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::error::Error;
use crate::http::problem::Problem;

/// Below this, in bytes, nothing is gained.
const SHORT: usize = 1024;
/// A page is made smaller with every request: a quarter of the time of the best level, a few bytes more.
const PAGE: Compression = Compression::new(4);

/// Makes pages smaller that a reader's browser may keep.
pub async fn pages(request: Request, next: Next) -> Response {
    let (takes, head) = (takes_gzip(request.headers()), request.method() == Method::HEAD);
    let mut response = next.run(request).await;
    if !may_be_smaller(response.headers()) {
        return response;
    }
    vary(response.headers_mut());
    if !takes {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    if head {
        // The length would be that of the whole page; RFC 9110 section 9.3.2 lets it be left out.
        parts.headers.remove(CONTENT_LENGTH);
        return Response::from_parts(parts, body);
    }
    let page = match to_bytes(body, usize::MAX).await {
        Ok(page) => page,
        Err(e) => return Problem::from(Error::internal(e)).into_response(),
    };
    let body = match gzip(&page, PAGE) {
        Some(smaller) => {
            parts.headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
            parts.headers.insert(CONTENT_LENGTH, smaller.len().into());
            smaller
        }
        None => page,
    };
    Response::from_parts(parts, Body::from(body))
}

/// Whether it is a page, and one that a browser may keep.
fn may_be_smaller(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    text(CONTENT_TYPE).is_some_and(|kind| kind.starts_with("text/html"))
        && text(CACHE_CONTROL).is_some_and(|kept| !kept.contains("no-store"))
        && !headers.contains_key(CONTENT_ENCODING)
}

/// `bytes` as gzip; none when they are short or would not get smaller.
#[must_use]
pub fn gzip(bytes: &[u8], level: Compression) -> Option<Bytes> {
    if bytes.len() < SHORT {
        return None;
    }
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 3), level);
    encoder.write_all(bytes).ok()?;
    encoder.finish().ok().filter(|smaller| smaller.len() < bytes.len()).map(Bytes::from)
}

/// Says that the answer depends on the encodings that are taken.
pub fn vary(headers: &mut HeaderMap) {
    let before = headers.get(VARY).and_then(|value| value.to_str().ok());
    let all =
        before.map_or_else(|| "accept-encoding".to_owned(), |known| format!("{known}, accept-encoding"));
    if let Ok(value) = HeaderValue::from_str(&all) {
        headers.insert(VARY, value);
    }
}

/// Whether whoever asks takes gzip (RFC 9110 section 12.5.3).
#[must_use]
pub fn takes_gzip(headers: &HeaderMap) -> bool {
    let lines = headers.get_all(ACCEPT_ENCODING).iter().filter_map(|line| line.to_str().ok());
    let codings: Vec<&str> = lines.flat_map(|line| line.split(',')).collect();
    let weight = |wanted: &str| {
        codings.iter().find_map(|coding| {
            let (name, parameter) = coding.split_once(';').unwrap_or((coding, ""));
            let weight = parameter.split_once('=').filter(|(name, _)| name.trim().eq_ignore_ascii_case("q"));
            let weight = weight.map_or(Some(1.0), |(_, weight)| weight.trim().parse().ok());
            name.trim().eq_ignore_ascii_case(wanted).then_some(weight.unwrap_or(0.0_f32))
        })
    };
    weight("gzip").or_else(|| weight("*")).is_some_and(|weight| weight > 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gzip_is_sent_to_those_only_who_take_it() {
        for (said, takes) in [
            ("gzip", true),
            ("gzip, deflate, br, zstd", true),
            ("br;q=1.0, GZIP;q=0.5", true),
            ("*", true),
            ("*;q=0", false),
            ("gzip;q=0, *", false),
            ("gzip; q=0.0", false),
            ("identity", false),
            ("gzipped", false),
            ("gzip;q=x", false),
            ("gzip;Q=0", false),
            ("gzip; Q=0.5", true),
            ("", false),
        ] {
            let headers = HeaderMap::from_iter([(ACCEPT_ENCODING, HeaderValue::from_static(said))]);
            assert_eq!(takes_gzip(&headers), takes, "{said}");
        }
        assert!(!takes_gzip(&HeaderMap::new()));
    }
}
