//! The contract of the ledger, on each engine.

use digitales::catalogue::participant::Person;
use digitales::catalogue::work::Work;
use digitales::consent::fact::*;
use digitales::consent::ledger::{Checked, deliveries};
use digitales::consent::record::*;
use digitales::error::Kind;
use digitales::id::{Id, Sha256Digest};
use digitales::playback::{Answer, Outcome};

use crate::chance::Dice;
use crate::house::*;
use crate::story::instant;
use crate::support::on_each_engine;

#[tokio::test]
async fn a_work_is_public_once_everybody_in_it_agreed() {
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        let [one, two] = [house.person("one").await, house.person("two").await];
        let work = house.work("two-voices", &[one, two]).await;
        house.agrees(work, one, "2026-12-31").await;
        house.clock.set(instant("2026-06-01T11:00:00Z"));
        assert_eq!(house.refused(work).await, ["NoConsent"]);
        house.agrees(work, two, "2026-12-31").await;
        house.clock.set(instant("2026-06-01T11:00:02Z"));
        assert!(house.is_public(work).await);
        house.verifies().await;
    })
    .await;
}

#[tokio::test]
async fn a_consent_ends_at_midnight_in_berlin_without_anything_having_run() {
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        let (work, _) = house.film().await;
        // The year's last day ends at 23:00 in Greenwich; the door closes a second early and never late.
        for (at, public) in [
            ("2026-12-31T22:59:58.999Z", true),
            ("2026-12-31T22:59:59Z", false),
            ("2026-12-31T23:00:00Z", false),
            ("2027-06-01T10:00:00Z", false),
        ] {
            house.clock.set(instant(at));
            assert_eq!(house.is_public(work).await, public, "at {at}");
        }
        assert_eq!(house.refused(work).await, ["Expired"]);
        let Answer::Refusal(refusal) = house.public(work).await else { panic!("public") };
        assert_eq!(refusal.answer(), Outcome::Gone);
    })
    .await;
}

#[tokio::test]
async fn a_withdrawal_is_true_for_the_next_question_and_cannot_be_undone_by_a_list() {
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        let (work, narrator) = house.film().await;
        assert!(house.is_public(work).await);
        let mut deed = house.deed().await;
        deed.withdraw(&withdrawal(narrator, Some(work), house.now())).await.unwrap();
        deed.commit().await.unwrap();
        assert_eq!(house.refused(work).await, ["Withdrawn"]);
        house.verifies().await;
        let mut deed = house.deed().await;
        let stranger = deed.person(&fact("stranger")).await.unwrap().0;
        let off_the_list = deed.appearances(work, &[appears(stranger)]).await;
        assert_eq!(off_the_list.unwrap_err().kind(), Kind::Conflict);
    })
    .await;
}

#[tokio::test]
async fn a_withdrawal_from_everything_closes_every_work_and_those_that_come_later() {
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        let (first, narrator) = house.film().await;
        let second = house.work("another-film", &[narrator]).await;
        house.agrees(second, narrator, "2026-12-31").await;
        house.clock.set(instant("2026-06-01T12:00:00Z"));
        let mut deed = house.deed().await;
        deed.withdraw(&withdrawal(narrator, None, house.now())).await.unwrap();
        deed.commit().await.unwrap();
        assert_eq!(house.refused(first).await, ["Withdrawn"]);
        assert_eq!(house.refused(second).await, ["Withdrawn"]);
        let third = house.work("a-third-film", &[narrator]).await;
        assert_eq!(house.refused(third).await, ["NoConsent", "Withdrawn"]);
        house.verifies().await;
    })
    .await;
}

#[tokio::test]
async fn of_two_declarations_at_once_one_wins_and_the_other_is_told() {
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        let (work, narrator) = house.film().await;
        let mut deed = house.deed().await;
        let seen_by_both = deed.head(work, narrator, voice_of(narrator)).await.unwrap();
        drop(deed);
        let officer = async |name: &str| {
            let mut deed = house.deed().await;
            let notice = deed.notice(&notice()).await?;
            let mut fact = declaration(narrator, notice, name);
            fact.given = house.now();
            deed.declare(work, &fact, seen_by_both).await?;
            deed.commit().await
        };
        let (one, two) = tokio::join!(officer("by one officer"), officer("by another"));
        let told: Vec<Kind> = [one, two].into_iter().filter_map(Result::err).map(|e| e.kind()).collect();
        assert_eq!(told, [Kind::Conflict]);
        house.verifies().await;
    })
    .await;
}

