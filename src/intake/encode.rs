//! Makes the small rendition: film 360 lines at about 400 kbit/s in all, voice AAC mono at 48 kbit/s.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::child::{self, Limits};
use super::probe::Media;
use crate::error::{Error, Result};

/// The shorter side becomes 360 lines, never more than it was; both sides even, pixels square.
const SCALE: &str = "scale=w='if(gte(iw*sar,ih),-2,trunc(min(360,iw*sar)/2)*2)':\
    h='if(gte(iw*sar,ih),trunc(min(360,ih)/2)*2,-2)',setsar=1,format=yuv420p";

/// Encodes the small rendition of the file at `full` into the folder `into`; `progress` gets parts of a thousand.
///
/// # Errors
/// `Invalid` when it cannot be decoded or takes too long, `Unavailable` when ffmpeg is not installed.
pub async fn small(
    full: &Path,
    media: &Media,
    into: &Path,
    progress: &mut (dyn FnMut(u64) + Send),
) -> Result<PathBuf> {
    let out = into.join(if media.picture.is_some() { "small.mp4" } else { "small.m4a" });
    let length = media.duration_ms.max(1);
    let mut on_line = |line: &str| {
        if let Some(micros) = line.strip_prefix("out_time_us=").and_then(|t| t.parse::<u64>().ok()) {
            progress((micros / length).min(1000));
        }
    };
    let ended =
        child::run("ffmpeg", &arguments(full, media, &out), limits(media), Some(&mut on_line)).await?;
    if !ended.well || std::fs::metadata(&out).map_or(0, |m| m.len()) == 0 {
        let why = if ended.complaint.is_empty() { "nothing came out".to_owned() } else { ended.complaint };
        return Err(Error::invalid(format!("It cannot be decoded (ffmpeg says: {why}). Export it anew.")));
    }
    Ok(out)
}

/// A file is given time and space by its length.
fn limits(media: &Media) -> Limits {
    let seconds = media.duration_ms / 1000;
    Limits {
        cpu_seconds: 20 + seconds * 10,
        output_bytes: (16 << 20) + seconds * (200 << 10),
        wall: Duration::from_secs(40 + seconds * 20),
    }
}

fn arguments(full: &Path, media: &Media, out: &Path) -> Vec<std::ffi::OsString> {
    let mut all = child::arguments([
        "-v".as_ref(),
        "error".as_ref(),
        "-nostdin".as_ref(),
        "-y".as_ref(),
        "-threads".as_ref(),
        "1".as_ref(),
        "-filter_threads".as_ref(),
        "1".as_ref(),
        "-progress".as_ref(),
        "pipe:1".as_ref(),
        "-protocol_whitelist".as_ref(),
        "file,pipe".as_ref(),
        "-f".as_ref(),
        media.container.demuxer().as_ref(),
        "-i".as_ref(),
        &child::file_url(full),
        "-map_metadata".as_ref(),
        "-1".as_ref(),
        "-map_chapters".as_ref(),
        "-1".as_ref(),
        "-dn".as_ref(),
        "-sn".as_ref(),
        "-map".as_ref(),
        "0:a:0?".as_ref(),
        "-c:a".as_ref(),
        "aac".as_ref(),
        "-ar".as_ref(),
        "44100".as_ref(),
    ]);
    let rest: &[&str] = if media.picture.is_some() {
        &[
            "-ac",
            "2",
            "-b:a",
            "56k",
            "-map",
            "0:V:0",
            "-vf",
            SCALE,
            "-fpsmax",
            "30",
            "-c:v",
            "libx264",
            "-preset",
            "veryfast",
            "-profile:v",
            "main",
            "-crf",
            "25",
            "-maxrate",
            "340k",
            "-bufsize",
            "680k",
            "-g",
            "75",
            "-threads",
            "2",
        ]
    } else {
        &["-vn", "-ac", "1", "-b:a", "48k"]
    };
    all.extend(rest.iter().map(Into::into));
    all.extend(
        ["-fflags", "+bitexact", "-flags", "+bitexact", "-movflags", "+faststart", "-f", "mp4"]
            .map(Into::into),
    );
    all.push(child::file_url(out));
    all
}
