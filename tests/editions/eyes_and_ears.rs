//! Listens to and looks at files as people would: is that sound in it, what does this frame show, how long is it?

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "seconds into samples, of which there are a hundred thousand"
)]

use std::path::Path;
use std::process::Command;

/// Samples a second that are listened to: enough for the chirps.
pub const RATE: usize = 4000;

fn decoded(arguments: &[&str], file: &Path, output: &[&str]) -> Vec<u8> {
    let mut command = Command::new("ffmpeg");
    command.args(["-v", "error", "-nostdin"]).args(arguments).arg("-i").arg(file).args(output).arg("-");
    let done = command.output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    done.stdout
}

/// The sound of a file in mono at [`RATE`].
pub fn heard(file: &Path) -> Vec<f32> {
    let rate = RATE.to_string();
    let bytes = decoded(&[], file, &["-map", "0:a:0", "-ac", "1", "-ar", &rate, "-f", "f32le"]);
    bytes.as_chunks::<4>().0.iter().map(|b| f32::from_le_bytes(*b)).collect()
}

/// The sound of a file as it is, in 16 bits.
pub fn samples(file: &Path) -> Vec<i16> {
    let bytes = decoded(&[], file, &["-map", "0:a:0", "-f", "s16le"]);
    bytes.as_chunks::<2>().0.iter().map(|b| i16::from_le_bytes(*b)).collect()
}

/// How much `sound` is like `marker` where it is most: 1 is the same, also louder or upside down.
pub fn likeness(sound: &[f32], marker: &[f32]) -> f64 {
    let strength = energy(marker).sqrt();
    let mut here = energy(&sound[..marker.len()]);
    let mut most = 0.0_f64;
    for at in 0..sound.len() - marker.len() {
        most = most.max(f64::from(product(&sound[at..], marker)).abs() / (strength * here.sqrt().max(1e-6)));
        here = (here + f64::from(sound[at + marker.len()]).powi(2) - f64::from(sound[at]).powi(2)).max(0.0);
    }
    most
}

fn energy(of: &[f32]) -> f64 {
    of.iter().map(|x| f64::from(*x).powi(2)).sum()
}

/// Without iterators: it runs a hundred million times, and tests are not optimised.
fn product(sound: &[f32], marker: &[f32]) -> f32 {
    let (mut sum, mut at) = (0.0, 0);
    while at < marker.len() {
        sum += sound[at] * marker[at];
        at += 1;
    }
    sum
}

/// Three pieces of a fifth of a second out of `seconds` of a sound.
pub fn pieces(of: &[f32], seconds: std::ops::Range<f64>) -> Vec<Vec<f32>> {
    let span = seconds.end - seconds.start;
    [0.1, 0.5, 0.8].iter().map(|part| slice(of, seconds.start + span * part, 0.2).to_vec()).collect()
}

/// So many seconds of a sound.
pub fn slice(of: &[f32], from: f64, seconds: f64) -> &[f32] {
    let at = |s: f64| ((s * RATE as f64) as usize).min(of.len());
    &of[at(from)..at(from + seconds)]
}

/// The mean square in decibels.
pub fn level(of: &[f32]) -> f64 {
    10.0 * (of.iter().map(|x| f64::from(*x).powi(2)).sum::<f64>() / of.len().max(1) as f64).log10()
}

/// The brightness of each pixel of the frame at `seconds`, 320 wide and 180 high.
pub fn frame(file: &Path, seconds: f64) -> Vec<u8> {
    let at = format!("{seconds:.3}");
    let output =
        ["-map", "0:v:0", "-frames:v", "1", "-vf", "scale=320:180", "-pix_fmt", "gray", "-f", "rawvideo"];
    let bytes = decoded(&["-ss", &at], file, &output);
    assert_eq!(bytes.len(), 320 * 180, "a frame at {at}");
    bytes
}

/// How different neighbours eight pixels apart are in the chequered box of a frame: many grey levels where it is
/// seen, hardly any where it is not.
pub fn chequered(frame: &[u8]) -> f64 {
    let mut sum = 0;
    let mut count = 0;
    for y in 60..120 {
        for x in 170..220 {
            sum += u32::from(frame[y * 320 + x].abs_diff(frame[y * 320 + x + 8]));
            count += 1;
        }
    }
    f64::from(sum) / f64::from(count)
}

/// How long a file is, in seconds.
pub fn length(file: &Path) -> f64 {
    let told = Command::new("ffprobe")
        .args(["-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0"])
        .arg(file)
        .output()
        .unwrap();
    String::from_utf8(told.stdout).unwrap().trim().parse().unwrap()
}

/// How many frames of picture a file has.
pub fn frames(file: &Path) -> u64 {
    let told = Command::new("ffprobe")
        .args([
            "-v",
            "error",
            "-count_frames",
            "-select_streams",
            "v:0",
            "-show_entries",
            "stream=nb_read_frames",
        ])
        .args(["-of", "csv=p=0"])
        .arg(file)
        .output()
        .unwrap();
    String::from_utf8(told.stdout).unwrap().trim().trim_end_matches(',').parse().unwrap()
}
