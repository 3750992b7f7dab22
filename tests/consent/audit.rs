//! The audit log: every deed leaves its entry, and whoever rewrites anything is found out, on either engine.

use digitales::catalogue::participant::Person;
use digitales::catalogue::work::Work;
use digitales::consent::audit::{Actor, Entry};
use digitales::consent::auditing::{Followed, audit, vouched};
use digitales::consent::ledger::{self, Deed};
use digitales::id::Id;
use digitales::storage::database::Database;

use crate::house::*;
use crate::support::on_each_engine;

impl House {
    async fn film_with_a_ledger(&self) -> (Id<Work>, Id<Person>) {
        let (work, narrator) = self.film().await;
        self.writes_everything(work, narrator).await;
        (work, narrator)
    }

    async fn audited(&self, heads: &[Entry]) -> Vec<String> {
        let audited = audit(&self.ledger, heads).await.unwrap();
        audited.findings.into_iter().map(|finding| finding.0).collect()
    }

    /// The last entry.
    async fn head(&self) -> Entry {
        ledger::head(&mut self.database.read().await.unwrap()).await.unwrap().unwrap()
    }

    /// Somebody with all power over the database rewrites it: the guards of `table` are taken down first.
    async fn is_rewritten(&self, guards: [&'static str; 2], sql: &'static str) {
        let [sqlite, postgres] = guards;
        let mut tx = self.database.write().await.unwrap();
        let guard = if matches!(self.database, Database::Sqlite(_)) { sqlite } else { postgres };
        digitales::run!(&mut tx, guard).unwrap();
        assert!(digitales::run!(&mut tx, sql).unwrap() > 0, "“{sql}” changes nothing");
        tx.commit().await.unwrap();
    }
}

#[tokio::test]
async fn the_log_vouches_for_everything_that_was_written_and_says_nothing_about_anybody() {
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        house.film_with_a_ledger().await;
        assert_eq!(house.audited(&[house.head().await]).await, Vec::<String>::new());
        let mut tx = house.database.read().await.unwrap();
        let entries = ledger::entries(&mut tx, 0, 1000).await.unwrap();
        let kinds: std::collections::BTreeSet<String> =
            entries.iter().map(|e| e.entry.kind.clone()).collect();
        for kind in [
            "agreement",
            "appearance",
            "consent_record",
            "delivery",
            "edition_removes",
            "embargo",
            "evidence",
            "guardianship",
            "hold",
            "hold_end",
            "notice",
            "organisation",
            "person",
            "recall_notice",
            "relative_of",
            "restriction",
            "roster_attestation",
            "withdrawal",
            "work_licence",
        ] {
            assert!(kinds.contains(kind), "no entry says {kind}");
        }
        for entry in &entries {
            let told = format!("{} {} {}", entry.entry.actor, entry.entry.kind, entry.entry.object);
            for word in ["narrator", "relative@", "Invented", "Sie", "desk@"] {
                assert!(entry.entry.kind == word || !told.contains(word), "{told}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_row_that_is_rewritten_behind_the_librarys_back_is_named() {
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        house.film_with_a_ledger().await;
        house
            .is_rewritten(
                ["drop trigger withdrawal_no_update", "alter table withdrawal disable trigger user"],
                "update withdrawal set effective_at = effective_at + 1",
            )
            .await;
        let told = house.audited(&[]).await;
        assert!(
            !told.is_empty() && told.iter().all(|line| line.contains("of withdrawal was changed")),
            "{told:?}"
        );
        house
            .is_rewritten(
                ["drop trigger consent_scope_no_delete", "alter table consent_scope disable trigger user"],
                "delete from consent_scope where use_kind = 'preserve'",
            )
            .await;
        let told = house.audited(&[]).await;
        assert!(told.iter().any(|told| told.contains("of consent_record was changed")), "{told:?}");
    })
    .await;
}

#[tokio::test]
async fn a_row_that_is_slipped_in_is_named() {
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        house.film_with_a_ledger().await;
        let mut tx = house.database.write().await.unwrap();
        let sql = "insert into embargo (id, work_id, from_ms, until_ms, reason_code, set_by) \
            select 'slipped in', id, 1, 2, 'none', 'nobody' from work limit 1";
        digitales::run!(&mut tx, sql).unwrap();
        tx.commit().await.unwrap();
        let told = house.audited(&[]).await;
        assert!(told.len() == 1 && told[0].contains("1 rows of embargo"), "{told:?}");
    })
    .await;
}

