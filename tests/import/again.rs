//! A second import changes what changed and says so; the ledger only grows.

use digitales::catalogue::work::Work;
use digitales::consent::decision::{Audience, Decision, decide};
use digitales::consent::ledger::snapshot;
use digitales::consent::record::Use;
use digitales::id::Id;
use digitales::intake::accession::Outcome;

use crate::house::House;
use crate::library::{Library, sound};
use crate::support::on_each_engine;

const SLUG: &str = "the-paper-pattern";

async fn work(house: &House) -> Id<Work> {
    let mut tx = house.importer.ledger.database.read().await.unwrap();
    digitales::row!(&mut tx, (String,), "select id from work").unwrap().unwrap().0.parse().unwrap()
}

async fn is_public(house: &House) -> bool {
    let id = work(house).await;
    let mut tx = house.importer.ledger.database.read().await.unwrap();
    let record = snapshot(&mut tx, id).await.unwrap().unwrap().record;
    let now = house.importer.clock.now();
    [Use::Catalogue, Use::PublicStream]
        .iter()
        .all(|use_| !matches!(decide(&record, *use_, &Audience::Public, None, now), Decision::Deny(_)))
}

fn outcome(report: &digitales::intake::importing::Report) -> &Outcome {
    assert_eq!(report.works.len(), 1, "{:?}", report.findings);
    &report.works[0].1
}

fn changed(areas: &[&str]) -> Outcome {
    Outcome::Changed(areas.iter().map(|a| (*a).to_owned()).collect())
}

#[tokio::test]
async fn a_work_comes_in_whole_on_each_engine_and_a_second_import_changes_nothing() {
    on_each_engine(async |engine| {
        let house = House::over(engine.ledger().await, engine.folder.path()).await;
        let library = Library::new().with_voice(SLUG, "");
        assert_eq!(*outcome(&house.imports(&library).await), Outcome::New);
        assert!(is_public(&house).await);
        assert_eq!(house.rows_of("select count(*) from rendition").await, 2);
        assert_eq!(house.rows_of("select count(*) from transcript").await, 1);
        assert_eq!(*outcome(&house.imports(&library).await), Outcome::Unchanged);
        library.change(SLUG, "Eine Probe.", "Eine andere Probe.");
        assert_eq!(*outcome(&house.imports(&library).await), changed(&["texts"]));
        assert!(house.faults().await.is_empty(), "{:?}", house.faults().await);
        house.importer.ledger.database.close().await;
    })
    .await;
}

#[tokio::test]
async fn what_was_declared_is_never_rewritten_and_a_new_entry_is_added() {
    let house = House::new().await;
    let library = Library::new().with_voice(SLUG, "");
    house.imports(&library).await;
    library.change(SLUG, "until = 2095-12-31", "until = 2099-12-31");
    let report = house.imports(&library).await;
    assert_eq!(*outcome(&report), Outcome::Refused);
    let fault = report.findings.iter().find(|f| f.stops).unwrap();
    assert_eq!(fault.field, "consent[0]");
    assert!(fault.line > 20, "{fault}");
    library.change(SLUG, "until = 2099-12-31", "until = 2095-12-31");
    let no = "\n[[withdrawal]]\nid = \"ayla-w1\"\nperson = \"ayla\"\neffective = \"2026-05-01T09:00:00+02:00\"\nreceived = \"2026-05-01T09:00:00+02:00\"\nchannel = \"phone\"\n";
    library.change(SLUG, "\n[[licence]]", &format!("{no}\n[[licence]]"));
    assert_eq!(*outcome(&house.imports(&library).await), changed(&["withdrawal ayla-w1"]));
    assert!(!is_public(&house).await);
    library.change(SLUG, no, "");
    house.imports(&library).await;
    assert!(!is_public(&house).await, "a no that left the file is still a no");
}

#[tokio::test]
async fn another_master_closes_the_work_until_somebody_has_looked_again() {
    let house = House::new().await;
    let library = Library::new().with_voice(SLUG, "");
    house.imports(&library).await;
    std::fs::write(library.path().join("works").join(SLUG).join("voice.m4a"), sound(880)).unwrap();
    let report = house.imports(&library).await;
    assert!(matches!(outcome(&report), Outcome::Changed(areas) if areas.contains(&"media".to_owned())));
    assert!(report.findings.iter().any(|f| f.field == "roster.attested_at"));
    assert!(!is_public(&house).await);
    library.change(SLUG, "2024-06-01T10:00:00+02:00", "2026-05-30T10:00:00+02:00");
    house.imports(&library).await;
    assert!(is_public(&house).await);
    assert!(house.faults().await.is_empty(), "{:?}", house.faults().await);
}

