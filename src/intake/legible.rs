//! Whether evidence can be read at all: a picture decodes, a PDF has its pages and its end, a recording plays. It is looked
//! at in memory alone, since none of it may stand anywhere unencrypted.

use std::io::{Cursor, Write as _};
use std::os::fd::AsRawFd as _;
use std::path::PathBuf;
use std::sync::Arc;

use image::{ImageError, ImageReader};
use rustix::fs::{MemfdFlags, memfd_create};

use super::poster::decoded;
use super::probe::probe;
use crate::consent::paper::{Paper, Unfit};
use crate::error::{Error, Kind, Result};
use crate::storage::blocking::blocking;

/// How far from its end a PDF says where its table is (ISO 32000-1 section 7.5.5, as readers take it).
const TAIL: usize = 2048;

/// The same paper, when somebody can read it.
///
/// # Errors
/// The message of an [`Unfit`]; `Unavailable` when ffprobe is not installed or took too long, which says nothing of the
/// paper.
pub async fn legible(paper: Paper) -> Result<Paper> {
    let (kind, bytes) = (paper.media_type(), paper.shared());
    match kind {
        "application/pdf" => {
            blocking(move || if pdf(&bytes) { Ok(()) } else { Err(Unfit::Damaged.error()) }).await?;
        }
        "image/jpeg" | "image/png" | "image/webp" | "image/gif" | "image/tiff" => {
            blocking(move || picture(&bytes)).await?;
        }
        _ if kind.starts_with("image/") => return Err(Unfit::Picture.error()),
        _ => recording(bytes).await?,
    }
    Ok(paper)
}

fn picture(bytes: &[u8]) -> Result<()> {
    // What is missing of a JPEG is painted grey in silence.
    if bytes.starts_with(&[0xFF, 0xD8]) && !jpeg_ends(bytes) {
        return Err(Unfit::Damaged.error());
    }
    let opened = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(ImageError::from);
    opened.and_then(decoded).map(drop).map_err(|e| {
        let unfit = match e {
            ImageError::Limits(_) => Unfit::Pixels,
            ImageError::Unsupported(_) => Unfit::Picture,
            _ => Unfit::Damaged,
        };
        unfit.error().because(e)
    })
}

/// Whether a JPEG comes to its end of image (ISO/IEC 10918-1 section B.1.1): every segment is skipped by its length, so
/// that the end of a small picture within one is not taken for it, and in a scan 0xFF is a marker unless 0 or the number
/// of a restart follows.
#[must_use]
pub fn jpeg_ends(bytes: &[u8]) -> bool {
    let marks = |pair: &[u8]| pair[0] == 0xFF && !matches!(pair[1], 0x00 | 0xD0..=0xD7 | 0xFF);
    let mut at = 2;
    loop {
        let Some(rest) = bytes.get(at..) else { return false };
        let Some(marker) = rest.windows(2).position(marks) else { return false };
        match rest[marker + 1..] {
            [0xD9, ..] => return true,
            [_, high, low, ..] => at += marker + 2 + usize::from(u16::from_be_bytes([high, low])),
            _ => return false,
        }
    }
}

/// Whether it has a page, a table of what is in it, and an end that says where that table is.
#[must_use]
pub fn pdf(bytes: &[u8]) -> bool {
    let tail = &bytes[bytes.len().saturating_sub(TAIL)..];
    let holds = |within: &[u8], word: &[u8]| within.windows(word.len()).any(|w| w == word);
    let table = last(tail, b"startxref").and_then(|at| {
        let rest = tail[at + b"startxref".len()..].trim_ascii_start();
        let digits = rest.iter().take_while(|b| b.is_ascii_digit()).count();
        std::str::from_utf8(&rest[..digits]).ok()?.parse::<usize>().ok()
    });
    let indexed = holds(bytes, b"trailer") || holds(bytes, b"/XRef");
    let paged = holds(bytes, b"/Page") || holds(bytes, b"/ObjStm");
    table.is_some_and(|at| at < bytes.len()) && holds(tail, b"%%EOF") && indexed && paged
}

fn last(within: &[u8], word: &[u8]) -> Option<usize> {
    within.windows(word.len()).rposition(|w| w == word)
}

/// Probes a recording as one that is brought in; the program that does it is handed our memory by its number.
async fn recording(bytes: Arc<Vec<u8>>) -> Result<()> {
    let memory = blocking(move || {
        let told = |e: rustix::io::Errno| Error::from(std::io::Error::from(e));
        let mut memory = std::fs::File::from(memfd_create("evidence", MemfdFlags::CLOEXEC).map_err(told)?);
        memory.write_all(&bytes)?;
        Ok(memory)
    })
    .await?;
    let path = PathBuf::from(format!("/proc/self/fd/{}", memory.as_raw_fd()));
    probe(&path).await.map(drop).map_err(unplayable)
}

