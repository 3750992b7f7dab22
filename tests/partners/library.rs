//! A running library with one voice, a radio partner in Berlin, one in Vienna, one without an agreement, and a school.

use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;
use std::path::Path;
use std::process::Command;

use digitales::application::Application;
use digitales::catalogue::edition::Edition;
use digitales::catalogue::participant::Person;
use digitales::catalogue::rendition::Rendition;
use digitales::catalogue::work::Work;
use digitales::clock::{Clock, Timestamp};
use digitales::config::Config;
use digitales::consent::fact::{
    AgreementFact, AppearanceFact, DeclarationFact, DisplayNameFact, EvidenceFact, LicenceFact, NoticeFact,
    OrganisationFact, PersonFact, ScopeFact, WithdrawalFact,
};
use digitales::consent::ledger::Deed;
use digitales::consent::record::{
    Age, Capacity, Interval, Name, OnDeath, Organisation, OrganisationKind, ShownName, Territory, Use, Voice,
    Word,
};
use digitales::id::{Id, Token};
use digitales::radio::pack::{Packed, Packer};
use digitales::radio::partner_store;
use digitales::schools::clip::Clip;
use digitales::schools::link_store::{self, Link};
use digitales::storage::database::Database;
use digitales::storage::media_store::MediaStore;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

use crate::engines::Engine;
use crate::socket::{Answer, ask};

pub const NOW: &str = "2026-06-01T10:00:00Z";
pub const BERLIN: &str = "Radio Weitblick";
pub const VIENNA: &str = "Radio Donau";
pub const STRANGER: &str = "Radio Ohne Vertrag";
pub const SCHOOL: &str = "Schule am Kanal";
pub const PUBLIC: &[Use] = &[Use::Catalogue, Use::PublicStream];

pub struct Library {
    pub address: SocketAddr,
    pub clock: Clock,
    pub database: Database,
    pub media: MediaStore,
    pub work: Id<Work>,
    pub narrator: Id<Person>,
    recall: String,
    _folder: tempfile::TempDir,
    _stop: oneshot::Sender<()>,
}

pub fn at(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap()
}

fn long() -> Interval {
    Interval { from: at("2020-01-01T00:00:00Z"), until: at("2095-01-01T00:00:00Z") }
}

fn evidence(kind: &'static str) -> EvidenceFact {
    EvidenceFact { kind, seen_by: "An officer".into(), seen_at: at("2026-01-10T10:00:00Z") }
}

impl Library {
    /// Opens it on `engine`; the narrator allows `uses` in `places` from January 2026 through the last of 2040.
    pub async fn open(engine: &Engine, uses: &[Use], places: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::fixed(at(NOW));
        let settings = [
            ("DIGITALES_DATABASE".to_owned(), engine.url.clone()),
            ("DIGITALES_CONTACT_EMAIL".to_owned(), "recall@library.example".to_owned()),
        ];
        let config = Config::read(folder.path(), BTreeMap::new(), settings.into_iter()).unwrap();
        let recall = config.recall();
        let application = Application::open(config, clock.clone()).await.unwrap();
        let (database, media) = (application.database.clone(), application.media.clone());
        let voice = folder.path().join("voice.wav");
        somebody_speaks(&voice);
        let (work, narrator) = shelve(&database, &media, &voice, uses, places).await;
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel::<()>();
        tokio::spawn(async move { application.run(listener, None, async { drop(stopped.await) }).await });
        Self { address, clock, database, media, work, narrator, recall, _folder: folder, _stop: stop }
    }

    pub async fn get(&self, request: &str) -> Answer {
        ask(self.address, request).await
    }

    /// The packing of broadcast files, once.
    pub async fn packs(&self) -> Packed {
        let packer = Packer {
            database: self.database.clone(),
            media: self.media.clone(),
            clock: self.clock.clone(),
            recall: self.recall.clone(),
        };
        packer.pack(&mut |_| {}).await.unwrap()
    }

    /// A new token of a radio partner.
    pub async fn token_of(&self, partner: &str) -> String {
        let mut tx = self.database.write().await.unwrap();
        let known = partner_store::organisation(&mut tx, partner).await.unwrap().unwrap();
        let token = Token::new().unwrap();
        partner_store::issue(&mut tx, known.id, &token, self.clock.now()).await.unwrap();
        tx.commit().await.unwrap();
        token.reveal().to_owned()
    }

