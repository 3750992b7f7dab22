//! A picture as wide as cinemas show it: an edition of it needs room for many pictures at once.

use crate::engines::on_each_engine;
use crate::eyes_and_ears::length;
use crate::house::House;
use crate::library::{Library, closed, ffmpeg};

#[tokio::test]
async fn a_film_with_two_thousand_lines_gets_its_edition() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("wide.mp4");
    let picture = "testsrc2=s=3840x2160:r=25:d=1.2";
    ffmpeg(
        &["-f", "lavfi", "-i", picture, "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"],
        &out,
    );
    let bytes = std::fs::read(&out).unwrap();
    on_each_engine(async |engine| {
        let library = Library::new();
        library.work("the-hall", "film", ("master.mp4", &bytes), &closed("r1", "blur", 0.2, 0.6, ""));
        let house = House::with(&engine, &library).await;
        house.makes_and_signs("the-hall").await;
        let told = house.told("the-hall").await;
        let url = told["renditions"][0]["url"].as_str().unwrap();
        let file = house.takes(&url[url.find("/media/").unwrap()..], folder.path()).await;
        assert!((length(&file) - 1.2).abs() < 0.1);
    })
    .await;
}
