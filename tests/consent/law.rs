//! Tries a law on random works: on those that broke it once, then on fresh ones, others in each run.

use std::collections::hash_map::RandomState;
use std::fmt::Write as _;
use std::hash::BuildHasher;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::{env, fs};

use crate::chance::Dice;

/// The works that broke a law once, one in a line: the law's name and the seed.
const KEPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/consent/seeds.txt");

/// What a law says of a random work.
pub enum Said {
    /// The work is none that it speaks of.
    Nothing,
    Holds,
    Broken(String),
}

impl Said {
    pub fn when(holds: bool, else_told: impl FnOnce() -> String) -> Self {
        if holds { Self::Holds } else { Self::Broken(else_told()) }
    }
}

#[expect(clippy::disallowed_methods, reason = "tests have no configuration")]
fn setting(name: &str) -> Option<u64> {
    env::var(name).ok().map(|told| told.parse().unwrap())
}

/// On how many fresh works each law is tried: `DIGITALES_TEST_CASES`, or two thousand.
pub fn cases() -> u64 {
    setting("DIGITALES_TEST_CASES").unwrap_or(2_000)
}

/// Tries the law; a work that breaks it is named, and kept for every later run. A law that speaks of fewer than one
/// work in two hundred is tried on too little to mean something.
pub fn law(name: &str, says: impl Fn(&mut Dice) -> Said) {
    let first = setting("DIGITALES_TEST_SEED").unwrap_or_else(|| RandomState::new().hash_one(name));
    let fresh = (0..cases()).map(|n| first.wrapping_add(n));
    let mut spoken = 0;
    for seed in kept(name).into_iter().chain(fresh) {
        let said = catch_unwind(AssertUnwindSafe(|| says(&mut Dice(seed))));
        match said.unwrap_or_else(|_| Said::Broken("there is no answer at all".to_owned())) {
            Said::Nothing => {}
            Said::Holds => spoken += 1,
            Said::Broken(told) => {
                keep(name, seed);
                panic!("{name} is broken by the work of seed {seed}:\n{told}");
            }
        }
    }
    assert!(spoken * 200 >= cases(), "{name} speaks of {spoken} works in {} only", cases());
}

fn kept(name: &str) -> Vec<u64> {
    let kept = fs::read_to_string(KEPT).unwrap();
    let lines = kept.lines().filter(|line| !line.starts_with('#'));
    let of = lines.filter_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
    of.map(|seed| seed.parse().unwrap()).collect()
}

fn keep(name: &str, seed: u64) {
    let mut kept = fs::read_to_string(KEPT).unwrap();
    let line = format!("{name} {seed}");
    if !kept.lines().any(|known| known == line) {
        writeln!(kept, "{line}").unwrap();
        fs::write(KEPT, kept).unwrap();
    }
}