#[tokio::test]
async fn the_first_entry_that_was_rewritten_is_named() {
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        house.film_with_a_ledger().await;
        house
            .is_rewritten(
                ["drop trigger audit_entry_no_update", "alter table audit_entry disable trigger user"],
                "update audit_entry set actor = 'system' where number = 3 or number = 5",
            )
            .await;
        let told = house.audited(&[]).await;
        assert!(told.len() == 1 && told[0].starts_with("Entry 3 "), "{told:?}");
    })
    .await;
}

#[tokio::test]
async fn whoever_kept_a_head_sees_that_the_end_of_the_log_was_cut_off() {
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        let (work, narrator) = house.film_with_a_ledger().await;
        let kept = house.head().await;
        let mut deed = house.deed().await;
        deed.withdraw(&withdrawal(narrator, Some(work), house.now())).await.unwrap();
        let receipt = *deed.commit().await.unwrap().entries.last().unwrap();
        assert!(receipt.number > kept.number && house.audited(&[kept, receipt]).await.is_empty());
        house
            .is_rewritten(
                ["drop trigger audit_entry_no_delete", "alter table audit_entry disable trigger user"],
                "delete from audit_entry where number = (select max(number) from audit_entry)",
            )
            .await;
        assert!(house.audited(&[kept]).await.iter().all(|told| told.starts_with("No entry vouches")));
        let told = house.audited(&[kept, receipt]).await;
        assert_eq!(told[0], format!("This log has no entry {}, and one was kept.", receipt.number));
    })
    .await;
}

#[tokio::test]
async fn the_log_says_who_did_it() {
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        let (work, narrator) = house.film().await;
        let mut deed = Deed::begin(&house.ledger, Actor::Narrator(narrator), house.now()).await.unwrap();
        deed.withdraw(&withdrawal(narrator, Some(work), house.now())).await.unwrap();
        let entries = deed.commit().await.unwrap().entries;
        let mut tx = house.database.read().await.unwrap();
        let last = ledger::entries(&mut tx, entries.last().unwrap().number, 1).await.unwrap().remove(0).entry;
        assert_eq!((last.kind.as_str(), last.actor), ("withdrawal", format!("narrator:{narrator}")));
        let about = ledger::entries_about(&mut tx, narrator, 100).await.unwrap();
        assert!(about.iter().any(|salted| salted.entry.number == last.number));
    })
    .await;
}

#[tokio::test]
async fn an_entry_is_followed_from_where_the_log_was_followed_before() {
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        let mut deed = house.deed().await;
        for n in 0..2500 {
            deed.enter("looked", &n.to_string(), None, &n).await.unwrap();
        }
        deed.commit().await.unwrap();
        let followed = Followed::default();
        let now = house.now();
        let broken_at = async |followed: &Followed, number: i64, now| {
            let vouched = vouched(&house.ledger, followed, number, now).await.unwrap().unwrap();
            vouched.broken.map(|broken| broken.number)
        };
        let broken = async |followed: &Followed, number: i64| broken_at(followed, number, now).await;
        assert_eq!(broken(&followed, 2400).await, None);
        let guards = ["drop trigger audit_entry_no_update", "alter table audit_entry disable trigger user"];
        let rewrites = "update audit_entry set actor = 'system' where number = 10 or number = 2100";
        house.is_rewritten(guards, rewrites).await;
        assert_eq!(broken(&followed, 2400).await, Some(2100));
        assert_eq!(broken(&followed, 1999).await, None, "nobody follows the first thousand again");
        assert_eq!(broken(&followed, 10).await, Some(10), "what is asked for is always looked at");
        assert_eq!(broken(&Followed::default(), 1999).await, Some(10));
        let later = now.plus_millis(60 * 60 * 1000);
        assert_eq!(broken_at(&followed, 1999, later).await, Some(10), "for an hour");
        assert!(vouched(&house.ledger, &followed, 99_999, now).await.unwrap().is_none());
    })
    .await;
}
