//! “Delete the original too”: what happens when, the way back until then, and the certificate; who opened what is
//! sealed, and the record to take away.

use digitales::consent::audit::Actor;
use digitales::consent::erasure::{self, Asked, Eraser};
use digitales::consent::keeping::{self, TakesBack, Which};
use digitales::consent::ledger::Deed;
use digitales::consent::ledger::desk::{Section, items};
use digitales::consent::paper::OpenedFor;
use digitales::consent::profile;
use digitales::consent::record::{Capacity, Voice};
use digitales::page::PageRequest;

use crate::engines::on_each_engine;
use crate::home::{
    does, grant, later, link_for, link_of, number, opens, presses, public_page, sends, text, with_link,
};
use crate::library::{Library, VOICE};
use crate::papers::{adult, narrates};
use crate::young::with_guardian_of;

const DAY_MS: i64 = 86_400_000;

fn eraser(library: &Library) -> Eraser {
    Eraser {
        ledger: library.ledger.clone(),
        media: library.media.clone(),
        clock: library.clock.clone(),
        data: library.folder().to_owned(),
    }
}

async fn erasure_page(library: &Library, link: &str) -> String {
    let answer = opens(library, link, &format!("/{}/erasure", library.work)).await;
    assert_eq!(answer.status, 200);
    text(&answer)
}

/// The narrator is not the only one any more whose story it is.
async fn mehmet_tells_it_too(library: &Library) {
    let mut deed = Deed::begin(&library.ledger, Actor::Import, library.clock.now()).await.unwrap();
    let (other, _) = deed.person(&adult("mehmet", "tr")).await.unwrap();
    deed.appearances(library.work, &[narrates(library.narrator), narrates(other)]).await.unwrap();
    deed.commit().await.unwrap();
}

/// How many wishes for an original wait for an answer at the desk.
async fn wishes_that_wait(library: &Library) -> usize {
    let mut tx = library.database.read().await.unwrap();
    let (now, page) = (library.clock.now(), PageRequest { limit: 10, after: None });
    let waits = items(&mut tx, Section::Withdrawals, now, &page).await.unwrap().items;
    waits.iter().filter(|item| item.detail == "erase").count()
}

fn days_go_by(library: &Library, days: i64) {
    library.clock.set(library.clock.now().plus_millis(days * DAY_MS));
}

#[tokio::test]
async fn the_page_says_what_is_deleted_when_and_shows_the_certificate_afterwards() {
    on_each_engine(async |engine| {
        let (library, link) = with_link(&engine).await;
        let stop = text(&opens(&library, &link, &format!("/{}/stop", library.work)).await);
        assert!(stop.contains("the original on Monday, June 15, 2026"), "{stop}");
        let none = format!("/{}/erasure", library.work);
        assert_eq!(opens(&library, &link, &none).await.status, 404, "nobody asked");
        let receipt = does(&library, &link, "stop", "erase=yes").await;
        assert!(receipt.contains("The original will be deleted on Monday, June 15, 2026"), "{receipt}");
        assert!(receipt.contains(&format!("href=\"/my/{link}{none}\"")), "{receipt}");
        let page = erasure_page(&library, &link).await;
        assert!(page.contains("You asked for this on Monday, June 1, 2026."), "{page}");
        assert!(page.contains("is being deleted now"), "{page}");
        assert!(page.contains("The original will be deleted on Monday, June 15, 2026. Until then"), "{page}");
        assert!(text(&opens(&library, &link, "").await).contains("will be deleted on Monday, June 15, 2026"));
        eraser(&library).due().await.unwrap();
        assert!(erasure_page(&library, &link).await.contains("was deleted on Monday, June 1, 2026"));
        assert_eq!(library.media.list().await.unwrap().len(), 1, "the master");
        assert!(erasure_page(&library, &link).await.contains("Üçüncü anahtar"), "the title is still theirs");
        days_go_by(&library, 15);
        let done = eraser(&library).due().await.unwrap();
        assert_eq!((done.len(), done[0].keys_destroyed), (1, 0), "the person is not forgotten");
        assert!(library.media.list().await.unwrap().is_empty());
        let page = erasure_page(&library, &link).await;
        assert!(page.contains("The original was deleted on Tuesday, June 16, 2026"), "{page}");
        assert!(page.contains("Certificate") && page.contains("Deleted files: 1"), "{page}");
        let called = format!("The story with the number {}", library.work);
        for path in ["", "/papers", &format!("/{}/erasure", library.work)] {
            let page = text(&opens(&library, &link, path).await);
            assert!(page.contains(&called) && !page.contains("Üçüncü anahtar"), "{path}: {page}");
        }
        assert!(
            page.contains(&done[0].audit_entry.to_string()) && !page.contains("name=\"grant\""),
            "{page}"
        );
        let shredded = "select count(*) from key_slot where shredded_at is not null";
        assert_eq!(number(&library, shredded).await, 0);
    })
    .await;
}

