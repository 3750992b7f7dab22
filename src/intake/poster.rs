//! Pictures of a work: from the file that somebody chose, or a frame of the film; three widths, JPEG and `WebP`.
//! What comes out holds pixels and nothing else: no place, no camera, no date.

use std::io::{BufRead, Cursor, Seek};
use std::path::{Path, PathBuf};
use std::time::Duration;

use fast_image_resize::{FilterType, ResizeAlg, ResizeOptions, Resizer};
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageDecoder, ImageError, ImageReader, ImageResult, Limits, RgbImage};

use super::child;
use super::probe::sniff_file;
use super::sniff::{Container, Sniffed};
use crate::error::{Error, Kind, Result};

/// The widths that posters are made in, in pixels; never wider than the picture that was given.
pub const WIDTHS: [u32; 3] = [320, 640, 1280];
/// Widest and highest picture that is opened, in pixels.
const LARGEST_SIDE: u32 = 16_384;
/// Most memory that decoding may take, in bytes.
const MOST_MEMORY: u64 = 256 << 20;
/// Largest picture file, in bytes.
const LARGEST_FILE: u64 = 50 << 20;
/// A telling one of 24 frames, its longer side at most 1280 pixels, pixels square: 24 of them fit into a child's memory.
const FRAME: &str = "scale=w='trunc(iw*sar*min(1,1280/max(iw*sar,ih))/2)*2':\
    h='trunc(ih*min(1,1280/max(iw*sar,ih))/2)*2',setsar=1,thumbnail=24";
const JPEG_QUALITY: u8 = 82;
const WEBP_QUALITY: f32 = 78.0;

/// One picture in one width and type.
pub struct Picture {
    /// `image/jpeg` or `image/webp`.
    pub media_type: &'static str,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// The file.
    pub bytes: Vec<u8>,
}

/// Every picture made from the file at `path`. Takes its time: call it off the async threads.
///
/// # Errors
/// `Invalid` or `TooLarge` with what to do.
pub fn make(path: &Path) -> Result<Vec<Picture>> {
    let original = open(path)?;
    let widest = original.width();
    let mut widths: Vec<u32> = WIDTHS.into_iter().filter(|w| *w <= widest).collect();
    if widths.is_empty() {
        widths.push(widest);
    }
    let (whole_width, whole_height) = (u64::from(widest), u64::from(original.height()));
    let mut pictures = Vec::new();
    let mut last = original;
    // Each is made from the next larger one, so that the many pixels of a camera are gone through once.
    for width in widths.into_iter().rev() {
        let height = (whole_height * u64::from(width) / whole_width).clamp(1, 8192);
        let small = resize(&last, width, u32::try_from(height).unwrap_or(1))?;
        pictures.extend([jpeg(&small)?, webp(&small)]);
        last = DynamicImage::ImageRgb8(small);
    }
    Ok(pictures)
}

/// Opens a picture within limits, upright and without transparency.
///
/// # Errors
/// `Invalid` or `TooLarge` with what to do.
pub fn open(path: &Path) -> Result<DynamicImage> {
    if sniff_file(path)? != Sniffed::Picture {
        return Err(Error::invalid("This is no picture that we take. JPEG, PNG, WebP and GIF are."));
    }
    if std::fs::metadata(path)?.len() > LARGEST_FILE {
        return Err(Error::too_large("This picture's file is larger than 50 MB. Save it smaller."));
    }
    let picture = decoded(ImageReader::open(path)?.with_guessed_format()?).map_err(told)?;
    Ok(DynamicImage::ImageRgb8(on_white(&picture)))
}

fn told(e: ImageError) -> Error {
    match e {
        ImageError::Limits(_) => {
            Error::too_large("This picture has too many pixels. Save it with at most 16 million.").because(e)
        }
        ImageError::Unsupported(_) => {
            Error::invalid("This kind of picture cannot be opened here. Save it as JPEG or PNG.").because(e)
        }
        _ => Error::invalid("This picture is damaged and cannot be opened. Save it anew.").because(e),
    }
}

/// Decodes a picture within limits, upright.
///
/// # Errors
/// `Limits` for too many pixels, `Unsupported` for a kind of picture that is sound and not read here; others: it is damaged.
pub fn decoded(mut reader: ImageReader<impl BufRead + Seek>) -> ImageResult<DynamicImage> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(LARGEST_SIDE);
    limits.max_image_height = Some(LARGEST_SIDE);
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    let orientation = decoder.orientation()?;
    let mut picture = DynamicImage::from_decoder(decoder)?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

fn on_white(picture: &DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.to_rgb8();
    }
    let with_alpha = picture.to_rgba8();
    RgbImage::from_fn(picture.width(), picture.height(), |x, y| {
        let [r, g, b, a] = with_alpha.get_pixel(x, y).0;
        let mix = |c: u8| {
            let mixed = (u32::from(c) * u32::from(a) + 255 * (255 - u32::from(a))) / 255;
            u8::try_from(mixed).unwrap_or(255)
        };
        image::Rgb([mix(r), mix(g), mix(b)])
    })
}

