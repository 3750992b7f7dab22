//! Copies are called back: whatever ends a partner's use ends it in writing, once, and says when it is over.

use digitales::catalogue::edition::Edition;
use digitales::catalogue::participant::Person;
use digitales::catalogue::work::Work;
use digitales::clock::Timestamp;
use digitales::consent::fact::*;
use digitales::consent::ledger::{Recall, happenings, outbox, recalls};
use digitales::consent::recalling::{call_back, tell_head};
use digitales::consent::record::*;
use digitales::error::Kind;
use digitales::id::{Id, Sha256Digest};

use crate::house::*;
use crate::story::instant;
use crate::support::on_each_engine;

const ORIGINAL: &str = "select id from edition where work_id = $1 and kind = 'original'";

impl House {
    /// A film whose broadcast file a partner in Germany took.
    async fn film_on_a_partners_desk(&self) -> (Id<Work>, Id<Person>) {
        let (work, narrator) = self.film().await;
        let mut deed = self.deed().await;
        let partner = OrganisationFact {
            kind: OrganisationKind::RadioPartner,
            name: "Invented Radio".to_owned(),
            territory: "DE".parse().unwrap(),
            recall_email: "desk@radio.invalid".to_owned(),
            recall_phone: "+49 30 0001".to_owned(),
        };
        let (organisation, _) = deed.organisation(&partner).await.unwrap();
        let during = Interval { from: instant("2026-01-01"), until: instant("2031-01-01") };
        let (source_id, uses) = ("a1".to_owned(), Use::ALL.into());
        let agreement =
            AgreementFact { source_id, organisation, uses, during, recall_hours: 48, evidence: seen() };
        deed.agreement(&agreement).await.unwrap();
        let (edition,) = digitales::row!(deed.tx(), (String,), ORIGINAL, work.text()).unwrap().unwrap();
        let (edition, sha256): (Id<Edition>, _) = (edition.parse().unwrap(), Sha256Digest::of(b"a file"));
        deed.deliver(&DeliveryFact { work, sha256, edition, organisation, use_: Use::BroadcastDownload })
            .await
            .unwrap();
        deed.commit().await.unwrap();
        (work, narrator)
    }

    async fn recalled(&self) -> Vec<Recall> {
        recalls(&mut self.database.read().await.unwrap()).await.unwrap()
    }

    /// What happened with a recall, in words.
    async fn happened(&self, recall: &Recall) -> Vec<String> {
        let mut tx = self.database.read().await.unwrap();
        happenings(&mut tx, recall.id).await.unwrap().into_iter().map(|h| h.kind).collect()
    }

    async fn waiting(&self, kind: &str) -> Vec<outbox::Item> {
        let mut tx = self.database.read().await.unwrap();
        let due = outbox::due(&mut tx, self.now(), 100).await.unwrap();
        due.into_iter().filter(|item| item.kind == kind).collect()
    }

    async fn withdraws(&self, narrator: Id<Person>, work: Id<Work>, uses: &[Use]) {
        let mut deed = self.deed().await;
        let uses = Some(uses.iter().copied().collect());
        deed.withdraw(&WithdrawalFact { uses, ..withdrawal(narrator, Some(work), self.now()) })
            .await
            .unwrap();
        deed.commit().await.unwrap();
    }
}

#[tokio::test]
async fn a_withdrawal_calls_back_what_was_taken_for_that_use_within_the_agreed_hours() {
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        let (work, narrator) = house.film_on_a_partners_desk().await;
        house.withdraws(narrator, work, &[Use::PodcastFeed]).await;
        assert!(house.recalled().await.is_empty(), "nobody took it for a podcast");
        house.withdraws(narrator, work, &[Use::BroadcastDownload]).await;
        let recalled = house.recalled().await;
        assert_eq!(recalled.len(), 1);
        assert_eq!(recalled[0].due, house.now().plus_millis(48 * 3_600_000));
        assert_eq!((recalled[0].mark, recalled[0].partner.as_str()), (1, "Invented Radio"));
        assert_eq!(house.waiting("recall").await[0].object, recalled[0].id.text());
        house.withdraws(narrator, work, &[Use::BroadcastDownload]).await;
        assert_eq!(house.recalled().await.len(), 1, "a copy is called back once");
        house.verifies().await;
    })
    .await;
}

