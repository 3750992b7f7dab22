//! Whether a browser can play a file as it is, and the RFC 6381 name of what is in it.

use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use super::probe::told::Stream;
use super::sniff::Container;

/// More channels of sound have no arrangement that every reader knows (7.1 has eight).
pub(super) const MOST_CHANNELS: u32 = 8;

/// Whether a browser can play a file as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Playable {
    /// It can.
    Yes {
        /// Whether the index stands in front, so that it begins at once.
        index_first: bool,
    },
    /// It must wait for encoding, and why.
    No(String),
}

impl Playable {
    /// Whether it can.
    #[must_use]
    pub const fn is_yes(&self) -> bool {
        matches!(self, Self::Yes { .. })
    }
}

/// What is known of a file.
pub(super) struct Facts<'a> {
    pub container: Container,
    pub moving: Option<&'a Stream>,
    pub sound: Option<&'a Stream>,
}

impl Facts<'_> {
    pub(super) fn playable(&self, path: &Path) -> Playable {
        let video = self.moving.and_then(|s| s.codec_name.as_deref());
        let audio = self.sound.and_then(|s| s.codec_name.as_deref());
        let (pictures, sounds): (&[&str], &[&str]) = match self.container {
            Container::Mp4 => (&["h264", "av1", "vp9"], &["aac", "mp3", "opus", "flac"]),
            Container::WebM => (&["vp8", "vp9", "av1"], &["opus", "vorbis"]),
            Container::Ogg => (&[], &["opus", "vorbis", "flac"]),
            Container::MpegAudio => (&[], &["mp3"]),
            Container::Adts => (&[], &["aac"]),
            Container::Flac => (&[], &["flac"]),
            Container::Wave => (&[], &["pcm_u8", "pcm_s16le", "pcm_s24le", "pcm_f32le"]),
            other => {
                return Playable::No(format!("no browser opens {} files", other.name()));
            }
        };
        if let Some(codec) = video.filter(|c| !pictures.contains(c)) {
            return Playable::No(format!(
                "not every browser shows {} in {}",
                name(codec),
                self.container.name()
            ));
        }
        if let Some(codec) = audio.filter(|c| !sounds.contains(c)) {
            return Playable::No(format!(
                "not every browser plays {} in {}",
                name(codec),
                self.container.name()
            ));
        }
        if let Some(channels) =
            self.sound.and_then(|s| s.channels).filter(|channels| *channels > MOST_CHANNELS)
        {
            return Playable::No(format!("not every browser plays {channels} channels of sound"));
        }
        let depth = self.moving.and_then(|s| s.pix_fmt.as_deref());
        let plain = depth.is_none_or(|d| {
            matches!(d, "yuv420p" | "yuvj420p") || video == Some("av1") && d == "yuv420p10le"
        });
        if !plain {
            return Playable::No(format!(
                "not every browser shows {} in {}",
                name(video.unwrap_or_default()),
                depth.unwrap_or_default()
            ));
        }
        let in_front = || File::open(path).is_ok_and(|file| index_first(BufReader::new(file)));
        Playable::Yes { index_first: self.container != Container::Mp4 || in_front() }
    }

    /// The codecs as RFC 6381 names them, comma-separated; empty when one has no such name.
    pub(super) fn codecs(&self) -> String {
        let names: Option<Vec<String>> =
            self.moving.into_iter().chain(self.sound).map(|s| codec_name(s, self.container)).collect();
        names.unwrap_or_default().join(",")
    }
}

fn name(codec: &str) -> String {
    match codec {
        "h264" => "H.264".to_owned(),
        "hevc" => "H.265 (HEVC)".to_owned(),
        "av1" | "vp8" | "vp9" | "aac" | "ac3" | "mp3" => codec.to_uppercase(),
        "prores" => "ProRes".to_owned(),
        "mpeg2video" => "MPEG-2".to_owned(),
        "mpeg4" => "MPEG-4 part 2".to_owned(),
        other => other.to_owned(),
    }
}

fn codec_name(stream: &Stream, container: Container) -> Option<String> {
    let level = stream.level.and_then(|l| u8::try_from(l).ok());
    Some(match stream.codec_name.as_deref()? {
        "h264" => {
            let profile = match stream.profile.as_deref()? {
                "Constrained Baseline" => "42E0",
                "Baseline" => "4200",
                "Main" => "4D40",
                "High" => "6400",
                "High 10" => "6E00",
                "High 4:2:2" => "7A00",
                _ => return None,
            };
            format!("avc1.{profile}{:02X}", level?)
        }
        "av1" => {
            let profile = match stream.profile.as_deref()? {
                "Main" => 0,
                "High" => 1,
                "Professional" => 2,
                _ => return None,
            };
            let depth = if stream.pix_fmt.as_deref().is_some_and(|p| p.contains("10")) { "10" } else { "08" };
            format!("av01.{profile}.{:02}M.{depth}", level?)
        }
        "aac" => {
            let object = match stream.profile.as_deref() {
                Some("HE-AAC") => 5,
                Some("HE-AACv2") => 29,
                _ => 2,
            };
            format!("mp4a.40.{object}")
        }
        "mp3" if container == Container::Mp4 => "mp4a.69".to_owned(),
        "flac" if container == Container::Mp4 => "fLaC".to_owned(),
        "pcm_u8" | "pcm_s16le" | "pcm_s24le" => "1".to_owned(),
        known @ ("vp8" | "vp9" | "mp3" | "opus" | "vorbis" | "flac") => known.to_owned(),
        _ => return None,
    })
}

/// Whether `moov` stands before `mdat` (ISO 14496-12); fragmented files count, since they begin at once.
#[must_use]
pub fn index_first(mut file: impl Read + Seek) -> bool {
    let mut walk = || -> std::io::Result<bool> {
        let mut at = 0_u64;
        for _ in 0..64 {
            let mut head = [0_u8; 16];
            file.seek(SeekFrom::Start(at))?;
            file.read_exact(&mut head[..8])?;
            match &head[4..8] {
                b"moov" => return Ok(true),
                b"mdat" => return Ok(false),
                _ => {}
            }
            let length = match u32::from_be_bytes([head[0], head[1], head[2], head[3]]) {
                1 => {
                    file.read_exact(&mut head[8..])?;
                    u64::from_be_bytes(head[8..].try_into().unwrap_or_default())
                }
                length => u64::from(length),
            };
            let Some(next) = at.checked_add(length).filter(|_| length >= 8) else { return Ok(false) };
            at = next;
        }
        Ok(false)
    };
    walk().unwrap_or(false)
}
