//! How long somebody stays signed in: as long as the desk is used, and never longer than a working day.

use crate::accounts::account::Account;
use crate::clock::Timestamp;
use crate::id::Id;

/// The noun that `Id<SessionRow>` names: one browser in which somebody is signed in.
#[derive(Clone, Copy, Debug)]
pub enum SessionRow {}

/// One browser in which somebody is signed in.
#[derive(Clone, Copy, Debug)]
pub struct Session {
    /// Which.
    pub id: Id<SessionRow>,
    /// Who.
    pub account: Id<Account>,
    /// When it was last used, to [`SEEN_EVERY_MS`].
    pub seen_at: Timestamp,
    /// When it ends however much it is used.
    pub expires_at: Timestamp,
}

/// Unused for so long, it ends: two hours.
pub const IDLE_MS: i64 = 2 * 60 * 60 * 1000;
/// It ends after so long whatever happens: twelve hours.
pub const LONGEST_MS: i64 = 12 * 60 * 60 * 1000;
/// How exactly its use is written down: to the minute.
pub const SEEN_EVERY_MS: i64 = 60 * 1000;

impl Session {
    /// Whether it is alive at `now`. A session that was seen in the future, by a clock that has stepped back, is.
    #[must_use]
    pub fn is_alive(&self, now: Timestamp) -> bool {
        now < self.expires_at && now < self.seen_at.plus_millis(IDLE_MS)
    }

    /// Whether its use at `now` is to be written down.
    #[must_use]
    pub fn is_news(&self, now: Timestamp) -> bool {
        now >= self.seen_at.plus_millis(SEEN_EVERY_MS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_ends_idle_or_old_whichever_comes_first() {
        let began = Timestamp::from_millis(1_000_000_000);
        let session = |seen: i64| Session {
            id: Id::derived("s"),
            account: Id::derived("a"),
            seen_at: began.plus_millis(seen),
            expires_at: began.plus_millis(LONGEST_MS),
        };
        assert!(session(0).is_alive(began.plus_millis(IDLE_MS - 1)));
        assert!(!session(0).is_alive(began.plus_millis(IDLE_MS)));
        let busy = session(LONGEST_MS - 1000);
        assert!(
            busy.is_alive(began.plus_millis(LONGEST_MS - 1)) && !busy.is_alive(began.plus_millis(LONGEST_MS))
        );
        assert!(
            !session(0).is_news(began.plus_millis(59_999)) && session(0).is_news(began.plus_millis(60_000))
        );
    }
}
