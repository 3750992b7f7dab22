//! A running library with one voice, a radio partner in Berlin, one in Vienna, one without an agreement, and a school.

use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;
use std::path::Path;
use std::process::Command;

use digitales::application::Application;
use digitales::catalogue::edition::Edition;
use digitales::catalogue::participant::Person;
use digitales::catalogue::rendition::Rendition;
use digitales::catalogue::transcript::Transcript;
use digitales::catalogue::work::{Work, title_key};
use digitales::clock::{Clock, Timestamp};
use digitales::config::Config;
use digitales::consent::audit::Actor;
use digitales::consent::fact::{AgreementFact, DeclarationFact, DisplayNameFact, OrganisationFact};
use digitales::consent::ledger::{Deed, Ledger};
use digitales::consent::record::{
    Interval, Name, Organisation, OrganisationKind, ShownName, Territory, Use, Word,
};
use digitales::id::{Id, Sha256Digest, Token};
use digitales::radio::pack::{Packed, Packer};
use digitales::radio::partner_store;
use digitales::schools::clip::Clip;
use digitales::schools::link_store::{self, Link};
use digitales::storage::database::Database;
use digitales::storage::media_store::{MediaStore, Stored};

use crate::engines::Engine;
use crate::papers::{self, NOW, Running, adult, always, evidence, licence, narrates, own_word, scope};
pub use crate::papers::{PUBLIC, at};
use crate::socket::{Answer, ask};

pub const BERLIN: &str = "Radio Weitblick";
pub const VIENNA: &str = "Radio Donau";
pub const STRANGER: &str = "Radio Ohne Vertrag";
pub const SCHOOL: &str = "Schule am Kanal";
/// The slug of the one voice.
pub const VOICE: &str = "the-third-key";

pub struct Library {
    pub address: SocketAddr,
    pub clock: Clock,
    pub database: Database,
    pub ledger: Ledger,
    pub media: MediaStore,
    pub work: Id<Work>,
    pub narrator: Id<Person>,
    recall: String,
    master: Stored,
    folder: tempfile::TempDir,
    _running: Running,
}

impl Library {
    /// Opens it on `engine`; the narrator allows `uses` in `places` from January 2026 through the last of 2040.
    pub async fn open(engine: &Engine, uses: &[Use], places: &[&str]) -> Self {
        Self::open_with(engine, uses, places, &[]).await
    }

    /// The same with these settings.
    pub async fn open_with(
        engine: &Engine,
        uses: &[Use],
        places: &[&str],
        settings: &[(&str, String)],
    ) -> Self {
        let more = settings.iter().map(|(name, value)| (format!("DIGITALES_{name}"), value.clone()));
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::fixed(at(NOW));
        let settings = [
            ("DIGITALES_DATABASE".to_owned(), engine.url.clone()),
            ("DIGITALES_CONTACT_EMAIL".to_owned(), "recall@library.example".to_owned()),
            ("DIGITALES_OPERATOR".to_owned(), "Invented Library".to_owned()),
            ("DIGITALES_OPERATOR_ADDRESS".to_owned(), "Nowhere 1, 00000 Nowhere".to_owned()),
        ];
        let settings = settings.into_iter().chain(more);
        let config = Config::read(folder.path(), BTreeMap::new(), settings).unwrap();
        let recall = config.recall();
        let application = Application::open(config, clock.clone()).await.unwrap();
        let (database, media) = (application.database.clone(), application.media.clone());
        let ledger = application.ledger.clone();
        let voice = folder.path().join("voice.wav");
        somebody_speaks(&voice);
        let master = media.put_file(&voice).await.unwrap();
        let (work, narrator) = open_doors(&ledger, master, uses, places).await;
        let running = papers::serve(application).await;
        let address = running.address;
        Self {
            address,
            clock,
            database,
            ledger,
            media,
            work,
            narrator,
            recall,
            master,
            folder,
            _running: running,
        }
    }

    /// Where its files are.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// One more voice with the same sound, of somebody who allows the same.
    pub async fn also_has(&self, slug: &str, language: &str, uses: &[Use], places: &[&str]) {
        let mut deed = Deed::begin(&self.ledger, Actor::Command, self.clock.now()).await.unwrap();
        shelve(&mut deed, self.master, (slug, language), uses, places).await;
        deed.commit().await.unwrap();
        self.clock.set(self.clock.now().plus_millis(5_000));
    }

    pub async fn get(&self, request: &str) -> Answer {
        ask(self.address, request).await
    }

