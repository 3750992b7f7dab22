//! The audit log as rows: entries are written by deeds, and read to be followed from the beginning.

use serde::Serialize;

use super::deed::Deed;
use super::kept::Kept;
use crate::catalogue::participant::Person;
use crate::clock::Timestamp;
use crate::consent::audit::{Entry, Logged, commitment, origin};
use crate::error::{Error, Result};
use crate::id::{Id, Sha256Digest};
use crate::storage::database::Tx;
use crate::storage::vault::KeySlot;

const HEAD: &str = "select number, hash from audit_entry order by number desc limit 1";
const ENTER: &str = "insert into audit_entry (number, at_ms, actor, kind, object, salt_slot, commitment, previous, hash) \
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const SLOT_OF: &str = "select p.key_slot, case when k.shredded_at is null then 1 else 0 end from person p \
    join key_slot k on k.id = p.key_slot where p.id = $1";
const FROM: &str = "select number, at_ms, actor, kind, object, commitment, previous, hash, salt_slot from audit_entry \
    where number >= $1 order by number limit $2";
const ABOUT: &str = "select number, at_ms, actor, kind, object, commitment, previous, hash, salt_slot from audit_entry \
    where salt_slot = (select key_slot from person where id = $1) order by number desc limit $2";
const OF: &str =
    "select number, hash from audit_entry where kind = $1 and object = $2 order by number desc limit 1";

/// An entry, and whose salt its commitment was made with.
#[derive(Clone, Debug)]
pub struct Salted {
    /// The entry.
    pub entry: Logged,
    /// The slot of the salt; shredded, nobody can tell any more what was committed to.
    pub slot: Id<KeySlot>,
}

impl Deed {
    /// Writes down in the audit log that a row of `kept` was added; the entry commits to the whole row, with the salt
    /// of the person whom it is `about`.
    ///
    /// # Errors
    /// `Internal` when the row is not there.
    pub async fn enter_row(&mut self, kept: Kept, id: &str, about: Option<Id<Person>>) -> Result<Entry> {
        let words = kept.words(&mut self.tx, id).await?;
        let words = words.ok_or_else(|| Error::internal(format!("no row of {} to vouch for", kept.table)))?;
        self.chain(kept.table, id, about, words.as_bytes()).await
    }

    /// Writes down in the audit log that something else was done. `kind` and `object` say nothing about a person;
    /// `payload` is committed to and not kept.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer.
    pub async fn enter(
        &mut self,
        kind: &'static str,
        object: &str,
        about: Option<Id<Person>>,
        payload: &impl Serialize,
    ) -> Result<Entry> {
        let words = serde_json::to_vec(payload).map_err(Error::internal)?;
        self.chain(kind, object, about, &words).await
    }

    async fn chain(
        &mut self,
        kind: &'static str,
        object: &str,
        about: Option<Id<Person>>,
        words: &[u8],
    ) -> Result<Entry> {
        if self.rehearsed {
            return Ok(Entry { number: 0, hash: origin() });
        }
        let slot = self.salt_slot(about).await?;
        let salt = self.salt(slot).await?;
        let before = match self.entered.last() {
            Some(entry) => Some(*entry),
            None => head(&mut self.tx).await?,
        };
        let mut entry = Logged {
            number: before.map_or(0, |before| before.number + 1),
            at: self.now,
            actor: self.actor.text(),
            kind: kind.to_owned(),
            object: object.to_owned(),
            commitment: commitment(&salt, words),
            previous: before.map_or_else(origin, |before| before.hash),
            hash: origin(),
        };
        entry.hash = entry.sealed();
        crate::run!(
            &mut self.tx,
            ENTER,
            entry.number,
            entry.at.millis(),
            &entry.actor,
            kind,
            object,
            slot.text(),
            entry.commitment.to_string(),
            entry.previous.to_string(),
            entry.hash.to_string()
        )?;
        let entered = Entry { number: entry.number, hash: entry.hash };
        self.entered.push(entered);
        Ok(entered)
    }

    /// Whose salt stands behind an entry: the person's; the log's own for what is about nobody, or about somebody who
    /// was erased.
    async fn salt_slot(&mut self, about: Option<Id<Person>>) -> Result<Id<KeySlot>> {
        let Some(person) = about else { return self.log_slot().await };
        let found = crate::row!(&mut self.tx, (String, i32), SLOT_OF, person.text())?;
        let (slot, held) =
            found.ok_or_else(|| Error::internal("an entry about a person who is not there"))?;
        if held == 1 { slot.parse() } else { self.log_slot().await }
    }

    pub(super) async fn salt(&mut self, slot: Id<KeySlot>) -> Result<[u8; 32]> {
        if let Some(salt) = self.salts.get(&slot) {
            return Ok(*salt);
        }
        let salt = self.ledger.vault.salt(slot).await?;
        self.salts.insert(slot, salt);
        Ok(salt)
    }
}

/// The last entry of the log.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn head(tx: &mut Tx) -> Result<Option<Entry>> {
    crate::row!(tx, (i64, String), HEAD)?
        .map(|(number, hash)| Ok(Entry { number, hash: hash.parse()? }))
        .transpose()
}

/// The entry about this row of `kind`, the last when there are several.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn entry_of(tx: &mut Tx, kind: &str, object: &str) -> Result<Option<Entry>> {
    crate::row!(tx, (i64, String), OF, kind, object)?
        .map(|(number, hash)| Ok(Entry { number, hash: hash.parse()? }))
        .transpose()
}

type Row = (i64, i64, String, String, String, String, String, String, String);

fn salted((number, at, actor, kind, object, commitment, previous, hash, slot): Row) -> Result<Salted> {
    let entry = Logged {
        number,
        at: Timestamp::from_millis(at),
        actor,
        kind,
        object,
        commitment: commitment.parse::<Sha256Digest>()?,
        previous: previous.parse()?,
        hash: hash.parse()?,
    };
    Ok(Salted { entry, slot: slot.parse()? })
}

/// At most `limit` entries from number `from` on, in order.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn entries(tx: &mut Tx, from: i64, limit: i64) -> Result<Vec<Salted>> {
    crate::rows!(tx, Row, FROM, from, limit)?.into_iter().map(salted).collect()
}

/// The last `limit` entries about `person`, newest first.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn entries_about(tx: &mut Tx, person: Id<Person>, limit: i64) -> Result<Vec<Salted>> {
    crate::rows!(tx, Row, ABOUT, person.text(), limit)?.into_iter().map(salted).collect()
}

/// The ids of rows of `kept` that no entry vouches for.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn missed(tx: &mut Tx, kept: Kept) -> Result<Vec<String>> {
    Ok(crate::rows!(tx, (String,), kept.missed)?.into_iter().map(|(id,)| id).collect())
}
