//! The library of the stories: brought in by a real import, packed for radio, served on a socket, its log kept.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use digitales::accounts::account::Role;
use digitales::accounts::password::Password;
use digitales::accounts::signing;
use digitales::application::Application;
use digitales::catalogue::work::Work;
use digitales::clock::Clock;
use digitales::config::Config;
use digitales::consent::audit::Actor;
use digitales::consent::fact::DeliveryFact;
use digitales::consent::ledger::{Deed, Ledger};
use digitales::consent::profile;
use digitales::consent::recalling::call_back;
use digitales::consent::record::{Capacity, Use, Voice};
use digitales::id::{Id, Sha256Digest, Token};
use digitales::intake::importing::Importer;
use digitales::intake::progress::Progress;
use digitales::narrator::link_store::{self as narrator_links, NewLink};
use digitales::radio::partner_store;
use digitales::schools::clip::Clip;
use digitales::schools::link_store::{self, Link};
use digitales::storage::database::{Database, Tx};
use digitales::storage::media_store::MediaStore;
use sqlx::AssertSqlSafe;

use crate::canary::{Aviary, Dice, What};
use crate::folder::{Addresses, Folder, PARTNERS, SCHOOL};
use crate::papers::{self, NOW, Running, at};
use crate::socket::ask;
use crate::stories::{LINK_ENDS, STORIES};
use crate::support::Engine;

/// A file, a picture or words of a story, by its address.
#[derive(Clone)]
pub struct Thing {
    pub story: usize,
    pub edition: &'static str,
    pub kind: Kind,
    pub id: String,
    pub sha256: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    File,
    AirFile,
    Picture,
    Words,
}

/// What the sweep knows of the library from outside the rule.
pub struct House {
    pub address: SocketAddr,
    /// Where the lesson page of the tour is.
    pub lesson: SocketAddr,
    pub clock: Clock,
    pub aviary: Aviary,
    pub addresses: Vec<Addresses>,
    pub works: Vec<String>,
    pub things: Vec<Thing>,
    /// Story and address of each public page of a name.
    pub handles: Vec<(usize, String)>,
    /// For each story a link that opens it, and for the first one that was revoked.
    pub links: Vec<String>,
    pub revoked: String,
    /// For each story the link of its narrator.
    pub narrators: Vec<String>,
    /// Token and session of each radio partner.
    pub partners: Vec<(String, String)>,
    /// The session of somebody who keeps consent.
    pub officer: String,
    /// Story and number of everybody in it.
    pub people: Vec<(usize, String)>,
    /// Name, number and reason that somebody writes into the form.
    pub message: [String; 3],
    /// Story and number of a copy that was called back.
    pub recall: (usize, String),
    /// The numbers of the log's entries about declarations.
    pub receipts: Vec<i64>,
    /// The number of every edition.
    pub editions: Vec<String>,
    pub log: Log,
    database: Database,
    _folder: tempfile::TempDir,
    _running: Running,
}

/// Everything that was logged.
#[derive(Clone, Default)]
pub struct Log(pub Arc<Mutex<Vec<u8>>>);

impl Log {
    /// Takes down everything that is logged from now on, by whichever house.
    pub fn begin() -> Self {
        let log = Self::default();
        let writer = log.clone();
        tracing_subscriber::fmt()
            .with_env_filter("digitales=trace,info")
            .with_writer(move || writer.clone())
            .try_init()
            .unwrap();
        log
    }
}

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl House {
    pub async fn of_the_stories(seed: u64, engine: &Engine, log: Log) -> Self {
        let temp = tempfile::tempdir().unwrap();
        let folder = Folder::written(&temp.path().join("in"), seed);
        let clock = Clock::fixed(at(NOW));
        let mail = ("DIGITALES_CONTACT_EMAIL".to_owned(), "recall@library.example".to_owned());
        let database = ("DIGITALES_DATABASE".to_owned(), engine.url.clone());
        let settings = [mail, database].into_iter();
        let config = Config::read(&temp.path().join("data"), BTreeMap::new(), settings).unwrap();
        let application = Application::open(config, clock.clone()).await.unwrap();
        let (database, media) = (application.database.clone(), application.media.clone());
        let importer = Importer {
            ledger: application.ledger.clone(),
            media: media.clone(),
            clock: clock.clone(),
            data: application.config.data.clone(),
        };
        let report = importer.import(&folder.path, &Progress::silent(), || {}).await.unwrap();
        assert!(!report.is_faulty(), "{:?}", report.findings);
        application.packer().pack(&mut |_| {}).await.unwrap();
        let Folder { mut aviary, mut dice, addresses, .. } = folder;
        let message = [(); 3].map(|()| dice.mark());
        for mark in &message {
            aviary.add(0, What::Message, mark);
        }
        profiles(&application.ledger, &mut aviary, &mut dice).await;
        let works = works(&database, &addresses, &mut aviary).await;
        let things = things(&database, &media, &works, &mut aviary).await;
        let handles = handles(&database, &aviary).await;
        let (links, revoked) = links(&database, &works).await;
        let narrators = narrators(&database, &works).await;
        let partners = partners(&database).await;
        let officer = officer(&application.ledger).await;
        let people = people(&database, &works).await;
        let recall = recall(&application.ledger, &works).await;
        let receipts = receipts(&database).await;
        let editions = editions(&database).await;
        let running = papers::serve_with(application, Some("the token of a tour".to_owned())).await;
        let lesson = lesson(running.address).await;
        Self {
            address: running.address,
            lesson,
            clock,
            aviary,
            addresses,
            works,
            things,
            handles,
            links,
            revoked,
            narrators,
            partners,
            officer,
            people,
            message,
            recall,
            receipts,
            editions,
            log,
            database,
            _folder: temp,
            _running: running,
        }
    }
}

