//! Fifteen minutes: what a form carries, so that a page left open on a shared telephone does nothing later.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::clock::Timestamp;
use crate::id::Id;
use crate::narrator::standing::NarratorLink;

/// How long a form that was opened may be sent.
pub const MINUTES: i64 = 15;
/// What the key is used for; another use of the same key gives other grants.
const LABEL: &[u8] = b"digitales narrator grant 1";

/// The key of grants.
#[derive(Clone)]
pub struct GrantKey([u8; 32]);

impl GrantKey {
    /// From a secret of the library's, which is not kept.
    #[must_use]
    pub fn from_secret(secret: &[u8; 32]) -> Self {
        let mut mac = keyed(secret);
        mac.update(LABEL);
        Self(mac.finalize().into_bytes().into())
    }

    /// A grant for one purpose, such as `stop WORK`, from `now` on for [`MINUTES`].
    #[must_use]
    pub fn grant(&self, link: Id<NarratorLink>, purpose: &str, now: Timestamp) -> String {
        let until = now.plus_millis(MINUTES * 60_000).millis();
        let code = self.over(link, purpose, until).finalize().into_bytes();
        let hex = |text: String, byte: &u8| text + &format!("{byte:02x}");
        format!("{until}-{}", code.iter().fold(String::new(), hex))
    }

    /// Whether `grant` was given to this link for this purpose and has not run out. The codes are compared in a time
    /// that does not depend on them.
    #[must_use]
    pub fn allows(&self, grant: &str, link: Id<NarratorLink>, purpose: &str, now: Timestamp) -> bool {
        let Some((until, code)) = grant.split_once('-') else { return false };
        let Ok(until) = until.parse::<i64>() else { return false };
        let Ok(code) = code.parse::<crate::id::Sha256Digest>() else { return false };
        until > now.millis() && self.over(link, purpose, until).verify_slice(code.bytes()).is_ok()
    }

    fn over(&self, link: Id<NarratorLink>, purpose: &str, until: i64) -> Hmac<Sha256> {
        let mut mac = keyed(&self.0);
        mac.update(format!("{link}\n{purpose}\n{until}").as_bytes());
        mac
    }
}

fn keyed(key: &[u8; 32]) -> Hmac<Sha256> {
    // HMAC takes a key of any length (RFC 2104 section 2), so this cannot fail.
    Hmac::new_from_slice(key).unwrap_or_else(|_| unreachable!("HMAC takes a key of any length"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grant_is_good_for_its_link_and_purpose_and_for_fifteen_minutes() {
        let now = Timestamp::from_millis(1_000_000);
        let key = GrantKey::from_secret(&[7; 32]);
        let (link, other) = (Id::derived("one"), Id::derived("two"));
        let grant = key.grant(link, "stop a", now);
        let last = now.plus_millis(MINUTES * 60_000 - 1);
        assert!(key.allows(&grant, link, "stop a", now) && key.allows(&grant, link, "stop a", last));
        assert!(!key.allows(&grant, link, "stop a", last.plus_millis(1)), "after fifteen minutes");
        assert!(!key.allows(&grant, other, "stop a", now), "another's link");
        assert!(!key.allows(&grant, link, "stop b", now), "another purpose");
        assert!(!GrantKey::from_secret(&[8; 32]).allows(&grant, link, "stop a", now), "another library");
        let later = grant.replacen(&grant[..7], "9999999", 1);
        for bad in [later.as_str(), "", "-", "5", "5-", "x-00", &grant[..grant.len() - 2]] {
            assert!(!key.allows(bad, link, "stop a", now), "{bad}");
        }
    }
}
