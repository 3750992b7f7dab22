//! Asking again: everybody by where it stands, letters with a link of their own, noes that close, deaths that ask the
//! relatives.

use digitales::accounts::account::Role;
use digitales::consent::audit::Actor;
use digitales::consent::fact::RelativeFact;
use digitales::consent::ledger::Deed;
use digitales::consent::record::OnDeath;

use crate::engines::on_each_engine;
use crate::office::{Office, Officer, text};
use crate::papers;

const LIST: &str = "/de/desk/asking";

fn step<'a>(
    person: &'a str,
    whom: &'a str,
    what: &'a str,
    more: &[(&'a str, &'a str)],
) -> Vec<(&'a str, &'a str)> {
    let _ = person;
    let mut form = vec![("step", what), ("whom", whom), ("channel", "post"), ("day", "2026-06-01")];
    form.extend_from_slice(more);
    form
}

/// How many people stand at a state, by the table on the page.
fn standing(page: &str, state: &str) -> (String, String) {
    let row = page.split(&format!("href=\"?state={state}\"")).nth(1).unwrap_or_else(|| panic!("{page}"));
    let mut cells = row.split("<td>").skip(1).map(|cell| cell.split('<').next().unwrap().to_owned());
    (cells.next().unwrap(), cells.next().unwrap())
}

async fn told(officer: &Officer, at: &str, form: &[(&str, &str)]) {
    let answer = officer.post(at, form).await;
    assert_eq!(answer.status, 303, "{}", text(&answer));
}

#[tokio::test]
async fn who_was_never_asked_is_written_to_found_and_heard() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let friend = office.joins("old-friend").await.text();
        let kofi = office.officer("kofi", &[Role::ConsentOfficer]).await;
        let page = kofi.page(LIST).await;
        assert_eq!(standing(&page, "not_tried"), ("1".into(), "1".into()), "one person, one dark work");
        assert!(page.contains("old-friend") && !page.contains(">ayla<"), "{page}");
        let inbox = kofi.page("/de/desk/consent?only=unasked").await;
        let there = format!("/de/desk/asking?work={}", office.work);
        assert!(inbox.contains(&there), "{inbox}");
        assert!(kofi.page(&there).await.contains("old-friend"));
        let at = format!("{LIST}/{friend}");
        let whom = format!("{friend} own {friend}");
        let letter = kofi.post(&format!("{at}/letter"), &[("whom", &whom), ("channel", "post")]).await;
        let page = text(&letter);
        assert_eq!(letter.status, 200, "{page}");
        assert!(
            page.contains("lang=\"ar\" dir=\"rtl\"") && page.contains("<svg"),
            "in the person's language: {page}"
        );
        for name in ["the-key", "Schlüssel", "old-friend", "Digitales"] {
            assert!(!page.contains(name), "{name} stands in a letter that others may open");
        }
        assert_eq!(letter.header("cache-control"), Some("no-store"));
        let link = page.split("dir=\"ltr\">").nth(1).unwrap().split('<').next().unwrap();
        let own = office.get(&format!("GET {}", &link[link.find("/my/").unwrap()..])).await;
        assert_eq!(own.status, 200, "the card opens their own page");
        assert_eq!(standing(&kofi.page(LIST).await, "written_to"), ("1".into(), "1".into()));
        told(&kofi, &at, &step(&friend, &whom, "moved", &[("note", "Nachbarin fragen: 030 4711")])).await;
        assert!(!office.finds_on_disk(b"030 4711"), "a note is sealed");
        let page = kofi.page(&at).await;
        assert!(page.contains("Verzogen") && !page.contains("4711"), "{page}");
        let opened = text(&kofi.post(&format!("{at}/notes"), &[]).await);
        assert!(opened.contains("Nachbarin fragen: 030 4711"), "{opened}");
        told(&kofi, &at, &step(&friend, &whom, "found", &[])).await;
        told(&kofi, &at, &step(&friend, &whom, "yes", &[])).await;
        assert_eq!(office.get("GET /de/works/the-key").await.status, 410, "a yes by word opens nothing");
        assert!(
            kofi.page(&at).await.contains(&format!("/record?person={friend}")),
            "it leads to the consent"
        );
        told(&kofi, &at, &step(&friend, &whom, "no", &[])).await;
        let page = kofi.page(LIST).await;
        assert_eq!(standing(&page, "no"), ("1".into(), "0".into()));
        assert_eq!(standing(&page, "not_tried").0, "0");
        assert_eq!(office.runs(&["audit", "verify"], "").0, 0, "every step has its witness");
    })
    .await;
}

