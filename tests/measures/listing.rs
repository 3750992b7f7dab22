//! Listing a hundred thousand works for the public beside the same listing without consent, on each engine.

use digitales::catalogue::shelf::{self, Filter, Vocabulary};
use digitales::clock::Timestamp;
use digitales::consent::decision::{Line, Permit};
use digitales::consent::record::{Interval, Territory, Use};
use digitales::page::{Cursor, PageRequest};
use digitales::storage::database::{Database, Tx};
use sqlx::AssertSqlSafe;

use crate::papers::{NOW, at};
use crate::support::on_each_engine;
use crate::{engine_of, quantile, setting, timed};

const LIMIT: u16 = 50;

/// Works with a title in two languages, a theme, and clearance lines: from `n` numbers to rows of each table. `PAD` is
/// the number in twelve digits.
const ROWS: [&str; 6] = [
    "insert into work (id, slug, kind, state, languages, year, licence_uri, may_be_cut, tombstone_silent, sort_key, \
     added_at) N select '01890000-0000-7000-8000-' || PAD, 'work-' || PAD, 'film', 'published', '[\"de\"]', '2024', \
     'http://rightsstatements.org/vocab/InC/1.0/', true, false, 'title ' || PAD, 0 from n",
    "insert into work_text (work_id, field, language, text, title_key) N select '01890000-0000-7000-8000-' || PAD, \
     'title', 'de', 'Titel ' || PAD, 'titel' || PAD from n",
    "insert into work_theme (work_id, theme_id) N select '01890000-0000-7000-8000-' || PAD, 'theme-' || (i % 20) from n",
    "insert into edition (id, work_id, media_version, key, kind) N select '01890000-0000-7000-9000-' || PAD, \
     '01890000-0000-7000-8000-' || PAD, 1, 'original', 'original' from n",
    "insert into clearance (work_id, use_kind, territory, from_ms, until_ms, edition_id) N select \
     '01890000-0000-7000-8000-' || PAD, u.name, '001', 0, 4000000000000, '01890000-0000-7000-9000-' || PAD \
     from n cross join (select 'catalogue' as name union all select 'public_stream' union all select 'podcast_feed' \
     union all select 'preserve') u",
    "insert into public_clearance (work_id, from_ms, until_ms, edition_id) N select '01890000-0000-7000-8000-' || PAD, \
     0, 4000000000000, '01890000-0000-7000-9000-' || PAD from n",
];

async fn write(database: &Database, sql: String) {
    match database.write().await.unwrap() {
        Tx::Sqlite(mut tx) => {
            sqlx::query(AssertSqlSafe(sql)).execute(&mut *tx).await.unwrap();
            tx.commit().await.unwrap();
        }
        Tx::Postgres(mut tx) => {
            sqlx::query(AssertSqlSafe(sql)).execute(&mut *tx).await.unwrap();
            tx.commit().await.unwrap();
        }
    }
}

async fn fill(database: &Database, works: usize) {
    for theme in 0..20 {
        write(database, format!("insert into theme (id, labels) values ('theme-{theme}', '{{}}')")).await;
    }
    let pad = match database {
        Database::Sqlite(_) => "printf('%012d', i)",
        Database::Postgres(_) => "lpad(cast(i as text), 12, '0')",
    };
    let numbers =
        format!("with recursive n(i) as (select 1 union all select i + 1 from n where i < {works})");
    for rows in ROWS {
        write(database, rows.replace(" N ", &format!(" {numbers} ")).replace("PAD", pad)).await;
    }
    write(database, "analyze".to_owned()).await;
}

/// The query of the list by title without what consent adds: of every work its original.
fn without_consent() -> &'static str {
    let (_, list) = shelf::orders()[0];
    let mut sql = list.to_owned();
    for (part, instead) in [
        ("s.from_ms, s.until_ms, s.edition_id ", "s.id as edition_id "),
        ("cross join public_clearance s ", "cross join edition s "),
        (
            "and s.work_id = w.id and s.from_ms <= $1 and s.until_ms > $2 ",
            "and s.work_id = w.id and s.key = 'original' and $1 < $2 ",
        ),
        ("t.edition_id = s.edition_id", "t.edition_id = s.id"),
    ] {
        assert!(sql.contains(part), "the list's query has no “{part}”");
        sql = sql.replace(part, instead);
    }
    sql.leak()
}

