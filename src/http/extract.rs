//! What handlers take from a request, with errors of ours where the framework has its own.

use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::StatusCode;
use axum::http::header::ACCEPT_LANGUAGE;
use axum::http::request::Parts;
use serde::de::DeserializeOwned;

use crate::error::Error;
use crate::http::problem::Problem;
use crate::http::words::preferences;
use crate::language::Language;

/// The query of an address; one that cannot be read is a problem that says why.
pub struct Query<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Query<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        match axum::extract::Query::<T>::from_request_parts(parts, state).await {
            Ok(axum::extract::Query(query)) => Ok(Self(query)),
            Err(e) => {
                let told = e.body_text();
                let told = told.rsplit("query string: ").next().unwrap_or_default();
                Err(Error::invalid(format!("The address cannot be read behind its question mark: {told}."))
                    .into())
            }
        }
    }
}

/// A form that somebody sent; one that cannot be read, or that is longer than two megabytes, is a problem.
pub struct Form<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Form<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        match axum::Form::<T>::from_request(request, state).await {
            Ok(axum::Form(form)) => Ok(Self(form)),
            Err(e) if e.status() == StatusCode::PAYLOAD_TOO_LARGE => {
                Err(Error::too_large("That is more than a form takes. Please write less.").because(e).into())
            }
            Err(e) => Err(Error::invalid("The form cannot be read.").because(e).into()),
        }
    }
}

/// The languages that the reader wants, the most wanted first; may be empty.
pub struct Wanted(pub Vec<Language>);

impl<S: Send + Sync> FromRequestParts<S> for Wanted {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        let accept = parts.headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        Ok(Self(preferences(accept.unwrap_or_default())))
    }
}
