//! The sound of an edition on the disk: decoded once, measured, and put together anew beside it.

use std::fs::File;
use std::io::{BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};

use super::bed::{Bed, Levels, Source};
use super::plan::PartPlan;
use super::splice::{pieces, render};
use super::timeline::{FrameRate, Samples};
use crate::error::{Error, Result};
use crate::intake::child;
use crate::intake::encode::folded;
use crate::intake::probe::Media;
use crate::radio::riff;

/// How much is heard at once while measuring, in bytes.
const HEARD: usize = 1 << 18;

/// Sound as 32-bit floats, interleaved.
#[derive(Clone, Debug)]
pub struct Sound {
    /// The file.
    pub path: PathBuf,
    /// Where in it the samples begin.
    start: u64,
    /// Frames a second.
    pub rate: u32,
    /// One or two.
    pub channels: usize,
    /// How many frames.
    pub frames: u64,
}

/// Decodes the sound of the master at `path` into the folder `into`, from the first frame of its picture on where it
/// has one; more than two channels become two.
///
/// # Errors
/// `Invalid` when it cannot be decoded, `Unavailable` when ffmpeg is not installed.
pub async fn decoded(
    path: &Path,
    media: &Media,
    into: &Path,
    on_line: &mut (dyn FnMut(&str) + Send),
) -> Result<Sound> {
    let out = into.join("sound.wav");
    let mut filters = Vec::new();
    if media.picture.is_some() {
        filters.push("aresample=async=1:first_pts=0".to_owned());
    }
    filters.extend(folded(media.channels, true));
    if filters.is_empty() {
        filters.push("anull".to_owned());
    }
    let mut arguments = super::filming::reading(path, media);
    arguments.extend(child::arguments("-map 0:a:0 -vn -sn -dn -map_metadata -1 -map_chapters -1 -af"));
    arguments.push(filters.join(",").into());
    if media.channels > 2 {
        arguments.extend(child::arguments("-ac 2"));
    }
    arguments.extend(child::arguments("-c:a pcm_f32le -fflags +bitexact -rf64 auto -f wav"));
    arguments.push(child::file_url(&out));
    let reach = child::Reach { read: &[path], write: Some(into) };
    super::filming::run(&arguments, super::filming::limits(media), reach, on_line).await?;
    tokio::task::spawn_blocking(move || opened(out)).await.map_err(Error::internal)?
}

fn opened(path: PathBuf) -> Result<Sound> {
    let mut file = BufReader::new(File::open(&path)?);
    let chunks = riff::chunks(&mut file)?;
    let chunk = |id: &[u8; 4]| {
        chunks
            .iter()
            .find(|c| c.id == *id)
            .copied()
            .ok_or_else(|| Error::internal("a wave file without its chunks"))
    };
    let format = riff::content(&mut file, chunk(b"fmt ")?, 64)?;
    let (Some(channels), Some(rate)) = (format.get(2..4), format.get(4..8)) else {
        return Err(Error::internal("a wave file without a format"));
    };
    let channels = usize::from(u16::from_le_bytes([channels[0], channels[1]])).max(1);
    let rate = u32::from_le_bytes([rate[0], rate[1], rate[2], rate[3]]);
    let data = chunk(b"data")?;
    let frames = data.length / (4 * channels as u64);
    if frames == 0 {
        return Err(Error::invalid("There is no sound in it that can be decoded."));
    }
    Ok(Sound { path, start: data.start, rate, channels, frames })
}

/// Puts the sound of the edition together in the folder `into`, as bare samples. Closed ones are not read.
///
/// # Errors
/// What the disk says.
pub async fn spliced(sound: Sound, plan: PartPlan, picture: Option<FrameRate>, into: &Path) -> Result<Sound> {
    let out = into.join("sound.f32");
    tokio::task::spawn_blocking(move || splice(&sound, &plan, picture, out)).await.map_err(Error::internal)?
}

fn splice(sound: &Sound, plan: &PartPlan, picture: Option<FrameRate>, path: PathBuf) -> Result<Sound> {
    let (pieces, closed) = pieces(plan, picture, sound.rate, sound.frames);
    let levels = sound.levels()?;
    let file = File::open(&sound.path)?;
    let mut source = |first: u64, frames: usize| sound.read(&file, first, frames);
    let mut bed = |span: Samples, source: &mut Source<'_>| Bed::of(&levels, span, &closed, source);
    let mut out = BufWriter::new(File::create_new(&path)?);
    let mut samples = 0;
    let mut sink = |read: &[f32]| {
        samples += read.len() as u64;
        read.iter().try_for_each(|sample| Ok(out.write_all(&sample.to_le_bytes())?))
    };
    render(&pieces, (sound.rate, sound.channels), &mut source, &mut bed, &mut sink)?;
    out.flush()?;
    let frames = samples / sound.channels as u64;
    Ok(Sound { path, start: 0, frames, ..sound.clone() })
}

impl Sound {
    fn levels(&self) -> Result<Levels> {
        let mut file = File::open(&self.path)?;
        file.seek(SeekFrom::Start(self.start))?;
        let mut rest = BufReader::with_capacity(HEARD, file).take(self.frames * self.channels as u64 * 4);
        let mut levels = Levels::new(self.rate, self.channels);
        let mut bytes = vec![0; HEARD];
        loop {
            let count = filled(&mut rest, &mut bytes)?;
            if count == 0 {
                return Ok(levels);
            }
            levels.hear(&floats(&bytes[..count]));
        }
    }

    fn read(&self, file: &File, first: u64, frames: usize) -> Result<Vec<f32>> {
        let frame = self.channels as u64 * 4;
        let left = self.frames.saturating_sub(first).min(frames as u64);
        let mut bytes = vec![0; usize::try_from(left * frame).map_err(Error::internal)?];
        file.read_exact_at(&mut bytes, self.start + first * frame)?;
        Ok(floats(&bytes))
    }
}

fn filled(source: &mut impl Read, bytes: &mut [u8]) -> Result<usize> {
    let mut count = 0;
    while count < bytes.len() {
        match source.read(&mut bytes[count..])? {
            0 => break,
            more => count += more,
        }
    }
    Ok(count)
}

fn floats(bytes: &[u8]) -> Vec<f32> {
    bytes.as_chunks::<4>().0.iter().map(|b| f32::from_le_bytes(*b)).collect()
}
