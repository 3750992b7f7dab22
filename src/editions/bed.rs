//! Room tone: what is heard where somebody is not. Made of the quiet passages around, never of what is closed.

#![expect(clippy::cast_precision_loss, reason = "counts of samples, far below where a float skips one")]

use super::noise::Colour;
use super::timeline::Samples;
use crate::error::Result;

/// Reads so many frames of the recording from a frame on, all channels, interleaved; fewer at its end.
pub type Source<'a> = dyn FnMut(u64, usize) -> Result<Vec<f32>> + 'a;

/// Windows a second in which loudness is measured.
const WINDOWS: u32 = 20;
/// How far around a passage its room is listened to at first, in seconds.
const REACH: u64 = 30;
/// Fewest open windows around a passage before we listen further: two seconds.
const FEWEST: usize = 40;
/// Below this mean square (-110 dB) there is digital silence, and the bed is that too.
const SILENCE: f64 = 1e-11;
/// What still counts as quiet, in parts of the floor's energy: 4 dB above, 10 dB below.
const QUIET: std::ops::RangeInclusive<f64> = 0.1..=2.5;
/// How much louder than the floor (9 dB) something must be before its quiet passages are room and not content.
const CONTRAST: f64 = 8.0;
/// Fewest windows of a quiet passage. One is left out at each end, where words begin and fade.
const RUN: usize = 5;
/// How much room tone is gathered at most, and how much is needed, in windows.
const MOST: usize = 120;
const LEAST: usize = 8;
/// Two pieces of room tone overlap by this part of a second.
const OVERLAP: usize = 33;

/// How loud a recording is, window by window: the mean square over all channels.
#[derive(Clone, Debug)]
pub struct Levels {
    rate: u32,
    channels: usize,
    energies: Vec<f64>,
    sum: f64,
    count: usize,
}

impl Levels {
    /// Of a recording of which nothing was heard yet; `channels` is at least 1.
    #[must_use]
    pub fn new(rate: u32, channels: usize) -> Self {
        Self { rate, channels, energies: Vec::new(), sum: 0.0, count: 0 }
    }

    /// Hears the next samples, interleaved.
    pub fn hear(&mut self, samples: &[f32]) {
        let window = self.window() * self.channels;
        for sample in samples {
            self.sum += f64::from(*sample).powi(2);
            self.count += 1;
            if self.count == window {
                self.energies.push(self.sum / window as f64);
                (self.sum, self.count) = (0.0, 0);
            }
        }
    }

    fn window(&self) -> usize {
        (self.rate / WINDOWS).max(1) as usize
    }

    /// The whole windows that lie open around `span`, by number: near ones first listened to, further ones if needed.
    fn around(&self, span: Samples, closed: &[Samples]) -> Vec<usize> {
        let window = self.window() as u64;
        let open = |n: usize| {
            let (first, end) = (n as u64 * window, (n as u64 + 1) * window);
            !closed.iter().any(|c| first < c.end + window && c.first < end + window)
        };
        let mut reach = REACH * u64::from(self.rate);
        loop {
            let near = |n: usize| {
                let at = n as u64 * window;
                at + reach >= span.first && at <= span.end.saturating_add(reach)
            };
            let found: Vec<usize> = (0..self.energies.len()).filter(|n| near(*n) && open(*n)).collect();
            if found.len() >= FEWEST || reach > self.energies.len() as u64 * window {
                return found;
            }
            reach = reach.saturating_mul(4);
        }
    }
}

/// Room tone without an end.
#[derive(Clone, Debug)]
pub struct Bed {
    tone: Vec<f32>,
    at: usize,
}

impl Bed {
    /// The next `frames` of it, interleaved, as many channels as the recording has.
    #[must_use]
    pub fn next(&mut self, samples: usize) -> Vec<f32> {
        let length = self.tone.len().max(1);
        let out =
            (0..samples).map(|i| self.tone.get((self.at + i) % length).copied().unwrap_or(0.0)).collect();
        self.at = (self.at + samples) % length;
        out
    }

