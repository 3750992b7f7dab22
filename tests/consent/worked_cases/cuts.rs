//! What a cut must do: cover every closed passage to the millisecond, and answer a no only when it may.

use digitales::id::Id;

use super::*;

/// P1 alone, a passage of the first second closed as `asked` says, and a cut with these edits.
fn closed(asked: Edit, edits: &[Edit]) -> String {
    let closing = Restriction {
        edit: asked,
        uses: None,
        during: Interval { from: instant("2026-01-01"), until: Timestamp::MAX },
    };
    let story = story().but(|r| r.restrictions.push(closing));
    let cut = story.cut("R7", &[], "2026-05-01").last_cut(|cut| cut.edits = edits.iter().copied().collect());
    cut.answer(PublicStream, "DE", NOW)
}

#[test]
fn a_closed_passage_is_covered_to_the_millisecond_or_not_at_all() {
    use Operation::{Blur, Cut, Mute};
    const OPEN: &str = "allow_redacted R7";
    const SHUT: &str = "deny: RenditionMissing";
    let asked = Edit::new(1_000, 2_000, Mute);
    let mute = |from, until| Edit::new(from, until, Mute);
    for (edits, answer) in [
        (vec![mute(1_000, 2_000)], OPEN),
        (vec![mute(0, 3_000)], OPEN),
        (vec![mute(1_001, 2_000)], SHUT),
        (vec![mute(1_000, 1_999)], SHUT),
        (vec![mute(1_000, 1_500), mute(1_500, 2_000)], OPEN),
        (vec![mute(1_000, 1_500), mute(1_501, 2_000)], SHUT),
        (vec![mute(500, 2_000), mute(600, 700)], OPEN),
        (vec![mute(0, 900), mute(1_500, 2_500)], SHUT),
        (vec![mute(0, 1_000)], SHUT),
        (vec![mute(2_000, 3_000)], SHUT),
        (vec![], SHUT),
        (vec![Edit::new(1_000, 2_000, Cut)], OPEN),
        (vec![Edit::new(1_000, 2_000, Blur)], SHUT),
        (vec![mute(1_000, 1_600), Edit::new(1_600, 2_000, Cut)], OPEN),
        (vec![mute(1_000, 1_600), Edit::new(1_600, 2_000, Blur)], SHUT),
        (vec![Edit { part: 2, ..mute(1_000, 2_000) }], SHUT),
    ] {
        assert_eq!(closed(asked, &edits), answer, "{edits:?}");
    }
    let blur = Edit::new(1_000, 2_000, Blur);
    for (operation, answer) in [(Blur, OPEN), (Cut, OPEN), (Mute, SHUT)] {
        assert_eq!(closed(blur, &[Edit { operation, ..blur }]), answer, "{operation:?}");
    }
    let within = |area: &str| Some(area.parse::<Area>().unwrap());
    let boxed = Edit { area: within("100,100,200,200"), ..blur };
    for (area, answer) in [
        (None, OPEN),
        (within("100,100,200,200"), OPEN),
        (within("0,0,500,500"), OPEN),
        (within("101,100,200,200"), SHUT),
        (within("100,101,200,200"), SHUT),
        (within("100,100,199,200"), SHUT),
        (within("100,100,200,199"), SHUT),
        (within("0,0,299,500"), SHUT),
        (within("0,0,500,299"), SHUT),
    ] {
        assert_eq!(closed(boxed, &[Edit { area, ..blur }]), answer, "{area:?}");
    }
    assert_eq!(closed(blur, &[boxed]), SHUT, "a box does not blur the whole picture");
}

#[test]
fn a_passage_stays_closed_for_its_uses_and_its_time() {
    let asked = Edit::new(1_000, 2_000, Operation::Mute);
    let closing = |uses: Option<&[Use]>, from: &str, until: &str| {
        let during = Interval { from: instant(from), until: instant(until) };
        let uses = uses.map(|uses| uses.iter().copied().collect());
        story().but(|r| r.restrictions.push(Restriction { edit: asked, uses, during }))
    };
    is_right(vec![
        (
            "for a use",
            closing(Some(&[PublicStream]), "2026-01-01", "2027-01-01"),
            PublicStream,
            "DE",
            NOW,
            "deny: RenditionMissing",
        ),
        (
            "another use",
            closing(Some(&[BroadcastDownload]), "2026-01-01", "2027-01-01"),
            PublicStream,
            "DE",
            NOW,
            "allow",
        ),
        ("from now on", closing(None, NOW, "2027-01-01"), PublicStream, "DE", NOW, "deny: RenditionMissing"),
        ("until now", closing(None, "2026-01-01", NOW), PublicStream, "DE", NOW, "allow"),
        (
            "the master is kept all the same",
            closing(None, "2026-01-01", "2027-01-01"),
            Use::Preserve,
            "unknown",
            NOW,
            "allow",
        ),
    ]);
}

