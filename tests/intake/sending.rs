//! The protocol: what arrives is kept and told, what is wrong is refused, and nothing arrives twice.

use digitales::accounts::account::Role;
use digitales::intake::tus::to_base64;
use sha2::Digest as _;
use tokio::io::AsyncWriteExt;

use crate::engines::on_each_engine;
use crate::house::{House, UPLOADS, VERSION, bytes, ended, piece};
use crate::socket::ask;

const LOOKS: &str = "select count(*) from job where kind = 'look'";

#[tokio::test]
async fn a_file_that_arrives_in_pieces_is_kept_whole_and_somebody_looks_into_it() {
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        let ayla = house.curator("ayla").await;
        let film = bytes(300_000);
        let upload = ayla.announces(film.len(), &[("filename", "der Tag.mp4")]).await;
        assert_eq!(ayla.arrived(&upload).await, 0);
        let first = ayla.sends(&upload, 0, &film[..100_000]).await;
        assert_eq!((first.status, first.header("upload-offset")), (204, Some("100000")));
        assert_eq!(first.header("tus-resumable"), Some("1.0.0"));
        assert_eq!(first.header("upload-expires"), Some("Mon, 08 Jun 2026 10:00:00 GMT"));
        assert_eq!(ayla.arrived(&upload).await, 100_000);
        let last = ayla.sends(&upload, 100_000, &film[100_000..]).await;
        assert_eq!((last.status, last.header("upload-offset")), (204, Some("300000")));
        assert_eq!(last.header("upload-expires"), None);
        assert_eq!(house.kept(&film).as_deref(), Some(&film[..]));
        assert_eq!(house.count(LOOKS).await, 1);
        assert_eq!(house.partial_files(), 0);
        assert_eq!(ayla.arrived(&upload).await, film.len(), "whoever missed the answer finds it here");
        assert_eq!(ayla.sends(&upload, film.len(), b"").await.status, 204);
        assert_eq!(house.count(LOOKS).await, 1);
    })
    .await;
}

#[tokio::test]
async fn the_first_bytes_may_come_with_the_announcement() {
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        let ayla = house.curator("ayla").await;
        let voice = bytes(5_000);
        let kind = "Content-Type: application/offset+octet-stream\n";
        let headers = format!("{VERSION}{kind}Upload-Length: 5000\n");
        let answer = ayla.asks(&format!("POST {UPLOADS}"), &headers, &voice[..1_000]).await;
        assert_eq!((answer.status, answer.header("upload-offset")), (201, Some("1000")));
        let upload = answer.header("location").unwrap();
        assert_eq!(ayla.sends(upload, 1_000, &voice[1_000..]).await.status, 204);
        assert_eq!(house.kept(&voice), Some(voice));
    })
    .await;
}

#[tokio::test]
async fn what_arrived_before_the_line_broke_counts() {
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        let ayla = house.curator("ayla").await;
        let film = bytes(2_000_000);
        let upload = ayla.announces(film.len(), &[]).await;
        let mut line = ayla.begins(&format!("PATCH {upload}"), &piece(0, ""), film.len()).await;
        line.stream.write_all(&film[..1_500_000]).await.unwrap();
        drop(line);
        let mut arrived = 0;
        // What the other side has taken in when the line breaks nobody can know; it is never more than was sent.
        while arrived < film.len() {
            arrived = ayla.arrived(&upload).await;
            assert!(arrived <= 1_500_000, "{arrived}");
            let answer = ayla.sends(&upload, arrived, &film[arrived..]).await;
            // What was sent before may still be coming in: then whoever sends asks again.
            if [409, 423].contains(&answer.status) {
                continue;
            }
            assert_eq!(answer.status, 204);
            arrived = answer.header("upload-offset").unwrap().parse().unwrap();
        }
        assert_eq!(house.kept(&film), Some(film));
    })
    .await;
}

