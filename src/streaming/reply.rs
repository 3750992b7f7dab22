//! What a request for bytes is answered with, decided from its headers alone. The permit was decided before.

use std::ops::Range;

use crate::clock::Timestamp;
use crate::id::Sha256Digest;
use crate::streaming::precondition::{self, Outcome};
use crate::streaming::range::{self, Selection};

/// The headers of a request that matter here, each as the lines it came in (RFC 9110, section 5.3).
#[derive(Clone, Debug, Default)]
pub struct Ask<'a> {
    /// The method is HEAD: ranges do not count.
    pub head: bool,
    /// `If-Match`
    pub if_match: Vec<&'a [u8]>,
    /// `If-Unmodified-Since`
    pub if_unmodified_since: Vec<&'a [u8]>,
    /// `If-None-Match`
    pub if_none_match: Vec<&'a [u8]>,
    /// `If-Modified-Since`
    pub if_modified_since: Vec<&'a [u8]>,
    /// `If-Range`
    pub if_range: Vec<&'a [u8]>,
    /// `Range`
    pub range: Vec<&'a [u8]>,
}

/// What is asked for: an immutable file and what is told of it.
#[derive(Clone, Debug)]
pub struct Entity {
    /// Its digest: the storage key and, alone, the strong entity tag.
    pub sha256: Sha256Digest,
    /// Its length in bytes.
    pub length: u64,
    /// When it was added.
    pub added_at: Timestamp,
    /// Its media type.
    pub media_type: String,
}

impl Entity {
    /// What `Last-Modified` says: never later than the answer itself (section 8.8.2.1).
    #[must_use]
    pub fn last_modified(&self, now: Timestamp) -> Timestamp {
        self.added_at.min(now)
    }
}

/// The answer to a permitted request. Slices are non-empty and inside the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// 200: everything.
    Whole,
    /// 206: one slice.
    Slice(Range<u64>),
    /// 206: several slices as `multipart/byteranges`, in the order asked for.
    Slices(Vec<Range<u64>>),
    /// 304: the asker's copy is still right.
    NotModified,
    /// 412: the asker's condition does not hold.
    PreconditionFailed,
    /// 416: no range touches the file.
    RangeNotSatisfiable,
}

