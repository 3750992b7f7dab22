//! Writes what works stand on: the library's own texts, people, partners, notices. One deed, all or nothing.

use std::fs;

use super::accession::{is_new, refused};
use super::deposit::Stopped;
use super::describe::{json, tagged};
use super::facts;
use super::folder::file_in;
use super::format::library::{CollectionEntry, LibraryFile};
use super::format::partners::{PartnerEntry, PartnerKind, PartnersFile};
use super::format::people::{Age, PeopleFile, PersonEntry};
use super::reading::Reading;
use super::when;
use crate::catalogue::accession_store::{self as store, CollectionRow};
use crate::catalogue::collection::Collection;
use crate::consent::fact::{AgreementFact, GuardianshipFact, NoticeFact, OrganisationFact, RelativeFact};
use crate::consent::ledger::{Deed, may_close, wish_by_hand};
use crate::consent::profile::{self, Learned};
use crate::consent::record::OrganisationKind;
use crate::consent::withdrawal::closes_nothing;
use crate::error::Result;
use crate::id::Id;

/// Under which scope events of these files are recorded.
const PEOPLE: &str = "people";
const PARTNERS: &str = "partners";

/// What stops it, with the file it stands in.
pub(super) struct StoppedIn(pub &'static str, pub Stopped);

/// What was laid.
#[derive(Debug, Default)]
pub(super) struct Laid {
    /// What changed, in words.
    pub changed: Vec<String>,
    /// Where `people.toml` says something else than what was set by hand, which stands: field and sentence.
    pub notes: Vec<(String, String)>,
}

/// Writes the three files that are there.
pub(super) async fn write(reading: &Reading, mut deed: Deed) -> Result<Laid, StoppedIn> {
    let laid = stage(reading, &mut deed).await?;
    deed.commit().await.map_err(|e| StoppedIn("", e.into()))?;
    Ok(laid)
}

/// Writes them into a deed, which comes true only when it is committed.
pub(super) async fn stage(reading: &Reading, deed: &mut Deed) -> Result<Laid, StoppedIn> {
    let Laid { mut changed, mut notes } = Laid::default();
    if let Some(read) = &reading.people {
        let done = people(deed, &read.file, &mut changed, &mut notes).await;
        done.map_err(|s| StoppedIn("people.toml", s))?;
    }
    if let Some(read) = &reading.partners {
        let done = partners(deed, &read.file, &mut changed).await;
        done.map_err(|s| StoppedIn("partners.toml", s))?;
    }
    if let Some(read) = &reading.library {
        let done = library(deed, reading, &read.file, &mut changed).await;
        done.map_err(|s| StoppedIn("library.toml", s))?;
    }
    Ok(Laid { changed, notes })
}

async fn people(
    deed: &mut Deed,
    file: &PeopleFile,
    changed: &mut Vec<String>,
    notes: &mut Vec<(String, String)>,
) -> Result<(), Stopped> {
    let mut newcomers = 0;
    for (key, entry) in &file.person {
        let told = |e| refused(e, format!("person.{key}"));
        match person(deed, key, entry, notes).await.map_err(told)?.as_slice() {
            [] => (),
            ["new", ..] => newcomers += 1,
            fields => changed.push(format!("person {key} ({})", fields.join(", "))),
        }
    }
    if newcomers > 0 {
        changed.push(format!("{newcomers} people"));
    }
    offices(deed, file, changed).await?;
    withdrawals(deed, file, changed).await
}

/// Somebody comes in, or what is known of them changes: which fields. What was set by hand stays, and is noted.
async fn person(
    deed: &mut Deed,
    key: &str,
    entry: &PersonEntry,
    notes: &mut Vec<(String, String)>,
) -> Result<Vec<&'static str>> {
    let fact = facts::person_fact(key, entry)?;
    let (id, mut fields) = deed.person(&fact).await?;
    if wish_by_hand(deed.tx(), id).await?.is_some_and(|stands| stands != fact.on_death) {
        let told = "What shall be after this person's death was written down at the desk with their own declaration, and is \
                    something else. That stands. To settle it, write here what the desk shows; to change it, record a new \
                    declaration of this person.";
        notes.push((format!("person.{key}.on_death"), told.to_owned()));
    }
    if let Age::Born(born) = &entry.age {
        match profile::learn_birth_date(deed, id, &born.born).await? {
            Learned::Known => (),
            Learned::New => fields.push("born"),
            Learned::Otherwise => {
                let told = "The day of birth that is sealed was set by hand and is another one. It stays. To settle it, put \
                            the right day here, or with “digitales person profile” there.";
                notes.push((format!("person.{key}.age"), told.to_owned()));
            }
        }
    }
    Ok(fields)
}

async fn offices(deed: &mut Deed, file: &PeopleFile, changed: &mut Vec<String>) -> Result<(), Stopped> {
    for (i, entry) in file.guardianship.iter().enumerate() {
        let (source, field) = (format!("guardianship {}", entry.id), format!("guardianship[{i}]"));
        if is_new(deed, PEOPLE, &source, entry, &field).await? {
            let fact = GuardianshipFact {
                child: facts::person(deed.tx(), &entry.child).await?,
                guardian: facts::person(deed.tx(), &entry.guardian).await?,
                kind: entry.kind.as_str(),
                office: facts::interval(&entry.from, &entry.until)?,
                evidence: facts::evidence(&entry.evidence)?,
            };
            deed.guardianship(&fact).await.map_err(|e| refused(e, field))?;
            changed.push(source);
        }
    }
    for (i, entry) in file.relative.iter().enumerate() {
        let (source, field) =
            (format!("relative {} of {}", entry.relative, entry.person), format!("relative[{i}]"));
        if is_new(deed, PEOPLE, &source, entry, &field).await? {
            let fact = RelativeFact {
                person: facts::person(deed.tx(), &entry.person).await?,
                relative: facts::person(deed.tx(), &entry.relative).await?,
                relation: entry.relation.as_str(),
                evidence: facts::evidence(&entry.evidence)?,
            };
            deed.relative(&fact).await.map_err(|e| refused(e, field))?;
            changed.push("a relative".to_owned());
        }
    }
    Ok(())
}

