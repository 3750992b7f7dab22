//! Looks into a media file with ffprobe: film or voice, how long, how large, and whether a browser can play it.

pub(in crate::intake) mod told;
pub mod tracks;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::Read;
use std::path::Path;

use serde::Deserialize;

pub use self::told::Picture;
use self::told::{Stream, ToldChapter};
use self::tracks::Tracks;
use super::child::{self, Reach, looking};
use super::playable::{self, Playable};
use super::sniff::{Container, HEAD, Sniffed, sniff};
use crate::error::{Error, Result};

/// What a media file is.
#[derive(Clone, Debug, PartialEq)]
pub struct Media {
    /// Its container.
    pub container: Container,
    /// The moving picture, if there is one. A cover in a sound file is none.
    pub picture: Option<Picture>,
    /// The codec of its sound as ffmpeg names it, if there is sound.
    pub sound: Option<String>,
    /// How many channels its sound has.
    pub channels: u32,
    /// Length in milliseconds.
    pub duration_ms: u64,
    /// The media type to serve it as.
    pub media_type: &'static str,
    /// RFC 6381 `codecs`, empty when a part of it has no such name.
    pub codecs: String,
    /// Whether a browser can play it as it is.
    pub playable: Playable,
    /// What the file says beside picture and sound (`artist`, `comment`, `location` …): names of tags, not their words.
    pub tells: Vec<String>,
    /// A language that the file names for its sound (BCP 47 or ISO 639-2), not checked.
    pub language: Option<String>,
    /// What a recipe must know of its tracks.
    pub tracks: Tracks,
}

/// Largest file that we take, in bytes.
const LARGEST: u64 = 64 << 30;
/// Longest work, in milliseconds.
const LONGEST_MS: f64 = 24.0 * 3_600_000.0;

/// What programs write into files about themselves and the file. Whatever is not among these may be about people.
const TECHNICAL: &[&str] = &[
    "major_brand",
    "minor_version",
    "compatible_brands",
    "creation_time",
    "handler_name",
    "vendor_id",
    "encoder",
    "software",
    "language",
    "duration",
    "rotate",
    "timecode",
    "time_reference",
    "umid",
    "coding_history",
    "date",
    "origination_date",
    "origination_time",
    "bps",
    "number_of_frames",
    "number_of_bytes",
    "_statistics_tags",
    "_statistics_writing_app",
    "_statistics_writing_date_utc",
];

/// Looks into the file at `path`.
///
/// # Errors
/// `Invalid` or `TooLarge` with what to do, `Unavailable` when ffprobe is not installed.
pub async fn probe(path: &Path) -> Result<Media> {
    let file = path.to_owned();
    let container =
        tokio::task::spawn_blocking(move || sniff_media(&file)).await.map_err(Error::internal)??;
    let answer = ask(path, container).await?;
    let moving = answer.streams.iter().find(|s| s.is_moving_picture());
    let sound = answer.streams.iter().find(|s| s.codec_type.as_deref() == Some("audio") && s.has_sound());
    if moving.is_none() && sound.is_none() {
        return Err(Error::invalid("There is neither a picture nor a sound in it that can be read."));
    }
    let duration_ms = duration(&answer, path, container).await?;
    let picture = moving.and_then(Stream::picture);
    if moving.is_some() && picture.is_none() {
        return Err(Error::invalid("Its picture has no size, so it is damaged. Export it anew."));
    }
    let facts = playable::Facts { container, moving, sound };
    Ok(Media {
        container,
        media_type: container.media_type(picture.is_some()),
        codecs: facts.codecs(),
        playable: facts.playable(path),
        tells: answer.tells(),
        sound: sound.and_then(|s| s.codec_name.clone()),
        channels: sound.and_then(|s| s.channels).unwrap_or(0),
        language: sound.and_then(|s| s.tags.language.clone()).filter(|l| l != "und"),
        tracks: Tracks::of(moving, sound, &answer.streams, &answer.chapters),
        picture,
        duration_ms,
    })
}

/// The container, or why this is no media file.
///
/// # Errors
/// `Invalid` with what it is instead.
pub fn sniff_media(path: &Path) -> Result<Container> {
    match sniff_file(path)? {
        Sniffed::Media(container) => Ok(container),
        Sniffed::Picture => Err(Error::invalid("This is a picture, no film or sound.")),
        Sniffed::Other(what) => {
            Err(Error::invalid(format!("This is no film or sound but {what}, whatever its name says.")))
        }
        Sniffed::Unknown => Err(Error::invalid(
            "This is no film or sound that we know by its bytes. MP4, WebM, MOV, WAV, FLAC, MP3, M4A and Ogg are taken.",
        )),
    }
}

