//! Loudness by EBU R 128: what ffmpeg's `ebur128` meter says, read; and the gain that brings a piece to air level.

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::radio::bext::Measures;

/// The programme loudness of everything we send to air (EBU R 128), in LUFS.
pub const TARGET_LUFS: f64 = -23.0;
/// How far from it a finished file may be, in LU.
pub const TOLERANCE_LU: f64 = 0.1;
/// The highest true peak of a finished file (EBU R 128), in dBTP.
pub const CEILING_DBTP: f64 = -1.0;
/// Below this nothing counts as sound (ITU-R BS.1770-4, absolute gate), in LUFS.
const ABSOLUTE_GATE_LUFS: f64 = -70.0;
/// The meter says this, or less, while its window is not full yet.
const WINDOW_NOT_FULL_LUFS: f64 = -120.0;

/// What was measured. Numbers are rounded to hundredths, as `bext` can say them.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Loudness {
    /// Programme loudness in LUFS.
    pub integrated_lufs: f64,
    /// Loudness range in LU (EBU Tech 3342).
    pub range_lu: f64,
    /// Maximum true peak in dBTP.
    pub true_peak_dbtp: f64,
    /// Highest momentary loudness (400 ms) in LUFS.
    pub max_momentary_lufs: Option<f64>,
    /// Highest short-term loudness (3 s) in LUFS; none for a piece shorter than that.
    pub max_short_term_lufs: Option<f64>,
}

impl Loudness {
    /// The gain in dB that brings it to [`TARGET_LUFS`].
    #[must_use]
    pub fn gain_db(&self) -> f64 {
        hundredth(TARGET_LUFS - self.integrated_lufs)
    }

    /// The same sound after `gain_db`.
    #[must_use]
    pub fn after(&self, gain_db: f64) -> Self {
        let plus = |value: f64| hundredth(value + gain_db);
        Self {
            integrated_lufs: plus(self.integrated_lufs),
            range_lu: self.range_lu,
            true_peak_dbtp: plus(self.true_peak_dbtp),
            max_momentary_lufs: self.max_momentary_lufs.map(plus),
            max_short_term_lufs: self.max_short_term_lufs.map(plus),
        }
    }

    /// Whether a peak would pass [`CEILING_DBTP`] after `gain_db`.
    #[must_use]
    pub fn needs_limiter(&self, gain_db: f64) -> bool {
        self.true_peak_dbtp + gain_db > CEILING_DBTP
    }

    /// Whether it may go to air as it is.
    #[must_use]
    pub fn is_air_level(&self) -> bool {
        (self.integrated_lufs - TARGET_LUFS).abs() <= TOLERANCE_LU + 1e-9
            && self.true_peak_dbtp <= CEILING_DBTP + 1e-9
    }

    /// The same as `bext` keeps it.
    #[must_use]
    pub fn measures(&self) -> Measures {
        Measures {
            integrated_lufs: Some(self.integrated_lufs),
            range_lu: Some(self.range_lu),
            true_peak_dbtp: Some(self.true_peak_dbtp),
            max_momentary_lufs: self.max_momentary_lufs,
            max_short_term_lufs: self.max_short_term_lufs,
        }
    }
}

/// Takes in what `ametadata=mode=print` writes behind `ebur128=peak=true:metadata=1`, line by line.
#[derive(Debug, Default)]
pub struct Meter {
    integrated: Option<f64>,
    range: Option<f64>,
    momentary: Option<f64>,
    short_term: Option<f64>,
    peak: Option<f64>,
}

impl Meter {
    /// The next line; what is no measure is passed over.
    pub fn line(&mut self, line: &str) {
        let Some((key, value)) = line.strip_prefix("lavfi.r128.").and_then(|rest| rest.split_once('='))
        else {
            return;
        };
        let Ok(value) = value.trim().parse::<f64>() else { return };
        match key {
            "I" => self.integrated = Some(value),
            "LRA" => self.range = Some(value),
            "M" if value > WINDOW_NOT_FULL_LUFS => raise(&mut self.momentary, value),
            "S" if value > WINDOW_NOT_FULL_LUFS => raise(&mut self.short_term, value),
            // Linear, in thousandths; half of one is added so that the figure is never too low.
            "true_peak" if value > 0.0 => raise(&mut self.peak, 20.0 * (value + 0.0005).log10()),
            _ => {}
        }
    }

