//! What was closed is nowhere in what an edition emits: not in its sound, its picture, its words; and the rest is.

use std::path::Path;

use digitales::consent::passage::{Edit, Operation};
use digitales::error::Kind;
use digitales::storage::media_store::MediaStore;
use serde_json::Value;

use crate::engines::on_each_engine;
use crate::eyes_and_ears::{
    chequered, frame, frames, heard, length, level, likeness, pieces, samples, slice,
};
use crate::house::House;
use crate::library::{FACE, Library, WORD, closed, film, voice};

const FILM: &str = "the-stairs";
const VOICE: &str = "the-winter";

/// A file of ours on the disk, to listen to what people hear in the master.
fn on_disk(folder: &Path, name: &str, bytes: &[u8]) -> std::path::PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

/// The rising chirp of the passage is nowhere in `file`, the falling one behind it is.
fn keeps_silent(file: &Path, master: &[f32]) {
    let sound = heard(file);
    for marker in pieces(master, 8.0..12.0) {
        let like = likeness(&sound, &marker);
        assert!(like < 0.25, "{} is heard in {}", like, file.display());
    }
    for marker in pieces(master, 15.0..17.0) {
        let like = likeness(&sound, &marker);
        assert!(like > 0.8, "only {} of the rest is heard in {}", like, file.display());
    }
}

/// Everything that a page or program is told of the work, as one text.
async fn all_texts(house: &House, slug: &str) -> String {
    let told = house.told(slug).await;
    let mut texts = told.to_string();
    for script in told["transcripts"].as_array().unwrap() {
        texts.push_str(&text_of(house, &path(&script["url"])).await);
    }
    for page in ["/de/", "/de/films", "/de/oral-histories", "/api/works"] {
        texts.push_str(&text_of(house, page).await);
    }
    for page in ["works/{}", "works/{}/lesson"] {
        texts.push_str(&text_of(house, &format!("/de/{}", page.replace("{}", slug))).await);
    }
    texts.push_str(&text_of(house, &format!("/embed/{slug}")).await);
    texts
}

async fn text_of(house: &House, path: &str) -> String {
    let answer = house.get(path).await;
    assert_eq!(answer.status, 200, "{path}");
    String::from_utf8(answer.body).unwrap()
}

fn path(url: &Value) -> String {
    let url = url.as_str().unwrap();
    if url.starts_with('/') { url.to_owned() } else { format!("/{}", url.splitn(4, '/').nth(3).unwrap()) }
}

fn addresses(told: &Value, of: &str) -> Vec<String> {
    told[of].as_array().unwrap().iter().map(|file| path(&file["url"])).collect()
}

async fn master_is_whole(media: &MediaStore, sha256: &str) {
    let found = media.read_anew(sha256.parse().unwrap()).await.unwrap();
    assert_eq!(found.sha256.to_string(), sha256, "the master was touched");
}

#[tokio::test]
async fn a_muted_and_blurred_passage_is_nowhere_in_what_its_edition_emits() {
    on_each_engine(async |engine| {
        let passages = closed("r1", "mute", 8.0, 12.0, "")
            + &closed("r2", "blur", 8.0, 12.0, &format!("box = {FACE}\n"));
        let library = Library::new().with_film(FILM, &passages);
        let house = House::with(&engine, &library).await;
        let master = house.master_of(FILM).await;
        let page = format!("/de/works/{FILM}");
        assert_eq!(house.get(&page).await.status, 404, "closed before an edition is there");

        let ready = house.makes(FILM).await.unwrap();
        assert!((ready.key.as_str(), ready.was_there) == ("cut-1", false) && house.bench_is_empty());
        assert_eq!(house.get(&page).await.status, 404, "an edition that nobody approved opens nothing");
        house.approves(ready.edition, "One").await.unwrap();
        house.later();
        assert_eq!(house.get(&page).await.status, 404, "nor one that nobody checked");
        let refused = house.checks(ready.edition, "One").await.unwrap_err();
        assert_eq!(refused.kind(), Kind::Refused, "{refused}");
        house.checks(ready.edition, "Two").await.unwrap();
        house.later();
        assert_eq!(house.get(&page).await.status, 200);

        let folder = tempfile::tempdir().unwrap();
        let source = on_disk(folder.path(), "master.mp4", film());
        let original = heard(&source);
        let told = house.told(FILM).await;
        let files = addresses(&told, "renditions");
        assert_eq!(files.len(), 2, "{told}");
        for address in &files {
            let file = house.takes(address, folder.path()).await;
            keeps_silent(&file, &original);
            assert_eq!(frames(&file), 600, "as long as the master, to the frame");
            assert!((length(&file) - 24.0).abs() < 0.1);
            blurred_only_in_the_passage(&file, &source);
            bed_is_as_loud_as_the_room(&heard(&file));
        }
        let (air, sheets) = house.radio_takes(FILM, folder.path()).await;
        keeps_silent(&air, &original);
        for poster in addresses(&told, "posters") {
            let picture = house.takes(&poster, folder.path()).await;
            assert!(std::fs::metadata(picture).unwrap().len() > 200);
        }
        let texts = all_texts(&house, FILM).await + &sheets;
        assert!(
            !texts.contains(WORD) && !texts.contains("Ute Beispiel"),
            "the words of the passage are told"
        );
        assert!(texts.contains("Am Anfang war eine Treppe.") && texts.contains("[… ausgelassen]"), "{texts}");
        master_is_whole(&house.media, &master).await;
    })
    .await;
}

