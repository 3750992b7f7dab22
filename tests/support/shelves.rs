//! A running library with several works, each with a narrator of its own who allowed what the test says.

use std::collections::BTreeMap;
use std::net::SocketAddr;

use digitales::application::Application;
use digitales::catalogue::edition::Edition;
use digitales::catalogue::participant::Person;
use digitales::catalogue::work::{Work, title_key};
use digitales::clock::{Clock, Timestamp};
use digitales::config::Config;
use digitales::consent::audit::Actor;
use digitales::consent::fact::{AppearanceFact, DisplayNameFact};
use digitales::consent::ledger::{Deed, Ledger};
use digitales::consent::record::{Name, ShownName, Use};
use digitales::id::Id;
use digitales::run;
use digitales::storage::database::Database;

pub use crate::papers::PUBLIC;
use crate::papers::{self, NOW, Running, adult, always, at, narrates};

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
    ledger: Ledger,
    _folder: tempfile::TempDir,
    _running: Running,
}

fn work(slug: &str) -> Id<Work> {
    Id::derived(&format!("work {slug}"))
}

impl Shelves {
    /// Opens the library with `pieces`, all with the theme `work` in the place `wedding` and the collection `year`.
    pub async fn with(pieces: &[Piece]) -> Self {
        Self::on(std::iter::empty(), pieces).await
    }

    /// The same, with these settings.
    pub async fn on(settings: impl Iterator<Item = (String, String)>, pieces: &[Piece]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::fixed(at(NOW));
        let config = Config::read(folder.path(), BTreeMap::new(), settings).unwrap();
        let application = Application::open(config, clock.clone()).await.unwrap();
        let (database, ledger) = (application.database.clone(), application.ledger.clone());
        fill(&ledger, pieces).await;
        let running = papers::serve(application).await;
        Self { address: running.address, clock, database, ledger, _folder: folder, _running: running }
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
        papers::takes_back(&self.ledger, now, (subject, work(slug)), None).await;
        self.clock.set(now.plus_millis(5_000));
    }

    /// The work is held while something is checked.
    pub async fn is_held(&self, slug: &str) {
        let now = self.clock.now();
        papers::is_held(&self.ledger, now, work(slug), "safeguarding").await;
        self.clock.set(now.plus_millis(5_000));
    }

    /// One more person, for whom no consent is needed, is in each of these works under the name beside it.
    pub async fn one_person_is_named(&self, works: &[(&str, &str)]) {
        let mut deed = Deed::begin(&self.ledger, Actor::Command, self.clock.now()).await.unwrap();
        let (guest, _) = deed.person(&adult("guest", "de")).await.unwrap();
        for (slug, name) in works {
            let id = work(slug);
            let waiver =
                ("not_identifiable", "An officer".to_owned(), "Only a name in the credits".to_owned());
            let credited = AppearanceFact { role: "maker", waiver: Some(waiver), ..narrates(guest) };
            let own = person(&self.database, slug).await;
            deed.appearances(id, &[narrates(own), credited]).await.unwrap();
            let shown = ShownName::Pseudonym(Name { written: (*name).to_owned(), spoken: None });
            let uses = PUBLIC.iter().copied().collect();
            deed.display_names(id, &[DisplayNameFact { person: guest, uses, shown, during: always() }])
                .await
                .unwrap();
        }
        deed.commit().await.unwrap();
        self.clock.set(self.clock.now().plus_millis(5_000));
    }
}

/// The narrator of the work; the key is its slug.
async fn person(database: &Database, slug: &str) -> Id<Person> {
    let mut tx = database.read().await.unwrap();
    let found = digitales::row!(&mut tx, (String,), "select id from person where key = $1", slug).unwrap();
    found.unwrap().0.parse().unwrap()
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
const TEXT: &str =
    "insert into work_text (work_id, field, language, text, title_key) values ($1, $2, $3, $4, $5)";
const EDITION: &str =
    "insert into edition (id, work_id, media_version, key, kind) values ($1, $2, 1, 'original', 'original')";
const RENDITION: &str = "insert into rendition (id, edition_id, part, quality, media_type, codecs, sha256, \
    length_bytes, duration_ms, playable, added_at) values ($1, $2, 1, 'full', $3, '', $4, 4, 61000, true, $5)";
const TRANSCRIPT: &str = "insert into transcript (id, edition_id, part, language, kind, original, vtt, sha256, \
    added_at) values ($1, $2, 1, $3, 'captions', $4, $5, $6, $7)";
const WITH_THEME: &str = "insert into work_theme (work_id, theme_id) values ($1, 'work')";
const IN_PLACE: &str = "insert into work_place (work_id, place_id) values ($1, 'wedding')";

/// Fills the library with `pieces`.
pub async fn fill(ledger: &Ledger, pieces: &[Piece]) {
    let now = at("2026-02-01T10:00:00Z");
    let mut deed = Deed::begin(ledger, Actor::Command, now).await.unwrap();
    let collection = Id::<Work>::derived("collection").text();
    for sql in [SETTINGS, THEME, PLACE] {
        run!(deed.tx(), sql).unwrap();
    }
    run!(deed.tx(), COLLECTION, &collection, pieces.first().map(|piece| piece.slug)).unwrap();
    for (position, piece) in (1_i64..).zip(pieces) {
        describe(&mut deed, piece, now).await;
        run!(deed.tx(), IN_COLLECTION, &collection, position, piece.slug).unwrap();
        papers::says_yes(&mut deed, work(piece.slug), piece.slug, piece.uses).await;
    }
    deed.commit().await.unwrap();
}

async fn describe(deed: &mut Deed, piece: &Piece, now: Timestamp) {
    let (id, edition) = (work(piece.slug).text(), Id::<Edition>::derived(piece.slug).text());
    let languages = format!("[\"{}\"]", piece.language);
    run!(deed.tx(), WORK, &id, piece.slug, piece.kind, languages, now.millis()).unwrap();
    for (field, text) in [("title", piece.slug.to_uppercase()), ("synopsis", format!("About {}", piece.slug))]
    {
        let key = (field == "title").then(|| title_key(&text));
        run!(deed.tx(), TEXT, &id, field, piece.language, text, key).unwrap();
    }
    let last_words = ("de".to_owned(), "Es war schön mit euch.".to_owned());
    deed.last_words(work(piece.slug), &[last_words]).await.unwrap();
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
