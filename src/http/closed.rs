//! What a library answers that is being restored: to everybody, at every address, that it is closed.

use axum::response::{IntoResponse, Response};

use crate::error::Error;
use crate::http::problem::Problem;

/// That the library is closed, beside an answer, for the page that people see instead.
#[derive(Clone, Copy, Debug)]
pub struct Closed;

/// Any way, any address.
pub async fn closed() -> Response {
    let told = "This library is being restored from its backup, and is closed until that is done.";
    let mut response = Problem(Error::unavailable(told)).into_response();
    response.extensions_mut().insert(Closed);
    response
}
