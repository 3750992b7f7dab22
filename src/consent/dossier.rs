//! What was said about one person and one work, on which papers, and the rounds in which it was said.

use std::collections::BTreeSet;

use crate::catalogue::participant::Person;
use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::consent::audit::Entry;
use crate::consent::ending::{self, ends};
use crate::consent::record::{Age, Declared, Interval, ShownName, Territory, Use, Voice, Withdrawal, Word};
use crate::id::{Id, Sha256Digest};
use crate::language::Language;

/// Everything that was said about a person in a work. No name, no contact.
#[derive(Clone, Debug)]
pub struct Dossier {
    /// Which work.
    pub work: Id<Work>,
    /// About whom.
    pub person: Id<Person>,
    /// What is known of the person's age.
    pub age: Age,
    /// In which language to write to them.
    pub language: Language,
    /// By what the person can be recognised: `face`, `voice` …
    pub recognisable_by: BTreeSet<String>,
    /// How the person is named where the work is listed.
    pub shown: ShownName,
    /// Every declaration.
    pub declarations: Vec<Paper>,
    /// Every withdrawal.
    pub withdrawals: Vec<TakenBack>,
}

/// A declaration as its papers have it.
#[derive(Clone, Debug)]
pub struct Paper {
    /// Which declaration.
    pub id: Id<Declared>,
    /// Whose word.
    pub voice: Voice,
    /// What it says.
    pub word: Word,
    /// Whether it was said in so many words.
    pub explicit: bool,
    /// The text that was shown.
    pub notice: Shown,
    /// `paper_signed`, `e_signed`, `recorded_statement`, `self_service`.
    pub method: String,
    /// In which language it was explained.
    pub explained_in: Language,
    /// Whether somebody interpreted.
    pub interpreted: bool,
    /// When it was said.
    pub given: Timestamp,
    /// What it covers.
    pub scopes: Vec<Covered>,
    /// What proves it: id, kind, and the digest of what is kept of it.
    pub evidence: Vec<(String, String, Sha256Digest)>,
    /// Its entry in the audit log.
    pub entry: Option<Entry>,
}

/// The text that somebody was shown or read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Its series.
    pub series: String,
    /// Its version.
    pub version: i64,
    /// In which language.
    pub language: Language,
    /// The digest of its words.
    pub sha256: Sha256Digest,
    /// When it was published.
    pub published: Timestamp,
}

/// Use, place and time of a yes, with the last day as the form says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Covered {
    /// Which use.
    pub use_: Use,
    /// Where.
    pub territories: Vec<Territory>,
    /// When.
    pub during: Interval,
    /// Until and including this day in Berlin.
    pub through: String,
}

/// A withdrawal as it was written down.
#[derive(Clone, Debug)]
pub struct TakenBack {
    /// Which.
    pub id: Id<Withdrawal>,
    /// Whose word.
    pub voice: Voice,
    /// From which uses; none named: from every use.
    pub uses: Option<BTreeSet<Use>>,
    /// From when on.
    pub effective: Timestamp,
    /// `phone`, `in_person` …
    pub channel: String,
    /// Its entry in the audit log.
    pub entry: Option<Entry>,
}

/// A round: what stood once somebody had said yes, until somebody says yes again. Never a yes after a no. Noes before the
/// first yes are a round without yeses.
#[derive(Clone, Debug)]
pub struct Round<'a> {
    /// When the last of its yeses was said; without any, its first no.
    pub at: Timestamp,
    /// The yes with which it begins, then those said with it or standing from before.
    pub yeses: Vec<&'a Paper>,
    /// Each no after it.
    pub noes: Vec<No<'a>>,
}

/// A no in a round.
#[derive(Clone, Copy, Debug)]
pub enum No<'a> {
    /// A declaration that refuses or invalidates.
    Said(&'a Paper),
    /// A withdrawal.
    TakenBack(&'a TakenBack),
}

impl No<'_> {
    /// Whose word.
    #[must_use]
    pub fn voice(&self) -> Voice {
        match self {
            Self::Said(paper) => paper.voice,
            Self::TakenBack(taken) => taken.voice,
        }
    }

    /// From when on it counts.
    #[must_use]
    pub fn at(&self) -> Timestamp {
        match self {
            Self::Said(paper) => paper.given,
            Self::TakenBack(taken) => taken.effective,
        }
    }

    /// To which uses; none named: to the whole yes of its voice.
    fn uses(&self) -> Option<&BTreeSet<Use>> {
        match self {
            Self::Said(_) => None,
            Self::TakenBack(taken) => taken.uses.as_ref(),
        }
    }
}

