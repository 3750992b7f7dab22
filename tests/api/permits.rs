//! Bytes behind the door: a film that is allowed, one that is refused, and one that is taken back while it runs.

use std::io::ErrorKind;

use digitales::consent::record::Use;
use digitales::id::Sha256Digest;

use crate::house::House;
use crate::socket::{Answer, Client, ask};
use crate::stream::film;

const PUBLIC: &[Use] = &[Use::Catalogue, Use::PublicStream];
const LONG: usize = 24 << 20;

/// What an answer says, without its date.
fn said(answer: &Answer) -> (u16, Vec<(String, String)>, Vec<u8>) {
    let headers =
        answer.headers.iter().filter(|(name, _)| !name.eq_ignore_ascii_case("date")).cloned().collect();
    (answer.status, headers, answer.body.clone())
}

#[tokio::test]
async fn a_film_that_is_allowed_comes_whole_with_its_digest_as_its_tag() {
    let house = House::where_the_narrator_allows(PUBLIC, film(2_000_000)).await;
    let answer = ask(house.address, &format!("GET {}", house.address_of("full"))).await;
    assert_eq!((answer.status, answer.header("content-type")), (200, Some("video/mp4")));
    assert_eq!(answer.header("etag"), Some(format!("\"{}\"", Sha256Digest::of(&house.film)).as_str()));
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    assert!(answer.body == house.film);
    let answer = ask(house.address, &format!("GET {}\nRange: bytes=-10", house.address_of("full"))).await;
    assert!(answer.status == 206 && answer.body == house.film[house.film.len() - 10..]);
}

#[tokio::test]
async fn anything_appended_to_an_address_names_nothing() {
    let house = House::where_the_narrator_allows(PUBLIC, film(1000)).await;
    let address = house.address_of("full");
    let upper = address.to_uppercase().replace("/MEDIA/", "/media/");
    let missing = said(&ask(house.address, "GET /media/nothing").await);
    assert_eq!(missing.0, 404);
    for wrong in [
        format!("{address}?"),
        format!("{address}?x=1"),
        format!("{address}x"),
        format!("{address}.mp4"),
        format!("{address}%20"),
        address.replace("/media/", "/media/%30"),
        upper,
        house.address_of("nobody brought this"),
    ] {
        assert_eq!(said(&ask(house.address, &format!("GET {wrong}")).await), missing, "{wrong}");
    }
    for wrong in [format!("{address}/"), format!("{address}/film.mp4"), "/media/".into(), "/media".into()] {
        assert_eq!(ask(house.address, &format!("GET {wrong}")).await.status, 404, "{wrong}");
    }
}

#[tokio::test]
async fn a_broadcast_file_is_not_for_the_public() {
    let house = House::where_the_narrator_allows(&Use::ALL, film(1000)).await;
    assert_eq!(ask(house.address, &format!("GET {}", house.address_of("full"))).await.status, 200);
    assert_eq!(ask(house.address, &format!("GET {}", house.address_of("broadcast"))).await.status, 404);
}

#[tokio::test]
async fn with_one_of_the_two_public_uses_there_is_nothing() {
    for uses in [
        &[Use::Catalogue][..],
        &[Use::PublicStream],
        &[Use::SchoolEmbed],
        &[Use::Catalogue, Use::SchoolEmbed],
    ] {
        let house = House::where_the_narrator_allows(uses, film(1000)).await;
        let refused = ask(house.address, &format!("GET {}", house.address_of("full"))).await;
        assert_eq!(refused.status, 404, "{uses:?}");
        let unknown = ask(house.address, &format!("GET {}", house.address_of("unknown"))).await;
        assert_eq!(said(&refused), said(&unknown), "{uses:?}: a refusal looks like nothing");
    }
}

