//! Edges that chance seldom meets: of rights and lists, and of words said in one instant.

use super::*;

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
