//! Who brings works in, and how they are told what is wrong: in the language of the address, as problem JSON.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

use crate::accounts::account::{Account, Role};
use crate::http::App;
use crate::http::accounts::caller::find;
use crate::http::pages::view::Reader;
use crate::http::problem::{self, Problem};
use crate::http::words::Words;
use crate::id::Id;
use crate::intake::tus::{self, Fault, Stop};

/// A curator whose program asks. Without one nobody is sent to sign in: a program would take that page for an answer.
pub struct Curator {
    /// Who.
    pub account: Id<Account>,
    /// Their language.
    pub words: &'static Words,
}

impl FromRequestParts<App> for Curator {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let Reader(words) =
            Reader::from_request_parts(parts, app).await.map_err(IntoResponse::into_response)?;
        let told = |status, key| spoken(problem::answer(status, &words.say(key)));
        match find(app, &parts.headers).await {
            Ok(Some(who)) if who.account.is(Role::Curator) => Ok(Self { account: who.account.id, words }),
            Ok(Some(_)) => Err(told(StatusCode::FORBIDDEN, "upload-fault-role")),
            Ok(None) => Err(told(StatusCode::UNAUTHORIZED, "upload-fault-signed-out")),
            Err(e) => Err(Problem(e).into_response()),
        }
    }
}

/// What stopped something, as its sender reads it.
#[must_use]
pub fn refusal(words: &Words, stop: Stop) -> Response {
    match stop {
        Stop::Trouble(error) => spoken(Problem(error).into_response()),
        Stop::Fault(fault) => {
            let mut answer = spoken(problem::answer(status(&fault), &told(words, &fault)));
            if fault == Fault::Version {
                let version = HeaderValue::from_static(tus::VERSION);
                answer.headers_mut().insert(HeaderName::from_static("tus-version"), version);
            }
            answer
        }
    }
}

/// What is wrong, as a sentence.
#[must_use]
pub fn told(words: &Words, fault: &Fault) -> String {
    match fault {
        Fault::Large(most) | Fault::OfAccount(most) | Fault::OfAll(most) => {
            words.say_of(fault.key(), &[("most", &size(words, *most))])
        }
        Fault::Open(most) => words.count(fault.key(), u64::from(*most)),
        _ => words.say(fault.key()),
    }
}

/// A number of bytes as people read it, in steps of a thousand: `3.4 GB`.
#[must_use]
pub fn size(words: &Words, bytes: u64) -> String {
    const STEPS: [(&str, u64); 4] =
        [("TB", 1_000_000_000_000), ("GB", 1_000_000_000), ("MB", 1_000_000), ("KB", 1_000)];
    let (unit, step) = STEPS.into_iter().find(|(_, step)| bytes >= *step).unwrap_or(STEPS[3]);
    let tenths = (bytes / (step / 10)).max(u64::from(bytes > 0));
    let point = if matches!(words.language().primary(), "de" | "tr") { ',' } else { '.' };
    match (tenths / 10, tenths % 10) {
        (whole, tenth) if whole < 10 && tenth > 0 => format!("{whole}{point}{tenth} {unit}"),
        (whole, _) => format!("{whole} {unit}"),
    }
}

fn status(fault: &Fault) -> StatusCode {
    match fault {
        Fault::Version => StatusCode::PRECONDITION_FAILED,
        Fault::ContentType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        Fault::Offset => StatusCode::CONFLICT,
        Fault::TooLong | Fault::Large(_) | Fault::OfAccount(_) | Fault::OfAll(_) => {
            StatusCode::PAYLOAD_TOO_LARGE
        }
        // Of the protocol's own: the checksum is another.
        Fault::Mismatch => StatusCode::from_u16(460).unwrap_or(StatusCode::BAD_REQUEST),
        Fault::Locked => StatusCode::LOCKED,
        Fault::Missing => StatusCode::NOT_FOUND,
        Fault::Over => StatusCode::FORBIDDEN,
        Fault::Open(_) => StatusCode::TOO_MANY_REQUESTS,
        Fault::Disk => StatusCode::INSUFFICIENT_STORAGE,
        _ => StatusCode::BAD_REQUEST,
    }
}

/// The same answer, in the version of the protocol.
#[must_use]
pub fn spoken(mut answer: Response) -> Response {
    let version = HeaderValue::from_static(tus::VERSION);
    answer.headers_mut().insert(HeaderName::from_static("tus-resumable"), version);
    answer
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_told_with_as_many_digits_as_somebody_wants_to_read() {
        let told = |tag, bytes| size(Words::of(tag).unwrap(), bytes);
        for (bytes, en, de) in [
            (0, "0 KB", "0 KB"),
            (1, "0.1 KB", "0,1 KB"),
            (999, "0.9 KB", "0,9 KB"),
            (3_450_000_000, "3.4 GB", "3,4 GB"),
            (64_000_000_000, "64 GB", "64 GB"),
            (1_000_000_000_000, "1 TB", "1 TB"),
        ] {
            assert_eq!((told("en", bytes), told("de", bytes)), (en.to_owned(), de.to_owned()), "{bytes}");
        }
    }
}
