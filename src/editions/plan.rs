//! The plan of an edition: which passages are closed how, tidied up. The same passages give the same plan.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::transcript::stamp;
use crate::consent::passage::{Area, Edit, Operation};
use crate::error::{Error, Result};

/// A stretch of a part, in milliseconds, half-open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// Its first millisecond.
    pub start: u64,
    /// The first millisecond after it.
    pub end: u64,
}

/// What is done to one part of a work.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PartPlan {
    /// How long the part is, in milliseconds.
    pub length_ms: u64,
    /// Where nothing is heard.
    pub mutes: Vec<Span>,
    /// Where nothing is recognised, for each box by itself; no box: the whole picture.
    pub blurs: BTreeMap<Option<Area>, Vec<Span>>,
    /// What is not there.
    pub cuts: Vec<Span>,
}

/// What is done to a work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The passages, merged where they overlap or touch, without those that lie in a larger one.
    pub edits: BTreeSet<Edit>,
    /// What follows for every part, by its number.
    pub parts: BTreeMap<i64, PartPlan>,
}

/// The plan that closes `passages` of a work whose parts are as long as `lengths` says (part, milliseconds).
///
/// # Errors
/// `Invalid` when nothing is closed, when a passage lies in no part or reaches beyond its end, or when nothing of a
/// part would be left to see or hear.
pub fn plan(passages: &[Edit], lengths: &BTreeMap<i64, u64>) -> Result<Plan> {
    if passages.is_empty() {
        return Err(Error::invalid("No passage of it is closed, so there is nothing to make."));
    }
    for passage in passages {
        inside(passage, lengths)?;
    }
    let edits = tidied(passages);
    let mut parts = BTreeMap::new();
    for (part, length_ms) in lengths {
        let plan = PartPlan::of(*part, *length_ms, &edits);
        plan.leaves_something(*part)?;
        parts.insert(*part, plan);
    }
    Ok(Plan { edits, parts })
}

fn inside(passage: &Edit, lengths: &BTreeMap<i64, u64>) -> Result<()> {
    let Some(length) = lengths.get(&passage.part) else {
        return Err(Error::invalid(format!(
            "A passage is closed in part {}, which this work does not have.",
            passage.part
        )));
    };
    let Span { start, end } = span(passage);
    if start >= end {
        return Err(Error::invalid("A closed passage begins before it ends."));
    }
    if end > *length {
        return Err(Error::invalid(format!(
            "The passage {} to {} reaches beyond the end of part {}, which is {} long. It was closed in another version \
             of the master: close it anew where it is now.",
            stamp(start),
            stamp(end),
            passage.part,
            stamp(*length)
        )));
    }
    Ok(())
}

fn span(edit: &Edit) -> Span {
    Span { start: edit.start_ms.max(0).cast_unsigned(), end: edit.end_ms.max(0).cast_unsigned() }
}

/// Touching and overlapping passages of one kind become one; what a cut or a wider blur does anyway falls away.
fn tidied(passages: &[Edit]) -> BTreeSet<Edit> {
    let mut kinds: BTreeMap<(i64, Operation, Option<Area>), Vec<Span>> = BTreeMap::new();
    for passage in passages {
        kinds.entry((passage.part, passage.operation, passage.area)).or_default().push(span(passage));
    }
    let merged: Vec<Edit> = kinds
        .into_iter()
        .flat_map(|((part, operation, area), spans)| {
            merged(spans).into_iter().map(move |span| Edit {
                part,
                start_ms: span.start.cast_signed(),
                end_ms: span.end.cast_signed(),
                operation,
                area,
            })
        })
        .collect();
    let within = |small: &Edit, large: &Edit| {
        small != large
            && large.serves(small)
            && large.start_ms <= small.start_ms
            && small.end_ms <= large.end_ms
    };
    merged.iter().filter(|edit| !merged.iter().any(|other| within(edit, other))).copied().collect()
}

/// Spans in order, those that overlap or touch as one.
#[must_use]
pub fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut out: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match out.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => out.push(span),
        }
    }
    out
}

impl PartPlan {
    /// What `edits` do to one part, which is so long.
    #[must_use]
    pub fn of(part: i64, length_ms: u64, edits: &BTreeSet<Edit>) -> Self {
        let mut plan = Self { length_ms, ..Self::default() };
        for edit in edits.iter().filter(|edit| edit.part == part) {
            match edit.operation {
                Operation::Mute => plan.mutes.push(span(edit)),
                Operation::Cut => plan.cuts.push(span(edit)),
                Operation::Blur => plan.blurs.entry(edit.area).or_default().push(span(edit)),
            }
        }
        plan
    }

    /// Whether anything is done to it.
    #[must_use]
    pub fn is_untouched(&self) -> bool {
        self.mutes.is_empty() && self.blurs.is_empty() && self.cuts.is_empty()
    }

    /// Where what is said is not heard: muted or cut, as one list.
    #[must_use]
    pub fn silenced(&self) -> Vec<Span> {
        merged(self.mutes.iter().chain(&self.cuts).copied().collect())
    }

