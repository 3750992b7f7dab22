//! Opening a link: what it shows, and that it changes nothing.

use digitales::consent::audit::Actor;
use digitales::consent::ledger::Deed;
use digitales::narrator::link_store;

use crate::engines::on_each_engine;
use crate::home::{link_of, number, opens, text, with_link};
use crate::library::{BERLIN, SCHOOL, VOICE, full};
use crate::papers;
use crate::socket::ask;

#[tokio::test]
async fn the_page_says_where_the_story_is_and_since_when() {
    on_each_engine(async |engine| {
        let (library, link) = with_link(&engine).await;
        library.class_link("2026-07-31").await;
        library.packs().await;
        let token = library.token_of(BERLIN).await;
        let works = library.radio_works(&token).await;
        let file = works["items"][0]["broadcast"]["url"].as_str().unwrap();
        let path = &file[file.find("/api/").unwrap()..];
        let taken = ask(library.address, &format!("GET {path}\nAuthorization: Bearer {token}")).await;
        assert_eq!(taken.status, 200);
        let page = text(&opens(&library, &link, "").await);
        for said in [
            "Yes, since",
            "Until and including Monday, December 31, 2040",
            "1 school has a link",
            SCHOOL,
            "Friday, July 31, 2026",
        ] {
            assert!(page.contains(said), "“{said}” in {page}");
        }
        assert!(page.contains(&format!("{BERLIN}: handed over on Monday, June 1, 2026")), "{page}");
        assert!(page.contains("Üçüncü anahtar"));
    })
    .await;
}

#[tokio::test]
async fn opening_every_page_of_a_link_changes_nothing() {
    on_each_engine(async |engine| {
        let (library, link) = with_link(&engine).await;
        let sums = "select (select count(*) from withdrawal) + (select count(*) from hold) \
            + (select count(*) from restriction) + (select count(*) from chosen_name) \
            + (select count(*) from audit_entry) + (select max(consent_epoch) from work)";
        let before = number(&library, sums).await;
        for path in [
            "",
            "/papers",
            "?lang=ar",
            &format!("/{}/stop", library.work),
            &format!("/{}/pause", library.work),
            &format!("/{}/change", library.work),
        ] {
            let answer = opens(&library, &link, path).await;
            assert_eq!(answer.status, 200, "{path}: {}", text(&answer));
            assert_eq!(answer.header("cache-control"), Some("no-store"), "{path}");
            assert_eq!(answer.header("x-robots-tag"), Some("noindex"), "{path}");
            // A page with a form must be able to say that it is ours; neither value tells another host anything.
            let wanted = if text(&answer).contains("<form") { "same-origin" } else { "no-referrer" };
            assert_eq!(answer.header("referrer-policy"), Some(wanted), "{path}");
            assert!(answer.header("set-cookie").is_none());
        }
        assert_eq!(number(&library, sums).await, before);
    })
    .await;
}

/// How many entries of either kind stand in the log.
async fn logged(library: &crate::library::Library, one: &str, other: &str) -> (i64, i64) {
    let of = async |kind| {
        number(library, &format!("select count(*) from audit_entry where kind = '{kind}'")).await
    };
    (of(one).await, of(other).await)
}

#[tokio::test]
async fn a_link_that_opens_nothing_looks_the_same_whatever_the_reason() {
    on_each_engine(async |engine| {
        let (library, revoked) = with_link(&engine).await;
        let alive = link_of(&library, library.narrator).await;
        let mut deed = Deed::begin(&library.ledger, Actor::Command, library.clock.now()).await.unwrap();
        let token = digitales::id::Token::presented(&revoked);
        let link = link_store::of_token(deed.tx(), &token).await.unwrap().unwrap();
        assert!(link_store::revoke(&mut deed, link).await.unwrap());
        assert!(!link_store::revoke(&mut deed, link).await.unwrap(), "once");
        deed.commit().await.unwrap();
        assert_eq!(logged(&library, "narrator_link", "narrator_link_end").await, (2, 1));
        let unknown = opens(&library, "no-such-link", "").await;
        let revoked = opens(&library, &revoked, "").await;
        let deep = opens(&library, "no-such-link", &format!("/{}/stop", library.work)).await;
        library.clock.set(papers::at("2026-07-01T10:00:00Z"));
        let expired = opens(&library, &alive, "").await;
        for answer in [&unknown, &revoked, &expired, &deep] {
            assert_eq!((answer.status, text(answer)), (404, text(&unknown)));
            assert_eq!(answer.header("cache-control"), Some("no-store"));
        }
        assert!(text(&unknown).contains("Dieser Link öffnet nichts mehr"));
        let turkish = library.get("GET /my/no-such-link\nAccept-Language: tr").await;
        assert!(text(&turkish).contains("lang=\"tr\""));
    })
    .await;
}