#[tokio::test]
async fn one_who_sends_no_more_gives_way_to_the_next_and_one_who_sends_does_not() {
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        let ayla = house.curator("ayla").await;
        let film = bytes(400_000);
        let upload = ayla.announces(film.len(), &[]).await;
        let mut silent = ayla.begins(&format!("PATCH {upload}"), &piece(0, ""), film.len()).await;
        silent.stream.write_all(&film[..100_000]).await.unwrap();
        while house.largest_partial() < 100_000 {
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
        // A laptop that was closed: its line stands, and nothing comes. Somebody else asks.
        let arrived = ayla.arrived(&upload).await;
        assert_eq!(arrived, 100_000);
        let mut busy =
            ayla.begins(&format!("PATCH {upload}"), &piece(arrived, ""), film.len() - arrived).await;
        let rest = film[arrived..].to_vec();
        let sends = async {
            for piece in rest.chunks(2_000) {
                busy.stream.write_all(piece).await.unwrap();
                tokio::time::sleep(std::time::Duration::from_millis(20)).await;
            }
            ended(&mut busy).await
        };
        let meddles = async {
            tokio::time::sleep(std::time::Duration::from_millis(200)).await;
            ayla.sends(&upload, arrived, b"something else").await
        };
        let (sent, meddled) = tokio::join!(sends, meddles);
        assert_eq!(sent.status, 204);
        assert!([423, 409].contains(&meddled.status), "{}", meddled.status);
        assert_eq!(house.kept(&film), Some(film));
        drop(silent);
    })
    .await;
}

#[tokio::test]
async fn of_two_who_send_the_same_at_once_one_does_and_nothing_is_there_twice() {
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        let ayla = house.curator("ayla").await;
        let film = bytes(600_000);
        let upload = ayla.announces(film.len(), &[]).await;
        let both = tokio::join!(ayla.sends(&upload, 0, &film), ayla.sends(&upload, 0, &film));
        let mut statuses = [both.0.status, both.1.status];
        statuses.sort_unstable();
        assert_eq!(statuses[0], 204);
        assert!([409, 423].contains(&statuses[1]), "{statuses:?}");
        assert_eq!(house.kept(&film), Some(film));
        assert_eq!(house.count(LOOKS).await, 1);
    })
    .await;
}

#[tokio::test]
async fn bytes_that_are_not_those_of_their_checksum_never_count() {
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        let ayla = house.curator("ayla").await;
        let film = bytes(50_000);
        let upload = ayla.announces(film.len(), &[]).await;
        let sha256 =
            |of: &[u8]| format!("Upload-Checksum: sha256 {}\n", to_base64(&sha2::Sha256::digest(of)));
        let sends = async |from: usize, bytes: &[u8], sum: String| {
            ayla.asks(&format!("PATCH {upload}"), &piece(from, &sum), bytes).await.status
        };
        assert_eq!(sends(0, &film[..20_000], sha256(&film[..20_000])).await, 204);
        assert_eq!(sends(20_000, &film[20_000..], sha256(b"other")).await, 460);
        assert_eq!(ayla.arrived(&upload).await, 20_000);
        assert_eq!(sends(20_000, &film[20_000..], "Upload-Checksum: crc32 AAAAAA==\n".to_owned()).await, 400);
        // Cut off in the middle: nobody could compare it.
        let headers = piece(20_000, &sha256(&film[20_000..]));
        let mut line = ayla.begins(&format!("PATCH {upload}"), &headers, 30_000).await;
        line.stream.write_all(&film[20_000..30_000]).await.unwrap();
        drop(line);
        assert_eq!(ayla.arrived(&upload).await, 20_000);
        assert_eq!(sends(20_000, &film[20_000..], sha256(&film[20_000..])).await, 204);
        assert_eq!(house.kept(&film), Some(film));
    })
    .await;
}

#[tokio::test]
async fn what_is_asked_wrongly_is_refused_in_the_language_of_the_address_and_changes_nothing() {
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        let ayla = house.curator("ayla").await;
        let upload = ayla.announces(10, &[]).await;
        let patch = format!("PATCH {upload}");
        let kind = "Content-Type: application/offset+octet-stream\n";
        for (line, headers, body, status, word) in [
            (&patch, piece(3, ""), &b"abc"[..], 409, "anderen Stelle"),
            (&patch, format!("{kind}Upload-Offset: 0\n"), b"abc", 412, "tus 1.0.0"),
            (
                &patch,
                format!("{VERSION}Upload-Offset: 0\nContent-Type: text/plain\n"),
                b"abc",
                415,
                "offset+octet-stream",
            ),
            (&patch, format!("{VERSION}{kind}"), b"abc", 400, "beginnen"),
            (&patch, piece(0, ""), b"more than ten bytes", 413, "lang"),
            (&format!("POST {UPLOADS}"), VERSION.to_owned(), b"", 400, "Länge"),
            (&format!("POST {UPLOADS}"), format!("{VERSION}Upload-Length: 0\n"), b"", 400, "leer"),
            (&format!("PATCH {UPLOADS}/nothing"), piece(0, ""), b"", 404, "nicht"),
        ] {
            let answer = ayla.asks(line, &headers, body).await;
            let told = String::from_utf8(answer.body.clone()).unwrap();
            assert_eq!(answer.status, status, "{line}\n{headers}\n{told}");
            assert_eq!(answer.header("content-type"), Some("application/problem+json"), "{told}");
            assert!(told.contains(word), "{told}");
        }
        assert_eq!(ayla.arrived(&upload).await, 0);
        let arabic = ayla.asks("POST /ar/desk/intake/uploads", VERSION, b"").await;
        assert!(String::from_utf8(arabic.body).unwrap().contains("طول"));
    })
    .await;
}

