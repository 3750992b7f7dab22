//! Limits before the first byte, and what nobody goes on with.

use crate::engines::on_each_engine;
use crate::house::{House, VERSION, bytes};
use crate::papers::at;

async fn refused(house: &House, length: usize, status: u16, word: &str) {
    let ayla = house.curator(&format!("curator-{length}-{status}")).await;
    refused_to(&ayla, length, status, word).await;
}

async fn refused_to(ayla: &crate::house::Curator, length: usize, status: u16, word: &str) {
    let answer = ayla.tries(length, &[("filename", "a.mp4")]).await;
    let told = String::from_utf8(answer.body).unwrap();
    assert_eq!(answer.status, status, "{told}");
    assert!(told.contains(word), "{told}");
}

#[tokio::test]
async fn a_file_that_is_too_large_is_refused_before_its_first_byte() {
    on_each_engine(async |engine| {
        let house = House::with(&engine, &[("UPLOAD_LARGEST", "2KB")]).await;
        refused(&house, 2_001, 413, "höchstens 2 KB").await;
        house.curator("ayla").await.announces(2_000, &[]).await;
    })
    .await;
}

#[tokio::test]
async fn one_account_and_all_of_them_have_so_much_on_its_way_and_no_more() {
    on_each_engine(async |engine| {
        let house = House::with(&engine, &[("UPLOAD_OF_ACCOUNT", "3KB"), ("UPLOAD_OF_ALL", "5KB")]).await;
        let (ayla, kofi) = (house.curator("ayla").await, house.curator("kofi").await);
        let first = ayla.announces(2_000, &[]).await;
        refused_to(&ayla, 1_001, 413, "3 KB").await;
        kofi.announces(2_500, &[]).await;
        refused_to(&ayla, 600, 413, "5 KB").await;
        ayla.asks(&format!("DELETE {first}"), VERSION, b"").await;
        ayla.announces(2_500, &[]).await;
    })
    .await;
}

#[tokio::test]
async fn so_many_files_are_on_their_way_and_no_more() {
    on_each_engine(async |engine| {
        let house = House::with(&engine, &[("UPLOAD_OPEN", "2")]).await;
        let ayla = house.curator("ayla").await;
        ayla.announces(1, &[]).await;
        ayla.announces(1, &[]).await;
        refused_to(&ayla, 1, 429, "2 Dateien").await;
    })
    .await;
}

#[tokio::test]
async fn what_stays_free_of_the_disk_stays_free_and_what_arrived_is_kept() {
    on_each_engine(async |engine| {
        let house = House::with(&engine, &[("DISK_RESERVE", "100")]).await;
        refused(&house, 1, 507, "Platz").await;
        assert_eq!(house.partial_files(), 0);
    })
    .await;
}

#[tokio::test]
async fn a_file_that_is_for_a_work_names_one_that_is_there() {
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        let ayla = house.curator("ayla").await;
        for told in [
            vec![("purpose", "words")],
            vec![("purpose", "part"), ("work", "no-such-work")],
            vec![("work", "none")],
        ] {
            let answer = ayla.tries(5, &told).await;
            assert_eq!(answer.status, 400);
            assert!(String::from_utf8(answer.body).unwrap().contains("Werk"));
        }
    })
    .await;
}

#[tokio::test]
async fn what_nobody_went_on_with_for_a_week_is_gone_and_each_piece_begins_the_week_anew() {
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        let ayla = house.curator("ayla").await;
        let film = bytes(1_000);
        let upload = ayla.announces(film.len(), &[]).await;
        house.clock.set(at("2026-06-01T10:20:00Z"));
        assert_eq!(ayla.sends(&upload, 0, &film[..100]).await.status, 204);
        house.clock.set(at("2026-06-08T10:19:59Z"));
        house.uploader.sweep().await.unwrap();
        assert_eq!(house.count("select count(*) from upload").await, 1);
        assert_eq!(house.partial_files(), 1);
        house.clock.set(at("2026-06-08T10:20:00Z"));
        house.uploader.sweep().await.unwrap();
        assert_eq!(house.count("select count(*) from upload").await, 0);
        assert_eq!(house.partial_files(), 0);
    })
    .await;
}
