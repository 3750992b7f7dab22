//! What a second pair of eyes needs to see of each thing that was proposed, before it says yes to it.

use crate::accounts::proposal::{Proposal, What};
use crate::catalogue::participant::Person;
use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::consent::ledger::desk as works;
use crate::consent::ledger::desk::officer::ending::Ending;
use crate::consent::ledger::desk::officer::forms::{self, name_of_notice};
use crate::consent::ledger::desk::officer::someone::someone;
use crate::consent::record::{Use, Voice};
use crate::consent::saying::Saying;
use crate::error::Result;
use crate::http::consent_desk::say::{self, Keys};
use crate::http::consent_desk::voices::{chains, said_view};
use crate::http::pages::view::View;
use crate::http::writing_desk::review::{self, answer_of, notice_name};
use crate::http::writing_desk::work::{end_name, hold_name, passage_name, request_link};
use crate::id::Id;
use crate::storage::database::Tx;

/// Everything of a proposal that is read before it is answered.
#[derive(Default)]
pub struct Shown {
    /// What is to be written down, or no longer counts.
    pub facts: Vec<(String, String)>,
    /// Of a declaration: every use, and until when and where; none: no.
    pub uses: Vec<(String, Option<String>)>,
    /// Of a consent: the name as each use shows it.
    pub names: Vec<(String, String)>,
    /// The page of whom it is about.
    pub about: Option<String>,
    /// What else is read before an answer: where it stands, and what it is called.
    pub links: Vec<(String, String)>,
}

/// Reads it.
///
/// # Errors
/// As the database.
pub async fn shown(tx: &mut Tx, v: &View, keys: &Keys, proposal: &Proposal) -> Result<Shown> {
    let what = &proposal.what;
    let mut shown = match what {
        What::MinorConsent(said) => consent(tx, v, keys, said).await?,
        What::Invalidation { declaration, .. } | What::LaterEvidence { declaration, .. } => {
            declared(tx, v, keys, (proposal, declaration)).await?
        }
        _ => Shown { facts: facts(tx, v, keys, proposal).await?, ..Shown::default() },
    };
    shown.links = links(tx, v, what).await?;
    if let Some(agreed) = what.agreed() {
        let line = |use_: &Use| (say::use_name(v, *use_), answer_of(v, agreed, *use_));
        shown.uses = Use::ALL.iter().map(line).collect();
    }
    if proposal.forgotten {
        shown.facts.push((v.t("two-note"), v.t("words-forgotten")));
    } else if let Some(note) = what.note() {
        shown.facts.push((v.t("two-note"), note.to_owned()));
    }
    shown.about = proposal.person.map(|person| match proposal.work {
        Some(work) => format!("/{}/desk/consent/works/{work}/people/{person}", v.lang()),
        None => format!("/{}/desk/consent/people/{person}", v.lang()),
    });
    Ok(shown)
}

/// What else is read before an answer: of a hold the request that it stands for.
async fn links(tx: &mut Tx, v: &View, what: &What) -> Result<Vec<(String, String)>> {
    Ok(match what {
        What::LiftHold { hold, .. } => {
            let hold = forms::hold(tx, hold).await?;
            hold.and_then(|hold| hold.request).iter().map(|request| request_link(v, request)).collect()
        }
        _ => vec![],
    })
}

/// What people are called who have to do with a proposal.
///
/// # Errors
/// As the database.
pub async fn keys_of(tx: &mut Tx, proposal: &Proposal) -> Result<Keys> {
    let mut keys = match proposal.work {
        Some(work) => works::keys(tx, work).await?,
        None => Keys::new(),
    };
    if let Some(person) = proposal.person
        && let Some(known) = someone(tx, person, proposal.at).await?
    {
        keys.extend(known.voices.into_iter().map(|(voice, key)| (voice.by, key)));
    }
    Ok(keys)
}

/// What kinds without a declaration say.
async fn facts(tx: &mut Tx, v: &View, keys: &Keys, proposal: &Proposal) -> Result<Vec<(String, String)>> {
    let of = |prefix: &str, word: &str| v.t(&format!("{prefix}-{}", word.replace('_', "-")));
    Ok(match &proposal.what {
        What::Waiver { basis, .. } => vec![(v.t("write-ground"), of("write-ground", basis))],
        What::OpenProfile { purpose, .. } => vec![(v.t("purpose"), of("purpose", purpose))],
        What::MapOldPaper(read) => {
            vec![(v.t("promise-explicit"), v.t(if read.explicit { "say-yes" } else { "say-no" }))]
        }
        What::LiftHold { hold, .. } => {
            let hold = forms::hold(tx, hold).await?;
            hold.iter().map(|hold| (v.t("two-hold"), hold_name(v, hold))).collect()
        }
        What::LiftPassage { passage, .. } => {
            let closed = forms::passage(tx, passage).await?;
            closed.iter().map(|closed| (v.t("two-passage"), passage_name(v, keys, closed))).collect()
        }
        What::EndEarly { ending, id, until, .. } => {
            let kind = Ending::read(ending).unwrap_or(Ending::Embargo);
            let stands = forms::ending(tx, kind, id).await?;
            let what = stands.map_or_else(String::new, |stands| end_name(v, keys, kind, &stands));
            let until = Timestamp::from_millis(*until);
            let when = if until > proposal.at { say::through(v, until) } else { v.t("two-at-once") };
            vec![(v.t("write-end-what"), what), (v.t("two-ends"), when)]
        }
        What::Erasure { .. } => erasure(tx, v, keys, proposal).await?,
        What::MinorConsent(_) | What::Invalidation { .. } | What::LaterEvidence { .. } => vec![],
    })
}

