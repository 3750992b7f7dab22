//! The full file of an edition, by ffmpeg: its picture from the master, its sound from what was put together.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::Deserialize;

use super::picture::{filters, size};
use super::plan::PartPlan;
use super::sound::Sound;
use super::timeline::FrameRate;
use crate::error::{Error, Result};
use crate::intake::child::{self, LOOK, Limits, MEMORY, Reach};
use crate::intake::probe::Media;

/// H.264 that keeps what there is. Words that a camera or broadcaster hid in the picture (CEA-608) stay behind.
const FILM: &str =
    "-c:v libx264 -preset veryfast -profile:v high -crf 18 -rc-lookahead 20 -g 50 -a53cc 0 -threads 2";
/// What reading, filtering and encoding keep for each pixel of the picture, in bytes: x264 looks twenty frames ahead.
/// Measured with ffmpeg 5.1 beyond its start: 720 lines about 270, 1080 lines about 180, 2160 lines about 170.
const A_PIXEL: u64 = 280;
/// Enough for 2160 lines.
const MOST_MEMORY: u64 = 3 << 30;
const NOTHING_ELSE: &str = "-map_metadata -1 -map_chapters -1 -dn -sn -fflags +bitexact -flags +bitexact";
/// What holds more than 16 bits a sample.
const DEEP: [&str; 6] = ["24", "32", "64", "flac", "alac", "wavpack"];

/// What ffmpeg is asked to read: the master at `path`, alone, without the network, with its progress on its output.
#[must_use]
pub fn reading(path: &Path, media: &Media) -> Vec<OsString> {
    let mut all = child::arguments(&format!(
        "-v error -nostdin -y -threads 1 -filter_threads 1 -filter_complex_threads 1 -progress pipe:1 \
         -protocol_whitelist file,pipe -f {} -i",
        media.container.demuxer()
    ));
    all.push(child::file_url(path));
    all
}

/// A file is given time and space by its length, and memory by the size of its picture.
#[must_use]
pub fn limits(media: &Media) -> Limits {
    let seconds = media.duration_ms / 1000;
    let pixels = media.picture.as_ref().map_or(0, |p| u64::from(p.width) * u64::from(p.height));
    Limits {
        cpu_seconds: 60 + seconds * 40,
        memory: (MEMORY + pixels * A_PIXEL).min(MOST_MEMORY),
        output_bytes: (64 << 20) + seconds * (4 << 20),
        wall: Duration::from_secs(120 + seconds * 80),
    }
}

/// Runs ffmpeg to its good end.
///
/// # Errors
/// `Invalid` when it ended otherwise, `Unavailable` when it is not installed.
pub async fn run(
    arguments: &[OsString],
    limits: Limits,
    reach: Reach<'_>,
    on_line: &mut (dyn FnMut(&str) + Send),
) -> Result<()> {
    let ended = child::run("ffmpeg", arguments, limits, reach, Some(on_line)).await?;
    if ended.well {
        return Ok(());
    }
    Err(Error::invalid(format!(
        "The master cannot be decoded to its end (ffmpeg says: {}).",
        ended.complaint
    )))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Probed {
    streams: Vec<Rates>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Rates {
    r_frame_rate: String,
    avg_frame_rate: String,
}

/// How many frames a second the edition of the film at `path` has.
///
/// # Errors
/// `Unavailable` when ffprobe is not installed.
pub async fn rate(path: &Path, media: &Media) -> Result<FrameRate> {
    let mut arguments = child::arguments(&format!(
        "-v error -protocol_whitelist file -f {} -select_streams V:0 -show_entries \
         stream=r_frame_rate,avg_frame_rate -print_format json -i",
        media.container.demuxer()
    ));
    arguments.push(child::file_url(path));
    let ended = child::run("ffprobe", &arguments, LOOK, Reach { read: &[path], write: None }, None).await?;
    let probed: Probed = serde_json::from_slice(&ended.output).unwrap_or_default();
    let rates = probed.streams.into_iter().next().unwrap_or_default();
    Ok(FrameRate::of(&rates.r_frame_rate, &rates.avg_frame_rate))
}

/// Makes the full file of an edition in the folder `into`: a film as MP4, a voice as FLAC.
///
/// # Errors
/// As [`run`].
pub async fn full(
    master: &Path,
    media: &Media,
    plan: &PartPlan,
    rate: Option<FrameRate>,
    sound: Option<&Sound>,
    into: &Path,
    on_line: &mut (dyn FnMut(&str) + Send),
) -> Result<PathBuf> {
    let (arguments, out) = if let (Some(picture), Some(rate)) = (&media.picture, rate) {
        let graph = filters(plan, rate, size(picture.width, picture.height));
        let out = into.join("full.mp4");
        (film(master, media, &graph, sound, &out), out)
    } else {
        let sound = sound.ok_or_else(|| Error::internal("a voice without a sound"))?;
        let out = into.join("full.flac");
        (voice(media, sound, &out), out)
    };
    let reach = Reach { read: &[master], write: Some(into) };
    run(&arguments, limits(media), reach, on_line).await?;
    Ok(out)
}

fn film(master: &Path, media: &Media, graph: &str, sound: Option<&Sound>, out: &Path) -> Vec<OsString> {
    let mut all = reading(master, media);
    if let Some(sound) = sound {
        all.extend(samples(sound));
    }
    all.extend(["-filter_complex".into(), graph.into()]);
    all.extend(child::arguments("-map [picture]"));
    if sound.is_some() {
        all.extend(child::arguments("-map 1:a:0 -c:a aac -aac_coder fast -b:a 192k"));
    }
    all.extend(child::arguments(&format!("{FILM} {NOTHING_ELSE} -write_tmcd 0 -movflags +faststart -f mp4")));
    all.push(child::file_url(out));
    all
}

fn voice(media: &Media, sound: &Sound, out: &Path) -> Vec<OsString> {
    let deep = media.sound.as_deref().is_some_and(|codec| DEEP.iter().any(|word| codec.contains(word)));
    let format = if deep { "s32" } else { "s16" };
    let mut all =
        child::arguments("-v error -nostdin -y -threads 1 -progress pipe:1 -protocol_whitelist file,pipe");
    all.extend(samples(sound));
    all.extend(child::arguments(&format!(
        "-map 0:a:0 -c:a flac -sample_fmt {format} {NOTHING_ELSE} -f flac"
    )));
    all.push(child::file_url(out));
    all
}

fn samples(sound: &Sound) -> Vec<OsString> {
    let mut all = child::arguments(&format!("-f f32le -ar {} -ac {} -i", sound.rate, sound.channels));
    all.push(child::file_url(&sound.path));
    all
}