fn resize(original: &DynamicImage, width: u32, height: u32) -> Result<RgbImage> {
    if (width, height) == (original.width(), original.height()) {
        return Ok(original.to_rgb8());
    }
    let mut small = DynamicImage::new_rgb8(width, height);
    let options = ResizeOptions::new().resize_alg(ResizeAlg::SuperSampling(FilterType::Lanczos3, 2));
    Resizer::new().resize(original, &mut small, &options).map_err(Error::internal)?;
    Ok(small.into_rgb8())
}

fn jpeg(picture: &RgbImage) -> Result<Picture> {
    let mut bytes = Cursor::new(Vec::new());
    JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY).encode_image(picture).map_err(Error::internal)?;
    Ok(Picture {
        media_type: "image/jpeg",
        width: picture.width(),
        height: picture.height(),
        bytes: bytes.into_inner(),
    })
}

fn webp(picture: &RgbImage) -> Picture {
    let bytes =
        webp::Encoder::from_rgb(picture, picture.width(), picture.height()).encode(WEBP_QUALITY).to_vec();
    Picture { media_type: "image/webp", width: picture.width(), height: picture.height(), bytes }
}

/// Takes a telling frame of the film at `film` into the folder `into`: from its first tenth on, else from its start.
/// None when no frame of it can be shown.
///
/// # Errors
/// As [`frame_among`].
pub async fn frame(
    film: &Path,
    container: Container,
    duration_ms: u64,
    into: &Path,
) -> Result<Option<PathBuf>> {
    frame_among(film, container, &[duration_ms / 10, 0], into).await
}

/// Takes a telling frame of the film at `film` into the folder `into`: from the first of `moments` (milliseconds) on
/// at which there is one. None when no frame of it can be shown.
///
/// # Errors
/// `Unavailable` when ffmpeg is not installed.
pub async fn frame_among(
    film: &Path,
    container: Container,
    moments: &[u64],
    into: &Path,
) -> Result<Option<PathBuf>> {
    for at_ms in moments {
        match frame_at(film, container, *at_ms, into).await {
            Ok(Some(frame)) => return Ok(Some(frame)),
            Err(e) if e.kind() == Kind::Unavailable && !child::took_too_long(&e) => return Err(e),
            _ => {}
        }
    }
    Ok(None)
}

async fn frame_at(film: &Path, container: Container, at_ms: u64, into: &Path) -> Result<Option<PathBuf>> {
    let out = into.join("frame.png");
    let mut arguments = child::arguments(&format!(
        "-v error -nostdin -y -threads 1 -protocol_whitelist file -ss {}.{:03} -f {} -i",
        at_ms / 1000,
        at_ms % 1000,
        container.demuxer()
    ));
    arguments.push(child::file_url(film));
    arguments.extend(child::arguments(&format!(
        "-map 0:V:0 -frames:v 1 -vf {FRAME} -map_metadata -1 -f image2 -update 1"
    )));
    arguments.push(child::file_url(&out));
    let limits = child::Limits {
        cpu_seconds: 20,
        memory: child::MEMORY,
        output_bytes: 64 << 20,
        wall: Duration::from_secs(30),
    };
    let reach = child::Reach { read: &[film], write: Some(into) };
    let ended = child::run("ffmpeg", &arguments, limits, reach, None).await?;
    Ok((ended.well && out.is_file()).then_some(out))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_comes_in_three_widths_and_two_types_and_a_small_one_is_not_enlarged() {
        let folder = tempfile::tempdir().unwrap();
        let wide = folder.path().join("wide.png");
        DynamicImage::new_rgb8(2000, 1000).save(&wide).unwrap();
        let sizes: Vec<(u32, u32)> = make(&wide).unwrap().iter().map(|p| (p.width, p.height)).collect();
        assert_eq!(sizes, [(1280, 640), (1280, 640), (640, 320), (640, 320), (320, 160), (320, 160)]);
        let tiny = folder.path().join("tiny.gif");
        DynamicImage::new_rgba8(20, 30).save(&tiny).unwrap();
        assert_eq!(make(&tiny).unwrap().len(), 2);
    }

    #[test]
    fn the_same_picture_gives_the_same_bytes() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.png");
        RgbImage::from_fn(700, 400, |x, y| image::Rgb([x.to_le_bytes()[0], y.to_le_bytes()[0], 9]))
            .save(&path)
            .unwrap();
        let bytes = || make(&path).unwrap().into_iter().map(|p| p.bytes).collect::<Vec<_>>();
        assert!(bytes() == bytes());
    }
}
