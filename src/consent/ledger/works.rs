//! Writes who is in a work: the list of people, who attested it, how they are named, who is not in a cut.

use std::collections::BTreeSet;

use super::deed::Deed;
use super::reading::json;
use crate::catalogue::participant::Person;
use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::consent::fact::{AppearanceFact, DisplayNameFact, RemovalFact};
use crate::consent::record::{Appearance, DisplayName, ShownName};
use crate::error::{Error, Result};
use crate::id::{Id, Token};

const ATTEST: &str = "insert into roster_attestation (work_id, media_version, attested_by, attested_at) \
    select id, media_version, $2, $3 from work where id = $1 on conflict (work_id, media_version) do nothing";
const SPOKEN: &str = "select distinct subject_id from consent_record where work_id = $1 \
    union select w.subject_id from withdrawal w join appearance a on a.person_id = w.subject_id and a.work_id = $1 \
    where w.work_id is null or w.work_id = $1";
const CLEAR: &str = "delete from appearance where work_id = $1";
const APPEAR: &str = "insert into appearance (id, work_id, person_id, role, credits, position, recognisable_by, \
    redactable, waiver_basis, waiver_by, waiver_note) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
const UNNAME: &str = "delete from display_name where work_id = $1";
const NAME: &str = "insert into display_name (id, person_id, work_id, use_kind, mode, shown, spoken, from_ms, \
    until_ms) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const PAGE: &str = "insert into person_page (handle, person_id, shown) values ($1, $2, $3) \
    on conflict (person_id, shown) do nothing";
const REMOVE: &str =
    "insert into edition_removes (edition_id, person_id, standing_consent_id) values ($1, $2, $3)";
const WORK_OF_EDITION: &str = "select work_id from edition where id = $1";

impl Deed {
    /// Writes down that somebody looked whether everybody in the current version of the media is listed. Once
    /// attested, a version stays attested.
    ///
    /// # Errors
    /// `Invalid` when it was attested in the future.
    pub async fn attest_roster(&mut self, work: Id<Work>, by: &str, at: Timestamp) -> Result<()> {
        if at > self.now {
            return Err(Error::invalid("The list of people cannot have been attested in the future."));
        }
        if crate::run!(&mut self.tx, ATTEST, work.text(), by, at.millis())? > 0 {
            self.enter("roster_attestation", &work.text(), None, &(by, at.millis())).await?;
        }
        self.touch(work);
        Ok(())
    }

    /// Makes `people` the list of those who can be recognised in a work, in the order of their credits.
    ///
    /// # Errors
    /// `Conflict` when somebody is left out who has said something about the work: a word is not forgotten by
    /// taking the name off a list.
    pub async fn appearances(&mut self, work: Id<Work>, people: &[AppearanceFact]) -> Result<()> {
        let listed: BTreeSet<Id<Person>> = people.iter().map(|fact| fact.person).collect();
        for (person,) in crate::rows!(&mut self.tx, (String,), SPOKEN, work.text())? {
            if !listed.contains(&person.parse()?) {
                return Err(Error::conflict(
                    "A participant who consented, refused or withdrew cannot be taken off the list of this work. List the person again.",
                ));
            }
        }
        crate::run!(&mut self.tx, CLEAR, work.text())?;
        for (position, fact) in (0_i64..).zip(people) {
            self.appear(work, position, fact).await?;
        }
        self.touch(work);
        Ok(())
    }

    async fn appear(&mut self, work: Id<Work>, position: i64, fact: &AppearanceFact) -> Result<()> {
        let waiver = fact.waiver.as_ref();
        crate::run!(
            &mut self.tx,
            APPEAR,
            Id::<Appearance>::new(self.now)?.text(),
            work.text(),
            fact.person.text(),
            fact.role,
            json(fact.credits.iter().map(String::as_str)),
            position,
            json(fact.recognisable_by.iter().copied()),
            fact.redactable,
            waiver.map(|(basis, _, _)| *basis),
            waiver.map(|(_, by, _)| by.as_str()),
            waiver.map(|(_, _, note)| note.as_str())
        )?;
        let listed = (fact.role, &fact.credits, &fact.recognisable_by, fact.redactable, waiver);
        self.enter("appearance", &work.text(), Some(fact.person), &listed).await?;
        Ok(())
    }

    /// Makes `names` the way in which people are named in a work, but for those who said on their own page how they
    /// want to be named. Each name of a person has a public page of its own.
    ///
    /// # Errors
    /// `Invalid` when somebody has two names for one use at the same time.
    pub async fn display_names(&mut self, work: Id<Work>, names: &[DisplayNameFact]) -> Result<()> {
        for (n, one) in names.iter().enumerate() {
            let twice = names[n + 1..].iter().any(|other| {
                one.person == other.person
                    && !one.uses.is_disjoint(&other.uses)
                    && one.during.from < other.during.until
                    && other.during.from < one.during.until
            });
            if twice || one.during.from >= one.during.until {
                return Err(Error::invalid("A person has one name at a time for each use of a work."));
            }
        }
        crate::run!(&mut self.tx, UNNAME, work.text())?;
        for fact in names {
            self.name(work, fact).await?;
        }
        self.chosen_names(work).await?;
        self.touch(work);
        Ok(())
    }

    pub(super) async fn name(&mut self, work: Id<Work>, fact: &DisplayNameFact) -> Result<()> {
        let (mode, name) = match &fact.shown {
            ShownName::Real(name) => ("real", Some(name)),
            ShownName::Pseudonym(name) => ("pseudonym", Some(name)),
            ShownName::Unnamed => ("unnamed", None),
        };
        if let Some(name) = name {
            // By chance, so that neither the name nor two names of one person can be read from an address.
            let handle: String = Token::new()?.digest().to_string().chars().take(12).collect();
            crate::run!(&mut self.tx, PAGE, handle, fact.person.text(), &name.written)?;
        }
        let during = (fact.during.from.millis(), fact.during.until.millis());
        let said = (mode, name.map(|name| &name.written), &fact.uses, during);
        self.enter("display_name", &work.text(), Some(fact.person), &said).await?;
        for use_ in &fact.uses {
            crate::run!(
                &mut self.tx,
                NAME,
                Id::<DisplayName>::new(self.now)?.text(),
                fact.person.text(),
                work.text(),
                use_.as_str(),
                mode,
                name.map(|n| n.written.as_str()),
                name.and_then(|n| n.spoken.as_deref()),
                during.0,
                during.1
            )?;
        }
        Ok(())
    }

    /// Writes down that somebody is not in a cut any more.
    ///
    /// # Errors
    /// `Conflict` when it is written down already.
    pub async fn remove_from_cut(&mut self, fact: &RemovalFact) -> Result<()> {
        let edition = fact.edition.text();
        crate::run!(&mut self.tx, REMOVE, &edition, fact.person.text(), fact.standing.map(Id::text))?;
        self.enter("edition_removes", &edition, Some(fact.person), &fact.standing.map(Id::text)).await?;
        if let Some((work,)) = crate::row!(&mut self.tx, (String,), WORK_OF_EDITION, edition)? {
            self.touch(work.parse()?);
        }
        Ok(())
    }
}
