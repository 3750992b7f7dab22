//! Recipes: from what a master is to everything that is made of it, and the one run of ffmpeg that makes it. Pure data.

mod filters;
mod ladder;
pub mod segments;
pub mod settings;

use std::ffi::OsString;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::probe::tracks::{SubtitleTrack, Tracks};
use crate::catalogue::rendition::Quality;
use crate::catalogue::work::words;

pub use filters::Mix;
pub use ladder::Rung;

/// Raised when what is made of the same master becomes another: then everything is made anew in the background.
pub const VERSION: u32 = 1;
/// How far a place to seek to is from the next, in seconds; a segment begins at each.
pub const SEEK_SECONDS: u32 = 2;
/// Pixels that two processor cores encode in a second: measured at 1080 lines with the ladder below.
const PIXELS_A_SECOND: f64 = 90e6;

/// How much is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Profile {
    /// Every height that the master has, from 1080 lines down to 240.
    Full,
    /// Two heights, at most 480 lines: for a small machine.
    Small,
}
words!(Profile { Full => "full", Small => "small" } "profile");

/// A master as a recipe must know it.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// Width and height as shown; none for sound.
    pub size: Option<(u32, u32)>,
    /// Length in milliseconds.
    pub duration_ms: u64,
    /// Its tracks.
    pub tracks: &'a Tracks,
}

/// A file of sound alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SoundFile {
    /// Which.
    pub quality: Quality,
    /// What is heard in it.
    pub mix: Mix,
    /// Its codec.
    pub codec: Codec,
    /// Thousands of bits a second.
    pub kbits: u32,
}

/// How sound is coded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Codec {
    /// AAC in fragments (CMAF), for adaptive streaming.
    AacFragments,
    /// AAC in one piece, index first.
    Aac,
    /// Opus in `WebM`.
    Opus,
}

/// A file that is put together from others without coding anything anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Join {
    /// Which.
    pub quality: Quality,
    /// Of which picture.
    pub picture: Option<Quality>,
    /// Whether there is sound to it.
    pub sound: bool,
}

/// Everything that is made of a master.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipe {
    /// Pictures without sound, the largest first.
    pub rungs: Vec<Rung>,
    /// Sounds.
    pub sounds: Vec<SoundFile>,
    /// What is put together from those.
    pub joins: Vec<Join>,
    /// Subtitles that are taken out.
    pub subtitles: Vec<SubtitleTrack>,
    /// The filters before the heights part, and the way to each.
    picture: Option<filters::Picture>,
    /// The sound's track and its mixes.
    sound: Option<filters::Sound>,
}

/// What a recipe will take, said before it is begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Estimate {
    /// Most bytes that come out.
    pub bytes: u64,
    /// About how long two cores are busy, in seconds.
    pub seconds: u64,
}

impl Recipe {
    /// The recipe for a master.
    #[must_use]
    pub fn of(source: &Source<'_>, profile: Profile) -> Self {
        let film = source.tracks.picture.as_ref().zip(source.size);
        let rungs = film.map_or_else(Vec::new, |(track, size)| ladder::rungs(size, track.rate, profile));
        let sounds = source.tracks.sound.as_ref().map_or_else(Vec::new, |track| {
            if film.is_some() { film_sounds(track.channels) } else { voice_sounds(track.channels) }
        });
        let picture = film.map(|(track, size)| filters::Picture::of(track, size, &rungs));
        let sound = source.tracks.sound.as_ref().map(|track| filters::Sound::of(track, &sounds));
        let joins = joins(&rungs, !sounds.is_empty());
        Self { rungs, sounds, joins, subtitles: source.tracks.subtitles.clone(), picture, sound }
    }

    /// Leaves out files that are there already, and subtitles where they are not wanted.
    pub fn leave_out(&mut self, there: impl Fn(Quality) -> bool, with_subtitles: bool) {
        self.joins.retain(|join| !there(join.quality));
        self.sounds.retain(|sound| !there(sound.quality));
        if let Some(sound) = &mut self.sound {
            sound.hand_to(&self.sounds);
        }
        if !with_subtitles {
            self.subtitles.clear();
        }
    }

    /// The arguments of ffmpeg behind its input: every file is made from one decode, in the folder `into`.
    #[must_use]
    pub fn arguments(&self, into: &Path) -> Vec<OsString> {
        let graph: Vec<String> = [
            self.picture.as_ref().map(filters::Picture::graph),
            self.sound.as_ref().map(|sound| sound.graph(into)),
        ]
        .into_iter()
        .flatten()
        .collect();
        let mut all = vec!["-filter_complex".into(), graph.join(";").into()];
        for (at, rung) in self.rungs.iter().enumerate() {
            all.extend(words(&format!("-map [v{at}] {}", rung.arguments())));
            all.extend(output(into, &file_name(rung.quality, Codec::AacFragments)));
        }
        for (at, sound) in self.sounds.iter().enumerate() {
            all.extend(words(&format!("-map [a{at}] {}", sound.arguments())));
            all.extend(output(into, &file_name(sound.quality, sound.codec)));
        }
        for track in &self.subtitles {
            all.extend(words(&format!("-map 0:{} -c:s webvtt -f webvtt", track.index)));
            all.extend(output(into, &subtitle_name(track)));
        }
        all
    }

    /// The arguments of ffmpeg that put a join together from the files in `into`.
    #[must_use]
    pub fn join(&self, join: &Join, into: &Path) -> Vec<OsString> {
        let mut all = words("-v error -nostdin -y -protocol_whitelist file");
        let sound = join.sound.then_some(Quality::Sound);
        let of = join.picture.into_iter().chain(sound);
        let mut count = 0;
        for quality in of {
            all.extend(words("-f mov -i"));
            all.push(file_url(into, &file_name(quality, Codec::AacFragments)));
            count += 1;
        }
        for input in 0..count {
            all.extend(words(&format!("-map {input}:0")));
        }
        all.extend(words(&format!("-c copy {NOTHING_ELSE} -movflags +faststart -write_tmcd 0 -f mp4")));
        all.push(file_url(into, &file_name(join.quality, Codec::Aac)));
        all
    }

