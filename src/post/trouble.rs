//! Why something did not go out, in a closed set of words: what a mail server has to say may hold an address.

use std::fmt;
use std::str::FromStr;

use crate::error::Error;

/// Why something did not go out. Rows keep its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// No way to send such a thing is set up.
    NoWay,
    /// There is no address that a way which is set up could reach.
    NoAddress,
    /// The address is none.
    BadAddress,
    /// The mail server does not take it and will not: the number of its reply (RFC 5321 section 4.2).
    Refused(u16),
    /// The mail server does not take it now: the number of its reply.
    Later(u16),
    /// The mail server does not let us in.
    NotLetIn,
    /// The file with the password cannot be read.
    NoPassword,
    /// Nobody answers, or the line was cut.
    Unreachable,
    /// The line is not protected as it must be.
    Unprotected,
    /// The command for text messages says that the number is none: its exit code (sysexits.h: 65, 67, 68).
    NotTaken(u16),
    /// The command failed: its exit code, 0 when it was killed or took too long.
    Failed(u16),
    /// The command cannot be run.
    NoCommand,
    /// Something of our own failed; the log says what.
    Ours,
}

impl Trouble {
    /// Whether trying again by itself would not help.
    #[must_use]
    pub const fn is_final(self) -> bool {
        matches!(
            self,
            Self::NoWay | Self::NoAddress | Self::BadAddress | Self::Refused(_) | Self::NotTaken(_)
        )
    }

    /// Whether it lies with the way and would meet whatever goes next, too.
    #[must_use]
    pub const fn is_of_the_way(self) -> bool {
        matches!(
            self,
            Self::NotLetIn | Self::NoPassword | Self::Unreachable | Self::Unprotected | Self::NoCommand
        )
    }

    /// Whether it lay with the mail server, which then is asked first whether it answers.
    #[must_use]
    pub const fn is_of_the_mail(self) -> bool {
        matches!(
            self,
            Self::Later(_) | Self::NotLetIn | Self::NoPassword | Self::Unreachable | Self::Unprotected
        )
    }

    /// Its word, and the number of a reply.
    #[must_use]
    pub const fn parts(self) -> (&'static str, Option<u16>) {
        match self {
            Self::NoWay => ("no_way", None),
            Self::NoAddress => ("no_address", None),
            Self::BadAddress => ("bad_address", None),
            Self::Refused(code) => ("refused", Some(code)),
            Self::Later(code) => ("later", Some(code)),
            Self::NotLetIn => ("not_let_in", None),
            Self::NoPassword => ("no_password", None),
            Self::Unreachable => ("unreachable", None),
            Self::Unprotected => ("unprotected", None),
            Self::NotTaken(code) => ("not_taken", Some(code)),
            Self::Failed(code) => ("failed", Some(code)),
            Self::NoCommand => ("no_command", None),
            Self::Ours => ("ours", None),
        }
    }

    /// What to do about it, for the command line.
    #[must_use]
    pub const fn advice(self) -> &'static str {
        match self {
            Self::NoWay => {
                "nothing is set up to send it by: set mail_server or message_command, or hand it over at the desk"
            }
            Self::NoAddress => {
                "no address is known for it: add one (digitales person profile), or hand it over at the desk"
            }
            Self::BadAddress => "the address is none: correct it, then retry",
            Self::Refused(_) => "the mail server refuses it: check the address, then retry, or call",
            Self::Later(_) => "the mail server does not take it at the moment",
            Self::NotLetIn => "the mail server does not let us in: check mail_user and mail_password_file",
            Self::NoPassword => "the file of mail_password_file cannot be read",
            Self::Unreachable => "the mail server does not answer, or the line was cut",
            Self::Unprotected => {
                "the line to the mail server is not protected: check mail_security and its certificate"
            }
            Self::NotTaken(_) => {
                "the command for messages does not take the number: check it, then retry, or call"
            }
            Self::Failed(_) => "the command for messages failed",
            Self::NoCommand => "the command for messages cannot be run: check message_command",
            Self::Ours => "something failed on our side; the log says what",
        }
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.parts() {
            (word, None) => f.write_str(word),
            (word, Some(code)) => write!(f, "{word} {code}"),
        }
    }
}

impl FromStr for Trouble {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let (word, code) = text.split_once(' ').unwrap_or((text, ""));
        let code = code.parse().unwrap_or(0);
        let all = [
            Self::NoWay,
            Self::NoAddress,
            Self::BadAddress,
            Self::Refused(code),
            Self::Later(code),
            Self::NotLetIn,
            Self::NoPassword,
            Self::Unreachable,
            Self::Unprotected,
            Self::NotTaken(code),
            Self::Failed(code),
            Self::NoCommand,
            Self::Ours,
        ];
        all.into_iter()
            .find(|trouble| trouble.parts().0 == word)
            .ok_or_else(|| Error::invalid("That is no reason why something does not go out."))
    }
}

/// Milliseconds until it is tried again after so many attempts: five seconds, then three times as long each, at most
/// three hours.
#[must_use]
pub fn pause(attempts: i64) -> i64 {
    let steps = u32::try_from(attempts.clamp(1, 12) - 1).unwrap_or(0);
    (5_000 * 3_i64.pow(steps)).min(3 * 60 * 60 * 1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trouble_is_read_as_it_was_written() {
        for trouble in [Trouble::NoWay, Trouble::Refused(550), Trouble::Failed(1), Trouble::Ours] {
            assert_eq!(trouble.to_string().parse::<Trouble>().unwrap(), trouble);
        }
        assert!("ayla@example.org".parse::<Trouble>().is_err());
    }

    #[test]
    fn a_pause_grows_and_stays_below_three_hours() {
        let pauses: Vec<i64> = (1..=12).map(pause).collect();
        assert_eq!(pauses[..4], [5_000, 15_000, 45_000, 135_000]);
        assert!(pauses.is_sorted() && pauses[11] == 10_800_000 && pause(99) == 10_800_000);
    }
}
