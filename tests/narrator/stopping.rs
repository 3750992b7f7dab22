//! Stop and pause: two taps, one confirmation, no reason; and what a form that is too old does.

use digitales::consent::audit::Actor;
use digitales::consent::ledger::{Deed, recalls_of};

use crate::engines::on_each_engine;
use crate::home::{USES, does, grant, later, number, opens, presses, public_page, sends, text, with_link};
use crate::library::BERLIN;

const ALL: &str = "website=yes&schools=yes&radio=yes&screens=yes&podcast=yes";

#[tokio::test]
async fn two_taps_stop_a_story_everywhere() {
    on_each_engine(async |engine| {
        let (library, link) = with_link(&engine).await;
        let token = library.token_of(BERLIN).await;
        assert_eq!(public_page(&library).await, 200);
        let page = text(&opens(&library, &link, "").await);
        let first = format!("href=\"/my/{link}/{}/stop\"", library.work);
        assert!(page.contains(&first), "the first tap: {page}");
        let form = text(&opens(&library, &link, &format!("/{}/stop", library.work)).await);
        for place in ["website", "schools", "radio", "screens", "podcast"] {
            let ticked = format!("name=\"{place}\" value=\"yes\" checked");
            assert!(form.contains(&ticked), "one tap more is everything: {form}");
        }
        let done = does(&library, &link, "stop", ALL).await;
        assert!(
            done.contains("Number") || done.contains("stopped") || done.contains("No, not any more"),
            "{done}"
        );
        assert_eq!(public_page(&library).await, 410);
        assert_eq!(library.radio_works(&token).await["items"].as_array().unwrap().len(), 0);
        let page = text(&opens(&library, &link, "").await);
        assert!(page.contains("No, not any more since Monday, June 1, 2026"), "{page}");
        assert_eq!(number(&library, "select count(*) from withdrawal where uses like '%preserve%'").await, 0);
    })
    .await;
}

#[tokio::test]
async fn what_is_not_ticked_goes_on() {
    on_each_engine(async |engine| {
        let (library, link) = with_link(&engine).await;
        let token = library.token_of(BERLIN).await;
        let done = does(&library, &link, "stop", "radio=yes").await;
        let places = ["<div class=\"on\"><dt>Website", "<div class=\"off\"><dt>Radio"];
        assert!(places.iter().all(|place| done.contains(place)), "what stopped and what goes on: {done}");
        assert_eq!(public_page(&library).await, 200);
        assert_eq!(library.radio_works(&token).await["items"].as_array().unwrap().len(), 0);
        let nothing = presses(&library, &link, "stop", "").await;
        assert_eq!(nothing.status, 422);
        assert!(text(&nothing).contains("Tick at least one place"));
    })
    .await;
}

