//! People: everybody stands once; a participant is a person with an appearance in a work.

use serde::{Deserialize, Serialize};

use super::work::words;

/// The noun that `Id<Person>` names: somebody who appears, declares for another, or interprets.
/// The id never leaves the house.
#[derive(Clone, Copy, Debug)]
pub enum Person {}

/// What somebody does in a work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Tells their own story.
    Narrator,
    /// Answers questions.
    Interviewee,
    /// Asks questions.
    Interviewer,
    /// Made the work: direction, camera, editing, music.
    Maker,
    /// Acts, reads or plays.
    Performer,
    /// The voice of a translation.
    TranslatorVoice,
    /// Is seen.
    Depicted,
    /// Is heard.
    Heard,
    /// Is spoken of, so that others know who is meant.
    Mentioned,
}
words!(Role {
    Narrator => "narrator", Interviewee => "interviewee", Interviewer => "interviewer", Maker => "maker",
    Performer => "performer", TranslatorVoice => "translator_voice", Depicted => "depicted", Heard => "heard",
    Mentioned => "mentioned",
} "role");

/// By what somebody can be recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Trait {
    /// The face.
    Face,
    /// The body, the clothes, a way of moving.
    Body,
    /// The voice.
    Voice,
    /// A name that is said or shown.
    Name,
    /// The story itself.
    Story,
    /// A place that gives the person away.
    Place,
}
words!(Trait {
    Face => "face", Body => "body", Voice => "voice", Name => "name", Story => "story", Place => "place",
} "way of being recognised");