#[tokio::test]
async fn a_no_said_while_asking_takes_back_everything_at_once() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let kofi = office.officer("kofi", &[Role::ConsentOfficer]).await;
        let ayla = office.narrator.text();
        assert_eq!(office.get("GET /de/works/the-key").await.status, 200);
        let whom = format!("{ayla} own {ayla}");
        told(&kofi, &format!("{LIST}/{ayla}"), &step(&ayla, &whom, "no", &[])).await;
        assert_eq!(office.get("GET /de/works/the-key").await.status, 410);
        assert!(!kofi.page(&format!("{LIST}/{ayla}")).await.contains("/letter"), "nobody asks again");
        let letter = [("whom", whom.as_str()), ("channel", "post")];
        assert_eq!(kofi.post(&format!("{LIST}/{ayla}/letter"), &letter).await.status, 422);
        let auditor = office.officer("vera", &[Role::Auditor]).await;
        let page = auditor.page(&format!("{LIST}/{ayla}")).await;
        assert!(
            page.contains("Nein gesagt") && !page.contains("<textarea"),
            "auditors read and do not write"
        );
        let tried = auditor.post(&format!("{LIST}/{ayla}"), &step(&ayla, &whom, "found", &[])).await;
        assert_eq!(tried.status, 403);
    })
    .await;
}

#[tokio::test]
async fn the_dead_are_not_deleted_and_their_relatives_are_asked() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        let kofi = office.officer("kofi", &[Role::ConsentOfficer]).await;
        let ayla = office.narrator.text();
        let mut deed = Deed::begin(&office.ledger, Actor::Import, office.clock.now()).await.unwrap();
        let (relative, _) = deed.person(&papers::adult("daughter", "tr")).await.unwrap();
        let evidence = papers::evidence("guardian_proof");
        let fact = RelativeFact { person: office.narrator, relative, relation: "child", evidence };
        deed.relative(&fact).await.unwrap();
        deed.wishes(office.narrator, OnDeath::AskRelatives).await.unwrap();
        deed.commit().await.unwrap();
        assert_eq!(office.get("GET /de/works/the-key").await.status, 200);
        let at = format!("{LIST}/{ayla}");
        let own = format!("{ayla} own {ayla}");
        let undated = kofi.post(&at, &step(&ayla, &own, "dead", &[])).await;
        assert_eq!(undated.status, 422, "a death has a date, as well as it is known");
        told(&kofi, &at, &step(&ayla, &own, "dead", &[("died", "2019")])).await;
        assert_eq!(office.get("GET /de/works/the-key").await.status, 410, "no relative has said yes");
        let page = kofi.page(&at).await;
        assert!(
            page.contains("Gestorben") && page.contains("Alle eingetragenen Angehörigen fragen"),
            "{page}"
        );
        assert_eq!(office.said(office.narrator).await, ["given"], "nothing is deleted");
        let whom = format!("{ayla} relative {relative}");
        let letter = kofi.post(&format!("{at}/letter"), &[("whom", &whom), ("channel", "post")]).await;
        assert_eq!(letter.status, 200, "{}", text(&letter));
        assert!(text(&letter).contains("lang=\"tr\""), "in the relative's language");
        // What a file says of the living does not bring anybody back.
        let mut deed = Deed::begin(&office.ledger, Actor::Import, office.clock.now()).await.unwrap();
        let living = digitales::consent::fact::PersonFact {
            on_death: OnDeath::AskRelatives,
            ..papers::adult("ayla", "de")
        };
        deed.person(&living).await.unwrap();
        deed.commit().await.unwrap();
        assert_eq!(office.get("GET /de/works/the-key").await.status, 410);
        assert_eq!(kofi.post(&at, &step(&ayla, &own, "yes", &[])).await.status, 422, "the dead say nothing");
        told(&kofi, &at, &step(&ayla, &own, "found", &[])).await;
        office.clock.set(office.clock.now().plus_millis(2000));
        assert_eq!(
            office.get("GET /de/works/the-key").await.status,
            200,
            "it was somebody else of that name"
        );
    })
    .await;
}

