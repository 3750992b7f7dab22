//! Ranges and conditions on a real file, over a raw socket: RFC 9110, sections 13 and 14.

use std::fs::File;
use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};
use digitales::clock::Timestamp;
use digitales::http::connection::{self, Limits};
use digitales::http::stream::{Asked, send_open};
use digitales::id::Sha256Digest;
use digitales::streaming::reply::Entity;
use tokio::net::TcpListener;
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;

use crate::socket::{Answer, Client, ask};

/// A house that shows one film to everybody at `/film` and hands each viewer's severer to the test.
pub struct Theatre {
    pub address: SocketAddr,
    pub film: Vec<u8>,
    pub severers: mpsc::UnboundedReceiver<digitales::playback::Severer>,
    pub folder: tempfile::TempDir,
    stop: Option<oneshot::Sender<()>>,
    pub closed: JoinHandle<()>,
}

/// Bytes of which no two kilobytes are the same.
pub fn film(length: usize) -> Vec<u8> {
    let mut film = vec![0; length];
    for (number, kilobyte) in film.chunks_mut(1024).enumerate() {
        let mark = Sha256Digest::of(&number.to_le_bytes());
        for part in kilobyte.chunks_mut(32) {
            part.copy_from_slice(&mark.bytes()[..part.len()]);
        }
    }
    film
}

impl Theatre {
    pub async fn showing(film: Vec<u8>) -> Self {
        Self::with(Limits::default(), film).await
    }

    pub async fn with(limits: Limits, film: Vec<u8>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("film"), &film).unwrap();
        let file = Arc::new(File::open(folder.path().join("film")).unwrap());
        let entity = Entity {
            sha256: Sha256Digest::of(&film),
            length: film.len() as u64,
            added_at: Timestamp::parse("2026-06-01T10:00:00Z").unwrap(),
            media_type: "video/mp4".into(),
        };
        let (told, severers) = mpsc::unbounded_channel();
        let show = move |asked: Asked| async move {
            let _ = told.send(asked.line().severer().clone());
            send_open(&asked, &entity, Timestamp::parse("2026-06-02T10:00:00Z").unwrap(), &file, ())
        };
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel::<()>();
        let closed = tokio::spawn(async move {
            let shutdown = async { drop(stopped.await) };
            let reads = async |words: String| format!("{} bytes came", words.len());
            let app = Router::new().route("/film", get(show)).route("/form", post(reads));
            connection::run(listener, app, limits, shutdown).await.unwrap();
        });
        Self { address, film, severers, folder, stop: Some(stop), closed }
    }

    pub fn tag(&self) -> String {
        format!("\"{}\"", Sha256Digest::of(&self.film))
    }

    pub fn close(&mut self) {
        let _ = self.stop.take().unwrap().send(());
    }

    async fn ask(&self, request: &str) -> Answer {
        ask(self.address, &request.replace("TAG", &self.tag())).await
    }
}

const LENGTH: usize = 300_000;
const MODIFIED: &str = "Mon, 01 Jun 2026 10:00:00 GMT";

fn says_what_it_always_says(theatre: &Theatre, answer: &Answer, row: &str) {
    assert_eq!(answer.header("etag"), Some(theatre.tag().as_str()), "{row}");
    assert_eq!(answer.header("last-modified"), Some(MODIFIED), "{row}");
    assert_eq!(answer.header("accept-ranges"), Some("bytes"), "{row}");
    assert_eq!(answer.header("cache-control"), Some("no-store"), "{row}");
    assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{row}");
    assert_eq!(answer.header("content-encoding"), None, "{row}");
    assert_eq!(answer.header("transfer-encoding"), None, "{row}");
}

#[tokio::test]
async fn one_range_gives_exactly_its_bytes() {
    let theatre = Theatre::showing(film(LENGTH)).await;
    for (range, first, end) in [
        ("0-0", 0, 1),
        ("0-499", 0, 500),
        ("299999-", LENGTH - 1, LENGTH),
        ("-1", LENGTH - 1, LENGTH),
        ("-300000", 0, LENGTH),
        ("-99999999999999999999999999", 0, LENGTH),
        ("1000-18446744073709551615", 1000, LENGTH),
        ("1000-18446744073709551616", 1000, LENGTH),
        ("100000-250000", 100_000, 250_001),
        ("900000-,5-9", 5, 10),
    ] {
        let answer = theatre.ask(&format!("GET /film\nRange: bytes={range}")).await;
        assert_eq!(answer.status, 206, "{range}");
        let said = format!("bytes {first}-{}/{LENGTH}", end - 1);
        assert_eq!(answer.header("content-range"), Some(said.as_str()), "{range}");
        assert_eq!(answer.header("content-length"), Some((end - first).to_string().as_str()), "{range}");
        assert_eq!(answer.header("content-type"), Some("video/mp4"), "{range}");
        assert!(answer.body == theatre.film[first..end], "{range}: other bytes");
        says_what_it_always_says(&theatre, &answer, range);
    }
}