impl House {
    /// Every row of every table, as text.
    pub async fn every_row(&self) -> Vec<u8> {
        match self.database.read().await.unwrap() {
            Tx::Sqlite(mut tx) => {
                let names =
                    "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'";
                let tables: Vec<(String,)> = sqlx::query_as(names).fetch_all(&mut *tx).await.unwrap();
                let mut all = Vec::new();
                for (table,) in tables {
                    let columns: Vec<(String,)> = sqlx::query_as(AssertSqlSafe(format!(
                        "select name from pragma_table_info('{table}')"
                    )))
                    .fetch_all(&mut *tx)
                    .await
                    .unwrap();
                    let whole: Vec<String> = columns
                        .iter()
                        .map(|(name,)| format!("coalesce(cast(\"{name}\" as text), '')"))
                        .collect();
                    let sql = format!("select cast({} as blob) from {table}", whole.join(" || ' ' || "));
                    let rows: Vec<(Vec<u8>,)> =
                        sqlx::query_as(AssertSqlSafe(sql)).fetch_all(&mut *tx).await.unwrap();
                    all.extend(rows.into_iter().flat_map(|(row,)| [row, b"\n".to_vec()].concat()));
                }
                all
            }
            Tx::Postgres(mut tx) => {
                let names = "select cast(table_name as text) from information_schema.tables where table_schema = 'public'";
                let tables: Vec<(String,)> = sqlx::query_as(names).fetch_all(&mut *tx).await.unwrap();
                let mut all = Vec::new();
                for (table,) in tables {
                    let sql = format!("select cast(t as text) from {table} t");
                    let rows: Vec<(String,)> =
                        sqlx::query_as(AssertSqlSafe(sql)).fetch_all(&mut *tx).await.unwrap();
                    all.extend(rows.into_iter().flat_map(|(row,)| (row + "\n").into_bytes()));
                }
                all
            }
        }
    }
}

/// Where the lesson page is, as the tour says.
async fn lesson(to: SocketAddr) -> SocketAddr {
    let tour = String::from_utf8(ask(to, "GET /de/tour").await.body).unwrap();
    let hosts = tour.split("http://").skip(1).map(|rest| rest.split(['/', '"', '?', '&']).next().unwrap());
    hosts.filter_map(|host| host.parse().ok()).find(|host| *host != to).unwrap()
}

async fn works(database: &Database, addresses: &[Addresses], aviary: &mut Aviary) -> Vec<String> {
    let mut tx = database.read().await.unwrap();
    let mut works = Vec::new();
    for (story, address) in addresses.iter().enumerate() {
        let found = digitales::row!(&mut tx, (String,), "select id from work where slug = $1", &address.slug);
        let id = found.unwrap().unwrap().0;
        aviary.add(story, What::Number("work"), &id);
        works.push(id);
    }
    works
}

const FILES: &str = "select r.id, e.work_id, e.key, r.quality, r.sha256 from rendition r join edition e on e.id = r.edition_id";
const PICTURES: &str =
    "select p.id, e.work_id, e.key, 'picture', p.sha256 from poster p join edition e on e.id = p.edition_id";
const WORDS: &str = "select t.id, e.work_id, e.key, 'words', t.sha256 from transcript t join edition e on e.id = t.edition_id";

