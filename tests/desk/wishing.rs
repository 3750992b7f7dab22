//! A wish for an original of somebody who is being forgotten already is answered like any other, with yes or with no.

use digitales::accounts::account::Role;
use digitales::consent::audit::Actor;
use digitales::consent::erasure::{self, Asked};
use digitales::consent::keeping::{self, TakesBack, Which};
use digitales::consent::record::{Capacity, Voice};

use crate::consents::field;
use crate::engines::on_each_engine;
use crate::office::{Office, Officer, leads, text};

fn person(office: &Office) -> String {
    format!("/de/desk/consent/people/{}", office.narrator)
}

/// The narrator asked to be forgotten; the film stays, since somebody else is in it.
async fn is_being_forgotten(office: &Office) {
    let voice = Voice { capacity: Capacity::Own, by: office.narrator };
    let asked = Asked { person: office.narrator, voice, with_others: vec![], channel: "phone", days: 14 };
    erasure::ask(&office.ledger, Actor::Command, &asked, office.clock.now()).await.unwrap();
}

/// A link to the narrator's own page.
async fn link(office: &Office, officer: &Officer) -> String {
    let own = format!("own {}", office.narrator);
    let card = [("deed", "link"), ("holder", own.as_str()), ("way", "card")];
    let card = text(&officer.post(&person(office), &card).await);
    format!("/my/{}", card.split("/my/").nth(1).unwrap().split('<').next().unwrap())
}

/// The wish there that the original goes.
async fn wishes_the_original_away(office: &Office, link: &str) {
    office.clock.set(office.clock.now().plus_millis(2000));
    let path = format!("{link}/{}/stop", office.work);
    let grant = field(&text(&office.get(&format!("GET {path}")).await), "grant");
    assert_eq!(office.post(&path, &[("grant", grant.as_str()), ("erase", "yes")], "").await.status, 303);
    office.clock.set(office.clock.now().plus_millis(2000));
}

#[tokio::test]
async fn a_further_original_of_somebody_who_is_being_forgotten_goes_by_two() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        office.somebody_passes_by().await;
        let kofi = office.officer("kofi", &[Role::ConsentOfficer]).await;
        let inge = office.officer("inge", &[Role::ConsentOfficer]).await;
        let link = link(&office, &kofi).await;
        is_being_forgotten(&office).await;
        let page = kofi.page(&person(&office)).await;
        assert!(!page.contains("name=\"deed\" value=\"erase\""), "nothing more can be asked for: {page}");
        wishes_the_original_away(&office, &link).await;
        assert!(kofi.page("/de/desk/consent?only=originals").await.contains(&person(&office)));
        let page = kofi.page(&person(&office)).await;
        assert!(
            page.contains("Weitere Originale löschen") && !page.contains("Diesen Menschen vergessen"),
            "{page}"
        );
        let (whose, work) = (format!("own {}", office.narrator), office.work.text());
        let mut form = vec![
            ("deed", "erase"),
            ("whose", whose.as_str()),
            ("channel", "phone"),
            ("when", "set"),
            ("note", "Sie hat es auf ihrer eigenen Seite verlangt."),
        ];
        let none = kofi.post(&person(&office), &form).await;
        assert_eq!(none.status, 422);
        assert!(text(&none).contains("Bitte mindestens ein Werk ankreuzen."), "{}", text(&none));
        form.push(("work", work.as_str()));
        let proposed = kofi.post(&person(&office), &form).await;
        assert_eq!(proposed.status, 303, "{}", text(&proposed));
        let proposal = leads(&proposed);
        let shown = inge.page(&proposal).await;
        assert!(shown.contains("Weitere Originale löschen") && shown.contains("the-key"), "{shown}");
        assert_eq!(inge.post(&proposal, &[("answer", "yes")]).await.status, 303);
        assert!(
            !kofi.page("/de/desk/consent?only=originals").await.contains(&person(&office)),
            "it is answered"
        );
        let own = text(&office.get(&format!("GET {link}/{}/erasure?lang=de", office.work)).await);
        assert!(own.contains("Das Original wird am") && own.contains("rufen Sie uns vorher an"), "{own}");
        let voice = Voice { capacity: Capacity::Own, by: office.narrator };
        let word = TakesBack { voice, channel: "phone" };
        let (now, which) = (office.clock.now(), Which::Whole);
        let back = keeping::cancel(&office.ledger, Actor::Command, office.narrator, (&which, &word), now);
        assert_eq!(back.await.unwrap(), 1);
        let list = kofi.page("/de/desk/consent/erasures").await;
        assert!(
            list.contains("the-key"),
            "the original goes although being forgotten was taken back: {list}"
        );
        assert_eq!(office.runs(&["audit", "verify"], "").0, 0);
    })
    .await;
}

#[tokio::test]
async fn a_wish_that_was_taken_back_meanwhile_is_not_carried_out() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        office.somebody_passes_by().await;
        let kofi = office.officer("kofi", &[Role::ConsentOfficer]).await;
        let inge = office.officer("inge", &[Role::ConsentOfficer]).await;
        let link = link(&office, &kofi).await;
        is_being_forgotten(&office).await;
        wishes_the_original_away(&office, &link).await;
        let (whose, work) = (format!("own {}", office.narrator), office.work.text());
        let form = [
            ("deed", "erase"),
            ("whose", whose.as_str()),
            ("channel", "phone"),
            ("when", "set"),
            ("work", work.as_str()),
            ("note", "Sie hat es auf ihrer eigenen Seite verlangt."),
        ];
        let proposal = leads(&kofi.post(&person(&office), &form).await);
        let path = format!("{link}/{}/erasure", office.work);
        let grant = field(&text(&office.get(&format!("GET {path}")).await), "grant");
        assert_eq!(office.post(&path, &[("grant", grant.as_str())], "").await.status, 303);
        let late = inge.post(&proposal, &[("answer", "yes")]).await;
        assert_eq!(late.status, 409, "{}", text(&late));
        assert_eq!(inge.post(&proposal, &[("answer", "no")]).await.status, 303);
        let list = kofi.page("/de/desk/consent/erasures").await;
        assert!(!list.contains("the-key"), "{list}");
    })
    .await;
}
