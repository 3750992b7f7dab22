//! The audit log: a chain of hashes over commitments. It says that something was done, when and by whom; what it was
//! stands in the ledger, and nothing in the log says anything about a person.

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

use crate::accounts::account::Account;
use crate::catalogue::participant::Person;
use crate::clock::Timestamp;
use crate::consent::record::Organisation;
use crate::id::{Id, Sha256Digest};

/// What the first entry follows.
const ORIGIN: &[u8] = b"digitales consent log v1";
/// Begins the hash of an entry, as that of a leaf of a Merkle tree (RFC 6962 section 2.1), so that a tree with
/// inclusion proofs can be laid over the log.
const LEAF: u8 = 0;

/// Who does a deed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    /// Somebody at the command line of the machine.
    Command,
    /// An import.
    Import,
    /// The library itself, at its time.
    System,
    /// Somebody whom we do not know, by a form that is open to all.
    Public,
    /// A member of staff who is signed in.
    Account(Id<Account>),
    /// The narrator, or who speaks for them, by their link.
    Narrator(Id<Person>),
    /// A partner.
    Partner(Id<Organisation>),
}

impl Actor {
    /// As the log writes it.
    #[must_use]
    pub fn text(self) -> String {
        match self {
            Self::Command => "command".to_owned(),
            Self::Import => "import".to_owned(),
            Self::System => "system".to_owned(),
            Self::Public => "public".to_owned(),
            Self::Account(id) => format!("account:{id}"),
            Self::Narrator(id) => format!("narrator:{id}"),
            Self::Partner(id) => format!("partner:{id}"),
        }
    }
}

/// What a receipt names of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its number, from 0.
    pub number: i64,
    /// Its hash, which every later entry rests on.
    pub hash: Sha256Digest,
}

/// One entry as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logged {
    /// Its number, from 0, without a gap.
    pub number: i64,
    /// When it was done.
    pub at: Timestamp,
    /// Who did it.
    pub actor: String,
    /// What was written: the table of its row, or the name of a deed.
    pub kind: String,
    /// Which row.
    pub object: String,
    /// [`commitment`] to what was written.
    pub commitment: Sha256Digest,
    /// The hash of the entry before it.
    pub previous: Sha256Digest,
    /// Its own hash.
    pub hash: Sha256Digest,
}

impl Logged {
    /// The hash that this entry must have: SHA-256 over a zero byte, the hash of the entry before it, and every field,
    /// numbers as eight bytes with the highest first, texts behind their length in bytes.
    #[must_use]
    pub fn sealed(&self) -> Sha256Digest {
        let mut hasher = Sha256::new_with_prefix([LEAF]);
        hasher.update(self.previous.bytes());
        hasher.update(self.number.to_be_bytes());
        hasher.update(self.at.millis().to_be_bytes());
        for text in [&self.actor, &self.kind, &self.object] {
            hasher.update((text.len() as u64).to_be_bytes());
            hasher.update(text.as_bytes());
        }
        hasher.update(self.commitment.bytes());
        Sha256Digest::from_hasher(hasher)
    }
}

/// What the first entry follows.
#[must_use]
pub fn origin() -> Sha256Digest {
    Sha256Digest::of(ORIGIN)
}

/// Binds the log to `words` without saying them: HMAC-SHA256 (RFC 2104) under a salt of the person whom they are
/// about. Once the salt is destroyed nobody can tell any more what was committed to.
#[must_use]
pub fn commitment(salt: &[u8; 32], words: &[u8]) -> Sha256Digest {
    let mut block = [0; 64]; // a key shorter than the hash's block is filled up with zeros
    block[..salt.len()].copy_from_slice(salt);
    let mut mac = <Hmac<Sha256> as KeyInit>::new(&block.into());
    mac.update(words);
    Sha256Digest::from_bytes(mac.finalize().into_bytes().into())
}

