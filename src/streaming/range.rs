//! Which slices of a file a `Range` header asks for (RFC 9110, section 14).

use std::cmp::Ordering;
use std::ops::Range;

/// More ranges than this in one header are wasteful: a player asks for one, a download tool for a few.
pub const MOST_RANGES: usize = 64;

/// What a `Range` header comes to for a file of a known length.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Selection {
    /// No valid range was asked for, or a wasteful set: answer with the whole file.
    Whole,
    /// Slices to send, in the order asked for. Each is non-empty and inside the file; none overlap.
    Slices(Vec<Range<u64>>),
    /// Valid ranges, and none of them touches the file.
    Unsatisfiable,
}

/// Reads the lines of the `Range` header against a file of `length` bytes.
///
/// Anything malformed, a unit other than `bytes`, a second line and any range of an empty file are ignored, as
/// section 14.2 allows or demands. Positions may have any number of digits.
#[must_use]
pub fn select(lines: &[&[u8]], length: u64) -> Selection {
    let [line] = lines else { return Selection::Whole };
    let Some(specs) = parse(line) else { return Selection::Whole };
    if length == 0 || specs.len() > MOST_RANGES {
        return Selection::Whole;
    }
    let slices: Vec<_> = specs.iter().filter_map(|spec| spec.slice(length)).collect();
    if slices.is_empty() {
        Selection::Unsatisfiable
    } else if overlap(&slices) {
        Selection::Whole
    } else {
        Selection::Slices(slices)
    }
}

/// `int-range` or `suffix-range` of section 14.1.1. Positions past 64 bits are held at the end of the scale, which
/// is past the end of every file.
#[derive(Clone, Copy)]
enum Spec {
    From(u64),
    FromTo(u64, u64),
    Suffix(u64),
}

impl Spec {
    fn slice(self, length: u64) -> Option<Range<u64>> {
        let slice = match self {
            Self::From(first) => first..length,
            Self::FromTo(first, last) => first..last.saturating_add(1).min(length),
            Self::Suffix(count) => length.saturating_sub(count)..length,
        };
        (slice.start < slice.end).then_some(slice)
    }
}

/// `ranges-specifier = range-unit "=" range-set`; none when it is invalid or in another unit.
/// Stops reading soon after [`MOST_RANGES`], so that a huge header costs little.
fn parse(line: &[u8]) -> Option<Vec<Spec>> {
    let line = line.trim_ascii();
    let equals = line.iter().position(|&b| b == b'=')?;
    if !line[..equals].eq_ignore_ascii_case(b"bytes") {
        return None;
    }
    let mut specs = Vec::new();
    // Section 5.6.1.2: empty elements of a list are to be accepted; white space only around its commas.
    for (place, element) in line[equals + 1..].split(|&b| b == b',').enumerate() {
        if place == 0
            && element.first().is_some_and(u8::is_ascii_whitespace)
            && !element.trim_ascii().is_empty()
        {
            return None;
        }
        let element = element.trim_ascii();
        if !element.is_empty() {
            specs.push(parse_spec(element)?);
        }
    }
    (!specs.is_empty()).then_some(specs)
}

fn parse_spec(text: &[u8]) -> Option<Spec> {
    let dash = text.iter().position(|&b| b == b'-')?;
    let (first, last) = (&text[..dash], &text[dash + 1..]);
    if !first.iter().chain(last).all(u8::is_ascii_digit) {
        return None;
    }
    match (first, last) {
        ([], []) => None,
        ([], count) => Some(Spec::Suffix(number(count))),
        (first, []) => Some(Spec::From(number(first))),
        (first, last) if compare(first, last) == Ordering::Greater => None,
        (first, last) => Some(Spec::FromTo(number(first), number(last))),
    }
}

fn number(digits: &[u8]) -> u64 {
    digits.iter().fold(0, |n: u64, digit| n.saturating_mul(10).saturating_add(u64::from(digit - b'0')))
}

fn compare(a: &[u8], b: &[u8]) -> Ordering {
    let (a, b) = (without_zeros(a), without_zeros(b));
    a.len().cmp(&b.len()).then_with(|| a.cmp(b))
}

fn without_zeros(digits: &[u8]) -> &[u8] {
    &digits[digits.iter().take_while(|&&b| b == b'0').count()..]
}

