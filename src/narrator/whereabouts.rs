//! Where a story is: from the lines of when it may be used, whether it is on or off, since when, until when.

use crate::clock::Timestamp;
use crate::consent::record::{Interval, Use};

/// A place where a story can be, as people think of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The library's own pages, and what embeds them.
    Website,
    /// Lessons.
    Schools,
    /// On air.
    Radio,
    /// Passenger screens.
    Screens,
    /// Other people's podcast apps.
    Podcast,
}

impl Place {
    /// Every place, in the order in which the page names them.
    pub const ALL: [Self; 5] = [Self::Website, Self::Schools, Self::Radio, Self::Screens, Self::Podcast];

    /// As forms and messages write it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Website => "website",
            Self::Schools => "schools",
            Self::Radio => "radio",
            Self::Screens => "screens",
            Self::Podcast => "podcast",
        }
    }

    /// The uses that end when the story stops there.
    #[must_use]
    pub const fn uses(self) -> &'static [Use] {
        match self {
            Self::Website => &[Use::Catalogue, Use::PublicStream],
            Self::Schools => &[Use::SchoolEmbed, Use::SchoolDownload],
            Self::Radio => &[Use::BroadcastDownload],
            Self::Screens => &[Use::PublicScreen],
            Self::Podcast => &[Use::PodcastFeed],
        }
    }
}

/// Whether a story is at a place now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spell {
    /// It is: since when, and the first instant at which it will not be.
    On {
        /// Since when; never before it was brought in.
        since: Timestamp,
        /// Until when.
        until: Timestamp,
    },
    /// It is not: since when, if it ever was.
    Off {
        /// Since when.
        since: Option<Timestamp>,
    },
}

/// Whether a story is at `place` at `now`, from its lines of use and time. On the website it is while both listing and
/// playing are allowed; elsewhere while anything is. `added` is when it was brought in: before, nobody saw it here.
#[must_use]
pub fn spell(lines: &[(Use, Interval)], place: Place, added: Timestamp, now: Timestamp) -> Spell {
    let of = |use_: Use| merged(lines.iter().filter(|(of, _)| *of == use_).map(|(_, during)| *during));
    let times = match place {
        Place::Website => common(&of(Use::Catalogue), &of(Use::PublicStream)),
        _ => merged(place.uses().iter().flat_map(|use_| of(*use_))),
    };
    let mut begun = times.iter().filter(|during| during.from <= now && during.until > added);
    match begun.next_back() {
        Some(during) if during.until > now => {
            Spell::On { since: during.from.max(added), until: during.until }
        }
        last => Spell::Off { since: last.map(|during| during.until) },
    }
}

/// The same times without overlaps, in order; neighbours become one.
fn merged(times: impl Iterator<Item = Interval>) -> Vec<Interval> {
    let mut all: Vec<Interval> = times.collect();
    all.sort_by_key(|during| during.from);
    let mut merged: Vec<Interval> = Vec::new();
    for during in all {
        match merged.last_mut() {
            Some(last) if during.from <= last.until => last.until = last.until.max(during.until),
            _ => merged.push(during),
        }
    }
    merged
}

/// The times that are in both, in order.
fn common(one: &[Interval], other: &[Interval]) -> Vec<Interval> {
    let both = one.iter().flat_map(|a| {
        other.iter().map(|b| Interval { from: a.from.max(b.from), until: a.until.min(b.until) })
    });
    merged(both.filter(|during| during.from < during.until))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(n: i64) -> Timestamp {
        Timestamp::from_millis(n)
    }

    fn line(use_: Use, from: i64, until: i64) -> (Use, Interval) {
        (use_, Interval { from: at(from), until: at(until) })
    }

    #[test]
    fn a_story_is_on_the_website_while_it_is_both_listed_and_played() {
        let lines = [line(Use::Catalogue, 10, 40), line(Use::PublicStream, 20, 30)];
        let spell = |now| spell(&lines, Place::Website, at(0), at(now));
        assert_eq!(spell(19), Spell::Off { since: None });
        assert_eq!(spell(20), Spell::On { since: at(20), until: at(30) });
        assert_eq!(spell(35), Spell::Off { since: Some(at(30)) });
    }

    #[test]
    fn a_story_was_nowhere_before_it_was_brought_in() {
        let lines = [line(Use::BroadcastDownload, 10, 20), line(Use::BroadcastDownload, 20, 90)];
        assert_eq!(spell(&lines, Place::Radio, at(50), at(60)), Spell::On { since: at(50), until: at(90) });
        assert_eq!(spell(&lines[..1], Place::Radio, at(50), at(60)), Spell::Off { since: None });
        assert_eq!(spell(&lines, Place::Podcast, at(50), at(60)), Spell::Off { since: None });
    }

    #[test]
    fn a_pause_in_the_middle_ends_one_time_and_begins_another() {
        let lines = [line(Use::SchoolEmbed, 10, 20), line(Use::SchoolDownload, 30, 40)];
        let spell = |now| spell(&lines, Place::Schools, at(0), at(now));
        assert_eq!(spell(25), Spell::Off { since: Some(at(20)) });
        assert_eq!(spell(31), Spell::On { since: at(30), until: at(40) });
    }
}