#[tokio::test]
async fn a_new_title_keeps_the_address_and_a_new_address_keeps_the_old_one() {
    let house = House::new().await;
    let library = Library::new().with_voice(SLUG, "");
    house.imports(&library).await;
    let before = work(&house).await;
    library.change(SLUG, "Der Bogen Papier", "Ein anderer Titel");
    library.change(
        SLUG,
        "slug = \"the-paper-pattern\"",
        "slug = \"the-sheet\"\nformer_slugs = [\"the-paper-pattern\"]",
    );
    assert!(matches!(outcome(&house.imports(&library).await), Outcome::Changed(_)));
    assert_eq!(work(&house).await, before);
    assert_eq!(house.rows_of("select count(*) from former_slug where slug = 'the-paper-pattern'").await, 1);
}

#[tokio::test]
async fn a_folder_that_is_gone_deletes_nothing() {
    let house = House::new().await;
    let library = Library::new().with_voice(SLUG, "").with_voice("the-blue-door", "");
    house.imports(&library).await;
    std::fs::remove_dir_all(library.path().join("works/the-blue-door")).unwrap();
    house.imports(&library).await;
    assert_eq!(house.rows_of("select count(*) from work").await, 2);
}

#[tokio::test]
async fn a_hold_without_an_end_is_lifted_by_writing_one() {
    let house = House::new().await;
    let library = Library::new()
        .with_voice(SLUG, "\n[[hold]]\nid = \"h1\"\nfrom = 2026-01-01\ncause = \"safeguarding\"\n");
    house.imports(&library).await;
    assert!(!is_public(&house).await);
    library.change(SLUG, "cause = \"safeguarding\"", "cause = \"safeguarding\"\nuntil = 2026-02-01");
    assert_eq!(*outcome(&house.imports(&library).await), changed(&["hold h1 (its end)"]));
    assert!(is_public(&house).await);
}

#[tokio::test]
async fn a_missing_small_file_is_made_and_kept() {
    let house = House::new().await;
    let library = Library::new().with_voice(SLUG, "");
    library.change(SLUG, "[[rendition]]\nfile = \"voice.small.m4a\"\nquality = \"small\"\n", "");
    assert_eq!(*outcome(&house.imports(&library).await), Outcome::New);
    assert_eq!(house.rows_of("select count(*) from rendition where quality = 'small' and playable").await, 1);
    library.change(SLUG, "Eine Probe.", "Eine andere Probe.");
    assert_eq!(*outcome(&house.imports(&library).await), changed(&["texts"]));
}

#[tokio::test]
async fn a_dry_run_refuses_what_the_import_refuses_and_writes_nothing() {
    let house = House::new().await;
    let library = Library::new().with_voice(SLUG, "");
    assert_eq!(*outcome(&house.imports(&library).await), Outcome::New);
    for (from, to) in
        [("explained_in = \"de\"", "explained_in = \"tr\""), ("until = 2095-12-31", "until = 2094-12-31")]
    {
        library.change(SLUG, from, to);
        let told = house.looks_at(&library).await.findings;
        assert_eq!(told, house.imports(&library).await.findings, "{to}");
        assert!(told.iter().any(|f| f.stops && f.message.contains("recorded already")), "{told:?}");
        library.change(SLUG, to, from);
    }
    std::fs::write(library.work_file(SLUG).with_file_name("voice.m4a"), sound(330)).unwrap();
    let told = house.looks_at(&library).await.findings;
    assert!(told.iter().any(|f| !f.stops && f.message.contains("The master is another now")), "{told:?}");
    assert_eq!(house.rows_of("select max(media_version) from work").await, 1);
    assert!(is_public(&house).await && house.faults().await.is_empty());
}

#[tokio::test]
async fn a_rename_without_its_old_address_is_told_of_before_it_makes_a_twin() {
    on_each_engine(async |engine| {
        let house = House::over(engine.ledger().await, engine.folder.path()).await;
        let library = Library::new().with_voice("ham", "");
        house.imports(&library).await;
        library.change("ham", "slug = \"ham\"", "slug = \"ham-radio\"");
        let told = house.looks_at(&library).await.findings;
        assert!(told.iter().any(|f| f.message.contains("former_slugs = [\"ham\"]")), "{told:?}");
        house.imports(&library).await;
        library.change("ham", "languages =", "former_slugs = [\"ham\"]\nlanguages =");
        let told = house.imports(&library).await.findings;
        assert!(told.iter().any(|f| f.stops && f.message.contains("state = \"draft\"")), "{told:?}");
        library.change("ham", "slug = \"ham-radio\"", "slug = \"ham-wave\"");
        let told = house.imports(&library).await;
        assert_eq!(told.works, [("ham-wave".to_owned(), changed(&["address"]))], "{:?}", told.findings);
    })
    .await;
}
