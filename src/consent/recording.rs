//! Writes down what an officer records at the desk: a declaration with everything that goes with it, in one deed.

use std::collections::BTreeSet;

use crate::catalogue::edition::Edition;
use crate::catalogue::participant::Person;
use crate::catalogue::work::Work;
use crate::clock::{end_of_berlin_day, start_of_berlin_day};
use crate::consent::fact::{DeclarationFact, DisplayNameFact, RemovalFact, ScopeFact};
use crate::consent::ledger::Deed;
use crate::consent::record::{Capacity, Declared, Interval, Name, ShownName, Voice, Word};
use crate::consent::saying::{NameWish, Saying};
use crate::error::{Error, Result};
use crate::id::Id;

/// What proves a declaration: what somebody saw on the desk, as the table of evidence names it.
pub const EVIDENCE_OF: [(&str, &str); 3] = [
    ("paper_signed", "release_form"),
    ("e_signed", "release_form"),
    ("recorded_statement", "recorded_statement"),
];

/// Puts what was said at the end of its chain, under the id `source_id`, written down by `by`; names, wishes and cuts
/// go with it.
///
/// # Errors
/// `Conflict` when somebody recorded a declaration of the same voice since the officer looked; `Invalid` when it
/// cannot have been said so.
pub async fn declare(deed: &mut Deed, said: &Saying, source_id: &str, by: &str) -> Result<Id<Declared>> {
    let (work, subject) = (said.work.parse::<Id<Work>>()?, said.subject.parse::<Id<Person>>()?);
    let replaces = said.replaces.as_deref().map(str::parse).transpose()?;
    let fact = fact(said, subject, source_id, by)?;
    let id = deed.declare(work, &fact, replaces).await?;
    deed.talked(id, subject, (said.orally, said.risks)).await?;
    if fact.voice.capacity == Capacity::Own {
        go_with(deed, said, (work, subject), id).await?;
    }
    Ok(id)
}

/// The table's own words; what is none of them is refused before.
fn method(said: &Saying) -> Result<&'static str> {
    let known = EVIDENCE_OF.iter().find(|(method, _)| *method == said.method);
    known.map(|(method, _)| *method).ok_or_else(|| Error::invalid("Say how it was declared."))
}

fn fact(said: &Saying, subject: Id<Person>, source_id: &str, by: &str) -> Result<DeclarationFact> {
    let word = match (said.agreed.is_empty(), &said.replaces) {
        (true, _) => Word::Refused,
        (false, None) => Word::Given,
        (false, Some(_)) => Word::Renewed,
    };
    let scope = |agreed: &crate::consent::saying::Agreed| {
        let territories = agreed.places.iter().map(|place| place.parse()).collect::<Result<Vec<_>>>()?;
        Ok(ScopeFact {
            uses: BTreeSet::from([agreed.use_]),
            territories,
            // A form speaks of days: from the day on which it was said.
            from: start_of_berlin_day(said.given().berlin_day()),
            through: agreed.through,
        })
    };
    Ok(DeclarationFact {
        source_id: source_id.to_owned(),
        subject,
        voice: Voice { capacity: said.capacity.parse()?, by: said.by.parse()? },
        word,
        explicit: said.explicit,
        notice: said.notice.parse()?,
        method: method(said)?,
        explained_in: said.explained_in.parse()?,
        interpreter: said.interpreter.as_deref().map(str::parse).transpose()?,
        given: said.given(),
        recorded_by: by.to_owned(),
        evidence: vec![],
        on_record: said.evidence.iter().map(|id| id.parse()).collect::<Result<_>>()?,
        scopes: said.agreed.iter().map(scope).collect::<Result<_>>()?,
    })
}

/// What only the person's own word can say: how to be named, what shall be after death, which cut may be shown.
async fn go_with(
    deed: &mut Deed,
    said: &Saying,
    (work, subject): (Id<Work>, Id<Person>),
    id: Id<Declared>,
) -> Result<()> {
    if let Some(wish) = &said.name {
        let uses = said.agreed.iter().map(|agreed| agreed.use_).collect::<BTreeSet<_>>();
        let until = said.agreed.iter().map(|agreed| end_of_berlin_day(agreed.through)).max();
        if let Some(until) = until {
            let during = Interval { from: start_of_berlin_day(said.given().berlin_day()), until };
            let named = DisplayNameFact { person: subject, uses, shown: shown(wish), during };
            deed.rename(work, &named).await?;
        }
    }
    if let Some(wish) = &said.on_death {
        deed.wishes(subject, wish.parse()?).await?;
    }
    for cut in &said.cuts {
        let edition = cut.parse::<Id<Edition>>()?;
        deed.remove_from_cut(&RemovalFact { edition, person: subject, standing: Some(id) }).await?;
    }
    Ok(())
}

fn shown(wish: &NameWish) -> ShownName {
    let spoken = Some(wish.spoken.trim()).filter(|text| !text.is_empty()).map(str::to_owned);
    let name = Name { written: wish.written.trim().to_owned(), spoken };
    match wish.mode.as_str() {
        "real" => ShownName::Real(name),
        "pseudonym" => ShownName::Pseudonym(name),
        _ => ShownName::Unnamed,
    }
}
