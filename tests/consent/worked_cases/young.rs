//! The worked cases of people who were or are under age: guardians, the child's own word, the eighteenth birthday.

use super::*;

/// P1, born on `day`, with two parents in office.
fn child(day: &str) -> Story {
    empty().born("P1", day).guarded("P1", "Parent 1", day, "2050-01-01").guarded(
        "P1",
        "Parent 2",
        day,
        "2050-01-01",
    )
}

fn both_parents(story: Story, given: &str) -> Story {
    story.agrees("P1", guardian("Parent 1"), given).agrees("P1", guardian("Parent 2"), given)
}

fn at_fifteen() -> Story {
    both_parents(child("2011-01-10"), "2026-01-10")
}

fn at_ten() -> Story {
    empty().born("P1", "2016-05-04").guarded("P1", "Parent 1", "2016-05-04", "2050-01-01").agrees(
        "P1",
        guardian("Parent 1"),
        "2026-01-10",
    )
}

#[test]
fn a_child_needs_its_guardians_and_from_the_age_of_insight_itself() {
    holds(vec![
        (
            "42 15-year-old, both parents and the child agreed",
            at_fifteen().agrees("P1", own("P1"), "2026-01-10"),
            PublicStream,
            "DE",
            NOW,
            "allow",
        ),
        (
            "43 15-year-old, only one of two custodial parents agreed",
            child("2011-01-10").agrees("P1", guardian("Parent 1"), "2026-01-10").agrees(
                "P1",
                own("P1"),
                "2026-01-10",
            ),
            PublicStream,
            "DE",
            NOW,
            "deny: GuardianConsentMissing(P1)",
        ),
        (
            "44 15-year-old, both parents agreed, child not asked",
            at_fifteen(),
            PublicStream,
            "DE",
            NOW,
            "deny: ChildConsentMissing(P1)",
        ),
        (
            "45 one guardian withdraws, child still agrees",
            at_fifteen().agrees("P1", own("P1"), "2026-01-10").takes_back(
                "P1",
                guardian("Parent 2"),
                None,
                YESTERDAY,
            ),
            PublicStream,
            "DE",
            NOW,
            "deny: GuardianWithdrew(P1)",
        ),
        (
            "46 child withdraws, both guardians still agree",
            at_fifteen().agrees("P1", own("P1"), "2026-01-10").withdraws("P1", YESTERDAY),
            PublicStream,
            "DE",
            NOW,
            "deny: Withdrawn(P1)",
        ),
        ("47 10-year-old, sole guardian agreed", at_ten(), PublicStream, "DE", NOW, "allow"),
        (
            "48 10-year-old said no, guardian agreed",
            at_ten().refuses("P1", own("P1"), "2026-01-10"),
            PublicStream,
            "DE",
            NOW,
            "deny: ChildDissent(P1)",
        ),
        (
            "49 that child reaches 14 without having been asked",
            at_ten(),
            PublicStream,
            "DE",
            "2030-05-03T22:00:00Z",
            "deny: ChildConsentMissing(P1)",
        ),
        (
            "50 unaccompanied minor, no guardian (Vormund) on record",
            empty().born("P1", "2011-01-10").agrees("P1", own("P1"), "2026-01-10"),
            PublicStream,
            "DE",
            NOW,
            "deny: GuardianMissing(P1)",
        ),
        (
            "51 guardianship passed to a new Vormund who has not been asked",
            empty()
                .born("P1", "2016-05-04")
                .guarded("P1", "Parent 1", "2016-05-04", "2026-05-01")
                .agrees("P1", guardian("Parent 1"), "2026-01-10")
                .guarded("P1", "Vormund", "2026-05-01", "2050-01-01"),
            PublicStream,
            "DE",
            NOW,
            "deny: GuardianConsentMissing(P1)",
        ),
    ]);
}

/// Born on 29 February 2008, so an adult from 1 March 2026; a sole guardian agreed in 2025.
pub(super) fn nearly_eighteen(day: &str) -> Story {
    empty().born("P1", day).guarded("P1", "Parent 1", day, "2050-01-01").agrees(
        "P1",
        guardian("Parent 1"),
        "2025-06-01",
    )
}