    /// The bed for `span` of a recording, whose `closed` passages are never read.
    ///
    /// # Errors
    /// Those of `source`.
    pub fn of(levels: &Levels, span: Samples, closed: &[Samples], source: &mut Source<'_>) -> Result<Self> {
        let around = levels.around(span, closed);
        let mut sorted: Vec<f64> = around.iter().map(|n| levels.energies[*n]).collect();
        sorted.sort_by(f64::total_cmp);
        let Some(floor) = sorted.get(sorted.len() / 10).copied().filter(|floor| *floor > SILENCE) else {
            return Ok(Self { tone: vec![0.0; levels.channels], at: 0 });
        };
        let loud = sorted[sorted.len() * 19 / 20];
        let runs = quiet_runs(levels, &around, floor);
        let usable: usize = runs.iter().map(|(_, count)| count).sum();
        let tone = if usable >= LEAST && loud >= floor * CONTRAST {
            gathered(levels, nearest(runs, levels, span), source)?
        } else {
            coloured(levels, &around, floor, source)?
        };
        Ok(Self { tone: levelled(tone, floor), at: 0 })
    }
}

/// Passages of at least [`RUN`] quiet windows, without their ends: first window and how many.
fn quiet_runs(levels: &Levels, around: &[usize], floor: f64) -> Vec<(usize, usize)> {
    let is_quiet = |n: &usize| QUIET.contains(&(levels.energies[*n] / floor));
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for n in around.iter().copied().filter(is_quiet) {
        match runs.last_mut() {
            Some((first, count)) if *first + *count == n => *count += 1,
            _ => runs.push((n, 1)),
        }
    }
    runs.into_iter().filter(|(_, count)| *count >= RUN).map(|(first, count)| (first + 1, count - 2)).collect()
}

/// The runs that are nearest to `span`, as many as are wanted.
fn nearest(mut runs: Vec<(usize, usize)>, levels: &Levels, span: Samples) -> Vec<(usize, usize)> {
    let window = levels.window() as u64;
    runs.sort_by_key(|(first, _)| (*first as u64 * window).abs_diff(span.first));
    let mut total = 0;
    runs.retain(|(_, count)| {
        let wanted = total < MOST;
        total += count;
        wanted
    });
    for (_, count) in &mut runs {
        *count = (*count).min(MOST);
    }
    runs
}

/// The runs one after the other, and backwards, flowing into each other and the end into the beginning.
fn gathered(levels: &Levels, runs: Vec<(usize, usize)>, source: &mut Source<'_>) -> Result<Vec<f32>> {
    let (window, channels) = (levels.window(), levels.channels);
    let overlap = (levels.rate as usize / OVERLAP).max(1);
    let mut tone: Vec<f32> = Vec::new();
    let mut backwards: Vec<Vec<f32>> = Vec::new();
    for (first, count) in runs {
        let run = source((first * window) as u64, count * window)?;
        backwards.push(run.chunks_exact(channels).rev().flatten().copied().collect());
        flow(&mut tone, &run, overlap, channels);
    }
    for run in backwards {
        flow(&mut tone, &run, overlap, channels);
    }
    Ok(looped(&tone, overlap, channels))
}

/// Noise in the colour of the quietest windows.
fn coloured(levels: &Levels, around: &[usize], floor: f64, source: &mut Source<'_>) -> Result<Vec<f32>> {
    let (window, channels) = (levels.window(), levels.channels);
    let mut heard = Vec::new();
    for n in around.iter().filter(|n| levels.energies[**n] <= floor * 1.1).take(FEWEST) {
        let run = source((n * window) as u64, window)?;
        heard.extend(run.chunks_exact(channels).map(|frame| frame.iter().sum::<f32>() / channels as f32));
    }
    let colour = Colour::of(&heard);
    let frames = levels.rate as usize * 4;
    let each: Vec<Vec<f32>> = (0..channels).map(|c| colour.noise(frames, c as u64 + 1)).collect();
    let tone: Vec<f32> = (0..frames).flat_map(|i| each.iter().map(move |noise| noise[i])).collect();
    Ok(looped(&tone, levels.rate as usize / OVERLAP, channels))
}

/// Appends `run`, its first frames flowing out of the last ones of `tone`, both as loud as before together.
fn flow(tone: &mut Vec<f32>, run: &[f32], overlap: usize, channels: usize) {
    let samples = (overlap * channels).min(tone.len() / 2).min(run.len() / 2) / channels * channels;
    let from = tone.len() - samples;
    for (i, sample) in run[..samples].iter().enumerate() {
        let (out, into) = weights(i / channels, samples / channels);
        tone[from + i] = tone[from + i] * out + sample * into;
    }
    tone.extend_from_slice(&run[samples..]);
}

/// The same with its end flowing into its beginning.
fn looped(tone: &[f32], overlap: usize, channels: usize) -> Vec<f32> {
    let samples = (overlap * channels).min(tone.len() / 2) / channels * channels;
    let (mut head, tail) = (tone[..tone.len() - samples].to_vec(), &tone[tone.len() - samples..]);
    for (i, sample) in tail.iter().enumerate() {
        let (out, into) = weights(i / channels, samples / channels);
        head[i] = head[i] * into + sample * out;
    }
    head
}

