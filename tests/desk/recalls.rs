//! Recalls at the desk: the deadline, the text to send, what partners answer by hand; and what auditors check.

use digitales::accounts::account::Role;
use digitales::catalogue::edition::Edition;
use digitales::catalogue::work::Work;
use digitales::consent::audit::Actor;
use digitales::consent::fact::{DeliveryFact, OrganisationFact};
use digitales::consent::ledger::outbox::waiting_of;
use digitales::consent::ledger::{Deed, head, person_by_key};
use digitales::consent::recalling::call_back;
use digitales::consent::record::{OrganisationKind, Use};
use digitales::id::{Id, Sha256Digest};

use crate::engines::{Engine, on_each_engine};
use crate::office::{FILM, Office, Officer, text};
use crate::papers::takes_back;

const HOUR_MS: i64 = 60 * 60 * 1000;

fn film() -> Id<Work> {
    Id::derived("the film")
}

/// A station took a copy.
async fn a_station_took_a_copy(office: &Office) {
    let now = office.clock.now();
    let mut deed = Deed::begin(&office.ledger, Actor::Command, now).await.unwrap();
    let station = OrganisationFact {
        kind: OrganisationKind::RadioPartner,
        name: "Radio Weitblick".into(),
        territory: "DE".parse().unwrap(),
        recall_email: "recall@station.example".into(),
        recall_phone: "030 123".into(),
    };
    let (organisation, _) = deed.organisation(&station).await.unwrap();
    let edition: Id<Edition> = Id::derived("its original");
    let sha256 = Sha256Digest::of(b"the file");
    let fact = DeliveryFact { work: film(), sha256, edition, organisation, use_: Use::BroadcastDownload };
    deed.deliver(&fact).await.unwrap();
    deed.commit().await.unwrap();
}

/// A station took a copy, the narrator took everything back, and an officer is signed in: the address of the recall.
async fn recalled(engine: &Engine) -> (Office, Officer, String) {
    let office = Office::open(engine).await;
    let now = office.clock.now();
    a_station_took_a_copy(&office).await;
    let ayla =
        person_by_key(&mut office.ledger.database.read().await.unwrap(), "ayla").await.unwrap().unwrap();
    takes_back(&office.ledger, now, (ayla, film()), None).await;
    call_back(&office.ledger, now).await.unwrap();
    let mut tx = office.ledger.database.read().await.unwrap();
    let (id,) = digitales::row!(&mut tx, (String,), "select id from recall_notice").unwrap().unwrap();
    drop(tx);
    let officer = office.officer("officer", &[Role::ConsentOfficer]).await;
    office.clock.set(now.plus_millis(60_000));
    (office, officer, format!("/de/desk/consent/recalls/{id}"))
}

#[tokio::test]
async fn a_recall_says_what_must_stop_and_gives_the_text_without_a_reason_or_a_name() {
    on_each_engine(async |engine| {
        let (_office, officer, recall) = recalled(&engine).await;
        let list = officer.page("/de/desk/consent/recalls").await;
        assert!(
            list.contains("Radio Weitblick") && list.contains("Jede weitere Nutzung für: Radio"),
            "{list}"
        );
        assert!(list.contains("23 Stunden bleiben"), "{list}");
        let page = officer.page(&recall).await;
        let digest = Sha256Digest::of(b"the file").to_string();
        assert!(page.contains(&format!("Datei SHA-256 {digest}")), "{page}");
        assert!(page.contains("Please do not use this file any more"), "{page}");
        assert!(page.contains("mailto:recall@station.example?subject=R%C3%BCckruf"), "{page}");
        assert!(
            !page.contains("ayla") && !page.contains("Schlüssel") && !page.contains("zurückgenommen hat"),
            "{page}"
        );
    })
    .await;
}

#[tokio::test]
async fn answers_are_noted_by_hand_and_a_mistake_is_undone_by_a_further_event() {
    on_each_engine(async |engine| {
        let (_office, officer, recall) = recalled(&engine).await;
        let notes = async |form: &[(&str, &str)]| officer.post(&recall, form).await;
        let short = notes(&[("kind", "refused"), ("note", "no")]).await;
        assert_eq!(short.status, 400);
        assert!(text(&short).contains("mindestens 20 Zeichen") && text(&short).contains("value=\"no\""));
        assert_eq!(notes(&[("kind", "nonsense")]).await.status, 400);
        assert_eq!(notes(&[("kind", "sent")]).await.status, 303);
        assert_eq!(notes(&[("kind", "deleted"), ("note", "Frau Sommer, am Telefon")]).await.status, 303);
        let page = officer.page(&recall).await;
        assert!(page.contains("Frau Sommer, am Telefon") && page.contains("erledigt"), "{page}");
        assert_eq!(notes(&[("kind", "closed")]).await.status, 400, "it is done");
        assert_eq!(notes(&[("undo", "2")]).await.status, 303);
        assert_eq!(notes(&[("undo", "2")]).await.status, 400, "once is enough");
        let page = officer.page(&recall).await;
        assert!(page.contains("<s>gelöscht</s>") && page.contains("Nr. 2 zurückgenommen"), "{page}");
        assert!(page.contains("Konto officer"), "{page}");
    })
    .await;
}