/// Something that was said, in its order in time; at the same instant a no comes after a yes, and the person first.
enum Event<'a> {
    Yes(&'a Paper),
    No(No<'a>),
}

impl Event<'_> {
    fn voice(&self) -> Voice {
        match self {
            Self::Yes(paper) => paper.voice,
            Self::No(no) => no.voice(),
        }
    }
}

impl Dossier {
    /// The rounds in the order of time. Yeses of several voices on one day in Berlin are one round; a yes of a voice
    /// that has spoken in it, or after a no, begins the next.
    #[must_use]
    pub fn rounds(&self) -> Vec<Round<'_>> {
        let mut events: Vec<(Timestamp, bool, Event<'_>)> = Vec::new();
        for paper in &self.declarations {
            let (no, event) = if paper.word.is_yes() {
                (false, Event::Yes(paper))
            } else {
                (true, Event::No(No::Said(paper)))
            };
            events.push((paper.given, no, event));
        }
        events.extend(
            self.withdrawals.iter().map(|taken| (taken.effective, true, Event::No(No::TakenBack(taken)))),
        );
        events.sort_by_key(|(at, no, event)| (*at, *no, event.voice()));
        let mut rounds: Vec<Round<'_>> = Vec::new();
        let mut standing: Vec<&Paper> = Vec::new();
        for (_, _, event) in events {
            match event {
                Event::Yes(paper) => {
                    standing.retain(|yes| yes.voice != paper.voice);
                    say_yes(&mut rounds, &standing, paper);
                    standing.push(paper);
                }
                Event::No(no) => {
                    if no.uses().is_none() {
                        standing.retain(|yes| yes.voice != no.voice());
                    }
                    match rounds.last_mut() {
                        Some(round) => round.noes.push(no),
                        None => rounds.push(Round { at: no.at(), yeses: Vec::new(), noes: vec![no] }),
                    }
                }
            }
        }
        rounds
    }

    /// Whether the person is under 18 at `at`.
    #[must_use]
    pub fn is_child(&self, at: Timestamp) -> bool {
        matches!(self.age, Age::Born(birthdays) if at < birthdays.adult_from)
    }
}

fn say_yes<'a>(rounds: &mut Vec<Round<'a>>, standing: &[&'a Paper], paper: &'a Paper) {
    let joins = |round: &&mut Round<'_>| {
        round.noes.is_empty()
            && round.at.berlin_day() == paper.given.berlin_day()
            && round.yeses.iter().all(|yes| yes.voice != paper.voice)
    };
    if let Some(round) = rounds.last_mut().filter(joins) {
        round.at = paper.given;
        round.yeses.push(paper);
        return;
    }
    let yeses = std::iter::once(paper).chain(standing.iter().copied()).collect();
    rounds.push(Round { at: paper.given, yeses, noes: Vec::new() });
}

impl Round<'_> {
    /// What all its yeses cover together, use by use; nothing where they do not meet.
    #[must_use]
    pub fn covered(&self) -> Vec<Covered> {
        let Some((first, others)) = self.yeses.split_first() else { return Vec::new() };
        first
            .scopes
            .iter()
            .filter_map(|scope| {
                others.iter().try_fold(scope.clone(), |so_far, yes| {
                    yes.scopes.iter().find(|s| s.use_ == so_far.use_).and_then(|s| narrowed(&so_far, s))
                })
            })
            .collect()
    }

    /// From when on the round no longer holds for a use: the first no of anybody in it that covers the use.
    #[must_use]
    pub fn ends(&self, use_: Use) -> Option<Timestamp> {
        ends(self.at, use_, self.noes.iter().map(|no| ending::No { at: no.at(), uses: no.uses() }))
    }

    /// What was asked for: what all agreed to, or, where they do not meet, what the first of them would allow.
    #[must_use]
    pub fn asked(&self) -> Vec<Covered> {
        let covered = self.covered();
        if !covered.is_empty() {
            return covered;
        }
        self.yeses.first().map_or_else(Vec::new, |first| first.scopes.clone())
    }
}

/// What both cover, if they do.
fn narrowed(one: &Covered, other: &Covered) -> Option<Covered> {
    let within = |inner: &[Territory], outer: &[Territory]| -> Vec<Territory> {
        inner.iter().filter(|place| outer.iter().any(|wide| wide.covers(Some(*place)))).cloned().collect()
    };
    let mut territories = within(&one.territories, &other.territories);
    territories.extend(within(&other.territories, &one.territories));
    territories.sort();
    territories.dedup();
    let from = one.during.from.max(other.during.from);
    let ends_first = if one.during.until <= other.during.until { one } else { other };
    let during = Interval { from, until: ends_first.during.until };
    (!territories.is_empty() && during.from < during.until).then(|| Covered {
        use_: one.use_,
        territories,
        during,
        through: ends_first.through.clone(),
    })
}
