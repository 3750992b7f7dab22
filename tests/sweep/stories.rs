//! The works of the sweep as people would tell of them, and who may have what of them when: computed from the telling
//! alone, without a line of the rule under test.

use std::cell::Cell;
use std::collections::BTreeSet;

use digitales::consent::record::Use;

use crate::papers::{NOW, at};

/// One work and all that was agreed about it. Instants are text.
#[expect(clippy::struct_excessive_bools, reason = "a list of what can be so about a work")]
pub struct Story {
    /// What it stands for.
    pub about: &'static str,
    pub film: bool,
    /// What everybody in it agreed to, from 12 May 2024; nothing: nobody was asked.
    pub uses: &'static [Use],
    /// The last Berlin day of that, and the midnight after it.
    pub through: (&'static str, &'static str),
    pub draft: bool,
    /// Until when it is closed to all.
    pub embargo: Option<&'static str>,
    /// From when to when it is held.
    pub hold: Option<(&'static str, &'static str)>,
    /// Whether a court ordered that.
    pub ordered: bool,
    /// Since when which uses are taken back.
    pub withdrawal: Option<(&'static str, &'static [Use])>,
    pub silent: bool,
    /// A passage is closed to the public, and a cut covers it.
    pub cut: bool,
    /// A passage is closed to the public, and nobody has signed the cut that covers it.
    pub review: bool,
    /// The person wished on their own page that the original be deleted too; what was made of it is gone.
    pub forgotten: bool,
    /// Somebody else is heard in it and was never asked.
    pub stranger: bool,
    /// For which uses its narrator is named under which mode.
    pub names: &'static [(&'static str, &'static [Use])],
    /// Hosts of its own that may frame it.
    pub hosts: bool,
    /// It had another address once.
    pub moved: bool,
    /// When its narrator was born, for one who was under age when the guardian agreed.
    pub young: Option<Young>,
}

/// A narrator who was under age.
#[derive(Clone, Copy)]
pub struct Young {
    pub born: &'static str,
    /// Whether the child agreed too.
    pub own_word: bool,
    /// From when on what was agreed is not enough.
    pub closes: &'static str,
    /// Other instants of this life that change nothing for the others.
    pub also: &'static str,
}

pub const PUBLIC: &[Use] = &[Use::Catalogue, Use::PublicStream];
pub const SCHOOL: &[Use] = &[Use::SchoolEmbed];
pub const AIR: &[Use] = &[Use::BroadcastDownload];
const EVERY: &[Use] = &[Use::Catalogue, Use::PublicStream, Use::SchoolEmbed, Use::BroadcastDownload];
/// The same, and that the house keeps the master.
const KEPT: &[Use] =
    &[Use::Catalogue, Use::PublicStream, Use::SchoolEmbed, Use::BroadcastDownload, Use::Preserve];
/// Where schools and the first partner are; the second is where nobody agreed to anything.
pub const BERLIN: &str = "DE-BE";
pub const VIENNA: &str = "AT";

const PLAIN: Story = Story {
    about: "open to all",
    film: false,
    uses: EVERY,
    through: ("2040-12-31", "2040-12-31T23:00:00Z"),
    draft: false,
    embargo: None,
    hold: None,
    ordered: false,
    withdrawal: None,
    silent: false,
    cut: false,
    review: false,
    forgotten: false,
    stranger: false,
    names: &[("pseudonym", EVERY)],
    hosts: false,
    moved: false,
    young: None,
};

