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
    /// The master: the file that was brought in, kept untouched.
    Full,
    /// The file for small data plans: film at about 400 kbit/s, voice mono at 48 kbit/s.
    Small,
    /// The broadcast wave file for radio partners.
    Broadcast,
    /// For plain players: one file, index first; a film in at most 720 lines.
    Progressive,
    /// A voice in Opus.
    Opus,
    /// A voice for bad lines: Opus, mono, 24 kbit/s.
    Speech,
    /// Sound alone in fragments, for adaptive streaming.
    Sound,
    /// Picture alone in fragments, 1080 lines.
    H1080,
    /// Picture alone in fragments, 720 lines.
    H720,
    /// Picture alone in fragments, 480 lines.
    H480,
    /// Picture alone in fragments, 360 lines.
    H360,
    /// Picture alone in fragments, 240 lines or fewer.
    H240,
}
words!(Quality {
    Full => "full", Small => "small", Broadcast => "broadcast", Progressive => "progressive", Opus => "opus",
    Speech => "speech", Sound => "sound", H1080 => "h1080", H720 => "h720", H480 => "h480", H360 => "h360", H240 => "h240"
} "quality");
