//! What a file holds, track by track, as a recipe must know it: from what ffprobe tells.

use super::told::{Stream, ToldChapter};
use crate::editions::timeline::FrameRate;

/// The tracks of a file that are used, and what it calls its chapters.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tracks {
    /// How its moving picture is to be read.
    pub picture: Option<PictureTrack>,
    /// How its sound is.
    pub sound: Option<SoundTrack>,
    /// Its subtitles that are text.
    pub subtitles: Vec<SubtitleTrack>,
    /// Its chapters.
    pub chapters: Vec<Chapter>,
}

/// A moving picture's track.
#[derive(Clone, Debug, PartialEq)]
pub struct PictureTrack {
    /// Its place in the file, from 0.
    pub index: u32,
    /// How often a picture comes.
    pub rate: FrameRate,
    /// Whether its lines come in two fields.
    pub scan: Scan,
    /// What brightness its numbers mean.
    pub light: Light,
    /// Whether it says itself by which matrix its colours are read.
    pub matrix_told: bool,
}

/// How the lines of a picture come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scan {
    /// All at once.
    Progressive,
    /// In two fields, one after the other.
    Interlaced,
    /// The file does not say; each picture may.
    Unknown,
}

/// What brightness the numbers of a picture mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Light {
    /// What every screen shows.
    Standard,
    /// High dynamic range: ITU-R BT.2100, PQ or HLG.
    High,
}

/// A track of sound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SoundTrack {
    /// Its place in the file, from 0.
    pub index: u32,
    /// How many channels it has.
    pub channels: u32,
    /// Their arrangement as ffmpeg names it, when it is known.
    pub layout: Option<String>,
}

/// A track of subtitles that are text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubtitleTrack {
    /// Its place in the file, from 0.
    pub index: u32,
    /// The language that it names (BCP 47 or ISO 639-2), not checked.
    pub language: Option<String>,
}

/// A chapter that a file names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chapter {
    /// Where it begins, in milliseconds.
    pub start_ms: u64,
    /// What the file calls it.
    pub title: String,
}

/// Most tracks of subtitles that are taken out of one file.
const MOST_SUBTITLES: usize = 32;
/// Most chapters that are kept of one file.
const MOST_CHAPTERS: usize = 500;
/// Longest title of a chapter, in characters.
const LONGEST_TITLE: usize = 200;
/// Subtitles of these codecs are text; others are pictures.
const TEXT: [&str; 7] = ["subrip", "srt", "ass", "ssa", "mov_text", "webvtt", "text"];

impl Tracks {
    pub(in crate::intake) fn of(
        moving: Option<&Stream>,
        sound: Option<&Stream>,
        all: &[Stream],
        chapters: &[ToldChapter],
    ) -> Self {
        Self {
            picture: moving.map(picture),
            sound: sound.map(|s| SoundTrack {
                index: s.index,
                channels: s.channels.unwrap_or(0),
                layout: s.channel_layout.clone().filter(|l| !l.is_empty() && l != "unknown"),
            }),
            subtitles: all.iter().filter_map(subtitle).take(MOST_SUBTITLES).collect(),
            chapters: chapters.iter().filter_map(chapter).take(MOST_CHAPTERS).collect(),
        }
    }
}

fn picture(of: &Stream) -> PictureTrack {
    let word = |text: &Option<String>| text.as_deref().unwrap_or_default().to_owned();
    let scan = match word(&of.field_order).as_str() {
        "progressive" => Scan::Progressive,
        "tt" | "bb" | "tb" | "bt" => Scan::Interlaced,
        _ => Scan::Unknown,
    };
    let light = match word(&of.color_transfer).as_str() {
        "smpte2084" | "arib-std-b67" => Light::High,
        _ => Light::Standard,
    };
    PictureTrack {
        index: of.index,
        rate: FrameRate::of(&word(&of.r_frame_rate), &word(&of.avg_frame_rate)),
        scan,
        light,
        matrix_told: !matches!(word(&of.color_space).as_str(), "" | "unknown" | "reserved"),
    }
}

fn subtitle(of: &Stream) -> Option<SubtitleTrack> {
    let text = of.codec_type.as_deref() == Some("subtitle") && TEXT.contains(&of.codec_name.as_deref()?);
    let language = of.language().filter(|language| *language != "und").map(str::to_owned);
    text.then_some(SubtitleTrack { index: of.index, language })
}

fn chapter(told: &ToldChapter) -> Option<Chapter> {
    let plain: String = told.tags.title.as_deref()?.chars().filter(|c| !c.is_control()).collect();
    let title: String = plain.trim().chars().take(LONGEST_TITLE).collect();
    let seconds = told.start_time.as_deref()?.parse::<f64>().ok().filter(|s| (0.0..86_400.0).contains(s))?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and a day of milliseconds"
    )]
    let start_ms = (seconds * 1000.0).round() as u64;
    (!title.is_empty()).then_some(Chapter { start_ms, title })
}
