//! The page, its events, and the form for browsers without script.

use digitales::accounts::account::Role;
use tokio::io::AsyncReadExt;

use crate::engines::on_each_engine;
use crate::files::film;
use crate::house::{Curator, House};
use crate::socket::ask;

impl Curator {
    /// The text of a page that is there.
    pub async fn page(&self, path: &str) -> String {
        let answer = self.asks(&format!("GET {path}"), "Accept: text/html\n", b"").await;
        let text = String::from_utf8(answer.body).unwrap();
        assert_eq!(answer.status, 200, "{path}: {text}");
        text
    }

    /// Sends the form without script.
    async fn posts(&self, fields: &[(&str, &str)], file: &[u8]) -> crate::socket::Answer {
        let mut body = Vec::new();
        for (name, value) in fields {
            body.extend(
                format!("--xx\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes(),
            );
        }
        body.extend(b"--xx\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.mp4\"\r\n\r\n");
        body.extend(file);
        body.extend(b"\r\n--xx--\r\n");
        let kind = "Content-Type: multipart/form-data; boundary=xx\nAccept: text/html\n";
        self.asks("POST /de/desk/intake/file", kind, &body).await
    }
}

const PLACES: [&str; 3] = [
    "/de/desk/intake",
    "/de/desk/intake/events",
    "/de/desk/intake/works/0197a000-0000-7000-8000-000000000000",
];

#[tokio::test]
async fn only_curators_see_what_is_under_way() {
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        for place in PLACES {
            assert_eq!(ask(house.address, &format!("GET {place}")).await.status, 303, "{place}");
        }
        for role in [Role::ConsentOfficer, Role::Auditor, Role::Administrator] {
            let other = house.somebody(&format!("not-a-{}", role.as_str().replace('_', "-")), role).await;
            for place in PLACES {
                let answer = other.asks(&format!("GET {place}"), "", b"").await;
                assert_eq!(answer.status, 403, "{place} {role}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn every_curator_sees_what_all_of_them_bring_and_ends_only_their_own() {
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        let (ayla, kofi) = (house.curator("ayla").await, house.curator("kofi").await);
        let upload = ayla.announces(1_000, &[("filename", "<b>der Tag.mp4")]).await;
        ayla.sends(&upload, 0, &[7; 250]).await;
        let page = kofi.page("/de/desk/intake").await;
        assert!(page.contains("&#60;b&#62;der Tag") || page.contains("&lt;b&gt;der Tag"), "{page}");
        assert!(page.contains("25 %") && page.contains("0,2 KB von 1 KB"), "{page}");
        let form = format!("deed=end&id={}", upload.rsplit('/').next().unwrap());
        let kind = "Content-Type: application/x-www-form-urlencoded\n";
        kofi.asks("POST /de/desk/intake", kind, form.as_bytes()).await;
        assert_eq!(ayla.arrived(&upload).await, 250);
        assert_eq!(ayla.asks("POST /de/desk/intake", kind, form.as_bytes()).await.status, 303);
        assert!(kofi.page("/de/desk/intake").await.contains("Nichts ist unterwegs"));
    })
    .await;
}

#[tokio::test]
async fn what_is_under_way_is_told_while_it_goes_on() {
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        let ayla = house.curator("ayla").await;
        let mut events = ayla.begins("GET /de/desk/intake/events", "Accept: text/event-stream\n", 0).await;
        let head = events.head().await;
        assert_eq!((head.status, head.header("content-type")), (200, Some("text/event-stream")));
        let upload = ayla.announces(1_000, &[("filename", "a.mp4")]).await;
        let mut told = String::new();
        let mut read = async |word: &str| {
            while !told.contains(word) {
                let mut more = vec![0; 4096];
                let count = events.stream.read(&mut more).await.unwrap();
                assert!(count > 0, "it ended: {told}");
                told.push_str(&String::from_utf8_lossy(&more[..count]));
            }
        };
        read("a.mp4").await;
        ayla.sends(&upload, 0, &[7; 500]).await;
        read("50 %").await;
        assert!(told.contains("event: under-way\ndata: "), "{told}");
    })
    .await;
}

#[tokio::test]
async fn without_script_a_file_comes_in_by_a_form_the_same_way() {
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        let ayla = house.curator("ayla").await;
        let fields =
            [("purpose", "work"), ("work", ""), ("part", "1"), ("title", "Der Tag"), ("language", "tr")];
        let answer = ayla.posts(&fields, &film(1)).await;
        assert_eq!(answer.status, 303, "{}", String::from_utf8_lossy(&answer.body));
        assert_eq!(house.kept(&film(1)), Some(film(1)));
        house.looks().await;
        assert_eq!(house.count("select count(*) from work where slug = 'der-tag'").await, 1);
        let empty = ayla.posts(&fields, b"").await;
        assert_eq!(empty.header("location"), Some("/de/desk/intake?fault=upload-fault-empty"));
        assert!(ayla.page("/de/desk/intake?fault=upload-fault-empty").await.contains("Diese Datei ist leer"));
        let mut tx = house.ledger.database.read().await.unwrap();
        let (work,) = digitales::row!(&mut tx, (String,), "select id from work").unwrap().unwrap();
        drop(tx);
        let page = ayla.page(&format!("/de/desk/intake/works/{work}")).await;
        assert!(page.contains("der-tag") && page.contains("Ein Browser kann es abspielen"), "{page}");
        assert!(page.contains("Warum es noch niemand sieht") && !page.contains("<video"), "{page}");
    })
    .await;
}
