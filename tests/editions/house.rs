//! A house that a library is brought into, that makes editions, and that anyone can ask at its front door.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use digitales::application::Application;
use digitales::catalogue::edition::Edition;
use digitales::clock::Clock;
use digitales::command::import::importer;
use digitales::config::Config;
use digitales::consent::audit::Actor;
use digitales::consent::fact::RestrictionFact;
use digitales::consent::ledger::{Deed, Ledger, person_by_key};
use digitales::consent::passage::Edit;
use digitales::editions::making::{Maker, Order, Ready};
use digitales::editions::review;
use digitales::error::Result;
use digitales::id::{Id, Token};
use digitales::intake::progress::Progress;
use digitales::radio::pack::Packer;
use digitales::radio::partner_store;
use digitales::storage::media_store::MediaStore;
use serde_json::Value;
use tokio::io::AsyncWriteExt;

use crate::engines::Engine;
use crate::library::Library;
use crate::papers::{self, NOW, Running, at};
use crate::socket::{Answer, Client, ask};

pub struct House {
    pub clock: Clock,
    pub ledger: Ledger,
    pub media: MediaStore,
    pub maker: Maker,
    packer: Packer,
    running: Running,
    folder: tempfile::TempDir,
}

impl House {
    /// Brings the library in and opens the door.
    pub async fn with(engine: &Engine, library: &Library) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::fixed(at(NOW));
        let settings = [("DIGITALES_DATABASE".to_owned(), engine.url.clone())];
        let config = Config::read(folder.path(), BTreeMap::new(), settings.into_iter()).unwrap();
        let application = Application::open(config, clock.clone()).await.unwrap();
        let report = importer(&application).import(library.path(), &Progress::silent(), || {}).await.unwrap();
        assert!(!report.is_faulty(), "{:?}", report.findings);
        let (ledger, media) = (application.ledger.clone(), application.media.clone());
        let (maker, packer) = (application.maker(), application.packer());
        let running = papers::serve(application).await;
        let house = Self { clock, ledger, media, maker, packer, running, folder };
        house.later();
        house
    }

    /// Five seconds go by.
    pub fn later(&self) {
        self.clock.set(self.clock.now().plus_millis(5_000));
    }

    pub async fn get(&self, path: &str) -> Answer {
        ask(self.running.address, &format!("GET {path}")).await
    }

    /// Sends a request with a body.
    pub async fn sends(&self, head: &str, body: &str) -> Answer {
        let mut client = Client::connect(self.running.address).await;
        client.ask(head).await;
        client.stream.write_all(body.as_bytes()).await.unwrap();
        client.answer().await
    }

    pub async fn makes(&self, slug: &str) -> Result<Ready> {
        let order = Order { slug: slug.to_owned(), name: None, only: None, actor: Actor::Command };
        self.maker.make(&order, &Progress::silent(), || {}).await
    }

    pub async fn approves(&self, edition: Id<Edition>, by: &str) -> Result<()> {
        review::approve(&self.ledger, &self.clock, Actor::Command, (edition, by), &[]).await.map(drop)
    }

    pub async fn checks(&self, edition: Id<Edition>, by: &str) -> Result<()> {
        review::check(&self.ledger, &self.clock, Actor::Command, edition, by).await.map(drop)
    }

    pub async fn rejects(&self, edition: Id<Edition>) {
        let parts = (&self.ledger, &self.media, self.folder.path());
        let note = "The name is heard at the end.";
        review::reject(parts, &self.clock, Actor::Command, (edition, "Two"), note).await.unwrap();
    }

    /// Makes an edition of all that is closed, and has it signed.
    pub async fn makes_and_signs(&self, slug: &str) -> Ready {
        let ready = self.makes(slug).await.unwrap();
        self.approves(ready.edition, "One").await.unwrap();
        self.checks(ready.edition, "Two").await.unwrap();
        self.later();
        ready
    }

    /// Ute closes another passage of the work at `slug`.
    pub async fn ute_closes(&self, slug: &str, edit: Edit) {
        let mut deed = Deed::begin(&self.ledger, Actor::Command, self.clock.now()).await.unwrap();
        let person = person_by_key(deed.tx(), "ute").await.unwrap().unwrap();
        let work = digitales::consent::ledger::work_by_slug(deed.tx(), slug).await.unwrap().unwrap();
        let since = self.clock.now();
        let fact = RestrictionFact {
            source_id: None,
            edit,
            uses: None,
            person: Some(person),
            asked_by: person,
            since,
        };
        deed.restrict(work, &fact).await.unwrap();
        deed.commit().await.unwrap();
        self.later();
    }

    /// What the interface for programs tells of the work at `slug`.
    pub async fn told(&self, slug: &str) -> Value {
        let answer = self.get("/api/works").await;
        let list: Value = serde_json::from_slice(&answer.body).unwrap();
        let item =
            list["items"].as_array().unwrap().iter().find(|item| item["slug"] == slug).unwrap().clone();
        let one = self.get(&format!("/api/works/{}", item["id"].as_str().unwrap())).await;
        assert_eq!(one.status, 200);
        serde_json::from_slice(&one.body).unwrap()
    }

    /// Gets the file at `path` through the front door into `into`.
    pub async fn takes(&self, path: &str, into: &Path) -> PathBuf {
        let answer = self.get(path).await;
        assert_eq!(answer.status, 200, "{path}");
        let out = into.join(path.rsplit('/').next().unwrap());
        std::fs::write(&out, answer.body).unwrap();
        out
    }

    /// Makes the broadcast files, and has the radio partner take the one of `slug` and read everything about it:
    /// the file, and all texts as one.
    pub async fn radio_takes(&self, slug: &str, into: &Path) -> (PathBuf, String) {
        let packed = self.packer.pack(&mut |_| {}).await.unwrap();
        assert!(packed.faults.is_empty(), "{:?}", packed.faults);
        let mut tx = self.ledger.database.write().await.unwrap();
        let partner = partner_store::organisation(&mut tx, "Radio Probe").await.unwrap().unwrap();
        let token = Token::new().unwrap();
        partner_store::issue(&mut tx, partner.id, &token, self.clock.now()).await.unwrap();
        tx.commit().await.unwrap();
        let bearer = format!("\nAuthorization: Bearer {}", token.reveal());
        let list = self.get(&format!("/api/radio/works{bearer}")).await;
        let mut texts = String::from_utf8(list.body).unwrap();
        let told: Value = serde_json::from_str(&texts).unwrap();
        let items = told["items"].as_array().unwrap();
        let item =
            items.iter().find(|item| item["slug"] == slug).unwrap_or_else(|| panic!("{texts}")).clone();
        let work = item["id"].as_str().unwrap_or_else(|| panic!("{item}")).to_owned();
        for path in [format!("/api/radio/works/{work}"), format!("/api/radio/works/{work}/sheet")] {
            let answer = self.get(&format!("{path}{bearer}")).await;
            assert_eq!(answer.status, 200, "{path}");
            texts.push_str(&String::from_utf8(answer.body).unwrap());
        }
        let url = item["broadcast"]["url"].as_str().unwrap();
        let path = format!("/{}", url.splitn(4, '/').nth(3).unwrap());
        let answer = self.get(&format!("{path}{bearer}")).await;
        assert_eq!(answer.status, 200, "{path}");
        let out = into.join("broadcast.wav");
        std::fs::write(&out, answer.body).unwrap();
        (out, texts)
    }

    /// What of the making's bench is left.
    pub fn bench_is_empty(&self) -> bool {
        !self.media.bench().exists()
    }

    pub async fn master_of(&self, slug: &str) -> String {
        let sql = "select r.sha256 from rendition r join edition e on e.id = r.edition_id join work w on w.id = e.work_id \
                   where w.slug = $1 and e.key = 'original' and r.quality = 'full'";
        let mut tx = self.ledger.database.read().await.unwrap();
        digitales::row!(&mut tx, (String,), sql, slug).unwrap().unwrap().0
    }
}
