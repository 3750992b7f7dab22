//! A running library with several works, each with a narrator of its own who allowed what the test says.

use std::collections::BTreeMap;
use std::net::SocketAddr;

use digitales::application::Application;
use digitales::catalogue::edition::Edition;
use digitales::catalogue::participant::Person;
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
use digitales::language::Language;
use digitales::run;
use digitales::storage::database::Database;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

pub const PUBLIC: &[Use] = &[Use::Catalogue, Use::PublicStream];

/// A work as a test wants it; its title is its slug in capitals, in its own language.
pub struct Piece {
    pub slug: &'static str,
    pub kind: &'static str,
    pub language: &'static str,
    pub captions: &'static [&'static str],
    pub uses: &'static [Use],
}

/// The library.
pub struct Shelves {
    pub address: SocketAddr,
    pub clock: Clock,
    database: Database,
    _folder: tempfile::TempDir,
    _stop: oneshot::Sender<()>,
    _running: JoinHandle<()>,
}

fn at(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap()
}

fn work(slug: &str) -> Id<Work> {
    Id::derived(&format!("work {slug}"))
}

fn narrator(slug: &str) -> Id<Person> {
    Id::derived(&format!("person/{slug}"))
}

impl Shelves {
    /// Opens the library with `pieces`, all with the theme `work` in the place `wedding` and the collection `year`.
    pub async fn with(pieces: &[Piece]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::fixed(at("2026-06-01T10:00:00Z"));
        let config = Config::read(folder.path(), BTreeMap::new(), std::iter::empty()).unwrap();
        let application = Application::open(config, clock.clone()).await.unwrap();
        let database = application.database.clone();
        fill(&database, pieces).await;
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel::<()>();
        let running = tokio::spawn(async move {
            application.run(listener, None, async { drop(stopped.await) }).await.unwrap();
        });
        Self { address, clock, database, _folder: folder, _stop: stop, _running: running }
    }

    /// A write of the test's own.
    pub async fn write(&self, sql: &'static str) {
        let mut tx = self.database.write().await.unwrap();
        run!(&mut tx, sql).unwrap();
        tx.commit().await.unwrap();
    }

    /// The narrator of the work takes everything back.
    pub async fn narrator_withdraws(&self, slug: &str) {
        let (now, subject) = (self.clock.now(), person(&self.database, slug).await);
        let mut deed = Deed::begin(&self.database, now).await.unwrap();
        let voice = Voice { capacity: Capacity::Own, by: subject };
        deed.withdraw(&WithdrawalFact {
            source_id: None,
            subject,
            voice,
            work: Some(work(slug)),
            uses: None,
            effective: now,
            received: now,
            channel: "phone",
        })
        .await
        .unwrap();
        deed.commit().await.unwrap();
        self.clock.set(now.plus_millis(5_000));
    }

    /// The work is held while something is checked.
    pub async fn is_held(&self, slug: &str) {
        let now = self.clock.now();
        let mut deed = Deed::begin(&self.database, now).await.unwrap();
        let during = Interval { from: now, until: Timestamp::MAX };
        let hold = HoldFact { source_id: None, uses: None, during, cause: "safeguarding" };
        deed.hold(work(slug), &hold, None).await.unwrap();
        deed.commit().await.unwrap();
        self.clock.set(now.plus_millis(5_000));
    }
}

async fn person(database: &Database, slug: &str) -> Id<Person> {
    let mut tx = database.read().await.unwrap();
    let found = digitales::row!(&mut tx, (String,), "select id from person where key = $1", slug).unwrap();
    found.map_or_else(|| narrator(slug), |(id,)| id.parse().unwrap())
}

const SETTINGS: &str = "insert into setting (key, value) values ('name', '{\"de\":\"Digitales\"}')";
const THEME: &str = "insert into theme (id, labels) values ('work', '{\"de\":\"Arbeit\",\"en\":\"Work\"}')";
const PLACE: &str = "insert into place (id, labels) values ('wedding', '{\"de\":\"Wedding\"}')";
const COLLECTION: &str = "insert into collection (id, slug, kind, titles, openings, position, lead_work_slug) \
    values ($1, 'year', 'competition', '{\"de\":\"Ankommen\"}', '{}', 1, $2)";
const IN_COLLECTION: &str =
    "insert into collection_work (collection_id, position, work_slug) values ($1, $2, $3)";
const WORK: &str = "insert into work (id, slug, kind, state, languages, year, licence_uri, may_be_cut, \
    tombstone_silent, sort_key, added_at) values ($1, $2, $3, 'published', $4, '2024', \
    'http://rightsstatements.org/vocab/InC/1.0/', true, false, $2, $5)";
const TEXT: &str = "insert into work_text (work_id, field, language, text) values ($1, $2, $3, $4)";
const EDITION: &str =
    "insert into edition (id, work_id, media_version, key, kind) values ($1, $2, 1, 'original', 'original')";
const RENDITION: &str = "insert into rendition (id, edition_id, part, quality, media_type, codecs, sha256, \
    length_bytes, duration_ms, playable, added_at) values ($1, $2, 1, 'full', $3, '', $4, 4, 61000, true, $5)";
const TRANSCRIPT: &str = "insert into transcript (id, edition_id, part, language, kind, original, vtt, sha256, \
    added_at) values ($1, $2, 1, $3, 'captions', $4, $5, $6, $7)";
