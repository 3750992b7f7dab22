//! Passwords: kept as Argon2id, hashed on threads of their own and few at a time, since each takes 19 MiB.

use std::sync::{Arc, LazyLock};

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use tokio::sync::Semaphore;

use crate::error::{Error, Result};

/// Fewest characters of a password.
pub const SHORTEST: usize = 12;
/// Most characters; more would only be work.
pub const LONGEST: usize = 256;
/// How many are hashed at a time.
const AT_A_TIME: usize = 2;

static ROOM: Semaphore = Semaphore::const_new(AT_A_TIME);
/// What is compared with when there is no such account, so that it takes as long.
static NOBODY: LazyLock<Result<String>> = LazyLock::new(|| digest_of("a password that nobody has"));

/// A password as somebody typed it. It is never shown.
#[derive(Clone)]
pub struct Password(Arc<str>);

impl std::fmt::Debug for Password {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Password(…)")
    }
}

impl Password {
    /// A new password that somebody chose.
    ///
    /// # Errors
    /// `Invalid` when it is too short or too long.
    pub fn chosen(text: &str) -> Result<Self> {
        match text.chars().count() {
            SHORTEST..=LONGEST => Ok(Self(text.into())),
            _ => Err(Error::invalid(format!("A password has {SHORTEST} to {LONGEST} characters."))),
        }
    }

    /// A new password by chance: 100 random bits in four groups of five letters and digits without look-alikes.
    ///
    /// # Errors
    /// `Internal` when the machine gives no randomness.
    pub fn random() -> Result<Self> {
        const LETTERS: &[u8; 32] = b"23456789abcdefghijkmnpqrstuvwxyz";
        let mut random = [0_u8; 20];
        getrandom::fill(&mut random).map_err(|e| Error::internal(e.to_string()))?;
        let letters: Vec<char> = random.iter().map(|b| char::from(LETTERS[usize::from(b & 31)])).collect();
        let groups: Vec<String> = letters.chunks(5).map(|five| five.iter().collect()).collect();
        Ok(Self(groups.join("-").into()))
    }

    /// What somebody presents to get in.
    #[must_use]
    pub fn presented(text: &str) -> Self {
        Self(text.into())
    }

    /// The password itself, to hand over once.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What is kept of it: a PHC string of Argon2id with a salt of its own.
    ///
    /// # Errors
    /// `Internal` when the machine gives no randomness or memory.
    pub async fn digest(&self) -> Result<String> {
        let password = self.clone();
        on_a_thread(move || digest_of(&password.0)).await?
    }

    /// Whether this is the password of which `kept` was kept; without one it takes as long and is none.
    ///
    /// # Errors
    /// `Internal` when what was kept is no digest.
    pub async fn is(&self, kept: Option<String>) -> Result<bool> {
        if self.0.chars().count() > LONGEST {
            return Ok(false);
        }
        let password = self.clone();
        on_a_thread(move || {
            let known = kept.is_some();
            let nobody = || NOBODY.as_ref().map(Clone::clone).map_err(|e| Error::internal(e.to_string()));
            let kept = kept.map_or_else(nobody, Ok)?;
            let hash = PasswordHash::new(&kept).map_err(|e| Error::internal(e.to_string()))?;
            Ok(Argon2::default().verify_password(password.0.as_bytes(), &hash).is_ok() && known)
        })
        .await?
    }
}

fn digest_of(password: &str) -> Result<String> {
    let mut salt = [0_u8; 16];
    getrandom::fill(&mut salt).map_err(|e| Error::internal(e.to_string()))?;
    // The defaults are those that OWASP names first for Argon2id: 19 MiB, two passes, one lane.
    let hash = Argon2::default().hash_password_with_salt(password.as_bytes(), &salt);
    Ok(hash.map_err(|e| Error::internal(e.to_string()))?.to_string())
}

async fn on_a_thread<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let _place = ROOM.acquire().await.map_err(Error::internal)?;
    tokio::task::spawn_blocking(work).await.map_err(Error::internal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_opens_its_own_digest_only_and_no_two_digests_are_alike() {
        let password = Password::chosen("ein langes Passwort").unwrap();
        let kept = password.digest().await.unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        assert_ne!(kept, password.digest().await.unwrap());
        assert!(password.is(Some(kept.clone())).await.unwrap());
        assert!(!Password::presented("ein anderes Passwort").is(Some(kept)).await.unwrap());
        assert!(!Password::presented("a password that nobody has").is(None).await.unwrap());
    }

    #[test]
    fn passwords_are_long_enough_and_say_nothing_of_themselves() {
        assert!(Password::chosen("elf Zeichen").is_err() && Password::chosen("zwölf Zeichen").is_ok());
        assert!(Password::chosen(&"x".repeat(257)).is_err());
        let random = Password::random().unwrap();
        assert_eq!((random.reveal().len(), random.reveal().matches('-').count()), (23, 3));
        assert_eq!(format!("{random:?}"), "Password(…)");
    }
}