/// Whose word it is that somebody is forgotten, when, and every work that goes with them.
async fn erasure(tx: &mut Tx, v: &View, keys: &Keys, proposal: &Proposal) -> Result<Vec<(String, String)>> {
    let What::Erasure { capacity, by, channel, with_others, days, further, .. } = &proposal.what else {
        return Ok(vec![]);
    };
    let voice = Voice { capacity: capacity.parse()?, by: by.parse()? };
    let mut facts = vec![
        (v.t("say-whose"), say::voice_name(v, voice, keys)),
        (v.t("write-channel"), v.t(&format!("write-channel-{}", channel.replace('_', "-")))),
        (v.t("erase-due"), v.count("erase-days", &u64::from(*days))),
    ];
    let known = match proposal.person.filter(|_| !further) {
        Some(person) => someone(tx, person, proposal.at).await?,
        None => None,
    };
    let alone: Vec<String> =
        known.iter().flat_map(|known| &known.alone_in).map(|(_, slug)| slug.clone()).collect();
    if !alone.is_empty() {
        facts.push((v.t("erase-alone"), v.words.language().listed(&alone)));
    }
    let title = v.t(if *further { "erase-further" } else { "erase-with-others" });
    for work in with_others {
        facts.push((title.clone(), with_people(tx, v, work.parse()?, proposal.person).await?));
    }
    for (work, _) in known.into_iter().flat_map(|known| known.with_others) {
        if !with_others.contains(&work.text()) {
            facts.push((v.t("erase-stays"), with_people(tx, v, work, proposal.person).await?));
        }
    }
    Ok(facts)
}

/// The address of a work, and who appears in it beside `person`, by their keys.
async fn with_people(tx: &mut Tx, v: &View, work: Id<Work>, person: Option<Id<Person>>) -> Result<String> {
    let slug = works::work(tx, work).await?.map_or_else(String::new, |kept| kept.slug);
    let keys = works::keys(tx, work).await?;
    let all = works::participants(tx, work).await?;
    let others = all.iter().filter(|of| Some(of.person) != person);
    let others: Vec<String> = others.map(|of| say::key_of(&keys, of.person)).collect();
    if others.is_empty() {
        return Ok(slug);
    }
    let others = v.words.language().listed(&others);
    Ok(v.words.say_of("erase-also-in", &[("work", &slug), ("people", &others)]))
}

/// What tells one proposal from others of its kind: whose word, which uses, which row.
///
/// # Errors
/// As the database.
pub async fn brief(tx: &mut Tx, v: &View, proposal: &Proposal) -> Result<String> {
    let keys = keys_of(tx, proposal).await?;
    let mut parts: Vec<String> = match &proposal.what {
        What::MinorConsent(said) => vec![voice_of(v, &keys, &said.capacity, &said.by)?],
        What::Invalidation { declaration, .. } | What::LaterEvidence { declaration, .. } => {
            let shown = declared(tx, v, &keys, (proposal, declaration)).await?;
            shown.facts.into_iter().take(2).map(|(_, value)| value).collect()
        }
        What::Erasure { capacity, by, .. } => vec![voice_of(v, &keys, capacity, by)?],
        _ => facts(tx, v, &keys, proposal).await?.into_iter().map(|(_, value)| value).collect(),
    };
    if let Some(agreed) = proposal.what.agreed() {
        parts.push(match agreed {
            [] => v.t("say-no"),
            _ => say::use_names(v, agreed.iter().map(|agreed| &agreed.use_)),
        });
    }
    Ok(parts.join(" · "))
}

fn voice_of(v: &View, keys: &Keys, capacity: &str, by: &str) -> Result<String> {
    Ok(say::voice_name(v, Voice { capacity: capacity.parse()?, by: by.parse()? }, keys))
}

/// A consent as whoever wrote it down saw it before they kept it.
async fn consent(tx: &mut Tx, v: &View, keys: &Keys, said: &Saying) -> Result<Shown> {
    let voice = Voice { capacity: said.capacity.parse()?, by: said.by.parse()? };
    let notice = name_of_notice(tx, &said.notice).await?;
    let notice = notice.map_or_else(String::new, |(series, version, language)| {
        notice_name(v, (&series, version, &language))
    });
    let editions = works::editions(tx, said.work.parse()?).await?;
    let cuts = said.cuts.iter().filter_map(|cut| editions.get(&cut.parse().ok()?).cloned()).collect();
    let mut facts = vec![(v.t("say-whose"), say::voice_name(v, voice, keys))];
    facts.extend(review::facts(v, keys, said, (notice, cuts)));
    Ok(Shown { facts, names: review::names(v, said), ..Shown::default() })
}

/// A declaration that is on record, whole.
async fn declared(tx: &mut Tx, v: &View, keys: &Keys, (of, id): (&Proposal, &str)) -> Result<Shown> {
    let (Some(work), Some(person)) = (of.work, of.person) else { return Ok(Shown::default()) };
    for chain in chains(tx, v, work, person).await? {
        let Some(said) = chain.said.iter().find(|said| said.id.text() == id) else { continue };
        let view = said_view(v, said, keys, None, false);
        let mut facts = vec![
            (v.t("say-whose"), say::voice_name(v, chain.voice, keys)),
            (v.t("two-declaration"), view.word),
            (v.t("say-notice"), view.notice.name),
        ];
        facts.extend(view.facts);
        let line = |scope: &crate::http::consent_desk::voices::ScopeView| {
            (scope.use_.clone(), Some(format!("{} · {}", scope.through, scope.places)))
        };
        return Ok(Shown { facts, uses: view.scopes.iter().map(line).collect(), ..Shown::default() });
    }
    Ok(Shown::default())
}
