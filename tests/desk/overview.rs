//! What the consent desk shows: people and uses, what the world gets, why, what if, every word, and what waits.

use digitales::accounts::account::Role;
use digitales::catalogue::participant::Person;
use digitales::catalogue::work::Work;
use digitales::consent::audit::Actor;
use digitales::consent::fact::{GuardianshipFact, PersonFact};
use digitales::consent::ledger::{Checked, Deed};
use digitales::consent::record::{Age, Birthdays, Interval, Use};
use digitales::id::Id;

use crate::engines::on_each_engine;
use crate::office::{FILM, Office, Officer, text};
use crate::papers::{adult, at, evidence, narrates, takes_back};

const KEEPS: &[Role] = &[Role::ConsentOfficer];

fn film() -> Id<Work> {
    Id::derived("the film")
}

fn works(tail: &str) -> String {
    format!("/de/desk/consent/works/{}{tail}", film())
}

/// Who is known by this key.
async fn person(office: &Office, key: &str) -> Id<Person> {
    let mut tx = office.ledger.database.read().await.unwrap();
    digitales::consent::ledger::person_by_key(&mut tx, key).await.unwrap().unwrap()
}

async fn takes_everything_back(office: &Office) {
    let narrator = person(office, "ayla").await;
    takes_back(&office.ledger, office.clock.now(), (narrator, film()), None).await;
    office.clock.set(office.clock.now().plus_millis(5_000));
}

/// Opens the office with somebody who keeps consent, signed in a while ago.
async fn opened(engine: &crate::engines::Engine) -> (Office, Officer) {
    let office = Office::open(engine).await;
    let officer = office.officer("officer", KEEPS).await;
    office.clock.set(office.clock.now().plus_millis(60_000));
    (office, officer)
}

