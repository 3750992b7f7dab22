//! Where things are in an edition: whole frames of picture and samples of sound, and where a moment of the master went.

use super::plan::{PartPlan, Span, merged};

/// Frames of picture a second, as a fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FrameRate {
    /// Frames in …
    pub frames: u64,
    /// … so many seconds; at least 1.
    pub seconds: u64,
}

/// More frames a second than this are no film's.
const MOST: u64 = 60;

impl FrameRate {
    /// The rate at which every frame of a film gets a place of its own: what ffprobe calls `r_frame_rate` where that
    /// is a film's, else the average, else 25.
    #[must_use]
    pub fn of(real: &str, average: &str) -> Self {
        let read = |text: &str| {
            let (frames, seconds) = text.split_once('/')?;
            let rate = Self { frames: frames.parse().ok()?, seconds: seconds.parse().ok()? };
            let sound = rate.frames > 0 && rate.seconds > 0;
            (sound && rate.frames <= MOST * rate.seconds && rate.frames >= rate.seconds).then_some(rate)
        };
        read(real).or_else(|| read(average)).unwrap_or(Self { frames: 25, seconds: 1 })
    }

    /// The frame that is shown at `ms`.
    fn frame_at(self, ms: u64) -> u64 {
        whole(u128::from(ms) * u128::from(self.frames) / (u128::from(self.seconds) * 1000))
    }

    /// The first frame that is not shown before `ms`.
    fn frame_from(self, ms: u64) -> u64 {
        whole((u128::from(ms) * u128::from(self.frames)).div_ceil(u128::from(self.seconds) * 1000))
    }

    /// When frame `number` begins, in milliseconds, rounded.
    fn ms(self, number: u64) -> u64 {
        let (frames, seconds) = (u128::from(self.frames), u128::from(self.seconds));
        whole((u128::from(number) * seconds * 1000 + frames / 2) / frames)
    }

    /// How long one frame is shown, in milliseconds, rounded up.
    #[must_use]
    pub fn ms_of_a_frame(self) -> u64 {
        (1000 * self.seconds).div_ceil(self.frames)
    }

    /// The first sample of frame `number` at `rate` samples a second.
    fn sample(self, number: u64, rate: u32) -> u64 {
        let (frames, seconds) = (u128::from(self.frames), u128::from(self.seconds));
        whole((u128::from(number) * seconds * u128::from(rate) + frames / 2) / frames)
    }
}

fn whole(number: u128) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

/// Frames from the first to before the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Frames {
    /// The first.
    pub first: u64,
    /// The first one after.
    pub end: u64,
}

/// The frames that show anything of `spans`, and one more on each side: a frame may stand a little off its place.
#[must_use]
pub fn frames(spans: &[Span], rate: FrameRate) -> Vec<Frames> {
    let wide = spans.iter().map(|span| Span {
        start: rate.frame_at(span.start).saturating_sub(1),
        end: rate.frame_from(span.end) + 1,
    });
    merged(wide.collect()).into_iter().map(|s| Frames { first: s.start, end: s.end }).collect()
}

/// Samples from the first to before the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Samples {
    /// The first.
    pub first: u64,
    /// The first one after.
    pub end: u64,
}

/// The samples that are cut out of a part: with a picture exactly those of the frames that are, so that picture and
/// sound stay together; without one to the sample.
#[must_use]
pub fn cut_samples(plan: &PartPlan, picture: Option<FrameRate>, rate: u32) -> Vec<Samples> {
    match picture {
        None => plan.cuts.iter().map(|span| samples(*span, rate)).collect(),
        Some(of) => frames(&plan.cuts, of)
            .into_iter()
            .map(|f| Samples { first: of.sample(f.first, rate), end: of.sample(f.end, rate) })
            .collect(),
    }
}

