//! What a test library writes down about a work: who is in it, who says yes to what, who takes it back; and how it runs.

use std::net::SocketAddr;

use digitales::application::Application;
use digitales::catalogue::participant::Person;
use digitales::catalogue::work::Work;
use digitales::clock::Timestamp;
use digitales::consent::audit::Actor;
use digitales::consent::fact::{
    AppearanceFact, DeclarationFact, EvidenceFact, HoldFact, LicenceFact, NoticeFact, PersonFact, ScopeFact,
    WithdrawalFact,
};
use digitales::consent::ledger::{Deed, Ledger};
use digitales::consent::record::{Age, Capacity, Interval, OnDeath, Territory, Use, Voice, Word};
use digitales::id::Id;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

/// When the clocks of test libraries begin.
pub const NOW: &str = "2026-06-01T10:00:00Z";
/// What anyone may see and hear.
pub const PUBLIC: &[Use] = &[Use::Catalogue, Use::PublicStream];

pub fn at(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap()
}

pub fn always() -> Interval {
    Interval { from: at("2020-01-01T00:00:00Z"), until: at("2095-01-01T00:00:00Z") }
}

/// A server that runs until this is dropped.
pub struct Running {
    pub address: SocketAddr,
    _stop: oneshot::Sender<()>,
    _running: JoinHandle<()>,
}

/// Serves the library on a port of its own.
pub async fn serve(application: Application) -> Running {
    serve_with(application, None).await
}

/// The same with a tour, as a demonstration has it; `tour` is the token that it offers.
pub async fn serve_with(application: Application, tour: Option<String>) -> Running {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel::<()>();
    let running = tokio::spawn(async move {
        application.run(listener, tour, async { drop(stopped.await) }).await.unwrap();
    });
    Running { address, _stop: stop, _running: running }
}

pub fn evidence(kind: &'static str) -> EvidenceFact {
    EvidenceFact { kind, seen_by: "An officer".into(), seen_at: at("2026-01-10T10:00:00Z"), paper: None }
}

/// An adult, under this key.
pub fn adult(key: &str, language: &str) -> PersonFact {
    PersonFact {
        key: key.into(),
        age: Age::Adult,
        represented: false,
        died: None,
        on_death: OnDeath::Close,
        contact_language: language.parse().unwrap(),
    }
}

/// The person tells their own story and is known by their voice.
pub fn narrates(person: Id<Person>) -> AppearanceFact {
    AppearanceFact {
        person,
        role: "narrator",
        credits: vec![],
        recognisable_by: vec!["voice"],
        redactable: false,
        waiver: None,
    }
}

/// The rights in the work, for every use everywhere.
pub fn licence() -> LicenceFact {
    LicenceFact {
        source_id: "l1".into(),
        uses: Use::ALL.into_iter().collect(),
        territories: vec![Territory::world()],
        during: always(),
        basis: "copyright",
        uri: "http://rightsstatements.org/vocab/InC/1.0/".into(),
        holder: "The narrator".into(),
    }
}

/// The person's own word about a work, on paper, after the notice in this language was explained.
pub async fn own_word(
    deed: &mut Deed,
    subject: Id<Person>,
    language: &str,
    scopes: Vec<ScopeFact>,
    (source_id, word): (&str, Word),
) -> DeclarationFact {
    let notice = NoticeFact {
        series: "story".into(),
        version: 1,
        language: language.parse().unwrap(),
        body: "Was mit der Geschichte geschieht".into(),
        published: at("2026-01-01T10:00:00Z"),
    };
    let notice = deed.notice(&notice).await.unwrap();
    DeclarationFact {
        source_id: source_id.into(),
        subject,
        voice: Voice { capacity: Capacity::Own, by: subject },
        word,
        explicit: true,
        notice,
        method: "paper_signed",
        explained_in: language.parse().unwrap(),
        interpreter: None,
        given: if word == Word::Given { at("2026-01-10T10:00:00Z") } else { deed.now() },
        recorded_by: "An officer".into(),
        evidence: vec![evidence("release_form")],
        on_record: vec![],
        scopes,
    }
}

/// `uses` in these places, from January 2026 through this day.
pub fn scope(uses: impl IntoIterator<Item = Use>, territories: Vec<Territory>, through: &str) -> ScopeFact {
    ScopeFact {
        uses: uses.into_iter().collect(),
        territories,
        from: at("2026-01-10T10:00:00Z"),
        through: through.parse().unwrap(),
    }
}

/// An adult narrator of this key, listed, attested, with a licence, says yes to `uses` everywhere.
pub async fn says_yes(deed: &mut Deed, work: Id<Work>, key: &str, uses: &[Use]) -> Id<Person> {
    let (subject, _) = deed.person(&adult(key, "de")).await.unwrap();
    deed.appearances(work, &[narrates(subject)]).await.unwrap();
    let now = deed.now();
    deed.attest_roster(work, "A curator", now, None).await.unwrap();
    deed.license(work, &licence()).await.unwrap();
    let scopes = vec![scope(uses.iter().copied(), vec![Territory::world()], "2040-12-31")];
    let word = own_word(deed, subject, "de", scopes, ("d1", Word::Given)).await;
    deed.declare(work, &word, None).await.unwrap();
    subject
}

/// The person takes back `uses` of the work; all of them when none are named.
pub async fn takes_back(
    ledger: &Ledger,
    now: Timestamp,
    (subject, work): (Id<Person>, Id<Work>),
    uses: Option<&[Use]>,
) {
    let mut deed = Deed::begin(ledger, Actor::Command, now).await.unwrap();
    let fact = WithdrawalFact {
        source_id: None,
        subject,
        voice: Voice { capacity: Capacity::Own, by: subject },
        work: Some(work),
        uses: uses.map(|uses| uses.iter().copied().collect()),
        effective: now,
        received: now,
        channel: "phone",
    };
    deed.withdraw(&fact).await.unwrap();
    deed.commit().await.unwrap();
}

/// The work is held while something is checked.
pub async fn is_held(ledger: &Ledger, now: Timestamp, work: Id<Work>, cause: &'static str) {
    let mut deed = Deed::begin(ledger, Actor::Command, now).await.unwrap();
    let during = Interval { from: now, until: Timestamp::MAX };
    let hold = HoldFact { source_id: None, uses: None, during, cause };
    deed.hold(work, &hold, None).await.unwrap();
    deed.commit().await.unwrap();
}
