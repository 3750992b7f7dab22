//! A library of many public films that share one file, each with a narrator of its own, served on a real socket.

use std::collections::BTreeMap;
use std::net::SocketAddr;

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
use digitales::run;

use crate::papers::{self, Running, at};
use crate::support::Engine;

/// What the files of a measurement are made of.
pub const INVENTED: &[u8] = b"Nobody is in this film. ";

pub struct Film {
    pub work: Id<Work>,
    pub narrator: Id<Person>,
    pub slug: String,
    /// A word of its title that stands nowhere else.
    pub mark: String,
    /// Where its file is.
    pub path: String,
}

pub struct Films {
    pub address: SocketAddr,
    pub ledger: Ledger,
    pub clock: Clock,
    pub all: Vec<Film>,
    _folder: tempfile::TempDir,
    _running: Running,
}

const WORK: &str = "insert into work (id, slug, kind, state, languages, licence_uri, may_be_cut, tombstone_silent, \
    sort_key, added_at) values ($1, $2, 'film', 'published', '[\"de\"]', \
    'http://rightsstatements.org/vocab/InC/1.0/', true, false, $2, $3)";
const TITLE: &str =
    "insert into work_text (work_id, field, language, text, title_key) values ($1, 'title', 'de', $2, $2)";
const EDITION: &str =
    "insert into edition (id, work_id, media_version, key, kind) values ($1, $2, 1, 'original', 'original')";
const RENDITION: &str = "insert into rendition (id, edition_id, part, quality, media_type, codecs, sha256, \
    length_bytes, duration_ms, playable, added_at) values ($1, $2, 1, 'full', 'video/mp4', '', $3, $4, 60000, true, $5)";

impl Films {
    /// `count` films for `uses`; the clock is the machine's, so that what runs is watched as it would be.
    pub async fn open(engine: &Engine, file: Vec<u8>, count: usize, uses: &[Use]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::System;
        let setting = ("DIGITALES_DATABASE".to_owned(), engine.url.clone());
        let config = Config::read(folder.path(), BTreeMap::new(), std::iter::once(setting)).unwrap();
        let application = Application::open(config, clock.clone()).await.unwrap();
        let path = folder.path().join("film.mp4");
        std::fs::write(&path, &file).unwrap();
        let stored = application.media.put_file(&path).await.unwrap();
        let (sha256, length) = (stored.sha256.to_string(), i64::try_from(stored.length_bytes).unwrap());
        let (ledger, mut all) = (application.ledger.clone(), Vec::new());
        let now = at("2026-02-01T10:00:00Z");
        for number in 0..count {
            let film = film(number);
            let edition = Id::<Edition>::derived(&format!("edition {number}")).text();
            let mut deed = Deed::begin(&ledger, Actor::Command, now).await.unwrap();
            run!(deed.tx(), WORK, film.work.text(), &film.slug, now.millis()).unwrap();
            run!(deed.tx(), TITLE, film.work.text(), format!("{} {number}", film.mark)).unwrap();
            run!(deed.tx(), EDITION, &edition, film.work.text()).unwrap();
            let id = rendition(number).text();
            run!(deed.tx(), RENDITION, id, &edition, &sha256, length, now.millis()).unwrap();
            let narrator = papers::says_yes(&mut deed, film.work, &film.slug, uses).await;
            deed.commit().await.unwrap();
            all.push(Film { narrator, ..film });
        }
        let running = papers::serve(application).await;
        Self { address: running.address, ledger, clock, all, _folder: folder, _running: running }
    }

    /// The narrator of a film takes it back; the instants right before and after the commit.
    pub async fn takes_back(&self, film: &Film) -> (std::time::Instant, std::time::Instant) {
        let before = std::time::Instant::now();
        let now = self.clock.now();
        papers::takes_back(&self.ledger, now, (film.narrator, film.work), None).await;
        (before, std::time::Instant::now())
    }
}

fn rendition(number: usize) -> Id<Rendition> {
    Id::derived(&format!("rendition {number}"))
}

fn film(number: usize) -> Film {
    let digest = Id::<Work>::derived(&format!("mark {number}")).text().replace('-', "");
    Film {
        work: Id::derived(&format!("work {number}")),
        narrator: Id::derived("nobody yet"),
        slug: format!("film-{number}"),
        mark: format!("zq{digest}"),
        path: format!("/media/{}", rendition(number)),
    }
}
