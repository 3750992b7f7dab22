//! How a recall stands: what its events come to, and whether an answer is overdue.

use std::collections::BTreeSet;

use crate::clock::Timestamp;

/// Within so long after it was issued a recall is carried through.
pub const COMPLETION_MS: i64 = 72 * 60 * 60 * 1000;

/// How far a recall has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// It was issued and has not gone out.
    Issued,
    /// It went out and came back.
    Bounced,
    /// It went out.
    Sent,
    /// The partner refuses.
    Refused,
    /// The partner knows.
    Acknowledged,
    /// The copy is deleted or blocked, or the matter is closed.
    Done,
    /// What the copy was taken for is allowed again.
    Lifted,
}

/// Which deadline is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overdue {
    /// That of an answer.
    Answer,
    /// That of carrying it through.
    Completion,
}

/// One thing that happened, as far as it counts here: its number, its word, its note.
pub type Event<'a> = (i64, &'a str, Option<&'a str>);

/// The numbers of the events that a later event undid.
#[must_use]
pub fn undone(events: &[Event<'_>]) -> BTreeSet<i64> {
    let undoings = events.iter().filter(|(_, kind, _)| *kind == "undone");
    undoings.filter_map(|(_, _, note)| note.and_then(|note| note.parse().ok())).collect()
}

/// How far a recall with these events has come.
#[must_use]
pub fn stage(events: &[Event<'_>]) -> Stage {
    let undone = undone(events);
    let standing = events.iter().filter(|(number, ..)| !undone.contains(number));
    let stages = standing.filter_map(|(_, kind, _)| match *kind {
        "sent" | "delivered" | "seen" => Some(Stage::Sent),
        "bounced" => Some(Stage::Bounced),
        "refused" => Some(Stage::Refused),
        "acknowledged" | "already_aired" | "onward_recall_sent" => Some(Stage::Acknowledged),
        "deleted" | "blocked_in_archive" | "closed" => Some(Stage::Done),
        "lifted" => Some(Stage::Lifted),
        _ => None,
    });
    stages.max().unwrap_or(Stage::Issued)
}

/// Which deadline is over at `now` for a recall that was `issued` and must be answered by `due`.
#[must_use]
pub fn overdue(stage: Stage, issued: Timestamp, due: Timestamp, now: Timestamp) -> Option<Overdue> {
    match stage {
        Stage::Done | Stage::Lifted => None,
        _ if now >= issued.plus_millis(COMPLETION_MS) => Some(Overdue::Completion),
        Stage::Acknowledged => None,
        _ => (now >= due).then_some(Overdue::Answer),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR_MS: i64 = 60 * 60 * 1000;

    fn at(hours: i64) -> Timestamp {
        Timestamp::from_millis(hours * HOUR_MS)
    }

    #[test]
    fn an_event_that_was_undone_does_not_count() {
        let mut events = vec![(1, "sent", None), (2, "deleted", None)];
        assert_eq!(stage(&events), Stage::Done);
        events.push((3, "undone", Some("2")));
        assert_eq!(stage(&events), Stage::Sent);
        assert_eq!(stage(&[]), Stage::Issued);
    }

    #[test]
    fn an_answer_is_overdue_at_its_deadline_and_everything_after_three_days() {
        for (stage, now, wanted) in [
            (Stage::Sent, 23, None),
            (Stage::Sent, 24, Some(Overdue::Answer)),
            (Stage::Acknowledged, 71, None),
            (Stage::Acknowledged, 72, Some(Overdue::Completion)),
            (Stage::Refused, 30, Some(Overdue::Answer)),
            (Stage::Done, 100, None),
            (Stage::Lifted, 100, None),
        ] {
            assert_eq!(overdue(stage, at(0), at(24), at(now)), wanted, "{stage:?} after {now} hours");
        }
    }
}
