//! Asking people again as deeds: each step is written down with time, way and who did it; a no closes at once, a death
//! is asked of the relatives, and a letter comes with a link of their own.

use jiff::civil::Date;

use crate::catalogue::edtf::Edtf;
use crate::catalogue::participant::Person;
use crate::clock::{Timestamp, start_of_berlin_day};
use crate::consent::asking::{State, Step};
use crate::consent::audit::{Actor, Entry};
use crate::consent::fact::WithdrawalFact;
use crate::consent::ledger::desk::asking::{self, AskingStep, NewStep, StepRow};
use crate::consent::ledger::{Committed, Deed, Ledger, may_close};
use crate::consent::mapping::{seal, unseal};
use crate::consent::old_paper::earliest;
use crate::consent::paper::OpenedFor;
use crate::consent::record::{Capacity, Voice};
use crate::error::{Error, Result};
use crate::id::{Id, Token};
use crate::language::Language;
use crate::narrator::link_store::{self, NewLink};
use crate::narrator::standing::{Ends, NarratorLink};

/// Most characters of a note.
pub const LONGEST_NOTE: usize = 4000;

/// A step as somebody tells it.
#[derive(Clone, Debug)]
pub struct Told {
    /// Whose story.
    pub person: Id<Person>,
    /// What happened.
    pub step: Step,
    /// Who was written to, found, or answered.
    pub voice: Voice,
    /// By which way, one of [`crate::consent::asking::CHANNELS`].
    pub channel: &'static str,
    /// On which day in Berlin.
    pub day: Date,
    /// Of a death: the day, month or year.
    pub died: Option<Edtf>,
    /// Whatever helps the next one to try; it is sealed.
    pub note: Option<String>,
}

/// A link that was made for a letter or a card. Its address is shown once.
pub struct Sent {
    /// The secret in the address.
    pub token: Token,
    /// In which language the page opens.
    pub language: Language,
    /// When it opens nothing any more.
    pub ends: Ends,
    /// What the step left in the audit log.
    pub entry: Entry,
}

/// Writes a step down. A no is a withdrawal of everything, in the same deed; a death makes the rule ask for the wish
/// left behind, or for the relatives; whoever is found again after that was never dead.
///
/// # Errors
/// `Invalid` for a day that has not come, a death without its date or in the future, a note too long; `Refused` when
/// whoever answered may not speak for the person; `Conflict` for a step that cannot follow a death, and for writing to
/// somebody who said no.
pub async fn tell(ledger: &Ledger, actor: Actor, told: &Told, now: Timestamp) -> Result<Entry> {
    let mut deed = Deed::begin(ledger, actor, now).await?;
    put(&mut deed, told).await?;
    deed.commit().await?.last()
}

async fn put(deed: &mut Deed, told: &Told) -> Result<()> {
    let now = deed.now();
    if start_of_berlin_day(told.day) > now {
        return Err(Error::invalid("This day has not come yet."));
    }
    if told.step == Step::WrittenTo && asking::state_of(deed.tx(), told.person).await? == Some(State::No) {
        return Err(Error::conflict("They said no, and nobody asks again."));
    }
    let died = death(deed, told).await?;
    if !may_close(deed.tx(), told.person, told.voice, now).await? && told.step != Step::Dead {
        return Err(Error::refused(
            "Only the person, a guardian in office, or a relative after death can be asked.",
        ));
    }
    let note = told.note.as_deref().map(str::trim).filter(|note| !note.is_empty());
    if note.is_some_and(|note| note.chars().count() > LONGEST_NOTE) {
        return Err(Error::invalid(format!("A note has {LONGEST_NOTE} characters at most.")));
    }
    let id = Id::<AskingStep>::new(now)?;
    let note = match note {
        Some(words) => Some(seal(deed, (told.person, &name_of(&id.text())), words).await?),
        None => None,
    };
    let step = NewStep {
        id,
        person: told.person,
        step: told.step,
        voice: told.voice,
        channel: told.channel,
        day: &told.day.to_string(),
        died: told.died.as_ref().map(|text| (text.as_str(), died)),
        note: note.as_deref(),
    };
    deed.asking_step(&step).await?;
    match told.step {
        Step::No => deed.withdraw(&everything(told, now)).await,
        Step::Dead if died.is_some() => deed.dies(told.person, died).await,
        Step::Found if told.voice.capacity == Capacity::Own => deed.dies(told.person, None).await,
        _ => Ok(()),
    }
}

