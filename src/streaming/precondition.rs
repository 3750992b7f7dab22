//! Conditions on a request: entity tags and dates compared as RFC 9110, section 13 says.

use crate::clock::Timestamp;
use crate::streaming::http_date;
use crate::streaming::reply::{Ask, Entity};

/// What the conditions of a request come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Carry on with the request.
    Proceed,
    /// The asker's copy is still right: 304.
    NotModified,
    /// The asker's condition does not hold: 412.
    Failed,
}

/// Evaluates `If-Match`, `If-Unmodified-Since`, `If-None-Match` and `If-Modified-Since` in the order of section 13.2.2.
#[must_use]
pub fn evaluate(ask: &Ask<'_>, entity: &Entity, now: Timestamp) -> Outcome {
    let modified = entity.last_modified(now).seconds();
    let holds = if ask.if_match.is_empty() {
        // 13.1.4: a value that is not exactly one date is ignored.
        one_date(&ask.if_unmodified_since, now).is_none_or(|date| modified <= date)
    } else {
        matches_any(&ask.if_match, entity, Comparison::Strong)
    };
    if !holds {
        return Outcome::Failed;
    }
    let fresh = if ask.if_none_match.is_empty() {
        one_date(&ask.if_modified_since, now).is_some_and(|date| modified <= date)
    } else {
        matches_any(&ask.if_none_match, entity, Comparison::Weak)
    };
    if fresh { Outcome::NotModified } else { Outcome::Proceed }
}

/// Whether `If-Range` lets the `Range` beside it count (section 13.1.5). True without such a header.
///
/// A date counts only when it is exactly ours and strong: the second that it names must be over (section 8.8.2.2).
#[must_use]
pub fn range_may_count(ask: &Ask<'_>, entity: &Entity, now: Timestamp) -> bool {
    let value = match ask.if_range[..] {
        [] => return true,
        [value] => value.trim_ascii(),
        _ => return false,
    };
    if let Some((weak, opaque, rest)) = entity_tag(value) {
        return !weak && rest.is_empty() && opaque == entity.sha256.to_string().as_bytes();
    }
    let modified = entity.last_modified(now).seconds();
    http_date::parse(value, now) == Some(modified) && modified < now.seconds()
}

#[derive(Clone, Copy, PartialEq)]
enum Comparison {
    Strong,
    Weak,
}

/// Whether `*` or any listed tag is the entity's (sections 8.8.3.2, 13.1.1, 13.1.2). Reading stops at the first
/// thing that is no entity tag: what cannot be read matches nothing.
fn matches_any(lines: &[&[u8]], entity: &Entity, comparison: Comparison) -> bool {
    if let [line] = lines
        && line.trim_ascii() == b"*"
    {
        return true;
    }
    let own = entity.sha256.to_string();
    lines.iter().any(|line| {
        let mut rest = *line;
        loop {
            rest = skip_separators(rest);
            let Some((weak, opaque, after)) = entity_tag(rest) else { return false };
            let ends = after.trim_ascii_start();
            if !(ends.is_empty() || ends.starts_with(b",")) {
                return false;
            }
            if opaque == own.as_bytes() && !(weak && comparison == Comparison::Strong) {
                return true;
            }
            rest = after;
        }
    })
}

fn skip_separators(text: &[u8]) -> &[u8] {
    &text[text.iter().take_while(|b| matches!(b, b' ' | b'\t' | b',')).count()..]
}

/// `entity-tag = [ "W/" ] DQUOTE *etagc DQUOTE` at the start: whether weak, what stands between the quotes, the rest.
fn entity_tag(text: &[u8]) -> Option<(bool, &[u8], &[u8])> {
    let (weak, quoted) = text.strip_prefix(b"W/").map_or((false, text), |rest| (true, rest));
    let inside = quoted.strip_prefix(b"\"")?;
    let end = inside.iter().position(|&b| !matches!(b, 0x21 | 0x23..=0x7e | 0x80..=0xff))?;
    (inside[end] == b'"').then(|| (weak, &inside[..end], &inside[end + 1..]))
}

/// The one date that a header names; none when it is absent, stands twice or is no date.
fn one_date(lines: &[&[u8]], now: Timestamp) -> Option<i64> {
    let [line] = lines else { return None };
    http_date::parse(line, now)
}