/// Decides the answer in the order of RFC 9110, section 13.2.2: conditions, `If-Range`, `Range`.
#[must_use]
pub fn plan(ask: &Ask<'_>, entity: &Entity, now: Timestamp) -> Reply {
    match precondition::evaluate(ask, entity, now) {
        Outcome::NotModified => return Reply::NotModified,
        Outcome::Failed => return Reply::PreconditionFailed,
        Outcome::Proceed => {}
    }
    // Section 14.2: range handling is defined for GET alone.
    if ask.head || ask.range.is_empty() || !precondition::range_may_count(ask, entity, now) {
        return Reply::Whole;
    }
    match range::select(&ask.range, entity.length) {
        Selection::Whole => Reply::Whole,
        Selection::Unsatisfiable => Reply::RangeNotSatisfiable,
        Selection::Slices(mut slices) if slices.len() == 1 => Reply::Slice(slices.remove(0)),
        Selection::Slices(slices) => Reply::Slices(slices),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LENGTH: u64 = 500;
    const MODIFIED: &str = "Mon, 01 Jun 2026 10:00:00 GMT";
    const BEFORE: &str = "Mon, 01 Jun 2026 09:59:59 GMT";
    const AFTER: &str = "Mon, 01 Jun 2026 10:00:01 GMT";

    fn at(text: &str) -> Timestamp {
        Timestamp::parse(text).unwrap()
    }

    fn entity() -> Entity {
        Entity {
            sha256: Sha256Digest::of(b"a film"),
            length: LENGTH,
            added_at: at("2026-06-01T10:00:00.400Z"),
            media_type: "video/mp4".into(),
        }
    }

    /// Headers as `Name: value` lines; `TAG` stands for the entity's digest.
    fn answer_at(request: &str, now: &str) -> Reply {
        let text = request.replace("TAG", &entity().sha256.to_string());
        let mut ask = Ask::default();
        for line in text.lines() {
            let (name, value) = line.split_once(": ").unwrap_or((line, ""));
            match name {
                "HEAD" => ask.head = true,
                "If-Match" => ask.if_match.push(value.as_bytes()),
                "If-Unmodified-Since" => ask.if_unmodified_since.push(value.as_bytes()),
                "If-None-Match" => ask.if_none_match.push(value.as_bytes()),
                "If-Modified-Since" => ask.if_modified_since.push(value.as_bytes()),
                "If-Range" => ask.if_range.push(value.as_bytes()),
                "Range" => ask.range.push(value.as_bytes()),
                other => panic!("{other}"),
            }
        }
        plan(&ask, &entity(), at(now))
    }

    fn check(table: &[(&str, &str, Reply)]) {
        for (row, request, expected) in table {
            assert_eq!(&answer_at(request, "2026-06-02T10:00:00Z"), expected, "{row}\n{request}");
        }
    }

    use Reply::{NotModified, PreconditionFailed, RangeNotSatisfiable, Slice, Slices, Whole};

    #[test]
    fn conditions_on_tags_are_compared_strongly_or_weakly_as_each_asks() {
        check(&[
            ("13.1.1 own tag", "If-Match: \"TAG\"", Whole),
            ("13.1.1 other tag", "If-Match: \"other\"", PreconditionFailed),
            ("13.1.1 any", "If-Match: *", Whole),
            ("13.1.1 strong comparison", "If-Match: W/\"TAG\"", PreconditionFailed),
            ("13.1.1 in a list", "If-Match: \"a\", \"b,c\", \"TAG\"", Whole),
            ("13.1.1 in a second line", "If-Match: \"a\"\nIf-Match: \"TAG\"", Whole),
            ("13.1.1 without quotes", "If-Match: TAG", PreconditionFailed),
            ("13.1.1 empty", "If-Match: ", PreconditionFailed),
            ("13.1.2 own tag", "If-None-Match: \"TAG\"", NotModified),
            ("13.1.2 other tag", "If-None-Match: \"other\"", Whole),
            ("13.1.2 any", "If-None-Match: *", NotModified),
            ("13.1.2 weak comparison", "If-None-Match: W/\"TAG\"", NotModified),
            ("13.1.2 in a list", "If-None-Match: ,\"a\" ,W/\"x\",\t\"TAG\"", NotModified),
            ("13.1.2 in a second line", "If-None-Match: \"a\"\nIf-None-Match: \"TAG\"", NotModified),
            ("13.1.2 after garbage", "If-None-Match: \"a\" b, \"TAG\"", Whole),
            ("13.1.2 glued", "If-None-Match: \"a\"\"TAG\"", Whole),
            ("8.8.3 tags are case-sensitive", "If-None-Match: w/\"TAG\"", Whole),
            ("8.8.3 prefix is no match", "If-None-Match: \"TAG-gzip\"", Whole),
            ("13.1.2 on HEAD", "HEAD\nIf-None-Match: \"TAG\"", NotModified),
            ("13.1.1 on HEAD", "HEAD\nIf-Match: \"other\"", PreconditionFailed),
        ]);
    }

    #[test]
    fn conditions_on_dates_count_whole_seconds_and_ignore_what_is_no_date() {
        check(&[
            ("13.1.3 same second", &format!("If-Modified-Since: {MODIFIED}"), NotModified),
            ("13.1.3 later", &format!("If-Modified-Since: {AFTER}"), NotModified),
            ("13.1.3 earlier", &format!("If-Modified-Since: {BEFORE}"), Whole),
            ("13.1.3 obsolete form", "If-Modified-Since: Monday, 01-Jun-26 10:00:00 GMT", NotModified),
            ("13.1.3 asctime", "If-Modified-Since: Mon Jun  1 10:00:00 2026", NotModified),
            ("13.1.3 invalid", "If-Modified-Since: yesterday", Whole),
            ("13.1.3 two lines", &format!("If-Modified-Since: {AFTER}\nIf-Modified-Since: {AFTER}"), Whole),
            ("13.1.4 same second", &format!("If-Unmodified-Since: {MODIFIED}"), Whole),
            ("13.1.4 later", &format!("If-Unmodified-Since: {AFTER}"), Whole),
            ("13.1.4 earlier", &format!("If-Unmodified-Since: {BEFORE}"), PreconditionFailed),
            ("13.1.4 invalid", "If-Unmodified-Since: 2020-01-01", Whole),
            (
                "13.1.4 two lines",
                &format!("If-Unmodified-Since: {BEFORE}\nIf-Unmodified-Since: {BEFORE}"),
                Whole,
            ),
        ]);
    }

    #[test]
    fn precedence_is_that_of_section_13_2_2() {
        check(&[
            ("step 1 before 2", &format!("If-Match: \"TAG\"\nIf-Unmodified-Since: {BEFORE}"), Whole),
            ("step 1 before 3", "If-Match: \"other\"\nIf-None-Match: \"TAG\"", PreconditionFailed),
            (
                "step 2 before 3",
                &format!("If-Unmodified-Since: {BEFORE}\nIf-None-Match: \"TAG\""),
                PreconditionFailed,
            ),
            ("step 1 then 3", "If-Match: \"TAG\"\nIf-None-Match: \"TAG\"", NotModified),
            ("step 3 before 4", &format!("If-None-Match: \"other\"\nIf-Modified-Since: {AFTER}"), Whole),
            ("step 3 before 4, unreadable", &format!("If-None-Match: x\nIf-Modified-Since: {AFTER}"), Whole),
            ("step 3 before 5", "If-None-Match: \"TAG\"\nRange: bytes=0-9", NotModified),
            ("step 1 before 5", "If-Match: \"other\"\nRange: bytes=0-9", PreconditionFailed),
            ("conditions before 416", "If-None-Match: \"TAG\"\nRange: bytes=900-", NotModified),
            ("step 1 then 5", "If-Match: \"TAG\"\nRange: bytes=0-9", Slice(0..10)),
            ("step 5 counts for GET only", "HEAD\nRange: bytes=0-9", Whole),
            ("14.2 unsatisfiable on HEAD", "HEAD\nRange: bytes=900-", Whole),
        ]);
    }

    #[test]
    fn if_range_lets_a_range_count_only_for_the_same_file() {
        check(&[
            ("13.1.5 own tag", "If-Range: \"TAG\"\nRange: bytes=0-9", Slice(0..10)),
            ("13.1.5 other tag", "If-Range: \"other\"\nRange: bytes=0-9", Whole),
            ("13.1.5 weak tag", "If-Range: W/\"TAG\"\nRange: bytes=0-9", Whole),
            ("13.1.5 a list is none", "If-Range: \"TAG\", \"b\"\nRange: bytes=0-9", Whole),
            ("13.1.5 any is none", "If-Range: *\nRange: bytes=0-9", Whole),
            ("13.1.5 two lines", "If-Range: \"TAG\"\nIf-Range: \"TAG\"\nRange: bytes=0-9", Whole),
            ("13.1.5 own date", &format!("If-Range: {MODIFIED}\nRange: bytes=0-9"), Slice(0..10)),
            ("13.1.5 later date", &format!("If-Range: {AFTER}\nRange: bytes=0-9"), Whole),
            ("13.1.5 earlier date", &format!("If-Range: {BEFORE}\nRange: bytes=0-9"), Whole),
            ("13.1.5 no date", "If-Range: yesterday\nRange: bytes=0-9", Whole),
            ("13.1.5 without Range", "If-Range: \"other\"", Whole),
            ("13.1.5 false hides 416", "If-Range: \"other\"\nRange: bytes=900-", Whole),
            ("13.1.5 true shows 416", "If-Range: \"TAG\"\nRange: bytes=900-", RangeNotSatisfiable),
        ]);
    }

    #[test]
    fn a_date_is_weak_until_the_second_it_names_is_over() {
        let request = format!("If-Range: {MODIFIED}\nRange: bytes=0-9");
        assert_eq!(answer_at(&request, "2026-06-01T10:00:00.900Z"), Whole, "8.8.2.2: could still change");
        assert_eq!(
            answer_at(&request, "2026-06-01T10:00:01Z"),
            Slice(0..10),
            "8.8.2.2: cannot change any more"
        );
        assert_eq!(answer_at(&request, "2026-06-01T09:00:00Z"), Whole, "8.8.2.1: a clock that was set back");
    }

    #[test]
    fn one_slice_is_plain_and_several_are_a_set() {
        check(&[
            ("15.3.7.1", "Range: bytes=10-19", Slice(10..20)),
            ("15.3.7.1 one left", "Range: bytes=10-19,900-", Slice(10..20)),
            ("15.3.7.2", "Range: bytes=0-0,-1", Slices(vec![0..1, 499..500])),
            ("15.5.17", "Range: bytes=900-", RangeNotSatisfiable),
            ("14.2 wasteful", "Range: bytes=0-10,5-15", Whole),
            ("14.2 unknown unit", "Range: seconds=0-10", Whole),
        ]);
    }

    proptest! {
        #[test]
        fn no_header_bytes_make_it_panic_or_leave_the_file(
            values in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..60), 6), head in any::<bool>(),
        ) {
            let one = |i: usize| if values[i].len() < 5 { vec![] } else { vec![values[i].as_slice()] };
            let ask = Ask {
                head, if_match: one(0), if_unmodified_since: one(1), if_none_match: one(2),
                if_modified_since: one(3), if_range: one(4), range: one(5),
            };
            match plan(&ask, &entity(), at("2026-06-02T10:00:00Z")) {
                Slice(s) => prop_assert!(!head && s.start < s.end && s.end <= LENGTH),
                Slices(s) => prop_assert!(!head && s.len() > 1 && s.iter().all(|s| s.start < s.end && s.end <= LENGTH)),
                _ => {}
            }
        }
    }
}
