//! Letters to the people in the works: a link, a receipt; in their language, naming nothing, to an address that nobody
//! can read here.

use digitales::clock::{Clock, Timestamp, start_of_berlin_day};
use digitales::consent::audit::Actor;
use digitales::consent::birthday::Birthdays;
use digitales::consent::fact::{GuardianshipFact, PersonFact};
use digitales::consent::ledger::Deed;
use digitales::consent::record::{Age, Interval};
use jiff::ToSpan;

use crate::engines::{Engine, on_each_engine};
use crate::mail_server::{Mood, Received};
use crate::office::{ADDRESS, Office, UNSAID};
use crate::papers::{adult, evidence};
use crate::socket::{Client, ask};

/// An office with the narrator's address sealed in it, on today's date.
async fn with_address(engine: &Engine) -> Office {
    let phone = ("CONTACT_PHONE", "+49 30 5550100".to_owned());
    let office = Office::with(engine, &[phone]).await;
    office.seals(office.library.narrator, &format!(r#"{{"mail": "{ADDRESS}"}}"#)).await;
    office.is_today();
    office
}

/// The path of the link that stands alone in a line of the letter.
fn link(mail: &Received) -> String {
    let text = mail.text();
    let line = text.lines().find(|line| line.starts_with("https://stories.example/my/"));
    line.unwrap_or_else(|| panic!("no link in {text}")).replace("https://stories.example", "")
}

/// Sends the first form of a page of theirs with these fields; where it leads.
async fn presses(office: &Office, path: &str, fields: &str) -> String {
    let page = ask(office.library.address, &format!("GET {path}")).await;
    let page = String::from_utf8(page.body).unwrap();
    let grant = page.split("name=\"grant\" value=\"").nth(1).expect("a form").split('"').next().unwrap();
    let form = format!("grant={grant}&{fields}");
    let mut client = Client::connect(office.library.address).await;
    let kind = "Content-Type: application/x-www-form-urlencoded";
    client.ask(&format!("POST {path}\n{kind}\nContent-Length: {}", form.len())).await;
    tokio::io::AsyncWriteExt::write_all(&mut client.stream, form.as_bytes()).await.unwrap();
    client.answer().await.header("location").unwrap().to_owned()
}

fn names_nothing(mail: &Received) {
    let text = mail.text() + &mail.header("Subject");
    for unsaid in UNSAID.into_iter().chain(["Digitales", "digitales", "onam", "Einwilligung", "consent"]) {
        assert!(!text.contains(unsaid), "{unsaid}: {text}");
    }
}

#[tokio::test]
async fn a_link_goes_to_the_sealed_address_in_the_persons_language_and_names_nothing() {
    on_each_engine(async |engine| {
        let office = with_address(&engine).await;
        let said = office.does(&["narrator", "link", "--person", "ayla", "--send"]).await;
        assert!(!said.contains("/my/"), "nobody here sees it: {said}");
        office.is_today();
        let mail = office.mail.waits_for(1).await.remove(0);
        assert_eq!(mail.to, [ADDRESS]);
        assert_eq!(mail.header("Subject"), "Bağlantınız");
        names_nothing(&mail);
        assert!(mail.text().contains("+49 30 5550100"), "{}", mail.text());
        let page = ask(office.library.address, &format!("GET {}", link(&mail))).await;
        assert_eq!(page.status, 200);
        office.until("letter", <[_]>::is_empty).await;
        assert!(office.does(&["audit", "list"]).await.contains("profile_opened"));
        assert!(office.does(&["audit", "verify"]).await.contains("holds"));
        let secret = link(&mail).replace("/my/", "");
        assert!(office.rows_holding(&[ADDRESS, &secret]).await.is_empty());
        assert!(office.files_holding(&[ADDRESS, &secret]).is_empty());
    })
    .await;
}

#[tokio::test]
async fn nothing_that_carries_a_guardians_link_names_the_birthday_on_which_it_ends() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let library = &office.library;
        let birthday = Clock::System.now().berlin_day().checked_add(10.days()).unwrap();
        let born = birthday.checked_sub(18.years()).unwrap();
        let mut deed = Deed::begin(&library.ledger, Actor::Import, library.clock.now()).await.unwrap();
        let age = Age::Born(Birthdays::of(born).unwrap());
        deed.person(&PersonFact { age, ..adult("ayla", "de") }).await.unwrap();
        let (guardian, _) = deed.person(&adult("mother", "en")).await.unwrap();
        let office_of_hers = GuardianshipFact {
            child: library.narrator,
            guardian,
            kind: "parent_sole",
            office: Interval { from: start_of_berlin_day(born), until: Timestamp::MAX },
            evidence: evidence("guardian_proof"),
        };
        deed.guardianship(&office_of_hers).await.unwrap();
        deed.commit().await.unwrap();
        office.seals(guardian, &format!(r#"{{"mail": "{ADDRESS}"}}"#)).await;
        let hers = ["--person", "ayla", "--guardian", "mother"];
        let link = async |way: &[&str]| office.does(&[&["narrator", "link"], &hers[..], way].concat()).await;
        let card = library.folder().join("card.html");
        let message = link(&["--letter"]).await;
        link(&["--card", card.to_str().unwrap()]).await;
        let card = std::fs::read_to_string(card).unwrap();
        let asked = office.does(&["person", "ask", "ayla", "--guardian", "mother"]).await;
        link(&["--send"]).await;
        office.is_today();
        let mail = office.mail.waits_for(1).await.remove(0).text();
        for text in [message, card, asked, mail] {
            assert!(text.contains("works until your child is 18."), "{text}");
            for day in [birthday, birthday.yesterday().unwrap()] {
                assert!(!text.contains(&day.strftime("%B %-d").to_string()), "{day}: {text}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_letter_that_goes_twice_is_the_same_and_its_link_opens() {
    on_each_engine(async |engine| {
        let office = with_address(&engine).await;
        office.mail.takes_the_next(&[Mood::KeepsAndCuts]);
        office.does(&["narrator", "link", "--person", "ayla", "--send", "--language", "ar"]).await;
        office.is_today();
        office.mail.waits_for(1).await;
        office.until("letter", |items| items.iter().any(|item| item.last_error.is_some())).await;
        office.later(60_000);
        let mails = office.mail.waits_for(2).await;
        assert_eq!(mails[0].source, mails[1].source);
        let text = mails[0].text();
        for line in text.lines().filter(|line| !line.is_empty()) {
            let of_ours = line.starts_with("https://");
            assert_ne!(line.starts_with('\u{200F}'), of_ours, "written from the right: {line:?}");
        }
        names_nothing(&mails[0]);
        assert_eq!(ask(office.library.address, &format!("GET {}", link(&mails[1]))).await.status, 200);
    })
    .await;
}

#[tokio::test]
async fn a_letter_without_an_address_waits_and_one_whose_link_was_taken_back_never_goes() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        office.is_today();
        office.does(&["narrator", "link", "--person", "ayla", "--send"]).await;
        office.is_today();
        let left = office.until("letter", |items| items.iter().any(|item| item.waits.is_some())).await;
        assert_eq!(left[0].last_error.as_deref(), Some("no_address"));
        office.seals(office.library.narrator, &format!(r#"{{"mail": "{ADDRESS}"}}"#)).await;
        let links = office.does(&["narrator", "links"]).await;
        office.does(&["narrator", "revoke", links.split('\t').next().unwrap()]).await;
        office.does(&["post", "retry", &left[0].id.text()]).await;
        office.is_today();
        office.until("letter", <[_]>::is_empty).await;
        assert!(office.mail.received().is_empty());
    })
    .await;
}

#[tokio::test]
async fn whoever_was_erased_gets_nothing_any_more() {
    on_each_engine(async |engine| {
        let office = with_address(&engine).await;
        office.mail.takes_the_next(&[Mood::Says("MAIL", "451 later")]);
        office.does(&["narrator", "link", "--person", "ayla", "--send"]).await;
        office.is_today();
        office.until("letter", |items| items.iter().any(|item| item.last_error.is_some())).await;
        office.does(&["person", "erase", "ayla", "--now"]).await;
        office.later(60_000);
        office.until("letter", <[_]>::is_empty).await;
        assert!(office.mail.received().is_empty());
        let refused = office.runs(&["narrator", "link", "--person", "ayla", "--send"], &[]).await;
        assert_eq!(refused.status.code(), Some(4));
    })
    .await;
}

#[tokio::test]
async fn a_receipt_goes_to_whoever_asks_for_it_on_their_page_once() {
    on_each_engine(async |engine| {
        let office = with_address(&engine).await;
        office.does(&["narrator", "link", "--person", "ayla", "--send", "--language", "de"]).await;
        office.is_today();
        let my = link(&office.mail.waits_for(1).await[0]);
        let receipt =
            presses(&office, &format!("{my}/{}/stop", office.library.work), "website=yes&radio=yes").await;
        assert_eq!(presses(&office, &receipt, "").await, receipt);
        let mail = office.mail.waits_for(2).await.remove(1);
        assert_eq!((mail.header("Subject").as_str(), &mail.to[0][..]), ("Erledigt", ADDRESS));
        names_nothing(&mail);
        let number = receipt.rsplit('/').next().unwrap().split('?').next().unwrap();
        let text = mail.text();
        assert!(text.contains("Es ist gestoppt.") && text.contains(&format!("\n{number}\n")), "{text}");
        let page = ask(office.library.address, &format!("GET {receipt}")).await;
        let page = String::from_utf8(page.body).unwrap();
        assert!(
            page.contains("Wir schicken Ihnen die Quittung zu") && !page.contains("name=\"grant\""),
            "{page}"
        );
        office.until("letter", <[_]>::is_empty).await;
        assert_eq!(office.mail.received().len(), 2);
    })
    .await;
}

#[tokio::test]
async fn a_receipt_for_an_earlier_last_day_says_the_day_and_not_that_it_is_stopped() {
    on_each_engine(async |engine| {
        let office = with_address(&engine).await;
        office.does(&["narrator", "link", "--person", "ayla", "--send", "--language", "de"]).await;
        office.is_today();
        let my = link(&office.mail.waits_for(1).await[0]);
        let last = office.library.clock.now().plus_millis(30 * 86_400_000).berlin_day();
        let change = format!("{my}/{}/change", office.library.work);
        let receipt = presses(&office, &change, &format!("what=day&day={last}")).await;
        presses(&office, &receipt, "").await;
        let text = office.mail.waits_for(2).await.remove(1).text();
        let day = format!("{}. ", last.day());
        assert!(text.contains("letzte Tag") && text.contains(&day), "{last}: {text}");
        assert!(!text.contains("Es ist gestoppt."), "{text}");
    })
    .await;
}
