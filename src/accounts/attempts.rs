//! How often somebody may try to sign in: counted for each account and each neighbourhood of addresses, in memory only.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hash};
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

use crate::accounts::account::AccountName;
use crate::clock::Timestamp;

/// Within so long attempts are counted: a quarter of an hour.
pub const WINDOW_MS: i64 = 15 * 60 * 1000;
/// Wrong passwords for one account within that time.
pub const FOR_AN_ACCOUNT: u16 = 10;
/// Wrong passwords from one neighbourhood (an IPv4 /24, an IPv6 /48) within that time.
pub const FROM_A_PREFIX: u16 = 30;
/// Counters; two names that share one are counted together, which happens by chance and to nobody's use.
const COUNTERS: usize = 4096;

/// Where somebody tries from, as coarsely as it is counted. The address itself is kept nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Prefix([u8; 6]);

impl From<IpAddr> for Prefix {
    fn from(address: IpAddr) -> Self {
        match address.to_canonical() {
            IpAddr::V4(v4) => {
                let [a, b, c, _] = v4.octets();
                Self([4, 0, 0, a, b, c])
            }
            IpAddr::V6(v6) => {
                let o = v6.octets();
                Self([o[0], o[1], o[2], o[3], o[4], o[5]])
            }
        }
    }
}

/// The counters of one process. Cloning shares them; a restart forgets them. Their number is fixed, so that no flood
/// of names fills the memory, and nothing of a name or an address can be read from them.
#[derive(Clone)]
pub struct Attempts(Arc<Mutex<Counters>>);

struct Counters {
    hash: RandomState,
    accounts: Vec<Counter>,
    prefixes: Vec<Counter>,
}

#[derive(Clone, Copy, Default)]
struct Counter {
    since: i64,
    wrong: u16,
}

impl Default for Attempts {
    fn default() -> Self {
        let counters = || vec![Counter::default(); COUNTERS];
        Self(Arc::new(Mutex::new(Counters {
            hash: RandomState::new(),
            accounts: counters(),
            prefixes: counters(),
        })))
    }
}

impl Attempts {
    /// Whether one more attempt is let in. It counts as wrong until [`Attempts::right`] says otherwise, so that a
    /// crowd of attempts at once cannot pass while the first is still looked at.
    #[must_use]
    pub fn let_in(&self, account: &AccountName, from: Prefix, now: Timestamp) -> bool {
        self.with(account, from, |account, prefix| {
            let (mine, here) = (account.alive(now), prefix.alive(now));
            if mine.wrong >= FOR_AN_ACCOUNT || here.wrong >= FROM_A_PREFIX {
                return false;
            }
            mine.wrong += 1;
            here.wrong += 1;
            true
        })
    }

    /// The last attempt was right: the account begins anew, the neighbourhood gets that one back.
    pub fn right(&self, account: &AccountName, from: Prefix) {
        self.with(account, from, |account, prefix| {
            account.wrong = 0;
            prefix.wrong = prefix.wrong.saturating_sub(1);
        });
    }

    fn with<T>(
        &self,
        name: &AccountName,
        from: Prefix,
        act: impl FnOnce(&mut Counter, &mut Counter) -> T,
    ) -> T {
        // What a panic left behind are counters, and those are still counters.
        let mut guard = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let counters = &mut *guard;
        let (account, prefix) = (counters.place(name), counters.place(from));
        act(&mut counters.accounts[account], &mut counters.prefixes[prefix])
    }
}

impl Counters {
    fn place(&self, key: impl Hash) -> usize {
        usize::try_from(self.hash.hash_one(key) % COUNTERS as u64).unwrap_or(0)
    }
}

impl Counter {
    /// The counter, begun anew when its time is over or the clock has stepped back.
    fn alive(&mut self, now: Timestamp) -> &mut Self {
        if !(0..WINDOW_MS).contains(&now.millis().saturating_sub(self.since)) {
            *self = Self { since: now.millis(), wrong: 0 };
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> AccountName {
        text.parse().unwrap()
    }

    fn from(text: &str) -> Prefix {
        text.parse::<IpAddr>().unwrap().into()
    }

    const NOW: Timestamp = Timestamp::from_millis(1_700_000_000_000);

    #[test]
    fn neighbours_are_counted_together_and_others_apart() {
        assert_eq!(from("192.0.2.7"), from("192.0.2.200"));
        assert_eq!(from("192.0.2.7"), from("::ffff:192.0.2.9"));
        assert_ne!(from("192.0.2.7"), from("192.0.3.7"));
        assert_eq!(from("2001:db8:1:1::1"), from("2001:db8:1:ffff::9"));
        assert_ne!(from("2001:db8:1::1"), from("2001:db8:2::1"));
    }

    #[test]
    fn an_account_lets_in_ten_wrong_attempts_in_a_quarter_of_an_hour_wherever_they_come_from() {
        let attempts = Attempts::default();
        for n in 0..FOR_AN_ACCOUNT {
            assert!(attempts.let_in(&name("kofi"), from(&format!("10.0.{n}.1")), NOW));
        }
        assert!(!attempts.let_in(&name("kofi"), from("10.1.0.1"), NOW));
        assert!(attempts.let_in(&name("ayla"), from("10.1.0.1"), NOW), "another account is not concerned");
        assert!(attempts.let_in(&name("kofi"), from("10.1.0.1"), NOW.plus_millis(WINDOW_MS)));
    }

    #[test]
    fn a_neighbourhood_lets_in_thirty_whatever_the_names() {
        let attempts = Attempts::default();
        for n in 0..FROM_A_PREFIX {
            assert!(attempts.let_in(&name(&format!("name-{n}")), from("192.0.2.1"), NOW));
        }
        assert!(!attempts.let_in(&name("another"), from("192.0.2.99"), NOW));
    }

    #[test]
    fn whoever_gets_in_begins_anew() {
        let attempts = Attempts::default();
        for _ in 0..100 {
            assert!(attempts.let_in(&name("kofi"), from("192.0.2.1"), NOW));
            attempts.right(&name("kofi"), from("192.0.2.1"));
        }
    }
}