#[tokio::test]
async fn until_it_is_due_the_wish_can_be_taken_back_and_opens_nothing() {
    on_each_engine(async |engine| {
        let (library, link) = with_link(&engine).await;
        does(&library, &link, "stop", "erase=yes").await;
        let receipt = does(&library, &link, "erasure", "").await;
        assert!(receipt.contains("We keep the original."), "{receipt}");
        let page = erasure_page(&library, &link).await;
        assert!(page.contains("You took this wish back on Monday, June 1, 2026"), "{page}");
        assert!(!page.contains("name=\"grant\""), "{page}");
        days_go_by(&library, 15);
        assert!(eraser(&library).due().await.unwrap().is_empty());
        let public = library.get(&format!("GET /en/works/{VOICE}")).await;
        assert_eq!(public.status, 410, "what was taken back stays so");
        let link = link_of(&library, library.narrator).await;
        does(&library, &link, "stop", "erase=yes").await;
        assert!(erasure_page(&library, &link).await.contains("will be deleted on"), "wished again");
    })
    .await;
}

#[tokio::test]
async fn a_form_from_before_the_deletion_keeps_nothing_after_it() {
    on_each_engine(async |engine| {
        let (library, link) = with_link(&engine).await;
        does(&library, &link, "stop", "erase=yes").await;
        days_go_by(&library, 15);
        let path = format!("/my/{link}/{}/erasure", library.work);
        let form = format!("grant={}", grant(&text(&library.get(&format!("GET {path}")).await)));
        eraser(&library).due().await.unwrap();
        assert_eq!(sends(&library, &path, &form, "").await.status, 409);
        assert!(erasure_page(&library, &link).await.contains("The original was deleted"));
    })
    .await;
}

#[tokio::test]
async fn nobody_keeps_an_original_by_the_link_of_somebody_who_died() {
    on_each_engine(async |engine| {
        let (library, link) = with_link(&engine).await;
        does(&library, &link, "stop", "erase=yes").await;
        let path = format!("/my/{link}/{}/erasure", library.work);
        let form = format!("grant={}", grant(&text(&library.get(&format!("GET {path}")).await)));
        let mut deed = Deed::begin(&library.ledger, Actor::Command, library.clock.now()).await.unwrap();
        deed.dies(library.narrator, Some(library.clock.now())).await.unwrap();
        deed.commit().await.unwrap();
        later(&library);
        assert_eq!(sends(&library, &path, &form, "").await.status, 403);
        assert!(!erasure_page(&library, &link).await.contains("name=\"grant\""));
        days_go_by(&library, 15);
        eraser(&library).due().await.unwrap();
        let page = erasure_page(&library, &link).await;
        assert!(page.contains("The original was deleted on"), "what they wished themself is done: {page}");
    })
    .await;
}

/// The narrator asks at the desk to be forgotten, and then on their own page that the original goes.
async fn wishes_twice(library: &Library, link: &str) -> TakesBack {
    let voice = Voice { capacity: Capacity::Own, by: library.narrator };
    let person = library.narrator;
    let asked = Asked { person, voice, with_others: vec![], channel: "phone", days: 14 };
    erasure::ask(&library.ledger, Actor::Command, &asked, library.clock.now()).await.unwrap();
    eraser(library).due().await.unwrap();
    days_go_by(library, 1);
    does(library, link, "stop", "erase=yes").await;
    TakesBack { voice, channel: "phone" }
}

