//! A real film and a real voice, when `DIGITALES_TEST_DATA` names the folder that holds them.

use std::path::PathBuf;

use crate::engines::on_each_engine;
use crate::eyes_and_ears::{heard, length, level, likeness, slice};
use crate::house::House;
use crate::library::{Library, closed};

#[expect(clippy::disallowed_methods, reason = "tests have no configuration")]
fn data() -> Option<PathBuf> {
    let found = std::env::var("DIGITALES_TEST_DATA").ok().map(PathBuf::from);
    if found.is_none() {
        eprintln!("skipped: DIGITALES_TEST_DATA names no folder");
    }
    found
}

#[tokio::test]
async fn a_real_lecture_and_a_real_film_lose_what_is_closed_in_them() {
    let Some(data) = data() else { return };
    on_each_engine(async |engine| {
        let library = Library::new();
        let files = [
            ("the-lecture", "oral_history", "speech/ham_radio_monologue.wav"),
            ("the-old-film", "film", "films/big_buck_bunny_trailer.mp4"),
            ("the-wide-voice", "oral_history", "speech/desert_island_discs_1.mp3"),
        ];
        for (slug, kind, name) in files {
            let bytes = std::fs::read(data.join(name)).unwrap();
            let name = format!("master.{}", name.rsplit('.').next().unwrap());
            library.work(slug, kind, (&name, &bytes), &closed("r1", "mute", 15.0, 20.0, ""));
        }
        let house = House::with(&engine, &library).await;
        let folder = tempfile::tempdir().unwrap();
        for (slug, _, name) in files {
            house.makes_and_signs(slug).await;
            let master = heard(&data.join(name));
            let told = house.told(slug).await;
            for rendition in told["renditions"].as_array().unwrap() {
                let url = rendition["url"].as_str().unwrap();
                let address = format!(
                    "/{}",
                    url.trim_start_matches('/').rsplit_once("media/").map_or(url, |(_, id)| id)
                );
                let file = house.takes(&format!("/media{address}"), folder.path()).await;
                let sound = heard(&file);
                let inside = slice(&sound, 15.0, 5.0);
                let spoken = slice(&master, 17.0, 0.5);
                assert!(likeness(inside, spoken) < 0.4, "{slug}: it is still heard");
                assert!(likeness(&sound, slice(&master, 22.0, 0.5)) > 0.7, "{slug}: the rest is heard");
                assert!(
                    level(inside) <= level(slice(&master, 15.0, 5.0)) + 1.0,
                    "{slug}: the bed is not louder"
                );
                assert!((length(&file) - length(&data.join(name))).abs() < 0.2, "{slug}");
            }
        }
    })
    .await;
}
