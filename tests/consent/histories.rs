//! Random histories on each engine: what is stored is what would be computed, no deed changes an
//! answer about an earlier instant (I11), and none touches a work that it is not about (I12).

use std::collections::hash_map::RandomState;
use std::env;
use std::hash::BuildHasher;

use digitales::catalogue::edition::Edition;
use digitales::catalogue::work::Work;
use digitales::clock::Timestamp;
use digitales::consent::decision::{Decision, Line, decide};
use digitales::consent::ledger::{self, Snapshot};
use digitales::consent::record::*;
use digitales::id::Id;

use crate::chance::Dice;
use crate::deeds::{About, DEEDS, does};
use crate::house::House;
use crate::story::{instant, rightful};
use crate::support::on_each_engine;

#[expect(clippy::disallowed_methods, reason = "tests have no configuration")]
fn setting(name: &str) -> Option<u64> {
    env::var(name).ok().map(|told| told.parse().unwrap())
}

const USES: [Use; 4] = [Use::Catalogue, Use::PublicStream, Use::BroadcastDownload, Use::Preserve];

/// What was answered once: about which work, for which use, at which instant, and that.
type Answered = (Id<Work>, Use, Timestamp, Option<Id<Edition>>);

impl House {
    async fn snapshot(&self, work: Id<Work>) -> Snapshot {
        let mut tx = self.database.read().await.unwrap();
        ledger::snapshot(&mut tx, work).await.unwrap().unwrap()
    }

    async fn line_of(&self, work: Id<Work>) -> (Snapshot, Vec<Line>) {
        let mut tx = self.database.read().await.unwrap();
        let lines = ledger::stored(&mut tx, work).await.unwrap();
        drop(tx);
        (self.snapshot(work).await, lines)
    }
}

fn answer(record: &Record, use_: Use, at: Timestamp) -> Option<Id<Edition>> {
    match decide(record, use_, &rightful(use_), None, at) {
        Decision::Allow(permit) | Decision::AllowRedacted { permit, .. } => Some(permit.edition()),
        Decision::Deny(_) => None,
    }
}

#[tokio::test]
async fn no_deed_changes_what_was_or_what_it_is_not_about() {
    let seed = setting("DIGITALES_TEST_SEED").unwrap_or_else(|| RandomState::new().hash_one("histories"));
    let deeds = setting("DIGITALES_TEST_DEEDS").unwrap_or(40);
    on_each_engine(async |engine| {
        let house = House::at(engine.ledger().await, instant("2026-06-01T10:00:00Z"));
        let mut dice = Dice(seed);
        let mut films = Vec::new();
        for number in 0..4 {
            films.push(house.stage(number).await);
        }
        let (mut answers, mut done, mut opened) = (Vec::<Answered>::new(), 0, 0);
        for number in 100..100 + deeds {
            let later = 1 + i64::try_from(dice.below(86_400_000)).unwrap();
            house.clock.set(house.now().plus_millis(later));
            let film = films[dice.index(films.len())];
            let about = About { number, ..film };
            let what = dice.one_of(&DEEDS);
            let mut others = Vec::new();
            for other in films.iter().filter(|other| other.work != film.work) {
                others.push((other.work, house.line_of(other.work).await));
            }
            let mut deed = house.deed().await;
            if does(&mut deed, what, about).await.is_err() {
                // What contradicts the chain is refused, and nothing is left of it.
                drop(deed);
                house.verifies().await;
                continue;
            }
            deed.commit().await.unwrap();
            done += 1;
            house.verifies().await;
            for (work, (snapshot, lines)) in others {
                let (now, lines_now) = house.line_of(work).await;
                let same = now.record == snapshot.record && now.epoch == snapshot.epoch && lines_now == lines;
                assert!(same, "“{what}” about one film changed another (seed {seed})");
            }
            for (work, use_, at, before) in &answers {
                let now = answer(&house.snapshot(*work).await.record, *use_, *at);
                assert_eq!(now, *before, "“{what}” changed the answer of {at} for {use_} (seed {seed})");
            }
            let record = house.snapshot(film.work).await.record;
            for use_ in USES {
                let told = answer(&record, use_, house.now());
                opened += i32::from(told.is_some());
                answers.push((film.work, use_, house.now(), told));
            }
        }
        assert!(done * 2 >= deeds && opened > 0, "{done} deeds done, {opened} answers open (seed {seed})");
    })
    .await;
}
