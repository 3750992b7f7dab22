//! The door and the watch over what is running, on each engine.

use std::time::Duration;

use digitales::catalogue::participant::Person;
use digitales::catalogue::work::Work;
use digitales::consent::audit::Actor;
use digitales::consent::ledger::Ledger;
use digitales::consent::record::*;
use digitales::consent::takedown::{self, Request, Words};
use digitales::consent::withdrawal::{TakesBack, withdraw};
use digitales::error::Kind;
use digitales::id::Id;
use digitales::playback::{Answer, Door, Guard, Outcome, Permit, Severer};
use digitales::storage::keys::MasterKey;
use digitales::storage::vault::Vault;
use digitales::viewer::Viewer;

use crate::house::*;
use crate::story::instant;
use crate::support::on_each_engine;

async fn film(house: &House, slug: &str) -> (Id<Work>, Id<Person>) {
    let narrator = house.person(slug).await;
    let work = house.work(slug, &[narrator]).await;
    house.agrees(work, narrator, "2026-12-31").await;
    house.clock.set(house.now().plus_millis(5_000));
    (work, narrator)
}

async fn permit(house: &House, work: Id<Work>) -> Permit {
    match house.public(work).await {
        Answer::Permit(permit) => permit,
        Answer::Refusal(refusal) => panic!("refused: {refusal:?}"),
    }
}

/// Somebody is watching `work`; the severer is what the connection would obey.
async fn watches(house: &House, work: Id<Work>) -> (Severer, Guard) {
    let severer = Severer::new();
    let guard = house.door.watch().register(permit(house, work).await, Viewer::Anyone, severer.clone());
    (severer, guard)
}

fn keep_watch(door: &Door) -> tokio::task::JoinHandle<()> {
    let door = door.clone();
    tokio::spawn(async move { door.keep_watch().await })
}

/// Waits for what must happen; the limit only ends a test that would hang.
async fn happens(what: impl Future<Output = ()>) {
    tokio::time::timeout(Duration::from_mins(1), what).await.expect("it did not happen");
}

#[tokio::test]
async fn what_is_running_ends_when_another_process_commits_a_withdrawal_and_only_that() {
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        let (work, _) = film(&house, "taken-back").await;
        let (other, _) = film(&house, "still-there").await;
        let (severer, _running) = watches(&house, work).await;
        let (unharmed, _running_too) = watches(&house, other).await;
        let watching = keep_watch(&house.door);
        // A database of its own is what another process has.
        let elsewhere = engine.ledger().await;
        let taken = TakesBack {
            person: "taken-back",
            work: Some("taken-back"),
            uses: None,
            by: None,
            channel: "phone",
        };
        assert_eq!(withdraw(&elsewhere, Actor::Command, &taken, house.now()).await.unwrap().works, [work]);
        happens(severer.severed()).await;
        assert!(!unharmed.is_severed());
        watching.abort();
    })
    .await;
}

#[tokio::test]
async fn a_crowd_of_readers_and_writers_does_not_blind_the_watch() {
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        let (work, _) = film(&house, "taken-back").await;
        let (other, _) = film(&house, "still-there").await;
        let (severer, _running) = watches(&house, work).await;
        let (unharmed, _running_too) = watches(&house, other).await;
        let watching = keep_watch(&house.door);
        let crowd: Vec<_> = (0..40)
            .map(|n| {
                let database = house.database.clone();
                tokio::spawn(async move {
                    let _held = if n % 2 == 0 { database.read().await } else { database.write().await };
                    std::future::pending::<()>().await;
                })
            })
            .collect();
        let mut held = Vec::new();
        // Whoever cannot wait for a reader any more knows that all of them are taken.
        while let Ok(tx) = tokio::time::timeout(Duration::from_millis(200), house.database.read()).await {
            held.push(tx.unwrap());
        }
        let elsewhere = engine.ledger().await;
        crowd.iter().skip(1).step_by(2).for_each(tokio::task::JoinHandle::abort);
        let taken = TakesBack { person: "taken-back", work: None, uses: None, by: None, channel: "phone" };
        withdraw(&elsewhere, Actor::Command, &taken, house.now()).await.unwrap();
        happens(severer.severed()).await;
        assert!(!unharmed.is_severed(), "the watch saw which film it was, while all readers were taken");
        crowd.iter().for_each(tokio::task::JoinHandle::abort);
        watching.abort();
    })
    .await;
}

