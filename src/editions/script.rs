//! The words of an edition: captions and transcripts without what is closed, and saying that something is.

use super::plan::{PartPlan, Span};
use super::timeline::Timeline;
use crate::catalogue::transcript::{Cue, Cues};
use crate::language::Language;

/// What stands where words are left out.
const GAP: &str = "[…]";
/// “Left out”, by the primary tag of the language.
const LEFT_OUT: &[(&str, &str)] = &[
    ("ar", "محذوف"),
    ("bs", "izostavljeno"),
    ("de", "ausgelassen"),
    ("en", "left out"),
    ("es", "omitido"),
    ("fa", "حذف شده"),
    ("fr", "omis"),
    ("hr", "izostavljeno"),
    ("it", "omesso"),
    ("ku", "derxistî"),
    ("pl", "pominięto"),
    ("pt", "omitido"),
    ("ro", "omis"),
    ("ru", "пропущено"),
    ("sq", "hequr"),
    ("sr", "изостављено"),
    ("sr-Latn", "izostavljeno"),
    ("tr", "çıkarıldı"),
    ("uk", "пропущено"),
    ("vi", "đã lược bỏ"),
];
/// How long a gap is told where all of its words were cut out, in milliseconds.
const TOLD_FOR: u64 = 1500;

/// “[… left out]” in `language`, or “[…]” where we have no word for it.
#[must_use]
pub fn gap(language: &Language) -> String {
    let of = |tag: &str| LEFT_OUT.iter().find(|(known, _)| *known == tag).map(|(_, word)| *word);
    match of(language.tag()).or_else(|| of(language.primary())) {
        Some(word) => format!("[… {word}]"),
        None => GAP.to_owned(),
    }
}

/// The cues of an edition. A cue that overlaps a passage in which nothing is heard loses all its words, since nobody
/// knows which of them were said when; one gap is told for each run of such cues, and what follows a cut moves up.
#[must_use]
pub fn cues(of: &Cues, plan: &PartPlan, timeline: &Timeline, language: &Language) -> Cues {
    let mut closed = plan.silenced();
    closed.extend_from_slice(timeline.gone());
    let touches = |cue: &Cue, span: &Span| cue.start_ms < span.end && span.start < cue.end_ms;
    let mut out: Vec<Cue> = Vec::with_capacity(of.0.len());
    let mut gap_before = false;
    for cue in &of.0 {
        let start_ms = timeline.place(cue.start_ms);
        let end_ms = timeline.place(cue.end_ms);
        if !closed.iter().any(|span| touches(cue, span)) {
            out.push(Cue { start_ms, end_ms, ..cue.clone() });
            gap_before = false;
            continue;
        }
        match out.last_mut().filter(|_| gap_before) {
            Some(last) => last.end_ms = last.end_ms.max(end_ms),
            None => out.push(Cue::of(start_ms, end_ms, &gap(language))),
        }
        gap_before = true;
    }
    told_long_enough(&mut out, timeline.place(plan.length_ms), &gap(language));
    out.sort_by_key(|cue| (cue.start_ms, cue.end_ms));
    Cues(out)
}

/// Gives gaps of which nothing is left the time to be read.
fn told_long_enough(cues: &mut [Cue], end: u64, gap: &str) {
    for cue in cues.iter_mut().filter(|cue| cue.text == gap && cue.end_ms < cue.start_ms + TOLD_FOR) {
        cue.end_ms = (cue.start_ms + TOLD_FOR).min(end);
        cue.start_ms = cue.start_ms.min(cue.end_ms.saturating_sub(TOLD_FOR));
        cue.end_ms = cue.end_ms.max(cue.start_ms + 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editions::timeline::FrameRate;
    use proptest::prelude::*;

    fn cue(start_ms: u64, end_ms: u64, text: &str) -> Cue {
        Cue::of(start_ms, end_ms, text)
    }

    fn told(plan: &PartPlan, given: &[Cue], language: &str) -> Vec<(u64, u64, String)> {
        let timeline = Timeline::of(plan, None);
        let cues = cues(&Cues(given.to_vec()), plan, &timeline, &language.parse().unwrap());
        cues.0.into_iter().map(|c| (c.start_ms, c.end_ms, c.text)).collect()
    }

    fn line(start: u64, end: u64, text: &str) -> (u64, u64, String) {
        (start, end, text.to_owned())
    }

    #[test]
    fn words_of_a_muted_passage_are_left_out_and_it_says_so() {
        let spans = vec![Span { start: 3000, end: 6000 }];
        let muted = PartPlan { length_ms: 60_000, mutes: spans.clone(), ..PartPlan::default() };
        let given = [
            cue(0, 2000, "before"),
            cue(2000, 3100, "half"),
            cue(3100, 5000, "in"),
            cue(5000, 6000, "in too"),
            cue(6000, 8000, "after"),
        ];
        let expected =
            [line(0, 2000, "before"), line(2000, 6000, "[… ausgelassen]"), line(6000, 8000, "after")];
        assert_eq!(told(&muted, &given, "de"), expected);
        let blurred = PartPlan { mutes: vec![], blurs: [(None, spans)].into(), ..muted };
        assert_eq!(told(&blurred, &given, "de").len(), 5, "a blurred picture takes no words");
    }

    #[test]
    fn words_behind_a_cut_move_up_and_the_gap_is_told_long_enough_to_be_read() {
        let cut = PartPlan {
            length_ms: 10_000,
            cuts: vec![Span { start: 3000, end: 6000 }],
            ..PartPlan::default()
        };
        let given = [cue(0, 2000, "before"), cue(3000, 6000, "in"), cue(6000, 8000, "after")];
        let expected =
            [line(0, 2000, "before"), line(3000, 4500, "[… çıkarıldı]"), line(3000, 5000, "after")];
        assert_eq!(told(&cut, &given, "tr-TR"), expected);
        let at_the_end = [cue(5900, 6100, "in")];
        let last = PartPlan { cuts: vec![Span { start: 3000, end: 10_000 }], ..cut };
        assert_eq!(told(&last, &at_the_end, "tlh"), [line(1500, 3000, "[…]")]);
    }

    proptest! {
        #[test]
        fn no_word_of_a_closed_passage_is_left_and_every_other_one_is(
            given in prop::collection::vec((0..40_u64, 1..9_u64), 1..12),
            spans in prop::collection::vec((0..40_u64, 1..9_u64, any::<bool>()), 1..4),
        ) {
            let mut plan = PartPlan { length_ms: 60, ..PartPlan::default() };
            for (start, length, cut) in &spans {
                let span = Span { start: *start, end: start + length };
                if *cut { plan.cuts.push(span) } else { plan.mutes.push(span) }
            }
            plan.cuts = crate::editions::plan::merged(plan.cuts);
            let mut given: Vec<Cue> = given.iter().enumerate()
                .map(|(i, (start, length))| cue(*start, start + length, &format!("w{i}w"))).collect();
            given.sort_by_key(|c| (c.start_ms, c.end_ms));
            let timeline = Timeline::of(&plan, None::<FrameRate>);
            let left = cues(&Cues(given.clone()), &plan, &timeline, &"de".parse().unwrap());
            for cue in &given {
                let closed = spans.iter().any(|(s, l, _)| cue.start_ms < s + l && *s < cue.end_ms);
                prop_assert_eq!(left.0.iter().any(|c| c.text.contains(&cue.text)), !closed);
            }
            prop_assert!(left.0.iter().all(|c| c.start_ms < c.end_ms));
        }
    }
}