#[tokio::test]
async fn the_wish_for_an_original_stands_when_being_forgotten_is_taken_back() {
    on_each_engine(async |engine| {
        let (library, link) = with_link(&engine).await;
        let word = wishes_twice(&library, &link).await;
        let page = erasure_page(&library, &link).await;
        assert!(
            page.contains("deleted on Monday, June 15, 2026. If that shall not be, talk to us"),
            "{page}"
        );
        let (which, now) = (Which::Whole, library.clock.now());
        let back = keeping::cancel(&library.ledger, Actor::Command, library.narrator, (&which, &word), now);
        assert_eq!(back.await.unwrap(), 1);
        let page = erasure_page(&library, &link).await;
        assert!(page.contains("deleted on Tuesday, June 16, 2026. Until then you can take"), "{page}");
        let mut tx = library.database.read().await.unwrap();
        let (now, waits) = (library.clock.now(), PageRequest { limit: 10, after: None });
        let waits = items(&mut tx, Section::Withdrawals, now, &waits).await.unwrap().items;
        assert!(waits.iter().all(|item| item.detail != "erase"), "nobody has to see to it");
        drop(tx);
        days_go_by(&library, 15);
        eraser(&library).due().await.unwrap();
        assert!(library.media.list().await.unwrap().is_empty());
        assert!(erasure_page(&library, &link).await.contains("The original was deleted on"));
        let shredded = "select count(*) from key_slot where shredded_at is not null";
        assert_eq!(number(&library, shredded).await, 0, "the person is not forgotten");
    })
    .await;
}

