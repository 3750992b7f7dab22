//! Lists on each engine: the same works in the same order, each order served by an index.

use digitales::catalogue::shelf::{self, Filter, ORDER, Vocabulary};
use digitales::clock::Timestamp;
use digitales::consent::record::Use;
use digitales::page::PageRequest;
use digitales::radio::cleared_store;
use digitales::storage::database::{Database, Tx};
use sqlx::{AssertSqlSafe, Row};

use crate::shelves::{PUBLIC, Piece, fill};
use crate::support::on_each_engine;

const PIECES: [Piece; 5] = [
    Piece { slug: "a-key", kind: "film", language: "tr", captions: &["tr", "de"], uses: PUBLIC },
    Piece { slug: "b-radio", kind: "oral_history", language: "de", captions: &["de"], uses: PUBLIC },
    Piece { slug: "c-stamp", kind: "film", language: "ar", captions: &["en"], uses: PUBLIC },
    Piece { slug: "d-half", kind: "film", language: "de", captions: &[], uses: &[Use::Catalogue] },
    Piece { slug: "e-closed", kind: "film", language: "de", captions: &[], uses: &[] },
];

fn now() -> Timestamp {
    Timestamp::parse("2026-06-01T10:00:00Z").unwrap()
}

/// The slugs of a list, page by page.
async fn slugs(database: &Database, filter: &Filter, limit: u16) -> Vec<String> {
    let mut found = Vec::new();
    let mut after = None;
    loop {
        let mut tx = database.read().await.unwrap();
        let page = PageRequest { limit, after };
        let page = shelf::public_works(&mut tx, now(), filter, &page).await.unwrap();
        let entries = shelf::entries(&mut tx, &page.items).await.unwrap();
        found.extend(entries.into_iter().map(|entry| entry.slug));
        match page.next {
            Some(next) => after = PageRequest::read(None, Some(&next.text(ORDER)), ORDER).unwrap().after,
            None => return found,
        }
    }
}

#[tokio::test]
async fn lists_are_the_same_on_each_engine_however_long_their_pages() {
    on_each_engine(async |engine| {
        let ledger = engine.ledger().await;
        let database = ledger.database.clone();
        fill(&ledger, &PIECES).await;
        for limit in [1, 2, 50] {
            let all = slugs(&database, &Filter::default(), limit).await;
            assert_eq!(all, ["a-key", "b-radio", "c-stamp"], "both uses are asked, {limit} a page");
        }
        let tag = |tag: &str| Some(tag.parse().unwrap());
        for (filter, wanted) in [
            (Filter { kind: Some("film".parse().unwrap()), ..Filter::default() }, vec!["a-key", "c-stamp"]),
            (Filter { spoken: tag("de"), ..Filter::default() }, vec!["b-radio"]),
            (Filter { understood: tag("de"), ..Filter::default() }, vec!["a-key", "b-radio"]),
            (Filter { theme: Some("work".into()), ..Filter::default() }, vec!["a-key", "b-radio", "c-stamp"]),
            (Filter { place: Some("nowhere".into()), ..Filter::default() }, vec![]),
        ] {
            assert_eq!(slugs(&database, &filter, 10).await, wanted, "{filter:?}");
        }
        let mut tx = database.read().await.unwrap();
        for vocabulary in [Vocabulary::Themes, Vocabulary::Places] {
            let terms = shelf::terms(&mut tx, now(), vocabulary).await.unwrap();
            assert_eq!(terms.iter().map(|(_, works)| *works).collect::<Vec<_>>(), [3], "{vocabulary:?}");
        }
        let collections = shelf::collections(&mut tx, now()).await.unwrap();
        let page = PageRequest { limit: 2, after: None };
        let gathered = shelf::in_collection(&mut tx, now(), collections[0].id, &page).await.unwrap();
        assert_eq!((collections[0].works, gathered.items.len(), gathered.next.is_some()), (3, 2, true));
        let one = shelf::public_among(&mut tx, now(), &["c-stamp".into(), "e-closed".into()]).await.unwrap();
        assert_eq!(one.len(), 1);
        let same = shelf::collection(&mut tx, now(), "year").await.unwrap();
        assert_eq!(same.map(|one| (one.id, one.works)), Some((collections[0].id, 3)));
        assert!(shelf::collection(&mut tx, now(), "other").await.unwrap().is_none());
        let named = shelf::titled(&mut tx, " b-Radio ").await.unwrap();
        assert_eq!(named.iter().map(|found| found.is_at("b-radio")).collect::<Vec<_>>(), [true]);
    })
    .await;
}

#[tokio::test]
async fn every_order_of_a_list_is_served_by_an_index() {
    on_each_engine(async |engine| {
        let database = engine.open().await;
        for (order, sql) in shelf::orders().into_iter().chain([cleared_store::order()]) {
            let plan = plan(&database, sql).await;
            assert!(
                !plan.contains("TEMP B-TREE") && !plan.contains("Sort"),
                "{order} is sorted by hand:\n{plan}"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn a_title_is_found_in_an_index_and_not_by_reading_all_of_them() {
    on_each_engine(async |engine| {
        let plan = plan(&engine.open().await, &shelf::TITLED.replace("$1", "'key'")).await;
        assert!(plan.contains("work_text_by_title"), "{plan}");
    })
    .await;
}

#[tokio::test]
async fn a_works_collections_are_told_without_counting_what_is_public() {
    on_each_engine(async |engine| {
        let ledger = engine.ledger().await;
        let database = ledger.database.clone();
        fill(&ledger, &PIECES).await;
        let mut tx = database.write().await.unwrap();
        digitales::run!(&mut tx, "drop table public_clearance").unwrap();
        let found = shelf::collections_of(&mut tx, "c-stamp").await.unwrap();
        assert_eq!(found.iter().map(|one| one.slug.as_str()).collect::<Vec<_>>(), ["year"]);
        assert!(shelf::collections_of(&mut tx, "nothing").await.unwrap().is_empty());
    })
    .await;
}

/// How the engine would answer, when it may choose an index even for few rows.
async fn plan(database: &Database, sql: &str) -> String {
    match database.read().await.unwrap() {
        Tx::Sqlite(mut tx) => {
            let asked = AssertSqlSafe(format!("explain query plan {sql}"));
            let rows = sqlx::query(asked).fetch_all(&mut *tx).await.unwrap();
            rows.iter().map(|row| row.get::<String, _>("detail") + "\n").collect()
        }
        Tx::Postgres(mut tx) => {
            for hint in [
                "set local enable_seqscan = off",
                "set local enable_sort = off",
                "set local enable_bitmapscan = off",
            ] {
                sqlx::query(hint).execute(&mut *tx).await.unwrap();
            }
            // A plan for any values: each $n becomes a null of the type that the query gives it.
            let mut text = sql.to_owned();
            for n in (1..=10).rev() {
                let typed = match (sql.contains("$10"), n) {
                    _ if sql.contains("broadcast_download") => match n {
                        3 | 4 | 7 | 8 | 10 => "cast(0 as bigint)",
                        _ => "cast('x' as text)",
                    },
                    (_, 1 | 2 | 5) => "cast(0 as bigint)",
                    (true, _) | (false, 3) => "cast('x' as text)",
                    (false, _) => "cast(0 as bigint)",
                };
                text = text.replace(&format!("${n}"), typed);
            }
            let rows =
                sqlx::query(AssertSqlSafe(format!("explain {text}"))).fetch_all(&mut *tx).await.unwrap();
            rows.iter().map(|row| row.get::<String, _>(0) + "\n").collect()
        }
    }
}
