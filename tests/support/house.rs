//! A running library with one film whose narrator allowed it, on a clock that a test may set.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::Path;

use digitales::application::Application;
use digitales::catalogue::edition::Edition;
use digitales::catalogue::participant::Person;
use digitales::catalogue::rendition::Rendition;
use digitales::catalogue::work::Work;
use digitales::clock::{Clock, Timestamp};
use digitales::config::Config;
use digitales::consent::fact::{
    AppearanceFact, DeclarationFact, EvidenceFact, HoldFact, LicenceFact, NoticeFact, PersonFact, ScopeFact,
    WithdrawalFact,
};
use digitales::consent::ledger::Deed;
use digitales::consent::record::{Age, Capacity, Interval, OnDeath, Territory, Use, Voice, Word};
use digitales::id::Id;
use digitales::storage::database::Database;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

/// When the house's clock begins.
pub const NOW: &str = "2026-06-01T10:00:00Z";

/// The library of one film.
pub struct House {
    pub address: SocketAddr,
    pub clock: Clock,
    pub film: Vec<u8>,
    work: Id<Work>,
    narrator: Id<Person>,
    database: Database,
    _folder: tempfile::TempDir,
    _stop: oneshot::Sender<()>,
    _running: JoinHandle<()>,
}

fn at(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap()
}

fn always() -> Interval {
    Interval { from: at("2020-01-01T00:00:00Z"), until: at("2090-01-01T00:00:00Z") }
}

fn seen() -> EvidenceFact {
    EvidenceFact { kind: "release_form", seen_by: "An officer".into(), seen_at: at("2026-01-10T10:00:00Z") }
}

impl House {
    /// Opens the house; the narrator allows `uses` from January 2026 through the last of 2040.
    pub async fn where_the_narrator_allows(uses: &[Use], film: Vec<u8>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::fixed(at(NOW));
        let config = Config::read(folder.path(), BTreeMap::new(), std::iter::empty()).unwrap();
        let application = Application::open(config, clock.clone()).await.unwrap();
        let path = folder.path().join("film.mp4");
        std::fs::write(&path, &film).unwrap();
        let database = application.database.clone();
        let (work, narrator) = shelve(&application, &path, uses).await;
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel::<()>();
        let running = tokio::spawn(async move {
            application.run(listener, None, async { drop(stopped.await) }).await.unwrap();
        });
        Self {
            address,
            clock,
            film,
            work,
            narrator,
            database,
            _folder: folder,
            _stop: stop,
            _running: running,
        }
    }

    /// Where the film's file of this quality is.
    pub fn address_of(&self, quality: &str) -> String {
        format!("/media/{}", rendition(quality))
    }

    /// The narrator takes everything back.
    pub async fn narrator_withdraws(&self) {
        let now = self.clock.now();
        let mut deed = Deed::begin(&self.database, now).await.unwrap();
        deed.withdraw(&WithdrawalFact {
            source_id: None,
            subject: self.narrator,
            voice: Voice { capacity: Capacity::Own, by: self.narrator },
            work: Some(self.work),
            uses: None,
            effective: now,
            received: now,
            channel: "phone",
        })
        .await
        .unwrap();
        deed.commit().await.unwrap();
    }

    /// Somebody reports danger and the work is held.
    pub async fn the_work_is_held(&self) {
        let now = self.clock.now();
        let mut deed = Deed::begin(&self.database, now).await.unwrap();
        let during = Interval { from: now, until: Timestamp::MAX };
        let hold = HoldFact { source_id: None, uses: None, during, cause: "safeguarding" };
        deed.hold(self.work, &hold, None).await.unwrap();
        deed.commit().await.unwrap();
    }
}

fn rendition(quality: &str) -> Id<Rendition> {
    Id::derived(quality)
}

