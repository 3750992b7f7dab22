//! Young people are written to before and at their 18th birthday, once each time, and are asked for themselves.

use digitales::clock::Timestamp;
use digitales::consent::audit::Actor;
use digitales::consent::birthday::Birthdays;
use digitales::consent::fact::PersonFact;
use digitales::consent::ledger::Deed;
use digitales::consent::record::Age;
use digitales::post::letter_store::{self, Letter};
use digitales::post::letters::{come_of_age, content};

use crate::engines::on_each_engine;
use crate::library::Library;
use crate::office::{ADDRESS, Office};
use crate::papers::{adult, at};
use crate::socket::ask;

/// The letter of this kind.
async fn letter(library: &Library, kind: &str) -> Letter {
    let mut tx = library.database.read().await.unwrap();
    let sql = "select id from letter where kind = $1";
    let (id,) = digitales::row!(&mut tx, (String,), sql, kind).unwrap().unwrap();
    letter_store::find(&mut tx, &id).await.unwrap().unwrap()
}

#[tokio::test]
async fn a_letter_that_goes_late_says_nothing_that_is_over() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let library = &office.library;
        turns_18(library).await;
        for now in ["2029-05-02T10:00:00Z", "2029-05-03T10:00:00Z"] {
            library.clock.set(at(now));
            come_of_age(&library.ledger, at(now)).await.unwrap();
        }
        let says = async |kind, now| {
            content(&library.ledger, &letter(library, kind).await, at(now)).await.unwrap().is_some()
        };
        assert!(says("day", "2029-05-02T18:00:00Z").await);
        assert!(!says("day", "2029-05-03T10:00:00Z").await, "tomorrow is today");
        assert!(says("of_age", "2029-07-25T10:00:00Z").await, "they can still answer");
        assert!(!says("of_age", "2029-08-02T10:00:00Z").await);
    })
    .await;
}

/// The narrator was born on the third of May 2011.
async fn turns_18(library: &Library) {
    let mut deed = Deed::begin(&library.ledger, Actor::Import, library.clock.now()).await.unwrap();
    let born = Birthdays::of(jiff::civil::date(2011, 5, 3)).unwrap();
    deed.person(&PersonFact { age: Age::Born(born), ..adult("ayla", "de") }).await.unwrap();
    deed.commit().await.unwrap();
}

#[tokio::test]
async fn a_young_person_gets_each_letter_once_and_a_link_of_their_own() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let library = &office.library;
        turns_18(library).await;
        office.seals(library.narrator, &format!(r#"{{"mail": "{ADDRESS}"}}"#)).await;
        let mut last = String::new();
        let writes = async |now: Timestamp| {
            library.clock.set(now);
            come_of_age(&library.ledger, now).await.unwrap()
        };
        assert_eq!(writes(at("2028-10-01T10:00:00Z")).await, 0, "it is too early");
        for (n, now, said) in [
            (1, "2028-12-01T10:00:00Z", "In weniger als sechs Monaten werden Sie 18"),
            (2, "2029-04-20T10:00:00Z", "In weniger als einem Monat werden Sie 18"),
            (3, "2029-05-02T10:00:00Z", "Morgen werden Sie 18"),
            (4, "2029-05-02T22:00:00Z", "Jetzt entscheiden nur noch Sie selbst"),
        ] {
            assert!(writes(at(now)).await <= 1, "{now}");
            assert_eq!(writes(at(now)).await, 0, "once: {now}");
            let mail = office.mail.waits_for(n).await.remove(n - 1);
            let text = mail.text();
            assert!(text.contains(said) && !text.contains("3. Mai"), "{now}: {text}");
            assert_eq!(mail.header("Subject"), "Eine Frage an Sie");
            let link = text.lines().find_map(|line| line.strip_prefix("https://stories.example")).unwrap();
            assert_eq!(ask(library.address, &format!("GET {link}")).await.status, 200);
            last = link.to_owned();
        }
        library.clock.set(at("2029-07-25T10:00:00Z"));
        let opened = ask(library.address, &format!("GET {last}")).await;
        assert_eq!(opened.status, 200, "for as long as they can answer");
        assert_eq!(writes(at("2029-09-01T10:00:00Z")).await, 0, "the time to ask is over");
        assert_eq!(office.mail.received().len(), 4);
    })
    .await;
}