    /// The packing of broadcast files, once.
    pub async fn packs(&self) -> Packed {
        let packer = Packer {
            ledger: self.ledger.clone(),
            media: self.media.clone(),
            clock: self.clock.clone(),
            recall: self.recall.clone(),
            data: self.folder.path().to_owned(),
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
        papers::takes_back(&self.ledger, self.clock.now(), (self.narrator, self.work), uses).await;
    }

    /// Somebody else is heard in the work, and was never asked.
    pub async fn somebody_else_is_heard(&self) {
        let mut deed = Deed::begin(&self.ledger, Actor::Command, self.clock.now()).await.unwrap();
        let (other, _) = deed.person(&adult("mehmet", "tr")).await.unwrap();
        deed.appearances(self.work, &[narrates(self.narrator), narrates(other)]).await.unwrap();
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
        let mut deed = Deed::begin(&self.ledger, Actor::Command, self.clock.now()).await.unwrap();
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

/// Four organisations, and the one voice.
async fn open_doors(
    ledger: &Ledger,
    master: Stored,
    uses: &[Use],
    places: &[&str],
) -> (Id<Work>, Id<Person>) {
    let mut deed = Deed::begin(ledger, Actor::Command, at("2026-02-01T10:00:00Z")).await.unwrap();
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
    let shelved = shelve(&mut deed, master, (VOICE, "tr"), uses, places).await;
    deed.commit().await.unwrap();
    shelved
}

/// The rendition of a work that holds its sound.
pub fn full(slug: &str) -> Id<Rendition> {
    Id::derived(&format!("the sound of {slug}"))
}

async fn shelve(
    deed: &mut Deed,
    master: Stored,
    (slug, language): (&str, &str),
    uses: &[Use],
    places: &[&str],
) -> (Id<Work>, Id<Person>) {
    let now = deed.now();
    let (work, edition) =
        (Id::<Work>::derived(slug), Id::<Edition>::derived(&format!("the original of {slug}")).text());
    let languages = format!("[\"{language}\"]");
    digitales::run!(deed.tx(), WORK, work.text(), slug, languages, now.millis()).unwrap();
    for (field, language, text) in TEXTS {
        let key = (*field == "title").then(|| title_key(text));
        digitales::run!(deed.tx(), TEXT, work.text(), *field, *language, *text, key).unwrap();
    }
    digitales::run!(deed.tx(), EDITION, &edition, work.text()).unwrap();
    let (id, sha256) = (full(slug).text(), master.sha256.to_string());
    let length = i64::try_from(master.length_bytes).unwrap();
    digitales::run!(deed.tx(), RENDITION, id, &edition, sha256, length, now.millis()).unwrap();
    let words = Id::<Transcript>::derived(&format!("the words of {slug}")).text();
    let sha256 = Sha256Digest::of(VTT.as_bytes()).to_string();
    digitales::run!(deed.tx(), WORDS, words, &edition, VTT, sha256, now.millis()).unwrap();
    (work, narrator(deed, work, uses, places, now).await)
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

async fn narrator(
    deed: &mut Deed,
    work: Id<Work>,
    uses: &[Use],
    places: &[&str],
    now: Timestamp,
) -> Id<Person> {
    let (narrator, _) = deed.person(&adult("ayla", "tr")).await.unwrap();
    deed.appearances(work, &[narrates(narrator)]).await.unwrap();
    deed.attest_roster(work, "A curator", now, None).await.unwrap();
    let name = Name { written: "Ayla K.".into(), spoken: Some("EYE-la".into()) };
    let names = DisplayNameFact {
        person: narrator,
        uses: Use::ALL.into_iter().collect(),
        shown: ShownName::Pseudonym(name),
        during: always(),
    };
    deed.display_names(work, &[names]).await.unwrap();
    deed.license(work, &licence()).await.unwrap();
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
    let (everywhere, here): (Vec<Use>, Vec<Use>) = uses.iter().copied().partition(|use_| use_.is_public());
    let places: Vec<Territory> = places.iter().map(|place| place.parse().unwrap()).collect();
    let mut scopes = vec![scope(everywhere, vec![Territory::world()], through), scope(here, places, through)];
    scopes.retain(|scope| !scope.uses.is_empty());
    own_word(deed, narrator, "tr", scopes, (source_id, word)).await
}

const TEXTS: &[(&str, &str, &str)] = &[
    ("title", "de", "Der dritte Schlüssel"),
    ("title", "tr", "Üçüncü anahtar"),
    ("presenter", "de", "Eine Frau, drei Schlüssel, ein Irrtum."),
];
const VTT: &str = "WEBVTT\n\n00:00:00.500 --> 00:00:02.000\nAnahtar cebimdeydi.\n\n00:00:07.000 --> 00:00:09.000\nO günden beri kapım açık.\n";
const WORK: &str = "insert into work (id, slug, kind, state, languages, recorded, licence_uri, may_be_cut, tombstone_silent, \
    sort_key, added_at) values ($1, $2, 'oral_history', 'published', $3, '2024-05-12', \
    'http://rightsstatements.org/vocab/InC/1.0/', false, false, 'key', $4)";
const TEXT: &str =
    "insert into work_text (work_id, field, language, text, title_key) values ($1, $2, $3, $4, $5)";
const EDITION: &str =
    "insert into edition (id, work_id, media_version, key, kind) values ($1, $2, 1, 'original', 'original')";
const RENDITION: &str = "insert into rendition (id, edition_id, part, quality, media_type, codecs, sha256, \
    length_bytes, duration_ms, playable, added_at) values ($1, $2, 1, 'full', 'audio/wav', '', $3, $4, 10000, true, $5)";
const WORDS: &str = "insert into transcript (id, edition_id, part, language, kind, original, vtt, sha256, added_at) \
    values ($1, $2, 1, 'tr', 'captions', true, $3, $4, $5)";
