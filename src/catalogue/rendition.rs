//! A rendition: one immutable encoded file of an edition, known by its SHA-256.

use serde::{Deserialize, Serialize};

use super::work::words;

/// The noun that `Id<Rendition>` names: one encoded file of an edition.
#[derive(Clone, Copy, Debug)]
pub enum Rendition {}

/// The noun that `Id<Poster>` names: one picture of an edition in one width and type.
#[derive(Clone, Copy, Debug)]
pub enum Poster {}

/// Which of an edition's files this is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Quality {
    /// The file that was brought in.
    Full,
    /// The file for small data plans: film 360 lines at about 400 kbit/s, voice mono at 48 kbit/s.
    Small,
    /// The broadcast wave file for radio partners.
    Broadcast,
}
words!(Quality { Full => "full", Small => "small", Broadcast => "broadcast" } "quality");