    pub async fn revokes_tokens_of(&self, partner: &str) {
        let mut tx = self.database.write().await.unwrap();
        assert!(partner_store::revoke_all(&mut tx, partner, self.clock.now()).await.unwrap() > 0);
        tx.commit().await.unwrap();
    }

    /// What `GET /api/radio/works` tells the holder of `token`.
    pub async fn radio_works(&self, token: &str) -> serde_json::Value {
        let answer = self.get(&format!("GET /api/radio/works\nAuthorization: Bearer {token}")).await;
        assert_eq!(answer.status, 200, "{}", String::from_utf8_lossy(&answer.body));
        serde_json::from_slice(&answer.body).unwrap()
    }

    /// A link for a class of the school, until and including `day`.
    pub async fn class_link(&self, day: &str) -> (String, Link) {
        let mut tx = self.database.write().await.unwrap();
        let school = partner_store::organisation(&mut tx, SCHOOL).await.unwrap().unwrap();
        let until = digitales::clock::end_of_berlin_day(day.parse().unwrap());
        let clip = Clip { start_ms: Some(1000), end_ms: Some(3000) };
        let now = self.clock.now();
        let link = Link { id: Id::new(now).unwrap(), work: self.work, organisation: school.id, clip, until };
        let token = Token::new().unwrap();
        link_store::add(&mut tx, &link, &token, now).await.unwrap();
        tx.commit().await.unwrap();
        (token.reveal().to_owned(), link)
    }

    /// The narrator takes back `uses`; all of them when none are named.
    pub async fn narrator_withdraws(&self, uses: Option<&[Use]>) {
        let now = self.clock.now();
        let mut deed = Deed::begin(&self.database, now).await.unwrap();
        let fact = WithdrawalFact {
            source_id: None,
            subject: self.narrator,
            voice: Voice { capacity: Capacity::Own, by: self.narrator },
            work: Some(self.work),
            uses: uses.map(|uses| uses.iter().copied().collect()),
            effective: now,
            received: now,
            channel: "phone",
        };
        deed.withdraw(&fact).await.unwrap();
        deed.commit().await.unwrap();
    }

    /// Somebody else is heard in the work, and was never asked.
    pub async fn somebody_else_is_heard(&self) {
        let mut deed = Deed::begin(&self.database, self.clock.now()).await.unwrap();
        let (other, _) = deed.person(&person("mehmet")).await.unwrap();
        deed.appearances(self.work, &[appearance(self.narrator), appearance(other)]).await.unwrap();
        deed.commit().await.unwrap();
    }

    /// The library says whose pages may frame its clips.
    pub async fn lets_frame(&self, hosts: &str) {
        let mut tx = self.database.write().await.unwrap();
        let sql = "insert into setting (key, value) values ('embed_hosts', $1) on conflict (key) do update set value = excluded.value";
        digitales::run!(&mut tx, sql, hosts).unwrap();
        tx.commit().await.unwrap();
    }

    /// The narrator says yes again, in the same words but until `through`.
    pub async fn narrator_renews_until(&self, through: &str, uses: &[Use]) {
        let mut deed = Deed::begin(&self.database, self.clock.now()).await.unwrap();
        let fact = declaration(&mut deed, self.narrator, uses, &["DE"], ("d2", Word::Renewed, through)).await;
        deed.declare_next(self.work, &fact).await.unwrap();
        deed.commit().await.unwrap();
    }
}

/// Ten seconds that rise and fall like speech, quietly, in mono at 44.1 kHz.
fn somebody_speaks(path: &Path) {
    let sound = "aevalsrc=0.08*sin(2*PI*180*t)*(0.6+0.4*sin(2*PI*3*t))+0.03*sin(2*PI*900*t)*gt(sin(2*PI*1.3*t)\\,0):s=44100:d=10";
    let made = Command::new("ffmpeg")
        .args(["-v", "error", "-f", "lavfi", "-i", sound, "-c:a", "pcm_s16le", "-y"])
        .arg(path)
        .status()
        .unwrap();
    assert!(made.success());
}

