//! What comes out of a master is what was in it: upright, in its colours, as loud, and together to the end.

use std::path::{Path, PathBuf};

use crate::engines::on_each_engine;
use crate::house::House;
use crate::played::{beeps, colour, ffmpeg, flashes, levels, loudness};

/// A film of twelve seconds that flashes and beeps at 1 s and at 11 s; `picture` and `coding` are ffmpeg's.
fn clapper(folder: &Path, name: &str, picture: &str, coding: &[&str]) -> PathBuf {
    let out = folder.join(name);
    let flash = "between(t,1,1.2)+between(t,11,11.2)";
    let video = format!("color=black:s=640x480:r=25:d=12,drawbox=c=white:t=fill:enable='{flash}'{picture}");
    let audio = format!(
        "sine=f=1000:r=48000:d=12,volume=4,volume=0:enable='not({flash})',aformat=channel_layouts=mono"
    );
    let mut all = vec!["-f", "lavfi", "-i", &video, "-f", "lavfi", "-i", &audio];
    all.extend(coding);
    all.push(out.to_str().unwrap());
    ffmpeg(&all);
    out
}

#[tokio::test]
async fn picture_and_sound_stay_together_to_the_end_whatever_they_came_in() {
    let folder = tempfile::tempdir().unwrap();
    let old: &[&str] = &["-c:v", "mpeg4", "-c:a", "mp3"];
    let phone: &[&str] = &["-c:v", "libx264", "-c:a", "aac", "-vsync", "vfr"];
    let tape: &[&str] =
        &["-c:v", "mpeg2video", "-flags", "+ildct+ilme", "-top", "1", "-c:a", "mp2", "-b:v", "8M"];
    let late: &[&str] = &["-c:v", "libx264", "-c:a", "aac", "-output_ts_offset", "3.7"];
    let cases = [
        ("old.avi", "", old),
        ("phone.mp4", ",select='not(mod(n,3))+gt(mod(t,4),2)'", phone),
        ("tape.mpg", ",fps=50,interlace", tape),
        ("late.ts", "", late),
        ("lossless.mkv", "", &["-c:v", "ffv1", "-c:a", "flac"]),
    ];
    for (name, picture, coding) in cases {
        let house = House::new().await;
        let master = clapper(folder.path(), name, picture, coding);
        house.takes(&master, "film").await;
        house.works().await;
        let made = house.made().await;
        let came = (flashes(&master), beeps(&master));
        assert_eq!((came.0.len(), came.1.len()), (2, 2), "{name}: {came:?}");
        for (seen, heard) in [("progressive", "progressive"), ("small", "small"), ("h240", "sound")] {
            let went = (flashes(&house.path(&made[seen])), beeps(&house.path(&made[heard])));
            together(&format!("{seen} of {name}"), &came, &went);
        }
        let lasts = made["h240"].duration_ms;
        assert!((11_900..=12_160).contains(&lasts), "{name} lasts {lasts} ms");
    }
}

/// What is seen and what is heard are as far apart as they were.
fn together(name: &str, came: &(Vec<u64>, Vec<u64>), went: &(Vec<u64>, Vec<u64>)) {
    assert_eq!((went.0.len(), went.1.len()), (2, 2), "{name}: {went:?}");
    for at in 0..2 {
        let apart = |of: &(Vec<u64>, Vec<u64>)| of.0[at].cast_signed() - of.1[at].cast_signed();
        assert!((apart(came) - apart(went)).abs() <= 40, "{name}: {came:?} became {went:?}");
    }
}

#[tokio::test]
async fn a_film_held_upright_stands_upright_and_its_colours_are_its_own() {
    let house = House::new().await;
    let folder = tempfile::tempdir().unwrap();
    // Standard definition without a word about its colours: ITU-R BT.601. Left red, right blue, lying on its side.
    let lying = folder.path().join("lying.mp4");
    let halves =
        "color=0xC00000:s=640x480:r=25:d=2[a];color=0x0000C0:s=320x480:r=25:d=2[b];[a][b]overlay=x=320";
    let coded = ["-f", "lavfi", "-i", halves, "-pix_fmt", "yuv420p", "-c:v", "mpeg4", "-q:v", "2"];
    ffmpeg(&[&coded[..], &[lying.to_str().unwrap()]].concat());
    let upright = folder.path().join("upright.mov");
    let turned = [
        "-display_rotation",
        "90",
        "-i",
        lying.to_str().unwrap(),
        "-c",
        "copy",
        "-metadata:s:v:0",
        "rotate=90",
    ];
    // What this ffmpeg cannot say of a copy, its older tag does.
    ffmpeg(&[&turned[2..], &[upright.to_str().unwrap()]].concat());
    house.takes(&upright, "film").await;
    house.works().await;
    let made = house.made().await;
    let file = &made["h480"];
    assert_eq!((file.width, file.height), (Some(480), Some(640)));
    let near = |found: [u8; 3], wanted: [u8; 3]| found.iter().zip(wanted).all(|(a, b)| a.abs_diff(b) <= 10);
    let (one, other) = (colour(&house.path(file), "1", 50, 10), colour(&house.path(file), "1", 50, 85));
    let pair = [[0xC0, 0, 0], [0, 0, 0xC0]];
    let right = (near(one, pair[0]) && near(other, pair[1])) || (near(one, pair[1]) && near(other, pair[0]));
    assert!(right, "above {one:?}, below {other:?}");
}

