//! Pages as people meet them: in their language, without script, and without what was taken back.

use std::collections::BTreeSet;

use crate::shelves::{PUBLIC, Piece, Shelves};
use crate::socket::{Answer, ask};

const FILM: Piece =
    Piece { slug: "the-key", kind: "film", language: "tr", captions: &["tr", "de", "en"], uses: PUBLIC };
const VOICE: Piece =
    Piece { slug: "the-radio", kind: "oral_history", language: "de", captions: &["de"], uses: PUBLIC };
const OTHER: Piece =
    Piece { slug: "the-stamp", kind: "film", language: "ar", captions: &["ar"], uses: PUBLIC };
const CLOSED: Piece =
    Piece { slug: "the-closed-one", kind: "film", language: "de", captions: &["de"], uses: &[] };

const LANGUAGES: [&str; 4] = ["de", "en", "tr", "ar"];
const PAGES: [&str; 17] = [
    "/",
    "/films",
    "/oral-histories",
    "/works/the-key",
    "/works/the-radio",
    "/collections",
    "/collections/year",
    "/themes",
    "/themes/work",
    "/places",
    "/places/wedding",
    "/about",
    "/imprint",
    "/privacy",
    "/accessibility",
    "/barrier",
    "/my-story",
];

fn text(answer: &Answer) -> String {
    String::from_utf8(answer.body.clone()).unwrap()
}

async fn get(library: &Shelves, path: &str) -> Answer {
    ask(library.address, &format!("GET {path}")).await
}

async fn page(library: &Shelves, path: &str) -> String {
    let answer = get(library, path).await;
    assert_eq!(answer.status, 200, "{path}: {}", text(&answer));
    text(&answer)
}

#[tokio::test]
async fn every_page_speaks_every_language_and_keeps_to_itself() {
    let library = Shelves::with(&[FILM, VOICE, OTHER]).await;
    for tag in LANGUAGES {
        let dir = if tag == "ar" { "rtl" } else { "ltr" };
        for path in PAGES {
            let answer = get(&library, &format!("/{tag}{path}")).await;
            let body = text(&answer);
            assert_eq!(answer.status, 200, "/{tag}{path}");
            assert!(body.contains(&format!("<html lang=\"{tag}\" dir=\"{dir}\">")), "/{tag}{path}");
            assert_eq!(answer.header("cache-control"), Some("private, no-cache"), "/{tag}{path}");
            assert_eq!(answer.header("tdm-reservation"), Some("1"));
            assert_eq!(answer.header("set-cookie"), None);
            let policy = answer.header("content-security-policy").unwrap();
            assert!(
                policy.contains("default-src")
                    && policy.contains("frame-ancestors 'none'")
                    && !policy.contains("unsafe")
            );
            assert!(!body.contains(" style=") && !body.contains("<style") && !body.contains(" onclick="));
            for other in LANGUAGES {
                assert!(
                    body.contains(&format!("hreflang=\"{other}\"")),
                    "/{tag}{path} is not offered in {other}"
                );
            }
        }
    }
}

#[tokio::test]
async fn the_front_door_leads_to_the_readers_language() {
    let library = Shelves::with(&[]).await;
    for (accept, to) in [("tr,en;q=0.5", "/tr/"), ("ar-SY", "/ar/"), ("nb", "/de/")] {
        let answer = ask(library.address, &format!("GET /\nAccept-Language: {accept}")).await;
        assert_eq!((answer.status, answer.header("location")), (302, Some(to)), "for {accept}");
        assert!(answer.header("vary").is_some_and(|vary| vary.eq_ignore_ascii_case("accept-language")));
    }
    assert!(page(&library, "/de/").await.contains("Diese Bibliothek ist noch leer"));
}

#[tokio::test]
async fn what_is_not_allowed_is_on_no_page() {
    let library = Shelves::with(&[FILM, VOICE, OTHER, CLOSED]).await;
    for path in PAGES {
        assert!(
            !page(&library, &format!("/de{path}")).await.to_lowercase().contains("the-closed-one"),
            "{path}"
        );
    }
    assert!(page(&library, "/de/films").await.contains("THE-KEY"));
    library.narrator_withdraws("the-key").await;
    for path in PAGES.iter().filter(|path| !path.contains("the-key")) {
        let body = page(&library, &format!("/de{path}")).await;
        assert!(!body.to_lowercase().contains("the-key"), "{path} still names what was taken back");
    }
    let themes = page(&library, "/de/themes").await;
    assert!(themes.contains("2 Werke"), "the count leaves out what was taken back: {themes}");
    let closed = Shelves::with(&[CLOSED]).await;
    for path in ["/themes/work", "/places/wedding", "/collections/year"] {
        assert_eq!(get(&closed, &format!("/de{path}")).await.status, 404, "{path} has closed works alone");
    }
}