/// What is wrong with a recording that cannot be probed; a busy or unfinished machine says nothing against it.
fn unplayable(e: Error) -> Error {
    match e.kind() {
        Kind::Invalid | Kind::TooLarge => Unfit::Damaged.error().because(e),
        _ => e,
    }
}

#[cfg(test)]
mod tests {
    use super::super::child::too_long;
    use super::*;

    const PDF: &str =
        "%PDF-1.4\n1 0 obj<</Type/Pages/Count 1>>endobj trailer<</Root 1 0 R>> startxref\n9\n%%EOF\n";

    #[test]
    fn a_pdf_has_pages_and_an_end_that_says_where_its_table_is() {
        assert!(pdf(PDF.as_bytes()));
        for (without, with) in
            [("%%EOF", ""), ("startxref\n9", ""), ("\n9\n", "\n999999\n"), ("/Pages", ""), ("trailer", "")]
        {
            assert!(!pdf(PDF.replace(without, with).as_bytes()), "without {without:?}");
        }
        assert!(!pdf(b"%PDF-1.7"));
    }

    #[test]
    fn a_photograph_that_breaks_off_is_none_although_it_could_be_painted() {
        let pixels = image::RgbImage::from_fn(400, 400, |x, y| {
            let [x, y] = [x, y].map(|n| n.to_le_bytes()[0]);
            image::Rgb([x ^ y, x.wrapping_mul(7), y.wrapping_mul(13)])
        });
        let mut whole = Vec::new();
        pixels.write_to(&mut Cursor::new(&mut whole), image::ImageFormat::Jpeg).unwrap();
        picture(&whole).unwrap();
        let mut with_more = whole.clone();
        with_more.extend(b"what a camera writes behind \xff\xda");
        picture(&with_more).unwrap();
        // The end of a small picture within a segment is not the end of the picture.
        let mut with_small = vec![0xFF, 0xD8, 0xFF, 0xE1, 0, 6, 0xFF, 0xD9, 0, 0];
        with_small.extend(&whole[2..]);
        picture(&with_small).unwrap();
        let half = whole.len() / 2;
        let emptied = [&whole[..half], &vec![0; half]].concat();
        for broken in [&whole[..half], &whole[..whole.len() - 2], &with_small[..half], &emptied] {
            assert_eq!(picture(broken).unwrap_err().message(), Unfit::Damaged.told());
        }
    }

    #[test]
    fn a_picture_that_breaks_off_is_no_picture() {
        let pixels =
            image::RgbImage::from_fn(40, 40, |x, y| image::Rgb([x.to_le_bytes()[0], y.to_le_bytes()[0], 7]));
        for format in [image::ImageFormat::Png, image::ImageFormat::Tiff] {
            let mut whole = Vec::new();
            pixels.write_to(&mut Cursor::new(&mut whole), format).unwrap();
            picture(&whole).unwrap();
            let broken = picture(&whole[..80]).unwrap_err();
            assert_eq!(broken.message(), Unfit::Damaged.told());
        }
    }

    #[tokio::test]
    async fn a_recording_is_probed_although_it_stands_on_no_disk() {
        use crate::radio::riff::{Pcm, head};
        let mut wave = head(Pcm { rate: 8000, channels: 1, bits: 16 }, &[], 16_000);
        wave.extend(vec![0; 16_000]);
        recording(Arc::new(wave.clone())).await.unwrap();
        wave.truncate(40);
        let broken = recording(Arc::new(wave)).await.unwrap_err();
        assert_eq!(broken.message(), Unfit::Damaged.told());
    }

    #[test]
    fn a_recording_that_took_too_long_is_not_called_damaged() {
        let slow = unplayable(too_long());
        assert_eq!(slow.kind(), Kind::Unavailable);
        assert!(
            slow.message().contains("took too long") && slow.message().ends_with("Try again."),
            "{slow:?}"
        );
        assert_eq!(unplayable(Error::invalid("moov atom not found")).message(), Unfit::Damaged.told());
    }

    #[test]
    fn a_sound_picture_of_a_kind_that_is_not_read_here_is_not_called_damaged() {
        let mut tiff = Vec::new();
        let pixels = image::RgbImage::from_pixel(40, 40, image::Rgb([7, 8, 9]));
        pixels.write_to(&mut Cursor::new(&mut tiff), image::ImageFormat::Tiff).unwrap();
        // PhotometricInterpretation, one SHORT (TIFF 6.0, p. 37): 2 is RGB, 6 is YCbCr.
        let entry = [262_u16.to_ne_bytes(), 3_u16.to_ne_bytes()].concat();
        let at = tiff.windows(4).position(|four| four == entry).unwrap() + 8;
        assert_eq!(tiff[at..at + 2], 2_u16.to_ne_bytes());
        tiff[at..at + 2].copy_from_slice(&6_u16.to_ne_bytes());
        let refused = picture(&tiff).unwrap_err();
        assert_eq!(refused.message(), Unfit::Picture.told(), "{}", refused.chain());
    }
}
