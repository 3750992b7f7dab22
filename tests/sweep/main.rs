//! The canary sweep: every surface of the table is asked in every way, by everybody, at every boundary, and in all that
//! comes out every canary is looked for. `DIGITALES_TEST_SWEEP=all` asks everything; else a sample, the same for a seed.

mod aims;
mod calls;
mod canary;
mod deeds;
mod folder;
mod house;
#[path = "../support/mail_server.rs"]
#[expect(dead_code, reason = "other tests use the rest of it")]
mod mail_server;
mod oracle;
#[path = "../support/papers.rs"]
#[expect(dead_code, reason = "other tests use the rest of it")]
mod papers;
mod recording;
mod residents;
#[path = "../support/socket.rs"]
#[expect(dead_code, reason = "other tests use the rest of it")]
mod socket;
mod stories;
#[path = "../support/mod.rs"]
#[expect(dead_code, reason = "other tests use the rest of it")]
mod support;
mod walk;

use std::collections::BTreeSet;

use digitales::http::surfaces::{Facet, LESSON, SURFACES};

use crate::house::{House, Log};
use crate::support::Engine;
use crate::walk::{Turn, Walk};

/// Another seed is `DIGITALES_TEST_SWEEP_SEED`; a finding prints the one that it was found with.
const SEED: u64 = 20_261_122;

#[expect(clippy::disallowed_methods, reason = "tests have no configuration")]
fn setting(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

#[test]
fn nothing_of_a_work_comes_out_of_any_surface_without_a_permit() {
    let log = Log::begin();
    let turns = support::cluster().map_or(1, |_| 2);
    std::thread::scope(|engines| {
        engines
            .spawn(|| alone(support::on_sqlite(&async |engine| walks(engine, &log, Turn(0, turns)).await)));
        match support::cluster() {
            Some(cluster) => alone(support::on_postgres(&cluster, &async |engine| {
                walks(engine, &log, Turn(1, turns)).await;
            })),
            None => eprintln!("skipped on PostgreSQL: DIGITALES_TEST_POSTGRES names no cluster"),
        }
    });
}

/// Runs a walk in a world of its own.
fn alone(walk: impl Future<Output = ()>) {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap()
        .block_on(walk);
}

async fn walks(engine: Engine, log: &Log, turn: Turn) {
    let seed = setting("DIGITALES_TEST_SWEEP_SEED").map_or(SEED, |seed| seed.parse().unwrap());
    let all = setting("DIGITALES_TEST_SWEEP").is_some_and(|how| how == "all");
    let house = House::of_the_stories(seed, &engine, log.clone()).await;
    let mut walk = Walk::begin(&house, seed, all, turn).await;
    walk.whole().await;
    walk.looks_at_the_database().await;
    walk.looks_at_the_log();
    walk.looks_at_the_mail().await;
    walk.looks_at_the_disk();
    let (calls, compared) = (walk.calls, walk.compared);
    eprintln!(
        "{} with seed {seed}: {calls} calls, {compared} refusals compared, {} kilobytes",
        engine.url.split(':').next().unwrap(),
        house.aviary.kilobytes(),
    );
    let few = |(at, found): (&&str, &Vec<String>)| {
        let some: BTreeSet<&str> = found.iter().map(String::as_str).take(3).collect();
        format!("{at}: {} findings\n  {}", found.len(), Vec::from_iter(some).join("\n  "))
    };
    let told: Vec<String> = walk.findings.iter().map(few).collect();
    assert!(told.is_empty(), "on {} with seed {seed}:\n{}", engine.url, told.join("\n"));
    // A sweep that hears nothing where something sings would find nothing anywhere.
    // A playlist says where bytes are and holds none of them.
    let rows = SURFACES.iter().chain(LESSON).filter(|row| !row.path.contains(".m3u8"));
    let says: Vec<(&str, Facet)> =
        rows.flat_map(|row| row.emits.iter().map(|facet| (row.path, *facet))).collect();
    let silent: BTreeSet<&str> =
        says.iter().filter(|said| !walk.sang.contains(*said)).map(|(path, _)| *path).collect();
    assert!(silent.is_empty(), "these never said anything: {silent:?}");
}
