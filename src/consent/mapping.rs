//! Old papers as deeds: one is kept as it came, and with the yes of a second officer what it allows becomes a
//! declaration like any other.

use std::collections::BTreeSet;

use crate::accounts::proposal::SHORTEST_NOTE;
use crate::catalogue::participant::Person;
use crate::clock::{Timestamp, end_of_berlin_day};
use crate::consent::audit::{Actor, Entry};
use crate::consent::fact::{DeclarationFact, ScopeFact};
use crate::consent::ledger::desk::old_papers::{self, NewOldPaper, OldPaperRow, was_guardian};
use crate::consent::ledger::sealed::papers::sealed_profile;
use crate::consent::ledger::{Deed, Ledger, appears_in};
use crate::consent::old_paper::{LONGEST, Mapping, OldPaper, OldPaperFact, earliest};
use crate::consent::paper::OpenedFor;
use crate::consent::record::{Capacity, Declared, Word};
use crate::error::{Error, Result};
use crate::id::Id;
use crate::storage::database::Tx;

/// Keeps a paper: the scan in the vault, the printed words as a notice of old, what was written into it sealed under
/// the key of the person. It opens nothing. The entry in the log.
///
/// # Errors
/// `Invalid` for words, a date or a signature that cannot be; `Conflict` when the form's name has other words.
pub async fn keep(
    ledger: &Ledger,
    actor: Actor,
    fact: &OldPaperFact,
    now: Timestamp,
) -> Result<(Id<OldPaper>, Entry)> {
    let mut deed = Deed::begin(ledger, actor, now).await?;
    let id = put(&mut deed, fact).await?;
    Ok((id, deed.commit().await?.last()?))
}

/// The same within a deed that writes more beside it.
///
/// # Errors
/// As [`keep`].
pub async fn put(deed: &mut Deed, fact: &OldPaperFact) -> Result<Id<OldPaper>> {
    let now = deed.now();
    let form = fact.form.tidied()?;
    let signed = fact.signed.as_ref().map(earliest).transpose()?;
    if signed.is_some_and(|signed| signed > now) {
        return Err(Error::invalid("A paper cannot have been signed in the future."));
    }
    let added = fact.added.as_deref().map(str::trim).filter(|words| !words.is_empty());
    if added.is_some_and(|words| words.chars().count() > LONGEST) {
        return Err(Error::invalid(format!("What was written in has {LONGEST} characters at most.")));
    }
    may_have_signed(deed.tx(), fact).await?;
    let form = deed.old_form(&form, signed.unwrap_or(now)).await?;
    let evidence = deed.evidence(&fact.evidence).await?;
    let id = Id::<OldPaper>::new(now)?;
    let added = match added {
        Some(words) => Some(seal(deed, (fact.person, &name_of(id)), words).await?),
        None => None,
    };
    let paper = NewOldPaper {
        id,
        person: fact.person,
        work: fact.work,
        voice: fact.voice,
        form,
        signed: fact.signed.as_ref().map(crate::catalogue::edtf::Edtf::as_str),
        added: added.as_deref(),
        evidence,
    };
    deed.old_paper(&paper).await?;
    Ok(id)
}

async fn may_have_signed(tx: &mut Tx, fact: &OldPaperFact) -> Result<()> {
    if !appears_in(tx, fact.person, fact.work).await? {
        return Err(Error::invalid("This person is not in this work; put them on its list first."));
    }
    let may = match fact.voice.capacity {
        Capacity::Own => fact.voice.by == fact.person,
        Capacity::Guardian => was_guardian(tx, fact.person, fact.voice.by).await?,
        Capacity::Relative => false,
    };
    if may {
        Ok(())
    } else {
        Err(Error::invalid("Only the person or a guardian of theirs can have signed it."))
    }
}

/// What a sealed text about a paper is bound to.
fn name_of(paper: Id<OldPaper>) -> String {
    format!("old paper {paper}")
}

/// Seals words under the key of a person, bound to a name.
pub(super) async fn seal(deed: &mut Deed, (person, name): (Id<Person>, &str), words: &str) -> Result<String> {
    let (slot, _) = sealed_profile(deed.tx(), person).await?;
    deed.ledger().vault.seal(slot, name, words.as_bytes()).await
}

