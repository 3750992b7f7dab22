//! The way from a master's tracks to each file: upright, progressive, in the colours and channels that everybody has.

use std::fmt::Write as _;
use std::path::Path;

use super::{Rung, SoundFile};
use crate::intake::probe::tracks::{Light, PictureTrack, Scan, SoundTrack};

/// What is heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mix {
    /// Left and right.
    Stereo,
    /// One channel.
    Mono,
}

/// The picture's filters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Picture {
    index: u32,
    before: String,
    each: Vec<String>,
}

/// From ITU-R BT.2100 to what every screen shows, in linear light.
const TONES: &str = "zscale=t=linear:npl=100,format=gbrpf32le,zscale=p=bt709,tonemap=tonemap=hable:desat=0,\
    zscale=t=bt709:m=bt709:r=tv,format=yuv420p";

impl Picture {
    pub(super) fn of(track: &PictureTrack, (width, height): (u32, u32), rungs: &[Rung]) -> Self {
        // A first picture that comes late is shown from the start, so that no player need know of a gap there.
        let mut before = vec!["setpts='if(eq(N,0),0,PTS)'".to_owned()];
        match track.scan {
            Scan::Progressive => {}
            Scan::Interlaced => before.push("bwdif=mode=send_frame:deint=all".to_owned()),
            Scan::Unknown => before.push("bwdif=mode=send_frame:deint=interlaced".to_owned()),
        }
        // Without a word of the file: ITU-R BT.709 for what is high definition, BT.601 for the rest.
        let matrix = match (track.light, track.matrix_told) {
            (Light::High, _) => "bt709",
            (Light::Standard, true) => "auto",
            (Light::Standard, false) if width.min(height) >= 720 => "bt709",
            (Light::Standard, false) => "smpte170m",
        };
        if track.light == Light::High {
            // The dear part is done in the largest size that is kept.
            let size = rungs.first().map_or((width, height), |rung| (rung.width, rung.height));
            before.push(format!("scale={}:{}:flags=bicubic,{TONES}", size.0, size.1));
        }
        let each = rungs.iter().map(|rung| scaled(rung, matrix)).collect();
        Self { index: track.index, before: before.join(","), each }
    }

    pub(super) fn graph(&self) -> String {
        let mut graph = format!("[0:{}]{},split={}", self.index, self.before, self.each.len());
        for at in 0..self.each.len() {
            // Writing to a string never fails.
            let _ = write!(graph, "[p{at}]");
        }
        for (at, scaled) in self.each.iter().enumerate() {
            let _ = write!(graph, ";[p{at}]{scaled}[v{at}]");
        }
        graph
    }
}

fn scaled(rung: &Rung, matrix: &str) -> String {
    let rate =
        if rung.halved { format!("fps={}/{},", rung.rate.frames, rung.rate.seconds) } else { String::new() };
    format!(
        "{rate}scale={}:{}:flags=bicubic:in_color_matrix={matrix}:out_color_matrix=bt709:out_range=tv,setsar=1,format=yuv420p",
        rung.width, rung.height
    )
}

/// The sound's filters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sound {
    index: u32,
    stereo: String,
    mono: String,
    /// For each file what is heard in it.
    files: Vec<Mix>,
}

impl Sound {
    pub(super) fn of(track: &SoundTrack, files: &[SoundFile]) -> Self {
        let mixes = Channels::of(track);
        Self {
            index: track.index,
            stereo: mixes.stereo(),
            mono: mixes.mono(),
            files: files.iter().map(|file| file.mix).collect(),
        }
    }

    /// Hands what is heard to these files alone.
    pub(super) fn hand_to(&mut self, files: &[SoundFile]) {
        self.files = files.iter().map(|file| file.mix).collect();
    }

