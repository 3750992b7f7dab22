//! Canaries: random marks in everything that a work has, and the search for them in everything that comes out.

use std::collections::{BTreeSet, HashMap};

use digitales::consent::record::Use;

/// Dice that fall the same for the same seed (`SplitMix64`).
pub struct Dice(pub u64);

impl Dice {
    pub fn throw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn bytes(&mut self, count: usize) -> Vec<u8> {
        (0..count.div_ceil(8)).flat_map(|_| self.throw().to_le_bytes()).take(count).collect()
    }

    /// A mark of sixteen letters that stands nowhere by chance.
    pub fn mark(&mut self) -> String {
        let mut thrown = u128::from(self.throw()) << 64 | u128::from(self.throw());
        let mut mark = "zq".to_owned();
        for _ in 0..14 {
            mark.push(char::from(b"abcdefghijklmnopqrstuvwxyz012345"[usize::try_from(thrown % 32).unwrap()]));
            thrown /= 32;
        }
        mark
    }
}

/// What a canary marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// The address of its page, today's.
    Address,
    /// Title, former address, theme, place, collection, organisation's line.
    Title,
    /// A text of the catalogue.
    Text,
    /// What a presenter reads out: for radio alone.
    Presenter,
    /// Words said in this edition.
    Said(&'static str),
    /// A shown name, for these uses.
    Name(&'static [Use]),
    /// The words of its person for the time after.
    Farewell,
    /// Pixels of this edition.
    Picture(&'static str),
    /// A file of this edition: for everybody, or for air alone.
    Bytes { edition: &'static str, air: bool },
    /// The number of the work, of something in an edition, or the digest of a file; of files for air: `air`.
    Number(&'static str),
    /// What somebody wrote to the library: sealed, for an officer at the desk alone.
    Message,
    /// Who somebody is in their papers and where they live: sealed, shown by no surface.
    Profile,
    /// What is sealed, and opened for an officer alone who asks for it at one of these addresses.
    Sealed(&'static [&'static str]),
    /// Why an officer proposed something: sealed, and read where another one answers it or a receipt of it is checked.
    Reason,
    /// What never leaves: keys, file names, who attested what, tags inside a file.
    Never(&'static str),
}

/// A canary: of which story, and what it marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Canary {
    pub story: usize,
    pub what: What,
    pub mark: String,
}

/// Bytes of a window that are looked for.
const WINDOW: usize = 32;
/// One window in each so many bytes.
const EVERY: usize = 1024;

/// All canaries, by what they look like.
#[derive(Default)]
pub struct Aviary {
    pub all: Vec<Canary>,
    marks: HashMap<String, usize>,
    /// None: what several files hold.
    windows: HashMap<[u8; WINDOW], Option<usize>>,
    first: Vec<bool>,
}

impl Aviary {
    pub fn add(&mut self, story: usize, what: What, mark: &str) {
        self.marks.insert(mark.to_owned(), self.all.len());
        self.all.push(Canary { story, what, mark: mark.to_owned() });
    }

    /// Marks one window in each kilobyte of a file. What stands in two files (what every encoder writes) marks neither.
    pub fn add_bytes(&mut self, story: usize, what: &What, bytes: &[u8]) -> usize {
        self.first.resize(1 << 16, false);
        let id = self.all.len();
        self.all.push(Canary { story, what: what.clone(), mark: format!("{} bytes", bytes.len()) });
        for at in (0..bytes.len().saturating_sub(WINDOW)).step_by(EVERY) {
            let window: [u8; WINDOW] = bytes[at..at + WINDOW].try_into().unwrap();
            self.first[usize::from(u16::from_le_bytes([window[0], window[1]]))] = true;
            let of = self.windows.entry(window).or_insert(Some(id));
            *of = of.filter(|known| *known == id);
        }
        id
    }

    /// Takes away the marks that stand in another file too, at whatever place.
    pub fn tells_files_apart(&mut self, files: &[(usize, Vec<u8>)]) {
        for (id, bytes) in files {
            let mut heard = BTreeSet::new();
            self.heard(bytes, &mut heard);
            if heard.iter().all(|other| other == id) {
                continue;
            }
            for window in bytes.windows(WINDOW) {
                if let Some(of) = self.windows.get_mut(window) {
                    *of = of.filter(|known| known == id);
                }
            }
        }
    }

    /// How many kilobytes of all files are marked.
    pub fn kilobytes(&self) -> usize {
        self.windows.values().flatten().count()
    }

    /// Every canary that sings in `out`.
    pub fn heard(&self, out: &[u8], found: &mut BTreeSet<usize>) {
        for (at, pair) in out.windows(2).enumerate() {
            if pair[0] | 0x20 == b'z' && pair[1] | 0x20 == b'q' {
                let mark = out[at..].iter().take(16).map(|b| char::from(b.to_ascii_lowercase()));
                found.extend(self.marks.get(&mark.collect::<String>()));
            }
            if self.first.get(usize::from(u16::from_le_bytes([pair[0], pair[1]]))) == Some(&true)
                && let Some(window) = out.get(at..at + WINDOW)
            {
                found.extend(self.windows.get(window).copied().flatten());
            }
        }
        for word in out.split(|b| !b.is_ascii_alphanumeric() && *b != b'-').filter(|word| word.len() >= 36) {
            let number = std::str::from_utf8(word).unwrap_or_default();
            found.extend(self.marks.get(number));
        }
    }
}

#[test]
fn a_canary_is_heard_wherever_it_sits() {
    let mut dice = Dice(1);
    let (mark, file) = (dice.mark(), dice.bytes(5000));
    let number = "01890000-0000-7000-8000-000000000001";
    let mut aviary = Aviary::default();
    aviary.add(0, What::Title, &mark);
    aviary.add(0, What::Number("work"), number);
    aviary.add_bytes(0, &What::Picture("original"), &file);
    let heard = |out: &[u8]| {
        let mut found = BTreeSet::new();
        aviary.heard(out, &mut found);
        found.into_iter().collect::<Vec<_>>()
    };
    assert_eq!(heard(format!("<a title=\"{}\">", mark.to_uppercase()).as_bytes()), [0]);
    assert_eq!(heard(format!("/media/{number}\"").as_bytes()), [1]);
    assert_eq!(heard(&file[2000..2100]), [2]);
    assert!(heard(&file[100..1000]).is_empty());
    assert!(heard(b"zqzqzqzqzqzqzqzqzq").is_empty());
}
