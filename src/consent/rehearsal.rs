//! The demonstration's stop and start: a real withdrawal, and real new declarations in the words of the last ones.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::participant::Person;
use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::consent::audit::Actor;
use crate::consent::fact::{DeclarationFact, EvidenceFact, ScopeFact, WithdrawalFact};
use crate::consent::ledger::{Deed, Ledger, snapshot};
use crate::consent::record::{Capacity, Declaration, Record, Scope, Voice, Word};
use crate::error::{Error, Result};
use crate::id::Id;

/// Who writes down what is rehearsed.
const BY: &str = "The demonstration's tour";

/// Says stop for the first person whose own yes the work rests on, for every use.
///
/// # Errors
/// `Missing` when the work rests on nobody's own yes; otherwise as the database.
pub async fn stop(ledger: &Ledger, work: Id<Work>, now: Timestamp) -> Result<()> {
    let mut deed = Deed::begin(ledger, Actor::Public, now).await?;
    let record = record(&mut deed, work).await?;
    let person =
        speaker(&record).ok_or_else(|| Error::missing("Nobody in this work speaks for themselves."))?;
    deed.withdraw(&WithdrawalFact {
        source_id: None,
        subject: person,
        voice: Voice { capacity: Capacity::Own, by: person },
        work: Some(work),
        uses: None,
        effective: now,
        received: now,
        channel: "self_service",
    })
    .await?;
    deed.touch(work);
    deed.commit().await?;
    Ok(())
}

/// Gives everything again that [`stop`] took back: a new declaration that covers what the last one covered.
///
/// # Errors
/// `Missing` when there is nothing to give again; otherwise as the database.
pub async fn give_again(ledger: &Ledger, work: Id<Work>, now: Timestamp) -> Result<()> {
    let mut deed = Deed::begin(ledger, Actor::Public, now).await?;
    let record = record(&mut deed, work).await?;
    let last = speaker(&record)
        .and_then(|person| head(&record, person))
        .ok_or_else(|| Error::missing("There is nothing to give again."))?;
    let (notice, explained_in) =
        deed.said(last.id).await?.ok_or_else(|| Error::missing("There is nothing to give again."))?;
    deed.declare_next(
        work,
        &DeclarationFact {
            source_id: format!("tour-{}", now.millis()),
            subject: last.subject,
            voice: last.voice,
            word: Word::Renewed,
            explicit: true,
            notice,
            method: "self_service",
            explained_in,
            interpreter: None,
            given: now,
            recorded_by: BY.to_owned(),
            evidence: vec![EvidenceFact {
                kind: "recorded_statement",
                seen_by: BY.to_owned(),
                seen_at: now,
                paper: None,
            }],
            on_record: vec![],
            scopes: again(&last.scopes, now),
        },
    )
    .await?;
    deed.commit().await?;
    Ok(())
}

async fn record(deed: &mut Deed, work: Id<Work>) -> Result<Record> {
    snapshot(deed.tx(), work)
        .await?
        .map(|snapshot| snapshot.record)
        .ok_or_else(|| Error::missing("There is no such work."))
}

/// The first person in the work who gave their own yes.
fn speaker(record: &Record) -> Option<Id<Person>> {
    record
        .appearances
        .iter()
        .map(|appearance| appearance.person)
        .find(|person| head(record, *person).is_some())
}

fn head(record: &Record, person: Id<Person>) -> Option<&Declaration> {
    record
        .declarations
        .iter()
        .filter(|d| d.subject == person && d.voice.capacity == Capacity::Own && d.word.is_yes())
        .max_by_key(|d| d.version)
}

/// The same uses, places and last days, from `now` on; scopes of one place and time are one again.
fn again(scopes: &[Scope], now: Timestamp) -> Vec<ScopeFact> {
    let mut gathered: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
    for scope in scopes.iter().filter(|scope| scope.during.until > now) {
        let last_day = scope.during.until.plus_millis(-1).berlin_day();
        gathered.entry((scope.territories.clone(), last_day)).or_default().insert(scope.use_);
    }
    gathered
        .into_iter()
        .map(|((territories, through), uses)| ScopeFact { uses, territories, from: now, through })
        .collect()
}
