//! Young people are written to before and at their 18th birthday, once each time, and are asked for themselves.

use digitales::clock::Timestamp;
use digitales::consent::audit::Actor;
use digitales::consent::birthday::Birthdays;
use digitales::consent::fact::PersonFact;
use digitales::consent::ledger::Deed;
use digitales::consent::record::Age;
use digitales::post::letters::come_of_age;

use crate::engines::on_each_engine;
use crate::office::{ADDRESS, Office};
use crate::papers::{adult, at};
use crate::socket::ask;

#[tokio::test]
async fn a_young_person_gets_each_letter_once_and_a_link_of_their_own() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let library = &office.library;
        let mut deed = Deed::begin(&library.ledger, Actor::Import, library.clock.now()).await.unwrap();
        let born = Birthdays::of(jiff::civil::date(2011, 5, 3)).unwrap();
        deed.person(&PersonFact { age: Age::Born(born), ..adult("ayla", "de") }).await.unwrap();
        deed.commit().await.unwrap();
        office.seals(library.narrator, &format!(r#"{{"mail": "{ADDRESS}"}}"#)).await;
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
        }
        assert_eq!(writes(at("2029-09-01T10:00:00Z")).await, 0, "the time to ask is over");
        assert_eq!(office.mail.received().len(), 4);
    })
    .await;
}
