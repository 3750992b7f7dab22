//! Permits and what they open: lines of a list, refusals, seals. Every edge is an instant or an id beside the right one.

use std::collections::BTreeSet;

use digitales::catalogue::edition::Edition;
use digitales::catalogue::work::Work;
use digitales::clock::Timestamp;
use digitales::consent::clearance::{first_public, public_lines};
use digitales::consent::decision::*;
use digitales::consent::record::*;
use digitales::id::Id;

use crate::story::{edition, instant, person};

const DAY: (&str, &str) = ("2026-06-01T00:00:00Z", "2026-06-02T00:00:00Z");

fn line(use_: Use, place: &str) -> Line {
    let during = Interval { from: instant(DAY.0), until: instant(DAY.1) };
    let (work, edition) = (Id::<Work>::derived("the work"), edition("original"));
    Line { work, use_, territory: place.parse().unwrap(), during, edition }
}

fn at(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap()
}

#[test]
fn a_line_opens_from_a_second_after_it_begins_until_a_second_before_it_ends() {
    for (now, open) in [
        ("2026-06-01T00:00:00.999Z", false),
        ("2026-06-01T00:00:01Z", true),
        ("2026-06-01T12:00:00Z", true),
        ("2026-06-01T23:59:58.999Z", true),
        ("2026-06-01T23:59:59Z", false),
        ("2026-06-02T00:00:00Z", false),
    ] {
        let lines = [line(Use::Catalogue, "001"), line(Use::PublicStream, "001")];
        assert_eq!(Permit::listed(&lines[1], at(now)).is_some(), open, "at {now}");
        let public = &public_lines(&lines)[0];
        assert_eq!(Permit::listed_public(public, at(now)).is_some(), open, "both at {now}");
    }
}

#[test]
fn a_permit_says_what_its_line_says() {
    let now = at("2026-06-01T12:00:00Z");
    for (use_, place, told) in [
        (Use::Catalogue, "001", None),
        (Use::PublicStream, "001", None),
        (Use::PodcastFeed, "001", None),
        (Use::SchoolEmbed, "DE-BE", Some("DE-BE")),
        (Use::SchoolDownload, "DE-BE", Some("DE-BE")),
        (Use::BroadcastDownload, "AT", Some("AT")),
        (Use::PublicScreen, "DE", Some("DE")),
        (Use::Preserve, "001", Some("001")),
    ] {
        let line = line(use_, place);
        let permit = Permit::listed(&line, now).unwrap();
        assert_eq!((permit.work(), permit.edition(), permit.use_()), (line.work, line.edition, use_));
        assert_eq!(permit.territory().map(Territory::code), told, "{use_}");
        assert_eq!(permit.not_after(), line.during.until);
    }
}

#[test]
fn a_public_permit_takes_both_lines_of_a_work_and_ends_with_the_first() {
    let now = at("2026-06-01T12:00:00Z");
    let (listed, played) = (line(Use::Catalogue, "001"), line(Use::PublicStream, "001"));
    let until = |line: &Line, text: &str| Line {
        during: Interval { until: at(text), ..line.during },
        ..line.clone()
    };
    let noon = "2026-06-01T13:00:00Z";
    for lines in [[until(&listed, noon), played.clone()], [until(&played, noon), listed.clone()]] {
        let public = public_lines(&lines);
        assert_eq!(public.len(), 1);
        let permit = Permit::listed_public(&public[0], now).unwrap();
        assert_eq!((permit.not_after(), permit.use_()), (at(noon), Use::PublicStream));
        assert_eq!((permit.work(), permit.edition()), (played.work, played.edition));
        assert_eq!(Permit::listed_public(&public[0], at(noon)), None);
    }
    assert_eq!(public_lines(&[played.clone(), played.clone()]), [], "one of the two is not both");
    assert_eq!(public_lines(&[listed.clone(), line(Use::PodcastFeed, "001")]), []);
}

#[test]
fn while_an_edition_changes_nobody_is_listed() {
    let changes = "2026-06-01T12:00:00Z";
    let (listed, played) = (line(Use::Catalogue, "001"), line(Use::PublicStream, "001"));
    let before = Line { during: Interval { until: at(changes), ..listed.during }, ..listed.clone() };
    let cut = Id::derived("a cut");
    let after = Line { during: Interval { from: at(changes), ..listed.during }, edition: cut, ..listed };
    let public = public_lines(&[before, after, played]);
    let open = |now: &str| public.iter().any(|line| Permit::listed_public(line, at(now)).is_some());
    assert!(open("2026-06-01T11:59:58.999Z") && open("2026-06-01T12:00:01Z"));
    assert!(!open("2026-06-01T11:59:59Z") && !open(changes) && !open("2026-06-01T12:00:00.999Z"));
}

