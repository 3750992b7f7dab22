//! The errors that the design's table had missed, found by chance and kept found.

use super::young::nearly_eighteen;
use super::*;

#[test]
fn the_errors_that_the_table_had_missed_stay_found() {
    let ended = |approved: &str| {
        empty()
            .adult("P2")
            .agrees("P2", own("P2"), "2026-01-10")
            .adult("P1")
            .says(
                "P1",
                own("P1"),
                Word::Given,
                "2026-01-10",
                vec![scope(PublicStream, "001", "2026-01-10", "2026-05-31")],
            )
            .cut("R7", &["P1"], approved)
    };
    let refused_before_office = empty()
        .born("P1", "2008-03-02")
        .guarded("P1", "Parent 1", "2025-06-01", "2050-01-01")
        .refuses("P1", guardian("Parent 1"), "2025-03-01")
        .agrees("P1", own("P1"), "2025-07-01");
    let yes_after_the_no = nearly_eighteen("2008-03-02")
        .takes_back("P1", guardian("Parent 1"), None, "2025-12-01")
        .agrees("P1", own("P1"), "2026-02-01");
    let unknown = |approved: &str| {
        empty()
            .adult("P2")
            .agrees("P2", own("P2"), "2026-01-10")
            .of_unknown_age("P1")
            .agrees("P1", own("P1"), "2026-01-10")
            .withdraws("P1", "2026-04-01")
            .cut("R7", &["P1"], approved)
    };
    let dead = |approved: &str| {
        unknown(approved)
            .facts("P1", |f| {
                f.age = Age::Adult;
                f.died = Some(instant("2026-05-01"));
                f.relatives = [person("Son")].into();
            })
            .refuses("P1", relative("Son"), "2026-03-01")
    };
    is_right(vec![
        (
            "1 ended only: the cut of April counts",
            ended("2026-04-01"),
            PublicStream,
            "DE",
            NOW,
            "allow_redacted R7",
        ),
        (
            "1 ended and withdrawn in May: the withdrawal is not hidden by the end",
            ended("2026-04-01").withdraws("P1", "2026-05-01"),
            PublicStream,
            "DE",
            NOW,
            "deny: Expired(P1), Withdrawn(P1)",
        ),
        (
            "2 taking away the use does not lift the withdrawal",
            ended("2026-04-01")
                .withdraws("P1", "2026-05-01")
                .last_cut(|_| ())
                .but(|r| r.declarations.last_mut().unwrap().scopes.clear()),
            PublicStream,
            "DE",
            NOW,
            "deny: NoScopeForUse(P1), Withdrawn(P1)",
        ),
        (
            "3 a guardian refused before taking office, the child turns 18",
            refused_before_office,
            PublicStream,
            "DE",
            "2026-03-01T23:00:00Z",
            "deny: GuardianWithdrew(P1)",
        ),
        (
            "3 the child's yes came after the guardian's no but before 18",
            yes_after_the_no,
            PublicStream,
            "DE",
            "2026-03-01T23:00:00Z",
            "deny: GuardianWithdrew(P1)",
        ),
        (
            "4 unknown age does not hide an earlier withdrawal from a cut before it",
            unknown("2026-03-15"),
            PublicStream,
            "DE",
            NOW,
            "deny: AgeUnknown(P1), Withdrawn(P1)",
        ),
        (
            "4 a cut after it answers both",
            unknown("2026-05-15"),
            PublicStream,
            "DE",
            NOW,
            "allow_redacted R7",
        ),
        (
            "4 a relative's no after death does not hide the person's own from a cut between them",
            dead("2026-03-15"),
            PublicStream,
            "DE",
            NOW,
            "deny: PosthumousClosed(P1), Withdrawn(P1)",
        ),
    ]);
}
