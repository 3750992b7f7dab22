//! Noise with the colour of a recording but nothing of what is in it: linear prediction (Levinson and Durbin) takes
//! the shape of the spectrum, and random numbers fill it.

#![expect(clippy::cast_precision_loss, reason = "counts of samples, far below where a float skips one")]

/// How many coefficients shape the noise: enough for a room, too few for words.
const ORDER: usize = 24;
/// How much white noise is added to what is analysed, as a part of its energy, so that prediction stays stable.
const FLOOR: f64 = 1e-6;
/// Frames that the filter runs before anything is taken from it.
const WARM_UP: usize = 2048;

/// The shape of a spectrum.
#[derive(Clone, Debug, PartialEq)]
pub struct Colour([f64; ORDER]);

impl Colour {
    /// The shape of what sounds in `samples` (one channel); white when nothing does.
    #[must_use]
    pub fn of(samples: &[f32]) -> Self {
        let mut lags = [0.0_f64; ORDER + 1];
        for (lag, sum) in lags.iter_mut().enumerate() {
            *sum = samples
                .iter()
                .zip(samples.iter().skip(lag))
                .map(|(a, b)| f64::from(*a) * f64::from(*b))
                .sum();
        }
        lags[0] *= 1.0 + FLOOR;
        Self(predictor(&lags))
    }

    /// `frames` of noise of this colour, with a mean square of about 1; another `seed` gives another noise.
    #[must_use]
    pub fn noise(&self, frames: usize, seed: u64) -> Vec<f32> {
        let mut random = Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        let mut past = [0.0_f64; ORDER];
        let mut out = Vec::with_capacity(frames);
        for at in 0..WARM_UP + frames {
            let predicted: f64 = self.0.iter().zip(&past).map(|(a, x)| a * x).sum();
            let sample = random.next() + predicted;
            past.rotate_right(1);
            past[0] = sample;
            if at >= WARM_UP {
                out.push(sample);
            }
        }
        let energy = out.iter().map(|x| x * x).sum::<f64>() / (frames.max(1) as f64);
        let gain = if energy > 0.0 { energy.sqrt().recip() } else { 0.0 };
        #[expect(clippy::cast_possible_truncation, reason = "samples are kept as f32")]
        out.into_iter().map(|x| (x * gain) as f32).collect()
    }
}

/// The coefficients that predict a sample from those before it, from the autocorrelation.
fn predictor(lags: &[f64; ORDER + 1]) -> [f64; ORDER] {
    let mut a = [0.0_f64; ORDER];
    let mut error = lags[0];
    for i in 0..ORDER {
        if error <= f64::MIN_POSITIVE {
            break;
        }
        let known: f64 = (0..i).map(|j| a[j] * lags[i - j]).sum();
        let reflected = ((lags[i + 1] - known) / error).clamp(-0.9999, 0.9999);
        let before = a;
        a[i] = reflected;
        for j in 0..i {
            a[j] = before[j] - reflected * before[i - 1 - j];
        }
        error *= 1.0 - reflected * reflected;
    }
    a
}

/// Xorshift (Marsaglia 2003): nobody's secret hangs on it, and every machine draws the same.
struct Random(u64);

impl Random {
    /// The sum of four even draws: near enough to a bell for the ear.
    fn next(&mut self) -> f64 {
        (0..4).map(|_| self.even()).sum()
    }

    fn even(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as f64 / (1_u64 << 53) as f64 - 0.5
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The mean product of neighbours in parts of the mean square: high for dark noise, none for white.
    fn darkness(samples: &[f32]) -> f64 {
        let product = |lag: usize| -> f64 {
            samples.iter().zip(&samples[lag..]).map(|(a, b)| f64::from(*a) * f64::from(*b)).sum()
        };
        product(1) / product(0)
    }

    #[test]
    fn noise_has_the_colour_of_what_it_was_made_of_and_nothing_of_its_wave() {
        let white = Colour::of(&[]).noise(48_000, 7);
        assert!(darkness(&white).abs() < 0.05, "{}", darkness(&white));
        let mut dark = white.clone();
        for i in 1..dark.len() {
            dark[i] += dark[i - 1] * 0.9;
        }
        let again = Colour::of(&dark).noise(48_000, 8);
        assert!(
            (darkness(&again) - darkness(&dark)).abs() < 0.05,
            "{} {}",
            darkness(&again),
            darkness(&dark)
        );
        let alike: f64 = again.iter().zip(&dark).map(|(a, b)| f64::from(*a) * f64::from(*b)).sum();
        let energy: f64 = dark.iter().map(|x| f64::from(*x).powi(2)).sum();
        assert!((alike / (energy * 48_000.0).sqrt()).abs() < 0.05);
        let level = again.iter().map(|x| f64::from(*x).powi(2)).sum::<f64>() / 48_000.0;
        assert!((level - 1.0).abs() < 0.01, "{level}");
    }

    #[test]
    fn a_tone_makes_no_filter_that_runs_away() {
        let tone: Vec<f32> = (0..48_000).map(|i| (i as f32 * 0.1).sin()).collect();
        assert!(Colour::of(&tone).noise(48_000, 1).iter().all(|x| x.is_finite() && x.abs() < 20.0));
    }
}