#[tokio::test]
async fn an_answer_that_is_undone_sends_the_recall_again_unless_somebody_has_it() {
    on_each_engine(async |engine| {
        let (office, officer, recall) = recalled(&engine).await;
        let id = recall.rsplit('/').next().unwrap().to_owned();
        let waits = async || {
            let mut tx = office.ledger.database.read().await.unwrap();
            waiting_of(&mut tx, "recall", &id).await.unwrap().is_some()
        };
        assert!(waits().await);
        assert_eq!(officer.post(&recall, &[("kind", "acknowledged")]).await.status, 303);
        assert!(!waits().await, "who knows of it need not be written to");
        assert_eq!(officer.post(&recall, &[("undo", "1")]).await.status, 303);
        assert!(waits().await, "it was the wrong row");
        for (answer, number) in [("sent", "3"), ("deleted", "4")] {
            assert_eq!(officer.post(&recall, &[("kind", answer)]).await.status, 303, "{number}");
        }
        assert_eq!(officer.post(&recall, &[("undo", "4")]).await.status, 303);
        assert!(!waits().await, "it was sent");
        assert_eq!(officer.post(&recall, &[("undo", "3")]).await.status, 303);
        assert!(waits().await);
        let mut tx = office.ledger.database.read().await.unwrap();
        let waiting = "select count(*) from outbox where kind = 'recall' and done_at is null";
        assert_eq!(digitales::row!(&mut tx, (i64,), waiting).unwrap(), Some((1,)), "once");
    })
    .await;
}

#[tokio::test]
async fn an_overdue_recall_says_so_in_words_and_waits_in_the_inbox() {
    on_each_engine(async |engine| {
        let (office, _, recall) = recalled(&engine).await;
        office.clock.set(office.clock.now().plus_millis(24 * HOUR_MS));
        let officer = office.officer("late", &[Role::ConsentOfficer]).await;
        office.clock.set(office.clock.now().plus_millis(60_000));
        let page = officer.page(&recall).await;
        assert!(page.contains("Überfällig: nicht bestätigt."), "{page}");
        let inbox = officer.page("/de/desk/consent").await;
        assert!(inbox.contains("Radio Weitblick, Lieferung 1") && inbox.contains(&recall), "{inbox}");
        assert!(inbox.contains("1 Kopie bei anderen · 1 davon ist noch offen"), "{inbox}");
        officer.post(&recall, &[("kind", "acknowledged")]).await;
        let inbox = officer.page("/de/desk/consent").await;
        assert!(!inbox.contains("Radio Weitblick, Lieferung 1"), "{inbox}");
    })
    .await;
}

#[tokio::test]
async fn whoever_audits_reads_recalls_and_notes_nothing() {
    on_each_engine(async |engine| {
        let (office, _, recall) = recalled(&engine).await;
        let auditor = office.officer("auditor", &[Role::Auditor]).await;
        assert!(!auditor.page(&recall).await.contains("name=\"kind\""));
        assert_eq!(auditor.post(&recall, &[("kind", "sent")]).await.status, 403);
    })
    .await;
}

#[tokio::test]
async fn a_receipt_leads_to_who_said_what_in_which_words_and_whether_the_log_still_holds() {
    on_each_engine(async |engine| {
        let (office, _, _) = recalled(&engine).await;
        let auditor = office.officer("auditor", &[Role::Auditor]).await;
        let mut tx = office.ledger.database.read().await.unwrap();
        let sql = "select number, hash from audit_entry where kind = $1";
        let (number, hash) = digitales::row!(&mut tx, (i64, String), sql, "consent_record").unwrap().unwrap();
        let (taken, _) = digitales::row!(&mut tx, (i64, String), sql, "withdrawal").unwrap().unwrap();
        let last = head(&mut tx).await.unwrap().unwrap();
        drop(tx);
        let asks = async |of: &str| auditor.page(&format!("/de/desk/consent/receipt?of={of}")).await;
        for of in [number.to_string(), hash.clone(), format!("{number}:{hash}")] {
            let page = asks(&of).await;
            assert!(page.contains("Was mit der Geschichte geschieht") && page.contains(FILM), "{of}: {page}");
            assert!(page.contains("<strong>Zurückgenommen: ") && !page.contains("word head"), "{of}: {page}");
            assert!(page.contains("unverändert") && page.contains("steht noch genau so da"), "{of}: {page}");
        }
        assert!(asks(&taken.to_string()).await.contains("alle Nutzungen"));
        assert!(asks(&format!("{number}:{}", last.hash)).await.contains("ein anderer als der im Protokoll"));
        assert!(asks("999999").await.contains("Einen solchen Eintrag gibt es hier nicht"));
        let log = auditor.page("/de/desk/consent/log").await;
        assert!(log.contains("Einwilligung") && log.contains("Widerruf") && log.contains("Rückruf"), "{log}");
        assert!(!log.contains("ayla"), "{log}");
    })
    .await;
}

#[tokio::test]
async fn after_a_withdrawal_of_some_uses_it_stands_there_what_closed_and_the_text_to_send() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        a_station_took_a_copy(&office).await;
        let kofi = office.officer("kofi", &[Role::ConsentOfficer]).await;
        let (whose, write) = (
            format!("{0} own {0}", office.narrator),
            format!("/de/desk/consent/works/{}/write", office.work),
        );
        let form = [
            ("deed", "withdraw"),
            ("whose", whose.as_str()),
            ("from", "this"),
            ("channel", "phone"),
            ("uses", "broadcast_download"),
        ];
        let done = kofi.post(&write, &form).await;
        let told = kofi.page(done.header("location").unwrap_or_else(|| panic!("{}", text(&done)))).await;
        assert!(told.contains("Geschlossen: Radio."), "{told}");
        let recall = told.split("href=\"").find(|part| part.starts_with("/de/desk/consent/recalls/"));
        let recall = recall.unwrap_or_else(|| panic!("no recall: {told}")).split('"').next().unwrap();
        let page = kofi.page(recall).await;
        assert!(page.contains("Please do not use this file any more"), "{page}");
        assert!(page.contains(&format!("http://{}/radio", office.address)), "where it is answered: {page}");
        assert!(!page.contains("the library that gave this file"), "{page}");
    })
    .await;
}
