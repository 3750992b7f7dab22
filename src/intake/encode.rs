//! Makes the small rendition: film 360 lines at about 400 kbit/s in all, voice AAC mono at 48 kbit/s.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::child::{self, Limits, MEMORY, Reach};
use super::playable::MOST_CHANNELS;
use super::probe::Media;
use crate::error::{Error, Result};

/// The shorter side becomes 360 lines, never more than it was; both sides even, pixels square.
const SCALE: &str = "scale=w='if(gte(iw*sar,ih),-2,trunc(min(360,iw*sar)/2)*2)':\
    h='if(gte(iw*sar,ih),trunc(min(360,ih)/2)*2,-2)',setsar=1,format=yuv420p";

/// H.264 for old phones: at most 30 frames a second, at most 340 kbit/s, a place to seek to every few seconds.
const FILM: &str = "-fpsmax 30 -c:v libx264 -preset veryfast -profile:v main -crf 25 -maxrate 340k -bufsize 680k \
    -g 75 -threads 2";

/// ffmpeg 5.1's own choice, the two-loop coder, lets a voice at 48 kbit/s err 4 to 18 dB more below 4 kHz than the fast one.
const SOUND: &str =
    "-map_metadata -1 -map_chapters -1 -dn -sn -map 0:a:0? -c:a aac -aac_coder fast -ar 44100";

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
    let reach = Reach { read: &[full], write: Some(into) };
    let arguments = arguments(full, media, &out);
    let ended = child::run("ffmpeg", &arguments, limits(media), reach, Some(&mut on_line)).await?;
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
        memory: MEMORY,
        output_bytes: (16 << 20) + seconds * (200 << 10),
        wall: Duration::from_secs(40 + seconds * 20),
    }
}

fn arguments(full: &Path, media: &Media, out: &Path) -> Vec<std::ffi::OsString> {
    let mut all = child::arguments(&format!(
        "-v error -nostdin -y -threads 1 -filter_threads 1 -progress pipe:1 -protocol_whitelist file,pipe -f {} -i",
        media.container.demuxer()
    ));
    all.push(child::file_url(full));
    all.extend(child::arguments(SOUND));
    if let Some(mix) = folded(media.channels, media.picture.is_some()) {
        all.extend(child::arguments(&format!("-af {mix}")));
    }
    if media.picture.is_some() {
        all.extend(child::arguments(&format!("-ac 2 -b:a 56k -map 0:V:0 -vf {SCALE} {FILM}")));
    } else {
        all.extend(child::arguments("-vn -ac 1 -b:a 48k"));
    }
    all.extend(child::arguments("-fflags +bitexact -flags +bitexact -movflags +faststart -f mp4"));
    all.push(child::file_url(out));
    all
}

/// The filter that mixes many channels in no known arrangement, as recorders and workstations write them: all as loud
/// as each other, in stereo every other one on each side. None where ffmpeg knows the arrangement.
#[must_use]
pub fn folded(channels: u32, stereo: bool) -> Option<String> {
    if channels <= MOST_CHANNELS {
        return None;
    }
    let every = |first, step| {
        let named: Vec<String> = (first..channels).step_by(step).map(|n| format!("c{n}")).collect();
        named.join("+")
    };
    Some(if stereo {
        format!("pan=stereo|c0<{}|c1<{}", every(0, 2), every(1, 2))
    } else {
        format!("pan=mono|c0<{}", every(0, 1))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_channel_is_left_out_of_the_mix() {
        assert_eq!(folded(10, false).unwrap(), "pan=mono|c0<c0+c1+c2+c3+c4+c5+c6+c7+c8+c9");
        assert_eq!(folded(9, true).unwrap(), "pan=stereo|c0<c0+c2+c4+c6+c8|c1<c1+c3+c5+c7");
        assert_eq!(folded(8, true), None);
    }
}
