//! The canary sweep: every surface of the table is asked in every way, by everybody, at every boundary, and in all that
//! comes out every canary is looked for. `DIGITALES_TEST_SWEEP=all` asks everything; else a sample, the same for a seed.

mod aims;
mod calls;
mod canary;
mod folder;
mod house;
mod oracle;
#[path = "../support/papers.rs"]
#[expect(dead_code, reason = "other tests use the rest of it")]
mod papers;
#[path = "../support/socket.rs"]
#[expect(dead_code, reason = "other tests use the rest of it")]
mod socket;
mod stories;
mod walk;

use std::collections::BTreeSet;

use digitales::http::surfaces::{Facet, LESSON, SURFACES};

use crate::house::House;
use crate::walk::Walk;

/// Another seed is `DIGITALES_TEST_SWEEP_SEED`; a finding prints the one that it was found with.
const SEED: u64 = 20_261_122;

#[expect(clippy::disallowed_methods, reason = "tests have no configuration")]
fn setting(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_of_a_work_comes_out_of_any_surface_without_a_permit() {
    let seed = setting("DIGITALES_TEST_SWEEP_SEED").map_or(SEED, |seed| seed.parse().unwrap());
    let all = setting("DIGITALES_TEST_SWEEP").is_some_and(|how| how == "all");
    let house = House::of_the_stories(seed).await;
    let mut walk = Walk::begin(&house, seed, all).await;
    walk.whole().await;
    walk.looks_at_the_log();
    let (calls, compared) = (walk.calls, walk.compared);
    eprintln!(
        "seed {seed}: {calls} calls, {compared} refusals compared, {} kilobytes",
        house.aviary.kilobytes()
    );
    let few = |(at, found): (&&str, &Vec<String>)| {
        let some: BTreeSet<&str> = found.iter().map(String::as_str).take(3).collect();
        format!("{at}: {} findings\n  {}", found.len(), Vec::from_iter(some).join("\n  "))
    };
    let told: Vec<String> = walk.findings.iter().map(few).collect();
    assert!(told.is_empty(), "with seed {seed}:\n{}", told.join("\n"));
    // A sweep that hears nothing where something sings would find nothing anywhere.
    let rows = SURFACES.iter().chain(LESSON);
    let says: Vec<(&str, Facet)> =
        rows.flat_map(|row| row.emits.iter().map(|facet| (row.path, *facet))).collect();
    let silent: Vec<_> = says.iter().filter(|said| !walk.sang.contains(*said)).collect();
    assert!(silent.is_empty(), "never said by any surface: {silent:?}");
}
