//! An original is kept after all: a wish for erasure is taken back by whoever said it, or answered with no.

use crate::accounts::account::Account;
use crate::accounts::proposal::SHORTEST_NOTE;
use crate::catalogue::participant::Person;
use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::consent::audit::Actor;
use crate::consent::erasure::due_in;
use crate::consent::ledger::sealed::erasing::Erasure;
use crate::consent::ledger::sealed::erasures::{ErasureRow, erasure_of, erasures_of};
use crate::consent::ledger::sealed::wishes::{self, NewAnswer, Wish, WishAnswer};
use crate::consent::ledger::sealed::words::About;
use crate::consent::ledger::{Committed, Deed, Ledger, may_close, speaks_themself};
use crate::consent::record::{Capacity, Voice};
use crate::error::{Error, Kind, Result};
use crate::id::Id;
use crate::language::Language;
use crate::storage::database::Tx;

/// Most characters of the reasons of a no.
pub const LONGEST_REASONS: usize = 4000;

/// Somebody's word that a wish is taken back.
#[derive(Clone, Copy, Debug)]
pub struct TakesBack {
    /// Who says so.
    pub voice: Voice,
    /// How it reached us: `phone`, `in_person` …
    pub channel: &'static str,
}

/// Which wishes of a person are taken back.
#[derive(Clone, Debug)]
pub enum Which {
    /// To be forgotten. Wishes that the original of one work goes stand.
    Whole,
    /// That the originals of these works go, each by itself. That the person is forgotten stands.
    Works(Vec<Id<Work>>),
    /// This one.
    One(Id<Erasure>),
}

impl Which {
    fn is(&self, row: &ErasureRow) -> Result<bool> {
        Ok(match self {
            Self::Whole => row.forgets,
            Self::Works(works) => !row.forgets && row.works()?.iter().any(|work| works.contains(work)),
            Self::One(id) => row.id()? == *id,
        })
    }
}

/// Whether whoever acts may take back this wish on their own page: their own, about this one work, whose master is
/// still there.
#[must_use]
pub fn may_take_back(row: &ErasureRow, actor: Actor) -> bool {
    !row.forgets && row.masters.is_none() && row.asked_by == actor.text()
}

/// Takes back within a deed the wish that the original of a work goes, by whoever asked. What was withdrawn stays so. A
/// wish that waits for an answer, since others are in the work, was no erasure so far: it becomes one that is taken back
/// with the same deed, so that what was wished and what became of it stand in the log one after the other.
///
/// # Errors
/// `Conflict` when there is no such wish, it was carried out, or somebody else wrote it down.
pub async fn keep_original(
    deed: &mut Deed,
    voice: Voice,
    (person, work): (Id<Person>, Id<Work>),
    days: u32,
) -> Result<()> {
    let actor = Actor::Narrator(voice.by);
    let open = wishes::of(deed.tx(), person).await?;
    if open.iter().any(|wish| wish.work.0 == work && wish.voice == voice) {
        // With its days: a copy of the noes that was cut off in the midst of this deed lets nothing go at once.
        let due = due_in(days, deed.now());
        deed.ask_erasure((person, voice), &[work], due, false).await?;
    }
    let row = erasure_of(deed.tx(), person, work).await?.filter(|row| may_take_back(row, actor));
    let row = row.ok_or_else(|| Error::conflict("There is no wish of yours to take back."))?;
    cancelled(deed, &row, &TakesBack { voice, channel: "self_service" }).await
}

/// Whether the days of an erasure still run.
#[must_use]
pub fn runs(row: &ErasureRow, now: Timestamp) -> bool {
    row.masters.is_none() && now < row.due()
}

/// Whose word takes back an erasure: of whoever asked for it, as long as they may speak for the person; after that, and
/// where nobody wrote down who asked, of the person alone, as long as they live.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn may_cancel(tx: &mut Tx, row: &ErasureRow, voice: Voice, now: Timestamp) -> Result<bool> {
    let person = row.person()?;
    let living = voice.capacity != Capacity::Own || speaks_themself(tx, person, now).await?;
    if !living || !may_close(tx, person, voice, now).await? {
        return Ok(false);
    }
    let asked = match row.voice()? {
        Some(asked) if may_close(tx, person, asked, now).await? => asked,
        _ => Voice { capacity: Capacity::Own, by: person },
    };
    Ok(voice == asked)
}

/// Takes back wishes of `person` while their days run; how many. What was made of the masters is made anew by an import,
/// and shown again after a new consent only: what was withdrawn stays withdrawn.
///
/// # Errors
/// `Refused` when it is not this voice's to take back; then nothing is written.
pub async fn cancel(
    ledger: &Ledger,
    actor: Actor,
    person: Id<Person>,
    (which, word): (&Which, &TakesBack),
    now: Timestamp,
) -> Result<usize> {
    let mut deed = Deed::begin(ledger, actor, now).await?;
    let mut done = 0;
    for row in erasures_of(deed.tx(), person).await? {
        if !runs(&row, now) || !which.is(&row)? {
            continue;
        }
        if !may_cancel(deed.tx(), &row, word.voice, now).await? {
            return Err(Error::refused("erase-fault-voice"));
        }
        cancelled(&mut deed, &row, word).await?;
        done += 1;
    }
    deed.commit().await?;
    Ok(done)
}

async fn cancelled(deed: &mut Deed, row: &ErasureRow, word: &TakesBack) -> Result<()> {
    let (id, by) = (row.id()?, word.voice.by.text());
    let told = serde_json::json!({
        "capacity": word.voice.capacity.as_str(), "by": by, "channel": word.channel,
    });
    deed.erasure_step(id, "cancelled", &told.to_string()).await?;
    deed.enter("erasure_cancelled", &id.text(), Some(row.person()?), &told).await?;
    Ok(())
}

/// A no to the wish that an original be deleted.
#[derive(Clone, Debug)]
pub struct No {
    /// The wish.
    pub wish: Wish,
    /// Why, in words for whoever wished it.
    pub reasons: String,
    /// In which language.
    pub language: Language,
}

/// Answers a wish with no. Whoever wished it reads why on their own page; what they withdrew stays withdrawn, and they
/// can wish it again. The words are sealed under the key of the person.
///
/// # Errors
/// `Invalid` for reasons too short or too long; `Conflict` when somebody has seen to it by now.
pub async fn answer_no(ledger: &Ledger, by: Id<Account>, no: &No, now: Timestamp) -> Result<Committed> {
    let reasons = no.reasons.trim();
    if !(SHORTEST_NOTE..=LONGEST_REASONS).contains(&reasons.chars().count()) {
        return Err(Error::invalid(format!(
            "Say why in {SHORTEST_NOTE} to {LONGEST_REASONS} characters: they read it."
        )));
    }
    let mut deed = Deed::begin(ledger, Actor::Account(by), now).await?;
    let wish = &no.wish;
    if !wishes::of(deed.tx(), wish.person).await?.contains(wish) {
        return Err(Error::conflict("wish-fault-gone"));
    }
    let id = Id::<WishAnswer>::new(now)?;
    let sealed = deed.seal_words(About::Person(wish.person), &wishes::name_of(id), reasons).await;
    // Of whoever was forgotten by now nothing more is written, and nobody could read it; the answer stands.
    let sealed = sealed.map(Some).or_else(|e| if e.kind() == Kind::Gone { Ok(None) } else { Err(e) })?;
    deed.wish_answer(&NewAnswer { id, wish, language: &no.language, reasons: sealed.as_deref(), by }).await?;
    deed.commit().await
}