    fn leaves_something(&self, part: i64) -> Result<()> {
        let blurred = || self.blurs.values().flatten();
        let whole = Span { start: 0, end: self.length_ms };
        let covers = |spans: Vec<Span>| merged(spans) == [whole];
        let told = if covers(self.cuts.clone()) {
            "would be cut out from beginning to end. Close the work instead: digitales takedown, or a hold."
        } else if covers(self.silenced()) {
            "would be silent from beginning to end, so there is no room tone to fill it with. Close the work instead."
        } else if covers(blurred().chain(&self.cuts).copied().collect()) {
            "would be blurred from beginning to end. Close the work instead, or keep its sound alone as another work."
        } else {
            return Ok(());
        };
        Err(Error::invalid(format!("Part {part} {told}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Operation::{Blur, Cut, Mute};
    use proptest::prelude::*;

    fn on(lengths: &[u64], passages: &[Edit]) -> Result<Plan> {
        plan(passages, &(1..).zip(lengths.iter().copied()).collect())
    }

    fn area(text: &str) -> Option<Area> {
        text.parse().ok()
    }

    #[test]
    fn passages_that_touch_are_one_and_what_lies_in_a_wider_one_falls_away() {
        let small = Edit { area: area("100,100,200,200"), ..Edit::new(0, 50, Blur) };
        for (passages, edits) in [
            (vec![Edit::new(10, 20, Mute), Edit::new(20, 30, Mute)], vec![Edit::new(10, 30, Mute)]),
            (vec![Edit::new(10, 25, Mute), Edit::new(12, 30, Mute)], vec![Edit::new(10, 30, Mute)]),
            (
                vec![Edit::new(10, 20, Mute), Edit::new(21, 30, Mute)],
                vec![Edit::new(10, 20, Mute), Edit::new(21, 30, Mute)],
            ),
            (vec![Edit::new(10, 20, Mute), Edit::new(5, 20, Cut)], vec![Edit::new(5, 20, Cut)]),
            (
                vec![Edit::new(10, 20, Mute), Edit::new(15, 30, Cut)],
                vec![Edit::new(10, 20, Mute), Edit::new(15, 30, Cut)],
            ),
            (vec![small, Edit::new(0, 60, Blur)], vec![Edit::new(0, 60, Blur)]),
            (vec![small, Edit::new(10, 60, Blur)], vec![small, Edit::new(10, 60, Blur)]),
            (
                vec![small, Edit { area: area("0,0,400,400"), ..small }],
                vec![Edit { area: area("0,0,400,400"), ..small }],
            ),
            (
                vec![Edit::new(10, 20, Mute), Edit { part: 2, ..Edit::new(10, 20, Mute) }],
                vec![Edit::new(10, 20, Mute), Edit { part: 2, ..Edit::new(10, 20, Mute) }],
            ),
        ] {
            let made = on(&[100, 100], &passages).unwrap();
            assert_eq!(made.edits.into_iter().collect::<Vec<_>>(), edits, "{passages:?}");
        }
    }

    #[test]
    fn what_cannot_be_made_is_told() {
        for (passages, told) in [
            (vec![], "No passage"),
            (vec![Edit::new(90, 101, Mute)], "beyond the end of part 1, which is 00:00:00.100 long"),
            (vec![Edit { part: 2, ..Edit::new(0, 10, Mute) }], "part 2, which this work does not have"),
            (vec![Edit::new(0, 60, Cut), Edit::new(60, 100, Cut)], "cut out from beginning to end"),
            (vec![Edit::new(0, 60, Mute), Edit::new(60, 100, Cut)], "silent from beginning to end"),
            (vec![Edit::new(0, 100, Blur)], "blurred from beginning to end"),
        ] {
            let error = on(&[100], &passages).unwrap_err();
            assert!(error.message().contains(told), "{passages:?}: {error}");
        }
    }

    proptest! {
        #[test]
        fn what_was_closed_is_served_and_order_does_not_matter(
            passages in prop::collection::vec((0..3_usize, 0..90_i64, 1..30_i64, 0..3_usize), 1..9)
        ) {
            let boxes = [None, area("0,0,500,500"), area("100,100,200,200")];
            let mut edits: Vec<Edit> = passages.iter().map(|(op, start, length, of)| {
                let operation = [Mute, Blur, Cut][*op];
                let area = if operation == Blur { boxes[*of] } else { None };
                Edit { area, ..Edit::new(*start, start + length, operation) }
            }).collect();
            let made = on(&[1000], &edits).unwrap();
            for edit in &edits {
                let served = |ms: i64| made.edits.iter().any(|done| {
                    done.serves(edit) && done.start_ms <= ms && ms < done.end_ms
                });
                prop_assert!((edit.start_ms..edit.end_ms).all(served), "{:?} in {:?}", edit, made.edits);
            }
            edits.reverse();
            prop_assert_eq!(on(&[1000], &edits).unwrap(), made);
        }
    }
}
