//! Many at once, and words that run: nobody is harmed who did nothing, and a withdrawal ends words as it ends films.

use digitales::consent::ledger::deliveries;
use digitales::consent::record::Use;

use crate::engines::on_each_engine;
use crate::library::{BERLIN, Library, PUBLIC};
use crate::socket::Client;

/// Where the one piece's broadcast file is.
async fn file_of(library: &Library, token: &str) -> String {
    let works = library.radio_works(token).await;
    let url = works["items"][0]["broadcast"]["url"].as_str().unwrap();
    format!("/{}", url.splitn(4, '/').nth(3).unwrap())
}

#[tokio::test]
async fn many_first_requests_for_a_file_at_once_are_one_delivery_and_cut_nobody() {
    on_each_engine(async |engine| {
        let uses: Vec<Use> = PUBLIC.iter().copied().chain([Use::BroadcastDownload]).collect();
        let library = Library::open(&engine, &uses, &["001"]).await;
        library.packs().await;
        let token = library.token_of(BERLIN).await;
        let file = file_of(&library, &token).await;
        let mut listener = Client::connect(library.address).await;
        listener.ask(&format!("GET {file}\nAuthorization: Bearer {token}")).await;
        let length: usize = listener.head().await.header("content-length").unwrap().parse().unwrap();
        let mut programs = Vec::new();
        for n in 0..32 {
            let mut client = Client::connect(library.address).await;
            let range = format!("Range: bytes={}-{}", n * 1000, n * 1000 + 999);
            client.ask(&format!("GET {file}\nAuthorization: Bearer {token}\n{range}")).await;
            programs.push(client);
        }
        for mut client in programs {
            let answer = client.answer().await;
            assert_eq!((answer.status, answer.body.len()), (206, 1000));
        }
        assert_eq!(listener.bytes(length).await.unwrap().len(), length, "who listens is not cut");
        let mut tx = library.database.read().await.unwrap();
        assert_eq!(deliveries(&mut tx, library.work).await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn words_that_are_on_their_way_end_with_the_consent() {
    on_each_engine(async |engine| {
        let library = Library::open(&engine, PUBLIC, &["001"]).await;
        let works = library.get("GET /api/works").await;
        let works: serde_json::Value = serde_json::from_slice(&works.body).unwrap();
        let words = works["items"][0]["transcripts"][0]["url"].as_str().unwrap();
        let words = words.trim_start_matches(&format!("http://{}", library.address)).to_owned();
        let mut reader = Client::connect(library.address).await;
        reader.ask(&format!("GET {words}\nConnection: keep-alive")).await;
        assert_eq!(reader.head().await.status, 200);
        library.narrator_withdraws(None).await;
        let (_, ended) = reader.rest().await;
        assert!(ended.is_err(), "the connection that carries the words is cut");
    })
    .await;
}
