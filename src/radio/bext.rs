//! The `bext` chunk of a Broadcast Wave file, version 2 (EBU Tech 3285, May 2011), with the coding history of
//! EBU R 98.

use crate::error::{Error, Result};

/// Length of the fixed part; the coding history follows it.
pub const FIXED: usize = 602;
/// “No measure” in a loudness field (EBU Tech 3285, 2.4).
const NO_MEASURE: i16 = 0x7fff;
const VERSION: u16 = 2;

/// What a `bext` chunk says. Texts are printable ASCII; longer ones than the field are refused, not cut.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bext {
    /// What this is; at most 256 characters.
    pub description: String,
    /// Who made the file; at most 32.
    pub originator: String,
    /// The originator's own name for it; at most 32.
    pub originator_reference: String,
    /// `yyyy-mm-dd`, or empty when it is not known to the day.
    pub origination_date: String,
    /// `hh:mm:ss`, or empty.
    pub origination_time: String,
    /// The first sample's count since midnight.
    pub time_reference: u64,
    /// Measures by EBU R 128 and Tech 3341, 3342.
    pub loudness: Measures,
    /// One step of the sound's way here a line, each ended by CR LF (EBU R 98).
    pub coding_history: String,
}

/// The loudness fields; none: no measure is known.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Measures {
    /// Programme loudness in LUFS.
    pub integrated_lufs: Option<f64>,
    /// Loudness range in LU.
    pub range_lu: Option<f64>,
    /// Maximum true peak in dBTP.
    pub true_peak_dbtp: Option<f64>,
    /// Highest momentary loudness (400 ms) in LUFS.
    pub max_momentary_lufs: Option<f64>,
    /// Highest short-term loudness (3 s) in LUFS.
    pub max_short_term_lufs: Option<f64>,
}

impl Bext {
    /// The chunk's bytes, without its id and length.
    ///
    /// # Errors
    /// `Invalid` when a text is not printable ASCII or longer than its field.
    pub fn bytes(&self) -> Result<Vec<u8>> {
        let mut out = Vec::with_capacity(FIXED + self.coding_history.len());
        field(&mut out, "Description", &self.description, 256)?;
        field(&mut out, "Originator", &self.originator, 32)?;
        field(&mut out, "OriginatorReference", &self.originator_reference, 32)?;
        field(&mut out, "OriginationDate", &self.origination_date, 10)?;
        field(&mut out, "OriginationTime", &self.origination_time, 8)?;
        out.extend_from_slice(&self.time_reference.to_le_bytes());
        out.extend_from_slice(&VERSION.to_le_bytes());
        out.extend_from_slice(&[0; 64]); // UMID: none was given
        for measure in self.loudness.fields() {
            out.extend_from_slice(&measure.to_le_bytes());
        }
        out.resize(FIXED, 0); // 180 bytes reserved
        let history = self.coding_history.bytes();
        if !history.clone().all(|b| matches!(b, 0x20..=0x7e | b'\r' | b'\n')) {
            return Err(Error::invalid("The coding history must be ASCII."));
        }
        out.extend(history);
        Ok(out)
    }

    /// Reads a chunk of version 0, 1 or 2. Letters beyond ASCII, which the standard does not allow but
    /// recorders write, are read as Latin-1.
    ///
    /// # Errors
    /// `Invalid` when it is shorter than the fixed part or of a version that does not exist.
    pub fn read(bytes: &[u8]) -> Result<Self> {
        let Some((fixed, history)) = bytes.split_at_checked(FIXED) else {
            return Err(Error::invalid(format!(
                "A bext chunk has at least {FIXED} bytes; this has {}.",
                bytes.len()
            )));
        };
        let version = u16::from_le_bytes([fixed[346], fixed[347]]);
        if version > VERSION {
            return Err(Error::invalid(format!("There is no version {version} of the bext chunk.")));
        }
        let mut reference = [0; 8];
        reference.copy_from_slice(&fixed[338..346]);
        Ok(Self {
            description: text(&fixed[..256]),
            originator: text(&fixed[256..288]),
            originator_reference: text(&fixed[288..320]),
            origination_date: text(&fixed[320..330]),
            origination_time: text(&fixed[330..338]),
            time_reference: u64::from_le_bytes(reference),
            loudness: if version == VERSION { Measures::read(&fixed[412..422]) } else { Measures::default() },
            coding_history: text(history),
        })
    }
}

impl Measures {
    fn fields(&self) -> [i16; 5] {
        [
            self.integrated_lufs,
            self.range_lu,
            self.true_peak_dbtp,
            self.max_momentary_lufs,
            self.max_short_term_lufs,
        ]
        .map(hundredths)
    }