#[tokio::test]
async fn the_consent_desk_opens_to_officers_and_auditors_and_to_nobody_else() {
    on_each_engine(async |engine| {
        let (office, officer) = opened(&engine).await;
        let auditor = office.officer("auditor", &[Role::Auditor]).await;
        let curator = office.officer("curator", &[Role::Curator, Role::Administrator]).await;
        office.clock.set(office.clock.now().plus_millis(5_000));
        let ayla = person(&office, "ayla").await;
        for path in [
            "/de/desk/consent".to_owned(),
            "/de/desk/consent/works".to_owned(),
            works(""),
            works("/why"),
            works(&format!("/people/{ayla}")),
        ] {
            assert!(officer.page(&path).await.contains("</html>"), "{path}");
            auditor.page(&path).await;
            let refused = curator.get(&path).await;
            assert_eq!(refused.status, 403, "{path}");
            assert!(!text(&refused).contains("Schlüssel"), "{path}");
            let stranger = office.get(&format!("GET {path}\nAccept: text/html")).await;
            assert_eq!(stranger.status, 303, "{path}");
            assert!(stranger.body.is_empty(), "{path}");
            let kept = officer.get(&path).await;
            assert_eq!(kept.header("cache-control"), Some("no-store"), "{path}");
            assert_eq!(kept.header("x-robots-tag"), Some("noindex"), "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_works_page_says_who_lets_what_through_and_what_the_world_gets() {
    on_each_engine(async |engine| {
        let (_office, officer) = opened(&engine).await;
        let page = officer.page(&works("")).await;
        assert!(page.contains("Der Schlüssel") && page.contains("ayla"), "{page}");
        assert!(page.contains("Jetzt kann es jede:r ansehen"), "{page}");
        assert!(page.contains("ayla, Website: ja"), "{page}");
        assert!(page.contains("ayla, Radio: nicht dafür"), "{page}");
        assert!(page.contains("bis 31. Dezember 2040"), "{page}");
    })
    .await;
}

#[tokio::test]
async fn after_a_withdrawal_the_desk_knows_the_work_by_its_address_only_and_says_who_said_no() {
    on_each_engine(async |engine| {
        let (office, officer) = opened(&engine).await;
        takes_everything_back(&office).await;
        let page = officer.page(&works("")).await;
        assert!(!page.contains("Der Schlüssel"), "{page}");
        assert!(page.contains(FILM) && page.contains("ayla, Website: nein"), "{page}");
        assert!(page.contains("Jetzt sieht und hört es niemand"), "{page}");
        let why = officer.page(&works("/why?use=public_stream")).await;
        assert!(why.contains("ayla hat es zurückgenommen."), "{why}");
        assert!(why.contains(&format!("/record?person={}", person(&office, "ayla").await)), "{why}");
        let inbox = officer.page("/de/desk/consent").await;
        assert!(inbox.contains("alle Nutzungen · Zurückzurufen war nichts."), "{inbox}");
        let list = officer.page("/de/desk/consent/works?search=Schl%C3%BCssel").await;
        assert!(!list.contains(FILM), "a title that may not be shown is not searched for: {list}");
        assert!(officer.page("/de/desk/consent/works?search=ayla").await.contains(FILM));
    })
    .await;
}

#[tokio::test]
async fn what_if_asks_the_same_decision_for_any_day_place_and_audience_and_writes_nothing() {
    on_each_engine(async |engine| {
        let (_office, officer) = opened(&engine).await;
        let asks = async |query: &str| officer.page(&works(&format!("/why?{query}"))).await;
        let open = asks("use=public_stream&day=2040-12-31&time=23:59").await;
        assert!(open.contains("Es öffnet sich:") && open.contains("Original"), "{open}");
        assert!(open.contains("Dienstag, 1. Januar 2041"), "{open}");
        let over = asks("use=public_stream&day=2041-01-01&time=00:00").await;
        assert!(over.contains("Die Einwilligung von ayla ist abgelaufen."), "{over}");
        let radio = asks("use=broadcast_download&who=radio-partner&place=DE").await;
        assert!(radio.contains("ayla hat dieser Nutzung nicht zugestimmt."), "{radio}");
        let wrong = asks("use=broadcast_download&who=public").await;
        assert!(wrong.contains("Diese Nutzung ist nicht vorgesehen für: die Öffentlichkeit."), "{wrong}");
        let nowhere = asks("place=Mars&day=never").await;
        assert_eq!(nowhere.matches("role=\"alert\"").count(), 2, "{nowhere}");
    })
    .await;
}

#[tokio::test]
async fn a_cell_leads_to_every_word_with_its_notice_its_evidence_and_who_wrote_it_down() {
    on_each_engine(async |engine| {
        let (office, officer) = opened(&engine).await;
        let ayla = person(&office, "ayla").await;
        let chain = works(&format!("/people/{ayla}?use=public_stream"));
        let page = officer.page(&chain).await;
        for told in [
            "Was mit der Geschichte geschieht",
            "Gezeigter Text: story, Fassung 1, Deutsch",
            "An officer",
            "Unterschriebenes Formular",
            "geprüft und da",
            "auf Papier unterschrieben",
            "bis einschließlich Montag, 31. Dezember 2040",
        ] {
            assert!(page.contains(told), "{told}: {page}");
        }
        let digest =
            digitales::id::Sha256Digest::of("Was mit der Geschichte geschieht".as_bytes()).to_string();
        assert!(page.contains(&digest[..8]), "the notice's digest: {page}");
        assert!(page.contains("class=\"word head\""), "it stands: {page}");
        assert!(!page.contains("Der Text steht auf"), "it is the reader's language: {page}");
        let turkish = officer.page(&chain.replacen("/de/", "/tr/", 1)).await;
        assert!(turkish.contains("Metnin dili: Almanca, çünkü böyle gösterildi."), "{turkish}");
        takes_everything_back(&office).await;
        let page = officer.page(&chain).await;
        assert!(page.contains("Zurückgenommen") && page.contains("Telefon"), "{page}");
        assert!(page.contains("<strong>Zurückgenommen: Montag, 1. Juni 2026"), "beside the yes: {page}");
        assert!(!page.contains("word head") && !page.contains("31. Dezember 2040"), "{page}");
    })
    .await;
}

#[tokio::test]
async fn nobody_reads_a_birth_date_at_the_desk() {
    on_each_engine(async |engine| {
        let (office, officer) = opened(&engine).await;
        let mut deed = Deed::begin(&office.ledger, Actor::Command, office.clock.now()).await.unwrap();
        let born = "2008-09-17".parse().unwrap();
        let young = PersonFact { age: Age::Born(Birthdays::of(born).unwrap()), ..adult("young", "de") };
        let (young, _) = deed.person(&young).await.unwrap();
        let (mother, _) = deed.person(&adult("mother", "de")).await.unwrap();
        let office_of = Interval { from: at("2020-01-01T00:00:00Z"), until: at("2026-08-01T00:00:00Z") };
        let guardian = GuardianshipFact {
            child: young,
            guardian: mother,
            kind: "parent_sole",
            office: office_of,
            evidence: evidence("guardian_proof"),
        };
        deed.guardianship(&guardian).await.unwrap();
        let ayla = person_in(&mut deed, "ayla").await;
        deed.appearances(film(), &[narrates(ayla), narrates(young)]).await.unwrap();
        deed.commit().await.unwrap();
        office.clock.set(office.clock.now().plus_millis(5_000));
        let pages = [
            officer.page(&works("")).await,
            officer.page("/de/desk/consent").await,
            officer.page(&works(&format!("/people/{young}?use=catalogue"))).await,
        ];
        assert!(pages[0].contains("young wird 18") && pages[0].contains("September 2026"), "{}", pages[0]);
        assert!(pages[1].contains("September 2026") && pages[1].contains("Sorge: mother"), "{}", pages[1]);
        for page in &pages {
            assert!(!page.contains("17. September") && !page.contains("2008"), "{page}");
        }
    })
    .await;
}

async fn person_in(deed: &mut Deed, key: &str) -> Id<Person> {
    digitales::consent::ledger::person_by_key(deed.tx(), key).await.unwrap().unwrap()
}

#[tokio::test]
async fn works_are_found_by_what_stands_in_the_way_by_use_and_by_name() {
    on_each_engine(async |engine| {
        let (office, officer) = opened(&engine).await;
        let finds = async |query: &str| {
            officer.page(&format!("/de/desk/consent/works?{query}")).await.contains(&works(""))
        };
        for query in ["", "look=public", "use=catalogue", "search=der+schl", "search=KEY", "search=ayla"] {
            assert!(finds(query).await, "{query}");
        }
        for query in [
            "look=dark",
            "look=held",
            "look=draft",
            "look=unasked",
            "use=preserve",
            "search=zzz",
            "search=%25",
        ] {
            assert!(!finds(query).await, "{query}");
        }
        takes_everything_back(&office).await;
        assert!(finds("look=dark").await && !finds("look=public").await);
        assert!(!finds("use=catalogue").await);
    })
    .await;
}

#[tokio::test]
async fn the_inbox_shows_evidence_that_is_gone_and_yeses_that_end_where_each_can_be_cured() {
    on_each_engine(async |engine| {
        let (office, officer) = opened(&engine).await;
        let empty = officer.page("/de/desk/consent").await;
        assert_eq!(empty.matches("<span class=\"none\"><b>0</b>").count(), 13, "{empty}");
        let mut tx = office.ledger.database.read().await.unwrap();
        let sql = "select e.id from evidence e join consent_evidence x on x.evidence_id = e.id";
        let (proof,) = digitales::row!(&mut tx, (String,), sql).unwrap().unwrap();
        drop(tx);
        let mut deed = Deed::begin(&office.ledger, Actor::System, office.clock.now()).await.unwrap();
        deed.check_evidence(proof.parse().unwrap(), Checked::Missing, "the nightly look").await.unwrap();
        deed.commit().await.unwrap();
        office.clock.set(at("2040-12-27T10:00:00Z"));
        let officer = office.officer("late", KEEPS).await;
        office.clock.set(at("2040-12-27T10:05:00Z"));
        let inbox = officer.page("/de/desk/consent").await;
        assert!(inbox.contains("nicht da") && inbox.contains("in 7 Tagen"), "{inbox}");
        assert!(inbox.contains("bis einschließlich Montag, 31. Dezember 2040"), "{inbox}");
        let alone = officer.page("/de/desk/consent?only=ending").await;
        assert!(alone.contains("in 7 Tagen") && !alone.contains("nicht da"), "{alone}");
        let why = officer.page(&works(&format!("/why?use={}", Use::Catalogue))).await;
        assert!(why.contains("Zur Einwilligung von ayla fehlt der Nachweis."), "{why}");
    })
    .await;
}