#[tokio::test]
async fn a_voice_in_the_middle_of_a_cinema_mix_is_heard_on_both_sides_as_the_standard_says() {
    let house = House::new().await;
    let folder = tempfile::tempdir().unwrap();
    let mix = folder.path().join("cinema.mkv");
    let centre = "sine=f=1000:r=48000:d=5,pan=5.1|c2=c0";
    let picture = "color=black:s=320x240:r=25:d=5";
    ffmpeg(&[
        "-f",
        "lavfi",
        "-i",
        picture,
        "-f",
        "lavfi",
        "-i",
        centre,
        "-c:v",
        "ffv1",
        "-c:a",
        "flac",
        mix.to_str().unwrap(),
    ]);
    house.takes(&mix, "film").await;
    house.works().await;
    let (before, after) = (levels(&mix)[2], levels(&house.path(&house.made().await["sound"])));
    assert_eq!(after.len(), 2);
    for side in after {
        assert!((before - side - 3.01).abs() < 0.3, "{before} dB in the centre, {side} dB at a side");
    }
}

#[tokio::test]
async fn the_loudness_that_is_kept_is_the_one_that_is_heard() {
    on_each_engine(async |engine| {
        let house = House::on(engine).await;
        let voice = house.folder().join("voice.wav");
        let speech =
            "aevalsrc=0.2*sin(2*PI*180*t)+0.1*sin(2*PI*540*t)+0.05*sin(2*PI*1260*t):s=44100:d=8,tremolo=f=4";
        ffmpeg(&["-f", "lavfi", "-i", speech, voice.to_str().unwrap()]);
        house.takes(&voice, "oral_history").await;
        house.works().await;
        let made = house.made().await;
        let qualities: Vec<&str> = made.keys().map(String::as_str).collect();
        assert_eq!(qualities, ["full", "opus", "progressive", "small", "sound", "speech"]);
        for quality in ["opus", "progressive", "sound", "speech"] {
            let kept: serde_json::Value =
                serde_json::from_str(made[quality].loudness.as_ref().unwrap()).unwrap();
            let heard = loudness(&house.path(&made[quality]));
            let kept = kept["integrated_lufs"].as_f64().unwrap();
            assert!((kept - heard).abs() <= 0.5, "{quality}: kept {kept}, heard {heard}");
        }
        house.application.database.close().await;
    })
    .await;
}

#[tokio::test]
async fn subtitles_and_chapters_of_a_film_come_out_and_nothing_else_that_it_tells() {
    let house = House::new().await;
    let folder = house.folder().to_owned();
    let words = folder.join("words.srt");
    std::fs::write(&words, "1\n00:00:00,500 --> 00:00:01,500\nMerhaba\n").unwrap();
    let chapters = folder.join("chapters.txt");
    std::fs::write(&chapters, ";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=1000\ntitle=Ankunft\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=1000\nEND=2000\ntitle=Arbeit\n").unwrap();
    let film = folder.join("film.mkv");
    let (words, chapters, out) =
        (words.to_str().unwrap(), chapters.to_str().unwrap(), film.to_str().unwrap());
    ffmpeg(&[
        "-f",
        "lavfi",
        "-i",
        "testsrc=s=320x240:r=25:d=2",
        "-i",
        words,
        "-i",
        chapters,
        "-map",
        "0",
        "-map",
        "1",
        "-map_chapters",
        "2",
        "-metadata:s:s:0",
        "language=tur",
        "-c:v",
        "libx264",
        "-pix_fmt",
        "yuv420p",
        "-c:s",
        "srt",
        out,
    ]);
    house.takes(&film, "film").await;
    house.works().await;
    let mut tx = house.application.database.read().await.unwrap();
    let found =
        digitales::rows!(&mut tx, (String, String, bool), "select language, vtt, original from transcript")
            .unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].0.as_str(), found[0].2), ("tr", false));
    assert!(found[0].1.contains("00:00:00.500 --> 00:00:01.500\nMerhaba\n"), "{}", found[0].1);
    let chapters =
        digitales::rows!(&mut tx, (i64, String), "select start_ms, title from chapter order by 1").unwrap();
    assert_eq!(chapters, [(0, "Ankunft".to_owned()), (1000, "Arbeit".to_owned())]);
}

#[tokio::test]
async fn a_master_that_breaks_off_is_told_and_what_was_there_before_stays() {
    let house = House::new().await;
    let whole = clapper(house.folder(), "whole.mkv", "", &["-c:v", "libx264", "-c:a", "flac", "-g", "25"]);
    house.takes(&whole, "film").await;
    // The disk lost the end of it after it had come in.
    let master = house.path(&house.made().await["full"]);
    let bytes = std::fs::read(&master).unwrap();
    std::fs::remove_file(&master).unwrap();
    std::fs::write(&master, &bytes[..bytes.len() / 3]).unwrap();
    let came = house.works().await;
    assert_eq!(came.len(), 1);
    assert!(came[0].why.as_ref().unwrap().contains("it is cut off"), "{came:?}");
    assert_eq!(
        house.number("select count(*) from job where state = 'failed' and fault = 'unreadable'").await,
        1
    );
    let left: Vec<String> = house.made().await.into_keys().collect();
    assert_eq!(left, ["full", "small"], "nothing half was kept");
}