#[test]
fn at_eighteen_the_person_decides_and_no_spoken_no_is_forgotten() {
    let asked = |day| nearly_eighteen(day).agrees("P1", own("P1"), "2025-06-01");
    let guardian_withdrew = || asked("2008-03-02").takes_back("P1", guardian("Parent 1"), None, "2025-12-01");
    let custody_lost = || {
        empty().born("P1", "2011-01-10").guarded("P1", "Parent 1", "2011-01-10", "2050-01-01").guarded(
            "P1",
            "Parent 2",
            "2011-01-10",
            "2026-05-01",
        )
    };
    let outvoted = || {
        both_parents(custody_lost(), "2026-01-10").agrees("P1", own("P1"), "2026-01-10").takes_back(
            "P1",
            guardian("Parent 2"),
            None,
            "2026-04-01",
        )
    };
    holds(vec![
        (
            "52 born 29 Feb 2008, 28 Feb 2026 23:30 Berlin: still a minor, child and guardian agreed",
            asked("2008-02-29"),
            PublicStream,
            "DE",
            "2026-02-28T22:30:00Z",
            "allow",
        ),
        (
            "53 turned 18, ex-guardian 'withdraws' afterwards: no power any more, own consent (age 17) in grace period",
            asked("2008-02-29").takes_back("P1", guardian("Parent 1"), None, "2026-04-01"),
            PublicStream,
            "DE",
            "2026-04-02T07:00:00Z",
            "allow",
        ),
        (
            "54 turned 18, own consent at 17 never reaffirmed, 90 calendar days over (30 May 2026 00:00 CEST)",
            asked("2008-02-29"),
            PublicStream,
            "DE",
            "2026-05-29T22:00:00Z",
            "deny: MajorityReaffirmationOverdue(P1)",
        ),
        (
            "55 turned 18 and reaffirmed as adult",
            asked("2008-02-29").agrees("P1", own("P1"), "2026-04-01"),
            PublicStream,
            "DE",
            NOW,
            "allow",
        ),
        (
            "56 turned 18, only the guardian had ever agreed: 1 Mar 2026 00:00",
            nearly_eighteen("2008-02-29"),
            PublicStream,
            "DE",
            "2026-02-28T23:00:00Z",
            "deny: MajorityReaffirmationMissing(P1)",
        ),
        (
            "57 guardian withdrew while the child was 17; child turns 18: the old yes of age 17 does not reopen",
            guardian_withdrew(),
            PublicStream,
            "DE",
            "2026-03-01T23:00:00Z",
            "deny: GuardianWithdrew(P1)",
        ),
        (
            "58 same, the 18-year-old gives a new consent",
            guardian_withdrew().agrees("P1", own("P1"), "2026-04-01"),
            PublicStream,
            "DE",
            NOW,
            "allow",
        ),
        (
            "59 parent 2 withdrew, then lost custody: parent 1's earlier yes does not reopen",
            outvoted(),
            PublicStream,
            "DE",
            NOW,
            "deny: GuardianWithdrew(P1)",
        ),
        (
            "60 same, parent 1 (now alone) decides anew",
            outvoted().agrees("P1", guardian("Parent 1"), "2026-05-10"),
            PublicStream,
            "DE",
            NOW,
            "allow",
        ),
        (
            "61 exactly 18 (00:00), own consent given in that very instant, guardian had withdrawn before",
            nearly_eighteen("2008-02-29").takes_back("P1", guardian("Parent 1"), None, "2025-12-01").agrees(
                "P1",
                own("P1"),
                "2026-02-28T23:00:00Z",
            ),
            PublicStream,
            "DE",
            "2026-02-28T23:00:00Z",
            "allow",
        ),
        (
            "62 guardian's no spoken exactly at 00:00 of the 18th birthday: one instant too late",
            asked("2008-03-02").takes_back("P1", guardian("Parent 1"), None, "2026-03-01T23:00:00Z"),
            PublicStream,
            "DE",
            "2026-03-01T23:00:00Z",
            "allow",
        ),
    ]);
}
