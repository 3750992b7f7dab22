//! Jobs: several workers never do the same one twice nor lose one, and what a killed one held is taken up again.

use std::collections::BTreeMap;

use digitales::clock::Timestamp;
use digitales::intake::job::{Fault, Kind, LEASE_MS, MOST_ATTEMPTS, State, Step};
use digitales::intake::jobs_store::{self as jobs, AT_ONCE, Held, IN_THE_BACKGROUND, Order, SOON};
use digitales::storage::database::Database;

use crate::engines::on_each_engine;

fn at(millis: i64) -> Timestamp {
    Timestamp::from_millis(1_800_000_000_000 + millis)
}

async fn asked(
    database: &Database,
    subject: &str,
    priority: i64,
) -> digitales::id::Id<digitales::intake::job::Job> {
    let mut tx = database.write().await.unwrap();
    let order = Order { kind: Kind::Encode, subject, work: None, asked_by: "command", priority };
    let id = jobs::enqueue(&mut tx, &order, at(0)).await.unwrap();
    tx.commit().await.unwrap();
    id
}

async fn takes(database: &Database, worker: &str, now: Timestamp) -> Option<Held> {
    let mut tx = database.write().await.unwrap();
    let held = jobs::claim(&mut tx, Kind::Encode, worker, now).await.unwrap();
    tx.commit().await.unwrap();
    held
}

async fn ends(
    database: &Database,
    held: &Held,
    worker: &str,
    now: Timestamp,
) -> digitales::error::Result<()> {
    let mut tx = database.write().await.unwrap();
    jobs::done(&mut tx, held.id, worker, now).await?;
    tx.commit().await
}

async fn states(database: &Database) -> BTreeMap<String, (String, i64, Option<String>)> {
    let mut tx = database.read().await.unwrap();
    let shown = jobs::shown(&mut tx, at(-1)).await.unwrap();
    shown.into_iter().map(|job| (job.subject, (job.state, job.attempts, job.fault))).collect()
}

#[tokio::test]
async fn two_hundred_jobs_are_each_done_once_by_six_workers() {
    on_each_engine(async |engine| {
        let database = engine.open().await;
        for n in 0..200 {
            asked(&database, &format!("a/{n}"), SOON).await;
        }
        let working = (0..6).map(|n| {
            // Each a process of its own: its own connections.
            let (url, name) = (engine.url.clone(), format!("worker {n}"));
            async move {
                let database = Database::open(&url).await.unwrap();
                let mut did = Vec::new();
                while let Some(held) = takes(&database, &name, at(1)).await {
                    ends(&database, &held, &name, at(2)).await.unwrap();
                    did.push(held.subject);
                }
                database.close().await;
                did
            }
        });
        let mut did: Vec<String> = futures_util::future::join_all(working).await.concat();
        did.sort();
        let asked = did.len();
        did.dedup();
        assert_eq!((asked, did.len()), (200, 200), "asked for once, done once");
        assert!(states(&database).await.values().all(|(state, ..)| state == "done"));
        database.close().await;
    })
    .await;
}

