//! Somebody takes it back: one transaction, true for the next request and for what is running.

use std::collections::BTreeSet;

use crate::catalogue::participant::Person;
use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::consent::audit::{Actor, Entry};
use crate::consent::fact::WithdrawalFact;
use crate::consent::ledger::{Deed, Ledger, appears_in, may_close, person_by_key, work_by_slug, works_of};
use crate::consent::record::{Capacity, Use, Voice};
use crate::error::{Error, Result};
use crate::id::Id;

/// What somebody takes back.
#[derive(Clone, Debug)]
pub struct TakesBack<'a> {
    /// The key of the person.
    pub person: &'a str,
    /// The slug of the work; none: from every work.
    pub work: Option<&'a str>,
    /// From which uses; none: from every use.
    pub uses: Option<BTreeSet<Use>>,
    /// The key of the guardian or relative who speaks, and as which; none: the person.
    pub by: Option<(Capacity, &'a str)>,
    /// How it reached us: `phone`, `in_person` …
    pub channel: &'static str,
}

/// What was written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The works that it is about.
    pub works: Vec<Id<Work>>,
    /// Why it closes nothing now and what to do about it, when the one who spoke may not speak for the person.
    pub idle: Option<String>,
    /// The last entry that it left in the audit log, for the receipt.
    pub entry: Entry,
}

/// Records the withdrawal, effective `now`. When this returns it is done: the next request is refused and what is
/// running is ended within 250 ms. A word of somebody who may not speak for the person is written down all the same and
/// changes nothing, until the ledger knows of their office.
///
/// # Errors
/// `Missing` for a person or work that is not here; `Invalid` when the person is not in the work.
pub async fn withdraw(ledger: &Ledger, actor: Actor, taken: &TakesBack<'_>, now: Timestamp) -> Result<Taken> {
    let mut deed = Deed::begin(ledger, actor, now).await?;
    let subject = known(&mut deed, taken.person).await?;
    let works = works(&mut deed, subject, taken).await?;
    let voice = match taken.by {
        None => Voice { capacity: Capacity::Own, by: subject },
        Some((capacity, key)) => Voice { capacity, by: known(&mut deed, key).await? },
    };
    let about = (subject, voice, works.0);
    let counts = write(&mut deed, about, taken.uses.clone(), taken.channel).await?;
    let entry = deed.commit().await?.last()?;
    Ok(Taken { works: works.1, idle: (!counts).then(|| closes_nothing(voice.capacity)), entry })
}

/// Writes into `deed` that a voice takes `uses` of a work back, or of every work, as of now; whether it counts now.
///
/// # Errors
/// As [`Deed::withdraw`].
pub async fn write(
    deed: &mut Deed,
    (subject, voice, work): (Id<Person>, Voice, Option<Id<Work>>),
    uses: Option<BTreeSet<Use>>,
    channel: &'static str,
) -> Result<bool> {
    let now = deed.now();
    let counts = may_close(deed.tx(), subject, voice, now).await?;
    let (effective, received) = (now, now);
    let fact = WithdrawalFact { source_id: None, subject, voice, work, uses, effective, received, channel };
    deed.withdraw(&fact).await?;
    Ok(counts)
}

/// What to do when the word of somebody of this capacity does not count.
#[must_use]
pub fn closes_nothing(capacity: Capacity) -> String {
    let (why, way) = match capacity {
        Capacity::Own | Capacity::Guardian => (
            "whoever says so is not in office as a guardian of this person",
            "If they are, write the guardianship into people.toml and import it. Somebody of age says it themself.",
        ),
        Capacity::Relative => (
            "a relative speaks for somebody who died",
            "If that is so, write “died” and the relative into people.toml and import it.",
        ),
    };
    format!("It is written down and closes nothing now: {why}. {way} From then on it counts.")
}

async fn known(deed: &mut Deed, key: &str) -> Result<Id<Person>> {
    let found = person_by_key(deed.tx(), key).await?;
    found.ok_or_else(|| Error::missing("Nobody is known by this key; look it up in people.toml."))
}

/// The one work that is named, if one is, and all that are touched.
async fn works(
    deed: &mut Deed,
    subject: Id<Person>,
    taken: &TakesBack<'_>,
) -> Result<(Option<Id<Work>>, Vec<Id<Work>>)> {
    let Some(slug) = taken.work else { return Ok((None, works_of(deed.tx(), subject).await?)) };
    let work = work_by_slug(deed.tx(), slug).await?;
    let work = work.ok_or_else(|| Error::missing(format!("There is no work with the slug “{slug}”.")))?;
    if appears_in(deed.tx(), subject, work).await? {
        return Ok((Some(work), vec![work]));
    }
    Err(Error::invalid(format!("This person is not a participant of “{slug}”; its work.toml lists who is.")))
}
