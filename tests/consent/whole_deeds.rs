//! Deeds that somebody else's word or a paper stands behind: each is one transaction of its own, prepared here and done
//! in a process that is killed.

use digitales::accounts::account::{Account, Role};
use digitales::accounts::four_eyes;
use digitales::accounts::password::Password;
use digitales::accounts::proposal::What;
use digitales::accounts::signing;
use digitales::catalogue::edition::Edition;
use digitales::catalogue::participant::Person;
use digitales::catalogue::rendition::Rendition;
use digitales::clock::Clock;
use digitales::consent::answering;
use digitales::consent::asking::Step;
use digitales::consent::audit::Actor;
use digitales::consent::erasure::ask_for_works;
use digitales::consent::fact::EvidenceFact;
use digitales::consent::ledger::desk::officer::forms::looked;
use digitales::consent::ledger::sealed::keys::own_slot;
use digitales::consent::ledger::{Deed, Ledger, outbox, recalls_of};
use digitales::consent::mapping;
use digitales::consent::old_paper::{Mapping, OldForm, OldPaperFact};
use digitales::consent::paper::Paper;
use digitales::consent::reaching::{self, Told};
use digitales::consent::record::{Capacity, Use, Voice};
use digitales::consent::saying::Agreed;
use digitales::editions::review;
use digitales::id::{Id, Sha256Digest};
use digitales::narrator::link_store::NewLink;
use digitales::post::letter::Kind;
use digitales::post::letters;
use digitales::storage::vault::Purpose;

use crate::deeds::About;
use crate::house::{EDITION, House, appears, seen, withdrawal};

pub const WHOLE: [&str; 12] = [
    "answer a proposal",
    "read an old paper with two",
    "erase with two",
    "note a recall",
    "tell the post",
    "keep an old paper",
    "ask again by letter",
    "hear a no again",
    "send a link",
    "wish the original gone",
    "approve an edition",
    "check an edition",
];

const FILE: &str = "insert into rendition (id, edition_id, part, quality, media_type, codecs, sha256, length_bytes, \
    duration_ms, playable, added_at) values ($1, $2, 1, 'full', 'video/mp4', '', $3, 1, 60000, true, 0)";
const NOTE: &str = "Beide haben es am Telefon besprochen.";

fn own(person: Id<Person>) -> Voice {
    Voice { capacity: Capacity::Own, by: person }
}

/// Brings the stage to where the deed can be done.
pub async fn prepares(house: &House, what: &str, about: About) {
    let About { work, person, other, .. } = about;
    match what {
        "answer a proposal" => {
            let basis = "not_identifiable".to_owned();
            let looked = looked(&mut house.database.read().await.unwrap(), work, person).await.unwrap();
            let (work, person) = (work.text(), person.text());
            proposed(house, about, What::Waiver { work, person, basis, note: NOTE.into(), looked }).await;
        }
        "read an old paper with two" => {
            let mut deed = house.deed().await;
            deed.appearances(work, &[appears(person), appears(other)]).await.unwrap();
            deed.commit().await.unwrap();
            let fact = old_paper(about, other);
            let (paper, _) = mapping::keep(&house.ledger, Actor::Command, &fact, house.now()).await.unwrap();
            let through = "2031-12-31".parse().unwrap();
            let agreed = vec![Agreed { use_: Use::Catalogue, places: vec!["001".into()], through }];
            let paper = paper.text();
            let read = Mapping { paper, replaces: None, agreed, explicit: true, note: NOTE.into() };
            proposed(house, about, What::MapOldPaper(Box::new(read))).await;
        }
        "erase with two" => {
            let (by, person) = (person.text(), person.text());
            let (capacity, channel, with_others, note) =
                ("own".to_owned(), "phone".to_owned(), vec![], NOTE.to_owned());
            proposed(
                house,
                about,
                What::Erasure { person, capacity, by, channel, with_others, days: 14, further: false, note },
            )
            .await;
        }
        "note a recall" | "tell the post" => {
            let mut deed = house.deed().await;
            deed.withdraw(&withdrawal(person, Some(work), house.now())).await.unwrap();
            deed.commit().await.unwrap();
        }
        "approve an edition" | "check an edition" => {
            let mut deed = house.deed().await;
            let (id, nobody, never) = (cut(about).text(), None::<String>, None::<i64>);
            digitales::run!(deed.tx(), EDITION, &id, work.text(), "cut-1", "cut", &nobody, never, &nobody)
                .unwrap();
            let (file, digest) =
                (Id::<Rendition>::derived(&id).text(), Sha256Digest::of(id.as_bytes()).to_string());
            digitales::run!(deed.tx(), FILE, file, &id, digest).unwrap();
            deed.commit().await.unwrap();
            if what == "check an edition" {
                approves(&house.ledger, house.clock.clone(), about).await;
            }
        }
        // The library's own key is made once, before the first letter.
        "send a link" => {
            own_slot(&house.ledger, Purpose::Library, house.now()).await.unwrap();
        }
        _ => {}
    }
}