#[tokio::test]
async fn a_link_opens_no_work_that_its_holder_is_not_in() {
    on_each_engine(async |engine| {
        let (library, link) = with_link(&engine).await;
        let other = digitales::id::Id::<digitales::catalogue::work::Work>::derived("another");
        for deed in ["stop", "pause", "change"] {
            assert_eq!(opens(&library, &link, &format!("/{other}/{deed}")).await.status, 404);
        }
    })
    .await;
}

#[tokio::test]
async fn the_page_holds_no_key_no_name_and_nothing_that_the_world_may_not_have() {
    on_each_engine(async |engine| {
        let (library, link) = with_link(&engine).await;
        for path in ["", "/papers", &format!("/{}/change", library.work)] {
            let page = text(&opens(&library, &link, path).await);
            for never in ["ayla", "Ayla", "An officer", "A curator", &library.narrator.text()] {
                assert!(!page.contains(never), "{never} in {path}");
            }
        }
        let file = full(VOICE).text();
        let change = format!("/{}/change", library.work);
        assert!(
            text(&opens(&library, &link, &change).await).contains(&file),
            "one may listen to what all may hear"
        );
        library.narrator_withdraws(None).await;
        assert!(!text(&opens(&library, &link, &change).await).contains(&file));
        assert!(text(&opens(&library, &link, "").await).contains("Üçüncü anahtar"), "the title stays theirs");
    })
    .await;
}

#[tokio::test]
async fn the_papers_show_the_words_as_they_were_shown() {
    on_each_engine(async |engine| {
        let (library, link) = with_link(&engine).await;
        let page = text(&opens(&library, &link, "/papers").await);
        for said in [
            "You said yes on Saturday, January 10, 2026",
            "Explained in: Türkçe",
            "Was mit der Geschichte geschieht",
            "To be on the radio",
            "This text is in Türkçe, because it was shown that way.",
        ] {
            assert!(page.contains(said), "“{said}” in {page}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_translation_that_nobody_has_read_says_so() {
    on_each_engine(async |engine| {
        let (library, link) = with_link(&engine).await;
        let says = async |tag: &str| text(&opens(&library, &link, &format!("?lang={tag}")).await);
        assert!(says("en").await.contains("Nobody whom we can name has checked"));
        assert!(!says("de").await.contains("noch niemand geprüft"));
        assert!(says("fa").await.contains("dir=\"rtl\""));
    })
    .await;
}

#[tokio::test]
async fn what_is_agreed_is_a_page_to_print_behind_the_own_link_alone() {
    on_each_engine(async |engine| {
        let (library, link) = with_link(&engine).await;
        let papers = text(&opens(&library, &link, "/papers").await);
        let path = format!("/{}/sheet", library.work);
        assert!(papers.contains(&format!("/my/{link}{path}")), "{papers}");
        let answer = opens(&library, &link, &path).await;
        let page = text(&answer);
        assert_eq!(answer.status, 200, "{page}");
        assert!(page.contains("What was agreed") && page.contains("Üçüncü anahtar"), "{page}");
        assert!(page.contains("Monday, December 31, 2040") && page.contains("To be on the radio"), "{page}");
        for (header, value) in [("cache-control", "no-store"), ("referrer-policy", "no-referrer")] {
            assert_eq!(answer.header(header), Some(value));
        }
        let policy = answer.header("content-security-policy").unwrap().to_owned();
        assert!(policy.contains("default-src 'none'; style-src 'sha256-"), "{policy}");
        let arabic = text(&opens(&library, &link, &format!("{path}?lang=ar")).await);
        assert!(arabic.contains("dir=\"rtl\"") && arabic.contains("ما اتُّفق عليه"), "{arabic}");
        assert!(page.contains("<data value=\"DE\">Germany</data>") && !page.contains(">DE<"), "{page}");
        assert!(arabic.contains("<data value=\"DE\">ألمانيا</data>"), "{arabic}");
        let other = "01890000-0000-7000-8000-0000000000ff";
        assert_eq!(opens(&library, &link, &format!("/{other}/sheet")).await.status, 404);
        assert_eq!(opens(&library, "AAAA", &path).await.status, 404);
        papers::takes_back(&library.ledger, library.clock.now(), (library.narrator, library.work), None)
            .await;
        let page = text(&opens(&library, &link, &path).await);
        assert!(page.contains("Taken back from Monday, June 1, 2026 on"), "{page}");
    })
    .await;
}