    fn read(bytes: &[u8]) -> Self {
        let measure = |n: usize| {
            let value = i16::from_le_bytes([bytes[2 * n], bytes[2 * n + 1]]);
            (value != NO_MEASURE).then(|| f64::from(value) / 100.0)
        };
        Self {
            integrated_lufs: measure(0),
            range_lu: measure(1),
            true_peak_dbtp: measure(2),
            max_momentary_lufs: measure(3),
            max_short_term_lufs: measure(4),
        }
    }
}

/// A hundredfold, rounded; what the field cannot say (beyond ±99.99) is no measure (EBU Tech 3285, 2.4).
fn hundredths(measure: Option<f64>) -> i16 {
    match measure.map(|m| (m * 100.0).round()) {
        #[expect(clippy::cast_possible_truncation, reason = "the guard holds it within ±9999")]
        Some(value) if (-9999.0..=9999.0).contains(&value) => value as i16,
        _ => NO_MEASURE,
    }
}

fn field(out: &mut Vec<u8>, name: &str, text: &str, width: usize) -> Result<()> {
    if !text.bytes().all(|b| matches!(b, 0x20..=0x7e)) {
        return Err(Error::invalid(format!("{name} must be printable ASCII.")));
    }
    if text.len() > width {
        return Err(Error::invalid(format!("{name} holds {width} characters; this has {}.", text.len())));
    }
    let end = out.len() + width;
    out.extend_from_slice(text.as_bytes());
    out.resize(end, 0);
    Ok(())
}

fn text(bytes: &[u8]) -> String {
    bytes.iter().take_while(|b| **b != 0).map(|b| char::from(*b)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn example() -> Bext {
        Bext {
            description: "The third key. Usable until 2095-12-31".to_owned(),
            originator: "Digitales".to_owned(),
            originator_reference: "0192f3b28c1e7d4ab1c2d3e4f5a6b7c8".to_owned(),
            origination_date: "2024-05-12".to_owned(),
            origination_time: "14:00:00".to_owned(),
            time_reference: 0,
            loudness: Measures {
                integrated_lufs: Some(-22.644),
                range_lu: Some(4.115),
                true_peak_dbtp: Some(-1.0),
                max_momentary_lufs: Some(-18.3),
                max_short_term_lufs: None,
            },
            coding_history: "A=PCM,F=48000,W=24,M=stereo,T=Digitales\r\n".to_owned(),
        }
    }

    #[test]
    fn every_field_stands_where_tech_3285_puts_it() {
        let bytes = example().bytes().unwrap();
        assert_eq!(bytes.len(), 602 + 41);
        assert_eq!(&bytes[256..265], b"Digitales");
        assert_eq!(&bytes[288..320], b"0192f3b28c1e7d4ab1c2d3e4f5a6b7c8");
        assert_eq!(&bytes[320..338], b"2024-05-1214:00:00");
        assert_eq!(&bytes[338..346], &[0; 8], "time reference");
        assert_eq!(&bytes[346..348], &[2, 0], "version");
        assert_eq!(&bytes[348..412], &[0; 64], "UMID");
        assert_eq!(i16::from_le_bytes([bytes[412], bytes[413]]), -2264, "the standard's own example");
        assert_eq!(i16::from_le_bytes([bytes[420], bytes[421]]), 0x7fff, "no measure");
        assert_eq!(&bytes[422..602], &[0; 180], "reserved");
        assert_eq!(&bytes[602..], b"A=PCM,F=48000,W=24,M=stereo,T=Digitales\r\n");
    }

    #[test]
    fn a_text_that_does_not_fit_is_refused_and_not_cut() {
        let long = Bext { originator: "x".repeat(33), ..example() };
        assert!(long.bytes().unwrap_err().message().contains("Originator holds 32"));
        let umlaut = Bext { description: "Schlüssel".to_owned(), ..example() };
        assert!(umlaut.bytes().unwrap_err().message().contains("ASCII"));
    }

    proptest! {
        #[test]
        fn what_was_written_is_read_back(description in "[ -~]{0,256}", lufs in -99.0_f64..99.0) {
            let rounded = (lufs * 100.0).round() / 100.0;
            let bext = Bext {
                description,
                loudness: Measures { integrated_lufs: Some(rounded), ..Measures::default() },
                ..example()
            };
            let back = Bext::read(&bext.bytes().unwrap()).unwrap();
            prop_assert_eq!(&back.description, &bext.description);
            prop_assert!((back.loudness.integrated_lufs.unwrap() - rounded).abs() < 0.001);
        }

        #[test]
        fn any_bytes_are_a_chunk_or_a_clear_no(bytes in proptest::collection::vec(any::<u8>(), 0..700)) {
            let _ = Bext::read(&bytes);
        }
    }
}
