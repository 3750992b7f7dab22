//! Writes people, their guardians and relatives, and the papers that somebody saw.

use serde::Serialize;
use sqlx::FromRow;

use super::by_hand::{born_by_hand, wish_by_hand};
use super::deed::Deed;
use super::desk::asking::told_dead;
use super::kept::Kept;
use crate::catalogue::participant::Person;
use crate::catalogue::work::Work;
use crate::clock::Timestamp;
use crate::consent::fact::{
    Evidence, EvidenceFact, GuardianshipFact, Notice, NoticeFact, PersonFact, RelativeFact,
};
use crate::consent::record::{Age, Birthdays};
use crate::error::{Error, Result};
use crate::id::{Id, Sha256Digest};
use crate::storage::database::Tx;
use crate::storage::vault::{KeySlot, Purpose};

const BY_KEY: &str = "select id from person where key = $1";
const WORKS_OF: &str = "select distinct work_id from appearance where person_id = $1 order by work_id";
const ADD_PERSON: &str = "insert into person (id, key_slot, key, age_fact, adult_from, capable_from, reaffirm_until, \
    represented, died_at, on_death, contact_language) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
const KNOWN: &str = "select id, age_fact, adult_from, capable_from, reaffirm_until, represented, died_at, on_death, \
    contact_language from person where key = $1";
const KNOWN_BY_ID: &str = "select id, age_fact, adult_from, capable_from, reaffirm_until, represented, died_at, \
    on_death, contact_language from person where id = $1";
const CHANGE_PERSON: &str = "update person set age_fact = $2, adult_from = $3, capable_from = $4, \
    reaffirm_until = $5, represented = $6, died_at = $7, on_death = $8, contact_language = $9 where id = $1";
const ADD_EVIDENCE: &str = "insert into evidence (id, kind, received_at) values ($1, $2, $3)";
const CHECK_EVIDENCE: &str =
    "insert into evidence_check (evidence_id, checked_at, result, checked_by) values ($1, $2, $3, $4)";
const WORKS_BY_EVIDENCE: &str = "select distinct c.work_id from proving e \
    join consent_record c on c.id = e.consent_id where e.evidence_id = $1 order by c.work_id";
const OFFICES: &str = "select count(*) from standing_guardianship where child_id = $1 and guardian_id = $2 \
    and from_ms < $4 and until_ms > $3";
const ADD_GUARDIAN: &str = "insert into guardianship (id, child_id, guardian_id, kind, from_ms, until_ms, evidence_id) \
    values ($1, $2, $3, $4, $5, $6, $7)";
const ADD_RELATIVE: &str =
    "insert into relative_of (person_id, relative_id, relation, evidence_id) values ($1, $2, $3, $4)";
const NOTICE: &str =
    "select id, text_sha256 from notice where series = $1 and version = $2 and language = $3";
const ADD_NOTICE: &str = "insert into notice (id, series, version, language, text_sha256, body, published_at) \
    values ($1, $2, $3, $4, $5, $6, $7)";

/// Who is known by `key`.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn person_by_key(tx: &mut Tx, key: &str) -> Result<Option<Id<Person>>> {
    crate::row!(tx, (String,), BY_KEY, key)?.map(|(id,)| id.parse()).transpose()
}

/// The works in which `person` appears.
///
/// # Errors
/// `Unavailable` when the database does not answer.
pub async fn works_of(tx: &mut Tx, person: Id<Person>) -> Result<Vec<Id<Work>>> {
    crate::rows!(tx, (String,), WORKS_OF, person.text())?.into_iter().map(|(id,)| id.parse()).collect()
}

/// The result of looking at a piece of evidence again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Checked {
    /// It is there and is what it was.
    Verified,
    /// It is not there.
    Missing,
    /// It is not what it was.
    HashMismatch,
}

impl Checked {
    /// As the tables write it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Verified => "verified",
            Self::Missing => "missing",
            Self::HashMismatch => "hash_mismatch",
        }
    }
}

/// What is known of a person, as rows keep it.
#[derive(Clone, Debug, PartialEq, Eq, FromRow, Serialize)]
struct Known {
    age_fact: String,
    adult_from: Option<i64>,
    capable_from: Option<i64>,
    reaffirm_until: Option<i64>,
    represented: bool,
    died_at: Option<i64>,
    on_death: String,
    contact_language: String,
}

impl Known {
    fn of(fact: &PersonFact) -> Self {
        let (age, born) = match fact.age {
            Age::Adult => ("adult_attested", None),
            Age::Born(birthdays) => ("born", Some(birthdays)),
            Age::Unknown => ("unknown", None),
        };
        let instant = |of: fn(Birthdays) -> Timestamp| born.map(|b| of(b).millis());
        Self {
            age_fact: age.to_owned(),
            adult_from: instant(|b| b.adult_from),
            capable_from: instant(|b| b.capable_from),
            reaffirm_until: instant(|b| b.reaffirm_until),
            represented: fact.represented,
            died_at: fact.died.map(Timestamp::millis),
            on_death: fact.on_death.as_str().to_owned(),
            contact_language: fact.contact_language.tag().to_owned(),
        }
    }

