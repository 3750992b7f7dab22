//! One file by a plain form, for browsers without script: it goes the same way in, in one piece.

use axum::extract::multipart::{Field, Multipart};
use axum::extract::{DefaultBodyLimit, FromRequest, Request, State};
use axum::response::Response;

use super::PLACE;
use super::caller::refusal;
use super::page::LARGEST_FORM;
use crate::accounts::account::Role;
use crate::error::{Error, Result};
use crate::http::App;
use crate::http::accounts::SignedIn;
use crate::http::accounts::caller::see_other;
use crate::http::pages::view::Reader;
use crate::http::problem::Problem;
use crate::http::words::Words;
use crate::intake::tus::{self, Fault, Stop, Told};

/// Most fields of the form, and most bytes of one.
const FIELDS: usize = 20;
const LONGEST: usize = 4000;

/// `POST /{lang}/desk/intake/file`.
pub async fn take(
    State(app): State<App>,
    Reader(words): Reader,
    who: SignedIn,
    mut request: Request,
) -> Result<Response, Problem> {
    who.must(Role::Curator)?;
    let length =
        request.headers().get("content-length").and_then(|length| length.to_str().ok()?.parse().ok());
    DefaultBodyLimit::disable().apply(&mut request);
    let parts = Multipart::from_request(request, &app).await.map_err(|e| unreadable().because(e))?;
    match taken(&app, &who, length, parts).await {
        Ok(()) => Ok(see_other(&format!("/{}{PLACE}#under-way", words.tag()))),
        Err(stop) => Ok(refused(words, stop)),
    }
}

/// Back to the page, which says what is wrong; trouble of ours is told by itself.
#[must_use]
pub fn refused(words: &Words, stop: Stop) -> Response {
    match stop {
        Stop::Fault(fault @ (Fault::Large(_) | Fault::OfAccount(_) | Fault::OfAll(_) | Fault::Open(_))) => {
            refusal(words, fault.into())
        }
        Stop::Fault(fault) => see_other(&format!("/{}{PLACE}?fault={}", words.tag(), fault.key())),
        stop @ Stop::Trouble(_) => refusal(words, stop),
    }
}

fn unreadable() -> Error {
    Error::invalid("The form cannot be read. Go back and send it again.")
}

async fn taken(app: &App, who: &SignedIn, length: Option<u64>, mut parts: Multipart) -> Result<(), Stop> {
    let mut fields: Vec<(String, String)> = Vec::new();
    for _ in 0..FIELDS {
        let Some(part) = parts.next_field().await.map_err(|e| unreadable().because(e))? else { break };
        let Some(name) = part.file_name().map(str::to_owned) else {
            fields.push(field(part).await?);
            continue;
        };
        if name.is_empty() {
            return Err(Fault::Empty.into());
        }
        let told = told(&fields, &name);
        // The whole form is a little longer than its file.
        let most = length.unwrap_or(LARGEST_FORM);
        if most > LARGEST_FORM {
            return Err(Fault::Large(LARGEST_FORM).into());
        }
        return app.uploader.take(who.account.id, told, most, part).await;
    }
    Err(Fault::Empty.into())
}

async fn field(part: Field<'_>) -> Result<(String, String), Stop> {
    let name = part.name().ok_or_else(unreadable)?.to_owned();
    let text = part.text().await.map_err(|e| unreadable().because(e))?;
    if text.len() > LONGEST {
        return Err(Fault::Metadata.into());
    }
    Ok((name, text))
}

fn told(fields: &[(String, String)], filename: &str) -> Told {
    let pairs = fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    tus::told(&pairs.chain([("filename", filename)]).map(|(k, v)| (k.to_owned(), v.to_owned())).collect())
}
