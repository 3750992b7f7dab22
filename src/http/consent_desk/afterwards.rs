//! What a page says after something was written down: what still stands in the way, and where one goes on.

use super::asking::{imagined, kind, place_told};
use super::cures::{Asides, Cure, cure};
use super::say::{self, Keys};
use crate::clock::Timestamp;
use crate::consent::decision::{Decision, decide};
use crate::consent::record::{Reason, Record, Territory, Use};
use crate::http::pages::view::View;
use crate::http::reasons::{Telling, sentence};

/// What is told of something that was done just now.
#[derive(Default)]
pub struct After {
    /// What was done.
    pub told: String,
    /// Why it is not enough yet, each with what helps.
    pub missing: Vec<(String, Cure)>,
    /// Where one goes on: address and label.
    pub onward: Vec<(String, String)>,
}

/// What still keeps these uses from opening, for those for whom they are meant; each reason once, with its cure. What only
/// follows from other reasons is left out.
#[must_use]
pub fn missing(
    v: &View,
    (record, keys, writes, asides): (&Record, &Keys, bool, &Asides),
    wanted: &[(Use, Option<Territory>)],
    now: Timestamp,
) -> Vec<(String, Cure)> {
    let mut all: Vec<(String, Cure)> = Vec::new();
    for (use_, place) in wanted {
        let (audience, _) = imagined("", *use_);
        let place = place.as_ref().filter(|_| !use_.is_public());
        let Decision::Deny(reasons) = decide(record, *use_, &audience, place, now) else { continue };
        let who = |person| say::key_of(keys, person);
        let (there, asker) = (place_told(v, place), v.t(&format!("over-asker-{}", kind(&audience))));
        let telling = Telling { who: &who, place: &there, asker: &asker };
        let only_follows = reasons.iter().all(Reason::follows);
        for reason in reasons.iter().filter(|reason| only_follows || !reason.follows()) {
            let told = sentence(v.words, reason, &telling);
            if !all.iter().any(|(known, _)| *known == told) {
                all.push((told, cure(v, (record.work, writes), asides, reason)));
            }
        }
    }
    all
}
