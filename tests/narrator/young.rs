//! Guardians and young people: who sees and stops what.

use digitales::catalogue::participant::Person;
use digitales::clock::{Timestamp, start_of_berlin_day};
use digitales::consent::audit::Actor;
use digitales::consent::birthday::Birthdays;
use digitales::consent::fact::{GuardianshipFact, PersonFact, WithdrawalFact};
use digitales::consent::ledger::Deed;
use digitales::consent::record::{Age, Capacity, Interval, Voice, Word};
use digitales::id::Id;
use jiff::civil::{Date, date};

use crate::engines::on_each_engine;
use crate::home::{USES, does, link_for, link_of, opens, public_page, text};
use crate::library::Library;
use crate::papers::{adult, at, evidence, own_word, scope};

/// The narrator is 15, and Mother is her guardian; both have said yes.
async fn with_guardian(library: &Library) -> Id<Person> {
    with_guardian_until(library, Timestamp::MAX).await
}

/// The same, of a mother whose office ends.
async fn with_guardian_until(library: &Library, until: Timestamp) -> Id<Person> {
    with_guardian_of_born(library, date(2011, 5, 3), until).await
}

/// The same of a narrator who was born on another day.
async fn with_guardian_of_born(library: &Library, born: Date, until: Timestamp) -> Id<Person> {
    let now = library.clock.now();
    let mut deed = Deed::begin(&library.ledger, Actor::Import, now).await.unwrap();
    let birthdays = Birthdays::of(born).unwrap();
    let child = PersonFact { age: Age::Born(birthdays), ..adult("ayla", "tr") };
    deed.person(&child).await.unwrap();
    let (mother, _) = deed.person(&adult("mother", "en")).await.unwrap();
    let office = Interval { from: start_of_berlin_day(born), until };
    let guardian = GuardianshipFact {
        child: library.narrator,
        guardian: mother,
        kind: "parent_sole",
        office,
        evidence: evidence("guardian_proof"),
    };
    deed.guardianship(&guardian).await.unwrap();
    let place = vec![digitales::consent::record::Territory::world()];
    let scopes = vec![scope(USES.iter().copied(), place, "2040-12-31")];
    let mut word = own_word(&mut deed, library.narrator, "tr", scopes, ("g1", Word::Given)).await;
    word.voice = Voice { capacity: Capacity::Guardian, by: mother };
    deed.declare_next(library.work, &word).await.unwrap();
    deed.commit().await.unwrap();
    library.clock.set(now.plus_millis(5_000));
    mother
}

/// The same, and the voice in which she speaks.
pub async fn with_guardian_of(library: &Library) -> (Id<Person>, Voice) {
    let mother = with_guardian(library).await;
    (mother, guardian(mother))
}

fn guardian(mother: Id<Person>) -> Voice {
    Voice { capacity: Capacity::Guardian, by: mother }
}

#[tokio::test]
async fn a_guardian_sees_and_stops_for_the_child_and_reads_none_of_its_papers() {
    on_each_engine(async |engine| {
        let library = Library::open(&engine, USES, &["DE"]).await;
        let mother = with_guardian(&library).await;
        assert_eq!(public_page(&library).await, 200);
        let now = library.clock.now();
        let link = link_for(&library.ledger, now, library.narrator, guardian(mother)).await;
        let page = text(&opens(&library, &link, "").await);
        assert!(page.contains("where your child’s story is"), "{page}");
        assert!(page.contains("Your child has said yes, on Saturday, January 10, 2026"), "{page}");
        assert!(!page.contains("/change"), "what it says is the child's");
        let change = format!("/{}/change", library.work);
        assert_eq!(opens(&library, &link, &change).await.status, 404);
        let papers = text(&opens(&library, &link, "/papers").await);
        assert_eq!(papers.matches("You said yes").count(), 1, "her own yes alone");
        does(&library, &link, "stop", "website=yes&schools=yes").await;
        assert_eq!(public_page(&library).await, 410);
        let own = link_of(&library, library.narrator).await;
        assert!(!text(&opens(&library, &own, "/papers").await).contains("Taken back"), "not the child's no");
    })
    .await;
}

