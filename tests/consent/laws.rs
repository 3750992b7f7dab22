//! The laws of the rule, on random works. The tests look at the public answer only.

mod closing;
mod order;
mod time;

use digitales::catalogue::edition::Edition;
use digitales::clock::Timestamp;
use digitales::consent::decision::{Agreement, Audience, Decision, decide, shown_name};
use digitales::consent::record::*;
use digitales::id::Id;

use crate::chance::Dice;
use crate::law::{Said, law};
use crate::oracle::{Oracle, Verdict};
use crate::story::{person, rightful};

/// A random work and a random question about it.
struct Asked {
    record: Record,
    use_: Use,
    place: Option<Territory>,
    at: Timestamp,
}

fn asked(dice: &mut Dice) -> Asked {
    let record = dice.record();
    Asked { record, use_: dice.use_(), place: dice.place(), at: dice.instant() }
}

impl Asked {
    fn decides_at(&self, at: Timestamp) -> Decision {
        decide(&self.record, self.use_, &rightful(self.use_), self.place.as_ref(), at)
    }

    fn decides(&self) -> Decision {
        self.decides_at(self.at)
    }

    fn oracle(&self) -> Oracle<'_> {
        let Self { record, use_, place, at } = self;
        Oracle { record, use_: *use_, place: place.as_ref(), at: *at }
    }

    fn told(&self) -> String {
        format!("{} in {:?} at {}\n{:#?}", self.use_, self.place, self.at, self.record)
    }
}

fn opened(decision: &Decision) -> Option<Id<Edition>> {
    match decision {
        Decision::Allow(permit) | Decision::AllowRedacted { permit, .. } => Some(permit.edition()),
        Decision::Deny(_) => None,
    }
}

fn as_verdict(decision: &Decision) -> Verdict {
    match decision {
        Decision::Allow(permit) => Verdict::Original(permit.edition()),
        Decision::AllowRedacted { permit, .. } => Verdict::Cut(permit.edition()),
        Decision::Deny(_) => Verdict::Nothing,
    }
}

/// I2, I3: allowed exactly when the second reading allows it, and in the same edition.
#[test]
fn the_rule_and_a_second_reading_of_the_text_agree() {
    law("the_rule_and_a_second_reading_of_the_text_agree", |dice| {
        let asked = asked(dice);
        let (decision, verdict) = (asked.decides(), asked.oracle().verdict(&rightful(asked.use_)));
        let agree = as_verdict(&decision) == verdict;
        Said::when(agree, || format!("{decision:?}, not {verdict:?}\n{}", asked.told()))
    });
}

/// I2, I9: the same for whoever asks: the right kind or another, with agreements in force or not.
#[test]
fn both_readings_agree_about_who_may_ask() {
    law("both_readings_agree_about_who_may_ask", |dice| {
        let (asked, audience) = (asked(dice), dice.audience());
        let decision = decide(&asked.record, asked.use_, &audience, asked.place.as_ref(), asked.at);
        let verdict = asked.oracle().verdict(&audience);
        let agree = as_verdict(&decision) == verdict;
        Said::when(agree, || format!("{decision:?}, not {verdict:?}\n{audience:?} {}", asked.told()))
    });
}

/// I2 for names: shown exactly as the second reading shows them, and to nobody without a permit for this work.
#[test]
fn both_readings_agree_about_names() {
    law("both_readings_agree_about_names", |dice| {
        let mut asked = asked(dice);
        let (Decision::Allow(permit) | Decision::AllowRedacted { permit, .. }) = asked.decides() else {
            return Said::Nothing;
        };
        for whom in ["P1", "P2", "P9"].map(person) {
            let (shown, wanted) =
                (shown_name(&asked.record, &permit, whom, asked.at), asked.oracle().name(whom));
            if shown != wanted {
                return Said::Broken(format!("{shown:?}, not {wanted:?} of {whom}\n{}", asked.told()));
            }
        }
        asked.record.work = Id::derived("another work");
        let elsewhere = shown_name(&asked.record, &permit, person("P1"), asked.at);
        Said::when(elsewhere == ShownName::Unnamed, || asked.told())
    });
}

/// I9: a wrong audience is never served.
#[test]
fn a_wrong_audience_is_never_served() {
    law("a_wrong_audience_is_never_served", |dice| {
        let asked = asked(dice);
        let own = [Use::SchoolEmbed, Use::BroadcastDownload, Use::PublicScreen, Use::Preserve];
        let pairs = own.into_iter().flat_map(|use_| {
            let others = own.into_iter().filter(move |other| *other != use_);
            others.chain([Use::PublicStream]).map(move |other| (use_, other))
        });
        for (use_, other) in pairs {
            match decide(&asked.record, use_, &rightful(other), asked.place.as_ref(), asked.at) {
                Decision::Deny(reasons) if reasons.contains(&Reason::AudienceMismatch) => {}
                answer => {
                    return Said::Broken(format!("{use_} to who may {other}: {answer:?}\n{}", asked.told()));
                }
            }
        }
        Said::Holds
    });
}

/// I9: a lapsed agreement serves nobody, and one about another use neither.
#[test]
fn without_an_agreement_in_force_nothing_is_served() {
    law("without_an_agreement_in_force_nothing_is_served", |dice| {
        let asked = asked(dice);
        let ended = Interval { from: Timestamp::MIN, until: asked.at };
        let to_come = Interval { from: asked.at.plus_millis(1), until: Timestamp::MAX };
        let about = |uses: &[Use], during| vec![Agreement { uses: uses.iter().copied().collect(), during }];
        let schools = [
            vec![],
            about(&Use::ALL, ended),
            about(&Use::ALL, to_come),
            about(&[Use::SchoolDownload, Use::PublicScreen], Interval::ALWAYS),
        ];
        let school = |agreements| Audience::Organisation { kind: OrganisationKind::School, agreements };
        let staff = |engagements| (Use::Preserve, Audience::Staff { engagements });
        let askers = schools.map(|agreements| (Use::SchoolEmbed, school(agreements)));
        for (use_, audience) in askers.into_iter().chain([vec![], vec![ended], vec![to_come]].map(staff)) {
            match decide(&asked.record, use_, &audience, asked.place.as_ref(), asked.at) {
                Decision::Deny(reasons) if reasons.contains(&Reason::AgreementInactive) => {}
                answer => return Said::Broken(format!("{audience:?}: {answer:?}\n{}", asked.told())),
            }
        }
        Said::Holds
    });
}

/// I10: a no always has a reason, and names nobody but who appears in the work.
#[test]
fn every_no_has_a_reason() {
    law("every_no_has_a_reason", |dice| {
        let asked = asked(dice);
        let Decision::Deny(reasons) = asked.decides() else { return Said::Nothing };
        let appears = |whom| asked.record.appearances.iter().any(|a| a.person == whom);
        let named = reasons.iter().filter_map(Reason::person).all(appears);
        Said::when(!reasons.is_empty() && named, || format!("{reasons:?}\n{}", asked.told()))
    });
}

#[test]
fn random_works_are_open_closed_and_cut_often_enough_to_mean_something() {
    let (mut original, mut cut, mut closed) = (0, 0, 0);
    for seed in 0..4_000 {
        match asked(&mut Dice(seed)).decides() {
            Decision::Allow(_) => original += 1,
            Decision::AllowRedacted { .. } => cut += 1,
            Decision::Deny(_) => closed += 1,
        }
    }
    assert!(original >= 100 && cut >= 40 && closed >= 100, "{original} whole, {cut} cut, {closed} closed");
}
