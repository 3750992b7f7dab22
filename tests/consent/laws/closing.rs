//! What closes stays closed: I3, I4, I5, I6.

use digitales::catalogue::participant::Person;

use super::*;
use crate::chance::tick;

/// Nothing, a cut, the whole work.
fn width(decision: &Decision) -> u8 {
    match decision {
        Decision::Deny(_) => 0,
        Decision::AllowRedacted { .. } => 1,
        Decision::Allow(_) => 2,
    }
}

fn take_one<T>(list: &mut Vec<T>, dice: &mut Dice) {
    if !list.is_empty() {
        list.remove(dice.index(list.len()));
    }
}

/// One change that can only close.
fn narrow(record: &mut Record, dice: &mut Dice) -> &'static str {
    let forever = Interval { from: Timestamp::MIN, until: Timestamp::MAX };
    match dice.below(13) {
        0 => {
            dice.withdrawal(record);
            "a withdrawal"
        }
        1 => {
            refuse(record, dice);
            "a refusal"
        }
        2 => {
            record.holds.push(Stop { uses: None, during: forever });
            "a hold"
        }
        3 => {
            let stop = dice.stop();
            record.embargoes.push(stop);
            "an embargo"
        }
        4 => {
            record.appearances.push(Appearance { person: person("P9"), redactable: true, waiver: None });
            "an unknown person"
        }
        5 => {
            if let Some(d) = dice.any_of(&mut record.declarations) {
                take_one(&mut d.scopes, dice);
            }
            "no scope"
        }
        6 => {
            take_one(&mut record.licences, dice);
            "no licence"
        }
        7 => {
            if let Some(d) = dice.any_of(&mut record.declarations) {
                d.verified = false;
            }
            "no evidence"
        }
        8 => {
            record.attestations.clear();
            "no attestation"
        }
        9 => {
            take_one(&mut record.editions, dice);
            "no cut"
        }
        10 => {
            dice.restriction(record);
            "a closed passage"
        }
        11 => {
            if let Some(d) = dice.any_of(&mut record.declarations) {
                d.explicit = false;
            }
            "not in so many words"
        }
        _ => {
            record.published = false;
            "not published"
        }
    }
}

/// Adds a no at the end of some chain, after everything in it.
fn refuse(record: &mut Record, dice: &mut Dice) {
    dice.declaration(record);
    if let Some(mut no) = record.declarations.pop() {
        let chain = record.declarations.iter().filter(|d| (d.subject, d.voice) == (no.subject, no.voice));
        let (version, given) = chain.map(|d| (d.version, d.given)).max().unwrap_or((0, no.given));
        no.word = Word::Refused;
        no.version = version + 1;
        no.given = no.given.max(given);
        record.declarations.push(no);
    }
}

/// I4: what can only close never opens, and makes no cut whole.
#[test]
fn closing_never_opens() {
    law("closing_never_opens", |dice| {
        let mut asked = asked(dice);
        let before = asked.decides();
        let change = narrow(&mut asked.record, dice);
        let after = asked.decides();
        Said::when(width(&after) <= width(&before), || format!("{change} opened\n{}", asked.told()))
    });
}

/// I5: without a new declaration the original never comes back after a no, whatever time passes.
#[test]
fn a_spoken_no_is_never_forgotten() {
    law("a_spoken_no_is_never_forgotten", |dice| {
        let mut asked = asked(dice);
        let later = i64::try_from(dice.below(60)).unwrap();
        let Decision::Deny(reasons) = asked.decides() else { return Said::Nothing };
        let spoken = |r: &Reason| {
            matches!(
                r,
                Reason::Withdrawn(_)
                    | Reason::Refused(_)
                    | Reason::Invalidated(_)
                    | Reason::GuardianWithdrew(_)
                    | Reason::ChildDissent(_)
            )
        };
        if !reasons.iter().any(spoken) {
            return Said::Nothing;
        }
        let at = asked.at;
        asked.record.declarations.retain(|d| d.given <= at);
        if reasons.iter().filter_map(Reason::person).any(|whom| is_answered_anew(&asked, whom)) {
            return Said::Nothing;
        }
        let answer = asked.decides_at(at.plus_millis(later * 43_200_000));
        let forgotten = matches!(answer, Decision::Allow(_));
        Said::when(!forgotten, || format!("{reasons:?} forgotten {later} half days later\n{}", asked.told()))
    });
}

