//! What a file that came in becomes.

use crate::engines::on_each_engine;
use crate::files::{WORDS, film, picture, voice_with_a_name};
use crate::house::{Curator, House, bytes};

impl Curator {
    /// Sends a whole file.
    async fn brings(&self, file: &[u8], told: &[(&str, &str)]) {
        let upload = self.announces(file.len(), told).await;
        assert_eq!(self.sends(&upload, 0, file).await.status, 204);
    }
}

impl House {
    /// Brings a film in as a new work; its address.
    async fn film(&self, ayla: &Curator, number: u32) -> String {
        let title = format!("Film {number}");
        ayla.brings(&film(number), &[("filename", "a.mp4"), ("title", &title), ("language", "tr")]).await;
        self.looks().await;
        format!("film-{number}")
    }

    async fn one(&self, sql: &'static str) -> String {
        let mut tx = self.ledger.database.read().await.unwrap();
        digitales::row!(&mut tx, (String,), sql).unwrap().unwrap_or_default().0
    }

    /// Why a file was refused, which is not told any more then.
    async fn why(&self) -> String {
        let why = self.one("select reason from upload where state = 'refused'").await;
        let mut tx = self.ledger.database.write().await.unwrap();
        let over = "update upload set state = 'ended', reason = null where state = 'refused'";
        assert_eq!(digitales::run!(&mut tx, over).unwrap(), 1);
        tx.commit().await.unwrap();
        why
    }
}

#[tokio::test]
async fn a_film_becomes_the_master_of_a_draft_and_is_to_be_encoded_and_nothing_happens_twice() {
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        let ayla = house.curator("ayla").await;
        let told = [("filename", "Der_lange Tag.mp4"), ("language", "tr")];
        ayla.brings(&film(1), &told).await;
        house.looks().await;
        house.looks().await;
        let work = "select slug || ' ' || kind || ' ' || state || ' ' || languages from work";
        assert_eq!(house.one(work).await, "der-lange-tag film draft [\"tr\"]");
        assert_eq!(house.one("select text from work_text where field = 'title'").await, "Der lange Tag");
        let master = "select count(*) from rendition r join edition e on e.id = r.edition_id \
            where e.key = 'original' and r.quality = 'full' and r.part = 1 and r.playable";
        assert_eq!(house.count(master).await, 1);
        assert_eq!(house.count("select count(*) from work").await, 1);
        assert_eq!(house.count("select count(*) from job where kind = 'encode'").await, 1);
        assert_eq!(house.kept(&film(1)), Some(film(1)), "the master is kept as it came");
        let forgotten = "select count(*) from upload where state = 'taken' and filename = '' and title = '' and sha256 is null";
        assert_eq!(house.count(forgotten).await, 1);
        house.uploader.sweep().await.unwrap();
        assert_eq!(house.kept(&film(1)), Some(film(1)));
        assert_eq!(house.count("select count(*) from upload_file").await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_master_that_names_somebody_is_kept_and_not_played_as_it_is() {
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        let ayla = house.curator("ayla").await;
        ayla.brings(
            &voice_with_a_name(),
            &[("filename", "a.m4a"), ("title", "Eine Stimme"), ("language", "de")],
        )
        .await;
        house.looks().await;
        assert_eq!(house.one("select kind from work").await, "oral_history");
        assert_eq!(house.count("select count(*) from rendition where playable").await, 0);
        assert_eq!(house.count("select count(*) from rendition where quality = 'full'").await, 1);
    })
    .await;
}

#[tokio::test]
async fn the_same_bytes_are_found_and_two_films_of_one_title_have_two_addresses() {
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        let ayla = house.curator("ayla").await;
        let told = [("title", "Der Tag"), ("language", "de")];
        ayla.brings(&film(1), &told).await;
        house.looks().await;
        ayla.brings(&film(2), &told).await;
        house.looks().await;
        let slugs = "select count(*) from work where slug in ('der-tag', 'der-tag-2')";
        assert_eq!(house.count(slugs).await, 2);
        ayla.brings(&film(1), &[("title", "Another"), ("language", "de")]).await;
        house.looks().await;
        let page = ayla.page("/de/desk/intake").await;
        assert!(page.contains("Diese Datei ist schon hier, als"), "{page}");
        assert_eq!(house.one("select detail from upload where state = 'refused'").await, "der-tag");
        assert_eq!(house.why().await, "upload-why-here");
        house.uploader.sweep().await.unwrap();
        assert_eq!(house.kept(&film(1)), Some(film(1)), "the work still shows them");
    })
    .await;
}