#[tokio::test]
async fn deleting_the_original_is_asked_for_in_the_same_tap() {
    on_each_engine(async |engine| {
        let (library, link) = with_link(&engine).await;
        does(&library, &link, "stop", "erase=yes").await;
        assert_eq!(public_page(&library).await, 410);
        let asked = "select count(*) from withdrawal where erase_requested and uses is null";
        assert_eq!(number(&library, asked).await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_form_that_was_open_too_long_does_nothing_and_loses_nothing() {
    on_each_engine(async |engine| {
        let (library, link) = with_link(&engine).await;
        let path = format!("/my/{link}/{}/stop", library.work);
        let old = grant(&text(&library.get(&format!("GET {path}")).await));
        library.clock.set(library.clock.now().plus_millis(15 * 60_000));
        let answer = sends(&library, &path, &format!("grant={old}&radio=yes&erase=yes"), "").await;
        assert_eq!(answer.status, 422);
        let page = text(&answer);
        assert!(page.contains("Nothing has happened yet"), "{page}");
        assert!(
            page.contains("name=\"radio\" value=\"yes\" checked")
                && page.contains("name=\"erase\" value=\"yes\" checked")
        );
        assert!(page.contains("name=\"website\" value=\"yes\">"), "what was not ticked is not: {page}");
        assert_eq!(number(&library, "select count(*) from withdrawal").await, 0);
        let again = format!("grant={}&radio=yes", grant(&page));
        assert_eq!(sends(&library, &path, &again, "").await.status, 303);
        assert_eq!(number(&library, "select count(*) from withdrawal").await, 1);
    })
    .await;
}

#[tokio::test]
async fn no_other_page_can_press_the_button() {
    on_each_engine(async |engine| {
        let (library, link) = with_link(&engine).await;
        let path = format!("/my/{link}/{}/stop", library.work);
        let grant = grant(&text(&library.get(&format!("GET {path}")).await));
        let form = format!("grant={grant}&{ALL}");
        let answer =
            sends(&library, &path, &form, "\nOrigin: https://elsewhere.example\nSec-Fetch-Site: cross-site")
                .await;
        assert_eq!(answer.status, 403);
        let pause = format!("/my/{link}/{}/pause", library.work);
        assert_eq!(sends(&library, &pause, &form, "").await.status, 422, "a grant is for one thing");
        assert_eq!(number(&library, "select count(*) from withdrawal").await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_pause_ends_when_the_same_person_says_so_and_opens_nothing_that_was_taken_back() {
    on_each_engine(async |engine| {
        let (library, link) = with_link(&engine).await;
        does(&library, &link, "pause", "what=pause").await;
        assert_eq!(public_page(&library).await, 404, "a hold does not say that something was there");
        assert!(text(&opens(&library, &link, "").await).contains("Paused by you since Monday, June 1, 2026"));
        does(&library, &link, "pause", "what=pause").await;
        assert_eq!(number(&library, "select count(*) from hold").await, 1, "a second tap is none");
        does(&library, &link, "pause", "what=go-on").await;
        assert_eq!(public_page(&library).await, 200);
        assert_eq!(presses(&library, &link, "pause", "what=go-on").await.status, 409);
        does(&library, &link, "pause", "what=pause").await;
        let path = format!("/my/{link}/{}/pause", library.work);
        let form = grant(&text(&library.get(&format!("GET {path}")).await));
        library.narrator_withdraws(None).await;
        let pressed = sends(&library, &path, &format!("grant={form}&what=go-on"), "").await;
        assert_eq!(pressed.status, 303, "a form from before: {}", text(&pressed));
        later(&library);
        assert_eq!(public_page(&library).await, 410, "the pause is over, the no is not");
    })
    .await;
}

#[tokio::test]
async fn a_story_that_was_taken_back_is_not_called_paused() {
    on_each_engine(async |engine| {
        let (library, link) = with_link(&engine).await;
        does(&library, &link, "pause", "what=pause").await;
        does(&library, &link, "stop", "website=yes").await;
        let page = text(&opens(&library, &link, "").await);
        assert!(page.contains("Paused by you"), "schools and radio would go on: {page}");
        assert!(!page.contains("Taken back"), "{page}");
        let papers = text(&opens(&library, &link, "/papers").await);
        assert!(papers.contains("<dd>Taken back from Monday, June 1, 2026 on.</dd>"), "{papers}");
        assert!(papers.contains("<dd>Until and including Monday, December 31, 2040.</dd>"), "{papers}");
        assert!(!papers.contains("<strong>Taken back"), "not the whole yes: {papers}");
        let receipt = does(&library, &link, "stop", "schools=yes&radio=yes").await;
        assert!(receipt.contains("Taken back from Monday, June 1, 2026 on"), "{receipt}");
        let page = text(&opens(&library, &link, "").await);
        assert!(page.contains("Taken back from Monday, June 1, 2026 on"), "{page}");
        assert!(page.contains("End the pause") && !page.contains("Show it again"), "{page}");
        for path in ["/papers", &format!("/{}/sheet", library.work)] {
            let page = text(&opens(&library, &link, path).await);
            assert!(
                !page.contains("December 31, 2040") && page.contains("Taken back from"),
                "{path}: {page}"
            );
        }
        let form = text(&opens(&library, &link, &format!("/{}/pause", library.work)).await);
        assert!(form.contains("Taken back from") && form.contains("stays taken back"), "{form}");
        assert!(form.contains("value=\"go-on\"") && !form.contains("Show it again"), "{form}");
        library.narrator_renews_until("2040-12-31", USES).await;
        later(&library);
        let page = text(&opens(&library, &link, "").await);
        assert!(page.contains("Paused by you") && page.contains("Show it again"), "given again: {page}");
        assert!(!page.contains("Taken back"), "{page}");
    })
    .await;
}

#[tokio::test]
async fn ending_a_pause_ends_no_hold_of_anybody_else() {
    on_each_engine(async |engine| {
        let (library, link) = with_link(&engine).await;
        does(&library, &link, "pause", "what=pause").await;
        crate::papers::is_held(&library.ledger, library.clock.now(), library.work, "safeguarding").await;
        does(&library, &link, "pause", "what=go-on").await;
        assert_eq!(public_page(&library).await, 404);
    })
    .await;
}

#[tokio::test]
async fn the_receipt_says_who_has_a_file_and_what_they_answer_and_is_nobody_elses() {
    on_each_engine(async |engine| {
        let (library, link) = with_link(&engine).await;
        library.packs().await;
        let token = library.token_of(BERLIN).await;
        let works = library.radio_works(&token).await;
        let file = works["items"][0]["broadcast"]["url"].as_str().unwrap();
        let path = &file[file.find("/api/").unwrap()..];
        let bearer = format!("GET {path}\nAuthorization: Bearer {token}");
        assert_eq!(library.get(&bearer).await.status, 200);
        let answer = presses(&library, &link, "stop", ALL).await;
        let receipt = answer.header("location").unwrap().to_owned();
        let page = text(&library.get(&format!("GET {receipt}")).await);
        let handed = format!("{BERLIN}: handed over on Monday, June 1, 2026.");
        assert!(page.contains(&format!("{handed} We still have to tell them")), "nothing went out: {page}");
        let now = library.clock.now();
        let happens = async |kind| {
            let mut deed = Deed::begin(&library.ledger, Actor::Command, now).await.unwrap();
            let recall = recalls_of(deed.tx(), library.work).await.unwrap().pop().unwrap();
            deed.happened(recall.id, kind, None).await.unwrap();
            deed.commit().await.unwrap();
            text(&library.get(&format!("GET {receipt}")).await)
        };
        let page = happens("sent").await;
        let asked = format!("{handed} We asked for it back on Monday, June 1, 2026. No answer yet.");
        assert!(page.contains(&asked), "{page}");
        let page = happens("deleted").await;
        assert!(
            page.contains("Deleted on Monday, June 1, 2026") && !page.contains("No answer yet"),
            "{page}"
        );
        let (of, number) = receipt.rsplit_once('/').unwrap();
        assert!(of.ends_with("/receipts"));
        let other: i64 = number.parse::<i64>().unwrap() - 1;
        assert_eq!(library.get(&format!("GET {of}/{other}")).await.status, 404, "an entry of somebody else");
        let papers = text(&opens(&library, &link, "/papers").await);
        assert!(papers.contains(&format!("Number {number}, Monday, June 1, 2026")), "{papers}");
    })
    .await;
}

#[tokio::test]
async fn the_link_of_somebody_who_died_closes_and_opens_nothing() {
    on_each_engine(async |engine| {
        let (library, link) = with_link(&engine).await;
        does(&library, &link, "pause", "what=pause").await;
        let form = text(&opens(&library, &link, &format!("/{}/pause", library.work)).await);
        let mut deed = Deed::begin(&library.ledger, Actor::Command, library.clock.now()).await.unwrap();
        deed.dies(library.narrator, Some(library.clock.now())).await.unwrap();
        deed.commit().await.unwrap();
        later(&library);
        let page = text(&opens(&library, &link, "").await);
        assert!(page.contains("Paused by you") && !page.contains("/change"), "{page}");
        let after = text(&opens(&library, &link, &format!("/{}/pause", library.work)).await);
        assert!(!after.contains("<form"), "nobody else says for them that it may go on: {after}");
        let path = format!("/my/{link}/{}/pause", library.work);
        let pressed = sends(&library, &path, &format!("grant={}&what=go-on", grant(&form)), "").await;
        assert_eq!(pressed.status, 403, "not by a page that was open before either: {}", text(&pressed));
        assert_eq!(number(&library, "select count(*) from hold_end").await, 0);
        assert_eq!(opens(&library, &link, &format!("/{}/change", library.work)).await.status, 404);
        let stop = text(&opens(&library, &link, &format!("/{}/stop", library.work)).await);
        assert!(!stop.contains("name=\"erase\""), "the original is not theirs to have deleted: {stop}");
        let bare = presses(&library, &link, "stop", "erase=yes").await;
        assert_eq!(bare.status, 422, "{}", text(&bare));
        does(&library, &link, "stop", "website=yes&erase=yes").await;
        assert_eq!(number(&library, "select count(*) from erasure").await, 0);
        let asked = "select count(*) from withdrawal where erase_requested";
        assert_eq!(number(&library, asked).await, 0);
        let stopped = "select count(*) from withdrawal where uses like '%public_stream%'";
        assert_eq!(number(&library, stopped).await, 1, "a no counts, by whoever has the link");
    })
    .await;
}
