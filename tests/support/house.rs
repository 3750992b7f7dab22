//! A running library with one film whose narrator allowed it, on a clock that a test may set.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::Path;

use digitales::application::Application;
use digitales::catalogue::edition::Edition;
use digitales::catalogue::participant::Person;
use digitales::catalogue::rendition::Rendition;
use digitales::catalogue::work::Work;
use digitales::clock::Clock;
use digitales::config::Config;
use digitales::consent::audit::Actor;
use digitales::consent::ledger::{Deed, Ledger};
use digitales::consent::record::Use;
use digitales::id::Id;

use crate::papers::{self, NOW, Running, at};

/// The library of one film.
pub struct House {
    pub address: SocketAddr,
    pub clock: Clock,
    pub film: Vec<u8>,
    work: Id<Work>,
    narrator: Id<Person>,
    ledger: Ledger,
    _folder: tempfile::TempDir,
    _running: Running,
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
        let ledger = application.ledger.clone();
        let (work, narrator) = shelve(&application, &path, uses).await;
        let running = papers::serve(application).await;
        let address = running.address;
        Self { address, clock, film, work, narrator, ledger, _folder: folder, _running: running }
    }

    /// Where the film's file of this quality is.
    pub fn address_of(&self, quality: &str) -> String {
        format!("/media/{}", rendition(quality))
    }

    /// The narrator takes everything back.
    pub async fn narrator_withdraws(&self) {
        papers::takes_back(&self.ledger, self.clock.now(), (self.narrator, self.work), None).await;
    }

    /// Somebody reports danger and the work is held.
    pub async fn the_work_is_held(&self, cause: &'static str) {
        papers::is_held(&self.ledger, self.clock.now(), self.work, cause).await;
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
    let mut deed = Deed::begin(&application.ledger, Actor::Command, now).await.unwrap();
    digitales::run!(deed.tx(), WORK, work.text(), now.millis()).unwrap();
    digitales::run!(deed.tx(), EDITION, edition.text(), work.text()).unwrap();
    for quality in ["full", "broadcast"] {
        let length = i64::try_from(stored.length_bytes).unwrap();
        let id = rendition(quality).text();
        let sha256 = stored.sha256.to_string();
        digitales::run!(deed.tx(), RENDITION, id, edition.text(), quality, sha256, length, now.millis())
            .unwrap();
    }
    let narrator = papers::says_yes(&mut deed, work, "ayla", uses).await;
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