/// How much of what goes and of what comes is heard at frame `at` of `of`: equal power.
#[must_use]
pub fn weights(at: usize, of: usize) -> (f32, f32) {
    let turn = (at as f32 + 0.5) / of.max(1) as f32 * std::f32::consts::FRAC_PI_2;
    (turn.cos(), turn.sin())
}

/// As loud as the floor: in the mean square over all of it.
fn levelled(mut tone: Vec<f32>, floor: f64) -> Vec<f32> {
    let energy = tone.iter().map(|x| f64::from(*x).powi(2)).sum::<f64>() / tone.len().max(1) as f64;
    #[expect(clippy::cast_possible_truncation, reason = "samples are kept as f32")]
    let gain = if energy > 0.0 { (floor / energy).sqrt() as f32 } else { 0.0 };
    for sample in &mut tone {
        *sample *= gain;
    }
    tone
}

#[cfg(test)]
#[expect(clippy::cast_possible_truncation, reason = "twenty seconds of samples")]
mod tests {
    use super::*;

    const RATE: u32 = 8000;

    fn db(samples: &[f32]) -> f64 {
        10.0 * (samples.iter().map(|x| f64::from(*x).powi(2)).sum::<f64>() / samples.len() as f64).log10()
    }

    fn bed_of(recording: &[f32], channels: usize, span: Samples) -> Bed {
        let mut levels = Levels::new(RATE, channels);
        levels.hear(recording);
        let mut source = |first: u64, frames: usize| {
            let from = first as usize * channels;
            let end = (from + frames * channels).min(recording.len());
            assert!(first + frames as u64 <= span.first || first >= span.end, "a closed sample was read");
            Ok(recording[from..end].to_vec())
        };
        Bed::of(&levels, span, &[span], &mut source).unwrap()
    }

    /// Twenty seconds of a room at -60 dB in which somebody says something loud every second for half of it.
    fn spoken(room: f32) -> Vec<f32> {
        let mut all = Colour::of(&[]).noise(RATE as usize * 20, 3);
        for (i, sample) in all.iter_mut().enumerate() {
            let speaks = (i / (RATE as usize / 2)).is_multiple_of(2);
            *sample = *sample * room + if speaks { (i as f32 * 0.3).sin() * 0.5 } else { 0.0 };
        }
        all
    }

    #[test]
    fn the_bed_is_as_loud_as_the_room_around_and_nobody_speaks_in_it() {
        let span = Samples { first: 40_000, end: 60_000 };
        let recording = spoken(0.001);
        let bed = bed_of(&recording, 1, span).next(30_000);
        assert!((db(&bed) - -60.0).abs() < 1.0, "{} dB", db(&bed));
        assert!(bed.iter().all(|x| x.abs() < 0.01), "somebody speaks");
        let two: Vec<f32> = recording.iter().flat_map(|x| [*x, x * 0.5]).collect();
        let bed = bed_of(&two, 2, span).next(30_000);
        let left: Vec<f32> = bed.iter().step_by(2).copied().collect();
        assert!((db(&left) - -60.0).abs() < 1.0, "each side keeps its room: {} dB", db(&left));
    }

    #[test]
    fn where_nothing_is_quiet_noise_of_the_same_floor_stands_in() {
        let mut music: Vec<f32> = (0..RATE * 20).map(|i| (i as f32 * 0.2).sin() * 0.3).collect();
        let span = Samples { first: 40_000, end: 60_000 };
        let bed = bed_of(&music, 1, span).next(30_000);
        assert!((db(&bed) - db(&music)).abs() < 1.0, "{} {}", db(&bed), db(&music));
        let tone: f64 = bed.iter().zip(&music).map(|(a, b)| f64::from(a * b)).sum();
        assert!(tone.abs() / 30_000.0 < 0.02, "the music itself is in it");
        music.fill(0.0);
        assert!(bed_of(&music, 1, span).next(100).iter().all(|x| *x == 0.0), "silence stays silence");
    }

    #[test]
    fn a_bed_has_no_end_and_no_seam() {
        let mut bed = bed_of(&spoken(0.001), 1, Samples { first: 40_000, end: 60_000 });
        let long = bed.next(RATE as usize * 60);
        let windows = long.chunks(400).map(db);
        assert!(
            windows.clone().all(|level| (-64.0..-56.0).contains(&level)),
            "{:?}",
            windows.collect::<Vec<_>>()
        );
    }
}
