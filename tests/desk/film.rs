//! The film at the desk, as rows.

use digitales::application::Application;
use digitales::catalogue::edition::Edition;
use digitales::catalogue::participant::Person;
use digitales::catalogue::work::Work;
use digitales::consent::audit::Actor;
use digitales::consent::ledger::Deed;
use digitales::id::Id;

use crate::office::FILM;
use crate::papers::{self, PUBLIC, at};

/// Puts it on the shelf, with the yes of its narrator.
pub async fn shelve(application: &Application) -> (Id<Work>, Id<Person>) {
    let now = at("2026-02-01T10:00:00Z");
    let work = Id::<Work>::derived("the film");
    let mut deed = Deed::begin(&application.ledger, Actor::Import, now).await.unwrap();
    digitales::run!(deed.tx(), WORK, work.text(), FILM, now.millis()).unwrap();
    digitales::run!(deed.tx(), EDITION, Id::<Edition>::derived("its original").text(), work.text()).unwrap();
    digitales::run!(deed.tx(), TITLE, work.text()).unwrap();
    let narrator = papers::says_yes(&mut deed, work, "ayla", PUBLIC).await;
    deed.commit().await.unwrap();
    (work, narrator)
}

pub const WORK: &str = "insert into work (id, slug, kind, state, languages, licence_uri, may_be_cut, tombstone_silent, \
    sort_key, added_at) values ($1, $2, 'film', 'published', '[\"de\"]', \
    'http://rightsstatements.org/vocab/InC/1.0/', true, false, 'key', $3)";
pub const EDITION: &str =
    "insert into edition (id, work_id, media_version, key, kind) values ($1, $2, 1, 'original', 'original')";
pub const TITLE: &str = "insert into work_text (work_id, field, language, text, title_key) \
    values ($1, 'title', 'de', 'Der Schlüssel', 'derschlussel')";
pub const FILE: &str = "insert into rendition (id, edition_id, part, quality, media_type, codecs, sha256, length_bytes, \
    duration_ms, width, height, playable, added_at) values ($1, $2, 1, 'full', 'video/mp4', '', $3, 1, 60000, 640, 360, true, 0)";
pub const DRAFT: &str = "update work set state = 'draft' where id = $1";
pub const NEW_MASTER: &str = "update work set media_version = media_version + 1 where id = $1";
pub const CUT: &str = "insert into edition (id, work_id, media_version, key, kind, approved_by, approved_at, checked_by, \
    checked_at) values ($1, $2, 1, $3, 'cut', 'An editor', 0, 'Another editor', 1)";
pub const REJECT: &str = "insert into edition_rejection (edition_id, rejected_by, rejected_at, note) \
    values ($1, 'An editor', 2, 'A name can be heard.')";
pub const LISTED: &str = "select person_id from appearance where work_id = $1 order by position";
pub const SAID: &str = "select state from consent_record where subject_id = $1 order by recorded_at, id";
pub const SHOWN: &str = "select shown from display_name where person_id = $1 and use_kind = $2";
pub const LICENCE: &str = "select id from work_licence where use_kind = $1";
