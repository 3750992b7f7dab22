//! The head of the audit log goes to those outside who keep it, after each withdrawal.

use crate::engines::on_each_engine;
use crate::mail_server::Mood;
use crate::office::{Office, UNSAID};

#[tokio::test]
async fn each_witness_gets_each_head_once_also_when_another_one_cannot_be_reached() {
    on_each_engine(async |engine| {
        let witnesses = ("AUDIT_WITNESSES", "officer@authority.example, head@station.example".to_owned());
        let office = Office::with(&engine, &[witnesses]).await;
        // The first look of a server sends a head, too.
        office.mail.waits_for(2).await;
        office.until("audit_head", <[_]>::is_empty).await;
        office.mail.takes_the_next(&[Mood::Says("RCPT", "450 4.2.1 full")]);
        office.library.narrator_withdraws(None).await;
        office.mail.waits_for(3).await;
        office.until("audit_head", |items| items.iter().any(|item| item.last_error.is_some())).await;
        office.later(5_000);
        let mails = office.mail.waits_for(4).await;
        office.until("audit_head", <[_]>::is_empty).await;
        let mut reached: Vec<_> = mails[2..].iter().map(|mail| mail.to.concat()).collect();
        reached.sort();
        assert_eq!(reached, ["head@station.example", "officer@authority.example"]);
        assert_ne!(mails[2].header("Message-ID"), mails[3].header("Message-ID"));
        let text = mails[3].text();
        let entry = text.split("--head ").nth(1).unwrap().split_whitespace().next().unwrap();
        assert!(office.does(&["audit", "verify", "--head", entry]).await.contains("holds"), "{entry}");
        for unsaid in UNSAID {
            assert!(!text.contains(unsaid), "{unsaid}: {text}");
        }
    })
    .await;
}
