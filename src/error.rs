//! What went wrong, for three readers: the program (`kind`), the person (`message`), the log (`source`).

use std::borrow::Cow;
use std::fmt;

/// A result whose error is ours.
pub type Result<T, E = Error> = std::result::Result<T, E>;

type Source = Box<dyn std::error::Error + Send + Sync + 'static>;

/// The closed set of ways in which something can fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// What was given cannot be used; the message says what to change.
    Invalid,
    /// Nobody we know is asking.
    Unauthenticated,
    /// We know who asks, and the answer is no.
    Refused,
    /// It was here and is not any more.
    Gone,
    /// It was here, and a court or an authority ordered that it is not shown.
    Blocked,
    /// There is no such thing, or nothing we may admit to.
    Missing,
    /// Somebody else was first, or the thing is not in the state that was assumed.
    Conflict,
    /// More than we take.
    TooLarge,
    /// Not now; the same request may succeed later.
    Unavailable,
    /// Our own fault.
    Internal,
}

/// One failure. `message` is always fit to show; `source` never leaves the house.
pub struct Error {
    kind: Kind,
    message: Cow<'static, str>,
    source: Option<Source>,
}

macro_rules! constructors {
    ($($(#[$doc:meta])* $name:ident => $kind:ident;)*) => {
        $($(#[$doc])*
        pub fn $name(message: impl Into<Cow<'static, str>>) -> Self {
            Self { kind: Kind::$kind, message: message.into(), source: None }
        })*
    };
}

impl Error {
    constructors! {
        /// What was given cannot be used; say what to change.
        invalid => Invalid;
        /// Nobody we know is asking.
        unauthenticated => Unauthenticated;
        /// The answer is no.
        refused => Refused;
        /// It was here and is not any more.
        gone => Gone;
        /// A court or an authority ordered that it is not shown.
        blocked => Blocked;
        /// There is no such thing.
        missing => Missing;
        /// The thing is not in the state that was assumed.
        conflict => Conflict;
        /// More than we take.
        too_large => TooLarge;
        /// Not now.
        unavailable => Unavailable;
    }

    /// Our own fault: the message is fixed, the cause goes to the log.
    pub fn internal(source: impl Into<Source>) -> Self {
        Self {
            kind: Kind::Internal,
            message: Cow::Borrowed("Something went wrong on our side."),
            source: Some(source.into()),
        }
    }

    /// Adds the cause, for the log only.
    #[must_use]
    pub fn because(mut self, source: impl Into<Source>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// Which of the closed set this is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The sentence for the person; never holds a secret.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The message and every cause below it, for the log, once, at the edge.
    #[must_use]
    pub fn chain(&self) -> String {
        let mut text = self.message.to_string();
        let mut cause = std::error::Error::source(self);
        while let Some(inner) = cause {
            // That it was our own fault says nothing that its cause does not say better.
            let ours = inner.downcast_ref::<Self>().is_some_and(|e| e.kind == Kind::Internal);
            let told = inner.to_string();
            // Some errors of libraries say their cause and name it as their cause, too.
            if !ours && !text.ends_with(&told) {
                text.truncate(text.trim_end_matches('.').len());
                text.push_str(": ");
                text.push_str(&told);
            }
            cause = inner.source();
        }
        text
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}: {}", self.kind, self.chain())
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_ref().map(|s| &**s as &(dyn std::error::Error + 'static))
    }
}

impl From<std::io::Error> for Error {
    fn from(source: std::io::Error) -> Self {
        match source.kind() {
            std::io::ErrorKind::NotFound => Self::missing("There is no such file.").because(source),
            std::io::ErrorKind::StorageFull => {
                Self::unavailable("The disk is full. Free some space and try again.").because(source)
            }
            _ => Self::internal(source),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chain_reads_as_one_sentence() {
        let disk = || std::io::Error::from(std::io::ErrorKind::PermissionDenied);
        let told = Error::unavailable("The folder cannot be used.").because(Error::internal(disk())).chain();
        assert_eq!(told, format!("The folder cannot be used: {}", disk()));
        let said_itself = std::io::Error::other(Error::missing("There is nothing."));
        assert_eq!(Error::unavailable("Not now.").because(said_itself).chain(), "Not now: There is nothing.");
    }
}