    /// Takes over the age.
    fn age_as(&mut self, other: &Self) {
        other.age_fact.clone_into(&mut self.age_fact);
        self.adult_from = other.adult_from;
        self.capable_from = other.capable_from;
        self.reaffirm_until = other.reaffirm_until;
    }

    /// In what this differs from what was known before, by the names of `people.toml`.
    fn news(&self, before: &Self) -> Vec<&'static str> {
        let age = |one: &Self| (one.age_fact.clone(), one.adult_from, one.capable_from, one.reaffirm_until);
        let news = [
            ("age", age(self) != age(before)),
            ("represented", self.represented != before.represented),
            ("died", self.died_at != before.died_at),
            ("on_death", self.on_death != before.on_death),
            ("contact_language", self.contact_language != before.contact_language),
        ];
        news.into_iter().filter(|(_, differs)| *differs).map(|(field, _)| field).collect()
    }
}

#[derive(FromRow)]
struct KnownRow {
    id: String,
    #[sqlx(flatten)]
    known: Known,
}

impl Deed {
    /// Brings in a person, or changes what is known of the one with the same key; which fields changed, `new` for
    /// somebody who was not there. What the person wished for after death, and somebody wrote down by hand, stays; so
    /// does a death that was told while asking.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer.
    pub async fn person(&mut self, fact: &PersonFact) -> Result<(Id<Person>, Vec<&'static str>)> {
        let mut known = Known::of(fact);
        let Some(before) = crate::row!(&mut self.tx, KnownRow, KNOWN, &fact.key)? else {
            let (id, slot) = self.newcomer(&fact.key).await?;
            self.add_person(id, slot, &fact.key, &known).await?;
            self.person_is(id, &known).await?;
            return Ok((id, vec!["new"]));
        };
        let id = before.id.parse()?;
        if known.died_at.is_none() {
            known.died_at = told_dead(&mut self.tx, id).await?.map(Timestamp::millis);
        }
        if let Some(wish) = wish_by_hand(&mut self.tx, id).await? {
            wish.as_str().clone_into(&mut known.on_death);
        }
        if born_by_hand(&mut self.tx, id).await? {
            known.age_as(&before.known);
        }
        let news = known.news(&before.known);
        if !news.is_empty() {
            self.change_person(id, &known).await?;
            self.person_is(id, &known).await?;
        }
        Ok((id, news))
    }

    /// The age of somebody by a birth date that was written down by hand, which no file changes after that. From when on
    /// a child is asked too is the earlier of what was known and what the date says.
    ///
    /// # Errors
    /// `Missing` for nobody.
    pub async fn born(&mut self, person: Id<Person>, birthdays: Birthdays) -> Result<()> {
        let before = crate::row!(&mut self.tx, KnownRow, KNOWN_BY_ID, person.text())?;
        let before = before.ok_or_else(|| Error::missing("Nobody is known by this id."))?.known;
        let capable = birthdays.capable_from.millis();
        let known = Known {
            age_fact: "born".to_owned(),
            adult_from: Some(birthdays.adult_from.millis()),
            capable_from: Some(before.capable_from.map_or(capable, |known| known.min(capable))),
            reaffirm_until: Some(birthdays.reaffirm_until.millis()),
            ..before.clone()
        };
        if known != before {
            self.change_person(person, &known).await?;
            self.person_is(person, &known).await?;
        }
        Ok(())
    }

    async fn add_person(
        &mut self,
        id: Id<Person>,
        slot: Id<KeySlot>,
        key: &str,
        known: &Known,
    ) -> Result<()> {
        crate::run!(
            &mut self.tx,
            ADD_PERSON,
            id.text(),
            slot.text(),
            key,
            &known.age_fact,
            known.adult_from,
            known.capable_from,
            known.reaffirm_until,
            known.represented,
            known.died_at,
            &known.on_death,
            &known.contact_language
        )?;
        Ok(())
    }

    async fn change_person(&mut self, id: Id<Person>, known: &Known) -> Result<()> {
        crate::run!(
            &mut self.tx,
            CHANGE_PERSON,
            id.text(),
            &known.age_fact,
            known.adult_from,
            known.capable_from,
            known.reaffirm_until,
            known.represented,
            known.died_at,
            &known.on_death,
            &known.contact_language
        )?;
        Ok(())
    }

    /// What is `known` of a person is so from now on, in every work in which they appear.
    async fn person_is(&mut self, id: Id<Person>, known: &Known) -> Result<()> {
        self.enter("person", &id.text(), Some(id), known).await?;
        self.touch_works_of(id).await
    }

    /// An id and a key for somebody new, unless they were erased.
    async fn newcomer(&mut self, key: &str) -> Result<(Id<Person>, Id<KeySlot>)> {
        self.not_erased(key).await?;
        Ok((Id::new(self.now)?, self.key_slot(Purpose::Person).await?))
    }