/// Does it, as whoever does it in life.
pub async fn does_wholly(house: &House, what: &str, about: About) {
    let (ledger, now) = (&house.ledger, house.now());
    let About { work, person, .. } = about;
    match what {
        "answer a proposal" | "read an old paper with two" | "erase with two" => answered(house, about).await,
        "note a recall" => {
            let recall = recalled(ledger, about).await;
            let told = ("deleted", "Heute gelöscht.");
            answering::answer(ledger, Actor::Command, recall.parse().unwrap(), told, now).await.unwrap();
        }
        "tell the post" => {
            let recall = recalled(ledger, about).await;
            let mut tx = ledger.database.write().await.unwrap();
            let item = outbox::waiting_of(&mut tx, "recall", &recall).await.unwrap().unwrap();
            outbox::told(&mut tx, item.id, "somebody").await.unwrap();
            tx.commit().await.unwrap();
        }
        "keep an old paper" => {
            mapping::keep(ledger, Actor::Command, &old_paper(about, person), now).await.unwrap();
        }
        "ask again by letter" => {
            let told = asked(about, Step::WrittenTo, Some("Über die Schwester zu erreichen."));
            reaching::write_to(ledger, Actor::Command, &told, now).await.unwrap();
        }
        "hear a no again" => {
            reaching::tell(ledger, Actor::Command, &asked(about, Step::No, None), now).await.unwrap();
        }
        "send a link" => {
            let link = NewLink::of(person, own(person), "tr".parse().unwrap(), now).unwrap();
            letters::send_link(ledger, Actor::Command, Kind::Link, &link, now).await.unwrap();
        }
        "wish the original gone" => {
            let mut deed = Deed::begin(ledger, Actor::Narrator(person), now).await.unwrap();
            deed.withdraw_and_erase(&withdrawal(person, Some(work), now)).await.unwrap();
            let own = digitales::consent::record::Voice {
                capacity: digitales::consent::record::Capacity::Own,
                by: person,
            };
            ask_for_works(&mut deed, (person, own), &[work].into(), 14).await.unwrap();
            deed.commit().await.unwrap();
        }
        "approve an edition" => approves(ledger, house.clock.clone(), about).await,
        "check an edition" => {
            review::check(ledger, &house.clock, Actor::Command, cut(about), "Two").await.unwrap();
        }
        _ => panic!("nobody knows the deed “{what}”"),
    }
}

/// The two who work here.
async fn accounts(house: &House) -> [Id<Account>; 2] {
    let sql = "select id from account order by name";
    let known = digitales::rows!(&mut house.database.read().await.unwrap(), (String,), sql).unwrap();
    let mut ids: Vec<Id<Account>> = known.into_iter().map(|(id,)| id.parse().unwrap()).collect();
    for name in ["one", "two"].into_iter().skip(ids.len()) {
        let password = Password::chosen("a long and invented password").unwrap();
        let (name, roles) = (name.parse().unwrap(), [Role::ConsentOfficer].into());
        ids.push(signing::add(&house.ledger, name, roles, &password, house.now()).await.unwrap().id);
    }
    ids.try_into().unwrap()
}

async fn proposed(house: &House, about: About, what: What) {
    let [one, _] = accounts(house).await;
    let whom = (Some(about.work), Some(about.person));
    four_eyes::propose(&house.ledger, one, what, whom, house.now()).await.unwrap();
}

async fn answered(house: &House, about: About) {
    let [_, two] = accounts(house).await;
    let sql = "select id from proposal where work_id = $1";
    let mut tx = house.database.read().await.unwrap();
    let (id,) = digitales::row!(&mut tx, (String,), sql, about.work.text()).unwrap().unwrap();
    drop(tx);
    four_eyes::answer(&house.ledger, two, id.parse().unwrap(), true, house.now()).await.unwrap();
}

async fn recalled(ledger: &Ledger, about: About) -> String {
    let mut tx = ledger.database.read().await.unwrap();
    recalls_of(&mut tx, about.work).await.unwrap()[0].id.text()
}

fn cut(about: About) -> Id<Edition> {
    Id::derived(&format!("a cut of {}", about.number))
}

async fn approves(ledger: &Ledger, clock: Clock, about: About) {
    let signed = (cut(about), "One");
    review::approve(ledger, &clock, Actor::Command, signed, &[about.person]).await.unwrap();
}

fn asked(about: About, step: Step, note: Option<&str>) -> Told {
    let (person, day) = (about.person, "2026-06-01".parse().unwrap());
    let note = note.map(str::to_owned);
    Told { person, step, voice: own(person), channel: "post", day, died: None, note }
}

/// A paper of 2004 that `person` signed, with its scan.
fn old_paper(about: About, person: Id<Person>) -> OldPaperFact {
    let scan = b"%PDF-1.4 signed by hand in 2004".to_vec();
    let paper = Paper::new(scan, Some(person), Some(about.work)).unwrap();
    let words = "Ich bin einverstanden.".to_owned();
    OldPaperFact {
        person,
        work: about.work,
        voice: own(person),
        form: OldForm { name: format!("bogen-{}", about.number), language: "de".parse().unwrap(), words },
        signed: Some("2004-07".parse().unwrap()),
        added: Some("gestrichen: Radio".into()),
        evidence: EvidenceFact { paper: Some(paper), ..seen() },
    }
}
