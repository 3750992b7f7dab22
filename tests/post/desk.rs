//! What does not go out waits at the consent desk, where an officer prints it, has it tried again, or hands it over.

use digitales::accounts::account::Role;
use digitales::accounts::password::Password;
use digitales::accounts::signing;

use crate::engines::on_each_engine;
use crate::office::{ADDRESS, Office};
use crate::socket::{Answer, Client, ask};

/// Somebody who works here, signed in.
struct Officer<'a> {
    office: &'a Office,
    cookie: String,
}

impl<'a> Officer<'a> {
    async fn of(office: &'a Office, name: &str, role: Role) -> Self {
        let library = &office.library;
        let password = Password::chosen("ein langer Satz für die Tür").unwrap();
        let (name, roles) = (name.parse().unwrap(), [role].into_iter().collect());
        let account =
            signing::add(&library.ledger, name, roles, &password, library.clock.now()).await.unwrap();
        let token = signing::begin(&library.ledger, account.id, library.clock.now()).await.unwrap();
        Self { office, cookie: format!("Cookie: __Host-digitales-desk={}", token.reveal()) }
    }

    async fn page(&self, path: &str) -> String {
        let request = format!("GET {path}\nAccept: text/html\n{}", self.cookie);
        let answer = ask(self.office.library.address, &request).await;
        assert_eq!(answer.status, 200, "{path}");
        String::from_utf8(answer.body).unwrap()
    }

    async fn presses(&self, path: &str, what: &str) -> Answer {
        let form = format!("what={what}");
        let kind = "Accept: text/html\nContent-Type: application/x-www-form-urlencoded";
        let mut client = Client::connect(self.office.library.address).await;
        client.ask(&format!("POST {path}\n{kind}\nContent-Length: {}\n{}", form.len(), self.cookie)).await;
        tokio::io::AsyncWriteExt::write_all(&mut client.stream, form.as_bytes()).await.unwrap();
        client.answer().await
    }
}

#[tokio::test]
async fn a_letter_that_cannot_go_is_printed_at_the_desk_and_handed_over() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        office.is_today();
        office.does(&["narrator", "link", "--person", "ayla", "--send", "--language", "ar"]).await;
        office.is_today();
        let item =
            office.until("letter", |items| items.iter().any(|item| item.waits.is_some())).await.remove(0);
        let officer = Officer::of(&office, "officer", Role::ConsentOfficer).await;
        let inbox = officer.page("/de/desk/consent").await;
        assert!(
            inbox.contains("Post, die liegen bleibt") && inbox.contains("Es ist keine Adresse bekannt"),
            "{inbox}"
        );
        let here = format!("/de/desk/consent/post/{}", item.id);
        let page = officer.page(&here).await;
        assert!(page.contains("<bdi>ayla</bdi>") && page.contains("Brief drucken"), "{page}");
        assert!(!page.contains("/my/"), "the link shows only where it is printed: {page}");
        let printed = officer.presses(&here, "print").await;
        assert_eq!((printed.status, printed.header("cache-control")), (200, Some("no-store")));
        let printed = String::from_utf8(printed.body).unwrap();
        assert!(printed.contains("dir=\"rtl\"") && printed.contains("<svg"), "{printed}");
        let link = printed.split("https://stories.example").nth(1).unwrap().split('<').next().unwrap();
        assert_eq!(ask(office.library.address, &format!("GET {link}")).await.status, 200);
        assert!(office.does(&["audit", "list"]).await.contains("letter_printed"));
        let papers = ask(office.library.address, &format!("GET {link}/papers?lang=en")).await;
        let papers = (papers.status, String::from_utf8(papers.body).unwrap());
        assert!(papers.0 == 200 && papers.1.contains("<dt>A letter</dt>"), "{papers:?}");
        assert!(papers.1.contains("officer") && !papers.1.contains("A link to this page</dt>"), "{papers:?}");
        let auditor = Officer::of(&office, "auditor", Role::Auditor).await;
        assert!(!auditor.page(&here).await.contains("name=\"what\""));
        for what in ["print", "retry", "done"] {
            assert_eq!(auditor.presses(&here, what).await.status, 403, "{what}");
        }
        assert_eq!(officer.presses(&here, "done").await.status, 303);
        assert!(office.waiting("letter").await.is_empty());
        assert_eq!(officer.presses(&here, "done").await.status, 404);
        assert!(!officer.page("/de/desk/consent").await.contains("Es ist keine Adresse bekannt"));
        assert!(office.does(&["audit", "verify"]).await.contains("holds"));
    })
    .await;
}

#[tokio::test]
async fn a_letter_goes_once_its_address_is_there_and_somebody_has_it_tried_again() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        office.is_today();
        office.does(&["narrator", "link", "--person", "ayla", "--send"]).await;
        office.is_today();
        let item =
            office.until("letter", |items| items.iter().any(|item| item.waits.is_some())).await.remove(0);
        office.seals(office.library.narrator, &format!(r#"{{"mail": "{ADDRESS}"}}"#)).await;
        let officer = Officer::of(&office, "officer", Role::ConsentOfficer).await;
        let here = format!("/de/desk/consent/post/{}", item.id);
        assert_eq!(officer.presses(&here, "nonsense").await.status, 400);
        assert_eq!(officer.presses(&here, "retry").await.status, 303);
        assert_eq!(office.mail.waits_for(1).await[0].to, [ADDRESS]);
    })
    .await;
}
