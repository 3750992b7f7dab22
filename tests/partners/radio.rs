//! Radio partners: what they find, what they take, and what a recall asks of them.

use std::collections::BTreeMap;
use std::process::Command;

use digitales::application::Application;
use digitales::config::Config;
use digitales::consent::answering;
use digitales::consent::audit::Actor;
use digitales::consent::ledger::{deliveries, happenings, recalls_of};
use digitales::consent::record::Use;
use digitales::id::Sha256Digest;
use serde_json::Value;

use crate::desk::signed_in;
use crate::engines::on_each_engine;
use crate::library::{BERLIN, Library, VIENNA, at};
use crate::socket::Client;

pub const AIR: &[Use] = &[Use::BroadcastDownload];

const HOUR_MS: i64 = 60 * 60 * 1000;

fn path(url: &Value) -> String {
    let url = url.as_str().unwrap();
    format!("/{}", url.splitn(4, '/').nth(3).unwrap())
}

/// What mediainfo shows of a field.
fn shown(report: &str, name: &str) -> String {
    let line = report.lines().find(|l| l.split(" : ").next().unwrap().trim() == name);
    line.and_then(|l| l.split_once(" : ")).map_or_else(String::new, |(_, value)| value.trim().to_owned())
}

#[tokio::test]
async fn a_partner_finds_a_piece_and_takes_a_file_that_says_what_it_is() {
    on_each_engine(async |engine| {
        let library = Library::open(&engine, &Use::ALL, &["DE"]).await;
        assert_eq!(library.packs().await.made, ["the-third-key"]);
        assert!(library.packs().await.made.is_empty(), "what is there and true is not made again");
        let token = library.token_of(BERLIN).await;
        let list = library.radio_works(&token).await;
        let piece = &list["items"][0];
        assert_eq!(list["items"].as_array().unwrap().len(), 1);
        assert_eq!(list["next"], Value::Null);
        assert_eq!(piece["title"], "Der dritte Schlüssel");
        assert_eq!(piece["not_after"], "2029-12-31T23:00:00Z", "the agreement ends before the consent");
        assert_eq!(piece["usable_until"], "2029-12-31");
        assert_eq!(piece["length_seconds"], 10.0);
        assert_eq!(piece["may_be_cut"], false);
        assert_eq!(piece["names"][0]["written"], "Ayla K.");
        assert_eq!(piece["names"][0]["spoken"], "EYE-la");
        assert_eq!(piece["first_words"]["text"], "Anahtar cebimdeydi.");
        assert_eq!(piece["last_words"]["text"], "O günden beri kapım açık.");
        assert!((piece["loudness"]["integrated_lufs"].as_f64().unwrap() + 23.0).abs() <= 0.1);
        assert!(piece["loudness"]["true_peak_dbtp"].as_f64().unwrap() <= -1.0);

        let file = path(&piece["broadcast"]["url"]);
        let answer = library.get(&format!("GET {file}\nAuthorization: Bearer {token}")).await;
        assert_eq!(answer.status, 200);
        assert_eq!(answer.header("content-type"), Some("audio/wav"));
        assert_eq!(answer.header("cache-control"), Some("no-store"));
        let name = "attachment; filename=\"digitales-the-third-key.wav\"";
        assert_eq!(answer.header("content-disposition"), Some(name));
        assert_eq!(answer.body.len() as u64, piece["broadcast"]["length_bytes"].as_u64().unwrap());
        assert_eq!(
            Sha256Digest::of(&answer.body).to_string(),
            piece["broadcast"]["sha256"].as_str().unwrap()
        );
        let body = String::from_utf8_lossy(&answer.body[..4096]).into_owned();
        assert!(!body.contains("Ayla"), "no person's name stands in the file");
        assert!(body.contains("Üçüncü anahtar"), "the titles stand in iXML as they are written");
        assert!(answer.body.len() % 6 < 6 && answer.body.len() > 10 * 48_000 * 6);
        mediainfo_reads_it(&answer.body, &library.work.text());
    })
    .await;
}

fn mediainfo_reads_it(wave: &[u8], work: &str) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("piece.wav");
    std::fs::write(&path, wave).unwrap();
    let told = Command::new("mediainfo").arg("--Full").arg(&path).output().unwrap();
    let told = String::from_utf8(told.stdout).unwrap();
    for (field, value) in [
        ("bext_Present", "Yes"),
        (
            "Description",
            "Der dritte Schluessel. Work {work}. Usable until 2040-12-31. Recall: recall@library.example",
        ),
        ("Producer", "Digitales"),
        ("Producer_Reference", &work.replace('-', "")),
        ("Encoded date", "2024-05-12"),
        ("LoudnessValue", "-23.00"),
        ("Sampling rate", "48000"),
        ("Bit depth", "24"),
        ("Duration", "10000"),
    ] {
        assert_eq!(shown(&told, field), value.replace("{work}", work), "{field}");
    }
    for field in ["LoudnessRange", "MaxTruePeakLevel", "MaxMomentaryLoudness", "MaxShortTermLoudness"] {
        assert!(shown(&told, field).parse::<f64>().is_ok(), "{field} is measured");
    }
    let history = shown(&told, "Encoding settings");
    assert!(history.contains("A=PCM,F=44100,W=16,M=mono,T=master"), "{history}");
    assert!(history.contains("A=PCM,F=48000,W=24,M=stereo,T=Digitales; EBU R 128; gain"), "{history}");
}

