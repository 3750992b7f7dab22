//! Forms with a file in them (`multipart/form-data`, RFC 7578): read whole, within bounds, and strictly.

use axum::body::{Bytes, to_bytes};
use axum::extract::{FromRequest, Request};
use axum::http::header::CONTENT_TYPE;

use crate::error::{Error, Result};
use crate::http::problem::Problem;

/// Most bytes of a form with its file: a scan of thirty pages, or an hour of speech.
pub const LARGEST: usize = 32 << 20;
/// Most parts of a form.
const PARTS: usize = 200;
/// Most bytes of the head of a part.
const HEAD: usize = 2048;

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

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        let kind = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let boundary = kind.and_then(boundary).map(str::to_owned).ok_or_else(unreadable)?;
        let told = "The file is larger than 32 megabytes. Scan it in fewer colours, or in parts.";
        let body = to_bytes(request.into_body(), LARGEST).await;
        let body = body.map_err(|e| Error::too_large(told).because(e))?;
        Ok(read(&body, &boundary)?)
    }
}

fn unreadable() -> Error {
    Error::invalid("The form cannot be read. Go back and send it again.")
}

/// The boundary in a `multipart/form-data` (RFC 2046 section 5.1.1): 1 to 70 characters.
fn boundary(kind: &str) -> Option<&str> {
    let (essence, parameters) = kind.split_once(';')?;
    if !essence.trim().eq_ignore_ascii_case("multipart/form-data") {
        return None;
    }
    let (_, value) = parameters
        .split(';')
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(name, _)| name.eq_ignore_ascii_case("boundary"))?;
    let value = value.trim().trim_matches('"');
    ((1..=70).contains(&value.len()) && value.bytes().all(|b| b.is_ascii_graphic())).then_some(value)
}

/// Reads a body of parts between lines of the boundary.
fn read(body: &Bytes, boundary: &str) -> Result<Multipart> {
    let mut form = Multipart::default();
    let first = format!("--{boundary}");
    let between = format!("\r\n--{boundary}");
    let mut at = find(body, first.as_bytes(), 0).filter(|at| *at == 0).ok_or_else(unreadable)? + first.len();
    for _ in 0..PARTS {
        if body[at..].starts_with(b"--") {
            return Ok(form);
        }
        if !body[at..].starts_with(b"\r\n") {
            return Err(unreadable());
        }
        let head = at + 2;
        let blank = find(body, b"\r\n\r\n", head).filter(|end| end - head <= HEAD).ok_or_else(unreadable)?;
        let content = blank + 4;
        let end = find(body, between.as_bytes(), content).ok_or_else(unreadable)?;
        take(&mut form, &body[head..blank], body.slice(content..end))?;
        at = end + between.len();
    }
    Err(unreadable())
}

/// Takes one part: a field, or the file when it has a name of one.
fn take(form: &mut Multipart, head: &[u8], content: Bytes) -> Result<()> {
    let head = std::str::from_utf8(head).map_err(|_| unreadable())?;
    let disposition = head.split("\r\n").find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-disposition").then_some(value)
    });
    let disposition = disposition.ok_or_else(unreadable)?;
    let name = parameter(disposition, "name").ok_or_else(unreadable)?;
    if parameter(disposition, "filename").is_none() {
        let text = std::str::from_utf8(&content).map_err(|_| unreadable())?;
        form.fields.push((name, text.to_owned()));
        return Ok(());
    }
    if content.is_empty() {
        return Ok(());
    }
    if form.file.replace(content).is_some() {
        return Err(Error::invalid("Send one file. Scan several pages into one."));
    }
    Ok(())
}

/// A quoted parameter, as browsers write it: quotes and line ends in it are `%22`, `%0D` and `%0A` (HTML, multipart
/// form data).
fn parameter(disposition: &str, wanted: &str) -> Option<String> {
    disposition.split(';').skip(1).find_map(|pair| {
        let (name, value) = pair.trim().split_once('=')?;
        let value = value.strip_prefix('"')?.strip_suffix('"')?;
        name.eq_ignore_ascii_case(wanted).then(|| value.to_owned())
    })
}

/// Where `wanted` begins in `body` at or after `from`.
fn find(body: &[u8], wanted: &[u8], from: usize) -> Option<usize> {
    let first = *wanted.first()?;
    let mut at = from;
    while at + wanted.len() <= body.len() {
        at += body[at..=body.len() - wanted.len()].iter().position(|b| *b == first)?;
        if body[at..].starts_with(wanted) {
            return Some(at);
        }
        at += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Result<Multipart> {
        read(&Bytes::from(text.replace('\n', "\r\n")), "xx")
    }

    #[test]
    fn fields_keep_their_order_and_a_file_its_bytes() {
        let form = parsed("--xx\nContent-Disposition: form-data; name=\"a\"\n\neins\nzwei\n--xx\nContent-Disposition: form-data; name=\"a\"\n\n\n--xx\nContent-Disposition: form-data; name=\"paper\"; filename=\"Ayla.pdf\"\nContent-Type: application/pdf\n\n%PDF --x --xy\n--xx--\n").unwrap();
        assert_eq!(form.fields, [("a".into(), "eins\r\nzwei".into()), ("a".into(), String::new())]);
        assert_eq!(form.file.unwrap(), "%PDF --x --xy".as_bytes());
    }

    #[test]
    fn a_file_that_nobody_chose_is_none_and_two_are_too_many() {
        let part = |body: &str| {
            format!("--xx\nContent-Disposition: form-data; name=\"paper\"; filename=\"\"\n\n{body}\n")
        };
        assert!(parsed(&format!("{}--xx--", part(""))).unwrap().file.is_none());
        assert!(parsed(&format!("{}{}--xx--", part("one"), part("two"))).is_err());
    }

    #[test]
    fn whatever_is_broken_is_refused() {
        for broken in [
            "",
            "--xx",
            "--xx\n",
            "--xx\n\n\n--xx--",
            "--xx\nContent-Disposition: form-data; name=\"a\"\n\nopen",
            "before\n--xx--",
        ] {
            assert!(parsed(broken).is_err(), "{broken:?}");
        }
        let many = "--xx\nContent-Disposition: form-data; name=\"a\"\n\n1\n".repeat(PARTS + 1) + "--xx--";
        assert!(parsed(&many).is_err());
    }

    #[test]
    fn only_a_plain_boundary_is_one() {
        assert_eq!(
            boundary("multipart/form-data; boundary=----WebKitFormBoundaryAb1"),
            Some("----WebKitFormBoundaryAb1")
        );
        assert_eq!(boundary("Multipart/Form-Data; charset=utf-8; Boundary=\"xx\""), Some("xx"));
        for wrong in [
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "multipart/form-data; boundary=",
            "text/plain; boundary=xx",
        ] {
            assert_eq!(boundary(wrong), None, "{wrong}");
        }
    }
}