#[tokio::test]
async fn an_original_that_is_wished_away_twice_is_deleted_and_both_wishes_are_certified() {
    on_each_engine(async |engine| {
        let (library, link) = with_link(&engine).await;
        wishes_twice(&library, &link).await;
        days_go_by(&library, 15);
        eraser(&library).due().await.unwrap();
        let certified = "select count(*) from erasure_step where step = 'masters'";
        assert_eq!(number(&library, certified).await, 2);
        assert!(eraser(&library).due().await.unwrap().is_empty(), "nothing is left to do");
        assert!(library.media.list().await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_wish_with_others_in_it_waits_again_when_being_forgotten_with_it_is_taken_back() {
    on_each_engine(async |engine| {
        let (library, link) = with_link(&engine).await;
        mehmet_tells_it_too(&library).await;
        does(&library, &link, "stop", "erase=yes").await;
        let (person, now) = (library.narrator, library.clock.now());
        let voice = Voice { capacity: Capacity::Own, by: person };
        let asked = Asked { person, voice, with_others: vec![library.work], channel: "phone", days: 14 };
        erasure::ask(&library.ledger, Actor::Command, &asked, now).await.unwrap();
        assert_eq!(wishes_that_wait(&library).await, 0, "it is decided");
        later(&library);
        let (which, word) = (Which::Whole, TakesBack { voice, channel: "phone" });
        let now = library.clock.now();
        let back = keeping::cancel(&library.ledger, Actor::Command, person, (&which, &word), now);
        assert_eq!(back.await.unwrap(), 1);
        assert_eq!(wishes_that_wait(&library).await, 1, "an officer sees it again");
        assert!(erasure_page(&library, &link).await.contains("the original is not deleted by itself"));
    })
    .await;
}

#[tokio::test]
async fn an_original_with_others_in_it_is_not_deleted_by_itself() {
    on_each_engine(async |engine| {
        let (library, link) = with_link(&engine).await;
        mehmet_tells_it_too(&library).await;
        let stop = text(&opens(&library, &link, &format!("/{}/stop", library.work)).await);
        assert!(stop.contains("Other people are in it too. Then it ends everywhere"), "{stop}");
        let receipt = does(&library, &link, "stop", "erase=yes").await;
        let there = format!("href=\"/my/{link}/{}/erasure\"", library.work);
        assert!(
            receipt.contains(&there) && receipt.contains("Somebody here decides within a month"),
            "{receipt}"
        );
        let page = erasure_page(&library, &link).await;
        assert!(page.contains("the original is not deleted by itself"), "{page}");
        assert!(page.contains("You asked for this on Monday, June 1, 2026."), "{page}");
        assert_eq!(number(&library, "select count(*) from erasure").await, 0);
        assert_eq!(wishes_that_wait(&library).await, 1, "an officer sees it");
        let kept = does(&library, &link, "erasure", "").await;
        assert!(kept.contains("We keep the original."), "{kept}");
        assert_eq!(wishes_that_wait(&library).await, 0, "nobody has to see to it any more");
        let page = erasure_page(&library, &link).await;
        assert!(page.contains("You took this wish back on") && !page.contains("name=\"grant\""), "{page}");
        days_go_by(&library, 15);
        assert!(eraser(&library).due().await.unwrap().is_empty());
        assert_eq!(library.media.list().await.unwrap().len(), 1, "the master is kept");
        let link = link_of(&library, library.narrator).await;
        let old = text(&opens(&library, &link, "/papers").await);
        let old = old.split("href=\"").filter(|part| part.contains("It is stopped.")).last().unwrap();
        let old = text(&library.get(&format!("GET {}", old.split('"').next().unwrap())).await);
        let (then, today) =
            old.split_once("How it is today, Tuesday, June 16, 2026").expect("a head for today");
        assert!(
            then.contains("Written down on Monday, June 1, 2026") && then.contains("Where: everywhere"),
            "{old}"
        );
        assert!(today.contains("You took this wish back on"), "what became of it since: {old}");
        does(&library, &link, "stop", "erase=yes").await;
        assert_eq!(wishes_that_wait(&library).await, 1, "wished again, it waits again");
    })
    .await;
}

#[tokio::test]
async fn who_opened_what_is_sealed_stands_on_ones_own_page_alone() {
    on_each_engine(async |engine| {
        let (library, link) = with_link(&engine).await;
        let page = text(&opens(&library, &link, "/papers").await);
        assert!(page.contains("<dt>A link to this page</dt>"), "who made it may have kept it: {page}");
        assert_eq!(page.matches("somebody with access to the library’s computer").count(), 1, "{page}");
        let mut deed = Deed::begin(&library.ledger, Actor::Command, library.clock.now()).await.unwrap();
        profile::change(&mut deed, library.narrator, r#"{ "phone": "+49 30 0002" }"#).await.unwrap();
        deed.commit().await.unwrap();
        let mut tx = library.database.read().await.unwrap();
        let sealed = profile::sealed(&mut tx, library.narrator).await.unwrap().unwrap();
        drop(tx);
        let now = library.clock.now();
        sealed.open(&library.ledger, Actor::Command, OpenedFor::Dispute, now).await.unwrap();
        let page = text(&opens(&library, &link, "/papers").await);
        assert!(page.contains("Because of a dispute") && !page.contains("0002"), "{page}");
        assert!(page.contains("somebody with access to the library’s computer"), "{page}");
        let (mother, voice) = with_guardian_of(&library).await;
        let hers = link_for(&library.ledger, library.clock.now(), library.narrator, voice).await;
        let page = text(&opens(&library, &hers, "/papers").await);
        assert!(
            !page.contains("Because of a dispute") && !page.contains("locked away"),
            "{page} of {mother}"
        );
    })
    .await;
}

#[tokio::test]
async fn the_record_is_taken_away_as_a_file_without_a_name() {
    on_each_engine(async |engine| {
        let (library, link) = with_link(&engine).await;
        let path = format!("/{}/record", library.work);
        let papers = text(&opens(&library, &link, "/papers").await);
        assert!(papers.contains(&format!("href=\"/my/{link}{path}\" download")), "{papers}");
        let answer = opens(&library, &link, &path).await;
        assert_eq!(answer.header("content-type"), Some("application/ld+json"));
        assert_eq!(answer.header("content-disposition"), Some("attachment; filename=\"consent.jsonld\""));
        assert_eq!(answer.header("cache-control"), Some("no-store"));
        let told: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
        assert_eq!(told["@graph"][0]["@type"], "dig:ConsentReceipt");
        assert!(!text(&answer).contains("Ayla"), "no name");
        let (_, voice) = with_guardian_of(&library).await;
        let hers = link_for(&library.ledger, library.clock.now(), library.narrator, voice).await;
        assert_eq!(opens(&library, &hers, &path).await.status, 404, "it is the child's");
        assert!(!text(&opens(&library, &hers, "/papers").await).contains("/record"));
        later(&library);
        assert_eq!(presses(&library, &hers, "stop", "website=yes").await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn nobody_but_the_person_has_the_original_deleted() {
    on_each_engine(async |engine| {
        let (library, _) = with_link(&engine).await;
        let (mother, voice) = with_guardian_of(&library).await;
        let hers = link_for(&library.ledger, library.clock.now(), library.narrator, voice).await;
        let stop = text(&opens(&library, &hers, &format!("/{}/stop", library.work)).await);
        assert!(!stop.contains("name=\"erase\""), "it is not offered to {mother}");
        let bare = presses(&library, &hers, "stop", "erase=yes").await;
        assert_eq!(bare.status, 422, "{}", text(&bare));
        does(&library, &hers, "stop", "website=yes&erase=yes").await;
        assert_eq!(public_page(&library).await, 410, "her no to the website counts");
        assert_eq!(number(&library, "select count(*) from erasure").await, 0);
        let wished = "select count(*) from withdrawal where erase_requested";
        assert_eq!(number(&library, wished).await, 0);
    })
    .await;
}