    /// 48 kHz from the very start; holes are filled and what drifted 30 ms away is brought back; each mix metered by EBU R 128 and handed to its files.
    pub(super) fn graph(&self, into: &Path) -> String {
        let mixes: Vec<Mix> =
            [Mix::Stereo, Mix::Mono].into_iter().filter(|mix| self.files.contains(mix)).collect();
        let mut graph = format!(
            "[0:{}]aresample=48000:async=1:min_hard_comp=0.03:first_pts=0,asetpts=N/SR/TB,asplit={}",
            self.index,
            mixes.len()
        );
        graph.extend((0..mixes.len()).map(|at| format!("[m{at}]")));
        for (at, mix) in mixes.iter().enumerate() {
            let of = if *mix == Mix::Stereo { &self.stereo } else { &self.mono };
            let files: Vec<usize> = (0..self.files.len()).filter(|file| self.files[*file] == *mix).collect();
            let meter = quoted(&into.join(meter_name(*mix)));
            let _ = write!(
                graph,
                ";[m{at}]{of},ebur128=peak=true:metadata=1,ametadata=mode=print:file={meter},asplit={}",
                files.len()
            );
            graph.extend(files.iter().map(|file| format!("[a{file}]")));
        }
        graph
    }
}

/// The name of the file that the meter of a mix writes.
pub(super) fn meter_name(mix: Mix) -> &'static str {
    match mix {
        Mix::Stereo => "stereo.meter",
        Mix::Mono => "mono.meter",
    }
}

/// What each channel of a track is.
struct Channels {
    count: u32,
    names: Vec<&'static str>,
}

/// Arrangements as ffmpeg names them.
const LAYOUTS: &[(&str, &[&str])] = &[
    ("mono", &["FC"]),
    ("stereo", &["FL", "FR"]),
    ("downmix", &["FL", "FR"]),
    ("2.1", &["FL", "FR", "LFE"]),
    ("3.0", &["FL", "FR", "FC"]),
    ("3.0(back)", &["FL", "FR", "BC"]),
    ("3.1", &["FL", "FR", "FC", "LFE"]),
    ("4.0", &["FL", "FR", "FC", "BC"]),
    ("4.1", &["FL", "FR", "FC", "LFE", "BC"]),
    ("quad", &["FL", "FR", "BL", "BR"]),
    ("quad(side)", &["FL", "FR", "SL", "SR"]),
    ("5.0", &["FL", "FR", "FC", "BL", "BR"]),
    ("5.0(side)", &["FL", "FR", "FC", "SL", "SR"]),
    ("5.1", &["FL", "FR", "FC", "LFE", "BL", "BR"]),
    ("5.1(side)", &["FL", "FR", "FC", "LFE", "SL", "SR"]),
    ("6.1", &["FL", "FR", "FC", "LFE", "BC", "SL", "SR"]),
    ("7.0", &["FL", "FR", "FC", "BL", "BR", "SL", "SR"]),
    ("7.1", &["FL", "FR", "FC", "LFE", "BL", "BR", "SL", "SR"]),
];
/// The share of centre and surround in left and right: minus 3 dB (ITU-R BS.775-4, table 2).
const MINUS_3_DB: f64 = std::f64::consts::FRAC_1_SQRT_2;
/// Keeps a sum of channels from clipping, without bringing it up.
const LIMITED: &str = "alimiter=limit=0.89:attack=5:release=50:level=disabled";

impl Channels {
    fn of(track: &SoundTrack) -> Self {
        let told = track.layout.as_deref();
        let names =
            LAYOUTS.iter().find(|(name, of)| Some(*name) == told && of.len() == track.channels as usize);
        let usual = match track.channels {
            1 => LAYOUTS.first(),
            2 => LAYOUTS.get(1),
            _ => None,
        };
        let names = names.or(usual).map_or_else(Vec::new, |(_, of)| of.to_vec());
        Self { count: track.channels, names }
    }

    /// Left and right of what each channel gives.
    fn shares(&self) -> Vec<(f64, f64)> {
        let share = |name: &&str| match *name {
            "FL" => (1.0, 0.0),
            "FR" => (0.0, 1.0),
            "FC" => (MINUS_3_DB, MINUS_3_DB),
            "BL" | "SL" => (MINUS_3_DB, 0.0),
            "BR" | "SR" => (0.0, MINUS_3_DB),
            // One surround goes to both sides, each with half of it.
            "BC" => (0.5, 0.5),
            // Low frequency effects are an addition that may be left out.
            _ => (0.0, 0.0),
        };
        self.names.iter().map(share).collect()
    }

