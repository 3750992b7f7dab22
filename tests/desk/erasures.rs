//! Originals that are kept after all, because somebody took the wish back while the days ran.

use digitales::accounts::account::Role;
use digitales::consent::audit::Actor;
use digitales::consent::keeping::{self, TakesBack, Which};
use digitales::consent::record::{Capacity, Voice};

use crate::engines::on_each_engine;
use crate::office::{Office, Officer, leads};
use crate::settling::{card, faulty, person, public, wishes_the_original_away};

/// The page of the one erasure that runs.
async fn running(officer: &Officer) -> String {
    let list = officer.page("/de/desk/consent/erasures").await;
    let there = list.split("href=\"").find(|part| part.starts_with("/de/desk/consent/erasures/")).unwrap();
    there.split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn an_erasure_is_taken_back_at_the_desk_by_whose_word_it_was_while_the_days_run() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let (_, [mother, _]) = office.a_girl_joins().await;
        let kofi = office.officer("kofi", &[Role::ConsentOfficer]).await;
        let inge = office.officer("inge", &[Role::ConsentOfficer]).await;
        let lin = office.officer("lin", &[Role::Auditor]).await;
        let (own, stranger) = (format!("own {}", office.narrator), format!("guardian {mother}"));
        let why = "Am Telefon bestätigt, mit Rückruf unter der bekannten Nummer.";
        let erase = [
            ("deed", "erase"),
            ("whose", own.as_str()),
            ("channel", "phone"),
            ("when", "set"),
            ("note", why),
        ];
        let offered = |page: &str| page.contains("name=\"deed\" value=\"erase\"");
        let to = leads(&kofi.post(&person(&office), &erase).await);
        let page = kofi.page(&person(&office)).await;
        assert!(page.contains("wartet auf eine zweite Person") && !offered(&page), "{page}");
        assert_eq!(inge.post(&to, &[("answer", "yes")]).await.status, 303);
        assert_eq!(kofi.post(&person(&office), &erase).await.status, 409, "it runs already");
        let there = &running(&kofi).await;
        let page = kofi.page(&person(&office)).await;
        assert!(page.contains("Die Löschung läuft") && page.contains("14 Tage"), "{page}");
        assert!(page.contains(there) && !offered(&page), "{page}");
        let page = faulty(&kofi, there, &[("channel", "")]).await;
        assert!(page.contains("id=\"whose-fault\"") && page.contains("id=\"channel-fault\""), "{page}");
        let others = [("whose", stranger.as_str()), ("channel", "phone")];
        assert_eq!(kofi.post(there, &others).await.status, 409, "another's word does not take it back");
        let form = [("whose", own.as_str()), ("channel", "phone")];
        assert_eq!(lin.post(there, &form).await.status, 403);
        let done = kofi.post(there, &form).await;
        assert_eq!(leads(&done), "/de/desk/consent/erasures?done=cancelled");
        let list = kofi.page("/de/desk/consent/erasures?done=cancelled").await;
        assert!(list.contains("Die Löschung ist zurückgenommen") && list.contains("Nichts läuft."), "{list}");
        assert_eq!(kofi.get(there).await.status, 404);
        assert!(offered(&kofi.page(&person(&office)).await));
        assert!(matches!(public(&office).await, 404 | 410), "what was withdrawn stays so");
        assert_eq!(office.runs(&["audit", "verify"], "").0, 0);
    })
    .await;
}

#[tokio::test]
async fn after_its_days_an_erasure_is_taken_back_by_nobody() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let kofi = office.officer("kofi", &[Role::ConsentOfficer]).await;
        let link = card(&office, &kofi).await;
        wishes_the_original_away(&office, &link).await;
        let there = &running(&kofi).await;
        assert!(kofi.page(there).await.contains("Doch nicht löschen"));
        office.clock.set(office.clock.now().plus_millis(15 * 86_400_000));
        let kofi = office.officer("kwame", &[Role::ConsentOfficer]).await;
        assert!(!kofi.page(there).await.contains("Doch nicht löschen"));
        let form = [("whose", format!("own {}", office.narrator)), ("channel", "phone".to_owned())];
        let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(kofi.post(there, &form).await.status, 409);
    })
    .await;
}

#[tokio::test]
async fn who_takes_back_being_forgotten_leaves_the_wish_for_one_original_as_it_was() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let kofi = office.officer("kofi", &[Role::ConsentOfficer]).await;
        let link = card(&office, &kofi).await;
        wishes_the_original_away(&office, &link).await;
        let (now, narrator) = (office.clock.now(), office.narrator);
        let word = TakesBack { voice: Voice { capacity: Capacity::Own, by: narrator }, channel: "in_person" };
        let cancels = async |which: Which| {
            let which = (&which, &word);
            keeping::cancel(&office.ledger, Actor::Command, narrator, which, now).await.unwrap()
        };
        assert_eq!(cancels(Which::Whole).await, 0);
        assert!(kofi.page("/de/desk/consent/erasures").await.contains("the-key"), "it still runs");
        assert_eq!(cancels(Which::Works(vec![office.work])).await, 1);
        assert!(kofi.page("/de/desk/consent/erasures").await.contains("Nichts läuft."));
        let (code, _, told) = office.runs(&["person", "erase", "ayla", "--cancel"], "");
        assert!(code != 0 && told.contains("no wish to be forgotten"), "{told}");
    })
    .await;
}
