//! Recordings of noise: no kilobyte of one is like another.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::canary::Dice;

/// A second of noise, so that no kilobyte is like another; `tag` stands inside as title, artist and comment.
pub fn recording(dice: &mut Dice, path: &Path, film: bool, tag: Option<&str>) {
    let sound = wave(&dice.bytes(64_000), tag);
    if !film {
        return fs::write(path, sound).unwrap();
    }
    let noise = path.with_extension("noise");
    fs::write(noise.with_extension("yuv"), dice.bytes(64 * 36 * 3 / 2 * 5)).unwrap();
    fs::write(noise.with_extension("wav"), sound).unwrap();
    let mut ffmpeg = Command::new("ffmpeg");
    ffmpeg.args([
        "-v", "error", "-nostdin", "-f", "rawvideo", "-s", "64x36", "-r", "5", "-pix_fmt", "yuv420p", "-i",
    ]);
    ffmpeg.arg(noise.with_extension("yuv")).arg("-i").arg(noise.with_extension("wav"));
    ffmpeg.args([
        "-c:v",
        "libx264",
        "-preset",
        "ultrafast",
        "-c:a",
        "aac",
        "-movflags",
        "+faststart",
        "-map_metadata",
        "-1",
    ]);
    assert!(ffmpeg.arg(path).status().unwrap().success());
    fs::remove_file(noise.with_extension("yuv")).unwrap();
    fs::remove_file(noise.with_extension("wav")).unwrap();
}

/// A WAV of 16-bit samples at 32 kHz in mono; `tag` stands in its INFO list.
fn wave(samples: &[u8], tag: Option<&str>) -> Vec<u8> {
    let chunk = |name: &[u8; 4], body: &[u8]| {
        let length = u32::try_from(body.len()).unwrap().to_le_bytes();
        [&name[..], &length, body].concat()
    };
    let format = [
        [1_u16, 1].map(u16::to_le_bytes).concat(),
        [32_000_u32, 64_000].map(u32::to_le_bytes).concat(),
        [2_u16, 16].map(u16::to_le_bytes).concat(),
    ]
    .concat();
    // Quieter than full scale, so that nothing clips.
    let quiet: Vec<u8> =
        samples.chunks(2).flat_map(|s| (i16::from_le_bytes([s[0], s[1]]) / 8).to_le_bytes()).collect();
    let info = tag.map_or(vec![], |tag| {
        let item = |name| chunk(name, tag.as_bytes());
        chunk(b"LIST", &[b"INFO".to_vec(), item(b"INAM"), item(b"IART"), item(b"ICMT")].concat())
    });
    let body = [b"WAVE".to_vec(), chunk(b"fmt ", &format), info, chunk(b"data", &quiet)].concat();
    chunk(b"RIFF", &body)
}