#[test]
fn a_refusal_tells_the_outside_gone_or_nothing() {
    let of = |reasons: &[Reason], was| Refusal::new(reasons.iter().copied().collect(), was);
    let withdrawn = Reason::Withdrawn(person("P1"));
    for (refusal, answer) in [
        (of(&[withdrawn], true), Outcome::Gone),
        (of(&[withdrawn], false), Outcome::Missing),
        (of(&[withdrawn, Reason::Hold], true), Outcome::Missing),
        (of(&[Reason::Hold], false), Outcome::Missing),
        (of(&[Reason::Hold], false).by_order(true), Outcome::Missing),
        (of(&[Reason::Hold], true).by_order(true), Outcome::Blocked),
        (of(&[Reason::Hold, Reason::AgreementInactive], true).by_order(true), Outcome::Blocked),
        (of(&[Reason::Hold, Reason::RenditionMissing], true).by_order(true), Outcome::Blocked),
        (of(&[withdrawn, Reason::Hold], true).by_order(true), Outcome::Missing),
        (of(&[withdrawn], true).by_order(false), Outcome::Gone),
    ] {
        assert_eq!(refusal.answer(), answer, "{refusal:?}");
        assert_eq!(refusal.was_public(), answer == Outcome::Gone);
        assert_eq!(Answer::Refusal(refusal.clone()).permit(), Err(refusal));
    }
    assert_eq!(of(&[], true).reasons(), &BTreeSet::from([Reason::SnapshotUnavailable]));
    assert_eq!(of(&[Reason::Hold], true).reasons(), &BTreeSet::from([Reason::Hold]));
    let permit = Permit::listed(&line(Use::PublicStream, "001"), at("2026-06-01T12:00:00Z")).unwrap();
    assert_eq!(Answer::Permit(permit.clone()).permit(), Ok(permit));
}

#[test]
fn a_second_is_looked_to_either_side() {
    assert_eq!(around(Timestamp::from_millis(5_000)).map(Timestamp::millis), [4_000, 6_000]);
}

#[test]
fn what_is_sealed_opens_for_its_own_work_and_edition_alone() {
    let now = at("2026-06-01T12:00:00Z");
    let permit = Permit::listed(&line(Use::PublicStream, "001"), now).unwrap();
    let sealed = |work: &str, edition: Id<Edition>| Sealed::of(Id::derived(work), edition, "bytes");
    let opened = sealed("the work", edition("original")).opened(&permit).unwrap();
    assert_eq!((*opened, opened.permit()), ("bytes", &permit));
    assert!(sealed("the work", edition("R7")).opened(&permit).is_none());
    assert!(sealed("another work", edition("original")).opened(&permit).is_none());
    let closed = sealed("the work", edition("original"));
    assert_eq!((closed.work(), format!("{closed:?}")), (Id::derived("the work"), "Sealed(…)".to_owned()));
}

#[test]
fn a_work_is_first_public_where_both_lines_overlap() {
    let during = |use_, from: &str, until: &str| Line {
        during: Interval { from: at(from), until: at(until) },
        ..line(use_, "001")
    };
    let (one, two) = ("2026-06-01T10:00:00Z", "2026-06-01T11:00:00Z");
    let (three, four) = ("2026-06-01T12:00:00Z", "2026-06-01T13:00:00Z");
    let first = |a: (&str, &str), b: (&str, &str)| {
        first_public(&[during(Use::Catalogue, a.0, a.1), during(Use::PublicStream, b.0, b.1)])
    };
    assert_eq!(first((one, three), (two, four)), Some(at(two)));
    assert_eq!(first((two, four), (one, three)), Some(at(two)));
    assert_eq!(first((one, two), (two, three)), None, "one begins where the other ends");
    assert_eq!(first((two, three), (one, two)), None);
    assert_eq!(first_public(&[during(Use::Catalogue, one, two)]), None);
}

#[test]
fn uses_places_and_names_are_written_as_they_are() {
    let public: Vec<Use> = Use::ALL.into_iter().filter(|use_| use_.is_public()).collect();
    assert_eq!(public, Use::PUBLIC);
    assert_eq!(
        (Use::SchoolEmbed.to_string(), Territory::world().to_string()),
        ("school_embed".into(), "001".into())
    );
    let name = Name { written: "Ayla".to_owned(), spoken: None };
    assert_eq!(ShownName::Real(name.clone()).name(), Some(&name));
    assert_eq!(ShownName::Pseudonym(name.clone()).name(), Some(&name));
    assert_eq!(ShownName::Unnamed.name(), None);
    assert_eq!(ShownName::default(), ShownName::Unnamed);
}