    /// Says that something was changed that decides about every work in which `person` appears.
    pub(super) async fn touch_works_of(&mut self, person: Id<Person>) -> Result<()> {
        for work in works_of(&mut self.tx, person).await? {
            self.touch(work);
        }
        Ok(())
    }

    /// Writes down that somebody saw a paper or recording.
    ///
    /// # Errors
    /// `Internal` for a kind that is none.
    pub async fn evidence(&mut self, fact: &EvidenceFact) -> Result<Id<Evidence>> {
        let id = Id::<Evidence>::new(self.now)?;
        let seen = fact.seen_at.millis();
        crate::run!(&mut self.tx, ADD_EVIDENCE, id.text(), fact.kind, seen)?;
        crate::run!(&mut self.tx, CHECK_EVIDENCE, id.text(), seen, "verified", &fact.seen_by)?;
        if let Some(paper) = &fact.paper {
            self.keep_paper(id, fact.kind, paper).await?;
        }
        let about = fact.paper.as_ref().and_then(|paper| paper.about);
        self.enter_row(Kept::EVIDENCE, &id.text(), about).await?;
        Ok(id)
    }

    /// Writes down what was found when somebody looked at a piece of evidence again; the latest look counts.
    ///
    /// # Errors
    /// `Conflict` when it was looked at in the same millisecond.
    pub async fn check_evidence(&mut self, evidence: Id<Evidence>, found: Checked, by: &str) -> Result<()> {
        let result = found.as_str();
        crate::run!(&mut self.tx, CHECK_EVIDENCE, evidence.text(), self.now.millis(), result, by)?;
        self.enter("evidence_check", &evidence.text(), None, &(result, by)).await?;
        for (work,) in crate::rows!(&mut self.tx, (String,), WORKS_BY_EVIDENCE, evidence.text())? {
            self.touch(work.parse()?);
        }
        Ok(())
    }

    /// Writes down an office.
    ///
    /// # Errors
    /// `Invalid` when the same two people have one at the same time already, or it ends before it begins.
    pub async fn guardianship(&mut self, fact: &GuardianshipFact) -> Result<()> {
        let (child, guardian) = (fact.child.text(), fact.guardian.text());
        let (from, until) = (fact.office.from.millis(), fact.office.until.millis());
        if fact.child == fact.guardian || from >= until {
            return Err(Error::invalid("A guardianship is between two people and begins before it ends."));
        }
        let at_once = crate::row!(&mut self.tx, (i64,), OFFICES, &child, &guardian, from, until)?;
        if at_once.is_some_and(|(count,)| count > 0) {
            return Err(Error::invalid(
                "The same guardian is in office for the same person at that time already.",
            ));
        }
        let evidence = self.evidence(&fact.evidence).await?.text();
        let id = Id::<crate::consent::record::Guardianship>::new(self.now)?.text();
        crate::run!(&mut self.tx, ADD_GUARDIAN, &id, child, guardian, fact.kind, from, until, evidence)?;
        self.enter_row(Kept::GUARDIANSHIP, &id, Some(fact.child)).await?;
        self.touch_works_of(fact.child).await
    }

    /// Writes down a relative.
    ///
    /// # Errors
    /// `Conflict` when the same relative is written down already.
    pub async fn relative(&mut self, fact: &RelativeFact) -> Result<()> {
        let evidence = self.evidence(&fact.evidence).await?.text();
        let (person, relative) = (fact.person.text(), fact.relative.text());
        crate::run!(&mut self.tx, ADD_RELATIVE, &person, &relative, fact.relation, evidence)?;
        let object = format!("{person}/{relative}");
        self.enter("relative_of", &object, Some(fact.person), &fact.relation).await?;
        self.touch_works_of(fact.person).await
    }

    /// Keeps the text that people were shown; the same text again is the same notice.
    ///
    /// # Errors
    /// `Conflict` when another text is kept under the same series, version and language.
    pub async fn notice(&mut self, fact: &NoticeFact) -> Result<Id<Notice>> {
        let digest = Sha256Digest::of(fact.body.as_bytes()).to_string();
        let language = fact.language.tag();
        let kept = crate::row!(&mut self.tx, (String, String), NOTICE, &fact.series, fact.version, language)?;
        if let Some((id, kept)) = kept {
            if kept != digest {
                return Err(Error::conflict(format!(
                    "The notice “{}”, version {}, in “{language}” is on record with other words. Give the new words a new version.",
                    fact.series, fact.version
                )));
            }
            return id.parse();
        }
        let id = Id::<Notice>::new(self.now)?;
        let published = fact.published.millis();
        crate::run!(
            &mut self.tx,
            ADD_NOTICE,
            id.text(),
            &fact.series,
            fact.version,
            language,
            digest,
            &fact.body,
            published
        )?;
        self.enter_row(Kept::NOTICE, &id.text(), None).await?;
        Ok(id)
    }
}