/// Whether somebody said yes after a guardian's office had ended: that yes is new to the guardian's no, and opens when
/// its time comes or when its speaker is the one to be asked.
fn is_answered_anew(asked: &Asked, whom: Id<Person>) -> bool {
    let Some(facts) = asked.record.people.get(&whom) else { return false };
    let majority = if let Age::Born(b) = facts.age { Some(b.adult_from) } else { None };
    let ends = facts.guardianships.iter().map(|g| g.office.until).chain(majority).chain(facts.died);
    let Some(first) = ends.min() else { return false };
    let yes = |d: &&Declaration| d.subject == whom && d.word.is_yes() && d.given >= first;
    asked.record.declarations.iter().filter(yes).any(|d| d.scopes.iter().any(|s| s.use_ == asked.use_))
}

/// I3: a cut is checked, of this version of the media, without anybody who stands in the way, and does at least what
/// every closed passage asks.
#[test]
fn a_cut_answers_everything_that_stands_in_the_way() {
    law("a_cut_answers_everything_that_stands_in_the_way", |dice| {
        let mut asked = asked(dice);
        let Decision::AllowRedacted { permit, edits } = asked.decides() else { return Said::Nothing };
        let cut = asked.record.editions.iter().find(|cut| cut.id == permit.edition()).unwrap().clone();
        let done = |at: Option<Timestamp>| at.is_some_and(|at| at <= asked.at);
        let sound = !cut.original
            && cut.media_version == asked.record.media_version
            && (done(cut.approved) && done(cut.checked))
            && edits == cut.edits;
        let passages = asked.record.restrictions.iter().filter(|r| {
            r.uses.as_ref().is_none_or(|uses| uses.contains(&asked.use_)) && r.during.contains(asked.at)
        });
        let covered = asked.use_ == Use::Preserve
            || passages.map(|r| r.edit).all(|asked| {
                (asked.start_ms..asked.end_ms).all(|ms| {
                    let there = |e: &&Edit| e.part == asked.part && e.start_ms <= ms && ms < e.end_ms;
                    let enough = |e: &Edit| e.operation == asked.operation || e.operation == Operation::Cut;
                    edits.iter().filter(there).any(enough)
                })
            });
        asked.record.editions.retain(|cut| cut.original);
        let Decision::Deny(reasons) = asked.decides() else {
            return Said::Broken("a cut where none is needed".into());
        };
        let removed = reasons.iter().filter_map(Reason::person).all(|whom| cut.removes.contains_key(&whom));
        Said::when(sound && covered && removed, || format!("{cut:#?}\n{reasons:?}\n{}", asked.told()))
    });
}

/// I6: a no that comes after its approval shuts a cut, unless its person had agreed to it beforehand.
#[test]
fn a_cut_never_answers_a_no_that_came_after_it() {
    law("a_cut_never_answers_a_no_that_came_after_it", |dice| {
        let mut asked = asked(dice);
        let Decision::AllowRedacted { permit, .. } = asked.decides() else { return Said::Nothing };
        let cut = asked.record.editions.iter().find(|cut| cut.id == permit.edition()).unwrap().clone();
        let approved = cut.approved.unwrap();
        if approved >= asked.at {
            return Said::Nothing;
        }
        let subject = person(dice.one_of(&["P1", "P2"]));
        let days = (asked.at.millis() - tick(0).millis()) / 86_400_000;
        let day = tick(i64::try_from(dice.below(u64::try_from(days).unwrap() + 1)).unwrap());
        let effective = day.max(approved.plus_millis(1));
        let voice = Voice { capacity: Capacity::Own, by: subject };
        let known = asked.record.people.get(&subject).filter(|facts| facts.died.is_none());
        let anew = asked.record.declarations.iter().any(|d| d.voice == voice && d.given > effective);
        let beforehand = cut.removes.get(&subject).copied().flatten().is_some();
        if known.is_none() || anew || beforehand {
            return Said::Nothing;
        }
        asked.record.withdrawals.push(Withdrawal { subject, voice, uses: None, effective });
        let after = asked.decides();
        let shut = opened(&after) != Some(cut.id);
        Said::when(shut, || format!("{cut:#?} after {effective} of {subject}\n{}", asked.told()))
    });
}