#[tokio::test]
async fn a_denial_is_the_same_whatever_is_asked_and_however() {
    let house = House::where_the_narrator_allows(PUBLIC, film(1000)).await;
    let address = house.address_of("full");
    let tag = ask(house.address, &format!("GET {address}")).await.header("etag").unwrap().to_owned();
    house.narrator_withdraws().await;
    let gone = ask(house.address, &format!("GET {address}")).await;
    assert_eq!((gone.status, gone.header("cache-control")), (410, Some("no-store")));
    assert_eq!(
        (gone.header("etag"), gone.header("accept-ranges"), gone.header("last-modified")),
        (None, None, None)
    );
    for headers in [
        "Range: bytes=0-9",
        "Range: bytes=900000-",
        &format!("If-None-Match: {tag}"),
        "If-None-Match: *",
        "If-Match: \"other\"",
        "If-Modified-Since: Mon, 01 Jun 2080 10:00:00 GMT",
        &format!("If-Range: {tag}\nRange: bytes=0-9"),
    ] {
        let answer = ask(house.address, &format!("GET {address}\n{headers}")).await;
        assert_eq!(said(&answer), said(&gone), "{headers}");
        let head = ask(house.address, &format!("HEAD {address}\n{headers}")).await;
        assert_eq!((head.status, &said(&head).1), (410, &said(&gone).1), "HEAD {headers}");
        assert!(head.body.is_empty());
    }
}

#[tokio::test]
async fn a_film_on_hold_is_not_there_for_the_time_being() {
    let house = House::where_the_narrator_allows(PUBLIC, film(1000)).await;
    house.the_work_is_held("dispute").await;
    let held = ask(house.address, &format!("GET {}", house.address_of("full"))).await;
    assert_eq!((held.status, held.header("cache-control")), (404, Some("no-store")));
}

#[tokio::test]
async fn a_film_that_a_court_stopped_is_blocked_and_says_by_whom() {
    let house = House::where_the_narrator_allows(PUBLIC, film(1000)).await;
    house.the_work_is_held("court_order").await;
    for method in ["GET", "HEAD"] {
        let blocked = ask(house.address, &format!("{method} {}", house.address_of("full"))).await;
        assert_eq!((blocked.status, blocked.header("cache-control")), (451, Some("no-store")), "{method}");
        assert_eq!(blocked.header("link"), Some("</>; rel=\"blocked-by\""), "{method}");
    }
    house.narrator_withdraws().await;
    let held = ask(house.address, &format!("GET {}", house.address_of("full"))).await;
    assert_eq!((held.status, held.header("link")), (404, None), "a no of the narrator is not a court's");
}

#[tokio::test]
async fn a_film_that_is_taken_back_stops_in_the_middle() {
    let house = House::where_the_narrator_allows(PUBLIC, film(LONG)).await;
    let mut viewer = Client::connect(house.address).await;
    viewer.ask(&format!("GET {}", house.address_of("full"))).await;
    assert_eq!(viewer.head().await.status, 200);
    viewer.bytes(100_000).await.unwrap();
    house.narrator_withdraws().await;
    // Reads no further until the watch has had its word: the connection is dead before the buffers are empty.
    while viewer.stream.peer_addr().is_ok() && viewer.stream.take_error().unwrap().is_none() {
        tokio::task::yield_now().await;
    }
    let (rest, _) = viewer.rest().await;
    assert!(rest.len() < LONG / 2, "{} bytes came after the withdrawal", rest.len());
    assert_eq!(ask(house.address, &format!("GET {}", house.address_of("full"))).await.status, 410);
}

#[tokio::test]
async fn a_film_whose_time_is_over_stops_in_the_middle_too() {
    let house = House::where_the_narrator_allows(PUBLIC, film(LONG)).await;
    let mut viewer = Client::connect(house.address).await;
    viewer.ask(&format!("GET {}", house.address_of("full"))).await;
    assert_eq!(viewer.head().await.status, 200);
    house.clock.set(digitales::clock::Timestamp::parse("2041-01-01T00:00:00+01:00").unwrap());
    while viewer.stream.peer_addr().is_ok() && viewer.stream.take_error().unwrap().is_none() {
        tokio::task::yield_now().await;
    }
    let (rest, ended) = viewer.rest().await;
    assert!(rest.len() < LONG / 2 || ended.unwrap_err().kind() == ErrorKind::ConnectionReset);
    assert_eq!(ask(house.address, &format!("GET {}", house.address_of("full"))).await.status, 410);
}
