//! Follows the audit log from its beginning, and holds the ledger against what the log vouches for.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::clock::Timestamp;
use crate::consent::audit::{Break, Entry, Follower, Logged, commitment};
use crate::consent::ledger::{Kept, Ledger, Salted, entries, missed};
use crate::consent::verify::Finding;
use crate::error::{Kind, Result};
use crate::id::{Id, Sha256Digest};
use crate::storage::database::Tx;
use crate::storage::vault::KeySlot;

/// Entries that are read at once.
const PAGE: i64 = 1000;

/// What the audit log turned out to be.
#[derive(Clone, Debug, Default)]
pub struct Audited {
    /// Its last entry; none of an empty log.
    pub head: Option<Entry>,
    /// The entries that somebody else kept, each with the hash of the entry of that number here, as far as there is one.
    pub kept: Vec<(Entry, Option<Sha256Digest>)>,
    /// What is wrong, the first wrong entry first.
    pub findings: Vec<Finding>,
}

/// Follows the whole log, computes every commitment anew whose salt is still there, and looks for rows that no entry
/// vouches for. `heads` are entries that somebody else kept, such as a receipt names: each must be part of the log.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn audit(ledger: &Ledger, heads: &[Entry]) -> Result<Audited> {
    let mut tx = ledger.database.read().await?;
    let mut walk =
        Walk { ledger, salts: BTreeMap::new(), follower: Follower::default(), findings: Vec::new() };
    let mut kept: Vec<(Entry, Option<Sha256Digest>)> = heads.iter().map(|head| (*head, None)).collect();
    let mut next = 0;
    loop {
        let page = entries(&mut tx, next, PAGE).await?;
        let Some(last) = page.last() else { break };
        next = last.entry.number + 1;
        for salted in &page {
            if !walk.follow(&mut tx, salted).await? {
                return Ok(Audited { head: walk.follower.head(), kept, findings: walk.findings });
            }
            for (_, here) in kept.iter_mut().filter(|(head, _)| head.number == salted.entry.number) {
                *here = Some(salted.entry.hash);
            }
        }
    }
    for (head, here) in &kept {
        match here {
            Some(hash) if *hash == head.hash => {}
            Some(_) => walk
                .finding(format!("Entry {} of this log is another than the one that was kept.", head.number)),
            None => walk.finding(format!("This log has no entry {}, and one was kept.", head.number)),
        }
    }
    for table in Kept::ALL {
        let rows = missed(&mut tx, table).await?;
        if let Some(first) = rows.first() {
            let count = rows.len();
            walk.finding(format!(
                "No entry vouches for {count} rows of {}, the first is {first}.",
                table.table
            ));
        }
    }
    Ok(Audited { head: walk.follower.head(), kept, findings: walk.findings })
}

/// Whether the row behind an entry is what it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// It is.
    Sound,
    /// It was changed.
    Changed,
    /// It is gone.
    Gone,
    /// Nobody can tell any more: the salt was destroyed.
    Shredded,
    /// The entry vouches for no row.
    None,
}

/// An entry, and whether the log holds up to it.
#[derive(Clone, Debug)]
pub struct Vouched {
    /// The entry.
    pub entry: Logged,
    /// Where the chain breaks before it or at it; none: it holds.
    pub broken: Option<Break>,
    /// The row behind it.
    pub row: Row,
}

/// For so long nobody follows the same part of the log twice.
const GOOD_FOR_MS: i64 = 60 * 60 * 1000;

/// How far this process followed the log within the last hour: where it stood after each page. A change behind such a
/// place is found by [`audit`], or when the hour is over.
#[derive(Debug, Default)]
pub struct Followed(Mutex<Places>);

#[derive(Debug, Default)]
struct Places {
    since_ms: i64,
    after: BTreeMap<i64, Follower>,
}