const WITH_THEME: &str = "insert into work_theme (work_id, theme_id) values ($1, 'work')";
const IN_PLACE: &str = "insert into work_place (work_id, place_id) values ($1, 'wedding')";

/// Fills `database` with `pieces`.
pub async fn fill(database: &Database, pieces: &[Piece]) {
    let now = at("2026-02-01T10:00:00Z");
    let mut deed = Deed::begin(database, now).await.unwrap();
    let collection = Id::<Work>::derived("collection").text();
    for sql in [SETTINGS, THEME, PLACE] {
        run!(deed.tx(), sql).unwrap();
    }
    run!(deed.tx(), COLLECTION, &collection, pieces.first().map(|piece| piece.slug)).unwrap();
    for (position, piece) in (1_i64..).zip(pieces) {
        describe(&mut deed, piece, now).await;
        run!(deed.tx(), IN_COLLECTION, &collection, position, piece.slug).unwrap();
        consents(&mut deed, piece, now).await;
    }
    deed.commit().await.unwrap();
}

async fn describe(deed: &mut Deed, piece: &Piece, now: Timestamp) {
    let (id, edition) = (work(piece.slug).text(), Id::<Edition>::derived(piece.slug).text());
    let languages = format!("[\"{}\"]", piece.language);
    run!(deed.tx(), WORK, &id, piece.slug, piece.kind, languages, now.millis()).unwrap();
    for (field, text) in [("title", piece.slug.to_uppercase()), ("synopsis", format!("About {}", piece.slug))]
    {
        run!(deed.tx(), TEXT, &id, field, piece.language, text).unwrap();
    }
    run!(deed.tx(), TEXT, &id, "tombstone", "de", "Es war schön mit euch.").unwrap();
    run!(deed.tx(), WITH_THEME, &id).unwrap();
    run!(deed.tx(), IN_PLACE, &id).unwrap();
    run!(deed.tx(), EDITION, &edition, &id).unwrap();
    let media_type = if piece.kind == "film" { "video/mp4" } else { "audio/mp4" };
    let rendition = Id::<Work>::derived(&format!("file {}", piece.slug)).text();
    let digest = digitales::id::Sha256Digest::of(b"film").to_string();
    run!(deed.tx(), RENDITION, rendition, &edition, media_type, &digest, now.millis()).unwrap();
    for tag in piece.captions {
        let vtt = format!("WEBVTT\n\n00:00:01.000 --> 00:00:02.500\nWords in {tag}\n");
        let transcript = Id::<Work>::derived(&format!("{tag} {}", piece.slug)).text();
        let digest = digitales::id::Sha256Digest::of(vtt.as_bytes()).to_string();
        let original = *tag == piece.language;
        run!(deed.tx(), TRANSCRIPT, transcript, &edition, *tag, original, vtt, digest, now.millis()).unwrap();
    }
}

/// An adult narrator, listed, attested, with a licence, who says yes to the piece's uses.
async fn consents(deed: &mut Deed, piece: &Piece, now: Timestamp) {
    let id = work(piece.slug);
    let german: Language = "de".parse().unwrap();
    let always = Interval { from: at("2020-01-01T00:00:00Z"), until: at("2090-01-01T00:00:00Z") };
    let person = PersonFact {
        key: piece.slug.into(),
        age: Age::Adult,
        represented: false,
        died: None,
        on_death: OnDeath::Close,
        contact_language: german.clone(),
    };
    let (subject, _) = deed.person(&person).await.unwrap();
    let appearance = AppearanceFact {
        person: subject,
        role: "narrator",
        credits: vec!["nrt".into()],
        recognisable_by: vec!["voice"],
        redactable: false,
        waiver: None,
    };
    deed.appearances(id, &[appearance]).await.unwrap();
    deed.attest_roster(id, "A curator", now).await.unwrap();
    let licence = LicenceFact {
        source_id: "l1".into(),
        uses: Use::ALL.into_iter().collect(),
        territories: vec![Territory::world()],
        during: always,
        basis: "copyright",
        uri: "http://rightsstatements.org/vocab/InC/1.0/".into(),
        holder: "The narrator".into(),
    };
    deed.license(id, &licence).await.unwrap();
    let notice = NoticeFact {
        series: "film".into(),
        version: 1,
        language: german.clone(),
        body: "Was mit dem Film geschieht".into(),
        published: at("2026-01-01T10:00:00Z"),
    };
    let notice = deed.notice(&notice).await.unwrap();
    let scope = ScopeFact {
        uses: piece.uses.iter().copied().collect(),
        territories: vec![Territory::world()],
        from: at("2026-01-10T10:00:00Z"),
        through: "2040-12-31".parse().unwrap(),
    };
    let seen = EvidenceFact {
        kind: "release_form",
        seen_by: "An officer".into(),
        seen_at: at("2026-01-10T10:00:00Z"),
    };
    let declaration = DeclarationFact {
        source_id: "d1".into(),
        subject,
        voice: Voice { capacity: Capacity::Own, by: subject },
        word: Word::Given,
        explicit: true,
        notice,
        method: "paper_signed",
        explained_in: german,
        interpreter: None,
        given: at("2026-01-10T10:00:00Z"),
        recorded_by: "An officer".into(),
        evidence: vec![seen],
        scopes: vec![scope],
    };
    deed.declare(id, &declaration, None).await.unwrap();
}
