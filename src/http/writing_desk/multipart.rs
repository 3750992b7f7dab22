//! Forms with a file in them (`multipart/form-data`, RFC 7578): read whole, within bounds.

use axum::body::Bytes;
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart as Parts, Request};
use axum::http::StatusCode;

use crate::error::{Error, Result};
use crate::http::problem::Problem;

/// Most bytes of a form with its file: a scan of thirty pages, or an hour of speech.
pub const LARGEST: usize = 32 << 20;
/// Most parts of a form.
const PARTS: usize = 200;

/// A form as it came: its fields in their order, and its file.
#[derive(Default)]
pub struct Multipart {
    /// Names and values of the fields.
    pub fields: Vec<(String, String)>,
    /// The bytes of the file, when one was chosen. Its name is not kept: it may hold somebody's name.
    pub file: Option<Bytes>,
}

impl<S: Send + Sync> FromRequest<S> for Multipart {
    type Rejection = Problem;

    async fn from_request(mut request: Request, state: &S) -> Result<Self, Problem> {
        DefaultBodyLimit::max(LARGEST).apply(&mut request);
        let parts = Parts::from_request(request, state).await.map_err(|e| unreadable().because(e))?;
        Ok(read(parts).await?)
    }
}

fn unreadable() -> Error {
    Error::invalid("The form cannot be read. Go back and send it again.")
}

async fn read(mut parts: Parts) -> Result<Multipart> {
    let mut form = Multipart::default();
    for _ in 0..PARTS {
        let Some(part) = parts.next_field().await.map_err(stopped)? else { return Ok(form) };
        take(&mut form, part).await?;
    }
    Err(unreadable())
}

/// Takes one part: a field, or the file when it has a name of one.
async fn take(form: &mut Multipart, part: Field<'_>) -> Result<()> {
    let name = part.name().ok_or_else(unreadable)?.to_owned();
    let is_file = part.file_name().is_some();
    let content = part.bytes().await.map_err(stopped)?;
    if !is_file {
        let text = String::from_utf8(content.to_vec()).map_err(|e| unreadable().because(e))?;
        form.fields.push((name, text));
    } else if !content.is_empty() && form.file.replace(content).is_some() {
        return Err(Error::invalid("Send one file. Scan several pages into one."));
    }
    Ok(())
}

fn stopped(error: MultipartError) -> Error {
    let told = "The file is larger than 32 megabytes. Scan it in fewer colours, or in parts.";
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Error::too_large(told).because(error),
        _ => unreadable().because(error),
    }
}

#[cfg(test)]
mod tests {
    use axum::body::Body;

    use super::*;

    async fn parsed(text: &str) -> Result<Multipart, Problem> {
        let body = Body::from(text.replace('\n', "\r\n"));
        let request = Request::post("/").header("content-type", "multipart/form-data; boundary=xx");
        Multipart::from_request(request.body(body).unwrap(), &()).await
    }

    #[tokio::test]
    async fn fields_keep_their_order_and_a_file_its_bytes_whatever_its_name() {
        for name in ["Ayla.pdf", "form; signed.pdf", "a=b; name=c", "%22quoted%22"] {
            let form = parsed(&format!("--xx\nContent-Disposition: form-data; name=\"a\"\n\neins\nzwei\n--xx\nContent-Disposition: form-data; name=\"a\"\n\n\n--xx\nContent-Disposition: form-data; name=\"paper\"; filename=\"{name}\"\nContent-Type: application/pdf\n\n%PDF --x --xy\n--xx--\n")).await.ok().unwrap();
            assert_eq!(form.fields, [("a".into(), "eins\r\nzwei".into()), ("a".into(), String::new())]);
            assert_eq!(form.file.unwrap(), "%PDF --x --xy".as_bytes(), "{name}");
        }
    }

    #[tokio::test]
    async fn a_file_that_nobody_chose_is_none_and_two_are_too_many() {
        let part = |body: &str| {
            format!("--xx\nContent-Disposition: form-data; name=\"paper\"; filename=\"\"\n\n{body}\n")
        };
        assert!(parsed(&format!("{}--xx--", part(""))).await.ok().unwrap().file.is_none());
        assert!(parsed(&format!("{}{}--xx--", part("one"), part("two"))).await.is_err());
    }

    #[tokio::test]
    async fn whatever_is_broken_or_too_much_is_refused() {
        for broken in
            ["--xx", "--xx\n", "--xx\n\n\n--xx--", "--xx\nContent-Disposition: form-data; name=\"a\"\n\nopen"]
        {
            assert!(parsed(broken).await.is_err(), "{broken:?}");
        }
        let many = "--xx\nContent-Disposition: form-data; name=\"a\"\n\n1\n".repeat(PARTS + 1) + "--xx--";
        assert!(parsed(&many).await.is_err());
        let large = "x".repeat(LARGEST);
        let large = format!("--xx\nContent-Disposition: form-data; name=\"a\"\n\n{large}\n--xx--");
        assert!(parsed(&large).await.is_err());
    }
}
