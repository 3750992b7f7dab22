//! After the rows are back: every no that came later is said again, and nothing stays open that was not open last.

use std::collections::BTreeSet;

use super::Progress;
use super::closed_store::{Step, closed, come_to, last_restore, open};
use super::left_store::{left, lost};
use super::manifest::{Head, Manifest};
use super::noes::{Clear, Noes, Said};
use super::noes_store::{Again, clear, names, say_again};
use crate::accounts::account::{Account, Role};
use crate::accounts::account_store;
use crate::accounts::password::Password;
use crate::clock::Timestamp;
use crate::consent::audit::Actor;
use crate::consent::fact::HoldFact;
use crate::consent::ledger::sealed::keys::lost_keys;
use crate::consent::ledger::{Deed, Ledger, entries, entry_of, every_work};
use crate::consent::record::{Interval, Use};
use crate::error::{Error, Result};
use crate::id::Id;
use crate::storage::layout::tables;
use crate::storage::refilling;
use crate::storage::vault::KeySlot;

/// The entry that says that noes are left.
const LEFT: &str = "restore_left";
/// How many works are computed anew in one deed.
const AT_ONCE: usize = 25;

/// What became of the noes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Replayed {
    /// Said again.
    pub written: usize,
    /// In the backup already.
    pub known: usize,
    /// About what the backup does not have, or an end that would have opened something.
    pub left: usize,
}

/// A consent officer, as they say who they are.
#[derive(Clone, Debug)]
pub struct Officer {
    /// The name of their account.
    pub name: String,
    /// Their password.
    pub password: Password,
}

/// Writes the restore into the audit log and says every no again, all of it or nothing; then destroys keys that must not
/// be there. Where some are left that somebody must enter again, that is written down too: the library does not open by
/// itself any more.
///
/// # Errors
/// What disk or database say; then nothing was said.
pub async fn replay(
    ledger: &Ledger,
    noes: &Noes,
    manifest: &Manifest,
    now: Timestamp,
    progress: &Progress,
) -> Result<Replayed> {
    let mut deed = Deed::begin(ledger, Actor::Command, now).await?;
    let tables = tables(deed.tx()).await?;
    deed.enter("restore", &which(manifest, noes), None, &manifest.dump.sha256).await?;
    let mut told = Replayed::default();
    // Whatever the tables ask of who writes now was asked when these were written.
    let resting = refilling::rest(deed.tx(), &tables).await?;
    // Keys first: about whom nothing can be read any more, nothing more is salted either.
    let (ended, rows): (Vec<_>, Vec<_>) =
        noes.said.iter().partition(|said| matches!(said, Said::Ended { .. }));
    let of = noes.said.len() as u64;
    for (done, said) in ended.into_iter().chain(rows).enumerate() {
        progress("noes", done as u64 + 1, of);
        match say_again(&mut deed, &ledger.vault, &tables, said).await? {
            Again::Written => told.written += 1,
            Again::Known => told.known += 1,
            Again::Left => told.left += 1,
        }
    }
    resting.over(deed.tx()).await?;
    let waiting = left(deed.tx(), &tables, noes).await?;
    come_to(deed.tx(), Step::Replayed, None).await?;
    if !waiting.is_empty() {
        deed.enter(LEFT, &manifest.dump.sha256, None, &waiting).await?;
    }
    deed.post_head().await?;
    deed.commit().await?;
    for slot in noes.shredded() {
        let slot: Id<KeySlot> = slot.parse()?;
        ledger.vault.shred(slot).await?;
    }
    Ok(told)
}

/// Writes into the audit log that the library is put back without the noes made since, on the word of this officer. Keys
/// that are not there are written down as lost; how many.
///
/// # Errors
/// As [`officer`].
pub async fn go_without(ledger: &Ledger, by: &Officer, manifest: &Manifest, now: Timestamp) -> Result<usize> {
    let officer = officer(ledger, by).await?;
    let mut deed = Deed::begin(ledger, Actor::Account(officer.id), now).await?;
    let missing = lost_keys(ledger, deed.tx()).await?;
    lost(&mut deed, &missing).await?;
    deed.enter("restore_without_noes", &end_of(manifest), None, &manifest.dump.sha256).await?;
    come_to(deed.tx(), Step::Loaded, Some(officer.id)).await?;
    deed.commit().await?;
    Ok(missing.len())
}

/// Where the audit log of the backup ended.
fn end_of(manifest: &Manifest) -> String {
    manifest.audit.as_ref().map_or_else(String::new, place)
}