#[tokio::test]
async fn a_work_that_was_taken_back_leaves_its_persons_words_and_nothing_else() {
    let library = Shelves::with(&[FILM, VOICE]).await;
    library.narrator_withdraws("the-key").await;
    let answer = get(&library, "/de/works/the-key").await;
    let body = text(&answer);
    assert_eq!(answer.status, 410);
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    assert_eq!(answer.header("x-robots-tag"), Some("noindex"));
    assert!(body.contains("Es war schön mit euch.") && body.contains("/de/my-story?work=the-key"));
    assert!(!body.contains("THE-KEY") && !body.contains("og:") && !body.contains("digitales-player"));
    library
        .write(
            "insert into former_slug (slug, work_id) select 'old-key', id from work where slug = 'the-key'",
        )
        .await;
    let former = get(&library, "/de/works/old-key").await;
    assert_eq!(former.status, 410);
    assert!(!text(&former).contains("the-key"), "a former address does not tell the one of today");
    library.write("update work set tombstone_silent = true").await;
    let silent = get(&library, "/de/works/the-key").await;
    let never = get(&library, "/de/works/the-kex").await;
    assert_eq!((silent.status, never.status), (404, 404));
    assert_eq!(
        text(&silent),
        text(&never).replace("the-kex", "the-key"),
        "silence looks as if it had never been"
    );
}

#[tokio::test]
async fn a_held_work_and_one_that_never_was_public_are_as_if_they_were_not() {
    let library = Shelves::with(&[FILM, CLOSED]).await;
    library.is_held("the-key").await;
    for slug in ["the-key", "the-closed-one", "nothing"] {
        let answer = get(&library, &format!("/tr/works/{slug}")).await;
        assert_eq!((answer.status, answer.header("cache-control")), (404, Some("no-store")), "{slug}");
        assert!(text(&answer).contains("<html lang=\"tr\""), "the page speaks the reader's language");
    }
}

#[tokio::test]
async fn an_old_address_leads_on_only_while_the_work_may_be_seen() {
    let library = Shelves::with(&[FILM]).await;
    library.write("insert into former_slug (slug, work_id) select 'old-key', id from work").await;
    let answer = get(&library, "/de/works/old-key").await;
    assert_eq!((answer.status, answer.header("location")), (302, Some("/de/works/the-key")));
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    library.narrator_withdraws("the-key").await;
    let answer = get(&library, "/de/works/old-key").await;
    assert_eq!((answer.status, answer.header("location")), (410, None));
}

#[tokio::test]
async fn captions_are_on_from_the_start_when_the_reader_may_not_understand() {
    let library = Shelves::with(&[FILM, VOICE]).await;
    for (path, on) in [
        ("/de/works/the-key", "de"),
        ("/tr/works/the-key", "off"),
        ("/ar/works/the-key", "en"),
        ("/de/works/the-radio", "off"),
    ] {
        let body = page(&library, path).await;
        assert!(body.contains(&format!("data-captions=\"{on}\"")), "{path}");
        assert_eq!(body.matches(" default>").count(), usize::from(on != "off"), "{path}");
    }
}

#[tokio::test]
async fn a_text_that_is_missing_in_the_readers_language_says_so_and_keeps_its_own() {
    let library = Shelves::with(&[FILM]).await;
    let body = page(&library, "/de/works/the-key").await;
    assert!(body.contains("<h1 lang=\"tr\" dir=\"ltr\">THE-KEY</h1>"), "{body}");
    assert!(body.contains("Diesen Text gibt es bisher nur auf Türkisch."));
    assert!(!page(&library, "/tr/works/the-key").await.contains("şu dilde var"));
}

#[tokio::test]
async fn the_shelf_in_your_language_holds_what_is_spoken_or_captioned_in_it() {
    let library = Shelves::with(&[FILM, VOICE, OTHER]).await;
    let body = page(&library, "/en/").await;
    let shelf = body.split("id=\"mine\"").nth(1).unwrap().split("</section>").next().unwrap().to_owned();
    assert!(shelf.contains("THE-KEY") && !shelf.contains("THE-RADIO") && !shelf.contains("THE-STAMP"));
}

#[tokio::test]
async fn the_transcript_seeks_and_the_words_stand_on_the_page_without_script() {
    let library = Shelves::with(&[FILM]).await;
    let body = page(&library, "/de/works/the-key").await;
    assert!(body.contains("<a href=\"#t=1\" data-start=\"1\" data-end=\"2.5\">Words in de</a>"), "{body}");
    assert!(body.contains("<details data-language=\"de\" lang=\"de\" dir=\"ltr\" open>"));
}

