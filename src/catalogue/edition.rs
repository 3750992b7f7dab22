//! An edition: one checked cut of a work. What a permit names.

use serde::{Deserialize, Serialize};

use super::work::words;

/// The noun that `Id<Edition>` names: one checked cut of a work.
#[derive(Clone, Copy, Debug)]
pub enum Edition {}

/// The key of the edition that every work has.
pub const ORIGINAL: &str = "original";

/// What sort of cut an edition is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EditionKind {
    /// The work as it was made.
    Original,
    /// Passages are muted, blurred or cut out.
    Cut,
    /// For passenger screens: no sound, the words burnt into the picture.
    Silent,
}
words!(EditionKind { Original => "original", Cut => "cut", Silent => "silent" } "kind of edition");
