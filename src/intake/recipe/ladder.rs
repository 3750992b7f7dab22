//! The heights of a film: those that its master has, never enlarged, upright and square ones as they are.

use super::{FRAGMENTS, NOTHING_ELSE, Profile, SEEK_SECONDS};
use crate::catalogue::rendition::Quality;
use crate::editions::timeline::FrameRate;

/// One height of a film.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rung {
    /// Which.
    pub quality: Quality,
    /// Pixels, even.
    pub width: u32,
    /// Pixels, even.
    pub height: u32,
    /// Most thousands of bits a second, over two seconds.
    pub kbits: u32,
    /// How often a picture comes.
    pub rate: FrameRate,
    /// Whether every second picture of the master is left out.
    pub halved: bool,
}

/// Lines, most thousands of bits a second, and how much x264 may lose (`crf`).
const HEIGHTS: [(Quality, u32, u32, u32); 5] = [
    (Quality::H1080, 1080, 4500, 22),
    (Quality::H720, 720, 2400, 22),
    (Quality::H480, 480, 1200, 23),
    (Quality::H360, 360, 700, 24),
    (Quality::H240, 240, 340, 25),
];
/// Old phones show no more pictures a second up to 480 lines, and nobody more above.
const MOST_PICTURES: [(u32, u64); 2] = [(480, 31), (u32::MAX, 61)];

/// The rungs for a film of this size, the largest first.
pub(super) fn rungs((width, height): (u32, u32), rate: FrameRate, profile: Profile) -> Vec<Rung> {
    let lines = width.min(height);
    let mut fitting: Vec<_> = HEIGHTS.into_iter().filter(|(_, of, ..)| *of <= lines).collect();
    if profile == Profile::Small {
        let largest = fitting.iter().position(|(_, of, ..)| *of <= 480).unwrap_or(0);
        let last = fitting.len().saturating_sub(1);
        fitting = fitting
            .into_iter()
            .enumerate()
            .filter(|(i, _)| *i == largest || *i == last)
            .map(|(_, h)| h)
            .collect();
    }
    if fitting.is_empty() {
        let [.., (quality, _, kbits, crf)] = HEIGHTS;
        fitting.push((quality, lines.max(2), kbits, crf));
    }
    fitting
        .into_iter()
        .map(|(quality, of, kbits, _)| rung(quality, of, kbits, (width, height), rate))
        .collect()
}

fn rung(quality: Quality, lines: u32, kbits: u32, (width, height): (u32, u32), rate: FrameRate) -> Rung {
    let even = |n: u64| u32::try_from((n / 2 * 2).clamp(2, 16_384)).unwrap_or(2);
    let (short, long) = (u64::from(width.min(height).max(1)), u64::from(width.max(height)));
    let of_short = even(u64::from(lines));
    let of_long = even((long * u64::from(of_short) + short) / (2 * short) * 2);
    let (width, height) = if width >= height { (of_long, of_short) } else { (of_short, of_long) };
    let most = MOST_PICTURES.iter().find(|(up_to, _)| lines <= *up_to).map_or(60, |(_, most)| *most);
    let halved = rate.frames > most * rate.seconds;
    let rate = if halved { FrameRate { frames: rate.frames, seconds: rate.seconds * 2 } } else { rate };
    Rung { quality, width, height, kbits, rate, halved }
}

impl Rung {
    /// Lines of its shorter side.
    #[must_use]
    pub fn lines(&self) -> u32 {
        self.width.min(self.height)
    }

    /// How many pixels are encoded for a second of it.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "an estimate")]
    pub fn pixels_a_second(&self) -> f64 {
        f64::from(self.width) * f64::from(self.height) * self.rate.frames as f64 / self.rate.seconds as f64
    }

    /// H.264 with a place to seek to every two seconds, at the same instants on every rung. Words that a camera or
    /// broadcaster hid in the picture (CEA-608) stay behind.
    pub(super) fn arguments(&self) -> String {
        let crf = HEIGHTS.iter().find(|(quality, ..)| *quality == self.quality).map_or(25, |(.., crf)| *crf);
        let profile = if self.lines() > 480 { "high" } else { "main" };
        let (kbits, buffer) = (self.kbits, self.kbits * 2);
        format!(
            "-c:v libx264 -preset veryfast -profile:v {profile} -crf {crf} -maxrate {kbits}k -bufsize {buffer}k \
             -sc_threshold 0 -g 600 -force_key_frames expr:gte(t,n_forced*{SEEK_SECONDS}) -a53cc 0 -threads 2 \
             -fps_mode vfr -enc_time_base 1:90000 -video_track_timescale 90000 \
             -colorspace bt709 -color_primaries bt709 -color_trc bt709 -color_range tv \
             {NOTHING_ELSE} {FRAGMENTS} -movflags +cmaf+delay_moov+skip_trailer+frag_keyframe -f mp4"
        )
    }
}
