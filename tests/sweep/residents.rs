//! Who and what lives in the house: the numbers of its works, files and people, who may come in, and what was called back.

use std::collections::BTreeSet;
use std::net::SocketAddr;

use digitales::accounts::account::Role;
use digitales::accounts::password::Password;
use digitales::accounts::signing;
use digitales::catalogue::work::Work;
use digitales::consent::audit::Actor;
use digitales::consent::fact::DeliveryFact;
use digitales::consent::ledger::{Deed, Ledger};
use digitales::consent::profile;
use digitales::consent::recalling::call_back;
use digitales::consent::record::{Capacity, Use, Voice};
use digitales::id::{Id, Sha256Digest, Token};
use digitales::narrator::link_store::{self as narrator_links, NewLink};
use digitales::radio::partner_store;
use digitales::schools::clip::Clip;
use digitales::schools::link_store::{self, Link};
use digitales::storage::database::Database;
use digitales::storage::media_store::MediaStore;

use crate::calls::call;
use crate::canary::{Aviary, Dice, What};
use crate::folder::{Addresses, PARTNERS, SCHOOL};
use crate::house::{Kind, Thing};
use crate::papers::{NOW, at};
use crate::socket::Client;
use crate::stories::{LINK_ENDS, STAGED, STORIES};

pub async fn works(database: &Database, addresses: &[Addresses], aviary: &mut Aviary) -> Vec<String> {
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

const FRAGMENTS: &str = "update rendition set segments = '{\"timescale\":1000,\"start\":1,\"each\":[[1,1000]]}' \
    where quality <> 'broadcast'";
const FILES: &str = "select r.id, e.work_id, e.key, r.quality, r.sha256 from rendition r join edition e on e.id = r.edition_id";
const PICTURES: &str =
    "select p.id, e.work_id, e.key, 'picture', p.sha256 from poster p join edition e on e.id = p.edition_id";
const WORDS: &str = "select t.id, e.work_id, e.key, 'words', t.sha256 from transcript t join edition e on e.id = t.edition_id";

/// Every file has a playlist, as those have that are made for adaptive streaming.
pub async fn stream_in_fragments(database: &Database) {
    let mut tx = database.write().await.unwrap();
    digitales::run!(&mut tx, FRAGMENTS).unwrap();
    tx.commit().await.unwrap();
}

pub async fn things(
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

pub async fn handles(database: &Database, aviary: &Aviary) -> Vec<(usize, String)> {
    let mut tx = database.read().await.unwrap();
    let rows = digitales::rows!(&mut tx, (String, String), "select shown, handle from person_page").unwrap();
    let story = |shown: &str| aviary.all.iter().find(|c| shown.ends_with(&c.mark)).map(|c| c.story).unwrap();
    rows.into_iter().map(|(shown, handle)| (story(&shown), handle)).collect()
}

/// A link to each work for the school, and one to the first that is revoked.
pub async fn links(database: &Database, works: &[String]) -> (Vec<String>, String) {
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
pub async fn officer(ledger: &Ledger) -> String {
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

pub async fn receipts(database: &Database) -> Vec<i64> {
    let sql = "select number from audit_entry where kind = 'consent_record' order by number";
    let mut tx = database.read().await.unwrap();
    digitales::rows!(&mut tx, (i64,), sql).unwrap().into_iter().map(|(number,)| number).collect()
}

/// A copy of a work that was taken back went to the first partner, and is called back.
pub async fn recall(ledger: &Ledger, works: &[String]) -> (usize, String) {
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

/// Of everybody a name in the papers, a telephone and two addresses, all sealed; story and address for mail.
pub async fn profiles(
    ledger: &Ledger,
    works: &[String],
    aviary: &mut Aviary,
    dice: &mut Dice,
) -> Vec<(usize, String)> {
    let mut deed = Deed::begin(ledger, Actor::Command, at(NOW)).await.unwrap();
    let sql = "select p.id, min(a.work_id) from person p left join appearance a on a.person_id = p.id \
        group by p.id order by p.id";
    let people = digitales::rows!(deed.tx(), (String, Option<String>), sql).unwrap();
    let mut reached = Vec::new();
    for (person, work) in people {
        let story = works.iter().position(|known| Some(known) == work.as_ref()).unwrap_or(0);
        let [name, phone, address, mail] = [(); 4].map(|()| dice.mark());
        for mark in [&name, &phone, &address, &mail] {
            aviary.add(story, What::Profile, mark);
        }
        let mail = format!("{mail}@mail.example");
        let patch =
            serde_json::json!({ "legal_name": name, "phone": phone, "address": address, "mail": mail });
        assert!(profile::change(&mut deed, person.parse().unwrap(), &patch.to_string()).await.unwrap());
        reached.push((story, mail));
    }
    deed.commit().await.unwrap();
    reached
}

/// Somebody writes a name, a number and a reason into the form for people's own stories; where that stands.
pub async fn writes(
    to: SocketAddr,
    database: &Database,
    addresses: &[Addresses],
    [name, contact, reason]: &[String; 3],
) -> (usize, String) {
    let slug = &addresses[STAGED].slug;
    let form = format!("work={slug}&name={name}&contact={contact}&reason={reason}");
    let head = format!(
        "POST /de/my-story\nSec-Fetch-Site: same-origin\nContent-Type: application/x-www-form-urlencoded\nContent-Length: {}",
        form.len()
    );
    let (answer, _) = call(&mut Client::connect(to).await, &head, Some(&form)).await;
    assert_eq!(answer.status, 200, "the message was not taken");
    let mut tx = database.read().await.unwrap();
    (STAGED, digitales::row!(&mut tx, (String,), "select id from takedown_request").unwrap().unwrap().0)
}

pub async fn people(database: &Database, works: &[String]) -> Vec<(usize, String)> {
    let mut tx = database.read().await.unwrap();
    let sql = "select distinct work_id, person_id from appearance";
    let rows = digitales::rows!(&mut tx, (String, String), sql).unwrap();
    let story = |work: &String| works.iter().position(|known| known == work).unwrap();
    rows.iter().map(|(work, person)| (story(work), person.clone())).collect()
}

/// A link for the narrator of each work.
pub async fn narrators(ledger: &Ledger, works: &[String]) -> Vec<String> {
    let mut deed = Deed::begin(ledger, Actor::Command, at(NOW)).await.unwrap();
    let (now, until) = (at(NOW), at("2095-01-01T00:00:00Z"));
    let narrator = "select person_id from appearance where work_id = $1 and role = 'narrator'";
    let mut links = Vec::new();
    for work in works {
        let found = digitales::row!(deed.tx(), (String,), narrator, work).unwrap();
        let Some((person,)) = found else {
            links.push("nobody".to_owned());
            continue;
        };
        let subject = person.parse().unwrap();
        let voice = Voice { capacity: Capacity::Own, by: subject };
        let id = Id::new(now).unwrap();
        let link = NewLink { id, subject, voice, language: "de".parse().unwrap(), until };
        let token = Token::new().unwrap();
        narrator_links::add(&mut deed, &link, &token).await.unwrap();
        links.push(token.reveal().to_owned());
    }
    deed.commit().await.unwrap();
    links
}

pub async fn cuts(database: &Database, works: &[String]) -> Vec<(usize, String)> {
    let mut tx = database.read().await.unwrap();
    let sql = "select work_id, id from edition where kind <> 'original'";
    let rows = digitales::rows!(&mut tx, (String, String), sql).unwrap();
    let story = |work: &String| works.iter().position(|known| known == work).unwrap();
    rows.iter().map(|(work, id)| (story(work), id.clone())).collect()
}

pub async fn partners(database: &Database) -> Vec<(String, String)> {
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