#[tokio::test]
async fn what_cannot_be_satisfied_is_416_and_says_the_length() {
    let theatre = Theatre::showing(film(LENGTH)).await;
    for range in ["-0", "300000-", "300000-300001", "99999999999999999999999-", "-0,300000-"] {
        let answer = theatre.ask(&format!("GET /film\nRange: bytes={range}")).await;
        assert_eq!((answer.status, answer.header("content-length")), (416, Some("0")), "{range}");
        assert_eq!(answer.header("content-range"), Some("bytes */300000"), "{range}");
        assert!(answer.body.is_empty(), "{range}");
        says_what_it_always_says(&theatre, &answer, range);
    }
}

#[tokio::test]
async fn what_is_malformed_unknown_or_wasteful_gives_the_whole_film() {
    let theatre = Theatre::showing(film(LENGTH)).await;
    let many = (0..1000).map(|n| format!("{}-{}", n * 2, n * 2)).collect::<Vec<_>>().join(",");
    for request in [
        "GET /film",
        "GET /film\nRange: bytes=5-4",
        "GET /film\nRange: bytes=a-b",
        "GET /film\nRange: seconds=0-9",
        "GET /film\nRange: bytes=0-9\nRange: bytes=20-29",
        "GET /film\nRange: bytes=0-100,50-150",
        "GET /film\nRange: bytes=0-,0-,0-,0-",
        &format!("GET /film\nRange: bytes={many}"),
        "GET /film\nRange: bytes=0-9\nIf-Range: \"other\"",
        "GET /film\nRange: bytes=0-9\nIf-Range: W/TAG",
    ] {
        let answer = theatre.ask(request).await;
        assert_eq!((answer.status, answer.header("content-length")), (200, Some("300000")), "{request}");
        assert_eq!(answer.header("content-range"), None, "{request}");
        assert!(answer.body == theatre.film, "{request}: other bytes");
        says_what_it_always_says(&theatre, &answer, request);
    }
}

#[tokio::test]
async fn several_ranges_come_in_one_envelope_in_the_order_asked() {
    let theatre = Theatre::showing(film(LENGTH)).await;
    let answer = theatre.ask("GET /film\nRange: bytes=-1000, 0-0 ,100000-199999,400000-").await;
    assert_eq!(answer.status, 206);
    assert_eq!(answer.header("content-range"), None);
    says_what_it_always_says(&theatre, &answer, "multipart");
    let kind = answer.header("content-type").unwrap();
    let boundary = kind.strip_prefix("multipart/byteranges; boundary=").unwrap().as_bytes();
    let mut expected = Vec::new();
    for (first, end) in [(LENGTH - 1000, LENGTH), (0, 1), (100_000, 200_000)] {
        let line = if expected.is_empty() { "" } else { "\r\n" };
        expected.extend_from_slice(format!("{line}--").as_bytes());
        expected.extend_from_slice(boundary);
        let last = end - 1;
        let head =
            format!("\r\nContent-Type: video/mp4\r\nContent-Range: bytes {first}-{last}/{LENGTH}\r\n\r\n");
        expected.extend_from_slice(head.as_bytes());
        expected.extend_from_slice(&theatre.film[first..end]);
    }
    expected.extend_from_slice(b"\r\n--");
    expected.extend_from_slice(boundary);
    expected.extend_from_slice(b"--\r\n");
    assert!(answer.body == expected, "the envelope differs");
    assert_eq!(answer.header("content-length"), Some(expected.len().to_string().as_str()));
}

#[tokio::test]
async fn head_says_what_get_would_and_knows_no_ranges() {
    let theatre = Theatre::showing(film(LENGTH)).await;
    for headers in ["", "\nRange: bytes=0-9", "\nRange: bytes=900000-", "\nRange: bytes=0-9\nIf-Range: TAG"] {
        let answer = theatre.ask(&format!("HEAD /film{headers}")).await;
        assert_eq!((answer.status, answer.header("content-length")), (200, Some("300000")), "{headers}");
        assert_eq!(answer.header("content-range"), None, "{headers}");
        assert_eq!(answer.header("content-type"), Some("video/mp4"), "{headers}");
        assert!(answer.body.is_empty(), "{headers}");
        says_what_it_always_says(&theatre, &answer, headers);
    }
}

