//! Schools: clips in frames, oEmbed, and the life of a class link.

use digitales::consent::record::Use;
use digitales::schools::link_store;
use serde_json::Value;

use crate::engines::on_each_engine;
use crate::library::{Library, PUBLIC, VOICE, at, full};

const CLASS: &[Use] = &[Use::SchoolEmbed];

fn ancestors(answer: &crate::socket::Answer) -> String {
    let policy = answer.header("content-security-policy").unwrap();
    policy.split("frame-ancestors ").nth(1).unwrap().to_owned()
}

#[tokio::test]
async fn a_clip_may_be_framed_by_whom_the_library_names_and_every_other_page_by_nobody() {
    on_each_engine(async |engine| {
        let library = Library::open(&engine, PUBLIC, &["DE"]).await;
        for (hosts, allowed) in [
            ("[]", "'self'"),
            ("[\"*\"]", "'self' *"),
            ("[\"school.example\",\"*.lernraum.example\"]", "'self' school.example *.lernraum.example"),
        ] {
            library.lets_frame(hosts).await;
            let clip = library.get("GET /embed/the-third-key?start=1&end=0:05&captions=tr&lang=de").await;
            assert_eq!((clip.status, ancestors(&clip).as_str()), (200, allowed));
            assert_eq!((clip.header("x-frame-options"), clip.header("set-cookie")), (None, None));
            let page = String::from_utf8(clip.body).unwrap();
            for words in [
                "data-start-ms=\"1000\"",
                "data-end-ms=\"5000\"",
                "data-captions=\"tr\"",
                "Anahtar cebimdeydi.",
            ] {
                assert!(page.contains(words), "{words} stands in {page}");
            }
            assert!(!page.contains("data-remember"), "nothing is offered to be remembered");
            let absent = library.get("GET /embed/no-such-work").await;
            assert_eq!(
                (absent.status, ancestors(&absent).as_str()),
                (404, allowed),
                "the card is framed too"
            );
        }
        for path in ["/de/works/the-third-key", "/de/works/the-third-key/lesson", "/radio", "/de/about"] {
            let answer = library.get(&format!("GET {path}")).await;
            assert_eq!((answer.status, ancestors(&answer).as_str()), (200, "'none'"), "{path}");
            assert_eq!(answer.header("x-frame-options"), Some("DENY"), "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_clip_that_was_taken_back_is_a_kind_card() {
    on_each_engine(async |engine| {
        let library = Library::open(&engine, PUBLIC, &["DE"]).await;
        library.lets_frame("[\"*\"]").await;
        let wrong = library.get("GET /embed/the-third-key?start=11").await;
        assert_eq!((wrong.status, ancestors(&wrong).as_str()), (400, "'self' *"));
        assert!(String::from_utf8(wrong.body).unwrap().contains("0:10"), "it says how long the work is");
        library.narrator_withdraws(None).await;
        let gone = library.get("GET /embed/the-third-key?lang=de").await;
        assert_eq!((gone.status, gone.header("cache-control")), (410, Some("no-store")));
        assert_eq!(ancestors(&gone), "'self' *");
        let page = String::from_utf8(gone.body).unwrap();
        assert!(page.contains("nicht mehr verfügbar") && !page.contains("Schlüssel"), "{page}");
        assert!(page.contains("href=\"/de/my-story\""), "whoever is in it finds the way: {page}");
    })
    .await;
}

#[tokio::test]
async fn a_clip_of_a_closed_work_is_framed_like_one_that_never_was() {
    on_each_engine(async |engine| {
        let library = Library::open(&engine, CLASS, &["DE"]).await;
        library.lets_frame("[\"*\"]").await;
        let mut tx = library.database.write().await.unwrap();
        digitales::run!(&mut tx, "update work set embed_hosts = '[\"school.example\"]'").unwrap();
        tx.commit().await.unwrap();
        let closed = library.get("GET /embed/the-third-key?lang=de").await;
        let unknown = library.get("GET /embed/no-such-work?lang=de").await;
        assert_eq!((closed.status, ancestors(&closed).as_str()), (404, "'self' *"));
        assert_eq!(ancestors(&closed), ancestors(&unknown));
        assert_eq!(closed.body, unknown.body);
    })
    .await;
}

#[tokio::test]
async fn oembed_answers_for_public_pages_and_for_nothing_else() {
    on_each_engine(async |engine| {
        let library = Library::open(&engine, PUBLIC, &["DE"]).await;
        let site = format!("http://{}", library.address);
        let asked = |url: &str, more: &str| {
            let url: String = url::form_urlencoded::byte_serialize(url.as_bytes()).collect();
            format!("GET /oembed?url={url}{more}")
        };
        let page = format!("{site}/de/works/the-third-key");
        let answer = library.get(&asked(&page, "&format=json&maxwidth=400&maxheight=300")).await;
        assert_eq!((answer.status, answer.header("content-type")), (200, Some("application/json")));
        let offer: Value = serde_json::from_slice(&answer.body).unwrap();
        assert_eq!((&offer["version"], &offer["type"]), (&Value::from("1.0"), &Value::from("rich")));
        assert_eq!((&offer["width"], &offer["height"]), (&Value::from(400), &Value::from(300)));
        assert_eq!(offer["title"], "Der dritte Schlüssel");
        let html = offer["html"].as_str().unwrap();
        assert!(
            html.starts_with("<iframe ") && html.contains(&format!("{site}/embed/the-third-key")),
            "{html}"
        );
        for no in [
            format!("{site}/"),
            format!("{site}/de/works/other"),
            page.replace("127.0.0.1", "localhost"),
            String::new(),
        ] {
            assert_eq!(library.get(&asked(&no, "&format=json")).await.status, 404, "{no}");
        }
        assert_eq!(library.get(&asked(&page, "&format=xml")).await.status, 501);
        assert_eq!(library.get("GET /oembed?format=json").await.status, 400);
        library.narrator_withdraws(None).await;
        assert_eq!(library.get(&asked(&page, "&format=json")).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn the_lesson_form_makes_an_address_a_code_and_a_picture_of_it() {
    on_each_engine(async |engine| {
        let library = Library::open(&engine, PUBLIC, &["DE"]).await;
        library.lets_frame("[\"*\"]").await;
        let page =
            library.get("GET /de/works/the-third-key/lesson?start=1&end=0:05&captions=tr&lang=tr").await;
        assert_eq!(page.status, 200);
        let page = String::from_utf8(page.body).unwrap();
        let address = format!("http://{}/embed/the-third-key?start=1", library.address);
        for words in
            [&address, "&#60;iframe src=", "bis einschließlich Montag, 31. Dezember 2040", "auf jeder Seite"]
        {
            assert!(
                page.contains(words) || page.contains(&words.replace("&#60;", "&lt;")),
                "{words} stands in {page}"
            );
        }
        let wrong = library.get("GET /de/works/the-third-key/lesson?start=soon").await;
        assert_eq!(wrong.status, 400);
        assert!(String::from_utf8(wrong.body).unwrap().contains("role=\"alert\""));
        let qr = library.get("GET /de/works/the-third-key/qr.svg?start=1").await;
        assert_eq!((qr.status, qr.header("content-type")), (200, Some("image/svg+xml")));
        assert_eq!(library.get("GET /de/works/other/lesson").await.status, 404);
    })
    .await;
}

/// Every address below a class link.
fn addresses(token: &str) -> [String; 3] {
    let full = full(VOICE);
    let words = digitales::id::Id::<()>::derived(&format!("the words of {VOICE}"));
    [format!("/c/{token}/"), format!("/c/{token}/media/{full}"), format!("/c/{token}/captions/{words}.vtt")]
}

async fn answers(library: &Library, token: &str) -> [u16; 3] {
    let mut statuses = [0; 3];
    for (status, address) in statuses.iter_mut().zip(addresses(token)) {
        let answer = library.get(&format!("GET {address}")).await;
        assert_eq!(answer.header("cache-control"), Some("no-store"), "{address}");
        *status = answer.status;
    }
    statuses
}

const OPEN: [u16; 3] = [200; 3];
const SHUT: [u16; 3] = [404; 3];

#[tokio::test]
async fn a_class_sees_a_work_for_schools_by_its_link_and_nobody_sees_it_without() {
    on_each_engine(async |engine| {
        let library = Library::open(&engine, CLASS, &["DE-BE"]).await;
        library.lets_frame("[\"*\"]").await;
        let (token, _) = library.class_link("2026-07-31").await;
        assert_eq!(answers(&library, &token).await, OPEN);
        let page = library.get(&format!("GET /c/{token}/?lang=de")).await;
        assert_eq!(page.header("referrer-policy"), Some("no-referrer"));
        assert_eq!(ancestors(&page), "'self' *");
        let page = String::from_utf8(page.body).unwrap();
        for words in [
            "Der dritte Schlüssel",
            "data-start-ms=\"1000\"",
            "Freitag, 31. Juli 2026",
            &format!("/c/{token}/media/"),
        ] {
            assert!(page.contains(words), "{words} stands in {page}");
        }
        assert!(!page.contains("src=\"/media/") && !page.contains("src=\"/captions/"), "{page}");
        let full = full(VOICE);
        for address in
            ["/embed/the-third-key", "/de/works/the-third-key", &format!("/media/{full}"), "/c/nonsense/"]
        {
            assert_eq!(library.get(&format!("GET {address}")).await.status, 404, "{address}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_class_link_dies_with_its_last_day() {
    on_each_engine(async |engine| {
        let library = Library::open(&engine, CLASS, &["DE-BE"]).await;
        let (token, _) = library.class_link("2026-07-31").await;
        library.clock.set(at("2026-07-31T23:59:50+02:00"));
        assert_eq!(answers(&library, &token).await, OPEN, "its last day is a day");
        library.clock.set(at("2026-08-01T00:00:00+02:00"));
        assert_eq!(answers(&library, &token).await, SHUT);
    })
    .await;
}

#[tokio::test]
async fn a_class_link_dies_when_it_is_taken_back() {
    on_each_engine(async |engine| {
        let library = Library::open(&engine, CLASS, &["DE-BE"]).await;
        let (token, link) = library.class_link("2026-07-31").await;
        let mut tx = library.database.write().await.unwrap();
        assert!(link_store::revoke(&mut tx, link.id, library.clock.now()).await.unwrap());
        tx.commit().await.unwrap();
        assert_eq!(answers(&library, &token).await, SHUT);
    })
    .await;
}

#[tokio::test]
async fn a_class_link_dies_with_the_agreement_of_its_school() {
    on_each_engine(async |engine| {
        let library = Library::open(&engine, CLASS, &["DE-BE"]).await;
        let (token, _) = library.class_link("2035-07-31").await;
        library.clock.set(at("2029-12-31T23:59:50+01:00"));
        assert_eq!(answers(&library, &token).await, OPEN);
        library.clock.set(at("2030-01-01T00:00:00+01:00"));
        assert_eq!(answers(&library, &token).await, SHUT);
    })
    .await;
}

#[tokio::test]
async fn a_class_link_dies_with_the_consent() {
    on_each_engine(async |engine| {
        let library = Library::open(&engine, CLASS, &["DE-BE"]).await;
        let (token, _) = library.class_link("2026-07-31").await;
        assert_eq!(answers(&library, &token).await, OPEN);
        library.narrator_withdraws(None).await;
        assert_eq!(answers(&library, &token).await, SHUT);
    })
    .await;
}

#[tokio::test]
async fn a_school_elsewhere_sees_nothing_by_its_link() {
    on_each_engine(async |engine| {
        let library = Library::open(&engine, CLASS, &["AT"]).await;
        let (token, _) = library.class_link("2026-07-31").await;
        assert_eq!(answers(&library, &token).await, SHUT);
    })
    .await;
}

#[tokio::test]
async fn a_clip_that_cannot_be_is_explained_in_the_readers_language() {
    on_each_engine(async |engine| {
        let library = Library::open(&engine, PUBLIC, &["DE"]).await;
        for (tag, wrong, told) in [
            ("de", "start=abc", "Anfang: „abc“ ist keine Zeit."),
            ("tr", "start=20", "ama eser yalnızca 0:10 sürüyor"),
            ("ar", "start=4&end=2", "يجب أن تكون النهاية بعد البداية"),
            ("en", "end=x", "End: “x” is no time."),
            ("de", "part=3", "Dieses Werk hat keinen Teil 3."),
        ] {
            let card = library.get(&format!("GET /embed/{VOICE}?lang={tag}&{wrong}")).await;
            let form = library.get(&format!("GET /{tag}/works/{VOICE}/lesson?{wrong}")).await;
            for answer in [card, form] {
                let body = String::from_utf8(answer.body).unwrap();
                assert!(answer.status == 400 && body.contains(told), "{tag} {wrong}: {body}");
            }
        }
    })
    .await;
}