pub static STORIES: &[Story] = &[
    Story { film: true, hosts: true, moved: true, ..PLAIN },
    Story { about: "open, under its real name", names: &[("real", EVERY)], ..PLAIN },
    Story { about: "only in the catalogue", uses: &[Use::Catalogue], ..PLAIN },
    Story { about: "only to be streamed", uses: &[Use::PublicStream], ..PLAIN },
    Story { about: "closed until July", film: true, embargo: Some("2026-07-10T08:00:00Z"), ..PLAIN },
    Story { about: "held until June", hold: Some(("2026-05-15T10:00:00Z", "2026-06-20T10:00:00Z")), ..PLAIN },
    Story { about: "ended last year", through: ("2025-12-31", "2025-12-31T23:00:00Z"), ..PLAIN },
    Story { about: "ends in June", through: ("2026-06-30", "2026-06-30T22:00:00Z"), film: true, ..PLAIN },
    Story {
        about: "taken back",
        withdrawal: Some(("2026-05-20T09:30:00Z", EVERY)),
        hosts: true,
        moved: true,
        ..PLAIN
    },
    Story { about: "taken back too", withdrawal: Some(("2026-05-20T09:30:00Z", EVERY)), ..PLAIN },
    Story {
        about: "taken back in silence",
        withdrawal: Some(("2026-05-21T09:30:00Z", EVERY)),
        silent: true,
        ..PLAIN
    },
    Story { about: "for schools only", uses: SCHOOL, ..PLAIN },
    Story { about: "for radio only", uses: AIR, ..PLAIN },
    Story { about: "cut for the public", cut: true, film: true, ..PLAIN },
    Story { about: "a draft", draft: true, ..PLAIN },
    Story { about: "unnamed in public", names: &[("unnamed", PUBLIC), ("pseudonym", AIR)], ..PLAIN },
    Story {
        about: "taken back from the public",
        withdrawal: Some(("2026-05-25T09:30:00Z", PUBLIC)),
        ..PLAIN
    },
    Story { about: "with somebody unasked", stranger: true, film: true, ..PLAIN },
    Story { about: "nobody was asked", uses: &[], names: &[], ..PLAIN },
    Story { about: "ends with a day of 23 hours", through: ("2026-03-29", "2026-03-29T22:00:00Z"), ..PLAIN },
    Story { about: "ends with a day of 25 hours", through: ("2026-10-25", "2026-10-25T23:00:00Z"), ..PLAIN },
    Story { about: "ends on 29 February", through: ("2028-02-29", "2028-02-29T23:00:00Z"), ..PLAIN },
    Story {
        about: "its narrator turns 18 and was asked at 15",
        young: Some(Young {
            born: "2008-07-15",
            own_word: true,
            closes: "2026-10-12T22:00:00Z",
            also: "2026-07-14T22:00:00Z",
        }),
        ..PLAIN
    },
    Story {
        about: "its narrator turns 14 and was never asked",
        young: Some(Young {
            born: "2012-06-20",
            own_word: false,
            closes: "2026-06-19T22:00:00Z",
            also: "2030-06-19T22:00:00Z",
        }),
        ..PLAIN
    },
    Story {
        about: "held by a court until June",
        hold: Some(("2026-05-15T10:00:00Z", "2026-06-20T10:00:00Z")),
        ordered: true,
        ..PLAIN
    },
    Story { about: "its cut is under review", film: true, review: true, uses: KEPT, ..PLAIN },
    Story {
        about: "taken back with its original",
        withdrawal: Some(("2026-05-20T09:30:00Z", EVERY)),
        forgotten: true,
        ..PLAIN
    },
];

/// The film that the tour stops leads the first collection.
pub const STAGED: usize = 0;
/// The link of this story ends at this instant, which the others' links do not.
pub const LINK_ENDS: (usize, &str) = (1, "2026-07-20T10:00:00Z");
/// Until when the third partner, in Berlin like the first, has an agreement: the end of its last day.
pub const AGREED_THROUGH: (&str, &str) = ("2026-09-10", "2026-09-10T22:00:00Z");
/// When the tour's film is stopped and given again.
pub const STOPPED: &str = "2026-08-20T10:00:00Z";
pub const AGAIN: &str = "2026-08-20T10:01:00Z";

thread_local! {
    /// Whether the tour's film was stopped in the walk of this thread, and then given again.
    pub static TOUR: Cell<(bool, bool)> = const { Cell::new((false, false)) };
}

/// Whether the tour's film is stopped at `at`, as far as the walk has come.
fn stopped(at: i64) -> bool {
    let (stopped, again) = TOUR.get();
    stopped && at >= ms(STOPPED) && !(again && at >= ms(AGAIN))
}

/// How far the door looks to either side.
const SECOND: i64 = 1000;

fn ms(text: &str) -> i64 {
    at(text).millis()
}

impl Story {
    fn held(&self, at: i64) -> bool {
        self.hold.is_some_and(|(from, until)| ms(from) <= at && at < ms(until))
    }

