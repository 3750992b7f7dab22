//! What people and programs write, to the service on each engine.

use digitales::catalogue::shelf::ORDER;
use digitales::page::Cursor;

use crate::shelves::{PUBLIC, Piece, Shelves};
use crate::socket::{Answer, Client, ask};
use crate::support::{Engine, on_each_engine};

const FILM: Piece = Piece { slug: "the-key", kind: "film", language: "tr", captions: &["tr"], uses: PUBLIC };

async fn library(engine: &Engine) -> Shelves {
    Shelves::on([("DIGITALES_DATABASE".to_owned(), engine.url.clone())].into_iter(), &[FILM]).await
}

/// Sends the form of `/my-story`.
async fn tell(library: &Shelves, body: &str) -> Answer {
    let mut client = Client::connect(library.address).await;
    let head =
        "POST /de/my-story\nContent-Type: application/x-www-form-urlencoded\nSec-Fetch-Site: same-origin";
    client.ask(&format!("{head}\nContent-Length: {}\nConnection: close", body.len())).await;
    tokio::io::AsyncWriteExt::write_all(&mut client.stream, body.as_bytes()).await.unwrap();
    let mut answer = client.head().await;
    answer.body = client.rest().await.0;
    answer
}

#[tokio::test]
async fn a_character_that_no_text_can_hold_is_answered_and_loses_no_message() {
    on_each_engine(async |engine| {
        let library = library(&engine).await;
        let cursor = Cursor { key: "a\0".to_owned(), id: "b".to_owned() }.text(ORDER);
        for (path, status) in [
            ("/api/works/%00", 404),
            ("/de/works/%00", 404),
            ("/de/works/the-key%00", 404),
            ("/de/people/%00", 404),
            ("/de/themes/%00", 404),
            ("/de/collections/%00", 404),
            ("/embed/%00", 404),
            ("/c/%00", 404),
            ("/api/works?theme=%00", 400),
            ("/api/works?place=a%00", 400),
            ("/de/my-story?work=%00", 400),
            ("/oembed?url=%00", 400),
            (&*format!("/api/works?after={cursor}"), 400),
            ("/api/works/%2500", 404),
        ] {
            assert_eq!(ask(library.address, &format!("GET {path}")).await.status, status, "{path}");
        }
        for work in ["%00", "no%00key", "https%3A%2F%2Fhere%2Fde%2Fworks%2F%00"] {
            let answer = tell(&library, &format!("work={work}&danger=1&reason=a%00")).await;
            assert_eq!(answer.status, 200, "{work}: {:?}", String::from_utf8_lossy(&answer.body));
        }
        let filed = "select count(*) from takedown_request where danger and work_id is null";
        let mut tx = engine.open().await.read().await.unwrap();
        assert_eq!(digitales::row!(&mut tx, (i64,), filed).unwrap(), Some((3,)));
    })
    .await;
}