#[tokio::test]
async fn what_was_refused_between_the_permit_and_the_register_ends_too() {
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        let (work, _) = film(&house, "a-film").await;
        let early = permit(&house, work).await;
        let taken = TakesBack { person: "a-film", work: None, uses: None, by: None, channel: "phone" };
        withdraw(&house.ledger, Actor::Command, &taken, house.now()).await.unwrap();
        let severer = Severer::new();
        let _running = house.door.watch().register(early, Viewer::Anyone, severer.clone());
        let watching = keep_watch(&house.door);
        happens(severer.severed()).await;
        watching.abort();
    })
    .await;
}

#[tokio::test]
async fn what_is_running_ends_with_the_last_day_of_the_consent() {
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        let (work, _) = film(&house, "a-film").await;
        let (severer, running) = watches(&house, work).await;
        let watching = keep_watch(&house.door);
        house.clock.set(instant("2026-12-31T23:00:00Z"));
        happens(severer.severed()).await;
        drop(running);
        assert_eq!(house.door.watch().running(), 0);
        watching.abort();
    })
    .await;
}

#[tokio::test]
async fn what_is_running_ends_when_the_database_cannot_be_asked() {
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        let (work, _) = film(&house, "a-film").await;
        let (severer, _running) = watches(&house, work).await;
        house.database.close().await;
        let watching = keep_watch(&house.door);
        happens(severer.severed()).await;
        watching.abort();
    })
    .await;
}

#[tokio::test]
async fn a_work_that_was_public_is_gone_and_one_that_never_was_or_is_held_is_missing() {
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        let answer = async |work| match house.public(work).await {
            Answer::Permit(_) => None,
            Answer::Refusal(refusal) => Some(refusal.answer()),
        };
        let (work, narrator) = film(&house, "a-film").await;
        let never = house.work("never-agreed", &[narrator]).await;
        assert_eq!(answer(never).await, Some(Outcome::Missing));
        assert_eq!(answer(Id::derived("nothing")).await, Some(Outcome::Missing));
        assert_eq!(answer(work).await, None);
        let holds = async |cause, millis| {
            let mut deed = house.deed().await;
            let during = Interval { from: house.now(), until: house.now().plus_millis(millis) };
            let hold = digitales::consent::fact::HoldFact { source_id: None, uses: None, during, cause };
            deed.hold(work, &hold, None).await.unwrap();
            deed.commit().await.unwrap();
        };
        holds("court_order", 7_200_000).await;
        assert_eq!(answer(work).await, Some(Outcome::Blocked), "a court ordered it");
        holds("dispute", 3_600_000).await;
        assert_eq!(answer(work).await, Some(Outcome::Missing), "held for another reason too");
        house.clock.set(house.now().plus_millis(3_700_000));
        assert_eq!(answer(work).await, Some(Outcome::Blocked), "the order stands");
        house.clock.set(house.now().plus_millis(3_700_000));
        assert_eq!(answer(work).await, None, "both are over");
        let taken = TakesBack {
            person: "a-film",
            work: Some("a-film"),
            uses: Some([Use::Catalogue].into()),
            by: None,
            channel: "phone",
        };
        withdraw(&house.ledger, Actor::Command, &taken, house.now()).await.unwrap();
        assert_eq!(
            answer(work).await,
            Some(Outcome::Gone),
            "with one of the two uses it is as absent as with none"
        );
    })
    .await;
}

#[tokio::test]
async fn a_withdrawal_by_nobody_or_from_nothing_is_told_and_changes_nothing() {
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        let (work, _) = film(&house, "a-film").await;
        house.person("stranger").await;
        let by = |person, work| TakesBack { person, work, uses: None, by: None, channel: "phone" };
        for (taken, kind) in [
            (by("nobody", Some("a-film")), Kind::Missing),
            (by("a-film", Some("no-film")), Kind::Missing),
            (by("stranger", Some("a-film")), Kind::Invalid),
        ] {
            let told = withdraw(&house.ledger, Actor::Command, &taken, house.now()).await.unwrap_err();
            assert_eq!(told.kind(), kind, "{taken:?}");
        }
        assert!(house.is_public(work).await);
    })
    .await;
}

