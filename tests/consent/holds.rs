//! Holds begin, end, are put off and lifted in any order: what was answered stays answered so (I11).

use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;

use digitales::catalogue::work::Work;
use digitales::clock::Timestamp;
use digitales::consent::decision::{Decision, decide};
use digitales::consent::fact::HoldFact;
use digitales::consent::ledger::limiting::holds;
use digitales::consent::ledger::{self, Deed};
use digitales::consent::record::{Interval, Use};
use digitales::id::Id;

use crate::chance::Dice;
use crate::house::{House, voice_of};
use crate::story::{instant, rightful};
use crate::support::on_each_engine;

const HOUR: i64 = 3_600_000;

/// Whether the work was open at each full hour since `since`, up to now.
async fn answers(house: &House, work: Id<Work>, since: Timestamp) -> Vec<bool> {
    let mut tx = house.database.read().await.unwrap();
    let record = ledger::snapshot(&mut tx, work).await.unwrap().unwrap().record;
    let use_ = Use::PublicStream;
    let hours = (0..).map(|n| since.plus_millis(n * HOUR)).take_while(|at| *at < house.now());
    hours.map(|at| !matches!(decide(&record, use_, &rightful(use_), None, at), Decision::Deny(_))).collect()
}

/// One of the things that are done to holds; what is refused leaves nothing.
async fn does(
    deed: &mut Deed,
    dice: &mut Dice,
    work: Id<Work>,
    person: Id<digitales::catalogue::participant::Person>,
    n: u64,
) {
    let near = |dice: &mut Dice| i64::try_from(dice.below(96)).unwrap() * HOUR - 48 * HOUR;
    let held = holds(deed.tx(), work).await.unwrap();
    let one = (!held.is_empty()).then(|| &held[dice.index(held.len())]);
    match (dice.below(6), one) {
        (0, _) | (_, None) => {
            let (from, ends) = (deed.now(), dice.below(2) == 0);
            let until = if ends { from.plus_millis(1 + near(dice).abs()) } else { Timestamp::MAX };
            let (source_id, during) = (Some(format!("h{n}")), Interval { from, until });
            let fact = HoldFact { source_id, uses: None, during, cause: "dispute" };
            deed.hold(work, &fact, None).await.unwrap();
        }
        (1 | 2, Some(_)) => {
            let (name, until) = (format!("h{}", dice.below(n)), deed.now().plus_millis(near(dice)));
            let _ = deed.end_hold(work, &name, until).await;
        }
        (3, Some(one)) => drop(deed.lift_hold(&one.id.text(), "account:officer").await),
        (4, Some(_)) => drop(deed.pause(work, person, voice_of(person)).await.unwrap()),
        _ => drop(deed.end_pause(work, person, voice_of(person)).await.unwrap()),
    }
}

#[tokio::test]
async fn no_end_of_a_hold_changes_what_was_answered_before_it_was_written() {
    let seed = RandomState::new().hash_one("holds");
    on_each_engine(async |engine| {
        let since = instant("2026-06-01T10:00:00Z");
        let house = House::at(engine.ledger().await, since);
        let (work, person) = house.film().await;
        let (mut dice, mut opened, mut held) = (Dice(seed), false, false);
        for n in 1..60 {
            house.clock.set(house.now().plus_millis(1 + i64::try_from(dice.below(24)).unwrap() * HOUR));
            let before = answers(&house, work, since).await;
            let mut deed = house.deed().await;
            does(&mut deed, &mut dice, work, person, n).await;
            deed.commit().await.unwrap();
            assert_eq!(answers(&house, work, since).await, before, "deed {n} changed the past (seed {seed})");
            (opened, held) = (opened || before.contains(&true), held || before.contains(&false));
        }
        assert!(opened && held, "nothing was held or nothing open (seed {seed})");
        house.verifies().await;
    })
    .await;
}
