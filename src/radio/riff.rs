//! RIFF/WAVE and RF64 files: the chunks of one that is there, and the head of one that is written.

use std::io::{Read, Seek, SeekFrom};

use crate::error::{Error, Result};

const MOST_CHUNKS: usize = 4096;
const WAVE_FORMAT_PCM: u16 = 1;

/// One chunk: its id and where its bytes lie in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chunk {
    /// Four characters, such as `bext`.
    pub id: [u8; 4],
    /// The first byte after the chunk's length.
    pub start: u64,
    /// Bytes, without the pad byte.
    pub length: u64,
}

/// Linear PCM as the file holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pcm {
    /// Frames a second.
    pub rate: u32,
    /// Channels in a frame.
    pub channels: u16,
    /// Bits in a sample: 16 or 24.
    pub bits: u16,
}

impl Pcm {
    /// Bytes in a frame (one sample of each channel).
    #[must_use]
    pub fn frame_bytes(self) -> u64 {
        u64::from(self.channels) * u64::from(self.bits / 8)
    }
}

/// The chunks of a RIFF/WAVE (Tech 3285) or RF64/BW64 (Tech 3306) file, in their order.
///
/// # Errors
/// `Invalid` when it is no such file, a chunk is longer than what is there, or there are more than 4096.
pub fn chunks(file: &mut (impl Read + Seek)) -> Result<Vec<Chunk>> {
    let end = file.seek(SeekFrom::End(0))?;
    file.seek(SeekFrom::Start(0))?;
    let head: [u8; 12] = take(file)?;
    let large = match &head[..4] {
        b"RIFF" => false,
        b"RF64" | b"BW64" => true,
        _ => return Err(Error::invalid("This is no WAVE file: it does not start with RIFF or RF64.")),
    };
    if &head[8..] != b"WAVE" {
        return Err(Error::invalid("This RIFF file is no WAVE file."));
    }
    let mut data64 = None;
    let mut found = Vec::new();
    let mut at = 12;
    while at + 8 <= end {
        file.seek(SeekFrom::Start(at))?;
        let head: [u8; 8] = take(file)?;
        let id = [head[0], head[1], head[2], head[3]];
        let short = u32::from_le_bytes([head[4], head[5], head[6], head[7]]);
        let length = match data64.filter(|_| id == *b"data" && short == u32::MAX) {
            Some(long) => long,
            None => u64::from(short),
        };
        let start = at + 8;
        let next = start.checked_add(length).filter(|next| *next <= end && found.len() < MOST_CHUNKS);
        let Some(next) = next else {
            return Err(Error::invalid(format!(
                "The chunk “{}” says it has {length} bytes; the file ends before.",
                String::from_utf8_lossy(&id).escape_debug()
            )));
        };
        if large && id == *b"ds64" && length >= 24 {
            let sizes: [u8; 16] = take(file)?;
            let mut data = [0; 8];
            data.copy_from_slice(&sizes[8..]);
            data64 = Some(u64::from_le_bytes(data));
        }
        found.push(Chunk { id, start, length });
        at = next + (length & 1);
    }
    if large && data64.is_none() {
        return Err(Error::invalid("This RF64 file has no ds64 chunk."));
    }
    Ok(found)
}