#[tokio::test]
async fn the_word_of_a_guardian_without_an_office_is_kept_and_counts_once_the_office_is_known() {
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        let (work, narrator) = film(&house, "a-film").await;
        let guardian = house.person("guardian").await;
        for capacity in [Capacity::Guardian, Capacity::Relative] {
            let by = Some((capacity, "guardian"));
            let said = TakesBack { person: "a-film", work: Some("a-film"), uses: None, by, channel: "phone" };
            let taken = withdraw(&house.ledger, Actor::Command, &said, house.now()).await.unwrap();
            assert!(taken.idle.is_some_and(|told| told.contains("closes nothing")), "{capacity:?}");
            assert!(house.is_public(work).await, "{capacity:?}");
        }
        house.clock.set(house.now().plus_millis(5_000));
        house.is_guardian(guardian, narrator).await;
        assert_eq!(house.refused(work).await, ["GuardianWithdrew"]);
        house.verifies().await;
    })
    .await;
}

#[tokio::test]
async fn a_guardian_in_office_takes_it_back_for_the_person() {
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        let (work, narrator) = film(&house, "a-film").await;
        let guardian = house.person("guardian").await;
        house.is_guardian(guardian, narrator).await;
        assert!(house.is_public(work).await);
        let by = Some((Capacity::Guardian, "guardian"));
        let taken = TakesBack { person: "a-film", work: Some("a-film"), uses: None, by, channel: "phone" };
        let taken = withdraw(&house.ledger, Actor::Command, &taken, house.now()).await.unwrap();
        assert_eq!((taken.works, taken.idle), (vec![work], None));
        assert!(!house.is_public(work).await);
    })
    .await;
}

#[tokio::test]
async fn names_are_shown_as_people_chose_and_not_of_who_stands_in_the_way() {
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        let (work, narrator) = film(&house, "a-film").await;
        let shown = async || {
            let permit = permit(&house, work).await;
            let mut tx = house.database.read().await.unwrap();
            house.door.shown_names(&mut tx, &permit).await.unwrap().remove(&narrator).unwrap()
        };
        assert_eq!(shown().await, ShownName::Unnamed, "nobody is named without having chosen a name");
        let name =
            ShownName::Pseudonym(Name { written: "Ayla K.".to_owned(), spoken: Some("EYE-la".to_owned()) });
        let mut deed = house.deed().await;
        let until = house.now().plus_millis(3_600_000);
        let chosen = digitales::consent::fact::DisplayNameFact {
            person: narrator,
            uses: Use::ALL.into(),
            shown: name.clone(),
            during: Interval { from: instant("2026-01-01"), until },
        };
        deed.display_names(work, &[chosen]).await.unwrap();
        deed.commit().await.unwrap();
        assert_eq!(shown().await, name);
        house.clock.set(until);
        assert_eq!(shown().await, ShownName::Unnamed, "the name was for an hour");
    })
    .await;
}

fn request(work: Option<Id<Work>>, danger: bool) -> Request {
    let words = Words {
        name: "Invented Name".to_owned(),
        contact: "+49 30 0002".to_owned(),
        reason: "my brother must not see me".to_owned(),
    };
    Request { work, danger, words }
}