/// Every sample that sounds within `span`.
#[must_use]
pub fn samples(span: Span, rate: u32) -> Samples {
    let at = |ms: u64| u128::from(ms) * u128::from(rate);
    Samples { first: whole(at(span.start) / 1000), end: whole(at(span.end).div_ceil(1000)) }
}

/// What was cut out of a part, to find moments of the master in the edition.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    gone: Vec<Span>,
}

impl Timeline {
    /// The timeline of a part, with the frame rate of its picture.
    #[must_use]
    pub fn of(plan: &PartPlan, picture: Option<FrameRate>) -> Self {
        let gone = match picture {
            None => plan.cuts.clone(),
            Some(of) => frames(&plan.cuts, of)
                .into_iter()
                .map(|f| Span { start: of.ms(f.first), end: of.ms(f.end) })
                .collect(),
        };
        Self { gone }
    }

    /// What was cut out, in the master's time.
    #[must_use]
    pub fn gone(&self) -> &[Span] {
        &self.gone
    }

    /// Where `ms` of the master is in the edition; what was cut out is where it would have begun.
    #[must_use]
    pub fn place(&self, ms: u64) -> u64 {
        let before: u64 = self.gone.iter().map(|s| s.end.min(ms).saturating_sub(s.start.min(ms))).sum();
        ms - before
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAL: FrameRate = FrameRate { frames: 25, seconds: 1 };
    const NTSC: FrameRate = FrameRate { frames: 30000, seconds: 1001 };

    fn span(start: u64, end: u64) -> Span {
        Span { start, end }
    }

    #[test]
    fn a_rate_is_a_films_or_the_average_or_25() {
        for (real, average, rate) in [
            ("25/1", "25/1", PAL),
            ("30000/1001", "30/1", NTSC),
            ("1000/1", "25/1", PAL),
            ("0/0", "0/0", PAL),
            ("90000/1", "0/0", PAL),
            ("x", "", PAL),
        ] {
            assert_eq!(FrameRate::of(real, average), rate, "{real} {average}");
        }
    }

    #[test]
    fn a_frame_that_shows_anything_of_a_passage_is_closed_and_one_on_each_side() {
        for (start, end, rate, first, past) in [
            (1000, 2000, PAL, 24, 51),
            (1001, 1999, PAL, 24, 51),
            (1040, 1041, PAL, 25, 28),
            (1000, 2001, PAL, 24, 52),
            (0, 40, PAL, 0, 2),
            (1001, 2002, NTSC, 29, 61),
        ] {
            assert_eq!(frames(&[span(start, end)], rate), [Frames { first, end: past }], "{start} {end}");
        }
        let near = frames(&[span(1000, 2000), span(2040, 3000)], PAL);
        assert_eq!(near, [Frames { first: 24, end: 76 }], "closed frames that touch are closed once");
    }

    #[test]
    fn sound_is_cut_to_the_sample_alone_and_with_its_frames_beside_a_picture() {
        let plan = PartPlan { length_ms: 9000, cuts: vec![span(1001, 2000)], ..PartPlan::default() };
        assert_eq!(cut_samples(&plan, None, 44_100), [Samples { first: 44_144, end: 88_200 }]);
        assert_eq!(cut_samples(&plan, Some(PAL), 48_000), [Samples { first: 24 * 1920, end: 51 * 1920 }]);
    }

    #[test]
    fn a_moment_moves_by_what_was_cut_out_before_it() {
        let plan = PartPlan {
            length_ms: 9000,
            cuts: vec![span(1000, 2000), span(4000, 4500)],
            ..PartPlan::default()
        };
        let timeline = Timeline::of(&plan, None);
        for (before, after) in
            [(0, 0), (999, 999), (1000, 1000), (1500, 1000), (2000, 1000), (4250, 3000), (9000, 7500)]
        {
            assert_eq!(timeline.place(before), after, "{before}");
        }
        let framed = Timeline::of(&plan, Some(PAL));
        assert_eq!(framed.gone(), [span(960, 2040), span(3960, 4560)]);
    }
}