async fn withdrawals(deed: &mut Deed, file: &PeopleFile, changed: &mut Vec<String>) -> Result<(), Stopped> {
    for (i, entry) in file.withdrawal.iter().enumerate() {
        let (source, field) = (format!("withdrawal {}", entry.id), format!("withdrawal[{i}]"));
        if is_new(deed, PEOPLE, &source, entry, &field).await? {
            let fact = facts::withdrawal(deed.tx(), entry, None).await?;
            let counts = may_close(deed.tx(), fact.subject, fact.voice, fact.effective).await?;
            deed.withdraw(&fact).await.map_err(|e| refused(e, field))?;
            let idle = || format!("{source}. {}", closes_nothing(fact.voice.capacity));
            changed.push(if counts { source.clone() } else { idle() });
        }
    }
    Ok(())
}

async fn partners(deed: &mut Deed, file: &PartnersFile, changed: &mut Vec<String>) -> Result<(), Stopped> {
    for (i, entry) in file.organisation.iter().enumerate() {
        let field = format!("organisation[{i}]");
        let fact = organisation(entry)?;
        let (id, new) = deed.organisation(&fact).await.map_err(|e| refused(e, field.clone()))?;
        if new {
            changed.push(format!("partner {}", entry.name));
        }
        for (j, agreement) in entry.agreement.iter().enumerate() {
            let field = format!("{field}.agreement[{j}]");
            let source = format!("agreement {} with {}", agreement.id, entry.name);
            if is_new(deed, PARTNERS, &source, agreement, &field).await? {
                let fact = AgreementFact {
                    source_id: agreement.id.clone(),
                    organisation: id,
                    uses: agreement.uses.iter().copied().collect(),
                    during: facts::interval(&agreement.from, &agreement.until)?,
                    recall_hours: agreement.recall_hours.into(),
                    evidence: facts::evidence(&agreement.evidence)?,
                };
                deed.agreement(&fact).await.map_err(|e| refused(e, field))?;
                changed.push(source);
            }
        }
    }
    Ok(())
}

fn organisation(entry: &PartnerEntry) -> Result<OrganisationFact> {
    Ok(OrganisationFact {
        kind: match entry.kind {
            PartnerKind::School => OrganisationKind::School,
            PartnerKind::RadioPartner => OrganisationKind::RadioPartner,
            PartnerKind::ScreenOperator => OrganisationKind::ScreenOperator,
            PartnerKind::Archive => OrganisationKind::Archive,
        },
        name: entry.name.clone(),
        territory: entry.territory.parse()?,
        recall_email: entry.recall_email.clone(),
        recall_phone: entry.recall_phone.clone(),
    })
}

async fn library(
    deed: &mut Deed,
    reading: &Reading,
    file: &LibraryFile,
    changed: &mut Vec<String>,
) -> Result<(), Stopped> {
    let settings = [
        ("name", json(&tagged(&file.name)?)?),
        ("description", json(&tagged(&file.description)?)?),
        ("embed_hosts", json(&file.embed_hosts)?),
        ("demonstration", json(&file.demonstration)?),
    ];
    for (key, value) in settings {
        if store::setting(deed.tx(), key, &value).await? {
            changed.push(key.to_owned());
        }
    }
    for theme in &file.theme {
        if store::theme(deed.tx(), &theme.id, theme.broader.as_deref(), &json(&tagged(&theme.label)?)?)
            .await?
        {
            changed.push(format!("theme {}", theme.id));
        }
    }
    for place in &file.place {
        if store::place(deed.tx(), &place.id, &json(&tagged(&place.label)?)?).await? {
            changed.push(format!("place {}", place.id));
        }
    }
    for (position, collection) in (0_i64..).zip(&file.collection) {
        let id = Id::<Collection>::new(deed.now())?;
        if store::collection(deed.tx(), id, &collection_row(collection, position)?).await? {
            changed.push(format!("collection {}", collection.slug));
        }
    }
    for (i, notice) in file.notice.iter().enumerate() {
        let body =
            fs::read_to_string(file_in(&reading.root, &notice.file)?).map_err(crate::error::Error::from)?;
        let fact = NoticeFact {
            series: notice.series.clone(),
            version: notice.version.into(),
            language: notice.language.parse()?,
            body,
            published: when::start(&notice.published)?,
        };
        deed.notice(&fact).await.map_err(|e| refused(e, format!("notice[{i}]")))?;
    }
    Ok(())
}

fn collection_row(entry: &CollectionEntry, position: i64) -> Result<CollectionRow> {
    Ok(CollectionRow {
        slug: entry.slug.clone(),
        kind: entry.kind.as_str(),
        year: entry.year.clone(),
        titles: json(&tagged(&entry.title)?)?,
        openings: json(&tagged(&entry.opening)?)?,
        lead: entry.lead.clone(),
        position,
        works: entry.works.clone(),
    })
}