#[tokio::test]
async fn a_cut_download_resumes_to_the_same_file_and_is_one_delivery_a_day() {
    on_each_engine(async |engine| {
        let library = Library::open(&engine, AIR, &["DE"]).await;
        library.packs().await;
        let token = library.token_of(BERLIN).await;
        let piece = library.radio_works(&token).await["items"][0].clone();
        let file = path(&piece["broadcast"]["url"]);
        let mut client = Client::connect(library.address).await;
        client.ask(&format!("GET {file}\nAuthorization: Bearer {token}")).await;
        let head = client.head().await;
        let tag = head.header("etag").unwrap().to_owned();
        let mut wave = client.bytes(100_000).await.unwrap();
        drop(client);
        let resume =
            format!("GET {file}\nAuthorization: Bearer {token}\nIf-Range: {tag}\nRange: bytes=100000-");
        let rest = library.get(&resume).await;
        assert_eq!(rest.status, 206);
        wave.extend_from_slice(&rest.body);
        assert_eq!(Sha256Digest::of(&wave).to_string(), piece["broadcast"]["sha256"].as_str().unwrap());
        assert_eq!(numbers(&library).await, [1], "all ranges and retries are one delivery");
        library.get(&format!("HEAD {file}\nAuthorization: Bearer {token}")).await;
        library.clock.set(at("2026-06-02T09:59:59Z"));
        library.get(&resume).await;
        assert_eq!(numbers(&library).await, [1]);
        library.clock.set(at("2026-06-02T10:00:00Z"));
        library.get(&resume).await;
        assert_eq!(numbers(&library).await, [1, 2], "a day later it is another one");
    })
    .await;
}

/// The delivery marks of every copy that was taken.
pub async fn numbers(library: &Library) -> Vec<i64> {
    let mut tx = library.database.read().await.unwrap();
    deliveries(&mut tx, library.work).await.unwrap().iter().map(|delivery| delivery.number).collect()
}

/// A library with a file that Berlin may have.
pub async fn cleared(engine: &crate::engines::Engine) -> (Library, String) {
    let library = Library::open(engine, AIR, &["DE"]).await;
    library.packs().await;
    let token = library.token_of(BERLIN).await;
    let file = path(&library.radio_works(&token).await["items"][0]["broadcast"]["url"]);
    (library, file)
}

