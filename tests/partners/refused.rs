//! Every way in which a radio partner is refused, and that nothing is listed or told then.

use crate::engines::on_each_engine;
use crate::library::{BERLIN, Library, PUBLIC, STRANGER, VIENNA, VOICE, at, full};
use crate::radio::{AIR, cleared, numbers};

/// Nothing is listed, and none of the files' bytes leave.
async fn refused(library: &Library, token: &str, file: &str, why: &str, status: u16) {
    assert_eq!(library.radio_works(token).await["items"], serde_json::json!([]), "{why}: the list");
    let answer = library.get(&format!("GET {file}\nAuthorization: Bearer {token}")).await;
    assert_eq!(answer.status, status, "{why}: the file");
    assert_eq!(answer.header("content-type"), Some("application/problem+json"), "{why}");
    assert_eq!(answer.header("cache-control"), Some("no-store"), "{why}");
    let work = format!("/api/radio/works/{}", library.work);
    for address in [work.clone(), format!("{work}/sheet")] {
        let answer = library.get(&format!("GET {address}\nAuthorization: Bearer {token}")).await;
        assert_eq!(answer.status, status, "{why}: {address}");
        let told = String::from_utf8_lossy(&answer.body).into_owned();
        assert!(!told.contains("Schlüssel") && !told.contains("Ayla"), "{why}: {told}");
        if status == 404 {
            let unknown = address.replace(&library.work.to_string(), "no-such-work");
            let unknown = library.get(&format!("GET {unknown}\nAuthorization: Bearer {token}")).await;
            assert_eq!(answer.body, unknown.body, "{why}: {address} looks like one that never was");
        }
    }
    assert!(numbers(library).await.is_empty(), "{why}: nothing was delivered");
}

#[tokio::test]
async fn a_partner_in_another_territory_is_refused() {
    on_each_engine(async |engine| {
        let (library, file) = cleared(&engine).await;
        let token = library.token_of(VIENNA).await;
        refused(&library, &token, &file, "only Germany was agreed", 403).await;
    })
    .await;
}

#[tokio::test]
async fn a_partner_without_an_agreement_is_refused() {
    on_each_engine(async |engine| {
        let (library, file) = cleared(&engine).await;
        let token = library.token_of(STRANGER).await;
        refused(&library, &token, &file, "no agreement", 403).await;
    })
    .await;
}

#[tokio::test]
async fn after_the_use_was_taken_back_the_partner_is_refused() {
    on_each_engine(async |engine| {
        let (library, file) = cleared(&engine).await;
        let token = library.token_of(BERLIN).await;
        library.narrator_withdraws(Some(AIR)).await;
        refused(&library, &token, &file, "taken back", 404).await;
    })
    .await;
}

#[tokio::test]
async fn consent_to_another_use_makes_no_file_and_opens_nothing() {
    on_each_engine(async |engine| {
        let library = Library::open(&engine, PUBLIC, &["DE"]).await;
        assert!(library.packs().await.made.is_empty(), "nothing is made that nobody may have");
        let token = library.token_of(BERLIN).await;
        let full = format!("/api/radio/files/{}", full(VOICE));
        refused(&library, &token, &full, "only the public uses", 403).await;
    })
    .await;
}

#[tokio::test]
async fn a_day_late_is_too_late() {
    on_each_engine(async |engine| {
        let (library, file) = cleared(&engine).await;
        let token = library.token_of(BERLIN).await;
        library.clock.set(at("2029-12-31T23:59:50+01:00"));
        let asked = format!("HEAD {file}\nAuthorization: Bearer {token}");
        assert_eq!(library.get(&asked).await.status, 200, "its last day is a day");
        library.clock.set(at("2030-01-01T00:00:00+01:00"));
        refused(&library, &token, &file, "the agreement is over", 403).await;
    })
    .await;
}

#[tokio::test]
async fn when_one_participant_was_never_asked_nobody_may_have_it() {
    on_each_engine(async |engine| {
        let (library, file) = cleared(&engine).await;
        let token = library.token_of(BERLIN).await;
        library.somebody_else_is_heard().await;
        refused(&library, &token, &file, "somebody was not asked", 404).await;
    })
    .await;
}

#[tokio::test]
async fn without_a_token_or_with_one_taken_back_nobody_comes_in() {
    on_each_engine(async |engine| {
        let (library, file) = cleared(&engine).await;
        let token = library.token_of(BERLIN).await;
        library.revokes_tokens_of(BERLIN).await;
        for authorization in [
            "",
            "\nAuthorization: Bearer nonsense",
            "\nAuthorization: Basic YQ==",
            &format!("\nAuthorization: Bearer {token}"),
        ] {
            for address in ["/api/radio/works", &file] {
                let answer = library.get(&format!("GET {address}{authorization}")).await;
                assert_eq!(
                    (answer.status, answer.header("www-authenticate")),
                    (401, Some("Bearer")),
                    "{authorization}"
                );
            }
        }
    })
    .await;
}

#[tokio::test]
async fn the_file_of_a_piece_that_nobody_may_have_any_more_is_taken_away_after_a_day() {
    on_each_engine(async |engine| {
        let (library, file) = cleared(&engine).await;
        let stored = async || library.media.list().await.unwrap().len();
        assert_eq!(stored().await, 2, "the master and the file for air");
        let token = library.token_of(BERLIN).await;
        library.narrator_withdraws(Some(AIR)).await;
        library.packs().await;
        assert_eq!(stored().await, 2);
        library.clock.set(library.clock.now().plus_millis(24 * 3_600_000 + 1_000));
        library.packs().await;
        assert_eq!(stored().await, 1, "only the master is left");
        refused(&library, &token, &file, "taken away", 404).await;
    })
    .await;
}