/// Puts the film on the shelf with its papers.
async fn shelve(application: &Application, path: &Path, uses: &[Use]) -> (Id<Work>, Id<Person>) {
    let now = at("2026-02-01T10:00:00Z");
    let stored = application.media.put_file(path).await.unwrap();
    let (work, edition) = (Id::<Work>::derived("the film"), Id::<Edition>::derived("its original"));
    let mut deed = Deed::begin(&application.database, now).await.unwrap();
    digitales::run!(deed.tx(), WORK, work.text(), now.millis()).unwrap();
    digitales::run!(deed.tx(), EDITION, edition.text(), work.text()).unwrap();
    for quality in ["full", "broadcast"] {
        let length = i64::try_from(stored.length_bytes).unwrap();
        let id = rendition(quality).text();
        let sha256 = stored.sha256.to_string();
        digitales::run!(deed.tx(), RENDITION, id, edition.text(), quality, sha256, length, now.millis())
            .unwrap();
    }
    let narrator = consents(&mut deed, work, uses, now).await;
    deed.commit().await.unwrap();
    (work, narrator)
}

const WORK: &str = "insert into work (id, slug, kind, state, languages, licence_uri, may_be_cut, tombstone_silent, \
    sort_key, added_at) values ($1, 'the-key', 'film', 'published', '[\"de\"]', \
    'http://rightsstatements.org/vocab/InC/1.0/', true, false, 'key', $2)";
const EDITION: &str =
    "insert into edition (id, work_id, media_version, key, kind) values ($1, $2, 1, 'original', 'original')";
const RENDITION: &str = "insert into rendition (id, edition_id, part, quality, media_type, codecs, sha256, \
    length_bytes, duration_ms, playable, added_at) values ($1, $2, 1, $3, 'video/mp4', '', $4, $5, 60000, true, $6)";

/// An adult narrator, listed, attested, with a licence, who says yes.
async fn consents(deed: &mut Deed, work: Id<Work>, uses: &[Use], now: Timestamp) -> Id<Person> {
    let german = "de".parse::<digitales::language::Language>().unwrap();
    let person = PersonFact {
        key: "ayla".into(),
        age: Age::Adult,
        represented: false,
        died: None,
        on_death: OnDeath::Close,
        contact_language: german.clone(),
    };
    let (narrator, _) = deed.person(&person).await.unwrap();
    let appearance = AppearanceFact {
        person: narrator,
        role: "narrator",
        credits: vec![],
        recognisable_by: vec!["voice"],
        redactable: false,
        waiver: None,
    };
    deed.appearances(work, &[appearance]).await.unwrap();
    deed.attest_roster(work, "A curator", now).await.unwrap();
    let licence = LicenceFact {
        source_id: "l1".into(),
        uses: Use::ALL.into_iter().collect(),
        territories: vec![Territory::world()],
        during: always(),
        basis: "copyright",
        uri: "http://rightsstatements.org/vocab/InC/1.0/".into(),
        holder: "The narrator".into(),
    };
    deed.license(work, &licence).await.unwrap();
    let notice = NoticeFact {
        series: "film".into(),
        version: 1,
        language: german.clone(),
        body: "Was mit dem Film geschieht".into(),
        published: at("2026-01-01T10:00:00Z"),
    };
    let notice = deed.notice(&notice).await.unwrap();
    let scope = ScopeFact {
        uses: uses.iter().copied().collect(),
        territories: vec![Territory::world()],
        from: at("2026-01-10T10:00:00Z"),
        through: "2040-12-31".parse().unwrap(),
    };
    let declaration = DeclarationFact {
        source_id: "d1".into(),
        subject: narrator,
        voice: Voice { capacity: Capacity::Own, by: narrator },
        word: Word::Given,
        explicit: true,
        notice,
        method: "paper_signed",
        explained_in: german,
        interpreter: None,
        given: at("2026-01-10T10:00:00Z"),
        recorded_by: "An officer".into(),
        evidence: vec![seen()],
        scopes: vec![scope],
    };
    deed.declare(work, &declaration, None).await.unwrap();
    narrator
}