    /// What stands in the way whoever asks: the work, or somebody's word.
    fn closed(&self, use_: Use, at: i64) -> bool {
        let back = |(since, uses): (&str, &[Use])| uses.contains(&use_) && at >= ms(since);
        self.draft
            || self.held(at)
            || self.embargo.is_some_and(|until| at < ms(until))
            || self.withdrawal.is_some_and(back)
            || self.young.is_some_and(|young| at >= ms(young.closes))
            || (std::ptr::eq(self, &raw const STORIES[STAGED]) && stopped(at))
            || self.stranger
            || (self.review && PUBLIC.contains(&use_))
            || self.uses.is_empty()
            || (self.uses.contains(&use_)
                && !(ms("2024-05-12T00:00:00+02:00") <= at && at < ms(self.through.1)))
    }

    /// What stands in the way of this use or place alone.
    fn elsewhere(&self, use_: Use, place: &str) -> bool {
        !self.uses.contains(&use_) || (!PUBLIC.contains(&use_) && place == VIENNA)
    }

    fn open(&self, use_: Use, place: &str, now: i64) -> bool {
        [now - SECOND, now + SECOND].iter().all(|at| !self.closed(use_, *at)) && !self.elsewhere(use_, place)
    }

    /// The edition that anyone gets, if anyone gets anything.
    pub fn public(&self, now: i64) -> Option<&'static str> {
        let edition = if self.cut { "cut" } else { "original" };
        PUBLIC.iter().all(|use_| self.open(*use_, "", now)).then_some(edition)
    }

    /// The edition for a class or on air, if they get any.
    pub fn beside(&self, use_: Use, place: &str, now: i64) -> Option<&'static str> {
        self.open(use_, place, now).then_some("original")
    }

    /// Whether those who work here may look at everything that the house keeps of it.
    pub fn kept(&self, now: i64) -> bool {
        let agreed = |at: i64| ms("2024-05-12T00:00:00+02:00") <= at && at < ms(self.through.1);
        self.uses.contains(&Use::Preserve) && [now - SECOND, now + SECOND].into_iter().all(agreed)
    }

    /// Whether anyone could have it before and is told so.
    fn gone(&self, now: i64) -> bool {
        !self.held_about(now) && self.was_public(now)
    }

    fn held_about(&self, now: i64) -> bool {
        [now - SECOND, now + SECOND].iter().any(|at| self.held(*at))
    }

    /// Whether it was public before, and may be said to have been.
    fn was_public(&self, now: i64) -> bool {
        let starts =
            ["2024-05-12T00:00:00+02:00"].into_iter().chain(self.embargo).chain(self.hold.map(|h| h.1));
        let free = |at: i64| PUBLIC.iter().all(|u| !self.closed(*u, at) && !self.elsewhere(*u, ""));
        let first = starts.map(ms).filter(|start| free(*start)).min();
        !self.silent && first.is_some_and(|first| first + SECOND < now)
    }

    /// The status of a refusal to anyone.
    pub fn refused(&self, now: i64) -> u16 {
        match () {
            () if self.gone(now) => 410,
            () if self.ordered && self.held_about(now) && self.was_public(now) => 451,
            () => 404,
        }
    }

    /// The status of a refusal to a radio partner, whose agreement may have `lapsed`.
    pub fn refused_on_air(&self, place: &str, lapsed: bool, now: i64) -> u16 {
        let closed = [now - SECOND, now + SECOND].iter().any(|at| self.closed(AIR[0], *at));
        if !closed && (lapsed || self.elsewhere(AIR[0], place)) { 403 } else { self.refused(now) }
    }

    /// Every instant at which something changes for it.
    pub fn boundaries(&self) -> Vec<i64> {
        let hold = self.hold.map(|(from, until)| [from, until]).into_iter().flatten();
        let back = self.withdrawal.map(|(since, _)| since);
        let end = (self.through != PLAIN.through).then_some(self.through.1);
        let life = self.young.map(|young| [young.closes, young.also]).into_iter().flatten();
        let all = hold.chain(back).chain(self.embargo).chain(end).chain(life);
        all.map(ms).collect()
    }
}

/// Today, and around every boundary and every edge that the door's second makes of it.
pub fn instants() -> BTreeSet<i64> {
    let stories = STORIES.iter().flat_map(Story::boundaries);
    let others = [LINK_ENDS.1, AGREED_THROUGH.1].map(|text| at(text).millis());
    let boundaries: BTreeSet<i64> = stories.chain(others).collect();
    let around = |b: &i64| [-1000, 0, 1000].map(|s| [b + s - 1, b + s, b + s + 1]).concat();
    boundaries.iter().flat_map(around).chain([at(NOW).millis()]).collect()
}
