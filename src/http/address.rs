//! Which addresses are looked at at all: none that holds what no text can hold.

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::error::Error;
use crate::http::problem::Problem;

/// The character NUL in an address. PostgreSQL keeps it in no text, so nothing of ours has it in its name.
const NUL: &str = "%00";

/// Answers an address with a NUL in it: in its path nothing has that name, in its query nothing can be asked so.
pub async fn of_text(request: Request, next: Next) -> Response {
    let address = request.uri();
    if address.path().contains(NUL) {
        return Problem::from(Error::missing("There is nothing at this address.")).into_response();
    }
    if address.query().is_some_and(|query| query.contains(NUL)) {
        let told =
            "The address holds a character without meaning (%00) behind its question mark; leave it out.";
        return Problem::from(Error::invalid(told)).into_response();
    }
    next.run(request).await
}
