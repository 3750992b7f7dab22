//! The sound of an edition, sample by sample: what is open stays as it is, what is closed is never read.

use super::bed::{Bed, Source, weights};
use super::plan::PartPlan;
use super::timeline::{FrameRate, Samples, cut_samples, samples};
use crate::error::Result;

/// Makes the room tone of a closed stretch.
pub type Beds<'a> = dyn FnMut(Samples, &mut Source<'_>) -> Result<Bed> + 'a;
/// Takes samples, interleaved.
pub type Sink<'a> = dyn FnMut(&[f32]) -> Result<()> + 'a;

/// A piece of an edition's sound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// As it was recorded.
    Open(Samples),
    /// Room tone, as long as this.
    Bed(Samples),
}

/// One piece flows into the next for this part of a second.
const FADE: u32 = 100;
/// How much is read at once, in frames.
const READ: u64 = 1 << 16;

/// The pieces of a part whose sound is `total` frames long, and what is closed in it.
#[must_use]
pub fn pieces(
    plan: &PartPlan,
    picture: Option<FrameRate>,
    rate: u32,
    total: u64,
) -> (Vec<Piece>, Vec<Samples>) {
    let within = |s: Samples| Samples { first: s.first.min(total), end: s.end.min(total) };
    let cuts: Vec<Samples> = cut_samples(plan, picture, rate).into_iter().map(within).collect();
    let mutes: Vec<Samples> = plan.mutes.iter().map(|span| within(samples(*span, rate))).collect();
    let mut marks: Vec<u64> =
        cuts.iter().chain(&mutes).flat_map(|s| [s.first, s.end]).chain([0, total]).collect();
    marks.sort_unstable();
    marks.dedup();
    let lies_in = |list: &[Samples], at: u64| list.iter().any(|s| s.first <= at && at < s.end);
    let mut out: Vec<Piece> = Vec::new();
    for ends in marks.windows(2) {
        let stretch = Samples { first: ends[0], end: ends[1] };
        if lies_in(&cuts, stretch.first) {
            continue;
        }
        let next = if lies_in(&mutes, stretch.first) { Piece::Bed(stretch) } else { Piece::Open(stretch) };
        out.push(next);
    }
    let closed = cuts.into_iter().chain(mutes).filter(|s| s.first < s.end).collect();
    (out, closed)
}

/// Writes `pieces` to `sink`. `bed` makes the room tone of a closed stretch. Every sample that `source` is asked for
/// lies in an open piece.
///
/// # Errors
/// Those of `source`, `bed` and `sink`.
pub fn render(
    pieces: &[Piece],
    (rate, channels): (u32, usize),
    source: &mut Source<'_>,
    bed: &mut Beds<'_>,
    sink: &mut Sink<'_>,
) -> Result<()> {
    let fade = u64::from(rate / FADE).max(1);
    for (at, piece) in pieces.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|b| pieces.get(b));
        match piece {
            Piece::Open(s) => {
                let tail = match before {
                    Some(Piece::Open(b)) if b.end != s.first => {
                        mirrored_tail(*b, length(*s).min(fade), channels, source)?
                    }
                    _ => Vec::new(),
                };
                open(*s, tail, channels, source, sink)?;
            }
            Piece::Bed(s) => {
                let half = (length(*s) / 2).min(fade);
                let tail = match before {
                    Some(Piece::Open(b)) => mirrored_tail(*b, half, channels, source)?,
                    _ => Vec::new(),
                };
                let head = match pieces.get(at + 1) {
                    Some(Piece::Open(n)) => source(n.first, frames(half.min(length(*n))))?,
                    _ => Vec::new(),
                };
                closed(*s, (tail, &head), half, channels, bed(*s, source)?, sink)?;
            }
        }
    }
    Ok(())
}

/// Writes an open piece, out of which `tail` fades at its beginning.
fn open(
    s: Samples,
    mut tail: Vec<f32>,
    channels: usize,
    source: &mut Source<'_>,
    sink: &mut Sink<'_>,
) -> Result<()> {
    let mut first = s.first;
    while first < s.end {
        let count = (s.end - first).min(READ);
        let mut read = source(first, frames(count))?;
        blend(&mut read, &tail, channels);
        tail.clear();
        sink(&read)?;
        first += count;
    }
    Ok(())
}

/// Writes room tone: `tail` fades into it, and it fades into `head`, each at most `half` of it.
fn closed(
    s: Samples,
    (mut tail, head): (Vec<f32>, &[f32]),
    half: u64,
    channels: usize,
    mut room: Bed,
    sink: &mut Sink<'_>,
) -> Result<()> {
    let mut left = length(s);
    while left > 0 {
        let count = if left > READ { READ.min(left - half) } else { left };
        let mut tone = room.next(frames(count) * channels);
        blend(&mut tone, &tail, channels);
        tail.clear();
        left -= count;
        if left == 0 {
            turned(&mut tone, channels);
            blend(&mut tone, head, channels);
            turned(&mut tone, channels);
        }
        sink(&tone)?;
    }
    Ok(())
}

fn length(s: Samples) -> u64 {
    s.end.saturating_sub(s.first)
}