/// Sends the form of `/my-story` with one more header.
async fn tell(library: &Shelves, header: &str, body: &str) -> crate::socket::Answer {
    let mut client = crate::socket::Client::connect(library.address).await;
    client
        .ask(&format!(
            "POST /de/my-story\nContent-Type: application/x-www-form-urlencoded\nContent-Length: {}\n{header}\n\
             Connection: close",
            body.len()
        ))
        .await;
    tokio::io::AsyncWriteExt::write_all(&mut client.stream, body.as_bytes()).await.unwrap();
    let mut answer = client.head().await;
    answer.body = client.rest().await.0;
    answer
}

#[tokio::test]
async fn a_form_from_another_site_is_refused_and_our_own_is_filed_and_holds() {
    let library = Shelves::with(&[FILM]).await;
    let body = "work=the-key&danger=yes&contact=040+1";
    assert_eq!(tell(&library, "Origin: https://elsewhere.example", body).await.status, 403);
    assert_eq!(get(&library, "/de/works/the-key").await.status, 200, "nothing was held");
    let receipt = tell(&library, "Sec-Fetch-Site: same-origin", body).await;
    assert_eq!((receipt.status, receipt.header("cache-control")), (200, Some("no-store")));
    assert!(text(&receipt).contains("72 Stunden"), "{}", text(&receipt));
    library.clock.set(library.clock.now().plus_millis(5_000));
    assert_eq!(get(&library, "/de/works/the-key").await.status, 404, "held, not gone");
}

#[tokio::test]
async fn a_message_longer_than_any_form_comes_back_as_too_long() {
    let library = Shelves::with(&[FILM]).await;
    let long = format!("work=the-key&danger=yes&reason={}", "x".repeat(2 << 20));
    let answer = tell(&library, "Sec-Fetch-Site: same-origin", &long).await;
    assert_eq!(answer.status, 413);
    assert!(text(&answer).contains("<form") && text(&answer).contains("kürz"), "{}", text(&answer));
}

#[tokio::test]
async fn a_film_that_is_in_danger_is_known_by_its_title_too() {
    let library = Shelves::with(&[FILM, VOICE]).await;
    let receipt =
        tell(&library, "Sec-Fetch-Site: same-origin", "work=+%E2%80%9EThe+key.%E2%80%9C+&danger=yes").await;
    assert!(text(&receipt).contains("72 Stunden"), "{}", text(&receipt));
    library.clock.set(library.clock.now().plus_millis(5_000));
    assert_eq!(get(&library, "/de/works/the-key").await.status, 404);
    assert_eq!(get(&library, "/de/works/the-radio").await.status, 200, "only the film that was named");
}

#[tokio::test]
async fn every_link_and_asset_of_a_page_leads_somewhere_here() {
    let library = Shelves::with(&[FILM, VOICE]).await;
    let mut seen = BTreeSet::new();
    for path in PAGES {
        let body = page(&library, &format!("/de{path}")).await;
        for part in body.split(" href=\"").skip(1).chain(body.split(" src=\"").skip(1)) {
            let address = part.split('"').next().unwrap().split('#').next().unwrap().replace("&amp;", "&");
            seen.insert(address.replace("&#38;", "&"));
        }
    }
    let own = seen.iter().filter(|a| a.starts_with('/') && !a.starts_with("/media/"));
    for address in own.filter(|a| !a.contains("/radio") && !a.contains("player.js")) {
        let status = get(&library, address).await.status;
        assert!(status == 200 || status == 302, "{address} answers {status}");
    }
    let away: Vec<_> = seen.iter().filter(|a| a.starts_with("http") && !a.contains("127.0.0.1")).collect();
    // The way out of “Stop my story” leads to a page that says nothing of this one.
    let known = |a: &str| a.contains("rightsstatements.org") || a == "https://www.wikipedia.org/";
    assert!(away.iter().all(|a| known(a)), "{away:?}");
}

