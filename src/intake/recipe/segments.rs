//! Where the segments of a fragmented MP4 stand (ISO/IEC 14496-12): its boxes are walked once, when it has been made.

use serde::{Deserialize, Serialize};
use std::io::{Read, Seek, SeekFrom};

use crate::error::{Error, Result};

/// Where the segments of a file stand: one behind the other, from the end of its beginning on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Segments {
    /// How many parts a second is divided into.
    pub timescale: u32,
    /// Bytes of its beginning (`ftyp`, `moov`), which every player needs first.
    pub start: u64,
    /// For each segment its bytes and how long it is, in parts of a second.
    pub each: Vec<(u64, u64)>,
}

/// Largest `moov` or `moof` that is read, in bytes.
const LARGEST: u64 = 16 << 20;
/// Most segments of a file: a day in pieces of two seconds.
const MOST: usize = 50_000;

impl Segments {
    /// Walks the boxes of `file`.
    ///
    /// # Errors
    /// `Invalid` when it is no fragmented MP4 of one track, or breaks off.
    pub fn read(file: &mut (impl Read + Seek)) -> Result<Self> {
        let mut walk = Walk { at: 0, length: file.seek(SeekFrom::End(0))?, file };
        let mut timescale = None;
        let mut start = None;
        // For each fragment where it begins, its first instant and how long its samples last.
        let mut fragments: Vec<(u64, u64, u64)> = Vec::new();
        let mut defaults = 0;
        while let Some(found) = walk.next()? {
            match &found.kind {
                b"moov" => {
                    let moov = walk.content(&found)?;
                    let (scale, default) = track(&moov).ok_or_else(broken)?;
                    (timescale, defaults) = (Some(scale), default);
                }
                b"moof" => {
                    start.get_or_insert(found.at);
                    let (first, length) = fragment(&walk.content(&found)?, defaults).ok_or_else(broken)?;
                    fragments.push((found.at, first, length));
                    if fragments.len() > MOST {
                        return Err(Error::invalid("This file has more segments than a day has."));
                    }
                }
                _ => {}
            }
        }
        let (timescale, start) = timescale.filter(|t| *t > 0).zip(start).ok_or_else(broken)?;
        Ok(Self { timescale, start, each: lengths(&fragments, walk.length)? })
    }

    /// How long all segments are together, in milliseconds.
    #[must_use]
    pub fn duration_ms(&self) -> u64 {
        self.each.iter().map(|(_, length)| length).sum::<u64>() * 1000 / u64::from(self.timescale.max(1))
    }
}

fn broken() -> Error {
    Error::invalid("This is no MP4 in fragments, or it breaks off.")
}

/// A segment is as long as it is to the next one; the last as long as its samples.
fn lengths(fragments: &[(u64, u64, u64)], end: u64) -> Result<Vec<(u64, u64)>> {
    let after = fragments.iter().skip(1).map(|(at, first, _)| (*at, Some(*first))).chain([(end, None)]);
    let each = fragments.iter().zip(after).map(|((at, first, length), (next, next_first))| {
        let lasts = match next_first {
            Some(next) => next.checked_sub(*first)?,
            None => *length,
        };
        Some((next.checked_sub(*at)?, lasts))
    });
    each.collect::<Option<Vec<_>>>().filter(|each| !each.is_empty()).ok_or_else(broken)
}

struct Found {
    kind: [u8; 4],
    at: u64,
    header: u64,
    length: u64,
}

struct Walk<'a, F> {
    file: &'a mut F,
    at: u64,
    length: u64,
}

impl<F: Read + Seek> Walk<'_, F> {
    /// The next box at the top; none at the end.
    fn next(&mut self) -> Result<Option<Found>> {
        if self.at == self.length {
            return Ok(None);
        }
        let mut head = [0; 16];
        self.file.seek(SeekFrom::Start(self.at))?;
        let room = self.length - self.at;
        if room < 8 {
            return Err(broken());
        }
        self.file.read_exact(&mut head[..8])?;
        let [a, b, c, d, kind @ ..] = head;
        let kind = [kind[0], kind[1], kind[2], kind[3]];
        let (header, length) = match u32::from_be_bytes([a, b, c, d]) {
            0 => (8, room),
            1 if room >= 16 => {
                self.file.read_exact(&mut head[8..])?;
                (16, u64::from_be_bytes(head[8..].try_into().map_err(|_| broken())?))
            }
            length => (8, u64::from(length)),
        };
        if length < header || length > room {
            return Err(broken());
        }
        let found = Found { kind, at: self.at, header, length };
        self.at += length;
        Ok(Some(found))
    }

    fn content(&mut self, found: &Found) -> Result<Vec<u8>> {
        if found.length > LARGEST {
            return Err(broken());
        }
        self.file.seek(SeekFrom::Start(found.at + found.header))?;
        let mut content = Vec::new();
        (&mut *self.file).take(found.length - found.header).read_to_end(&mut content)?;
        Ok(content)
    }
}

/// The boxes in `bytes`, as far as they are whole.
fn boxes(bytes: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        let length = number(rest, 0)? as usize;
        let found = rest.get(..length).filter(|found| found.len() >= 8)?;
        rest = &rest[length..];
        Some((&found[4..8], &found[8..]))
    })
}

fn inside<'a>(bytes: &'a [u8], kind: &[u8]) -> Option<&'a [u8]> {
    boxes(bytes).find(|(found, _)| *found == kind).map(|(_, content)| content)
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

fn long(bytes: &[u8], at: usize) -> Option<u64> {
    Some(u64::from(number(bytes, at)?) << 32 | u64::from(number(bytes, at.checked_add(4)?)?))
}