    fn stereo(&self) -> String {
        match self.count {
            1 => "pan=stereo|c0=c0|c1=c0".to_owned(),
            2 => "aformat=channel_layouts=stereo".to_owned(),
            _ if self.names.is_empty() => folded(self.count, 2),
            _ => {
                let shares = self.shares();
                let left = sum(shares.iter().map(|(left, _)| *left));
                let right = sum(shares.iter().map(|(_, right)| *right));
                format!("pan=stereo|c0={left}|c1={right},{LIMITED}")
            }
        }
    }

    fn mono(&self) -> String {
        match self.count {
            1 => "aformat=channel_layouts=mono".to_owned(),
            2 => "pan=mono|c0=0.5*c0+0.5*c1".to_owned(),
            _ if self.names.is_empty() => folded(self.count, 1),
            _ => {
                let both = sum(self.shares().iter().map(|(left, right)| f64::midpoint(*left, *right)));
                format!("pan=mono|c0={both},{LIMITED}")
            }
        }
    }
}

/// `share*channel+…` for every channel that has one.
fn sum(shares: impl Iterator<Item = f64>) -> String {
    let heard = shares.enumerate().filter(|(_, share)| *share > 0.0);
    heard.map(|(channel, share)| format!("{share:.6}*c{channel}")).collect::<Vec<_>>().join("+")
}

/// Many channels in no known arrangement, as recorders and workstations write them: all as loud as each other, in
/// stereo every other one on each side.
fn folded(count: u32, sides: u32) -> String {
    let every = |first: u32, step: usize| {
        (first..count).step_by(step).map(|n| format!("c{n}")).collect::<Vec<_>>().join("+")
    };
    if sides == 2 {
        format!("pan=stereo|c0<{}|c1<{}", every(0, 2), every(1, 2))
    } else {
        format!("pan=mono|c0<{}", every(0, 1))
    }
}

/// A path as the value of an option in a graph of filters: ffmpeg takes quotes off twice.
fn quoted(path: &Path) -> String {
    let escape = |text: &str, marks: &[char]| {
        let mut all = String::with_capacity(text.len());
        for c in text.chars() {
            if marks.contains(&c) {
                all.push('\\');
            }
            all.push(c);
        }
        all
    };
    let value = escape(&path.to_string_lossy(), &['\\', '\'', ':']);
    escape(&value, &['\\', '\'', '[', ']', ',', ';', ' '])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_with_marks_in_it_stays_one_value() {
        assert_eq!(quoted(Path::new("/a/b.meter")), "/a/b.meter");
        assert_eq!(quoted(Path::new("/a b/c:d,e")), r"/a\ b/c\\:d\,e");
    }

    #[test]
    fn five_channels_and_a_half_are_mixed_by_the_standard() {
        let track =
            |channels, layout: &str| SoundTrack { index: 1, channels, layout: Some(layout.to_owned()) };
        let cinema = Channels::of(&track(6, "5.1(side)")).stereo();
        assert!(cinema.starts_with(
            "pan=stereo|c0=1.000000*c0+0.707107*c2+0.707107*c4|c1=1.000000*c1+0.707107*c2+0.707107*c5,"
        ));
        assert_eq!(
            Channels::of(&track(9, "9 channels")).stereo(),
            "pan=stereo|c0<c0+c2+c4+c6+c8|c1<c1+c3+c5+c7"
        );
        assert_eq!(Channels::of(&track(10, "")).mono(), "pan=mono|c0<c0+c1+c2+c3+c4+c5+c6+c7+c8+c9");
        assert_eq!(Channels::of(&track(2, "")).stereo(), "aformat=channel_layouts=stereo");
    }
}