#[tokio::test]
async fn a_part_joins_a_draft_and_nothing_else() {
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        let ayla = house.curator("ayla").await;
        let work = house.film(&ayla, 1).await;
        let told =
            [("purpose", "part"), ("work", work.as_str()), ("title", "Der zweite Teil"), ("language", "tr")];
        ayla.brings(&film(2), &told).await;
        house.looks().await;
        assert_eq!(house.count("select max(part) from rendition where quality = 'full'").await, 2);
        assert_eq!(
            house.one("select titles from work_part where part = 2").await,
            "{\"tr\":\"Der zweite Teil\"}"
        );
        assert_eq!(house.count("select count(*) from job where kind = 'encode'").await, 2);
        ayla.brings(&voice_with_a_name(), &told).await;
        house.looks().await;
        assert_eq!(house.why().await, "upload-why-other-kind");
        let mut tx = house.ledger.database.write().await.unwrap();
        digitales::run!(&mut tx, "update work set state = 'published'").unwrap();
        tx.commit().await.unwrap();
        ayla.brings(&film(3), &told).await;
        house.looks().await;
        assert_eq!(house.why().await, "upload-why-no-draft");
        assert_eq!(house.count("select count(*) from work").await, 1);
    })
    .await;
}

#[tokio::test]
async fn subtitles_join_their_work_in_their_language_and_faulty_ones_are_told_by_line() {
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        let ayla = house.curator("ayla").await;
        let work = house.film(&ayla, 1).await;
        let told = [("purpose", "words"), ("work", work.as_str()), ("language", "tr"), ("filename", "a.vtt")];
        ayla.brings(WORDS.as_bytes(), &told).await;
        house.looks().await;
        ayla.brings(WORDS.replace("Merhaba", "Selam").as_bytes(), &told).await;
        house.looks().await;
        assert_eq!(
            house.count("select count(*) from transcript where language = 'tr' and original").await,
            1
        );
        assert!(house.one("select vtt from transcript").await.contains("Selam"), "the later one stands");
        house.uploader.sweep().await.unwrap();
        assert_eq!(house.kept(WORDS.as_bytes()), None, "their words stand in a row");
        ayla.brings(b"WEBVTT\n\n00:05.000 --> 00:01.000\nNein\n", &told).await;
        house.looks().await;
        let page = ayla.page("/de/desk/intake").await;
        assert!(page.contains("3: "), "{page}");
        assert_eq!(house.why().await, "upload-why-words");
        ayla.brings(WORDS.as_bytes(), &[("purpose", "words"), ("work", &work)]).await;
        house.looks().await;
        assert_eq!(house.why().await, "upload-why-no-language");
    })
    .await;
}

#[tokio::test]
async fn a_picture_becomes_the_one_of_its_work_in_every_size_and_nothing_is_left_of_the_file() {
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        let ayla = house.curator("ayla").await;
        let work = house.film(&ayla, 1).await;
        let told =
            [("purpose", "picture"), ("work", work.as_str()), ("title", "Ein Testbild"), ("language", "de")];
        ayla.brings(&picture(), &told).await;
        house.looks().await;
        assert_eq!(house.count("select count(*) from poster").await, 4);
        assert_eq!(house.one("select text from work_text where field = 'poster_alt'").await, "Ein Testbild");
        house.uploader.sweep().await.unwrap();
        assert_eq!(house.kept(&picture()), None);
        assert_eq!(house.count("select count(*) from upload_file").await, 0);
        let mut tx = house.ledger.database.read().await.unwrap();
        let posters = digitales::rows!(&mut tx, (String,), "select sha256 from poster").unwrap();
        for (sha256,) in posters {
            assert!(house.media.join(&sha256[..2]).join(&sha256).is_file(), "{sha256}");
        }
    })
    .await;
}

#[tokio::test]
async fn whatever_is_no_film_is_refused_with_what_to_do_and_its_bytes_go() {
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        let ayla = house.curator("ayla").await;
        for (file, why) in [
            (bytes(10_000), "upload-why-unknown"),
            (b"%PDF-1.7 and more".to_vec(), "upload-why-other"),
            (picture(), "upload-why-whose-picture"),
            (WORDS.as_bytes().to_vec(), "upload-why-whose-words"),
            (b"\0\0\0\x20ftypisom and nothing else".to_vec(), "upload-why-unreadable"),
        ] {
            ayla.brings(&file, &[("filename", "../../a.mp4"), ("language", "de")]).await;
            house.looks().await;
            assert_eq!(house.why().await, why);
            house.uploader.sweep().await.unwrap();
            assert_eq!(house.kept(&file), None, "{why}");
        }
        assert_eq!(house.count("select count(*) from work").await, 0);
    })
    .await;
}
