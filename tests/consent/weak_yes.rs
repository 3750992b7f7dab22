//! After a no, a yes that does not count brings nothing back: not the whole work, and not a cut from before the no.

use digitales::consent::record::*;

use crate::story::*;
use Use::PublicStream;

/// Withdrawn on 30 May, a cut of April, and a new yes of 31 May that is as `change` makes it.
fn again(scopes: Vec<Scope>, change: impl FnOnce(&mut Declaration)) -> String {
    let story = story()
        .adult("P2")
        .agrees("P2", own("P2"), "2026-01-10")
        .withdraws("P1", "2026-05-30T10:00:00Z")
        .cut("R7", &["P1"], "2026-04-01")
        .says("P1", own("P1"), Word::Given, "2026-05-31", scopes)
        .last_declaration(change);
    story.answer(PublicStream, "DE", NOW)
}

#[test]
fn a_new_yes_that_does_not_count_opens_no_cut_from_before_the_no() {
    let everything = || everything("2026-05-31");
    assert_eq!(again(everything(), |d| d.verified = false), "deny: EvidenceMissing(P1)");
    assert_eq!(again(everything(), |d| d.explicit = false), "deny: NotExplicit(P1)");
    let elsewhere = vec![scope(PublicStream, "AT", "2026-05-31", "2030-01-01")];
    assert_eq!(again(elsewhere, |_| ()), "deny: TerritoryNotCovered(P1)");
}

#[test]
fn a_new_yes_that_counted_ends_the_no_also_when_its_time_is_over() {
    assert_eq!(again(everything("2026-05-31"), |_| ()), "allow");
    let a_day = vec![scope(PublicStream, "001", "2026-05-31", "2026-05-31")];
    assert_eq!(again(a_day, |_| ()), "allow_redacted R7");
}

#[test]
fn what_a_child_said_no_to_is_not_reopened_by_a_yes_without_evidence() {
    let story = empty()
        .born("P1", "2016-05-04")
        .guarded("P1", "G1", "2016-05-04", "2034-05-04")
        .agrees("P1", guardian("G1"), "2026-01-10")
        .refuses("P1", own("P1"), "2026-02-01")
        .says("P1", own("P1"), Word::Given, "2026-03-01", everything("2026-03-01"))
        .last_declaration(|d| d.verified = false);
    assert_eq!(story.answer(PublicStream, "DE", NOW), "deny: ChildDissent(P1)");
}

#[test]
fn a_yes_from_before_the_age_of_insight_opens_nothing_by_itself_and_counts_from_that_age_on() {
    let at_fourteen = "2030-05-03T22:00:00Z";
    let asked_at_ten = empty()
        .born("P1", "2016-05-04")
        .guarded("P1", "G1", "2016-05-04", "2034-05-04")
        .agrees("P1", own("P1"), "2026-01-10");
    assert_eq!(asked_at_ten.clone().answer(PublicStream, "DE", NOW), "deny: GuardianConsentMissing(P1)");
    let with_guardian = asked_at_ten.agrees("P1", guardian("G1"), "2026-01-10");
    assert_eq!(with_guardian.clone().answer(PublicStream, "DE", at_fourteen), "allow");
    let taken_back = with_guardian.withdraws("P1", "2027-01-10T10:00:00Z");
    assert_eq!(taken_back.clone().answer(PublicStream, "DE", NOW), "allow", "before the no");
    assert_eq!(taken_back.answer(PublicStream, "DE", at_fourteen), "deny: Withdrawn(P1)");
}
