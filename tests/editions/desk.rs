//! The desk: an edition is made, looked at beside the original, and signed by two, all without script.

use std::collections::BTreeSet;

use digitales::accounts::account::Role;
use digitales::accounts::password::Password;
use digitales::accounts::signing;

use crate::engines::on_each_engine;
use crate::house::House;
use crate::library::{Library, WORD, closed};
use crate::socket::Answer;

const VOICE: &str = "the-winter";

/// Somebody who is signed in.
struct Colleague<'a> {
    house: &'a House,
    cookie: String,
}

impl<'a> Colleague<'a> {
    async fn with(house: &'a House, name: &str, role: Role) -> Self {
        let password = Password::chosen("a long and invented password").unwrap();
        let (name, now) = (name.parse().unwrap(), house.clock.now());
        let account =
            signing::add(&house.ledger, name, BTreeSet::from([role]), &password, now).await.unwrap();
        let token = signing::begin(&house.ledger, account.id, now).await.unwrap();
        Self { house, cookie: format!("\nCookie: digitales-desk={}", token.reveal()) }
    }

    async fn get(&self, path: &str) -> Answer {
        self.house.get(&format!("{path}{}", self.cookie)).await
    }

    async fn page(&self, path: &str) -> String {
        let answer = self.get(path).await;
        assert_eq!(answer.status, 200, "{path}");
        assert_eq!(answer.header("cache-control"), Some("no-store"), "{path}");
        String::from_utf8(answer.body).unwrap()
    }

    async fn post(&self, path: &str, form: &str) -> Answer {
        let kind = "application/x-www-form-urlencoded";
        let length = form.len();
        let head = format!("POST {path}{}\nContent-Type: {kind}\nContent-Length: {length}", self.cookie);
        self.house.sends(&head, form).await
    }
}

/// The first address in `page` that begins with `start`.
fn address(page: &str, start: &str) -> String {
    let at = page.find(start).unwrap_or_else(|| panic!("no {start} in {page}"));
    page[at..].split(['"', '#']).next().unwrap().replace("&amp;", "&").replace("&#38;", "&")
}

#[tokio::test]
async fn two_colleagues_make_look_at_and_sign_an_edition_and_nobody_else_sees_a_byte_of_it() {
    on_each_engine(async |engine| {
        let library = Library::new().with_voice(VOICE, &closed("r1", "mute", 8.0, 12.0, ""));
        let house = House::with(&engine, &library).await;
        let officer = Colleague::with(&house, "officer", Role::ConsentOfficer).await;
        let curator = Colleague::with(&house, "curator", Role::Curator).await;
        let auditor = Colleague::with(&house, "auditor", Role::Auditor).await;
        let porter = Colleague::with(&house, "porter", Role::Administrator).await;
        house.later();
        assert_eq!(
            house.get("/de/desk/editions").await.status,
            303,
            "who is not signed in is sent to sign in"
        );
        assert_eq!(porter.get("/de/desk/editions").await.status, 403);
        assert!(officer.page("/de/desk/editions").await.contains("1 Stelle ist geschlossen."));
        for since in [i64::MIN, i64::MAX] {
            let page = officer.page(&format!("/de/desk/editions?begun=the-winter&since={since}")).await;
            assert!(!page.contains("0 %"), "nobody asked for anything: {page}");
        }
        assert_eq!(auditor.post("/de/desk/editions", "work=the-winter").await.status, 403);
        assert_eq!(officer.post("/de/desk/editions", "work=nobody").await.status, 404);
        let begun = officer.post("/de/desk/editions", "work=the-winter").await;
        let begun = begun.header("location").unwrap_or_else(|| panic!("{}", begun.status)).to_owned();
        house.makes(VOICE).await.unwrap();
        let told = officer.page(&begun).await;
        assert!(told.contains("cut-1") && !told.contains("0 %"), "what was begun is made: {told}");
        let list = officer.page("/de/desk/editions").await;
        assert!(
            list.contains("cut-1") && !list.contains("cut-2"),
            "two who ask get the same edition: {list}"
        );
        let page = address(&officer.page("/de/desk/editions").await, "/de/desk/editions/");
        let seen = officer.page(&page).await;
        for part in
            ["0:08–0:12, stumm", "<audio controls", "data-mark=\"officer\"", "[… ausgelassen]", "Original"]
        {
            assert!(seen.contains(part), "{part} is not on the page: {seen}");
        }
        assert!(!seen.contains(WORD), "the words of the passage are not on the page");
        assert!(officer.page(&format!("{page}?part=1&at=6000")).await.contains("#t=6.000"));
        let file = address(&seen[seen.find("Diese Fassung").unwrap()..], "/de/desk/media/");
        for (who, status) in [(&officer, 200), (&auditor, 200), (&porter, 403)] {
            let answer = who.get(&file).await;
            assert_eq!(answer.status, status);
            assert_eq!(answer.header("cache-control"), Some("no-store"));
        }
        assert_eq!(house.get(&file).await.status, 303, "who is not signed in gets no byte");
        let public = file.replace("/de/desk", "");
        assert_eq!(officer.get(&public).await.status, 404, "and nobody by the address of the public");

        let mut tx = house.ledger.database.write().await.unwrap();
        digitales::run!(&mut tx, "update appearance set redactable = true").unwrap();
        tx.commit().await.unwrap();
        for (language, role) in [("de", "(Erzählt von)"), ("tr", "(Anlatan)"), ("ar", "(يرويها)")] {
            let seen = officer.page(&page.replace("/de/", &format!("/{language}/"))).await;
            assert!(seen.contains(role) && !seen.contains("(narrator)"), "{seen}");
        }
        assert_eq!(auditor.post(&page, "deed=approve").await.status, 403);
        assert_eq!(curator.post(&page, "deed=check").await.status, 409, "nobody has approved it");
        assert_eq!(officer.post(&page, "deed=approve").await.status, 303);
        assert!(officer.page(&page).await.contains("Prüfen muss sie jemand anderes."));
        assert_eq!(officer.post(&page, "deed=check").await.status, 403, "who approved does not check");
        house.later();
        assert_eq!(house.get(&format!("/de/works/{VOICE}")).await.status, 404);
        assert_eq!(curator.post(&page, "deed=check").await.status, 303);
        house.later();
        assert_eq!(house.get(&format!("/de/works/{VOICE}")).await.status, 200);
        assert!(curator.page(&page).await.contains("freigegeben und geprüft"));
        assert_eq!(
            curator.post(&page, "deed=reject&note=").await.status,
            400,
            "a rejection says what is wrong"
        );
        assert_eq!(curator.post(&page, "deed=reject&note=Der+Name+ist+noch+da.").await.status, 303);
        house.later();
        assert_eq!(house.get(&format!("/de/works/{VOICE}")).await.status, 410);
        assert_eq!(officer.get(&file).await.status, 404, "its files are gone");
        for language in ["en", "tr", "ar"] {
            officer.page(&page.replace("/de/", &format!("/{language}/"))).await;
            officer.page(&format!("/{language}/desk/editions")).await;
        }
    })
    .await;
}
