//! A hold that a file of a work sets ends with the file or at the desk, and does not come back by itself.

use digitales::consent::ledger::limiting::holds as holds_of;
use digitales::intake::accession::Outcome;

use crate::by_hand::{SLUG, Visited, fields};
use crate::support::on_each_engine;

async fn is_held_by_its_file(visited: &Visited) {
    let hold = "[[hold]]\nid = \"h1\"\nfrom = 2026-01-01\ncause = \"dispute\"\n";
    visited.library.change(SLUG, "\n[[licence]]", &format!("\n{hold}\n[[licence]]"));
    visited.house.imports(&visited.library).await;
}

#[tokio::test]
async fn a_hold_that_was_lifted_at_the_desk_is_not_put_back_by_its_file() {
    on_each_engine(async |engine| {
        let visited = Visited::on(&engine).await;
        is_held_by_its_file(&visited).await;
        let mut deed = visited.deed().await;
        let held = holds_of(deed.tx(), visited.work).await.unwrap();
        deed.lift_hold(&held[0].id.text(), "account:officer").await.unwrap();
        deed.commit().await.unwrap();
        visited.library.change(SLUG, "Eine Probe.", "Eine andere Probe.");
        assert_eq!(fields(&visited.notes().await), ["hold[0].until"]);
        assert_eq!(visited.house.rows_of("select count(*) from hold_end").await, 1);
        visited.leaves_it_sound().await;
    })
    .await;
}

#[tokio::test]
async fn a_hold_that_its_file_has_ended_does_not_begin_again() {
    on_each_engine(async |engine| {
        let visited = Visited::on(&engine).await;
        is_held_by_its_file(&visited).await;
        visited.library.change(SLUG, "cause = \"dispute\"", "cause = \"dispute\"\nuntil = 2026-02-01");
        visited.house.imports(&visited.library).await;
        let (now, ended) = (visited.house.importer.clock.now().millis(), "select until_ms from hold_end");
        assert_eq!(visited.house.rows_of(ended).await, now, "not before it was written");
        visited.library.change(SLUG, "until = 2026-02-01", "until = 2027-02-01");
        let report = visited.house.imports(&visited.library).await;
        assert_eq!(report.works[0].1, Outcome::Refused);
        assert!(report.findings.iter().any(|f| f.field == "hold[0].until"), "{:?}", report.findings);
        visited.leaves_it_sound().await;
    })
    .await;
}
