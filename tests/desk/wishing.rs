//! A wish for an original of somebody who is being forgotten already is answered like any other, with yes or with no.

use digitales::accounts::account::Role;
use digitales::consent::audit::Actor;
use digitales::consent::erasure::{self, Asked};
use digitales::consent::keeping::{self, TakesBack, Which};
use digitales::consent::record::{Capacity, Voice};

use crate::consents::field;
use crate::engines::on_each_engine;
use crate::office::{Office, Officer, leads, text};
use crate::socket::Answer;

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

/// They keep the original after all, on their own page.
async fn keeps_it(office: &Office, link: &str) {
    let path = format!("{link}/{}/erasure", office.work);
    let grant = field(&text(&office.get(&format!("GET {path}")).await), "grant");
    assert_eq!(office.post(&path, &[("grant", grant.as_str())], "").await.status, 303);
}

/// An officer proposes that the original goes, it is kept meanwhile, and the other can answer with no alone.
async fn only_no_is_left_once_it_is_kept(office: &Office, link: &str, (kofi, inge): (&Officer, &Officer)) {
    let proposal = leads(&proposes(office, kofi).await);
    keeps_it(office, link).await;
    let late = inge.post(&proposal, &[("answer", "yes")]).await;
    assert_eq!(late.status, 409, "{}", text(&late));
    assert_eq!(inge.post(&proposal, &[("answer", "no")]).await.status, 303);
    let list = kofi.page("/de/desk/consent/erasures").await;
    assert!(!list.contains("the-key"), "{list}");
}

/// The two officers, and a link to the narrator's own page; somebody else is in the film too.
async fn staffed(office: &Office) -> (Officer, Officer, String) {
    office.somebody_passes_by().await;
    let kofi = office.officer("kofi", &[Role::ConsentOfficer]).await;
    let inge = office.officer("inge", &[Role::ConsentOfficer]).await;
    let link = link(office, &kofi).await;
    (kofi, inge, link)
}

/// An officer asks that the original of the film goes too.
async fn proposes(office: &Office, officer: &Officer) -> Answer {
    let (whose, work) = (format!("own {}", office.narrator), office.work.text());
    officer.post(&person(office), &goes_too(&whose, &work)).await
}

/// What an officer sends to have the original of the film go too.
fn goes_too<'a>(whose: &'a str, work: &'a str) -> Vec<(&'static str, &'a str)> {
    vec![
        ("deed", "erase"),
        ("whose", whose),
        ("channel", "phone"),
        ("when", "set"),
        ("note", "Sie hat es auf ihrer eigenen Seite verlangt."),
        ("work", work),
    ]
}

#[tokio::test]
async fn a_further_original_of_somebody_who_is_being_forgotten_goes_by_two() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let (kofi, inge, link) = staffed(&office).await;
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
        let mut form = goes_too(&whose, &work);
        form.pop();
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
        assert!(own.contains("Das Original wird am") && own.contains("sprechen Sie vorher mit uns"), "{own}");
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
        let (kofi, inge, link) = staffed(&office).await;
        is_being_forgotten(&office).await;
        wishes_the_original_away(&office, &link).await;
        only_no_is_left_once_it_is_kept(&office, &link, (&kofi, &inge)).await;
    })
    .await;
}

#[tokio::test]
async fn an_original_that_is_kept_after_all_does_not_go_with_being_forgotten_either() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let (kofi, inge, link) = staffed(&office).await;
        wishes_the_original_away(&office, &link).await;
        only_no_is_left_once_it_is_kept(&office, &link, (&kofi, &inge)).await;
    })
    .await;
}

/// A wish of somebody whose keys are gone by now, and an officer who sees it.
async fn forgotten_with_a_wish(office: &Office) -> Officer {
    office.somebody_passes_by().await;
    let kofi = office.officer("kofi", &[Role::ConsentOfficer]).await;
    let link = link(office, &kofi).await;
    is_being_forgotten(office).await;
    wishes_the_original_away(office, &link).await;
    office.clock.set(office.clock.now().plus_millis(15 * 86_400_000));
    office.eraser.due().await.unwrap();
    let kofi = office.officer("kwame", &[Role::ConsentOfficer]).await;
    assert!(kofi.page("/de/desk/consent?only=originals").await.contains(&person(office)));
    kofi
}

#[tokio::test]
async fn a_wish_of_whoever_was_forgotten_before_the_answer_is_answered_with_yes() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let kofi = forgotten_with_a_wish(&office).await;
        let inge = office.officer("inge", &[Role::ConsentOfficer]).await;
        let proposed = proposes(&office, &kofi).await;
        assert_eq!(proposed.status, 303, "{}", text(&proposed));
        let answered = inge.post(&leads(&proposed), &[("answer", "yes")]).await;
        assert_eq!(answered.status, 303, "{}", text(&answered));
        assert!(kofi.page("/de/desk/consent/erasures").await.contains("the-key"));
        assert!(!kofi.page("/de/desk/consent?only=originals").await.contains(&person(&office)));
        assert_eq!(office.runs(&["audit", "verify"], "").0, 0);
    })
    .await;
}

#[tokio::test]
async fn a_wish_of_whoever_was_forgotten_before_the_answer_is_answered_with_no() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let kofi = forgotten_with_a_wish(&office).await;
        let wish = field(&kofi.page(&person(&office)).await, "wish");
        let reasons = "Eine andere erzählt darin auch und will, dass ihre Stimme bleibt.";
        let form =
            [("deed", "keep-original"), ("wish", wish.as_str()), ("reasons", reasons), ("language", "de")];
        let answered = kofi.post(&person(&office), &form).await;
        assert_eq!(answered.status, 303, "{}", text(&answered));
        assert!(!kofi.page("/de/desk/consent?only=originals").await.contains(&person(&office)));
        assert!(!office.finds_on_disk(b"ihre Stimme bleibt"));
        assert_eq!(office.runs(&["audit", "verify"], "").0, 0);
    })
    .await;
}
