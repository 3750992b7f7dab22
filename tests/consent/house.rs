//! A library with a fixed clock, and what people do in it, named as they would name it.

use std::collections::BTreeSet;

use digitales::catalogue::edition::Edition;
use digitales::catalogue::participant::Person;
use digitales::catalogue::work::Work;
use digitales::clock::{Clock, Timestamp};
use digitales::consent::audit::Actor;
use digitales::consent::fact::*;
use digitales::consent::ledger::{self, Deed, Ledger};
use digitales::consent::record::*;
use digitales::consent::verify::verify;
use digitales::id::Id;
use digitales::playback::{Answer, Door};
use digitales::storage::database::Database;

use crate::deeds::{About, prepares};
use crate::story::{instant, own};
use crate::support::Engine;

pub struct House {
    pub database: Database,
    pub ledger: Ledger,
    pub clock: Clock,
    pub door: Door,
}

const WORK: &str = "insert into work (id, slug, kind, state, languages, licence_uri, may_be_cut, tombstone_silent, \
    sort_key, added_at) values ($1, $2, 'film', 'published', '[\"de\"]', \
    'http://rightsstatements.org/vocab/InC/1.0/', false, false, $2, 0)";
pub const EDITION: &str = "insert into edition (id, work_id, media_version, key, kind, approved_by, approved_at, \
    checked_by, checked_at) values ($1, $2, 1, $3, $4, $5, $6, $7, $6)";

impl House {
    /// An empty library at noon in Berlin on 1 June 2026.
    pub async fn open(engine: &Engine) -> Self {
        Self::at(engine.ledger().await, instant("2026-06-01T10:00:00Z"))
    }

    /// A library as it is, at `now`.
    pub fn at(ledger: Ledger, now: Timestamp) -> Self {
        let database = ledger.database.clone();
        let clock = Clock::fixed(now);
        let door = Door::new(database.clone(), clock.clone());
        Self { database, ledger, clock, door }
    }

    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    pub async fn deed(&self) -> Deed {
        Deed::begin(&self.ledger, Actor::Command, self.now()).await.unwrap()
    }

    pub async fn person(&self, key: &str) -> Id<Person> {
        let mut deed = self.deed().await;
        let (id, _) = deed.person(&fact(key)).await.unwrap();
        deed.commit().await.unwrap();
        id
    }

    /// A published, licensed, attested work in which `people` appear, who have not been asked yet.
    pub async fn work(&self, slug: &str, people: &[Id<Person>]) -> Id<Work> {
        let work = Id::<Work>::new(self.now()).unwrap();
        let mut deed = self.deed().await;
        digitales::run!(deed.tx(), WORK, work.text(), slug).unwrap();
        let original = Id::<Edition>::new(self.now()).unwrap().text();
        let nobody = None::<String>;
        digitales::run!(
            deed.tx(),
            EDITION,
            original,
            work.text(),
            "original",
            "original",
            &nobody,
            None::<i64>,
            &nobody
        )
        .unwrap();
        deed.appearances(work, &people.iter().map(|p| appears(*p)).collect::<Vec<_>>()).await.unwrap();
        deed.attest_roster(work, "officer", instant("2026-01-01"), None).await.unwrap();
        deed.license(work, &licence()).await.unwrap();
        deed.commit().await.unwrap();
        work
    }

    /// `person` agrees to everything for `work` until the end of `through`.
    pub async fn agrees(&self, work: Id<Work>, person: Id<Person>, through: &str) {
        let mut deed = self.deed().await;
        let notice = deed.notice(&notice()).await.unwrap();
        let mut fact = declaration(person, notice, &format!("yes {}", self.now()));
        fact.given = self.now();
        fact.scopes[0].through = through.parse().unwrap();
        deed.declare_next(work, &fact).await.unwrap();
        deed.commit().await.unwrap();
    }

    /// `guardian` is in office for `person` from a minute ago.
    pub async fn is_guardian(&self, guardian: Id<Person>, person: Id<Person>) {
        let now = self.now();
        let office = Interval { from: now.plus_millis(-60_000), until: now.plus_millis(600_000) };
        let (child, kind) = (person, "betreuer");
        let mut deed = self.deed().await;
        let fact = GuardianshipFact { child, guardian, kind, office, evidence: seen() };
        deed.guardianship(&fact).await.unwrap();
        deed.commit().await.unwrap();
    }

    /// One narrator's film, public.
    pub async fn film(&self) -> (Id<Work>, Id<Person>) {
        let narrator = self.person("narrator").await;
        let work = self.work("a-film", &[narrator]).await;
        self.agrees(work, narrator, "2026-12-31").await;
        self.clock.set(instant("2026-06-01T11:00:00Z"));
        (work, narrator)
    }