/// Since when somebody is dead by this step; nothing when that is known already, or it is another step.
async fn death(deed: &mut Deed, told: &Told) -> Result<Option<Timestamp>> {
    let known = asking::died_at(deed.tx(), told.person).await?;
    let from_here = asking::told_dead(deed.tx(), told.person).await?;
    match (told.step, known) {
        (Step::Dead, Some(_)) => {
            Err(Error::conflict("It is written down already that this person has died."))
        }
        (Step::Dead, None) => {
            let died = told.died.as_ref().ok_or_else(|| {
                Error::invalid("Say when they died: a day, a month or a year, as well as it is known.")
            })?;
            let at = earliest(died)?;
            if at > deed.now() {
                return Err(Error::invalid("A death cannot lie in the future."));
            }
            Ok(Some(at))
        }
        // What a file says is put right in the file.
        (_, Some(at)) if told.voice.capacity == Capacity::Own => {
            if told.step == Step::Found && from_here == Some(at) {
                return Ok(None);
            }
            Err(Error::conflict("This person has died; their relatives can be asked."))
        }
        _ => Ok(None),
    }
}

/// No means no to everything, in every work, from now on.
fn everything(told: &Told, now: Timestamp) -> WithdrawalFact {
    WithdrawalFact {
        source_id: None,
        subject: told.person,
        voice: told.voice,
        work: None,
        uses: None,
        effective: now,
        received: now,
        channel: told.channel,
    }
}

fn name_of(step: &str) -> String {
    format!("asking step {step}")
}

/// Makes a link for a letter or card to somebody, and writes down that they are written to.
///
/// # Errors
/// As [`tell`].
pub async fn write_to(ledger: &Ledger, actor: Actor, told: &Told, now: Timestamp) -> Result<Sent> {
    let mut deed = Deed::begin(ledger, actor, now).await?;
    let made = linked(&mut deed, told.person, told.voice).await?;
    put(&mut deed, told).await?;
    sent(deed, made).await
}

/// Makes a link for a card that is handed over to somebody. Where asking them stands does not change by it.
///
/// # Errors
/// `Refused` when they may not speak for the person, `Gone` when the person was erased.
pub async fn hand_over(
    ledger: &Ledger,
    actor: Actor,
    (subject, voice): (Id<Person>, Voice),
    now: Timestamp,
) -> Result<Sent> {
    let mut deed = Deed::begin(ledger, actor, now).await?;
    if !may_close(deed.tx(), subject, voice, now).await? {
        return Err(Error::refused("They may not speak for this person now, so they get no link."));
    }
    let made = linked(&mut deed, subject, voice).await?;
    sent(deed, made).await
}

/// A new link in the language in which its holder is written to.
async fn linked(deed: &mut Deed, subject: Id<Person>, voice: Voice) -> Result<(Token, NewLink, Ends)> {
    let language = link_store::contact_language(deed.tx(), voice.by).await?;
    let (token, link) = (Token::new()?, NewLink::of(subject, voice, language, deed.now())?);
    let ends = link_store::add(deed, &link, &token).await?;
    Ok((token, link, ends))
}

async fn sent(deed: Deed, (token, link, ends): (Token, NewLink, Ends)) -> Result<Sent> {
    let entry = deed.commit().await?.last()?;
    Ok(Sent { token, language: link.language, ends, entry })
}

/// Ends a link to the page about `subject`; nothing when it was not alive.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn take_back(
    ledger: &Ledger,
    actor: Actor,
    (subject, link): (Id<Person>, Id<NarratorLink>),
    now: Timestamp,
) -> Result<Option<Committed>> {
    let mut deed = Deed::begin(ledger, actor, now).await?;
    let known = link_store::alive(deed.tx(), subject, now).await?;
    let ended = known.iter().any(|alive| alive.id == link) && link_store::revoke(&mut deed, link).await?;
    Ok(if ended { Some(deed.commit().await?) } else { None })
}

/// The notes of somebody's steps by the ids of these, opened to reach them; that is written down where they can see it.
///
/// # Errors
/// `Gone` when the person was erased.
pub async fn open_notes(
    ledger: &Ledger,
    actor: Actor,
    person: Id<Person>,
    steps: &[StepRow],
    now: Timestamp,
) -> Result<Vec<(String, String)>> {
    let noted: Vec<&StepRow> = steps.iter().filter(|step| step.note.is_some()).collect();
    let sealed: Vec<(String, String)> =
        noted.iter().map(|step| (name_of(&step.id), step.note.clone().unwrap_or_default())).collect();
    let object = format!("{person}/{}", OpenedFor::Contact.as_str());
    let opened = unseal(ledger, (actor, now), ("asking_opened", &object), person, &sealed).await?;
    Ok(noted.iter().map(|step| step.id.clone()).zip(opened).collect())
}