#[tokio::test]
async fn a_file_that_promises_too_much_is_held_back_until_it_is_made_anew() {
    on_each_engine(async |engine| {
        let (library, file) = cleared(&engine).await;
        let token = library.token_of(BERLIN).await;
        library.narrator_renews_until("2027-12-31", AIR).await;
        let piece = library.radio_works(&token).await["items"][0].clone();
        assert_eq!((&piece["broadcast"], &piece["usable_until"]), (&Value::Null, &Value::from("2027-12-31")));
        let old = library.get(&format!("GET {file}\nAuthorization: Bearer {token}")).await;
        assert_eq!((old.status, old.header("retry-after").is_some()), (503, true));
        assert_eq!(library.packs().await.made, ["the-third-key"]);
        let piece = library.radio_works(&token).await["items"][0].clone();
        let anew = path(&piece["broadcast"]["url"]);
        assert_ne!(anew, file, "the new file has an address of its own");
        let wave = library.get(&format!("GET {anew}\nAuthorization: Bearer {token}")).await;
        assert!(String::from_utf8_lossy(&wave.body[..1024]).contains("Usable until 2027-12-31"));
        assert_eq!(library.get(&format!("GET {file}\nAuthorization: Bearer {token}")).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn a_demonstration_has_a_token_for_its_tour_again_after_one_was_taken_back() {
    on_each_engine(async |engine| {
        let library = Library::open(&engine, AIR, &["DE"]).await;
        let settings = [("DIGITALES_DATABASE".to_owned(), engine.url.clone())].into_iter();
        let config = Config::read(library.folder(), BTreeMap::new(), settings).unwrap();
        let application = Application::open(config, library.clock.clone()).await.unwrap();
        assert_eq!(application.tour_token().await.unwrap(), None, "this is no demonstration");
        let mut tx = library.database.write().await.unwrap();
        digitales::run!(&mut tx, "insert into setting (key, value) values ('demonstration', 'true')")
            .unwrap();
        tx.commit().await.unwrap();
        let token = application.tour_token().await.unwrap().unwrap();
        assert_eq!(application.tour_token().await.unwrap().as_ref(), Some(&token), "the same at every start");
        library.packs().await;
        let list = library.radio_works(&token).await;
        assert_eq!(list["items"].as_array().unwrap().len(), 1, "the tour shows a desk with something on it");
        library.revokes_tokens_of(BERLIN).await;
        let other = application.tour_token().await.unwrap().unwrap();
        for (token, status) in [(token, 401), (other, 200)] {
            let asked = format!("GET /api/radio/works\nAuthorization: Bearer {token}");
            assert_eq!(library.get(&asked).await.status, status);
        }
    })
    .await;
}

#[tokio::test]
async fn who_leaves_a_recall_unanswered_for_three_days_takes_nothing_more() {
    on_each_engine(async |engine| {
        let library = Library::open(&engine, AIR, &["DE"]).await;
        library.also_has("the-second-key", "tr", AIR, &["DE"]).await;
        library.packs().await;
        let token = library.token_of(BERLIN).await;
        let list = library.radio_works(&token).await;
        let pieces = list["items"].as_array().unwrap();
        let file = |slug: &str| {
            path(&pieces.iter().find(|piece| piece["slug"] == slug).unwrap()["broadcast"]["url"])
        };
        let (taken_back, other) = (file("the-third-key"), file("the-second-key"));
        let takes = async |file: &str| {
            library.get(&format!("GET {file}\nAuthorization: Bearer {token}\nRange: bytes=0-9")).await
        };
        assert_eq!(takes(&taken_back).await.status, 206);
        library.narrator_withdraws(None).await;
        let issued = library.clock.now();
        library.clock.set(issued.plus_millis(72 * HOUR_MS - 1));
        assert_eq!(takes(&other).await.status, 206);
        library.clock.set(issued.plus_millis(72 * HOUR_MS));
        let refused = takes(&other).await;
        assert_eq!(refused.status, 409);
        assert!(String::from_utf8_lossy(&refused.body).contains("a recall has not been answered"));
        let cookie = signed_in(&library, &token).await;
        let desk = async || {
            let page = library.get(&format!("GET /de/radio\nCookie: {cookie}")).await;
            String::from_utf8(page.body).unwrap()
        };
        let page = desk().await;
        assert!(page.contains("Ihre Downloads ruhen") && page.contains("recall@library.example"), "{page}");
        assert!(!page.contains("/radio/files/"), "{page}");
        let recalled =
            ["Nicht mehr senden: offene Rückrufe", "Rückruf: Lieferung 1", "Die Frist ist vorbei."];
        assert!(recalled.iter().all(|told| page.contains(told)), "{page}");
        assert!(!page.contains("Ihre Antwort ist notiert."), "{page}");
        assert!(page.contains("Bitte bestätigen Sie es bis") && page.contains("Datei SHA-256"), "{page}");
        assert_eq!(page.matches("Der dritte Schlüssel").count(), 1, "the other piece alone is named: {page}");
        let vienna = library.token_of(VIENNA).await;
        let theirs = signed_in(&library, &vienna).await;
        let theirs = library.get(&format!("GET /de/radio\nCookie: {theirs}")).await;
        assert!(
            !String::from_utf8_lossy(&theirs.body).contains("Rückruf: Lieferung"),
            "not what others took"
        );
        assert!(library.radio_works(&vienna).await["items"].as_array().is_some(), "others go on");

        let recalls = recalls_of(&mut library.database.read().await.unwrap(), library.work).await.unwrap();
        let (recall, now) = (recalls[0].id, library.clock.now());
        let answers = async |answer: (&str, &str)| {
            answering::answer(&library.ledger, Actor::Command, recall, answer, now).await.unwrap();
            happenings(&mut library.database.read().await.unwrap(), recall)
                .await
                .unwrap()
                .last()
                .unwrap()
                .number
        };
        let refusal = answers(("refused", "It was aired and is kept as a proof.")).await;
        assert_eq!(takes(&other).await.status, 206, "that is an answer");
        let page = desk().await;
        let both = ["Die Frist ist vorbei.", "Ihre Antwort ist notiert."];
        assert!(both.iter().all(|told| page.contains(told)), "{page}");
        answering::undo(&library.ledger, Actor::Command, recall, refusal, now).await.unwrap();
        assert_eq!(takes(&other).await.status, 409, "it was none");
        answers(("acknowledged", "")).await;
        assert_eq!(takes(&other).await.status, 206);
        let page = desk().await;
        assert!(!page.contains("Ihre Downloads ruhen") && page.contains("/radio/files/"), "{page}");
        assert!(page.contains("Rückruf: Lieferung 1"), "it is not done yet: {page}");
        assert!(both.iter().all(|told| page.contains(told)), "{page}");
        answers(("deleted", "")).await;
        assert!(!desk().await.contains("Rückruf: Lieferung"), "now it is");
    })
    .await;
}