/// The bytes of `chunk`, at most `most`.
///
/// # Errors
/// `TooLarge` when it has more, `Invalid` when the file ends before.
pub fn content(file: &mut (impl Read + Seek), chunk: Chunk, most: u64) -> Result<Vec<u8>> {
    if chunk.length > most {
        return Err(Error::too_large("That chunk is longer than such a chunk can be."));
    }
    file.seek(SeekFrom::Start(chunk.start))?;
    let mut bytes = Vec::new();
    file.take(chunk.length).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Everything in front of `data_bytes` of PCM: the RIFF head (RF64 when the file passes 4 GiB), `before` (chunks
/// in this order), `fmt `, and the head of `data`. After the PCM comes one zero byte when `data_bytes` is odd.
#[must_use]
pub fn head(pcm: Pcm, before: &[([u8; 4], Vec<u8>)], data_bytes: u64) -> Vec<u8> {
    let mut body = Vec::new();
    for (id, bytes) in before {
        chunk(&mut body, *id, bytes);
    }
    chunk(&mut body, *b"fmt ", &format_of(pcm));
    let behind = 8 + data_bytes + (data_bytes & 1);
    let riff = 4 + body.len() as u64 + behind;
    let mut out = Vec::with_capacity(body.len() + 64);
    if let (Ok(riff), Ok(data)) = (u32::try_from(riff), u32::try_from(data_bytes)) {
        out.extend_from_slice(b"RIFF");
        out.extend_from_slice(&riff.to_le_bytes());
        out.extend_from_slice(b"WAVE");
        out.append(&mut body);
        out.extend_from_slice(b"data");
        out.extend_from_slice(&data.to_le_bytes());
        return out;
    }
    let mut sizes = Vec::with_capacity(28);
    sizes.extend_from_slice(&(riff + 36).to_le_bytes()); // this chunk counts too
    sizes.extend_from_slice(&data_bytes.to_le_bytes());
    sizes.extend_from_slice(&(data_bytes / pcm.frame_bytes().max(1)).to_le_bytes());
    sizes.extend_from_slice(&0_u32.to_le_bytes()); // no other chunk is that long
    out.extend_from_slice(b"RF64\xff\xff\xff\xffWAVE");
    chunk(&mut out, *b"ds64", &sizes);
    out.append(&mut body);
    out.extend_from_slice(b"data\xff\xff\xff\xff");
    out
}

fn format_of(pcm: Pcm) -> Vec<u8> {
    let block = pcm.channels * (pcm.bits / 8);
    let mut out = Vec::with_capacity(16);
    out.extend_from_slice(&WAVE_FORMAT_PCM.to_le_bytes());
    out.extend_from_slice(&pcm.channels.to_le_bytes());
    out.extend_from_slice(&pcm.rate.to_le_bytes());
    out.extend_from_slice(&(pcm.rate * u32::from(block)).to_le_bytes());
    out.extend_from_slice(&block.to_le_bytes());
    out.extend_from_slice(&pcm.bits.to_le_bytes());
    out
}

fn chunk(out: &mut Vec<u8>, id: [u8; 4], bytes: &[u8]) {
    let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX); // ours are a few kilobytes
    out.extend_from_slice(&id);
    out.extend_from_slice(&length.to_le_bytes());
    out.extend_from_slice(bytes);
    if bytes.len() % 2 == 1 {
        out.push(0);
    }
}

fn take<const N: usize>(file: &mut impl Read) -> Result<[u8; N]> {
    let mut bytes = [0; N];
    file.read_exact(&mut bytes)
        .map_err(|e| Error::invalid("The file ends in the middle of a chunk's head.").because(e))?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::io::Cursor;

    const STEREO: Pcm = Pcm { rate: 48_000, channels: 2, bits: 24 };
    const MONO: Pcm = Pcm { rate: 48_000, channels: 1, bits: 24 };

    fn names(chunks: &[Chunk]) -> Vec<String> {
        chunks.iter().map(|c| String::from_utf8_lossy(&c.id).into_owned()).collect()
    }

    #[test]
    fn bext_stands_in_front_of_the_sound_and_odd_chunks_are_padded() {
        let mut file = head(MONO, &[(*b"bext", vec![1; 603]), (*b"iXML", vec![2; 7])], 3);
        file.extend_from_slice(&[0, 0, 1, 0]);
        let found = chunks(&mut Cursor::new(&file)).unwrap();
        assert_eq!(names(&found), ["bext", "iXML", "fmt ", "data"]);
        assert!(found.iter().all(|c| c.start % 2 == 0), "chunks begin at even places");
        assert_eq!(found[3].length, 3);
        assert_eq!(u32::from_le_bytes([file[4], file[5], file[6], file[7]]) as usize, file.len() - 8);
        assert_eq!(content(&mut Cursor::new(&file), found[0], 1000).unwrap(), vec![1; 603]);
    }

    #[test]
    fn past_four_gibibytes_the_file_is_an_rf64() {
        let data = 6 * 1_000_000_000;
        let head = head(STEREO, &[(*b"bext", vec![0; 602])], data);
        assert_eq!(&head[..12], b"RF64\xff\xff\xff\xffWAVE");
        assert_eq!(&head[12..16], b"ds64");
        let long = |at: usize| u64::from_le_bytes(head[at..at + 8].try_into().unwrap());
        assert_eq!(long(20), head.len() as u64 + data - 8, "size of the RIFF");
        assert_eq!(long(28), data);
        assert_eq!(long(36), 1_000_000_000, "frames");
        assert_eq!(&head[head.len() - 8..], b"data\xff\xff\xff\xff");
    }

    #[test]
    fn the_last_plain_riff_is_four_gibibytes_long() {
        let most = u64::from(u32::MAX) - 36;
        assert_eq!(&head(STEREO, &[], most - 1)[..4], b"RIFF");
        assert_eq!(&head(STEREO, &[], most + 1)[..4], b"RF64");
    }

    proptest! {
        #[test]
        fn any_bytes_are_chunks_or_a_clear_no(mut bytes in proptest::collection::vec(any::<u8>(), 0..400), like in any::<bool>()) {
            if like && bytes.len() > 12 {
                bytes[..4].copy_from_slice(b"RF64");
                bytes[8..12].copy_from_slice(b"WAVE");
            }
            let length = bytes.len() as u64;
            for chunk in chunks(&mut Cursor::new(bytes)).unwrap_or_default() {
                prop_assert!(chunk.start + chunk.length <= length);
            }
        }
    }
}