fn blurred_only_in_the_passage(file: &Path, source: &Path) {
    let seen = chequered(&frame(source, 10.0));
    for at in [8.0, 8.04, 9.0, 11.0, 11.96] {
        let here = chequered(&frame(file, at));
        assert!(here < seen / 8.0, "at {at} s {here} of {seen} can be seen in {}", file.display());
    }
    for at in [2.0, 7.8, 12.2, 20.0] {
        let here = chequered(&frame(file, at));
        assert!(here > seen / 2.0, "at {at} s only {here} of {seen} can be seen in {}", file.display());
    }
}

fn bed_is_as_loud_as_the_room(sound: &[f32]) {
    let (bed, room) = (level(slice(sound, 8.2, 3.6)), level(slice(sound, 5.0, 2.5)));
    assert!((bed - room).abs() < 2.0, "the bed has {bed} dB, the room {room} dB");
}

#[tokio::test]
async fn a_passage_that_is_cut_out_of_a_voice_is_gone_to_the_sample_and_the_words_move_up() {
    on_each_engine(async |engine| {
        let library = Library::new().with_voice(VOICE, &closed("r1", "cut", 8.0, 12.0, ""));
        let house = House::with(&engine, &library).await;
        house.makes_and_signs(VOICE).await;
        let folder = tempfile::tempdir().unwrap();
        let source = on_disk(folder.path(), "master.wav", voice());
        let (original, master) = (samples(&source), heard(&source));
        let told = house.told(VOICE).await;
        for rendition in told["renditions"].as_array().unwrap() {
            let file = house.takes(&path(&rendition["url"]), folder.path()).await;
            keeps_silent(&file, &master);
            if rendition["media_type"] == "audio/flac" {
                let left = samples(&file);
                assert_eq!(left.len(), original.len() - 4 * 48_000, "twenty seconds to the sample");
                assert!(left[..8 * 48_000] == original[..8 * 48_000], "what is before is as it was");
                assert!(left[8 * 48_000 + 480..] == original[12 * 48_000 + 480..], "and what is behind");
            }
            assert!((length(&file) - 20.0).abs() < 0.1);
        }
        let (air, sheets) = house.radio_takes(VOICE, folder.path()).await;
        keeps_silent(&air, &master);
        assert!((length(&air) - 20.0).abs() < 0.001);
        let captions = addresses(&told, "transcripts");
        let words = text_of(&house, &captions[0]).await;
        assert!(words.contains("00:00:11.000 --> 00:00:13.000\nDanach kam der Winter."), "{words}");
        let texts = all_texts(&house, VOICE).await + &words + &sheets;
        assert!(!texts.contains(WORD) && words.contains("[… ausgelassen]"), "{words}");
    })
    .await;
}

