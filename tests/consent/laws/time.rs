//! Time: I7 and I11, and the stored lines.

use std::collections::{BTreeMap, BTreeSet};

use digitales::consent::clearance;
use digitales::consent::decision::boundaries;

use super::*;
use crate::chance::tick;

/// I7: between two boundaries the whole answer is the same, with its reasons and its end.
#[test]
fn the_answer_is_constant_between_two_boundaries() {
    law("the_answer_is_constant_between_two_boundaries", |dice| {
        let asked = asked(dice);
        let audience = rightful(asked.use_);
        let mut starts = boundaries(&asked.record, &audience);
        starts.extend([Timestamp::MIN, Timestamp::MAX]);
        let starts: Vec<_> = starts.into_iter().collect();
        let n = dice.index(starts.len() - 1);
        let (from, until) = (starts[n], starts[n + 1]);
        // The ends of time are far away: near them any instant will do.
        let near = |at: Timestamp| at.millis().clamp(tick(-40).millis(), tick(60).millis());
        let length = near(until).saturating_sub(near(from)).max(1);
        let inside = near(from) + i64::try_from(dice.below(u64::try_from(length).unwrap())).unwrap();
        let first = asked.decides_at(from);
        for at in [Timestamp::from_millis(inside).max(from), until.plus_millis(-1)] {
            if at < until && asked.decides_at(at) != first {
                return Said::Broken(format!("another answer at {at} than from {from}\n{}", asked.told()));
            }
        }
        let ends = match &first {
            Decision::Allow(permit) | Decision::AllowRedacted { permit, .. } => permit.not_after() == until,
            Decision::Deny(_) => true,
        };
        Said::when(ends, || format!("a permit of {from} ends not at {until}\n{}", asked.told()))
    });
}

/// I11: what happens later changes no answer about an earlier instant.
#[test]
fn what_happens_later_changes_no_earlier_answer() {
    law("what_happens_later_changes_no_earlier_answer", |dice| {
        let mut asked = asked(dice);
        let before = opened(&asked.decides());
        let reasons = |decision: Decision| match decision {
            Decision::Deny(reasons) => reasons,
            _ => BTreeSet::new(),
        };
        let why = reasons(asked.decides());
        let from = asked.at.plus_millis(1 + i64::try_from(dice.below(900_000_000)).unwrap());
        let what = later(&mut asked.record, dice, from);
        let after = asked.decides();
        let same = opened(&after) == before && reasons(after) == why;
        Said::when(same, || format!("{what} from {from} changed what was before\n{}", asked.told()))
    });
}

/// Something that happens from `from` on.
fn later(record: &mut Record, dice: &mut Dice, from: Timestamp) -> &'static str {
    let during = Interval { from, until: Timestamp::MAX };
    match dice.below(9) {
        0 => {
            dice.declaration(record);
            if let Some(mut last) = record.declarations.pop() {
                let chain = record.declarations.iter();
                let chain = chain.filter(|d| (d.subject, d.voice) == (last.subject, last.voice));
                let (version, given) = chain.map(|d| (d.version, d.given)).max().unwrap_or((0, from));
                (last.version, last.given) = (version + 1, given.max(from));
                record.declarations.push(last);
            }
            "a declaration"
        }
        1 => {
            dice.withdrawal(record);
            record.withdrawals.last_mut().unwrap().effective = from;
            "a withdrawal"
        }
        2 => {
            record.holds.push(Stop { uses: None, during });
            "a hold"
        }
        3 => {
            record.embargoes.push(Stop { uses: None, during });
            "an embargo"
        }
        4 => {
            dice.restriction(record);
            record.restrictions.last_mut().unwrap().during = during;
            "a closed passage"
        }
        5 => {
            dice.cut(record, "R9");
            record.editions.last_mut().unwrap().approved = Some(from);
            "a cut"
        }
        6 => {
            let media_version = record.media_version;
            record.attestations.push(Attestation { media_version, at: from });
            "an attestation"
        }
        7 => {
            let facts = record.people.get_mut(&person("P1")).unwrap();
            facts.died = facts.died.or(Some(from));
            "a death"
        }
        _ => {
            let facts = record.people.get_mut(&person("P1")).unwrap();
            let guardian = person("Vormund");
            facts.guardianships.push(Guardianship { guardian, for_adult: dice.once_in(2), office: during });
            "an office"
        }
    }
}

