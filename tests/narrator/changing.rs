//! Another name, an earlier last day, a passage less.

use digitales::consent::audit::Actor;
use digitales::consent::fact::DisplayNameFact;
use digitales::consent::ledger::Deed;
use digitales::consent::record::{Name, ShownName, Use};

use crate::engines::on_each_engine;
use crate::home::{does, link_for, link_of, number, opens, presses, public_page, text, with_link};
use crate::library::{Library, VOICE};
use crate::papers::{always, at};
use crate::young::with_guardian_of;

async fn names_on_the_page(library: &Library) -> String {
    text(&library.get(&format!("GET /en/works/{VOICE}")).await)
}

#[tokio::test]
async fn a_person_is_called_as_they_say_also_after_the_file_is_brought_in_again() {
    on_each_engine(async |engine| {
        let (library, link) = with_link(&engine).await;
        assert!(names_on_the_page(&library).await.contains("Ayla K."));
        does(&library, &link, "change", "what=name&name=Deniz").await;
        let page = names_on_the_page(&library).await;
        assert!(page.contains("Deniz") && !page.contains("Ayla"), "{page}");
        let mut deed = Deed::begin(&library.ledger, Actor::Import, library.clock.now()).await.unwrap();
        let name = Name { written: "Ayla K.".into(), spoken: None };
        let uses = Use::ALL.into_iter().collect();
        let names = DisplayNameFact {
            person: library.narrator,
            uses,
            shown: ShownName::Pseudonym(name),
            during: always(),
        };
        deed.display_names(library.work, &[names]).await.unwrap();
        deed.commit().await.unwrap();
        assert!(names_on_the_page(&library).await.contains("Deniz"));
        does(&library, &link, "change", "what=name&name=").await;
        let page = names_on_the_page(&library).await;
        assert!(!page.contains("Deniz") && !page.contains("Ayla"), "no name is one, too: {page}");
        let long = format!("what=name&name={}", "x".repeat(121));
        let answer = presses(&library, &link, "change", &long).await;
        assert_eq!(answer.status, 422);
        is_told_beside("name", &text(&answer));
    })
    .await;
}

/// What is wrong stands in the label's own paragraph, and the field is marked and leads to it.
fn is_told_beside(field: &str, page: &str) {
    let (_, beside) = page.split_once(&format!("id=\"{field}-fault\">")).expect("beside the field");
    let (beside, _) = beside.split_once("</p>").unwrap();
    let names = [format!("id=\"{field}\""), format!(" {field}-fault\" aria-invalid=\"true\" autofocus")];
    assert!(names.iter().all(|marked| beside.contains(marked)), "{page}");
}

/// Where a receipt stands, from its own links.
fn receipts(page: &str) -> String {
    let at = page.split("href=\"").find(|part| part.contains("/receipts/")).unwrap();
    at.split(['?', '"']).next().unwrap().to_owned()
}

#[tokio::test]
async fn an_earlier_last_day_ends_it_at_that_midnight_in_berlin() {
    on_each_engine(async |engine| {
        let (library, link) = with_link(&engine).await;
        for day in ["2041-01-01", "2040-12-31", "2026-05-31", "soon", ""] {
            let answer = presses(&library, &link, "change", &format!("what=day&day={day}")).await;
            assert_eq!(answer.status, 422, "{day}");
            assert!(text(&answer).contains("earlier than the present end"), "{day}");
            is_told_beside("day", &text(&answer));
        }
        let page = does(&library, &link, "change", "what=day&day=2026-06-30").await;
        assert!(page.contains("The last day is now Tuesday, June 30, 2026"), "{page}");
        let papers = text(&opens(&library, &link, "/papers").await);
        assert!(
            papers.contains("– The last day is now Tuesday, June 30, 2026"),
            "among the receipts: {papers}"
        );
        for (tag, day) in [("ru", "30 июня"), ("uk", "30 червня"), ("bs", "30 jun")] {
            for path in [receipts(&page), format!("/my/{link}/papers"), format!("/my/{link}")] {
                let page = text(&library.get(&format!("GET {path}?lang={tag}")).await);
                assert!(!page.contains("..") && !page.contains(".\u{2069}."), "{path} in {tag}: {page}");
            }
            let papers = text(&library.get(&format!("GET /my/{link}/papers?lang={tag}")).await);
            assert!(papers.contains(day), "{tag}: {papers}");
        }
        assert_eq!(public_page(&library).await, 200);
        library.clock.set(at("2026-06-30T21:59:58Z"));
        assert_eq!(public_page(&library).await, 200);
        library.clock.set(at("2026-06-30T22:00:00Z"));
        assert_eq!(public_page(&library).await, 410);
    })
    .await;
}