#[tokio::test]
async fn a_declaration_out_of_order_is_refused_with_what_to_do() {
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        let (work, narrator) = house.film().await;
        let mut deed = house.deed().await;
        let notice = deed.notice(&notice()).await.unwrap();
        let older = declaration(narrator, notice, "older than the first");
        let mut future = declaration(narrator, notice, "in the future");
        future.given = house.now().plus_millis(1);
        let mut foreign = declaration(narrator, notice, "in another's name");
        foreign.given = house.now();
        foreign.voice.capacity = Capacity::Guardian;
        let mut twice = declaration(narrator, notice, "a use twice");
        twice.given = house.now();
        twice.scopes.push(twice.scopes[0].clone());
        for fact in [older, future, foreign, twice] {
            let told = deed.declare_next(work, &fact).await.unwrap_err();
            assert_eq!(told.kind(), Kind::Invalid, "{}", fact.source_id);
        }
    })
    .await;
}

#[tokio::test]
async fn evidence_that_is_missing_when_looked_at_again_closes_the_work() {
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        let (work, _) = house.film().await;
        let mut tx = house.database.read().await.unwrap();
        let (paper,): (String,) =
            digitales::row!(&mut tx, (String,), "select evidence_id from consent_evidence").unwrap().unwrap();
        drop(tx);
        for (looked, reasons) in [
            (Checked::HashMismatch, vec!["EvidenceMissing"]),
            (Checked::Missing, vec!["EvidenceMissing"]),
            (Checked::Verified, vec![]),
        ] {
            house.clock.set(house.now().plus_millis(5_000));
            let mut deed = house.deed().await;
            deed.check_evidence(paper.parse().unwrap(), looked, "officer").await.unwrap();
            deed.commit().await.unwrap();
            assert_eq!(house.refused(work).await, reasons, "{looked:?}");
            house.verifies().await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_person_known_better_changes_every_work_of_theirs() {
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        let (work, _) = house.film().await;
        let mut deed = house.deed().await;
        let dead = PersonFact { died: Some(instant("2026-05-01")), ..fact("narrator") };
        assert_eq!(deed.person(&dead).await.unwrap().1, ["died"]);
        assert!(deed.person(&dead).await.unwrap().1.is_empty(), "the same again changes nothing");
        deed.commit().await.unwrap();
        assert_eq!(house.refused(work).await, ["PosthumousUnresolved"]);
        house.verifies().await;
    })
    .await;
}

#[tokio::test]
async fn a_new_school_gets_its_place_into_the_clearance_of_every_work() {
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        let (work, _) = house.film().await;
        assert_eq!(house.lines(work, Use::SchoolEmbed).await, []);
        let mut deed = house.deed().await;
        let (school, added) = deed
            .organisation(&OrganisationFact {
                kind: OrganisationKind::School,
                name: "Invented School".to_owned(),
                territory: "DE-BE".parse().unwrap(),
                recall_email: "desk@school.invalid".to_owned(),
                recall_phone: "+49 30 0000".to_owned(),
            })
            .await
            .unwrap();
        deed.agreement(&AgreementFact {
            source_id: "a1".to_owned(),
            organisation: school,
            uses: [Use::SchoolEmbed].into(),
            during: Interval { from: instant("2026-01-01"), until: instant("2027-01-01") },
            recall_hours: 24,
            evidence: EvidenceFact { kind: "agreement", ..seen() },
        })
        .await
        .unwrap();
        deed.commit().await.unwrap();
        assert!(added);
        let lines = house.lines(work, Use::SchoolEmbed).await;
        assert_eq!(lines.len(), 1);
        assert_eq!(lines[0].territory.code(), "DE-BE");
        house.verifies().await;
    })
    .await;
}

