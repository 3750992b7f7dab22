//! One key, and what it locks: XChaCha20-Poly1305 with a random nonce in front, bound to the name of the thing.

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac};
use sha2::Sha256;

use crate::error::{Error, Result};

/// Bytes of a nonce of XChaCha20-Poly1305.
const NONCE: usize = 24;
/// Bytes of a key.
const KEY: usize = 32;

/// 256 random bits. Neither printed nor logged.
#[derive(Clone)]
pub(super) struct Key([u8; KEY]);

impl Key {
    /// A new one.
    pub(super) fn new() -> Result<Self> {
        let mut key = [0; KEY];
        random(&mut key)?;
        Ok(Self(key))
    }

    pub(super) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().map(Self).ok()
    }

    pub(super) fn bytes(&self) -> &[u8; KEY] {
        &self.0
    }

    /// Nonce and ciphertext of `words`, which open under this name only.
    pub(super) fn lock(&self, name: &str, words: &[u8]) -> Result<Vec<u8>> {
        let mut nonce = [0; NONCE];
        random(&mut nonce)?;
        let locked = XChaCha20Poly1305::new((&self.0).into())
            .encrypt(XNonce::from_slice(&nonce), Payload { msg: words, aad: name.as_bytes() })
            .map_err(|_| Error::internal("words too long to seal"))?;
        Ok([nonce.as_slice(), &locked].concat())
    }

    /// The words that were locked under this name; nothing when key, name or bytes are others.
    pub(super) fn unlock(&self, name: &str, locked: &[u8]) -> Option<Vec<u8>> {
        let (nonce, words) = locked.split_at_checked(NONCE)?;
        XChaCha20Poly1305::new((&self.0).into())
            .decrypt(XNonce::from_slice(nonce), Payload { msg: words, aad: name.as_bytes() })
            .ok()
    }

    /// A secret that this key and `label` always give, and that says nothing about the key (HMAC-SHA-256).
    pub(super) fn derive(&self, label: &str) -> Result<[u8; 32]> {
        let mut mac = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(&self.0).map_err(Error::internal)?;
        mac.update(label.as_bytes());
        Ok(mac.finalize().into_bytes().into())
    }
}

fn random(bytes: &mut [u8]) -> Result<()> {
    getrandom::fill(bytes).map_err(|e| Error::internal(e.to_string()))
}

/// Lower-case hexadecimal.
pub(super) fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.map(|digit| char::from(DIGITS[usize::from(digit)])).collect()
}

/// The bytes that hexadecimal digits stand for; nothing for other text.
pub(super) fn from_hex(text: &str) -> Option<Vec<u8>> {
    let digits = text.as_bytes();
    if !digits.len().is_multiple_of(2) {
        return None;
    }
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|d| u8::try_from(d).ok());
    digits.chunks(2).map(|pair| Some(digit(pair[0])? << 4 | digit(pair[1])?)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locked_words_open_under_their_key_and_name_only() {
        let key = Key::new().unwrap();
        let locked = key.lock("request 1", b"please stop it").unwrap();
        assert_eq!(key.unlock("request 1", &locked).unwrap(), b"please stop it");
        assert!(Key::new().unwrap().unlock("request 1", &locked).is_none(), "another key");
        assert!(key.unlock("request 2", &locked).is_none(), "another thing");
        let mut changed = locked.clone();
        changed[30] ^= 1;
        assert!(key.unlock("request 1", &changed).is_none(), "a changed bit");
        assert!(key.unlock("request 1", &locked[..20]).is_none(), "half of it");
        assert_ne!(key.lock("request 1", b"please stop it").unwrap(), locked, "never twice alike");
    }

    #[test]
    fn hexadecimal_digits_come_back_as_the_same_bytes() {
        let bytes: Vec<u8> = (0..=255).collect();
        assert_eq!(from_hex(&hex(&bytes)).unwrap(), bytes);
        assert!(from_hex("abc").is_none() && from_hex("zz").is_none());
    }
}