async fn things(
    database: &Database,
    media: &MediaStore,
    works: &[String],
    aviary: &mut Aviary,
) -> Vec<Thing> {
    type Row = (String, String, String, String, String);
    let mut tx = database.read().await.unwrap();
    let mut rows: Vec<Row> = digitales::rows!(&mut tx, Row, FILES).unwrap();
    rows.extend(digitales::rows!(&mut tx, Row, PICTURES).unwrap());
    rows.extend(digitales::rows!(&mut tx, Row, WORDS).unwrap());
    let (mut things, mut files) = (Vec::new(), Vec::new());
    for (id, work, key, kind, sha256) in rows {
        let story = works.iter().position(|known| *known == work).unwrap();
        let edition = if key == "original" { "original" } else { "cut" };
        let (kind, what) = match kind.as_str() {
            "picture" => (Kind::Picture, What::Picture(edition)),
            "words" => (Kind::Words, What::Said(edition)),
            "broadcast" => (Kind::AirFile, What::Bytes { edition, air: true }),
            _ => (Kind::File, What::Bytes { edition, air: false }),
        };
        let of = if kind == Kind::AirFile { "air" } else { edition };
        aviary.add(story, What::Number(of), &id);
        aviary.add(story, What::Number(of), &sha256);
        if kind != Kind::Words {
            let digest: Sha256Digest = sha256.parse().unwrap();
            let bytes = std::fs::read(media.path_for_intake(digest)).unwrap();
            files.push((aviary.add_bytes(story, &what, &bytes), bytes));
        }
        things.push(Thing { story, edition, kind, id, sha256 });
    }
    aviary.tells_files_apart(&files);
    assert!(
        [Kind::File, Kind::AirFile, Kind::Picture, Kind::Words]
            .iter()
            .all(|k| things.iter().any(|t| t.kind == *k))
    );
    things
}

async fn handles(database: &Database, aviary: &Aviary) -> Vec<(usize, String)> {
    let mut tx = database.read().await.unwrap();
    let rows = digitales::rows!(&mut tx, (String, String), "select shown, handle from person_page").unwrap();
    let story = |shown: &str| aviary.all.iter().find(|c| shown.ends_with(&c.mark)).map(|c| c.story).unwrap();
    rows.into_iter().map(|(shown, handle)| (story(&shown), handle)).collect()
}

/// A link to each work for the school, and one to the first that is revoked.
async fn links(database: &Database, works: &[String]) -> (Vec<String>, String) {
    let mut tx = database.write().await.unwrap();
    let school = partner_store::organisation(&mut tx, PARTNERS[SCHOOL].0).await.unwrap().unwrap();
    let now = at(NOW);
    let mut tokens = Vec::new();
    for (n, work) in works.iter().chain(works.first()).enumerate() {
        let until = at(if n == LINK_ENDS.0 { LINK_ENDS.1 } else { "2095-01-01T00:00:00Z" });
        let work: Id<Work> = work.parse().unwrap();
        let clip = Clip { start_ms: None, end_ms: None };
        let link = Link { id: Id::new(now).unwrap(), work, organisation: school.id, clip, until };
        let token = Token::new().unwrap();
        link_store::add(&mut tx, &link, &token, now).await.unwrap();
        tokens.push((link.id, token.reveal().to_owned()));
    }
    let (id, revoked) = tokens.pop().unwrap();
    assert!(link_store::revoke(&mut tx, id, now).await.unwrap());
    tx.commit().await.unwrap();
    assert_eq!(tokens.len(), STORIES.len());
    (tokens.into_iter().map(|(_, token)| token).collect(), revoked)
}

/// Somebody who keeps consent, signed in for all the time through which the clock is moved.
async fn officer(ledger: &Ledger) -> String {
    let (name, roles) = ("officer".parse().unwrap(), BTreeSet::from([Role::ConsentOfficer]));
    let password = Password::chosen("a long password of an officer").unwrap();
    let began = at("2020-01-01T00:00:00Z");
    let account = signing::add(ledger, name, roles, &password, began).await.unwrap();
    let token = signing::begin(ledger, account.id, began).await.unwrap();
    let mut tx = ledger.database.write().await.unwrap();
    let far = at("2095-01-01T00:00:00Z").millis();
    let stays = "update account_session set seen_at = $1, expires_at = $1";
    digitales::run!(&mut tx, stays, far).unwrap();
    tx.commit().await.unwrap();
    token.reveal().to_owned()
}

async fn receipts(database: &Database) -> Vec<i64> {
    let sql = "select number from audit_entry where kind = 'consent_record' order by number";
    let mut tx = database.read().await.unwrap();
    digitales::rows!(&mut tx, (i64,), sql).unwrap().into_iter().map(|(number,)| number).collect()
}