#[tokio::test]
async fn a_guardians_link_says_the_day_on_which_it_really_ends() {
    on_each_engine(async |engine| {
        let library = Library::open(&engine, USES, &["DE"]).await;
        let mother = with_guardian_until(&library, at("2029-06-10T00:00:00+02:00")).await;
        let link_from = async |now: &str| {
            library.clock.set(at(now));
            link_for(&library.ledger, at(now), library.narrator, guardian(mother)).await
        };
        let link = link_from("2026-06-01T10:00:00Z").await;
        let page = text(&opens(&library, &link, "").await);
        assert!(page.contains("works until and including Wednesday, July 1, 2026"), "thirty days: {page}");
        assert!(!page.contains("will be 18"), "three years are long: {page}");
        let link = link_from("2028-12-01T10:00:00Z").await;
        let page = text(&opens(&library, &link, "").await);
        assert!(page.contains("In less than six months your child will be 18. From then on only"), "{page}");
        let link = link_from("2029-04-20T10:00:00Z").await;
        let page = text(&opens(&library, &link, "").await);
        assert!(page.contains("This link works until your child is 18."), "{page}");
        assert!(page.contains("In less than a month your child will be 18."), "{page}");
        for day in ["May 2,", "May 3,", "July 31,"] {
            assert!(!page.contains(day), "nobody who has the link in hand reads the birthday: {page}");
        }
        assert!(page.contains("Until your child has to decide anew."), "ninety days after it: {page}");
        let own = link_of(&library, library.narrator).await;
        let page = text(&opens(&library, &own, "").await);
        assert!(page.contains("May 20, 2029") && !page.contains("your child"), "the child's own: {page}");
        assert!(page.contains("Until you have to decide anew.") && !page.contains("July 31,"), "{page}");
        library.clock.set(at("2029-05-02T22:00:00Z"));
        assert_eq!(opens(&library, &link, "").await.status, 404, "from the birthday on the child decides");
    })
    .await;
}