/// What the file's first bytes say.
///
/// # Errors
/// `Invalid` when it is empty, `TooLarge` beyond 64 GB.
pub fn sniff_file(path: &Path) -> Result<Sniffed> {
    let file = File::open(path)?;
    let length = file.metadata()?.len();
    if length == 0 {
        return Err(Error::invalid("This file is empty."));
    }
    if length > LARGEST {
        return Err(Error::too_large("This file is larger than 64 GB. Bring in a smaller master."));
    }
    let mut head = Vec::with_capacity(HEAD);
    file.take(HEAD as u64).read_to_end(&mut head)?;
    Ok(sniff(&head))
}

async fn ask(path: &Path, container: Container) -> Result<Answer> {
    let mut arguments = child::arguments(&format!(
        "-v error -hide_banner -protocol_whitelist file -f {} -print_format json -show_format -show_streams -show_chapters -i",
        container.demuxer()
    ));
    arguments.push(child::file_url(path));
    let ended =
        child::run("ffprobe", &arguments, looking(path), Reach { read: &[path], write: None }, None).await?;
    let damaged = |why: &str| {
        let why = if why.is_empty() { String::new() } else { format!(" (ffprobe says: {why})") };
        Error::invalid(format!("It begins like a film or sound but cannot be read{why}. Export it anew."))
    };
    if !ended.well {
        return Err(damaged(&ended.complaint));
    }
    let mut answer: Answer = serde_json::from_slice(&ended.output).map_err(|_| damaged(&ended.complaint))?;
    answer.streams.retain(|s| s.codec_name.as_deref().is_some_and(|c| c != "none" && c != "unknown"));
    Ok(answer)
}

/// The length as the container or its longest stream says; else measured by reading every packet.
async fn duration(answer: &Answer, path: &Path, container: Container) -> Result<u64> {
    let told = answer.format.duration.iter().chain(answer.streams.iter().filter_map(|s| s.duration.as_ref()));
    let longest =
        told.filter_map(|t| t.parse::<f64>().ok()).filter(|s| s.is_finite()).fold(0.0, f64::max) * 1000.0;
    let millis = if longest >= 1.0 { longest } else { measured(path, container).await? };
    if millis < 1.0 {
        return Err(Error::invalid("It has no length: there is nothing to play in it."));
    }
    if millis > LONGEST_MS {
        return Err(Error::invalid("It claims to be longer than a day, so it is damaged. Export it anew."));
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 1 and a day of milliseconds"
    )]
    Ok(millis.round() as u64)
}

async fn measured(path: &Path, container: Container) -> Result<f64> {
    let mut arguments = child::arguments(&format!(
        "-v error -nostdin -protocol_whitelist file,pipe -f {} -i",
        container.demuxer()
    ));
    arguments.push(child::file_url(path));
    arguments.extend(child::arguments("-c copy -progress pipe:1 -f null -"));
    let mut last = 0.0;
    let mut on_line = |line: &str| {
        if let Some(micros) = line.strip_prefix("out_time_us=").and_then(|t| t.parse::<f64>().ok()) {
            last = micros / 1000.0;
        }
    };
    child::run("ffmpeg", &arguments, looking(path), Reach { read: &[path], write: None }, Some(&mut on_line))
        .await?;
    Ok(last)
}

/// What ffprobe prints; every field may be missing.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Answer {
    format: Format,
    streams: Vec<Stream>,
    chapters: Vec<ToldChapter>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Format {
    duration: Option<String>,
    tags: BTreeMap<String, serde_json::Value>,
}

impl Answer {
    /// The names of all tags that may be about people; a cover counts as one.
    fn tells(&self) -> Vec<String> {
        let streams = self.streams.iter().flat_map(|stream| stream.tags.others.keys());
        let named = self.format.tags.keys().chain(streams).map(|name| name.to_ascii_lowercase());
        let personal = named.filter(|name| {
            // Matroska writes the language behind: BPS-eng.
            let bare = name.split_once('-').map_or(name.as_str(), |(bare, _)| bare);
            !TECHNICAL.contains(&bare)
        });
        let covers = self.streams.iter().filter(|stream| stream.disposition.attached_pic != 0);
        let told: BTreeSet<String> = personal.chain(covers.map(|_| "cover".to_owned())).collect();
        told.into_iter().collect()
    }
}