#[tokio::test]
async fn an_earlier_last_day_is_heard_while_the_story_is_paused() {
    on_each_engine(async |engine| {
        let (library, link) = with_link(&engine).await;
        does(&library, &link, "pause", "what=pause").await;
        let page = does(&library, &link, "change", "what=day&day=2026-06-30").await;
        assert!(page.contains("The last day is now Tuesday, June 30, 2026"), "{page}");
        let later = presses(&library, &link, "change", "what=day&day=2040-12-31").await;
        assert_eq!(later.status, 422, "what was agreed ends then anyway");
    })
    .await;
}

#[tokio::test]
async fn a_closed_passage_closes_the_story_until_there_is_a_cut() {
    on_each_engine(async |engine| {
        let (library, link) = with_link(&engine).await;
        for (fields, field, told) in [
            ("start=0:01&end=", "end", "We cannot read this time."),
            ("start=0:05&end=0:02", "end", "The end must come after the beginning."),
            ("start=x&end=0:02", "start", "minutes and seconds like 1:15 or 1:15.5"),
            ("start=2:00&end=2:10", "start", "It is not that long."),
        ] {
            let answer =
                presses(&library, &link, "change", &format!("what=passage&operation=blur&{fields}")).await;
            assert_eq!(answer.status, 422, "{fields}");
            let page = text(&answer);
            let (_, beside) = page.split_once(&format!("id=\"{field}-fault\">")).expect("beside the field");
            assert!(beside.split('<').next().unwrap().contains(told), "{fields}: {page}");
            let (field, _) = beside.split_once("</p>").unwrap();
            assert!(field.contains("aria-invalid=\"true\" autofocus"), "{page}");
            for typed in fields.split('&').filter_map(|pair| pair.split_once('=')) {
                let kept = format!("id=\"{}\" name=\"{}\" value=\"{}\"", typed.0, typed.0, typed.1);
                assert!(page.contains(&kept), "nothing that was typed is lost: {page}");
            }
            assert!(page.contains("value=\"blur\" checked"), "{page}");
        }
        does(&library, &link, "change", "what=passage&operation=mute&start=0:01&end=0:02,5").await;
        assert_eq!(public_page(&library).await, 410);
        let kept = "select count(*) from restriction where start_ms = 1000 and end_ms = 2500 and op = 'mute' \
            and person_id is not null and uses is null";
        assert_eq!(number(&library, kept).await, 1);
        let page = text(&opens(&library, &link, "").await);
        let told = "0:01 to 0:02.5: Nothing is heard. Where: everywhere. Closed since Monday, June 1, 2026.";
        assert!(page.contains("Closed passages") && page.contains(told), "{page}");
        assert!(page.contains("Until there is a checked version without it"), "{page}");
        crate::papers::is_held(&library.ledger, library.clock.now(), library.work, "safeguarding").await;
        let held = text(&opens(&library, &link, "").await);
        assert!(
            held.contains(told) && !held.contains("Until there is"),
            "a cut alone would not help: {held}"
        );
        let papers = text(&opens(&library, &link, "/papers").await);
        assert!(papers.contains("Closed passages") && papers.contains(told), "{papers}");
        let (_, voice) = with_guardian_of(&library).await;
        let hers = link_for(&library.ledger, library.clock.now(), library.narrator, voice).await;
        for path in ["", "/papers"] {
            let page = text(&opens(&library, &hers, path).await);
            assert!(!page.contains("Closed passages"), "what the child closed is the child's: {page}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_agreed_for_one_place_only_waits_for_a_cut_there() {
    on_each_engine(async |engine| {
        let library = Library::open(&engine, &[Use::BroadcastDownload], &["DE"]).await;
        let link = link_of(&library, library.narrator).await;
        let waits = "Until there is a checked version without it";
        let page = text(&opens(&library, &link, "").await);
        assert!(page.contains("Yes, since") && !page.contains(waits), "radio in Germany: {page}");
        does(&library, &link, "change", "what=passage&operation=mute&start=0:01&end=0:02").await;
        let page = text(&opens(&library, &link, "").await);
        assert!(page.contains("Closed passages") && page.contains(waits), "{page}");
    })
    .await;
}