#[tokio::test]
async fn conditions_decide_before_ranges() {
    let theatre = Theatre::showing(film(LENGTH)).await;
    for (headers, status) in [
        ("If-None-Match: TAG", 304),
        ("If-None-Match: \"a\", W/TAG", 304),
        ("If-None-Match: *", 304),
        ("If-None-Match: TAG\nRange: bytes=0-9", 304),
        ("If-None-Match: TAG\nRange: bytes=900000-", 304),
        ("If-Modified-Since: Mon, 01 Jun 2026 10:00:00 GMT", 304),
        ("If-Modified-Since: Mon, 01 Jun 2026 09:59:59 GMT", 200),
        ("If-Modified-Since: soon", 200),
        ("If-None-Match: \"a\"\nIf-Modified-Since: Mon, 01 Jun 2026 10:00:00 GMT", 200),
        ("If-Match: \"a\"", 412),
        ("If-Match: W/TAG", 412),
        ("If-Match: TAG\nRange: bytes=0-9", 206),
        ("If-Match: \"a\"\nRange: bytes=0-9", 412),
        ("If-Match: TAG\nIf-Unmodified-Since: Mon, 01 Jun 2020 10:00:00 GMT", 200),
        ("If-Unmodified-Since: Mon, 01 Jun 2020 10:00:00 GMT", 412),
        ("If-Range: TAG\nRange: bytes=0-9", 206),
        ("If-Range: Mon, 01 Jun 2026 10:00:00 GMT\nRange: bytes=0-9", 206),
        ("If-Range: Mon, 01 Jun 2026 10:00:01 GMT\nRange: bytes=0-9", 200),
    ] {
        for method in ["GET", "HEAD"] {
            let answer = theatre.ask(&format!("{method} /film\n{headers}")).await;
            let expected = if method == "HEAD" && status == 206 { 200 } else { status };
            assert_eq!(answer.status, expected, "{method} {headers}");
            says_what_it_always_says(&theatre, &answer, headers);
            if method == "HEAD" || matches!(status, 304 | 412) {
                assert!(answer.body.is_empty(), "{method} {headers}");
            }
        }
    }
}

#[tokio::test]
async fn an_empty_film_is_empty_whatever_is_asked_of_it() {
    let theatre = Theatre::showing(vec![]).await;
    for headers in ["", "\nRange: bytes=0-", "\nRange: bytes=-5", "\nRange: bytes=-0"] {
        let answer = theatre.ask(&format!("GET /film{headers}")).await;
        assert_eq!((answer.status, answer.header("content-length")), (200, Some("0")), "{headers}");
        assert!(answer.body.is_empty(), "{headers}");
    }
}

#[tokio::test]
async fn other_methods_are_refused_and_told_which_there_are() {
    let theatre = Theatre::showing(film(10)).await;
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"] {
        let answer = theatre.ask(&format!("{method} /film")).await;
        assert_eq!((answer.status, answer.header("allow")), (405, Some("GET,HEAD")), "{method}");
    }
}

#[tokio::test]
async fn answers_on_one_connection_keep_apart_even_when_asked_all_at_once() {
    let theatre = Theatre::showing(film(3 << 20)).await;
    let mut client = Client::connect(theatre.address).await;
    let ranges = [(0, 10), (1 << 20, 3 << 20), (5, 6), (0, 3 << 20), (7, 70_000)];
    for (first, end) in ranges {
        client.ask(&format!("GET /film\nRange: bytes={first}-{}", end - 1)).await;
    }
    for (first, end) in ranges {
        let answer = client.answer().await;
        assert_eq!(answer.status, 206, "{first}");
        assert!(answer.body == theatre.film[first..end], "{first}-{end}: other bytes");
    }
    client.ask("HEAD /film").await;
    assert_eq!(client.head().await.status, 200);
    client.ask("GET /film\nIf-None-Match: *").await;
    assert_eq!(client.head().await.status, 304);
    client.ask("GET /film\nRange: bytes=-3").await;
    assert!(client.answer().await.body == theatre.film[theatre.film.len() - 3..]);
}

#[tokio::test]
async fn many_viewers_at_once_each_get_the_whole_film() {
    let theatre = Theatre::showing(film(9_000_001)).await;
    let expected = Sha256Digest::of(&theatre.film);
    let viewers: Vec<_> = (0..20).map(|_| tokio::spawn(ask(theatre.address, "GET /film"))).collect();
    for viewer in viewers {
        assert_eq!(Sha256Digest::of(&viewer.await.unwrap().body), expected);
    }
}

#[tokio::test]
async fn a_file_that_ends_early_breaks_the_answer_off() {
    let theatre = Theatre::showing(film(LENGTH)).await;
    let path = theatre.folder.path().join("film");
    std::fs::OpenOptions::new().write(true).open(path).unwrap().set_len(100_000).unwrap();
    let mut client = Client::connect(theatre.address).await;
    client.ask("GET /film").await;
    assert_eq!(client.head().await.header("content-length"), Some("300000"));
    let (body, _) = client.rest().await;
    assert!(body == theatre.film[..100_000], "{} bytes came, none of them made up", body.len());
}
