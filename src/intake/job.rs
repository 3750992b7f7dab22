//! What is to be done with a file, how it stands, and when it is tried again.

use serde::{Deserialize, Serialize};

use crate::catalogue::edition::Edition;
use crate::catalogue::work::words;
use crate::error::{Error, Kind as ErrorKind, Result};
use crate::id::Id;

/// The noun that `Id<Job>` names: one thing to be done with a file.
#[derive(Clone, Copy, Debug)]
pub enum Job {}

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// What came in is looked into and brought to its work.
    Look,
    /// Everything that is served is made from a master.
    Encode,
}
words!(Kind { Look => "look", Encode => "encode" } "kind of job");

/// How a job stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Nobody does it yet, or it is to be tried again.
    Waiting,
    /// A worker does it.
    Running,
    /// It is done.
    Done,
    /// It cannot be done.
    Failed,
    /// Somebody called it off.
    Cancelled,
}
words!(State {
    Waiting => "waiting", Running => "running", Done => "done", Failed => "failed", Cancelled => "cancelled"
} "state of a job");

/// What a job does now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// The file is looked into.
    Looking,
    /// Renditions are encoded.
    Encoding,
    /// Files for plain players are put together.
    Joining,
    /// Pictures are made.
    Picturing,
    /// Bytes and rows are kept.
    Keeping,
}
words!(Step {
    Looking => "looking", Encoding => "encoding", Joining => "joining", Picturing => "picturing", Keeping => "keeping"
} "step of a job");

/// Why a job failed or waits, as the page says it in the reader's language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// The file is damaged or of a kind that nothing here reads.
    Unreadable,
    /// It took longer than any such file should.
    TooLong,
    /// The disk has no room for what would be made.
    NoRoom,
    /// ffmpeg or another program is not installed.
    ProgramMissing,
    /// The worker ended in the middle of it, again and again.
    Interrupted,
    /// The work, its master or its upload is not there any more, or is another.
    Gone,
    /// Disk, database or something of ours.
    Trouble,
}
words!(Fault {
    Unreadable => "unreadable", TooLong => "too_long", NoRoom => "no_room", ProgramMissing => "program_missing",
    Interrupted => "interrupted", Gone => "gone", Trouble => "trouble"
} "fault of a job");

/// How often a job is begun at most.
pub const MOST_ATTEMPTS: i64 = 5;
/// How long a worker holds a job without a sign of life, in milliseconds.
pub const LEASE_MS: i64 = 30_000;
/// How long a job that lacks room or a program waits before it is looked at again, in milliseconds.
const WAIT_MS: i64 = 60_000;

/// What comes of a job that could not be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// It is tried again after so many milliseconds.
    Again(i64),
    /// It waits for so many milliseconds, and the attempt does not count.
    Later(i64),
    /// It is given up.
    Never,
}

impl Fault {
    /// What comes of it after `attempts` beginnings: trouble passes, what is wrong with a file stays.
    #[must_use]
    pub fn next(self, attempts: i64) -> Next {
        match self {
            Self::Unreadable | Self::Gone => Next::Never,
            Self::NoRoom | Self::ProgramMissing => Next::Later(WAIT_MS),
            _ if attempts >= MOST_ATTEMPTS => Next::Never,
            Self::TooLong | Self::Interrupted | Self::Trouble => {
                Next::Again(2_000 << attempts.clamp(0, MOST_ATTEMPTS))
            }
        }
    }

    /// What an error says of a job.
    #[must_use]
    pub fn of(error: &Error) -> Self {
        match error.kind() {
            ErrorKind::Invalid | ErrorKind::TooLarge => Self::Unreadable,
            ErrorKind::Missing | ErrorKind::Gone | ErrorKind::Refused | ErrorKind::Conflict => Self::Gone,
            _ => Self::Trouble,
        }
    }
}

/// What an encode works on: one part of one edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// The edition.
    pub edition: Id<Edition>,
    /// Its part, from 1.
    pub part: u32,
}

impl std::fmt::Display for Part {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.edition, self.part)
    }
}

impl std::str::FromStr for Part {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let (edition, part) =
            text.split_once('/').ok_or_else(|| Error::invalid("That is no part of an edition."))?;
        let part = part.parse().map_err(|_| Error::invalid("That is no part of an edition."))?;
        Ok(Self { edition: edition.parse()?, part })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trouble_is_tried_again_ever_later_and_a_damaged_file_never() {
        assert_eq!(Fault::Trouble.next(1), Next::Again(4_000));
        assert_eq!(Fault::Trouble.next(4), Next::Again(32_000));
        assert_eq!(Fault::Trouble.next(MOST_ATTEMPTS), Next::Never);
        assert_eq!(Fault::Unreadable.next(0), Next::Never);
        assert_eq!(Fault::NoRoom.next(100), Next::Later(WAIT_MS), "a full disk is no fault of the file");
    }
}
