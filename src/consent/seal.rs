//! Seals what only the library may read: each thing under a key of its own, that key wrapped by the master key.

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};

use crate::error::{Error, Result};
use crate::storage::keys::MasterKey;

/// Bytes of a nonce of XChaCha20-Poly1305.
const NONCE: usize = 24;
/// Bytes of a key.
const KEY: usize = 32;

/// Something sealed: the words, and the key to them, which only the master key opens. Destroying the wrapped key
/// destroys the words.
#[derive(Clone, PartialEq, Eq)]
pub struct Sealed {
    /// Nonce and ciphertext of the words, in hexadecimal.
    pub words: String,
    /// Nonce and ciphertext of their key, in hexadecimal.
    pub wrapped_key: String,
}

/// Seals `words` for the thing named `name`: they open under that name only, so that two sealed things cannot be
/// exchanged.
///
/// # Errors
/// `Internal` when the machine gives no randomness.
pub fn seal(master: &MasterKey, name: &str, words: &[u8]) -> Result<Sealed> {
    let mut key = [0_u8; KEY];
    getrandom::fill(&mut key).map_err(|e| Error::internal(e.to_string()))?;
    Ok(Sealed { words: lock(&key, name, words)?, wrapped_key: lock(master.bytes(), &key_name(name), &key)? })
}

/// Opens what was sealed for the thing named `name`.
///
/// # Errors
/// `Invalid` when it was sealed by another library's key, for another thing, or was changed.
pub fn unseal(master: &MasterKey, name: &str, sealed: &Sealed) -> Result<Vec<u8>> {
    let key = unlock(master.bytes(), &key_name(name), &sealed.wrapped_key)?;
    let key: [u8; KEY] = key.try_into().map_err(|_| unreadable())?;
    unlock(&key, name, &sealed.words)
}

fn key_name(name: &str) -> String {
    format!("key of {name}")
}

fn lock(key: &[u8; KEY], name: &str, words: &[u8]) -> Result<String> {
    let mut nonce = [0_u8; NONCE];
    getrandom::fill(&mut nonce).map_err(|e| Error::internal(e.to_string()))?;
    let payload = Payload { msg: words, aad: name.as_bytes() };
    let locked = XChaCha20Poly1305::new(key.into())
        .encrypt(XNonce::from_slice(&nonce), payload)
        .map_err(|_| Error::internal("words too long to seal"))?;
    let hex = |text: String, byte: &u8| text + &format!("{byte:02x}");
    Ok(nonce.iter().chain(&locked).fold(String::new(), hex))
}

fn unlock(key: &[u8; KEY], name: &str, locked: &str) -> Result<Vec<u8>> {
    let bytes = from_hex(locked).filter(|bytes| bytes.len() > NONCE).ok_or_else(unreadable)?;
    let (nonce, words) = bytes.split_at(NONCE);
    XChaCha20Poly1305::new(key.into())
        .decrypt(XNonce::from_slice(nonce), Payload { msg: words, aad: name.as_bytes() })
        .map_err(|_| unreadable())
}

fn from_hex(text: &str) -> Option<Vec<u8>> {
    let digits = text.as_bytes();
    if !digits.len().is_multiple_of(2) {
        return None;
    }
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|d| u8::try_from(d).ok());
    digits.chunks(2).map(|pair| Some(digit(pair[0])? << 4 | digit(pair[1])?)).collect()
}

fn unreadable() -> Error {
    Error::invalid("This cannot be opened with the key of this library. Put the right key back in its place.")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn master(digit: &str) -> MasterKey {
        MasterKey::parse(&digit.repeat(64)).unwrap()
    }

    #[test]
    fn sealed_words_open_under_their_key_and_name_only() {
        let sealed = seal(&master("1"), "request 1", b"please stop it").unwrap();
        assert_eq!(unseal(&master("1"), "request 1", &sealed).unwrap(), b"please stop it");
        assert!(unseal(&master("2"), "request 1", &sealed).is_err(), "another library's key");
        assert!(unseal(&master("1"), "request 2", &sealed).is_err(), "another thing");
        let mut changed = sealed.clone();
        changed.words.replace_range(60..61, if &sealed.words[60..61] == "0" { "1" } else { "0" });
        assert!(unseal(&master("1"), "request 1", &changed).is_err(), "a changed byte");
        assert!(unseal(&master("1"), "request 1", &Sealed { words: "zz".into(), ..sealed }).is_err());
    }

    #[test]
    fn the_same_words_are_never_sealed_alike() {
        let twice = [0, 1].map(|_| seal(&master("1"), "request 1", b"the same").unwrap());
        assert!(twice[0].words != twice[1].words && twice[0].wrapped_key != twice[1].wrapped_key);
    }
}
