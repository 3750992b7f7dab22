//! Damages real files in ways that a number reproduces.

/// A source of numbers that a seed reproduces (`SplitMix64`, Steele, Lea and Flood 2014).
pub struct Dice(u64);

impl Dice {
    pub fn of(seed: u64) -> Self {
        Self(seed)
    }

    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `most`, which is not 0.
    pub fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.roll() % most as u64).unwrap()
    }
}

/// Sizes that no program expects.
const ABSURD: [u64; 9] = [
    0,
    1,
    7,
    0x7FFF_FFFF,
    0x8000_0000,
    0xFFFF_FFFF,
    0x7FFF_FFFF_FFFF_FFFF,
    0x8000_0000_0000_0000,
    0xFFFF_FFFF_FFFF_FFFF,
];

/// `bytes` damaged once or several times; `other` is a file that a part may come from.
pub fn damaged(bytes: &[u8], other: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut out = bytes.to_vec();
    for _ in 0..=dice.below(3) {
        if out.len() < 16 {
            break;
        }
        match dice.below(6) {
            0 => flip(&mut out, dice),
            1 => out.truncate(dice.below(bytes.len()).max(1)),
            2 => swap(&mut out, dice),
            3 => repeat(&mut out, dice),
            4 => splice(&mut out, other, dice),
            _ => absurd(&mut out, dice),
        }
    }
    out
}

fn flip(out: &mut [u8], dice: &mut Dice) {
    // Half of the time near the beginning, where the structure is.
    for _ in 0..=dice.below(64) {
        let within = if dice.below(2) == 0 { out.len().min(2048) } else { out.len() };
        let at = dice.below(within);
        out[at] ^= 1 << dice.below(8);
    }
}

/// A stretch of at most a quarter of `length`.
fn stretch(length: usize, dice: &mut Dice) -> std::ops::Range<usize> {
    let start = dice.below(length);
    start..(start + 1 + dice.below(length / 4 + 1)).min(length)
}

fn swap(out: &mut Vec<u8>, dice: &mut Dice) {
    let taken: Vec<u8> = out.drain(stretch(out.len(), dice)).collect();
    let at = dice.below(out.len() + 1);
    out.splice(at..at, taken);
}

fn repeat(out: &mut Vec<u8>, dice: &mut Dice) {
    let range = stretch(out.len(), dice);
    let (end, taken) = (range.end, out[range].to_vec());
    let times = 1 + dice.below(4);
    out.splice(end..end, taken.repeat(times));
}

fn splice(out: &mut Vec<u8>, other: &[u8], dice: &mut Dice) {
    out.truncate(dice.below(out.len()) + 1);
    if !other.is_empty() {
        out.extend(&other[dice.below(other.len())..]);
    }
}

/// Absurd numbers beside names of four letters, where containers say how long a part is.
fn absurd(out: &mut [u8], dice: &mut Dice) {
    let name = |four: &[u8]| four.iter().all(|b| b.is_ascii_alphanumeric() || *b == b' ');
    let names: Vec<usize> =
        out.windows(4).take(1 << 20).enumerate().filter(|(_, w)| name(w)).map(|(at, _)| at).collect();
    for _ in 0..=dice.below(3) {
        let number = ABSURD[dice.below(ABSURD.len())];
        let wide = if dice.below(4) == 0 { 8 } else { 4 };
        let beside = if names.is_empty() { dice.below(out.len()) } else { names[dice.below(names.len())] };
        let at = if dice.below(2) == 0 { beside.saturating_sub(wide) } else { beside + 4 };
        let bytes = if dice.below(2) == 0 { number.to_be_bytes() } else { number.to_le_bytes() };
        let part = if bytes[0] == 0 { &bytes[8 - wide..] } else { &bytes[..wide] };
        if let Some(place) = out.get_mut(at..at + wide) {
            place.copy_from_slice(part);
        }
    }
}