fn now() -> Timestamp {
    at(NOW)
}

/// A page as visitors get it.
async fn for_the_public(tx: &mut Tx, after: Option<Cursor>) -> usize {
    let page = PageRequest { limit: LIMIT, after };
    let page = shelf::public_works(tx, now(), &Filter::default(), &page).await.unwrap();
    shelf::entries(tx, &page.items).await.unwrap().len()
}

/// The same page for somebody whom nobody's consent concerns.
async fn for_anyone(tx: &mut Tx, sql: &'static str, after: Option<Cursor>) -> usize {
    let place = after.unwrap_or(Cursor { key: String::new(), id: String::new() });
    let (none, limit) = (None::<String>, i64::from(LIMIT) + 1);
    let (early, late) = (now().millis() - 1000, now().millis() + 1000);
    let found = digitales::rows!(
        tx,
        (String, String, String),
        sql,
        early,
        late,
        &place.key,
        &place.id,
        limit,
        none.clone(),
        none.clone(),
        none.clone(),
        none.clone(),
        none
    )
    .unwrap();
    let permits: Vec<Permit> = found
        .iter()
        .take(usize::from(LIMIT))
        .map(|(work, _, edition)| {
            let (work, edition) = (work.parse().unwrap(), edition.parse().unwrap());
            let (use_, territory, during) = (Use::PublicStream, Territory::world(), Interval::ALWAYS);
            Permit::listed(&Line { work, use_, territory, during, edition }, now()).unwrap()
        })
        .collect();
    shelf::entries(tx, &permits).await.unwrap().len()
}

const COUNTS: &str = "select t.id, t.labels, count(*) from theme t join work_theme x on x.theme_id = t.id \
     join work w on w.id = x.work_id group by t.id, t.labels order by t.id";

#[tokio::test]
#[ignore = "a measurement"]
async fn listing_for_the_public_costs_what_listing_costs() {
    let (works, rounds) = (setting("DIGITALES_BENCH_WORKS", 100_000), setting("DIGITALES_BENCH_ROUNDS", 200));
    on_each_engine(async |engine| {
        let database = engine.open().await;
        fill(&database, works).await;
        let bare = without_consent();
        let deep = |share: usize| {
            let number = works * share / 100;
            Some(Cursor { key: format!("title {number:012}"), id: String::new() })
        };
        for (name, after) in [("first page", None), ("page in the middle", deep(50)), ("last page", deep(99))]
        {
            let (mut with, mut without) = (Vec::new(), Vec::new());
            // One connection for both: two of a pool differ by more than the two queries do.
            let mut tx = database.read().await.unwrap();
            for _ in 0..rounds {
                let (took, found) = timed(for_the_public(&mut tx, after.clone())).await;
                with.push(took);
                let (took, same) = timed(for_anyone(&mut tx, bare, after.clone())).await;
                without.push(took);
                assert_eq!((found, same), (usize::from(LIMIT), usize::from(LIMIT)));
            }
            tell(&engine.url, works, name, &mut with, &mut without);
        }
        let (mut with, mut without) = (Vec::new(), Vec::new());
        for _ in 0..rounds.div_ceil(20) {
            let mut tx = database.read().await.unwrap();
            let (took, terms) = timed(shelf::terms(&mut tx, now(), Vocabulary::Themes)).await;
            with.push(took);
            let (took, rows) =
                timed(async { digitales::rows!(&mut tx, (String, String, i64), COUNTS) }).await;
            without.push(took);
            let counted: i64 = rows.unwrap().iter().map(|(_, _, works)| works).sum();
            assert_eq!((terms.unwrap().len(), usize::try_from(counted).unwrap()), (20, works));
        }
        tell(&engine.url, works, "works counted by theme", &mut with, &mut without);
    })
    .await;
}

fn tell(
    url: &str,
    works: usize,
    what: &str,
    with: &mut [std::time::Duration],
    without: &mut [std::time::Duration],
) {
    let (with, without) = (quantile(with, 0.5), quantile(without, 0.5));
    let ratio = with.as_secs_f64() / without.as_secs_f64();
    eprintln!(
        "{} {works} works, {what}: {with:.2?} for the public, {without:.2?} without consent, ratio {ratio:.2}",
        engine_of(url)
    );
}
