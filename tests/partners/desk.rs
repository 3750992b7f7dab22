//! The radio desk: signing in and out, and what stands on it.

use serde_json::Value;

use crate::engines::on_each_engine;
use crate::library::{BERLIN, Library, PUBLIC, VOICE, full};
use crate::radio::{AIR, cleared};
use crate::socket::Client;

#[tokio::test]
async fn a_desk_with_many_pieces_comes_page_by_page_and_each_piece_once() {
    on_each_engine(async |engine| {
        let library = Library::open(&engine, AIR, &["DE"]).await;
        for n in 0..24 {
            let language = if n % 2 == 0 { "ar" } else { "tr" };
            library.also_has(&format!("voice-{n:02}"), language, AIR, &["DE"]).await;
        }
        library.also_has("voice-vienna", "ar", AIR, &["AT"]).await;
        library.also_has("voice-web", "ar", PUBLIC, &["DE"]).await;
        let token = library.token_of(BERLIN).await;
        let listed = async |query: &str, most: usize| {
            let (mut found, mut pages, mut after) = (Vec::<String>::new(), 0, String::new());
            loop {
                let asked = format!("GET /api/radio/works?{query}{after}\nAuthorization: Bearer {token}");
                let answer: Value = serde_json::from_slice(&library.get(&asked).await.body).unwrap();
                let items = answer["items"].as_array().unwrap();
                assert!(items.len() <= most, "a page is at most {most} long");
                found.extend(items.iter().map(|piece| piece["slug"].as_str().unwrap().to_owned()));
                pages += 1;
                match answer["next"].as_str() {
                    Some(next) => after = format!("&after={next}"),
                    None => return (found, pages),
                }
            }
        };
        let (all, pages) = listed("limit=10", 10).await;
        assert_eq!((all.len(), pages), (25, 3));
        assert!(all.is_sorted_by(|one, next| one < next), "each once, in order: {all:?}");
        assert_eq!(
            listed("limit=7&language=ar", 7).await.0.len(),
            12,
            "the filter is asked before the page is cut"
        );
        assert_eq!(listed("language=ar-EG&max_length=10", 20).await.0.len(), 12);
        assert!(
            listed("max_length=9", 20).await.0.is_empty() && listed("min_length=11", 20).await.0.is_empty()
        );
        assert!(listed("theme=work", 20).await.0.is_empty());

        let cookie = signed_in(&library, &token).await;
        let desk = async |query: &str| {
            let answer = library.get(&format!("GET /de/radio{query}\nCookie: {cookie}")).await;
            String::from_utf8(answer.body).unwrap()
        };
        let first = desk("?language=tr").await;
        assert!(first.contains("13 Stücke"), "{first}");
        assert!(first.contains("<option value=\"ar\">"), "what one can choose is that of all pages");
        assert!(!first.contains("rel=\"next\""));
        let first = desk("").await;
        assert_eq!(first.matches("<article").count(), 20);
        let next = first.split("href=\"").find(|part| part.contains("rel=\"next\"")).unwrap();
        let next = next.split('"').next().unwrap().replace("&#38;", "&");
        assert_eq!(desk(&next).await.matches("<article").count(), 5);
    })
    .await;
}

#[tokio::test]
async fn signing_out_ends_what_is_playing_at_the_desk_and_leaves_programs_alone() {
    on_each_engine(async |engine| {
        let (library, file) = cleared(&engine).await;
        let token = library.token_of(BERLIN).await;
        let (cookie, other) = (signed_in(&library, &token).await, signed_in(&library, &token).await);
        let mut playing = Vec::new();
        for who in [format!("Cookie: {cookie}"), format!("Cookie: {other}")] {
            let mut client = Client::connect(library.address).await;
            client.ask(&format!("GET /radio/audition/{}\n{who}", full(VOICE))).await;
            assert_eq!(client.head().await.status, 200);
            playing.push(client);
        }
        let mut program = Client::connect(library.address).await;
        program.ask(&format!("GET {file}\nAuthorization: Bearer {token}")).await;
        let length = program.head().await.header("content-length").unwrap().parse().unwrap();
        post(&library, "/radio/sign-out", "lang=de", &format!("\nCookie: {cookie}")).await;
        let (_, ended) = playing.remove(0).rest().await;
        assert!(ended.is_err(), "the audition of whoever signed out is cut");
        assert_eq!(program.bytes(length).await.unwrap().len(), length);
        let asked = format!("GET /radio/audition/{}\nCookie: {other}", full(VOICE));
        assert_eq!(library.get(&asked).await.status, 200, "somebody else stays signed in");
    })
    .await;
}