fn frames(count: u64) -> usize {
    usize::try_from(count).unwrap_or(0)
}

/// The last frames of an open piece, the last one first: it goes on as if it were reflected at its end.
fn mirrored_tail(of: Samples, most: u64, channels: usize, source: &mut Source<'_>) -> Result<Vec<f32>> {
    let count = most.min(length(of));
    let mut read = source(of.end - count, frames(count))?;
    turned(&mut read, channels);
    Ok(read)
}

/// Turns frames around in time.
fn turned(read: &mut [f32], channels: usize) {
    read.reverse();
    for frame in read.chunks_exact_mut(channels) {
        frame.reverse();
    }
}

/// Lets `going` fade away over the first frames of `coming`.
fn blend(coming: &mut [f32], going: &[f32], channels: usize) {
    let of = going.len().min(coming.len()) / channels;
    for i in 0..of * channels {
        let (out, into) = weights(i / channels, of);
        coming[i] = coming[i] * into + going[i] * out;
    }
}

#[cfg(test)]
#[expect(clippy::cast_possible_truncation, reason = "twenty seconds of samples")]
mod tests {
    use super::*;
    use crate::editions::bed::Levels;
    use crate::editions::noise::Colour;
    use crate::editions::plan::{Span, merged};
    use proptest::prelude::*;

    const RATE: u32 = 8000;

    fn made(plan: &PartPlan, recording: &[f32], channels: usize) -> Vec<f32> {
        let total = (recording.len() / channels) as u64;
        let (pieces, closed) = pieces(plan, None, RATE, total);
        let mut levels = Levels::new(RATE, channels);
        levels.hear(recording);
        let mut source = |first: u64, frames: usize| {
            assert!(!closed.iter().any(|c| first < c.end && c.first < first + frames as u64), "it was read");
            let from = first as usize * channels;
            Ok(recording[from..(from + frames * channels).min(recording.len())].to_vec())
        };
        let mut bed = |span: Samples, source: &mut Source<'_>| Bed::of(&levels, span, &closed, source);
        let mut out = Vec::new();
        let mut sink = |samples: &[f32]| {
            out.extend_from_slice(samples);
            Ok(())
        };
        render(&pieces, (RATE, channels), &mut source, &mut bed, &mut sink).unwrap();
        out
    }

    fn plan(mutes: &[(u64, u64)], cuts: &[(u64, u64)]) -> PartPlan {
        let spans = |list: &[(u64, u64)]| {
            merged(list.iter().map(|(start, end)| Span { start: *start, end: *end }).collect())
        };
        PartPlan { length_ms: 20_000, mutes: spans(mutes), cuts: spans(cuts), ..PartPlan::default() }
    }

    #[test]
    fn outside_of_a_muted_passage_not_a_sample_changes() {
        let recording = Colour::of(&[]).noise(RATE as usize * 20 * 2, 5);
        let out = made(&plan(&[(5000, 7000)], &[]), &recording, 2);
        assert_eq!(out.len(), recording.len());
        assert!(out[..80_000] == recording[..80_000] && out[112_000..] == recording[112_000..]);
        let same = out[80_000..112_000]
            .iter()
            .zip(&recording[80_000..112_000])
            .filter(|(a, b)| a.to_bits() == b.to_bits())
            .count();
        assert!(same < 10, "{same} samples of the passage are still there");
    }

    #[test]
    fn what_is_cut_is_not_there_and_the_join_lasts_a_hundredth_of_a_second() {
        let recording = Colour::of(&[]).noise(RATE as usize * 20, 5);
        let out = made(&plan(&[], &[(5000, 7000)]), &recording, 1);
        assert_eq!(out.len(), recording.len() - 16_000);
        assert_eq!(out[..40_000], recording[..40_000]);
        assert_eq!(out[40_080..], recording[56_080..]);
        assert_ne!(out[40_000..40_080], recording[56_000..56_080]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn the_sound_of_an_edition_is_the_same_whatever_is_said_in_its_closed_passages(
            mutes in prop::collection::vec((0..15_000_u64, 1..3000_u64), 0..4),
            cuts in prop::collection::vec((0..15_000_u64, 1..3000_u64), 0..3),
            channels in 1..3_usize,
        ) {
            let ends = |list: Vec<(u64, u64)>| list.into_iter().map(|(s, l)| (s, s + l)).collect::<Vec<_>>();
            let plan = plan(&ends(mutes), &ends(cuts));
            let recording = Colour::of(&[]).noise(RATE as usize * 20 * channels, 9);
            let mut other = recording.clone();
            for span in plan.silenced() {
                let s = samples(span, RATE);
                other[s.first as usize * channels..s.end as usize * channels].fill(0.9);
            }
            let out = made(&plan, &recording, channels);
            prop_assert!(out == made(&plan, &other, channels));
            let (pieces, _) = pieces(&plan, None, RATE, u64::from(RATE) * 20);
            let frames: u64 = pieces.iter().map(|p| match p { Piece::Open(s) | Piece::Bed(s) => length(*s) }).sum();
            prop_assert_eq!(out.len() as u64, frames * channels as u64);
        }
    }
}