/// Which restore: where the audit log of the backup ended, and where the noes did.
fn which(manifest: &Manifest, noes: &Noes) -> String {
    format!("{}/{}", end_of(manifest), noes.heads.last().map_or_else(String::new, place))
}

fn place(head: &Head) -> String {
    format!("{}:{}", head.number, head.hash)
}

/// Whether a restore that goes on has said all of these noes already; what came to the file since is still to be said.
///
/// # Errors
/// `Refused` for another file, or an older copy of it: what the noes know last is held by them.
pub async fn all_said(ledger: &Ledger, noes: &Noes) -> Result<bool> {
    let said = last_restore(&mut ledger.database.read().await?).await?.unwrap_or_default();
    let until = said.split_once('/').map(|(_, until)| until);
    let at = noes.heads.iter().rposition(|head| Some(place(head).as_str()) == until);
    at.map(|at| at + 1 == noes.heads.len()).ok_or_else(|| {
        Error::refused(
            "This restore was begun with other noes. Run it again with the file that it was begun with.",
        )
    })
}

/// Refuses noes of another time: of a library that was lost and restored before this backup was made.
///
/// # Errors
/// `Refused` when an end of the log that they name is not in this log.
pub async fn same_log(ledger: &Ledger, noes: &Noes, from: i64) -> Result<()> {
    let Some(head) = noes.heads.iter().rev().find(|head| head.number <= from) else { return Ok(()) };
    let there = entries(&mut ledger.database.read().await?, head.number, 1).await?.pop();
    if there
        .is_some_and(|there| there.entry.number == head.number && there.entry.hash.to_string() == head.hash)
    {
        return Ok(());
    }
    Err(Error::refused(
        "These noes are of a time that was lost before this backup was made. Take the file that was begun after that.",
    ))
}

/// Slots whose keys neither the copy nor the noes account for.
///
/// # Errors
/// What disk or database say.
pub async fn unaccounted(ledger: &Ledger, shredded: &BTreeSet<String>) -> Result<usize> {
    let lost = lost_keys(ledger, &mut ledger.database.read().await?).await?;
    Ok(lost.into_iter().filter(|slot| !shredded.contains(&slot.text())).count())
}

/// What is left over of the noes: about what came after the backup, each in words.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn left_over(ledger: &Ledger, noes: &Noes) -> Result<Vec<String>> {
    let mut tx = ledger.database.read().await?;
    let tables = tables(&mut tx).await?;
    left(&mut tx, &tables, noes).await
}

/// Once everything is held that must be: whether the library waits for a consent officer, who enters again what was left
/// and opens it.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn waits(ledger: &Ledger, now: Timestamp) -> Result<bool> {
    let mut deed = Deed::begin(ledger, Actor::Command, now).await?;
    let Some(state) = closed(deed.tx()).await? else { return Ok(false) };
    if entry_of(deed.tx(), LEFT, &state.dump.to_string()).await?.is_none() {
        return Ok(false);
    }
    come_to(deed.tx(), Step::Left, None).await?;
    deed.commit().await?;
    Ok(true)
}

/// Computes anew what is cleared of every work.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn rebuild(ledger: &Ledger, now: Timestamp, progress: &Progress) -> Result<()> {
    let works = every_work(&mut ledger.database.read().await?).await?;
    for (done, part) in works.chunks(AT_ONCE).enumerate() {
        let mut deed = Deed::begin(ledger, Actor::Command, now).await?;
        for (work, _) in part {
            deed.touch(*work);
        }
        deed.commit().await?;
        progress("works", ((done + 1) * AT_ONCE).min(works.len()) as u64, works.len() as u64);
    }
    Ok(())
}

/// Holds every use of a work that is cleared now and was not when the noes were last read, and all that is cleared of a
/// work in which somebody was named otherwise then: something closed or changed it of which the noes know only that it
/// did. The slugs of these works.
///
/// # Errors
/// What the database says.
pub async fn hold_what_was_closed(
    ledger: &Ledger,
    noes: &Noes,
    from: i64,
    now: Timestamp,
) -> Result<Vec<String>> {
    let works = every_work(&mut ledger.database.read().await?).await?;
    let mut held = Vec::new();
    for (work, slug) in works {
        // What was read before the backup was made is older than what the backup says. What closes a work need not be in
        // the audit log: it may have been read when the log still ended where the backup does.
        let Some(last) = noes.works.get(&work.text()).filter(|last| last.after >= from) else { continue };
        let mut tx = ledger.database.read().await?;
        let cleared = clear(&mut tx, &work.text()).await?;
        let as_named = names(&mut tx, &ledger.vault, &work.text()).await? == last.names;
        drop(tx);
        let uses = opened(&cleared, if as_named { &last.clear } else { &[] }, now.millis())?;
        if uses.is_empty() {
            continue;
        }
        let during = Interval { from: now, until: Timestamp::MAX };
        let fact = HoldFact { source_id: None, uses: Some(uses), during, cause: "integrity" };
        let mut deed = Deed::begin(ledger, Actor::Command, now).await?;
        deed.hold(work, &fact, None).await?;
        deed.commit().await?;
        held.push(slug);
    }
    Ok(held)
}

