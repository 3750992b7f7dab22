//! Edges of ages, offices and deaths: who speaks, about whom, and at which very instant.

use super::*;

/// Born on 29 February 2008, so 18 from 1 March 2026, and nobody has said anything.
fn grown_up() -> Story {
    empty().born("P1", "2008-02-29").guarded("P1", "Parent 1", "2008-02-29", "2050-01-01")
}

#[test]
fn only_a_guardians_word_about_this_person_that_was_said_asks_for_it_again_at_eighteen() {
    is_right(vec![
        ("nobody spoke", grown_up(), PublicStream, "DE", NOW, "deny: NoConsent(P1)"),
        (
            "a guardian spoke",
            grown_up().agrees("P1", guardian("Parent 1"), "2025-06-01"),
            PublicStream,
            "DE",
            NOW,
            "deny: MajorityReaffirmationMissing(P1)",
        ),
        (
            "a guardian speaks in this very instant",
            grown_up().agrees("P1", guardian("Parent 1"), NOW),
            PublicStream,
            "DE",
            NOW,
            "deny: MajorityReaffirmationMissing(P1)",
        ),
        (
            "a guardian speaks later",
            grown_up().agrees("P1", guardian("Parent 1"), "2026-06-01T10:00:00.001Z"),
            PublicStream,
            "DE",
            NOW,
            "deny: NoConsent(P1)",
        ),
        (
            "somebody spoke who is no guardian",
            grown_up().agrees("P1", relative("Son"), "2025-06-01"),
            PublicStream,
            "DE",
            NOW,
            "deny: NoConsent(P1)",
        ),
        (
            "a guardian spoke about another child",
            grown_up().adult("P2").agrees("P2", own("P2"), "2026-01-10").agrees(
                "P2",
                guardian("Parent 1"),
                "2025-06-01",
            ),
            PublicStream,
            "DE",
            NOW,
            "deny: NoConsent(P1)",
        ),
        (
            "the day before, a guardian's yes is still one of the two that are needed",
            grown_up().agrees("P1", guardian("Parent 1"), "2025-06-01"),
            PublicStream,
            "DE",
            "2026-02-28T22:59:59.999Z",
            "deny: ChildConsentMissing(P1)",
        ),
    ]);
}

#[test]
fn a_yes_of_the_eighteenth_birthday_itself_needs_no_other() {
    let said = |at: &str| grown_up().agrees("P1", own("P1"), at);
    is_right(vec![
        (
            "at its midnight",
            said("2026-02-28T23:00:00Z"),
            PublicStream,
            "DE",
            "2026-08-01T10:00:00Z",
            "allow",
        ),
        (
            "a moment before",
            said("2026-02-28T22:59:59.999Z"),
            PublicStream,
            "DE",
            "2026-08-01T10:00:00Z",
            "deny: MajorityReaffirmationOverdue(P1)",
        ),
        (
            "a moment before, until the last moment of the ninety days",
            said("2026-02-28T22:59:59.999Z"),
            PublicStream,
            "DE",
            "2026-05-29T21:59:59.999Z",
            "allow",
        ),
        (
            "a moment before, at their end",
            said("2026-02-28T22:59:59.999Z"),
            PublicStream,
            "DE",
            "2026-05-29T22:00:00Z",
            "deny: MajorityReaffirmationOverdue(P1)",
        ),
        (
            "a no from before stays a no and is not asked for again",
            grown_up().refuses("P1", own("P1"), "2025-06-01"),
            PublicStream,
            "DE",
            "2026-08-01T10:00:00Z",
            "deny: Refused(P1)",
        ),
    ]);
}

#[test]
fn what_is_said_of_the_dead_is_asked_of_those_who_may() {
    let dead = |change: fn(&mut PersonFacts)| {
        story().facts("P1", |f| f.died = Some(instant("2026-05-01"))).facts("P1", change)
    };
    let son = |f: &mut PersonFacts| f.relatives = [person("Son")].into();
    let both = |f: &mut PersonFacts| f.relatives = [person("Son"), person("Widow")].into();
    is_right(vec![
        ("nobody to ask", dead(|_| ()), PublicStream, "DE", NOW, "deny: PosthumousUnresolved(P1)"),
        ("nobody asked yet", dead(son), PublicStream, "DE", NOW, "deny: PosthumousUnresolved(P1)"),
        (
            "all asked agreed",
            dead(son).agrees("P1", relative("Son"), "2026-05-10"),
            PublicStream,
            "DE",
            NOW,
            "allow",
        ),
        (
            "one of two agreed",
            dead(both).agrees("P1", relative("Son"), "2026-05-10"),
            PublicStream,
            "DE",
            NOW,
            "deny: PosthumousUnresolved(P1)",
        ),
        (
            "a relative closes it",
            dead(son).agrees("P1", relative("Son"), "2026-05-10").takes_back(
                "P1",
                relative("Son"),
                None,
                "2026-05-20",
            ),
            PublicStream,
            "DE",
            NOW,
            "deny: PosthumousClosed(P1)",
        ),
        ("it was to go on", dead(|f| f.on_death = OnDeath::Continue), PublicStream, "DE", NOW, "allow"),
        (
            "it was to close",
            dead(|f| f.on_death = OnDeath::Close),
            PublicStream,
            "DE",
            NOW,
            "deny: PosthumousClosed(P1)",
        ),
        (
            "a moment before the death",
            dead(|f| f.on_death = OnDeath::Close),
            PublicStream,
            "DE",
            "2026-04-30T21:59:59.999Z",
            "allow",
        ),
        (
            "in the instant of the death",
            dead(|f| f.on_death = OnDeath::Close),
            PublicStream,
            "DE",
            "2026-04-30T22:00:00Z",
            "deny: PosthumousClosed(P1)",
        ),
        (
            "the dead give no new yes",
            dead(|f| f.on_death = OnDeath::Continue).withdraws("P1", "2026-04-01").agrees(
                "P1",
                own("P1"),
                "2026-05-01",
            ),
            PublicStream,
            "DE",
            NOW,
            "deny: Withdrawn(P1)",
        ),
    ]);
}

#[test]
fn a_representative_is_asked_beside_the_adult() {
    let represented = || story().facts("P1", |f| f.represented = true);
    let office = |until: &'static str| {
        represented().facts("P1", |f| {
            let office = Interval { from: instant("2026-01-01"), until: instant(until) };
            f.guardianships.push(Guardianship { guardian: person("Vormund"), for_adult: true, office });
        })
    };
    is_right(vec![
        ("nobody in office", represented(), PublicStream, "DE", NOW, "deny: GuardianMissing(P1)"),
        ("not asked", office("2027-01-01"), PublicStream, "DE", NOW, "deny: GuardianConsentMissing(P1)"),
        (
            "both agreed",
            office("2027-01-01").agrees("P1", guardian("Vormund"), "2026-02-01"),
            PublicStream,
            "DE",
            NOW,
            "allow",
        ),
        (
            "the office ends in this very instant",
            office(NOW).agrees("P1", guardian("Vormund"), "2026-02-01"),
            PublicStream,
            "DE",
            NOW,
            "deny: GuardianMissing(P1)",
        ),
        (
            "the representative refused",
            office("2027-01-01").refuses("P1", guardian("Vormund"), "2026-02-01"),
            PublicStream,
            "DE",
            NOW,
            "deny: GuardianWithdrew(P1)",
        ),
    ]);
}