async fn shelve(
    database: &Database,
    media: &MediaStore,
    voice: &Path,
    uses: &[Use],
    places: &[&str],
) -> (Id<Work>, Id<Person>) {
    let now = at("2026-02-01T10:00:00Z");
    let stored = media.put_file(voice).await.unwrap();
    let mut deed = Deed::begin(database, now).await.unwrap();
    for (kind, name, place, use_) in [
        (OrganisationKind::RadioPartner, BERLIN, "DE-BE", Some(Use::BroadcastDownload)),
        (OrganisationKind::RadioPartner, VIENNA, "AT", Some(Use::BroadcastDownload)),
        (OrganisationKind::RadioPartner, STRANGER, "DE-BE", None),
        (OrganisationKind::School, SCHOOL, "DE-BE", Some(Use::SchoolEmbed)),
    ] {
        let organisation = organisation(&mut deed, kind, name, place).await;
        if let Some(use_) = use_ {
            agreement(&mut deed, organisation, use_).await;
        }
    }
    let (work, edition) = (Id::<Work>::derived("the voice"), Id::<Edition>::derived("its original"));
    digitales::run!(deed.tx(), WORK, work.text(), now.millis()).unwrap();
    for (field, language, text) in TEXTS {
        digitales::run!(deed.tx(), TEXT, work.text(), *field, *language, *text).unwrap();
    }
    digitales::run!(deed.tx(), EDITION, edition.text(), work.text()).unwrap();
    let id = Id::<Rendition>::derived("full").text();
    let length = i64::try_from(stored.length_bytes).unwrap();
    digitales::run!(
        deed.tx(),
        RENDITION,
        id,
        edition.text(),
        stored.sha256.to_string(),
        length,
        now.millis()
    )
    .unwrap();
    let words = Id::<digitales::catalogue::transcript::Transcript>::derived("words").text();
    let sha256 = digitales::id::Sha256Digest::of(VTT.as_bytes()).to_string();
    digitales::run!(deed.tx(), WORDS, words, edition.text(), VTT, sha256, now.millis()).unwrap();
    let narrator = narrator(&mut deed, work, uses, places, now).await;
    deed.commit().await.unwrap();
    (work, narrator)
}

async fn organisation(deed: &mut Deed, kind: OrganisationKind, name: &str, place: &str) -> Id<Organisation> {
    let fact = OrganisationFact {
        kind,
        name: name.into(),
        territory: place.parse().unwrap(),
        recall_email: "desk@partner.example".into(),
        recall_phone: "030 000000".into(),
    };
    deed.organisation(&fact).await.unwrap().0
}

async fn agreement(deed: &mut Deed, organisation: Id<Organisation>, use_: Use) {
    let during = Interval { from: at("2026-01-01T00:00:00Z"), until: at("2030-01-01T00:00:00+01:00") };
    let fact = AgreementFact {
        source_id: "a1".into(),
        organisation,
        uses: BTreeSet::from([use_]),
        during,
        recall_hours: 24,
        evidence: evidence("agreement"),
    };
    deed.agreement(&fact).await.unwrap();
}

fn person(key: &str) -> PersonFact {
    PersonFact {
        key: key.into(),
        age: Age::Adult,
        represented: false,
        died: None,
        on_death: OnDeath::Close,
        contact_language: "tr".parse().unwrap(),
    }
}

fn appearance(person: Id<Person>) -> AppearanceFact {
    AppearanceFact {
        person,
        role: "narrator",
        credits: vec![],
        recognisable_by: vec!["voice"],
        redactable: false,
        waiver: None,
    }
}