#[tokio::test]
async fn many_people_stand_on_pages_and_are_found_by_their_key() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        for n in 0..53 {
            office.joins(&format!("person-{n:02}")).await;
        }
        let kofi = office.officer("kofi", &[Role::ConsentOfficer]).await;
        let first = kofi.page(&format!("{LIST}?state=not_tried")).await;
        assert_eq!(standing(&first, "not_tried"), ("53".into(), "1".into()));
        assert!(first.contains("person-49") && !first.contains("person-50"));
        let next = first.split("class=\"button\" href=\"").nth(1).unwrap().split('"').next().unwrap();
        let second = kofi.page(&format!("{LIST}{}", next.replace("&#38;", "&").replace("&amp;", "&"))).await;
        assert!(second.contains("person-52") && !second.contains("person-49"), "{second}");
        let found = kofi.page(&format!("{LIST}?search=ON-51")).await;
        assert!(found.contains("person-51") && !found.contains("person-50"));
        assert!(kofi.page(&format!("{LIST}?state=moved")).await.contains("Hier steht niemand."));
    })
    .await;
}

#[tokio::test]
async fn by_command_somebody_is_asked_and_every_step_answers_with_its_receipt() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        office.joins("old-friend").await;
        let json = |text: &str| -> serde_json::Value { serde_json::from_str(text).unwrap() };
        let (code, out, told) = office.runs(&["person", "asking"], "");
        assert_eq!(code, 0, "{told}");
        let before = json(&out);
        assert_eq!(
            (&before["dark_unasked"], &before["states"]["not_tried"]["people"]),
            (&1.into(), &1.into())
        );
        let (code, out, told) = office.runs(&["person", "ask", "old-friend"], "");
        assert!(code == 0 && out.contains("/my/") && out.contains("الصمت"), "{out}{told}");
        let moved = r#"{"person": "old-friend", "step": "moved", "channel": "post", "day": "2026-05-01"}"#;
        let (code, out, told) = office.runs(&["person", "asked"], moved);
        assert!(
            code == 0 && json(&out)["state"] == "moved" && json(&out)["receipt"]["number"].is_number(),
            "{told}"
        );
        let (_, out, _) = office.runs(&["person", "asking", "--state", "moved"], "");
        assert_eq!(json(&out)["people"][0]["last_day"], "2026-05-01");
        for wrong in [
            r#"{"person": "old-friend", "step": "dead", "channel": "phone"}"#,
            r#"{"person": "old-friend", "step": "dead", "channel": "phone", "died": "2999"}"#,
            r#"{"person": "old-friend", "step": "gone", "channel": "phone"}"#,
            r#"{"person": "nobody", "step": "found", "channel": "phone"}"#,
        ] {
            assert_ne!(office.runs(&["person", "asked"], wrong).0, 0, "{wrong}");
        }
        let page = tempfile::tempdir().unwrap();
        let file = page.path().join("letter.html");
        let nowhere = page.path().join("no such folder/letter.html");
        let (code, ..) =
            office.runs(&["person", "ask", "old-friend", "--page", nowhere.to_str().unwrap()], "");
        assert_ne!(code, 0);
        let (_, out, _) = office.runs(&["person", "asking", "--state", "moved"], "");
        assert_eq!(json(&out)["people"].as_array().unwrap().len(), 1, "nobody was written to: {out}");
        let (code, _, told) =
            office.runs(&["person", "ask", "old-friend", "--page", file.to_str().unwrap()], "");
        assert!(code == 0 && std::fs::read_to_string(&file).unwrap().contains("<svg"), "{told}");
    })
    .await;
}
