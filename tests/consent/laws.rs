//! The laws of the rule, on random works. The tests look at the public answer only.

use std::collections::{BTreeMap, BTreeSet};

use digitales::catalogue::edition::Edition;
use digitales::clock::Timestamp;
use digitales::consent::clearance;
use digitales::consent::decision::{Audience, Decision, decide};
use digitales::consent::record::*;
use digitales::id::Id;
use proptest::prelude::*;

use crate::chance::{Dice, number_the_chains, tick};
use crate::oracle::{Oracle, Verdict};
use crate::story::{person, rightful};

/// How many random works each law is tried on: `DIGITALES_TEST_CASES`, or twenty thousand.
#[expect(clippy::disallowed_methods, reason = "tests have no configuration")]
fn cases() -> u32 {
    std::env::var("DIGITALES_TEST_CASES").ok().and_then(|told| told.parse().ok()).unwrap_or(20_000)
}

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

    fn verdict(&self) -> Verdict {
        let Self { record, use_, place, at } = self;
        Oracle { record, use_: *use_, place: place.as_ref(), at: *at }.verdict(&rightful(*use_))
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

/// One change that can only close.
fn narrow(record: &mut Record, dice: &mut Dice) -> &'static str {
    let forever = Interval { from: Timestamp::MIN, until: Timestamp::MAX };
    match dice.below(11) {
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
            if let Some(d) = record.declarations.first_mut() {
                d.scopes.pop();
            }
            "no scope"
        }
        6 => {
            record.licences.pop();
            "no licence"
        }
        7 => {
            let at = dice.below(8);
            if let Some(d) = record.declarations.get_mut(usize::try_from(at).unwrap()) {
                d.verified = false;
            }
            "no evidence"
        }
        8 => {
            record.attestations.clear();
            "no attestation"
        }
        9 => {
            record.editions.pop();
            "no cut"
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

fn shuffled<T>(mut list: Vec<T>, dice: &mut Dice) -> Vec<T> {
    for i in (1..list.len()).rev() {
        list.swap(i, usize::try_from(dice.below(i as u64 + 1)).unwrap());
    }
    list
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    /// I2, I3: allowed exactly when the second reading allows it, and in the same edition.
    #[test]
    fn the_rule_and_a_second_reading_of_the_text_agree(seed: u64) {
        let asked = asked(&mut Dice(seed));
        let decision = asked.decides();
        prop_assert_eq!(as_verdict(&decision), asked.verdict(), "{:?}\n{:#?}\nat {}", decision, asked.record, asked.at);
    }

    /// I3, I6: a cut is checked, of this version of the media, and younger than every withdrawal it answers.
    #[test]
    fn a_cut_never_answers_a_no_that_came_after_it(seed: u64) {
        let asked = asked(&mut Dice(seed));
        let Decision::AllowRedacted { permit, edits } = asked.decides() else { return Ok(()) };
        let cut = asked.record.editions.iter().find(|cut| cut.id == permit.edition()).unwrap();
        prop_assert!(!cut.original && cut.media_version == asked.record.media_version);
        prop_assert!(cut.checked.is_some_and(|at| at <= asked.at));
        prop_assert_eq!(&edits, &cut.edits);
        let approved = cut.approved.unwrap();
        for w in &asked.record.withdrawals {
            let own = w.voice.capacity == Capacity::Own && asked.record.people.contains_key(&w.subject);
            let about = w.uses.as_ref().is_none_or(|uses| uses.contains(&asked.use_));
            let anew = asked.record.declarations.iter().any(|d| d.voice == w.voice && d.given > w.effective);
            if own && about && w.effective <= asked.at && !anew {
                let standing = cut.removes.get(&w.subject).copied().flatten().is_some();
                prop_assert!(approved >= w.effective || standing);
                prop_assert!(cut.removes.contains_key(&w.subject));
            }
        }
    }

    /// I4: what can only close never opens.
    #[test]
    fn closing_never_opens(seed: u64) {
        let mut dice = Dice(seed);
        let mut asked = asked(&mut dice);
        let before = asked.decides();
        let change = narrow(&mut asked.record, &mut dice);
        let after = asked.decides();
        prop_assert!(opened(&before).is_some() || opened(&after).is_none(), "{change} opened {:#?}", asked.record);
    }

    /// I5: without a new declaration the original never comes back after a no, whatever time passes.
    #[test]
    fn a_spoken_no_is_never_forgotten(seed: u64, later in 0_i64..40) {
        let mut asked = asked(&mut Dice(seed));
        let Decision::Deny(reasons) = asked.decides() else { return Ok(()) };
        let spoken = |r: &Reason| matches!(r, Reason::Withdrawn(_) | Reason::Refused(_) | Reason::Invalidated(_)
            | Reason::GuardianWithdrew(_) | Reason::ChildDissent(_));
        let at = asked.at;
        if reasons.iter().any(spoken) {
            asked.record.declarations.retain(|d| d.given <= at);
            let answer = asked.decides_at(at.plus_millis(later * 86_400_000 / 2));
            prop_assert!(!matches!(answer, Decision::Allow(_)), "{reasons:?} forgotten: {:#?}", asked.record);
        }
    }

    /// I7: the answer is constant until `not_after`, and the lines of the clearance are the answer at every instant.
    #[test]
    fn the_answer_is_constant_between_two_boundaries(seed: u64, part in 0_i64..1000) {
        let asked = asked(&mut Dice(seed));
        let now = asked.decides();
        let permit = match &now {
            Decision::Allow(permit) | Decision::AllowRedacted { permit, .. } => permit.clone(),
            Decision::Deny(_) => return Ok(()),
        };
        prop_assert!(permit.not_after() > asked.at);
        let length = permit.not_after().millis().min(tick(60).millis()) - asked.at.millis();
        for at in [asked.at.plus_millis(length * part / 1000), asked.at.plus_millis(length - 1)] {
            prop_assert_eq!(opened(&asked.decides_at(at)), Some(permit.edition()));
        }
    }

    /// The stored lines are the answer at every instant.
    #[test]
    fn the_clearance_lines_are_the_decision_at_every_instant(seed: u64, half_day in -2_i64..64) {
        let asked = asked(&mut Dice(seed));
        let berlin: Territory = "DE-BE".parse().unwrap();
        let places = BTreeSet::from([(OrganisationKind::School, berlin.clone())]);
        let lines = clearance::lines(&asked.record, &places);
        let at = tick(0).plus_millis(half_day * 43_200_000);
        for (use_, place) in [(Use::PublicStream, None), (Use::SchoolEmbed, Some(&berlin)), (Use::Preserve, None)] {
            let found: BTreeMap<_, _> = lines
                .iter()
                .filter(|l| l.use_ == use_ && l.during.contains(at))
                .map(|l| (l.during, l.edition))
                .collect();
            prop_assert!(found.len() <= 1);
            let decided = opened(&decide(&asked.record, use_, &rightful(use_), place, at));
            prop_assert_eq!(found.values().next().copied(), decided);
        }
        for pair in lines.windows(2) {
            let neighbours = (pair[0].use_, &pair[0].territory) == (pair[1].use_, &pair[1].territory);
            let same = pair[0].edition == pair[1].edition && pair[0].during.until == pair[1].during.from;
            prop_assert!(!(neighbours && same), "equal neighbours are one line");
        }
    }

    /// I8: the order of rows is irrelevant.
    #[test]
    fn the_order_of_rows_does_not_matter(seed: u64) {
        let mut dice = Dice(seed);
        let mut asked = asked(&mut dice);
        let before = asked.decides();
        let record = &mut asked.record;
        record.declarations = shuffled(std::mem::take(&mut record.declarations), &mut dice);
        record.withdrawals = shuffled(std::mem::take(&mut record.withdrawals), &mut dice);
        record.appearances = shuffled(std::mem::take(&mut record.appearances), &mut dice);
        record.editions = shuffled(std::mem::take(&mut record.editions), &mut dice);
        record.licences = shuffled(std::mem::take(&mut record.licences), &mut dice);
        prop_assert_eq!(asked.decides(), before);
    }

    /// I9: a wrong audience is never served.
    #[test]
    fn a_wrong_audience_is_never_served(seed: u64) {
        let asked = asked(&mut Dice(seed));
        for (use_, others) in [
            (Use::SchoolEmbed, [Use::PublicStream, Use::BroadcastDownload, Use::PublicScreen, Use::Preserve]),
            (Use::BroadcastDownload, [Use::PublicStream, Use::SchoolEmbed, Use::PublicScreen, Use::Preserve]),
            (Use::PublicScreen, [Use::PublicStream, Use::SchoolEmbed, Use::BroadcastDownload, Use::Preserve]),
            (Use::Preserve, [Use::PublicStream, Use::SchoolEmbed, Use::BroadcastDownload, Use::PublicScreen]),
        ] {
            for other in others {
                let answer = decide(&asked.record, use_, &rightful(other), asked.place.as_ref(), asked.at);
                let Decision::Deny(reasons) = answer else {
                    return Err(TestCaseError::fail(format!("{use_} was served to who may ask for {other}")));
                };
                prop_assert!(reasons.contains(&Reason::AudienceMismatch));
            }
        }
    }

    /// A lapsed agreement serves nobody, and one about another use neither.
    #[test]
    fn without_an_agreement_in_force_nothing_is_served(seed: u64) {
        let asked = asked(&mut Dice(seed));
        let school = |agreements| Audience::Organisation { kind: OrganisationKind::School, agreements };
        let ended = Interval { from: Timestamp::MIN, until: asked.at };
        for agreements in [
            vec![],
            vec![digitales::consent::decision::Agreement { uses: Use::ALL.into(), during: ended }],
            vec![digitales::consent::decision::Agreement { uses: [Use::SchoolDownload].into(), during: Interval::ALWAYS }],
        ] {
            let answer = decide(&asked.record, Use::SchoolEmbed, &school(agreements), asked.place.as_ref(), asked.at);
            let Decision::Deny(reasons) = answer else { return Err(TestCaseError::fail("served")) };
            prop_assert!(reasons.contains(&Reason::AgreementInactive));
        }
    }
}

#[test]
fn random_works_are_open_closed_and_cut_often_enough_to_mean_something() {
    let (mut original, mut cut, mut closed) = (0, 0, 0);
    for seed in 0..4_000 {
        let mut asked = asked(&mut Dice(seed));
        number_the_chains(&mut asked.record);
        match asked.decides() {
            Decision::Allow(_) => original += 1,
            Decision::AllowRedacted { .. } => cut += 1,
            Decision::Deny(_) => closed += 1,
        }
    }
    assert!(original >= 100 && cut >= 20 && closed >= 100, "{original} whole, {cut} cut, {closed} closed");
}
