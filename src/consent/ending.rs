//! When a yes stops holding by what was said after it.

use std::collections::BTreeSet;

use crate::clock::Timestamp;
use crate::consent::record::Use;

/// A no of whoever said the yes.
#[derive(Clone, Copy, Debug)]
pub struct No<'a> {
    /// From when on.
    pub at: Timestamp,
    /// To which uses; none named: to every use.
    pub uses: Option<&'a BTreeSet<Use>>,
}

/// From when on a yes that was given at `given` no longer holds for a use: the first no from then on that covers it, the
/// past and what is to come. Over an earlier no the yes stands.
#[must_use]
pub fn ends<'a>(given: Timestamp, use_: Use, noes: impl IntoIterator<Item = No<'a>>) -> Option<Timestamp> {
    let covers = |no: &No<'_>| no.at >= given && no.uses.is_none_or(|uses| uses.contains(&use_));
    noes.into_iter().filter(covers).map(|no| no.at).min()
}

/// From when on nothing is left of a yes to `uses` but that the original may be kept, which shows nothing to anybody; none
/// while one of them goes on.
#[must_use]
pub fn ended(
    uses: impl IntoIterator<Item = Use>,
    ends: impl Fn(Use) -> Option<Timestamp>,
) -> Option<Timestamp> {
    let shown = uses.into_iter().filter(|use_| *use_ != Use::Preserve);
    shown.map(ends).collect::<Option<Vec<_>>>()?.into_iter().max()
}