impl Followed {
    fn places(&self) -> MutexGuard<'_, Places> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The last place from which entry `number` can be followed.
    fn before(&self, number: i64, now: Timestamp) -> Follower {
        let mut places = self.places();
        if !(0..GOOD_FOR_MS).contains(&(now.millis() - places.since_ms)) {
            *places = Places { since_ms: now.millis(), after: BTreeMap::new() };
        }
        places.after.range(..=number).next_back().map(|(_, follower)| *follower).unwrap_or_default()
    }

    fn keep(&self, follower: Follower) {
        self.places().after.insert(follower.next(), follower);
    }
}

/// Follows the log up to entry `number`, from where it was `followed` before, and holds the row behind that entry against
/// it.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn vouched(
    ledger: &Ledger,
    followed: &Followed,
    number: i64,
    now: Timestamp,
) -> Result<Option<Vouched>> {
    let mut tx = ledger.database.read().await?;
    let Some(found) = entries(&mut tx, number, 1).await?.pop().filter(|s| s.entry.number == number) else {
        return Ok(None);
    };
    let (mut follower, mut broken) = (followed.before(number, now), None);
    while follower.next() <= number && broken.is_none() {
        let page = entries(&mut tx, follower.next(), PAGE.min(number - follower.next() + 1)).await?;
        broken = page.iter().find_map(|salted| follower.follow(&salted.entry).err());
        if broken.is_none() && follower.next() % PAGE == 0 {
            followed.keep(follower);
        }
    }
    let salt = salt(ledger, found.slot).await?;
    let row = row(&mut tx, &found.entry, salt).await?;
    Ok(Some(Vouched { entry: found.entry, broken, row }))
}

/// Whether the row behind an entry is what its commitment says under `salt`.
async fn row(tx: &mut Tx, entry: &Logged, salt: Option<[u8; 32]>) -> Result<Row> {
    let Some(kept) = Kept::ALL.into_iter().find(|kept| kept.table == entry.kind) else {
        return Ok(Row::None);
    };
    let Some(salt) = salt else { return Ok(Row::Shredded) };
    Ok(match kept.words(tx, &entry.object).await? {
        None => Row::Gone,
        Some(words) if commitment(&salt, words.as_bytes()) == entry.commitment => Row::Sound,
        Some(_) => Row::Changed,
    })
}

/// The salt of a slot; none once it was shredded.
async fn salt(ledger: &Ledger, slot: Id<KeySlot>) -> Result<Option<[u8; 32]>> {
    match ledger.vault.salt(slot).await {
        Ok(salt) => Ok(Some(salt)),
        Err(e) if e.kind() == Kind::Gone => Ok(None),
        Err(e) => Err(e),
    }
}

struct Walk<'a> {
    ledger: &'a Ledger,
    salts: BTreeMap<Id<KeySlot>, Option<[u8; 32]>>,
    follower: Follower,
    findings: Vec<Finding>,
}

impl Walk<'_> {
    /// Takes one entry; false where the chain breaks, since nothing behind that can be told.
    async fn follow(&mut self, tx: &mut Tx, salted: &Salted) -> Result<bool> {
        let entry = &salted.entry;
        if let Err(broken) = self.follower.follow(entry) {
            self.finding(format!("Entry {} of the audit log is bad. {}", broken.number, broken.what));
            return Ok(false);
        }
        let salt = match self.salts.get(&salted.slot) {
            Some(known) => *known,
            None => salt(self.ledger, salted.slot).await?,
        };
        self.salts.insert(salted.slot, salt);
        let told = match row(tx, entry, salt).await? {
            Row::Gone => "is gone",
            Row::Changed => "was changed",
            Row::Sound | Row::Shredded | Row::None => return Ok(true),
        };
        self.finding(format!("Entry {}: the row {} of {} {told}.", entry.number, entry.object, entry.kind));
        Ok(true)
    }

    fn finding(&mut self, sentence: String) {
        self.findings.push(Finding(sentence));
    }
}