/// The uses of which `cleared` allows something from `now` on that `last` did not.
fn opened(cleared: &[Clear], last: &[Clear], now: i64) -> Result<BTreeSet<Use>> {
    let covered = |(use_, place, from, until, edition): &&Clear| {
        let begins = (*from).max(now);
        *until <= now
            || last
                .iter()
                .any(|(u, p, f, t, e)| u == use_ && p == place && e == edition && *f <= begins && t >= until)
    };
    cleared.iter().filter(|line| !covered(line)).map(|(use_, ..)| use_.parse()).collect()
}

/// The account of this consent officer.
///
/// # Errors
/// `Refused` for anybody else, and without their password.
async fn officer(ledger: &Ledger, by: &Officer) -> Result<Account> {
    let found = account_store::by_name(&mut ledger.database.read().await?, &by.name.parse()?).await?;
    let found = found.filter(|kept| kept.account.disabled_at.is_none());
    let right = by.password.is(found.as_ref().map(|kept| kept.password.clone())).await?;
    let account = found.filter(|_| right).map(|kept| kept.account);
    account.filter(|account| account.is(Role::ConsentOfficer)).ok_or_else(|| {
        Error::refused(format!(
            "“{}” is no consent officer of this library (digitales account list), or has another password.",
            by.name
        ))
    })
}

/// Opens the library to whoever may see something of it.
///
/// # Errors
/// `Conflict` when it is open already; `Refused` when noes are missing and no consent officer opens, or the one who said
/// that it goes without any.
pub async fn let_in(ledger: &Ledger, by: Option<&Officer>, now: Timestamp) -> Result<()> {
    let mut tx = ledger.database.read().await?;
    let state = closed(&mut tx).await?.ok_or_else(|| Error::conflict("The library is open."))?;
    let left = entry_of(&mut tx, LEFT, &state.dump.to_string()).await?.is_some();
    drop(tx);
    let actor = match by {
        None if state.step == Step::Replayed && !left => Actor::Command,
        None => return Err(Error::refused("Noes made since the backup are not in this library.")),
        Some(by) => {
            let account = officer(ledger, by).await?;
            if state.said_by.is_none() && state.step != Step::Left {
                return Err(Error::refused("The restore is not finished. Run it again as it was begun."));
            }
            if state.said_by == Some(account.id) {
                return Err(Error::refused(
                    "Whoever said that it goes without the noes does not open it: that takes another consent officer.",
                ));
            }
            Actor::Account(account.id)
        }
    };
    let mut deed = Deed::begin(ledger, actor, now).await?;
    deed.enter("restore_opened", &state.dump.to_string(), None, &()).await?;
    open(deed.tx()).await?;
    deed.post_head().await?;
    deed.commit().await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(use_: Use, from: i64, until: i64, edition: &str) -> Clear {
        (use_.as_str().to_owned(), "001".to_owned(), from, until, edition.to_owned())
    }

    #[test]
    fn whatever_is_open_now_and_was_not_last_is_closed_again() {
        let (stream, list) = (Use::PublicStream, Use::Catalogue);
        let last = [line(stream, 0, 100, "a"), line(list, 0, 100, "a")];
        let open = |cleared: &[Clear]| opened(cleared, &last, 10).unwrap().into_iter().collect::<Vec<_>>();
        assert!(open(&last).is_empty());
        assert!(open(&[line(stream, 5, 90, "a")]).is_empty(), "less than before");
        assert!(open(&[line(stream, -5, 100, "a")]).is_empty(), "what is past is past");
        assert_eq!(open(&[line(stream, 0, 101, "a")]), [stream], "longer");
        assert_eq!(open(&[line(stream, 0, 100, "b")]), [stream], "another cut");
        assert_eq!(open(&[line(Use::SchoolEmbed, 0, 100, "a")]), [Use::SchoolEmbed]);
    }
}