    /// Where the meter of a mix writes.
    #[must_use]
    pub fn meter(mix: Mix, into: &Path) -> std::path::PathBuf {
        into.join(filters::meter_name(mix))
    }

    /// What it will take for a master of this length.
    #[must_use]
    pub fn estimate(&self, duration_ms: u64) -> Estimate {
        let of_rung =
            |quality: Quality| self.rungs.iter().find(|r| r.quality == quality).map_or(0, |r| r.kbits);
        let sound = self.sounds.iter().find(|s| s.quality == Quality::Sound).map_or(0, |s| s.kbits);
        let joined = |join: &Join| join.picture.map_or(0, of_rung) + if join.sound { sound } else { 0 };
        let kbits: u64 = self
            .rungs
            .iter()
            .map(|r| r.kbits)
            .chain(self.sounds.iter().map(|s| s.kbits))
            .chain(self.joins.iter().map(joined))
            .map(u64::from)
            .sum();
        let pixels: f64 = self.rungs.iter().map(Rung::pixels_a_second).sum();
        #[expect(clippy::cast_precision_loss, reason = "hours, to be said in words")]
        let seconds =
            duration_ms as f64 / 1000.0 * (pixels / PIXELS_A_SECOND + 0.02 * self.sounds.len() as f64);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "never negative, saturates"
        )]
        Estimate {
            bytes: kbits * 125 * duration_ms.div_ceil(1000) + (1 << 20),
            seconds: seconds.ceil() as u64,
        }
    }
}

/// Nothing from the master comes along but picture and sound, and the same gives the same bytes.
const NOTHING_ELSE: &str = "-map_metadata -1 -map_chapters -1 -dn -sn -fflags +bitexact -flags +bitexact";
/// One track in fragments (ISO/IEC 23000-19, CMAF), its beginning told by an edit list, which every player knows.
const FRAGMENTS: &str = "-movflags +cmaf+delay_moov+skip_trailer -use_editlist 1 -write_tmcd 0";

impl SoundFile {
    fn arguments(&self) -> String {
        let kbits = self.kbits;
        match self.codec {
            // ffmpeg's fast coder errs least on voices at these rates: docs/performance.md.
            Codec::AacFragments => format!(
                "-c:a aac -aac_coder fast -b:a {kbits}k {NOTHING_ELSE} {FRAGMENTS} -frag_duration {SEEK_SECONDS}000000 -f mp4"
            ),
            Codec::Aac => {
                format!("-c:a aac -aac_coder fast -b:a {kbits}k {NOTHING_ELSE} -movflags +faststart -f mp4")
            }
            Codec::Opus => {
                let made_for = if self.quality == Quality::Speech { "voip" } else { "audio" };
                format!(
                    "-c:a libopus -b:a {kbits}k -application {made_for} {NOTHING_ELSE} -cues_to_front 1 -f webm"
                )
            }
        }
    }
}

/// The name of a file on the bench.
#[must_use]
pub fn file_name(quality: Quality, codec: Codec) -> String {
    let ending = if codec == Codec::Opus { "webm" } else { "mp4" };
    format!("{quality}.{ending}")
}

/// The name of a file of subtitles on the bench.
#[must_use]
pub fn subtitle_name(track: &SubtitleTrack) -> String {
    format!("subtitles-{}.vtt", track.index)
}

fn film_sounds(channels: u32) -> Vec<SoundFile> {
    let (mix, kbits) = if channels == 1 { (Mix::Mono, 64) } else { (Mix::Stereo, 96) };
    vec![SoundFile { quality: Quality::Sound, mix, codec: Codec::AacFragments, kbits }]
}

fn voice_sounds(channels: u32) -> Vec<SoundFile> {
    let (mix, aac, opus) = if channels == 1 { (Mix::Mono, 80, 40) } else { (Mix::Stereo, 128, 64) };
    vec![
        SoundFile { quality: Quality::Sound, mix, codec: Codec::AacFragments, kbits: aac },
        SoundFile { quality: Quality::Opus, mix, codec: Codec::Opus, kbits: opus },
        SoundFile { quality: Quality::Small, mix: Mix::Mono, codec: Codec::Aac, kbits: 48 },
        SoundFile { quality: Quality::Speech, mix: Mix::Mono, codec: Codec::Opus, kbits: 24 },
    ]
}

/// A film for plain players in at most 720 lines, and one for small data plans; a voice for plain players.
fn joins(rungs: &[Rung], sound: bool) -> Vec<Join> {
    let plain = rungs.iter().find(|rung| rung.lines() <= 720).or(rungs.last());
    match (plain, rungs.last()) {
        (Some(plain), Some(least)) => vec![
            Join { quality: Quality::Progressive, picture: Some(plain.quality), sound },
            Join { quality: Quality::Small, picture: Some(least.quality), sound },
        ],
        _ if sound => vec![Join { quality: Quality::Progressive, picture: None, sound }],
        _ => Vec::new(),
    }
}

fn words(text: &str) -> Vec<OsString> {
    text.split_whitespace().map(OsString::from).collect()
}

fn output(into: &Path, name: &str) -> [OsString; 1] {
    [file_url(into, name)]
}

fn file_url(into: &Path, name: &str) -> OsString {
    let mut url = OsString::from("file:");
    url.push(into.join(name));
    url
}

#[cfg(test)]
mod tests;
