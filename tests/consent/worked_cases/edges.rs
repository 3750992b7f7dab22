//! Edges that chance seldom meets: who spoke, about whom, and at which very instant.

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

#[test]
fn every_reason_about_rights_and_roster_is_told() {
    let licence = |change: fn(&mut Licence)| {
        story().but(|r| r.licences.iter_mut().filter(|l| l.use_ == PublicStream).for_each(change))
    };
    let waived = |by: Option<&str>, note: &str| {
        story().but(|r| {
            let text = |t: &str| Some(t.to_owned());
            let waiver = Waiver { basis: text("kug_23_1_2"), by: by.map(str::to_owned), note: text(note) };
            r.appearances.push(Appearance { person: person("P9"), redactable: false, waiver: Some(waiver) });
        })
    };
    is_right(vec![
        (
            "a licence elsewhere",
            licence(|l| l.territories = vec!["AT".parse().unwrap()]),
            PublicStream,
            "DE",
            NOW,
            "deny: LicenceTerritory",
        ),
        (
            "a licence from now on",
            licence(|l| l.during.from = instant(NOW)),
            PublicStream,
            "DE",
            NOW,
            "allow",
        ),
        (
            "a licence until now",
            licence(|l| l.during.until = instant(NOW)),
            PublicStream,
            "DE",
            NOW,
            "deny: LicenceExpired",
        ),
        (
            "a licence from a moment later",
            licence(|l| l.during.from = instant("2026-06-01T10:00:00.001Z")),
            PublicStream,
            "DE",
            NOW,
            "deny: LicenceExpired",
        ),
        (
            "not published",
            story().but(|r| r.published = false),
            PublicStream,
            "DE",
            NOW,
            "deny: NotPublished",
        ),
        (
            "attested in this very instant",
            story().but(|r| r.attestations[0].at = instant(NOW)),
            PublicStream,
            "DE",
            NOW,
            "allow",
        ),
        (
            "attested a moment later",
            story().but(|r| r.attestations[0].at = instant("2026-06-01T10:00:00.001Z")),
            PublicStream,
            "DE",
            NOW,
            "deny: RosterUnattested",
        ),
        (
            "waived with a note of twenty letters",
            waived(Some("o"), "12345678901234567890"),
            PublicStream,
            "DE",
            NOW,
            "allow",
        ),
        (
            "waived with a note of nineteen",
            waived(Some("o"), "1234567890123456789"),
            PublicStream,
            "DE",
            NOW,
            "deny: WaiverWithoutBasis(P9)",
        ),
        (
            "waived by nobody",
            waived(None, "12345678901234567890"),
            PublicStream,
            "DE",
            NOW,
            "deny: WaiverWithoutBasis(P9)",
        ),
        (
            "waived by a blank",
            waived(Some(" "), "12345678901234567890"),
            PublicStream,
            "DE",
            NOW,
            "deny: WaiverWithoutBasis(P9)",
        ),
        (
            "the original is of another version of the media",
            story().but(|r| r.editions[0].media_version = 2),
            PublicStream,
            "DE",
            NOW,
            "deny: RenditionMissing",
        ),
    ]);
}

#[test]
fn a_scope_holds_from_its_first_instant_until_just_before_its_end() {
    let during = |from: &str, until: &str| {
        let during = Interval { from: instant(from), until: instant(until) };
        let scope = Scope { use_: PublicStream, territories: vec![Territory::world()], during };
        narrowed(vec![scope])
    };
    is_right(vec![
        ("from now on", during(NOW, "2027-01-01"), PublicStream, "DE", NOW, "allow"),
        (
            "from a moment later",
            during("2026-06-01T10:00:00.001Z", "2027-01-01"),
            PublicStream,
            "DE",
            NOW,
            "deny: NotYetValid(P1)",
        ),
        ("until now", during("2026-01-10", NOW), PublicStream, "DE", NOW, "deny: Expired(P1)"),
        (
            "until a moment later",
            during("2026-01-10", "2026-06-01T10:00:00.001Z"),
            PublicStream,
            "DE",
            NOW,
            "allow",
        ),
    ]);
}

#[test]
fn of_words_said_in_one_instant_the_later_version_counts_and_a_withdrawal_comes_last() {
    let at = "2026-03-10";
    let silent = || vec![scope(SchoolEmbed, "001", "2026-04-01", "2030-12-31")];
    is_right(vec![
        (
            "a yes and then a no",
            empty().adult("P1").agrees("P1", own("P1"), at).refuses("P1", own("P1"), at),
            PublicStream,
            "DE",
            NOW,
            "deny: Refused(P1)",
        ),
        (
            "a no and then a yes",
            empty().adult("P1").refuses("P1", own("P1"), at).agrees("P1", own("P1"), at),
            PublicStream,
            "DE",
            NOW,
            "allow",
        ),
        (
            "a yes and a withdrawal",
            empty().adult("P1").agrees("P1", own("P1"), at).withdraws("P1", at),
            PublicStream,
            "DE",
            NOW,
            "deny: Withdrawn(P1)",
        ),
        (
            "a yes after a withdrawal that is silent about the use",
            story().withdraws("P1", at).says("P1", own("P1"), Word::Given, "2026-04-01", silent()),
            PublicStream,
            "DE",
            NOW,
            "deny: NoScopeForUse(P1), Withdrawn(P1)",
        ),
        (
            "a no after a withdrawal, on a form that names the use",
            story().withdraws("P1", at).says(
                "P1",
                own("P1"),
                Word::Refused,
                "2026-04-01",
                everything("2026-04-01"),
            ),
            PublicStream,
            "DE",
            NOW,
            "deny: Refused(P1), Withdrawn(P1)",
        ),
        (
            "a yes again",
            story().withdraws("P1", at).says(
                "P1",
                own("P1"),
                Word::Renewed,
                "2026-04-01",
                everything("2026-04-01"),
            ),
            PublicStream,
            "DE",
            NOW,
            "allow",
        ),
    ]);
}