/// The stored lines are the answer at every instant.
#[test]
fn the_clearance_lines_are_the_decision_at_every_instant() {
    law("the_clearance_lines_are_the_decision_at_every_instant", |dice| {
        let asked = asked(dice);
        let [berlin, vienna]: [Territory; 2] = ["DE-BE", "AT"].map(|code| code.parse().unwrap());
        let places = BTreeSet::from([
            (OrganisationKind::School, berlin.clone()),
            (OrganisationKind::RadioPartner, vienna.clone()),
            (OrganisationKind::ScreenOperator, berlin.clone()),
        ]);
        let lines = clearance::lines(&asked.record, &places);
        let at = tick(-1).plus_millis(i64::try_from(dice.below(66)).unwrap() * 43_200_000);
        for (use_, place) in [
            (Use::Catalogue, None),
            (Use::PublicStream, None),
            (Use::PodcastFeed, None),
            (Use::SchoolEmbed, Some(&berlin)),
            (Use::SchoolDownload, Some(&berlin)),
            (Use::BroadcastDownload, Some(&vienna)),
            (Use::PublicScreen, Some(&berlin)),
            (Use::Preserve, None),
        ] {
            let of_use = || lines.iter().filter(|l| l.use_ == use_);
            let found: BTreeMap<_, _> =
                of_use().filter(|l| l.during.contains(at)).map(|l| (l.during, l.edition)).collect();
            let decided = opened(&decide(&asked.record, use_, &rightful(use_), place, at));
            let there = of_use().all(|l| l.territory.code() == place.map_or("001", Territory::code));
            if found.len() > 1 || found.values().next().copied() != decided || !there {
                return Said::Broken(format!("{use_} at {at}: {found:?}, not {decided:?}\n{}", asked.told()));
            }
        }
        let torn = lines.windows(2).any(|pair| {
            (pair[0].use_, &pair[0].territory, pair[0].edition, pair[0].during.until)
                == (pair[1].use_, &pair[1].territory, pair[1].edition, pair[1].during.from)
        });
        Said::when(!torn, || format!("equal neighbours are two lines\n{}", asked.told()))
    });
}

/// A work is first public at the first boundary at which anyone may both list and play it.
#[test]
fn a_work_is_first_public_when_both_public_uses_are_open() {
    law("a_work_is_first_public_when_both_public_uses_are_open", |dice| {
        let asked = asked(dice);
        let first = clearance::first_public(&clearance::lines(&asked.record, &BTreeSet::new()));
        let open = |at: Timestamp| {
            let may = |use_| opened(&decide(&asked.record, use_, &Audience::Public, None, at)).is_some();
            may(Use::Catalogue) && may(Use::PublicStream)
        };
        let mut starts = boundaries(&asked.record, &Audience::Public);
        starts.insert(Timestamp::MIN);
        let wanted = starts.into_iter().find(|at| open(*at));
        match wanted {
            None if first.is_none() => Said::Nothing,
            _ => Said::when(first == wanted, || format!("{first:?}, not {wanted:?}\n{}", asked.told())),
        }
    });
}

/// Total: the ends of time have answers too.
#[test]
fn there_is_an_answer_at_the_ends_of_time() {
    law("there_is_an_answer_at_the_ends_of_time", |dice| {
        let asked = asked(dice);
        for at in [Timestamp::MIN, Timestamp::from_millis(i64::MIN + 1), Timestamp::MAX] {
            let _ = asked.decides_at(at);
            let _ = boundaries(&asked.record, &rightful(asked.use_));
        }
        Said::Holds
    });
}
