//! Damaged copies of real files: each ends in a clear refusal or can be shown, in bounded time and memory, and we do not
//! grow by it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use digitales::catalogue::transcript;
use digitales::error::{Error, Kind, Result};
use digitales::intake::child::took_too_long;
use digitales::intake::probe::{Media, probe, sniff_file};
use digitales::intake::sniff::Sniffed;
use digitales::intake::{encode, poster};
use digitales::radio::bext::Bext;
use digitales::radio::riff;
use futures_util::StreamExt as _;

use crate::library::ffmpeg;
use crate::mutating::{Dice, damaged};

/// How many there are unless `DIGITALES_TEST_MUTANTS` says so.
const FEW: u64 = 300;
/// How many are looked at together.
const TOGETHER: usize = 2;
/// The largest file that is damaged, in bytes: for larger ones the same is tried longer.
const LARGEST: u64 = 2 << 20;
/// A small rendition is made of every so-manieth that is good, when it is no longer than a few seconds.
const ENCODED: u64 = 10;
const SHORT_MS: u64 = 20_000;

#[expect(clippy::disallowed_methods, reason = "tests have no configuration")]
fn told(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// Real files, and small ones of our own that are there on every machine.
fn originals(own: &Path) -> Vec<(String, Vec<u8>)> {
    let picture = |name: &str| own.join(name);
    for name in ["frame.png", "frame.jpg", "frame.gif", "frame.webp"] {
        ffmpeg(&["-f", "lavfi", "-i", "testsrc2=s=320x240", "-frames:v", "1"], &picture(name));
    }
    let film = ["-f", "lavfi", "-i", "testsrc2=s=160x120:d=1", "-f", "lavfi", "-i", "sine=d=1"];
    for name in ["film.mp4", "film.webm", "film.mov", "film.ts", "film.avi", "film.mkv"] {
        ffmpeg(&film, &own.join(name));
    }
    for name in ["voice.wav", "voice.mp3", "voice.flac", "voice.ogg", "voice.m4a", "voice.aiff"] {
        ffmpeg(&film[4..], &own.join(name));
    }
    fs::write(own.join("words.vtt"), "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ayla>Ein Wort\n").unwrap();
    let folders = ["films", "speech", "bwf", "malformed", "subtitles"];
    let data = told("DIGITALES_TEST_DATA").map(PathBuf::from);
    let real = folders.iter().filter_map(|folder| Some(data.as_ref()?.join(folder)));
    let mut all = Vec::new();
    for folder in real.chain([own.to_owned()]) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if fs::metadata(&path).unwrap().len() <= LARGEST {
                all.push((
                    path.file_name().unwrap().to_string_lossy().into_owned(),
                    fs::read(&path).unwrap(),
                ));
            }
        }
    }
    all.sort();
    all
}

/// Everything that looks at a file before anybody has seen it.
async fn look(path: &Path, bench: &Path, encodes: bool) -> Result<&'static str> {
    match sniff_file(path)? {
        Sniffed::Picture => {
            let path = path.to_owned();
            tokio::task::spawn_blocking(move || poster::make(&path)).await.expect("no panic")?;
            Ok("picture")
        }
        Sniffed::Media(_) => {
            let media = probe(path).await?;
            chunks(path)?;
            shown(path, &media, bench).await?;
            if encodes && media.duration_ms < SHORT_MS {
                encode::small(path, &media, bench, &mut |_| ()).await?;
            }
            Ok("film or sound")
        }
        Sniffed::Other(_) | Sniffed::Unknown => {
            let read = transcript::read(&fs::read(path)?, None);
            read.map(|_| "words").map_err(|faults| {
                assert!(!faults.is_empty(), "refused without a reason");
                Error::invalid(faults[0].message.clone())
            })
        }
    }
}

/// Our own reader of waves; what it refuses may still be played.
fn chunks(path: &Path) -> Result<()> {
    let mut file = fs::File::open(path)?;
    let Ok(chunks) = riff::chunks(&mut file) else { return Ok(()) };
    for chunk in chunks.iter().filter(|chunk| chunk.id == *b"bext") {
        if let Ok(bytes) = riff::content(&mut file, *chunk, 1 << 20) {
            drop(Bext::read(&bytes));
        }
    }
    Ok(())
}

async fn shown(path: &Path, media: &Media, bench: &Path) -> Result<()> {
    if media.picture.is_some()
        && let Some(frame) = poster::frame(path, media.container, media.duration_ms, bench).await?
    {
        tokio::task::spawn_blocking(move || poster::make(&frame)).await.expect("no panic")?;
    }
    Ok(())
}

/// Bytes of memory that are ours alone.
fn memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("RssAnon:")).unwrap();
    line.trim().trim_end_matches(" kB").parse::<u64>().unwrap() << 10
}

/// What became of one.
async fn tried(seed: u64, files: &[(String, Vec<u8>)], folder: &Path) -> (String, Duration) {
    let mut dice = Dice::of(seed);
    let (name, bytes) = &files[dice.below(files.len())];
    let other = &files[dice.below(files.len())].1;
    let place = folder.join(seed.to_string());
    fs::create_dir(&place).unwrap();
    // The name says what it was, so that whoever believes in names is misled.
    let path = place.join(name);
    fs::write(&path, damaged(bytes, other, &mut dice)).unwrap();
    let begun = Instant::now();
    let outcome = match look(&path, &place, seed.is_multiple_of(ENCODED)).await {
        Ok(what) => format!("good: {what}"),
        Err(e) if took_too_long(&e) => "refused: took too long".to_owned(),
        Err(e) => {
            let refused = matches!(e.kind(), Kind::Invalid | Kind::TooLarge) && !e.message().is_empty();
            assert!(refused, "{name} damaged by {seed}: {e:?}");
            "refused".to_owned()
        }
    };
    fs::remove_dir_all(&place).unwrap();
    (outcome, begun.elapsed())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_file_is_refused_in_words_or_shown_and_we_do_not_grow_by_it() {
    let many = told("DIGITALES_TEST_MUTANTS").map(|n| n.parse::<u64>().unwrap());
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("own");
    fs::create_dir(&own).unwrap();
    let files = originals(&own);
    let count = many.unwrap_or(FEW);
    let (mut outcomes, mut slowest, mut early) = (BTreeMap::new(), (Duration::ZERO, 0), 0);
    let mut running = futures_util::stream::iter(0..count)
        .map(|seed| {
            let (files, folder) = (&files, folder.path());
            async move { (seed, tried(seed, files, folder).await) }
        })
        .buffer_unordered(TOGETHER);
    let mut done = 0;
    while let Some((seed, (outcome, took))) = running.next().await {
        *outcomes.entry(outcome).or_insert(0_u64) += 1;
        slowest = slowest.max((took, seed));
        done += 1;
        if done == count / 4 {
            early = memory();
        }
    }
    let late = memory();
    eprintln!(
        "{count} of {} files: {outcomes:?}; slowest {:?} (seed {}); memory {} MiB after a quarter, {} MiB at the end",
        files.len(),
        slowest.0,
        slowest.1,
        early >> 20,
        late >> 20
    );
    let good: u64 =
        outcomes.iter().filter(|(what, _)| what.starts_with("good")).map(|(_, count)| count).sum();
    assert!(good > 0 && good < count, "damage that shows nothing: {outcomes:?}");
    // Other tests share this process, unless these were asked for.
    assert!(many.is_none() || late < early + (64 << 20), "we grow: {early} to {late} bytes");
}