#[tokio::test]
async fn the_page_of_a_name_gathers_its_works_only_and_no_trace_of_another_name() {
    let slugs: Vec<&'static str> = (10..40).map(|n| &*format!("film-{n}").leak()).collect();
    let pieces: Vec<Piece> = slugs.iter().map(|slug| Piece { slug, captions: &["de"], ..FILM }).collect();
    let library = Shelves::with(&pieces).await;
    // Under another name in the works at the end of each page, and in all the last ones.
    let other = |n: usize| n == 23 || n == 24 || n > 27;
    let named: Vec<_> = slugs
        .iter()
        .enumerate()
        .map(|(n, slug)| (*slug, if other(n) { "Rana" } else { "Ayla K." }))
        .collect();
    library.one_person_is_named(&named).await;
    let handle = |body: &str| body.split("/de/people/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let (first, hidden) =
        (page(&library, "/de/works/film-10").await, page(&library, "/de/works/film-33").await);
    let (first, hidden) = (handle(&first), handle(&hidden));
    assert_ne!(first, hidden, "two names are two pages");
    let (mut seen, mut path) = (BTreeSet::new(), format!("/de/people/{first}"));
    let mut pages = 0;
    loop {
        let body = page(&library, &path).await;
        assert!(body.contains("Ayla K.") && !body.contains("Rana"), "{body}");
        pages += 1;
        seen.extend(slugs.iter().copied().filter(|slug| body.contains(&format!("/de/works/{slug}\""))));
        let Some(next) = body.split("href=\"?after=").nth(1) else { break };
        path = format!("/de/people/{first}?after={}", next.split('"').next().unwrap());
    }
    let wanted: BTreeSet<_> =
        named.iter().filter(|(_, name)| *name == "Ayla K.").map(|(slug, _)| *slug).collect();
    assert_eq!((seen, pages), (wanted, 2));
    let body = page(&library, &format!("/de/people/{hidden}")).await;
    assert!(!body.contains("Ayla K.") && body.matches("/de/works/film-").count() >= 4);
    assert_eq!(get(&library, "/de/people/000000000000").await.status, 404);
}

#[tokio::test]
async fn pages_and_assets_come_smaller_to_whoever_takes_that_and_secrets_never() {
    let library = Shelves::with(&[FILM]).await;
    let work = page(&library, "/de/works/the-key").await;
    let asset = |name: &str| {
        let start = work.find("/assets/").map_or(0, |_| work.find(name).unwrap());
        let from = work[..start].rfind("/assets/").unwrap();
        work[from..start + name.len()].to_owned()
    };
    for path in ["/de/works/the-key".to_owned(), "/embed/the-key?lang=de".to_owned(), asset("site.css")] {
        let plain = ask(library.address, &format!("GET {path}\nAccept-Encoding: gzip;q=0")).await;
        let small = ask(library.address, &format!("GET {path}\nAccept-Encoding: br, gzip")).await;
        assert_eq!((plain.status, small.status), (200, 200), "{path}");
        assert_eq!(
            (plain.header("content-encoding"), small.header("content-encoding")),
            (None, Some("gzip"))
        );
        for answer in [&plain, &small] {
            assert_eq!(answer.header("vary"), Some("accept-encoding"), "{path}");
            assert_eq!(
                answer.header("content-length"),
                Some(answer.body.len().to_string().as_str()),
                "{path}"
            );
        }
        assert!(
            small.body.len() * 2 < plain.body.len(),
            "{path}: {} of {}",
            small.body.len(),
            plain.body.len()
        );
        let tags = (plain.header("etag"), small.header("etag"));
        assert!(tags == (None, None) || tags.0 != tags.1, "{path}: other bytes, another tag");
        let mut whole = Vec::new();
        std::io::Read::read_to_end(&mut flate2::read::GzDecoder::new(&small.body[..]), &mut whole).unwrap();
        assert!(whole == plain.body, "{path}");
        let head = ask(library.address, &format!("HEAD {path}\nAccept-Encoding: gzip")).await;
        assert!(head.status == 200 && head.body.is_empty(), "{path}");
    }
    let poster = work.split("src=\"/media/").nth(1).unwrap().split('"').next().unwrap();
    let words = work.split("/captions/").nth(1).unwrap().split('"').next().unwrap();
    for (form, kind, begins) in [
        ("vtt", "text/vtt", "WEBVTT\n\n"),
        ("srt", "application/x-subrip", "1\n00:00:"),
        ("txt", "text/plain", "[00:00:"),
    ] {
        let path = format!("/captions/{}", words.replace(".vtt", &format!(".{form}")));
        let answer = ask(library.address, &format!("GET {path}")).await;
        assert_eq!(answer.status, 200, "{path}");
        assert_eq!(answer.header("content-type"), Some(format!("{kind}; charset=utf-8").as_str()));
        let text = String::from_utf8(answer.body).unwrap();
        assert!(text.starts_with(begins), "{path}: {text}");
    }
    let other = words.replace(".vtt", ".pdf");
    for path in [format!("/captions/{other}"), format!("/captions/{words}?as=srt")] {
        assert_eq!(ask(library.address, &format!("GET {path}")).await.status, 404, "{path}");
    }
    for path in [
        "/radio".to_owned(),
        "/de/works/nothing-here".to_owned(),
        "/c/some-secret".to_owned(),
        format!("/media/{poster}"),
        format!("/captions/{words}"),
    ] {
        let answer = ask(library.address, &format!("GET {path}\nAccept-Encoding: gzip")).await;
        assert_eq!(answer.header("content-encoding"), None, "{path}");
    }
}