#[tokio::test]
async fn a_passage_that_is_cut_out_of_a_film_is_gone_in_picture_and_sound_together() {
    on_each_engine(async |engine| {
        let library = Library::new().with_film(FILM, &closed("r1", "cut", 8.0, 12.0, ""));
        let house = House::with(&engine, &library).await;
        house.makes_and_signs(FILM).await;
        let folder = tempfile::tempdir().unwrap();
        let master = heard(&on_disk(folder.path(), "master.mp4", film()));
        let told = house.told(FILM).await;
        for address in addresses(&told, "renditions") {
            let file = house.takes(&address, folder.path()).await;
            assert_eq!(frames(&file), 600 - 102, "the frames of the passage and one on each side are gone");
            keeps_silent(&file, &master);
            let behind = &pieces(&master, 15.0..17.0)[0];
            let sound = heard(&file);
            let here = slice(&sound, 15.2 - 4.08 - 0.1, 0.5);
            assert!(likeness(here, behind) > 0.8, "what is behind is heard where it is seen");
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_closed_later_closes_the_work_until_an_edition_is_without_that_too() {
    on_each_engine(async |engine| {
        let library = Library::new().with_voice(VOICE, &closed("r1", "mute", 8.0, 12.0, ""));
        let house = House::with(&engine, &library).await;
        let first = house.makes_and_signs(VOICE).await;
        let page = format!("/de/works/{VOICE}");
        let before = house.told(VOICE).await;
        let files = addresses(&before, "renditions");
        assert_eq!(house.get(&page).await.status, 200);
        let again = house.makes(VOICE).await.unwrap();
        assert!(again.was_there && again.edition == first.edition, "the same passages give the same edition");

        house.ute_closes(VOICE, Edit::new(15_000, 17_000, Operation::Mute)).await;
        assert_eq!(house.get(&page).await.status, 410);
        for file in &files {
            assert_eq!(house.get(file).await.status, 410, "{file}");
        }
        let second = house.makes_and_signs(VOICE).await;
        assert_eq!(second.key, "cut-2");
        assert_eq!(house.get(&page).await.status, 200);
        for file in &files {
            assert_eq!(house.get(file).await.status, 404, "the edition before opens to nobody: {file}");
        }
        let folder = tempfile::tempdir().unwrap();
        let master = heard(&on_disk(folder.path(), "master.wav", voice()));
        for address in addresses(&house.told(VOICE).await, "renditions") {
            let sound = heard(&house.takes(&address, folder.path()).await);
            for marker in pieces(&master, 8.0..12.0).iter().chain(&pieces(&master, 15.0..17.0)) {
                assert!(likeness(&sound, marker) < 0.25);
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_rejected_edition_opens_nothing_and_its_files_are_gone() {
    on_each_engine(async |engine| {
        let library = Library::new().with_voice(VOICE, &closed("r1", "mute", 8.0, 12.0, ""));
        let house = House::with(&engine, &library).await;
        let first = house.makes_and_signs(VOICE).await;
        let files = addresses(&house.told(VOICE).await, "renditions");
        let kept = house.media.list().await.unwrap().len();
        house.rejects(first.edition).await;
        house.later();
        assert_eq!(house.get(&format!("/de/works/{VOICE}")).await.status, 410);
        assert_eq!(house.get(&files[0]).await.status, 404);
        assert_eq!(house.media.list().await.unwrap().len(), kept - 2, "full and small are gone");
        let told = house.checks(first.edition, "Three").await.unwrap_err();
        assert_eq!(told.kind(), Kind::Conflict, "{told}");
        let second = house.makes(VOICE).await.unwrap();
        assert!(!second.was_there && second.key == "cut-2", "it is made anew");
    })
    .await;
}

#[tokio::test]
async fn a_signature_is_set_once_and_an_edition_never_changes() {
    on_each_engine(async |engine| {
        let library = Library::new().with_voice(VOICE, &closed("r1", "mute", 8.0, 12.0, ""));
        let house = House::with(&engine, &library).await;
        let ready = house.makes_and_signs(VOICE).await;
        assert_eq!(house.approves(ready.edition, "Three").await.unwrap_err().kind(), Kind::Conflict);
        assert_eq!(house.checks(ready.edition, "Three").await.unwrap_err().kind(), Kind::Conflict);
        for sql in [
            "update edition set approved_by = 'Mallory' where kind = 'cut'",
            "update edition set checked_at = 1 where kind = 'cut'",
            "update edition set approved_by = null, approved_at = null where kind = 'cut'",
            "update edition set key = 'other'",
            "update edition_edit set start_ms = start_ms + 1",
            "delete from edition_edit",
        ] {
            let mut tx = house.ledger.database.write().await.unwrap();
            assert!(digitales::run!(&mut tx, sql).is_err(), "{sql}");
        }
    })
    .await;
}