/// A copy of a work that was taken back went to the first partner, and is called back.
async fn recall(ledger: &Ledger, works: &[String]) -> (usize, String) {
    let story = STORIES.iter().position(|story| story.about == "taken back").unwrap();
    let mut deed = Deed::begin(ledger, Actor::Command, at("2026-05-18T10:00:00Z")).await.unwrap();
    let sql =
        "select r.sha256, e.id from rendition r join edition e on e.id = r.edition_id where e.work_id = $1";
    let file = digitales::row!(deed.tx(), (String, String), sql, &works[story]).unwrap().unwrap();
    let partner = partner_store::organisation(deed.tx(), PARTNERS[0].0).await.unwrap().unwrap();
    let fact = DeliveryFact {
        work: works[story].parse().unwrap(),
        sha256: file.0.parse().unwrap(),
        edition: file.1.parse().unwrap(),
        organisation: partner.id,
        use_: Use::BroadcastDownload,
    };
    deed.deliver(&fact).await.unwrap();
    deed.commit().await.unwrap();
    call_back(ledger, at(NOW)).await.unwrap();
    let mut tx = ledger.database.read().await.unwrap();
    let (id,) = digitales::row!(&mut tx, (String,), "select id from recall_notice").unwrap().unwrap();
    (story, id)
}

/// Of everybody a name in the papers, a telephone and an address, all sealed.
async fn profiles(ledger: &Ledger, aviary: &mut Aviary, dice: &mut Dice) {
    let mut deed = Deed::begin(ledger, Actor::Command, at(NOW)).await.unwrap();
    let people = digitales::rows!(deed.tx(), (String,), "select id from person order by id").unwrap();
    for (person,) in people {
        let [name, phone, address] = [(); 3].map(|()| dice.mark());
        for mark in [&name, &phone, &address] {
            aviary.add(0, What::Profile, mark);
        }
        let patch = format!("{{\"legal_name\":\"{name}\",\"phone\":\"{phone}\",\"address\":\"{address}\"}}");
        assert!(profile::change(&mut deed, person.parse().unwrap(), &patch).await.unwrap());
    }
    deed.commit().await.unwrap();
}

async fn people(database: &Database, works: &[String]) -> Vec<(usize, String)> {
    let mut tx = database.read().await.unwrap();
    let sql = "select distinct work_id, person_id from appearance";
    let rows = digitales::rows!(&mut tx, (String, String), sql).unwrap();
    let story = |work: &String| works.iter().position(|known| known == work).unwrap();
    rows.iter().map(|(work, person)| (story(work), person.clone())).collect()
}

/// A link for the narrator of each work.
async fn narrators(database: &Database, works: &[String]) -> Vec<String> {
    let mut tx = database.write().await.unwrap();
    let (now, until) = (at(NOW), at("2095-01-01T00:00:00Z"));
    let narrator = "select person_id from appearance where work_id = $1 and role = 'narrator'";
    let mut links = Vec::new();
    for work in works {
        let found = digitales::row!(&mut tx, (String,), narrator, work).unwrap();
        let Some((person,)) = found else {
            links.push("nobody".to_owned());
            continue;
        };
        let subject = person.parse().unwrap();
        let voice = Voice { capacity: Capacity::Own, by: subject };
        let id = Id::new(now).unwrap();
        let link = NewLink { id, subject, voice, language: "de".parse().unwrap(), until };
        let token = Token::new().unwrap();
        narrator_links::add(&mut tx, &link, &token, now).await.unwrap();
        links.push(token.reveal().to_owned());
    }
    tx.commit().await.unwrap();
    links
}

async fn editions(database: &Database) -> Vec<String> {
    let mut tx = database.read().await.unwrap();
    let rows = digitales::rows!(&mut tx, (String,), "select id from edition").unwrap();
    rows.into_iter().map(|(id,)| id).collect()
}

async fn partners(database: &Database) -> Vec<(String, String)> {
    let mut tx = database.write().await.unwrap();
    let mut all = Vec::new();
    for (name, ..) in &PARTNERS[..SCHOOL] {
        let known = partner_store::organisation(&mut tx, name).await.unwrap().unwrap();
        let (token, session) = (Token::new().unwrap(), Token::new().unwrap());
        partner_store::issue(&mut tx, known.id, &token, at(NOW)).await.unwrap();
        let partner = partner_store::bearer(&mut tx, &token).await.unwrap().unwrap();
        partner_store::sign_in(&mut tx, &partner, &session, at(NOW), at("2095-01-01T00:00:00Z"))
            .await
            .unwrap();
        all.push((token.reveal().to_owned(), session.reveal().to_owned()));
    }
    tx.commit().await.unwrap();
    all
}