/// Where a chain breaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Break {
    /// The number of the first entry that is wrong.
    pub number: i64,
    /// What is wrong with it, in a sentence.
    pub what: &'static str,
}

/// Follows a chain from its beginning; entries must come in their order.
#[derive(Clone, Copy, Debug)]
pub struct Follower {
    next: i64,
    head: Sha256Digest,
}

impl Default for Follower {
    fn default() -> Self {
        Self { next: 0, head: origin() }
    }
}

impl Follower {
    /// Takes the next entry.
    ///
    /// # Errors
    /// The break, when it is not what must come next.
    pub fn follow(&mut self, entry: &Logged) -> Result<(), Break> {
        let broken = |number, what| Err(Break { number, what });
        if entry.number != self.next {
            return broken(self.next, "It is missing.");
        }
        if entry.previous != self.head {
            return broken(entry.number, "It does not follow the entry before it.");
        }
        if entry.sealed() != entry.hash {
            return broken(entry.number, "It is not what it was when it was written.");
        }
        self.next += 1;
        self.head = entry.hash;
        Ok(())
    }

    /// The number of the entry that comes next.
    #[must_use]
    pub fn next(&self) -> i64 {
        self.next
    }

    /// The last entry that was taken; none of an empty chain.
    #[must_use]
    pub fn head(&self) -> Option<Entry> {
        (self.next > 0).then_some(Entry { number: self.next - 1, hash: self.head })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chain(length: i64) -> Vec<Logged> {
        let mut previous = origin();
        (0..length)
            .map(|number| {
                let mut entry = Logged {
                    number,
                    at: Timestamp::from_millis(1000 + number),
                    actor: Actor::Command.text(),
                    kind: "withdrawal".into(),
                    object: format!("row {number}"),
                    commitment: commitment(&[7; 32], b"what was written"),
                    previous,
                    hash: origin(),
                };
                entry.hash = entry.sealed();
                previous = entry.hash;
                entry
            })
            .collect()
    }

    fn followed(entries: &[Logged]) -> Result<Option<Entry>, Break> {
        let mut follower = Follower::default();
        entries.iter().try_for_each(|entry| follower.follow(entry))?;
        Ok(follower.head())
    }

    #[test]
    fn a_chain_that_nobody_touched_holds_to_its_head() {
        let entries = chain(5);
        let head = followed(&entries).unwrap().unwrap();
        assert_eq!((head.number, head.hash), (4, entries[4].hash));
        assert_eq!(followed(&[]).unwrap(), None);
    }

    #[test]
    fn whatever_is_changed_in_an_entry_its_number_is_named() {
        type Change = fn(&mut Logged);
        let changes: [Change; 6] = [
            |e| e.at = Timestamp::from_millis(1),
            |e| e.actor = "system".into(),
            |e| e.kind = "hold".into(),
            |e| e.object = "row 9".into(),
            |e| e.commitment = origin(),
            |e| e.hash = origin(),
        ];
        for change in changes {
            let mut entries = chain(5);
            change(&mut entries[2]);
            assert_eq!(followed(&entries).unwrap_err().number, 2);
        }
    }

    #[test]
    fn an_entry_that_was_taken_out_is_missed() {
        let mut entries = chain(5);
        entries.remove(3);
        assert_eq!(followed(&entries).unwrap_err(), Break { number: 3, what: "It is missing." });
    }

    #[test]
    fn an_entry_that_was_sealed_anew_breaks_the_one_after_it() {
        let mut entries = chain(5);
        entries[2].object = "row 9".into();
        entries[2].hash = entries[2].sealed();
        assert_eq!(followed(&entries).unwrap_err().number, 3);
    }

    #[test]
    fn letters_do_not_move_from_one_field_into_the_next() {
        let [mut one, mut other] = [chain(1).remove(0), chain(1).remove(0)];
        (one.kind, one.object) = ("ab".into(), "c".into());
        (other.kind, other.object) = ("a".into(), "bc".into());
        assert!(one.sealed() != other.sealed());
    }
}
