//! Real files, made by the real ffmpeg.

use std::path::Path;
use std::process::Command;

fn ffmpeg(arguments: &str, out: &Path) -> Vec<u8> {
    let done = Command::new("ffmpeg")
        .args(["-v", "error", "-nostdin", "-y"])
        .args(arguments.split(' '))
        .arg(out)
        .status()
        .unwrap();
    assert!(done.success(), "{arguments}");
    std::fs::read(out).unwrap()
}

/// A film of a second with a tone; each number gives another one.
pub fn film(number: u32) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let tone = 200 + number;
    let arguments = format!(
        "-f lavfi -i testsrc=s=160x90:d=1 -f lavfi -i sine=f={tone}:d=1 -c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a aac \
         -map_metadata -1 -fflags +bitexact -movflags +faststart"
    );
    ffmpeg(&arguments, &folder.path().join("a.mp4"))
}

/// A voice that says who recorded it.
pub fn voice_with_a_name() -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let arguments = "-f lavfi -i sine=f=300:d=1 -c:a aac -metadata artist=Ayla -metadata title=Secret";
    ffmpeg(arguments, &folder.path().join("a.m4a"))
}

/// A picture.
pub fn picture() -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    ffmpeg("-f lavfi -i testsrc=s=800x600:d=1 -frames:v 1", &folder.path().join("a.png"))
}

pub const WORDS: &str = "WEBVTT\n\n00:00.000 --> 00:00.900\nMerhaba.\n";