/// The cookie of somebody who has just signed in.
pub async fn signed_in(library: &Library, token: &str) -> String {
    let came = post(library, "/radio/sign-in", &format!("token={token}&lang=de"), "").await;
    came.header("set-cookie").unwrap().split(';').next().unwrap().to_owned()
}

#[tokio::test]
async fn people_sign_in_with_the_token_and_find_the_desk() {
    on_each_engine(async |engine| {
        let library = Library::open(&engine, AIR, &["DE"]).await;
        library.packs().await;
        let token = library.token_of(BERLIN).await;
        let shut = library.get("GET /radio\nAccept-Language: de").await;
        let shut = String::from_utf8(shut.body).unwrap();
        assert!(shut.contains("name=\"token\"") && !shut.contains("Schlüssel, ein Irrtum"), "{shut}");
        let wrong = post(&library, "/radio/sign-in", "token=nonsense&lang=de", "").await;
        assert_eq!(
            (wrong.status, wrong.header("location"), wrong.header("set-cookie")),
            (303, Some("/de/radio?wrong=1"), None)
        );
        let form = format!("token={token}&lang=de");
        let elsewhere = post(&library, "/radio/sign-in", &form, "\nOrigin: https://elsewhere.example").await;
        assert_eq!((elsewhere.status, elsewhere.header("set-cookie")), (403, None));
        let came = post(&library, "/radio/sign-in", &form, "\nSec-Fetch-Site: same-origin").await;
        assert_eq!((came.status, came.header("location")), (303, Some("/de/radio")));
        let cookie = came.header("set-cookie").unwrap().to_owned();
        assert!(
            cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && !cookie.contains("Secure"),
            "{cookie}"
        );
        assert!(!cookie.contains(&token), "the cookie is a secret of its own");
        let cookie = cookie.split(';').next().unwrap().to_owned();
        let desk = library.get(&format!("GET /de/radio\nCookie: {cookie}")).await;
        assert_eq!(desk.header("cache-control"), Some("no-store"));
        let desk = String::from_utf8(desk.body).unwrap();
        for words in [
            "Der dritte Schlüssel",
            "nicht für die Sendung",
            "Eine Frau, drei Schlüssel, ein Irrtum.",
            "Anahtar cebimdeydi.",
            "O günden beri kapım açık.",
            "Ayla K.",
            "sprich: EYE-la",
            "Montag, 31. Dezember 2029",
            "Darf gekürzt werden",
        ] {
            assert!(desk.contains(words), "the desk says “{words}”: {desk}");
        }
        let none = library.get(&format!("GET /de/radio?language=ar\nCookie: {cookie}")).await;
        assert!(!String::from_utf8(none.body).unwrap().contains("Der dritte"), "the filter holds");
        let sheet = format!("/radio/works/{}/sheet?lang=de", library.work);
        let sheet = library.get(&format!("GET {sheet}\nCookie: {cookie}")).await;
        assert_eq!(sheet.header("content-type"), Some("text/plain; charset=utf-8"));
        let sheet = String::from_utf8(sheet.body).unwrap();
        assert!(
            sheet.contains("Ayla K. (sprich: EYE-la)") && sheet.contains("recall@library.example"),
            "{sheet}"
        );
        let audition = format!("/radio/audition/{}", full(VOICE));
        assert_eq!(library.get(&format!("GET {audition}")).await.status, 401);
        assert_eq!(library.get(&format!("GET {audition}\nCookie: {cookie}")).await.status, 200);
        post(&library, "/radio/sign-out", "lang=de", &format!("\nCookie: {cookie}")).await;
        assert_eq!(library.get(&format!("GET {audition}\nCookie: {cookie}")).await.status, 401);
    })
    .await;
}

async fn post(library: &Library, path: &str, form: &str, headers: &str) -> crate::socket::Answer {
    let mut client = Client::connect(library.address).await;
    let kind = "Content-Type: application/x-www-form-urlencoded";
    client.ask(&format!("POST {path}\n{kind}\nContent-Length: {}{headers}", form.len())).await;
    tokio::io::AsyncWriteExt::write_all(&mut client.stream, form.as_bytes()).await.unwrap();
    client.head().await
}