#[tokio::test]
async fn all_downloads_of_a_day_are_one_delivery() {
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        let (work, _) = house.film().await;
        let mut deed = house.deed().await;
        let partner = OrganisationFact {
            kind: OrganisationKind::RadioPartner,
            name: "Invented Radio".to_owned(),
            territory: "DE".parse().unwrap(),
            recall_email: "desk@radio.invalid".to_owned(),
            recall_phone: "+49 30 0001".to_owned(),
        };
        let (organisation, _) = deed.organisation(&partner).await.unwrap();
        let sql = "select id from edition where work_id = $1";
        let (edition,) = digitales::row!(deed.tx(), (String,), sql, work.text()).unwrap().unwrap();
        deed.commit().await.unwrap();
        let (edition, sha256) = (edition.parse().unwrap(), Sha256Digest::of(b"a broadcast file"));
        let fact = DeliveryFact { work, sha256, edition, organisation, use_: Use::BroadcastDownload };
        let mut marks = Vec::new();
        for hours in [0, 1, 22, 2] {
            house.clock.set(house.now().plus_millis(hours * 3_600_000));
            let mut deed = house.deed().await;
            marks.push(deed.deliver(&fact).await.unwrap());
            deed.commit().await.unwrap();
        }
        assert_eq!(marks, [1, 1, 1, 2]);
        let mut tx = house.database.read().await.unwrap();
        assert_eq!(deliveries(&mut tx, work).await.unwrap().len(), 2);
    })
    .await;
}

/// One random deed.
pub async fn something_happens(
    house: &House,
    dice: &mut Dice,
    works: &[Id<Work>],
    people: &[Id<Person>],
    n: u64,
) {
    let at = usize::try_from(dice.below(2)).unwrap();
    // The first two people are in the first work, the last two in the second.
    let (work, person) = (works[at], dice.one_of(&people[at..at + 2]));
    let mut deed = house.deed().await;
    let later = house.now().plus_millis(i64::try_from(dice.below(400)).unwrap() * 86_400_000);
    let during = Interval { from: house.now(), until: later.plus_millis(1) };
    match dice.below(8) {
        0..=2 => {
            let notice = deed.notice(&notice()).await.unwrap();
            let mut fact = declaration(person, notice, &format!("event {n}"));
            fact.given = house.now();
            fact.word = dice.one_of(&[Word::Given, Word::Given, Word::Refused]);
            fact.scopes[0].through = later.berlin_day();
            deed.declare_next(work, &fact).await.unwrap();
        }
        3 => {
            let whole = dice.once_in(2);
            deed.withdraw(&withdrawal(person, (!whole).then_some(work), house.now())).await.unwrap();
        }
        4 => {
            let fact = HoldFact { source_id: None, uses: None, during, cause: "dispute" };
            deed.hold(work, &fact, None).await.unwrap();
        }
        5 => {
            let fact = EmbargoFact {
                source_id: None,
                uses: Some([Use::PublicStream].into()),
                during,
                reason: "premiere".to_owned(),
                set_by: "curator".to_owned(),
            };
            deed.embargo(work, &fact).await.unwrap();
        }
        6 => {
            let key = format!("person {}", people.iter().position(|p| *p == person).unwrap());
            let age = dice.one_of(&[Age::Adult, Age::Adult, Age::Unknown]);
            deed.person(&PersonFact { age, ..fact(&key) }).await.unwrap();
        }
        _ => {
            let names = [DisplayNameFact {
                person,
                uses: Use::ALL.into(),
                shown: ShownName::Pseudonym(Name { written: "Ayla K.".to_owned(), spoken: None }),
                during,
            }];
            deed.display_names(work, &names).await.unwrap();
        }
    }
    if dice.once_in(6) {
        drop(deed); // The power goes out: nothing of it happened.
    } else {
        deed.commit().await.unwrap();
    }
}

#[tokio::test]
async fn over_any_history_what_is_stored_is_what_would_be_computed() {
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        let mut people = Vec::new();
        for n in 0..3 {
            people.push(house.person(&format!("person {n}")).await);
        }
        let works = [house.work("one", &people[..2]).await, house.work("two", &people[1..]).await];
        let mut dice = Dice(house.now().millis().cast_unsigned());
        for n in 0..60 {
            house.clock.set(house.now().plus_millis(86_400_000 / 3));
            something_happens(&house, &mut dice, &works, &people, n).await;
            house.verifies().await;
        }
    })
    .await;
}