    /// What was measured when the last line is in.
    ///
    /// # Errors
    /// `Invalid` when the piece is silent or too short to have a loudness, `Internal` when ffmpeg wrote
    /// something else.
    pub fn finish(self) -> Result<Loudness> {
        let measured = self.integrated.zip(self.range).filter(|(lufs, _)| *lufs > ABSOLUTE_GATE_LUFS);
        let (integrated, range) = measured.ok_or_else(silent)?;
        let peak = self.peak.ok_or_else(|| Error::internal("ffmpeg gave no true peak"))?;
        Ok(Loudness {
            integrated_lufs: hundredth(integrated),
            range_lu: hundredth(range),
            true_peak_dbtp: hundredth(peak),
            max_momentary_lufs: self.momentary.map(hundredth),
            max_short_term_lufs: self.short_term.map(hundredth),
        })
    }
}

fn raise(best: &mut Option<f64>, value: f64) {
    *best = Some(best.map_or(value, |b| b.max(value)));
}

fn hundredth(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

fn silent() -> Error {
    Error::invalid(
        "It is silent, or shorter than 0.4 seconds, so it has no loudness and cannot be brought to air level.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const METADATA: &str = "\
frame:0    pts:0       pts_time:0
lavfi.r128.M=-120.691
lavfi.r128.S=-120.691
lavfi.r128.I=-70.000
lavfi.r128.LRA=0.000
lavfi.r128.true_peak=0.018
frame:88   pts:422400  pts_time:8.8
lavfi.r128.M=-17.416
lavfi.r128.S=-20.037
lavfi.r128.I=-20.132
lavfi.r128.LRA=2.830
lavfi.r128.true_peaks_ch0=0.990
lavfi.r128.true_peak=0.552
frame:89   pts:427200  pts_time:8.9
lavfi.r128.M=-46.745
lavfi.r128.S=-20.446
lavfi.r128.I=-20.132
lavfi.r128.LRA=2.830
lavfi.r128.true_peak=0.552
";

    fn read(text: &str) -> Result<Loudness> {
        let mut meter = Meter::default();
        text.lines().for_each(|line| meter.line(line));
        meter.finish()
    }

    #[test]
    fn the_highest_windows_and_the_last_programme_loudness_count() {
        let loudness = read(METADATA).unwrap();
        assert_eq!(
            loudness,
            Loudness {
                integrated_lufs: -20.13,
                range_lu: 2.83,
                true_peak_dbtp: -5.15,
                max_momentary_lufs: Some(-17.42),
                max_short_term_lufs: Some(-20.04),
            }
        );
        assert!((loudness.gain_db() - -2.87).abs() < 1e-9);
        assert!(!loudness.needs_limiter(loudness.gain_db()));
        assert!(loudness.needs_limiter(4.2));
    }

    #[test]
    fn silence_has_no_loudness() {
        let silence = "lavfi.r128.I=-70.000\nlavfi.r128.LRA=0.000\nlavfi.r128.true_peak=0.000\n";
        assert!(read(silence).unwrap_err().message().contains("silent"));
        assert!(read("").is_err());
    }

    #[test]
    fn air_level_is_the_target_within_a_tenth_and_under_the_ceiling() {
        let at = |integrated_lufs, true_peak_dbtp| Loudness {
            integrated_lufs,
            range_lu: 3.0,
            true_peak_dbtp,
            max_momentary_lufs: None,
            max_short_term_lufs: None,
        };
        assert!(at(-23.1, -1.0).is_air_level());
        assert!(at(-22.9, -6.0).is_air_level());
        assert!(!at(-22.89, -6.0).is_air_level());
        assert!(!at(-23.0, -0.99).is_air_level());
    }
}
