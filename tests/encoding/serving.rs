//! Adaptive streaming over a real socket: what playlists name is there, only for whom it may be, and plays.

use std::process::Command;

use digitales::command::work::worker;
use digitales::intake::worker::Worker;

use crate::engines::on_each_engine;
use crate::house::House;
use crate::papers::{self, Running};
use crate::played::ffmpeg;
use crate::socket::ask;

async fn film(house: &House) {
    let master = house.folder().join("film.mp4");
    let picture = "testsrc=s=854x480:r=25:d=9";
    let sound = "sine=f=440:r=48000:d=9";
    ffmpeg(&[
        "-f",
        "lavfi",
        "-i",
        picture,
        "-f",
        "lavfi",
        "-i",
        sound,
        "-c:v",
        "libx264",
        "-pix_fmt",
        "yuv420p",
        "-map_metadata",
        "-1",
        "-c:a",
        "aac",
        master.to_str().unwrap(),
    ]);
    house.takes(&master, "film").await;
    house.works().await;
}

async fn text(running: &Running, path: &str) -> (u16, String) {
    let answer = ask(running.address, &format!("GET {path}")).await;
    (answer.status, String::from_utf8(answer.body).unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_that_a_playlist_names_is_there_and_players_play_it() {
    on_each_engine(async |engine| {
        let house = House::on(engine).await;
        film(&house).await;
        let work = work(&house).await;
        let made = house.made().await;
        let House { application, .. } = &house;
        let (database, main) = (application.database.clone(), format!("/hls/{work}/1/main.m3u8"));
        let running = serve(house).await;
        let (status, playlist) = text(&running, &main).await;
        assert_eq!(status, 200);
        for (quality, size) in [("h480", "854x480"), ("h360", "640x360"), ("h240", "428x240")] {
            let (id, codecs) = (&made[quality].id, &made[quality].codecs);
            assert!(
                playlist
                    .contains(&format!("CODECS=\"{codecs},mp4a.40.2\",RESOLUTION={size},FRAME-RATE=25.000")),
                "{playlist}"
            );
            assert!(playlist.contains(&format!("../../../media/{id}/index.m3u8")), "{playlist}");
        }
        let (status, index) = text(&running, &format!("/media/{}/index.m3u8", made["h240"].id)).await;
        assert_eq!(status, 200);
        let each: Vec<&str> = index.lines().filter_map(|line| line.strip_prefix("#EXTINF:")).collect();
        assert_eq!(each, ["2.000000,", "4.000000,", "3.000000,"], "{index}");
        let range = index.lines().find_map(|line| line.strip_prefix("#EXT-X-BYTERANGE:")).unwrap();
        let (length, from) = range.split_once('@').unwrap();
        let (length, from): (u64, u64) = (length.parse().unwrap(), from.parse().unwrap());
        let track =
            format!("GET /media/{}/track.mp4\nRange: bytes={from}-{}", made["h240"].id, from + length - 1);
        let segment = ask(running.address, &track).await;
        assert_eq!((segment.status, &segment.body[4..8]), (206, &b"moof"[..]));
        assert_eq!(segment.body.len() as u64, length);
        let url = format!("http://{}{main}", running.address);
        let about = Command::new("ffprobe")
            .args([
                "-v",
                "error",
                "-show_entries",
                "format=duration:stream=codec_name",
                "-of",
                "csv=p=0",
                &url,
            ])
            .output()
            .unwrap();
        let told = String::from_utf8_lossy(&about.stdout).into_owned();
        assert!(told.contains("h264") && told.contains("aac") && told.contains("9.0"), "{told}");
        drop(running);
        database.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_withdrawal_shuts_playlists_and_what_they_name() {
    let house = House::new().await;
    film(&house).await;
    let work = work(&house).await;
    let made = house.made().await;
    let (ledger, clock) = (house.application.ledger.clone(), house.application.clock.clone());
    let person = house.number("select count(*) from person where key = 'ayla'").await;
    assert_eq!(person, 1);
    let mut tx = house.application.database.read().await.unwrap();
    let (narrator,) =
        digitales::row!(&mut tx, (String,), "select id from person where key = 'ayla'").unwrap().unwrap();
    drop(tx);
    let running = serve(house).await;
    let addresses = [
        format!("/hls/{work}/1/main.m3u8"),
        format!("/media/{}/index.m3u8", made["h240"].id),
        format!("/media/{}/track.mp4", made["sound"].id),
        format!("/media/{}", made["progressive"].id),
    ];
    for address in &addresses {
        assert_eq!(text_status(&running, address).await, 200, "{address}");
    }
    papers::takes_back(&ledger, clock.now(), (narrator.parse().unwrap(), work.parse().unwrap()), None).await;
    clock.set(clock.now().plus_millis(5_000));
    for address in &addresses {
        assert_eq!(text_status(&running, address).await, 410, "{address}");
    }
    for address in [
        "/hls/nothing/1/main.m3u8",
        &format!("/hls/{work}/one/main.m3u8"),
        &format!("/media/{}/track.mp4?a=1", made["sound"].id),
    ] {
        assert!([404, 410].contains(&text_status(&running, address).await), "{address}");
    }
}

#[tokio::test]
async fn what_is_made_anew_takes_the_place_of_the_old_which_plays_on_for_a_day() {
    let house = House::new().await;
    film(&house).await;
    let before = house.made().await;
    write(&house, "update rendition set made_from = 'another recipe' where made_from is not null").await;
    // Another recipe gives other bytes: here those of the small file.
    let other = "update rendition set (sha256, length_bytes) = \
        (select sha256, length_bytes from rendition r where r.quality = 'small') where quality = 'h240'";
    write(&house, other).await;
    let worker: Worker = worker(&house.application).await.unwrap();
    assert_eq!(worker.ask_for_all(false).await.unwrap(), 1);
    house.works().await;
    let after = house.made().await;
    assert_ne!(after["h240"].id, before["h240"].id);
    assert_eq!(after["h240"].sha256, before["h240"].sha256, "the same master and recipe give the same bytes");
    assert_eq!(worker.ask_for_all(false).await.unwrap(), 0, "all is up to date");
    let clock = house.application.clock.clone();
    let running = serve(house).await;
    let old = format!("/media/{}", before["h240"].id);
    assert_eq!(text_status(&running, &old).await, 200, "whoever plays it plays on");
    clock.set(clock.now().plus_millis(60_000));
    assert_eq!(text_status(&running, &old).await, 200);
}

async fn write(house: &House, sql: &'static str) {
    let mut tx = house.application.database.write().await.unwrap();
    digitales::run!(&mut tx, sql).unwrap();
    tx.commit().await.unwrap();
}

async fn text_status(running: &Running, path: &str) -> u16 {
    ask(running.address, &format!("GET {path}")).await.status
}

async fn work(house: &House) -> String {
    let mut tx = house.application.database.read().await.unwrap();
    digitales::row!(&mut tx, (String,), "select id from work").unwrap().unwrap().0
}

/// Serves the house; its folder stays until the server is dropped.
async fn serve(house: House) -> Serving {
    let (application, folder) = house.into_parts();
    Serving { running: papers::serve(application).await, _folder: folder }
}

struct Serving {
    running: Running,
    _folder: tempfile::TempDir,
}

impl std::ops::Deref for Serving {
    type Target = Running;

    fn deref(&self) -> &Running {
        &self.running
    }
}