fn overlap(slices: &[Range<u64>]) -> bool {
    let mut sorted: Vec<_> = slices.iter().collect();
    sorted.sort_unstable_by_key(|slice| slice.start);
    sorted.windows(2).any(|pair| pair[1].start < pair[0].end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const WHOLE: Selection = Selection::Whole;
    const NONE: Selection = Selection::Unsatisfiable;

    fn some(slices: &[Range<u64>]) -> Selection {
        Selection::Slices(slices.to_vec())
    }

    fn check(table: &[(&str, &str, u64, Selection)]) {
        for (row, header, length, expected) in table {
            assert_eq!(
                &select(&[header.as_bytes()], *length),
                expected,
                "{row}: “{header}” of {length} bytes"
            );
        }
    }

    #[test]
    fn one_range_is_read_as_section_14_1_2_says() {
        check(&[
            ("14.1.2 first and last position", "bytes=0-499", 10_000, some(&[0..500])),
            ("14.1.2 second 500", "bytes=500-999", 10_000, some(&[500..1000])),
            ("14.1.2 one byte", "bytes=0-0", 500, some(&[0..1])),
            ("14.1.2 last byte", "bytes=499-499", 500, some(&[499..500])),
            ("14.1.2 open end", "bytes=9500-", 10_000, some(&[9500..10_000])),
            ("14.1.2 open end from the start", "bytes=0-", 500, some(&[0..500])),
            ("14.1.2 suffix", "bytes=-500", 10_000, some(&[9500..10_000])),
            ("14.1.2 suffix of one", "bytes=-1", 500, some(&[499..500])),
            ("14.1.2 suffix longer than the file", "bytes=-1000", 500, some(&[0..500])),
            ("14.1.2 last position clamped", "bytes=0-1000", 500, some(&[0..500])),
            ("14.1.2 last position just past the end", "bytes=499-500", 500, some(&[499..500])),
            ("14.1.1 leading zeros", "bytes=0000-0009", 500, some(&[0..10])),
            ("14.1 unit without case", "BYTES=0-9", 500, some(&[0..10])),
            ("5.5 white space around the value", " bytes=0-9 ", 500, some(&[0..10])),
        ]);
    }

    #[test]
    fn positions_may_have_any_number_of_digits() {
        let max = u64::MAX;
        check(&[
            ("last position of 64 bits", "bytes=0-18446744073709551615", 500, some(&[0..500])),
            ("last position past 64 bits", "bytes=0-18446744073709551616", 500, some(&[0..500])),
            ("last position of 30 digits", "bytes=1-999999999999999999999999999999", 500, some(&[1..500])),
            ("suffix past 64 bits", "bytes=-99999999999999999999999", 500, some(&[0..500])),
            ("first position past 64 bits", "bytes=99999999999999999999999-", 500, NONE),
            ("both past 64 bits", "bytes=99999999999999999999998-99999999999999999999999", 500, NONE),
            (
                "both past 64 bits, reversed",
                "bytes=99999999999999999999999-99999999999999999999998",
                500,
                WHOLE,
            ),
            ("zeros before a long number", "bytes=0-0000000000000000000000000000009", 500, some(&[0..10])),
            ("the longest file", "bytes=-1", max, some(&[max - 1..max])),
            ("the longest file, clamped", "bytes=5-18446744073709551615", max, some(&[5..max])),
        ]);
    }

    #[test]
    fn what_touches_no_byte_is_unsatisfiable() {
        check(&[
            ("14.1.2 first position at the end", "bytes=500-", 500, NONE),
            ("14.1.2 first position past the end", "bytes=501-600", 500, NONE),
            ("14.1.2 suffix of nothing", "bytes=-0", 500, NONE),
            ("14.1.2 all of several", "bytes=500-,-0,900-1000", 500, NONE),
        ]);
    }

    #[test]
    fn what_is_malformed_or_unknown_is_ignored() {
        for header in [
            "",
            "bytes",
            "bytes=",
            "bytes=-",
            "bytes=--1",
            "bytes=a-b",
            "bytes=0-b",
            "bytes=0",
            "bytes=5-4",
            "bytes=+0-4",
            "bytes=0-+4",
            "bytes=0x0-4",
            "bytes 0-4",
            "bytes = 0-4",
            "bytes= 0-4",
            "bytes=0 - 4",
            "bytes=0-4-5",
            "bytes=0-4;5-6",
            "bytes=0-4,x",
            "bytes=0-4,9-8",
            "bytes=,",
            "bytes=,,",
            "items=0-4",
            "none",
            "seconds=1-2",
            "=0-4",
            "bytes=bytes=0-4",
            "bytes=0-1, bytes=2-3",
            "bytes=0-4\u{0}",
            "bytes=٠-٤",
        ] {
            assert_eq!(select(&[header.as_bytes()], 500), WHOLE, "14.2: “{header}”");
        }
        assert_eq!(select(&[], 500), WHOLE, "no header");
        assert_eq!(
            select(&[b"bytes=0-1", b"bytes=2-3"], 500),
            WHOLE,
            "5.3: two lines of a field that is no list"
        );
        assert_eq!(select(&[b"bytes=0-1", b"bytes=0-1"], 500), WHOLE, "5.3: the same line twice");
        assert_eq!(select(&[b"bytes=0-\xff"], 500), WHOLE, "bytes that are no text");
    }

    #[test]
    fn several_ranges_keep_their_order_and_lose_the_unsatisfiable() {
        check(&[
            ("14.1.2 first and last byte", "bytes=0-0,-1", 500, some(&[0..1, 499..500])),
            ("14.1.2 in the order asked", "bytes=-1,0-0", 500, some(&[499..500, 0..1])),
            ("14.1.2 adjacent", "bytes=0-9,10-19", 500, some(&[0..10, 10..20])),
            ("5.6.1 spaces and empty elements", "bytes=0-0 ,\t, 5-5,", 500, some(&[0..1, 5..6])),
            ("14.1.2 unsatisfiable dropped", "bytes=0-0,900-,10-19", 500, some(&[0..1, 10..20])),
            ("14.1.2 one left", "bytes=900-,10-19,-0", 500, some(&[10..20])),
        ]);
    }

    #[test]
    fn wasteful_sets_are_answered_whole() {
        check(&[
            ("14.2 overlapping", "bytes=0-10,10-20", 500, WHOLE),
            ("14.2 the same twice", "bytes=0-0,0-0", 500, WHOLE),
            ("14.2 one inside another", "bytes=0-99,50-60", 500, WHOLE),
            ("14.2 overlapping after clamping", "bytes=-1000,0-0", 500, WHOLE),
            ("17.15 many open ends", "bytes=0-,0-,0-,0-", 500, WHOLE),
        ]);
        let many = |n: u64| (0..n).map(|i| format!("{}-{}", i * 2, i * 2)).collect::<Vec<_>>().join(",");
        let most = u64::try_from(MOST_RANGES).unwrap();
        assert!(
            matches!(select(&[format!("bytes={}", many(most)).as_bytes()], 5000), Selection::Slices(s) if s.len() == MOST_RANGES)
        );
        assert_eq!(
            select(&[format!("bytes={}", many(most + 1)).as_bytes()], 5000),
            WHOLE,
            "17.15 one too many"
        );
        assert_eq!(select(&[format!("bytes={}", many(1000)).as_bytes()], 5000), WHOLE, "17.15 a thousand");
    }

    #[test]
    fn every_range_of_an_empty_file_is_ignored() {
        for header in ["bytes=0-", "bytes=0-0", "bytes=-0", "bytes=-5", "bytes=7-"] {
            assert_eq!(select(&[header.as_bytes()], 0), WHOLE, "14.2: “{header}”");
        }
    }

    fn sound(selection: &Selection, length: u64) -> bool {
        match selection {
            Selection::Slices(slices) => {
                !slices.is_empty()
                    && slices.iter().all(|s| s.start < s.end && s.end <= length)
                    && !overlap(slices)
            }
            _ => true,
        }
    }

    proptest! {
        #[test]
        fn any_bytes_at_all_give_a_sound_selection(line in prop::collection::vec(any::<u8>(), 0..200), length in any::<u64>()) {
            prop_assert!(sound(&select(&[&line], length), length));
        }

        #[test]
        fn anything_that_looks_like_ranges_gives_a_sound_selection(line in "bytes=[0-9,\\- ]{0,60}", length in 0..2000_u64) {
            prop_assert!(sound(&select(&[line.as_bytes()], length), length));
        }

        #[test]
        fn one_valid_range_selects_exactly_the_bytes_it_names(first in any::<u64>(), extra in any::<u64>(), length in 1..u64::MAX) {
            let last = first.saturating_add(extra);
            let expected = if first < length { some(&[first..last.saturating_add(1).min(length)]) } else { NONE };
            prop_assert_eq!(select(&[format!("bytes={first}-{last}").as_bytes()], length), expected);
        }

        #[test]
        fn a_suffix_ends_at_the_end(count in 1..u64::MAX, length in 1..u64::MAX) {
            let expected = some(&[length - count.min(length)..length]);
            prop_assert_eq!(select(&[format!("bytes=-{count}").as_bytes()], length), expected);
        }
    }
}