/// P1 took it back yesterday, the cut without P1 is of April, and `change` makes the standing agreement to it, which is
/// P1's own first declaration otherwise.
fn beforehand(change: impl FnOnce(&mut Record)) -> String {
    let standing = |cut: &mut Cut| {
        cut.removes.values_mut().for_each(|by| *by = Some(Id::derived("declaration 0")));
    };
    without_p1("2026-04-01").last_cut(standing).but(change).answer(PublicStream, "DE", NOW)
}

#[test]
fn only_ones_own_explicit_proven_yes_agrees_to_a_cut_beforehand() {
    const SHUT: &str = "deny: Withdrawn(P1)";
    let by = |name: &'static str| {
        move |r: &mut Record| {
            let cut = r.editions.last_mut().unwrap();
            cut.removes.values_mut().for_each(|by| *by = Some(Id::derived(name)));
        }
    };
    assert_eq!(beforehand(|_| ()), "allow_redacted R7");
    assert_eq!(
        beforehand(|r| r.declarations[0].verified = false),
        "deny: EvidenceMissing(P1), Withdrawn(P1)"
    );
    assert_eq!(beforehand(|r| r.declarations[0].explicit = false), "deny: NotExplicit(P1), Withdrawn(P1)");
    assert_eq!(beforehand(by("declaration 1")), SHUT, "P2's word is not P1's");
    assert_eq!(beforehand(by("declaration 9")), SHUT, "nobody's word");
    let say = |word: Word, given: &'static str| {
        move |r: &mut Record| {
            let said = Story(r.clone()).says("P1", own("P1"), word, given, Vec::new());
            *r = said.0;
            by("declaration 2")(r);
        }
    };
    assert_eq!(beforehand(say(Word::Given, "2026-02-01")), "allow_redacted R7");
    assert_eq!(beforehand(say(Word::Given, NOW)), "allow_redacted R7", "in this very instant");
    assert_eq!(beforehand(say(Word::Given, "2026-06-01T10:00:00.001Z")), SHUT, "not said yet");
    assert_eq!(beforehand(say(Word::Refused, "2026-02-01")), "deny: Refused(P1), Withdrawn(P1)");
    let invalid = |given: &'static str| {
        beforehand(move |r| {
            *r = Story(r.clone()).says("P1", own("P1"), Word::Invalidated, given, Vec::new()).0;
        })
    };
    assert_eq!(invalid("2026-02-01"), "deny: Invalidated(P1), Withdrawn(P1)");
    assert_eq!(invalid("2026-06-02"), "allow_redacted R7", "found invalid only tomorrow");
}

#[test]
fn the_smallest_checked_cut_of_this_version_is_taken() {
    let two = || without_p1("2026-06-01");
    let edit = |from| Edit::new(from, from + 10, Operation::Cut);
    let more = |cut: &mut Cut| {
        cut.edits.insert(edit(9_000));
    };
    is_right(vec![
        (
            "fewest edits",
            two().last_cut(more).cut("R8", &["P1"], "2026-06-01"),
            PublicStream,
            "DE",
            NOW,
            "allow_redacted R8",
        ),
        (
            "approved in this very instant",
            two().last_cut(|cut| (cut.approved, cut.checked) = (Some(instant(NOW)), Some(instant(NOW)))),
            PublicStream,
            "DE",
            NOW,
            "allow_redacted R7",
        ),
        (
            "approved a moment later",
            two().last_cut(|cut| cut.approved = Some(instant("2026-06-01T10:00:00.001Z"))),
            PublicStream,
            "DE",
            NOW,
            "deny: Withdrawn(P1)",
        ),
        (
            "checked a moment later",
            two().last_cut(|cut| cut.checked = Some(instant("2026-06-01T10:00:00.001Z"))),
            PublicStream,
            "DE",
            NOW,
            "deny: Withdrawn(P1)",
        ),
        (
            "approved in the instant of the no",
            two().last_cut(|cut| cut.approved = Some(instant(YESTERDAY))),
            PublicStream,
            "DE",
            NOW,
            "allow_redacted R7",
        ),
        (
            "nobody approved it",
            two().last_cut(|cut| cut.approved = None),
            PublicStream,
            "DE",
            NOW,
            "deny: Withdrawn(P1)",
        ),
        (
            "with somebody else cut out",
            two().last_cut(|cut| {
                cut.removes.clear();
                cut.removes.insert(person("P2"), None);
            }),
            PublicStream,
            "DE",
            NOW,
            "deny: Withdrawn(P1)",
        ),
        (
            "nothing is there at all",
            story().but(|r| r.editions.clear()),
            PublicStream,
            "DE",
            NOW,
            "deny: RenditionMissing",
        ),
    ]);
    let lowest = ["R7", "R8"].into_iter().min_by_key(|name| edition(name)).unwrap();
    let both = two().cut("R8", &["P1"], "2026-06-01");
    assert_eq!(both.answer(PublicStream, "DE", NOW), format!("allow_redacted {lowest}"));
}
