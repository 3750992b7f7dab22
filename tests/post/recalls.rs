//! Recalls go to the partner who has the copy: soon, once, again when they did not arrive, and saying no more than they must.

use crate::engines::on_each_engine;
use crate::mail_server::Mood;
use crate::office::{FROM, Office, UNSAID};
use crate::socket::ask;

#[tokio::test]
async fn a_recall_tells_the_partner_what_must_stop_and_neither_why_nor_who() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        office.calls_a_copy_back().await;
        let mail = office.mail.waits_for(1).await.remove(0);
        assert_eq!(
            (mail.from.as_str(), mail.to.as_slice()),
            (FROM, &["desk@partner.example".to_owned()][..])
        );
        assert_eq!(mail.header("Subject"), "Rückruf: Lieferung 1 / Recall: delivery 1");
        assert_eq!(mail.header("Auto-Submitted"), "auto-generated");
        assert_eq!(mail.header("Content-Type"), "text/plain; charset=utf-8");
        let text = mail.text();
        for said in [
            "Bitte nutzen Sie diese Datei ab sofort nicht mehr",
            "Please do not use this file any more",
            &digitales::id::Sha256Digest::of(b"a broadcast file").to_string(),
            &office.library.work.text(),
            "Dienstag, 2. Juni 2026, 12:00",
            "recall@library.example",
        ] {
            assert!(text.contains(said), "{said}: {text}");
        }
        for unsaid in UNSAID {
            assert!(!mail.source.contains(unsaid) && !text.contains(unsaid), "{unsaid}: {text}");
        }
        office.until("recall", <[_]>::is_empty).await;
        assert_eq!(office.happened().await, ["sent"]);
        assert_eq!(office.mail.received().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn what_the_server_does_not_take_now_is_sent_later_under_the_same_number() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        office.mail.takes_the_next(&[
            Mood::Says("RCPT", "451 4.7.1 try again"),
            Mood::CutsAt("DATA"),
            Mood::KeepsAndCuts,
        ]);
        office.calls_a_copy_back().await;
        let tried = office.until("recall", |items| items.iter().any(|item| item.last_error.is_some())).await;
        assert_eq!((tried[0].attempts, tried[0].last_error.as_deref()), (1, Some("later 451")));
        assert!(tried[0].due > office.library.clock.now());
        office.later(5_000);
        let tried = office
            .until("recall", |items| {
                items
                    .iter()
                    .any(|item| item.attempts == 2 && item.last_error.as_deref() == Some("unreachable"))
            })
            .await;
        assert!(office.mail.received().is_empty() && !tried[0].is_stuck(office.library.clock.now()));
        office.later(15_000);
        office.mail.waits_for(1).await;
        office
            .until("recall", |items| {
                items.iter().any(|item| {
                    item.attempts == 3
                        && item.due > office.library.clock.now().plus_millis(40_000)
                        && item.due < office.library.clock.now().plus_millis(50_000)
                })
            })
            .await;
        office.later(45_000);
        let mails = office.mail.waits_for(2).await;
        assert_eq!(mails[0].source, mails[1].source, "a double is recognised");
        assert!(mails[0].header("Message-ID").ends_with("@library.example>"));
        office.until("recall", <[_]>::is_empty).await;
        assert_eq!(office.happened().await, ["sent"]);
    })
    .await;
}

#[tokio::test]
async fn what_the_server_refuses_waits_for_a_person_who_has_it_tried_again() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        office.mail.takes_the_next(&[Mood::Says("RCPT", "550 5.1.1 desk@partner.example is unknown")]);
        office.calls_a_copy_back().await;
        let left = office.until("recall", |items| items.iter().any(|item| item.waits.is_some())).await;
        assert_eq!(left[0].last_error.as_deref(), Some("refused 550"));
        assert_eq!(office.happened().await, ["bounced"]);
        let listed = office.does(&["post", "list", "--stuck"]).await;
        assert!(listed.contains(&left[0].id.text()) && listed.contains("WAITS FOR YOU"), "{listed}");
        assert!(!listed.contains("partner.example"), "{listed}");
        let json = office.does(&["post", "list", "--json", "--stuck"]).await;
        let json: serde_json::Value = serde_json::from_str(json.lines().next().unwrap()).unwrap();
        assert_eq!((&json["kind"], &json["reason"]), (&"recall".into(), &"refused 550".into()));
        office.is_today();
        office.does(&["post", "retry"]).await;
        office.mail.waits_for(1).await;
        office.until("recall", <[_]>::is_empty).await;
        assert_eq!(office.happened().await, ["bounced", "sent"]);
    })
    .await;
}

#[tokio::test]
async fn a_partner_who_knows_already_is_not_written_to() {
    on_each_engine(async |engine| {
        let office = Office::open(&engine).await;
        office.mail.takes_the_next(&[Mood::Says("MAIL", "421 closing")]);
        office.calls_a_copy_back().await;
        let tried = office.until("recall", |items| items.iter().any(|item| item.last_error.is_some())).await;
        office.does(&["post", "done", &tried[0].id.text()]).await;
        assert_eq!(office.happened().await, ["sent"]);
        office.later(60_000);
        assert!(office.waiting("recall").await.is_empty() && office.mail.received().is_empty());
        let again = office.runs(&["post", "done", &tried[0].id.text()], &[]).await;
        let told = String::from_utf8_lossy(&again.stderr);
        assert_eq!(again.status.code(), Some(4), "{told}");
    })
    .await;
}

#[tokio::test]
async fn without_a_way_a_recall_waits_and_goes_as_soon_as_there_is_one() {
    on_each_engine(async |engine| {
        let mail = crate::mail_server::MailServer::open().await;
        let office = Office::on(&engine, mail, &[]).await;
        office.calls_a_copy_back().await;
        let left = office.until("recall", |items| items.iter().any(|item| item.waits.is_some())).await;
        assert_eq!(left[0].last_error.as_deref(), Some("no_way"));
        assert!(office.happened().await.is_empty());
        let ready = ask(office.library.address, "GET /readyz").await;
        assert_eq!(ready.status, 200);
        let serving = office.serves();
        office.mail.waits_for(1).await;
        office.until("recall", <[_]>::is_empty).await;
        drop(serving);
    })
    .await;
}