/// Of the one track in a `moov`: its timescale and how long a sample is that does not say.
fn track(moov: &[u8]) -> Option<(u32, u32)> {
    let mdhd = inside(inside(inside(moov, b"trak")?, b"mdia")?, b"mdhd")?;
    let timescale = number(mdhd, if *mdhd.first()? == 1 { 20 } else { 12 })?;
    let default = inside(moov, b"mvex").and_then(|mvex| number(inside(mvex, b"trex")?, 12));
    Some((timescale, default.unwrap_or(0)))
}

/// Of a `moof`: its first instant and how long its samples last together.
fn fragment(moof: &[u8], default: u32) -> Option<(u64, u64)> {
    let traf = inside(moof, b"traf")?;
    let tfdt = inside(traf, b"tfdt")?;
    let first = if *tfdt.first()? == 1 { long(tfdt, 4)? } else { u64::from(number(tfdt, 4)?) };
    let tfhd = inside(traf, b"tfhd")?;
    let flags = number(tfhd, 0)? & 0x00ff_ffff;
    // base-data-offset and sample-description-index stand before the default duration.
    let before = if flags & 1 == 0 { 0 } else { 8 } + if flags & 2 == 0 { 0 } else { 4 };
    let default = if flags & 8 == 0 { default } else { number(tfhd, 8 + before)? };
    let runs = boxes(traf).filter(|(kind, _)| *kind == b"trun");
    let lengths: Option<Vec<u64>> = runs.map(|(_, trun)| run(trun, default)).collect();
    Some((first, lengths?.into_iter().try_fold(0_u64, u64::checked_add)?))
}

/// How long the samples of a `trun` last together.
fn run(trun: &[u8], default: u32) -> Option<u64> {
    let flags = number(trun, 0)? & 0x00ff_ffff;
    let count = number(trun, 4)?;
    if flags & 0x100 == 0 {
        return Some(u64::from(count) * u64::from(default));
    }
    let first = 8 + if flags & 1 == 0 { 0 } else { 4 } + if flags & 4 == 0 { 0 } else { 4 };
    let wide = [0x100, 0x200, 0x400, 0x800].iter().filter(|flag| flags & **flag != 0).count() * 4;
    let mut length = 0_u64;
    for sample in 0..count as usize {
        length += u64::from(number(trun, first + sample * wide)?);
    }
    Some(length)
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use proptest::prelude::*;

    use super::*;

    fn boxed(kind: [u8; 4], content: &[u8]) -> Vec<u8> {
        let length = u32::try_from(content.len() + 8).unwrap();
        [&length.to_be_bytes()[..], &kind, content].concat()
    }

    fn beginning() -> Vec<u8> {
        let mdhd = boxed(*b"mdhd", &[&[0; 12][..], &90_000_u32.to_be_bytes(), &[0; 8]].concat());
        let moov = boxed(*b"trak", &boxed(*b"mdia", &mdhd));
        [boxed(*b"ftyp", b"cmfc"), boxed(*b"moov", &moov)].concat()
    }

    fn piece(first: u32, samples: &[u32], bytes: usize) -> Vec<u8> {
        let tfdt = boxed(*b"tfdt", &[&[0; 4][..], &first.to_be_bytes()].concat());
        let tfhd = boxed(*b"tfhd", &[0, 0, 0, 0, 0, 0, 0, 1]);
        let each: Vec<u8> = samples.iter().flat_map(|s| s.to_be_bytes()).collect();
        let count = u32::try_from(samples.len()).unwrap().to_be_bytes();
        let trun = boxed(*b"trun", &[&[0, 0, 1, 0][..], &count, &each].concat());
        [boxed(*b"moof", &boxed(*b"traf", &[tfhd, tfdt, trun].concat())), boxed(*b"mdat", &vec![7; bytes])]
            .concat()
    }

    #[test]
    fn each_segment_stands_behind_the_last_and_lasts_to_the_next() {
        let (head, a, b) = (beginning(), piece(0, &[3600; 50], 100), piece(180_000, &[3600, 3600], 30));
        let file = [head.clone(), a.clone(), b.clone()].concat();
        let found = Segments::read(&mut Cursor::new(file)).unwrap();
        let lengths = [(a.len() as u64, 180_000), (b.len() as u64, 7_200)];
        assert_eq!(found, Segments { timescale: 90_000, start: head.len() as u64, each: lengths.to_vec() });
        assert_eq!(found.duration_ms(), 2080);
    }

    #[test]
    fn what_breaks_off_or_is_no_such_file_is_refused() {
        let whole = [beginning(), piece(0, &[1; 3], 9)].concat();
        for cut in [3, 20, whole.len() - 1] {
            assert!(Segments::read(&mut Cursor::new(&whole[..cut])).is_err(), "{cut}");
        }
        let backwards = [beginning(), piece(900, &[1], 1), piece(100, &[1], 1)].concat();
        assert!(Segments::read(&mut Cursor::new(backwards)).is_err());
    }

    proptest! {
        #[test]
        fn no_bytes_bring_it_down(at in 0_usize..300, with in proptest::collection::vec(any::<u8>(), 1..12)) {
            let mut file = [beginning(), piece(0, &[5; 9], 20), piece(45, &[5; 9], 20)].concat();
            let at = at.min(file.len() - 1);
            for (place, byte) in file[at..].iter_mut().zip(with) {
                *place = byte;
            }
            let _ = Segments::read(&mut Cursor::new(file));
        }
    }
}