    /// A film of its own for one deed: a narrator who agreed, somebody else, a hold that can be ended, a partner.
    pub async fn stage(&self, number: u64) -> About {
        let person = self.person(&format!("narrator-{number}")).await;
        let other = self.person(&format!("other-{number}")).await;
        let work = self.work(&format!("film-{number}"), &[person]).await;
        self.agrees(work, person, "2026-12-31").await;
        let about = About { work, person, other, number };
        let mut deed = self.deed().await;
        prepares(&mut deed, about).await;
        deed.commit().await.unwrap();
        about
    }

    pub async fn public(&self, work: Id<Work>) -> Answer {
        let mut tx = self.database.read().await.unwrap();
        self.door.public(&mut tx, work).await.unwrap()
    }

    pub async fn is_public(&self, work: Id<Work>) -> bool {
        matches!(self.public(work).await, Answer::Permit(_))
    }

    /// The names of the reasons why nobody may see `work`, in order.
    pub async fn refused(&self, work: Id<Work>) -> Vec<&'static str> {
        match self.public(work).await {
            Answer::Permit(_) => Vec::new(),
            Answer::Refusal(refusal) => {
                let names: BTreeSet<_> = refusal.reasons().iter().map(Reason::name).collect();
                names.into_iter().collect()
            }
        }
    }

    /// Stored is what would be computed, and nothing hangs in the air.
    pub async fn verifies(&self) {
        let findings = verify(&self.database, self.now(), |_, _| ()).await.unwrap();
        assert!(findings.is_empty(), "{findings:?}");
    }

    pub async fn lines(&self, work: Id<Work>, use_: Use) -> Vec<digitales::consent::decision::Line> {
        let mut tx = self.database.read().await.unwrap();
        let lines = ledger::stored(&mut tx, work).await.unwrap();
        lines.into_iter().filter(|line| line.use_ == use_).collect()
    }
}

pub fn fact(key: &str) -> PersonFact {
    PersonFact {
        key: key.to_owned(),
        age: Age::Adult,
        represented: false,
        died: None,
        on_death: OnDeath::AskRelatives,
        contact_language: "de".parse().unwrap(),
    }
}

pub fn appears(person: Id<Person>) -> AppearanceFact {
    AppearanceFact {
        person,
        role: "narrator",
        credits: vec!["nrt".to_owned()],
        recognisable_by: vec!["voice"],
        redactable: true,
        waiver: None,
    }
}

pub fn licence() -> LicenceFact {
    LicenceFact {
        source_id: "l1".to_owned(),
        uses: Use::ALL.into(),
        territories: vec![Territory::world()],
        during: Interval { from: instant("2020-01-01"), until: instant("2090-01-01") },
        basis: "copyright",
        uri: "http://rightsstatements.org/vocab/InC/1.0/".to_owned(),
        holder: "Invented e. V.".to_owned(),
    }
}

pub fn notice() -> NoticeFact {
    NoticeFact {
        series: "film".to_owned(),
        version: 1,
        language: "de".parse().unwrap(),
        body: "Sie können jederzeit Nein sagen.".to_owned(),
        published: instant("2025-01-01"),
    }
}

pub fn seen() -> EvidenceFact {
    EvidenceFact {
        kind: "release_form",
        seen_by: "officer".to_owned(),
        seen_at: instant("2026-01-02"),
        paper: None,
    }
}

/// The person agrees to everything, everywhere, from January 2026 to the end of 2040.
pub fn declaration(person: Id<Person>, notice: Id<Notice>, source_id: &str) -> DeclarationFact {
    DeclarationFact {
        source_id: source_id.to_owned(),
        subject: person,
        voice: Voice { capacity: Capacity::Own, by: person },
        word: Word::Given,
        explicit: true,
        notice,
        method: "paper_signed",
        explained_in: "de".parse().unwrap(),
        interpreter: None,
        given: instant("2026-01-02"),
        recorded_by: "officer".to_owned(),
        evidence: vec![seen()],
        on_record: vec![],
        scopes: vec![ScopeFact {
            uses: Use::ALL.into(),
            territories: vec![Territory::world()],
            from: instant("2026-01-02"),
            through: "2040-12-31".parse().unwrap(),
        }],
    }
}

pub fn withdrawal(person: Id<Person>, work: Option<Id<Work>>, at: Timestamp) -> WithdrawalFact {
    WithdrawalFact {
        source_id: None,
        subject: person,
        voice: Voice { capacity: Capacity::Own, by: person },
        work,
        uses: None,
        effective: at,
        received: at,
        channel: "phone",
    }
}

/// The voice of the person with the key `key` in a story; here people are known by their ids.
pub fn voice_of(person: Id<Person>) -> Voice {
    Voice { by: person, ..own("P1") }
}
