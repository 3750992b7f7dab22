//! The envelope of several slices: `multipart/byteranges` (RFC 9110, section 14.6).

use std::ops::Range;

use crate::streaming::reply::Entity;

/// A piece of an answer's body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Text of the envelope.
    Text(String),
    /// A slice of the file.
    Slice(Range<u64>),
}

impl Piece {
    /// How many bytes it is.
    #[must_use]
    pub fn length(&self) -> u64 {
        match self {
            Self::Text(text) => text.len() as u64,
            Self::Slice(slice) => slice.end - slice.start,
        }
    }
}

/// The `Content-Type` of the envelope.
#[must_use]
pub fn media_type(entity: &Entity) -> String {
    format!("multipart/byteranges; boundary={}", boundary(entity))
}

/// The whole body: each slice behind its own `Content-Type` and `Content-Range`, and the closing line.
#[must_use]
pub fn pieces(entity: &Entity, slices: &[Range<u64>]) -> Vec<Piece> {
    let boundary = boundary(entity);
    let mut pieces = Vec::with_capacity(slices.len() * 2 + 1);
    for slice in slices {
        let line = if pieces.is_empty() { "" } else { "\r\n" };
        pieces.push(Piece::Text(format!(
            "{line}--{boundary}\r\nContent-Type: {}\r\nContent-Range: {}\r\n\r\n",
            entity.media_type,
            content_range(slice, entity.length),
        )));
        pieces.push(Piece::Slice(slice.clone()));
    }
    pieces.push(Piece::Text(format!("\r\n--{boundary}--\r\n")));
    pieces
}

/// `bytes 0-499/10000`: closed positions, as only the header counts them.
#[must_use]
pub fn content_range(slice: &Range<u64>, length: u64) -> String {
    format!("bytes {}-{}/{length}", slice.start, slice.end - 1)
}

/// Half of the file's digest: no file can be made to hold a part of its own SHA-256, so the boundary cannot occur in it.
fn boundary(entity: &Entity) -> String {
    entity.sha256.to_string()[..32].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Timestamp;
    use crate::id::Sha256Digest;

    #[test]
    fn an_envelope_has_the_form_of_section_14_6() {
        let entity = Entity {
            sha256: Sha256Digest::of(b"a film"),
            length: 500,
            added_at: Timestamp::from_millis(0),
            media_type: "video/mp4".into(),
        };
        let text: String = pieces(&entity, &[0..1, 490..500])
            .into_iter()
            .map(|piece| match piece {
                Piece::Text(text) => text,
                Piece::Slice(slice) => "x".repeat(usize::try_from(slice.end - slice.start).unwrap()),
            })
            .collect();
        let b = &entity.sha256.to_string()[..32];
        assert_eq!(
            text,
            format!(
                "--{b}\r\nContent-Type: video/mp4\r\nContent-Range: bytes 0-0/500\r\n\r\nx\r\n\
                 --{b}\r\nContent-Type: video/mp4\r\nContent-Range: bytes 490-499/500\r\n\r\nxxxxxxxxxx\r\n--{b}--\r\n"
            )
        );
        assert_eq!(media_type(&entity), format!("multipart/byteranges; boundary={b}"));
    }
}