#[tokio::test]
async fn the_page_of_a_child_of_eight_does_not_tell_when_it_will_be_fourteen() {
    on_each_engine(async |engine| {
        let library = Library::open(&engine, USES, &["DE"]).await;
        let mother = with_guardian_of_born(&library, date(2018, 5, 3), Timestamp::MAX).await;
        assert_eq!(public_page(&library).await, 200);
        for (now, hers_says, own_says) in [
            (library.clock.now(), "Until your child has to decide anew.", "Until you have to decide anew."),
            (at("2032-05-10T10:00:00Z"), "No.", "No."),
        ] {
            library.clock.set(now);
            let hers = link_for(&library.ledger, now, library.narrator, guardian(mother)).await;
            let own = link_of(&library, library.narrator).await;
            for (link, says) in [(hers, hers_says), (own, own_says)] {
                let page = text(&opens(&library, &link, "").await);
                assert!(page.contains(says), "{page}");
                assert!(!page.contains("May 2,") && !page.contains("May 3,"), "{page}");
                assert!(!page.contains("not any more since"), "that it ended then tells it too: {page}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_child_reads_only_what_was_closed_by_somebody_in_office_and_in_which() {
    on_each_engine(async |engine| {
        let library = Library::open(&engine, USES, &["DE"]).await;
        with_guardian(&library).await;
        let now = library.clock.now();
        let mut deed = Deed::begin(&library.ledger, Actor::Import, now).await.unwrap();
        let (uncle, _) = deed.person(&adult("uncle", "en")).await.unwrap();
        let no = WithdrawalFact {
            source_id: None,
            subject: library.narrator,
            voice: guardian(uncle),
            work: Some(library.work),
            uses: None,
            effective: now,
            received: now,
            channel: "phone",
        };
        deed.withdraw(&no).await.unwrap();
        deed.commit().await.unwrap();
        library.clock.set(now.plus_millis(5_000));
        assert_eq!(public_page(&library).await, 200, "he holds no office");
        let own = link_of(&library, library.narrator).await;
        let page = text(&opens(&library, &own, "").await);
        assert!(!page.contains("By whom"), "what closed nothing is not told: {page}");
        let mut deed = Deed::begin(&library.ledger, Actor::Import, library.clock.now()).await.unwrap();
        let office = Interval { from: at("2026-01-01T00:00:00+01:00"), until: Timestamp::MAX };
        let (child, kind, evidence) = (library.narrator, "vormund", evidence("guardian_proof"));
        deed.guardianship(&GuardianshipFact { child, guardian: uncle, kind, office, evidence })
            .await
            .unwrap();
        deed.commit().await.unwrap();
        library.clock.set(library.clock.now().plus_millis(5_000));
        let page = text(&opens(&library, &own, "").await);
        let told = "Stopped from Monday, June 1, 2026 on. By whom: your guardian. Where: everywhere.";
        assert!(page.contains(told), "he holds one since before he said it: {page}");
    })
    .await;
}

#[tokio::test]
async fn a_guardian_whose_office_ends_sooner_reads_that_day() {
    on_each_engine(async |engine| {
        let library = Library::open(&engine, USES, &["DE"]).await;
        let mother = with_guardian_until(&library, at("2026-06-10T00:00:00+02:00")).await;
        let now = library.clock.now();
        let link = link_for(&library.ledger, now, library.narrator, guardian(mother)).await;
        let page = text(&opens(&library, &link, "").await);
        assert!(page.contains("works until and including Tuesday, June 9, 2026"), "{page}");
        library.clock.set(at("2026-06-09T21:59:59Z"));
        assert_eq!(opens(&library, &link, "").await.status, 200);
        library.clock.set(at("2026-06-09T22:00:00Z"));
        assert_eq!(opens(&library, &link, "").await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn an_office_that_is_prolonged_after_a_link_was_made_prolongs_it_to_its_thirty_days() {
    on_each_engine(async |engine| {
        let library = Library::open(&engine, USES, &["DE"]).await;
        let mother = with_guardian_until(&library, at("2026-06-10T00:00:00+02:00")).await;
        let now = library.clock.now();
        let link = link_for(&library.ledger, now, library.narrator, guardian(mother)).await;
        assert!(
            text(&opens(&library, &link, "").await).contains("until and including Tuesday, June 9, 2026")
        );
        let holds = async |from: &str, until: &str| {
            let mut deed = Deed::begin(&library.ledger, Actor::Import, library.clock.now()).await.unwrap();
            let office = Interval { from: at(from), until: at(until) };
            let (child, kind) = (library.narrator, "parent_sole");
            let evidence = evidence("guardian_proof");
            deed.guardianship(&GuardianshipFact { child, guardian: mother, kind, office, evidence })
                .await
                .unwrap();
            deed.commit().await.unwrap();
        };
        holds("2026-06-10T00:00:00+02:00", "2026-06-20T00:00:00+02:00").await;
        let page = text(&opens(&library, &link, "").await);
        assert!(page.contains("until and including Friday, June 19, 2026"), "the new end: {page}");
        library.clock.set(at("2026-06-09T22:00:00Z"));
        assert_eq!(opens(&library, &link, "").await.status, 200, "the office goes on");
        holds("2026-06-20T00:00:00+02:00", "2027-06-20T00:00:00+02:00").await;
        let page = text(&opens(&library, &link, "").await);
        assert!(page.contains("until and including Wednesday, July 1, 2026"), "its own end now: {page}");
        library.clock.set(at("2026-06-25T10:00:00Z"));
        assert_eq!(opens(&library, &link, "").await.status, 200);
        library.clock.set(at("2026-07-01T12:00:00Z"));
        assert_eq!(opens(&library, &link, "").await.status, 404, "thirty days");
    })
    .await;
}

#[tokio::test]
async fn child_and_guardian_read_what_the_other_closed_who_it_was_and_since_when() {
    on_each_engine(async |engine| {
        let library = Library::open(&engine, USES, &["DE"]).await;
        let mother = with_guardian(&library).await;
        let now = library.clock.now();
        let hers = link_for(&library.ledger, now, library.narrator, guardian(mother)).await;
        let own = link_of(&library, library.narrator).await;
        let page = text(&opens(&library, &own, "").await);
        assert!(!page.contains("By whom"), "nobody closed anything: {page}");
        does(&library, &hers, "pause", "what=pause").await;
        let page = text(&opens(&library, &own, "").await);
        assert!(page.contains("Paused since Monday, June 1, 2026. By whom: a parent."), "{page}");
        assert!(!page.contains("Paused by you"), "it was not the child: {page}");
        does(&library, &hers, "pause", "what=go-on").await;
        assert!(!text(&opens(&library, &own, "").await).contains("By whom"), "it goes on");
        does(&library, &hers, "stop", "schools=yes&radio=yes").await;
        let told = "Stopped from Monday, June 1, 2026 on. By whom: a parent. Where: Schools · Radio.";
        let page = text(&opens(&library, &own, "").await);
        assert!(page.contains(told), "{page}");
        assert!(!text(&opens(&library, &hers, "").await).contains("By whom"), "her own she knows");
        does(&library, &own, "pause", "what=pause").await;
        let page = text(&opens(&library, &hers, "").await);
        assert!(page.contains("Paused since Monday, June 1, 2026. By whom: your child."), "{page}");
        let mut deed = Deed::begin(&library.ledger, Actor::Import, library.clock.now()).await.unwrap();
        let born = Birthdays::of(date(2018, 5, 3)).unwrap();
        deed.person(&PersonFact { age: Age::Born(born), ..adult("ayla", "tr") }).await.unwrap();
        deed.commit().await.unwrap();
        let page = text(&opens(&library, &own, "").await);
        assert!(!page.contains("By whom"), "a child of eight is told by those who care for it: {page}");
    })
    .await;
}

#[tokio::test]
async fn a_young_person_has_a_link_and_a_no_of_their_own() {
    on_each_engine(async |engine| {
        let library = Library::open(&engine, USES, &["DE"]).await;
        let mother = with_guardian(&library).await;
        let link = link_of(&library, library.narrator).await;
        does(&library, &link, "stop", "website=yes").await;
        assert_eq!(public_page(&library).await, 410);
        let now = library.clock.now();
        let hers = link_for(&library.ledger, now, library.narrator, guardian(mother)).await;
        let page = text(&opens(&library, &hers, "").await);
        assert!(page.contains("Your child has said no, on Monday, June 1, 2026"), "{page}");
    })
    .await;
}

#[tokio::test]
async fn coming_of_age_is_told_beforehand_and_ends_the_guardians_link() {
    on_each_engine(async |engine| {
        let library = Library::open(&engine, USES, &["DE"]).await;
        let mother = with_guardian(&library).await;
        for (now, said) in [
            ("2028-10-01T10:00:00Z", ""),
            ("2028-12-01T10:00:00Z", "In less than six months you will be 18"),
            ("2029-04-20T10:00:00Z", "In less than a month you will be 18"),
            ("2029-05-02T10:00:00Z", "Tomorrow you will be 18"),
        ] {
            library.clock.set(at(now));
            let link = link_of(&library, library.narrator).await;
            let page = text(&opens(&library, &link, "").await);
            assert!(
                page.contains(said) && page.contains("you will be 18") != said.is_empty(),
                "{now}: {page}"
            );
            assert!(!page.contains("May 3"), "the birthday itself is not said");
        }
        let hers = link_for(&library.ledger, library.clock.now(), library.narrator, guardian(mother)).await;
        assert_eq!(opens(&library, &hers, "").await.status, 200);
        library.clock.set(at("2029-05-03T10:00:00Z"));
        assert_eq!(opens(&library, &hers, "").await.status, 404);
        let own = link_of(&library, library.narrator).await;
        let page = text(&opens(&library, &own, "").await);
        assert!(
            page.contains("You are 18 now") && page.contains("until and including Tuesday, July 31, 2029"),
            "{page}"
        );
        library.clock.set(at("2029-08-02T10:00:00Z"));
        let own = link_of(&library, library.narrator).await;
        assert!(!text(&opens(&library, &own, "").await).contains("You are 18 now"), "the time is over");
    })
    .await;
}