#[tokio::test]
async fn a_request_that_says_danger_stops_the_film_for_three_days_and_is_read_by_the_library_only() {
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        let (work, _) = film(&house, "a-film").await;
        let file = async |request: &Request, hold| {
            takedown::file(&house.ledger, request, hold, house.now()).await.unwrap()
        };
        assert_eq!(file(&request(Some(work), false), 5).await.held_until, None);
        assert_eq!(file(&request(Some(work), true), 0).await.held_until, None, "the setting is off");
        assert!(house.is_public(work).await);
        let receipt = file(&request(Some(work), true), 5).await;
        assert_eq!(receipt.held_until, Some(house.now().plus_millis(72 * 3_600_000)));
        assert_eq!(house.refused(work).await, ["Hold"]);
        let again = file(&request(Some(work), true), 5).await;
        assert_eq!(again.held_until, receipt.held_until, "a second request does not make it longer");
        house.clock.set(house.now().plus_millis(72 * 3_600_000 + 2_000));
        assert!(house.is_public(work).await, "three days later it is open unless somebody decided otherwise");
        let listed = takedown::list(&house.ledger).await.unwrap();
        assert_eq!(listed.len(), 4);
        assert!(
            listed
                .iter()
                .all(|r| r.words == request(None, true).words && r.slug.as_deref() == Some("a-film"))
        );
        let stranger = MasterKey::parse(&"cd".repeat(32)).unwrap();
        let vault = Vault::open(engine.folder.path(), stranger).unwrap();
        let foreign = Ledger { vault, ..house.ledger.clone() };
        assert_eq!(takedown::list(&foreign).await.unwrap_err().kind(), Kind::Invalid);
        let mut tx = house.database.read().await.unwrap();
        let kept: Vec<(String,)> =
            digitales::rows!(&mut tx, (String,), "select sealed from takedown_request").unwrap();
        assert!(kept.iter().all(|(sealed,)| !sealed.contains("brother") && !sealed.contains("Invented")));
    })
    .await;
}

#[tokio::test]
async fn the_form_cannot_empty_the_library() {
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        let mut works = Vec::new();
        for n in 0..=5 {
            works.push(film(&house, &format!("film-{n}")).await.0);
        }
        let file = async |work: Id<Work>| {
            takedown::file(&house.ledger, &request(Some(work), true), 5, house.now()).await.unwrap()
        };
        let held = async || {
            let mut held = 0;
            for work in &works {
                held += i64::from(file(*work).await.held_until.is_some());
            }
            held
        };
        assert_eq!(held().await, 3, "one spree leaves room for somebody who is in danger later");
        assert_eq!(held().await, 3, "what is held already costs nothing");
        house.clock.set(house.now().plus_millis(3_600_001));
        assert_eq!(held().await, 5);
        house.clock.set(house.now().plus_millis(3_600_001));
        assert_eq!(held().await, 5, "that was all for this day");
        assert!(house.is_public(*works.last().unwrap()).await);
        let listed = takedown::list(&house.ledger).await.unwrap();
        assert_eq!(listed.len(), works.len() * 4, "what is not held is filed all the same");
    })
    .await;
}

#[tokio::test]
async fn a_flood_of_messages_fills_no_disk_and_keeps_nobody_in_danger_out() {
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        let (work, _) = film(&house, "a-film").await;
        let file = async |request: Request| {
            takedown::file(&house.ledger, &request, 5, house.now()).await.map(|r| r.held_until)
        };
        for _ in 0..takedown::REQUESTS_A_MINUTE {
            file(request(None, false)).await.unwrap();
        }
        assert_eq!(file(request(Some(work), false)).await.unwrap_err().kind(), Kind::Unavailable);
        let others = [Some(work), None].into_iter().cycle();
        for (n, other) in (1..takedown::DANGERS_A_MINUTE).zip(others) {
            let told = takedown::file(&house.ledger, &request(other, true), 0, house.now()).await;
            assert_eq!(told.unwrap().held_until, None, "{n}: what holds nothing is kept all the same");
        }
        assert!(file(request(Some(work), true)).await.unwrap().is_some(), "this one stops a film");
        for other in [Some(work), None] {
            assert_eq!(file(request(other, true)).await.unwrap_err().kind(), Kind::Unavailable);
        }
        let kept = usize::try_from(takedown::REQUESTS_A_MINUTE + takedown::DANGERS_A_MINUTE).unwrap();
        assert_eq!(takedown::list(&house.ledger).await.unwrap().len(), kept);
        house.clock.set(house.now().plus_millis(60_001));
        file(request(Some(work), false)).await.unwrap();
    })
    .await;
}
