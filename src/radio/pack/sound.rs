//! The sound of a broadcast file, by ffmpeg: counted, measured and rendered; never trimmed.

use std::ffi::OsString;
use std::fmt::Write as _;
use std::path::Path;
use std::time::Duration;

use serde::Deserialize;

use crate::error::{Error, Result};
use crate::intake::child::{self, Limits, MEMORY, Reach};
use crate::intake::encode;
use crate::intake::probe;
use crate::radio::loudness::{CEILING_DBTP, Loudness, Meter, TARGET_LUFS};
use crate::radio::riff::Pcm;

/// What goes to air: 48 kHz, 24 bit. Always two channels, a mono master on both, so that meter, playout desk and
/// listener agree about how loud it is.
pub const AIR: Pcm = Pcm { rate: 48_000, channels: 2, bits: 24 };
const TO_AIR: &str =
    "aresample=48000:filter_size=64:cutoff=0.98,aformat=sample_fmts=dbl:channel_layouts=stereo";
/// Behind the end of the sound, in frames of 48 kHz: the meter reports only whole tenths of a second.
const LAST_TENTH: &str = "apad=pad_len=4800";
/// How often the limiter is adjusted before we give up.
const MOST_TRIES: u32 = 8;
/// What the limiter first keeps below the ceiling, in dB: it works on four times the samples, the meter on others.
const HEADROOM_DB: f64 = 0.2;

/// The master's sound as it lies in its file.
#[derive(Clone, Debug)]
pub struct Master {
    codec: String,
    rate: u32,
    channels: u32,
    bits: Option<u32>,
    kilobits: Option<u64>,
    /// Frames of 48 kHz that it becomes: not one less.
    pub frames: u64,
    limits: Limits,
}

/// What is done to bring it to air level.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Treatment {
    /// Linear gain in dB.
    gain_db: f64,
    /// Where a true-peak limiter holds it, in dBTP; none: no peak comes near.
    limit_dbtp: Option<f64>,
}

/// Looks at the first sound of the file at `path`, which lasts `duration_ms`, and counts its frames by decoding it.
///
/// # Errors
/// `Invalid` when there is no sound in it or it cannot be decoded.
pub async fn master(path: &Path, duration_ms: u64) -> Result<Master> {
    let seconds = duration_ms / 1000 + 60;
    let limits = Limits {
        cpu_seconds: seconds,
        memory: MEMORY,
        output_bytes: 0,
        wall: Duration::from_secs(seconds * 4),
    };
    let stream = stream(path, limits).await?;
    let number = |text: &Option<String>| text.as_ref().and_then(|t| t.parse::<u64>().ok());
    let rate = number(&stream.sample_rate).and_then(|r| u32::try_from(r).ok()).filter(|r| *r > 0);
    let rate = rate.ok_or_else(|| Error::invalid("Its sound has no sample rate, so it is damaged."))?;
    let bits = number(&stream.bits_per_raw_sample).or(stream.bits_per_sample);
    let mut master = Master {
        codec: stream.codec_name.unwrap_or_default(),
        rate,
        channels: stream.channels.unwrap_or(1),
        bits: bits.and_then(|b| u32::try_from(b).ok()).filter(|b| *b > 0),
        kilobits: number(&stream.bit_rate).map(|b| (b + 500) / 1000),
        frames: 0,
        limits,
    };
    let count = counted(path, limits).await?;
    master.frames = (count * u64::from(AIR.rate)).div_ceil(u64::from(rate));
    Ok(master)
}

impl Master {
    /// How loud it becomes and by what means.
    ///
    /// # Errors
    /// `Invalid` when it is silent, or cannot be brought to air level.
    pub async fn treatment(&self, path: &Path) -> Result<(Treatment, Loudness)> {
        let raw = self.measure(path, &self.to_air()).await?;
        let gain_db = raw.gain_db();
        if !raw.needs_limiter(gain_db) {
            return Ok((Treatment { gain_db, limit_dbtp: None }, raw.after(gain_db)));
        }
        let (mut gain_db, mut limit) = (gain_db, CEILING_DBTP - HEADROOM_DB);
        for _ in 0..MOST_TRIES {
            let tried = Treatment { gain_db, limit_dbtp: Some(limit) };
            let got = self.measure(path, &self.filters(tried)).await?;
            if got.is_air_level() {
                return Ok((tried, got));
            }
            gain_db += TARGET_LUFS - got.integrated_lufs;
            limit -= (got.true_peak_dbtp - CEILING_DBTP).max(0.0);
        }
        Err(Error::invalid("It has peaks so high above its loudness that it cannot be brought to air level."))
    }

    /// Measures the sound of `path` behind `filters`.
    ///
    /// # Errors
    /// `Invalid` when it is silent or cannot be decoded.
    pub async fn measure(&self, path: &Path, filters: &str) -> Result<Loudness> {
        let filters = format!(
            "{filters},{LAST_TENTH},ebur128=peak=true:metadata=1:framelog=verbose,ametadata=mode=print:file=-"
        );
        let mut meter = Meter::default();
        let mut on_line = |line: &str| meter.line(line);
        let arguments = decoding(path, &filters, &["-f", "null", "-"])?;
        listen(path, &arguments, self.limits, &mut on_line).await?;
        meter.finish()
    }

    /// The arguments that render it to 24 bit on standard output, exactly `frames` long.
    ///
    /// # Errors
    /// `Invalid` when the file is no media file any more.
    pub fn rendering(&self, path: &Path, treatment: Treatment) -> Result<Vec<OsString>> {
        let frames = self.frames;
        let filters =
            format!("{},apad=whole_len={frames},atrim=end_sample={frames}", self.filters(treatment));
        decoding(path, &filters, &["-c:a", "pcm_s24le", "-f", "s24le", "pipe:1"])
    }

