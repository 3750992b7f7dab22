//! The worked cases of the design, each a row named by its sentence, and the errors that a table had missed.

mod cuts;
mod edges;
mod missed;
mod offices;
mod young;

use digitales::consent::record::*;

use digitales::clock::Timestamp;

use crate::story::*;
use Use::{BroadcastDownload, PodcastFeed, PublicStream, SchoolDownload, SchoolEmbed};

/// Sentence, story, use, place, instant, answer.
pub type Case = (&'static str, Story, Use, &'static str, &'static str, &'static str);

fn holds(cases: Vec<Case>) {
    cases.iter().for_each(crate::explaining::is_on_file);
    is_right(cases);
}

fn is_right(cases: Vec<Case>) {
    let wrong: Vec<String> = cases
        .into_iter()
        .filter_map(|(sentence, story, use_, place, at, answer)| {
            let got = story.answer(use_, place, at);
            (got != answer).then(|| format!("{sentence}\n     wanted {answer}\n        got {got}"))
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

fn two() -> Story {
    story().adult("P2").agrees("P2", own("P2"), "2026-01-10")
}

const YESTERDAY: &str = "2026-05-31T10:00:00Z";

fn without_p1(approved: &str) -> Story {
    two().withdraws("P1", YESTERDAY).cut("R7", &["P1"], approved)
}

fn narrowed(scopes: Vec<Scope>) -> Story {
    empty().adult("P1").says("P1", own("P1"), Word::Given, "2026-01-10", scopes)
}

fn through(day: &str) -> Story {
    narrowed(vec![scope(PublicStream, "001", "2026-01-10", day)])
}

#[test]
fn a_withdrawal_closes_and_only_a_cut_that_answers_it_opens() {
    let radio_only = || two().takes_back("P1", own("P1"), Some(&[BroadcastDownload, PodcastFeed]), YESTERDAY);
    let standing = |cut: &mut Cut| {
        cut.removes.values_mut().for_each(|by| *by = Some(digitales::id::Id::derived("declaration 0")));
    };
    holds(vec![
        ("1 one adult narrator, all uses consented", story(), PublicStream, "DE", NOW, "allow"),
        (
            "2 two people, P1 withdrew yesterday, no redacted cut",
            two().withdraws("P1", YESTERDAY),
            PublicStream,
            "DE",
            NOW,
            "deny: Withdrawn(P1)",
        ),
        (
            "3 same, a cut without P1 exists but was approved before the withdrawal",
            without_p1("2026-04-01"),
            PublicStream,
            "DE",
            NOW,
            "deny: Withdrawn(P1)",
        ),
        (
            "4 same, P1 had agreed to that cut as standing fallback",
            without_p1("2026-04-01").last_cut(standing),
            PublicStream,
            "DE",
            NOW,
            "allow_redacted R7",
        ),
        (
            "5 same, officer approved the cut after the withdrawal",
            without_p1("2026-06-01"),
            PublicStream,
            "DE",
            NOW,
            "allow_redacted R7",
        ),
        (
            "6 same, cut approved but quality check not passed",
            without_p1("2026-06-01").last_cut(|cut| cut.checked = None),
            PublicStream,
            "DE",
            NOW,
            "deny: Withdrawn(P1)",
        ),
        (
            "7 same, master was re-edited: the cut is for the old media version",
            without_p1("2026-06-01").but(|r| {
                r.media_version = 2;
                r.attestations[0].media_version = 2;
                r.editions[0].media_version = 2;
            }),
            PublicStream,
            "DE",
            NOW,
            "deny: Withdrawn(P1)",
        ),
        (
            "8 P1 is the narrator (marked not redactable)",
            without_p1("2026-06-01").but(|r| r.appearances[0].redactable = false),
            PublicStream,
            "DE",
            NOW,
            "deny: NotRedactable(P1), Withdrawn(P1)",
        ),
        (
            "9 P1 withdrew radio and podcast only: radio",
            radio_only(),
            BroadcastDownload,
            "DE",
            NOW,
            "deny: Withdrawn(P1)",
        ),
        ("10 P1 withdrew radio and podcast only: web", radio_only(), PublicStream, "DE", NOW, "allow"),
        (
            "11 withdrawal effective exactly now (half-open interval)",
            story().withdraws("P1", NOW),
            PublicStream,
            "DE",
            NOW,
            "deny: Withdrawn(P1)",
        ),
        (
            "12 one millisecond before the withdrawal takes effect",
            story().withdraws("P1", NOW),
            PublicStream,
            "DE",
            "2026-06-01T09:59:59.999Z",
            "allow",
        ),
        (
            "13 withdrew in March, gave a new consent (version 2) in April",
            story().withdraws("P1", "2026-03-10").agrees("P1", own("P1"), "2026-04-10"),
            PublicStream,
            "DE",
            NOW,
            "allow",
        ),
    ]);
}

#[test]
fn a_consent_ends_at_the_midnight_in_berlin_after_its_last_day() {
    holds(vec![
        (
            "14 consent through Sat 28 Mar 2026 (night of spring DST), 23:59:59.999 CET",
            through("2026-03-28"),
            PublicStream,
            "DE",
            "2026-03-28T22:59:59.999Z",
            "allow",
        ),
        (
            "15 same consent at 00:00 CET on 29 Mar",
            through("2026-03-28"),
            PublicStream,
            "DE",
            "2026-03-28T23:00:00Z",
            "deny: Expired(P1)",
        ),
        (
            "16 consent through Sun 29 Mar 2026 (23-hour day): 21:59:59Z",
            through("2026-03-29"),
            PublicStream,
            "DE",
            "2026-03-29T21:59:59Z",
            "allow",
        ),
        (
            "17 same at 22:00Z = 00:00 CEST 30 Mar (a fixed UTC+1 rule would still allow)",
            through("2026-03-29"),
            PublicStream,
            "DE",
            "2026-03-29T22:00:00Z",
            "deny: Expired(P1)",
        ),
        (
            "18 consent through Sun 25 Oct 2026 (25-hour day): 22:30Z = 23:30 CET",
            through("2026-10-25"),
            PublicStream,
            "DE",
            "2026-10-25T22:30:00Z",
            "allow",
        ),
        (
            "19 same at 23:00Z = 00:00 CET 26 Oct",
            through("2026-10-25"),
            PublicStream,
            "DE",
            "2026-10-25T23:00:00Z",
            "deny: Expired(P1)",
        ),
    ]);
}

#[test]
fn a_consent_covers_the_use_and_the_place_it_names() {
    let berlin = || narrowed(vec![scope(SchoolEmbed, "DE-BE", "2026-01-10", "2030-12-31")]);
    let germany = || narrowed(vec![scope(BroadcastDownload, "DE", "2026-01-10", "2030-12-31")]);
    holds(vec![
        (
            "20 consent for schools in Berlin only: school embed in Berlin",
            berlin(),
            SchoolEmbed,
            "DE-BE",
            NOW,
            "allow",
        ),
        (
            "21 same: school embed in Brandenburg",
            berlin(),
            SchoolEmbed,
            "DE-BB",
            NOW,
            "deny: TerritoryNotCovered(P1)",
        ),
        ("22 same: public web", berlin(), PublicStream, "DE-BE", NOW, "deny: NoScopeForUse(P1)"),
        (
            "23 same: school download (embedding is not downloading)",
            berlin(),
            SchoolDownload,
            "DE-BE",
            NOW,
            "deny: NoScopeForUse(P1)",
        ),
        (
            "24 radio in DE only: partner whose agreed area is DE",
            germany(),
            BroadcastDownload,
            "DE",
            NOW,
            "allow",
        ),
        (
            "25 radio in DE only: Berlin partner (DE covers DE-BE)",
            germany(),
            BroadcastDownload,
            "DE-BE",
            NOW,
            "allow",
        ),
        (
            "26 radio in DE only: Austrian partner",
            germany(),
            BroadcastDownload,
            "AT",
            NOW,
            "deny: TerritoryNotCovered(P1)",
        ),
        (
            "27 radio in DE only: place unknown",
            germany(),
            BroadcastDownload,
            "unknown",
            NOW,
            "deny: TerritoryNotCovered(P1)",
        ),
    ]);
}

#[test]
fn a_work_opens_only_when_nothing_about_it_stands_in_the_way() {
    let embargoed = || {
        story().but(|r| {
            r.embargoes.push(Stop {
                uses: None,
                during: Interval { from: instant("2026-01-01"), until: instant("2026-09-01") },
            });
        })
    };
    let held = || {
        story().but(|r| {
            r.holds.push(Stop {
                uses: Some(Use::PUBLIC.into()),
                during: Interval { from: instant(YESTERDAY), until: Timestamp::MAX },
            });
        })
    };
    let waiver = |basis: Option<&str>| Appearance {
        person: person("P9"),
        redactable: false,
        waiver: Some(Waiver {
            basis: basis.map(str::to_owned),
            by: Some("officer".to_owned()),
            note: Some("walks through the picture once".to_owned()),
        }),
    };
    holds(vec![
        ("28 embargo until 1 Sep 2026", embargoed(), PublicStream, "DE", NOW, "deny: Embargo"),
        ("29 same, at the embargo's end", embargoed(), PublicStream, "DE", "2026-08-31T22:00:00Z", "allow"),
        (
            "30 takedown request under review: hold on public uses",
            held(),
            PublicStream,
            "DE",
            NOW,
            "deny: Hold",
        ),
        ("31 same, school embed not held", held(), SchoolEmbed, "DE", NOW, "allow"),
        (
            "32 everyone agreed, but music rights not cleared for radio",
            story().but(|r| r.licences.retain(|l| l.use_ != BroadcastDownload)),
            BroadcastDownload,
            "DE",
            NOW,
            "deny: LicenceMissing",
        ),
        (
            "33 list of people not attested for this media version",
            story().but(|r| r.attestations[0].media_version = 0),
            PublicStream,
            "DE",
            NOW,
            "deny: RosterUnattested",
        ),
        ("34 nobody listed at all", empty(), PublicStream, "DE", NOW, "deny: NobodyListed"),
        (
            "35 passer-by P9 waived with recorded basis (KUG s. 23(1) no. 2)",
            story().but(|r| r.appearances.push(waiver(Some("kug_23_1_2")))),
            PublicStream,
            "DE",
            NOW,
            "allow",
        ),
        (
            "36 passer-by P9 waived without a recorded basis",
            story().but(|r| r.appearances.push(waiver(None))),
            PublicStream,
            "DE",
            NOW,
            "deny: WaiverWithoutBasis(P9)",
        ),
        (
            "37 P9 needs consent but has no person record",
            story().adult("P9").but(|r| {
                r.people.remove(&person("P9"));
            }),
            PublicStream,
            "DE",
            NOW,
            "deny: PersonRecordMissing(P9)",
        ),
        (
            "38 consent entered, evidence missing",
            story().last_declaration(|d| d.verified = false),
            PublicStream,
            "DE",
            NOW,
            "deny: EvidenceMissing(P1)",
        ),
        (
            "39 evidence file's hash no longer matches",
            story().last_declaration(|d| d.verified = false),
            PublicStream,
            "DE",
            NOW,
            "deny: EvidenceMissing(P1)",
        ),
        (
            "40 consent not explicit although Art. 9 data",
            story().last_declaration(|d| d.explicit = false),
            PublicStream,
            "DE",
            NOW,
            "deny: NotExplicit(P1)",
        ),
        (
            "41 age unknown",
            empty().of_unknown_age("P1").agrees("P1", own("P1"), "2026-01-10"),
            PublicStream,
            "DE",
            NOW,
            "deny: AgeUnknown(P1)",
        ),
    ]);
}