/// Opens words that [`seal`] sealed; that it was done is written down before they are given.
pub(super) async fn unseal(
    ledger: &Ledger,
    (actor, now): (Actor, Timestamp),
    (kind, object): (&'static str, &str),
    person: Id<Person>,
    sealed: &[(String, String)],
) -> Result<Vec<String>> {
    let (slot, _) = sealed_profile(&mut ledger.database.read().await?, person).await?;
    let mut opened = Vec::new();
    for (name, words) in sealed {
        let plain = ledger.vault.unseal(slot, name, words).await?;
        opened.push(String::from_utf8(plain).map_err(|_| Error::internal("sealed words of another shape"))?);
    }
    let mut deed = Deed::begin(ledger, actor, now).await?;
    deed.enter(kind, object, Some(person), &object).await?;
    deed.commit().await?;
    Ok(opened)
}

/// What was written into a paper, opened to compare it; that is written down where the person can see it.
///
/// # Errors
/// `Missing` when nothing was, `Gone` when the person was erased.
pub async fn open_added(
    ledger: &Ledger,
    actor: Actor,
    paper: &OldPaperRow,
    now: Timestamp,
) -> Result<String> {
    let id = paper.id()?;
    let sealed = paper.added.clone().ok_or_else(|| Error::missing("Nothing was written into this paper."))?;
    let object = format!("{id}/{}", OpenedFor::ConsentCheck.as_str());
    let about = (("old_paper_opened", object.as_str()), paper.person()?, [(name_of(id), sealed)]);
    let mut opened = unseal(ledger, (actor, now), about.0, about.1, &about.2).await?;
    opened.pop().ok_or_else(|| Error::internal("nothing opened"))
}

/// Whether what an officer read in a paper can be proposed now.
///
/// # Errors
/// `Invalid` when it allows nothing, is over, or gives no reason; `Conflict` when the paper has no date, was set aside,
/// counts already, or the same voice said something after it.
pub async fn check(tx: &mut Tx, mapping: &Mapping, now: Timestamp) -> Result<OldPaperRow> {
    let missing = || Error::missing("There is no such paper.");
    let paper = old_papers::one(tx, mapping.paper.parse()?).await?.ok_or_else(missing)?;
    if mapping.agreed.is_empty() || mapping.note.trim().chars().count() < SHORTEST_NOTE {
        return Err(Error::invalid(
            "Say what it allows, and why its words mean that, in at least 20 characters.",
        ));
    }
    if mapping.agreed.iter().any(|agreed| end_of_berlin_day(agreed.through) <= now) {
        return Err(Error::invalid("What a paper allows cannot have ended before it is read."));
    }
    let signed = paper.signed()?.as_ref().map(earliest).transpose()?;
    let signed = signed.ok_or_else(|| {
        Error::conflict(
            "Nothing says when this paper was signed, so nobody can tell what was said after it. Ask again.",
        )
    })?;
    if paper.aside()?.is_some() || paper.declared()?.is_some() {
        return Err(Error::conflict("It was set aside, or counts already. Look at the paper again."));
    }
    let last = old_papers::last_word(tx, (paper.work()?, paper.person()?, paper.voice()?)).await?;
    if last.is_some_and(|(_, _, given)| given >= signed) {
        return Err(Error::conflict(
            "The same voice said something after this paper; that counts, and not the paper.",
        ));
    }
    Ok(paper)
}

/// Puts what two officers read in a paper at the end of its chain, under the id `source_id` of their proposal. Its
/// notice is the form of that time, it was given when it was signed, and what it covers begins now.
///
/// # Errors
/// As [`check`]; `Conflict` when the chain ends otherwise by now.
pub async fn read(deed: &mut Deed, mapping: &Mapping, source_id: &str, by: &str) -> Result<Id<Declared>> {
    let now = deed.now();
    let paper = check(deed.tx(), mapping, now).await?;
    let signed = paper.signed()?.ok_or_else(|| Error::internal("a paper without its date"))?;
    let scope = |agreed: &crate::consent::saying::Agreed| {
        let territories = agreed.places.iter().map(|place| place.parse()).collect::<Result<Vec<_>>>()?;
        let uses = BTreeSet::from([agreed.use_]);
        Ok(ScopeFact { uses, territories, from: now, through: agreed.through })
    };
    let replaces = mapping.replaces.as_deref().map(str::parse).transpose()?;
    let fact = DeclarationFact {
        source_id: source_id.to_owned(),
        subject: paper.person()?,
        voice: paper.voice()?,
        word: if replaces.is_some() { Word::Renewed } else { Word::Given },
        explicit: mapping.explicit,
        notice: paper.form()?,
        method: "paper_signed",
        explained_in: paper.language()?,
        interpreter: None,
        given: earliest(&signed)?,
        recorded_by: by.to_owned(),
        evidence: vec![],
        on_record: vec![paper.evidence()?],
        scopes: mapping.agreed.iter().map(scope).collect::<Result<_>>()?,
    };
    deed.declare(paper.work()?, &fact, replaces).await
}
