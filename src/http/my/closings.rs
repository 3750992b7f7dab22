//! What somebody closed again, in sentences: a story that they took back, passages of it.

use std::collections::BTreeSet;

use super::view::MyView;
use crate::consent::record::Use;
use crate::narrator::closed_store::{Closed, Ended};
use crate::narrator::others_store::Closed as ByOthers;
use crate::narrator::whereabouts::Place;
use crate::schools::clip::Moment;

/// Since when nothing is left of somebody's yes.
#[must_use]
pub fn ended(v: &MyView<'_>, ended: Ended) -> String {
    match ended {
        Ended::TakenBack(at) => v.on("taken-back", at),
        Ended::Refused(at) => v.on("refused", at),
        Ended::Invalid(at) => v.on("sheet-invalid", at),
    }
}

/// What is closed, from where to where, for what, since when.
#[must_use]
pub fn closed(v: &MyView<'_>, closed: &Closed) -> String {
    let at = |ms: i64| Moment(ms.max(0).cast_unsigned()).to_string();
    let edit = &closed.edit;
    let uses = closed.uses.iter().flatten().map(|use_| named(v, *use_));
    let uses = uses.collect::<Vec<_>>().join(" · ");
    let values = [
        ("start", at(edit.start_ms)),
        ("end", at(edit.end_ms)),
        ("what", v.t(&format!("passage-{}", edit.operation.as_str()))),
        ("where", if uses.is_empty() { v.t("sheet-world") } else { uses }),
        ("day", v.day(closed.since)),
    ];
    let sentence =
        v.say_of("closed-passage", &values.each_ref().map(|(name, value)| (*name, value.as_str())));
    if edit.part == 1 {
        return sentence;
    }
    format!("{} {sentence}", v.t_of("closed-part", "number", &edit.part.to_string()))
}

/// What a use is called.
#[must_use]
pub fn named(v: &MyView<'_>, use_: Use) -> String {
    v.t(&format!("use-{}", use_.as_str().replace('_', "-")))
}

/// Where uses are, as people think of it; everywhere when they are all.
#[must_use]
pub fn places(v: &MyView<'_>, uses: Option<&BTreeSet<Use>>) -> String {
    let at = |place: &Place| uses.is_none_or(|uses| place.uses().iter().any(|use_| uses.contains(use_)));
    let named: Vec<String> = Place::ALL
        .iter()
        .filter(|place| at(place))
        .map(|place| v.t(&format!("place-{}", place.as_str())))
        .collect();
    if named.len() == Place::ALL.len() { v.t("sheet-world") } else { named.join(" · ") }
}

/// What somebody else closed: since when, who, where.
#[must_use]
pub fn by_others(v: &MyView<'_>, closed: &ByOthers) -> String {
    let (day, who) = (v.day(closed.since), v.t(&format!("who-{}", closed.who.as_str())));
    if closed.rests {
        return v.say_of("other-paused", &[("day", &day), ("who", &who)]);
    }
    let place = places(v, closed.uses.as_ref());
    v.say_of("other-stopped", &[("day", &day), ("who", &who), ("where", &place)])
}