#[tokio::test]
async fn a_program_learns_what_is_spoken_here_and_may_say_patch_in_a_header() {
    on_each_engine(async |engine| {
        let house = House::with(&engine, &[("UPLOAD_LARGEST", "1MB")]).await;
        let ayla = house.curator("ayla").await;
        let told = ayla.asks(&format!("OPTIONS {UPLOADS}"), "", b"").await;
        assert_eq!(told.status, 204);
        assert_eq!(told.header("tus-version"), Some("1.0.0"));
        assert_eq!(told.header("tus-max-size"), Some("1000000"));
        assert_eq!(told.header("tus-checksum-algorithm"), Some("sha256,sha1"));
        let offered = told.header("tus-extension").unwrap();
        assert_eq!(offered, "creation,creation-with-upload,expiration,checksum,termination");
        let upload = ayla.announces(3, &[]).await;
        let headers = piece(0, "X-HTTP-Method-Override: PATCH\n");
        assert_eq!(ayla.asks(&format!("POST {upload}"), &headers, b"abc").await.status, 204);
        assert_eq!(house.kept(b"abc").as_deref(), Some(&b"abc"[..]));
    })
    .await;
}

#[tokio::test]
async fn nobody_but_its_curator_touches_an_upload_and_only_curators_send() {
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        let ayla = house.curator("ayla").await;
        let upload = ayla.announces(10, &[("filename", "Ayla Demir.mp4")]).await;
        ayla.sends(&upload, 0, b"abc").await;
        let kofi = house.curator("kofi").await;
        for (line, headers) in [
            (format!("HEAD {upload}"), VERSION.to_owned()),
            (format!("PATCH {upload}"), piece(3, "")),
            (format!("DELETE {upload}"), VERSION.to_owned()),
        ] {
            let answer = kofi.asks(&line, &headers, b"").await;
            assert_eq!(answer.status, 404, "{line}");
            assert!(!String::from_utf8(answer.body).unwrap().contains("Demir"));
        }
        let officer = house.somebody("inge", Role::ConsentOfficer).await;
        assert_eq!(officer.tries(10, &[]).await.status, 403);
        for method in ["OPTIONS", "POST"] {
            assert_eq!(ask(house.address, &format!("{method} {UPLOADS}\n{VERSION}")).await.status, 401);
        }
        for method in ["OPTIONS", "HEAD", "PATCH", "DELETE", "POST"] {
            let answer = ask(house.address, &format!("{method} {upload}\n{}", piece(3, ""))).await;
            assert_eq!(answer.status, 401, "{method}");
        }
        assert_eq!(ayla.arrived(&upload).await, 3);
    })
    .await;
}

#[tokio::test]
async fn what_is_called_off_leaves_nothing_also_while_it_is_sent() {
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        let ayla = house.curator("ayla").await;
        let film = bytes(200_000);
        let upload = ayla.announces(film.len(), &[]).await;
        let mut line = ayla.begins(&format!("PATCH {upload}"), &piece(0, ""), film.len()).await;
        line.stream.write_all(&film[..100_000]).await.unwrap();
        assert_eq!(ayla.asks(&format!("DELETE {upload}"), VERSION, b"").await.status, 204);
        assert_eq!(ayla.asks(&format!("HEAD {upload}"), VERSION, b"").await.status, 404);
        drop(line);
        // And one that is here whole, before anybody looked into it.
        let whole = ayla.announces(3, &[]).await;
        ayla.sends(&whole, 0, b"abc").await;
        assert_eq!(ayla.asks(&format!("DELETE {whole}"), VERSION, b"").await.status, 204);
        for _ in 0..200 {
            house.uploader.sweep().await.unwrap();
            if house.count("select count(*) from upload").await == 0 {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
        assert_eq!(house.count("select count(*) from upload").await, 0);
        assert_eq!(house.partial_files(), 0);
        assert_eq!(house.kept(b"abc"), None);
    })
    .await;
}