    /// What rendering may use.
    #[must_use]
    pub fn limits(&self) -> Limits {
        self.limits
    }

    /// The coding history (EBU R 98): what the master was, and what was done to it.
    #[must_use]
    pub fn history(&self, treatment: Treatment) -> String {
        let algorithm = match self.codec.as_str() {
            codec if codec.starts_with("pcm_") => "PCM".to_owned(),
            "flac" | "alac" => "PCM".to_owned(), // lossless: what was coded is PCM
            "mp3" => "MPEG1L3".to_owned(),
            "mp2" => "MPEG1L2".to_owned(),
            other => other.to_ascii_uppercase().chars().filter(char::is_ascii_alphanumeric).collect(),
        };
        let mut out = format!("A={algorithm},F={}", self.rate);
        // Writing to a String cannot fail.
        let _ = match (algorithm.as_str(), self.bits, self.kilobits) {
            ("PCM", Some(bits), _) => write!(out, ",W={bits}"),
            ("PCM", None, _) | (_, _, None) => Ok(()),
            (_, _, Some(kilobits)) => write!(out, ",B={kilobits}"),
        };
        let mode = if self.channels == 1 { "mono" } else { "stereo" };
        let _ = write!(out, ",M={mode},T=master\r\nA=PCM,F=48000,W=24,M=stereo,T=Digitales; EBU R 128; ");
        let _ = write!(out, "gain {:+.2} dB", treatment.gain_db);
        if let Some(limit) = treatment.limit_dbtp {
            let _ = write!(out, "; true-peak limiter {limit:.2} dBTP");
        }
        out.push_str("\r\n");
        out
    }
}

impl Master {
    /// The filters that make it what goes to air, as loud as it is.
    fn to_air(&self) -> String {
        let fold = encode::folded(self.channels, true).map(|mix| mix + ",");
        fold.unwrap_or_default() + TO_AIR
    }

    fn filters(&self, treatment: Treatment) -> String {
        let gain = format!("{},volume=volume={:.4}dB:precision=double", self.to_air(), treatment.gain_db);
        match treatment.limit_dbtp {
            None => gain,
            // The limiter sees four times the samples, so it sees the peaks between them.
            Some(limit) => format!(
                "{gain},aresample=192000:filter_size=64,\
                 alimiter=level=0:limit={:.6}:attack=5:release=80:latency=1,{TO_AIR}",
                10_f64.powf(limit / 20.0)
            ),
        }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Probed {
    streams: Vec<Stream>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Stream {
    codec_name: Option<String>,
    sample_rate: Option<String>,
    channels: Option<u32>,
    bits_per_sample: Option<u64>,
    bits_per_raw_sample: Option<String>,
    bit_rate: Option<String>,
}

async fn stream(path: &Path, limits: Limits) -> Result<Stream> {
    let mut arguments = words(&["-v", "error", "-protocol_whitelist", "file", "-select_streams", "a:0"]);
    arguments.extend(words(&["-show_streams", "-print_format", "json"]));
    arguments.extend(input(path)?);
    let ended = child::run("ffprobe", &arguments, limits, Reach { read: &[path], write: None }, None).await?;
    let probed: Probed = serde_json::from_slice(&ended.output).unwrap_or_default();
    probed.streams.into_iter().next().ok_or_else(|| Error::invalid("There is no sound in it to put on air."))
}

async fn counted(path: &Path, limits: Limits) -> Result<u64> {
    let key = "lavfi.astats.Overall.Number_of_samples";
    let filters = format!("astats=metadata=1:measure_perchannel=none,ametadata=mode=print:key={key}:file=-");
    let mut count = None;
    let mut on_line = |line: &str| {
        if let Some(samples) = line.strip_prefix(key).and_then(|rest| rest.strip_prefix('=')) {
            count = samples.trim().parse::<f64>().ok();
        }
    };
    listen(path, &decoding(path, &filters, &["-f", "null", "-"])?, limits, &mut on_line).await?;
    let count = count.filter(|c| *c >= 1.0).ok_or_else(|| Error::invalid("Its sound has no length."))?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a count of samples from 1 on"
    )]
    Ok(count as u64)
}

async fn listen(
    path: &Path,
    arguments: &[OsString],
    limits: Limits,
    on_line: &mut (dyn FnMut(&str) + Send),
) -> Result<()> {
    let ended =
        child::run("ffmpeg", arguments, limits, Reach { read: &[path], write: None }, Some(on_line)).await?;
    if ended.well {
        return Ok(());
    }
    Err(Error::invalid(format!("Its sound cannot be decoded to the end (ffmpeg says: {}).", ended.complaint)))
}

/// ffmpeg reading the first sound of `path` through `filters`. One thread: the same bytes on every machine.
fn decoding(path: &Path, filters: &str, output: &[&str]) -> Result<Vec<OsString>> {
    let mut arguments = words(&["-nostdin", "-hide_banner", "-v", "error", "-nostats", "-threads", "1"]);
    arguments.extend(words(&["-protocol_whitelist", "file,pipe"]));
    arguments.extend(input(path)?);
    arguments.extend(words(&["-map", "0:a:0", "-map_metadata", "-1", "-af", filters, "-bitexact"]));
    arguments.extend(words(output));
    Ok(arguments)
}

fn input(path: &Path) -> Result<Vec<OsString>> {
    let mut arguments = words(&["-f", probe::sniff_media(path)?.demuxer(), "-i"]);
    arguments.push(child::file_url(path));
    Ok(arguments)
}

fn words(list: &[&str]) -> Vec<OsString> {
    list.iter().map(OsString::from).collect()
}