#[tokio::test]
async fn what_a_killed_worker_held_is_taken_up_again_and_it_can_end_it_no_more() {
    on_each_engine(async |engine| {
        let database = engine.open().await;
        asked(&database, "a/1", SOON).await;
        let first = takes(&database, "one", at(0)).await.unwrap();
        assert!(takes(&database, "two", at(LEASE_MS - 1)).await.is_none(), "it is held");
        // Not at once: whoever killed one worker may kill the next.
        assert!(takes(&database, "two", at(LEASE_MS + 1)).await.is_none());
        let second = takes(&database, "two", at(LEASE_MS + 60_000)).await.unwrap();
        assert_eq!((second.id, second.attempts), (first.id, 2));
        let late = ends(&database, &first, "one", at(LEASE_MS + 60_001)).await;
        assert!(late.unwrap_err().message().contains("somebody else"), "the first one comes too late");
        ends(&database, &second, "two", at(LEASE_MS + 60_002)).await.unwrap();
        database.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_sign_of_life_holds_a_job_and_one_that_kills_its_workers_is_given_up() {
    on_each_engine(async |engine| {
        let database = engine.open().await;
        asked(&database, "a/1", SOON).await;
        let held = takes(&database, "one", at(0)).await.unwrap();
        let mut tx = database.write().await.unwrap();
        let telling = jobs::tell(&mut tx, held.id, "one", (Step::Encoding, 400), at(LEASE_MS - 1)).await;
        assert!(telling.unwrap());
        tx.commit().await.unwrap();
        assert!(takes(&database, "two", at(2 * LEASE_MS - 2)).await.is_none());
        let mut now = 2 * LEASE_MS;
        for attempt in 2..=MOST_ATTEMPTS {
            assert!(takes(&database, "two", at(now)).await.is_none(), "it is put back first");
            now += 100_000;
            assert_eq!(takes(&database, "two", at(now)).await.unwrap().attempts, attempt);
            now += LEASE_MS + 1;
        }
        assert!(takes(&database, "two", at(now)).await.is_none());
        let told = &states(&database).await["a/1"];
        assert_eq!(told, &("failed".to_owned(), MOST_ATTEMPTS, Some("interrupted".to_owned())));
        database.close().await;
    })
    .await;
}

#[tokio::test]
async fn the_most_urgent_goes_first_and_what_is_asked_for_twice_stands_once() {
    on_each_engine(async |engine| {
        let database = engine.open().await;
        let slow = asked(&database, "slow/1", IN_THE_BACKGROUND).await;
        asked(&database, "soon/1", SOON).await;
        asked(&database, "late/1", IN_THE_BACKGROUND).await;
        assert_eq!(asked(&database, "late/1", AT_ONCE).await, asked(&database, "late/1", SOON).await);
        let mut order = Vec::new();
        while let Some(held) = takes(&database, "one", at(0)).await {
            order.push(held.subject);
        }
        assert_eq!(order, ["late/1", "soon/1", "slow/1"]);
        assert_ne!(asked(&database, "slow/2", SOON).await, slow);
        database.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_job_that_is_called_off_stops_its_worker_and_can_be_asked_for_again() {
    on_each_engine(async |engine| {
        let database = engine.open().await;
        let id = asked(&database, "a/1", SOON).await;
        let held = takes(&database, "one", at(0)).await.unwrap();
        let mut tx = database.write().await.unwrap();
        assert!(jobs::cancel(&mut tx, id, at(1)).await.unwrap());
        assert!(!jobs::tell(&mut tx, id, "one", (Step::Encoding, 1), at(2)).await.unwrap());
        let state = jobs::fail(&mut tx, &held, "one", Fault::Trouble, "stopped", at(2)).await;
        assert_eq!(state.unwrap(), State::Waiting, "what it would be");
        tx.commit().await.unwrap();
        assert_eq!(states(&database).await["a/1"].0, "cancelled", "and what it is");
        assert!(ends(&database, &held, "one", at(3)).await.is_err());
        let mut tx = database.write().await.unwrap();
        assert!(jobs::retry(&mut tx, id, at(4)).await.unwrap());
        assert!(!jobs::retry(&mut tx, id, at(4)).await.unwrap(), "it waits already");
        tx.commit().await.unwrap();
        assert_eq!(takes(&database, "two", at(5)).await.unwrap().attempts, 1);
        database.close().await;
    })
    .await;
}

#[tokio::test]
async fn what_lacks_room_waits_without_losing_an_attempt_and_what_is_damaged_is_given_up() {
    on_each_engine(async |engine| {
        let database = engine.open().await;
        asked(&database, "full/1", SOON).await;
        for round in 0..10 {
            let held = takes(&database, "one", at(round * 100_000)).await.unwrap();
            assert_eq!(held.attempts, 1);
            let mut tx = database.write().await.unwrap();
            jobs::fail(&mut tx, &held, "one", Fault::NoRoom, "", at(round * 100_000)).await.unwrap();
            tx.commit().await.unwrap();
            assert!(takes(&database, "one", at(round * 100_000 + 1)).await.is_none(), "it waits a while");
        }
        let held = takes(&database, "one", at(2_000_000)).await.unwrap();
        let mut tx = database.write().await.unwrap();
        let state = jobs::fail(&mut tx, &held, "one", Fault::Unreadable, "no moov", at(2_000_000)).await;
        assert_eq!(state.unwrap(), State::Failed);
        tx.commit().await.unwrap();
        database.close().await;
    })
    .await;
}
