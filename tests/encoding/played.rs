//! What a file shows and says, as any player would decode it.

use std::path::Path;
use std::process::Command;

/// Runs ffmpeg, which must go well; what it writes to its standard output.
pub fn ffmpeg(arguments: &[&str]) -> Vec<u8> {
    let done =
        Command::new("ffmpeg").args(["-v", "error", "-nostdin", "-y"]).args(arguments).output().unwrap();
    assert!(done.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
    done.stdout
}

/// When a film flashes white, in milliseconds: looked at a hundred times a second.
pub fn flashes(file: &Path) -> Vec<u64> {
    let file = file.to_str().unwrap();
    let grey = ffmpeg(&[
        "-i",
        file,
        "-map",
        "0:v:0",
        "-vf",
        "fps=100:start_time=0,scale=1:1",
        "-pix_fmt",
        "gray",
        "-f",
        "rawvideo",
        "-",
    ]);
    rising(grey.iter().map(|level| *level > 128), 10)
}

/// When a beep begins, in milliseconds.
pub fn beeps(file: &Path) -> Vec<u64> {
    let file = file.to_str().unwrap();
    let sound = ffmpeg(&[
        "-i",
        file,
        "-map",
        "0:a:0",
        "-af",
        "aresample=8000:async=1:first_pts=0",
        "-ac",
        "1",
        "-f",
        "s16le",
        "-",
    ]);
    let samples = sound.as_chunks::<2>().0.iter().map(|b| i16::from_le_bytes(*b).unsigned_abs());
    let loud: Vec<bool> =
        samples.collect::<Vec<_>>().chunks(8).map(|ms| ms.iter().any(|s| *s > 3000)).collect();
    // A tone swings through silence: it is over after ten quiet milliseconds.
    let mut quiet = 10;
    let beeping = loud.into_iter().map(|is| {
        quiet = if is { 0 } else { quiet + 1 };
        quiet < 10
    });
    rising(beeping, 1)
}

fn rising(states: impl Iterator<Item = bool>, step: u64) -> Vec<u64> {
    let mut before = false;
    let mut found = Vec::new();
    for (at, now) in (0..).zip(states) {
        if now && !before {
            found.push(at * step);
        }
        before = now;
    }
    found
}

/// Red, green and blue at a place of a frame, each from 0 to 255: `x` and `y` in hundredths of the picture.
pub fn colour(file: &Path, second: &str, x: u32, y: u32) -> [u8; 3] {
    let crop = format!("crop=8:8:iw*{x}/100:ih*{y}/100,scale=1:1:in_color_matrix=bt709");
    let bytes = ffmpeg(&[
        "-ss",
        second,
        "-i",
        file.to_str().unwrap(),
        "-frames:v",
        "1",
        "-vf",
        &crop,
        "-pix_fmt",
        "rgb24",
        "-f",
        "rawvideo",
        "-",
    ]);
    [bytes[0], bytes[1], bytes[2]]
}

/// Integrated loudness in LUFS, as ffmpeg's meter says in the end.
pub fn loudness(file: &Path) -> f64 {
    let done = Command::new("ffmpeg")
        .args(["-nostdin", "-i", file.to_str().unwrap(), "-af", "ebur128", "-f", "null", "-"])
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&done.stderr).into_owned();
    let summary = told.rsplit("Summary:").next().unwrap();
    let line = summary.lines().find(|line| line.trim().starts_with("I:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

/// The levels of left and right in dBFS (root mean square).
pub fn levels(file: &Path) -> Vec<f64> {
    let done = Command::new("ffmpeg")
        .args([
            "-nostdin",
            "-i",
            file.to_str().unwrap(),
            "-map",
            "0:a:0",
            "-af",
            "astats=measure_overall=none:measure_perchannel=RMS_level",
            "-f",
            "null",
            "-",
        ])
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&done.stderr).into_owned();
    let lines = told.lines().filter(|line| line.contains("RMS level dB"));
    lines.map(|line| line.rsplit(' ').next().unwrap().parse().unwrap()).collect()
}