#[tokio::test]
async fn a_hold_calls_back_and_its_end_says_that_it_is_over() {
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        let (work, _) = house.film_on_a_partners_desk().await;
        let mut deed = house.deed().await;
        let during = Interval { from: house.now(), until: Timestamp::MAX };
        let hold = HoldFact { source_id: Some("h1".into()), uses: None, during, cause: "dispute" };
        deed.hold(work, &hold, None).await.unwrap();
        deed.commit().await.unwrap();
        let recalled = house.recalled().await;
        house.clock.set(house.now().plus_millis(1_000));
        let mut deed = house.deed().await;
        deed.end_hold(work, "h1", house.now()).await.unwrap();
        deed.commit().await.unwrap();
        assert_eq!(house.happened(&recalled[0]).await, ["lifted"]);
        let mut deed = house.deed().await;
        deed.hold(work, &HoldFact { source_id: None, ..hold }, None).await.unwrap();
        deed.commit().await.unwrap();
        assert_eq!(house.recalled().await.len(), 2, "a second hold calls back anew");
    })
    .await;
}

#[tokio::test]
async fn a_consent_that_ends_by_itself_is_called_back_by_itself() {
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        house.film_on_a_partners_desk().await;
        assert_eq!(call_back(&house.ledger, house.now()).await.unwrap(), 0);
        house.clock.set(instant("2027-01-01"));
        assert_eq!(call_back(&house.ledger, house.now()).await.unwrap(), 1);
        assert_eq!(call_back(&house.ledger, house.now()).await.unwrap(), 0);
        assert_eq!(house.recalled().await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_partner_who_refuses_says_why() {
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        let (work, narrator) = house.film_on_a_partners_desk().await;
        house.withdraws(narrator, work, &[Use::BroadcastDownload]).await;
        let recall = house.recalled().await.remove(0);
        let mut deed = house.deed().await;
        assert_eq!(deed.happened(recall.id, "refused", Some("no")).await.unwrap_err().kind(), Kind::Invalid);
        deed.happened(recall.id, "acknowledged", None).await.unwrap();
        deed.happened(recall.id, "deleted", Some("by the archive")).await.unwrap();
        deed.commit().await.unwrap();
        assert_eq!(house.happened(&recall).await, ["acknowledged", "deleted"]);
    })
    .await;
}

#[tokio::test]
async fn the_head_of_the_audit_log_goes_out_after_a_withdrawal_and_once_a_day() {
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        let (work, narrator) = house.film_on_a_partners_desk().await;
        house.withdraws(narrator, work, &[Use::PodcastFeed]).await;
        assert_eq!(house.waiting("audit_head").await.len(), 1);
        assert!(!tell_head(&house.ledger, house.now()).await.unwrap(), "it went out today");
        house.clock.set(house.now().plus_millis(25 * 3_600_000));
        assert!(!tell_head(&house.ledger, house.now()).await.unwrap(), "nothing happened since");
        house.person("somebody new").await;
        assert!(tell_head(&house.ledger, house.now()).await.unwrap());
        assert_eq!(house.waiting("audit_head").await.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn what_goes_out_is_taken_by_one_sender_and_tried_again_until_it_is_done() {
    on_each_engine(async |engine| {
        let house = House::open(&engine).await;
        let (work, narrator) = house.film_on_a_partners_desk().await;
        house.withdraws(narrator, work, &[Use::BroadcastDownload]).await;
        let item = house.waiting("recall").await.remove(0);
        let lease = house.now().plus_millis(60_000);
        let mut tx = house.database.write().await.unwrap();
        assert!(outbox::take(&mut tx, item.id, house.now(), lease).await.unwrap());
        assert!(!outbox::take(&mut tx, item.id, house.now(), lease).await.unwrap(), "somebody has it");
        outbox::failed(&mut tx, item.id, house.now().plus_millis(5_000), "the server is away").await.unwrap();
        tx.commit().await.unwrap();
        assert!(house.waiting("recall").await.is_empty());
        house.clock.set(house.now().plus_millis(5_000));
        assert_eq!(house.waiting("recall").await[0].attempts, 1);
        let mut tx = house.database.write().await.unwrap();
        outbox::done(&mut tx, item.id, house.now()).await.unwrap();
        tx.commit().await.unwrap();
        assert!(house.waiting("recall").await.is_empty());
    })
    .await;
}