async fn narrator(
    deed: &mut Deed,
    work: Id<Work>,
    uses: &[Use],
    places: &[&str],
    now: Timestamp,
) -> Id<Person> {
    let (narrator, _) = deed.person(&person("ayla")).await.unwrap();
    deed.appearances(work, &[appearance(narrator)]).await.unwrap();
    deed.attest_roster(work, "A curator", now).await.unwrap();
    let name = Name { written: "Ayla K.".into(), spoken: Some("EYE-la".into()) };
    let names = DisplayNameFact {
        person: narrator,
        uses: Use::ALL.into_iter().collect(),
        shown: ShownName::Pseudonym(name),
        during: long(),
    };
    deed.display_names(work, &[names]).await.unwrap();
    let licence = LicenceFact {
        source_id: "l1".into(),
        uses: Use::ALL.into_iter().collect(),
        territories: vec![Territory::world()],
        during: long(),
        basis: "copyright",
        uri: "http://rightsstatements.org/vocab/InC/1.0/".into(),
        holder: "The narrator".into(),
    };
    deed.license(work, &licence).await.unwrap();
    let fact = declaration(deed, narrator, uses, places, ("d1", Word::Given, "2040-12-31")).await;
    deed.declare(work, &fact, None).await.unwrap();
    narrator
}

async fn declaration(
    deed: &mut Deed,
    narrator: Id<Person>,
    uses: &[Use],
    places: &[&str],
    (source_id, word, through): (&str, Word, &str),
) -> DeclarationFact {
    let notice = NoticeFact {
        series: "voice".into(),
        version: 1,
        language: "tr".parse().unwrap(),
        body: "Was mit der Aufnahme geschieht".into(),
        published: at("2026-01-01T10:00:00Z"),
    };
    let notice = deed.notice(&notice).await.unwrap();
    let public = |use_: &Use| use_.is_public();
    let scope = |uses: BTreeSet<Use>, places: Vec<Territory>| ScopeFact {
        uses,
        territories: places,
        from: at("2026-01-10T10:00:00Z"),
        through: through.parse().unwrap(),
    };
    let mut scopes = Vec::new();
    let everywhere: BTreeSet<Use> = uses.iter().copied().filter(public).collect();
    let here: BTreeSet<Use> = uses.iter().copied().filter(|use_| !public(use_)).collect();
    if !everywhere.is_empty() {
        scopes.push(scope(everywhere, vec![Territory::world()]));
    }
    if !here.is_empty() {
        scopes.push(scope(here, places.iter().map(|p| p.parse().unwrap()).collect()));
    }
    DeclarationFact {
        source_id: source_id.into(),
        subject: narrator,
        voice: Voice { capacity: Capacity::Own, by: narrator },
        word,
        explicit: true,
        notice,
        method: "paper_signed",
        explained_in: "tr".parse().unwrap(),
        interpreter: None,
        given: if word == Word::Given { at("2026-01-10T10:00:00Z") } else { deed.now() },
        recorded_by: "An officer".into(),
        evidence: vec![evidence("release_form")],
        scopes,
    }
}

const TEXTS: &[(&str, &str, &str)] = &[
    ("title", "de", "Der dritte Schlüssel"),
    ("title", "tr", "Üçüncü anahtar"),
    ("presenter", "de", "Eine Frau, drei Schlüssel, ein Irrtum."),
];
const VTT: &str = "WEBVTT\n\n00:00:00.500 --> 00:00:02.000\nAnahtar cebimdeydi.\n\n00:00:07.000 --> 00:00:09.000\nO günden beri kapım açık.\n";
const WORK: &str = "insert into work (id, slug, kind, state, languages, recorded, licence_uri, may_be_cut, tombstone_silent, \
    sort_key, added_at) values ($1, 'the-third-key', 'oral_history', 'published', '[\"tr\"]', '2024-05-12', \
    'http://rightsstatements.org/vocab/InC/1.0/', false, false, 'key', $2)";
const TEXT: &str = "insert into work_text (work_id, field, language, text) values ($1, $2, $3, $4)";
const EDITION: &str =
    "insert into edition (id, work_id, media_version, key, kind) values ($1, $2, 1, 'original', 'original')";
const RENDITION: &str = "insert into rendition (id, edition_id, part, quality, media_type, codecs, sha256, \
    length_bytes, duration_ms, playable, added_at) values ($1, $2, 1, 'full', 'audio/wav', '', $3, $4, 10000, true, $5)";
const WORDS: &str = "insert into transcript (id, edition_id, part, language, kind, original, vtt, sha256, added_at) \
    values ($1, $2, 1, 'tr', 'captions', true, $3, $4, $5)";
