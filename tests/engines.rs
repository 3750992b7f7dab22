//! The storage contract, run on each engine.

#[path = "engines/listing.rs"]
mod listing;
#[path = "support/papers.rs"]
mod papers;
#[path = "support/shelves.rs"]
#[expect(dead_code, reason = "other tests use more of it")]
mod shelves;
#[path = "support/socket.rs"]
#[expect(dead_code, reason = "other tests use more of it")]
mod socket;
#[path = "support/mod.rs"]
mod support;
#[path = "engines/words.rs"]
mod words;

use digitales::storage::database::Database;

#[tokio::test]
async fn the_tables_are_made_on_sqlite() {
    let dir = tempfile::tempdir().unwrap();
    let db = Database::open(&format!("sqlite:{}", dir.path().join("a.db").display())).await.unwrap();
    let mut tx = db.read().await.unwrap();
    let n: Option<(i64,)> = digitales::row!(&mut tx, (i64,), "select count(*) from work").unwrap();
    assert_eq!(n, Some((0,)));
}

#[tokio::test]
async fn several_who_open_a_new_library_at_once_all_find_it_whole() {
    for _ in 0..5 {
        support::on_each_engine(async |engine| {
            let opening = (0..6).map(|_| Database::open(&engine.url));
            for database in futures_util::future::join_all(opening).await {
                let mut tx = database.unwrap().read().await.unwrap();
                let works = digitales::row!(&mut tx, (i64,), "select count(*) from work");
                assert_eq!(works.unwrap(), Some((0,)));
            }
        })
        .await;
    }
}
